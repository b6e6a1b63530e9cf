public import Diagnostics

/// What the checker knows of a value before anything is rendered.
public indirect enum ValueType: Sendable, Hashable {
  /// Unknown: checked when rendered. Comes from data of mixed types only.
  case any
  /// Always nothing.
  case none
  case bool
  case int
  /// A number with a fraction, or either kind.
  case double
  case string
  case html
  case date
  /// JSON text, safe inside a JSON script.
  case json
  /// A list; it has this many items at least.
  case list(ValueType, atLeast: Int = 0)
  /// Names that are known only when rendered, all with values of one type.
  case map(ValueType)
  /// Names that are known, in order, each with its type.
  case record([RecordField])
  case object(ModelType)
  /// A value that may be missing. Never nested, never around ``any`` or ``none``.
  case optional(ValueType)

  /// A name of a record.
  public struct RecordField: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The type of its value.
    public var type: ValueType
    /// Whether every record of a list has it.
    public var isAlways = true
  }

  /// This type, or nothing.
  public var orNone: ValueType {
    switch self {
    case .any, .none, .optional: self
    default: .optional(self)
    }
  }

  /// The type without the possibility of being missing.
  public var present: ValueType { if case .optional(let wrapped) = self { wrapped } else { self } }

  /// Whether it may be missing, as far as is known.
  var mayBeMissing: Bool {
    switch self {
    case .none, .optional: true
    default: false
    }
  }

  /// The narrowest type that holds values of both.
  func joined(_ other: ValueType) -> ValueType {
    if self == other { return self }
    switch (self, other) {
    case (.any, _), (_, .any): return .any
    case (.none, let type), (let type, .none): return type.orNone
    case (.optional(let a), .optional(let b)): return a.joined(b).orNone
    case (.optional(let a), let b), (let b, .optional(let a)): return a.joined(b).orNone
    case (.int, .double), (.double, .int): return .double
    case (.date, .string), (.string, .date): return .string
    case (.list(let a, let m), .list(let b, let n)): return .list(a.joined(b), atLeast: min(m, n))
    case (.map(let a), .map(let b)): return .map(a.joined(b))
    case (.map(let a), .record(let fields)), (.record(let fields), .map(let a)):
      return .map(fields.reduce(a) { $0.joined($1.type) })
    case (.record(let a), .record(let b)): return .record(joinedFields(a, b))
    default: return .any
    }
  }

  private func joinedFields(_ a: [RecordField], _ b: [RecordField]) -> [RecordField] {
    var result = a
    for index in result.indices where !b.contains(where: { $0.name == result[index].name }) {
      result[index].isAlways = false
    }
    for field in b {
      if let index = result.firstIndex(where: { $0.name == field.name }) {
        result[index].type = result[index].type.joined(field.type)
        result[index].isAlways = result[index].isAlways && field.isAlways
      } else {
        result.append(RecordField(name: field.name, type: field.type, isAlways: false))
      }
    }
    return result
  }

  /// This type, or ``any`` if it is nested beyond what a person writes: types of types grow fast.
  var simplified: ValueType {
    var budget = 2000
    return isWithin(&budget) ? self : .any
  }

  private func isWithin(_ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch self {
    case .list(let type, _), .map(let type), .optional(let type): return type.isWithin(&budget)
    case .record(let fields): return fields.allSatisfy { $0.type.isWithin(&budget) }
    default: return true
    }
  }

  /// Whether values of the two types can ever be equal; a comparison of others is a mistake.
  func isComparable(to other: ValueType) -> Bool {
    let (a, b) = (present, other.present)
    switch (a, b) {
    case (.any, _), (_, .any), (.none, _), (_, .none): return true
    case (.int, .double), (.double, .int), (.int, .int), (.double, .double): return true
    case (.string, .html), (.html, .string), (.date, .string), (.string, .date): return true
    case (.list(let a, _), .list(let b, _)): return a.isComparable(to: b)
    case (.map, .map), (.map, .record), (.record, .map), (.record, .record): return true
    default: return a == b
    }
  }

  /// What it is called in messages, in Chinese and English.
  public var wording: Wording {
    switch self {
    case .any: Wording(zh: "不定的值", en: "a value of any type")
    case .none: Wording(zh: "空值", en: "nothing")
    case .bool: Wording(zh: "真假值", en: "a truth value")
    case .int: Wording(zh: "整数", en: "a whole number")
    case .double: Wording(zh: "数字", en: "a number")
    case .string: Wording(zh: "文字", en: "text")
    case .html: Wording(zh: "HTML", en: "markup")
    case .date: Wording(zh: "日期", en: "a date")
    case .json: Wording(zh: "JSON", en: "JSON")
    case .list: Wording(zh: "列表", en: "a list")
    case .map, .record: Wording(zh: "映射", en: "a map")
    case .object(let model): Wording(zh: "“\(model.zh)”", en: model.name)
    case .optional(let wrapped):
      Wording(zh: "可能没有的\(wrapped.wording.zh)", en: "\(wrapped.wording.en) that may be missing")
    }
  }

  /// The name in documentation: `string`, `list of EventCard`, `int?`.
  public var name: String {
    switch self {
    case .any: "any"
    case .none: "none"
    case .bool: "bool"
    case .int: "int"
    case .double: "number"
    case .string: "string"
    case .html: "html"
    case .date: "date"
    case .json: "json"
    case .list(let element, _): "list of \(element.name)"
    case .map(let value): "map of \(value.name)"
    case .record(let fields): "{\(fields.map { "\($0.name): \($0.type.name)" }.joined(separator: ", "))}"
    case .object(let model): model.name
    case .optional(let wrapped): "\(wrapped.name)?"
    }
  }
}

extension ModelType: Hashable {
  /// A model is declared once, so it is the same only as itself.
  public static func == (left: ModelType, right: ModelType) -> Bool { left === right }
  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
