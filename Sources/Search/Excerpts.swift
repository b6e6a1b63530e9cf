/// Where terms stand in `text`, as ranges of its code points, in any order.
func matches(
  of terms: [[Unicode.Scalar]], in text: [Unicode.Scalar], _ folding: inout Folding
) -> [Range<Int>] {
  let folded = FoldedText(text, &folding)
  var result: [Range<Int>] = []
  for term in terms {
    var start = 0
    while let place = folded.place(of: term, from: start) {
      result.append(folded.origins[place]..<folded.origins[place + term.count - 1] + 1)
      start = place + term.count
    }
  }
  return result
}

/// The part of `text` around the first match, cut at code points, with what was cut shown by an ellipsis. A text without
/// a match gives its beginning.
func excerpt(
  of text: [Unicode.Scalar], _ terms: [[Unicode.Scalar]], _ folding: inout Folding
) -> [SearchPassage] {
  let marks = matches(of: terms, in: text, &folding)
  let first = marks.map(\.lowerBound).min() ?? 0
  // A third before the match, so that its sentence can be understood.
  let start = first <= 30 ? 0 : first - 30
  let end = min(text.count, start + 100)
  let line = text.map { $0 == "\n" ? " " : $0 }
  var result = passages(line, marks, in: start..<end)
  if start > 0 { result.insert(SearchPassage(text: "…", isMatch: false), at: 0) }
  if end < text.count { result.append(SearchPassage(text: "…", isMatch: false)) }
  return result
}

/// `text` within `range`, cut where marks begin and end; marks that touch or overlap become one.
func passages(_ text: [Unicode.Scalar], _ marks: [Range<Int>], in range: Range<Int>) -> [SearchPassage] {
  var result: [SearchPassage] = []
  var index = range.lowerBound
  func add(_ end: Int, _ isMatch: Bool) {
    guard end > index else { return }
    let piece = String(scalars: text[index..<end])
    if isMatch, result.last?.isMatch == true {
      result[result.count - 1].text += piece
    } else {
      result.append(SearchPassage(text: piece, isMatch: isMatch))
    }
    index = end
  }
  for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    add(min(mark.lowerBound, range.upperBound), false)
    add(min(mark.upperBound, range.upperBound), true)
  }
  add(range.upperBound, false)
  return result
}
