import Search
import Testing

/// Numbers that are the same in every run with the same seed.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

struct SearchMemoryTests {
  @Test(arguments: 1...4)
  func `after any edits the files are those of an index made anew`(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    let words = ["排球", "赛程", "读书会", "改期", "Python 入门", "AI", "志愿", "第12周", "会议", "a/b", "\u{2028}", "\"引号\""]
    func text() -> String {
      (0..<Int.random(in: 0...6, using: &numbers)).map { _ in words.randomElement(using: &numbers) ?? "" }
        .joined(separator: " ")
    }
    func document(_ name: Int) -> SearchDocument {
      SearchDocument(
        url: "/\(name)/", title: text(), texts: [text(), text()], tags: [text()], kind: "news",
        language: "zh-CN")
    }
    var documents = (0..<150).map(document)
    var memory = SearchMemory()
    for _ in 0..<12 {
      switch Int.random(in: 0...5, using: &numbers) {
      case 0: documents.append(document(Int.random(in: 100...999_999, using: &numbers)))
      case 1: documents.removeAll { _ in Int.random(in: 0...9, using: &numbers) == 0 }
      case 2: documents.shuffle(using: &numbers)
      default:
        for _ in 0..<Int.random(in: 0...2, using: &numbers) {
          guard let place = documents.indices.randomElement(using: &numbers) else { continue }
          documents[place].texts = [text()]
          if Bool.random(using: &numbers) { documents[place].title = text() }
        }
      }
      #expect(searchFiles(documents, reusing: &memory) { $0 } == searchFiles(documents))
    }
  }
}
