import Diagnostics

extension PageCompiler {
  /// `{{ expression }}`
  mutating func output(_ expression: Expression) {
    mark(expression.span)
    switch expression.kind {
    case .fault: return
    case .call(let callee, let arguments):
      if printsDirectly(callee, arguments, caller: nil, expression.span) { return }
    case .name(let name):
      if case .caller(let caller)? = lookUp(name) { return printCaller(caller, Arguments(), expression.span) }
    case .conditional(let condition, let then, let otherwise):
      return branch(
        condition, expression.span, { $0.output(then) },
        { compiler in if let otherwise { compiler.output(otherwise) } })
    case .filter(let base, let name, let arguments)
    where (name == "escape" || name == "e") && arguments.isEmpty && state.place != .text:
      // Everything printed is escaped for its place; asking for it in an attribute is not asking for markup.
      return output(base)
    case .filter(_, "urlencode", _) where state.content.isAddress:
      // Encoded already, so it is not encoded once more.
      let operand = value(expression)
      _ = escape(operand.type, expression.span)
      return code.emit(.print, mode: Escape.attribute.rawValue, a: operand.register)
    case .member(let base, let name):
      if printsField(base, name, expression.span) { return }
    default: break
    }
    print(value(expression), expression.span)
  }

  /// Prints a field of a model without a detour through a register.
  private mutating func printsField(_ base: Expression, _ name: String, _ span: Span) -> Bool {
    guard let type = knownType(base), case .object(let model) = type, let field = model.field(name) else {
      return false
    }
    let operand = value(base)
    guard operand.type == type else { return false }
    let path = operand.path?.appending(name)
    let escape = self.escape(narrowed(field.type, path), span)
    mark(span)
    if escape == .text, let print = field.print {
      program.printers.append(print)
      code.emit(.printTextField, a: operand.register, b: Int32(program.printers.count - 1))
      return true
    }
    program.fields.append(field.get)
    code.emit(.printField, mode: escape.rawValue, a: operand.register, b: Int32(program.fields.count - 1))
    return true
  }

  /// Prints a value.
  mutating func print(_ operand: Operand, _ span: Span) {
    let escape = self.escape(operand.type, span)
    mark(span)
    code.emit(.print, mode: escape.rawValue, a: operand.register)
  }

  /// How a value of `type` is written here; what cannot be is reported.
  mutating func escape(_ type: ValueType, _ span: Span) -> Escape {
    var operand = Operand(register: 0, type: type)
    let isJSON = if case .json(isString: false, _) = state.content { state.place == .rawText } else { false }
    if !isJSON {
      requirePresent(&operand, span)
      if !hasText(operand.type) {
        report(
          Problem(
            .templateType, at: span,
            Wording(
              zh: "\(operand.type.wording.zh)不能直接显示", en: "\(operand.type.wording.en) cannot be printed"),
            suggestion: advice(operand.type)))
      }
    }
    switch state.print(operand.type) {
    case .success(let escape): return escape
    case .failure(let error):
      report(Problem(.templatePosition, at: span, error.fault.message, suggestion: error.fault.suggestion))
      return .attribute
    }
  }

  private func advice(_ type: ValueType) -> Wording? {
    switch type {
    case .list:
      Wording(
        zh: "用 {% for %} 一项一项地显示，或用 | join(\"、\")",
        en: "show its items with {% for %}, or use | join(\", \")")
    case .object(let model):
      Wording(
        zh: "显示它的一个字段：\(model.fields.prefix(4).map(\.name).joined(separator: "、"))",
        en: "print one of its fields: \(model.fields.prefix(4).map(\.name).joined(separator: ", "))")
    case .map, .record: Wording(zh: "显示它的一个字段", en: "print one of its fields")
    default: nil
    }
  }

  /// Compiles calls whose output goes straight to the page: macros, blocks, callers, texts.
  private mutating func printsDirectly(
    _ callee: Expression, _ arguments: Arguments, caller: CallerReference?, _ span: Span
  ) -> Bool {
    switch callee.kind {
    case .name("super") where lookUp("super") == nil:
      printParent(span)
      return true
    case .name("t") where lookUp("t") == nil:
      return printText(arguments, span)
    case .name(let name):
      switch lookUp(name) {
      case .macro(let macro)?:
        printMacro(macro, arguments, caller: caller, span)
        return true
      case .caller(let caller)?:
        printCaller(caller, arguments, span)
        return true
      default: return false
      }
    case .member(let base, let name):
      guard case .name(let variable) = base.kind else { return false }
      if variable == "self", lookUp("self") == nil {
        printBlock(name, callee.span)
        return true
      }
      guard case .module(let source)? = lookUp(variable),
        case .macro(let macro)? = sourceScopes[source]?[name]
      else {
        return false
      }
      printMacro(macro, arguments, caller: caller, span)
      return true
    default: return false
    }
  }

  /// `{% call macro() %}…{% endcall %}`
  mutating func callBlock(_ expression: Expression, _ caller: Caller, _ span: Span) {
    guard case .call(let callee, let arguments) = expression.kind else { return }
    let reference = CallerReference(caller: caller, context: context)
    if case .name("super") = callee.kind {
      // Not a macro.
    } else if case .name("t") = callee.kind {
      // Not a macro either.
    } else if printsDirectly(callee, arguments, caller: reference, span) {
      return
    }
    _ = value(callee)
    report(
      Problem(
        .templateType, at: callee.span,
        Wording(zh: "call 后面要写一个宏调用", en: "a macro call is expected after “call”")))
  }

  /// `super()`: the block of the same name in the templates above.
  private mutating func printParent(_ span: Span) {
    guard let current = context.blocks.last else {
      return report(
        Problem(
          .templateBlockUnknown, at: span,
          Wording(zh: "super() 只能写在区块里", en: "super() can stand in a block only")))
    }
    let above = context.chain.dropFirst(current.level + 1)
    guard above.contains(where: { library.templates[$0]?.blocks[current.name] != nil }) else {
      return report(
        Problem(
          .templateBlockUnknown, at: span,
          Wording(
            zh: "上级模板没有区块“\(current.name)”，super() 没有内容",
            en: "no parent has a block “\(current.name)”, so super() has nothing to show")))
    }
    let outer = context
    context.scopes = current.scopes
    block(current.name, isScoped: true, span, from: current.level + 1)
    context = outer
  }

  /// `self.name()`: a block once more.
  private mutating func printBlock(_ name: String, _ span: Span) {
    let known = Set(context.chain.flatMap { library.templates[$0]?.blocks.keys.sorted() ?? [] })
    guard known.contains(name) else {
      return report(
        Problem(
          .templateBlockUnknown, at: span, Wording(zh: "没有区块“\(name)”", en: "there is no block “\(name)”"),
          suggestion: guess(name, known.sorted())))
    }
    block(name, isScoped: false, span)
  }
}
