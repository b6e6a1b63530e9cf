/// The days of a rule, a month at a time as a set of bits (bit 5 is the fifth): all parts of a rule that speak
/// of days then are a handful of machine operations for a whole month.
struct RecurrenceDays: Sendable {
  private let months: Set<Int>
  /// Days of the month from its begin (bit n) and from its end (bit n for −n).
  private let fromStart: UInt32
  private let fromEnd: UInt32
  private let hasMonthDays: Bool
  /// Weekdays wanted whichever of their name they are.
  private let weekdays: [Weekday]
  /// Those counted within the month, and those counted within the year.
  private let monthly: [RecurrenceRule.Day]
  private let yearly: [RecurrenceRule.Day]
  private let yearDays: [Int]
  private let weekNumbers: [Int]
  private let weekStart: Weekday
  /// The month made last: units ask for the days of one month again and again.
  private var made: (year: Int, month: Int, mask: UInt32, first: Int, length: Int) = (0, 0, 0, 0, 0)
  /// What counts within the year, for the year made last; index is the month.
  private var madeYear = 0
  private var ofYear: [UInt32] = []

  init(_ rule: RecurrenceRule, _ start: LocalDate) {
    var months = Set(rule.months)
    var monthDays = rule.monthDays
    var days = rule.days
    // What the rule leaves open, the start decides (RFC 5545 §3.3.10).
    if days.isEmpty, monthDays.isEmpty, rule.yearDays.isEmpty, rule.weekNumbers.isEmpty {
      switch rule.frequency {
      case .yearly:
        if months.isEmpty { months = [start.month] }
        monthDays = [start.day]
      case .monthly: monthDays = [start.day]
      case .weekly: days = [RecurrenceRule.Day(start.weekday)]
      default: break
      }
    }
    self.months = months
    fromStart = monthDays.reduce(0) { (1...31).contains($1) ? $0 | 1 << UInt32($1) : $0 }
    fromEnd = monthDays.reduce(0) { (-31 ... -1).contains($1) ? $0 | 1 << UInt32(-$1) : $0 }
    hasMonthDays = !monthDays.isEmpty
    // A number before a weekday means something in months and years only.
    let counts = rule.frequency >= .monthly
    weekdays = days.filter { !counts || $0.ordinal == nil }.map(\.weekday)
    let counted = counts ? days.filter { $0.ordinal != nil } : []
    let withinYear = rule.frequency == .yearly && rule.months.isEmpty
    monthly = withinYear ? [] : counted
    yearly = withinYear ? counted : []
    yearDays = rule.yearDays
    weekNumbers = rule.weekNumbers
    weekStart = rule.weekStart
  }

  /// Whether `date` is one of the days.
  mutating func contains(_ date: LocalDate) -> Bool {
    let offset = date.dayNumber - made.first
    if offset < 0 || offset >= made.length {
      let (year, month, _) = date.components
      _ = days(ofMonth: month, year: year)
    }
    return made.mask >> UInt32(date.dayNumber - made.first + 1) & 1 != 0
  }

  /// Whether no day of the month of `date` is one of them.
  mutating func isEmptyMonth(of date: LocalDate) -> Bool {
    let (year, month, _) = date.components
    return days(ofMonth: month, year: year) == 0
  }

  /// The days of a month as bits 1…31.
  mutating func days(ofMonth month: Int, year: Int) -> UInt32 {
    if made.year == year, made.month == month { return made.mask }
    let length = LocalDate.daysIn(month: month, year: year)
    guard let first = LocalDate(year: year, month: month, day: 1) else { return 0 }
    let mask =
      months.isEmpty || months.contains(month)
      ? mask(year: year, month: month, first: first.weekday, length: length) : 0
    made = (year, month, mask, first.dayNumber, length)
    return mask
  }

  private mutating func mask(year: Int, month: Int, first: Weekday, length: Int) -> UInt32 {
    let whole: UInt32 = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(length + 1)) - 2)
    var mask = whole
    if hasMonthDays {
      var chosen = fromStart
      for day in 1...length where fromEnd >> UInt32(length + 1 - day) & 1 != 0 { chosen |= 1 << UInt32(day) }
      mask &= chosen
    }
    if !weekdays.isEmpty || !monthly.isEmpty {
      var chosen: UInt32 = 0
      for weekday in weekdays { chosen |= all(weekday, first) }
      for day in monthly { chosen |= one(all(day.weekday, first) & whole, day.ordinal ?? 1) }
      if !yearly.isEmpty { chosen |= withinYear(year, month, .ordinals) }
      mask &= chosen
    } else if !yearly.isEmpty {
      mask &= withinYear(year, month, .ordinals)
    }
    if !yearDays.isEmpty { mask &= withinYear(year, month, .yearDays) }
    if !weekNumbers.isEmpty { mask &= withinYear(year, month, .weeks) }
    return mask
  }

  /// Every `weekday` of a month whose first day is a `first`.
  private func all(_ weekday: Weekday, _ first: Weekday) -> UInt32 {
    let offset = UInt32((weekday.rawValue - first.rawValue + 7) % 7)
    // Bits 1, 8, 15, 22 and 29.
    return 0x2040_8102 << offset
  }

  /// The `ordinal`-th of the days in `mask`, from the end if negative.
  private func one(_ mask: UInt32, _ ordinal: Int) -> UInt32 {
    var rest = mask
    if ordinal > 0 {
      for _ in 1..<ordinal { rest &= rest &- 1 }
      return rest == 0 ? 0 : 1 << UInt32(rest.trailingZeroBitCount)
    }
    for _ in 1..<max(-ordinal, 1) where rest != 0 { rest &= ~(1 << UInt32(31 - rest.leadingZeroBitCount)) }
    return rest == 0 || ordinal == 0 ? 0 : 1 << UInt32(31 - rest.leadingZeroBitCount)
  }

  // MARK: Within the year

  /// The parts of a rule that count through a whole year.
  private enum YearPart: Int, CaseIterable {
    case ordinals, yearDays, weeks
  }

  private mutating func withinYear(_ year: Int, _ month: Int, _ part: YearPart) -> UInt32 {
    if madeYear != year {
      ofYear = Array(repeating: 0, count: 13 * YearPart.allCases.count)
      madeYear = year
      let length = LocalDate.isLeap(year: year) ? 366 : 365
      guard let first = LocalDate(year: year, month: 1, day: 1) else { return 0 }
      for day in yearly { mark(yearDay(of: day, first.weekday, length), first, .ordinals) }
      for day in yearDays { mark(day > 0 ? day : length + 1 + day, first, .yearDays, length) }
      if !weekNumbers.isEmpty { markWeeks(of: year, first, length) }
    }
    return ofYear[part.rawValue * 13 + month]
  }

  private mutating func mark(_ yearDay: Int?, _ first: LocalDate, _ part: YearPart, _ length: Int = 366) {
    guard let yearDay, (1...length).contains(yearDay) else { return }
    let (_, month, day) = (first + (yearDay - 1)).components
    ofYear[part.rawValue * 13 + month] |= 1 << UInt32(day)
  }

  /// The day of the year of the n-th weekday, or `nil` if there are fewer.
  private func yearDay(of day: RecurrenceRule.Day, _ first: Weekday, _ length: Int) -> Int? {
    guard let ordinal = day.ordinal, ordinal != 0 else { return nil }
    let earliest = 1 + (day.weekday.rawValue - first.rawValue + 7) % 7
    let count = (length - earliest) / 7 + 1
    let index = ordinal > 0 ? ordinal - 1 : count + ordinal
    return (0..<count).contains(index) ? earliest + index * 7 : nil
  }

  /// Week 1 is the first with at least four days in the year (ISO 8601, but for the day on which weeks begin);
  /// a day in January may lie in the last week of the year before, one in December in the next year's first.
  private mutating func markWeeks(of year: Int, _ first: LocalDate, _ length: Int) {
    let wanted = Set(weekNumbers)
    let starts = [weekOne(of: first), weekOne(of: first + length)]
    // For the days before week 1: the weeks of the year before.
    let before = LocalDate(year: year - 1, month: 1, day: 1).map { weekOne(of: $0) }
    for yearDay in 1...length {
      let day = first.dayNumber + yearDay - 1
      let (begin, end): (Int, Int)
      if day < starts[0] {
        guard let before else { continue }
        (begin, end) = (before, starts[0])
      } else if day < starts[1] {
        (begin, end) = (starts[0], starts[1])
      } else {
        if wanted.contains(1) { mark(yearDay, first, .weeks) }
        continue
      }
      let number = (day - begin) / 7 + 1
      if wanted.contains(number) || wanted.contains(number - (end - begin) / 7 - 1) {
        mark(yearDay, first, .weeks)
      }
    }
  }

  /// Day number of the first day of week 1 of the year that begins on `newYear`.
  private func weekOne(of newYear: LocalDate) -> Int {
    let offset = (newYear.weekday.rawValue - weekStart.rawValue + 7) % 7
    return newYear.dayNumber - offset + (offset >= 4 ? 7 : 0)
  }
}
