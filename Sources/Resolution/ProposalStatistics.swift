public import Calendars
import Diagnostics
public import Records

/// What became of a number of proposals.
public struct ProposalStatistics: Sendable, Hashable {
  /// How many answers were rated, and how.
  public struct Satisfaction: Sendable, Hashable {
    /// Satisfied.
    public var satisfied = 0
    /// Mostly satisfied.
    public var mostly = 0
    /// Not satisfied.
    public var unsatisfied = 0

    /// All ratings.
    public var count: Int { satisfied + mostly + unsatisfied }

    /// Satisfied and mostly satisfied of all, in tenths of a percent; `nil` below three ratings, from which people could be
    /// told.
    public var rate: Int? { count < leastShown ? nil : share(satisfied + mostly, of: count) }
  }

  /// Received in all.
  public var received = 0
  /// Still being collected, so that nothing has been received.
  public var collecting = 0
  /// Accepted, those included that were merged with others afterwards.
  public var accepted = 0
  /// Accepted, merged ones counted once.
  public var acceptedAfterMerge = 0
  /// Taken as suggestions.
  public var converted = 0
  /// Not accepted.
  public var rejected = 0
  /// Received and not decided yet.
  public var open = 0
  /// Answered.
  public var answered = 0
  /// Past their date without an answer.
  public var overdue = 0
  /// Ratings of answers.
  public var satisfaction = Satisfaction()

  /// Counts `proposals` as of `day`.
  /// - Complexity: linear.
  public init(_ proposals: some Sequence<Proposal>, asOf day: LocalDate) {
    for proposal in proposals {
      let status = proposal.status
      if status == .collecting {
        collecting += 1
        continue
      }
      received += 1
      if status.isAccepted || status == .merged { accepted += 1 }
      if status.isAccepted { acceptedAfterMerge += 1 }
      if status == .converted { converted += 1 }
      if status == .rejected { rejected += 1 }
      if status < .rejected { open += 1 }
      if status.isAnswered { answered += 1 }
      if proposal.delay(asOf: day)?.isOpen == true { overdue += 1 }
      switch proposal.rating?.value {
      case .satisfied: satisfaction.satisfied += 1
      case .mostly: satisfaction.mostly += 1
      case .unsatisfied: satisfaction.unsatisfied += 1
      case nil: break
      }
    }
  }
}

/// Groups with fewer people or votes are not shown: members could be told from them.
public let leastShown = 3

/// `part` of `whole` in tenths of a percent, rounded half up; 0 of nothing.
public func share(_ part: Int, of whole: Int) -> Int { whole == 0 ? 0 : (part * 2000 + whole) / (whole * 2) }

/// The shares of `counts` in tenths of a percent, which add up to exactly 1000 (largest remainder). Of equal remainders
/// the earlier ones are rounded up.
public func shares(_ counts: [Int]) -> [Int] {
  let total = counts.reduce(0, +)
  guard total > 0 else { return counts.map { _ in 0 } }
  var result = counts.map { $0 * 1000 / total }
  let order = counts.indices.sorted { left, right in
    let (a, b) = (counts[left] * 1000 % total, counts[right] * 1000 % total)
    return a == b ? left < right : a > b
  }
  for index in order.prefix(1000 - result.reduce(0, +)) { result[index] += 1 }
  return result
}

/// `62.2` of 622.
public func tenths(_ value: Int) -> String { "\(value / 10).\(abs(value) % 10)" }

extension Proposal {
  /// By how many days an answer is late: past its date without one, or given after it. `nil` if it is in time.
  public func delay(asOf day: LocalDate) -> (days: Int, isOpen: Bool)? {
    guard let due = due?.value, status.isAccepted else { return nil }
    if let answered = answered?.value { return answered > due ? (due.days(until: answered), false) : nil }
    if status.isAnswered { return nil }
    return day > due ? (due.days(until: day), true) : nil
  }
}
