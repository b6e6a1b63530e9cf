/// A 64-bit hash of all that was added to it, in order; the same on every machine and in every run.
///
/// It tells whether something has changed since a build before; like ``fingerprint(_:)`` it is no help against people. Eight bytes
/// are taken at a time, so that a site's texts cost milliseconds.
public struct ContentHash: Sendable, Hashable {
  /// The hash so far.
  public private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The hash of nothing.
  public init() {}

  /// The hash of `words`.
  public init(_ words: UInt64...) { for word in words { add(word) } }

  /// The hash of a text and what goes before it.
  public init(_ text: String, _ words: UInt64...) {
    for word in words { add(word) }
    add(text)
  }

  /// Adds a number.
  public mutating func add(_ word: UInt64) {
    // Both halves of the product, so that every bit of either comes through.
    let product = (value ^ word).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
    value = (product.high ^ product.low) &+ 0xe703_7ed1_a0b4_28db
  }

  /// Adds a number.
  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Adds bytes and how many they are.
  /// - Complexity: O(n) in bytes.
  public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// Adds bytes and how many they are.
  /// - Complexity: O(n) in bytes.
  public mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  /// Adds a text's bytes and how many they are.
  /// - Complexity: O(n) in bytes.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    var rest: UInt64 = 0
    for offset in (whole..<bytes.count).reversed() { rest = rest << 8 | UInt64(bytes[offset]) }
    if whole < bytes.count { add(rest) }
  }
}
