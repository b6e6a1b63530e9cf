public import Diagnostics

/// Which of the teaching weeks count.
public enum WeekParity: String, Sendable, Hashable, Codable, CaseIterable {
  /// Every week.
  case all
  /// Weeks 1, 3, 5, … (单周)
  case odd
  /// Weeks 2, 4, 6, … (双周)
  case even

  /// Whether week `number` counts.
  public func includes(_ number: Int) -> Bool {
    switch self {
    case .all: true
    case .odd: number % 2 != 0
    case .even: number % 2 == 0
    }
  }

  /// The parity named by `text`: `all`, `odd`, `even`, 每周, 全部, 单周, 双周, 单, 双.
  public init?(text: String) {
    switch text.lowercased() {
    case "all", "每周", "全部": self = .all
    case "odd", "单周", "单": self = .odd
    case "even", "双周", "双": self = .even
    default: return nil
    }
  }
}

/// Teaching weeks as written: `1-8,10-17`.
public struct WeekList: Sendable, Hashable {
  /// The weeks, ascending, without repetition.
  public let weeks: [Int]

  /// A list of `weeks` in any order.
  public init(_ weeks: some Sequence<Int>) { self.weeks = Set(weeks).sorted() }

  /// The weeks that `text` lists: numbers and ranges, separated by commas, `、`, `;` or blanks, in half- or
  /// full-width signs, with or without 第 and 周: `1-8,10-17`, `第1—8周、10～17周`. Numbers are 1…60.
  /// The value is `nil` exactly if there are issues.
  public static func parse(_ text: String) -> (value: WeekList?, issues: [DateIssue]) {
    var scanner = DateScanner(text)
    var weeks: [Int] = []
    func fault(from start: Int, _ wording: Wording) -> (value: WeekList?, issues: [DateIssue]) {
      let lower = scanner.offsets[min(start, scanner.characters.count)]
      let issue = DateIssue(
        kind: .weeksUnreadable, range: lower..<max(lower, scanner.offset), wording: wording,
        suggestion: Wording(zh: "例如“1-8,10-17”", en: "write, for example, 1-8,10-17"))
      return (nil, [issue])
    }
    while true {
      while scanner.take(oneOf: [",", "、", ";", " "]) != nil {}
      if scanner.isAtEnd { break }
      let start = scanner.index
      guard let first = week(&scanner) else {
        scanner.index = scanner.characters.count
        let rest = scanner.text(from: start)
        return fault(
          from: start, Wording(zh: "看不懂教学周“\(rest)”", en: "“\(rest)” is not a list of weeks"))
      }
      var last = first
      scanner.skipBlanks()
      if scanner.take(oneOf: ["-", "~", "至", "到"]) != nil {
        scanner.skipBlanks()
        guard let end = week(&scanner) else {
          return fault(
            from: start,
            Wording(zh: "“\(scanner.text(from: start))”后面缺少结束的周次", en: "a range of weeks has no end"))
        }
        last = end
      }
      guard first >= 1, last <= 60, first <= last else {
        return fault(
          from: start,
          Wording(
            zh: "“\(scanner.text(from: start))”不是有效的周次，要从小到大，从1开始",
            en: "“\(scanner.text(from: start))” is no range of weeks: weeks begin at 1 and ascend"))
      }
      weeks += first...last
    }
    guard !weeks.isEmpty else {
      return fault(from: 0, Wording(zh: "没有写教学周", en: "no weeks are given"))
    }
    return (WeekList(weeks), [])
  }

  private static func week(_ scanner: inout DateScanner) -> Int? {
    _ = scanner.take("第")
    guard let number = scanner.smallNumber() else { return nil }
    _ = scanner.take("周")
    return number
  }
}

/// A weekly activity by teaching weeks, as unions announce it: “weeks 1–17, Wednesdays, not on holidays”.
public struct WeekRule: Sendable, Hashable {
  /// The teaching weeks.
  public var weeks: WeekList
  /// Which of them.
  public var parity: WeekParity
  /// The days of the week.
  public var weekdays: [Weekday]
  /// Whether days off are left out.
  public var skipsHolidays: Bool
  /// Whether a day left out is caught up on the day the school makes up for it, if there is one.
  public var makesUp: Bool

  /// A rule; by default holidays are left out and not made up.
  public init(
    weeks: WeekList, parity: WeekParity = .all, weekdays: [Weekday], skipsHolidays: Bool = true,
    makesUp: Bool = false
  ) {
    self.weeks = weeks
    self.parity = parity
    self.weekdays = weekdays
    self.skipsHolidays = skipsHolidays
    self.makesUp = makesUp
  }

  /// One day on which it takes place.
  public struct Occurrence: Sendable, Hashable {
    /// The day.
    public let date: LocalDate
    /// The teaching week it counts as.
    public let week: Int
    /// The day off it makes up for, if it does.
    public let makesUpFor: LocalDate?
  }

  /// A day left out for a holiday.
  public struct Skip: Sendable, Hashable {
    /// The day.
    public let date: LocalDate
    /// Its teaching week.
    public let week: Int
    /// The holiday's name.
    public let holiday: String
  }

  /// What the rule amounts to in one term.
  public struct Expansion: Sendable, Hashable {
    /// The days in order.
    public let occurrences: [Occurrence]
    /// The days left out, in order.
    public let skipped: [Skip]
    /// Years for which no official holidays were known, ascending: ``ProblemKind/holidayYearMissing``.
    public let missingYears: [Int]
    /// Errors (``ProblemKind/weeksBeyondTerm``, ``ProblemKind/weeksNoOccurrence``) with their words.
    public let faults: [Fault]
  }

  /// What is wrong with a rule in a term.
  public struct Fault: Sendable, Hashable {
    /// The kind of problem.
    public let kind: ProblemKind
    /// The words.
    public let wording: Wording
  }

  /// The days of the rule in `term`, in date order. `makeups` says which day runs as which (2026-10-10 as
  /// 2026-10-07), as the school decrees it. Weeks beyond the term are a fault and give no days.
  /// - Complexity: O(weeks × weekdays).
  public func expand(
    in term: Term, holidays: HolidayCalendar, makeups: [MakeupDay] = []
  ) -> Expansion {
    var occurrences: [Occurrence] = []
    var skipped: [Skip] = []
    var dates: [LocalDate] = []
    for week in weeks.weeks where week <= term.weeks && parity.includes(week) {
      for weekday in Set(weekdays).sorted() {
        let date = term.date(week: week, weekday)
        dates.append(date)
        guard skipsHolidays, case .off(let name, _) = holidays.status(of: date) else {
          occurrences.append(Occurrence(date: date, week: week, makesUpFor: nil))
          continue
        }
        skipped.append(Skip(date: date, week: week, holiday: name))
        if makesUp, let makeup = makeups.first(where: { $0.runsAs == date }) {
          occurrences.append(Occurrence(date: makeup.date, week: week, makesUpFor: date))
        }
      }
    }
    // Nobody meets twice at one time: a day that makes up for another may be a date of its own already.
    let regular = Set(occurrences.lazy.filter { $0.makesUpFor == nil }.map(\.date))
    occurrences.removeAll { $0.makesUpFor != nil && regular.contains($0.date) }
    occurrences.sort { ($0.date, $0.week) < ($1.date, $1.week) }
    skipped.sort { $0.date < $1.date }
    let span = DayRange(dates.min() ?? term.week1, dates.max() ?? term.week1)
    return Expansion(
      occurrences: occurrences, skipped: skipped,
      missingYears: skipsHolidays && !dates.isEmpty ? span.map(holidays.missingYears(in:)) ?? [] : [],
      faults: faults(in: term, isEmpty: occurrences.isEmpty))
  }

  private func faults(in term: Term, isEmpty: Bool) -> [Fault] {
    if let last = weeks.weeks.last, last > term.weeks {
      return [
        Fault(
          kind: .weeksBeyondTerm,
          wording: Wording(
            zh: "本学期只有\(term.weeks)周，没有第\(last)周",
            en: "the term has \(term.weeks) weeks; there is no week \(last)"))
      ]
    }
    guard isEmpty else { return [] }
    return [
      Fault(
        kind: .weeksNoOccurrence,
        wording: Wording(zh: "按这样的周次一次活动也排不出来", en: "these weeks give not a single date"))
    ]
  }
}
