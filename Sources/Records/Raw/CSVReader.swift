package import Diagnostics

/// Reads a table: RFC 4180 with what spreadsheets really write — a byte-order mark, LF or CR LF, `;` or a tab
/// or the full-width comma as separator, cells in quotes with doubled quotes and line breaks inside.
///
/// Each row below the heading becomes a mapping from the heading's texts to the row's cells, with the exact
/// place of every cell. Written here because SwiftCSV gives no positions, and an error without its cell is of
/// no use to an officer with 200 rows (`docs/dependencies.md`).
/// - Complexity: linear in the file.
package func readTable(_ file: SourceFile) -> Checked<[RawValue]> {
  var problems: [Problem] = []
  let cells = tableCells(file).collecting(into: &problems)
  let rows = tableRows(cells).collecting(into: &problems)
  return Checked(rows, problems)
}

/// What stands between the cells of a row.
package enum TableSeparator: String, CaseIterable {
  case comma = ","
  case tab = "\t"
  case semicolon = ";"
  case wideComma = "，"
}

/// The cells of a table, row by row, empty ones included.
/// - Parameter separator: what stands between them; without it, what the first line has most of.
/// - Complexity: linear in the file.
package func tableCells(_ file: SourceFile, separator: TableSeparator? = nil) -> Checked<[[RawScalar]]> {
  var problems: [Problem] = []
  let sign = separator ?? likelySeparator(of: file)
  let rows = cells(of: file, separator: Array(sign.rawValue.utf8), &problems)
  return Checked(rows, problems)
}

/// Rows of cells as mappings from the texts of the first row that holds anything.
package func tableRows(_ cells: [[RawScalar]]) -> Checked<[RawValue]> {
  var problems: [Problem] = []
  // Spreadsheets pad tables with rows of empty cells.
  let rows = cells.filter { !$0.allSatisfy { $0.text.trimmed.isEmpty } }
  guard let heading = rows.first else { return Checked([], problems) }
  var seen: [String: Span] = [:]
  for cell in heading where !cell.text.trimmed.isEmpty {
    if let earlier = seen[cell.text.trimmed] {
      problems.append(
        Problem(
          .keyTwice, at: cell.span,
          Wording(zh: "表头“\(cell.text.trimmed)”出现了两次", en: "column “\(cell.text.trimmed)” appears twice"),
          notes: [Note(Wording(zh: "第一次在这里", en: "first here"), at: earlier)]))
    } else {
      seen[cell.text.trimmed] = cell.span
    }
  }
  var values: [RawValue] = []
  var end = heading[heading.count - 1].span.upper
  for row in rows.dropFirst() {
    // The value of a merged cell stands in a row above.
    let own = row.map(\.span).filter { $0.lower >= end }
    end = own.map(\.upper).max() ?? end
    let span = Span(path: row[0].span.path, range: (own.first?.lower ?? end)..<end)
    if row.count > heading.count, row[heading.count...].contains(where: { !$0.text.trimmed.isEmpty }) {
      problems.append(
        Problem(
          .tableRowLong, at: row[heading.count].span,
          Wording(
            zh: "这一行有 \(row.count) 格，表头只有 \(heading.count) 列",
            en: "this row has \(row.count) cells, the heading has \(heading.count)"),
          suggestion: Wording(
            zh: "含逗号的文字请用半角引号括起来", en: "put text that contains commas in double quotes")))
      continue
    }
    var fields: [RawField] = []
    for (cell, name) in zip(row, heading) {
      let key = name.text.trimmed
      if key.isEmpty || cell.text.trimmed.isEmpty { continue }
      fields.append(RawField(key: key, keySpan: name.span, value: .scalar(cell)))
    }
    values.append(.map(grouped(fields), span))
  }
  return Checked(values, problems)
}

/// Columns such as `参赛规模.队` and `certificate.src` put together: what is a group of fields on a page has a column for each in
/// a table.
private func grouped(_ fields: [RawField]) -> [RawField] {
  var result: [RawField] = []
  var inner: [String: [RawField]] = [:]
  for field in fields {
    let parts = field.key.split(separator: ".", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      result.append(field)
      continue
    }
    if inner[parts[0]] == nil {
      result.append(RawField(key: parts[0], keySpan: field.keySpan, value: .map([], field.value.span)))
    }
    inner[parts[0], default: []].append(RawField(key: parts[1], keySpan: field.keySpan, value: field.value))
  }
  return result.map { field in
    guard case .map(let own, let span) = field.value, own.isEmpty, let found = inner[field.key] else {
      return field
    }
    return RawField(key: field.key, keySpan: field.keySpan, value: .map(grouped(found), span))
  }
}

private func likelySeparator(of file: SourceFile) -> TableSeparator {
  let first = file.bytes.prefix { $0 != 0x0A && $0 != 0x0D }
  let text = String(decoding: first, as: UTF8.self)
  func parts(_ sign: TableSeparator) -> Int {
    text.split(separator: sign.rawValue, omittingEmptySubsequences: false).count
  }
  return TableSeparator.allCases.max { parts($0) < parts($1) } ?? .comma
}

private func cells(of file: SourceFile, separator: [UInt8], _ problems: inout [Problem]) -> [[RawScalar]] {
  let bytes = file.bytes
  var rows: [[RawScalar]] = []
  var row: [RawScalar] = []
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  // Excel on a Mac may end rows with a carriage return alone.
  func endsRow(_ index: Int) -> Bool {
    bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
  }
  while index < bytes.count {
    let start = index
    var text: [UInt8] = []
    var isQuoted = false
    if bytes[index] == UInt8(ascii: "\"") {
      isQuoted = true
      index += 1
      var isClosed = false
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\"") {
          if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
            text.append(UInt8(ascii: "\""))
            index += 2
            continue
          }
          isClosed = true
          index += 1
          break
        }
        text.append(bytes[index])
        index += 1
      }
      if !isClosed {
        problems.append(
          Problem(
            .tableQuote, at: file.span(start..<start + 1),
            Wording(zh: "这一格的引号没有结束", en: "the quote that opens this cell is never closed"),
            suggestion: Wording(zh: "补上结束的半角引号 \"", en: "add the closing quote")))
      }
    }
    let end = index
    while index < bytes.count, !endsRow(index), !bytes[index...].starts(with: separator) {
      if bytes[index] != 0x0D { text.append(bytes[index]) }
      index += 1
    }
    let upper = isQuoted ? max(end, start) : index
    var cell = RawScalar(
      text: String(decoding: text, as: UTF8.self).trimmed, span: file.span(start..<upper), isQuoted: isQuoted)
    if !isQuoted { cell.span = trimmedSpan(cell.span, bytes) }
    row.append(cell)
    if index >= bytes.count { break }
    if endsRow(index) {
      rows.append(row)
      row = []
      index += 1
    } else {
      index += separator.count
      if index >= bytes.count { row.append(RawScalar(text: "", span: file.span(at: index), isQuoted: false)) }
    }
  }
  if !row.isEmpty { rows.append(row) }
  return rows
}

private func trimmedSpan(_ span: Span, _ bytes: [UInt8]) -> Span {
  var lower = span.lower
  var upper = span.upper
  while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
  while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x0D || bytes[upper - 1] == 0x09 {
    upper -= 1
  }
  return Span(path: span.path, range: lower..<upper)
}
