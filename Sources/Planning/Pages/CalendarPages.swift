import Calendars
import Diagnostics
import Records
import Resolution

/// A month, for indexing.
struct MonthKey: Hashable, Comparable {
  var year: Int
  var month: Int

  init(_ day: LocalDate) { (year, month) = (day.year, day.month) }

  /// `2026-11`.
  var iso: String { String((LocalDate(year: year, month: month, day: 1) ?? .earliest).description.prefix(7)) }

  /// The months from this one to `last`.
  func through(_ last: MonthKey) -> [MonthKey] {
    var months: [MonthKey] = []
    var day = LocalDate(year: year, month: month, day: 1) ?? .earliest
    while MonthKey(day) <= last, months.count < 2400 {
      months.append(MonthKey(day))
      day = day.lastOfMonth + 1
    }
    return months
  }

  static func < (left: MonthKey, right: MonthKey) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Composer {
  /// A page for each month from the first to the last that has an event, and `/calendar/`, which shows the
  /// month of the site's day or the nearest one.
  func calendarPages() -> [PlannedPage] {
    let days = union.events.map { $0.entry.original.time.dayRange }
    guard let first = days.map(\.first).min(), let last = days.map(\.last).max() else {
      return [calendarPage(MonthKey(asOf), path: Section.calendar.rawValue, [MonthKey(asOf)], [:])]
    }
    let months = MonthKey(first).through(MonthKey(last))
    var byDay: [LocalDate: [Index]] = [:]
    for index in union.events.indices {
      for day in days[index] { byDay[day, default: []].append(index) }
    }
    let present = min(max(MonthKey(asOf), MonthKey(first)), MonthKey(last))
    return [calendarPage(present, path: Section.calendar.rawValue, months, byDay)]
      + months.map { calendarPage($0, path: monthPath($0), months, byDay) }
  }

  private func monthPath(_ month: MonthKey) -> String { "\(Section.calendar.rawValue)\(month.iso)/" }

  private func monthTitle(_ month: MonthKey) -> String {
    DateStyle(language).monthTitle(year: month.year, month: month.month)
  }

  private func calendarPage(
    _ month: MonthKey, path: String, _ months: [MonthKey], _ byDay: [LocalDate: [Index]]
  ) -> PlannedPage {
    let title = say(zh: "\(monthTitle(month))活动日历", en: "Calendar of \(monthTitle(month))")
    var head = PageHead(
      path: path, title: title,
      description: say(zh: "\(monthTitle(month))的全部活动", en: "All events of \(monthTitle(month))"),
      kind: "calendar", crumbs: path == Section.calendar.rawValue ? [] : [link(.calendar)])
    head.title = title
    let model = CalendarPage(
      site: site(at: path), page: page(head), month: monthModel(month, months, byDay),
      months: months.map {
        menuItem(
          monthTitle($0), monthPath($0), at: path == Section.calendar.rawValue ? monthPath(month) : path)
      })
    return planned(path, "calendar.html", model)
  }

  private func monthModel(
    _ month: MonthKey, _ months: [MonthKey], _ byDay: [LocalDate: [Index]]
  ) -> MonthModel {
    let grid = MonthGrid(
      year: month.year, month: month.month, weekStart: union.settings.weekStart, terms: union.terms,
      holidays: union.holidays)
    let weeks = grid.weeks.map { week in
      WeekRow(
        label: say(week.position.label), isTeaching: week.position.week != nil,
        days: week.days.map { dayCell($0, byDay[$0.date] ?? []) })
    }
    let agenda = weeks.flatMap(\.days).filter { $0.isInMonth && !$0.entries.isEmpty }
    let position = months.firstIndex(of: month)
    func neighbour(_ offset: Int) -> LinkModel? {
      guard let position, months.indices.contains(position + offset) else { return nil }
      let other = months[position + offset]
      return LinkModel(title: monthTitle(other), href: href(monthPath(other)))
    }
    let missing = union.holidays.missingYears(in: grid.days).filter { $0 == month.year }
    return MonthModel(
      title: monthTitle(month), iso: month.iso,
      columns: grid.columns.map {
        ColumnHead(
          short: language == .zh ? $0.han : $0.shortEnglish, full: language == .zh ? $0.chinese : $0.english)
      },
      weeks: weeks, agenda: agenda, count: agenda.reduce(0) { $0 + $1.entries.count },
      previous: neighbour(-1),
      next: neighbour(1),
      holidayNote: missing.first.map { year in
        say(zh: "\(year)年放假安排以国务院办公厅通知为准。", en: "The holidays of \(year) await the official notice.")
      })
  }

  private func dayCell(_ day: MonthGrid.Day, _ events: [Index]) -> DayCell {
    var rest: String?
    var isMakeup = false
    switch day.status {
    case .off(let name, _): rest = name
    case .makeup: isMakeup = true
    case .ordinary: break
    }
    // Whole days first, then by time: as in a pocket diary.
    let sorted = events.sorted { left, right in
      let (a, b) = (union.events[left].entry.original.time, union.events[right].entry.original.time)
      let (timeA, timeB) = (startMinutes(a, on: day.date), startMinutes(b, on: day.date))
      return timeA == timeB ? left < right : timeA < timeB
    }
    let names =
      language == .zh
      ? [day.solarTerm?.name].compactMap { $0 } + day.festivals.map(\.name) : day.festivals.map(\.english)
    let note = (language == .zh ? [day.lunar?.text].compactMap { $0 } : []) + names
    return DayCell(
      date: date(day.date), id: day.isInMonth ? "d\(day.date)" : nil, isInMonth: day.isInMonth,
      isWeekend: day.date.weekday >= .saturday, rest: rest, isRest: rest != nil, isMakeup: isMakeup,
      lunar: language == .zh ? day.lunar?.text : nil,
      note: note.isEmpty ? nil : note.joined(separator: " · "),
      entries: sorted.map { dayEntry($0, on: day.date) })
  }

  private func startMinutes(_ time: TimeSpan, on day: LocalDate) -> Int {
    if case .timed(let start, _) = time, start.date == day { return start.time.minutes }
    return -1
  }

  private func dayEntry(_ index: Index, on day: LocalDate) -> DayEntry {
    let item = union.events[index]
    let original = item.entry.original
    let time = original.time
    let range = time.dayRange
    var clock: String?
    var iso = day.description
    if case .timed(let start, _) = time, start.date == day {
      clock = start.time.description
      iso = start.iso(union.settings.offset)
    }
    let number = range.first.days(until: day) + 1
    let part =
      range.count > 1 ? say(zh: "第\(number)天，共\(range.count)天", en: "day \(number) of \(range.count)") : nil
    let card = eventCard(index)
    return DayEntry(
      title: card.title, href: card.href, time: clock, iso: iso, part: part, isCancelled: card.isCancelled,
      statusTitle: card.statusTitle, isChanged: card.isChanged, family: card.family, venue: card.venue)
  }
}
