public import Diagnostics

/// A Markdown file cut in two: the header between two lines `---`, and the text below.
struct FrontMatter {
  /// Bytes of the header, without the two marker lines; `nil` if there is none.
  var header: Range<Int>?
  /// Bytes of the text.
  var body: Range<Int>
}

/// Where the text of a Markdown file begins, below its header; of other files, their end: all that they hold is facts.
/// - Complexity: linear in the file's bytes.
public func textOffset(in file: SourceFile) -> Int {
  guard file.path.hasSuffix(".md") else { return file.bytes.count }
  return splitFrontMatter(file).value.body.lowerBound
}

/// Cuts `file` at the lines that consist of `---` alone.
///
/// Cutting at *lines* and not at the characters keeps titles with ` --- ` and rules in the text whole. Marker
/// lines typed with full-width dashes (`－－－`, `———`) are understood and reported with the mending.
func splitFrontMatter(_ file: SourceFile) -> Checked<FrontMatter> {
  let lines = LineTable(file)
  var problems: [Problem] = []
  var first = 0
  // Blank lines above the header are harmless.
  while first < lines.count, isBlankLine(file, lines.range(ofLine: first)) { first += 1 }
  guard first < lines.count else { return Checked(FrontMatter(header: nil, body: 0..<file.bytes.count)) }
  guard let opening = marker(file, lines.range(ofLine: first), isFirst: first == 0, &problems) else {
    return Checked(FrontMatter(header: nil, body: bodyStart(file)..<file.bytes.count))
  }
  var index = first + 1
  while index < lines.count {
    let range = lines.range(ofLine: index)
    if marker(file, range, isFirst: false, &problems) != nil {
      let header = lineEnd(lines, first, file)..<range.lowerBound
      return Checked(
        FrontMatter(header: header, body: lineEnd(lines, index, file)..<file.bytes.count), problems)
    }
    index += 1
  }
  // The closing line was forgotten. Guess where the header ends: before the first line that cannot belong to one.
  var end = first + 1
  while end < lines.count {
    let text = file.text(lines.range(ofLine: end))
    let trimmed = text.trimmed
    if trimmed.isEmpty || trimmed.hasPrefix("#") { break }
    let isIndented = text.first == " " || text.first == "-" || text.first == "\t"
    if !isIndented, !trimmed.contains(":"), !trimmed.contains("：") { break }
    end += 1
  }
  let cut = end < lines.count ? lines.range(ofLine: end).lowerBound : file.bytes.count
  let insertion = end < lines.count ? "---\n" : (file.bytes.last == 0x0A ? "---\n" : "\n---\n")
  problems.append(
    Problem(
      .frontMatterUnclosed, at: opening,
      Wording(
        zh: "资料头从这里的 --- 开始，但没有结束的 ---", en: "the header opens here with --- and is never closed"),
      suggestion: Wording(
        zh: "在资料最后一行（第 \(end) 行）之后加一行 ---", en: "add a line --- after line \(end)"),
      fix: Fix(replacing: file.span(at: cut), by: insertion, certainty: .likely)))
  return Checked(
    FrontMatter(header: lineEnd(lines, first, file)..<cut, body: cut..<file.bytes.count), problems)
}

private func bodyStart(_ file: SourceFile) -> Int {
  file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

private func lineEnd(_ lines: LineTable, _ index: Int, _ file: SourceFile) -> Int {
  index + 1 < lines.count ? lines.range(ofLine: index + 1).lowerBound : file.bytes.count
}

private func isBlankLine(_ file: SourceFile, _ range: Range<Int>) -> Bool {
  file.text(range).unicodeScalars.allSatisfy {
    $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" || $0 == "\u{3000}"
  }
}

/// The span of a marker line, or `nil` if the line is none.
private func marker(
  _ file: SourceFile, _ range: Range<Int>, isFirst: Bool, _ problems: inout [Problem]
) -> Span? {
  var lower = range.lowerBound
  if isFirst, lower == 0 { lower = min(bodyStart(file), range.upperBound) }
  guard range.upperBound - lower <= 24 else { return nil }
  let text = file.text(lower..<range.upperBound)
  let trimmed = text.trimmingSuffix { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
  if trimmed == "---" { return file.span(lower..<range.upperBound) }
  let wide = ["－－－", "———", "——", "–––", "﹣﹣﹣", "−−−"]
  guard wide.contains(String(trimmed)) else { return nil }
  let span = file.span(lower..<range.upperBound)
  problems.append(
    Problem(
      .frontMatterMarker, at: span,
      Wording(
        zh: "分隔线“\(trimmed)”应为三个半角减号 ---", en: "the marker “\(trimmed)” should be three ASCII hyphens ---"),
      fix: Fix(replacing: span, by: "---")))
  return span
}

extension StringProtocol {
  /// The text without white space at both ends; the ideographic space counts as white space.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else {
      return ""
    }
    return String(self[start...end])
  }

  /// The text without the characters at its end that satisfy `predicate`.
  func trimmingSuffix(while predicate: (Character) -> Bool) -> Self.SubSequence {
    guard let end = lastIndex(where: { !predicate($0) }) else { return self[startIndex..<startIndex] }
    return self[startIndex...end]
  }
}
