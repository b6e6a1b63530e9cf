public import Markup

/// A value that a template can use.
public enum Value: Sendable {
  /// Nothing: an optional field that is not set.
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// Text, escaped wherever it is printed.
  case string(String)
  /// Markup, printed as it is; made by Markdown and macros only.
  case html(HTML)
  /// A day, or a day with a time of day, for the date filters.
  case date(TemplateDate)
  case list([Value])
  /// Names with values, in order.
  case map([(key: String, value: Value)])
  /// A model with declared fields.
  case object(any ModelObject)

  /// Names with values in order; what is nothing is left out.
  public static func fields(_ fields: [(key: String, value: (any TemplateValue)?)]) -> Value {
    .map(
      fields.compactMap { field in
        guard let value = field.value?.templateValue, !value.isNone else { return nil }
        return (field.key, value)
      })
  }

  /// Whether it counts as true in a condition: not nothing, zero or empty.
  public var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let text): !text.isEmpty
    case .html(let html): !html.isEmpty
    case .list(let items): !items.isEmpty
    case .map(let fields): !fields.isEmpty
    case .object, .date: true
    }
  }

  /// Whether it is nothing.
  var isNone: Bool { if case .none = self { true } else { false } }

  /// The text that `~`, `join` and printing make of it; `nil` for what has no text.
  public var text: String? {
    switch self {
    case .none: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): value.description
    case .string(let text): text
    case .html(let html): html.text
    case .date(let moment): moment.description
    case .list, .map, .object: nil
    }
  }
}

/// What can be handed to a template.
public protocol TemplateValue: Sendable {
  /// The type that templates are checked against.
  static var templateType: ValueType { get }
  /// The value as templates see it.
  var templateValue: Value { get }
}

extension Value: Equatable {
  /// Whether both hold the same, fields in the same order included.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.html(let left), .html(let right)): left == right
    case (.date(let left), .date(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)):
      left.elementsEqual(right) { $0.key == $1.key && $0.value == $1.value }
    case (.object(let left), .object(let right)): left.isEqual(to: right)
    default: false
    }
  }
}

extension Value: TemplateValue {
  /// Not known before it is there.
  public static var templateType: ValueType { .any }
  /// Itself.
  @inlinable public var templateValue: Value { self }
}
extension String: TemplateValue {
  /// Text.
  public static var templateType: ValueType { .string }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .string(self) }
}
extension Int: TemplateValue {
  /// A whole number.
  public static var templateType: ValueType { .int }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .int(self) }
}
extension Double: TemplateValue {
  /// A number.
  public static var templateType: ValueType { .double }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .double(self) }
}
extension Bool: TemplateValue {
  /// A truth value.
  public static var templateType: ValueType { .bool }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .bool(self) }
}
extension HTML: TemplateValue {
  /// Markup.
  public static var templateType: ValueType { .html }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .html(self) }
}
extension TemplateDate: TemplateValue {
  /// A day or moment.
  public static var templateType: ValueType { .date }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .date(self) }
}
extension Optional: TemplateValue where Wrapped: TemplateValue {
  /// The wrapped type, which may be missing.
  public static var templateType: ValueType { .optional(Wrapped.templateType) }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { self?.templateValue ?? .none }
}
extension Array: TemplateValue where Element: TemplateValue {
  /// A list of the elements' type.
  public static var templateType: ValueType { .list(Element.templateType) }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .list(map { $0.templateValue }) }
}
