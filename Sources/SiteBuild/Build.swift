public import Calendars
public import Diagnostics
public import FileTrees
public import Planning
import Records
public import Rendering
public import Resolution

/// What a build makes, besides the site.
public struct Built: Sendable {
  /// The site; `nil` if there was an error or only a check was asked for.
  public var output: OutputTree?
  /// The union as of the build date.
  public var union: Union
  /// Number of pages planned.
  public var pageCount: Int
  /// Pages of records that the public does not see yet; empty unless they were asked for.
  public var unpublished: [UnpublishedPage]
  /// Former addresses and where they lead.
  public var redirects: [Redirect]
}

/// How far a build goes.
public struct BuildOptions: Sendable, Hashable {
  /// The build date in the site's zone.
  public var today: LocalDate
  /// Whether to report what a full register lacks, too.
  public var isStrict = false
  /// Whether drafts, and what is due later, are shown; for the eyes of their authors.
  public var showsUnpublished = false
  /// Whether to make the page that shows every component of the theme.
  public var showsDesign = false

  /// A build on `today`.
  public init(
    today: LocalDate, isStrict: Bool = false, showsUnpublished: Bool = false, showsDesign: Bool = false
  ) {
    self.today = today
    self.isStrict = isStrict
    self.showsUnpublished = showsUnpublished
    self.showsDesign = showsDesign
  }
}

/// The whole road: sources → records → union → plan → output.
///
/// A pure function: the same tree and options give the same bytes and problems on any machine. If anything is
/// an error there is no output, but every stage that still can run does, so that one run reports all there is
/// to mend.
/// - Parameters:
///   - tree: the sources. Whoever hands on the only one there is need not have the texts of records in memory once they are read.
///   - finish: takes each file as soon as it is made, by its path and bytes, on any core, and says what the tree is to have of it.
///     Files are then not kept in memory all at once.
/// - Complexity: O(n log n) in records, linear in bytes.
public func build(
  _ tree: consuming SourceTree, _ options: BuildOptions,
  finishing finish: @escaping PageFinisher = { .bytes($1) }
) -> Checked<Built> {
  var session = BuildSession(isKept: false)
  return session.build(tree, options, finishing: finish)
}

/// The union of `records`, with what a full register lacks if that is asked for.
private func readUnion(_ records: Checked<RecordSet>, _ options: BuildOptions) -> Checked<Union> {
  var problems = records.problems
  if options.isStrict { problems += registerProblems(records.value) }
  let union = resolve(records.value, today: options.today, showsUnpublished: options.showsUnpublished)
    .collecting(into: &problems)
  return Checked(union, problems)
}

extension Built {
  fileprivate init(output: OutputTree?, _ union: Union, _ plan: SitePlan) {
    self.init(
      output: output, union: union, pageCount: plan.pages.count, unpublished: plan.unpublished,
      redirects: plan.redirects)
  }
}

/// Builds that follow each other: each does again only what the changes since the last one ask for, and gives the bytes and
/// problems of a clean build.
///
/// What is kept, stage by stage: records by the bytes of their files, pages by what their makers read, compiled templates by their
/// sources, what the privacy gate found by the bytes it read. Putting records together and settling addresses is done anew each
/// time.
public struct BuildSession: Sendable {
  /// Whether another build may follow.
  private let isKept: Bool
  var records: RecordMemory
  var planning: PlanMemory
  var rendering: RenderMemory
  var privacy = PrivacyMemory()
  var last: Last?
  /// Whether the last build only put other texts into the one before.
  package private(set) var wasShort = false

  /// A session that has built nothing yet.
  public init() { self.init(isKept: true) }

  fileprivate init(isKept: Bool) {
    self.isKept = isKept
    records = RecordMemory(isKept: isKept)
    planning = PlanMemory(isKept: isKept)
    rendering = RenderMemory(isKept: isKept)
  }

  /// A session for one clean build, which only need not compile again what `other` compiled.
  package init(themeOf other: BuildSession) {
    self.init(isKept: false)
    rendering = RenderMemory(themeOf: other.rendering)
  }

  /// The site of `tree`, as ``SiteBuild/build(_:_:finishing:)`` gives it.
  public mutating func build(
    _ tree: consuming SourceTree, _ options: BuildOptions,
    finishing finish: @escaping PageFinisher = { .bytes($1) }
  ) -> Checked<Built> {
    var tree = consume tree
    if let reworded = reword(tree, options, finishing: finish) {
      (last, wasShort) = (reworded, true)
      return reworded.built
    }
    (last, wasShort) = (nil, false)
    var problems: [Problem] = []
    let union = readUnion(decodeRecords(tree, reusing: &records), options).collecting(into: &problems)
    let known = privacyProblems(in: tree, union, reusing: &privacy)
    if !isKept {
      // All that records say is in the union now, and no other build asks whether they are what they were. That they are there is still
      // asked: files lie in their folders.
      privacy = PrivacyMemory()
      tree.texts = tree.texts.map { file in
        let isRead = file.path.hasPrefix("content/") && !isCaptions(path: file.path)
        return isRead ? SourceFile(path: file.path, bytes: []) : file
      }
    }
    let gate = PageGate(reusing: privacy, seesAll: !isKept)
    let renderer = PageRenderer(tree, SiteSurroundings(union.asOfLastChange), reusing: &rendering) {
      path, bytes in
      gate.look(at: path, bytes)
      return finish(path, bytes)
    }
    let taker = PageTaker(take: renderer.take, takeFeed: renderer.take, takePart: renderer.take) {
      pages, feeds in
      let files = pages.map(\.file) + feeds.map { String($0.drop { $0 == "/" }) }
      return files.allSatisfy(gate.found(nothingAt:)) && renderer.keeps(pages, feeds)
    }
    let plan = planSite(
      union, tree, showsDesign: options.showsDesign, taking: taker, reusing: &planning
    ).collecting(into: &problems)
    let output = renderer.site(of: plan, reusing: &rendering).collecting(into: &problems)
    problems += themeVersionProblems(union.settings, tree)
    problems += known + gate.problems(in: output, of: plan, besides: known, reusing: &privacy)
    let built = Checked(Built(output: problems.containsErrors ? nil : output, union, plan), problems)
    if isKept, built.value.output != nil { last = Last(tree: tree, options: options, built: built) }
    return built
  }
}
