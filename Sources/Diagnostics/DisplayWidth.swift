extension Character {
  /// Cells the character takes in a terminal: 2 for East Asian wide and full-width characters and emoji,
  /// 0 for controls, else 1 (Unicode Standard Annex #11; ambiguous characters count 1).
  public var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    let value = first.value
    if value < 0x20 || value == 0x7F || value == 0xFEFF { return 0 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}

extension StringProtocol {
  /// Cells the text takes in a terminal, see ``Swift/Character/displayWidth``.
  public var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}
