import Diagnostics
import Markup

extension Renderer {
  /// The value of `expression`; what cannot be worked out is reported and counts as nothing.
  mutating func evaluate(_ expression: Expression) -> Value {
    switch expression {
    case .literal(let value): return value
    case .name(let name, let span):
      if let value = lookUp(name) { return value }
      let guess = nearMisses(of: name, among: knownNames).first
      report(
        Problem(
          .templateName, at: span, Wording(zh: "这里没有“\(name)”", en: "there is no “\(name)” here"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
      return .none
    case .member(let base, let name, let span): return member(evaluate(base), name, span)
    case .index(let base, let key, let span): return subscripted(evaluate(base), evaluate(key), span)
    case .slice(let base, let from, let to, let span):
      return slice(evaluate(base), from.map { evaluate($0) }, to.map { evaluate($0) }, span)
    case .call(let callee, let arguments, let span): return call(callee, arguments, caller: nil, span)
    case .filter(let base, let name, let arguments, let span): return filtered(base, name, arguments, span)
    case .test(let base, let name, let arguments, let isNegated, let span):
      return .bool(test(base, name, arguments, span) != isNegated)
    case .not(let base): return .bool(!evaluate(base).isTrue)
    case .negative(let base, let span):
      switch evaluate(base) {
      case .int(let number): return .int(0 &- number)
      case .double(let number): return .double(-number)
      case let other: return mismatch(other, Wording(zh: "数字", en: "a number"), span)
      }
    case .binary(let operation, let left, let right, let span): return binary(operation, left, right, span)
    case .conditional(let condition, let then, let otherwise):
      if evaluate(condition).isTrue { return evaluate(then) }
      return otherwise.map { evaluate($0) } ?? .none
    case .list(let items): return .list(items.map { evaluate($0) })
    case .map(let fields):
      return .map(fields.map { (evaluate($0.0).text ?? "", evaluate($0.1)) })
    }
  }

  private mutating func mismatch(_ value: Value, _ wanted: Wording, _ span: Span) -> Value {
    report(
      Problem(
        .templateType, at: span,
        Wording(
          zh: "这里需要\(wanted.zh)，却是\(value.typeName.zh)",
          en: "\(wanted.en) is needed here, but this is \(value.typeName.en)")))
    return .none
  }

  private mutating func member(_ base: Value, _ name: String, _ span: Span) -> Value {
    switch base {
    case .object(let object):
      if let field = object.type.field(name) { return field.get(object.base) }
      let guess = nearMisses(of: name, among: object.type.fields.map(\.name)).first
      report(
        Problem(
          .templateField, at: span,
          Wording(zh: "“\(object.type.zh)”没有字段“\(name)”", en: "\(object.type.name) has no field “\(name)”"),
          expected: Wording(
            zh: "可用：\(object.type.fields.map(\.name).joined(separator: "、"))",
            en: "known: \(object.type.fields.map(\.name).joined(separator: ", "))"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
      return .none
    case .map(let fields):
      if let value = fields.last(where: { $0.key == name })?.value { return value }
      report(Problem(.templateField, at: span, Wording(zh: "没有“\(name)”", en: "there is no “\(name)”")))
      return .none
    case .module(let names):
      if let value = names[name] { return value }
      let guess = nearMisses(of: name, among: names.keys.sorted()).first
      report(
        Problem(
          .templateImport, at: span, Wording(zh: "那个模板里没有“\(name)”", en: "that template has no “\(name)”"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
      return .none
    case .none:
      report(
        Problem(
          .templateOptional, at: span,
          Wording(zh: "“\(name)”前面的值是空的", en: "the value before “\(name)” is not set"),
          suggestion: Wording(zh: "先用 {% if … %} 判断", en: "guard it with {% if … %}")))
      return .none
    default: return mismatch(base, Wording(zh: "有字段的值", en: "a value with fields"), span)
    }
  }

  private mutating func subscripted(_ base: Value, _ key: Value, _ span: Span) -> Value {
    switch (base, key) {
    case (.list(let items), .int(let index)):
      let position = index < 0 ? items.count + index : index
      return items.indices.contains(position) ? items[position] : .none
    case (.string(let text), .int(let index)):
      let characters = Array(text)
      let position = index < 0 ? characters.count + index : index
      return characters.indices.contains(position) ? .string(String(characters[position])) : .none
    case (_, .string(let name)): return member(base, name, span)
    default: return mismatch(base, Wording(zh: "列表或映射", en: "a list or map"), span)
    }
  }

  private mutating func slice(_ base: Value, _ from: Value?, _ to: Value?, _ span: Span) -> Value {
    func bounds(_ count: Int) -> Range<Int> {
      func position(_ value: Value?, _ standard: Int) -> Int {
        guard case .int(let number)? = value else { return standard }
        return min(max(number < 0 ? count + number : number, 0), count)
      }
      let lower = position(from, 0)
      return lower..<max(lower, position(to, count))
    }
    switch base {
    case .list(let items): return .list(Array(items[bounds(items.count)]))
    case .string(let text):
      let characters = Array(text)
      return .string(String(characters[bounds(characters.count)]))
    default: return mismatch(base, Wording(zh: "列表或文字", en: "a list or text"), span)
    }
  }

  // MARK: Calls

  mutating func call(_ callee: Expression, _ arguments: Arguments, caller: HTML?, _ span: Span) -> Value {
    let values = arguments.positional.map { evaluate($0) }
    let named = arguments.named.map { (name: $0.name, value: evaluate($0.value)) }
    if case .name(let name, let place) = callee, lookUp(name) == nil {
      switch name {
      case "t": return translation(values, named, place)
      case "super": return superBlock()
      case "range": return range(values)
      default:
        guard let function = set.functions[name] else { break }
        guard values.count == function.arity, named.isEmpty else {
          report(
            Problem(
              .templateArguments, at: place,
              Wording(
                zh: "\(name)() 要 \(function.arity) 个参数",
                en: "\(name)() takes \(function.arity) argument\(function.arity == 1 ? "" : "s")")))
          return .none
        }
        if let value = function.call(values, context) { return value }
        report(
          Problem(
            .assetMissing, at: place,
            Wording(
              zh: "\(name)(\(values.compactMap(\.text).joined(separator: ", "))) 没有结果",
              en: "\(name)(\(values.compactMap(\.text).joined(separator: ", "))) has no answer"),
            suggestion: Wording(
              zh: "检查名字，文件要在 templates/assets/ 里", en: "check the name; the file must be in templates/assets/"
            )))
        return .none
      }
    }
    if case .name("caller", _) = callee, case .html(let html)? = lookUp("caller") { return .html(html) }
    let target = evaluate(callee)
    guard case .callable(let macro) = target else {
      if case .none = target { return .none }
      return mismatch(target, Wording(zh: "宏", en: "a macro"), span)
    }
    return invoke(macro, values, named, caller: caller, span)
  }

  private func range(_ values: [Value]) -> Value {
    let numbers = values.compactMap { value -> Int? in
      if case .int(let number) = value { number } else { nil }
    }
    let (lower, upper) = numbers.count > 1 ? (numbers[0], numbers[1]) : (0, numbers.first ?? 0)
    guard upper > lower, upper - lower <= 10_000 else { return .list([]) }
    return .list((lower..<upper).map { .int($0) })
  }

  private mutating func translation(_ values: [Value], _ named: [(name: String, value: Value)], _ span: Span)
    -> Value
  {
    guard case .string(let key)? = values.first else {
      return mismatch(values.first ?? .none, Wording(zh: "翻译的名字", en: "a translation's key"), span)
    }
    guard let text = set.translations.texts[context.language]?[key] else {
      report(
        Problem(
          .templateTranslation, at: span, Wording(zh: "没有翻译“\(key)”", en: "there is no translation “\(key)”"))
      )
      return .string(key)
    }
    var result = text
    for argument in named {
      result = result.split(separator: "{\(argument.name)}", omittingEmptySubsequences: false)
        .joined(separator: argument.value.text ?? "")
    }
    return .string(result)
  }

  // MARK: Operators

  private mutating func binary(_ operation: Operator, _ left: Expression, _ right: Expression, _ span: Span)
    -> Value
  {
    let first = evaluate(left)
    switch operation {
    case .and: return first.isTrue ? evaluate(right) : first
    case .or: return first.isTrue ? first : evaluate(right)
    default: break
    }
    let second = evaluate(right)
    switch operation {
    case .equal: return .bool(equal(first, second))
    case .unequal: return .bool(!equal(first, second))
    case .concatenate:
      guard let a = first.text, let b = second.text else {
        return mismatch(first.text == nil ? first : second, Wording(zh: "文字", en: "text"), span)
      }
      if case .html(let html) = first { return .html(html + markup(second)) }
      if case .html(let html) = second { return .html(markup(first) + html) }
      return .string(a + b)
    case .within: return .bool(contains(second, first))
    case .notWithin: return .bool(!contains(second, first))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let order = compare(first, second) else {
        return mismatch(
          second,
          Wording(zh: "与\(first.typeName.zh)可比较的值", en: "a value comparable with \(first.typeName.en)"), span)
      }
      switch operation {
      case .less: return .bool(order < 0)
      case .lessOrEqual: return .bool(order <= 0)
      case .greater: return .bool(order > 0)
      default: return .bool(order >= 0)
      }
    default: return arithmetic(operation, first, second, span)
    }
  }

  private func markup(_ value: Value) -> HTML {
    if case .html(let html) = value { html } else { HTML(escaping: value.text ?? "") }
  }

  private mutating func arithmetic(_ operation: Operator, _ left: Value, _ right: Value, _ span: Span)
    -> Value
  {
    if case .int(let a) = left, case .int(let b) = right {
      switch operation {
      case .add: return .int(a &+ b)
      case .subtract: return .int(a &- b)
      case .multiply: return .int(a &* b)
      case .divide: return b == 0 ? division(span) : .double(Double(a) / Double(b))
      case .floorDivide:
        return b == 0 || (a == .min && b == -1)
          ? division(span) : .int(Int((Double(a) / Double(b)).rounded(.down)))
      default: return b == 0 || b == -1 ? (b == 0 ? division(span) : .int(0)) : .int(((a % b) &+ b) % b)
      }
    }
    if case .string(let a) = left, case .string(let b) = right, operation == .add { return .string(a + b) }
    if case .list(let a) = left, case .list(let b) = right, operation == .add { return .list(a + b) }
    guard let a = number(left), let b = number(right) else {
      return mismatch(number(left) == nil ? left : right, Wording(zh: "数字", en: "a number"), span)
    }
    switch operation {
    case .add: return .double(a + b)
    case .subtract: return .double(a - b)
    case .multiply: return .double(a * b)
    case .divide: return b == 0 ? division(span) : .double(a / b)
    case .floorDivide: return b == 0 ? division(span) : .double((a / b).rounded(.down))
    default: return b == 0 ? division(span) : .double(a - b * (a / b).rounded(.down))
    }
  }

  private mutating func division(_ span: Span) -> Value {
    report(Problem(.templateType, at: span, Wording(zh: "不能除以 0", en: "division by zero")))
    return .none
  }
}

/// A number as floating point.
func number(_ value: Value) -> Double? {
  switch value {
  case .int(let number): Double(number)
  case .double(let number): number
  default: nil
  }
}

/// Whether two values are the same; values of unlike types are not.
func equal(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.none, .none): true
  case (.bool(let a), .bool(let b)): a == b
  case (.string, .string), (.html, .html), (.string, .html), (.html, .string): left.text == right.text
  case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) }
  default: number(left).flatMap { a in number(right).map { a == $0 } } ?? false
  }
}

/// Negative, 0 or positive; `nil` for values that cannot be compared.
func compare(_ left: Value, _ right: Value) -> Int? {
  if let a = number(left), let b = number(right) { return a < b ? -1 : a > b ? 1 : 0 }
  guard case .string(let a) = left, case .string(let b) = right else { return nil }
  if a == b { return 0 }
  return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
}

private func contains(_ container: Value, _ item: Value) -> Bool {
  switch container {
  case .list(let items): items.contains { equal($0, item) }
  case .string(let text): item.text.map { $0.isEmpty || text.contains($0) } ?? false
  case .map(let fields): fields.contains { $0.key == item.text }
  default: false
  }
}
