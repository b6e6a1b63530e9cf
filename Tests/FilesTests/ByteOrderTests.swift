import FileTrees
import Testing

@Suite struct ByteOrderTests {
  @Test("the order of paths is that of their bytes, whatever they share and wherever they end")
  func ordersAsBytes() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["clubs/", "活动/", "a", "b", "é", "e\u{301}", "2026-11-", "𠮷", "\u{0}", "排球", "index.html"]
    func path() -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
    for _ in 0..<20_000 {
      let (left, right) = (path(), path())
      #expect(
        bytesPrecede(left, right) == left.utf8.lexicographicallyPrecedes(right.utf8),
        "“\(left)” and “\(right)”")
    }
  }
}
