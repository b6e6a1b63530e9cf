import Pictures
import Testing

/// A big-endian TIFF with an orientation, a description, a comment in a directory of its own, and a place.
private func tiff(orientation: UInt8 = 6, description: String, comment: String = "") -> [UInt8] {
  func big(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).reversed().map { UInt8(value >> ($0 * 8) & 0xFF) }
  }
  func field(_ tag: Int, _ type: Int, _ count: Int, _ value: Int) -> [UInt8] {
    big(tag, 2) + big(type, 2) + big(count, 4) + big(value, 4)
  }
  let text = Array(description.utf8) + [0, 0, 0, 0]
  let note = Array("ASCII\0\0\0".utf8) + Array(comment.utf8)
  let directory = 8 + 2 + 4 * 12 + 4
  let exif = directory + text.count
  let comments = exif + 2 + 12 + 4
  let place = comments + note.count
  var result: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8] + big(4, 2)
  result += big(0x010E, 2) + big(2, 2) + big(text.count, 4) + big(directory, 4)
  result += big(0x0112, 2) + big(3, 2) + big(1, 4) + [0, orientation, 0, 0]
  result += field(0x8769, 4, 1, exif) + field(0x8825, 4, 1, place) + big(0, 4)
  result += text + big(1, 2) + field(0x9286, 7, note.count, comments) + big(0, 4) + note
  result += big(1, 2) + field(1, 2, 2, 0x4E00_0000) + big(0, 4)
  return result
}

private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
  [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
}

private let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0])
private let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7, 7])
/// Tables, and pixels that hold what looks like a segment.
private let pixels =
  segment(0xDB, [0] + [UInt8](repeating: 9, count: 64)) + segment(0xDA, [1, 1, 0, 0, 63, 0])
  + [1, 2, 0xFF, 0, 3, 0xFF, 0xE1, 0, 4, 5, 6, 0xFF, 0xD9]

private func jpeg(_ parts: [UInt8]...) -> [UInt8] { [0xFF, 0xD8] + jfif + parts.joined() + profile + pixels }

/// A chunk of a PNG; nothing here checks the sum at its end.
private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
  [0, 0, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + Array(name.utf8) + content + [1, 2, 3, 4]
}

private let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

struct PictureMetadataTests {
  @Test func `T7: the place goes, the pixels and the colour profile stay, and so does how it is turned`() {
    let exif = segment(0xE1, Array("Exif\0\0".utf8) + tiff(description: "队员合影"))
    let picture = jpeg(
      exif, segment(0xFE, Array("made by Li".utf8)), segment(0xED, Array("Photoshop 3.0\0".utf8)))
    let before = pictureMetadata(of: picture)
    #expect(before.hasPosition && before.orientation == 6)
    let stripped = withoutPrivateMetadata(picture) ?? []
    let after = pictureMetadata(of: stripped)
    #expect(!after.hasPosition && after.orientation == 6 && after.notes.isEmpty)
    #expect(stripped.starts(with: [0xFF, 0xD8] + jfif))
    #expect(Array(stripped.suffix((profile + pixels).count)) == profile + pixels)
    #expect(withoutPrivateMetadata(stripped) == nil || withoutPrivateMetadata(stripped) == stripped)
  }

  @Test func `texts in comments, in the fields of Exif and in XMP are read`() {
    let exif = segment(0xE1, Array("Exif\0\0".utf8) + tiff(description: "甲", comment: "call 13800138000"))
    let xmp = segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>李明</x:xmpmeta>".utf8))
    let notes = pictureMetadata(of: jpeg(exif, xmp, segment(0xFE, Array("乙".utf8)))).notes.joined(
      separator: "|")
    for text in ["甲", "13800138000", "李明", "乙"] { #expect(notes.contains(text), "\(text)") }
  }

  @Test func `a comment does not run together with the name of its encoding`() {
    let exif = segment(0xE1, Array("Exif\0\0".utf8) + tiff(description: "甲", comment: "13800138000"))
    #expect(pictureMetadata(of: jpeg(exif)).notes.contains { $0.hasSuffix("\n13800138000") })
  }

  @Test func `the label of what a machine has made stays`() {
    let xmp = segment(
      0xE1,
      Array(
        "http://ns.adobe.com/xap/1.0/\0<rdf:Description><TC260:AIGC>{\"Label\":\"1\"}</TC260:AIGC><dc:creator>李明</dc:creator></rdf:Description>"
          .utf8))
    let stripped = withoutPrivateMetadata(jpeg(xmp)) ?? []
    #expect(pictureMetadata(of: stripped).generatedLabel == "{\"Label\":\"1\"}")
    #expect(!pictureMetadata(of: stripped).notes.joined().contains("李明"))
  }

  @Test func `a label in a comment, in the XMP of a PNG or over several lines stays, too`() {
    let exif = segment(
      0xE1,
      Array("Exif\0\0".utf8) + tiff(description: "x", comment: #"{"AIGC": {"Label": "1", "By": "甲}<乙"}} 李明"#))
    let said = withoutPrivateMetadata(jpeg(exif)) ?? []
    #expect(pictureMetadata(of: said).generatedLabel == #"{"Label": "1", "By": "甲}&lt;乙"}"#)
    #expect(!String(decoding: said, as: UTF8.self).contains("李明"))

    let packet = "<x><TC260:AIGC>{\n  1\n}</TC260:AIGC><dc:creator>李明</dc:creator></x>"
    let text = chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Array(packet.utf8))
    let kept = withoutPrivateMetadata(head + chunk("IHDR", [1, 2, 3]) + text + chunk("IEND", [])) ?? []
    #expect(pictureMetadata(of: kept).generatedLabel == "{\n  1\n}")
    #expect(!String(decoding: kept, as: UTF8.self).contains("李明"))
    #expect(withoutPrivateMetadata(kept) == nil)
  }

  @Test func `PNG and WebP lose their texts and keep their pixels`() {
    let kept = chunk("IHDR", [UInt8](repeating: 1, count: 13)) + chunk("IDAT", [7, 8, 9])
    let png =
      head + chunk("tEXt", Array("Comment\0李明 13800138000".utf8)) + kept + chunk("tIME", [1])
      + chunk("IEND", [])
    #expect(pictureMetadata(of: png).notes.joined().contains("13800138000"))
    #expect(withoutPrivateMetadata(png) == head + kept + chunk("IEND", []))
    let label = chunk("tEXt", Array("AIGC\0{}".utf8))
    #expect(withoutPrivateMetadata(head + kept + label) == nil)

    func riff(_ name: String, _ content: [UInt8]) -> [UInt8] {
      Array(name.utf8) + [UInt8(content.count), 0, 0, 0] + content + (content.count % 2 == 1 ? [0] : [])
    }
    func webp(_ body: [UInt8]) -> [UInt8] {
      Array("RIFF".utf8) + [UInt8(body.count + 4), 0, 0, 0] + Array("WEBP".utf8) + body
    }
    let exif = riff("EXIF", tiff(description: "合影"))
    let picture = webp(riff("VP8X", [0x0C, 0, 0, 0, 1, 0, 0, 1, 0, 0]) + riff("VP8 ", [1, 2, 3]) + exif)
    #expect(pictureMetadata(of: picture).hasPosition)
    #expect(
      withoutPrivateMetadata(picture)
        == webp(riff("VP8X", [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]) + riff("VP8 ", [1, 2, 3])))
  }

  @Test func `a GIF loses its comments and XMP, keeps how it moves and the label of what a machine has made`()
  {
    func blocks(_ content: [UInt8]) -> [UInt8] { [UInt8(content.count)] + content + [0] }
    func application(_ name: String, _ rest: [UInt8]) -> [UInt8] {
      [0x21, 0xFF, 11] + Array(name.utf8) + rest
    }
    func xmp(_ packet: String) -> [UInt8] {
      application("XMP DataXMP", Array(packet.utf8) + [1] + (0...255).reversed() + [0])
    }
    let head = Array("GIF89a".utf8) + [2, 0, 1, 0, 0, 0, 0]
    let loop = application("NETSCAPE2.0", blocks([1, 0, 0]))
    let frame: [UInt8] = [0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]
    let comment = [0x21, 0xFE] + blocks(Array("李明 13800138000".utf8))
    let other = application("Camera  123", blocks(Array("X-7".utf8)))
    let packet =
      "<x:xmpmeta><dc:creator>王芳</dc:creator><exif:GPSLatitude>39,54N</exif:GPSLatitude></x:xmpmeta>"
    let gif = head + comment + loop + frame + xmp(packet) + other + frame + [0x3B] + Array("film".utf8)
    let metadata = pictureMetadata(of: gif)
    #expect(metadata.hasPosition && metadata.notes == ["李明 13800138000", packet])
    let stripped = head + loop + frame + frame + [0x3B]
    #expect(withoutPrivateMetadata(gif) == stripped)
    #expect(withoutPrivateMetadata(stripped) == nil)

    let labelled = head + frame + xmp("<x><TC260:AIGC>{\"甲\":1}</TC260:AIGC><dc:creator>李明</dc:creator></x>")
    let kept = withoutPrivateMetadata(labelled) ?? []
    #expect(pictureMetadata(of: kept).generatedLabel == "{\"甲\":1}")
    #expect(reachesEnd(kept, of: .gif) && !String(decoding: kept, as: UTF8.self).contains("李明"))
    #expect(withoutPrivateMetadata(kept) == nil)
    for length in 0..<gif.count { _ = withoutPrivateMetadata(Array(gif.prefix(length))) }
    for place in gif.indices {
      for value: UInt8 in [0, 0x21, 0x7F, 0xFF] {
        var damaged = gif
        damaged[place] = value
        _ = withoutPrivateMetadata(damaged)
      }
    }
  }

  @Test func `what follows the end of a picture goes, and so do parts that show nothing`() {
    let film = Array("ftypmp4 31.2304N 121.4737E".utf8)
    let preview = segment(0xE0, Array("JFXX\0".utf8) + [0x10, 1, 2, 3])
    let second = segment(0xE2, Array("MPF\0".utf8) + [1, 2, 3])
    let adobe = segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    let claim = segment(0xEB, Array("JP 李明".utf8))
    #expect(withoutPrivateMetadata(jpeg(adobe) + film) == jpeg(adobe))
    #expect(withoutPrivateMetadata(jpeg(preview, second, adobe, claim)) == jpeg(adobe))
    #expect(withoutPrivateMetadata(jpeg(adobe)) == nil)
    // Further scans belong to the picture, and the mark of an end in a table is none.
    let table =
      segment(0xC4, [0xFF, 0xD9, 1]) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 0xFF, 0xD3, 2, 0xFF, 0xD9]
    #expect(withoutPrivateMetadata(Array(jpeg(adobe).dropLast(2)) + table) == nil)
    #expect(
      withoutPrivateMetadata(Array(jpeg(adobe).dropLast(2)) + table + film) == Array(jpeg(adobe).dropLast(2))
        + table)

    let shown = head + chunk("IHDR", [1]) + chunk("iCCP", [2]) + chunk("IDAT", [3]) + chunk("fdAT", [4])
    let end = chunk("IEND", [])
    #expect(withoutPrivateMetadata(shown + chunk("caBX", Array("李明".utf8)) + end + film) == shown + end)
    #expect(withoutPrivateMetadata(shown + end) == nil)

    let body = Array("WEBPVP8 ".utf8) + [4, 0, 0, 0, 1, 2, 3, 4]
    let webp = Array("RIFF".utf8) + [16, 0, 0, 0] + body
    let more = Array("RIFF".utf8) + [26, 0, 0, 0] + body + Array("C2PA".utf8) + [2, 0, 0, 0, 1, 2]
    #expect(withoutPrivateMetadata(webp + film) == webp)
    #expect(withoutPrivateMetadata(more) == webp)
    #expect(withoutPrivateMetadata(webp) == nil)
  }

  @Test func `damaged pictures and other files bring nothing down`() {
    let picture = jpeg(segment(0xE1, Array("Exif\0\0".utf8) + tiff(description: "甲", comment: "乙")))
    for length in 0..<picture.count { _ = withoutPrivateMetadata(Array(picture.prefix(length))) }
    for place in 0..<picture.count {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var damaged = picture
        damaged[place] = value
        _ = withoutPrivateMetadata(damaged)
      }
    }
    #expect(withoutPrivateMetadata(Array("%PDF-1.7".utf8)) == nil && withoutPrivateMetadata([]) == nil)
  }
}
