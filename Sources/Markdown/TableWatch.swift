import Diagnostics

/// Looks for tables whose rows have no rule below the first, which are no tables but a paragraph full of bars.
struct TableWatch {
  /// How many rows have followed each other.
  private var rows = 0
  private var first: (cells: Int, place: Span)?

  /// Looks at the next line that is no code.
  /// - Returns: the problem, at the second row.
  mutating func look(at line: Substring, _ place: Span) -> Problem? {
    guard let cells = cells(of: line) else {
      rows = 0
      return nil
    }
    rows += 1
    // Below a rule there is no heading to miss one.
    if rows == 1 { first = isRule(line) ? nil : (cells, place) }
    guard rows == 2, let first, !isRule(line) else { return nil }
    let rule = "|" + String(repeating: "---|", count: first.cells)
    return Problem(
      .markdownTable, at: first.place,
      Wording(zh: "表头下面缺少分隔行，网页上不会成为表格", en: "the rule below the heading is missing; this is no table yet"),
      suggestion: Wording(zh: "在下面加一行：\(rule)", en: "put this line below: \(rule)"),
      fix: Fix(
        replacing: Span(path: place.path, range: place.lower..<place.lower), by: rule + "\n",
        certainty: .likely), severity: .warning)
  }

  /// How many cells the line has between bars at both ends, of either width.
  private func cells(of line: Substring) -> Int? {
    guard let start = line.first, isBar(start), let end = line.last(where: { !$0.isWhitespace }), isBar(end)
    else {
      return nil
    }
    let count = line.count { isBar($0) } - 1
    return count >= 2 ? count : nil
  }

  private func isRule(_ line: Substring) -> Bool {
    line.allSatisfy { isBar($0) || $0.isWhitespace || "-—－–:：".contains($0) }
  }

  private func isBar(_ character: Character) -> Bool { character == "|" || character == "｜" }
}
