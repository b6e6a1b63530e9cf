public import Diagnostics

/// A term of the school year, counted in teaching weeks.
public struct Term: Sendable, Hashable, Codable {
  /// The identifier, `2026-2027-1`: school year and number (1 autumn, 2 spring, 3 short summer term).
  public var id: String
  /// The name: 2026—2027学年第一学期.
  public var name: String
  /// The first day of teaching week 1; a Monday where weeks begin on Monday.
  public var week1: LocalDate
  /// Number of teaching weeks, exam weeks included.
  public var weeks: Int
  /// The holidays that follow, if their days are known.
  public var vacation: DayRange?

  /// A term of `weeks` weeks from `week1`.
  public init(id: String, name: String, week1: LocalDate, weeks: Int, vacation: DayRange? = nil) {
    self.id = id
    self.name = name
    self.week1 = week1
    self.weeks = weeks
    self.vacation = vacation
  }

  /// The days of weeks 1 to the last.
  public var days: DayRange { DayRange(week1, week1 + (max(weeks, 1) * 7 - 1)) ?? DayRange(week1) }

  /// The teaching week of `date`, 1…``weeks``, or `nil` outside the term.
  public func week(of date: LocalDate) -> Int? {
    days.contains(date) ? week1.days(until: date) / 7 + 1 : nil
  }

  /// The day `weekday` of teaching week `week`, whatever day the weeks begin on.
  public func date(week: Int, _ weekday: Weekday) -> LocalDate {
    let start = week1 + (week - 1) * 7
    return start + (weekday.rawValue - week1.weekday.rawValue + 7) % 7
  }

  /// Whether winter holidays follow it: it is the first term of its school year.
  var precedesWinter: Bool { id.hasSuffix("-1") }
}

/// Where a day lies in the school year.
public enum TeachingPosition: Sendable, Hashable {
  /// In a teaching week of the term with this identifier.
  case week(Int, term: String)
  /// In the week before week 1, when people arrive (报到).
  case arrival(term: String)
  /// In the winter holidays.
  case winterBreak
  /// In the summer holidays.
  case summerBreak
  /// Nobody knows: no term is near.
  case unknown

  /// 第12周, 第0周, 寒假, 暑假 (Week 12, …), or nothing.
  public var label: Wording {
    switch self {
    case .week(let number, _): Wording(zh: "第\(number)周", en: "Week \(number)")
    case .arrival: Wording(zh: "第0周", en: "Week 0")
    case .winterBreak: Wording(zh: "寒假", en: "Winter break")
    case .summerBreak: Wording(zh: "暑假", en: "Summer break")
    case .unknown: Wording(verbatim: "")
    }
  }

  /// The number of the teaching week, if it is one.
  public var week: Int? {
    if case .week(let number, _) = self { return number }
    return nil
  }
}

/// The terms that a site knows, in time order.
public struct TermCalendar: Sendable, Hashable {
  /// The terms by first day.
  public let terms: [Term]

  /// The calendar of `terms`, in any order; they should not overlap, see ``overlaps()``.
  public init(_ terms: [Term] = []) {
    self.terms = terms.sorted { ($0.week1, $0.id) < ($1.week1, $1.id) }
  }

  /// The term called `id`.
  public subscript(id id: String) -> Term? { terms.first { $0.id == id } }

  /// The term whose id or name `text` is.
  public func find(_ text: String) -> Term? { self[id: text] ?? terms.first { $0.name == text } }

  /// Neighbouring terms that share days.
  public func overlaps() -> [(Term, Term)] {
    zip(terms, terms.dropFirst()).filter { $0.days.overlaps($1.days) }.map { ($0, $1) }
  }

  /// The term in whose weeks `date` lies.
  public func term(on date: LocalDate) -> Term? { terms.first { $0.days.contains(date) } }

  /// Where `date` lies: in a week, in the week before a term, or in the holidays after or before one (their
  /// stated days, else at most ten weeks from a term).
  /// - Complexity: O(terms).
  public func position(of date: LocalDate) -> TeachingPosition {
    if let term = term(on: date), let week = term.week(of: date) { return .week(week, term: term.id) }
    if let term = terms.first(where: { $0.vacation?.contains(date) == true }) {
      return term.precedesWinter ? .winterBreak : .summerBreak
    }
    let next = terms.first { $0.week1 > date }
    if let next, date.days(until: next.week1) <= 7 { return .arrival(term: next.id) }
    if let last = terms.last(where: { $0.days.last < date }), last.days.last.days(until: date) <= 70 {
      return last.precedesWinter ? .winterBreak : .summerBreak
    }
    if let next, date.days(until: next.week1) <= 70 {
      return next.precedesWinter ? .summerBreak : .winterBreak
    }
    return .unknown
  }
}
