public import Diagnostics

/// What a day is at work.
public enum DayStatus: Sendable, Hashable {
  /// A working day from Monday to Friday, or an ordinary weekend.
  case ordinary
  /// A day off for the holiday called `name`; `isDecreed` is false if it was only derived from the statute.
  case off(String, isDecreed: Bool)
  /// A weekend day worked in exchange for the holiday called `name` (调休).
  case makeup(String)

  /// Whether it is a day off for a holiday.
  public var isOff: Bool {
    if case .off = self { return true }
    return false
  }

  /// The mark in a calendar cell: 休, 班 or nothing.
  public var mark: String {
    switch self {
    case .ordinary: ""
    case .off: "休"
    case .makeup: "班"
    }
  }

  /// What the mark means, for readers who hear the page: 放假, 调休上班 or nothing.
  public var meaning: Wording {
    switch self {
    case .ordinary: Wording(verbatim: "")
    case .off: Wording(zh: "放假", en: "holiday")
    case .makeup: Wording(zh: "调休上班", en: "working day in exchange")
    }
  }
}

/// One holiday of a year: its days off and the days worked in exchange.
public struct HolidayPeriod: Sendable, Hashable, Codable {
  /// The name: 国庆节.
  public var name: String
  /// The days off.
  public var days: DayRange
  /// Weekend days worked in exchange, possibly weeks away.
  public var makeup: [LocalDate]

  /// A holiday with its days.
  public init(name: String, days: DayRange, makeup: [LocalDate] = []) {
    self.name = name
    self.days = days
    self.makeup = makeup
  }
}

/// A day on which the school runs as on another (调课): a make-up Saturday that follows Wednesday's timetable.
public struct MakeupDay: Sendable, Hashable, Codable {
  /// The day.
  public var date: LocalDate
  /// The day off whose timetable it follows.
  public var runsAs: LocalDate

  /// `date` runs as `runsAs`.
  public init(date: LocalDate, runsAs: LocalDate) {
    self.date = date
    self.runsAs = runsAs
  }
}

/// The holidays of one year as the State Council's yearly notice decrees them.
public struct HolidayYear: Sendable, Hashable, Codable {
  /// The year that the notice is for. Its days may reach into the neighbours.
  public var year: Int
  /// The holidays in any order.
  public var periods: [HolidayPeriod]
  /// Whether they come from the notice; false for days put down from the statute alone.
  public var isOfficial: Bool

  /// A year's table.
  public init(year: Int, periods: [HolidayPeriod], isOfficial: Bool = true) {
    self.year = year
    self.periods = periods
    self.isOfficial = isOfficial
  }

  /// The days that the law itself names (国务院《全国年节及纪念日放假办法》: 13 days since 2025, 11 before),
  /// without bridges, substitutes for weekends and make-up days, which only the yearly notice decides.
  /// Lunar holidays are left out where ``LunarDate`` has no table.
  public static func statutory(_ year: Int) -> HolidayYear {
    let enlarged = year >= 2025
    func civil(_ name: String, _ month: Int, _ days: ClosedRange<Int>) -> HolidayPeriod? {
      guard let first = LocalDate(year: year, month: month, day: days.lowerBound) else { return nil }
      return DayRange(first, first + (days.count - 1)).map { HolidayPeriod(name: name, days: $0) }
    }
    func moon(_ name: String, _ month: Int, _ day: Int) -> HolidayPeriod? {
      LunarDate.civilDate(year: year, month: month, day: day)
        .map { HolidayPeriod(name: name, days: DayRange($0)) }
    }
    let spring = LunarDate.newYear(year)
      .flatMap { DayRange($0 - (enlarged ? 1 : 0), $0 + 2) }
      .map { HolidayPeriod(name: "春节", days: $0) }
    let tomb = SolarTerm.clearBright.date(in: year)
      .map { HolidayPeriod(name: "清明节", days: DayRange($0)) }
    let periods = [
      civil("元旦", 1, 1...1), spring, tomb, civil("劳动节", 5, enlarged ? 1...2 : 1...1),
      moon("端午节", 5, 5), moon("中秋节", 8, 15), civil("国庆节", 10, 1...3),
    ]
    return HolidayYear(year: year, periods: periods.compactMap { $0 }, isOfficial: false)
  }

  /// What cannot be right in the table: overlapping holidays, a make-up day that is no weekend or a day off,
  /// days more than a month away from the year. In the order of the table.
  public func faults() -> [HolidayFault] {
    var faults: [HolidayFault] = []
    for (index, period) in periods.enumerated() {
      if let other = periods[..<index].first(where: { $0.days.overlaps(period.days) }) {
        faults.append(.overlap(period.name, other.name))
      }
      for day in [period.days.first, period.days.last] + period.makeup where !isNear(day) {
        faults.append(.farAway(day, year))
        break
      }
      for day in period.makeup {
        if day.weekday < .saturday {
          faults.append(.makeupOnWorkday(day))
        } else if let other = periods.first(where: { $0.days.contains(day) }) {
          faults.append(.makeupOff(day, other.name))
        }
      }
    }
    return faults
  }

  private func isNear(_ day: LocalDate) -> Bool {
    day.year == year || day.year == year - 1 && day.month == 12 || day.year == year + 1 && day.month == 1
  }
}

/// Something that cannot be right in a year's holiday table.
public enum HolidayFault: Sendable, Hashable {
  /// Two holidays share a day.
  case overlap(String, String)
  /// A make-up day from Monday to Friday.
  case makeupOnWorkday(LocalDate)
  /// A make-up day that is itself off for the named holiday.
  case makeupOff(LocalDate, String)
  /// A day far outside the table's year.
  case farAway(LocalDate, Int)

  /// The fault in words.
  public var wording: Wording {
    switch self {
    case .overlap(let name, let other):
      Wording(zh: "“\(name)”和“\(other)”的放假日期重叠", en: "\(name) and \(other) share days off")
    case .makeupOnWorkday(let day):
      Wording(
        zh: "调休上班日应是周六或周日，\(PartialDate(day).chinese)是\(day.weekday.chinese)",
        en: "make-up days are Saturdays or Sundays; \(day) is a \(day.weekday.english)")
    case .makeupOff(let day, let name):
      Wording(
        zh: "\(PartialDate(day).chinese)既是“\(name)”放假，又写成调休上班",
        en: "\(day) is both off for \(name) and a make-up day")
    case .farAway(let day, let year):
      Wording(
        zh: "\(PartialDate(day).chinese)不在\(year)年的放假安排里，年份是不是写错了？",
        en: "\(day) does not belong to the holidays of \(year); is the year right?")
    }
  }
}

/// The holidays of all years there are tables for; other years count by statute only.
public struct HolidayCalendar: Sendable, Hashable {
  /// The tables, by year.
  public let tables: [HolidayYear]
  /// The years with an official table, ascending.
  public let officialYears: [Int]
  private let off: [LocalDate: String]
  private let makeup: [LocalDate: String]

  /// The calendar of `tables`. A table that is not official counts as if it were missing in ``missingYears(in:)``.
  /// - Complexity: linear in the days off.
  public init(_ tables: [HolidayYear] = []) {
    self.tables = tables.sorted { $0.year < $1.year }
    officialYears = Set(tables.filter(\.isOfficial).map(\.year)).sorted()
    var off: [LocalDate: String] = [:]
    var makeup: [LocalDate: String] = [:]
    for table in tables {
      for period in table.periods {
        for day in period.days { off[day] = period.name }
        for day in period.makeup { makeup[day] = period.name }
      }
    }
    self.off = off
    self.makeup = makeup
  }

  /// What `date` is.
  /// - Complexity: O(1).
  public func status(of date: LocalDate) -> DayStatus {
    if let name = off[date] { return .off(name, isDecreed: isOfficial(date.year)) }
    if let name = makeup[date] { return .makeup(name) }
    guard !isOfficial(date.year) else { return .ordinary }
    let statute = HolidayYear.statutory(date.year).periods.first { $0.days.contains(date) }
    return statute.map { .off($0.name, isDecreed: false) } ?? .ordinary
  }

  /// The years touched by `days` that have no official table, ascending: a page that depends on them says so.
  public func missingYears(in days: DayRange) -> [Int] {
    (days.first.year...days.last.year).filter { !isOfficial($0) }
  }

  /// The warning about a year without a table (``ProblemKind/holidayYearMissing``).
  public static func missingYearWording(_ year: Int) -> Wording {
    Wording(
      zh: "\(year)年放假安排尚未录入，仅按法定节日处理",
      en: "the holidays of \(year) have not been entered; only the statutory days are taken into account")
  }

  private func isOfficial(_ year: Int) -> Bool { officialYears.contains(year) }
}
