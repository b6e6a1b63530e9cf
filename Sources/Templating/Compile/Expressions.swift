import Diagnostics

extension PageCompiler {
  /// Compiles `expression`; its value is in `target` if one is given, else wherever it is handy.
  mutating func value(_ expression: Expression, into target: Int32? = nil) -> Operand {
    mark(expression.span)
    switch expression.kind {
    case .fault: return unknown(into: target)
    case .literal(let value):
      return Operand(register: constant(value, into: target), type: inferredType(value))
    case .name(let name): return variable(name, expression.span, into: target)
    case .member(let base, let name): return member(expression, base, name, into: target)
    case .index(let base, let key): return index(expression, base, key, into: target)
    case .slice(let base, let from, let to, let step):
      return slice(base, from, to, step, expression.span, into: target)
    case .call(let callee, let arguments): return call(callee, arguments, expression.span, into: target)
    case .filter(let base, let name, let arguments):
      return filtered(base, name, arguments, expression.span, into: target)
    case .test(let base, let name, let arguments, let isNegated):
      return test(base, name, arguments, isNegated: isNegated, expression.span, into: target)
    case .not(let operand):
      let register = target ?? code.register()
      let operand = value(operand)
      code.emit(.not, a: register, b: operand.register)
      return Operand(register: register, type: .bool)
    case .sign(let operand, let isNegative): return sign(operand, isNegative, expression.span, into: target)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, expression.span, into: target)
    case .comparison(let first, let rest): return comparison(first, rest, expression.span, into: target)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, expression.span, into: target)
    case .list(let items): return list(items, into: target)
    case .map(let fields): return map(fields, into: target)
    }
  }

  /// Stands for what has been reported already.
  mutating func unknown(into target: Int32? = nil) -> Operand {
    Operand(register: constant(.none, into: target), type: .any)
  }

  /// Reports that a value may be missing here; goes on as if it were there.
  mutating func requirePresent(_ operand: inout Operand, _ span: Span) {
    guard operand.type.mayBeMissing else { return }
    let name = library.text(span)
    report(
      Problem(
        .templateOptional, at: span,
        operand.type == .none
          ? Wording(zh: "“\(name)”在这里总是空的", en: "“\(name)” is always missing here")
          : Wording(zh: "“\(name)”可能没有值", en: "“\(name)” may be missing"),
        suggestion: Wording(
          zh: "先判断：{% if \(name) %}…{% endif %}，或给出代替的值：\(name) | default(\"…\")",
          en: "guard it: {% if \(name) %}…{% endif %}, or say what stands for it: \(name) | default(\"…\")")))
    operand.type = operand.type == .none ? .any : operand.type.present
  }

  private mutating func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression?, _ span: Span, into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    var types: [ValueType] = []
    branch(
      condition, span, { types.append($0.value(then, into: register).type) },
      { compiler in
        if let otherwise {
          types.append(compiler.value(otherwise, into: register).type)
        } else {
          _ = compiler.constant(.none, into: register)
          types.append(.none)
        }
      })
    return Operand(
      register: register, type: types.dropFirst().reduce(types.first ?? .any) { $0.joined($1) })
  }

  private mutating func list(_ items: [Expression], into target: Int32?) -> Operand {
    let register = target ?? code.register()
    let first = code.register(Int32(items.count))
    var element: ValueType?
    for (offset, item) in items.enumerated() {
      let operand = value(item, into: first + Int32(offset))
      element = element?.joined(operand.type) ?? operand.type
    }
    code.emit(.list, a: register, b: first, c: items.count)
    return Operand(register: register, type: ValueType.list(element ?? .any, atLeast: items.count).simplified)
  }

  private mutating func map(_ fields: [(key: Expression, value: Expression)], into target: Int32?) -> Operand
  {
    let register = target ?? code.register()
    let first = code.register(Int32(fields.count * 2))
    var record: [ValueType.RecordField]? = []
    var joined: ValueType?
    for (offset, field) in fields.enumerated() {
      let place = first + Int32(offset * 2)
      var key = value(field.key, into: place)
      requirePresent(&key, field.key.span)
      let operand = value(field.value, into: place + 1)
      joined = joined?.joined(operand.type) ?? operand.type
      if case .literal(let literal) = field.key.kind, let name = literal.text {
        record?.removeAll { $0.name == name }
        record?.append(.init(name: name, type: operand.type))
      } else {
        record = nil
      }
    }
    code.emit(.map, a: register, b: first, c: fields.count)
    return Operand(
      register: register,
      type: (record.map { ValueType.record($0) } ?? ValueType.map(joined ?? .any)).simplified)
  }

  // MARK: Names and fields

  private mutating func variable(_ name: String, _ span: Span, into target: Int32?) -> Operand {
    switch lookUp(name) {
    case .value(let register, let type, let id)?:
      let path = Path(binding: id)
      return read(Operand(register: register, type: narrowed(type, path), path: path), into: target)
    case .caller?:
      return call(Expression(.name(name), span), Arguments(), span, into: target)
    case .macro?, .module?, .loop?, .namespace?:
      report(
        Problem(
          .templateType, at: span,
          Wording(zh: "“\(name)”不是一个值", en: "“\(name)” is not a value by itself"),
          suggestion: Wording(
            zh: "宏要加括号调用：\(name)()；loop 和 namespace 要写字段：\(name).字段",
            en: "call a macro with brackets, \(name)(); of a loop or namespace name a field, \(name).field")))
      return unknown(into: target)
    case nil:
      if !isOpen || !context.hasRoot { unknownName(name, span) }
      return unknown(into: target)
    }
  }

  mutating func unknownName(_ name: String, _ span: Span) {
    report(
      Problem(
        .templateName, at: span, Wording(zh: "这里没有“\(name)”", en: "there is no “\(name)” here"),
        suggestion: guess(name, knownNames)))
  }

  /// The value where it is, or moved to `target`.
  mutating func read(_ operand: Operand, into target: Int32?) -> Operand {
    guard let target else { return operand }
    move(operand.register, into: target)
    return Operand(register: target, type: operand.type, path: operand.path)
  }

  private mutating func member(
    _ expression: Expression, _ base: Expression, _ name: String, into target: Int32?
  ) -> Operand {
    if case .name(let variable) = base.kind {
      switch lookUp(variable) {
      case .loop(let loop)?: return loopMember(loop, name, expression.span, into: target)
      case .namespace(let id)?: return attribute(id, name, expression.span, into: target)
      case .module(let source)?:
        if case .value(let register, let type, let id)? = sourceScopes[source]?[name] {
          let path = Path(binding: id)
          return read(Operand(register: register, type: narrowed(type, path), path: path), into: target)
        }
        report(missingImport(name, source, expression.span))
        return unknown(into: target)
      default: break
      }
    }
    var operand = value(base)
    requirePresent(&operand, base.span)
    mark(expression.span)
    return field(operand, name, expression.span, into: target)
  }

  private mutating func attribute(_ id: Int, _ name: String, _ span: Span, into target: Int32?) -> Operand {
    guard let attribute = namespaces[id]?[name] else {
      let known = (namespaces[id] ?? [:]).keys.sorted()
      report(
        Problem(
          .templateField, at: span,
          Wording(zh: "namespace() 里没有“\(name)”", en: "the namespace() has no “\(name)”"),
          suggestion: guess(name, known)))
      return unknown(into: target)
    }
    let path = Path(binding: attribute.id)
    return read(
      Operand(register: attribute.register, type: narrowed(attribute.type, path), path: path), into: target)
  }

  /// Reads field `name` of a value.
  mutating func field(_ base: Operand, _ name: String, _ span: Span, into target: Int32?) -> Operand {
    let register = target ?? code.register()
    let path = base.path?.appending(name)
    switch base.type {
    case .object(let model):
      guard let field = model.field(name) else {
        unknownField(name, Wording(zh: "“\(model.zh)”", en: model.name), model.fields.map(\.name), span)
        return unknown(into: register)
      }
      program.fields.append(field.get)
      code.emit(.field, a: register, b: base.register, c: program.fields.count - 1)
      return Operand(register: register, type: narrowed(field.type, path), path: path)
    case .record(let fields):
      guard let type = fieldType(base.type, name) else {
        unknownField(name, Wording(zh: "这个值", en: "this value"), fields.map(\.name), span)
        return unknown(into: register)
      }
      return dynamicField(base, name, type, path, register)
    case .map, .any:
      return dynamicField(base, name, fieldType(base.type, name) ?? .any, path, register)
    default:
      report(
        Problem(
          .templateField, at: span,
          Wording(
            zh: "\(base.type.wording.zh)没有字段“\(name)”",
            en: "\(base.type.wording.en) has no fields, so no “\(name)”")))
      return unknown(into: register)
    }
  }

  private mutating func dynamicField(
    _ base: Operand, _ name: String, _ type: ValueType, _ path: Path?, _ register: Int32
  ) -> Operand {
    program.names.append(name)
    code.emit(.member, a: register, b: base.register, c: program.names.count - 1)
    return Operand(register: register, type: narrowed(type, path), path: path)
  }

  private mutating func unknownField(_ name: String, _ owner: Wording, _ known: [String], _ span: Span) {
    // The expression ends with the name, which is what is wrong.
    let lower = max(span.lower, span.upper - name.utf8.count)
    report(
      Problem(
        .templateField, at: Span(path: span.path, range: lower..<max(span.upper, lower)),
        Wording(zh: "\(owner.zh)没有字段“\(name)”", en: "\(owner.en) has no field “\(name)”"),
        expected: Wording(
          zh: "可用：\(known.joined(separator: "、"))", en: "known: \(known.joined(separator: ", "))"),
        suggestion: guess(name, known)))
  }

  private mutating func index(
    _ expression: Expression, _ base: Expression, _ key: Expression, into target: Int32?
  ) -> Operand {
    if case .literal(.string(let name)) = key.kind { return member(expression, base, name, into: target) }
    let register = target ?? code.register()
    var list = value(base)
    requirePresent(&list, base.span)
    var position = value(key)
    requirePresent(&position, key.span)
    mark(expression.span)
    code.emit(.index, a: register, b: list.register, c: Int(position.register))
    let path = path(expression)
    func result(_ type: ValueType) -> Operand {
      Operand(register: register, type: narrowed(type, path), path: path)
    }
    switch (list.type, position.type) {
    case (.any, _): return result(.any)
    case (.list(let element, let least), .int), (.list(let element, let least), .any):
      var isThere = false
      if case .literal(.int(let number)) = key.kind { isThere = number < least }
      if case .sign(let operand, true) = key.kind, case .literal(.int(let number)) = operand.kind {
        isThere = number <= least
      }
      return result(isThere ? element : element.orNone)
    case (.string, .int), (.string, .any): return result(.string)
    case (.map(let value), .string), (.map(let value), .any): return result(value.orNone)
    case (.record(let fields), .int):
      if case .literal(.int(let number)) = key.kind,
        let field = fields.first(where: { $0.name == String(number) })
      {
        return result(field.type)
      }
      return result(valueType(ofMap: list.type).orNone)
    case (.record, .string), (.record, .any): return result(valueType(ofMap: list.type).orNone)
    default:
      report(
        Problem(
          .templateType, at: key.span,
          Wording(
            zh: "\(list.type.wording.zh)不能用\(position.type.wording.zh)来取",
            en: "\(position.type.wording.en) cannot pick a part of \(list.type.wording.en)")))
      return result(.any)
    }
  }

  private mutating func slice(
    _ base: Expression, _ from: Expression?, _ to: Expression?, _ step: Expression?, _ span: Span,
    into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    var operand = value(base)
    requirePresent(&operand, base.span)
    let bounds = code.register(3)
    for (offset, bound) in [from, to, step].enumerated() {
      guard let bound else {
        _ = constant(.none, into: bounds + Int32(offset))
        continue
      }
      let number = value(bound, into: bounds + Int32(offset))
      if number.type.present != .int, number.type != .none, number.type != .any {
        mismatch(number.type, Wording(zh: "整数", en: "a whole number"), bound.span)
      }
    }
    move(operand.register, into: register)
    mark(span)
    code.emit(.slice, a: register, b: bounds)
    switch operand.type {
    case .list(let element, _): return Operand(register: register, type: .list(element))
    case .string, .any: return Operand(register: register, type: operand.type)
    default:
      mismatch(operand.type, Wording(zh: "列表或文字", en: "a list or text"), base.span)
      return Operand(register: register, type: .any)
    }
  }

  mutating func mismatch(_ type: ValueType, _ wanted: Wording, _ span: Span) {
    report(
      Problem(
        .templateType, at: span,
        Wording(
          zh: "这里需要\(wanted.zh)，却是\(type.wording.zh)",
          en: "\(wanted.en) is needed here, but this is \(type.wording.en)")))
  }

  // MARK: `is defined`

  /// Remembers a name that this page does not have; it is a mistake if no page has it.
  mutating func note(absentName expression: Expression) {
    guard !isOpen else { return }
    let (name, known, owner): (String, [String], Wording)
    switch expression.kind {
    case .name(let variable):
      (name, known, owner) = (variable, knownNames, Wording(zh: "任何页面都", en: "any page"))
    case .member(let base, let member):
      guard let type = knownType(base), type != .any else { return note(absentName: base) }
      if case .object(let model) = type.present {
        (name, known, owner) = (
          member, model.fields.map(\.name), Wording(zh: "“\(model.zh)”", en: model.name)
        )
      } else {
        (name, known, owner) = (member, [], Wording(zh: "任何页面都", en: "any page"))
      }
    default: return
    }
    // In data of one's own a name may be left out; a theme knows all there are.
    guard case .object = root else { return }
    findings.absences[expression.span] = Problem(
      .templateName, at: expression.span,
      Wording(zh: "\(owner.zh)没有“\(name)”", en: "there is no “\(name)” in \(owner.en)"),
      suggestion: guess(name, known))
  }

  mutating func notePresence(_ expression: Expression) { findings.presences.insert(expression.span) }
}

extension TemplateLibrary {
  /// The source text at `span`, shortened.
  func text(_ span: Span) -> String {
    guard let file = templates.values.first(where: { $0.file.path == span.path })?.file else { return "…" }
    let text = file.text(span.range)
    return text.count > 40 ? String(text.prefix(38)) + "…" : text
  }
}
