import Diagnostics

/// The beginning of `text` for lists: whole sentences up to about 160 cells (80 汉字), at least one.
func excerpt(of text: String) -> String {
  let limit = 160
  let line =
    text.utf8.contains(where: mayBeginNewline)
    ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  // No character is wider than it has bytes.
  guard line.utf8.count > limit else { return line }
  var width = 0
  var end = line.startIndex
  var sentence: (end: String.Index, width: Int)?
  while end < line.endIndex {
    let character = line[end]
    width += character.displayWidth
    if width > limit { break }
    end = line.index(after: end)
    if endsSentence(character) { sentence = (end, width) }
  }
  if width <= limit { return line }
  if let sentence, sentence.width > 40 { return String(line[..<sentence.end]) }
  return line[..<end] + "…"
}

/// Whether a line break may begin with `byte`: one of ASCII, or U+0085, U+2028, U+2029.
private func mayBeginNewline(_ byte: UInt8) -> Bool {
  (0x0A...0x0D).contains(byte) || byte == 0xC2 || byte == 0xE2
}

private func endsSentence(_ character: Character) -> Bool {
  switch character {
  case "。", "！", "？", "!", "?", "；": true
  default: false
  }
}
