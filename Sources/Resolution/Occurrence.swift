public import Calendars
public import Records

/// One date on which an event takes place, or was to take place.
///
/// An event that happens once has one; a series has one for each date of its rule. Lists, calendars and feeds are
/// made of occurrences, so that a moved or cancelled date is right everywhere.
public struct Occurrence: Sendable, Hashable {
  /// The event.
  public var event: Index
  /// When the rule puts it; its identity in the series, whatever becomes of it.
  public var planned: TimeSpan
  /// When it takes place.
  public var time: TimeSpan
  /// The teaching week that it counts as, in a series by teaching weeks.
  public var week: Int?
  /// As planned, cancelled, moved …
  public var status = EventStatus.scheduled
  /// What happened to it, if the series says something about this date.
  public var change: OccurrenceChange?
  /// The venue, if it is one of the register.
  public var venue: Index?
  /// The day off that it makes up for.
  public var makesUpFor: LocalDate?
  /// Whether it stands beside the rule: added by `rdate`, or on a make-up day.
  public var isAdded = false
  /// Whether the series has an earlier date that was planned for the same day.
  public var isLaterOnDay = false
  /// Whether it is over as of the build.
  public var isPast = false

  /// Whether people need not come.
  public var isOff: Bool { status.isOff }
}

/// The rule of a series in the form that calendars understand.
public struct SeriesRule: Sendable, Hashable {
  /// The rule; with teaching weeks, a weekly one that runs from the first to the last of them.
  public var rule: RecurrenceRule
  /// Dates of the rule on which nothing takes place (EXDATE).
  public var excluded: [TimeSpan] = []
}

/// What a series comes to.
public struct Series: Sendable {
  /// The rule; `nil` for a plain list of dates.
  public var rule: SeriesRule?
  /// By teaching weeks: which, and on which days of the week.
  public var weekly: WeekRule?
  /// The term of the teaching weeks.
  public var term: String?
  /// Dates left out for holidays.
  public var skipped: [WeekRule.Skip] = []
  /// Years whose holidays matter to it and have not been entered.
  public var missingYears: [Int] = []
}
