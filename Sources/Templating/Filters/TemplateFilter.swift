public import Diagnostics

/// A filter, `value | name(arguments)`, with what the checker and the documentation need to know of it.
public struct TemplateFilter: Sendable {
  /// What a filter or parameter takes.
  public enum Shape: Sendable, Hashable {
    case any, text, number, int, bool, date, html, list, map
    /// A list, a map or text.
    case collection
    /// Text or markup.
    case textOrMarkup
  }

  /// A parameter.
  public struct Parameter: Sendable {
    /// The name by which it can be given.
    public let name: String
    /// What it takes.
    public let shape: Shape
    /// What it is when it is not given; `nil` if it must be given.
    public let standard: Value?
    /// Whether it names a field of the items: a literal, known before rendering.
    let isAttribute: Bool
    /// What is wrong with an argument that is written out.
    let check: (@Sendable (Value) -> Wording?)?

    /// Declares a parameter; `check` tells what is wrong with an argument that is written out in a template.
    public init(
      _ name: String, _ shape: Shape, standard: Value? = nil, check: (@Sendable (Value) -> Wording?)? = nil
    ) {
      self.init(name, shape, standard: standard, isAttribute: false, check: check)
    }

    private init(
      _ name: String, _ shape: Shape, standard: Value?, isAttribute: Bool,
      check: (@Sendable (Value) -> Wording?)? = nil
    ) {
      self.check = check
      self.name = name
      self.shape = shape
      self.standard = standard
      self.isAttribute = isAttribute
    }

    /// The name of a field of the items.
    static func attribute(isRequired: Bool = false) -> Parameter {
      Parameter("attribute", .any, standard: isRequired ? nil : .some(.none), isAttribute: true)
    }
  }

  /// What is known of a use of the filter before rendering.
  struct Use {
    var input: ValueType
    /// The type of the field that the parameter `attribute` names, or of the items themselves.
    var field: ValueType
    /// The types of the arguments, in the order of the parameters; `nil` for those not given.
    var arguments: [ValueType?]
    /// The type of the input's items.
    var element: ValueType { elementType(input) ?? .any }
    /// How many items the input has at least.
    var least: Int { if case .list(_, let least) = input { least } else { 0 } }
    /// The type of one of the items, which is missing if there are none.
    var oneElement: ValueType { least > 0 || input == .string ? element : element.orNone }
  }

  /// What a use does when rendering.
  struct Call {
    var arguments: [Value]
    /// How the field of an item is read; the item itself without `attribute`.
    var path: FieldPath
    var context: RenderContext
  }

  /// The name in templates.
  public let name: String
  /// What it takes.
  public let input: Shape
  /// Its parameters, in order.
  public let parameters: [Parameter]
  /// What it gives, in Chinese.
  public let zh: String
  /// What it gives, in English.
  public let en: String
  /// A use of it that can be tried out, and what that prints.
  public let example: (template: String, output: String)
  let result: @Sendable (Use) -> ValueType
  let apply: @Sendable (Value, Call) -> Value?

  /// Declares a filter of the engine.
  init(
    _ name: String, _ input: Shape, _ parameters: [Parameter] = [], zh: String, en: String,
    example: (String, String), gives result: @escaping @Sendable (Use) -> ValueType,
    _ apply: @escaping @Sendable (Value, Call) -> Value?
  ) {
    self.name = name
    self.input = input
    self.parameters = parameters
    self.zh = zh
    self.en = en
    self.example = example
    self.result = result
    self.apply = apply
  }

  /// Declares a filter of the host.
  /// - Parameters:
  ///   - type: the type of what it gives.
  ///   - apply: is given the input and the arguments in the order of the parameters; returns `nil` if it has no answer, which
  ///     is reported at the filter's place.
  public init(
    _ name: String, _ input: Shape, _ parameters: [Parameter] = [], gives type: ValueType, zh: String,
    en: String, example: (String, String),
    _ apply: @escaping @Sendable (Value, [Value], RenderContext) -> Value?
  ) {
    self.init(name, input, parameters, zh: zh, en: en, example: example, gives: { _ in type }) {
      value, call in
      apply(value, call.arguments, call.context)
    }
  }
}

extension TemplateFilter.Shape {
  /// Whether a value of `type` has this shape, as far as is known before rendering.
  func accepts(_ type: ValueType) -> Bool {
    if type == .any { return true }
    return switch self {
    case .any: true
    case .text: [.string, .date, .json].contains(type)
    case .textOrMarkup: [.string, .date, .html, .json].contains(type)
    case .number: [.int, .double].contains(type)
    case .int: type == .int
    case .bool: type == .bool
    case .date: type == .date || type == .string
    case .html: type == .html
    case .list: if case .list = type { true } else { false }
    case .map: isMap(type)
    case .collection: type == .string || elementType(type) != nil || isMap(type)
    }
  }

  private func isMap(_ type: ValueType) -> Bool {
    switch type {
    case .map, .record: true
    default: false
    }
  }

  /// What it is called in messages.
  public var wording: Wording {
    switch self {
    case .any: Wording(zh: "任何值", en: "any value")
    case .text: Wording(zh: "文字", en: "text")
    case .textOrMarkup: Wording(zh: "文字或 HTML", en: "text or markup")
    case .number: Wording(zh: "数字", en: "a number")
    case .int: Wording(zh: "整数", en: "a whole number")
    case .bool: Wording(zh: "真假值", en: "a truth value")
    case .date: Wording(zh: "日期", en: "a date")
    case .html: Wording(zh: "HTML", en: "markup")
    case .list: Wording(zh: "列表", en: "a list")
    case .map: Wording(zh: "映射", en: "a map")
    case .collection: Wording(zh: "列表、映射或文字", en: "a list, a map or text")
    }
  }
}

/// The type of the items that a loop over `type` sees; `nil` if there are none to see.
func elementType(_ type: ValueType) -> ValueType? {
  switch type {
  case .any: .any
  case .list(let element, _): element
  case .map, .record: .string
  case .string: .string
  default: nil
  }
}

/// The way from an item to one of its fields, worked out before rendering.
struct FieldPath: Sendable {
  enum Step: Sendable {
    case field(@Sendable (AnyObject) -> Value)
    case key(String)
    case position(Int)
    /// Several fields, compared one after the other.
    case several([FieldPath])
  }

  var steps: [Step] = []

  /// The field of `item`; nothing if it is missing.
  func read(_ item: Value) -> Value {
    var value = item
    for step in steps {
      switch (step, value) {
      case (.field(let get), .object(let object)): value = get(object)
      case (.key(let name), .map(let fields)): value = fields.last { $0.key == name }?.value ?? .none
      case (.key(let name), .object(let object)): value = object.type.field(name)?.get(object) ?? .none
      case (.position(let index), .list(let items)):
        value = items.indices.contains(index) ? items[index] : .none
      case (.several(let paths), let item): value = .list(paths.map { $0.read(item) })
      default: return .none
      }
    }
    return value
  }
}
