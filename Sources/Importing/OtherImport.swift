import Diagnostics

/// The commands that import something from one file.
enum ImportSort: String {
  case table, books, calendar, wordpress
}

/// Says which command reads `file`, if it is clearly meant for another than `sort`.
func otherImport(of file: SourceFile, than sort: ImportSort) -> Problem? {
  guard let found = importSort(of: file), found != sort else { return nil }
  let names: [ImportSort: (zh: String, en: String)] = [
    .table: ("表格", "a spreadsheet"), .books: ("书目", "a list of references"), .calendar: ("日历", "a calendar"),
    .wordpress: ("WordPress 的导出文件", "an export of WordPress"),
  ]
  let name = names[found] ?? ("", "")
  let command =
    "unionpress import \(found.rawValue) \(file.path.contains(" ") ? "\"\(file.path)\"" : file.path)"
  return Problem(
    .importUnreadable, at: Span(path: file.path, range: 0..<0),
    Wording(zh: "这个文件是\(name.zh)", en: "this file is \(name.en)"),
    suggestion: Wording(zh: "用 \(command)", en: "use \(command)"))
}

/// What a file says it is at its beginning.
private func importSort(of file: SourceFile) -> ImportSort? {
  if isWorkbook(file) { return .table }
  let lead = String(decoding: file.bytes.prefix(4096), as: UTF8.self).drop {
    $0.isWhitespace || $0 == "\u{FEFF}"
  }
  if lead.uppercased().hasPrefix("BEGIN:VCALENDAR") { return .calendar }
  if lead.hasPrefix("<"), lead.contains("wordpress.org/export/") { return .wordpress }
  let isBibTeX = lead.prefixMatch(of: #/(?:%[^\n]*\s+)*@[A-Za-z]+\s*[{(]/#) != nil
  return isBibTeX || lead.prefixMatch(of: #/TY {1,2}- ?[A-Z]/#) != nil ? .books : nil
}
