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
  let headings = TableHeadings(kind)
  let cells = table.rows[heading.row]
  problems += unknownConstants(constants, headings, at: file.span(at: 0))
  let missing = headings.missing(among: cells.map(\.text) + constants.map(\.heading))
  if let place = cells.first(where: { !$0.text.isEmpty })?.span {
    problems += missing.map { missingColumn($0, kind, at: place) }
  }
  // What a whole column lacks would be said of every row again.
  if problems.containsErrors { return Checked([], table.namingCells(problems).sortedForReport()) }
  let rows = tableRows(table.rows(from: heading.row)).collecting(into: &problems)
  var reader = TableReader(headings: headings, constants: constants)
  let drafts = rows.compactMap { reader.draft($0) }
  problems += reader.problems
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
      suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }, severity: .error)
  }
}

/// What the first cell of a row says that adds up the others.
private let totals: Set<String> = ["合计", "总计", "小计", "共计", "total", "sum"]

/// Turns rows into drafts.
private struct TableReader {
  let headings: TableHeadings
  let constants: [(heading: String, text: String)]
  private(set) var problems: [Problem] = []
  private var told: Set<String> = []

  init(headings: TableHeadings, constants: [(heading: String, text: String)]) {
    self.headings = headings
    self.constants = constants
  }

  mutating func draft(_ row: RawValue) -> DraftRecord? {
    guard case .map(let cells, let span) = row else { return nil }
    if let first = cells.first, totals.contains(words(first.value).filter { !$0.isWhitespace }.lowercased()) {
      problems.append(
        Problem(
          .importLeftOut, at: first.value.span,
          Wording(zh: "合计的一行没有导入", en: "a row of totals was not imported")))
      return nil
    }
    var texts: [(field: FieldDefinition, value: RawValue, span: Span)] = []
    for cell in cells {
      guard let field = headings.field(cell.key) else {
        tellUnknown(cell)
        continue
      }
      guard let index = texts.firstIndex(where: { $0.field.key == field.key }) else {
        texts.append((field, cell.value, cell.value.span))
        continue
      }
      // A day and a time in two columns, in either order.
      if ["start", "end"].contains(field.key), case .scalar(var first) = texts[index].value,
        case .scalar(let second) = cell.value
      {
        let isTime = first.text.contains(where: { ":：".contains($0) })
        first.text = isTime ? "\(second.text) \(first.text)" : "\(first.text) \(second.text)"
        texts[index].value = .scalar(first)
      } else if told.insert(cell.key).inserted {
        problems.append(
          Problem(
            .importLeftOut, at: cell.keySpan,
            Wording(
              zh: "“\(cell.key)”和前面的一列是同一个字段，没有导入",
              en: "“\(cell.key)” is the same field as an earlier column and was not imported"),
            severity: .warning))
      }
    }
    guard !texts.isEmpty else { return nil }
    for constant in constants {
      guard let field = headings.field(constant.heading),
        !texts.contains(where: { $0.field.key == field.key })
      else { continue }
      texts.append((field, .scalar(RawScalar(text: constant.text, span: span, isQuoted: false)), span))
    }
    return DraftRecord(
      kind: headings.kind,
      fields: texts.map {
        DraftField(key: $0.field.key, text: words($0.value), yaml: yaml($0.value, $0.field), span: $0.span)
      },
      span: span)
  }

  /// Says once that a column is not imported.
  private mutating func tellUnknown(_ cell: RawField) {
    guard !headings.isCounter(cell.key), told.insert(cell.key).inserted else { return }
    let guess = headings.guesses(cell.key).first
    problems.append(
      Problem(
        .importLeftOut, at: cell.keySpan,
        Wording(
          zh: "不认识表头“\(cell.key)”，这一列没有导入", en: "the column “\(cell.key)” is unknown and was not imported"),
        suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") },
        severity: .warning))
  }
}

private func words(_ value: RawValue) -> String {
  if case .scalar(let scalar) = value { oneLine(scalar.text) } else { "" }
}

/// A cell as YAML: lists as lists, dates and numbers as they are, every other text safe from being anything but text.
private func yaml(_ value: RawValue, _ field: FieldDefinition) -> String {
  switch value {
  case .scalar(let scalar):
    let text = oneLine(scalar.text)
    guard case .list = field.shape, text.contains(where: { ",;".contains($0) }) else {
      return plainScalar(text)
    }
    let items = text.split(whereSeparator: { ",;，、；".contains($0) }).map { trimmed($0) }.filter {
      !$0.isEmpty
    }
    return yamlList(items)
  case .map(let inner, _):
    return "{\(inner.map { "\(yamlScalar($0.key)): \(yaml($0.value, field))" }.joined(separator: ", "))}"
  case .list(let items, _):
    return "[\(items.map { yaml($0, field) }.joined(separator: ", "))]"
  }
}
