import Diagnostics

/// The beginning of `text` for lists: whole sentences up to about 120 cells (60 汉字), at least one.
func excerpt(of text: String) -> String {
  let limit = 160
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  // No character is wider than it has bytes.
  guard line.utf8.count > limit else { return line }
  var width = 0
  var kept = ""
  var lastEnd: String?
  for character in line {
    width += character.displayWidth
    if width > limit { break }
    kept.append(character)
    if "。！？!?；".contains(character) { lastEnd = kept }
  }
  if width <= limit { return line }
  if let lastEnd, lastEnd.displayWidth > 40 { return lastEnd }
  return kept + "…"
}
