/// Whether `scalar` is a Chinese character: Unicode's script Han, so also 〇, 々 and the radicals, but no
/// punctuation and no kana.
/// - Complexity: O(1).
public func isHan(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x2E80...0x2E99,
    0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0xF900...0xFA6D, 0xFA70...0xFAD9, 0x20000...0x2FA1D, 0x30000...0x323AF:
    true
  default: false
  }
}

/// Whether `character` is a Chinese character, see ``isHan(_:)-(Unicode.Scalar)``.
public func isHan(_ character: Character) -> Bool {
  character.unicodeScalars.first.map { isHan($0) } ?? false
}
