/// A day of the civil (proleptic Gregorian) calendar, without time and zone: 0001-01-01 … 9999-12-31.
///
/// It is one number, so comparing, adding days and asking for the weekday are integer operations; nothing
/// here knows the clock, a locale or Foundation's calendars.
public struct LocalDate: Sendable, Hashable, Comparable {
  /// Days counted from 0001-01-01, which is day 1 and a Monday (“Rata Die”).
  public let dayNumber: Int

  /// 0001-01-01, the first day there is.
  public static let earliest = LocalDate(clampedDayNumber: 1)
  /// 9999-12-31, the last day there is.
  public static let latest = LocalDate(clampedDayNumber: 3_652_059)

  /// The day with this number; what lies outside 0001…9999 becomes the nearest day inside.
  public init(clampedDayNumber number: Int) {
    dayNumber = min(max(number, 1), 3_652_059)
  }

  /// The day `year`-`month`-`day`, or `nil` if there is no such day: 2026-02-30, month 13, year 0.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...LocalDate.daysIn(month: month, year: year)).contains(day)
    else { return nil }
    self.init(
      clampedDayNumber: LocalDate.daysBefore(year: year) + daysInMonthsBefore(month, year: year) + day)
  }

  /// The day written as ISO 8601 `YYYY-MM-DD`, exactly; for what people type see ``parseDateText(_:)``.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1…12) and day of the month (1…31) at once.
  public var components: (year: Int, month: Int, day: Int) {
    // Whole 400-, 100-, 4- and 1-year cycles; the last day of the two longer ones would otherwise fall
    // into a fifth part of its cycle.
    var rest = dayNumber - 1
    let cycles = rest / 146_097
    rest %= 146_097
    let centuries = min(rest / 36_524, 3)
    rest -= centuries * 36_524
    let leaps = rest / 1_461
    rest %= 1_461
    let years = min(rest / 365, 3)
    rest -= years * 365
    let year = cycles * 400 + centuries * 100 + leaps * 4 + years + 1
    var month = min(rest / 29 + 1, 12)
    while daysInMonthsBefore(month, year: year) > rest { month -= 1 }
    return (year, month, rest - daysInMonthsBefore(month, year: year) + 1)
  }

  /// The year, 1…9999.
  public var year: Int { components.year }
  /// The month, 1…12.
  public var month: Int { components.month }
  /// The day of the month, 1…31.
  public var day: Int { components.day }
  /// The day of the week.
  public var weekday: Weekday { Weekday(cyclic: dayNumber) }

  /// The Monday of the ISO week that holds the day.
  public var monday: LocalDate { startOfWeek(from: .monday) }

  /// The last day that is a `first` and not later: the start of the week when weeks begin on `first`.
  public func startOfWeek(from first: Weekday) -> LocalDate {
    self - (weekday.rawValue - first.rawValue + 7) % 7
  }

  /// The first day of the same month.
  public var firstOfMonth: LocalDate { self - (day - 1) }
  /// The last day of the same month.
  public var lastOfMonth: LocalDate {
    let (year, month, day) = components
    return self + (LocalDate.daysIn(month: month, year: year) - day)
  }

  /// The day `days` later; stops at ``latest`` and ``earliest``.
  public static func + (date: LocalDate, days: Int) -> LocalDate {
    let (sum, overflow) = date.dayNumber.addingReportingOverflow(days)
    return overflow ? (days > 0 ? latest : earliest) : LocalDate(clampedDayNumber: sum)
  }

  /// The day `days` earlier; stops at ``latest`` and ``earliest``.
  public static func - (date: LocalDate, days: Int) -> LocalDate {
    let (difference, overflow) = date.dayNumber.subtractingReportingOverflow(days)
    return overflow ? (days < 0 ? latest : earliest) : LocalDate(clampedDayNumber: difference)
  }

  /// Days from this date to `other`, negative if `other` is earlier.
  public func days(until other: LocalDate) -> Int { other.dayNumber - dayNumber }

  /// Earlier days come first.
  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }

  /// Whether `year` has a 29 February.
  public static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days of `month` (1…12) in `year`; 0 for other months.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year: year) ? 29 : 28
    default: 0
    }
  }

  /// Days from 0001-01-01 to the first day of `year`, exclusive.
  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }
}

/// Days of the year before the first of `month` (1…12).
private func daysInMonthsBefore(_ month: Int, year: Int) -> Int {
  let common = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  return common[month - 1] + (month > 2 && LocalDate.isLeap(year: year) ? 1 : 0)
}

extension LocalDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-23`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The form of iCalendar's DATE: `20261123`.
  public var basicDescription: String {
    let (year, month, day) = components
    return padded(year, 4) + padded(month, 2) + padded(day, 2)
  }
}

extension LocalDate: Codable {
  /// Reads the ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = LocalDate(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date: \(text)")
    }
    self = date
  }

  /// Writes the ISO 8601 text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// `number` in decimal with leading zeros up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width
    ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
