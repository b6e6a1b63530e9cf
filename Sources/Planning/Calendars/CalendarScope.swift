import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

/// Whose calendar it is.
enum CalendarScope: Hashable, Sendable {
  case all
  case family(ClubFamily)
  case club(Index)

  /// The address of the calendar in the first language.
  func base(_ addresses: Addresses, _ first: Language) -> String {
    let root = Section.calendar.rawValue
    switch self {
    case .all: return root
    case .family(let family): return "\(root)\(family.code)/"
    case .club(let index): return (addresses.clubPath(index, first) ?? root) + "calendar/"
    }
  }
}

extension Addresses {
  /// The address of the club at `index` of the union that they were made for.
  fileprivate func clubPath(_ index: Index, _ first: Language) -> String? {
    clubs.indices.contains(index) ? path(of: clubs[index], in: first) : nil
  }
}

/// A month, for indexing.
struct MonthKey: Hashable, Comparable, Sendable {
  var year: Int
  var month: Int

  init(_ day: LocalDate) { (year, month) = (day.year, day.month) }

  init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

  /// `2026-11`.
  var iso: String { String(first.description.prefix(7)) }

  /// The days that its page shows, and perhaps a few more: whole weeks.
  var shown: DayRange? { DayRange(first + -6, first.lastOfMonth + 6) }

  /// Its first day.
  var first: LocalDate { LocalDate(year: year, month: month, day: 1) ?? .earliest }

  /// The months one after another.
  var number: Int { year * 12 + month - 1 }

  static func < (left: MonthKey, right: MonthKey) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

/// The dates of a scope by day, and the days for which there are pages: from the first date to the last, so that
/// no reader and no crawler walks into endless empty months. A year that was typed wrong makes none for the centuries between.
struct ScopedCalendar: Sendable {
  let scope: CalendarScope
  /// The name, empty for everything.
  let name: String
  /// The address in the first language.
  let base: String
  /// Positions in ``Union/occurrences`` by day, all-day ones first.
  let byDay: [LocalDate: [Index]]
  /// Dates that were moved away from a day: who looks there must learn where they went.
  let movedFrom: [LocalDate: [Index]]
  /// First and last day with anything; the site's day alone if there is nothing.
  let days: DayRange
  let isEmpty: Bool
  /// The first days of the weeks that have pages: those with anything, and the site's own. A week stands on its own;
  /// gaps, which months keep for turning pages, would be most of the pages of a small club.
  let weeks: [LocalDate]
  /// The months that have pages, in order: those with anything, and the gaps of up to two years between them.
  let months: [MonthKey]
  /// What all calendars say of their days.
  var almanac: Almanac = [:]
  /// The file to subscribe to.
  let subscription: FeedModel

  /// The years of these months.
  var years: [Int] { Set(months.map(\.year)).sorted() }

  /// The week with a page that holds `day`, or the last before it, or the first.
  func week(near day: LocalDate) -> LocalDate { weeks.last { $0 <= day } ?? weeks.first ?? day }

  /// The day of the scope nearest to `day`, in a month that has a page.
  func nearest(_ day: LocalDate) -> LocalDate {
    let inside = min(max(day, days.first), days.last)
    guard let month = months.last(where: { $0 <= MonthKey(inside) }), month != MonthKey(inside) else {
      return inside
    }
    return month.first.lastOfMonth
  }

  func monthPath(_ month: MonthKey) -> String { "\(base)\(month.iso)/" }
  func weekPath(_ start: LocalDate) -> String { "\(base)week/\(start)/" }
  func yearPath(_ year: Int) -> String { "\(base)\(year)/" }
  func termPath(_ term: Term) -> String { "\(base)term/\(term.id)/" }
  var agendaPath: String { "\(base)agenda/" }
}

/// All calendars of a site.
struct CalendarSet: Sendable {
  var all: ScopedCalendar
  var families: [ScopedCalendar]
  var clubs: [ScopedCalendar]
  /// The ways to all of them, for the frames of their pages: everything and the families, then the clubs.
  var links: (families: [MenuItem], clubs: [MenuItem]) = ([], [])

  var scopes: [ScopedCalendar] { [all] + families + clubs }
}

extension Composer {
  /// The calendars that have pages: of everything, of each family and each club with a date.
  func calendarSet() -> CalendarSet {
    let families = ClubFamily.allCases.map { family in
      scoped(
        .family(family),
        union.occurrences.indices.filter { isEvent(union.occurrences[$0].event, of: family) })
    }
    let clubs = union.clubs.indices.map { scoped(.club($0), union.clubs[$0].occurrences) }
    let all = scoped(.all, Array(union.occurrences.indices))
    var set = CalendarSet(
      all: all, families: families.filter { !$0.isEmpty }, clubs: clubs.filter { !$0.isEmpty })
    func link(_ calendar: ScopedCalendar) -> MenuItem {
      MenuItem(
        title: calendar.name.isEmpty ? say(zh: "全部", en: "All") : calendar.name, href: href(calendar.base),
        isCurrent: false, isSection: false)
    }
    set.links = (([set.all] + set.families).map(link), set.clubs.map(link))
    let almanac = almanac(of: all)
    set.all.almanac = almanac
    for index in set.families.indices { set.families[index].almanac = almanac }
    for index in set.clubs.indices { set.clubs[index].almanac = almanac }
    return set
  }

  private func scoped(_ scope: CalendarScope, _ dates: [Index]) -> ScopedCalendar {
    var byDay: [LocalDate: [Index]] = [:]
    var movedFrom: [LocalDate: [Index]] = [:]
    for index in dates {
      let date = union.occurrences[index]
      for day in date.time.dayRange { byDay[day, default: []].append(index) }
      for day in formerDays(of: date) { movedFrom[day, default: []].append(index) }
    }
    for day in byDay.keys {
      // Whole days first, then by time: as in a pocket diary.
      byDay[day]?.sort { left, right in
        let (a, b) = (startMinutes(left, on: day), startMinutes(right, on: day))
        return a == b ? left < right : a < b
      }
    }
    let first = byDay.keys.min() ?? asOf
    let days = DayRange(first, byDay.keys.max() ?? first) ?? DayRange(first)
    var weeks = Set(byDay.keys.map { $0.startOfWeek(from: union.settings.weekStart) })
    if days.contains(asOf) { weeks.insert(asOf.startOfWeek(from: union.settings.weekStart)) }
    return ScopedCalendar(
      scope: scope, name: name(of: scope), base: scope.base(addresses, self.first), byDay: byDay,
      movedFrom: movedFrom, days: days,
      isEmpty: byDay.isEmpty, weeks: weeks.sorted(),
      months: months(of: byDay.isEmpty ? [first] : Set(byDay.keys)),
      subscription: feedModel(FeedScope(scope)))
  }

  private func months(of days: Set<LocalDate>) -> [MonthKey] {
    var months: [MonthKey] = []
    for month in Set(days.map { MonthKey($0) }).sorted() {
      if let last = months.last, month.number - last.number <= 24 {
        months += (last.number + 1..<month.number).map { MonthKey(year: $0 / 12, month: $0 % 12 + 1) }
      }
      months.append(month)
    }
    return months
  }

  /// The days on which a date was to begin before it was moved, without those on which it still takes place.
  private func formerDays(of date: Occurrence) -> Set<LocalDate> {
    guard !date.isOff else { return [] }
    let former =
      [date.planned.firstDay] + union.events[date.event].entry.original.previousStarts.map(\.value.date)
    return Set(former.filter { !date.time.dayRange.contains($0) })
  }

  private func startMinutes(_ index: Index, on day: LocalDate) -> Int {
    if case .timed(let start, _) = union.occurrences[index].time, start.date == day {
      return start.time.minutes
    }
    return -1
  }

  private func name(of scope: CalendarScope) -> String {
    switch scope {
    case .all: ""
    case .family(let family): say(family.label)
    case .club(let index): title(union.clubs[index].entry)
    }
  }

  /// The makers of every page of every calendar.
  func calendarPages(_ watch: PlanWatch) -> [PageMaker] {
    guard !union.whole.events.isEmpty else { return [] }
    let set = calendarSet()
    var shape = ContentHash()
    for calendar in set.scopes { shape.add("\(calendar.base) \(calendar.name)") }
    var makers = [PageMaker("subscribe") { [$0.subscribePage()] }]
    for calendar in set.scopes {
      let days = CalendarHashes(calendar, set: shape.value, watch)
      func maker(
        _ path: String, _ shown: DayRange?, _ make: @escaping @Sendable (Composer, String) -> PlannedPage
      ) -> PageMaker {
        PageMaker("calendar \(path)", given: days.hash(of: shown)) { [make($0, path)] }
      }
      let current = MonthKey(calendar.nearest(asOf))
      makers.append(
        maker(calendar.base, current.shown) { $0.monthPage(current, path: $1, calendar, set) })
      makers += calendar.months.map { month in
        maker(calendar.monthPath(month), month.shown) { $0.monthPage(month, path: $1, calendar, set) }
      }
      makers += calendar.weeks.map { week in
        maker(calendar.weekPath(week), DayRange(week, week + 6)) { composer, _ in
          composer.weekPage(week, calendar, set)
        }
      }
      makers += calendar.years.map { year in
        let (first, last) = (MonthKey(year: year, month: 1), MonthKey(year: year, month: 12))
        return maker(calendar.yearPath(year), DayRange(first.first + -6, last.first.lastOfMonth + 6)) {
          composer, _ in composer.yearPage(year, calendar, set)
        }
      }
      makers += terms(of: calendar).map { term in
        maker(calendar.termPath(term), shownDays(of: term)) { composer, _ in
          composer.termPage(term, calendar, set)
        }
      }
      makers.append(
        maker(calendar.agendaPath, DayRange(asOf + -agendaPast, .latest)) { composer, _ in
          composer.agendaPage(calendar, set)
        })
    }
    return makers
  }

  /// The terms that share days with a calendar.
  func terms(of calendar: ScopedCalendar) -> [Term] {
    calendar.isEmpty ? [] : union.terms.terms.filter { $0.days.overlaps(calendar.days) }
  }

  // MARK: The parts that all pages share

  /// Ways from the page at `path`, which shows the days around `focus`, to the same days in another form or scope.
  /// - Parameter now: the way back to what is current, where the page is not.
  func frame(
    _ calendar: ScopedCalendar, _ set: CalendarSet, path: String, focus: LocalDate, now: LinkModel? = nil
  ) -> CalendarFrame {
    let day = calendar.nearest(focus)
    let month = calendar.monthPath(MonthKey(day))
    var views = [
      menuItem(say(zh: "月", en: "Month"), path == calendar.base ? calendar.base : month, at: path)
    ]
    if !calendar.weeks.isEmpty {
      views.append(menuItem(say(zh: "周", en: "Week"), calendar.weekPath(calendar.week(near: day)), at: path))
    }
    views.append(menuItem(say(zh: "日程", en: "Agenda"), calendar.agendaPath, at: path))
    if let term = terms(of: calendar).last(where: { $0.week1 <= day }) ?? terms(of: calendar).first {
      views.append(menuItem(say(zh: "学期", en: "Term"), calendar.termPath(term), at: path))
    }
    views.append(menuItem(say(zh: "年", en: "Year"), calendar.yearPath(day.year), at: path))
    // Addresses tell calendars apart; names may be the same.
    let own = href(calendar.base)
    func marked(_ links: [MenuItem]) -> [MenuItem] {
      var links = links
      if let place = links.firstIndex(where: { $0.href == own }) { links[place].isCurrent = true }
      return links
    }
    return CalendarFrame(
      scope: calendar.name, views: views, families: marked(set.links.families),
      clubs: marked(set.links.clubs), subscription: calendar.subscription, now: now)
  }

  /// Title and crumbs of a calendar page.
  func calendarHead(_ calendar: ScopedCalendar, path: String, title: String, kind: String) -> PageHead {
    let scope = calendar.name
    let full = scope.isEmpty ? title : say(zh: "\(scope) \(title)", en: "\(scope): \(title)")
    var crumbs: [LinkModel] = []
    if path != Section.calendar.rawValue {
      if case .club(let index) = calendar.scope {
        crumbs = [link(.clubs), LinkModel(title: scope, href: href(union.clubs[index].entry.id))]
      } else {
        crumbs = [link(.calendar)]
        if case .family = calendar.scope, path != calendar.base {
          crumbs.append(LinkModel(title: scope, href: href(calendar.base)))
        }
      }
    }
    return PageHead(path: path, title: full, description: full, kind: kind, crumbs: crumbs)
  }

  /// The remark that holidays of a year are not known, if that year is one of `days`.
  func holidayRemark(_ days: DayRange) -> String? {
    union.holidays.missingYears(in: days).last.map { holidayNote($0) }
  }

  /// Neighbours of an item in a row of pages.
  func neighbours<Item: Equatable>(
    _ item: Item, in row: [Item], _ link: (Item) -> LinkModel
  ) -> (previous: LinkModel?, next: LinkModel?) {
    guard let position = row.firstIndex(of: item) else { return (nil, nil) }
    return (
      position > 0 ? link(row[position - 1]) : nil,
      position + 1 < row.count ? link(row[position + 1]) : nil
    )
  }
}
