public import Diagnostics

/// What calls of host functions and filters know of the page they stand on.
public struct RenderContext: Sendable {
  /// The language of the page's readers.
  public let language: Language
}

/// A function that the host offers to templates: `asset("site.css")`.
public struct TemplateFunction: Sendable {
  /// The name in templates.
  public let name: String
  /// Number of arguments.
  public let arity: Int
  /// What it gives, in Chinese.
  public let zh: String
  /// What it gives, in English.
  public let en: String
  let call: @Sendable ([Value], RenderContext) -> Value?

  /// Declares a function of `arity` arguments; `call` returns `nil` if it has no answer, which is reported.
  public init(
    _ name: String, arity: Int, zh: String, en: String,
    _ call: @escaping @Sendable ([Value], RenderContext) -> Value?
  ) {
    self.name = name
    self.arity = arity
    self.zh = zh
    self.en = en
    self.call = call
  }
}

/// The texts that `t("key", name=value)` gives, per language; `{name}` is replaced by the value.
public struct Translations: Sendable {
  let texts: [Language: [String: String]]

  /// Texts by language and key.
  public init(_ texts: [Language: [String: String]]) { self.texts = texts }
}

/// All templates of a theme, parsed and checked; shared between threads.
public struct TemplateSet: Sendable {
  let templates: [String: Template]
  let functions: [String: TemplateFunction]
  let translations: Translations
  /// For each template the chain from itself to the template at its root.
  let chains: [String: [String]]
}

/// Parses and checks `sources`.
///
/// All problems of all templates are reported at once: syntax, templates that are not there, circles of
/// inheritance, blocks that no parent has, imports of names that do not exist, translation keys that are
/// missing or differ between languages, pages without a template.
/// - Parameters:
///   - pages: templates that the site needs, with the model each is rendered with.
public func compile(
  _ sources: [TemplateSource], pages: [String: any TemplateModel.Type], functions: [TemplateFunction],
  translations: Translations
) -> Checked<TemplateSet> {
  var problems: [Problem] = []
  var templates: [String: Template] = [:]
  for source in sources { templates[source.name] = TemplateParser.parse(source).collecting(into: &problems) }
  for name in pages.keys.sorted() where templates[name] == nil {
    problems.append(
      Problem(
        .templateMissing, at: nil,
        Wording(zh: "主题里缺少模板 templates/\(name)", en: "the theme has no template templates/\(name)"),
        suggestion: nearMisses(of: name, among: templates.keys.sorted()).first.map {
          Wording(zh: "您是不是把它叫作 \($0)？", en: "is it the one called \($0)?")
        }))
  }
  var checker = TemplateChecker(
    templates: templates, functions: Set(functions.map(\.name)), translations: translations)
  checker.run()
  problems += checker.problems
  return Checked(
    TemplateSet(
      templates: templates,
      functions: Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      translations: translations, chains: checker.chains), problems)
}
