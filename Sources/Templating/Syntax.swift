public import Diagnostics

/// An expression of a template.
indirect enum Expression: Sendable {
  case literal(Value)
  case name(String, Span)
  case member(Expression, String, Span)
  case index(Expression, Expression, Span)
  case slice(Expression, Expression?, Expression?, Span)
  case call(Expression, Arguments, Span)
  case filter(Expression, String, Arguments, Span)
  case test(Expression, String, Arguments, isNegated: Bool, Span)
  case not(Expression)
  case negative(Expression, Span)
  case binary(Operator, Expression, Expression, Span)
  case conditional(condition: Expression, then: Expression, otherwise: Expression?)
  case list([Expression])
  case map([(Expression, Expression)])
}

/// Values handed to a call, filter or test.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: String, value: Expression)] = []
}

/// Operators with two operands.
enum Operator: String, Sendable {
  case or, and, equal = "==", unequal = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual =
    ">="
  case within = "in", notWithin = "not in", concatenate = "~", add = "+", subtract = "-", multiply = "*"
  case divide = "/", floorDivide = "//", remainder = "%"
}

/// A statement of a template.
indirect enum Statement: Sendable {
  /// Bytes that are copied.
  case text([UInt8])
  case output(Expression, Span)
  case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement])
  case loop(
    names: [String], items: Expression, condition: Expression?, body: [Statement], otherwise: [Statement],
    Span)
  case set([String], Expression, Span)
  case setBlock(String, [Statement])
  case block(String, Span)
  case include(Expression, with: [(name: String, value: Expression)], Span)
  case macro(Macro)
  case importAll(String, as: String, Span)
  case importNames(String, [(name: String, alias: String, span: Span)], Span)
  case call(Expression, Arguments, body: [Statement], Span)
}

/// A macro: a named piece of a template with parameters.
public final class Macro: Sendable {
  let name: String
  let parameters: [(name: String, standard: Expression?)]
  let body: [Statement]
  /// The template whose other macros and imports it sees.
  let template: String

  init(name: String, parameters: [(name: String, standard: Expression?)], body: [Statement], template: String)
  {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.template = template
  }
}

/// A template as parsed.
struct Template: Sendable {
  var name: String
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
