public import Diagnostics
import Markup

extension TemplateSet {
  /// Renders the template called `name` with the fields of `model` as its variables.
  ///
  /// Everything printed is escaped but markup. What goes wrong (an unknown field, a macro without an argument)
  /// is reported at its place and prints nothing.
  /// - Complexity: linear in the output. Output and nesting are limited, so a template cannot run away.
  public func render(_ name: String, _ model: any TemplateModel, language: Language) -> Checked<[UInt8]> {
    var renderer = Renderer(set: self, context: RenderContext(language: language))
    guard case .object(let object) = model.templateValue else { return Checked([]) }
    renderer.renderPage(name, object)
    return Checked(renderer.output, renderer.problems)
  }
}

/// Walks through statements with the variables of the moment.
struct Renderer {
  let set: TemplateSet
  let context: RenderContext
  var output: [UInt8] = []
  var problems: [Problem] = []
  /// Variables, innermost scope last.
  var scopes: [[String: Value]] = [[:]]
  /// The page's model, whose fields are variables of every template of the page but not of macros.
  private var root: ModelObject?
  /// The page's templates, most special first; blocks are looked up along it.
  private var chain: [String] = []
  /// Blocks being rendered, with their place in the chain, for `super()`.
  private var blockStack: [(name: String, level: Int)] = []
  private var depth = 0
  private let outputLimit = 16 << 20
  private var isStopped = false
  /// Modules made so far: macros and sets of imported templates.
  private var modules: [String: [String: Value]] = [:]

  init(set: TemplateSet, context: RenderContext) {
    self.set = set
    self.context = context
  }

  mutating func renderPage(_ name: String, _ model: ModelObject) {
    root = model
    chain = set.chains[name] ?? [name]
    // Imports and sets at the top of each template of the chain are seen by its blocks.
    for template in chain.dropLast().reversed() {
      for statement in set.templates[template]?.body ?? [] { declare(statement) }
    }
    guard let base = chain.last, let template = set.templates[base] else { return }
    run(template.body)
  }

  /// Runs a statement that only makes names known; text between them is not output.
  private mutating func declare(_ statement: Statement) {
    switch statement {
    case .macro, .importAll, .importNames, .set, .setBlock: run([statement])
    default: break
    }
  }

  mutating func report(_ problem: Problem) {
    if problems.count < 50 { problems.append(problem) }
  }

  // MARK: Statements

  mutating func run(_ body: [Statement]) {
    for statement in body {
      if isStopped { return }
      switch statement {
      case .text(let bytes): output += bytes
      case .output(let value, let span): print(evaluate(value), span)
      case .conditional(let branches, let otherwise): conditional(branches, otherwise)
      case .loop(let names, let items, let condition, let body, let otherwise, let span):
        loop(names, items, condition, body, otherwise, span)
      case .set(let names, let value, let span): assign(names, evaluate(value), span)
      case .setBlock(let name, let body): bind(name, .html(capture(body)))
      case .block(let name, _): block(name, from: 0)
      case .include(let name, let bindings, let span): include(name, bindings, span)
      case .macro(let macro): bind(macro.name, .callable(macro))
      case .importAll(let name, let alias, let span): bind(alias, .module(module(name, span)))
      case .importNames(let name, let names, let span):
        let module = module(name, span)
        for item in names { bind(item.alias, module[item.name] ?? .none) }
      case .call(let callee, let arguments, let body, let span):
        let content = capture(body)
        print(call(callee, arguments, caller: content, span), span)
      }
      if output.count > outputLimit { stop() }
    }
  }

  private mutating func stop() {
    isStopped = true
    report(
      Problem(
        .templateLimit, at: nil,
        Wording(
          zh: "页面超过 16 MiB 或嵌套超过 100 层，停止生成",
          en: "the page exceeds 16 MiB or 100 levels; rendering was stopped")))
  }

  mutating func bind(_ name: String, _ value: Value) { scopes[scopes.count - 1][name] = value }

  private mutating func conditional(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement]
  ) {
    for branch in branches where evaluate(branch.condition).isTrue {
      return run(branch.body)
    }
    run(otherwise)
  }

  private mutating func assign(_ names: [String], _ value: Value, _ span: Span) {
    if names.count == 1 { return bind(names[0], value) }
    guard case .list(let items) = value, items.count == names.count else {
      return report(
        Problem(
          .templateType, at: span,
          Wording(
            zh: "要拆成 \(names.count) 个值，却是\(value.typeName.zh)",
            en: "\(names.count) values are needed, but this is \(value.typeName.en)")))
    }
    for (name, item) in zip(names, items) { bind(name, item) }
  }

  private mutating func loop(
    _ names: [String], _ items: Expression, _ condition: Expression?, _ body: [Statement],
    _ otherwise: [Statement],
    _ span: Span
  ) {
    var list: [Value]
    let value = evaluate(items)
    switch value {
    case .list(let items): list = items
    case .none: list = []
    case .map(let fields):
      list = fields.map { names.count == 2 ? .list([.string($0.key), $0.value]) : .string($0.key) }
    default:
      report(
        Problem(
          .templateType, at: span,
          Wording(
            zh: "for 需要列表，却是\(value.typeName.zh)", en: "“for” needs a list, but this is \(value.typeName.en)")
        ))
      return
    }
    scopes.append([:])
    defer { scopes.removeLast() }
    if let condition {
      list = list.filter { item in
        assign(names, item, span)
        return evaluate(condition).isTrue
      }
    }
    if list.isEmpty { return run(otherwise) }
    for (index, item) in list.enumerated() {
      scopes[scopes.count - 1] = [:]
      assign(names, item, span)
      bind(
        "loop",
        .map([
          ("index", .int(index + 1)), ("index0", .int(index)), ("first", .bool(index == 0)),
          ("last", .bool(index == list.count - 1)), ("length", .int(list.count)),
          ("revindex", .int(list.count - index)), ("previtem", index > 0 ? list[index - 1] : .none),
          ("nextitem", index + 1 < list.count ? list[index + 1] : .none),
        ]))
      run(body)
      if isStopped { return }
    }
  }

  /// Renders a block as the most special template from `level` of the chain on has it.
  private mutating func block(_ name: String, from level: Int) {
    var level = level
    while level < chain.count {
      if let block = set.templates[chain[level]]?.blocks[name] {
        guard enter() else { return }
        blockStack.append((name, level))
        scopes.append([:])
        run(block.body)
        scopes.removeLast()
        blockStack.removeLast()
        depth -= 1
        return
      }
      level += 1
    }
  }

  private mutating func enter() -> Bool {
    depth += 1
    if depth > 100 {
      depth -= 1
      stop()
      return false
    }
    return true
  }

  private mutating func include(
    _ name: Expression, _ bindings: [(name: String, value: Expression)], _ span: Span
  ) {
    guard case .string(let text) = evaluate(name), let template = set.templates[text] else {
      return report(
        Problem(.templateMissing, at: span, Wording(zh: "没有这个模板", en: "there is no such template")))
    }
    guard enter() else { return }
    var scope: [String: Value] = [:]
    for binding in bindings { scope[binding.name] = evaluate(binding.value) }
    scopes.append(scope)
    run(template.body)
    scopes.removeLast()
    depth -= 1
  }

  mutating func capture(_ body: [Statement]) -> HTML {
    let saved = output
    output = []
    scopes.append([:])
    run(body)
    scopes.removeLast()
    let html = HTML(trusted: output)
    output = saved
    return html
  }

  // MARK: Modules and macros

  /// The macros and sets of an imported template; it does not see the page's variables.
  private mutating func module(_ name: String, _ span: Span) -> [String: Value] {
    if let known = modules[name] { return known }
    guard let template = set.templates[name], enter() else { return [:] }
    modules[name] = [:]
    var inner = self
    inner.scopes = [[:]]
    inner.root = nil
    inner.output = []
    for statement in template.body { inner.declare(statement) }
    depth -= 1
    problems = inner.problems
    modules = inner.modules
    modules[name] = inner.scopes[0]
    return inner.scopes[0]
  }

  mutating func invoke(
    _ macro: Macro, _ values: [Value], _ named: [(name: String, value: Value)], caller: HTML?, _ span: Span
  ) -> Value {
    guard enter() else { return .none }
    defer { depth -= 1 }
    var scope: [String: Value] = [:]
    if values.count > macro.parameters.count {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "宏“\(macro.name)”有 \(macro.parameters.count) 个参数，却给了 \(values.count) 个",
            en: "the macro “\(macro.name)” takes \(macro.parameters.count) arguments, not \(values.count)")))
    }
    for (parameter, value) in zip(macro.parameters, values) { scope[parameter.name] = value }
    for argument in named {
      guard macro.parameters.contains(where: { $0.name == argument.name }) else {
        let guess = nearMisses(of: argument.name, among: macro.parameters.map(\.name)).first
        report(
          Problem(
            .templateArguments, at: span,
            Wording(
              zh: "宏“\(macro.name)”没有参数“\(argument.name)”",
              en: "the macro “\(macro.name)” has no parameter “\(argument.name)”"),
            suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
        continue
      }
      scope[argument.name] = argument.value
    }
    let (savedScopes, savedRoot, savedOutput) = (scopes, root, output)
    scopes = [module(macro.template, span), [:]]
    // A macro of a page's own template sees that template's names only, like any other.
    root = nil
    for parameter in macro.parameters where scope[parameter.name] == nil {
      if let standard = parameter.standard {
        scope[parameter.name] = evaluate(standard)
      } else {
        scope[parameter.name] = .some(.none)
        report(
          Problem(
            .templateArguments, at: span,
            Wording(
              zh: "宏“\(macro.name)”缺少参数“\(parameter.name)”",
              en: "the macro “\(macro.name)” needs the argument “\(parameter.name)”")))
      }
    }
    if let caller { scope["caller"] = .html(caller) }
    scopes[1] = scope
    output = []
    run(macro.body)
    let html = HTML(trusted: output)
    (scopes, root, output) = (savedScopes, savedRoot, savedOutput)
    return .html(html)
  }

  /// The content of the block above the one being rendered.
  mutating func superBlock() -> Value {
    guard let current = blockStack.last else { return .none }
    let saved = output
    output = []
    block(current.name, from: current.level + 1)
    let html = HTML(trusted: output)
    output = saved
    return .html(html)
  }

  /// The value of a variable: innermost scope first, then the page's model.
  func lookUp(_ name: String) -> Value? {
    for scope in scopes.reversed() {
      if let value = scope[name] { return value }
    }
    guard let root, let field = root.type.field(name) else { return nil }
    return field.get(root.base)
  }

  /// Every name that can be used here, for suggestions.
  var knownNames: [String] {
    scopes.flatMap { $0.keys.sorted() } + (root?.type.fields.map(\.name) ?? []) + set.functions.keys.sorted()
      + ["t"]
  }

  private mutating func print(_ value: Value, _ span: Span) {
    switch value {
    case .none: break
    case .string(let text): appendEscaped(text, to: &output)
    case .html(let html): output += html.bytes
    case .bool, .int, .double: appendEscaped(value.text ?? "", to: &output)
    case .list, .map, .object, .callable, .module:
      report(
        Problem(
          .templateType, at: span,
          Wording(zh: "\(value.typeName.zh)不能直接显示", en: "\(value.typeName.en) cannot be printed")))
    }
  }
}
