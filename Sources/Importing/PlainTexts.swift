/// `text` without white space at both ends; the ideographic space and the byte-order mark count.
func trimmed(_ text: some StringProtocol) -> String {
  let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
  guard let start = text.firstIndex(where: { !isSpace($0) }),
    let end = text.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text[start...end])
}

/// `text` without what neither YAML nor a page may hold: controls, non-characters, marks of the byte order. Line
/// breaks of every sort become LF.
func cleaned(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    defer { previous = scalar }
    switch scalar.value {
    case 0x0A where previous == "\r": break
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
    case 0x09: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0xFEFF: break
    default: if scalar.value & 0xFFFE != 0xFFFE { result.append(scalar) }
    }
  }
  return String(result)
}

/// `text` on one line, without white space at its ends.
func oneLine(_ text: String) -> String {
  cleaned(text).split(separator: "\n").map { trimmed($0) }.filter { !$0.isEmpty }.joined(separator: " ")
}
