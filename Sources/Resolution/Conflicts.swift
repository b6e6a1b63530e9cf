import Calendars
import Diagnostics
import Records

/// What cannot well be: two events in one place, one club in two, activities on days off or before the doors open.
///
/// Cancelled dates do not count, nor dates that are over: nobody can mend them.
/// - Complexity: O(n log n) in dates and conflicts.
func conflicts(in union: Union) -> [Problem] {
  let coming = union.occurrences.filter { !$0.isOff && !$0.isPast }
  var problems: [Problem] = []
  var pairs: Set<[Index]> = []
  for twins in overlaps(coming, by: { place(of: $0, union).map { [$0] } ?? [] }) {
    guard pairs.insert([twins.first.event, twins.second.event].sorted()).inserted else { continue }
    problems.append(venueConflict(twins, union))
  }
  for twins in overlaps(coming, by: { union.events[$0.event].clubs.map(String.init) }) {
    // The same hall at the same time has been reported; one remark is enough.
    guard pairs.insert([twins.first.event, twins.second.event].sorted()).inserted else { continue }
    problems.append(clubConflict(twins, union))
  }
  var events: Set<Index> = []
  for date in coming {
    if let problem = closedVenue(date, union), events.insert(date.event).inserted { problems.append(problem) }
  }
  events = []
  for date in coming {
    if let problem = holiday(date, union), events.insert(date.event).inserted { problems.append(problem) }
  }
  return problems
}

/// Events in years in which there was no site yet, or for which nobody makes plans: a digit of the year is probably wrong.
func doubtfulYears(in union: Union) -> [Problem] {
  union.events.compactMap { item in
    let event = item.entry.original
    let year = event.time.firstDay.year
    guard year < 1950 || year > union.today.year + 5 else { return nil }
    let name = event.header.id.path.split(separator: "/").first.flatMap { Int($0) }
    let likely = name.flatMap { (1950...union.today.year + 5).contains($0) ? $0 : nil } ?? union.today.year
    return Problem(
      .dateYear, at: event.timeSpan,
      Wording(zh: "活动在 \(year) 年，年份是不是写错了？", en: "the event is in \(year); is the year right?"),
      suggestion: Wording(zh: "是不是 \(likely) 年？", en: "did you mean \(likely)?"), severity: .warning)
  }
}

/// Events that are still to come and have a count of those who came already: it is probably how many may come, and would enter
/// the year's report.
func earlyAttendances(in union: Union) -> [Problem] {
  union.events.compactMap { item in
    let event = item.entry.original
    guard let attendance = event.countedAttendance, event.time.firstDay > union.today else { return nil }
    let capacity = Event.kind.line("capacity", Wording(verbatim: "\(attendance.value)"))
    return Problem(
      .eventAttendanceEarly, at: attendance.span,
      Wording(
        zh: "活动还没有举行，“参加人数”（人数）是实际来了多少人", en: "the event is still to come; attendance is how many came"),
      suggestion: Wording(
        zh: "限多少人参加写“名额”：\(capacity.zh)；参加人数等活动以后再写",
        en: "how many may come is \(capacity.en); give attendance afterwards"))
  }
}

/// Games that have a score and are still to come.
func earlyScores(in union: Union) -> [Problem] {
  union.events.flatMap { item in
    let event = item.entry.original
    return event.contest.matches.compactMap { match -> Problem? in
      guard let score = match.score, score.value.points != nil,
        (event.start(of: match)?.date ?? event.time.firstDay) > union.today
      else {
        return nil
      }
      return Problem(
        .eventMatch, at: score.span,
        Wording(zh: "比赛还没有举行，就写了比分", en: "the match is still to come, and has a score"),
        suggestion: Wording(zh: "核对比赛的日期", en: "check the day of the match"))
    }
  }
}

/// Two dates that share a moment and a resource.
private struct Twins {
  var first: Occurrence
  var second: Occurrence
  var key: String
}

/// The dates of different events that overlap, of each resource by itself.
private func overlaps(_ dates: [Occurrence], by keys: (Occurrence) -> [String]) -> [Twins] {
  var open: [String: [Occurrence]] = [:]
  var found: [Twins] = []
  for date in dates {
    let range = date.time.minuteRange
    for key in keys(date) {
      // Dates come in order of their start: what has ended by now cannot meet anything later.
      var still = open[key, default: []].filter { $0.time.minuteRange.upperBound > range.lowerBound }
      found += still.filter { $0.event != date.event }.map { Twins(first: $0, second: date, key: key) }
      still.append(date)
      open[key] = still
    }
  }
  return found
}

/// What tells one place from another: the register's id, else the words. Places that are no rooms are none.
private func place(of date: Occurrence, _ union: Union) -> String? {
  if let venue = date.venue { return "#\(venue)" }
  let event = union.events[date.event].entry.original
  guard event.mode != .online, let text = (date.change?.venue ?? event.venue)?.text, !text.isEmpty else {
    return nil
  }
  let vague = ["待定", "会前通知", "另行通知", "线上", "各", "校内", "校外"]
  return vague.contains { text.contains($0) } ? nil : text
}

private func span(of date: Occurrence, _ union: Union) -> Span? {
  let event = union.events[date.event].entry.original
  return date.change?.on?.span ?? event.timeSpan ?? event.header.place
}

private func title(_ date: Occurrence, _ union: Union) -> String {
  union.events[date.event].entry.original.header.title
}

private func day(_ date: Occurrence) -> Wording {
  let time = date.time.start
  return date.time.isAllDay
    ? Wording(zh: PartialDate(time.date).chinese, en: time.date.description)
    : Wording(zh: "\(PartialDate(time.date).chinese) \(time.time)", en: "\(time.date) \(time.time)")
}

private func otherNote(_ twins: Twins, _ union: Union) -> [Note] {
  span(of: twins.first, union).map {
    [
      Note(
        Wording(
          zh: "另一个活动“\(title(twins.first, union))”在这里", en: "the other event, “\(title(twins.first, union))”"),
        at: $0)
    ]
  } ?? []
}

private func venueConflict(_ twins: Twins, _ union: Union) -> Problem {
  let venue = twins.second.venue.map { union.venues[$0].original }
  let name = venue?.header.title ?? twins.key
  let when = day(twins.second)
  return Problem(
    .conflictVenue, at: span(of: twins.second, union),
    Wording(
      zh: "\(when.zh)，“\(name)”同时有“\(title(twins.first, union))”和“\(title(twins.second, union))”",
      en:
        "\(when.en): “\(title(twins.first, union))” and “\(title(twins.second, union))” are both in “\(name)”"
    ),
    suggestion: Wording(zh: "改其中一个的时间或地点", en: "move one of them"), notes: otherNote(twins, union),
    severity: venue?.isExclusive == true ? .error : .warning)
}

private func clubConflict(_ twins: Twins, _ union: Union) -> Problem {
  let club = Int(twins.key).map { union.clubs[$0].entry.original.header.title } ?? ""
  let when = day(twins.second)
  return Problem(
    .conflictClub, at: span(of: twins.second, union),
    Wording(
      zh: "\(when.zh)，\(club)同时有“\(title(twins.first, union))”和“\(title(twins.second, union))”",
      en: "\(when.en): \(club) has “\(title(twins.first, union))” and “\(title(twins.second, union))” at once"
    ),
    suggestion: Wording(zh: "改其中一个的时间，或写上各自的俱乐部", en: "move one of them"), notes: otherNote(twins, union))
}

private func closedVenue(_ date: Occurrence, _ union: Union) -> Problem? {
  guard let index = date.venue, let hours = union.venues[index].original.openingHours,
    !hours.value.allows(date.time)
  else { return nil }
  let venue = union.venues[index].original.header.title
  let weekday = date.time.start.date.weekday
  let open = hours.value.text(on: weekday)
  return Problem(
    .conflictHours, at: span(of: date, union),
    Wording(
      zh: "\(day(date).zh)不在“\(venue)”的开放时间里（\(weekday.chinese) \(open.zh)）",
      en: "\(day(date).en) is outside the opening hours of “\(venue)” (\(weekday.english) \(open.en))"),
    notes: [Note(Wording(zh: "开放时间写在这里", en: "the opening hours are here"), at: hours.span)])
}

/// Work-like activities on a decreed day off are mostly slips; outings, volunteering and matches are not, and a series
/// that says that holidays do not matter has been thought about.
private func holiday(_ date: Occurrence, _ union: Union) -> Problem? {
  let workLike: Set<EventKind> = [
    .training, .lecture, .salon, .reading, .course, .meeting, .congress, .ballot, .contest,
  ]
  let event = union.events[date.event].entry.original
  guard workLike.contains(event.kind), event.weeklyRepeat?.value.skipsHolidays != false, !date.time.isAllDay,
    case .off(let name, isDecreed: true) = union.holidays.status(of: date.time.firstDay)
  else { return nil }
  let excluded = RecordKind.event.line("exdate", Wording(verbatim: "\(date.planned.firstDay)"))
  return Problem(
    .conflictHoliday, at: span(of: date, union),
    Wording(
      zh: "\(PartialDate(date.time.firstDay).chinese)是\(name)放假",
      en: "\(date.time.firstDay) is a day off (\(name))"),
    suggestion: event.isSeries
      ? Wording(
        zh: "不活动的话，加上 \(excluded.zh)", en: "if it does not take place add \(excluded.en)")
      : Wording(zh: "请核对日期", en: "check the date"))
}
