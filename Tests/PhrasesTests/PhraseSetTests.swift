import Phrases
import Testing

@Suite struct PhraseSetTests {
  @Test func `the phrase that stands first is found, with its place in bytes`() throws {
    let set = PhraseSet(["红字", "标红", "shown in red"])
    let found = try #require(set.first(in: "见标红的红字"))
    #expect(found.phrase == "标红")
    #expect(found.offset == 3)
    #expect(set.first(in: "What is shown in red")?.offset == 8)
  }

  @Test func `neither half a phrase nor one across two characters counts`() {
    let set = PhraseSet(["标红"])
    #expect(!set.isIn("标"))
    #expect(!set.isIn("标 红"))
    #expect(!set.isIn(""))
    #expect(!set.isIn("目标：红旗"))
  }

  @Test func `of phrases that begin alike the one that is there is found`() {
    let set = PhraseSet(["红色部分", "红色字"])
    #expect(set.first(in: "其中红色字为必填")?.phrase == "红色字")
  }

  /// Compared with the plain way: every phrase at every place.
  @Test func `it finds what looking at every place finds`() {
    let phrases = ["aab", "abca", "ca红", "红红黄", "黄a红"]
    let set = PhraseSet(phrases)
    let letters = ["a", "b", "c", "红", "黄"]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += letters[Int(state >> 33) % letters.count]
      }
      let bytes = Array(text.utf8)
      let places = bytes.indices.filter { place in
        phrases.contains { bytes[place...].starts(with: $0.utf8) }
      }
      #expect(set.first(in: text)?.offset == places.first)
    }
  }
}
