import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  func monthTitle(_ month: MonthKey) -> String {
    DateStyle(language).monthTitle(year: month.year, month: month.month)
  }

  /// A month's page.
  func monthPage(
    _ month: MonthKey, path: String, _ calendar: ScopedCalendar, _ set: CalendarSet
  ) -> PlannedPage {
    let title = say(zh: "\(monthTitle(month))活动日历", en: "Calendar of \(monthTitle(month))")
    let model = monthModel(month, calendar)
    var head = calendarHead(calendar, path: path, title: title, kind: "calendar")
    (head.previous, head.next) = (model.previous?.href, model.next?.href)
    // From the month that people came for, other forms show the same days; from this month, this week.
    let focus = MonthKey(asOf) == month ? asOf : month.first
    let isOther = MonthKey(calendar.nearest(asOf)) != month
    let now = isOther ? LinkModel(title: say(zh: "本月", en: "This month"), href: href(calendar.base)) : nil
    let page = CalendarPage(
      site: site(at: path), page: self.page(head),
      calendar: frame(calendar, set, path: path, focus: focus, now: now), month: model,
      months: calendar.months.map {
        menuItem(
          monthTitle($0), calendar.monthPath($0), at: path == calendar.base ? calendar.monthPath(month) : path
        )
      })
    return planned(path, "calendar.html", page)
  }

  func monthModel(_ month: MonthKey, _ calendar: ScopedCalendar) -> MonthModel {
    let grid = MonthGrid(
      year: month.year, month: month.month, weekStart: union.settings.weekStart, terms: union.terms)
    let weeks = grid.weeks.map { week in
      WeekRow(
        label: say(week.position.label), isTeaching: week.position.week != nil,
        days: week.days.map { dayCell($0.date, calendar, anchored: $0.isInMonth) })
    }
    let agenda = weeks.flatMap(\.days).filter { $0.isInMonth && !$0.entries.isEmpty }
    let (previous, next) = neighbours(month, in: calendar.months) {
      LinkModel(title: monthTitle($0), href: href(calendar.monthPath($0)))
    }
    return MonthModel(
      title: monthTitle(month), iso: month.iso, href: href(calendar.monthPath(month)), columns: columnHeads(),
      weeks: weeks, agenda: agenda, count: agenda.reduce(0) { $0 + $1.entries.count }, previous: previous,
      next: next,
      holidayNote: holidayRemark(DayRange(month.first, month.first.lastOfMonth) ?? DayRange(month.first)))
  }
}
