import Calendars
import Diagnostics
import Records
import Resolution

/// How many days an agenda looks back: two months are what people still ask about; older days have their months.
let agendaPast = 61

extension Composer {
  /// A week's page; weeks are addressed by their first day.
  func weekPage(_ start: LocalDate, _ calendar: ScopedCalendar, _ set: CalendarSet) -> PlannedPage {
    let path = calendar.weekPath(start)
    let head = calendarHead(
      calendar, path: path, title: say(zh: "\(weekTitle(start))周历", en: weekTitle(start)),
      kind: "calendar-week")
    let (previous, next) = neighbours(start, in: calendar.weeks) {
      LinkModel(title: weekTitle($0), href: href(calendar.weekPath($0)))
    }
    let range = DayRange(start, start + 6) ?? DayRange(start)
    let days = range.map { dayCell($0, calendar, anchored: true) }
    let current = calendar.week(near: asOf)
    let now =
      calendar.days.contains(asOf) && current != start
      ? LinkModel(title: say(zh: "本周", en: "This week"), href: href(calendar.weekPath(current))) : nil
    let model = WeekPage(
      site: site(at: path), page: page(head),
      calendar: frame(calendar, set, path: path, focus: range.contains(asOf) ? asOf : start, now: now),
      title: weekTitle(start), days: days, count: days.reduce(0) { $0 + $1.entries.count },
      previous: previous,
      next: next, holidayNote: holidayRemark(range))
    return planned(path, "calendar-week.html", model)
  }

  /// `第12周（11月23日—29日）`, `寒假（2027年1月25日—31日）`, or the days alone; the year where it is not the site's.
  func weekTitle(_ start: LocalDate) -> String {
    let range = DayRange(start, start + 6) ?? DayRange(start)
    let style = DateStyle(language, weekday: .none, year: range.last.year != asOf.year)
    let days = style.text(range)
    // The Monday decides: it lies in the week whichever day it begins on.
    let monday = range.first { $0.weekday == .monday } ?? start
    let label = say(union.terms.position(of: monday).label)
    return label.isEmpty ? days : say(zh: "\(label)（\(days)）", en: "\(label) (\(days))")
  }

  /// What is to come, day by day, and what was lately.
  func agendaPage(_ calendar: ScopedCalendar, _ set: CalendarSet) -> PlannedPage {
    let path = calendar.agendaPath
    let head = calendarHead(
      calendar, path: path, title: say(zh: "活动日程", en: "Agenda"), kind: "calendar-agenda")
    let days = Set(calendar.byDay.keys).union(calendar.movedFrom.keys).sorted()
    let coming = agenda(days.filter { $0 >= asOf }, calendar)
    let past = agenda(days.filter { $0 < asOf && $0 >= asOf - agendaPast }.reversed(), calendar)
    let model = AgendaPage(
      site: site(at: path), page: page(head), calendar: frame(calendar, set, path: path, focus: asOf),
      coming: coming, past: past,
      count: coming.reduce(0) { $0 + $1.days.reduce(0) { $0 + $1.entries.count } })
    return planned(path, "calendar-agenda.html", model)
  }

  private func agenda(_ days: [LocalDate], _ calendar: ScopedCalendar) -> [AgendaMonth] {
    var months: [AgendaMonth] = []
    for day in days {
      let month = MonthKey(day)
      let id = day < asOf ? "past-\(month.iso)" : month.iso
      if months.last?.id != id { months.append(AgendaMonth(title: monthTitle(month), id: id, days: [])) }
      months[months.count - 1].days.append(dayCell(day, calendar, anchored: true))
    }
    return months
  }

  /// A year at a glance.
  func yearPage(_ year: Int, _ calendar: ScopedCalendar, _ set: CalendarSet) -> PlannedPage {
    let path = calendar.yearPath(year)
    let head = calendarHead(
      calendar, path: path, title: say(zh: "\(year)年活动年历", en: "Calendar of \(year)"), kind: "calendar-year")
    let months = (1...12).map { MonthKey(year: year, month: $0) }
    let pages = Set(calendar.months)
    let focus = asOf.year == year ? asOf : months[0].first
    let model = YearPage(
      site: site(at: path), page: page(head), calendar: frame(calendar, set, path: path, focus: focus),
      year: year,
      months: months.map { month in
        var model = monthModel(month, calendar)
        if !pages.contains(month) { model.href = "" }
        return model
      },
      years: calendar.years.map { menuItem(yearTitle($0), calendar.yearPath($0), at: path) },
      holidayNote: DayRange(months[0].first, months[11].first.lastOfMonth).flatMap { holidayRemark($0) })
    return planned(path, "calendar-year.html", model)
  }

  /// The days of which the page of a term may tell: whole weeks, until the next term begins.
  func shownDays(of term: Term) -> DayRange {
    let start = term.week1.startOfWeek(from: union.settings.weekStart)
    let next = union.terms.terms.first { $0.week1 > term.week1 }?.week1.startOfWeek(
      from: union.settings.weekStart)
    return DayRange(start, next.map { $0 + -1 } ?? .latest) ?? DayRange(start)
  }

  /// A term by teaching weeks, with the vacation after it if anything happens there.
  func termPage(_ term: Term, _ calendar: ScopedCalendar, _ set: CalendarSet) -> PlannedPage {
    let path = calendar.termPath(term)
    let head = calendarHead(
      calendar, path: path, title: say(zh: "\(termName(term))活动表", en: termName(term)), kind: "calendar-term")
    let pages = Set(calendar.weeks)
    let days = shownDays(of: term)
    var starts = (0..<max(term.weeks, 1)).map { days.first + $0 * 7 }
    // Weeks after the last one belong to this term's page until the next term begins, where anything happens.
    var start = days.first + term.weeks * 7
    while start <= days.last, start <= calendar.days.last {
      if (0..<7).contains(where: { calendar.byDay[start + $0] != nil }) { starts.append(start) }
      start = start + 7
    }
    let weeks = starts.map { start in
      let range = DayRange(start, start + 6) ?? DayRange(start)
      let position = union.terms.position(of: range.first { $0.weekday == .monday } ?? start)
      return TermWeek(
        label: say(position.label), dates: DateStyle(language, weekday: .none, year: false).text(range),
        href: pages.contains(start) ? href(calendar.weekPath(start)) : nil,
        days: range.map { dayCell($0, calendar, anchored: true) }, isTeaching: position.week != nil)
    }
    let model = TermPage(
      site: site(at: path), page: page(head),
      calendar: frame(calendar, set, path: path, focus: term.days.contains(asOf) ? asOf : term.week1),
      title: termName(term), columns: columnHeads(), weeks: weeks,
      count: weeks.reduce(0) { $0 + $1.days.reduce(0) { $0 + $1.entries.count } },
      terms: terms(of: calendar).map { menuItem(termName($0), calendar.termPath($0), at: path) },
      holidayNote: holidayRemark(term.days))
    return planned(path, "calendar-term.html", model)
  }
}
