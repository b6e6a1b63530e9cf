import Diagnostics
import Resolution
import Templating

/// The type of a field of the open data.
indirect enum OpenType {
  case text
  /// A day, `2026-11-23`.
  case day
  /// A day, or a moment with its offset, `2026-11-23T16:30:00+08:00`.
  case moment
  case address
  case number
  /// A number with a fraction or without.
  case decimal
  case truth
  /// One of a few words.
  case word([String])
  case list(OpenType)
  /// A text, or several.
  case textOrTexts
  /// Names with types; all of them are there.
  case object([(String, OpenType)])
  /// Names with types; some of them are there.
  case optionals([(String, OpenType)])

  /// As JSON Schema.
  var schema: Value {
    switch self {
    case .text: .fields([("type", "string")])
    case .day: .fields([("type", "string"), ("pattern", "^\\d{4}-\\d{2}-\\d{2}$")])
    case .moment:
      .fields([
        ("type", "string"),
        ("pattern", "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2}))?$"),
      ])
    case .address: .fields([("type", "string"), ("format", "uri"), ("pattern", "^https?://")])
    case .number: .fields([("type", "integer")])
    case .decimal: .fields([("type", "number")])
    case .textOrTexts: .fields([("type", ["string", "array"]), ("items", OpenType.text.schema)])
    case .truth: .fields([("type", "boolean")])
    case .word(let words): .fields([("type", "string"), ("enum", words)])
    case .list(let type): .fields([("type", "array"), ("items", type.schema)])
    case .object(let fields): openObject(fields.map { ($0.0, $0.1.schema, true) })
    case .optionals(let fields): openObject(fields.map { ($0.0, $0.1.schema, false) })
    }
  }
}

/// The schema of an object that has these fields and no others.
func openObject(_ fields: [(name: String, schema: Value, isAlways: Bool)]) -> Value {
  .fields([
    ("type", "object"), ("properties", Value.map(fields.map { (key: $0.name, value: $0.schema) })),
    ("required", fields.filter(\.isAlways).map(\.name)), ("additionalProperties", false),
  ])
}

/// A field of the open data: what it is called and means, and where it comes from. Data and schema are both made from
/// these, so they cannot differ.
struct OpenField<Item> {
  var name: String
  var type: OpenType
  var meaning: Wording
  /// Whether every record has it.
  var isAlways: Bool
  var read: (Composer, Item) -> (any TemplateValue)?

  init(
    _ name: String, _ type: OpenType, always isAlways: Bool = false, zh: String, en: String,
    _ read: @escaping (Composer, Item) -> (any TemplateValue)?
  ) {
    self.name = name
    self.type = type
    self.isAlways = isAlways
    self.read = read
    meaning = Wording(zh: zh, en: en)
  }
}

/// One file of the open data: a kind of record, its fields, and its records.
struct OpenTable {
  /// The file's name without its end: `events`.
  var name: String
  var label: Wording
  /// The schema of one record.
  var schema: Value
  /// The records, as JSON.
  var records: [[UInt8]]

  /// A table of records with pages: `items` of `list`.
  /// - Parameter given: a hash of what the fields tell besides what they read of the union.
  init(
    _ name: String, zh: String, en: String, _ fields: [OpenField<Index>], _ items: Range<Index>,
    of list: UnionList, given: (Index) -> UInt64 = { _ in 0 }, _ composer: Composer
  ) {
    self.init(name, zh: zh, en: en, fields, [], composer)
    records = composer.each(items, of: list, for: "\(name).json", given: given) { composer, item in
      jsonBytes(.fields(fields.map { field in (field.name, field.read(composer, item)) }))
    }
  }

  init<Item>(
    _ name: String, zh: String, en: String, _ fields: [OpenField<Item>], _ items: [Item],
    _ composer: Composer
  ) {
    self.name = name
    label = Wording(zh: zh, en: en)
    schema = openObject(
      fields.map { field in
        guard case .map(var parts) = field.type.schema else { return (field.name, .none, field.isAlways) }
        parts.append((key: "description", value: .string("\(field.meaning.zh) · \(field.meaning.en)")))
        return (field.name, .map(parts), field.isAlways)
      })
    records = items.map { item in
      jsonBytes(.fields(fields.map { field in (field.name, field.read(composer, item)) }))
    }
  }
}
