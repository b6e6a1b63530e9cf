/// A kind of problem: its stable identifier, its severity and its page in the documentation.
///
/// Kinds are declared in `Catalogue/`, one file per area, and listed in ``all``; `docs/problems.md` is made
/// from them, and a house test demands that each is provoked by a test.
public struct ProblemKind: Sendable, Hashable {
  /// The stable code printed with each problem, `area.what`, for example `key.unknown`.
  public typealias ID = String

  /// The stable code.
  public let id: ID
  /// The usual severity.
  public let severity: Severity
  /// What it is, in a few words.
  public let title: Wording
  /// Why it is reported and what to do, in one to three sentences.
  public let explanation: Wording
  /// Input that has the problem.
  public let bad: String
  /// The same input put right; empty if there is no single right form.
  public let good: String

  /// Declares a kind.
  public init(
    _ id: ID, _ severity: Severity, title: Wording, explanation: Wording, bad: String = "", good: String = ""
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.bad = bad
    self.good = good
  }

  /// Every kind there is, sorted by identifier.
  public static let all: [ProblemKind] =
    (inputKinds + markdownKinds + calendarKinds + importKinds + privacyKinds + proposalKinds
    + frontMatterKinds + recordKinds
    + graphKinds
    + siteKinds
    + pictureKinds
    + gatherKinds
    + templateKinds)
    .sorted { $0.id < $1.id }
}
