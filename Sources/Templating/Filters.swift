import Diagnostics
import Markup

/// The filters there are.
let filterNames: Set<String> = [
  "default", "d", "upper", "lower", "trim", "capitalize", "length", "count", "first", "last", "join", "sort",
  "reverse", "unique", "slice", "batch", "groupby", "selectattr", "rejectattr", "map", "sum", "replace",
  "truncate",
  "round", "abs", "int", "number", "percent", "money", "striptags", "escape", "e", "list", "string",
]

/// The tests there are, for `x is …`.
let testNames: Set<String> = [
  "defined", "undefined", "none", "even", "odd", "string", "number", "mapping", "iterable", "sequence",
  "divisibleby",
  "in", "eq", "equalto", "true", "false",
]

extension Renderer {
  mutating func test(_ base: Expression, _ name: String, _ arguments: Arguments, _ span: Span) -> Bool {
    if name == "defined" || name == "undefined" {
      let isDefined =
        if case .name(let variable, _) = base { lookUp(variable) != nil } else { !isNone(evaluate(base)) }
      return isDefined == (name == "defined")
    }
    let value = evaluate(base)
    let argument = arguments.positional.first.map { evaluate($0) } ?? .none
    switch name {
    case "none": return isNone(value)
    case "even", "odd":
      guard case .int(let number) = value else { return false }
      return number.isMultiple(of: 2) == (name == "even")
    case "divisibleby":
      guard case .int(let number) = value, case .int(let divisor) = argument, divisor != 0 else {
        return false
      }
      return number.isMultiple(of: divisor)
    case "string": if case .string = value { return true } else { return false }
    case "number": return number(value) != nil
    case "mapping": if case .map = value { return true } else { return false }
    case "iterable", "sequence":
      switch value {
      case .list, .string, .map: return true
      default: return false
      }
    case "in":
      guard case .list(let items) = argument else { return false }
      return items.contains { equal($0, value) }
    case "eq", "equalto": return equal(value, argument)
    case "true": return equal(value, .bool(true))
    case "false": return equal(value, .bool(false))
    default: return false
    }
  }

  private func isNone(_ value: Value) -> Bool { if case .none = value { true } else { false } }

  mutating func filtered(_ base: Expression, _ name: String, _ arguments: Arguments, _ span: Span) -> Value {
    if name == "default" || name == "d" {
      // A name that is not there is what this filter is for.
      let value: Value
      if case .name(let variable, _) = base {
        value = lookUp(variable) ?? .none
      } else {
        value = evaluate(base)
      }
      let alsoEmpty = arguments.positional.dropFirst().first.map { evaluate($0).isTrue } ?? false
      let isMissing = isNone(value) || (alsoEmpty && !value.isTrue)
      return isMissing ? arguments.positional.first.map { evaluate($0) } ?? .string("") : value
    }
    let value = evaluate(base)
    let values = arguments.positional.map { evaluate($0) }
    let named = arguments.named.map { (name: $0.name, value: evaluate($0.value)) }
    switch value {
    case .list(let items):
      if let result = filterList(items, name, values, named) { return result }
    default:
      if let result = filterScalar(value, name, values) { return result }
    }
    report(
      Problem(
        .templateType, at: span,
        Wording(
          zh: "过滤器“\(name)”不能用于\(value.typeName.zh)",
          en: "the filter “\(name)” does not apply to \(value.typeName.en)")))
    return .none
  }

  private func filterScalar(_ value: Value, _ name: String, _ arguments: [Value]) -> Value? {
    switch name {
    case "striptags":
      guard let text = value.text else { return nil }
      return .string(strippedTags(text))
    case "escape", "e": return value.text.map { .html(HTML(escaping: $0)) }
    case "string": return value.text.map { .string($0) }
    case "length", "count":
      switch value {
      case .string(let text): return .int(text.count)
      case .map(let fields): return .int(fields.count)
      default: return nil
      }
    default: break
    }
    if case .string(let text) = value { return filterText(text, name, arguments) }
    guard let number = number(value) else { return nil }
    switch name {
    case "round":
      guard case .int(let digits)? = arguments.first, digits > 0 else { return .double(number.rounded()) }
      let factor = (0..<min(digits, 12)).reduce(1.0) { result, _ in result * 10 }
      return .double((number * factor).rounded() / factor)
    case "abs": return if case .int(let whole) = value { .int(abs(whole)) } else { .double(abs(number)) }
    case "int": return .int(Int(max(min(number, 9e15), -9e15)))
    case "number": return .string(grouped(number))
    case "percent":
      let tenths = (number * 1000).rounded()
      return .string("\(Int(tenths) / 10).\(abs(Int(tenths) % 10))%")
    case "money":
      guard case .int(let fen) = value else { return nil }
      let rest = abs(fen % 100)
      return .string(grouped(Double(fen / 100)) + "." + (rest < 10 ? "0" : "") + String(rest))
    default: return nil
    }
  }

  private func filterText(_ text: String, _ name: String, _ arguments: [Value]) -> Value? {
    switch name {
    case "upper": return .string(text.uppercased())
    case "lower": return .string(text.lowercased())
    case "capitalize": return .string(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    case "trim":
      let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
      let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
      return .string(String(text[start..<max(start, end)]))
    case "replace":
      guard let from = arguments.first?.text, !from.isEmpty, let to = arguments.dropFirst().first?.text else {
        return nil
      }
      return .string(text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to))
    case "truncate":
      guard case .int(let width)? = arguments.first else { return nil }
      guard text.displayWidth > width else { return .string(text) }
      var used = 0
      return .string(
        text.prefix {
          used += $0.displayWidth
          return used < width
        } + "…")
    case "first": return text.first.map { .string(String($0)) } ?? Value.none
    case "last": return text.last.map { .string(String($0)) } ?? Value.none
    case "int": return Int(text).map { .int($0) } ?? .int(0)
    case "list": return .list(text.map { .string(String($0)) })
    case "reverse": return .string(String(text.reversed()))
    default: return nil
    }
  }

  private mutating func filterList(
    _ items: [Value], _ name: String, _ arguments: [Value], _ named: [(name: String, value: Value)]
  ) -> Value? {
    func option(_ key: String) -> Value? { named.first { $0.name == key }?.value }
    let attribute = (option("attribute") ?? arguments.first)?.text
    switch name {
    case "length", "count": return .int(items.count)
    case "first": return items.first ?? Value.none
    case "last": return items.last ?? Value.none
    case "list": return .list(items)
    case "reverse": return .list(items.reversed())
    case "join":
      let separator = arguments.first?.text ?? ""
      let parts = items.map { item in option("attribute").flatMap { $0.text }.map { read(item, $0) } ?? item }
      let texts = parts.compactMap(\.text)
      return texts.count == items.count ? .string(texts.joined(separator: separator)) : nil
    case "unique":
      var seen: [Value] = []
      for item in items where !seen.contains(where: { equal($0, item) }) { seen.append(item) }
      return .list(seen)
    case "sort":
      let key = option("attribute")?.text
      let isReversed = (option("reverse") ?? .bool(false)).isTrue
      let keyed = items.enumerated().map { offset, item in
        (offset: offset, key: key.map { name in read(item, name) } ?? item, item: item)
      }
      let sorted = keyed.sorted { left, right in
        let order = compare(left.key, right.key) ?? 0
        return order == 0 ? left.offset < right.offset : (order < 0) != isReversed
      }
      return .list(sorted.map(\.item))
    case "map": return attribute.map { name in .list(items.map { read($0, name) }) }
    case "selectattr", "rejectattr":
      guard let attribute else { return nil }
      let wantsTrue = name == "selectattr"
      return .list(
        items.filter { item in
          let value = read(item, attribute)
          let matches = arguments.count > 2 ? equal(value, arguments[2]) : value.isTrue
          return matches == wantsTrue
        })
    case "groupby":
      guard let attribute else { return nil }
      var groups: [(key: Value, items: [Value])] = []
      for item in items {
        let key = read(item, attribute)
        if let index = groups.firstIndex(where: { equal($0.key, key) }) {
          groups[index].items.append(item)
        } else {
          groups.append((key, [item]))
        }
      }
      let sorted = groups.sorted { (compare($0.key, $1.key) ?? 0) < 0 }
      return .list(sorted.map { .map([("grouper", $0.key), ("list", .list($0.items))]) })
    case "sum":
      let numbers = items.map { item in attribute.map { read(item, $0) } ?? item }
      let whole = numbers.compactMap { value -> Int? in
        if case .int(let number) = value { number } else { nil }
      }
      if whole.count == numbers.count { return .int(whole.reduce(0, &+)) }
      return .double(numbers.compactMap { number($0) }.reduce(0, +))
    case "batch":
      guard case .int(let size)? = arguments.first, size > 0 else { return nil }
      return .list(
        stride(from: 0, to: items.count, by: size).map {
          .list(Array(items[$0..<min($0 + size, items.count)]))
        })
    case "slice":
      guard case .int(let count)? = arguments.first, count > 0 else { return nil }
      let (size, extra) = (items.count / count, items.count % count)
      var start = 0
      return .list(
        (0..<count).map { part in
          let end = start + size + (part < extra ? 1 : 0)
          defer { start = end }
          return .list(Array(items[start..<end]))
        })
    default: return nil
    }
  }

  /// A field of an item, along a dotted path; nothing if it is not there.
  private func read(_ item: Value, _ path: String) -> Value {
    path.split(separator: ".").reduce(item) { value, name in
      switch value {
      case .object(let object): object.type.field(String(name)).map { $0.get(object.base) } ?? .none
      case .map(let fields): fields.last { $0.key == name }?.value ?? .none
      default: .none
      }
    }
  }
}

/// Digits in groups of three: `407,051`.
private func grouped(_ number: Double) -> String {
  guard number.magnitude < 1e15 else { return String(number) }
  let whole = Int(number.rounded(.towardZero))
  var digits = Array(String(abs(whole)))
  var position = digits.count - 3
  while position > 0 {
    digits.insert(",", at: position)
    position -= 3
  }
  let rest = number == Double(whole) ? "" : String(String(abs(number - Double(whole))).dropFirst())
  return (number < 0 ? "-" : "") + String(digits) + rest
}

/// Text without tags and with single spaces.
private func strippedTags(_ text: String) -> String {
  var result = ""
  var isInTag = false
  for character in text {
    if character == "<" {
      isInTag = true
    } else if character == ">", isInTag {
      isInTag = false
    } else if !isInTag {
      result.append(character)
    }
  }
  return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
