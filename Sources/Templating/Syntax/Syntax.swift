public import Diagnostics

/// An expression of a template and its place.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case literal(Value)
    case name(String)
    case member(Expression, String)
    case index(Expression, Expression)
    case slice(Expression, from: Expression?, to: Expression?, step: Expression?)
    case call(Expression, Arguments)
    case filter(Expression, String, Arguments)
    case test(Expression, String, Arguments, isNegated: Bool)
    case not(Expression)
    case sign(Expression, isNegative: Bool)
    case binary(Operator, Expression, Expression)
    /// `a < b < c`: each neighbour compared, all must hold.
    case comparison(Expression, [(operation: Operator, operand: Expression)])
    case conditional(condition: Expression, then: Expression, otherwise: Expression?)
    case list([Expression])
    case map([(key: Expression, value: Expression)])
    /// What the parser could not read; reported already.
    case fault
  }

  var kind: Kind
  var span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// Values handed to a call, filter or test.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: String, value: Expression, span: Span)] = []

  var isEmpty: Bool { positional.isEmpty && named.isEmpty }
}

/// Operators with two operands.
enum Operator: String, Sendable, Hashable {
  case or, and, equal = "==", unequal = "!=", less = "<", lessOrEqual = "<=", greater = ">"
  case greaterOrEqual = ">=", within = "in", notWithin = "not in", concatenate = "~", add = "+"
  case subtract = "-", multiply = "*", divide = "/", floorDivide = "//", remainder = "%", power = "**"
}

/// A name that a statement gives to a value.
struct Target: Sendable {
  var name: String
  /// `ns.name` sets an attribute of a namespace.
  var attribute: String?
  var span: Span
}

/// A statement of a template.
indirect enum Statement: Sendable {
  /// Bytes that are copied, and where they stand in the file.
  case text([UInt8], Span)
  case output(Expression)
  case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement], Span)
  case loop(Loop)
  case set([Target], Expression, Span)
  case setBlock(Target, filters: [(name: String, arguments: Arguments, span: Span)], [Statement], Span)
  case with([(target: Target, value: Expression)], [Statement])
  case block(String, isScoped: Bool, Span)
  case include(Include)
  case macro(Macro)
  case importAll(Expression, as: String, hasContext: Bool, Span)
  case importNames(Expression, [(name: String, alias: String, span: Span)], hasContext: Bool, Span)
  case call(Expression, Caller, Span)
  case filterBlock([(name: String, arguments: Arguments, span: Span)], [Statement], Span)

  struct Loop: Sendable {
    var targets: [Target]
    var items: Expression
    var condition: Expression?
    var body: [Statement]
    var otherwise: [Statement]
    var span: Span
  }

  struct Include: Sendable {
    var name: Expression
    var bindings: [(target: Target, value: Expression)]
    var hasContext: Bool
    var ignoresMissing: Bool
    var span: Span
  }
}

/// A macro: a named piece of a template with parameters.
final class Macro: Sendable {
  let name: String
  let parameters: [(name: String, standard: Expression?)]
  let body: [Statement]
  /// The template whose other macros and imports it sees.
  let template: String
  let span: Span

  init(
    name: String, parameters: [(name: String, standard: Expression?)], body: [Statement], template: String,
    span: Span
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.template = template
    self.span = span
  }
}

/// What stands between `{% call %}` and `{% endcall %}`: a macro without a name that `caller()` prints.
final class Caller: Sendable {
  let parameters: [(name: String, standard: Expression?)]
  let body: [Statement]

  init(parameters: [(name: String, standard: Expression?)], body: [Statement]) {
    self.parameters = parameters
    self.body = body
  }
}

/// A template as parsed.
struct Template: Sendable {
  var name: String
  var file: SourceFile
  /// The template it extends.
  var parent: (name: String, span: Span)?
  var body: [Statement]
  /// Its own blocks.
  var blocks: [String: Block]

  /// A block with its content.
  struct Block: Sendable {
    var body: [Statement]
    var span: Span
  }
}

/// A template's source.
public struct TemplateSource: Sendable {
  /// The name by which templates refer to it: `components/events.html`.
  public var name: String
  /// The file it is in.
  public var file: SourceFile

  /// The template `name` in `file`.
  public init(name: String, file: SourceFile) {
    self.name = name
    self.file = file
  }
}
