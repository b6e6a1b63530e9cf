import Authoring
import Calendars
import Diagnostics
import Hanzi
import Records

extension CalendarImporter {
  /// The record of one event with its changed dates; `nil` if it is not imported.
  mutating func record(of group: Group) -> ImportedRecord? {
    let event = group.master
    let label = name(of: event).isEmpty ? group.uid : name(of: event)
    if options.identifiers.contains(group.uid)
      || (isOurs && seriesIdentifier(group.uid).map(options.identifiers.contains) == true)
    {
      skipped(event.span, "“\(label)”网站上已经有了", "the site has “\(label)” already")
      return nil
    }
    if !group.uid.isEmpty, seen.contains(group.uid) {
      skipped(
        event.span, "“\(label)”在文件里的另一个日历里已经有了", "another calendar of the file has “\(label)” already")
      return nil
    }
    let parts = group.uid.split(separator: "@", maxSplits: 1)
    let civil = ["holiday-", "makeup-", "week-"]
    if isOurs, civil.contains(where: { group.uid.hasPrefix($0) }), parts.last.map(String.init) == options.host
    {
      skipped(
        event.span, "“\(label)”是放假或教学周，由网站自己生成",
        "“\(label)” is a holiday or teaching week, which the site makes itself")
      return nil
    }
    let privacy = trimmed(event.property("CLASS")?.value ?? "").uppercased()
    if privacy == "PRIVATE" || privacy == "CONFIDENTIAL" {
      skipped(event.span, "“\(label)”标为私密，没有导入", "“\(label)” is marked as private and was not imported")
      return nil
    }
    guard var entry = entry(event) else {
      skipped(event.span, "“\(label)”没有看得懂的开始时间", "“\(label)” has no start that can be read")
      return nil
    }
    guard !entry.title.isEmpty else {
      skipped(
        event.span, "\(entry.time.firstDay) 的一个活动没有标题", "an event of \(entry.time.firstDay) has no title")
      return nil
    }
    if entry.status == .scheduled { entry.description.keepNote() }
    reportLeftOut([event] + group.overrides, entry.title)
    reportEnd(event, entry)
    var series = series(event, entry.start)
    let changed = changedDates(of: group, entry, &series)
    if series.rule == nil, series.dates.count == 1, let only = changed.first, !only.isSingle {
      // Nothing repeats, so what is said of the one date is said of the event.
      var event = only.event
      event.properties.removeAll { $0.name == "RECURRENCE-ID" }
      return record(of: Group(uid: group.uid, master: event))
    }
    guard let first = series.ruleStart ?? series.dates.first else {
      skipped(
        event.span, "“\(entry.title)”的每一次都被除外了，没有导入",
        "every date of “\(entry.title)” is left out, so it was not imported")
      return nil
    }
    // The first date may have been left out of a list, or cut off.
    let time = span(at: first, like: entry.time)

    var writer = RecordWriter(language: options.language)
    writer.line("title", "标题", entry.title)
    writer.time(time)
    writer.line(
      "kind", "类型", kind(of: event).map { options.language == .zh ? $0.spellings[1] : $0.spellings[0] })
    writer.list("club", "俱乐部", clubs(of: event, entry.title))
    writer.line("venue", "地点", entry.place)
    writeStatus(entry, &writer)
    if let close = entry.description.signupBy {
      writer.raw("signup", "报名", "{close: \(momentText(close))}")
    }
    if let rule = series.rule { writer.raw("rrule", "重复规则", rule.description) }
    writer.raws("exdate", "除外日期", series.excluded.map { text($0, entry.time) })
    writer.raws("rdate", "增加日期", series.added.map { text($0, entry.time) })
    let changes = changed.compactMap { changeLine($0, entry, series) }
    writer.lines("changes", "变动", changes)
    let summary = entry.description.lines.joined(separator: " ")
    // A line or two serves lists; what is longer is the page's text.
    let isBrief = isOurs || (entry.description.lines.count == 1 && summary.count <= 80)
    writer.line(
      "summary", "摘要", isBrief && !summary.isEmpty ? entry.description.lines.joined(separator: "\n") : nil)
    writer.line("uid", "日历编号", group.uid.isEmpty ? nil : group.uid)
    // Our own calendars say when a record was changed, or that it does not say so.
    let modified = event.property("LAST-MODIFIED") ?? (isOurs ? nil : event.property("DTSTAMP"))
    let updated = modified.flatMap { clocks.time($0) }.map { clocks.onSite($0).localDateTime }
    let isPlain = entry.status == .scheduled || entry.status == .tentative
    let counted = Event.sequence(
      changes: changes.count + entry.description.planned.count + (isPlain ? 0 : 1), updated: updated)
    // Some programs count in seconds; records do not go that far.
    if let sequence = event.property("SEQUENCE").flatMap({ Int(trimmed($0.value)) }),
      (counted + 1..<max(counted + 1, 100_000_000)).contains(sequence)
    {
      writer.raw("revision", "修订次数", String(sequence))
    }
    if let updated { writer.raw("updated", "更新", momentText(.time(updated))) }
    writer.body(isBrief ? [] : entry.description.paragraphs, link: isOurs ? nil : link(of: event))
    let events = [event] + group.overrides
    let head = event.span.map { [(text: "", span: $0)] } ?? []
    return ImportedRecord(
      path: path(of: event, entry.title, time), text: writer.text, title: entry.title, uid: group.uid,
      count: max(series.dates.count, 1),
      origins: head
        + events.flatMap(\.properties).compactMap { line in line.span.map { (text: line.text, span: $0) } })
  }

  private func writeStatus(_ entry: CalendarEntry, _ writer: inout RecordWriter) {
    if entry.status != .scheduled {
      writer.line(
        "status", "状态", options.language == .zh ? entry.status.spellings[1] : entry.status.spellings[0])
      let unknown = options.language == .zh ? "原日历没有写原因" : "the calendar gives no reason"
      let isOff = entry.status == .cancelled || entry.status == .postponed
      writer.line("status_note", "状态说明", entry.description.note ?? (isOff ? unknown : nil))
    }
    writer.raws("previous_start", "原时间", entry.description.planned.map { momentText($0) })
  }

  // MARK: Parts of a record

  private func kind(of event: ICalendarComponent) -> EventKind? {
    let words = event.all("CATEGORIES").flatMap(\.texts).map { trimmed($0) }
    return EventKind.allCases.first { kind in
      words.contains { word in
        word == kind.label.zh || word.lowercased() == kind.label.en.lowercased()
          || kind.spellings.contains(word)
      } && kind != .other
    }
  }

  private mutating func clubs(of event: ICalendarComponent, _ title: String) -> [String] {
    if let club = options.club { return [club] }
    if let property = event.property("X-UNIONPRESS-CLUB") {
      let ids = property.texts.map { trimmed($0) }
      for id in ids where !options.clubs.contains(where: { $0.id == id }) {
        changed(
          property.span, "“\(title)”属于俱乐部“\(id)”，本站没有这个俱乐部",
          "“\(title)” belongs to the club “\(id)”, which the site does not have")
      }
      return ids.filter { id in options.clubs.contains { $0.id == id } }
    }
    let words =
      event.all("CATEGORIES").flatMap(\.texts)
      + ["NAME", "X-WR-CALNAME"].compactMap { calendar.property($0)?.text }
    let found = options.clubs.filter { club in
      words.contains { club.names.contains(trimmed($0)) || club.id == trimmed($0) }
    }
    return found.map(\.id)
  }

  /// The address of a foreign event, for its page; only what a browser opens.
  private func link(of event: ICalendarComponent) -> String? {
    guard let text = event.property("URL").map({ trimmed($0.value) }) else { return nil }
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    return isAddress && !text.contains(where: { $0.isWhitespace || "<>\\`".contains($0) }) ? text : nil
  }

  /// Says what is never imported of an event and its changed dates.
  private mutating func reportLeftOut(_ events: [ICalendarComponent], _ title: String) {
    var parts: [(zh: String, en: String)] = []
    func note(_ isThere: Bool, _ zh: String, _ en: String) { if isThere { parts.append((zh, en)) } }
    func has(_ names: String...) -> Bool {
      events.contains { event in names.contains { event.property($0) != nil } }
    }
    let attendees = Set(events.flatMap { $0.all("ATTENDEE").map { $0.value.lowercased() } }).count
    note(attendees > 0, "\(attendees) 位参加者", "\(attendees) attendees")
    note(has("ORGANIZER"), "组织者", "the organiser")
    note(has("CONTACT"), "联系人", "the contact")
    note(has("COMMENT"), "备注", "comments")
    note(has("RESOURCES"), "设备", "resources")
    note(has("ATTACH"), "附件", "attachments")
    note(
      has("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"), "会议链接",
      "the link of the meeting")
    note(events.contains { !$0.components(named: "VALARM").isEmpty }, "提醒", "alarms")
    note(has("GEO"), "坐标", "the position")
    note(events.contains { !isOurs && $0.property("URL") != nil && link(of: $0) == nil }, "网址", "the address")
    guard !parts.isEmpty else { return }
    leftOut(
      events.first?.span, "“\(title)”的\(parts.map(\.zh).joined(separator: "、"))没有导入",
      "of “\(title)”, \(parts.map(\.en).joined(separator: ", ")) were not imported")
  }

  /// Says that an event ends before it begins.
  private mutating func reportEnd(_ event: ICalendarComponent, _ entry: CalendarEntry) {
    guard case .timed(let start, nil) = entry.time, let property = event.property("DTEND"),
      let end = clocks.time(property), clocks.onSite(end) < RecurrenceMoment(start)
    else { return }
    changed(
      property.span, "“\(entry.title)”的结束早于开始，只导入了开始",
      "“\(entry.title)” ends before it begins; only the start was imported")
  }

  /// Where the record belongs: our own events keep their address, others get one from their title.
  private mutating func path(of event: ICalendarComponent, _ title: String, _ time: TimeSpan) -> String {
    let year = time.firstDay.year
    if isOurs, let url = event.property("URL")?.value, !options.url.isEmpty, url.hasPrefix(options.url + "/"),
      let place = url.firstRange(of: "/events/")
    {
      let rest = url[place.upperBound...].split(separator: "/").map(String.init)
      let path = "content/events/\(rest.joined(separator: "/")).md"
      if rest.count == 2, rest.allSatisfy({ slug($0) == $0 }), !taken.contains(path) { return path }
    }
    // A file called index is the page of its folder.
    let words = slug(title, limit: 48) == "index" ? "" : slug(title, limit: 48)
    let stem = "content/events/\(year)/" + (words.isEmpty ? "event-\(time.firstDay)" : words)
    if !taken.contains(stem + ".md") { return stem + ".md" }
    let dated = words.isEmpty ? stem : "\(stem)-\(time.firstDay)"
    if !taken.contains(dated + ".md") { return dated + ".md" }
    var number = (numbers[dated] ?? 1) + 1
    while taken.contains("\(dated)-\(number).md") { number += 1 }
    numbers[dated] = number
    return "\(dated)-\(number).md"
  }

  // MARK: Dates

  /// A date of a series with the series' length.
  func span(at moment: RecurrenceMoment, like time: TimeSpan) -> TimeSpan {
    switch time {
    case .days(let range):
      return .days(DayRange(moment.date, moment.date + (range.count - 1)) ?? DayRange(moment.date))
    case .timed(let start, let end):
      let from = moment.localDateTime
      return .timed(from, until: end.map { from.adding(minutes: start.minutes(until: $0)) })
    }
  }

  private func text(_ moment: RecurrenceMoment, _ time: TimeSpan) -> String {
    time.isAllDay ? moment.date.description : momentText(.time(moment.localDateTime))
  }
}

/// `2026-11-26 16:30`, or the day alone.
func momentText(_ moment: Moment) -> String {
  switch moment {
  case .day(let day): day.description
  case .time(let time): "\(time.date) \(time.time)"
  }
}
