import Diagnostics

/// What compiling pages has brought to light.
struct Findings: Sendable {
  private(set) var problems: [Problem] = []
  private var known: Set<Key> = []
  /// Templates and macros that some page uses.
  var usedTemplates: Set<String> = []
  var usedMacros: Set<ObjectIdentifier> = []
  /// Names in `is defined` that the page at hand does not have; a mistake if no page has them.
  var absences: [Span: Problem] = [:]
  var presences: Set<Span> = []

  private struct Key: Hashable {
    var kind: String
    var span: Span?
  }

  /// A page compiles the same components as others do: one problem at one place is told once.
  mutating func add(_ problem: Problem) {
    guard problem.span == nil || known.insert(Key(kind: problem.kind, span: problem.span)).inserted else {
      return
    }
    if problems.count < 500 { problems.append(problem) }
  }

  mutating func merge(_ other: Findings) {
    for problem in other.problems { add(problem) }
    usedTemplates.formUnion(other.usedTemplates)
    usedMacros.formUnion(other.usedMacros)
    absences.merge(other.absences) { first, _ in first }
    presences.formUnion(other.presences)
  }

  /// Goes back to `count` problems, to compile something again.
  mutating func rewind(to count: Int) {
    for problem in problems[count...] { known.remove(Key(kind: problem.kind, span: problem.span)) }
    problems.removeSubrange(count...)
  }

  /// All problems, with the names that turned out to be nowhere.
  func settled() -> [Problem] {
    let missing = absences.filter { !presences.contains($0.key) }.map(\.value)
    return problems
      + missing.sorted {
        ($0.span?.path ?? "", $0.span?.lower ?? 0) < ($1.span?.path ?? "", $1.span?.lower ?? 0)
      }
  }
}

/// Checks what no page uses, as far as that is possible without knowing types: macros that nobody calls, templates that
/// nobody includes.
func unusedParts(_ library: TemplateLibrary, _ used: Findings) -> Findings {
  var compiler = PageCompiler(library, root: .any)
  compiler.isOpen = true
  for name in library.templates.keys.sorted() {
    guard let template = library.templates[name], library.chains[name] != nil else { continue }
    if !used.usedTemplates.contains(name) { _ = compiler.page(name) }
    for case .macro(let macro) in template.body where !used.usedMacros.contains(ObjectIdentifier(macro)) {
      compiler.unused(macro)
    }
  }
  return compiler.findings
}
