/// A rule by which something happens again and again: RFC 5545's RRULE (§3.3.10), all of its parts.
public struct RecurrenceRule: Sendable, Hashable {
  /// What a rule counts in.
  public enum Frequency: String, Sendable, Hashable, CaseIterable, Comparable {
    case secondly, minutely, hourly, daily, weekly, monthly, yearly

    /// Shorter units come first.
    public static func < (left: Frequency, right: Frequency) -> Bool { left.rank < right.rank }

    private var rank: Int { Frequency.allCases.firstIndex(of: self) ?? 0 }

    /// Seconds of a unit that is always equally long; 0 for days and longer ones.
    var seconds: Int {
      switch self {
      case .secondly: 1
      case .minutely: 60
      case .hourly: 3600
      default: 0
      }
    }
  }

  /// A weekday, or the first, second, … last of its name in a month or year: `WE`, `3WE`, `-1FR`.
  public struct Day: Sendable, Hashable {
    /// The weekday.
    public var weekday: Weekday
    /// Which of them, counted from the end if negative; `nil` for all.
    public var ordinal: Int?

    /// The weekday, or one of its name.
    public init(_ weekday: Weekday, ordinal: Int? = nil) {
      self.weekday = weekday
      self.ordinal = ordinal
    }
  }

  /// When it stops.
  public enum End: Sendable, Hashable {
    /// Never.
    case never
    /// After so many times, at least 1.
    case count(Int)
    /// With the last moment that is not later; `isUTC` tells on whose clock.
    case until(RecurrenceMoment, isUTC: Bool)
    /// With the last moment of this day at the latest.
    case untilDay(LocalDate)
  }

  /// The unit.
  public var frequency: Frequency
  /// Every how many units, at least 1.
  public var interval = 1
  /// When it stops.
  public var end = End.never
  /// Seconds, 0…59.
  public var seconds: [Int] = []
  /// Minutes, 0…59.
  public var minutes: [Int] = []
  /// Hours, 0…23.
  public var hours: [Int] = []
  /// Weekdays.
  public var days: [Day] = []
  /// Days of the month, 1…31 or −31…−1 from its end.
  public var monthDays: [Int] = []
  /// Days of the year, 1…366 or −366…−1 from its end.
  public var yearDays: [Int] = []
  /// Weeks of the year as ISO 8601 counts them, 1…53 or −53…−1 from its end.
  public var weekNumbers: [Int] = []
  /// Months, 1…12.
  public var months: [Int] = []
  /// Which of a unit's moments count, 1… or from the end −1….
  public var positions: [Int] = []
  /// The first day of a week.
  public var weekStart = Weekday.monday

  /// Every unit, for ever.
  public init(_ frequency: Frequency, interval: Int = 1, end: End = .never, days: [Day] = []) {
    self.frequency = frequency
    self.interval = max(interval, 1)
    self.end = end
    self.days = days
  }

  /// Whether it has a last time.
  public var isBounded: Bool { end != .never }
}

/// A moment of a recurrence on a wall clock, to the second.
///
/// The site's own times are whole minutes (``LocalDateTime``); calendars from elsewhere need not be.
public struct RecurrenceMoment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day.
  public var date: LocalDate
  /// Seconds since midnight, 0…86399.
  public var second: Int

  /// `second` seconds after midnight on `date`.
  public init(_ date: LocalDate, second: Int = 0) {
    self.date = date
    self.second = min(max(second, 0), 86_399)
  }

  /// The same moment; 24:00 is 00:00 of the next day.
  public init(_ time: LocalDateTime) {
    let moment = time.normalized
    self.init(moment.date, second: moment.time.minutes * 60)
  }

  /// The same moment without its seconds.
  public var localDateTime: LocalDateTime {
    LocalDateTime(date, LocalTime(minutes: second / 60) ?? .midnight)
  }

  /// The moment `seconds` later.
  public func adding(seconds: Int) -> RecurrenceMoment {
    let total = date.dayNumber * 86_400 + second + seconds
    return RecurrenceMoment(LocalDate(clampedDayNumber: total / 86_400), second: total % 86_400)
  }

  /// Earlier moments come first.
  public static func < (left: RecurrenceMoment, right: RecurrenceMoment) -> Bool {
    (left.date.dayNumber, left.second) < (right.date.dayNumber, right.second)
  }

  /// The form of iCalendar's DATE-TIME: `20261123T163000`.
  public var description: String {
    "\(date.basicDescription)T\(padded(second / 3600, 2))\(padded(second / 60 % 60, 2))\(padded(second % 60, 2))"
  }

  /// Reads `20261123T163000`, or a day alone as its midnight; `nil` for everything else.
  public init?(basic text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8 || (bytes.count == 15 && bytes[8] == 0x54) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { sum, byte in
        guard let sum, (0x30...0x39).contains(byte) else { return nil }
        return sum * 10 + Int(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    guard bytes.count == 15 else {
      self.init(date)
      return
    }
    guard let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    // A leap second is the last ordinary one: no wall clock here has it.
    self.init(date, second: hour * 3600 + minute * 60 + min(second, 59))
  }
}

extension RecurrenceRule: CustomStringConvertible {
  /// The rule as RFC 5545 writes it: `FREQ=MONTHLY;COUNT=8;BYDAY=3WE`.
  public var description: String {
    var parts = ["FREQ=\(frequency.rawValue.uppercased())"]
    func add(_ name: String, _ numbers: [Int]) {
      if !numbers.isEmpty { parts.append("\(name)=\(numbers.map(String.init).joined(separator: ","))") }
    }
    switch end {
    case .never: break
    case .count(let count): parts.append("COUNT=\(count)")
    case .until(let moment, let isUTC): parts.append("UNTIL=\(moment)\(isUTC ? "Z" : "")")
    case .untilDay(let day): parts.append("UNTIL=\(day.basicDescription)")
    }
    if interval != 1 { parts.append("INTERVAL=\(interval)") }
    add("BYSECOND", seconds)
    add("BYMINUTE", minutes)
    add("BYHOUR", hours)
    if !days.isEmpty { parts.append("BYDAY=\(days.map(\.description).joined(separator: ","))") }
    add("BYMONTHDAY", monthDays)
    add("BYYEARDAY", yearDays)
    add("BYWEEKNO", weekNumbers)
    add("BYMONTH", months)
    add("BYSETPOS", positions)
    if weekStart != .monday { parts.append("WKST=\(weekStart.code)") }
    return parts.joined(separator: ";")
  }
}

extension RecurrenceRule.Day: CustomStringConvertible {
  /// `WE`, `3WE`, `-1FR`.
  public var description: String { (ordinal.map(String.init) ?? "") + weekday.code }
}
