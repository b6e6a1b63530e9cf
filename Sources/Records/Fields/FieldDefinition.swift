public import Diagnostics

/// What is known of a field besides how it is decoded: its names, type, help and example.
///
/// One table of these per record kind is the single source for decoding, suggestions, help texts, the editor
/// schema and `docs/content-model.md`.
public struct FieldDefinition: Sendable {
  /// The English name, the one that tools rely on: `start`.
  public var key: String
  /// Chinese names, the first being the usual one: `开始`.
  public var aliases: [String]
  /// What a value looks like, in words: “日期和时间”.
  public var type: Wording
  /// Whether a record without it is an error.
  public var isRequired: Bool
  /// Whether a translation (`NAME.en.md`) may give its own value.
  public var isTranslatable: Bool
  /// What the field is for, one line.
  public var help: Wording
  /// A value as an officer would write it.
  public var example: String
  /// Fields of the mapping that this field takes, or of the items of its list.
  public var nested: [FieldDefinition]
  /// How a value is written, for tools that check it by its form.
  public var shape: ValueShape
  /// The values that are allowed, if there are few, as they are usually written.
  public var choices: [String] { shape.choices }
}

/// How a value may be written, as far as its form goes: what an editor can check and offer while somebody types. Whether the
/// value is right (a day that exists, an id that is known) only decoding tells.
public indirect enum ValueShape: Sendable, Hashable {
  /// One text, a date and a number with a unit (`36人`) being texts, too.
  case text
  /// Yes or no in either language.
  case boolean
  /// One of a few values, each with all its spellings: the canonical one first, then the usual Chinese one.
  case choice([[String]])
  /// Several values, or one, or one text with `、` between.
  case list(ValueShape)
  /// The fields of ``FieldDefinition/nested``; or a text that stands for them, if that is understood.
  case fields(orText: Bool)

  /// The words that mean yes, the usual ones first; letters' case makes no difference.
  public static let yes = ["是", "有", "true", "yes", "对", "y", "1", "✓", "√"]
  /// The words that mean no.
  public static let no = ["否", "无", "false", "no", "不", "没有", "n", "0", "×"]

  /// The words for yes and no; numbers may be something else.
  static let words = Set((yes + no).filter { Int($0) == nil })

  var choices: [String] {
    switch self {
    case .boolean: ["是", "否"]
    case .choice(let values): values.compactMap { $0.dropFirst().first ?? $0.first }
    case .list(let item): item.choices
    case .text, .fields: []
    }
  }
}

/// A field of `Record`: its definition and how a raw value gets into the record.
struct Field<Record: Sendable>: Sendable {
  var definition: FieldDefinition
  var store: @Sendable (RawField, inout Record, inout FieldReader) -> Void

  /// Declares a field whose value `reader` reads and `path` keeps.
  init<Value: Sendable>(
    _ key: String, _ aliases: String..., as reader: ValueReader<Value>,
    into path: any WritableKeyPath<Record, Value?> & Sendable, required: Bool = false,
    translatable: Bool = false, zh: String, en: String, example: String
  ) {
    self.init(key, aliases, reader, required, translatable, zh, en, example) { field, record, context in
      if let value = reader.read(field.value, &context) { record[keyPath: path] = value }
    }
  }

  /// Declares a field that always has a value: the record's blank one until a value is read.
  init<Value: Sendable>(
    _ key: String, _ aliases: String..., as reader: ValueReader<Value>,
    into path: any WritableKeyPath<Record, Value> & Sendable, required: Bool = false,
    translatable: Bool = false, zh: String, en: String, example: String
  ) {
    self.init(key, aliases, reader, required, translatable, zh, en, example) { field, record, context in
      if let value = reader.read(field.value, &context) { record[keyPath: path] = value }
    }
  }

  private init<Value>(
    _ key: String, _ aliases: [String], _ reader: ValueReader<Value>, _ required: Bool, _ translatable: Bool,
    _ zh: String, _ en: String, _ example: String,
    store: @escaping @Sendable (RawField, inout Record, inout FieldReader) -> Void
  ) {
    definition = FieldDefinition(
      key: key, aliases: aliases, type: reader.type, isRequired: required, isTranslatable: translatable,
      help: Wording(zh: zh, en: en), example: example, nested: reader.nested, shape: reader.shape)
    self.store = store
  }

  /// The same field for a record that holds this one at `path`.
  func lifted<Outer: Sendable>(to path: any WritableKeyPath<Outer, Record> & Sendable) -> Field<Outer> {
    Field<Outer>(definition: definition) { field, outer, context in
      store(field, &outer[keyPath: path], &context)
    }
  }

  private init(
    definition: FieldDefinition,
    store: @escaping @Sendable (RawField, inout Record, inout FieldReader) -> Void
  ) {
    self.definition = definition
    self.store = store
  }
}

/// All fields of `Record`, found by either name.
struct FieldTable<Record: Sendable>: Sendable {
  let fields: [Field<Record>]
  private let index: [String: Int]

  /// A table of `fields`; keys and aliases must be different (a house test says so).
  init(_ fields: [Field<Record>]) {
    self.fields = fields
    var index: [String: Int] = [:]
    for (position, field) in fields.enumerated() {
      for name in [field.definition.key] + field.definition.aliases { index[name] = position }
    }
    self.index = index
  }

  /// A table of the fields listed in `content`.
  init(@FieldListBuilder<Record> _ content: () -> [Field<Record>]) { self.init(content()) }

  /// The field called `name`, in either language.
  func position(of name: String) -> Int? { index[name] }

  /// Every name, canonical ones first, for suggestions.
  var names: [String] { fields.map(\.definition.key) + fields.flatMap(\.definition.aliases) }
}

/// Lists fields one statement each: a single array literal of that size takes the compiler minutes.
@resultBuilder
enum FieldListBuilder<Record: Sendable> {
  static func buildExpression(_ field: Field<Record>) -> [Field<Record>] { [field] }
  static func buildExpression(_ fields: [Field<Record>]) -> [Field<Record>] { fields }
  static func buildBlock(_ parts: [Field<Record>]...) -> [Field<Record>] { parts.flatMap { $0 } }
}

/// The fields listed in `content`.
func fieldList<Record>(@FieldListBuilder<Record> _ content: () -> [Field<Record>]) -> [Field<Record>] {
  content()
}
