/// A few phrases that are looked for together, in one pass over a text.
///
/// They are compared byte by byte: case and width count. Each has at least three bytes.
public struct PhraseSet: Sendable {
  /// The phrases by their first three bytes.
  private let byStart: [UInt32: [Phrase]]
  /// A bit for each remainder of such a start: most places of a text are passed by with it alone.
  private let mask: UInt64

  private struct Phrase: Sendable {
    var text: String
    var bytes: [UInt8]
  }

  /// The set of `phrases`; one that is shorter than three bytes is left out.
  public init(_ phrases: [String]) {
    var byStart: [UInt32: [Phrase]] = [:]
    var mask: UInt64 = 0
    for text in phrases {
      let bytes = Array(text.utf8)
      guard bytes.count > 2 else { continue }
      let start = UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2])
      byStart[start, default: []].append(Phrase(text: text, bytes: bytes))
      mask |= Self.bit(start)
    }
    (self.byStart, self.mask) = (byStart, mask)
  }

  private static func bit(_ start: UInt32) -> UInt64 { 1 << UInt64((start ^ start >> 8 ^ start >> 14) & 63) }

  /// The phrase that stands first in `text`, and at which byte; `nil` if none does.
  /// - Complexity: linear in the text.
  public func first(in text: String) -> (phrase: String, offset: Int)? {
    var text = text
    return text.withUTF8 { first(in: $0) }
  }

  /// The phrase that stands first in `bytes`, and where.
  public func first(in bytes: UnsafeBufferPointer<UInt8>) -> (phrase: String, offset: Int)? {
    guard bytes.count > 2 else { return nil }
    var start = UInt32(bytes[0]) << 8 | UInt32(bytes[1])
    for last in 2..<bytes.count {
      start = (start << 8 | UInt32(bytes[last])) & 0xFF_FFFF
      guard mask & Self.bit(start) != 0, let candidates = byStart[start] else { continue }
      let rest = bytes[(last - 2)...]
      if let found = candidates.first(where: { rest.starts(with: $0.bytes) }) {
        return (found.text, last - 2)
      }
    }
    return nil
  }

  /// Whether any of the phrases stands in `text`.
  public func isIn(_ text: String) -> Bool { first(in: text) != nil }
}
