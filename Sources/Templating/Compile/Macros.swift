import Diagnostics

/// A macro compiled for the types of its arguments and the place where it prints.
struct MacroInstance: Hashable, Sendable {
  var macro: MacroReference
  /// `nil` for parameters that take their standard.
  var types: [ValueType?]
  var state: MarkupState
}

/// Where an instance is and in which state it leaves the document.
struct MacroResult: Sendable {
  var number: Int
  var end: MarkupState
}

extension PageCompiler {
  // MARK: Imports

  /// The macros of the template that `expression` names.
  mutating func macros(of expression: Expression, hasContext: Bool, _ span: Span) -> MacroSource? {
    guard case .literal(.string(let name)) = expression.kind else {
      if case .fault = expression.kind { return nil }
      report(
        Problem(
          .templateType, at: span,
          Wording(zh: "模板名要用引号直接写出来", en: "the template's name must be written out in quotes")))
      return nil
    }
    guard library.templates[name] != nil else {
      report(unknownTemplate(name, span, library.templates.keys.sorted()))
      return nil
    }
    let source = MacroSource(template: name, hasContext: hasContext && context.hasRoot)
    admit(source, span: span)
    return source
  }

  /// Makes a template's macros known and sets the variables at its top, once.
  mutating func admit(_ source: MacroSource, span: Span) {
    findings.usedTemplates.insert(source.template)
    guard sourceScopes[source] == nil, let template = library.templates[source.template] else { return }
    sourceScopes[source] = [:]
    declareMacros(source)
    let outer = (context: context, state: state, facts: facts, code: code)
    context = Context(
      sources: [source], hasRoot: source.hasContext, chain: [source.template], importing: source)
    (state, facts, code) = (.text, [:], sourceCode)
    deeper(span) { compiler in
      for statement in template.body {
        switch statement {
        case .set, .setBlock, .importAll, .importNames: compiler.run([statement])
        default: break
        }
      }
    }
    sourceCode = code
    (context, state, facts, code) = outer
  }

  mutating func importNames(
    _ expression: Expression, _ names: [(name: String, alias: String, span: Span)], hasContext: Bool,
    _ span: Span
  ) {
    guard let source = macros(of: expression, hasContext: hasContext, span) else { return }
    for item in names {
      if let binding = sourceScopes[source]?[item.name] {
        bind(item.alias, binding)
      } else {
        report(missingImport(item.name, source, item.span))
      }
    }
  }

  func missingImport(_ name: String, _ source: MacroSource, _ span: Span) -> Problem {
    let known = (sourceScopes[source] ?? [:]).keys.sorted()
    return Problem(
      .templateImport, at: span,
      Wording(
        zh: "模板“\(source.template)”里没有“\(name)”", en: "the template “\(source.template)” has no “\(name)”"),
      expected: Wording(
        zh: "可用：\(known.joined(separator: "、"))", en: "known: \(known.joined(separator: ", "))"),
      suggestion: guess(name, known))
  }

  /// `{% macro %}`: at the top of a template it is known already.
  mutating func define(_ macro: Macro) {
    let source = context.sources.last ?? MacroSource(template: macro.template, hasContext: context.hasRoot)
    if case .macro(let known)? = sourceScopes[source]?[macro.name], known.macro === macro { return }
    bind(macro.name, .macro(MacroReference(macro: macro, source: source)))
  }

  // MARK: Calls

  /// Prints what a macro gives, in the state of the place where it is called.
  mutating func printMacro(
    _ reference: MacroReference, _ arguments: Arguments, caller: CallerReference?, _ span: Span
  ) {
    let macro = reference.macro
    findings.usedMacros.insert(ObjectIdentifier(macro))
    guard
      let matched = matched(
        arguments, macro.parameters, Wording(zh: "宏“\(macro.name)”", en: "the macro “\(macro.name)”"), span)
    else { return }
    let base = code.register(Int32(max(macro.parameters.count, 1)))
    var types: [ValueType?] = []
    for (offset, argument) in matched.enumerated() {
      types.append(argument.map { value($0, into: base + Int32(offset)).type })
    }
    if let caller {
      deeper(span) { $0.inline(reference, base, types, caller, span) }
      return
    }
    let instance = MacroInstance(macro: reference, types: types, state: state)
    if instances[instance] == nil { deeper(span) { $0.compileInstance(reference, instance) } }
    guard let result = instances[instance] else { return }
    mark(span)
    code.emit(.call, a: base, b: Int32(result.number))
    state = result.end
  }

  /// Compiles a macro as a piece of its own.
  mutating func compileInstance(
    _ reference: MacroReference, _ instance: MacroInstance, allowsCaller: Bool = false
  ) {
    let macro = reference.macro
    let number = macroCode.count
    macroCode.append(Code())
    // A macro that calls itself ends, for all that is known yet, where it began.
    instances[instance] = MacroResult(number: number, end: instance.state)
    let outer = (context: context, state: state, facts: facts, code: code)
    (state, facts, code) = (instance.state, [:], Code())
    _ = code.register(Int32(max(macro.parameters.count, 1)))
    enter(reference)
    if allowsCaller {
      context.scopes.append([
        "caller": .caller(CallerReference(caller: Caller(parameters: [], body: []), context: context))
      ])
    }
    bindParameters(macro.parameters, instance.types, 0)
    run(macro.body)
    code.emit(.end)
    endsWhereItBegan(
      instance.state, macro.span, Wording(zh: "宏“\(macro.name)”", en: "the macro “\(macro.name)”"))
    macroCode[number] = code
    instances[instance] = MacroResult(number: number, end: state)
    (context, state, facts, code) = outer
  }

  /// Compiles a macro with a caller where it is called: what the caller prints sees the variables there.
  private mutating func inline(
    _ reference: MacroReference, _ base: Int32, _ types: [ValueType?], _ caller: CallerReference, _ span: Span
  ) {
    let outer = (context: context, state: state)
    enter(reference)
    bindParameters(reference.macro.parameters, types, base)
    context.scopes.append(["caller": .caller(caller)])
    run(reference.macro.body)
    context = outer.context
    endsWhereItBegan(
      outer.state, reference.macro.span,
      Wording(zh: "宏“\(reference.macro.name)”", en: "the macro “\(reference.macro.name)”"))
  }

  /// The names that mean something in a macro: those at the top of its template, and the page's if it is of the page.
  private mutating func enter(_ reference: MacroReference) {
    let page = reference.source.hasContext ? context.scopes.first ?? [:] : [:]
    context = Context(
      scopes: [page], sources: [reference.source], hasRoot: reference.source.hasContext, chain: context.chain)
    context.scopes.append([:])
  }

  private mutating func bindParameters(
    _ parameters: [(name: String, standard: Expression?)], _ types: [ValueType?], _ base: Int32
  ) {
    for (offset, parameter) in parameters.enumerated() {
      let register = base + Int32(offset)
      if offset < types.count, let type = types[offset] {
        bind(parameter.name, register, type)
      } else if let standard = parameter.standard {
        let operand = value(standard, into: register)
        bind(parameter.name, register, operand.type)
      }
    }
  }

  /// Which expression is given for which parameter; `nil` if the call does not fit.
  private mutating func matched(
    _ arguments: Arguments, _ parameters: [(name: String, standard: Expression?)], _ what: Wording,
    _ span: Span
  ) -> [Expression?]? {
    let count = arguments.positional.count
    guard count <= parameters.count else {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "\(what.zh)有 \(parameters.count) 个参数，却给了 \(count) 个",
            en:
              "\(what.en) takes \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), not \(count)"
          )))
      return nil
    }
    var result: [Expression?] = arguments.positional + Array(repeating: nil, count: parameters.count - count)
    var isSound = true
    for argument in arguments.named {
      if let index = parameters.firstIndex(where: { $0.name == argument.name }), result[index] == nil {
        result[index] = argument.value
        continue
      }
      isSound = false
      let isTwice = parameters.contains { $0.name == argument.name }
      report(
        Problem(
          .templateArguments, at: argument.span,
          isTwice
            ? Wording(zh: "参数“\(argument.name)”给了两次", en: "the argument “\(argument.name)” is given twice")
            : Wording(
              zh: "\(what.zh)没有参数“\(argument.name)”", en: "\(what.en) has no parameter “\(argument.name)”"),
          suggestion: isTwice ? nil : guess(argument.name, parameters.map(\.name))))
    }
    let missing = zip(parameters, result).filter { $0.standard == nil && $1 == nil }.map(\.0.name)
    if !missing.isEmpty {
      isSound = false
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "\(what.zh)缺少参数：\(missing.joined(separator: "、"))",
            en: "\(what.en) needs more: \(missing.joined(separator: ", "))")))
    }
    return isSound ? result : nil
  }

  /// Prints the content of the call around this macro, with the names of the place where it is written.
  mutating func printCaller(_ reference: CallerReference, _ arguments: Arguments, _ span: Span) {
    guard
      let matched = matched(
        arguments, reference.caller.parameters, Wording(zh: "call 的内容", en: "the content of the call"), span)
    else { return }
    let base = code.register(Int32(max(matched.count, 1)))
    var types: [ValueType?] = []
    for (offset, argument) in matched.enumerated() {
      types.append(argument.map { value($0, into: base + Int32(offset)).type })
    }
    let outer = context
    context = reference.context
    context.scopes.append([:])
    bindParameters(reference.caller.parameters, types, base)
    deeper(span) { $0.run(reference.caller.body) }
    context = outer
  }
}
