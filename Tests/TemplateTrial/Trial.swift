public import Diagnostics

internal import Templating

/// What came of one input.
public struct Trial: Sendable {
  /// The properties that do not hold; empty is what is wanted. Crashes and endless loops show otherwise.
  public private(set) var violations: [String] = []
  /// Kinds of the problems found before rendering.
  public private(set) var compiled: Set<ProblemKind.ID> = []
  /// Kinds of the problems found while rendering.
  public private(set) var rendered: Set<ProblemKind.ID> = []
  /// The pages, one for each language; empty if there were errors before.
  public private(set) var pages: [[UInt8]] = []

  /// The largest page that is not called running away, in bytes.
  public static let outputLimit = 20 << 20

  /// Kinds of problems that can be known before rendering; what the typed check lets through must not have them.
  private static let knowable: Set<ProblemKind.ID> = [
    "template.arguments", "template.block-twice", "template.block-unknown", "template.circle",
    "template.field",
    "template.filter", "template.import", "template.missing", "template.name", "template.optional",
    "template.syntax", "template.translation", "template.type", "template.unclosed",
  ]

  private static let kinds = Set(ProblemKind.all.map(\.id))

  private let input: TrialInput
  private let files: [SourceFile]

  /// Compiles `input` twice, renders it twice in each language, and looks whether all that must hold does.
  /// - Parameter expectsTypedCheck: whether problems that can be known before rendering must be found before.
  public init(_ input: TrialInput, expectsTypedCheck: Bool) {
    self.input = input
    files = input.sources.map(\.file)
    let first = compiledSet()
    expectWellMade(first.problems)
    compiled = Set(first.problems.map(\.kind))
    let second = compiledSet()
    expect(
      first.problems.sortedForReport() == second.problems.sortedForReport(),
      "compiled twice, it has other problems")
    guard first.isSound else { return }
    for language in Language.allCases { render(first.value, again: second.value, language) }
    guard expectsTypedCheck else { return }
    for kind in rendered.intersection(Self.knowable).sorted() {
      expect(false, "\(kind) was found only while rendering")
    }
  }

  private func compiledSet() -> Checked<TemplateSet> {
    compile(
      input.sources, pages: [TrialInput.names[0]: TrialPage.self], functions: [TrialHost.double],
      translations: TrialHost.translations)
  }

  private mutating func render(_ set: TemplateSet, again other: TemplateSet, _ language: Language) {
    let name = TrialInput.names[0]
    let page = set.render(name, TrialPage(), language: language)
    expectWellMade(page.problems)
    rendered.formUnion(page.problems.map(\.kind))
    pages.append(page.value)
    expect(page.value.count <= Self.outputLimit, "the page has \(page.value.count) bytes")
    // In one language with the same set, in the other with the one compiled again: each costs time.
    let again = (language == .zh ? set : other).render(name, TrialPage(), language: language)
    expect(page.value == again.value, "rendered twice, it differs")
    expect(page.problems == again.problems, "rendered twice, it has other problems")
    if input.isUTF8 { expect(isValidUTF8(page.value), "the page is not well-formed UTF-8") }
    for marker in [Marker.tag, Marker.quotes] where page.value.contains(Array(marker.utf8)) {
      expect(input.contains(marker), "text of the model came through unescaped: \(marker)")
    }
  }

  /// A problem has a known kind, something to say in each language, and places inside the files; the reports can
  /// print it.
  private mutating func expectWellMade(_ problems: [Problem]) {
    for problem in problems {
      expect(Self.kinds.contains(problem.kind), "no such kind of problem: \(problem.kind)")
      expect(!problem.message.zh.isEmpty && !problem.message.en.isEmpty, "\(problem.kind) says nothing")
      let edits = problem.fix?.edits.map(\.span) ?? []
      for span in [problem.span].compactMap(\.self) + problem.notes.map(\.span) + edits {
        expectInside(span, problem.kind)
      }
    }
    guard !problems.isEmpty else { return }
    // A few are enough: printing the lines of many takes longer than finding them.
    let some = Array(problems.prefix(2))
    let report = TerminalReport(language: .zh, isColoured: false, files: files).text(some)
    expect(!report.isEmpty, "the report of the problems is empty")
    let machineReport = MachineReport.json.text(some, files: files, language: .en)
    expect(!machineReport.isEmpty, "the report for machines is empty")
  }

  private mutating func expectInside(_ span: Span, _ kind: ProblemKind.ID) {
    guard let file = files.first(where: { $0.path == span.path }) else {
      return expect(false, "\(kind) is in \(span.path), which is not there")
    }
    let isInside = 0 <= span.lower && span.lower <= span.upper && span.upper <= file.bytes.count
    expect(isInside, "\(kind) is at \(span.lower)..<\(span.upper) of \(file.bytes.count) bytes")
    guard isInside, isValidUTF8(file.bytes) else { return }
    // A place in the middle of a character shows half of it, and a mending there would break the file.
    for offset in [span.lower, span.upper] where offset < file.bytes.count {
      expect(file.bytes[offset] & 0xC0 != 0x80, "\(kind) has an end inside a character, at \(offset)")
    }
  }

  private mutating func expect(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
    if !holds { violations.append(otherwise()) }
  }
}
