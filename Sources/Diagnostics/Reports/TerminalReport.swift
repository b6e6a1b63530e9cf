import Privacy

/// Problems as people read them: place, the line itself with a caret, what was expected, what to do.
public struct TerminalReport: Sendable {
  /// The reader's language.
  public var language: Language
  /// Whether to colour (ANSI); only for terminals.
  public var isColoured: Bool
  /// The files that the problems are in, for their lines.
  private let files: [String: SourceFile]

  /// A report about `files`.
  public init(language: Language, isColoured: Bool, files: [SourceFile]) {
    self.language = language
    self.isColoured = isColoured
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All `problems`, sorted, with a blank line between; empty for none.
  /// - Complexity: each file's lines are found once.
  public func text(_ problems: [Problem]) -> String {
    var tables: [String: LineTable] = [:]
    let report = problems.sortedForReport().map { text($0, &tables) }.joined(separator: "\n")
    // A report is read by others, too: lines that are shown, and messages, may hold what nobody should see.
    return String(decoding: maskingPrivateNumbers(in: Array(report.utf8)), as: UTF8.self)
  }

  /// How many problems of which severity there are: `3 个错误，1 个警告`; `nil` for none.
  public func count(_ problems: [Problem]) -> String? {
    let distinct = problems.sortedForReport()
    let errors = distinct.count { $0.severity == .error }
    let warnings = distinct.count { $0.severity == .warning }
    let notes = distinct.count { $0.severity == .note }
    var parts: [String] = []
    switch language {
    case .zh:
      if errors > 0 { parts.append("\(errors) 个错误") }
      if warnings > 0 { parts.append("\(warnings) 个警告") }
      if notes > 0 { parts.append("\(notes) 个提示") }
      return parts.isEmpty ? nil : parts.joined(separator: "，")
    case .en:
      if errors > 0 { parts.append("\(errors) error\(errors == 1 ? "" : "s")") }
      if warnings > 0 { parts.append("\(warnings) warning\(warnings == 1 ? "" : "s")") }
      if notes > 0 { parts.append("\(notes) note\(notes == 1 ? "" : "s")") }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  private func text(_ problem: Problem, _ tables: inout [String: LineTable]) -> String {
    let name = label(problem.severity)
    let colour = problem.severity == .error ? "31" : problem.severity == .warning ? "33" : "36"
    var lines = [
      paint("\(name)[\(problem.kind)]", "1;" + colour) + paint(language == .zh ? "：" : ": ", "1")
        + paint(problem.message[language], "1")
    ]
    let width = gutter(problem, &tables)
    if let span = problem.span { lines += excerpt(span, "^", colour, width, &tables) }
    for note in problem.notes {
      lines.append(String(repeating: " ", count: width) + paint(" │ ", "2") + note.message[language] + colon)
      lines += excerpt(note.span, "-", "36", width, &tables)
    }
    let margin = String(repeating: " ", count: width) + paint(" = ", "2")
    if let expected = problem.expected {
      lines.append(margin + (language == .zh ? "应为：" : "expected: ") + expected[language])
    }
    if let suggestion = problem.suggestion {
      // A corrected line speaks for itself.
      let text = suggestion[language]
      let isLine = text.hasPrefix("改成：") || text.hasPrefix("write: ")
      lines.append(margin + (isLine ? "" : language == .zh ? "建议：" : "help: ") + text)
    } else if let fix = problem.fix, fix.certainty == .certain, let line = mended(fix, &tables) {
      lines.append(margin + (language == .zh ? "改成：" : "write: ") + line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var colon: String { language == .zh ? "：" : ":" }

  private func label(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .zh): "错误"
    case (.warning, .zh): "警告"
    case (.note, .zh): "提示"
    case (.error, .en): "error"
    case (.warning, .en): "warning"
    case (.note, .en): "note"
    }
  }

  private func table(_ path: String, _ tables: inout [String: LineTable]) -> LineTable? {
    if let known = tables[path] { return known }
    guard let file = files[path] else { return nil }
    // Before a long line is cut, which could leave most of a number that is then no longer known as one.
    let table = LineTable(SourceFile(path: path, bytes: maskingPrivateNumbers(in: file.bytes)))
    tables[path] = table
    return table
  }

  /// Digits of the largest line number shown.
  private func gutter(_ problem: Problem, _ tables: inout [String: LineTable]) -> Int {
    var largest = 1
    for span in [problem.span].compactMap({ $0 }) + problem.notes.map(\.span) {
      guard let table = table(span.path, &tables) else { continue }
      largest = max(largest, table.position(at: span.lower).line)
    }
    return String(largest).count + 1
  }

  private func excerpt(
    _ span: Span, _ mark: Character, _ colour: String, _ width: Int, _ tables: inout [String: LineTable]
  ) -> [String] {
    let indent = String(repeating: " ", count: width)
    guard let table = table(span.path, &tables) else {
      return [indent + paint("─ ", "2") + span.path]
    }
    let position = table.position(at: span.lower)
    let range = table.range(ofLine: position.line - 1)
    let lower = min(max(span.lower, range.lowerBound), range.upperBound)
    let upper = min(max(span.upper, lower), range.upperBound)
    var before = plain(table.file.text(range.lowerBound..<lower))
    let marked = plain(table.file.text(lower..<upper))
    var after = plain(table.file.text(upper..<range.upperBound))
    // Long lines are cut around the place, so that the caret stays on the screen.
    if before.displayWidth > 60 { before = "…" + suffix(before, 48) }
    if after.displayWidth > 60 { after = prefix(after, 48) + "…" }
    let shown = marked.displayWidth > 80 ? prefix(marked, 76) + "…" : marked
    let number = String(position.line)
    let pad = String(repeating: " ", count: max(0, width - number.count))
    let caret = String(repeating: mark, count: max(1, shown.displayWidth))
    return [
      indent + paint("─ ", "2") + "\(span.path):\(position.line):\(position.column)",
      pad + paint(number + " │ ", "2") + before + shown + after,
      indent + paint(" │ ", "2") + String(repeating: " ", count: before.displayWidth)
        + paint(caret, "1;" + colour),
    ]
  }

  private func mended(_ fix: Fix, _ tables: inout [String: LineTable]) -> String? {
    guard let first = fix.edits.first, let table = table(first.span.path, &tables) else { return nil }
    let line = table.lineIndex(at: first.span.lower)
    let range = table.range(ofLine: line)
    let edits = fix.edits.filter { range.lowerBound <= $0.span.lower && $0.span.upper <= range.upperBound }
    guard edits.count == fix.edits.count else { return nil }
    var text = ""
    var index = range.lowerBound
    for edit in edits.sorted(by: { $0.span.lower < $1.span.lower }) {
      text += table.file.text(index..<edit.span.lower) + edit.replacement
      index = edit.span.upper
    }
    text += table.file.text(index..<range.upperBound)
    let result = plain(text)
    return result.displayWidth > 100 || result.contains("\n") ? nil : result.drop { $0 == " " }.description
  }

  /// Text without characters that would move the cursor or hide what stands there.
  private func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result += "  "
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: result += "·"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func prefix(_ text: String, _ cells: Int) -> String {
    var used = 0
    return String(
      text.prefix {
        used += $0.displayWidth
        return used <= cells
      })
  }

  private func suffix(_ text: String, _ cells: Int) -> String {
    String(prefix(String(text.reversed()), cells).reversed())
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
