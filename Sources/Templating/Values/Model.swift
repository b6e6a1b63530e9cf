public import Markup

/// A struct whose fields templates can read; the fields are declared once, in ``model``.
///
/// Models are compared to find out whether a page that was rendered before would come out the same.
public protocol TemplateModel: TemplateValue, Equatable {
  /// The fields with their documentation.
  static var model: Model<Self> { get }
}

extension TemplateModel {
  /// The model's own type.
  public static var templateType: ValueType { .object(model.type) }
  /// The value as templates see it.
  @inlinable public var templateValue: Value { .object(ModelBox(self)) }

  /// Whether `other` is a model of the same type that holds the same.
  public func isEqual(to other: any TemplateModel) -> Bool { (other as? Self) == self }
}

/// A model in a box that fields are read from without a copy.
public protocol ModelObject: AnyObject, Sendable {
  /// The model's fields.
  var type: ModelType { get }
  /// Whether `other` holds an equal model of the same type.
  func isEqual(to other: any ModelObject) -> Bool
}

// Seen by the modules that declare models, so that what reads their fields is compiled for each and not looked up.
@usableFromInline
final class ModelBox<Root: TemplateModel>: ModelObject {
  @usableFromInline let root: Root
  @inlinable init(_ root: Root) { self.root = root }
  @usableFromInline var type: ModelType { Root.model.type }
  @usableFromInline func isEqual(to other: any ModelObject) -> Bool {
    (other as? ModelBox<Root>).map { $0.root == root } ?? false
  }
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
  @usableFromInline let field: ModelType.Field

  /// Declares a field whose value `get` reads; its type in templates follows from the Swift type.
  @inlinable public init<Value: TemplateValue>(
    _ name: String, zh: String, en: String, _ get: @escaping @Sendable (Root) -> Value
  ) {
    // The compiler has checked that the box holds a `Root`: a field is only ever read from a value of its own type.
    let read: @Sendable (AnyObject) -> Templating.Value = {
      get(unsafeDowncast($0, to: ModelBox<Root>.self).root).templateValue
    }
    var print: (@Sendable (AnyObject, inout [UInt8]) -> Void)?
    if let get = get as? @Sendable (Root) -> String {
      print = { appendEscaped(get(unsafeDowncast($0, to: ModelBox<Root>.self).root), to: &$1) }
    }
    field = ModelType.Field(
      name: name, zh: zh, en: en, type: { Value.templateType }, get: read, print: print)
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
    // A closure, because models refer to each other and to themselves.
    private let typeOf: @Sendable () -> ValueType
    /// Reads the field from the box of a model of its type.
    let get: @Sendable (AnyObject) -> Value
    /// Writes the field between tags, escaped, without a ``Value`` in between; for text only.
    let print: (@Sendable (AnyObject, inout [UInt8]) -> Void)?

    @usableFromInline init(
      name: String, zh: String, en: String, type: @escaping @Sendable () -> ValueType,
      get: @escaping @Sendable (AnyObject) -> Value,
      print: (@Sendable (AnyObject, inout [UInt8]) -> Void)?
    ) {
      self.name = name
      self.zh = zh
      self.en = en
      typeOf = type
      self.get = get
      self.print = print
    }

    /// The type of its values.
    public var type: ValueType { typeOf() }
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
