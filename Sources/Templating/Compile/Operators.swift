import Diagnostics

/// Operators as the machine knows them.
enum BinaryOperation: UInt8, Sendable {
  case equal, unequal, less, lessOrEqual, greater, greaterOrEqual, within, notWithin
  case concatenate, add, subtract, multiply, divide, floorDivide, remainder, power

  init?(_ operation: Operator) {
    switch operation {
    case .or, .and: return nil
    case .equal: self = .equal
    case .unequal: self = .unequal
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .within: self = .within
    case .notWithin: self = .notWithin
    case .concatenate: self = .concatenate
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .floorDivide: self = .floorDivide
    case .remainder: self = .remainder
    case .power: self = .power
    }
  }
}

extension PageCompiler {
  mutating func binary(
    _ operation: Operator, _ left: Expression, _ right: Expression, _ span: Span, into target: Int32?
  ) -> Operand {
    guard let machine = BinaryOperation(operation) else {
      return logical(left, right, isAnd: operation == .and, into: target)
    }
    let register = target ?? code.register()
    var first = value(left)
    var second = value(right)
    let type = resultType(operation, &first, left.span, &second, right.span)
    mark(span)
    code.emit(.binary, mode: machine.rawValue, a: register, b: first.register, c: Int(second.register))
    return Operand(register: register, type: type)
  }

  /// The first operand that decides, as in Python: `a or "b"`.
  private mutating func logical(_ left: Expression, _ right: Expression, isAnd: Bool, into target: Int32?)
    -> Operand
  {
    let register = target ?? code.register()
    if let certain = certainty(left) {
      if certain == isAnd { return value(right, into: register) }
      if certain { return value(left, into: register) }
    }
    let first = value(left, into: register)
    let jump = code.instructions.count
    code.emit(isAnd ? .jumpIfFalse : .jumpIfTrue, a: register)
    let known = facts
    learn(implied(by: left, holds: isAnd))
    let second = value(right, into: register)
    facts = known
    code.land(jump)
    // What `or` lets through counts as true, so it is there.
    let kept = isAnd ? first.type : first.type.present
    return Operand(register: register, type: kept == .none ? second.type : kept.joined(second.type))
  }

  /// `a < b < c`
  mutating func comparison(
    _ first: Expression, _ rest: [(operation: Operator, operand: Expression)], _ span: Span,
    into target: Int32?
  ) -> Operand {
    let register = target ?? code.register()
    var left = value(first)
    var place = first.span
    var jumps: [Int] = []
    for (operation, operand) in rest {
      var right = value(operand)
      _ = resultType(operation, &left, place, &right, operand.span)
      mark(span)
      if let machine = BinaryOperation(operation) {
        code.emit(.binary, mode: machine.rawValue, a: register, b: left.register, c: Int(right.register))
      }
      jumps.append(code.instructions.count)
      code.emit(.jumpIfFalse, a: register)
      (left, place) = (right, operand.span)
    }
    for jump in jumps { code.land(jump) }
    return Operand(register: register, type: .bool)
  }

  mutating func sign(_ expression: Expression, _ isNegative: Bool, _ span: Span, into target: Int32?)
    -> Operand
  {
    let register = target ?? code.register()
    var operand = value(expression)
    requirePresent(&operand, expression.span)
    if ![.int, .double, .any].contains(operand.type) {
      mismatch(operand.type, Wording(zh: "数字", en: "a number"), expression.span)
      operand.type = .any
    }
    mark(span)
    if isNegative {
      code.emit(.negative, a: register, b: operand.register)
    } else {
      move(operand.register, into: register)
    }
    return Operand(register: register, type: operand.type)
  }

  /// Checks the operands and tells what the operator gives.
  private mutating func resultType(
    _ operation: Operator, _ left: inout Operand, _ leftSpan: Span, _ right: inout Operand, _ rightSpan: Span
  ) -> ValueType {
    switch operation {
    case .equal, .unequal:
      if !left.type.isComparable(to: right.type) { unlike(left.type, right.type, rightSpan) }
      return .bool
    case .within, .notWithin:
      requirePresent(&right, rightSpan)
      checkContainment(left.type, right.type, leftSpan, rightSpan)
      return .bool
    default: break
    }
    requirePresent(&left, leftSpan)
    requirePresent(&right, rightSpan)
    switch operation {
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if !left.type.isComparable(to: right.type) {
        unlike(left.type, right.type, rightSpan)
      } else if !isOrdered(left.type) {
        mismatch(left.type, Wording(zh: "能比大小的值", en: "a value that has an order"), leftSpan)
      }
      return .bool
    case .concatenate:
      for (operand, span) in [(left, leftSpan), (right, rightSpan)] where !hasText(operand.type) {
        mismatch(operand.type, Wording(zh: "文字", en: "text"), span)
      }
      return left.type == .html || right.type == .html
        ? .html : left.type == .any || right.type == .any ? .any : .string
    default: return arithmetic(operation, left.type, leftSpan, right.type, rightSpan)
    }
  }

  private mutating func arithmetic(
    _ operation: Operator, _ left: ValueType, _ leftSpan: Span, _ right: ValueType, _ rightSpan: Span
  ) -> ValueType {
    func isNumber(_ type: ValueType) -> Bool { type == .int || type == .double }
    if left == .any || right == .any { return .any }
    if isNumber(left), isNumber(right) {
      if operation == .divide { return .double }
      return left == .int && right == .int ? .int : .double
    }
    switch (operation, left, right) {
    case (.add, .string, .string), (.add, .date, .string), (.add, .string, .date): return .string
    case (.add, .html, .html), (.add, .html, .string), (.add, .string, .html): return .html
    case (.add, .list(let a, let m), .list(let b, let n)):
      return .list(a.joined(b), atLeast: min(m + n, 1 << 20))
    case (.multiply, .string, .int), (.multiply, .int, .string): return .string
    case (.add, .string, _) where isNumber(right), (.add, _, .string) where isNumber(left):
      report(
        Problem(
          .templateType, at: rightSpan,
          Wording(zh: "文字和数字不能用 + 相加", en: "text and a number cannot be added with +"),
          suggestion: Wording(zh: "连接文字用 ~", en: "~ joins text")))
    default:
      let isLeft = !isNumber(left)
      mismatch(
        isLeft ? left : right, Wording(zh: "数字", en: "a number"), isLeft ? leftSpan : rightSpan)
    }
    return .any
  }

  private mutating func unlike(_ left: ValueType, _ right: ValueType, _ span: Span) {
    report(
      Problem(
        .templateType, at: span,
        Wording(
          zh: "\(left.wording.zh)和\(right.wording.zh)不能比较，永远不会相等",
          en: "\(left.wording.en) and \(right.wording.en) cannot be compared; they are never equal")))
  }

  private mutating func checkContainment(
    _ item: ValueType, _ container: ValueType, _ itemSpan: Span, _ containerSpan: Span
  ) {
    switch container {
    case .list(let element, _): if !item.isComparable(to: element) { unlike(element, item, itemSpan) }
    case .string, .map, .record:
      if ![.string, .date, .any].contains(item.present) {
        mismatch(item, Wording(zh: "文字", en: "text"), itemSpan)
      }
    case .any: break
    default: mismatch(container, Wording(zh: "列表、映射或文字", en: "a list, a map or text"), containerSpan)
    }
  }

  private func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .int, .double, .string, .date, .any, .bool: true
    case .list(let element, _): isOrdered(element)
    default: false
    }
  }

  /// Whether a value of `type` can be printed or joined to text.
  func hasText(_ type: ValueType) -> Bool {
    switch type {
    case .list, .map, .record, .object: false
    default: true
    }
  }
}
