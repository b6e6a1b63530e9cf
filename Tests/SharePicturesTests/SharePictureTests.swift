import FileTrees
import Foundation
@testable import SharePictures
import Testing

private func card(_ title: String) -> ShareCard {
  ShareCard(site: "学院工会", title: title, detail: "11月23日", accent: 0x0B625F)
}

/// Width and height that a PNG says it has (its first chunk).
private func pngSize(_ png: [UInt8]) -> (width: Int, height: Int)? {
  guard png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), png.count > 24 else { return nil }
  func number(_ at: Int) -> Int { png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
  return (number(16), number(20))
}

struct SharePictureTests {
  @Test func `without a font the picture is the same for every title, and of the right size`() throws {
    let pictures = sharePictures([card("排球"), card("羽毛球")], font: nil)
    #expect(pictures[0] == pictures[1])
    let size = try #require(pngSize(pictures[0]))
    #expect(size.width == 1200 && size.height == 630)
    #expect(sharePictures([card("排球")], font: Array("no font".utf8)) == [pictures[0]])
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")))
  func `the same card gives the same bytes, whatever was drawn before it`() throws {
    let font = Array(
      try Data(contentsOf: URL(fileURLWithPath: "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")))
    let long = String(repeating: "很长的标题，", count: 40)
    let many = sharePictures([card(long), card("排球"), card("𠮷😀\u{202E}\u{0}")], font: font)
    #expect(sharePictures([card("排球")], font: font) == [many[1]])
    #expect(many[0] != many[1])
    #expect(many.allSatisfy { pngSize($0)?.width == 1200 })
    #expect(many[1] != sharePictures([card("排球")], font: nil)[0])
    // A page that nobody would wait for.
    #expect(many.allSatisfy { $0.count < 60_000 })
  }

  @Test func `a card's name changes with each of its words and with nothing else`() {
    #expect(card("甲").path == card("甲").path)
    var other = card("甲")
    other.detail = nil
    let paths = [card("甲"), card("乙"), other].map(\.path)
    #expect(Set(paths).count == 3)
    #expect(paths.allSatisfy { $0.wholeMatch(of: #/share\/[0-9a-f]{16}\.png/#) != nil })
  }
}

struct LineBreakingTests {
  /// Lines of at most `width` characters, each as wide as any other.
  private func lines(_ text: String, _ width: Double, most: Int = 9) -> [String]? {
    brokenLines(text, width: width, most: most) { _ in 1 }
  }

  @Test func `汉字 part anywhere, words at spaces`() {
    #expect(lines("师生百人红歌赛", 4) == ["师生百人", "红歌赛"])
    #expect(lines("Sports day of all", 8) == ["Sports", "day of", "all"])
    #expect(lines("第12届Sports会", 5) == ["第12届", "Sport", "s会"])
  }

  @Test func `marks stay with what they close or open`() {
    #expect(lines("甲乙丙，丁", 3) == ["甲乙", "丙，丁"])
    #expect(lines("甲乙《丙》丁", 3) == ["甲乙", "《丙》", "丁"])
  }

  @Test func `more lines than asked for are none`() {
    #expect(lines("甲乙丙丁", 2, most: 1) == nil)
    #expect(lines("", 2) == [])
    #expect(lines("   ", 2) == [])
  }
}
