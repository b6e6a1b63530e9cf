/// Breaks `text` into lines no wider than `width`, at most `most`; `nil` if that is not enough.
///
/// 汉字 may be parted anywhere, words of letters at spaces only; marks that close stay with what they close, marks that open
/// with what follows.
/// - Parameter advance: the width of a character.
func brokenLines(
  _ text: String, width: Double, most: Int, advance: (Character) -> Double
) -> [String]? {
  var lines: [String] = []
  var line = ""
  var used = 0.0
  for piece in unbreakable(text) {
    let size = piece.reduce(0) { $0 + advance($1) }
    if used + size > width, !line.isEmpty {
      lines.append(line.trimmingBlanks)
      (line, used) = ("", 0)
    }
    if line.isEmpty, piece == " " { continue }
    // A word longer than a line is parted where it must be.
    if size > width {
      for character in piece {
        if used + advance(character) > width, !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += advance(character)
      }
      continue
    }
    line += piece
    used += size
  }
  if !line.trimmingBlanks.isEmpty { lines.append(line.trimmingBlanks) }
  return lines.count <= most ? lines : nil
}

/// `text` in pieces that stay on one line.
private func unbreakable(_ text: String) -> [String] {
  var pieces: [String] = []
  for character in text {
    let isBlank = character.isWhitespace
    guard let last = pieces.last, let before = last.last, !isBlank, last != " " else {
      pieces.append(isBlank ? " " : String(character))
      continue
    }
    let isWord = isLetter(before) && isLetter(character)
    if isWord || closing.contains(character) || opening.contains(before) {
      pieces[pieces.count - 1].append(character)
    } else {
      pieces.append(String(character))
    }
  }
  return pieces
}

/// Characters of which words are made that are not parted.
private func isLetter(_ character: Character) -> Bool {
  guard let scalar = character.unicodeScalars.first else { return false }
  return scalar.value > 0x20 && scalar.value < 0x2E80 && !opening.contains(character)
}

private let closing: Set<Character> = Set("，。、；：？！）》」』】〕”’…—·,.;:?!)]}%")
private let opening: Set<Character> = Set("（《「『【〔“‘([{")

extension String {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
