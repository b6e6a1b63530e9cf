import Diagnostics
internal import Foundation

/// What readers of values need while one record is decoded: a place to put problems.
struct FieldReader {
  /// What was found wrong so far.
  var problems: [Problem] = []
  /// The keys of the fields that are written down but could not be read. Whoever misses one of them was told of that already.
  var unread: Set<String> = []
  /// The heading of the table that the record stands in, if it is one of cells.
  var heading: TableHeading?
  /// The site's own fields for records of this kind.
  var customFields: [CustomField] = []
  /// What was read of them, each at most once.
  var custom: [CustomValue] = []

  /// Notes a problem.
  mutating func report(_ problem: Problem) { problems.append(problem) }
}

/// How raw text becomes a `Value`: a name for people and a function.
struct ValueReader<Value: Sendable>: Sendable {
  /// What a value looks like, in words.
  var type: Wording
  /// Fields of the mapping it reads, if it reads one.
  var nested: [FieldDefinition] = []
  /// How a value is written.
  var shape = ValueShape.text
  /// Reads a value, or reports why it cannot and returns `nil`.
  var read: @Sendable (RawValue, inout FieldReader) -> Value?
}

/// Where and for what a mapping is decoded; decides which checks apply.
enum DecodingMode: Sendable {
  /// A record: required fields must be there.
  case record
  /// A translation: the required fields come from the original.
  case translation
}

/// Decodes `fields` into a copy of `blank` by `table`.
///
/// Reports unknown keys with a suggestion, keys given twice (also once in each language), required fields that
/// are missing, and every bad value.
/// - Parameters:
///   - owner: what the mapping is called in messages: “活动”.
///   - place: where a missing field is reported.
/// - Returns: the record, and whether all required fields were read.
func decode<Record>(
  _ fields: [RawField], by table: FieldTable<Record>, onto blank: Record, owner: Wording, place: Span,
  mode: DecodingMode = .record, reader: inout FieldReader
) -> (record: Record, isComplete: Bool) {
  var record = blank
  var given: [Int: RawField] = [:]
  // A misspelt required field is one mistake, not a misspelt and a missing one.
  var misspelt: Set<Int> = []
  var isComplete = true
  // Values that are mappings are decoded with the same reader.
  var unread: Set<String> = []
  // The heading and the site's own fields are none of theirs.
  let (heading, customFields) = (reader.heading, reader.customFields)
  (reader.heading, reader.customFields) = (nil, [])
  defer { (reader.unread, reader.heading, reader.customFields) = (unread, heading, customFields) }
  var givenCustom: [String: RawField] = [:]
  // Names of those of which something was said already.
  var toldCustom: Set<String> = []
  for field in fields {
    if extraKeys.contains(field.key) {
      reader.refusePrivateKeys(in: field.value)
      continue
    }
    var position = table.position(of: field.key)
    if let custom = customFields.first(where: { $0.names.contains(field.key) }) {
      if let earlier = givenCustom.updateValue(field, forKey: custom.name.value) {
        reader.report(keyTwice(field, earlier))
        toldCustom.insert(custom.name.value)
      } else if !field.value.isBlank {
        let before = reader.problems.count
        if let value = custom.read(field.value, &reader) {
          reader.custom.append(value)
        } else if reader.problems[before...].containsErrors {
          isComplete = false
          toldCustom.insert(custom.name.value)
        }
      }
      continue
    }
    if reader.refuse(field, isKnown: position != nil) { continue }
    if position == nil {
      let found = reportUnknown(
        field, among: fields, owner: owner, table: table, besides: customFields, &reader)
      guard let found else { continue }
      guard let meant = table.position(of: found.name) else {
        toldCustom.insert(found.name)
        continue
      }
      if !found.isCertain {
        if !field.value.isBlank {
          misspelt.insert(meant)
          unread.insert(table.fields[meant].definition.key)
        }
        continue
      }
      position = meant
    }
    guard let position else { continue }
    if let earlier = given[position] {
      reader.report(keyTwice(field, earlier))
      continue
    }
    given[position] = field
    if field.value.isBlank { continue }
    let before = reader.problems.count
    table.fields[position].store(field, &record, &reader)
    if reader.problems[before...].containsErrors {
      let definition = table.fields[position].definition
      unread.insert(definition.key)
      if definition.isRequired { isComplete = false }
    }
  }
  guard mode == .record else { return (record, isComplete) }
  func reportMissing(_ definition: FieldDefinition, _ blank: RawField?) {
    let language: Language = usesChinese(fields) ? .zh : .en
    let name = language == .zh || definition.aliases.isEmpty ? "" : "（\(definition.key)）"
    // A column that is not there is one mistake, not one in each row.
    let column = blank == nil ? heading?.lacking([definition]) : nil
    reader.report(
      Problem(
        .keyMissing, at: blank?.keySpan ?? column ?? place,
        Wording(
          zh: "\(owner.zh)缺少必填字段“\(definition.name(in: .zh))”\(name)",
          en: "\(owner.en) needs the field \(definition.key)"),
        expected: definition.type,
        suggestion: column != nil
          ? definition.addColumn
          : Wording(
            zh: "加一行：\(definition.name(in: language)): \(definition.example(in: language))",
            en: "add a line: \(definition.key): \(definition.example(in: .en))")))
  }
  for (position, field) in table.fields.enumerated() where field.definition.isRequired {
    if let raw = given[position], !raw.value.isBlank { continue }
    isComplete = false
    if !misspelt.contains(position) { reportMissing(field.definition, given[position]) }
  }
  for custom in customFields where custom.isRequired {
    if reader.custom.contains(where: { $0.name == custom.name.value }) { continue }
    isComplete = false
    guard toldCustom.isDisjoint(with: custom.names) else { continue }
    reportMissing(custom.definition, givenCustom[custom.name.value])
  }
  return (record, isComplete)
}

/// That `field` says what `earlier` says.
private func keyTwice(_ field: RawField, _ earlier: RawField) -> Problem {
  Problem(
    .keyTwice, at: field.keySpan,
    field.key == earlier.key
      ? Wording(zh: "“\(field.key)”写了两次", en: "“\(field.key)” is given twice")
      : Wording(
        zh: "“\(field.key)”和“\(earlier.key)”是同一个字段，只能写一个",
        en: "“\(field.key)” and “\(earlier.key)” are the same field; give one"),
    notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: earlier.keySpan)])
}

/// Whether an author writes Chinese keys, so that suggestions follow suit.
private func usesChinese(_ fields: [RawField]) -> Bool {
  fields.contains { $0.key.unicodeScalars.contains { $0.value >= 0x4E00 } }
}

/// The first row of a table.
struct TableHeading: Sendable {
  /// The names of the columns that have something in them.
  var keys: Set<String>
  /// Where they stand.
  var span: Span

  /// The heading of a table with `rows`; `nil` if there is nothing in them.
  init?(_ rows: [RawValue]) {
    var names: [String: Span] = [:]
    for case .map(let fields, _) in rows {
      for field in fields { names[field.key] = field.keySpan }
    }
    let spans = names.values
    guard let path = spans.first?.path, let first = spans.map(\.lower).min(),
      let last = spans.map(\.upper).max()
    else { return nil }
    keys = Set(names.keys)
    span = Span(path: path, range: first..<last)
  }

  /// Where the heading is to be looked at for a column of one of `fields`; `nil` if there is one.
  func lacking(_ fields: [FieldDefinition]) -> Span? {
    fields.contains { !keys.isDisjoint(with: [$0.key] + $0.aliases) } ? nil : span
  }
}
