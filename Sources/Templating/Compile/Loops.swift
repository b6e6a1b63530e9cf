import Diagnostics

extension PageCompiler {
  mutating func loop(_ loop: Statement.Loop) {
    mark(loop.items.span)
    var items = value(loop.items)
    let element = loopElement(&items, loop)
    let outer = context
    context.scopes.append([:])
    let targets = bindTargets(loop.targets, element)
    if let condition = loop.condition { items = filtered(items, targets, element, loop, condition) }
    let place = code.register(2)
    let known = facts
    mark(loop.items.span)
    let begin = code.instructions.count
    code.emit(.loopBegin, a: place, b: items.register)
    let start = state
    body(loop, LoopReference(register: place, element: element, id: newBinding()), targets, element)
    let end = (context: outer, state: state)
    context = outer
    facts = known
    guard !loop.otherwise.isEmpty else {
      // Without items nothing is printed, so the loop must come back to where it began.
      code.land(begin)
      join([(outer, start), end], loop.span)
      return
    }
    let exit = code.instructions.count
    code.emit(.jump)
    code.land(begin)
    state = start
    run(loop.otherwise)
    code.land(exit)
    join([(context, state), (context, end.state)], loop.span)
    facts = known
  }

  /// What a loop over `items` sees, one by one.
  private mutating func loopElement(_ items: inout Operand, _ loop: Statement.Loop) -> ValueType {
    requirePresent(&items, loop.items.span)
    let isMap =
      switch items.type {
      case .map, .record: true
      default: false
      }
    if isMap, loop.targets.count == 2 {
      let register = code.register()
      code.emit(.pairs, a: register, b: items.register)
      let type = valueType(ofMap: items.type)
      items = Operand(register: register, type: .list(.any))
      return .record([.init(name: "0", type: .string), .init(name: "1", type: type)])
    }
    if items.type != .string, let element = elementType(items.type) { return element }
    report(
      Problem(
        .templateType, at: loop.items.span,
        Wording(
          zh: "for 需要列表，却是\(items.type.wording.zh)",
          en: "“for” needs a list, but this is \(items.type.wording.en)"),
        suggestion: items.type == .string
          ? Wording(zh: "要一个字一个字地循环，写成 | list", en: "to go through its characters, add | list") : nil))
    return .any
  }

  /// Binds the loop's variables; the register of the item and of the first variable.
  private mutating func bindTargets(_ targets: [Target], _ element: ValueType) -> (item: Int32, first: Int32)
  {
    let item = code.register()
    guard targets.count > 1 else {
      if let target = targets.first { bind(target.name, item, element) }
      return (item, item)
    }
    let first = code.register(Int32(targets.count))
    return (item, first)
  }

  /// Takes the item apart if the loop has several variables.
  private mutating func unpackItem(
    _ loop: Statement.Loop, _ place: (item: Int32, first: Int32), _ element: ValueType
  ) {
    guard loop.targets.count > 1 else { return }
    let types = unpack(
      Operand(register: place.item, type: element), into: place.first, loop.targets, loop.items.span)
    for (offset, target) in loop.targets.enumerated() {
      bind(target.name, place.first + Int32(offset), types[offset])
    }
  }

  /// The items for which the loop's own condition holds: `loop.index` and its kin count these only.
  private mutating func filtered(
    _ items: Operand, _ targets: (item: Int32, first: Int32), _ element: ValueType, _ loop: Statement.Loop,
    _ condition: Expression
  ) -> Operand {
    let list = constant(.list([]))
    let place = code.register(2)
    let begin = code.instructions.count
    code.emit(.loopBegin, a: place, b: items.register)
    let top = code.mark()
    let next = code.instructions.count
    code.emit(.loopNext, a: place, b: targets.item)
    unpackItem(loop, targets, element)
    let free = code.next
    let skip = jumpUnless(condition)
    code.next = free
    code.emit(.append, a: list, b: targets.item)
    code.land(skip)
    code.emit(.jump, c: top)
    code.land(next)
    code.land(begin)
    learn(implied(by: condition, holds: true))
    return Operand(register: list, type: .list(element))
  }

  /// The body, compiled again until what it leaves behind for the next round is what it began with.
  private mutating func body(
    _ loop: Statement.Loop, _ reference: LoopReference, _ targets: (item: Int32, first: Int32),
    _ element: ValueType
  ) {
    let entry = (context: context, facts: facts, code: code, problems: findings.problems.count)
    let known = namespaces.keys
    var start = state
    for attempt in 0..<4 {
      let types = namespaceTypes(Array(known))
      let next = code.mark()
      code.emit(.loopNext, a: reference.register, b: targets.item)
      let learned = facts
      unpackItem(loop, targets, element)
      if loop.targets.count > 1, let condition = loop.condition { learn(implied(by: condition, holds: true)) }
      context.scopes[context.scopes.count - 1]["loop"] = .loop(reference)
      context.scopes.append([:])
      run(loop.body)
      facts = learned
      code.emit(.jump, c: next)
      code.land(next)
      let joined = start.joined(state)
      if types == namespaceTypes(Array(known)), joined == start || joined == nil || attempt == 3 {
        if joined == nil { unevenLoop(start, loop.span) }
        state = joined ?? start
        return
      }
      start = joined ?? start
      (context, facts, code, state) = (entry.context, entry.facts, entry.code, start)
      findings.rewind(to: entry.problems)
    }
  }

  /// The types of what namespaces hold; a round of a loop may have widened them for the next one.
  private func namespaceTypes(_ ids: [Int]) -> [Int: [String: ValueType]] {
    ids.reduce(into: [:]) { $0[$1] = namespaces[$1]?.mapValues(\.type) }
  }

  private mutating func unevenLoop(_ start: MarkupState, _ span: Span) {
    report(
      Problem(
        .templateBranches, at: span,
        Wording(
          zh: "循环从\(placeName(start).zh)开始，一轮之后却在\(placeName(state).zh)",
          en: "the loop begins \(placeName(start).en), but after one round it stands \(placeName(state).en)"),
        suggestion: Wording(zh: "在循环里把打开的标签和引号写完", en: "finish inside the loop the tags and quotes it opens"))
    )
  }

  // MARK: `loop.…`

  mutating func loopMember(_ loop: LoopReference, _ name: String, _ span: Span, into target: Int32?)
    -> Operand
  {
    let register = target ?? code.register()
    if name == "depth" || name == "depth0" {
      // As in Jinja, this counts recursive loops, which there are none of.
      return Operand(register: constant(.int(name == "depth" ? 1 : 0), into: register), type: .int)
    }
    let known: [String: (LoopFact, ValueType)] = [
      "index": (.index, .int), "index0": (.index0, .int), "revindex": (.revindex, .int),
      "revindex0": (.revindex0, .int), "first": (.first, .bool), "last": (.last, .bool),
      "length": (.length, .int),
      "previtem": (.previtem, loop.element.orNone), "nextitem": (.nextitem, loop.element.orNone),
    ]
    guard let (fact, type) = known[name] else {
      report(
        Problem(
          .templateField, at: span, Wording(zh: "loop 没有“\(name)”", en: "“loop” has no “\(name)”"),
          expected: Wording(
            zh: "可用：\(known.keys.sorted().joined(separator: "、"))、cycle()、changed()",
            en: "known: \(known.keys.sorted().joined(separator: ", ")), cycle(), changed()"),
          suggestion: guess(name, known.keys.sorted())))
      return Operand(register: constant(.none, into: register), type: .any)
    }
    code.emit(.loopFact, mode: fact.rawValue, a: register, b: loop.register)
    let path = Path(binding: loop.id, steps: [name])
    return Operand(register: register, type: narrowed(type, path), path: path)
  }

  /// `loop.cycle(a, b)` and `loop.changed(x)`.
  mutating func loopCall(
    _ loop: LoopReference, _ name: String, _ arguments: Arguments, _ span: Span, into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    switch name {
    case "cycle" where !arguments.positional.isEmpty:
      let count = arguments.positional.count
      let first = code.register(Int32(count))
      var type: ValueType?
      for (offset, argument) in arguments.positional.enumerated() {
        let operand = value(argument, into: first + Int32(offset))
        type = type?.joined(operand.type) ?? operand.type
      }
      let list = code.register(2)
      code.emit(.list, a: list, b: first, c: count)
      code.emit(.loopFact, mode: LoopFact.index0.rawValue, a: list + 1, b: loop.register)
      let divisor = constant(.int(count))
      code.emit(.binary, mode: BinaryOperation.remainder.rawValue, a: list + 1, b: list + 1, c: Int(divisor))
      code.emit(.index, a: register, b: list, c: Int(list + 1))
      return Operand(register: register, type: type ?? .any)
    case "changed" where !arguments.positional.isEmpty:
      // What it was in the round before is kept where the rounds do not reach it.
      let memory = newGlobal()
      let first = code.register(Int32(arguments.positional.count))
      for (offset, argument) in arguments.positional.enumerated() {
        _ = value(argument, into: first + Int32(offset))
      }
      code.emit(.list, a: register, b: first, c: arguments.positional.count)
      code.emit(.changed, a: register, b: loop.register, c: Int(memory))
      return Operand(register: register, type: .bool)
    default:
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "loop 的方法是 cycle(甲, 乙) 和 changed(值)",
            en: "the methods of “loop” are cycle(a, b) and changed(value)")))
      return Operand(register: constant(.none, into: register), type: .any)
    }
  }
}
