import Diagnostics

/// Everything that templates can refer to.
struct TemplateLibrary: Sendable {
  let templates: [String: Template]
  let functions: [String: TemplateFunction]
  let filters: [String: TemplateFilter]
  let translations: Translations
  /// For each template the chain from itself to the template at its root; missing for those in a circle.
  let chains: [String: [String]]
  private let chainProblems: [Problem]
  let translationKeys: Set<String>

  init(
    templates: [String: Template], functions: [TemplateFunction], filters: [TemplateFilter],
    translations: Translations
  ) {
    self.templates = templates
    self.functions = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.filters = builtInFilters.merging(filters.map { ($0.name, $0) }) { _, host in host }
    self.translations = translations
    translationKeys = Set(translations.texts.values.flatMap(\.keys))
    var chains: [String: [String]] = [:]
    var problems: [Problem] = []
    for name in templates.keys.sorted() {
      var chain = [name]
      var isSound = true
      while isSound, let parent = templates[chain[chain.count - 1]]?.parent {
        if chain.contains(parent.name) {
          // The one that closes the circle is told once, at the first template of the circle.
          if parent.name == name {
            problems.append(
              Problem(
                .templateCircle, at: parent.span,
                Wording(
                  zh: "模板互相继承：\((chain + [parent.name]).joined(separator: " → "))",
                  en: "templates extend each other: \((chain + [parent.name]).joined(separator: " → "))")))
          }
          isSound = false
        } else if templates[parent.name] == nil {
          if chain.count == 1 {
            problems.append(unknownTemplate(parent.name, parent.span, templates.keys.sorted()))
          }
          isSound = false
        } else {
          chain.append(parent.name)
        }
      }
      if isSound { chains[name] = chain }
    }
    self.chains = chains
    chainProblems = problems
  }

  /// Names of filters, for suggestions.
  var filterNames: [String] {
    (Array(filters.keys) + Array(filterAliases.keys) + specialFilters.map(\.name)).sorted()
  }

  /// What is wrong whatever page is made: inheritance, blocks nobody shows, texts that one language lacks.
  func problems(checksTranslations: Bool) -> [Problem] {
    var problems = chainProblems
    for name in templates.keys.sorted() {
      guard let chain = chains[name], chain.count > 1, let template = templates[name] else { continue }
      let inherited = Set(chain.dropFirst().flatMap { templates[$0]?.blocks.keys.sorted() ?? [] })
      let nested = nestedBlocks(template)
      for (block, place) in template.blocks.sorted(by: { $0.value.span.lower < $1.value.span.lower })
      where !inherited.contains(block) && !nested.contains(block) {
        problems.append(
          Problem(
            .templateBlockUnknown, at: place.span,
            Wording(zh: "上级模板没有区块“\(block)”", en: "no parent has a block “\(block)”"),
            expected: Wording(
              zh: "可用：\(inherited.sorted().joined(separator: "、"))",
              en: "known: \(inherited.sorted().joined(separator: ", "))"),
            suggestion: nearMisses(of: block, among: inherited.sorted()).first.map(Wording.didYouMean)))
      }
    }
    return checksTranslations ? problems + unevenTranslations : problems
  }

  /// Blocks inside other blocks of the same template are shown with them.
  private func nestedBlocks(_ template: Template) -> Set<String> {
    var names: Set<String> = []
    func walk(_ body: [Statement], _ isInBlock: Bool) {
      for statement in body {
        switch statement {
        case .block(let name, _, _):
          if isInBlock { names.insert(name) }
        case .conditional(let branches, let otherwise, _):
          for branch in branches { walk(branch.body, isInBlock) }
          walk(otherwise, isInBlock)
        case .loop(let loop):
          walk(loop.body, isInBlock)
          walk(loop.otherwise, isInBlock)
        case .with(_, let body), .setBlock(_, _, let body, _), .filterBlock(_, let body, _):
          walk(body, isInBlock)
        case .call(_, let caller, _): walk(caller.body, isInBlock)
        case .text, .output, .set, .include, .macro, .importAll, .importNames: break
        }
      }
    }
    for block in template.blocks.values { walk(block.body, true) }
    return names
  }

  /// Keys that one language has and another has not. The wording for one thing is the business of each language.
  private var unevenTranslations: [Problem] {
    let languages = translations.texts.keys.sorted { $0.rawValue < $1.rawValue }
    return languages.flatMap { language in
      translationKeys.sorted().filter { !$0.hasSuffix(".one") && translations.texts[language]?[$0] == nil }
        .map { key in
          Problem(
            .templateTranslation, at: nil,
            Wording(
              zh: "翻译“\(key)”缺少 \(language.rawValue)",
              en: "the translation “\(key)” is missing in \(language.rawValue)"))
        }
    }
  }
}

/// The problem that there is no template `name`.
func unknownTemplate(_ name: String, _ span: Span, _ known: [String]) -> Problem {
  Problem(
    .templateMissing, at: span, Wording(zh: "没有模板“\(name)”", en: "there is no template “\(name)”"),
    suggestion: nearMisses(of: name, among: known).first.map(Wording.didYouMean))
}

/// “Did you mean …?” for the nearest of `candidates`.
func guess(_ typed: String, _ candidates: [String]) -> Wording? {
  nearMisses(of: typed, among: candidates).first.map(Wording.didYouMean)
}
