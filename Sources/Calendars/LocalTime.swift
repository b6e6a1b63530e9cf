/// A time of day in whole minutes, 00:00 … 24:00; 24:00 is the end of a day and meant for ends only.
public struct LocalTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, 0…1440.
  public let minutes: Int

  /// 00:00.
  public static let midnight = LocalTime(checked: 0)
  /// 12:00.
  public static let noon = LocalTime(checked: 720)
  /// 24:00, the end of the day.
  public static let endOfDay = LocalTime(checked: 1440)

  /// The time `minutes` after midnight, or `nil` outside 0…1440.
  public init?(minutes: Int) {
    guard (0...1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// The time `hour`:`minute`, or `nil` if there is none: 24:01, 12:60.
  public init?(hour: Int, minute: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  private init(checked minutes: Int) { self.minutes = minutes }

  /// The hour, 0…24.
  public var hour: Int { minutes / 60 }
  /// The minute of the hour, 0…59.
  public var minute: Int { minutes % 60 }

  /// Earlier times come first.
  public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}

extension LocalTime: CustomStringConvertible {
  /// `16:30`, with two digits for the hour.
  public var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}

extension LocalTime: Codable {
  /// Reads the minutes since midnight.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = LocalTime(minutes: try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day")
    }
    self = time
  }

  /// Writes the minutes since midnight.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(minutes)
  }
}

/// A date and a time of day on the wall clock of the site's zone, without naming the zone.
public struct LocalDateTime: Sendable, Hashable, Comparable, Codable {
  /// The day.
  public var date: LocalDate
  /// The time on that day; 24:00 is the midnight that ends it.
  public var time: LocalTime

  /// `time` on `date`.
  public init(_ date: LocalDate, _ time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// A date and time from plain numbers, or `nil` if there is no such moment.
  public init?(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) {
    guard let date = LocalDate(year: year, month: month, day: day),
      let time = LocalTime(hour: hour, minute: minute)
    else { return nil }
    self.init(date, time)
  }

  /// The moment with this ``minuteNumber``, clamped to the years 1…9999; never written as 24:00.
  public init(minuteNumber: Int) {
    let number = max(minuteNumber, 1440)
    date = LocalDate(clampedDayNumber: number / 1440)
    time = LocalTime(minutes: number % 1440) ?? .midnight
  }

  /// Minutes since the day before 0001-01-01 began; 24:00 and the next day's 00:00 have the same.
  public var minuteNumber: Int { date.dayNumber * 1440 + time.minutes }

  /// The same moment with 24:00 written as 00:00 of the next day.
  public var normalized: LocalDateTime { LocalDateTime(minuteNumber: minuteNumber) }

  /// The moment `minutes` later (or earlier, if negative), normalized.
  public func adding(minutes: Int) -> LocalDateTime {
    let (sum, overflow) = minuteNumber.addingReportingOverflow(minutes)
    return LocalDateTime(minuteNumber: overflow ? (minutes > 0 ? Int.max : 0) : sum)
  }

  /// Minutes from this moment to `other`, negative if `other` is earlier.
  public func minutes(until other: LocalDateTime) -> Int { other.minuteNumber - minuteNumber }

  /// Earlier moments first; of two spellings of one midnight, 24:00 comes first.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.minuteNumber, left.date.dayNumber) < (right.minuteNumber, right.date.dayNumber)
  }
}

extension LocalDateTime: CustomStringConvertible {
  /// ISO 8601 to the minute, without offset: `2026-11-23T16:30`.
  public var description: String { "\(date)T\(time)" }

  /// The form of iCalendar's local DATE-TIME: `20261123T163000`, normalized.
  public var basicDescription: String {
    let moment = normalized
    return "\(moment.date.basicDescription)T\(padded(moment.time.hour, 2))\(padded(moment.time.minute, 2))00"
  }
}
