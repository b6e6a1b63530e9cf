import Diagnostics

extension PageCompiler {
  /// Compiles statements in the present context.
  mutating func run(_ body: [Statement]) {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting < 250 else { return tooDeep(code.place < 0 ? nil : program.spans[Int(code.place)]) }
    for statement in body where !isExhausted {
      let free = code.next
      switch statement {
      case .text(let bytes, let span): text(bytes, span)
      case .output(let expression): output(expression)
      case .conditional(let branches, let otherwise, let span): conditional(branches, otherwise, span)
      case .loop(let loop): self.loop(loop)
      case .set(let targets, let value, let span): set(targets, value, span)
      case .setBlock(let target, let filters, let body, let span):
        set(target, span) { compiler, register in compiler.captured(body, filters, into: register, span) }
      case .with(let bindings, let body): with(bindings, body)
      case .block(let name, let isScoped, let span): block(name, isScoped: isScoped, span)
      case .include(let include): self.include(include)
      case .macro(let macro): define(macro)
      case .importAll(let name, let alias, let hasContext, let span):
        if let source = macros(of: name, hasContext: hasContext, span) { bind(alias, .module(source)) }
      case .importNames(let name, let names, let hasContext, let span):
        importNames(name, names, hasContext: hasContext, span)
      case .call(let expression, let caller, let span): callBlock(expression, caller, span)
      case .filterBlock(let filters, let body, let span):
        let register = code.register()
        print(captured(body, filters, into: register, span), span)
      }
      if !keepsRegisters(statement) { code.next = free }
    }
  }

  /// Whether a variable that the statement made must stay.
  private func keepsRegisters(_ statement: Statement) -> Bool {
    switch statement {
    // A conditional may set variables that are seen after it.
    case .set, .setBlock, .conditional, .importAll, .importNames: true
    default: false
    }
  }

  /// Literal text moves through the document as it is written out.
  private mutating func text(_ bytes: [UInt8], _ span: Span) {
    if let fault = state.consume(bytes) {
      // To the end of the character, which may be several bytes.
      let rest = bytes[(fault.offset + 1)...].prefix { (0x80...0xBF).contains($0) }.count
      let place = span.lower + fault.offset
      report(
        Problem(.templateBranches, at: Span(path: span.path, range: place..<place + 1 + rest), fault.message))
      state = .text
    }
    literal(bytes)
  }

  // MARK: Conditions

  mutating func conditional(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement], _ span: Span
  ) {
    for name in assignedNames(branches.flatMap(\.body) + otherwise) { prepare(name) }
    var exits: [Int] = []
    var ends: [(context: Context, state: MarkupState)] = []
    let entry = (context: context, state: state, facts: facts)
    var isCovered = false
    for branch in branches where !isCovered {
      let certainty = truth(branch.condition)
      if certainty == false {
        learn(implied(by: branch.condition, holds: false))
        continue
      }
      let known = facts
      let jump = certainty == true ? nil : jumpUnless(branch.condition)
      learn(implied(by: branch.condition, holds: true))
      run(branch.body)
      ends.append((context, state))
      (context, state, facts) = (entry.context, entry.state, known)
      learn(implied(by: branch.condition, holds: false))
      if let jump {
        exits.append(code.instructions.count)
        code.emit(.jump)
        code.land(jump)
      } else {
        isCovered = true
      }
    }
    if !isCovered {
      run(otherwise)
      ends.append((context, state))
    }
    for exit in exits { code.land(exit) }
    facts = entry.facts
    join(ends, span)
  }

  /// How a condition turns out for certain on this page. What a literal switches off is checked all the same.
  private mutating func truth(_ condition: Expression) -> Bool? {
    if case .literal = condition.kind { return nil }
    return certainty(condition)
  }

  /// Emits a jump that is taken if `condition` does not hold.
  mutating func jumpUnless(_ condition: Expression) -> Int {
    let operand = value(condition)
    code.emit(.jumpIfFalse, a: operand.register)
    return code.instructions.count - 1
  }

  /// Goes on where several branches meet.
  mutating func join(_ ends: [(context: Context, state: MarkupState)], _ span: Span) {
    guard let first = ends.first else { return }
    var result = first
    for end in ends.dropFirst() {
      if let joined = result.state.joined(end.state) {
        result.state = joined
      } else {
        report(
          Problem(
            .templateBranches, at: span,
            Wording(
              zh: "各分支结束的位置不同：\(placeName(result.state).zh)，\(placeName(end.state).zh)",
              en:
                "the branches end in different places: \(placeName(result.state).en), \(placeName(end.state).en)"
            ),
            suggestion: Wording(
              zh: "让每个分支都写完自己打开的引号和标签，没有 else 也算一个分支",
              en: "let every branch finish the quotes and tags it opens; a missing else is a branch too")))
      }
      result.context.scopes = zip(result.context.scopes, end.context.scopes).map { joined($0, $1) }
    }
    (context, state) = result
  }

  private mutating func joined(_ a: Scope, _ b: Scope) -> Scope {
    a.merging(b) { left, right in
      guard !left.isSame(right), case .value(let register, let type, _) = left,
        case .value(let other, let otherType, _) = right, register == other
      else { return left }
      return .value(register: register, type: type.joined(otherType), id: newBinding())
    }
  }

  /// Where a point stands, in words.
  func placeName(_ state: MarkupState) -> Wording {
    switch state.place {
    case .text: Wording(zh: "标签之外", en: "between tags")
    case .replaceableText, .rawText: Wording(zh: "<\(state.element)> 里面", en: "inside <\(state.element)>")
    case .value, .unquotedValue, .beforeValue:
      Wording(zh: "属性 \(state.attribute) 的值里", en: "in the value of the attribute \(state.attribute)")
    case .comment, .declaration, .declarationOpen: Wording(zh: "注释里", en: "in a comment")
    default: Wording(zh: "标签 <\(state.element)> 里面", en: "inside the tag <\(state.element)>")
    }
  }

  /// Variables that statements set in the scope around them.
  private func assignedNames(_ body: [Statement]) -> [String] {
    var names: [String] = []
    for statement in body {
      switch statement {
      case .set(let targets, _, _): names += targets.filter { $0.attribute == nil }.map(\.name)
      case .setBlock(let target, _, _, _): names += target.attribute == nil ? [target.name] : []
      case .conditional(let branches, let otherwise, _):
        names += assignedNames(branches.flatMap(\.body) + otherwise)
      default: break
      }
    }
    return names.reduce(into: []) { unique, name in if !unique.contains(name) { unique.append(name) } }
  }

  /// Gives a variable that a branch may set a register before the branches, with its present value or nothing.
  private mutating func prepare(_ name: String) {
    if case .value(let register, _, _)? = ownBinding(name), register < 0 || !isTop { return }
    let outer = lookUp(name)
    let register = isTop ? newGlobal() : code.register()
    if case .value(let source, let type, _)? = outer {
      move(source, into: register)
      bindOwn(name, register, type)
    } else if outer == nil {
      _ = constant(.none, into: register)
      bindOwn(name, register, .none)
    }
  }

  // MARK: Variables

  /// Whether statements here belong to a template's top, whose variables others see.
  var isTop: Bool { context.scopes.count <= context.shared }

  /// What `name` means in the innermost scope itself.
  private func ownBinding(_ name: String) -> Binding? {
    if isTop, let source = context.importing { return sourceScopes[source]?[name] }
    return context.scopes.last?[name]
  }

  private mutating func bindOwn(_ name: String, _ register: Int32, _ type: ValueType) {
    if isTop, let source = context.importing {
      sourceScopes[source, default: [:]][name] = .value(register: register, type: type, id: newBinding())
    } else {
      bind(name, register, type)
    }
  }

  /// Sets one variable to what `make` puts into its register.
  private mutating func set(
    _ target: Target, _ span: Span, _ make: (inout PageCompiler, Int32) -> Operand
  ) {
    if let attribute = target.attribute { return setAttribute(target, attribute, make) }
    // The old value may be part of the new one, so the register is filled at the end.
    var register: Int32?
    if case .value(let known, _, _)? = ownBinding(target.name), known < 0 || !isTop { register = known }
    let place = register ?? (isTop ? newGlobal() : code.register())
    let free = code.next
    let result = make(&self, code.register())
    move(result.register, into: place)
    code.next = free
    bindOwn(target.name, place, result.type)
    if let path = result.path, let fact = facts[path], case .value(_, _, let id)? = ownBinding(target.name) {
      facts[Path(binding: id)] = fact
    }
  }

  private mutating func set(_ targets: [Target], _ expression: Expression, _ span: Span) {
    if targets.count == 1, let target = targets.first {
      if target.attribute == nil, let binding = compileTimeValue(expression) {
        return bind(target.name, binding)
      }
      return set(target, span) { compiler, register in compiler.value(expression, into: register) }
    }
    // All values are worked out before any name changes: `a, b = b, a`.
    let free = code.next
    let list = value(expression)
    let first = code.register(Int32(targets.count))
    let types = unpack(list, into: first, targets, expression.span)
    for (offset, target) in targets.enumerated() {
      set(target, span) { _, _ in Operand(register: first + Int32(offset), type: types[offset]) }
    }
    if isTop { code.next = free }
  }

  /// What exists before rendering only: a loop under another name, a namespace, a macro.
  private mutating func compileTimeValue(_ expression: Expression) -> Binding? {
    switch expression.kind {
    case .name(let name):
      switch lookUp(name) {
      case .loop(let loop)?: return .loop(loop)
      case .macro(let macro)?: return .macro(macro)
      default: return nil
      }
    case .call(let callee, let arguments):
      guard case .name("namespace") = callee.kind, lookUp("namespace") == nil else { return nil }
      return namespace(arguments)
    default: return nil
    }
  }

  private mutating func namespace(_ arguments: Arguments) -> Binding {
    let id = newBinding()
    namespaces[id] = [:]
    for argument in arguments.named {
      let register = isTop ? newGlobal() : code.register()
      let operand = value(argument.value, into: register)
      let number = newBinding()
      namespaces[id]?[argument.name] = (register, operand.type, number)
    }
    return .namespace(id)
  }

  private mutating func setAttribute(
    _ target: Target, _ attribute: String, _ make: (inout PageCompiler, Int32) -> Operand
  ) {
    guard case .namespace(let id)? = lookUp(target.name) else {
      return report(
        Problem(
          .templateType, at: target.span,
          Wording(
            zh: "只有 namespace() 的字段可以重新设定，“\(target.name)”不是",
            en: "only fields of a namespace() can be set, and “\(target.name)” is none"),
          suggestion: Wording(
            zh: "先写 {% set \(target.name) = namespace(\(attribute)=…) %}",
            en: "first write {% set \(target.name) = namespace(\(attribute)=…) %}")))
    }
    let free = code.next
    let result = make(&self, code.register())
    if let known = namespaces[id]?[attribute] {
      move(result.register, into: known.register)
      // Never narrower than before: a loop may come back to a place where the earlier value is still expected.
      let number = newBinding()
      namespaces[id]?[attribute] = (known.register, known.type.joined(result.type), number)
    } else {
      report(
        Problem(
          .templateField, at: target.span,
          Wording(
            zh: "namespace() 里没有“\(attribute)”", en: "the namespace() has no “\(attribute)”"),
          suggestion: Wording(zh: "在 namespace(…) 里写上它的初值", en: "give it a first value in namespace(…)")))
    }
    code.next = free
  }

  /// Takes a list apart; the types of its parts.
  mutating func unpack(_ list: Operand, into first: Int32, _ targets: [Target], _ span: Span) -> [ValueType] {
    mark(span)
    code.emit(.unpack, a: first, b: list.register, c: targets.count)
    switch list.type {
    case .list(let element, _): return targets.map { _ in element }
    case .record(let fields) where fields.count == targets.count: return fields.map(\.type)
    case .any: return targets.map { _ in .any }
    default:
      report(
        Problem(
          .templateType, at: targets[0].span,
          Wording(
            zh: "要拆成 \(targets.count) 个值，却是\(list.type.wording.zh)",
            en: "\(targets.count) values are needed, but this is \(list.type.wording.en)")))
      return targets.map { _ in .any }
    }
  }

  private mutating func with(_ bindings: [(target: Target, value: Expression)], _ body: [Statement]) {
    var scope: Scope = [:]
    for binding in bindings {
      let register = code.register()
      let operand = value(binding.value, into: register)
      scope[binding.target.name] = .value(register: register, type: operand.type, id: newBinding())
    }
    context.scopes.append(scope)
    run(body)
    context.scopes.removeLast()
  }

  /// What `body` prints, through `filters`.
  mutating func captured(
    _ body: [Statement], _ filters: [(name: String, arguments: Arguments, span: Span)], into register: Int32,
    _ span: Span
  ) -> Operand {
    capture(into: register, span) { compiler in
      compiler.context.scopes.append([:])
      compiler.run(body)
      compiler.context.scopes.removeLast()
    }
    var operand = Operand(register: register, type: .html)
    for filter in filters {
      operand = self.filter(operand, filter.name, filter.arguments, filter.span, into: register)
    }
    return operand
  }

  /// Puts what `body` prints into a register, as markup.
  mutating func capture(into register: Int32, _ span: Span, _ body: (inout PageCompiler) -> Void) {
    let outer = state
    state = .text
    code.emit(.captureBegin)
    body(&self)
    code.emit(.captureEnd, a: register)
    if state.place != .text {
      report(
        Problem(
          .templateBranches, at: span,
          Wording(zh: "内容在\(placeName(state).zh)就结束了", en: "the content ends \(placeName(state).en)"),
          suggestion: Wording(zh: "把打开的标签和引号写完", en: "finish the tags and quotes it opens")))
    }
    state = outer
  }

  // MARK: Blocks and includes

  mutating func block(_ name: String, isScoped: Bool, _ span: Span, from level: Int = 0) {
    var level = level
    while level < context.chain.count {
      guard let block = library.templates[context.chain[level]]?.blocks[name] else {
        level += 1
        continue
      }
      let outer = context
      let start = state
      if !isScoped { context.scopes = Array(context.scopes.prefix(context.shared)) }
      context.scopes.append([:])
      context.sources.append(MacroSource(template: context.chain[level], hasContext: true))
      context.blocks.append((name, level, context.scopes.dropLast()))
      deeper(span) { $0.run(block.body) }
      let shared = Array(context.scopes.prefix(outer.shared))
      context = outer
      for index in shared.indices where index < outer.shared { context.scopes[index] = shared[index] }
      endsWhereItBegan(start, block.span, Wording(zh: "区块“\(name)”", en: "the block “\(name)”"))
      return
    }
  }

  /// A part that can be exchanged must leave its surroundings as they were.
  mutating func endsWhereItBegan(_ start: MarkupState, _ span: Span, _ what: Wording) {
    if start.joined(state) != nil { return }
    report(
      Problem(
        .templateBranches, at: span,
        Wording(
          zh: "\(what.zh)从\(placeName(start).zh)开始，却在\(placeName(state).zh)结束",
          en: "\(what.en) begins \(placeName(start).en) but ends \(placeName(state).en)"),
        suggestion: Wording(zh: "把打开的标签和引号在里面写完", en: "finish inside it the tags and quotes it opens")))
    state = start
  }

  private mutating func include(_ include: Statement.Include) {
    chosen(include.name, ignoresMissing: include.ignoresMissing) { compiler, name in
      compiler.include(include, name)
    }
  }

  private mutating func include(_ include: Statement.Include, _ name: String) {
    let outer = context
    let start = state
    var scope: Scope = [:]
    for binding in include.bindings {
      let register = code.register()
      let operand = value(binding.value, into: register)
      scope[binding.target.name] = .value(register: register, type: operand.type, id: newBinding())
    }
    if !include.hasContext {
      context.scopes = [[:]]
      context.sources = []
      context.hasRoot = false
    }
    context.scopes.append(scope)
    context.blocks = []
    deeper(include.span) { compiler in
      compiler.context.scopes.append([:])
      compiler.runTemplate(name)
    }
    context = outer
    endsWhereItBegan(start, include.span, Wording(zh: "模板“\(name)”", en: "the template “\(name)”"))
  }

  /// The template that `expression` names: a literal, the first of a list that exists, or one of two by a condition.
  private mutating func chosen(
    _ expression: Expression, ignoresMissing: Bool, _ use: (inout PageCompiler, String) -> Void
  ) {
    switch expression.kind {
    case .literal(.string(let name)):
      if library.chains[name] != nil {
        use(&self, name)
      } else if library.templates[name] == nil, !ignoresMissing {
        report(unknownTemplate(name, expression.span, library.templates.keys.sorted()))
      }
    case .list(let names):
      for case .literal(.string(let name)) in names.map(\.kind) where library.chains[name] != nil {
        return use(&self, name)
      }
      if !ignoresMissing {
        report(
          Problem(
            .templateMissing, at: expression.span,
            Wording(zh: "这些模板一个也没有", en: "none of these templates exists")))
      }
    case .conditional(let condition, let then, let otherwise):
      branch(
        condition, expression.span, { $0.chosen(then, ignoresMissing: ignoresMissing, use) },
        { compiler in if let otherwise { compiler.chosen(otherwise, ignoresMissing: ignoresMissing, use) } })
    case .fault: break
    default:
      report(
        Problem(
          .templateType, at: expression.span,
          Wording(
            zh: "模板名要直接写出来，这样才能事先检查",
            en: "a template's name must be written out, so that it can be checked beforehand"),
          suggestion: Wording(
            zh: "写成 \"甲.html\" if 条件 else \"乙.html\"，或用 {% if %}",
            en: "write \"a.html\" if condition else \"b.html\", or use {% if %}")))
    }
  }

  /// Two branches by a condition, without statements of a template.
  mutating func branch(
    _ condition: Expression, _ span: Span, _ then: (inout PageCompiler) -> Void,
    _ otherwise: (inout PageCompiler) -> Void
  ) {
    let certainty = truth(condition)
    let entry = (context: context, state: state, facts: facts)
    if certainty == false { return otherwise(&self) }
    let jump = certainty == true ? nil : jumpUnless(condition)
    learn(implied(by: condition, holds: true))
    then(&self)
    facts = entry.facts
    guard let jump else { return }
    let first = (context, state)
    (context, state) = (entry.context, entry.state)
    let exit = code.instructions.count
    code.emit(.jump)
    code.land(jump)
    learn(implied(by: condition, holds: false))
    otherwise(&self)
    facts = entry.facts
    code.land(exit)
    join([first, (context, state)], span)
  }
}
