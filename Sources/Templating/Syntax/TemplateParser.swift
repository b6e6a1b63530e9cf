import Diagnostics

/// Reads a template: its statements, blocks and what it extends.
struct TemplateParser {
  let source: TemplateSource
  private let chunks: [Chunk]
  private var index = 0
  var problems: [Problem] = []
  var template: Template
  private var depth = 0
  private var openings: [Span] = []
  /// Whether the rest was not read, because it is nested too deeply; what is open then has its end there.
  private var isCut = false

  /// Parses `source`; the template holds what could be read. Linear in the source.
  static func parse(_ source: TemplateSource) -> Checked<Template> {
    let chunks = Lexer.chunks(of: source.file)
    var parser = TemplateParser(source, chunks.value)
    parser.template.body = parser.statements(until: []).body
    return Checked(parser.template, chunks.problems + parser.problems)
  }

  private init(_ source: TemplateSource, _ chunks: [Chunk]) {
    self.source = source
    self.chunks = chunks
    template = Template(name: source.name, file: source.file, parent: nil, body: [], blocks: [:])
  }

  private func span(_ range: Range<Int>) -> Span { source.file.span(range) }

  /// Statements up to a tag whose word is in `ends`, which is left for the caller to read.
  private mutating func statements(until ends: [String]) -> (
    body: [Statement], end: ExpressionParser?, word: String
  ) {
    var body: [Statement] = []
    while index < chunks.count {
      let chunk = chunks[index]
      index += 1
      switch chunk {
      case .text(let range, let bytes): body.append(.text(bytes, span(range)))
      case .output(let tokens, _):
        var parser = ExpressionParser(tokens, file: source.file)
        let value = parser.expressions()
        parser.expectEnd()
        problems += parser.problems
        body.append(.output(value))
      case .tag(let tokens, _):
        var parser = ExpressionParser(tokens, file: source.file)
        guard let (word, place) = parser.name() else {
          problems += parser.problems
          continue
        }
        if ends.contains(word) { return (body, parser, word) }
        if let statement = statement(word, place, &parser) { body.append(statement) }
        problems += parser.problems
      }
    }
    if !isCut, let wanted = ends.first(where: { $0.hasPrefix("end") }) {
      problems.append(
        Problem(
          .templateUnclosed, at: openings.last ?? span(0..<0),
          Wording(
            zh: "这个标签没有结束，缺少 {% \(wanted) %}", en: "this tag is never closed: {% \(wanted) %} is missing")))
    }
    return (body, nil, "")
  }

  /// The body of a tag that begins at `place`, up to one of `ends`.
  mutating func body(_ place: Span, until ends: [String]) -> (
    body: [Statement], end: ExpressionParser?, word: String
  ) {
    guard depth < 60 else {
      problems.append(
        Problem(
          .templateSyntax, at: place,
          Wording(zh: "标签嵌套太深（最多 60 层）", en: "tags are nested too deeply (at most 60 levels)")))
      index = chunks.count
      isCut = true
      return ([], nil, "")
    }
    depth += 1
    openings.append(place)
    defer {
      depth -= 1
      openings.removeLast()
    }
    let result = statements(until: ends)
    if var end = result.end, result.word.hasPrefix("end") {
      // `{% endblock name %}` is allowed.
      if case .name = end.current.kind { end.advance() }
      end.expectEnd()
      problems += end.problems
    } else if var end = result.end, result.word == "else" {
      end.expectEnd()
      problems += end.problems
    }
    return result
  }

  private mutating func statement(_ word: String, _ place: Span, _ parser: inout ExpressionParser)
    -> Statement?
  {
    switch word {
    case "if": return conditional(place, &parser)
    case "for": return loop(place, &parser)
    case "set": return set(place, &parser)
    case "with": return with(place, &parser)
    case "block": return block(place, &parser)
    case "extends": return extends(place, &parser)
    case "include": return include(place, &parser)
    case "macro": return macro(place, &parser)
    case "import", "from": return importing(word, place, &parser)
    case "call": return call(place, &parser)
    case "filter":
      let filters = filterChain(&parser)
      parser.expectEnd()
      return .filterBlock(filters, body(place, until: ["endfilter"]).body, place)
    default:
      unknownTag(word, place)
      return nil
    }
  }

  private mutating func unknownTag(_ word: String, _ place: Span) {
    let words = [
      "if", "for", "set", "with", "block", "extends", "include", "macro", "import", "from", "call", "filter",
      "raw",
    ]
    let isEnd = word.hasPrefix("end") || word == "else" || word == "elif"
    let known: [String: Wording] = [
      "autoescape": Wording(
        zh: "转义总是开着，按所在的位置进行，不能关闭", en: "escaping is always on, by place, and cannot be turned off"),
      "do": Wording(zh: "用 {% set %} 代替", en: "use {% set %}"),
      "elseif": Wording(zh: "写成 elif", en: "write elif"), "elsif": Wording(zh: "写成 elif", en: "write elif"),
      "trans": Wording(zh: "用 {{ t(\"…\") }} 代替", en: "use {{ t(\"…\") }}"),
      "assign": Wording(zh: "写成 {% set 名字 = 值 %}", en: "write {% set name = value %}"),
      "unless": Wording(zh: "写成 {% if not … %}", en: "write {% if not … %}"),
    ]
    problems.append(
      Problem(
        .templateSyntax, at: place,
        isEnd && known[word] == nil
          ? Wording(zh: "{% \(word) %} 前面没有对应的开始", en: "{% \(word) %} has no beginning")
          : Wording(zh: "没有“\(word)”这个标签", en: "there is no tag “\(word)”"),
        suggestion: known[word]
          ?? nearMisses(of: word, among: words).first.map(Wording.didYouMean)))
  }

  private mutating func conditional(_ place: Span, _ parser: inout ExpressionParser) -> Statement {
    var branches: [(condition: Expression, body: [Statement])] = []
    var condition = parser.expression()
    parser.expectEnd()
    while true {
      let part = body(place, until: ["elif", "else", "endif"])
      branches.append((condition, part.body))
      guard var next = part.end else { return .conditional(branches, otherwise: [], place) }
      if part.word == "elif" {
        condition = next.expression()
        next.expectEnd()
        problems += next.problems
        continue
      }
      let otherwise = part.word == "else" ? body(place, until: ["endif"]).body : []
      return .conditional(branches, otherwise: otherwise, place)
    }
  }

  /// `a`, `a, b`, `(a, b)`, `ns.a`.
  private mutating func targets(_ parser: inout ExpressionParser) -> [Target]? {
    let isEnclosed = parser.accept(sign: "(")
    var targets: [Target] = []
    repeat {
      guard let (name, place) = parser.name() else { return nil }
      var target = Target(name: name, span: place)
      if parser.accept(sign: ".") {
        guard let (attribute, _) = parser.name() else { return nil }
        target.attribute = attribute
      }
      targets.append(target)
    } while parser.accept(sign: ",")
    if isEnclosed { parser.expect(sign: ")") }
    return targets
  }

  private mutating func loop(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let targets = targets(&parser) else { return nil }
    if !parser.accept(word: "in") { parser.expected(Wording(zh: "in", en: "in")) }
    let items = parser.or()
    let condition = parser.accept(word: "if") ? parser.expression() : nil
    if parser.current.kind == .name("recursive") {
      parser.expected(
        Wording(
          zh: "标签的结束（不支持 recursive，请用宏）", en: "the end of the tag (recursive is not known: use a macro)"))
    }
    parser.expectEnd()
    let part = body(place, until: ["else", "endfor"])
    let otherwise = part.word == "else" ? body(place, until: ["endfor"]).body : []
    return .loop(
      Statement.Loop(
        targets: targets, items: items, condition: condition, body: part.body, otherwise: otherwise,
        span: place))
  }

  private mutating func filterChain(_ parser: inout ExpressionParser) -> [(
    name: String, arguments: Arguments, span: Span
  )] {
    var filters: [(name: String, arguments: Arguments, span: Span)] = []
    repeat {
      guard let (name, place) = parser.name() else { break }
      filters.append((name, parser.current.kind == .sign("(") ? parser.arguments() : Arguments(), place))
    } while parser.accept(sign: "|")
    return filters
  }

  private mutating func set(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let targets = targets(&parser), let first = targets.first else { return nil }
    if parser.accept(sign: "=") {
      let value = parser.expressions()
      parser.expectEnd()
      return .set(targets, value, place)
    }
    let filters = parser.accept(sign: "|") ? filterChain(&parser) : []
    parser.expectEnd()
    return .setBlock(first, filters: filters, body(place, until: ["endset"]).body, place)
  }

  /// `a=1, b=2`
  private mutating func bindings(_ parser: inout ExpressionParser) -> [(target: Target, value: Expression)] {
    var bindings: [(target: Target, value: Expression)] = []
    while !parser.isAtEnd {
      guard let (name, span) = parser.name() else { break }
      parser.expect(sign: "=")
      bindings.append((Target(name: name, span: span), parser.expression()))
      if !parser.accept(sign: ",") { break }
    }
    return bindings
  }

  private mutating func with(_ place: Span, _ parser: inout ExpressionParser) -> Statement {
    let bindings = bindings(&parser)
    parser.expectEnd()
    return .with(bindings, body(place, until: ["endwith"]).body)
  }

  private mutating func block(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let (name, span) = parser.name() else { return nil }
    let isScoped = parser.accept(word: "scoped")
    _ = parser.accept(word: "required")
    parser.expectEnd()
    let content = body(place, until: ["endblock"]).body
    if let earlier = template.blocks[name] {
      problems.append(
        Problem(
          .templateBlockTwice, at: span,
          Wording(zh: "区块“\(name)”在这个模板里已经有了", en: "this template has a block “\(name)” already"),
          notes: [Note(Wording(zh: "第一次在这里", en: "first here"), at: earlier.span)]))
    }
    template.blocks[name] = Template.Block(body: content, span: span)
    return .block(name, isScoped: isScoped, span)
  }

  private mutating func extends(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let (name, span) = parser.string() else { return nil }
    parser.expectEnd()
    if template.parent != nil || depth > 0 {
      problems.append(
        Problem(
          .templateSyntax, at: place,
          depth > 0
            ? Wording(zh: "extends 不能放在别的标签里面", en: "“extends” cannot stand inside another tag")
            : Wording(zh: "一个模板只能继承一个模板", en: "a template extends one other at most")))
    }
    template.parent = (name, span)
    return nil
  }

  /// `with context` and `without context`; `standard` if neither is written.
  private func context(_ parser: inout ExpressionParser, standard: Bool) -> Bool {
    guard case .name(let word) = parser.current.kind, word == "with" || word == "without" else {
      return standard
    }
    var ahead = parser
    ahead.advance()
    guard ahead.accept(word: "context") else { return standard }
    parser = ahead
    return word == "with"
  }

  private mutating func include(_ place: Span, _ parser: inout ExpressionParser) -> Statement {
    let name = parser.expression()
    var include = Statement.Include(
      name: name, bindings: [], hasContext: true, ignoresMissing: false, span: name.span)
    if parser.accept(word: "ignore") {
      if !parser.accept(word: "missing") { parser.expected(Wording(zh: "missing", en: "missing")) }
      include.ignoresMissing = true
    }
    include.hasContext = context(&parser, standard: true)
    if parser.accept(word: "with") { include.bindings = bindings(&parser) }
    parser.expectEnd()
    return .include(include)
  }

  private mutating func parameters(_ parser: inout ExpressionParser) -> [(
    name: String, standard: Expression?
  )] {
    var parameters: [(name: String, standard: Expression?)] = []
    parser.expect(sign: "(")
    while !parser.isAtEnd, parser.current.kind != .sign(")") {
      guard let (name, _) = parser.name() else { break }
      parameters.append((name, parser.accept(sign: "=") ? parser.expression() : nil))
      if !parser.accept(sign: ",") { break }
    }
    parser.expect(sign: ")")
    return parameters
  }

  private mutating func macro(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let (name, span) = parser.name() else { return nil }
    let parameters = parameters(&parser)
    parser.expectEnd()
    let content = body(place, until: ["endmacro"]).body
    return .macro(
      Macro(name: name, parameters: parameters, body: content, template: template.name, span: span))
  }

  private mutating func importing(_ word: String, _ place: Span, _ parser: inout ExpressionParser)
    -> Statement?
  {
    let source = parser.expression()
    if word == "import" {
      if !parser.accept(word: "as") { parser.expected(Wording(zh: "as", en: "as")) }
      guard let (name, _) = parser.name() else { return nil }
      let hasContext = context(&parser, standard: false)
      parser.expectEnd()
      return .importAll(source, as: name, hasContext: hasContext, source.span)
    }
    if !parser.accept(word: "import") { parser.expected(Wording(zh: "import", en: "import")) }
    var names: [(name: String, alias: String, span: Span)] = []
    var hasContext = false
    while true {
      guard let (name, place) = parser.name() else { break }
      let alias = parser.accept(word: "as") ? parser.name()?.0 ?? name : name
      names.append((name, alias, place))
      hasContext = context(&parser, standard: false)
      if !parser.accept(sign: ",") || parser.isAtEnd { break }
    }
    parser.expectEnd()
    return .importNames(source, names, hasContext: hasContext, source.span)
  }

  private mutating func call(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    let parameters = parser.current.kind == .sign("(") ? parameters(&parser) : []
    let value = parser.expression()
    parser.expectEnd()
    let content = body(place, until: ["endcall"]).body
    guard case .call = value.kind else {
      problems.append(
        Problem(
          .templateSyntax, at: place,
          Wording(zh: "call 后面要写一个宏调用", en: "a macro call is expected after “call”")))
      return nil
    }
    return .call(value, Caller(parameters: parameters, body: content), value.span)
  }
}
