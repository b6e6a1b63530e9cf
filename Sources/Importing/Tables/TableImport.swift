import Authoring
public import Calendars
public import Diagnostics
public import FileTrees
public import Records

/// A file that an import writes.
public struct ImportedFile: Sendable, Hashable {
  /// Where: `content/events/2026/pai-qiu-sai.md`. The site has nothing there yet.
  public var path: String
  /// What is in it.
  public var text: String
  /// The titles of its records.
  public var titles: [String]
}

/// Makes records of a table: events, awards, books or rows of participation.
///
/// Each row is read as the record that it would become, beside everything the site has, so that what is wrong with a cell is
/// said at the cell and what is imported builds. Rows that the site or the table has already are left out and named. With
/// an error anywhere there are no files: half a table would have to be found again by hand.
/// - Parameters:
///   - table: the table.
///   - kind: what its rows are; by its headings where `nil`.
///   - constants: what all rows have in common and no column says, by heading.
///   - site: the site's texts.
///   - today: the day for which the site is looked at.
/// - Complexity: linear in the table and the site.
public func importTable(
  _ table: ForeignTable, as kind: RecordKind?, with constants: [(heading: String, text: String)] = [],
  into site: SourceTree, today: LocalDate
) -> Checked<[ImportedFile]> {
  let file = table.file
  var problems: [Problem] = []
  let heading = headingRow(of: table, kind)
  if heading == nil {
    return Checked(
      [], [Problem(.importUnreadable, at: file.span(at: 0), Wording(zh: "文件里什么也没有", en: "the file is empty"))]
    )
  }
  guard let heading, let kind = heading.kind else {
    problems.append(
      Problem(
        .keyUnknown, at: file.span(at: 0),
        Wording(zh: "从表头看不出这是什么表", en: "the headings do not tell what the table holds"),
        suggestion: Wording(
          zh: "加上 --kind：event 活动、award 获奖、book 图书或 participation 参与情况",
          en: "add --kind event, award, book or participation"),
        severity: .error))
    return Checked([], problems)
  }
  for row in table.rows[..<heading.row] {
    guard let cell = row.first(where: { !$0.text.isEmpty }) else { continue }
    problems.append(
      Problem(
        .importLeftOut, at: cell.span,
        Wording(zh: "在表头上面，没有导入", en: "stands above the headings and was not imported")))
  }
  let headings = TableHeadings(kind, siteSettings(of: site))
  let cells = table.rows[heading.row]
  problems += unknownConstants(constants, headings, at: file.span(at: 0))
  let missing = headings.missing(among: cells.map(\.text) + constants.map(\.heading))
  if let place = cells.first(where: { !$0.text.isEmpty })?.span {
    problems += missing.map { missingColumn($0, kind, at: place) }
  }
  // What a whole column lacks would be said of every row again.
  if problems.containsErrors { return Checked([], table.namingCells(problems).sortedForReport()) }
  let rows = tableRows(table.rows(from: heading.row)).collecting(into: &problems)
  var reader = TableReader(table, heading: heading.row, headings, constants)
  let drafts = rows.compactMap { reader.draft($0) }
  problems += reader.problems + reader.times.problems
  let files = importedFiles(
    of: drafts, from: sourceName(file.path), into: site, today: today, leavesOutBroken: false
  ).collecting(into: &problems)
  if drafts.isEmpty {
    problems.append(
      Problem(.importSkipped, at: file.span(at: 0), Wording(zh: "表里没有内容", en: "the table has no rows")))
  }
  return Checked(
    problems.containsErrors ? [] : files, table.namingCells(problems).sortedForReport())
}

/// The name of the file at `path`, without its ending.
func sourceName(_ path: String) -> String {
  String(path.split(separator: "/").last?.split(separator: ".").first ?? "")
}

private func missingColumn(_ field: FieldDefinition, _ kind: RecordKind, at place: Span) -> Problem {
  let name = field.aliases.first ?? field.key
  return Problem(
    .keyMissing, at: place,
    Wording(
      zh: "表里没有“\(name)”这一列，\(kind.label.zh)不能没有它",
      en: "the table has no column “\(field.key)”, which every \(kind.label.en) needs"),
    expected: field.type,
    suggestion: Wording(
      zh: "加上这一列；每一行都一样的话，在命令后面写 --set '\(name)=\(field.example(in: .zh))'",
      en:
        "add the column; if it is the same in every row, add --set '\(field.key)=\(field.example(in: .en))' to the command"
    ))
}

private func unknownConstants(
  _ constants: [(heading: String, text: String)], _ headings: TableHeadings, at place: Span
) -> [Problem] {
  constants.filter { headings.field($0.heading) == nil }.map { constant in
    let guess = headings.guesses(constant.heading).first
    let kind = headings.kind.label
    return Problem(
      .keyUnknown, at: place,
      Wording(
        zh: "--set \(constant.heading)：\(kind.zh)没有这个字段",
        en: "--set \(constant.heading): a \(kind.en) has no such field"),
      suggestion: guess.map(Wording.didYouMean), severity: .error)
  }
}
