import Diagnostics

/// Reads expressions from a row of tokens.
struct ExpressionParser {
  let file: SourceFile
  private let tokens: [Token]
  private var index = 0
  private(set) var problems: [Problem] = []
  private var depth = 0
  private var links = 0

  init(_ tokens: [Token], file: SourceFile) {
    self.tokens = tokens
    self.file = file
  }

  // MARK: Tokens

  var current: Token { tokens.indices.contains(index) ? tokens[index] : Token(kind: .end, range: 0..<0) }
  private var following: Token? { tokens.indices.contains(index + 1) ? tokens[index + 1] : nil }
  var isAtEnd: Bool { current.kind == .end }

  func span(_ token: Token) -> Span { file.span(token.range) }

  /// Counts an operator, filter, field or call. Chains become nested expressions, which must not get deeper than the stack.
  private mutating func link() -> Bool {
    links += 1
    if links == 400 {
      expected(Wording(zh: "较短的表达式（最多 400 个运算）", en: "a shorter expression (at most 400 operations)"))
      index = tokens.count - 1
    }
    return links < 400
  }

  /// From the token that began at `start` to the last one read.
  private func span(from start: Token) -> Span {
    let last = index > 0 ? tokens[index - 1].range.upperBound : start.range.upperBound
    return file.span(start.range.lowerBound..<max(last, start.range.upperBound))
  }

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
        Wording(zh: "这里应是\(what.zh)，却是“\(found)”", en: "\(what.en) is expected here, not “\(found)”"),
        suggestion: advice(found)))
  }

  /// What programmers of other languages are most likely to have meant.
  private func advice(_ sign: String) -> Wording? {
    let meant: String? =
      switch sign {
      case "&": "and"
      case "=": "=="
      case "!": "not"
      case "?": "… if … else …"
      case "，": ","
      case "（", "）": "( )"
      case "“", "”": "\" \""
      default: nil
      }
    return meant.map(Wording.didYouMean)
  }

  // MARK: Grammar, loosest first

  /// Runs `parse` unless the expression is nested beyond what any person writes.
  private mutating func nested(_ parse: (inout ExpressionParser) -> Expression) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else {
      expected(Wording(zh: "较浅的嵌套（最多 100 层）", en: "less nesting (at most 100 levels)"))
      index = tokens.count - 1
      return Expression(.fault, span(current))
    }
    return parse(&self)
  }

  mutating func expression() -> Expression {
    nested { parser in
      let start = parser.current
      let value = parser.or()
      guard parser.accept(word: "if") else { return value }
      let condition = parser.or()
      let otherwise = parser.accept(word: "else") ? parser.expression() : nil
      return Expression(
        .conditional(condition: condition, then: value, otherwise: otherwise), parser.span(from: start))
    }
  }

  /// `a, b`: a list without brackets, as `for` and `set` allow it.
  mutating func expressions() -> Expression {
    let start = current
    let first = expression()
    guard current.kind == .sign(",") else { return first }
    var items = [first]
    while accept(sign: ","), !isAtEnd { items.append(expression()) }
    return Expression(.list(items), span(from: start))
  }

  mutating func or() -> Expression {
    let start = current
    var left = and()
    while accept(word: "or"), link() { left = Expression(.binary(.or, left, and()), span(from: start)) }
    return left
  }

  private mutating func and() -> Expression {
    let start = current
    var left = not()
    while accept(word: "and"), link() { left = Expression(.binary(.and, left, not()), span(from: start)) }
    return left
  }

  private mutating func not() -> Expression {
    let start = current
    guard accept(word: "not") else { return comparison() }
    return nested { parser in
      let operand = parser.not()
      return Expression(.not(operand), parser.span(from: start))
    }
  }

  private mutating func comparison() -> Expression {
    let start = current
    let first = sum()
    var rest: [(operation: Operator, operand: Expression)] = []
    while let operation = comparisonOperator(), link() { rest.append((operation, sum())) }
    guard let only = rest.first else { return first }
    let place = span(from: start)
    if rest.count == 1 { return Expression(.binary(only.operation, first, only.operand), place) }
    return Expression(.comparison(first, rest), place)
  }

  private mutating func comparisonOperator() -> Operator? {
    if case .sign(let sign) = current.kind, ["==", "!=", "<", "<=", ">", ">="].contains(sign) {
      advance()
      return Operator(rawValue: sign)
    }
    if accept(word: "in") { return .within }
    if current.kind == .name("not"), following?.kind == .name("in") {
      advance()
      advance()
      return .notWithin
    }
    return nil
  }

  private mutating func sum() -> Expression {
    let start = current
    var left = concatenation()
    while case .sign(let sign) = current.kind, sign == "+" || sign == "-",
      let operation = Operator(rawValue: sign), link()
    {
      advance()
      left = Expression(.binary(operation, left, concatenation()), span(from: start))
    }
    return left
  }

  private mutating func concatenation() -> Expression {
    let start = current
    var left = product()
    while accept(sign: "~"), link() {
      left = Expression(.binary(.concatenate, left, product()), span(from: start))
    }
    return left
  }

  private mutating func product() -> Expression {
    let start = current
    var left = power()
    while case .sign(let sign) = current.kind, ["*", "/", "//", "%"].contains(sign),
      let operation = Operator(rawValue: sign), link()
    {
      advance()
      left = Expression(.binary(operation, left, power()), span(from: start))
    }
    return left
  }

  /// Powers bind from left to right and looser than signs, as in Jinja (not in Python).
  private mutating func power() -> Expression {
    let start = current
    var left = unary()
    while accept(sign: "**"), link() { left = Expression(.binary(.power, left, unary()), span(from: start)) }
    return left
  }

  /// Filters apply to a number with its sign, as in Jinja: `-1 | abs` is `(-1) | abs`.
  private mutating func unary(takesFilters: Bool = true) -> Expression {
    let start = current
    let value: Expression
    if current.kind == .sign("-") || current.kind == .sign("+") {
      let isNegative = current.kind == .sign("-")
      advance()
      let operand = nested { $0.unary(takesFilters: false) }
      value = Expression(.sign(operand, isNegative: isNegative), span(from: start))
    } else {
      value = postfix(primary(), start)
    }
    return takesFilters ? filters(value, start) : value
  }

  private mutating func postfix(_ first: Expression, _ start: Token) -> Expression {
    var value = first
    while link() {
      if accept(sign: ".") {
        if case .int(let position) = current.kind {
          let key = Expression(.literal(.int(position)), span(current))
          advance()
          value = Expression(.index(value, key), span(from: start))
          continue
        }
        guard let (name, _) = name() else { return value }
        value = Expression(.member(value, name), span(from: start))
      } else if accept(sign: "[") {
        value = subscripted(value, start)
      } else if current.kind == .sign("(") {
        let arguments = arguments()
        value = Expression(.call(value, arguments), span(from: start))
      } else {
        return value
      }
    }
    return value
  }

  private mutating func filters(_ first: Expression, _ start: Token) -> Expression {
    var value = first
    while link() {
      if accept(sign: "|") {
        guard let (name, place) = name() else { return value }
        value = Expression(
          .filter(value, name, current.kind == .sign("(") ? arguments() : Arguments()), place)
      } else if accept(word: "is") {
        let isNegated = accept(word: "not")
        guard let (name, place) = name() else { return value }
        value = Expression(.test(value, name, testArguments(), isNegated: isNegated), place)
      } else if current.kind == .sign("."), case .filter = value.kind {
        value = postfix(value, start)
      } else if current.kind == .sign("("), case .filter = value.kind {
        value = postfix(value, start)
      } else {
        return value
      }
    }
    return value
  }

  /// `is divisibleby(3)`, or without brackets `is divisibleby 3`.
  private mutating func testArguments() -> Arguments {
    if current.kind == .sign("(") { return arguments() }
    switch current.kind {
    case .string, .int, .double: break
    case .name(let word) where !["else", "or", "and", "if", "is", "in", "not"].contains(word): break
    case .sign("["), .sign("{"): break
    default: return Arguments()
    }
    let start = current
    return Arguments(positional: [postfix(primary(), start)])
  }

  private mutating func subscripted(_ value: Expression, _ start: Token) -> Expression {
    var parts: [Expression?] = [nil]
    var isSlice = false
    while !isAtEnd, current.kind != .sign("]") {
      if accept(sign: ":") {
        isSlice = true
        parts.append(nil)
        if parts.count > 3 { break }
      } else {
        parts[parts.count - 1] = expression()
        if current.kind != .sign(":"), current.kind != .sign("]") { break }
      }
    }
    expect(sign: "]")
    let place = span(from: start)
    if isSlice {
      return Expression(
        .slice(value, from: parts[0], to: parts[1], step: parts.count > 2 ? parts[2] : nil), place)
    }
    guard let key = parts[0] else {
      expected(Wording(zh: "一个位置或名字", en: "a position or a name"))
      return Expression(.fault, place)
    }
    return Expression(.index(value, key), place)
  }

  /// `(a, b, name=c)`.
  mutating func arguments() -> Arguments {
    var arguments = Arguments()
    expect(sign: "(")
    while !isAtEnd, current.kind != .sign(")") {
      if case .name(let name) = current.kind, following?.kind == .sign("=") {
        let place = span(current)
        advance()
        advance()
        arguments.named.append((name, expression(), place))
      } else {
        if !arguments.named.isEmpty {
          expected(Wording(zh: "名字=值（有名字的参数在最后）", en: "name=value (named arguments come last)"))
        }
        arguments.positional.append(expression())
      }
      if !accept(sign: ",") { break }
    }
    expect(sign: ")")
    return arguments
  }

  private mutating func primary() -> Expression {
    let start = current
    switch current.kind {
    case .string(let text):
      advance()
      var whole = text
      while case .string(let more) = current.kind {
        whole += more
        advance()
      }
      return Expression(.literal(.string(whole)), span(from: start))
    case .int(let number):
      advance()
      return Expression(.literal(.int(number)), span(start))
    case .double(let number):
      advance()
      return Expression(.literal(.double(number)), span(start))
    case .name(let name):
      advance()
      switch name {
      case "true", "True": return Expression(.literal(.bool(true)), span(start))
      case "false", "False": return Expression(.literal(.bool(false)), span(start))
      case "none", "None": return Expression(.literal(.none), span(start))
      default: return Expression(.name(name), span(start))
      }
    case .sign("("): return parenthesised(start)
    case .sign("["): return list(start)
    case .sign("{"): return map(start)
    default:
      expected(Wording(zh: "一个值", en: "a value"))
      advance()
      return Expression(.fault, span(start))
    }
  }

  private mutating func parenthesised(_ start: Token) -> Expression {
    advance()
    if accept(sign: ")") { return Expression(.list([]), span(from: start)) }
    let first = expression()
    guard accept(sign: ",") else {
      expect(sign: ")")
      return first
    }
    var items = [first]
    while !isAtEnd, current.kind != .sign(")") {
      items.append(expression())
      if !accept(sign: ",") { break }
    }
    expect(sign: ")")
    return Expression(.list(items), span(from: start))
  }

  private mutating func list(_ start: Token) -> Expression {
    advance()
    var items: [Expression] = []
    while !isAtEnd, current.kind != .sign("]") {
      items.append(expression())
      if !accept(sign: ",") { break }
    }
    expect(sign: "]")
    return Expression(.list(items), span(from: start))
  }

  private mutating func map(_ start: Token) -> Expression {
    advance()
    var fields: [(key: Expression, value: Expression)] = []
    while !isAtEnd, current.kind != .sign("}") {
      let key = expression()
      expect(sign: ":")
      fields.append((key, expression()))
      if !accept(sign: ",") { break }
    }
    expect(sign: "}")
    return Expression(.map(fields), span(from: start))
  }
}
