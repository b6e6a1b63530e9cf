internal import Diagnostics
internal import Templating

/// What a host offers to templates besides the model: texts in both languages and a function.
enum TrialHost {
  static let translations = Translations([
    .zh: ["nav.home": "首页", "greet": "您好，{name}", "two": "{a}和{b}"],
    .en: ["nav.home": "Home", "greet": "Hello, {name}", "two": "{a} & {b}"],
  ])

  /// Twice a number; has no answer for anything else, nor for numbers that are too large.
  static let double = TemplateFunction("double", arity: 1, zh: "两倍", en: "twice") { values, _ in
    guard case .int(let number)? = values.first else { return nil }
    let (result, overflows) = number.multipliedReportingOverflow(by: 2)
    return overflows ? nil : .int(result)
  }
}
