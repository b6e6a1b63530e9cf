public import Calendars

extension Event {
  /// How often its time, place or state were changed, as far as the record tells (RFC 5545 SEQUENCE): each later `updated` gives a
  /// higher number, also where a change was taken back, and so does each change that is written down.
  public var sequence: Int {
    max(revision ?? 0, Event.sequence(changes: notedChanges, updated: header.updated?.start))
  }

  /// The same for `changes` that are written down and the moment when the record was last changed. Calendars that know an event
  /// take what has a lower number for an old copy.
  public static func sequence(changes: Int, updated: LocalDateTime?) -> Int {
    guard let updated, let epoch = LocalDate(year: 2000, month: 1, day: 1) else { return changes }
    let days = epoch.days(until: updated.date)
    return max(days * 1440 + updated.time.minutes, 0) * mostChangesOfAMinute
      + min(changes, mostChangesOfAMinute - 1)
  }

  /// The last changes of a record are told apart within a minute; 2³¹ lies in the year 2255 then.
  private static let mostChangesOfAMinute = 16

  /// Changes that the record tells of: dates that differ, times it had before, a state that is not as planned. What is not settled
  /// yet is as it was announced, and being settled must not count backwards.
  public var notedChanges: Int {
    changes.count + previousStarts.count + (status == .scheduled || status == .tentative ? 0 : 1)
  }

  /// When the record was last changed, if it says so. What appears on a day and has not changed since is as of that day.
  public var lastModified: LocalDateTime? {
    header.updated?.start ?? (notedChanges == 0 ? header.publishAt?.value.start : nil)
  }

  /// The moment that calendars compare copies of it by (RFC 5545 DTSTAMP, which must be there). Of a record that does not say when
  /// it was changed it lies a year before its first start, and a day later for each change: in order, and the same at every build.
  public var stamp: LocalDateTime {
    if let lastModified { return lastModified }
    let first = previousStarts.map(\.value.start.date).min().map { min($0, time.firstDay) } ?? time.firstDay
    return LocalDateTime(first - 365 + min(notedChanges, 300), .midnight)
  }
}
