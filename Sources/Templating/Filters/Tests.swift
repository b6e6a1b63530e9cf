/// A test, `value is name(argument)`.
struct TemplateTest: Sendable {
  var arity = 0
  var input = TemplateFilter.Shape.any
  var zh: String
  var en: String
  var holds: @Sendable (Value, Value) -> Bool
}

/// The tests there are; `defined`, `undefined` and `none` are the compiler's own, because it draws conclusions from them.
let templateTests: [String: TemplateTest] = [
  "defined": TemplateTest(zh: "有值", en: "there, and not none") { value, _ in !value.isNone },
  "undefined": TemplateTest(zh: "没有值", en: "not there, or none") { value, _ in value.isNone },
  "none": TemplateTest(zh: "没有值", en: "none") { value, _ in value.isNone },
  "even": TemplateTest(input: .int, zh: "偶数", en: "even") { value, _ in isMultiple(value, .int(2)) },
  "odd": TemplateTest(input: .int, zh: "奇数", en: "odd") { value, _ in !isMultiple(value, .int(2)) },
  "divisibleby": TemplateTest(arity: 1, input: .int, zh: "能被整除", en: "divisible by a number") {
    isMultiple($0, $1)
  },
  "string": TemplateTest(zh: "文字", en: "text") { value, _ in
    switch value {
    case .string, .html, .date: true
    default: false
    }
  },
  "number": TemplateTest(zh: "数字", en: "a number") { value, _ in
    switch value {
    case .int, .double, .bool: true
    default: false
    }
  },
  "integer": TemplateTest(zh: "整数", en: "a whole number") { value, _ in
    if case .int = value { true } else { false }
  },
  "float": TemplateTest(zh: "小数", en: "a number with a fraction") { value, _ in
    if case .double = value { true } else { false }
  },
  "boolean": TemplateTest(zh: "真假值", en: "true or false") { value, _ in
    if case .bool = value { true } else { false }
  },
  "mapping": TemplateTest(zh: "映射", en: "a map") { value, _ in if case .map = value { true } else { false } },
  "sequence": TemplateTest(zh: "列表、文字或映射", en: "a list, text or a map") { value, _ in
    items(value) != nil && !value.isNone
  },
  "iterable": TemplateTest(zh: "可以循环", en: "something to loop over") { value, _ in
    items(value) != nil && !value.isNone
  },
  "lower": TemplateTest(input: .text, zh: "全是小写", en: "all small letters") { value, _ in
    value.text.map { $0.contains(where: \.isLowercase) && !$0.contains(where: \.isUppercase) } ?? false
  },
  "upper": TemplateTest(input: .text, zh: "全是大写", en: "all capitals") { value, _ in
    value.text.map { $0.contains(where: \.isUppercase) && !$0.contains(where: \.isLowercase) } ?? false
  },
  "in": TemplateTest(arity: 1, zh: "在其中", en: "contained in") { contains($1, $0) },
  "eq": TemplateTest(arity: 1, zh: "等于", en: "equal to") { equal($0, $1) },
  "ne": TemplateTest(arity: 1, zh: "不等于", en: "not equal to") { !equal($0, $1) },
  "lt": TemplateTest(arity: 1, zh: "小于", en: "less than") { order($0, $1) { $0 < 0 } },
  "le": TemplateTest(arity: 1, zh: "不大于", en: "at most") { order($0, $1) { $0 <= 0 } },
  "gt": TemplateTest(arity: 1, zh: "大于", en: "greater than") { order($0, $1) { $0 > 0 } },
  "ge": TemplateTest(arity: 1, zh: "不小于", en: "at least") { order($0, $1) { $0 >= 0 } },
  "true": TemplateTest(zh: "真", en: "true") { value, _ in equal(value, .bool(true)) },
  "false": TemplateTest(zh: "假", en: "false") { value, _ in equal(value, .bool(false)) },
]

/// Second names of tests, as Jinja has them.
let testAliases: [String: String] = [
  "equalto": "eq", "==": "eq", "!=": "ne", "<": "lt", "lessthan": "lt", "<=": "le", ">": "gt",
  "greaterthan": "gt",
  ">=": "ge", "sameas": "eq",
]

private func isMultiple(_ value: Value, _ divisor: Value) -> Bool {
  guard case .int(let number) = value, case .int(let divisor) = divisor, divisor != 0 else { return false }
  return number.isMultiple(of: divisor)
}

private func order(_ left: Value, _ right: Value, _ holds: (Int) -> Bool) -> Bool {
  // Nothing is not less than anything, although it is sorted first.
  if left.isNone || right.isNone { return false }
  return compare(left, right).map(holds) ?? false
}
