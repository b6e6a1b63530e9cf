public import Diagnostics
public import Records
import Workbooks

/// A table from elsewhere, before anything is known of what it holds.
public struct ForeignTable: Sendable {
  /// The table as reports show it: the file itself, in UTF-8; of a workbook a line for each row of the sheet.
  public let file: SourceFile
  /// The cells, row by row, with their places in ``file``.
  var rows: [[RawScalar]]
  /// Cells that were merged.
  var merges: [Merge] = []
  /// Whether cells are called `C12`, as in spreadsheets.
  var isSheet = false
  /// Whether days are counted from 1904.
  var uses1904 = false

  /// The rows from `heading` on, with the value of merged cells in each row that they cover.
  ///
  /// Offices merge the cells of a competition that several people won; only the first holds the value.
  func rows(from heading: Int) -> [[RawScalar]] {
    var filled = rows
    for merge in merges where merge.rows.lowerBound > heading && merge.rows.lowerBound < rows.count {
      let column = merge.columns.lowerBound
      guard rows[merge.rows.lowerBound].indices.contains(column) else { continue }
      for row in merge.rows.dropFirst() where row < rows.count {
        // A row without anything of its own is no row.
        guard rows[row].contains(where: { !$0.text.isEmpty }) else { continue }
        let end = Span(
          path: file.path, range: (rows[row].last?.span.upper ?? 0)..<(rows[row].last?.span.upper ?? 0))
        while filled[row].count <= column {
          filled[row].append(RawScalar(text: "", span: end, isQuoted: false))
        }
        filled[row][column] = rows[merge.rows.lowerBound][column]
      }
    }
    return Array(filled[heading...])
  }

  /// `problems` with the names of the cells that they are about, where the table has such.
  func namingCells(_ problems: [Problem]) -> [Problem] {
    guard isSheet else { return problems }
    let lines = LineTable(file)
    return problems.map { problem in
      guard let span = problem.span, span.path == file.path else { return problem }
      let row = lines.lineIndex(at: span.lower)
      guard rows.indices.contains(row),
        let column = rows[row].firstIndex(where: {
          $0.span.lower <= span.lower && span.upper <= $0.span.upper
        })
      else { return problem }
      var named = problem
      let name = cellName(row: row, column: column)
      named.message = Wording(zh: "\(name)：\(problem.message.zh)", en: "\(name): \(problem.message.en)")
      return named
    }
  }
}

/// Reads a table in CSV, or a sheet of a workbook in XLSX.
///
/// CSV in GBK or UTF-16, which spreadsheets in China write, is read as what it is, and said to be. Of a workbook with several
/// sheets the one is taken whose headings are known, if there is just one.
/// - Parameters:
///   - file: the file.
///   - sheet: the name of the sheet that is meant.
///   - kind: what its rows are, if somebody said so.
public func readForeignTable(_ file: SourceFile, sheet: String? = nil, as kind: RecordKind? = nil)
  -> Checked<ForeignTable?>
{
  if let other = otherImport(of: file, than: .table) { return Checked(nil, [other]) }
  if !isWorkbook(file) {
    let text = readableText(file)
    guard let found = text.value else { return Checked(nil, text.problems) }
    var problems = text.problems
    let table = separatedTable(found, kind).collecting(into: &problems)
    return Checked(table, problems)
  }
  switch readWorkbook(file.bytes) {
  case .failure(let fault):
    return Checked(nil, [unreadable(file, fault.message, fault.suggestion)])
  case .success(let book):
    return chosenSheet(of: book, file, named: sheet, kind)
  }
}

/// The table that `file` is with the separator between whose cells the most headings are known: above them may stand a title
/// with signs of another sort, or with none.
private func separatedTable(_ file: SourceFile, _ kind: RecordKind?) -> Checked<ForeignTable?> {
  func table(_ separator: TableSeparator?) -> Checked<ForeignTable> {
    let cells = tableCells(file, separator: separator)
    return Checked(ForeignTable(file: file, rows: cells.value), cells.problems)
  }
  var best = table(nil)
  var most = knownHeadings(of: best.value, kind)
  if most < 2 {
    for separator in TableSeparator.allCases {
      let other = table(separator)
      let known = knownHeadings(of: other.value, kind)
      if known > most { (best, most) = (other, known) }
    }
  }
  return Checked(best.value, best.problems)
}

/// Whether `file` is a spreadsheet's own: XLSX is a ZIP archive, XLS a compound document.
public func isWorkbook(_ file: SourceFile) -> Bool {
  let bytes = file.bytes
  return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
}

private func unreadable(_ file: SourceFile, _ message: Wording, _ suggestion: Wording?) -> Problem {
  Problem(
    .importUnreadable, at: Span(path: file.path, range: 0..<0), message, suggestion: suggestion)
}

private func chosenSheet(of book: Workbook, _ file: SourceFile, named name: String?, _ kind: RecordKind?)
  -> Checked<ForeignTable?>
{
  let tables = book.sheets.map { table(of: $0, file, uses1904: book.uses1904) }
  let names = book.sheets.map { "“\($0.name)”" }
  let index: Int
  if let name {
    guard let found = book.sheets.firstIndex(where: { $0.name == name }) else {
      return Checked(
        nil,
        [
          unreadable(
            file, Wording(zh: "没有“\(name)”这个工作表", en: "there is no sheet “\(name)”"),
            Wording(
              zh: "有这些：\(names.joined(separator: "、"))", en: "there are: \(names.joined(separator: ", "))"))
        ])
    }
    index = found
  } else {
    let full = book.sheets.indices.filter { !book.sheets[$0].rows.isEmpty && !book.sheets[$0].isHidden }
    let known = full.filter { headingRow(of: tables[$0], kind)?.kind != nil }
    guard let found = known.count == 1 ? known[0] : full.count == 1 ? full[0] : nil else {
      return Checked(
        nil,
        [
          unreadable(
            file,
            full.isEmpty
              ? Wording(zh: "表格是空的", en: "the workbook is empty")
              : Wording(zh: "有几个工作表，不知道要哪一个", en: "there are several sheets, and either may be meant"),
            full.isEmpty
              ? nil
              : Wording(
                zh: "加上 --sheet 和名称：\(full.map { names[$0] }.joined(separator: "、"))",
                en: "add --sheet and a name: \(full.map { names[$0] }.joined(separator: ", "))"))
        ])
    }
    index = found
  }
  return Checked(tables[index], faults(of: book, index, tables[index]))
}

/// What of a sheet is not as its reader may think.
private func faults(of book: Workbook, _ index: Int, _ table: ForeignTable) -> [Problem] {
  let sheet = book.sheets[index]
  var problems: [Problem] = []
  if book.sheets.count(where: { !$0.rows.isEmpty }) > 1 {
    problems.append(
      Problem(
        .importLeftOut, at: table.file.span(at: 0),
        Wording(zh: "只读工作表“\(sheet.name)”", en: "only the sheet “\(sheet.name)” is read")))
  }
  if let first = sheet.hiddenRows.first {
    let span = table.rows[first].first?.span ?? table.file.span(at: 0)
    problems.append(
      Problem(
        .importChanged, at: span,
        Wording(
          zh: "有 \(sheet.hiddenRows.count) 行在表格里隐藏着，也会导入",
          en: "rows that the sheet hides (\(sheet.hiddenRows.count)) are imported, too"),
        suggestion: Wording(zh: "不要就先删去这些行", en: "remove them first if they are not wanted")))
  }
  let full = sheet.hiddenColumns.filter { column in
    sheet.rows.contains { $0.indices.contains(column) && !$0[column].text.isEmpty }
  }
  if let first = full.first {
    let cell = table.rows.lazy.compactMap { row in
      row.indices.contains(first) && !row[first].text.isEmpty ? row[first].span : nil
    }.first
    let names = full.map { String(cellName(row: 0, column: $0).dropLast()) }
    problems.append(
      Problem(
        .importChanged, at: cell ?? table.file.span(at: 0),
        Wording(
          zh: "有几列在表格里隐藏着，认得的也会导入：\(names.joined(separator: "、"))",
          en:
            "columns that the sheet hides are imported, too, if they are known: \(names.joined(separator: ", "))"
        ),
        suggestion: Wording(zh: "不要就先删去这些列", en: "remove them first if they are not wanted")))
  }
  for (row, cells) in sheet.rows.enumerated() {
    for (column, cell) in cells.enumerated() {
      guard let fault = cell.fault else { continue }
      let message =
        switch fault {
        case .formulaFailed(let code):
          Wording(zh: "公式算不出来（\(code)），当作空格", en: "the formula failed (\(code)); taken as empty")
        case .formulaUnknown:
          Wording(zh: "公式的结果没有存在文件里，当作空格", en: "the formula's result is not in the file; taken as empty")
        }
      problems.append(
        Problem(
          .importChanged, at: table.rows[row][column].span, message,
          suggestion: Wording(
            zh: "用 Excel 或 WPS 打开，重新保存一次", en: "open it in a spreadsheet program and save it again")))
    }
  }
  return table.namingCells(problems)
}

/// A line for each row, so that the lines that reports name are the rows of the sheet.
private func table(of sheet: Sheet, _ file: SourceFile, uses1904: Bool) -> ForeignTable {
  // An empty cell at a row's end has a place, too, for what is said of it.
  let width = min(sheet.rows.map(\.count).max() ?? 0, paddedColumns)
  var text = ""
  var length = 0
  var rows: [[RawScalar]] = []
  for row in sheet.rows {
    var cells: [RawScalar] = []
    for column in 0..<(row.isEmpty ? 0 : max(width, row.count)) {
      let shown = column < row.count ? oneLine(row[column].text) : ""
      let lead = column == 0 ? "" : " │ "
      text += lead + shown
      length += lead.utf8.count
      cells.append(
        RawScalar(
          text: shown, span: Span(path: file.path, range: length..<length + shown.utf8.count), isQuoted: false
        ))
      length += shown.utf8.count
    }
    text += "\n"
    length += 1
    rows.append(cells)
  }
  return ForeignTable(
    file: SourceFile(path: file.path, text: text), rows: rows, merges: sheet.merges, isSheet: true,
    uses1904: uses1904)
}

/// Columns up to which rows get all their cells; a sheet with more has them from somewhere else than its table.
private let paddedColumns = 40
