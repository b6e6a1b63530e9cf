/// Classes of characters that the rules for Chinese text turn on.
extension Unicode.Scalar {
  /// A 汉字 (the unified ideographs and 〇).
  var isHan: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
    default: false
    }
  }

  /// Punctuation as wide as a 汉字, or one of the quotes, dashes and dots that Chinese text uses.
  var isWidePunctuation: Bool {
    switch value {
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
      0xFF5B...0xFF65, 0x2018...0x201F, 0x2026, 0x2014, 0xFE30...0xFE4F:
      true
    default: false
    }
  }

  /// 汉字, kana or wide punctuation: neighbours between which a line break is no space.
  var isCJK: Bool {
    isHan || isWidePunctuation || (0x3041...0x30FF).contains(value) || (0xFF10...0xFF5A).contains(value)
      || value == 0x3000
  }
}

extension String {
  /// Whether a 汉字 is in it.
  var containsHan: Bool { unicodeScalars.contains(where: \.isHan) }
}
