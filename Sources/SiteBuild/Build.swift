public import Calendars
public import Diagnostics
public import FileTrees
import Planning
import Records
import Rendering
public import Resolution

/// What a build makes, besides the site.
public struct Built: Sendable {
  /// The site; `nil` if there was an error or only a check was asked for.
  public var output: OutputTree?
  /// The union as of the build date.
  public var union: Union
  /// Number of pages planned.
  public var pageCount: Int
}

/// How far a build goes.
public struct BuildOptions: Sendable {
  /// The build date in the site's zone.
  public var today: LocalDate
  /// Whether to report what a full register lacks, too.
  public var isStrict = false

  /// A build on `today`.
  public init(today: LocalDate, isStrict: Bool = false) {
    self.today = today
    self.isStrict = isStrict
  }
}

/// The whole road: sources → records → union → plan → output.
///
/// A pure function: the same tree and options give the same bytes and problems on any machine. If anything is
/// an error there is no output, but every stage that still can run does, so that one run reports all there is
/// to mend.
/// - Complexity: O(n log n) in records, linear in bytes.
public func build(_ tree: SourceTree, _ options: BuildOptions) -> Checked<Built> {
  var problems: [Problem] = []
  let records = decodeRecords(tree).collecting(into: &problems)
  if options.isStrict { problems += registerProblems(records) }
  let union = resolve(records, today: options.today).collecting(into: &problems)
  let plan = planSite(union, tree).collecting(into: &problems)
  let output = renderSite(plan, tree).collecting(into: &problems)
  let privacy = privacyProblems(in: tree, union.settings)
  problems += privacy + privacyProblems(in: output, besides: privacy)
  let isSound = !problems.containsErrors
  return Checked(
    Built(output: isSound ? output : nil, union: union, pageCount: plan.pages.count), problems)
}
