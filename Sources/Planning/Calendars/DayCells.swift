import Calendars
import Diagnostics
import Parallel
import Records
import Resolution

/// What calendars say of each day. It is made once: a day stands in the month, the week, the term and the year of everything,
/// and again of each family and club.
typealias Almanac = [LocalDate: AlmanacDay]

/// A day without its place in a page. It is looked up for each calendar that it stands in, so it is held once.
final class AlmanacDay: Sendable {
  /// The day itself, without events.
  let cell: DayCell
  /// Its events, by position in ``Union/occurrences``.
  let entries: [Index: DayEntry]

  init(cell: DayCell, entries: [Index: DayEntry]) {
    self.cell = cell
    self.entries = entries
  }
}

extension Composer {
  /// A day with its events in one calendar.
  /// - Parameter anchored: whether it is one of the page's own days, which have anchors.
  func dayCell(_ day: LocalDate, _ calendar: ScopedCalendar, anchored: Bool) -> DayCell {
    let known = calendar.almanac[day] ?? almanacDay(day)
    var cell = known.cell
    if anchored { (cell.id, cell.isInMonth) = ("d\(day)", true) }
    cell.entries =
      (calendar.byDay[day] ?? []).map { known.entries[$0] ?? dayEntry($0, on: day) }
      + (calendar.movedFrom[day] ?? []).map { movedEntry($0, from: day) }
    return cell
  }

  /// What calendars say of the days in the years of `all`, and of the weeks around them.
  func almanac(of all: ScopedCalendar) -> Almanac {
    var days: Set<LocalDate> = []
    for year in all.years {
      guard let first = LocalDate(year: year, month: 1, day: 1),
        let last = LocalDate(year: year, month: 12, day: 31), let range = DayRange(first + -6, last + 6)
      else { continue }
      days.formUnion(range)
    }
    let sorted = days.sorted()
    let made = parallelMap(sorted) { almanacDay($0, all.byDay[$0] ?? []) }
    return Dictionary(zip(sorted, made), uniquingKeysWith: { first, _ in first })
  }

  private func almanacDay(_ day: LocalDate, _ dates: [Index] = []) -> AlmanacDay {
    var rest: String?
    var isMakeup = false
    switch union.holidays.status(of: day) {
    case .off(let name, _): rest = name
    case .makeup: isMakeup = true
    case .ordinary: break
    }
    let lunar = language == .zh ? LunarDate(day)?.text : nil
    let festivals = Festival.on(day)
    let names =
      language == .zh
      ? [SolarTerm(on: day)?.name].compactMap { $0 } + festivals.map(\.name) : festivals.map(\.english)
    let note = [lunar].compactMap { $0 } + names
    let cell = DayCell(
      date: date(day), id: nil, isInMonth: false, isWeekend: day.weekday >= .saturday, rest: rest,
      isRest: rest != nil, isMakeup: isMakeup, lunar: lunar,
      note: note.isEmpty ? nil : note.joined(separator: " · "), isPast: day < asOf, entries: [])
    return AlmanacDay(
      cell: cell,
      entries: Dictionary(dates.map { ($0, dayEntry($0, on: day)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func dayEntry(_ index: Index, on day: LocalDate) -> DayEntry {
    let occurrence = union.occurrences[index]
    let item = union.events[occurrence.event]
    let range = occurrence.time.dayRange
    var time: String?
    var clock: String?
    var iso = day.description
    if case .timed(let start, _) = occurrence.time, start.date == day {
      time = start.time.description
      clock = when(occurrence.time).time
      iso = start.iso(union.settings.offset)
    }
    let number = range.first.days(until: day) + 1
    let part =
      range.count > 1 ? say(zh: "第\(number)天，共\(range.count)天", en: "day \(number) of \(range.count)") : nil
    let change = change(of: occurrence)
    let family = item.clubs.first.map { union.clubs[$0].entry.original.family }
    return DayEntry(
      title: title(of: occurrence), href: href(of: occurrence), time: time, clock: clock,
      iso: iso, part: part, isCancelled: occurrence.isOff, statusTitle: say(occurrence.status.label),
      isChanged: [.rescheduled, .relocated, .tentative].contains(occurrence.status), note: change?.note,
      family: family?.code ?? "union", familyTitle: family.map { say($0.label) } ?? siteFacts.name,
      venue: venue(of: occurrence), movedTo: nil)
  }

  /// What a day shows of a date that was moved away from it.
  private func movedEntry(_ index: Index, from day: LocalDate) -> DayEntry {
    let occurrence = union.occurrences[index]
    var entry = dayEntry(index, on: day)
    let style = DateStyle(language, weekday: .none, year: occurrence.time.firstDay.year != day.year)
    let target = style.text(occurrence.time.firstDay)
    entry.movedTo = say(zh: "改到 \(target)", en: "moved to \(target)")
    (entry.part, entry.venue) = (nil, nil)
    if case .timed(let start, _) = occurrence.planned, start.date == day {
      (entry.time, entry.iso) = (start.time.description, start.iso(union.settings.offset))
      entry.clock = when(occurrence.planned).time
    }
    return entry
  }

  /// The weekdays as the heads of columns.
  func columnHeads() -> [ColumnHead] {
    Weekday.week(from: union.settings.weekStart).map {
      ColumnHead(
        short: language == .zh ? $0.han : $0.shortEnglish, full: language == .zh ? $0.chinese : $0.english)
    }
  }
}
