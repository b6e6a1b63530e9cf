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
  case list([Value])
  /// Names with values, in order.
  case map([(key: String, value: Value)])
  /// A model with declared fields.
  case object(ModelObject)
  /// A macro, or the names of an imported template.
  case callable(Macro)
  case module([String: Value])

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
    case .object, .callable, .module: true
    }
  }

  /// What it is called in messages, in Chinese and English.
  var typeName: (zh: String, en: String) {
    switch self {
    case .none: ("空值", "nothing")
    case .bool: ("真假值", "a truth value")
    case .int, .double: ("数字", "a number")
    case .string: ("文字", "text")
    case .html: ("HTML", "markup")
    case .list: ("列表", "a list")
    case .map: ("映射", "a map")
    case .object(let object): (object.type.name, object.type.name)
    case .callable: ("宏", "a macro")
    case .module: ("模板", "a template")
    }
  }

  /// The text that `~`, `join` and printing make of it; `nil` for what has no text.
  var text: String? {
    switch self {
    case .none: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value):
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .string(let text): text
    case .html(let html): html.text
    case .list, .map, .object, .callable, .module: nil
    }
  }
}

/// What can be handed to a template.
public protocol TemplateValue: Sendable {
  /// The value as templates see it.
  var templateValue: Value { get }
}

extension String: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .string(self) }
}
extension Int: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .int(self) }
}
extension Double: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .double(self) }
}
extension Bool: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .bool(self) }
}
extension HTML: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .html(self) }
}
extension Optional: TemplateValue where Wrapped: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { self?.templateValue ?? .none }
}
extension Array: TemplateValue where Element: TemplateValue {
  /// The value as templates see it.
  public var templateValue: Value { .list(map(\.templateValue)) }
}

/// A struct whose fields templates can read; the fields are declared once, in ``model``.
public protocol TemplateModel: TemplateValue {
  /// The fields with their documentation.
  static var model: Model<Self> { get }
}

extension TemplateModel {
  /// The value as templates see it.
  public var templateValue: Value { .object(ModelObject(type: Self.model.type, base: self)) }
}

/// The fields of `Root` that templates see.
public struct Model<Root: TemplateModel>: Sendable {
  /// The declaration without its Swift type.
  public let type: ModelType

  /// Declares a model.
  /// - Parameters:
  ///   - name: what it is called in messages and documentation.
  ///   - zh: what it is, in Chinese.
  ///   - en: what it is, in English.
  ///   - fields: its fields.
  public init(_ name: String, zh: String, en: String, @FieldsBuilder<Root> _ fields: () -> [Field<Root>]) {
    type = ModelType(name: name, zh: zh, en: en, fields: fields().map(\.field))
  }
}

/// A field of `Root`.
public struct Field<Root: TemplateModel>: Sendable {
  let field: ModelType.Field

  /// Declares a field whose value `get` reads.
  public init<Value: TemplateValue>(
    _ name: String, zh: String, en: String, _ get: @escaping @Sendable (Root) -> Value
  ) {
    field = ModelType.Field(name: name, zh: zh, en: en) { base in
      guard let root = base as? Root else { return .none }
      return get(root).templateValue
    }
  }
}

/// Lists fields one statement each, so that the compiler checks them one at a time.
@resultBuilder
public enum FieldsBuilder<Root: TemplateModel> {
  /// A field.
  public static func buildExpression(_ field: Field<Root>) -> Field<Root> { field }
  /// The fields in order.
  public static func buildBlock(_ fields: Field<Root>...) -> [Field<Root>] { fields }
}

/// A model's declaration: its name, and fields found by name.
public final class ModelType: Sendable {
  /// A field with its documentation.
  public struct Field: Sendable {
    /// The name in templates.
    public let name: String
    /// What it is, in Chinese.
    public let zh: String
    /// What it is, in English.
    public let en: String
    let get: @Sendable (any TemplateModel) -> Value
  }

  /// The name in messages.
  public let name: String
  /// What it is, in Chinese.
  public let zh: String
  /// What it is, in English.
  public let en: String
  /// The fields in the order declared.
  public let fields: [Field]
  private let index: [String: Int]

  init(name: String, zh: String, en: String, fields: [Field]) {
    self.name = name
    self.zh = zh
    self.en = en
    self.fields = fields
    index = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field called `name`.
  func field(_ name: String) -> Field? { index[name].map { fields[$0] } }
}

/// A model with its fields.
public struct ModelObject: Sendable {
  let type: ModelType
  let base: any TemplateModel
}
