/// A fixed distance from UTC in minutes, −1439…1439, east positive.
///
/// Unionpress needs no time-zone database: a union meets on one wall clock, and China has kept +08:00 since
/// 1991. A site elsewhere configures its fixed offset.
public struct UTCOffset: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Minutes east of UTC.
  public let minutes: Int

  /// +08:00, Asia/Shanghai.
  public static let shanghai = UTCOffset(clampedMinutes: 480)
  /// UTC itself.
  public static let utc = UTCOffset(clampedMinutes: 0)

  /// An offset of `minutes`, cut to less than a day.
  public init(clampedMinutes minutes: Int) {
    self.minutes = min(max(minutes, -1439), 1439)
  }

  /// `+08:00`; zero is `+00:00`.
  public var description: String {
    "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60, 2)):\(padded(abs(minutes) % 60, 2))"
  }
}

extension LocalDateTime {
  /// ISO 8601 with the offset, as in `<time datetime>` and JSON-LD: `2026-11-23T16:30+08:00`; with
  /// `seconds`, `2026-11-23T16:30:00+08:00` as RFC 3339 demands. 24:00 becomes 00:00 of the next day.
  public func iso(_ offset: UTCOffset, seconds: Bool = false) -> String {
    "\(normalized)\(seconds ? ":00" : "")\(offset)"
  }

  /// The same moment on UTC's wall clock.
  public func utc(from offset: UTCOffset) -> LocalDateTime { adding(minutes: -offset.minutes) }

  /// The form of iCalendar's UTC DATE-TIME: `20261230T083000Z`.
  public func basicUTC(from offset: UTCOffset) -> String { utc(from: offset).basicDescription + "Z" }
}
