import Calendars
import Diagnostics
import Records

/// The dates of an event on the site's clock, in the form that a record can say.
struct CalendarSeries {
  /// The rule, if the dates have one on the site's clock.
  var rule: RecurrenceRule?
  /// Dates of the rule on which nothing takes place.
  var excluded: [RecurrenceMoment] = []
  /// Dates besides the rule, or all dates but the first.
  var added: [RecurrenceMoment] = []
  /// All dates, the first one first. None if every date is left out.
  var dates: [RecurrenceMoment]
  /// The first date of the rule, where the record starts, if that is not the first of ``dates``.
  var ruleStart: RecurrenceMoment?
  /// Whether dates were cut off because there are too many.
  var isCut = false

  /// Without a rule a series is its dates: the first, and all others besides.
  mutating func settle() {
    dates.sort()
    guard rule == nil else { return }
    added = Array(dates.dropFirst())
    excluded = []
  }
}

/// The dates of a rule on its own clock.
private struct RuleDates {
  /// The dates that are kept.
  var dates: [RecurrenceMoment]
  /// Whether these are all.
  var isWhole: Bool
  /// Whether earlier dates were cut off.
  var isCutBefore: Bool
}

extension CalendarImporter {
  /// The dates of an event: DTSTART, RRULE, RDATE, EXRULE, EXDATE.
  mutating func series(_ event: ICalendarComponent, _ start: CalendarTime) -> CalendarSeries {
    let first = clocks.onSite(start)
    let rules = event.all("RRULE")
    let extra = event.all("RDATE").flatMap { clocks.times($0) }.compactMap { $0 }.map {
      onSite($0, like: start)
    }
    guard !rules.isEmpty || !extra.isEmpty else { return CalendarSeries(dates: [first]) }
    let title = name(of: event)
    if let period = event.all("RDATE").first(where: { $0.value.contains("/") }) {
      changed(
        period.span, "“\(title)”增加的日期自带长短，按整个系列的长短导入",
        "added dates of “\(title)” have a length of their own; they got that of the series")
    }

    var ruled: [RecurrenceMoment] = []
    var kept: RecurrenceRule?
    var isCut = false
    for property in rules {
      guard let rule = RecurrenceRule.parse(property.value).value else {
        changed(
          property.span, "看不懂“\(title)”的重复规则，只导入第一次",
          "the rule of “\(title)” cannot be read; only its first date is imported")
        continue
      }
      let expansion = expand(rule, start)
      if !expansion.isWhole { reportCut(expansion, title, property.span) }
      isCut = isCut || expansion.isCutBefore || !expansion.isWhole
      let found = expansion.dates.map { clocks.onSite($0, from: start.zone) }
      if rules.count == 1, event.all("EXRULE").isEmpty {
        kept = candidate(rule, expansion, found, start)
        if kept == nil, !expansion.isCutBefore, let next = found.first, next != first {
          changed(
            property.span, "“\(title)”的开始不合它的重复规则，改成了 \(found.count + 1) 个日期",
            "the start of “\(title)” does not follow its own rule; the two became \(found.count + 1) dates")
        } else if kept == nil, found.count > 1 {
          changed(
            property.span, "“\(title)”的重复规则在本站的时区里写不成规则，改成了 \(found.count) 个日期",
            "the rule of “\(title)” is none on the site's clock; it became \(found.count) dates")
        }
      }
      ruled += found
    }
    let (days, moments) = exclusions(event, start)
    func isOff(_ moment: RecurrenceMoment) -> Bool { moments.contains(moment) || days.contains(moment.date) }

    if let kept {
      let known = Set(ruled)
      let added = Set(extra.filter { !known.contains($0) && !isOff($0) }).sorted().prefix(
        Event.mostOccurrences)
      let open = ruled.filter { !isOff($0) }
      if !open.isEmpty {
        return CalendarSeries(
          rule: kept, excluded: ruled.filter { isOff($0) }, added: Array(added),
          dates: (open + added).sorted(), ruleStart: ruled.first, isCut: isCut)
      }
    }
    var all = Set(ruled + extra).filter { !isOff($0) }
    // DTSTART counts whether the rule has it or not.
    if !isOff(first) { all.insert(first) }
    let sorted = all.sorted()
    let dates = Array(sorted[window(sorted)])
    if let from = dates.first?.date, let to = dates.last?.date, all.count > dates.count {
      changed(
        event.span,
        "“\(title)”有 \(all.count) 次，太多了，只导入\(PartialDate(from).chinese)到\(PartialDate(to).chinese)的 \(dates.count) 次",
        "“\(title)” has \(all.count) dates, which is too many; the \(dates.count) from \(from) to \(to) are imported"
      )
      isCut = true
    }
    return CalendarSeries(excluded: Set(ruled).subtracting(all).sorted(), dates: dates, isCut: isCut)
  }

  /// Which of `dates` (in order) a record keeps if there are too many: as many as may be of those to come, and the
  /// last ones before them.
  private func window(_ dates: [RecurrenceMoment]) -> Range<Int> {
    guard dates.count > Event.mostOccurrences else { return dates.indices }
    let coming = dates.firstIndex { $0.date >= options.today } ?? dates.count
    let end = min(dates.count, coming + Event.mostOccurrences)
    return end - Event.mostOccurrences..<end
  }

  private func expand(_ rule: RecurrenceRule, _ start: CalendarTime) -> RuleDates {
    var offset = start.zone.offset(atUTC: start.zone.instant(of: start.moment))
    if case .until(let moment, true) = rule.end { offset = start.zone.offset(atUTC: moment.number) }
    var bounded = rule
    if !rule.isBounded { bounded.end = .untilDay(max(options.today, start.moment.date) + 366) }
    // A bound for rules that count in seconds; daily ones need a century for as many.
    let all = Array(
      bounded.moments(from: start.moment, offset: UTCOffset(clampedMinutes: offset / 60)).prefix(36_600))
    let kept = window(all)
    return RuleDates(
      dates: Array(all[kept]), isWhole: rule.isBounded && kept == all.indices,
      isCutBefore: kept.lowerBound > 0)
  }

  private mutating func reportCut(_ expansion: RuleDates, _ title: String, _ span: Span?) {
    guard let first = expansion.dates.first?.date, let last = expansion.dates.last?.date else { return }
    if expansion.dates.count == Event.mostOccurrences {
      changed(
        span,
        "“\(title)”重复太多次，只导入\(PartialDate(first).chinese)到\(PartialDate(last).chinese)的 \(expansion.dates.count) 次",
        "“\(title)” has too many dates; the \(expansion.dates.count) from \(first) to \(last) are imported")
    } else {
      changed(
        span, "“\(title)”没有结束，只导入到\(PartialDate(last).chinese)",
        "“\(title)” has no end; it is imported to \(last)")
    }
  }

  /// The rule that gives `found` on the site's clock, if the rule of the file does so with other days of the week at
  /// most. `found` itself decides: a rule that gives anything else is none.
  private func candidate(
    _ rule: RecurrenceRule, _ expansion: RuleDates, _ found: [RecurrenceMoment], _ start: CalendarTime
  ) -> RecurrenceRule? {
    guard let first = found.first, let last = found.last, let original = expansion.dates.first,
      expansion.isCutBefore || first == clocks.onSite(start), rule.frequency >= .daily
    else { return nil }
    let isWhole = expansion.isWhole
    var result = rule
    let shift = first.date.dayNumber - original.date.dayNumber
    if shift != 0 {
      guard rule.frequency == .weekly, rule.days.allSatisfy({ $0.ordinal == nil }) else { return nil }
      result.days = rule.days.map {
        RecurrenceRule.Day((LocalDate.earliest + (6 + $0.weekday.rawValue + shift)).weekday)
      }
      result.weekStart = (LocalDate.earliest + (6 + rule.weekStart.rawValue + shift)).weekday
    }
    // Records want a last time in UTC, or a plain day for whole days.
    switch rule.end {
    case .count where isWhole: break
    case .until(_, isUTC: true) where isWhole && !start.isDay: break
    case .untilDay where isWhole && start.isDay: break
    default:
      result.end =
        start.isDay
        ? .untilDay(last.date)
        : .until(last.adding(seconds: -options.offset.minutes * 60), isUTC: true)
    }
    let again = result.moments(from: first, offset: options.offset).prefix(found.count + 1)
    return Array(again) == found ? result : nil
  }

  /// EXDATE and EXRULE: whole days, and moments on the site's clock.
  private mutating func exclusions(
    _ event: ICalendarComponent, _ start: CalendarTime
  ) -> (days: Set<LocalDate>, moments: Set<RecurrenceMoment>) {
    var days: Set<LocalDate> = []
    var moments: Set<RecurrenceMoment> = []
    for time in event.all("EXDATE").flatMap({ clocks.times($0) }).compactMap({ $0 }) {
      // Some programs leave out days of a series that has times.
      if time.isDay, !start.isDay {
        days.insert(time.moment.date)
      } else {
        moments.insert(onSite(time, like: start))
      }
    }
    for property in event.all("EXRULE") {
      guard let rule = RecurrenceRule.parse(property.value).value else { continue }
      moments.formUnion(expand(rule, start).dates.map { clocks.onSite($0, from: start.zone) })
    }
    return (days, moments)
  }

  /// `time` on the site's clock; of a series of whole days only the day.
  private func onSite(_ time: CalendarTime, like start: CalendarTime) -> RecurrenceMoment {
    let moment = clocks.onSite(time)
    return start.isDay ? RecurrenceMoment(moment.date) : moment
  }

  /// The date of `series` that a RECURRENCE-ID means.
  mutating func planned(_ override: ICalendarComponent, in series: CalendarSeries, _ start: CalendarTime)
    -> RecurrenceMoment?
  {
    guard let property = override.property("RECURRENCE-ID"), let time = clocks.time(property) else {
      return nil
    }
    let moment = onSite(time, like: start)
    let known = series.dates + series.excluded
    if known.contains(moment) { return moment }
    // A day for a series that has times means the date of that day.
    return time.isDay ? known.first { $0.date == moment.date } : nil
  }
}
