extension RecurrenceRule {
  /// The rule's moments from `start` on, in order, made one unit at a time as they are asked for.
  ///
  /// `start` is RFC 5545's DTSTART: it gives what the rule leaves open (time of day, weekday, day of the month)
  /// and is itself one of the moments only if it matches. A rule without an end goes on to the year 9999.
  /// - Parameter offset: the zone of `start`, for an UNTIL in UTC.
  /// - Complexity: O(1) space but for the moments of one unit; time in step with the moments and the units
  ///   passed (a unit without any costs a few instructions).
  public func moments(from start: RecurrenceMoment, offset: UTCOffset = .shanghai) -> RecurrenceMoments {
    RecurrenceMoments(self, start, offset)
  }
}

/// The moments of a rule: ``RecurrenceRule/moments(from:offset:)``.
public struct RecurrenceMoments: Sequence, IteratorProtocol, Sendable {
  private let start: RecurrenceMoment
  private let last: RecurrenceMoment?
  private var remaining: Int
  private var days: RecurrenceDays
  private let clock: RecurrenceClock
  private let positions: [Int]
  private let frequency: RecurrenceRule.Frequency
  private let interval: Int
  private let weekStart: Weekday
  /// The next unit: a year, a month since year 0, the first day of a week, a day, or hours, minutes or seconds
  /// since day 0.
  private var unit: Int
  /// The moments of the unit last made, and the next of them.
  private var buffer: [RecurrenceMoment] = []
  private var position = 0
  private var isDone = false

  init(_ rule: RecurrenceRule, _ start: RecurrenceMoment, _ offset: UTCOffset) {
    self.start = start
    remaining = Int.max
    var last: RecurrenceMoment?
    switch rule.end {
    case .never: break
    case .count(let count): remaining = count
    case .until(let moment, let isUTC):
      last = isUTC ? moment.adding(seconds: offset.minutes * 60) : moment
    case .untilDay(let day): last = RecurrenceMoment(day, second: 86_399)
    }
    self.last = last
    days = RecurrenceDays(rule, start.date)
    clock = RecurrenceClock(rule, start.second)
    positions = rule.positions
    frequency = rule.frequency
    interval = Swift.max(rule.interval, 1)
    weekStart = rule.weekStart
    let (year, month, _) = start.date.components
    switch frequency {
    case .yearly: unit = year
    case .monthly: unit = year * 12 + month - 1
    case .weekly: unit = start.date.startOfWeek(from: weekStart).dayNumber
    case .daily: unit = start.date.dayNumber
    default: unit = (start.date.dayNumber * 86_400 + start.second) / frequency.seconds
    }
    // Positions that no unit has would otherwise be looked for until the year 9999.
    let most = clock.most(in: frequency)
    isDone = !positions.isEmpty && positions.allSatisfy { $0.magnitude > most }
  }

  /// The next moment, or `nil` after the last.
  public mutating func next() -> RecurrenceMoment? {
    while !isDone {
      while position < buffer.count {
        let moment = buffer[position]
        position += 1
        if moment < start { continue }
        if let last, last < moment { return finish() }
        guard remaining > 0 else { return finish() }
        remaining -= 1
        return moment
      }
      if remaining == 0 || !fill() { return finish() }
    }
    return nil
  }

  private mutating func finish() -> RecurrenceMoment? {
    isDone = true
    buffer = []
    return nil
  }

  /// Makes the moments of the next unit; `false` at the end of all calendars, or behind the rule's end.
  private mutating func fill() -> Bool {
    buffer.removeAll(keepingCapacity: true)
    position = 0
    switch frequency {
    case .yearly:
      guard unit <= 9999, isOpen(unit, 1) else { return false }
      for month in 1...12 { add(days.days(ofMonth: month, year: unit), of: month, unit) }
      unit += interval
    case .monthly:
      let (year, month) = (unit / 12, unit % 12 + 1)
      guard year <= 9999, isOpen(year, month) else { return false }
      add(days.days(ofMonth: month, year: year), of: month, year)
      unit += interval
    case .weekly:
      guard unit <= LocalDate.latest.dayNumber, isOpen(unit) else { return false }
      for number in unit..<Swift.min(unit + 7, LocalDate.latest.dayNumber + 1) where number > 0 {
        addDay(LocalDate(clampedDayNumber: number))
      }
      unit += 7 * interval
    case .daily:
      guard unit <= LocalDate.latest.dayNumber, isOpen(unit) else { return false }
      addDay(LocalDate(clampedDayNumber: unit))
      unit += interval
      if buffer.isEmpty { skipMonths() }
    default: return fillWithinDay()
    }
    choose()
    return true
  }

  /// Whether the rule's end is not before the month, and so anything may come of it.
  private func isOpen(_ year: Int, _ month: Int) -> Bool {
    last.map { last in
      let (lastYear, lastMonth, _) = last.date.components
      return (year, month) <= (lastYear, lastMonth)
    } ?? true
  }

  private func isOpen(_ dayNumber: Int) -> Bool { last.map { dayNumber <= $0.date.dayNumber } ?? true }

  private mutating func add(_ mask: UInt32, of month: Int, _ year: Int) {
    guard mask != 0, let first = LocalDate(year: year, month: month, day: 1)?.dayNumber else { return }
    var rest = mask
    while rest != 0 {
      let day = rest.trailingZeroBitCount
      rest &= rest - 1
      addTimes(LocalDate(clampedDayNumber: first + day - 1))
    }
  }

  private mutating func addDay(_ date: LocalDate) {
    if days.contains(date) { addTimes(date) }
  }

  private mutating func addTimes(_ date: LocalDate) {
    for second in clock.times { buffer.append(RecurrenceMoment(date, second: second)) }
  }

  /// A day whose whole month is out of the question: goes on with the first day of the next month that is not.
  private mutating func skipMonths() {
    let date = LocalDate(clampedDayNumber: unit)
    guard unit <= LocalDate.latest.dayNumber, days.isEmptyMonth(of: date) else { return }
    let target = date.lastOfMonth.dayNumber + 1
    unit += (target - unit + interval - 1) / interval * interval
  }

  /// Hours, minutes and seconds: passes over days and hours that are out of the question.
  private mutating func fillWithinDay() -> Bool {
    let length = frequency.seconds
    let perDay = 86_400 / length
    func advance(to target: Int) {
      unit += Swift.max((target - unit + interval - 1) / interval, 1) * interval
    }
    var barren = 0
    while buffer.isEmpty {
      // By then the pattern has repeated itself many times: what has not come will not.
      barren += 1
      guard barren <= 2_000_000 else { return false }
      let dayNumber = unit / perDay
      guard dayNumber <= LocalDate.latest.dayNumber, isOpen(dayNumber) else { return false }
      let date = LocalDate(clampedDayNumber: dayNumber)
      let second = unit % perDay * length
      if !days.contains(date) {
        advance(to: (dayNumber + 1) * perDay)
      } else if !clock.allows(hour: second / 3600) {
        advance(to: dayNumber * perDay + (second / 3600 + 1) * (3600 / length))
      } else if frequency < .hourly, !clock.allows(minute: second / 60 % 60) {
        advance(to: dayNumber * perDay + (second / 60 + 1) * (60 / length))
      } else if frequency == .secondly, !clock.allows(second: second % 60) {
        unit += interval
      } else {
        for time in clock.times(within: frequency, second) {
          buffer.append(RecurrenceMoment(date, second: time))
        }
        unit += interval
        choose()
      }
    }
    return true
  }

  /// BYSETPOS: keeps the moments of the unit at the positions asked for.
  private mutating func choose() {
    guard !positions.isEmpty else { return }
    let count = buffer.count
    let chosen = Set(positions.map { $0 > 0 ? $0 - 1 : count + $0 }).filter { (0..<count).contains($0) }
    buffer = chosen.sorted().map { buffer[$0] }
  }
}

/// The times of day of a rule.
private struct RecurrenceClock: Sendable {
  /// Seconds since midnight at which a day's moments lie, for daily and longer rules.
  let times: [Int]
  private let hours: Set<Int>
  private let minutes: [Int]
  private let seconds: [Int]

  init(_ rule: RecurrenceRule, _ start: Int) {
    func sorted(_ numbers: [Int], or own: Int) -> [Int] { numbers.isEmpty ? [own] : Set(numbers).sorted() }
    let isWithinDay = rule.frequency < .daily
    hours = Set(rule.hours)
    minutes = rule.frequency < .hourly ? rule.minutes : sorted(rule.minutes, or: start / 60 % 60)
    seconds = rule.frequency == .secondly ? rule.seconds : sorted(rule.seconds, or: start % 60)
    var times: [Int] = []
    if !isWithinDay {
      for hour in sorted(rule.hours, or: start / 3600) {
        for minute in minutes { for second in seconds { times.append(hour * 3600 + minute * 60 + second) } }
      }
    }
    self.times = times
  }

  /// How many times a unit has at most.
  func most(in frequency: RecurrenceRule.Frequency) -> Int {
    switch frequency {
    case .secondly: 1
    case .minutely: seconds.count
    case .hourly: minutes.count * seconds.count
    case .daily: times.count
    case .weekly: times.count * 7
    case .monthly: times.count * 31
    case .yearly: times.count * 366
    }
  }

  func allows(hour: Int) -> Bool { hours.isEmpty || hours.contains(hour) }
  func allows(minute: Int) -> Bool { minutes.isEmpty || minutes.contains(minute) }
  func allows(second: Int) -> Bool { seconds.isEmpty || seconds.contains(second) }

  /// The times within the hour, minute or second that begins at `start`.
  func times(within frequency: RecurrenceRule.Frequency, _ start: Int) -> [Int] {
    switch frequency {
    case .hourly:
      let hour = start / 3600 * 3600
      return minutes.flatMap { minute in seconds.map { hour + minute * 60 + $0 } }
    case .minutely: return seconds.map { start / 60 * 60 + $0 }
    default: return [start]
    }
  }
}
