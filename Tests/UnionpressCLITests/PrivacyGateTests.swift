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
