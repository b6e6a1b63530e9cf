import Calendars
import Diagnostics
import Records
import Resolution

/// One activity of a digest, in words.
struct DigestEntry {
  /// `11月24日（周二）14:30—16:30`.
  var when: String
  /// What people need not come to: 已取消, 延期, or 改期 where it has left these days.
  var mark: String?
  var title: String
  /// What changed: `改期，原11月25日`.
  var note: String?
  var place: String?
  /// Why it changed.
  var reason: String?
  /// Until when to sign up.
  var signup: String?
  /// What its picture shows.
  var picture: String?

  /// The line of a group chat.
  func line(_ language: Language) -> String {
    let isChinese = language == .zh
    let head = mark.map { isChinese ? "【\($0)】" : "[\($0)] " } ?? ""
    return head + "\(when) \(title)" + (note.map { isChinese ? "（\($0)）" : " (\($0))" } ?? "")
      + (mark == nil ? place.map { isChinese ? "｜\($0)" : " | \($0)" } ?? "" : "")
  }

  /// The title with what people must know if they read nothing else.
  var shortTitle: String { mark.map { "【\($0)】" + title } ?? title }
}

extension Composer {
  /// The activities of `period` by time. What was planned there and has moved away is listed too: somebody may
  /// come. In a month, the dates of a series on which all goes as planned are one entry.
  func digestEntries(_ period: DigestPeriod, club: Index?) -> [DigestEntry] {
    let days = period.days
    let dates = union.occurrences.indices.filter { index in
      let date = union.occurrences[index]
      return (date.time.dayRange.overlaps(days) || date.planned.dayRange.overlaps(days))
        && (club.map { union.events[date.event].clubs.contains($0) } ?? true)
    }
    .sorted { left, right in
      let (a, b) = (listed(left, days).start, listed(right, days).start)
      return a == b ? left < right : a < b
    }
    guard case .month = period else { return dates.map { digestEntry($0, days) } }
    var series: [String: [Index]] = [:]
    for index in dates where isPlain(index) { series[rhythm(index), default: []].append(index) }
    var seen: Set<String> = []
    return dates.compactMap { index in
      guard isPlain(index), let same = series[rhythm(index)], same.count > 1 else {
        return digestEntry(index, days)
      }
      guard seen.insert(rhythm(index)).inserted else { return nil }
      var entry = digestEntry(index, days)
      entry.when = words(for: same)
      return entry
    }
  }

  /// The time under which a date is listed: where it was planned if it has moved out of `days`.
  private func listed(_ index: Index, _ days: DayRange) -> TimeSpan {
    let date = union.occurrences[index]
    return date.time.dayRange.overlaps(days) ? date.time : date.planned
  }

  /// Whether a date of a series is as the rule says.
  private func isPlain(_ index: Index) -> Bool {
    let date = union.occurrences[index]
    return union.events[date.event].series != nil && date.change == nil && date.status == .scheduled
      && date.makesUpFor == nil && !date.time.isAllDay
  }

  /// What dates that can be told in one breath have in common.
  private func rhythm(_ index: Index) -> String {
    let date = union.occurrences[index]
    guard case .timed(let start, let end) = date.time else { return "" }
    let length = end.map { start.minutes(until: $0) } ?? -1
    return "\(date.event) \(start.date.weekday.rawValue) \(start.time) \(length)"
  }

  /// `11月4日、11日、18日（周三）16:30—18:00`.
  private func words(for dates: [Index]) -> String {
    guard let first = dates.first, case .timed(let start, let end) = union.occurrences[first].time else {
      return ""
    }
    let days = dates.map { union.occurrences[$0].time.firstDay }
    let weekday = start.date.weekday
    let clock =
      "\(start.time)"
      + (end.map { say(zh: "—", en: "–") + ($0.date == start.date ? $0.time : .endOfDay).description } ?? "")
    if language == .zh {
      let month = MonthKey(days[0]).month
      let list = days.enumerated().map { number, day in
        let parts = day.components
        return parts.month == month && number > 0 ? "\(parts.day)日" : "\(parts.month)月\(parts.day)日"
      }
      return "\(list.joined(separator: "、"))（\(weekday.shortChinese)）\(clock)"
    }
    let list = days.map { String($0.components.day) }.joined(separator: ", ")
    return "\(weekday.shortEnglish) \(list) \(englishMonth(MonthKey(days[0]).month).prefix(3)), \(clock)"
  }

  private func digestEntry(_ index: Index, _ days: DayRange) -> DigestEntry {
    let date = union.occurrences[index]
    let item = union.events[date.event]
    let event = item.entry.version(in: language)
    let change = change(of: date)
    let style = DateStyle.short(language)
    let hasLeft = !date.time.dayRange.overlaps(days)
    var entry = DigestEntry(
      when: style.text(listed(index, days)), title: title(of: date),
      place: venue(of: date),
      reason: date.status == .scheduled ? nil : change?.note ?? event.statusNote)
    if date.isOff {
      entry.mark = date.status == .postponed ? say(zh: "延期", en: "Postponed") : say(date.status.label)
    } else if hasLeft {
      entry.mark = say(EventStatus.rescheduled.label)
      let when = style.text(date.time)
      entry.note = say(zh: "改到\(when)", en: "now \(when)")
    } else {
      entry.note = digestNote(date, item)
      if !date.isPast, let close = item.entry.original.signup?.close?.value, close.end > union.asOf {
        let day = style.text(close.date)
        entry.signup = say(zh: "报名截至\(day)", en: "sign up by \(day)")
      }
      entry.picture = event.header.cover?.alternative
    }
    return entry
  }

  /// What a reader who knew the old plan must know.
  private func digestNote(_ date: Occurrence, _ item: UnionEvent) -> String? {
    switch date.status {
    case .scheduled:
      return date.makesUpFor.map { day in
        let text = plainDay(day, beside: date.time)
        return say(zh: "补\(text)", en: "makes up for \(text)")
      }
    case .tentative: return say(zh: "待定", en: "to be confirmed")
    case .relocated:
      let former = item.venue.map { title(union.venues[$0]) } ?? item.entry.version(in: language).venue?.text
      guard date.change != nil, let former, former != venue(of: date) else {
        return say(zh: "改地点", en: "moved to another place")
      }
      return say(zh: "改地点，原\(former)", en: "moved from \(former)")
    case .rescheduled:
      let before =
        date.time == date.planned ? item.entry.original.previousStarts.last?.value : moment(date.planned)
      guard let before else { return say(zh: "改期", en: "rescheduled") }
      let text =
        before.date == date.time.firstDay
        ? before.start.time.description : plainDay(before.date, beside: date.time)
      return say(zh: "改期，原\(text)", en: "moved from \(text)")
    case .cancelled, .postponed: return nil
    }
  }

  private func moment(_ time: TimeSpan) -> Moment {
    time.isAllDay ? .day(time.firstDay) : .time(time.start)
  }

  /// `11月25日`; with the year where it is another one.
  private func plainDay(_ day: LocalDate, beside time: TimeSpan) -> String {
    DateStyle(language, weekday: .none, year: day.year != time.firstDay.year).text(day)
  }
}
