/// Whole days from a first to a last, both included.
public struct DayRange: Sendable, Hashable, Codable, Sequence {
  /// The first day.
  public let first: LocalDate
  /// The last day, not before the first.
  public let last: LocalDate

  /// The days from `first` to `last`, or `nil` if `last` is earlier.
  public init?(_ first: LocalDate, _ last: LocalDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// One single day.
  public init(_ day: LocalDate) {
    first = day
    last = day
  }

  /// How many days, at least 1.
  public var count: Int { first.days(until: last) + 1 }

  /// Whether `day` is one of them.
  public func contains(_ day: LocalDate) -> Bool { first <= day && day <= last }

  /// Whether the two have a day in common.
  public func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

  /// The days in order.
  public func makeIterator() -> AnyIterator<LocalDate> {
    var next = first.dayNumber
    let end = last.dayNumber
    return AnyIterator {
      guard next <= end else { return nil }
      defer { next += 1 }
      return LocalDate(clampedDayNumber: next)
    }
  }
}

/// When something takes place: on whole days, or at times.
public enum TimeSpan: Sendable, Hashable, Codable {
  /// All day on each of these days.
  case days(DayRange)
  /// From a moment, to another if that is known.
  case timed(LocalDateTime, until: LocalDateTime?)

  /// The first day touched.
  public var firstDay: LocalDate {
    switch self {
    case .days(let range): range.first
    case .timed(let start, _): start.normalized.date
    }
  }

  /// The last day touched. A span that ends at midnight does not touch the day that begins then.
  public var lastDay: LocalDate {
    switch self {
    case .days(let range): return range.last
    case .timed(let start, let end):
      guard let end, end.minuteNumber > start.minuteNumber else { return start.normalized.date }
      return LocalDateTime(minuteNumber: end.minuteNumber - 1).date
    }
  }

  /// The days touched, in each of which a calendar shows the event.
  public var dayRange: DayRange { DayRange(firstDay, Swift.max(firstDay, lastDay)) ?? DayRange(firstDay) }

  /// Whether it is given in whole days.
  public var isAllDay: Bool {
    if case .days = self { return true }
    return false
  }

  /// The moment it begins: midnight for whole days. For sorting.
  public var start: LocalDateTime {
    switch self {
    case .days(let range): LocalDateTime(range.first, .midnight)
    case .timed(let start, _): start
    }
  }

  /// The same span on other days: it begins on `day`, at the same time of day, and lasts as long.
  public func moved(to day: LocalDate) -> TimeSpan {
    switch self {
    case .days(let range): .days(DayRange(day, day + (range.count - 1)) ?? DayRange(day))
    case .timed(let start, _): moved(to: LocalDateTime(day, start.time))
    }
  }

  /// The same span from `moment` on; whole days begin on its day.
  public func moved(to moment: LocalDateTime) -> TimeSpan {
    switch self {
    case .days: moved(to: moment.date)
    case .timed(let start, let end):
      .timed(moment, until: end.map { moment.adding(minutes: start.minutes(until: $0)) })
    }
  }

  /// The minutes it takes up, for comparing with others: whole days from midnight to midnight, an open end the
  /// first minute alone.
  public var minuteRange: Range<Int> {
    switch self {
    case .days(let range): range.first.dayNumber * 1440..<(range.last.dayNumber + 1) * 1440
    case .timed(let start, let end):
      start.minuteNumber..<Swift.max(end?.minuteNumber ?? 0, start.minuteNumber + 1)
    }
  }

  /// Whether the two have a minute in common.
  public func overlaps(_ other: TimeSpan) -> Bool { minuteRange.overlaps(other.minuteRange) }
}
