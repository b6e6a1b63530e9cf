import Diagnostics

/// Reads expressions from a row of tokens.
struct ExpressionParser {
  let file: SourceFile
  private let tokens: [Token]
  private var index = 0
  private(set) var problems: [Problem] = []
  private var depth = 0

  init(_ tokens: [Token], file: SourceFile) {
    self.tokens = tokens
    self.file = file
  }

  // MARK: Tokens

  var current: Token { tokens.indices.contains(index) ? tokens[index] : Token(kind: .end, range: 0..<0) }
  var isAtEnd: Bool { current.kind == .end }

  func span(_ token: Token) -> Span { file.span(token.range) }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  mutating func accept(sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func accept(word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    advance()
    return true
  }

  mutating func name() -> (String, Span)? {
    guard case .name(let name) = current.kind else {
      expected(Wording(zh: "一个名字", en: "a name"))
      return nil
    }
    let place = span(current)
    advance()
    return (name, place)
  }

  mutating func string() -> (String, Span)? {
    guard case .string(let text) = current.kind else {
      expected(Wording(zh: "引号括住的模板名", en: "a template's name in quotes"))
      return nil
    }
    let place = span(current)
    advance()
    return (text, place)
  }

  mutating func expect(sign: String) {
    if !accept(sign: sign) { expected(Wording(zh: "“\(sign)”", en: "“\(sign)”")) }
  }

  mutating func expectEnd() {
    if !isAtEnd { expected(Wording(zh: "标签的结束", en: "the end of the tag")) }
  }

  mutating func expected(_ what: Wording) {
    // The first slip of a tag tells enough; what follows from it would only confuse.
    guard problems.isEmpty else { return }
    let found = file.text(current.range)
    problems.append(
      Problem(
        .templateSyntax, at: span(current),
        Wording(zh: "这里应是\(what.zh)，却是“\(found)”", en: "\(what.en) is expected here, not “\(found)”")))
  }

  // MARK: Grammar, loosest first

  mutating func expression() -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else {
      expected(Wording(zh: "较浅的嵌套", en: "less nesting"))
      index = tokens.count - 1
      return .literal(.none)
    }
    let value = or()
    guard accept(word: "if") else { return value }
    let condition = or()
    let otherwise = accept(word: "else") ? expression() : nil
    return .conditional(condition: condition, then: value, otherwise: otherwise)
  }

  mutating func or() -> Expression {
    var left = and()
    while current.kind == .name("or") {
      let place = span(current)
      advance()
      left = .binary(.or, left, and(), place)
    }
    return left
  }

  private mutating func and() -> Expression {
    var left = not()
    while current.kind == .name("and") {
      let place = span(current)
      advance()
      left = .binary(.and, left, not(), place)
    }
    return left
  }

  private mutating func not() -> Expression { accept(word: "not") ? .not(not()) : comparison() }

  private mutating func comparison() -> Expression {
    var left = concatenation()
    while true {
      let place = span(current)
      if case .sign(let sign) = current.kind, ["==", "!=", "<", "<=", ">", ">="].contains(sign),
        let operation = Operator(rawValue: sign)
      {
        advance()
        left = .binary(operation, left, concatenation(), place)
      } else if accept(word: "in") {
        left = .binary(.within, left, concatenation(), place)
      } else if current.kind == .name("not"), tokens.indices.contains(index + 1),
        tokens[index + 1].kind == .name("in")
      {
        advance()
        advance()
        left = .binary(.notWithin, left, concatenation(), place)
      } else {
        return left
      }
    }
  }

  private mutating func concatenation() -> Expression {
    var left = sum()
    while current.kind == .sign("~") {
      let place = span(current)
      advance()
      left = .binary(.concatenate, left, sum(), place)
    }
    return left
  }

  private mutating func sum() -> Expression {
    var left = product()
    while case .sign(let sign) = current.kind, sign == "+" || sign == "-",
      let operation = Operator(rawValue: sign)
    {
      let place = span(current)
      advance()
      left = .binary(operation, left, product(), place)
    }
    return left
  }

  private mutating func product() -> Expression {
    var left = unary()
    while case .sign(let sign) = current.kind, ["*", "/", "//", "%"].contains(sign),
      let operation = Operator(rawValue: sign)
    {
      let place = span(current)
      advance()
      left = .binary(operation, left, unary(), place)
    }
    return left
  }

  private mutating func unary() -> Expression {
    if current.kind == .sign("-") {
      let place = span(current)
      advance()
      return .negative(unary(), place)
    }
    return postfix(primary())
  }

  private mutating func postfix(_ start: Expression) -> Expression {
    var value = start
    while true {
      let place = span(current)
      if accept(sign: ".") {
        guard let (name, place) = name() else { return value }
        value = .member(value, name, place)
      } else if accept(sign: "[") {
        value = subscripted(value, place)
      } else if current.kind == .sign("(") {
        value = .call(value, arguments(), place)
      } else if accept(sign: "|") {
        guard let (name, place) = name() else { return value }
        value = .filter(value, name, current.kind == .sign("(") ? arguments() : Arguments(), place)
      } else if accept(word: "is") {
        let isNegated = accept(word: "not")
        guard let (name, place) = name() else { return value }
        value = .test(
          value, name, current.kind == .sign("(") ? arguments() : Arguments(), isNegated: isNegated, place)
      } else {
        return value
      }
    }
  }

  private mutating func subscripted(_ value: Expression, _ place: Span) -> Expression {
    if accept(sign: ":") {
      let end = current.kind == .sign("]") ? nil : expression()
      expect(sign: "]")
      return .slice(value, nil, end, place)
    }
    let first = expression()
    guard accept(sign: ":") else {
      expect(sign: "]")
      return .index(value, first, place)
    }
    let end = current.kind == .sign("]") ? nil : expression()
    expect(sign: "]")
    return .slice(value, first, end, place)
  }

  /// `(a, b, name=c)`.
  mutating func arguments() -> Arguments {
    var arguments = Arguments()
    expect(sign: "(")
    while !isAtEnd, current.kind != .sign(")") {
      if case .name(let name) = current.kind, tokens.indices.contains(index + 1),
        tokens[index + 1].kind == .sign("=")
      {
        advance()
        advance()
        arguments.named.append((name, expression()))
      } else {
        arguments.positional.append(expression())
      }
      if !accept(sign: ",") { break }
    }
    expect(sign: ")")
    return arguments
  }

  private mutating func primary() -> Expression {
    let place = span(current)
    switch current.kind {
    case .string(let text):
      advance()
      return .literal(.string(text))
    case .int(let number):
      advance()
      return .literal(.int(number))
    case .double(let number):
      advance()
      return .literal(.double(number))
    case .name(let name):
      advance()
      switch name {
      case "true", "True": return .literal(.bool(true))
      case "false", "False": return .literal(.bool(false))
      case "none", "None": return .literal(.none)
      default: return .name(name, place)
      }
    case .sign("("):
      advance()
      let value = expression()
      expect(sign: ")")
      return value
    case .sign("["):
      advance()
      var items: [Expression] = []
      while !isAtEnd, current.kind != .sign("]") {
        items.append(expression())
        if !accept(sign: ",") { break }
      }
      expect(sign: "]")
      return .list(items)
    case .sign("{"):
      advance()
      var fields: [(Expression, Expression)] = []
      while !isAtEnd, current.kind != .sign("}") {
        let key = expression()
        expect(sign: ":")
        fields.append((key, expression()))
        if !accept(sign: ",") { break }
      }
      expect(sign: "}")
      return .map(fields)
    default:
      expected(Wording(zh: "一个值", en: "a value"))
      advance()
      return .literal(.none)
    }
  }
}
