import Authoring
import Calendars
import Diagnostics
import Records

/// One date of a series that a calendar tells apart.
struct ChangedDate {
  /// The date as the series has it.
  var planned: RecurrenceMoment
  /// What the calendar says of it.
  var event: ICalendarComponent
  /// The same in the site's terms.
  var entry: CalendarEntry
  /// Whether it is a VEVENT of its own, as our calendars have for dates beside a rule.
  var isSingle = false
}

extension CalendarImporter {
  /// The dates that differ from their series, in order. Dates beside the rule are added to `series`, excluded ones
  /// that are told of all the same are taken in again.
  mutating func changedDates(
    of group: Group, _ master: CalendarEntry, _ series: inout CalendarSeries
  ) -> [ChangedDate] {
    var changed: [RecurrenceMoment: ChangedDate] = [:]
    for event in group.overrides {
      guard let entry = entry(event), let planned = planned(event, in: series, master.start) else {
        // That the series was cut has been said.
        if series.isCut { continue }
        self.changed(
          event.span, "“\(master.title)”改动的这一次不在重复的日期里，没有导入",
          "a changed date of “\(master.title)” is none of the series and was not imported")
        continue
      }
      if event.property("RECURRENCE-ID")?.parameter("RANGE") != nil {
        self.changed(
          event.span, "“\(master.title)”从这一次起全部改动，只改了这一次",
          "all dates of “\(master.title)” from this one on are changed; only this one was")
      }
      if let index = series.excluded.firstIndex(of: planned) {
        series.excluded.remove(at: index)
        series.dates.append(planned)
      }
      changed[planned] = ChangedDate(planned: planned, event: event, entry: entry)
      reportLost(event, entry, master, planned)
    }
    if group.isDates { series.dates = [] }
    for event in group.singles {
      guard let planned = addedDate(event), let entry = entry(event) else { continue }
      if !series.dates.contains(planned) {
        series.dates.append(planned)
        series.added.append(planned)
      }
      changed[planned] = ChangedDate(planned: planned, event: event, entry: entry, isSingle: true)
    }
    series.settle()
    return separated(changed, group, master, series)
  }

  /// Says what a single date has of its own that only whole series can have.
  private mutating func reportLost(
    _ event: ICalendarComponent, _ entry: CalendarEntry, _ master: CalendarEntry, _ planned: RecurrenceMoment
  ) {
    guard !isOurs else { return }
    var parts: [(zh: String, en: String)] = []
    if event.property("DESCRIPTION") != nil, entry.description.lines != master.description.lines {
      parts.append(("说明", "a description"))
    }
    if entry.status == .tentative || entry.status == .postponed, entry.status != master.status {
      parts.append(("“\(entry.status.label.zh)”的状态", "the state “\(entry.status.label.en)”"))
    }
    guard !parts.isEmpty else { return }
    changed(
      event.span, "“\(master.title)”\(planned.date) 这一次另有\(parts.map(\.zh).joined(separator: "、"))，没有导入",
      "that of “\(master.title)” on \(planned.date) has \(parts.map(\.en).joined(separator: " and ")) of its own, which was not imported"
    )
  }

  /// A date that is moved onto another of its series cannot be told from that one. It becomes an event of its own, and
  /// the series is off that day.
  private mutating func separated(
    _ changed: [RecurrenceMoment: ChangedDate], _ group: Group, _ master: CalendarEntry,
    _ series: CalendarSeries
  ) -> [ChangedDate] {
    var times = Dictionary(series.dates.map { ($0, span(at: $0, like: master.time)) }) { first, _ in first }
    for (planned, date) in changed {
      times[planned] = date.entry.status == .cancelled ? nil : date.entry.time
    }
    var result: [ChangedDate] = []
    for var date in changed.values.sorted(by: { $0.planned < $1.planned }) {
      let isMoved = times[date.planned].map { $0 != span(at: date.planned, like: master.time) } ?? false
      if isMoved, times.contains(where: { $0.key != date.planned && $0.value.overlaps(date.entry.time) }) {
        times[date.planned] = nil
        self.changed(
          date.event.span, "“\(master.title)”有两次重叠，\(date.planned.date) 那一次改成单独的活动",
          "two dates of “\(master.title)” overlap; that of \(date.planned.date) became an event of its own")
        var event = date.event
        event.properties.removeAll { $0.name == "RECURRENCE-ID" || $0.name == "SEQUENCE" }
        separate.append(Group(uid: "\(group.uid)-\(date.planned)", master: event))
        date.entry.status = .cancelled
        date.entry.title = master.title
        date.entry.description.note =
          options.language == .zh
          ? "改到\(PartialDate(date.entry.time.firstDay).chinese)" : "moved to \(date.entry.time.firstDay)"
      }
      result.append(date)
    }
    return result
  }

  /// The date for which one of our VEVENTs beside a rule was planned.
  private func addedDate(_ event: ICalendarComponent) -> RecurrenceMoment? {
    let name = (event.property("UID")?.text ?? "").split(separator: "@").first ?? ""
    return name.lastIndex(of: "-").flatMap { RecurrenceMoment(basic: name[name.index(after: $0)...]) }
  }

  /// One line of `changes`; `nil` if the date is as the series says.
  func changeLine(_ date: ChangedDate, _ series: CalendarEntry, _ dates: CalendarSeries) -> String? {
    let entry = date.entry
    let usual = span(at: date.planned, like: series.time)
    var fields: [String] = []
    let zh = options.language == .zh
    func add(_ en: String, _ han: String, _ value: String) { fields.append("\(zh ? han : en): \(value)") }
    let sameDay = (dates.dates + dates.excluded).count { $0.date == date.planned.date } > 1
    add("on", "原日期", sameDay ? momentText(.time(date.planned.localDateTime)) : date.planned.date.description)
    let isMoved = entry.time != usual
    let place = entry.place == series.place ? nil : entry.place
    let title = entry.title == series.title ? nil : entry.title
    let action: ChangeAction
    let isAsSeries = entry.status == series.status && entry.description.note == series.description.note
    if date.isSingle, isAsSeries, !isMoved, place == nil, title == nil { return nil }
    if entry.status == .cancelled {
      action = .cancel
    } else if isMoved {
      action = .move
    } else if place != nil {
      action = .relocate
    } else if title != nil {
      action = .retitle
    } else {
      return nil
    }
    add("action", "变动", zh ? action.spellings[1] : action.spellings[0])
    if isMoved, action == .move { addTime(entry.time, usual, add) }
    if let place, action != .cancel { add("venue", "地点", yamlScalar(place)) }
    if let title { add("title", "标题", yamlScalar(title)) }
    let unknown = zh ? "原日历没有写原因" : "the calendar gives no reason"
    if let note = entry.description.note ?? (action == .cancel ? unknown : nil) {
      add("note", "说明", yamlScalar(note))
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func addTime(_ time: TimeSpan, _ usual: TimeSpan, _ add: (String, String, String) -> Void) {
    switch time {
    case .days(let range):
      add("to", "改到", range.first.description)
      if range.count != usual.dayRange.count { add("end", "结束", range.last.description) }
    case .timed(let start, let end):
      add("to", "改到", momentText(.time(start)))
      guard let end else { return }
      add("end", "结束", end.date == start.date ? end.time.description : momentText(.time(end)))
    }
  }
}
