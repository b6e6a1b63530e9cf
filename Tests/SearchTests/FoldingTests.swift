import Foundation
import Testing

@testable import Search

struct FoldingTests {
  @Test func `what is folded and composed the short way is what Unicode's tables give`() {
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      if composed(text) != Array(text.precomposedStringWithCanonicalMapping.unicodeScalars) {
        Issue.record("U+\(String(value, radix: 16)) is composed wrongly")
      }
      guard value < 0x80 || (0x4E00...0x9FFF).contains(value) else { continue }
      var folding = Folding()
      let slow = text.precomposedStringWithCompatibilityMapping.unicodeScalars
        .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
      if folding.folded(scalar) != slow { Issue.record("U+\(String(value, radix: 16)) is folded wrongly") }
    }
  }

  @Test func `characters that join are joined`() {
    #expect(composed("e\u{301}té").map { String($0) } == ["é", "t", "é"])
    #expect(composed("か\u{3099}") == composed("が"))
  }
}
