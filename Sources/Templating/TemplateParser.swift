import Diagnostics

/// Reads a template: its statements, blocks and what it extends.
struct TemplateParser {
  private let source: TemplateSource
  private let chunks: [Chunk]
  private var index = 0
  private var problems: [Problem] = []
  private var template: Template
  private var depth = 0

  /// Parses `source`; the template holds what could be read.
  static func parse(_ source: TemplateSource) -> Checked<Template> {
    let chunks = Lexer.chunks(of: source.file)
    var parser = TemplateParser(source, chunks.value)
    parser.template.body = parser.statements(until: []).body
    return Checked(parser.template, chunks.problems + parser.problems)
  }

  private init(_ source: TemplateSource, _ chunks: [Chunk]) {
    self.source = source
    self.chunks = chunks
    template = Template(name: source.name, parent: nil, body: [], blocks: [:])
  }

  private func span(_ range: Range<Int>) -> Span { source.file.span(range) }

  /// Statements up to a tag whose word is in `ends`, which is left for the caller to read.
  private mutating func statements(until ends: Set<String>) -> (
    body: [Statement], end: ExpressionParser?, word: String
  ) {
    var body: [Statement] = []
    while index < chunks.count {
      let chunk = chunks[index]
      index += 1
      switch chunk {
      case .text(_, let bytes): body.append(.text(bytes))
      case .output(let tokens, let range):
        var parser = ExpressionParser(tokens, file: source.file)
        let value = parser.expression()
        parser.expectEnd()
        problems += parser.problems
        body.append(.output(value, span(range)))
      case .tag(let tokens, let range):
        var parser = ExpressionParser(tokens, file: source.file)
        guard let (word, place) = parser.name() else {
          problems += parser.problems
          continue
        }
        if ends.contains(word) { return (body, parser, word) }
        if let statement = statement(word, place, range, &parser) { body.append(statement) }
        problems += parser.problems
      }
    }
    if let wanted = ends.first(where: { $0.hasPrefix("end") }) {
      problems.append(
        Problem(
          .templateUnclosed, at: openings.last ?? span(0..<0),
          Wording(
            zh: "这个标签没有结束，缺少 {% \(wanted) %}", en: "this tag is never closed: {% \(wanted) %} is missing")))
    }
    return (body, nil, "")
  }

  private var openings: [Span] = []

  /// The body of a tag that begins at `place`, up to one of `ends`.
  private mutating func body(_ place: Span, until ends: Set<String>) -> (
    body: [Statement], end: ExpressionParser?, word: String
  ) {
    guard depth < 60 else {
      problems.append(
        Problem(
          .templateSyntax, at: place,
          Wording(zh: "标签嵌套太深（最多 60 层）", en: "tags are nested too deeply (at most 60 levels)")))
      index = chunks.count
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
    }
    return result
  }

  private mutating func statement(
    _ word: String, _ place: Span, _ range: Range<Int>, _ parser: inout ExpressionParser
  ) -> Statement? {
    switch word {
    case "if": return conditional(place, &parser)
    case "for": return loop(place, &parser)
    case "set": return set(place, &parser)
    case "block": return block(place, &parser)
    case "extends":
      guard let (name, span) = parser.string() else { return nil }
      parser.expectEnd()
      if template.parent != nil {
        problems.append(
          Problem(
            .templateSyntax, at: place,
            Wording(zh: "一个模板只能继承一个模板", en: "a template extends one other at most")))
      }
      template.parent = (name, span)
      return nil
    case "include": return include(place, &parser)
    case "macro": return macro(place, &parser)
    case "import", "from": return importing(word, place, &parser)
    case "call": return call(place, &parser)
    default:
      let words = [
        "if", "for", "set", "block", "extends", "include", "macro", "import", "from", "call", "raw",
      ]
      let guess = nearMisses(of: word, among: words).first
      let isEnd = word.hasPrefix("end") || word == "else" || word == "elif"
      problems.append(
        Problem(
          .templateSyntax, at: place,
          isEnd
            ? Wording(zh: "{% \(word) %} 前面没有对应的开始", en: "{% \(word) %} has no beginning")
            : Wording(zh: "没有“\(word)”这个标签", en: "there is no tag “\(word)”"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
      return nil
    }
  }

  private mutating func conditional(_ place: Span, _ parser: inout ExpressionParser) -> Statement {
    var branches: [(condition: Expression, body: [Statement])] = []
    var condition = parser.expression()
    parser.expectEnd()
    while true {
      let part = body(place, until: ["elif", "else", "endif"])
      branches.append((condition, part.body))
      guard var next = part.end else { return .conditional(branches, otherwise: []) }
      if part.word == "elif" {
        condition = next.expression()
        next.expectEnd()
        problems += next.problems
        continue
      }
      let otherwise = part.word == "else" ? body(place, until: ["endif"]).body : []
      return .conditional(branches, otherwise: otherwise)
    }
  }

  private mutating func loop(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    var names: [String] = []
    repeat {
      guard let (name, _) = parser.name() else { return nil }
      names.append(name)
    } while parser.accept(sign: ",")
    if !parser.accept(word: "in") { parser.expected(Wording(zh: "in", en: "in")) }
    let items = parser.or()
    let condition = parser.accept(word: "if") ? parser.or() : nil
    parser.expectEnd()
    let part = body(place, until: ["else", "endfor"])
    let otherwise = part.word == "else" ? body(place, until: ["endfor"]).body : []
    return .loop(
      names: names, items: items, condition: condition, body: part.body, otherwise: otherwise, place)
  }

  private mutating func set(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    var names: [String] = []
    repeat {
      guard let (name, _) = parser.name() else { return nil }
      names.append(name)
    } while parser.accept(sign: ",")
    if parser.accept(sign: "=") {
      let value = parser.expression()
      parser.expectEnd()
      return .set(names, value, place)
    }
    parser.expectEnd()
    return .setBlock(names[0], body(place, until: ["endset"]).body)
  }

  private mutating func block(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let (name, span) = parser.name() else { return nil }
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
    return .block(name, span)
  }

  private mutating func include(_ place: Span, _ parser: inout ExpressionParser) -> Statement {
    let name = parser.expression()
    var bindings: [(name: String, value: Expression)] = []
    if parser.accept(word: "with") {
      repeat {
        guard let (name, _) = parser.name() else { break }
        parser.expect(sign: "=")
        bindings.append((name, parser.expression()))
      } while parser.accept(sign: ",")
    }
    parser.expectEnd()
    return .include(name, with: bindings, place)
  }

  private mutating func macro(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    guard let (name, _) = parser.name() else { return nil }
    var parameters: [(name: String, standard: Expression?)] = []
    parser.expect(sign: "(")
    while !parser.isAtEnd, parser.current.kind != .sign(")") {
      guard let (parameter, _) = parser.name() else { break }
      parameters.append((parameter, parser.accept(sign: "=") ? parser.expression() : nil))
      if !parser.accept(sign: ",") { break }
    }
    parser.expect(sign: ")")
    parser.expectEnd()
    let content = body(place, until: ["endmacro"]).body
    return .macro(Macro(name: name, parameters: parameters, body: content, template: template.name))
  }

  private mutating func importing(_ word: String, _ place: Span, _ parser: inout ExpressionParser)
    -> Statement?
  {
    guard let (source, span) = parser.string() else { return nil }
    if word == "import" {
      if !parser.accept(word: "as") { parser.expected(Wording(zh: "as", en: "as")) }
      guard let (name, _) = parser.name() else { return nil }
      parser.expectEnd()
      return .importAll(source, as: name, span)
    }
    if !parser.accept(word: "import") { parser.expected(Wording(zh: "import", en: "import")) }
    var names: [(name: String, alias: String, span: Span)] = []
    repeat {
      guard let (name, place) = parser.name() else { break }
      let alias = parser.accept(word: "as") ? parser.name()?.0 ?? name : name
      names.append((name, alias, place))
    } while parser.accept(sign: ",")
    parser.expectEnd()
    return .importNames(source, names, span)
  }

  private mutating func call(_ place: Span, _ parser: inout ExpressionParser) -> Statement? {
    let value = parser.expression()
    parser.expectEnd()
    let content = body(place, until: ["endcall"]).body
    guard case .call(let callee, let arguments, let span) = value else {
      problems.append(
        Problem(
          .templateSyntax, at: place,
          Wording(zh: "call 后面要写一个宏调用", en: "a macro call is expected after “call”")))
      return nil
    }
    return .call(callee, arguments, body: content, span)
  }
}
