import Foundation
import Testing

/// The text of the acceptance task: three numbers that must not be published, and three that may.
private let text = """
  ---
  标题: 报名通知
  日期: 2026-11-20
  ---
  证件 11010519491231002X，联系 138 0013 8000，汇款 ４１１１ 1111 1111 1111。

  办公室 010-12345678，书号 978-7-300-11595-5，文号 校工〔2026〕12号。

  """

private let numbers = [
  "11010519491231002X", "138 0013 8000", "13800138000", "４１１１ 1111 1111 1111", "4111111111111111",
]

struct PrivacyGateTests {
  @Test func `T7: three private numbers are three errors with their places, masked, and nothing is written`()
    throws
  {
    let folder = try Folder(["content/news/2026/sign-up.md": text, "public/index.html": "old"])
    try folder.write(
      "unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\nallow_contacts: [010-12345678]\n")
    let (code, output, errors) = try folder.output("build", "--lang", "zh", "--today", "2026-11-23")
    #expect(code == 1)
    #expect(
      errors.components(separatedBy: "错误[privacy.").count - 1 == 3 && errors.contains("3 个错误"), "\(errors)")
    for place in ["sign-up.md:5:4", "sign-up.md:5:26", "sign-up.md:5:43"] {
      #expect(errors.contains(place), "\(place)\n\(errors)")
    }
    for masked in ["身份证号 110105********002X", "个人手机号 138****8000", "银行卡号 4111********1111"] {
      #expect(errors.contains(masked), "\(masked)")
    }
    for number in numbers { #expect(!errors.contains(number) && !output.contains(number), "\(number)") }
    #expect(folder.read("public/index.html") == "old")
    let json = try folder.output("check", "--format", "json").output
    for number in numbers { #expect(!json.contains(number)) }
  }

  @Test func `T7: so are numbers in a picture's comment, in the name of an attachment and in a calendar`()
    throws
  {
    let news = "---\n标题: 通知\n日期: 2026-11-20\n---\n"
    let comment = try Folder(["content/news/2026/photo/index.md": news])
    let note = Array("call 13800138000".utf8)
    let picture: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xFE, 0, UInt8(note.count + 2)] + note + [0xFF, 0xDA, 0, 2, 1, 0xFF, 0xD9]
    try Data(picture).write(to: URL(fileURLWithPath: comment.path + "/content/news/2026/photo/a.jpg"))
    let first = try comment.output("check", "--lang", "zh")
    #expect(
      first.code == 1 && first.errors.contains("a.jpg") && first.errors.contains("附加信息里有个人手机号 138****8000"))

    let name = try Folder(["content/news/2026/photo/index.md": news])
    try name.write("content/news/2026/photo/李明13800138000.pdf", "%PDF")
    let second = try name.output("check", "--lang", "zh")
    #expect(
      second.code == 1 && second.errors.contains("文件名里有个人手机号 138****8000")
        && !second.errors.contains("13800138000"))

    let event = try Folder([
      "content/events/2026/talk.md": "---\n标题: 讲座\n开始: 2026-11-24 14:30\n摘要: 电话 138-0013-8000\n---\n"
    ])
    let third = try event.output("check", "--lang", "zh")
    #expect(third.code == 1 && third.errors.components(separatedBy: "错误[privacy.").count - 1 == 1)
  }

  @Test func `T7: a number only in the Exif comment is found; without it the place goes and the pixels stay`()
    throws
  {
    func picture(_ comment: String) -> [UInt8] {
      func big(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).reversed().map { UInt8(value >> ($0 * 8) & 0xFF) }
      }
      let text = Array("ASCII\0\0\0".utf8) + Array(comment.utf8)
      // Two directories: the comment's, and the place's with a latitude reference.
      var tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8] + big(2, 2)
      tiff += big(0x8769, 2) + big(4, 2) + big(1, 4) + big(38, 4)
      tiff += big(0x8825, 2) + big(4, 2) + big(1, 4) + big(56 + text.count, 4) + big(0, 4)
      tiff += big(1, 2) + big(0x9286, 2) + big(7, 2) + big(text.count, 4) + big(56, 4) + big(0, 4) + text
      tiff += big(1, 2) + big(1, 2) + big(2, 2) + big(2, 4) + [0x4E, 0, 0, 0] + big(0, 4)
      let exif = Array("Exif\0\0".utf8) + tiff
      return [0xFF, 0xD8, 0xFF, 0xE1] + big(exif.count + 2, 2) + exif + pixels
    }
    // Eight pixels square, from its tables on.
    let encoded =
      "/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZW"
      + "dj/8AACwgACAAIAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/"
      + "ADf/2Q=="
    let pixels = Array(try #require(Data(base64Encoded: encoded)))
    let news = "---\n标题: 通知\n日期: 2026-11-20\n---\n[原图](a.jpg)\n"
    let folder = try Folder(["content/news/2026/photo/index.md": news])
    let place = URL(fileURLWithPath: folder.path + "/content/news/2026/photo/a.jpg")
    try Data(picture("call 13800138000")).write(to: place)
    let found = try folder.output("build", "--lang", "zh", "--today", "2026-11-23")
    #expect(found.code == 1 && found.errors.contains("附加信息里有个人手机号 138****8000"), "\(found.errors)")
    #expect(folder.read("public/index.html") == nil)

    try Data(picture("a fine day")).write(to: place)
    let clean = try folder.output("build", "--lang", "zh", "--today", "2026-11-23")
    #expect(clean.code == 0, "\(clean.errors)")
    let published = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/public/news/2026/photo/a.jpg"))
    #expect(Array(published.suffix(pixels.count)) == pixels)
    #expect(
      published.firstRange(of: Data([0x88, 0x25])) == nil
        && published.firstRange(of: Data("fine".utf8)) == nil)
  }

  @Test
  func
    `numbers in the text of a PDF and in its properties are found; one that cannot be read is said to be unread`()
    throws
  {
    func pdf(_ text: String, author: String) -> String {
      // The text is encoded, as it is in any real file.
      let hex = Array("BT /F1 12 Tf 72 700 Td (\(text)) Tj ET".utf8).map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      return """
        %PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
        4 0 obj <</Length \(hex.count + 1) /Filter /ASCIIHexDecode>> stream
        \(hex)>
        endstream endobj
        5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
        6 0 obj <</Author (\(author))>> endobj
        trailer <</Root 1 0 R /Info 6 0 R>>
        %%EOF

        """
    }
    let news = "---\n标题: 通知\n日期: 2026-11-20\n---\n"
    let folder = try Folder([
      "content/news/2026/a/index.md": news,
      "content/news/2026/a/text.pdf": pdf("call 138 0013 8000", author: "Office"),
      "content/news/2026/a/properties.pdf": pdf("nothing here", author: "11010519491231002X"),
      "content/news/2026/a/damaged.pdf": "%PDF-1.4 and no more",
    ])
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(code == 1 && errors.contains("2 个错误"), "\(errors)")
    #expect(errors.contains("a/text.pdf") && errors.contains("文件里有个人手机号 138****8000"), "\(errors)")
    #expect(
      errors.contains("a/properties.pdf") && errors.contains("文件里有身份证号 110105********002X"), "\(errors)")
    #expect(errors.contains("警告[privacy.unread]") && errors.contains("a/damaged.pdf"), "\(errors)")
  }

  @Test func `numbers in tables, pages and calendars beside a record are found`() throws {
    let folder = try Folder([
      "content/news/2026/a.md": "---\n标题: 通知\n日期: 2026-11-20\n---\n",
      "content/news/2026/a/m.csv": "姓名,手机\n张三,13912345678\n",
      "content/news/2026/a/m.ics": "BEGIN:VCALENDAR\nDESCRIPTION:138 0013 8000\nEND:VCALENDAR\n",
      "content/news/2026/a/m.html": "<p>11010519491231002X</p>",
      "content/news/2026/a/none.txt": "80 人，2026 年 11 月 20 日，共 12345678901 元",
    ])
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(code == 1 && errors.contains("3 个错误"), "\(errors)")
    for file in ["a/m.csv", "a/m.ics", "a/m.html"] { #expect(errors.contains(file), "\(file)") }
  }

  @Test func `numbers in what Windows calls Unicode text are found`() throws {
    let folder = try Folder(["content/news/2026/a.md": "---\n标题: 通知\n日期: 2026-11-20\n---\n"])
    let text = "姓名\t手机\r\n张三\t13912345678\r\n".utf16
    let little = text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let files: [(name: String, bytes: [UInt8])] = [
      ("marked.txt", [0xFF, 0xFE] + little),
      ("big.csv", [0xFE, 0xFF] + text.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      ("bare.txt", little),
      // No text: something that is no character stands before it.
      ("program.bin", [1, 0] + little),
    ]
    let place = folder.path + "/content/news/2026/a"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: "\(place)/\(name)")) }
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(code == 1 && errors.contains("3 个错误"), "\(errors)")
    for file in ["a/marked.txt", "a/big.csv", "a/bare.txt"] { #expect(errors.contains(file), "\(file)") }
  }

  @Test func `numbers that come together only on the page are found there`() throws {
    // No number in the source; the page shows the parts side by side.
    let folder = try Folder([
      "content/news/2026/a.md": "---\n标题: 通知\n日期: 2026-11-20\n---\n138&#48;&#48;13800&#48;\n"
    ])
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(
      code == 1 && errors.contains("public/news/2026/a/index.html") && errors.contains("138****8000"),
      "\(errors)")
  }

  @Test func `fields for private data are refused, also below extra, and families of clubs are none`() throws
  {
    let folder = try Folder([
      "content/clubs/volleyball.md":
        "---\ntitle: 排球俱乐部\nfamily: sports-arts\n手机: 见通讯录\nextra: {a: [{生日: 春天}]}\n---\n"
    ])
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(code == 1 && errors.components(separatedBy: "错误[privacy.key]").count - 1 == 2, "\(errors)")
    #expect(errors.contains("volleyball.md:4:1") && errors.contains("“生日”是个人信息"))
  }

  @Test func `what may be private is a warning, what belongs to an office is none`() throws {
    let folder = try Folder([
      "content/news/2026/a.md":
        "---\n标题: 通知\n日期: 2026-11-20\n---\n写信到 li@qq.com 或 union@163.com、gh@example.edu.cn。\n"
    ])
    try folder.write(
      "unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\nallow_contacts: [union@163.com]\n")
    let (code, _, errors) = try folder.output("check", "--lang", "zh")
    #expect(
      code == 0 && errors.components(separatedBy: "警告[privacy.hint]").count - 1 == 1
        && errors.contains("l***@qq.com"), "\(errors)")
  }
}
