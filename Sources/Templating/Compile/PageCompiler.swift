import Diagnostics

/// Instructions of a page or macro while they are written.
struct Code: Sendable {
  var instructions: [Instruction] = []
  var places: [Int32] = []
  /// The next free register and the most that were in use.
  var next: Int32 = 0
  var most: Int32 = 0
  /// The place of what is being compiled, for problems while rendering.
  var place: Int32 = -1

  mutating func emit(
    _ operation: Instruction.Operation, mode: UInt8 = 0, a: Int32 = 0, b: Int32 = 0, c: Int = 0
  ) {
    instructions.append(Instruction(operation: operation, mode: mode, a: a, b: b, c: Int32(clamping: c)))
    places.append(place)
  }

  mutating func register(_ count: Int32 = 1) -> Int32 {
    defer {
      next += count
      most = max(most, next)
    }
    return next
  }

  /// Makes the jump at `index` lead to the next instruction.
  mutating func land(_ index: Int) {
    instructions[index].c = Int32(clamping: instructions.count)
    landing = instructions.count
  }

  /// The next instruction's number, for a jump back to it.
  mutating func mark() -> Int {
    landing = instructions.count
    return landing
  }

  /// Where a jump leads to last: what stands before it cannot grow.
  private(set) var landing = -1
}

/// Compiles a page's template with all it extends, includes and calls into one program, and checks it on the way.
///
/// Every use is compiled for the place and the types at hand, so that a macro printed in an attribute is escaped for the
/// attribute and a field that one page has and another lacks is a mistake on the other only.
struct PageCompiler {
  let library: TemplateLibrary
  /// The type of the page's data.
  let root: ValueType
  /// Whether unknown names are let pass: for parts that no page uses.
  var isOpen = false
  var findings = Findings()
  var program = Program()
  /// Reads the page's fields; runs first.
  var rootCode = Code()
  /// Sets the variables of imported templates; runs next.
  var sourceCode = Code()
  var code = Code()
  var context = Context()
  var facts: Facts = [:]
  var state = MarkupState.text
  var bindings = 0
  var rootFields: Scope = [:]
  /// Macros, imports and variables at the top of templates.
  var sourceScopes: [MacroSource: Scope] = [:]
  var namespaces: [Int: [String: (register: Int32, type: ValueType, id: Int)]] = [:]
  var instances: [MacroInstance: MacroResult] = [:]
  var macroCode: [Code] = []
  /// How deep macros, includes and blocks are inside each other.
  var depth = 0
  /// How much has been compiled: includes inside includes could grow without end.
  var size = 0
  /// Whether the page has been given up.
  private(set) var isExhausted = false
  /// How many lists of statements are being compiled inside each other.
  var nesting = 0
  private var spanIndex: [Span: Int32] = [:]

  init(_ library: TemplateLibrary, root: ValueType) {
    self.library = library
    self.root = root
    program.globals = 1
  }

  /// The program of the page whose template is `name`.
  mutating func page(_ name: String) -> Program {
    guard let template = library.templates[name] else { return program }
    context = Context(sources: [], chain: library.chains[name] ?? [name])
    (state, facts, code) = (.text, [:], Code())
    (isExhausted, size, depth) = (false, 0, 0)
    runTemplate(name)
    endsInText(template.parent?.span ?? template.file.span(at: template.file.bytes.count))
    code.emit(.end)
    return linked()
  }

  /// Checks a macro that nobody calls, with parameters of unknown types.
  mutating func unused(_ macro: Macro) {
    let source = MacroSource(template: macro.template, hasContext: true)
    context = Context(chain: library.chains[macro.template] ?? [])
    (state, facts, code) = (.text, [:], Code())
    (isExhausted, size, depth) = (false, 0, 0)
    admit(source, span: macro.span)
    compileInstance(
      MacroReference(macro: macro, source: source),
      MacroInstance(
        macro: MacroReference(macro: macro, source: source), types: macro.parameters.map { _ in .any },
        state: .text),
      allowsCaller: true)
  }

  /// Compiles the template at the root of the chain of `name`, in the present context.
  mutating func runTemplate(_ name: String) {
    guard let chain = library.chains[name] else { return }
    context.chain = chain
    context.shared = context.scopes.count
    findings.usedTemplates.formUnion(chain)
    // Imports and variables at the top of each template of the chain are seen by its blocks.
    for name in chain.reversed() {
      let source = MacroSource(template: name, hasContext: true)
      declareMacros(source)
      guard name != chain.last, let template = library.templates[name] else { continue }
      context.sources.append(source)
      for statement in template.body {
        switch statement {
        case .set, .setBlock, .importAll, .importNames: run([statement])
        default: break
        }
      }
      context.sources.removeLast()
    }
    guard let base = chain.last, let template = library.templates[base] else { return }
    context.sources.append(MacroSource(template: base, hasContext: true))
    run(template.body)
    context.sources.removeLast()
  }

  /// Makes the macros at the top of a template known, so that they can call each other in any order.
  mutating func declareMacros(_ source: MacroSource) {
    for case .macro(let macro) in library.templates[source.template]?.body ?? [] {
      sourceScopes[source, default: [:]][macro.name] = .macro(MacroReference(macro: macro, source: source))
    }
  }

  private mutating func endsInText(_ span: Span) {
    guard state.place != .text else { return }
    report(
      Problem(
        .templateBranches, at: span,
        Wording(zh: "页面在标签、属性或注释中间就结束了", en: "the page ends inside a tag, an attribute or a comment"),
        suggestion: Wording(zh: "检查最后几个标签有没有写完", en: "check whether the last tags are complete")))
  }

  // MARK: Writing

  mutating func report(_ problem: Problem) { findings.add(problem) }

  /// Notes `span` as the place of the instructions that follow.
  mutating func mark(_ span: Span) {
    if let known = spanIndex[span] {
      code.place = known
    } else {
      program.spans.append(span)
      code.place = Int32(program.spans.count - 1)
      spanIndex[span] = code.place
    }
  }

  mutating func literal(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    // Neighbours become one.
    if let last = code.instructions.indices.last, code.instructions[last].operation == .literal,
      code.landing != last + 1,
      Int(code.instructions[last].a + code.instructions[last].b) == program.literals.count
    {
      code.instructions[last].b += Int32(bytes.count)
    } else {
      code.emit(.literal, a: Int32(clamping: program.literals.count), b: Int32(clamping: bytes.count))
    }
    program.literals += bytes
  }

  mutating func constant(_ value: Value, into target: Int32? = nil) -> Int32 {
    let register = target ?? code.register()
    program.constants.append(value)
    code.emit(.constant, a: register, b: Int32(program.constants.count - 1))
    return register
  }

  mutating func move(_ source: Int32, into target: Int32) {
    if source != target { code.emit(.move, a: target, b: source) }
  }

  /// Puts the parts one behind the other: fields, imported variables, page, macros.
  private func linked() -> Program {
    var result = program
    result.code = []
    result.places = []
    func append(_ part: Code) -> Int {
      let start = result.code.count
      for var instruction in part.instructions {
        switch instruction.operation {
        case .jump, .jumpIfFalse, .jumpIfTrue, .loopBegin, .loopNext: instruction.c += Int32(start)
        default: break
        }
        result.code.append(instruction)
      }
      result.places += part.places
      return start
    }
    _ = append(rootCode)
    _ = append(sourceCode)
    _ = append(code)
    result.frame = Int(max(rootCode.most, sourceCode.most, code.most))
    result.macros = macroCode.map { (start: append($0), frame: Int($0.most)) }
    return result
  }

  // MARK: Limits

  /// Runs `body` one level deeper, unless that is deeper than any theme needs.
  mutating func deeper(_ span: Span, _ body: (inout PageCompiler) -> Void) {
    guard !isExhausted else { return }
    size += 1
    guard depth < 60, size < 20_000, code.instructions.count < 2_000_000 else { return tooDeep(span) }
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Gives the page up: what goes in circles once does so twice in every round, and the rest would only take time.
  mutating func tooDeep(_ span: Span?) {
    guard !isExhausted else { return }
    isExhausted = true
    report(
      Problem(
        .templateLimit, at: span,
        Wording(
          zh: "include、区块、宏或标签套得太深或太多，多半是在互相包含",
          en:
            "includes, blocks, macros or tags inside each other go too deep or are too many; most likely they include each other"
        )))
  }
}
