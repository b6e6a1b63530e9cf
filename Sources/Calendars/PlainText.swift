/// The half-width twin of a full-width character (U+FF01…U+FF5E, U+3000), else the character itself.
func plain(_ character: Character) -> Character {
  guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
    return character
  }
  switch scalar.value {
  case 0x3000: return " "
  case 0xFF01...0xFF5E:
    return Unicode.Scalar(scalar.value - 0xFEE0).map { Character($0) } ?? character
  default: return character
  }
}

/// As ``plain(_:)``, and with one hyphen for every dash and one tilde for every wave that input methods make.
func plainWithDashes(_ character: Character) -> Character {
  switch character {
  case "—", "–", "−", "‐", "‑", "─", "﹣", "－": "-"
  case "〜", "∼", "～", "﹏": "~"
  case "﹕", "∶": ":"
  default: plain(character)
  }
}
