import Diagnostics

/// Checks what can be known before any page is rendered: names of templates, blocks, imports, filters,
/// functions and translation keys.
struct TemplateChecker {
  let templates: [String: Template]
  let functions: Set<String>
  let translations: Translations
  private(set) var problems: [Problem] = []
  private(set) var chains: [String: [String]] = [:]

  init(templates: [String: Template], functions: Set<String>, translations: Translations) {
    self.templates = templates
    self.functions = functions
    self.translations = translations
  }

  mutating func run() {
    let names = templates.keys.sorted()
    for name in names { chains[name] = chain(name) }
    for name in names {
      guard let template = templates[name] else { continue }
      checkBlocks(template)
      walk(template.body)
      for block in template.blocks.sorted(by: { $0.value.span.lower < $1.value.span.lower }) {
        walk(block.value.body)
      }
    }
    checkTranslations()
  }

  /// The templates that `name` extends, itself first.
  private mutating func chain(_ name: String) -> [String] {
    var chain = [name]
    while let parent = templates[chain[chain.count - 1]]?.parent {
      guard templates[parent.name] != nil else {
        if chain.count == 1 { missing(parent.name, parent.span) }
        break
      }
      if chain.contains(parent.name) {
        problems.append(
          Problem(
            .templateCircle, at: parent.span,
            Wording(
              zh: "模板互相继承，成了一个圈：\((chain + [parent.name]).joined(separator: " → "))",
              en:
                "templates extend each other in a circle: \((chain + [parent.name]).joined(separator: " → "))"
            )))
        break
      }
      chain.append(parent.name)
    }
    return chain
  }

  private mutating func missing(_ name: String, _ span: Span) {
    let guess = nearMisses(of: name, among: templates.keys.sorted()).first
    problems.append(
      Problem(
        .templateMissing, at: span, Wording(zh: "没有模板“\(name)”", en: "there is no template “\(name)”"),
        suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
  }

  private mutating func checkBlocks(_ template: Template) {
    guard template.parent != nil, let chain = chains[template.name], chain.count > 1 else { return }
    let known = chain.dropFirst().flatMap { templates[$0].map { Array($0.blocks.keys) } ?? [] }
    // A block inside a block of the same template has its place there.
    let nested = Set(template.blocks.values.flatMap { innerBlocks($0.body) })
    for (name, block) in template.blocks.sorted(by: { $0.value.span.lower < $1.value.span.lower }) {
      guard !known.contains(name), !nested.contains(name) else { continue }
      let guess = nearMisses(of: name, among: known.sorted()).first
      problems.append(
        Problem(
          .templateBlockUnknown, at: block.span,
          Wording(
            zh: "上级模板没有区块“\(name)”，这里的内容不会显示",
            en: "no parent has a block “\(name)”; its content would be lost"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
    }
  }

  private func innerBlocks(_ body: [Statement]) -> [String] {
    body.flatMap { statement -> [String] in
      switch statement {
      case .block(let name, _): [name]
      case .conditional(let branches, let otherwise):
        branches.flatMap { innerBlocks($0.body) } + innerBlocks(otherwise)
      case .loop(_, _, _, let body, let otherwise, _): innerBlocks(body) + innerBlocks(otherwise)
      default: []
      }
    }
  }

  // MARK: Statements and expressions

  private mutating func walk(_ body: [Statement]) {
    for statement in body {
      switch statement {
      case .text, .block: break
      case .output(let value, _): walk(value)
      case .conditional(let branches, let otherwise):
        for branch in branches {
          walk(branch.condition)
          walk(branch.body)
        }
        walk(otherwise)
      case .loop(_, let items, let condition, let body, let otherwise, _):
        walk(items)
        if let condition { walk(condition) }
        walk(body)
        walk(otherwise)
      case .set(_, let value, _): walk(value)
      case .setBlock(_, let body): walk(body)
      case .include(let name, let bindings, let span):
        if case .literal(.string(let text)) = name, templates[text] == nil { missing(text, span) }
        for binding in bindings { walk(binding.value) }
      case .macro(let macro):
        for parameter in macro.parameters { if let standard = parameter.standard { walk(standard) } }
        walk(macro.body)
      case .importAll(let name, _, let span):
        if templates[name] == nil { missing(name, span) }
      case .importNames(let name, let names, let span): checkImport(name, names, span)
      case .call(let callee, let arguments, let body, _):
        walk(callee)
        walk(arguments)
        walk(body)
      }
    }
  }

  private mutating func checkImport(
    _ name: String, _ names: [(name: String, alias: String, span: Span)], _ span: Span
  ) {
    guard let template = templates[name] else { return missing(name, span) }
    let exported = template.body.flatMap { statement -> [String] in
      switch statement {
      case .macro(let macro): [macro.name]
      case .set(let names, _, _): names
      case .setBlock(let name, _): [name]
      case .importAll(_, let name, _): [name]
      case .importNames(_, let names, _): names.map(\.alias)
      default: []
      }
    }
    for item in names where !exported.contains(item.name) {
      let guess = nearMisses(of: item.name, among: exported).first
      problems.append(
        Problem(
          .templateImport, at: item.span,
          Wording(zh: "“\(name)”里没有宏“\(item.name)”", en: "“\(name)” has no macro “\(item.name)”"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
    }
  }

  private mutating func walk(_ arguments: Arguments) {
    for value in arguments.positional { walk(value) }
    for argument in arguments.named { walk(argument.value) }
  }

  private mutating func walk(_ expression: Expression) {
    switch expression {
    case .literal, .name: break
    case .member(let base, _, _), .not(let base), .negative(let base, _): walk(base)
    case .index(let base, let index, _):
      walk(base)
      walk(index)
    case .slice(let base, let from, let to, _):
      walk(base)
      if let from { walk(from) }
      if let to { walk(to) }
    case .call(let callee, let arguments, let span):
      if case .name("t", _) = callee { checkTranslation(arguments, span) }
      walk(callee)
      walk(arguments)
    case .filter(let base, let name, let arguments, let span):
      walk(base)
      walk(arguments)
      if !filterNames.contains(name) {
        let guess = nearMisses(of: name, among: filterNames.sorted()).first
        problems.append(
          Problem(
            .templateFilter, at: span, Wording(zh: "没有过滤器“\(name)”", en: "there is no filter “\(name)”"),
            suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }))
      }
    case .test(let base, let name, let arguments, _, let span):
      walk(base)
      walk(arguments)
      if !testNames.contains(name) {
        problems.append(
          Problem(
            .templateFilter, at: span, Wording(zh: "没有“is \(name)”这种判断", en: "there is no test “is \(name)”"))
        )
      }
    case .binary(_, let left, let right, _):
      walk(left)
      walk(right)
    case .conditional(let condition, let then, let otherwise):
      walk(condition)
      walk(then)
      if let otherwise { walk(otherwise) }
    case .list(let items): for item in items { walk(item) }
    case .map(let fields):
      for (key, value) in fields {
        walk(key)
        walk(value)
      }
    }
  }

  // MARK: Translations

  private mutating func checkTranslation(_ arguments: Arguments, _ span: Span) {
    guard case .literal(.string(let key))? = arguments.positional.first else { return }
    let all = Set(translations.texts.values.flatMap(\.keys))
    guard all.contains(key) else {
      let guess = nearMisses(of: key, among: all.sorted()).first
      problems.append(
        Problem(
          .templateTranslation, at: span, Wording(zh: "没有翻译“\(key)”", en: "there is no translation “\(key)”"),
          suggestion: guess.map { Wording(zh: "您是不是想写 \($0)？", en: "did you mean \($0)?") }
            ?? Wording(zh: "在 templates/i18n/ 的每个文件里加上它", en: "add it to each file of templates/i18n/")))
      return
    }
    for (language, texts) in translations.texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let text = texts[key] else { continue }
      let wanted = placeholders(text)
      let given = Set(arguments.named.map(\.name))
      for name in wanted.subtracting(given).sorted() {
        problems.append(
          Problem(
            .templateTranslation, at: span,
            Wording(
              zh: "翻译“\(key)”（\(language.rawValue)）需要 \(name)=…",
              en: "the translation “\(key)” (\(language.rawValue)) needs \(name)=…")))
      }
    }
  }

  /// Keys that one language has and another has not.
  private mutating func checkTranslations() {
    let languages = translations.texts.keys.sorted { $0.rawValue < $1.rawValue }
    let all = Set(translations.texts.values.flatMap(\.keys)).sorted()
    for language in languages {
      for key in all where translations.texts[language]?[key] == nil {
        problems.append(
          Problem(
            .templateTranslation, at: nil,
            Wording(
              zh: "翻译“\(key)”缺少 \(language.rawValue)",
              en: "the translation “\(key)” is missing in \(language.rawValue)")))
      }
    }
  }
}

/// The names in `{}` of a translated text.
func placeholders(_ text: String) -> Set<String> {
  var names: Set<String> = []
  var rest = Substring(text)
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    names.insert(String(rest[rest.index(after: open)..<close]))
    rest = rest[rest.index(after: close)...]
  }
  return names
}
