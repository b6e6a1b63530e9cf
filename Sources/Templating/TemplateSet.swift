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
  /// The type of what it gives.
  public let type: ValueType
  /// What it gives, in Chinese.
  public let zh: String
  /// What it gives, in English.
  public let en: String
  let call: @Sendable ([Value], RenderContext) -> Value?

  /// Declares a function of `arity` arguments; `call` returns `nil` if it has no answer, which is reported. It must give the
  /// same answer to the same arguments: with literal ones it is called once, before rendering.
  public init(
    _ name: String, arity: Int, gives type: ValueType = .string, zh: String, en: String,
    _ call: @escaping @Sendable ([Value], RenderContext) -> Value?
  ) {
    self.name = name
    self.arity = arity
    self.type = type
    self.zh = zh
    self.en = en
    self.call = call
  }
}

/// The texts that `t("key", name=value)` gives, per language; `{name}` is replaced by the value.
///
/// A key that ends in `.one` is the wording for one thing: `t("count.people", n=1)` uses `count.people.one` in languages
/// that have it.
public struct Translations: Sendable {
  let texts: [Language: [String: String]]

  /// Texts by language and key.
  public init(_ texts: [Language: [String: String]]) { self.texts = texts }
}

/// All templates of a theme, checked and compiled; shared between threads.
public struct TemplateSet: Sendable {
  let programs: [String: Program]
  let translations: Translations
  /// For each page's template the ``CompileMemory/revision`` in which it was compiled.
  let revisions: [String: Int]

  /// A number that is the same as long as the template `name` gives the same output for the same model, as far as
  /// one ``CompileMemory`` goes back.
  public func revision(of name: String) -> Int { revisions[name] ?? 0 }
}

/// Parses, checks and compiles `sources`.
///
/// All problems of all templates are reported at once: syntax, templates that are not there, circles, blocks that no parent
/// has, unknown names, fields, filters and texts, values that may be missing and are not guarded, types that do not fit,
/// values in places that cannot be made safe, pages without a template.
/// - Parameters:
///   - pages: templates that the site needs, with the model each is rendered with.
///   - functions: what the host offers besides `t()`, `range()` and the like.
///   - filters: what the host offers besides the engine's own.
/// - Complexity: linear in the templates as they are put together for each page.
public func compile(
  _ sources: [TemplateSource], pages: [String: any TemplateModel.Type], functions: [TemplateFunction] = [],
  filters: [TemplateFilter] = [], translations: Translations
) -> Checked<TemplateSet> {
  var memory = CompileMemory()
  return compile(
    sources, pages: pages, functions: functions, filters: filters, translations: translations,
    reusing: &memory, isSameHost: false)
}

/// Compiles like ``compile(_:pages:functions:filters:translations:)`` and gives the same, but does again only what has to be
/// done again since the last time with this memory.
/// - Parameter isSameHost: whether pages, functions, filters and translations are what they were the last time.
public func compile(
  _ sources: [TemplateSource], pages: [String: any TemplateModel.Type], functions: [TemplateFunction] = [],
  filters: [TemplateFilter] = [], translations: Translations, reusing memory: inout CompileMemory,
  isSameHost: Bool
) -> Checked<TemplateSet> {
  let roots = pages.sorted { $0.key < $1.key }.map { (name: $0.key, type: $0.value.templateType) }
  if !isSameHost { memory.forgetPages() }
  return compile(
    sources, roots: roots, functions: functions, filters: filters, translations: translations,
    memory: &memory)
}

/// Compiles the one template `name` for `data`.
public func compile(
  _ sources: [TemplateSource], page name: String, data: TemplateData, functions: [TemplateFunction] = [],
  filters: [TemplateFilter] = [], translations: Translations
) -> Checked<TemplateSet> {
  var memory = CompileMemory()
  return compile(
    sources, roots: [(name, data.type)], functions: functions, filters: filters, translations: translations,
    memory: &memory, isWholeTheme: false)
}

private func compile(
  _ sources: [TemplateSource], roots: [(name: String, type: ValueType)], functions: [TemplateFunction],
  filters: [TemplateFilter], translations: Translations, memory: inout CompileMemory,
  isWholeTheme: Bool = true
) -> Checked<TemplateSet> {
  var problems: [Problem] = []
  var templates: [String: Template] = [:]
  for (source, parsed) in zip(sources, memory.parse(sources)) {
    templates[source.name] = parsed.collecting(into: &problems)
  }
  for name in roots.map(\.name) where templates[name] == nil {
    problems.append(
      Problem(
        .templateMissing, at: nil,
        Wording(zh: "主题里缺少模板 templates/\(name)", en: "the theme has no template templates/\(name)"),
        suggestion: nearMisses(of: name, among: templates.keys.sorted()).first.map {
          Wording(zh: "您是不是把它叫作 \($0)？", en: "is it the one called \($0)?")
        }))
  }
  let library = TemplateLibrary(
    templates: templates, functions: functions, filters: filters, translations: translations)
  problems += library.problems(checksTranslations: isWholeTheme)
  // A template that cannot be read would only bring forth problems that are none.
  guard !problems.containsErrors || isWholeTheme else {
    return Checked(TemplateSet(programs: [:], translations: translations, revisions: [:]), problems)
  }
  let usable = roots.filter { templates[$0.name] != nil && library.chains[$0.name] != nil }
  let compiled = memory.compile(usable, library)
  var findings = Findings()
  for result in compiled { findings.merge(result.findings) }
  if isWholeTheme { findings.merge(unusedParts(library, findings)) }
  problems += findings.settled()
  let programs = Dictionary(
    zip(usable, compiled).map { ($0.name, $1.program) }, uniquingKeysWith: { first, _ in first })
  let revisions = Dictionary(
    zip(usable, compiled).map { ($0.name, $1.revision) }, uniquingKeysWith: { first, _ in first })
  return Checked(TemplateSet(programs: programs, translations: translations, revisions: revisions), problems)
}
