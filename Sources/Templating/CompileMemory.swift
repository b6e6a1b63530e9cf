import Diagnostics
import Parallel

/// What compiling a theme has found out, kept for the next time: a template that has not changed is not parsed again, and a
/// page none of whose templates has changed is not compiled again.
///
/// A value: whoever keeps none compiles everything, with the same result.
public struct CompileMemory: Sendable {
  /// A page's template as it was compiled.
  struct CompiledPage: Sendable {
    var program: Program
    var findings: Findings
    /// In which round it was compiled.
    var revision: Int
  }

  private var parsed: [String: (file: SourceFile, result: Checked<Template>)] = [:]
  /// Templates whose file is not what it was when the pages were compiled.
  private var changed: Set<String> = []
  private var chains: [String: [String]] = [:]
  private var names: Set<String> = []
  private var pages: [String: CompiledPage] = [:]
  /// Counts the rounds of compiling.
  private var revision = 0

  /// Remembers nothing.
  public init() {}

  /// Forgets the compiled pages, because something that they are made of has changed besides the templates.
  mutating func forgetPages() { pages = [:] }

  /// The sources, parsed: those that are new or changed for the first time.
  mutating func parse(_ sources: [TemplateSource]) -> [Checked<Template>] {
    let known = parsed
    let results = parallelMap(sources) { source in
      if let old = known[source.name], old.file == source.file { return (result: old.result, isOld: true) }
      return (result: TemplateParser.parse(source), isOld: false)
    }
    parsed = [:]
    for (source, result) in zip(sources, results) {
      parsed[source.name] = (source.file, result.result)
      if !result.isOld { changed.insert(source.name) }
    }
    return results.map(\.result)
  }

  /// The pages' templates, compiled: those that use a changed one for the first time.
  mutating func compile(_ roots: [(name: String, type: ValueType)], _ library: TemplateLibrary)
    -> [CompiledPage]
  {
    // Which templates there are, and which of them extend which, decides what a name in another one means.
    let present = Set(library.templates.keys)
    if library.chains != chains || present != names { pages = [:] }
    revision += 1
    let (old, changed, revision) = (pages, changed, revision)
    let compiled = parallelMap(roots) { root in
      if let page = old[root.name], page.findings.usedTemplates.isDisjoint(with: changed) { return page }
      var compiler = PageCompiler(library, root: root.type)
      let program = compiler.page(root.name)
      return CompiledPage(program: program, findings: compiler.findings, revision: revision)
    }
    pages = Dictionary(zip(roots, compiled).map { ($0.name, $1) }, uniquingKeysWith: { first, _ in first })
    (chains, names) = (library.chains, present)
    self.changed = []
    return compiled
  }
}
