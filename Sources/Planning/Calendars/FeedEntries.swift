import Calendars
import Diagnostics
import Records
public import Resolution

/// The identifier of each event in calendars.
public func calendarIdentifiers(of union: Union) -> [String] {
  calendarIdentifiers(
    of: union.events.map { ($0.entry.id, $0.entry.original.uid) }, host: union.settings.host)
}

extension Composer {
  /// The VEVENTs of one event: itself or its series, a VEVENT for each date that differs, and one of its own for each
  /// date beside the rule, because hardly any calendar understands RDATE.
  func feedEntries(_ index: Index, _ uids: [String]) -> [FeedEntry] {
    let item = union.events[index]
    let original = item.entry.original
    let dates = item.occurrences.map { union.occurrences[$0] }
    guard let first = dates.first(where: { !$0.isAdded }) ?? dates.first else { return [] }
    var master = entry(of: first, uids[index])
    master.sequence = original.sequence
    guard let series = item.series else { return [master] }
    guard let rule = series.rule, !first.isAdded else { return dates.map { single($0, uids[index]) } }
    // The series itself says nothing of its single dates.
    master.time = first.planned
    master.summary = prefix(original.status) + title(item.entry)
    master.location = location(item.venue, text: venue(ofEvent: index))
    master.description = description(original.status, nil, index)
    master.status = status(original.status)
    // The first date that is left says where the rule begins: those before it are not counted any more.
    let left = rule.excluded.drop { $0.start < first.planned.start }
    master.rule = rule.rule
    if case .count(let count) = rule.rule.end {
      master.rule?.end = .count(count - (rule.excluded.count - left.count))
    }
    master.excluded = Array(left)
    var entries = [master]
    for date in dates {
      if date.isAdded {
        entries.append(single(date, uids[index]))
      } else if date.change != nil {
        var override = entry(of: date, uids[index])
        override.replaces = date.planned
        override.sequence = original.sequence + 1
        entries.append(override)
      }
    }
    return entries
  }

  /// A date with an identifier of its own: `…-20261010@host`.
  private func single(_ date: Occurrence, _ uid: String) -> FeedEntry {
    let start = date.planned.start
    let suffix = date.planned.isAllDay ? start.date.basicDescription : start.basicDescription
    let host = uid.firstIndex(of: "@") ?? uid.endIndex
    var result = entry(of: date, "\(uid[..<host])-\(suffix)\(uid[host...])")
    result.sequence = union.events[date.event].entry.original.sequence + (date.change == nil ? 0 : 1)
    return result
  }

  private func entry(of date: Occurrence, _ uid: String) -> FeedEntry {
    let item = union.events[date.event]
    let original = item.entry.original
    let families = item.clubs.map { union.clubs[$0].entry.original.family.label }
    return FeedEntry(
      uid: uid, stamp: original.stamp, lastModified: original.lastModified,
      summary: prefix(date.status) + title(of: date),
      description: description(date.status, date, date.event),
      location: location(date.venue, text: venue(of: date)),
      url: union.settings.url
        + addresses.localized(addresses.path(of: item.entry.id, in: first) ?? "/", language),
      categories: unique(families.map { say($0) }) + [say(original.kind.label)], status: status(date.status),
      clubs: item.clubs.map { union.clubs[$0].entry.id.name }, time: date.time)
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// The state of an event before its title, for readers who see little else.
  func prefix(_ status: EventStatus) -> String {
    switch status {
    case .scheduled, .tentative: ""
    case .cancelled: say(zh: "【已取消】", en: "[Cancelled] ")
    case .postponed: say(zh: "【延期】", en: "[Postponed] ")
    case .rescheduled: say(zh: "【改期】", en: "[Moved] ")
    case .relocated: say(zh: "【改地点】", en: "[New place] ")
    }
  }

  private func status(_ status: EventStatus) -> FeedEntry.Status {
    switch status {
    case .cancelled: .cancelled
    case .tentative, .postponed: .tentative
    default: .confirmed
    }
  }

  private func location(_ venue: Index?, text: String?) -> String? {
    guard let venue else { return text }
    let campus = union.venues[venue].original.campus
    let name = title(union.venues[venue])
    return campus.map { name.contains($0) || language == .en ? name : "\($0) \(name)" } ?? name
  }

  /// What a calendar shows below the title: first what changed, then the summary and how to sign up.
  private func description(_ status: EventStatus, _ date: Occurrence?, _ index: Index) -> String? {
    let item = union.events[index]
    let event = item.entry.version(in: language)
    var lines: [String] = []
    let style = DateStyle.full(language)
    if let date, date.time != date.planned {
      lines.append(say(zh: "原时间：", en: "Planned for: ") + style.text(date.planned))
    }
    for previous in item.entry.original.previousStarts {
      lines.append(say(zh: "原时间：", en: "Planned for: ") + when(previous.value).text)
    }
    let change = date.flatMap { self.change(of: $0) }
    if let note = change?.note ?? (status == .scheduled ? nil : event.statusNote) {
      lines.append(say(zh: "说明：", en: "Note: ") + note)
    }
    if let summary = event.header.summary { lines.append(summary) }
    if let close = item.entry.original.signup?.close?.value {
      lines.append(say(zh: "报名截止：", en: "Sign up by: ") + when(close).text)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  // MARK: Holidays and weeks

  /// Days off and make-up days of the tables that were entered.
  func holidayEntries() -> [FeedEntry] {
    let host = union.settings.host
    var entries: [FeedEntry] = []
    for table in union.holidays.tables {
      let stamp = LocalDateTime(
        LocalDate(year: max(table.year - 1, 1), month: 12, day: 1) ?? .earliest, .midnight)
      for period in table.periods {
        let open = table.isOfficial ? "" : say(zh: "（以通知为准）", en: " (to be confirmed)")
        entries.append(
          FeedEntry(
            uid: "holiday-\(period.days.first)@\(host)", stamp: stamp,
            summary: say(zh: "\(period.name)放假\(open)", en: "Holiday: \(period.name)\(open)"),
            categories: [say(zh: "放假", en: "Holidays")], time: .days(period.days), isTransparent: true))
        for day in period.makeup {
          entries.append(
            FeedEntry(
              uid: "makeup-\(day)@\(host)", stamp: stamp,
              summary: say(zh: "调休上班（\(period.name)）", en: "Working day in exchange for \(period.name)"),
              categories: [say(zh: "调休", en: "Make-up days")], time: .days(DayRange(day)), isTransparent: true
            ))
        }
      }
    }
    return entries.sorted { ($0.time.firstDay, $0.uid) < ($1.time.firstDay, $1.uid) }
  }

  /// The teaching weeks of all terms.
  func weekEntries() -> [FeedEntry] {
    union.terms.terms.flatMap { term in
      (1...max(term.weeks, 1)).map { number in
        let start = term.week1 + (number - 1) * 7
        return FeedEntry(
          uid: "week-\(term.id)-\(number)@\(union.settings.host)",
          stamp: LocalDateTime(term.week1 - 60, .midnight),
          summary: say(zh: "第\(number)教学周", en: "Teaching week \(number)"), description: termName(term),
          time: .days(DayRange(start, start + 6) ?? DayRange(start)), isTransparent: true)
      }
    }
  }
}
