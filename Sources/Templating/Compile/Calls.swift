import Diagnostics

extension PageCompiler {
  /// A call as a value.
  mutating func call(_ callee: Expression, _ arguments: Arguments, _ span: Span, into target: Int32?)
    -> Operand
  {
    let register = target ?? code.register()
    switch callee.kind {
    case .name(let name):
      switch lookUp(name) {
      case .macro?, .caller?: return markup(of: Expression(.call(callee, arguments), span), into: register)
      case .value(_, let type, _)?:
        mismatch(type, Wording(zh: "宏或函数", en: "a macro or function"), callee.span)
        return unknown(into: register)
      case .module?, .loop?, .namespace?:
        report(
          Problem(
            .templateType, at: callee.span,
            Wording(zh: "“\(name)”不能调用", en: "“\(name)” cannot be called")))
        return unknown(into: register)
      case nil: return function(name, callee, arguments, span, into: register)
      }
    case .member(let base, let name):
      if case .name(let variable) = base.kind {
        switch lookUp(variable) {
        case .loop(let loop)?: return loopCall(loop, name, arguments, span, into: register)
        case .module(let source)?:
          if case .macro? = sourceScopes[source]?[name] {
            return markup(of: Expression(.call(callee, arguments), span), into: register)
          }
          report(missingImport(name, source, callee.span))
          return unknown(into: register)
        case nil where variable == "self":
          return markup(of: Expression(.call(callee, arguments), span), into: register)
        default: break
        }
      }
      return method(base, name, arguments, span, into: register)
    default:
      let operand = value(callee)
      mismatch(operand.type, Wording(zh: "宏或函数", en: "a macro or function"), callee.span)
      return unknown(into: register)
    }
  }

  /// What printing `expression` gives, as markup.
  private mutating func markup(of expression: Expression, into register: Int32) -> Operand {
    capture(into: register, expression.span) { $0.output(expression) }
    return Operand(register: register, type: .html)
  }

  private mutating func function(
    _ name: String, _ callee: Expression, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand {
    switch name {
    case "t": return text(arguments, span, into: register)
    case "super": return markup(of: Expression(.call(callee, arguments), span), into: register)
    case "range": return range(arguments, span, into: register)
    case "dict":
      return value(
        Expression(
          .map(arguments.named.map { (Expression(.literal(.string($0.name)), $0.span), $0.value) }), span),
        into: register)
    default: break
    }
    guard let function = library.functions[name] else {
      if library.filters[filterAliases[name] ?? name] != nil {
        report(
          Problem(
            .templateName, at: callee.span,
            Wording(zh: "没有函数“\(name)”", en: "there is no function “\(name)”"),
            suggestion: Wording(zh: "它是过滤器：值 | \(name)", en: "it is a filter: value | \(name)")))
      } else {
        unknownName(name, callee.span)
      }
      return unknown(into: register)
    }
    guard arguments.positional.count == function.arity, arguments.named.isEmpty else {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "\(name)() 要 \(function.arity) 个参数",
            en: "\(name)() takes \(function.arity) argument\(function.arity == 1 ? "" : "s")")))
      return unknown(into: register)
    }
    if let folded = folded(function, arguments, span, into: register) { return folded }
    let first = code.register(Int32(max(function.arity, 1)))
    for (offset, argument) in arguments.positional.enumerated() {
      var operand = value(argument, into: first + Int32(offset))
      requirePresent(&operand, argument.span)
    }
    program.functions.append(FunctionUse(function: function, count: function.arity))
    mark(span)
    code.emit(.function, a: register, b: first, c: program.functions.count - 1)
    return Operand(register: register, type: function.type)
  }

  /// A call whose arguments are literal, worked out now.
  private mutating func folded(
    _ function: TemplateFunction, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand? {
    var values: [Value] = []
    for argument in arguments.positional {
      guard case .literal(let value) = argument.kind else { return nil }
      values.append(value)
    }
    let answers = Language.allCases.map { function.call(values, RenderContext(language: $0)) }
    guard let first = answers.first, let answer = first, answers.allSatisfy({ $0 != nil }) else {
      report(functionProblem(function.name, values, span))
      return unknown(into: register)
    }
    guard answers.allSatisfy({ $0.map { equal($0, answer) } ?? false }) else { return nil }
    return Operand(register: constant(answer, into: register), type: function.type)
  }

  private mutating func range(_ arguments: Arguments, _ span: Span, into register: Int32) -> Operand {
    let first = code.register(3)
    let count = arguments.positional.count
    guard (1...3).contains(count), arguments.named.isEmpty else {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "range() 要一到三个整数：起、止（不含）、步长",
            en: "range() takes one to three whole numbers: start, stop (left out), step")))
      return unknown(into: register)
    }
    var places: [(Int32, Expression)] = []
    if count == 1 {
      _ = constant(.int(0), into: first)
      places = [(first + 1, arguments.positional[0])]
    } else {
      places = arguments.positional.enumerated().map { (first + Int32($0), $1) }
    }
    if count < 3 { _ = constant(.int(1), into: first + 2) }
    for (place, argument) in places {
      var operand = value(argument, into: place)
      requirePresent(&operand, argument.span)
      if operand.type != .int, operand.type != .any {
        mismatch(operand.type, Wording(zh: "整数", en: "a whole number"), argument.span)
      }
    }
    mark(span)
    code.emit(.range, a: register, b: first)
    return Operand(register: register, type: .list(.int))
  }

  // MARK: Methods as Python has them

  private mutating func method(
    _ base: Expression, _ name: String, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand {
    var operand = value(base)
    requirePresent(&operand, base.span)
    let ofText = [
      "upper": "upper", "lower": "lower", "title": "title()", "capitalize": "capitalize", "strip": "trim",
      "replace": "replace", "split": "split", "startswith": "startswith", "endswith": "endswith",
    ]
    let ofMap = ["items": "items", "keys": "keys", "values": "values", "get": "get"]
    let isMap =
      switch operand.type {
      case .map, .record: true
      default: false
      }
    if name == "join", operand.type == .string, let list = arguments.positional.first {
      let separator = base
      return filtered(list, "join", Arguments(positional: [separator]), span, into: register)
    }
    if isMap, name == "get", case .record? = Optional(operand.type),
      case .literal(.string(let key))? = arguments.positional.first?.kind,
      fieldType(operand.type, key) != nil
    {
      let found = field(operand, key, span, into: register)
      guard arguments.positional.count > 1 else { return found }
      return filter(found, "default", Arguments(positional: [arguments.positional[1]]), span, into: register)
    }
    if let filter = isMap
      ? ofMap[name] : operand.type == .string || operand.type == .date ? ofText[name] : nil
    {
      return self.filter(operand, filter, arguments, span, into: register)
    }
    if operand.type == .any, !isOpen || ofText[name] != nil || ofMap[name] != nil,
      let filter = ofText[name] ?? ofMap[name]
    {
      return self.filter(operand, filter, arguments, span, into: register)
    }
    let isFilter = library.filters[filterAliases[name] ?? name] != nil
    report(
      Problem(
        .templateField, at: span,
        Wording(
          zh: "\(operand.type.wording.zh)没有方法“\(name)()”",
          en: "\(operand.type.wording.en) has no method “\(name)()”"),
        suggestion: isFilter
          ? Wording(zh: "用过滤器：值 | \(name)", en: "use the filter: value | \(name)")
          : guess(name, (isMap ? ofMap : ofText).keys.sorted())))
    return unknown(into: register)
  }
}

/// The problem that a host function has no answer.
func functionProblem(_ name: String, _ values: [Value], _ span: Span) -> Problem {
  let shown = values.compactMap(\.text).joined(separator: ", ")
  return Problem(
    .assetMissing, at: span,
    Wording(zh: "\(name)(\(shown)) 没有结果", en: "\(name)(\(shown)) has no answer"),
    suggestion: Wording(
      zh: "检查名字，文件要在 templates/assets/ 里", en: "check the name; the file must be in templates/assets/"))
}
