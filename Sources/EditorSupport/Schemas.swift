import Diagnostics
public import Records

/// What a schema describes.
public enum SchemaSubject: Sendable, Hashable {
  /// `unionpress.yaml`.
  case settings
  /// The header of a record's file.
  case record(RecordKind)
  /// The header of a translation, which may say less: `NAME.en.md`.
  case translation(RecordKind)
  /// A table of records in YAML, as `content/data/venues.yaml` is.
  case table(RecordKind)

  /// Every subject there is.
  public static let all: [SchemaSubject] =
    [.settings]
    + RecordKind.allCases.flatMap { kind -> [SchemaSubject] in
      (kind.folder == nil ? [] : [.record(kind), .translation(kind)])
        + (kind.tables.isEmpty ? [] : [.table(kind)])
    }

  /// Whether it is a file of YAML as a whole, and not the header of a Markdown file.
  var isYAML: Bool {
    switch self {
    case .settings, .table: true
    case .record, .translation: false
    }
  }

  /// The name of its file: `event.schema.json`.
  public var fileName: String {
    switch self {
    case .settings: "unionpress.schema.json"
    case .record(let kind): "\(kind.rawValue).schema.json"
    case .translation(let kind): "\(kind.rawValue).translation.schema.json"
    case .table(let kind): "\(kind.rawValue).table.schema.json"
    }
  }
}

/// A JSON Schema (draft 7, which editors understand) of how `subject` is written, made of the table of fields that decodes it.
///
/// Both names of each field are known, with their help in both languages. It says no more than what form tells: whether a day
/// exists or an id is known only a build finds out, so what a schema refuses a build refuses, too, but not the other way round.
/// - Parameter settings: those of the site, which may declare fields of its own.
public func schema(of subject: SchemaSubject, on settings: SiteSettings = SiteSettings()) -> [UInt8] {
  schemaValue(of: subject, on: settings).bytes
}

func schemaValue(of subject: SchemaSubject, on settings: SiteSettings) -> JSONValue {
  switch subject {
  case .settings:
    return document("unionpress.yaml", mapping(SiteSettings.fields, at: "#"))
  case .record(let kind):
    return document(
      "\(kind.label.zh) · \(kind.label.en)", mapping(kind.fields(on: settings), besides: ownData, at: "#"))
  case .translation(let kind):
    // Fields that the original decides are left alone in a translation, with a warning; no error, so not refused here.
    let fields = kind.fields(on: settings).filter(\.isTranslatable).map { field in
      var optional = field
      optional.isRequired = false
      return optional
    }
    var content = mapping(fields, besides: ownData, at: "#")
    content["additionalProperties"] = .flag(true)
    return document("\(kind.label.zh)的译文 · translation: \(kind.label.en)", content)
  case .table(let kind):
    let place = "#/anyOf/0/items"
    let row = mapping(
      kind.fields(on: settings), besides: ownData.merging(ownID) { own, _ in own }, at: place)
    let rows = JSONValue.object(["type": .text("array"), "items": .object(row)])
    return document(
      "\(kind.label.zh)的表 · table: \(kind.label.en)", ["anyOf": .list([rows, reference(place)])])
  }
}

private func document(_ title: String, _ content: JSONObject) -> JSONValue {
  var root = content
  root["$schema"] = .text("http://json-schema.org/draft-07/schema#")
  root["title"] = .text(title)
  return .object(root)
}

/// What stands at `place` of the same schema.
private func reference(_ place: String) -> JSONValue { .object(["$ref": .text(place)]) }

/// A mapping of `fields`, each under all its names, and of `others`, to stand at `place` of its schema.
private func mapping(
  _ fields: [FieldDefinition], besides others: JSONObject = [:], at place: String
) -> JSONObject {
  var properties = others
  var required: [JSONValue] = []
  for field in fields {
    let names = [field.key] + field.aliases
    let first = "\(place)/properties/\(field.key)"
    properties[field.key] = property(field, at: first)
    for name in field.aliases { properties[name] = reference(first) }
    if field.isRequired {
      // One of the names, and not two of them.
      required.append(
        .object(["oneOf": .list(names.map { .object(["required": .texts([$0])]) })]))
    }
  }
  var result: JSONObject = [
    "type": .text("object"), "properties": .object(properties), "additionalProperties": .flag(false),
  ]
  if !required.isEmpty { result["allOf"] = .list(required) }
  return result
}

private func property(_ field: FieldDefinition, at place: String) -> JSONValue {
  var result = value(field.shape, field.nested, at: place)
  result["description"] = .text(
    """
    \(field.help.zh)（\(field.type.zh)）
    \(field.help.en) (\(field.type.en))
    例如 · for example: \(field.example(in: .zh))
    """)
  return .object(result)
}

/// What a value of `shape` is. A field may also be empty: it counts as not given.
private func value(_ shape: ValueShape, _ nested: [FieldDefinition], at place: String) -> JSONObject {
  switch shape {
  case .text:
    // A list of one is as good as its item.
    ["type": .texts(["string", "number", "boolean", "null", "array"])]
  case .boolean:
    oneOf(
      [.flag(true), .flag(false)] + ["是", "否", "有", "无"].map { .text($0) } + [.number(1), .number(0)],
      ValueShape.yes + ValueShape.no)
  case .choice(let values):
    oneOf(values.flatMap { $0 }.map { .text($0) }, values.flatMap { $0 })
  case .list(let item):
    [
      "anyOf": .list([
        .object(["type": .text("array"), "items": .object(value(item, nested, at: "\(place)/anyOf/0/items"))]
        ),
        reference("\(place)/anyOf/0/items"),
        .object(["type": .text("string"), "pattern": .text("[，、,;；]")]),
      ])
    ]
  case .fields(let orText):
    [
      "anyOf": .list([
        .object(mapping(nested, at: "\(place)/anyOf/0")),
        .object(["type": .texts(orText ? ["string", "number", "null"] : ["null"])]),
      ])
    ]
  }
}

/// One of the values that an editor offers, or one of `words` as a build takes it: letters' case, `_`, `-` and blanks make no
/// difference.
private func oneOf(_ offered: [JSONValue], _ words: [String]) -> JSONObject {
  let patterns = words.map { word in
    word.map { character in
      if character.isASCII, character.isLetter {
        "[\(character.uppercased())\(character.lowercased())]"
      } else if "-_ ".contains(character) {
        "[-_ ]"
      } else {
        String(character)
      }
    }.joined()
  }
  return [
    "anyOf": .list([
      .object(["enum": .list(offered + [.null])]),
      .object(["type": .text("string"), "pattern": .text("^(\(patterns.joined(separator: "|")))$")]),
    ])
  ]
}

/// Where authors keep data of their own.
private let ownData: JSONObject = {
  let field = JSONValue.object([
    "description": .text(
      "自己的资料，自带的网页上不显示；自己的模板里是 page.extra\ndata of your own, which no page shows unless your own templates do: page.extra"
    )
  ])
  return ["extra": field, "附加": field]
}()

/// Rows may give the id that a file has by its name.
private let ownID: JSONObject = [
  "id": .object([
    "type": .texts(["string", "number"]),
    "description": .text("编号，别处用它提到这一行\nwhat others call this row by"),
  ])
]
