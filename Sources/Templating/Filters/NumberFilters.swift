/// Filters of numbers.
let numberFilters: [TemplateFilter] = [
  TemplateFilter(
    "abs", .number, zh: "绝对值", en: "without the sign", example: ("{{ -3 | abs }}", "3"), gives: { $0.input }
  ) { value, _ in
    switch value {
    case .int(let number): .int(number == .min ? .max : abs(number))
    case .double(let number): .double(abs(number))
    default: nil
    }
  },
  TemplateFilter(
    "round", .number,
    [.init("precision", .int, standard: .int(0)), .init("method", .text, standard: .string("common"))],
    zh: "四舍六入到几位小数；method 可为 ceil（进）、floor（舍）",
    en: "rounded to so many decimals; method may be ceil or floor",
    example: ("{{ 3.14159 | round(2) }}", "3.14"),
    gives: { $0.input == .int && $0.arguments[1] == nil ? .int : .double }
  ) { value, call in
    guard let number = number(value), case .int(let digits) = call.arguments[0] else { return nil }
    let method = call.arguments[1].text ?? "common"
    let rounded = rounded(number, digits, method)
    if case .int = value, method == "common" {
      // As a number with a fraction a large one is another, or too large.
      return digits >= 0 ? value : Int(exactly: rounded).map { .int($0) } ?? value
    }
    return .double(rounded)
  },
  TemplateFilter(
    "int", .any, [.init("default", .int, standard: .int(0)), .init("base", .int, standard: .int(10))],
    zh: "成为整数，不行时用给出的数",
    en: "as a whole number, or the given one",
    example: ("{{ \"42\" | int + 1 }}", "43"), gives: { _ in .int }
  ) { value, call in
    switch value {
    case .int, .none: value.isNone ? call.arguments[0] : value
    case .bool(let value): .int(value ? 1 : 0)
    case .double(let number): number.magnitude < 9e15 ? .int(Int(number)) : call.arguments[0]
    case .string(let text):
      whole(trimmed(text, nil), call.arguments[1]).map { .int($0) }
        ?? Double(trimmed(text, nil)).flatMap { $0.magnitude < 9e15 ? .int(Int($0)) : nil }
        ?? call.arguments[0]
    default: call.arguments[0]
    }
  },
  TemplateFilter(
    "float", .any, [.init("default", .number, standard: .double(0))], zh: "成为小数，不行时用给出的数",
    en: "as a number with a fraction, or the given one", example: ("{{ \"1.5\" | float * 2 }}", "3.0"),
    gives: { _ in .double }
  ) { value, call in
    switch value {
    case .string(let text): Double(trimmed(text, nil)).map { .double($0) } ?? call.arguments[0]
    case .bool(let value): .double(value ? 1 : 0)
    default: number(value).map { .double($0) } ?? call.arguments[0]
    }
  },
  TemplateFilter(
    "number", .number, [.init("decimals", .int, standard: .some(.none))], zh: "三位一组，可定小数位数",
    en: "digits in groups of three, with so many decimals", example: ("{{ 1234567 | number }}", "1,234,567"),
    gives: { _ in .string }
  ) { value, call in
    guard let number = number(value) else { return nil }
    var digits: Int?
    if case .int(let count) = call.arguments[0] { digits = count }
    if case .int(let whole) = value, digits == nil { return .string(grouped(whole)) }
    return .string(fixed(number, digits))
  },
  TemplateFilter(
    "percent", .number, [.init("decimals", .int, standard: .int(1))], zh: "百分数，0.956 成为 95.6%",
    en: "as a percentage: 0.956 is 95.6%",
    example: ("{{ 0.9564 | percent }}", "95.6%"), gives: { _ in .string }
  ) { value, call in
    guard let number = number(value), case .int(let digits) = call.arguments[0] else { return nil }
    return .string(fixed(number * 100, digits) + "%")
  },
  TemplateFilter(
    "money", .int, zh: "以分计的金额写成元", en: "an amount in fen, written in yuan",
    example: ("{{ 40705100 | money }}", "407,051.00"), gives: { _ in .string }
  ) { value, _ in
    guard case .int(let fen) = value else { return nil }
    let rest = (fen % 100).magnitude
    let sign = fen < 0 ? "-" : ""
    return .string("\(sign)\(grouped(Int((fen / 100).magnitude))).\(rest < 10 ? "0" : "")\(rest)")
  },
  TemplateFilter(
    "plural", .int, [.init("one", .text), .init("other", .text)], zh: "英文的单数或复数",
    en: "the first word for 1, the second for others",
    example: ("{{ 2 | plural(\"match\", \"matches\") }}", "matches"), gives: { _ in .string }
  ) { value, call in
    guard case .int(let count) = value else { return nil }
    return count == 1 ? call.arguments[0] : call.arguments[1]
  },
]

/// The whole number that `text` writes in a base, with or without the prefix of the base.
private func whole(_ text: String, _ base: Value) -> Int? {
  guard case .int(let base) = base, (2...36).contains(base) else { return nil }
  let prefixes = [2: "0b", 8: "0o", 16: "0x"]
  let isPrefixed = prefixes[base].map { text.lowercased().hasPrefix($0) } ?? false
  return Int(isPrefixed ? text.dropFirst(2) : text[...], radix: base)
}

/// A number as floating point.
func number(_ value: Value) -> Double? {
  switch value {
  case .int(let number): Double(number)
  case .double(let number): number
  default: nil
  }
}

private func powerOfTen(_ digits: Int) -> Double {
  (0..<min(digits.magnitude, 15)).reduce(1.0) { result, _ in result * 10 }
}

/// `number` rounded to `digits` decimals as Python does: halves go to the even neighbour, and it is the number's exact value
/// that counts, so 2.675, which is a little less, becomes 2.67.
private func rounded(_ number: Double, _ digits: Int, _ method: String) -> Double {
  let factor = powerOfTen(digits)
  let scaled = digits < 0 ? number / factor : number * factor
  guard scaled.isFinite, scaled.magnitude < 9e15 else { return number }
  var whole: Double
  switch method {
  case "ceil": whole = scaled.rounded(.up)
  case "floor": whole = scaled.rounded(.down)
  default:
    whole = scaled.rounded(.toNearestOrEven)
    if digits > 0, (scaled - scaled.rounded(.down)) == 0.5 {
      // What multiplying has rounded away decides.
      let rest = (-scaled).addingProduct(number, factor)
      if rest != 0 { whole = scaled.rounded(rest > 0 ? .up : .down) }
    }
  }
  return digits < 0 ? whole * factor : whole / factor
}

/// Digits in groups of three: `407,051`.
private func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude))
  var position = digits.count - 3
  while position > 0 {
    digits.insert(",", at: position)
    position -= 3
  }
  return (number < 0 ? "-" : "") + String(digits)
}

/// Grouped, with `digits` decimals; without a count, as many as the number has.
private func fixed(_ number: Double, _ digits: Int?) -> String {
  guard number.magnitude < 1e15 else { return number.description }
  guard let digits, (0...15).contains(digits) else {
    let parts = number.magnitude.description.split(separator: ".")
    let whole = grouped(Int(number.magnitude))
    let rest = parts.count > 1 && parts[1] != "0" && !parts[1].contains("e") ? ".\(parts[1])" : ""
    return (number < 0 ? "-" : "") + whole + rest
  }
  let factor = powerOfTen(digits)
  let scaled = (number.magnitude * factor).rounded(.toNearestOrAwayFromZero)
  guard scaled < 9e15 else { return number.description }
  let whole = Int(scaled) / Int(factor)
  let rest = String(Int(scaled) % Int(factor))
  let sign = number < 0 && scaled > 0 ? "-" : ""
  guard digits > 0 else { return sign + grouped(whole) }
  return sign + grouped(whole) + "." + String(repeating: "0", count: digits - rest.count) + rest
}
