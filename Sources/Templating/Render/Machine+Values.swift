import Diagnostics
import Markup

extension Machine {
  /// The operations that work out a value.
  mutating func compute(_ instruction: Instruction) {
    let (a, b, c) = (instruction.a, instruction.b, instruction.c)
    switch instruction.operation {
    case .printText:
      printText(program.texts[Int(a)], b, Escape(rawValue: instruction.mode) ?? .attribute)
    case .text: self[a] = text(program.texts[Int(b)], c)
    case .textNamed: self[a] = named(self[b])
    case .member: self[a] = member(self[b], program.names[Int(c)])
    case .loopFact: self[a] = loopFact(instruction)
    case .changed:
      let isFirst = if case .int(0) = registers[slot(b) + 1] { true } else { false }
      let isChanged = isFirst || !equal(self[a], self[c])
      self[c] = self[a]
      self[a] = .bool(isChanged)
    case .unpack: unpack(instruction)
    case .pairs:
      guard case .map(let fields) = self[b] else { break }
      self[a] = .list(fields.map { .map([("0", .string($0.key)), ("1", $0.value)]) })
    case .not: self[a] = .bool(!self[b].isTrue)
    case .negative: self[a] = negative(self[b])
    case .binary:
      self[a] = bounded(binary(BinaryOperation(rawValue: instruction.mode) ?? .equal, self[b], self[c]))
    case .index: self[a] = item(self[b], self[c])
    case .slice: self[a] = slice(self[a], self[b], self[b + 1], self[b + 2])
    case .list: self[a] = .list((b..<b + c).map { self[$0] })
    case .map: self[a] = .map((0..<c).map { (key: self[b + $0 * 2].text ?? "", value: self[b + $0 * 2 + 1]) })
    case .append:
      guard case .list(var items) = self[a] else { break }
      self[a] = .none
      items.append(self[b])
      self[a] = .list(items)
    case .filter: self[a] = bounded(filter(program.filters[Int(c)], self[b], b + 1))
    case .test:
      let use = program.tests[Int(c)]
      self[a] = .bool(use.test.holds(self[b], self[b + 1]) != use.isNegated)
    case .function: self[a] = function(program.functions[Int(c)], b)
    case .range: self[a] = range(self[b], self[b + 1], self[b + 2])
    default: break
    }
  }

  /// Stops a value that grows without end.
  private mutating func bounded(_ value: Value) -> Value {
    let isBounded =
      switch value {
      case .string(let text): text.utf8.count <= Self.outputLimit
      case .html(let html): html.bytes.count <= Self.outputLimit
      case .list(let items): items.count <= 1 << 20
      default: true
      }
    if !isBounded { stop() }
    return value
  }

  // MARK: Reading

  private mutating func member(_ base: Value, _ name: String) -> Value {
    switch base {
    case .map(let fields): fields.last { $0.key == name }?.value ?? .none
    case .object(let object): object.type.field(name)?.get(object) ?? .none
    default: .none
    }
  }

  private mutating func item(_ base: Value, _ key: Value) -> Value {
    switch (base, key) {
    case (.list(let items), .int(let index)):
      let position = index < 0 ? items.count + index : index
      return items.indices.contains(position) ? items[position] : .none
    case (.string(let text), .int(let index)):
      let scalars = Array(text.unicodeScalars)
      let position = index < 0 ? scalars.count + index : index
      return scalars.indices.contains(position) ? .string(String(scalars[position])) : .string("")
    case (.map(let fields), .int(let index)):
      return fields.last { $0.key == String(index) }?.value ?? .none
    case (_, .string(let name)): return member(base, name)
    default: return .none
    }
  }

  /// As in Python: negative positions count from the end, a negative step goes backwards.
  private mutating func slice(_ base: Value, _ from: Value, _ to: Value, _ step: Value) -> Value {
    func whole(_ value: Value) -> Int? { if case .int(let number) = value { number } else { nil } }
    let stride = whole(step) ?? 1
    guard stride != 0 else {
      fault(.templateType, Wording(zh: "步长不能是 0", en: "the step cannot be 0"))
      return base
    }
    func chosen(_ count: Int) -> [Int] {
      func bound(_ value: Value, _ standard: Int) -> Int {
        guard let number = whole(value) else { return standard }
        let position = number < 0 ? max(count &+ number, stride < 0 ? -1 : 0) : number
        return min(position, stride < 0 ? count - 1 : count)
      }
      let start = bound(from, stride < 0 ? count - 1 : 0)
      let end = bound(to, stride < 0 ? -1 : count)
      return Array(Swift.stride(from: start, to: end, by: max(min(stride, count + 1), -count - 1)))
    }
    switch base {
    case .list(let items): return .list(chosen(items.count).map { items[$0] })
    case .string(let text):
      let scalars = Array(text.unicodeScalars)
      var result = String.UnicodeScalarView()
      for position in chosen(scalars.count) { result.append(scalars[position]) }
      return .string(String(result))
    default: return .none
    }
  }

  private func loopFact(_ instruction: Instruction) -> Value {
    let loop = slot(instruction.b)
    guard case .list(let items) = registers[loop], case .int(let position) = registers[loop + 1] else {
      return .none
    }
    switch LoopFact(rawValue: instruction.mode) {
    case .index: return .int(position + 1)
    case .index0: return .int(position)
    case .revindex: return .int(items.count - position)
    case .revindex0: return .int(items.count - position - 1)
    case .first: return .bool(position == 0)
    case .last: return .bool(position == items.count - 1)
    case .length: return .int(items.count)
    case .previtem: return position > 0 ? items[position - 1] : .none
    case .nextitem: return position + 1 < items.count ? items[position + 1] : .none
    case nil: return .none
    }
  }

  private mutating func unpack(_ instruction: Instruction) {
    let parts: [Value]
    switch self[instruction.b] {
    case .list(let items): parts = items
    case .map(let fields): parts = fields.map(\.value)
    default: parts = []
    }
    let count = Int(instruction.c)
    if parts.count != count {
      fault(
        .templateType,
        Wording(
          zh: "要拆成 \(count) 个值，却有 \(parts.count) 个",
          en: "\(count) values are needed, but there are \(parts.count)"))
    }
    for offset in 0..<count {
      self[instruction.a + Int32(offset)] = offset < parts.count ? parts[offset] : .none
    }
  }

  private mutating func range(_ from: Value, _ to: Value, _ step: Value) -> Value {
    guard case .int(let start) = from, case .int(let end) = to, case .int(let step) = step, step != 0 else {
      return .list([])
    }
    let span = Double(end) - Double(start)
    guard span / Double(step) <= 100_000 else {
      fault(
        .templateLimit, Wording(zh: "range() 最多 100000 个数", en: "range() gives 100,000 numbers at most"))
      return .list([])
    }
    return .list(stride(from: start, to: end, by: step).map { .int($0) })
  }

  // MARK: Texts

  private func pieces(_ use: TextUse, _ first: Int32) -> [TextUse.Piece] {
    if let counted = use.counted, let singular = use.singular[context.language],
      case .int(1) = self[first + Int32(counted)]
    {
      return singular
    }
    return use.pieces[context.language] ?? [.literal(use.key)]
  }

  private mutating func printText(_ use: TextUse, _ first: Int32, _ escape: Escape) {
    // A text in an address or in JSON is one value; only where escaping is by character can it be written in pieces.
    guard escape == .text || escape == .attribute || escape == .jsonString else {
      let value = text(use, first)
      registers[slot(first)] = value
      _ = write(value, escape, to: &output)
      return
    }
    for piece in pieces(use, first) {
      switch piece {
      case .literal(let text): _ = write(.string(text), escape, to: &output)
      case .argument(let offset): _ = write(self[first + Int32(offset)], escape, to: &output)
      }
    }
  }

  private mutating func text(_ use: TextUse, _ first: Int32) -> Value {
    var isMarkup = false
    let parts: [Value] = pieces(use, first).map { piece in
      switch piece {
      case .literal(let text): return .string(text)
      case .argument(let offset):
        let value = self[first + Int32(offset)]
        if case .html = value { isMarkup = true }
        return value
      }
    }
    guard isMarkup else { return .string(parts.compactMap(\.text).joined()) }
    var bytes: [UInt8] = []
    for part in parts { _ = write(part, .text, to: &bytes) }
    return markup(bytes)
  }

  private mutating func named(_ key: Value) -> Value {
    guard let key = key.text else { return .none }
    if let text = translations.texts[context.language]?[key] { return .string(text) }
    fault(
      .templateTranslation, Wording(zh: "没有翻译“\(key)”", en: "there is no translation “\(key)”"))
    return .string(key)
  }

  // MARK: Filters and functions

  private mutating func filter(_ use: FilterUse, _ input: Value, _ first: Int32) -> Value {
    let values = (0..<Int32(use.count)).map { self[first + $0] }
    guard let result = apply(use, input, values) else {
      fault(
        .templateType,
        Wording(
          zh: "过滤器“\(use.filter.name)”处理不了这个值\(input.text.map { "“\($0.prefix(40))”" } ?? "")",
          en:
            "the filter “\(use.filter.name)” can do nothing with this value\(input.text.map { " “\($0.prefix(40))”" } ?? "")"
        ))
      return .none
    }
    return result
  }

  private func apply(_ use: FilterUse, _ input: Value, _ values: [Value]) -> Value? {
    guard let each = use.each else {
      var arguments = use.standards
      for (value, position) in zip(values, use.positions) { arguments[position] = value }
      return use.filter.apply(input, .init(arguments: arguments, path: use.path, context: context))
    }
    guard let items = items(input) else { return nil }
    switch each {
    case .read(let path, let standard):
      return .list(
        items.map { item in
          let value = path.read(item)
          return value.isNone ? standard ?? .none : value
        })
    case .filter(let inner):
      var result: [Value] = []
      for item in items {
        guard let value = apply(inner, item, values) else { return nil }
        result.append(value)
      }
      return .list(result)
    case .keep(let path, let use, let wanted):
      let argument = values.first ?? .none
      return .list(items.filter { (use.test.holds(path.read($0), argument) != use.isNegated) == wanted })
    case .truth(let path, let wanted): return .list(items.filter { path.read($0).isTrue == wanted })
    }
  }

  private mutating func function(_ use: FunctionUse, _ first: Int32) -> Value {
    let values = (0..<Int32(use.count)).map { self[first + $0] }
    if let value = use.function.call(values, context) { return value }
    report { place in
      functionProblem(use.function.name, values, place ?? Span(path: "templates", range: 0..<0))
    }
    return .none
  }

  // MARK: Operators

  private func negative(_ value: Value) -> Value {
    switch value {
    case .int(let number): .int(0 &- number)
    case .double(let number): .double(-number)
    default: .none
    }
  }

  private mutating func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) -> Value {
    switch operation {
    case .equal: return .bool(equal(left, right))
    case .unequal: return .bool(!equal(left, right))
    case .within: return .bool(contains(right, left))
    case .notWithin: return .bool(!contains(right, left))
    case .less: return .bool(order(left, right) { $0 < 0 })
    case .lessOrEqual: return .bool(order(left, right) { $0 <= 0 })
    case .greater: return .bool(order(left, right) { $0 > 0 })
    case .greaterOrEqual: return .bool(order(left, right) { $0 >= 0 })
    case .concatenate: return joined(left, right)
    default: return arithmetic(operation, left, right)
    }
  }

  private mutating func order(_ left: Value, _ right: Value, _ holds: (Int) -> Bool) -> Bool {
    if let order = compare(left, right) { return holds(order) }
    fault(
      .templateType, Wording(zh: "这两个值不能比大小", en: "these two values have no order"))
    return false
  }

  /// Text beside markup is escaped.
  private mutating func joined(_ left: Value, _ right: Value) -> Value {
    let isMarkup = [left, right].contains { if case .html = $0 { true } else { false } }
    if isMarkup {
      var bytes: [UInt8] = []
      for part in [left, right] { _ = write(part, .text, to: &bytes) }
      return markup(bytes)
    }
    guard let a = left.text, let b = right.text else {
      fault(.templateType, Wording(zh: "只有文字和数字可以连接", en: "only text and numbers can be joined"))
      return .none
    }
    return .string(a + b)
  }

  private mutating func arithmetic(_ operation: BinaryOperation, _ left: Value, _ right: Value) -> Value {
    switch (operation, left, right) {
    case (_, .int(let a), .int(let b)): return whole(operation, a, b)
    case (.add, .string, .string), (.add, .html, .html), (.add, .html, .string), (.add, .string, .html),
      (.add, .date, .string), (.add, .string, .date):
      return joined(left, right)
    case (.add, .list(let a), .list(let b)): return .list(a + b)
    case (.multiply, .string(let text), .int(let count)), (.multiply, .int(let count), .string(let text)):
      guard count > 0, text.utf8.count <= Self.outputLimit / count else {
        if count > 0, !text.isEmpty { stop() }
        return .string("")
      }
      return .string(String(repeating: text, count: count))
    default: break
    }
    guard let a = number(left), let b = number(right) else {
      fault(.templateType, Wording(zh: "只有数字可以计算", en: "only numbers can be calculated with"))
      return .none
    }
    switch operation {
    case .add: return .double(a + b)
    case .subtract: return .double(a - b)
    case .multiply: return .double(a * b)
    case .power: return .double(power(a, b))
    default: break
    }
    guard b != 0 else { return division() }
    switch operation {
    case .divide: return .double(a / b)
    case .floorDivide: return .double((a / b).rounded(.down))
    default: return .double(a - b * (a / b).rounded(.down))
    }
  }

  /// As in Python: `//` rounds down, `%` has the divisor's sign.
  private mutating func whole(_ operation: BinaryOperation, _ a: Int, _ b: Int) -> Value {
    func checked(_ result: (partialValue: Int, overflow: Bool), _ inexact: Double) -> Value {
      result.overflow ? .double(inexact) : .int(result.partialValue)
    }
    switch operation {
    case .add: return checked(a.addingReportingOverflow(b), Double(a) + Double(b))
    case .subtract: return checked(a.subtractingReportingOverflow(b), Double(a) - Double(b))
    case .multiply: return checked(a.multipliedReportingOverflow(by: b), Double(a) * Double(b))
    case .power: return power(a, b)
    default: break
    }
    guard b != 0 else { return division() }
    if operation == .divide { return .double(Double(a) / Double(b)) }
    guard b != -1 else { return operation == .remainder ? .int(0) : .int(0 &- a) }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    let isBelow = remainder != 0 && (remainder < 0) != (b < 0)
    return operation == .floorDivide
      ? .int(isBelow ? quotient - 1 : quotient) : .int(isBelow ? remainder + b : remainder)
  }

  private func power(_ base: Int, _ exponent: Int) -> Value {
    guard exponent >= 0 else { return .double(power(Double(base), Double(exponent))) }
    var result = 1
    for _ in 0..<min(exponent, 64) {
      let (next, overflows) = result.multipliedReportingOverflow(by: base)
      if overflows { return .double(power(Double(base), Double(exponent))) }
      result = next
    }
    // Beyond 64 steps only 0, 1 and -1 have not overflowed.
    if exponent > 64, base == -1 { return .int(exponent.isMultiple(of: 2) ? 1 : -1) }
    return .int(result)
  }

  /// Whole exponents by multiplying; a root by the square root. Other fractions have no use in a page.
  private func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0.5 { return base.squareRoot() }
    guard exponent == exponent.rounded(), exponent.magnitude <= 4096 else { return .nan }
    let result = (0..<Int(exponent.magnitude)).reduce(1.0) { value, _ in value * base }
    return exponent < 0 ? 1 / result : result
  }

  private mutating func division() -> Value {
    fault(.templateType, Wording(zh: "不能除以 0", en: "division by zero"))
    return .none
  }
}
