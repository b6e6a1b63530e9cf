import Calendars
import Diagnostics
import Records

/// The calendars that a series is expanded against.
struct CivilCalendars {
  var terms = TermCalendar()
  /// Whether no term was left out because of its errors.
  var hasAllTerms = true
  var holidays = HolidayCalendar()
  var makeups: [MakeupDay] = []
  var offset = UTCOffset.shanghai
}

/// Makes the dates of one event.
///
/// Dates first, then what `changes` says of them; everything that does not fit is reported where it stands.
struct SeriesExpansion {
  let event: Event
  let calendars: CivilCalendars
  var problems: [Problem] = []
  var series = Series()
  private(set) var dates: [Occurrence] = []

  init(_ event: Event, _ index: Index, _ calendars: CivilCalendars) {
    self.event = event
    self.calendars = calendars
    if let repetition = event.weeklyRepeat {
      expand(repetition, index)
    } else if let rule = event.rule {
      expand(rule, index)
    } else {
      dates = [Occurrence(event: index, planned: event.time, time: event.time)]
    }
    if event.isSeries {
      leaveOut()
      add(index)
      if dates.isEmpty {
        // Without a single date the series would silently vanish. The report has said why there is none; that the
        // changes match none either only follows from it.
        dates = [Occurrence(event: index, planned: event.time, time: event.time)]
      } else {
        dates.sort { $0.planned.start < $1.planned.start }
        for (number, earlier) in zip(dates.indices.dropFirst(), dates.map(\.planned.firstDay)) {
          dates[number].isLaterOnDay = dates[number].planned.firstDay == earlier
        }
        change()
      }
    }
    if event.status != .scheduled {
      for number in dates.indices where dates[number].status == .scheduled {
        dates[number].status = event.status
      }
    }
  }

  private mutating func report(
    _ kind: ProblemKind, at span: Span?, _ message: Wording, _ suggestion: Wording? = nil, notes: [Note] = []
  ) {
    problems.append(Problem(kind, at: span, message, suggestion: suggestion, notes: notes))
  }

  private var startNote: [Note] {
    event.timeSpan.map { [Note(Wording(zh: "开始在这里", en: "the start is here"), at: $0)] } ?? []
  }

  // MARK: Teaching weeks

  private mutating func expand(_ repetition: Located<TeachingWeekRepeat>, _ index: Index) {
    let given = repetition.value
    let start = event.time.firstDay
    guard let term = term(of: repetition, start) else { return }
    let firstWeek = term.week(of: start) ?? 1
    let weeks = given.weeks?.value ?? WeekList(min(firstWeek, term.weeks)...term.weeks)
    let rule = WeekRule(
      weeks: weeks, parity: given.parity, weekdays: given.weekdays.isEmpty ? [start.weekday] : given.weekdays,
      skipsHolidays: given.skipsHolidays, makesUp: given.makesUp)
    let expansion = rule.expand(in: term, holidays: calendars.holidays, makeups: calendars.makeups)
    for fault in expansion.faults {
      report(
        fault.kind, at: given.weeks?.span ?? repetition.span, fault.wording,
        fault.kind == .weeksBeyondTerm
          ? Wording(zh: "最后一周写成\(term.weeks)", en: "the last week is \(term.weeks)") : nil)
    }
    series = Series(
      weekly: rule, term: term.id, skipped: expansion.skipped,
      missingYears: expansion.faults.isEmpty ? expansion.missingYears : [])
    dates = expansion.occurrences.map { date in
      let time = event.time.moved(to: date.date)
      return Occurrence(
        event: index, planned: time, time: time, week: date.week, makesUpFor: date.makesUpFor,
        isAdded: date.makesUpFor != nil)
    }
    guard expansion.faults.isEmpty else { return }
    checkStart(expansion, rule, term, repetition.span)
    reportMissingMakeups(expansion, given, repetition.span)
    series.rule = weeklyRule(expansion)
  }

  private mutating func term(of repetition: Located<TeachingWeekRepeat>, _ start: LocalDate) -> Term? {
    if let name = repetition.value.term {
      return calendars.terms.resolve(name, isWhole: calendars.hasAllTerms, &problems)
    }
    if let term = calendars.terms.term(on: start) { return term }
    guard calendars.hasAllTerms else { return nil }
    report(
      .recurrenceStart, at: event.timeSpan ?? repetition.span,
      Wording(
        zh: "\(PartialDate(start).chinese)不在任何学期里，排不出教学周",
        en: "\(start) lies in no term, so there are no teaching weeks"),
      Wording(
        zh: "写明学期，或在 content/data/terms.yaml 里补上", en: "give the term, or add it to content/data/terms.yaml"))
    return nil
  }

  /// The start must be the first date: the one that readers come to first.
  private mutating func checkStart(
    _ expansion: WeekRule.Expansion, _ rule: WeekRule, _ term: Term, _ span: Span
  ) {
    let start = event.time.firstDay
    let listed = (expansion.occurrences.map(\.date) + expansion.skipped.map(\.date)).sorted()
    guard let first = expansion.occurrences.first?.date, start != first, start != listed.first else { return }
    let place = event.timeSpan ?? span
    let notes =
      event.timeSpan == nil ? [] : [Note(Wording(zh: "重复写在这里", en: "the repetition is here"), at: span)]
    let days = rule.weekdays.map(\.chinese).joined(separator: "、")
    let chinese = PartialDate(start).chinese
    let message =
      rule.weekdays.contains(start.weekday)
      ? Wording(
        zh: "重复的第一次是\(PartialDate(first).chinese)，开始却写着\(chinese)",
        en: "the first date of the repetition is \(first), but the start says \(start)")
      : Wording(
        zh: "\(chinese)是\(start.weekday.chinese)，重复写的是\(days)",
        en: "\(start) is a \(start.weekday.english), the repetition is on other days")
    var advice = Wording(zh: "开始写成 \(first)", en: "write the start as \(first)")
    if rule.weekdays.contains(start.weekday), let week = term.week(of: start), rule.weeks.weeks.first != week
    {
      advice.zh += "，或者周次从第\(week)周写起"
      advice.en += ", or begin with week \(week)"
    }
    report(.recurrenceStart, at: place, message, advice, notes: notes)
  }

  private mutating func reportMissingMakeups(
    _ expansion: WeekRule.Expansion, _ given: TeachingWeekRepeat, _ span: Span
  ) {
    guard given.makesUp else { return }
    for skip in expansion.skipped where !calendars.makeups.contains(where: { $0.runsAs == skip.date }) {
      let entry = RecordKind.holiday.line(
        "makeup_map",
        Wording(zh: "[{date: 调课日, runs_as: \(skip.date)}]", en: "[{date: …, runs_as: \(skip.date)}]"))
      report(
        .makeupMissing, at: span,
        Wording(
          zh: "\(PartialDate(skip.date).chinese)（\(skip.holiday)）的调课日还没有录入，这一次没有补上",
          en:
            "nobody has entered which day runs as \(skip.date) (\(skip.holiday)); that date is not made up for"
        ),
        Wording(zh: "在放假安排文件里加：\(entry.zh)", en: "add \(entry.en) to the holiday table"))
    }
  }

  /// The teaching weeks as a weekly rule with exceptions, as calendars understand them.
  private func weeklyRule(_ expansion: WeekRule.Expansion) -> SeriesRule? {
    let regular = dates.filter { !$0.isAdded }
    guard let first = regular.first, let last = regular.last else { return nil }
    // The weeks that were meant: a holiday in week 5 does not make “weeks 4 to 6” a fortnightly rule.
    let weeks = Set(expansion.occurrences.map(\.week) + expansion.skipped.map(\.week))
    let isFortnightly = weeks.count > 1 && Set(weeks.map { $0 % 2 }).count == 1
    let weekdays = Set(regular.map(\.planned.firstDay.weekday)).sorted()
    var rule = RecurrenceRule(.weekly, interval: isFortnightly ? 2 : 1)
    if weekdays.count > 1 { rule.days = weekdays.map { RecurrenceRule.Day($0) } }
    rule.end = end(of: last.planned)
    let taken = Set(regular.map(\.planned.firstDay))
    let start = RecurrenceMoment(first.planned.start)
    let excluded = rule.moments(from: start, offset: calendars.offset).map(\.date).filter {
      !taken.contains($0)
    }
    return SeriesRule(rule: rule, excluded: excluded.map { first.planned.moved(to: $0) })
  }

  private func end(of last: TimeSpan) -> RecurrenceRule.End {
    last.isAllDay
      ? .untilDay(last.firstDay)
      : .until(RecurrenceMoment(last.start.utc(from: calendars.offset)), isUTC: true)
  }

  // MARK: Rules

  private mutating func expand(_ rule: Located<RecurrenceRule>, _ index: Index) {
    let start = RecurrenceMoment(event.time.start)
    // What the record alone shows has been reported.
    guard rule.value.isBounded, rule.value.frequency >= .daily else { return }
    if case .count(let count) = rule.value.end, count > Event.mostOccurrences { return }
    if case .untilDay(let day) = rule.value.end, !event.time.isAllDay {
      // The standard wants UNTIL in the form of the start: calendars read the other as midnight in some zone.
      let end = LocalDateTime(day, LocalTime(minutes: 1439) ?? .midnight).basicUTC(from: calendars.offset)
      report(
        .recurrenceInvalid, at: rule.span,
        Wording(
          zh: "活动有钟点，UNTIL 也要写到钟点（世界时）", en: "the event has a time of day, so UNTIL must be a time in UTC"),
        Wording(
          zh: "到\(PartialDate(day).chinese)为止写 UNTIL=\(end)", en: "for the end of \(day) write UNTIL=\(end)"))
      return
    }
    let moments = Array(
      rule.value.moments(from: start, offset: calendars.offset).prefix(Event.mostOccurrences + 1))
    if moments.count > Event.mostOccurrences {
      report(
        .recurrenceCount, at: rule.span,
        Wording(
          zh: "重复超过 \(Event.mostOccurrences) 次，UNTIL 是不是写得太晚了？",
          en: "there are more than \(Event.mostOccurrences) dates; is UNTIL too late?"))
      return
    }
    guard let first = moments.first else {
      report(
        .recurrenceCount, at: rule.span,
        Wording(zh: "按这条规则一次活动也排不出来", en: "the rule gives not a single date"),
        notes: startNote)
      return
    }
    if first != start {
      let date = first.date
      report(
        .recurrenceStart, at: event.timeSpan ?? rule.span,
        Wording(
          zh: "按重复规则，第一次是\(PartialDate(date).chinese)（\(date.weekday.chinese)），不是开始写的那一天",
          en: "by the rule the first date is \(date) (\(date.weekday.english)), not the start"),
        Wording(zh: "开始写成 \(date)，或改重复规则", en: "write the start as \(date), or change the rule"),
        notes: event.timeSpan == nil
          ? [] : [Note(Wording(zh: "重复规则在这里", en: "the rule is here"), at: rule.span)])
    }
    dates = moments.map { moment in
      let time = event.time.moved(to: moment.localDateTime)
      return Occurrence(event: index, planned: time, time: time)
    }
    series.rule = SeriesRule(rule: rule.value)
  }

  private mutating func leaveOut() {
    for excluded in event.excluded {
      guard let number = number(of: excluded.value) else {
        report(
          .recurrenceExdate, at: excluded.span,
          Wording(zh: "这一天本来就没有这个活动", en: "the event has no such date anyway"), nearest(excluded.value))
        continue
      }
      series.rule?.excluded.append(dates[number].planned)
      dates.remove(at: number)
    }
    series.rule?.excluded.sort { $0.start < $1.start }
    if dates.isEmpty, let place = event.excluded.first?.span, event.rule != nil, series.rule != nil {
      report(
        .recurrenceCount, at: place, Wording(zh: "所有日期都被除外了", en: "every date is left out"))
    }
  }

  private mutating func add(_ index: Index) {
    for added in event.added {
      let time: TimeSpan
      switch added.value {
      case .day(let day): time = event.time.moved(to: day)
      case .time(let moment): time = event.time.moved(to: moment)
      }
      if let twin = dates.first(where: { $0.planned.start == time.start }) {
        report(
          .recurrenceExdate, at: added.span,
          Wording(
            zh: "\(PartialDate(twin.planned.firstDay).chinese)本来就有这个活动", en: "the event has that date anyway")
        )
        continue
      }
      dates.append(Occurrence(event: index, planned: time, time: time, isAdded: true))
    }
  }

  // MARK: Changes

  private func number(of moment: Moment) -> Int? {
    switch moment {
    case .day(let day): dates.firstIndex { $0.planned.firstDay == day }
    case .time(let time): dates.firstIndex { $0.planned.start == time }
    }
  }

  /// The dates around one that is none.
  private func nearest(_ moment: Moment) -> Wording? {
    let days = dates.map(\.planned.firstDay)
    let found = [days.last { $0 < moment.date }, days.first { $0 > moment.date }].compactMap { $0 }
    guard !found.isEmpty else { return nil }
    return Wording(
      zh: "最近的是 \(found.map(\.description).joined(separator: " 和 "))",
      en: "the nearest are \(found.map(\.description).joined(separator: " and "))")
  }

  private mutating func change() {
    var changed: [Int: Span] = [:]
    for change in event.changes {
      guard let on = change.on else { continue }
      guard let number = number(of: on.value) else {
        let skip = series.skipped.first { $0.date == on.value.date }
        report(
          .changeMatchesNothing, at: on.span,
          skip.map {
            Wording(
              zh: "\(PartialDate($0.date).chinese)是\($0.holiday)放假，本来就不活动",
              en: "\($0.date) is off for \($0.holiday) anyway")
          }
            ?? Wording(
              zh: "\(PartialDate(on.value.date).chinese)没有这个活动",
              en: "the event does not take place on \(on.value.date)"),
          nearest(on.value))
        continue
      }
      if let earlier = changed[number] {
        report(
          .changeMatchesNothing, at: on.span,
          Wording(zh: "这一次已经写过变动了", en: "there is a change of that date already"),
          notes: [Note(Wording(zh: "另一条在这里", en: "the other is here"), at: earlier)])
        continue
      }
      changed[number] = on.span
      apply(change, to: number)
    }
    reportClashes(changed)
  }

  private mutating func apply(_ change: OccurrenceChange, to number: Int) {
    dates[number].change = change
    if change.action != .cancel {
      dates[number].time = change.moved(from: dates[number].planned) ?? dates[number].planned
    }
    switch change.action {
    case .cancel: dates[number].status = .cancelled
    case .move: dates[number].status = .rescheduled
    case .relocate: dates[number].status = .relocated
    case .retitle: dates[number].status = event.status
    }
    // A date that also moves is moved, whatever the change calls itself.
    if dates[number].time != dates[number].planned { dates[number].status = .rescheduled }
  }

  private mutating func reportClashes(_ changed: [Int: Span]) {
    for number in dates.indices where dates[number].status == .rescheduled {
      guard let place = changed[number] else { continue }
      let time = dates[number].time
      let other = dates.indices.first { other in
        other != number && !dates[other].isOff && dates[other].time.overlaps(time)
      }
      guard let other, changed[other] == nil || other < number || dates[other].status != .rescheduled else {
        continue
      }
      report(
        .changeClash, at: event.changes.first { $0.on?.span == place }?.to?.span ?? place,
        Wording(
          zh: "\(PartialDate(dates[other].time.firstDay).chinese)已经有这个活动的另一次",
          en: "another date of the series is on \(dates[other].time.firstDay)"),
        Wording(zh: "两次合并的话，把其中一次改成“取消”", en: "if the two are held together, cancel one of them"))
    }
  }
}
