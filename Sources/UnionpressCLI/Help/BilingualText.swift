import Diagnostics

/// The part of `text` in `language`: help is written once, as `中文 · English`.
///
/// What stands before a `# ` belongs to both, so that examples can carry a comment.
func spoken(_ text: String, _ language: Language) -> String {
  guard let middle = text.firstRange(of: " · ") else { return text }
  let (first, second) = (text[..<middle.lowerBound], text[middle.upperBound...])
  guard language == .en else { return String(first) }
  let comment = first.firstRange(of: "# ").map { first[..<$0.upperBound] } ?? ""
  return String(comment + second)
}

/// `text` in lines of at most `width` columns, each after the first behind `indent` spaces.
///
/// Breaks at spaces and between Chinese characters, never before a mark that ends something.
func wrapped(_ text: String, to width: Int, indent: Int = 0) -> String {
  var lines: [String] = []
  var line = ""
  for piece in pieces(of: text) {
    let room = lines.isEmpty ? width : width - indent
    if !line.isEmpty, (line + piece.trimmingSuffix(while: { $0 == " " })).displayWidth > room {
      lines.append(String(line.trimmingSuffix(while: { $0 == " " })))
      line = ""
    }
    line += line.isEmpty ? String(piece.drop { $0 == " " }) : piece
  }
  lines.append(line)
  return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// The pieces of `text` that stay whole: words with the space behind them, single Chinese characters with the marks that
/// follow.
private func pieces(of text: String) -> [String] {
  var result: [String] = []
  var isOpen = false
  for character in text {
    let isWide = String(character).displayWidth > 1
    let closes = "，。、；：！？）”’》…,.;:!?)".contains(character)
    if closes || (isOpen && !isWide) || result.last?.last.map({ "（“‘《(".contains($0) }) == true {
      if result.isEmpty { result.append("") }
      result[result.count - 1].append(character)
    } else {
      result.append(String(character))
    }
    isOpen = !isWide && character != " "
  }
  return result
}

extension StringProtocol {
  /// Without the characters at the end that satisfy `predicate`.
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
