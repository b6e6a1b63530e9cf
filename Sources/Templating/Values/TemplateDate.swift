public import Calendars

/// A day, or a day with a time of day, in the site's zone: what the date filters work on.
public struct TemplateDate: Sendable, Hashable, CustomStringConvertible {
  /// The day.
  public var date: LocalDate
  /// The time of day; `nil` for a whole day.
  public var time: LocalTime?

  /// The day `date`, at `time` if there is one.
  public init(_ date: LocalDate, _ time: LocalTime? = nil) {
    self.date = date
    self.time = time
  }

  /// The moment that ISO 8601 text names: `2026-11-23`, `2026-11-23T16:30`, with seconds and an offset or without (both
  /// are left out of account); `nil` for any other text.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = parts.first, day.count == 10, let date = LocalDate(iso: String(Substring(day))) else {
      return nil
    }
    self.date = date
    guard parts.count == 2 else { return }
    let clock = parts[1].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard clock.count >= 2, clock[0].count == 2, let hour = Int(Substring(clock[0])), clock[1].count >= 2,
      let minute = Int(Substring(clock[1].prefix(2))), let time = LocalTime(hour: hour, minute: minute)
    else { return nil }
    self.time = time
  }

  /// ISO 8601: `2026-11-23`, `2026-11-23T16:30`.
  public var description: String { time.map { "\(date)T\($0)" } ?? "\(date)" }
}
