import Diagnostics

extension PageCompiler {
  /// `base | name(arguments)`
  mutating func filtered(
    _ base: Expression, _ name: String, _ arguments: Arguments, _ span: Span, into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    let name = filterAliases[name] ?? name
    var operand: Operand
    if name == "default" {
      if knownType(base) == nil {
        // A name that is not there is what this filter is for.
        note(absentName: base)
        return fallback(nil, arguments, span, into: register)
      }
      notePresence(base)
      operand = value(base)
    } else {
      operand = value(base)
      if !allowsMissing(name) { requirePresent(&operand, base.span) }
    }
    return filter(operand, name, arguments, span, into: register)
  }

  private func allowsMissing(_ name: String) -> Bool {
    name == "default" || library.filters[name]?.input == .any
  }

  /// The filter `name` applied to a value that is in a register.
  mutating func filter(
    _ operand: Operand, _ name: String, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand {
    let name = filterAliases[name] ?? name
    switch name {
    case "default": return fallback(operand, arguments, span, into: register)
    case "escape":
      capture(into: register, span) { compiler in
        // Markup stays as it is.
        compiler.print(operand, span)
      }
      return Operand(register: register, type: .html)
    case "map", "select", "reject", "selectattr", "rejectattr":
      return each(operand, name, arguments, span, into: register)
    default: break
    }
    guard let filter = library.filters[name] ?? methodFilters[name] else {
      report(
        Problem(
          .templateFilter, at: span, Wording(zh: "没有过滤器“\(name)”", en: "there is no filter “\(name)”"),
          suggestion: name == "safe"
            ? Wording(
              zh: "没有 safe：Markdown 正文和宏的输出本来就是 HTML，别的都要转义",
              en:
                "there is no “safe”: rendered Markdown and macros are markup already, everything else is escaped"
            )
            : guess(name, library.filterNames)))
      return unknown(into: register)
    }
    let place = code.register()
    move(operand.register, into: place)
    var operand = operand
    if operand.type == .html, filter.input == .text || filter.input == .collection {
      // A filter of text takes what a reader sees of markup; what it gives is text again and escaped as such.
      program.filters.append(
        FilterUse(filter: plainTextFilter, path: FieldPath(), standards: [], count: 0, positions: []))
      code.emit(.filter, a: place, b: place, c: program.filters.count - 1)
      operand.type = .string
    }
    guard let (use, type) = filterUse(filter, operand.type, arguments, span, after: place) else {
      return unknown(into: register)
    }
    program.filters.append(use)
    mark(span)
    code.emit(.filter, a: register, b: place, c: program.filters.count - 1)
    return Operand(register: register, type: type)
  }

  /// Checks a use of a filter and puts its arguments into the registers after `place`; `nil` if it does not fit.
  private mutating func filterUse(
    _ filter: TemplateFilter, _ input: ValueType, _ arguments: Arguments, _ span: Span, after place: Int32
  ) -> (use: FilterUse, type: ValueType)? {
    guard filter.input.accepts(input.present) || input == .none else {
      report(
        Problem(
          .templateType, at: span,
          Wording(
            zh: "过滤器“\(filter.name)”用于\(filter.input.wording.zh)，不能用于\(input.wording.zh)",
            en: "the filter “\(filter.name)” is for \(filter.input.wording.en), not for \(input.wording.en)"))
      )
      return nil
    }
    guard let matched = matched(arguments, filter, span) else { return nil }
    var use = FilterUse(
      filter: filter, path: FieldPath(), standards: filter.parameters.map { $0.standard ?? .none }, count: 0,
      positions: [])
    var types: [ValueType?] = Array(repeating: nil, count: filter.parameters.count)
    var field = elementType(input) ?? .any
    let given = matched.filter { $0 != nil }.count
    // They follow the place of the input, where the filter looks for them.
    _ = code.register(Int32(given))
    for (index, parameter) in filter.parameters.enumerated() {
      guard let argument = matched[index] else { continue }
      if parameter.isAttribute {
        guard let found = self.path(argument, in: field) else { return nil }
        (use.path, field) = (found.path, found.type)
        continue
      }
      let operand = value(argument, into: place + 1 + Int32(use.count))
      types[index] = operand.type
      if !parameter.shape.accepts(operand.type.present), operand.type != .none {
        mismatch(operand.type, parameter.shape.wording, argument.span)
        return nil
      }
      if case .literal(let literal) = argument.kind, let fault = parameter.check?(literal) {
        report(Problem(.templateArguments, at: argument.span, fault))
        return nil
      }
      use.count += 1
      use.positions.append(index)
    }
    if filter.name == "sum" || filter.name == "join", !summable(filter.name, field, span) { return nil }
    let type = filter.result(.init(input: input.present, field: field, arguments: types))
    return (use, type)
  }

  private mutating func summable(_ name: String, _ field: ValueType, _ span: Span) -> Bool {
    let fits =
      name == "sum"
      ? [.int, .double, .any, .optional(.int), .optional(.double)].contains(field) : hasText(field.present)
    if !fits {
      report(
        Problem(
          .templateType, at: span,
          Wording(
            zh: "过滤器“\(name)”要列表里是\(name == "sum" ? "数字" : "文字")，却是\(field.wording.zh)",
            en:
              "the filter “\(name)” needs a list of \(name == "sum" ? "numbers" : "text"), but its items are \(field.wording.en)"
          ),
          suggestion: Wording(zh: "用 attribute=\"字段\" 指明字段", en: "name a field with attribute=\"…\"")))
    }
    return fits
  }

  private mutating func matched(_ arguments: Arguments, _ filter: TemplateFilter, _ span: Span)
    -> [Expression?]?
  {
    let parameters = filter.parameters
    guard arguments.positional.count <= parameters.count else {
      wrongArguments(filter, span)
      return nil
    }
    var result: [Expression?] =
      arguments.positional + Array(repeating: nil, count: parameters.count - arguments.positional.count)
    for argument in arguments.named {
      guard let index = parameters.firstIndex(where: { $0.name == argument.name }), result[index] == nil
      else {
        report(
          Problem(
            .templateArguments, at: argument.span,
            Wording(
              zh: "过滤器“\(filter.name)”没有参数“\(argument.name)”，或给了两次",
              en: "the filter “\(filter.name)” has no parameter “\(argument.name)”, or it is given twice"),
            suggestion: guess(argument.name, parameters.map(\.name))))
        return nil
      }
      result[index] = argument.value
    }
    if zip(parameters, result).contains(where: { $0.standard == nil && $1 == nil }) {
      wrongArguments(filter, span)
      return nil
    }
    return result
  }

  private mutating func wrongArguments(_ filter: TemplateFilter, _ span: Span) {
    let shown = filter.parameters.map { $0.standard == nil ? $0.name : "[\($0.name)]" }.joined(
      separator: ", ")
    report(
      Problem(
        .templateArguments, at: span,
        Wording(
          zh: "过滤器“\(filter.name)”的参数不对，应是 \(filter.name)(\(shown))",
          en: "the filter “\(filter.name)” is used as \(filter.name)(\(shown))")))
  }

  /// The way to the field that a literal names, and the field's type.
  private mutating func path(_ argument: Expression, in element: ValueType) -> (
    path: FieldPath, type: ValueType
  )? {
    var names: [String] = []
    switch argument.kind {
    case .literal(.string(let text)) where text.contains(","):
      var paths: [FieldPath] = []
      for part in text.split(separator: ",") {
        let name = trimmed(String(part), nil)
        guard let found = path(Expression(.literal(.string(name)), argument.span), in: element) else {
          return nil
        }
        paths.append(found.path)
      }
      return (FieldPath(steps: [.several(paths)]), .list(.any))
    case .literal(.string(let text)): names = text.split(separator: ".").map(String.init)
    case .literal(.int(let number)): names = [String(number)]
    case .literal(.none): return (FieldPath(), element)
    default:
      report(
        Problem(
          .templateType, at: argument.span,
          Wording(zh: "字段名要用引号直接写出来", en: "the field's name must be written out in quotes")))
      return nil
    }
    var path = FieldPath()
    var type = element
    for name in names {
      let isMissing = type.mayBeMissing
      guard let found = fieldType(type.present, name) else {
        if case .list(let element, _) = type.present, let position = Int(name) {
          path.steps.append(.position(position))
          type = element.orNone
          continue
        }
        let known: [String] =
          switch type.present {
          case .object(let model): model.fields.map(\.name)
          case .record(let fields): fields.map(\.name)
          default: []
          }
        report(
          Problem(
            .templateField, at: argument.span,
            Wording(
              zh: "\(type.present.wording.zh)没有字段“\(name)”",
              en: "\(type.present.wording.en) has no field “\(name)”"),
            suggestion: guess(name, known)))
        return nil
      }
      if case .object(let model) = type.present, let field = model.field(name) {
        path.steps.append(.field(field.get))
      } else {
        path.steps.append(.key(name))
      }
      type = isMissing ? found.orNone : found
    }
    return (path, type)
  }

  // MARK: Filters with rules of their own

  /// `default`: the second value where the first is missing, or with `true` where it does not count as true.
  private mutating func fallback(
    _ operand: Operand?, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand {
    var standard = arguments.positional.first
    var strictness = arguments.positional.dropFirst().first
    for argument in arguments.named {
      if argument.name == "default_value" { standard = argument.value }
      if argument.name == "boolean" { strictness = argument.value }
    }
    func other(_ compiler: inout PageCompiler) -> ValueType {
      guard let standard else {
        _ = compiler.constant(.string(""), into: register)
        return .string
      }
      return compiler.value(standard, into: register).type
    }
    guard let operand, operand.type != .none else { return Operand(register: register, type: other(&self)) }
    move(operand.register, into: register)
    let known = facts
    let test: Int32
    if let strictness, certainty(strictness) == true {
      test = register
    } else {
      test = code.register(2)
      program.tests.append(TestUse(test: templateTests["defined"] ?? noTest))
      move(register, into: test)
      code.emit(.test, a: test, b: test, c: program.tests.count - 1)
    }
    let jump = code.instructions.count
    code.emit(.jumpIfTrue, a: test)
    let type = other(&self)
    code.land(jump)
    facts = known
    return Operand(register: register, type: operand.type.present.joined(type))
  }

  /// `map`, `select` and their kin.
  private mutating func each(
    _ operand: Operand, _ name: String, _ arguments: Arguments, _ span: Span, into register: Int32
  ) -> Operand {
    guard let element = elementType(operand.type) else {
      report(
        Problem(
          .templateType, at: span,
          Wording(
            zh: "过滤器“\(name)”用于列表，不能用于\(operand.type.wording.zh)",
            en: "the filter “\(name)” is for a list, not for \(operand.type.wording.en)")))
      return unknown(into: register)
    }
    let place = code.register()
    move(operand.register, into: place)
    var use = FilterUse(filter: eachFilter, path: FieldPath(), standards: [], count: 0, positions: [])
    let result: ValueType?
    var least = 0
    if name == "map" {
      result = mapped(element, arguments, span, &use, after: place)
      if case .list(_, let count) = operand.type { least = count }
    } else {
      result = kept(element, name, arguments, span, &use) ? element : nil
    }
    guard let result else { return unknown(into: register) }
    program.filters.append(use)
    mark(span)
    code.emit(.filter, a: register, b: place, c: program.filters.count - 1)
    return Operand(register: register, type: .list(result, atLeast: least))
  }

  private mutating func mapped(
    _ element: ValueType, _ arguments: Arguments, _ span: Span, _ use: inout FilterUse, after place: Int32
  ) -> ValueType? {
    if let attribute = arguments.named.first(where: { $0.name == "attribute" }) {
      guard let found = path(attribute.value, in: element) else { return nil }
      guard let standard = arguments.named.first(where: { $0.name == "default" }) else {
        use.each = .read(found.path, standard: nil)
        return found.type
      }
      guard case .literal(let value) = standard.value.kind else {
        mismatch(.any, Wording(zh: "直接写出的值", en: "a literal"), standard.span)
        return nil
      }
      use.each = .read(found.path, standard: value)
      return found.type.present.joined(inferredType(value))
    }
    guard let first = arguments.positional.first, case .literal(.string(let name)) = first.kind,
      let filter = library.filters[filterAliases[name] ?? name]
    else {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(
            zh: "map 要写 attribute=\"字段\"，或一个过滤器的名字", en: "“map” takes attribute=\"…\" or the name of a filter"
          ),
          suggestion: arguments.positional.first.flatMap { argument in
            guard case .literal(.string(let name)) = argument.kind else { return nil }
            return guess(name, library.filterNames)
          }))
      return nil
    }
    var rest = arguments
    rest.positional.removeFirst()
    guard let (inner, type) = filterUse(filter, element, rest, span, after: place) else { return nil }
    use.each = .filter(inner)
    (use.count, use.positions) = (inner.count, inner.positions)
    return type
  }

  /// `select("odd")`, `selectattr("field", "eq", value)`.
  private mutating func kept(
    _ element: ValueType, _ name: String, _ arguments: Arguments, _ span: Span, _ use: inout FilterUse
  ) -> Bool {
    let wanted = name.hasPrefix("select")
    // The test's argument stands right behind the list.
    let slot = code.register()
    var rest = arguments.positional[...]
    var path = FieldPath()
    var type = element
    if name.hasSuffix("attr") {
      guard let attribute = rest.popFirst() else {
        report(
          Problem(
            .templateArguments, at: span,
            Wording(zh: "过滤器“\(name)”要字段的名字", en: "the filter “\(name)” needs the name of a field")))
        return false
      }
      guard let found = self.path(attribute, in: element) else { return false }
      (path, type) = (found.path, found.type)
    }
    guard let test = rest.popFirst() else {
      use.each = .truth(path, wanted: wanted)
      return true
    }
    guard case .literal(.string(let testName)) = test.kind, let found = testNamed(testName, test.span) else {
      if case .literal(.string) = test.kind { return false }
      mismatch(.any, Wording(zh: "一种判断的名字", en: "the name of a test"), test.span)
      return false
    }
    guard rest.count == found.arity else {
      wrongTestArguments(testName, found, test.span)
      return false
    }
    if let argument = rest.first {
      let operand = value(argument, into: slot)
      if ["eq", "ne"].contains(testAliases[testName] ?? testName), !type.isComparable(to: operand.type) {
        mismatch(operand.type, type.present.wording, argument.span)
        return false
      }
    } else {
      _ = constant(.none, into: slot)
    }
    (use.count, use.positions) = (1, [0])
    use.each = .keep(path, TestUse(test: found), wanted: wanted)
    return true
  }

  // MARK: Tests

  mutating func testNamed(_ name: String, _ span: Span) -> TemplateTest? {
    if let test = templateTests[testAliases[name] ?? name] { return test }
    report(
      Problem(
        .templateFilter, at: span, Wording(zh: "没有“is \(name)”这种判断", en: "there is no test “is \(name)”"),
        suggestion: guess(name, (Array(templateTests.keys) + Array(testAliases.keys)).sorted())))
    return nil
  }

  private mutating func wrongTestArguments(_ name: String, _ test: TemplateTest, _ span: Span) {
    report(
      Problem(
        .templateArguments, at: span,
        Wording(
          zh: "判断“\(name)”要 \(test.arity) 个参数",
          en: "the test “\(name)” takes \(test.arity) argument\(test.arity == 1 ? "" : "s")")))
  }

  /// `base is name(arguments)`
  mutating func test(
    _ base: Expression, _ name: String, _ arguments: Arguments, isNegated: Bool, _ span: Span,
    into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    let whole = Expression(.test(base, name, arguments, isNegated: isNegated), span)
    if let certain = certainty(whole) {
      return Operand(register: constant(.bool(certain), into: register), type: .bool)
    }
    guard let test = testNamed(name, span) else { return unknown(into: register) }
    guard arguments.positional.count == test.arity, arguments.named.isEmpty else {
      wrongTestArguments(name, test, span)
      return unknown(into: register)
    }
    let place = code.register(2)
    var operand = value(base, into: place)
    if test.input != .any {
      requirePresent(&operand, base.span)
      if !test.input.accepts(operand.type) { mismatch(operand.type, test.input.wording, base.span) }
    }
    if let argument = arguments.positional.first {
      let other = value(argument, into: place + 1)
      if ["eq", "ne"].contains(testAliases[name] ?? name), !operand.type.isComparable(to: other.type) {
        mismatch(other.type, operand.type.present.wording, argument.span)
      }
    }
    program.tests.append(TestUse(test: test, isNegated: isNegated))
    mark(span)
    code.emit(.test, a: register, b: place, c: program.tests.count - 1)
    return Operand(register: register, type: .bool)
  }
}

/// Markup as what a reader sees of it.
private let plainTextFilter = TemplateFilter(
  "plaintext", .html, zh: "", en: "", example: ("", ""), gives: { _ in .string }
) { value, _ in value.text.map { .string(plainText($0)) } }

private let noTest = TemplateTest(zh: "", en: "") { value, _ in !value.isNone }

/// Stands in uses that do something to each item themselves.
private let eachFilter = TemplateFilter(
  "map", .collection, zh: "", en: "", example: ("", ""), gives: { _ in .any }
) { value, _ in value }
