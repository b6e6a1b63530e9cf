import Authoring
import Calendars
import Diagnostics
import Records

/// What the first cell of a row says that adds up the others.
private let totals: Set<String> = ["合计", "总计", "小计", "共计", "total", "sum"]

/// What the first cell of a line below the table begins with.
private var remark: Regex<Substring> {
  #/^\s*(?:注|备注|说明|附注|附|填表人|填报人|制表人|制表|审核人|填表日期|制表日期|[Nn]otes?|[Rr]emarks?)\s*[0-9]*\s*[：:].*/#
}

/// Turns rows into drafts.
struct TableReader {
  private let headings: TableHeadings
  private let constants: [(heading: String, text: String)]
  /// The rows that hold anything, as they stand.
  private let rows: [[RawScalar]]
  /// The columns of each field.
  private let columns: [String: [(index: Int, name: String)]]
  private(set) var times: TableTimes
  private(set) var problems: [Problem] = []
  private var told: Set<String> = []

  init(
    _ table: ForeignTable, heading: Int, _ headings: TableHeadings,
    _ constants: [(heading: String, text: String)]
  ) {
    self.headings = headings
    self.constants = constants
    rows = table.rows.filter { !$0.isEmpty }
    var columns: [String: [(index: Int, name: String)]] = [:]
    for (index, cell) in table.rows[heading].enumerated() {
      if let field = headings.field(cell.text) { columns[field.key, default: []].append((index, cell.text)) }
    }
    self.columns = columns
    times = TableTimes(uses1904: table.uses1904)
  }

  /// The draft of a row; `nil` for what is no record.
  mutating func draft(_ row: RawValue) -> DraftRecord? {
    guard case .map(let cells, let span) = row else { return nil }
    if let first = cells.first, totals.contains(words(first.value).filter { !$0.isWhitespace }.lowercased()) {
      leftOut(first.value.span, "合计的一行没有导入", "a row of totals was not imported")
      return nil
    }
    var values: [(field: FieldDefinition, values: [RawValue], span: Span)] = []
    for cell in cells {
      guard let field = headings.field(cell.key) else {
        tellUnknown(cell)
        continue
      }
      guard let index = values.firstIndex(where: { $0.field.key == field.key }) else {
        values.append((field, [cell.value], cell.value.span))
        continue
      }
      // A day and a time in two columns.
      if ["start", "end"].contains(field.key) {
        values[index].values.append(cell.value)
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
    guard !values.isEmpty else { return nil }
    let lacking = headings.needed.filter { lacks($0, among: values.map(\.field.key)) }
    if !lacking.isEmpty, let first = cells.first, words(first.value).wholeMatch(of: remark) != nil {
      leftOut(first.value.span, "表格下面的说明没有导入", "a remark below the table was not imported")
      return nil
    }
    for constant in constants {
      guard let field = headings.field(constant.heading),
        !values.contains(where: { $0.field.key == field.key })
      else { continue }
      values.append(
        (field, [.scalar(RawScalar(text: constant.text, span: span, isQuoted: false))], span))
    }
    var texts = values.compactMap { field, values, span in
      value(of: field, values).map { (field: field, value: $0, span: $0.span) }
    }
    if headings.kind == .event { settleTimes(&texts) }
    for field in lacking { tellLacking(field, at: span) }
    let needsDay = texts.firstIndex { $0.field.key == "start" && isTime($0.value) }
    if let needsDay, let column = emptyColumn(of: texts[needsDay].field, at: span) {
      tellEmpty(column.name, column.place, "活动不能没有日期", "every event needs a day")
      texts.remove(at: needsDay)
    }
    var draft = DraftRecord(
      kind: headings.kind,
      fields: texts.map {
        DraftField(key: $0.field.key, text: words($0.value), yaml: yaml($0.value, $0.field), span: $0.span)
      },
      span: span)
    draft.isToldToLack = !lacking.isEmpty || texts.count < values.count
    return draft
  }

  /// What the cells of one field say together; `nil` if a cell is reported.
  private mutating func value(of field: FieldDefinition, _ values: [RawValue]) -> RawValue? {
    let cells = values.compactMap { value -> RawScalar? in
      if case .scalar(let scalar) = value { scalar } else { nil }
    }
    guard cells.count == values.count, let first = cells.first else { return values.first }
    switch field.key {
    case "start", "end": return times.date(in: cells).map { .scalar($0) }
    case "date": return times.day(in: first).map { .scalar($0) }
    case "year": return times.year(in: first).map { .scalar($0) }
    default: return values.first
    }
  }

  private mutating func settleTimes(_ texts: inout [(field: FieldDefinition, value: RawValue, span: Span)]) {
    guard let first = texts.firstIndex(where: { $0.field.key == "start" }),
      case .scalar(var start) = texts[first].value
    else { return }
    let last = texts.firstIndex { $0.field.key == "end" }
    var end: RawScalar?
    if let last, case .scalar(let scalar) = texts[last].value { end = scalar }
    times.makeWholeDays(&start, &end)
    texts[first].value = .scalar(start)
    guard let last else { return }
    if let end { texts[last].value = .scalar(end) } else { texts.remove(at: last) }
  }

  // MARK: What is missing

  /// Whether a row with cells for `keys` has nothing for a field that it needs, though there is a column for it.
  private func lacks(_ field: FieldDefinition, among keys: [String]) -> Bool {
    guard !keys.contains(field.key), columns[field.key] != nil,
      !constants.contains(where: { headings.field($0.heading)?.key == field.key })
    else { return false }
    return field.key != "competition" || !keys.contains("title")
  }

  private mutating func tellLacking(_ field: FieldDefinition, at span: Span) {
    guard let column = emptyColumn(of: field, at: span) else { return }
    let label = headings.kind.label
    tellEmpty(
      column.name, column.place, "\(label.zh)不能没有\(field.aliases.first ?? field.key)",
      "every \(label.en) needs its \(field.key)", expected: field.type)
  }

  private mutating func tellEmpty(
    _ heading: String, _ place: Span, _ zh: String, _ en: String, expected: Wording? = nil
  ) {
    problems.append(
      Problem(
        .keyMissing, at: place,
        Wording(zh: "“\(heading)”这一格是空的，\(zh)", en: "the cell below “\(heading)” is empty, and \(en)"),
        expected: expected,
        suggestion: Wording(zh: "在表格里补上；这一行不要就删去", en: "fill it in, or remove the row")))
  }

  /// The first empty cell that a field has in the row at `span`.
  private func emptyColumn(of field: FieldDefinition, at span: Span) -> (name: String, place: Span)? {
    let index = rows.partitioningIndex { ($0.first?.span.lower ?? 0) > span.lower }
    let row = index > 0 ? rows[index - 1] : []
    for column in columns[field.key] ?? []
    where !row.indices.contains(column.index) || row[column.index].text.isEmpty {
      return (
        column.name, row.indices.contains(column.index) ? row[column.index].span : row.last?.span ?? span
      )
    }
    return nil
  }

  // MARK: Reports

  private mutating func leftOut(_ span: Span, _ zh: String, _ en: String) {
    problems.append(Problem(.importLeftOut, at: span, Wording(zh: zh, en: en)))
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
        suggestion: guess.map(Wording.didYouMean),
        severity: .warning))
  }
}

/// Whether a value says a time of no day.
private func isTime(_ value: RawValue) -> Bool {
  switch parseDateText(words(value)).value {
  case .time, .times: true
  default: false
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
