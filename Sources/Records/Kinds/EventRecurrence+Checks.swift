public import Calendars
import Diagnostics

extension Event {
  /// How many dates a series may have.
  public static let mostOccurrences = 200

  /// Whether it takes place more than once, or may.
  public var isSeries: Bool { weeklyRepeat != nil || rule != nil || !added.isEmpty }

  /// Whether what makes it a series is written, but could not be read.
  func isRepetitionUnread(_ reader: FieldReader) -> Bool {
    !reader.unread.isDisjoint(with: ["repeat", "rrule", "rdate"])
  }

  /// Reports what is wrong with the repetition as far as the record alone can tell.
  func validateRecurrence(_ reader: inout FieldReader) {
    if let rule, let other = weeklyRepeat {
      reader.report(
        Problem(
          .recurrenceInvalid, at: rule.span,
          Wording(
            zh: "“\(Self.kind.name(of: "repeat").zh)”和“\(Self.kind.name(of: "rrule").zh)”只能写一个",
            en: "repeat and rrule exclude each other"),
          notes: [Note(Wording(zh: "另一个在这里", en: "the other is here"), at: other.span)]))
    }
    if let rule { validate(rule, &reader) }
    if !isSeries, !isRepetitionUnread(reader), let place = changes.first?.on?.span {
      reader.report(
        Problem(
          .changeMatchesNothing, at: place,
          Wording(zh: "这个活动只有一次，没有可变动的日期", en: "the event takes place once; there are no dates to change"),
          suggestion: Wording(
            zh: "取消写“状态: 取消”，改期写“状态: 改期”和“原时间”", en: "use status: and previous_start: instead")))
    }
    for change in changes { validate(change, &reader) }
  }

  private func validate(_ rule: Located<RecurrenceRule>, _ reader: inout FieldReader) {
    func report(_ kind: ProblemKind, _ zh: String, _ en: String, _ suggestion: Wording? = nil) {
      reader.report(Problem(kind, at: rule.span, Wording(zh: zh, en: en), suggestion: suggestion))
    }
    if rule.value.frequency < .daily {
      report(.recurrenceInvalid, "活动最多每天重复", "events repeat daily at most")
    }
    switch rule.value.end {
    case .never:
      report(
        .recurrenceCount, "重复规则没有结束", "the rule has no end",
        Wording(zh: "加上 COUNT=次数 或 UNTIL=日期，例如 \(rule.value);COUNT=16", en: "add COUNT or UNTIL"))
    case .count(let count) where count > Event.mostOccurrences:
      report(
        .recurrenceCount, "最多重复 \(Event.mostOccurrences) 次，这里是 \(count) 次",
        "at most \(Event.mostOccurrences) dates are allowed; these are \(count)")
    case .until(_, isUTC: false) where !time.isAllDay:
      report(
        .recurrenceInvalid, "UNTIL 的钟点要用世界时，以 Z 结尾", "a time in UNTIL is in UTC and ends with Z")
    case .until(let moment, _) where time.isAllDay:
      report(
        .recurrenceInvalid, "全天活动的 UNTIL 只写日期", "an all-day event has a plain day in UNTIL",
        Wording(
          zh: "写 UNTIL=\(moment.date.basicDescription)", en: "write UNTIL=\(moment.date.basicDescription)"))
    default: break
    }
  }

  private func validate(_ change: OccurrenceChange, _ reader: inout FieldReader) {
    guard let on = change.on else { return }
    func require(_ isThere: Bool, _ zh: String, _ en: String) {
      guard !isThere else { return }
      reader.report(
        Problem(
          .changeIncomplete, at: on.span,
          Wording(zh: "“\(change.action.label.zh)”还要写“\(zh)”", en: "\(change.action.code) also needs \(en)")))
    }
    switch change.action {
    case .cancel: require(change.note != nil, "说明", "note")
    case .move: require(change.to != nil, "改到", "to")
    case .relocate: require(change.venue != nil, "地点", "venue")
    case .retitle: require(change.title != nil, "标题", "title")
    }
    if let to = change.to, change.moved(from: time) == nil {
      reader.report(
        Problem(
          .changeIncomplete, at: to.span,
          Wording(zh: "看不出改到什么时候", en: "the new time cannot be understood"),
          expected: time.isAllDay
            ? Wording(zh: "日期，例如 2026-11-26", en: "a day, as in 2026-11-26")
            : Wording(
              zh: "日期和时间，例如 2026-11-26 16:30-18:00", en: "a day and time, as in 2026-11-26 16:30-18:00")))
    }
  }
}

extension OccurrenceChange {
  /// Where the change moves a date that the rule puts at `planned`: what `to` and `end` leave out (day, time,
  /// length) stays as it was. `planned` itself if there is no `to`; `nil` if the two make no sense together.
  public func moved(from planned: TimeSpan) -> TimeSpan? {
    guard let to else { return planned }
    switch planned {
    case .days(let range):
      switch to.value {
      case .day(let day) where end == nil:
        return .days(DayRange(day, day + (range.count - 1)) ?? DayRange(day))
      case .day: return span(to.value)
      case .days(let days): return .days(days)
      case .moment, .moments: return span(to.value)
      default: return nil
      }
    case .timed(let start, let end):
      let length = end.map { start.minutes(until: $0) }
      func from(_ moment: LocalDateTime) -> TimeSpan? {
        self.end == nil
          ? .timed(moment, until: length.map { moment.adding(minutes: $0) }) : span(.moment(moment))
      }
      switch to.value {
      case .day(let day): return from(LocalDateTime(day, start.time))
      case .time(let time, let nextDay):
        return from(LocalDateTime(nextDay ? start.date + 1 : start.date, time))
      case .moment(let moment): return from(moment)
      case .times(let first, let last, let nextDay):
        return .timed(
          LocalDateTime(start.date, first), until: LocalDateTime(nextDay ? start.date + 1 : start.date, last))
      case .moments: return span(to.value)
      case .days, .partial: return nil
      }
    }
  }

  private func span(_ start: DateText) -> TimeSpan? {
    try? timeSpan(from: start, to: end?.value).get()
  }
}
