import Calendars
import Diagnostics
internal import Foundation

extension RecurrenceMoment {
  /// Seconds since the day before 0001-01-01 began.
  var number: Int { date.dayNumber * 86_400 + second }

  /// The moment with this ``number``, clamped to the years 1…9999.
  init(number: Int) {
    let number = max(number, 86_400)
    self.init(LocalDate(clampedDayNumber: number / 86_400), second: number % 86_400)
  }
}

/// A wall clock somewhere: how far it is from UTC at each moment.
struct CalendarZone: Sendable {
  /// From a second of UTC on, so many seconds east.
  private struct Transition: Sendable {
    var instant: Int
    var offset: Int
  }

  private enum Rules: Sendable {
    case fixed(Int)
    /// The offset before the first transition, and the transitions in order.
    case transitions(Int, [Transition])
    case system(TimeZone)
  }

  private let rules: Rules

  /// A clock that never changes, `seconds` east of UTC.
  init(seconds: Int) { rules = .fixed(seconds) }

  /// The zone with this name in the system's table (IANA), or under one of the names that Windows has for it.
  init?(name: String) {
    let bare = name.split(separator: "/").suffix(2).joined(separator: "/")
    let known = zoneNames[name.lowercased()]
    for candidate in [known, name, bare, capitalised(name), capitalised(bare)].compactMap({ $0 })
    where candidate.contains("/") || candidate == "UTC" {
      if let zone = TimeZone(identifier: candidate) {
        rules = .system(zone)
        return
      }
    }
    return nil
  }

  /// The zone that a VTIMEZONE describes (RFC 5545 §3.6.5), or `nil` if it describes none.
  init?(_ component: ICalendarComponent) {
    var transitions: [Transition] = []
    var earliest: (instant: Int, before: Int)?
    for part in component.components where part.name == "STANDARD" || part.name == "DAYLIGHT" {
      guard let from = part.property("TZOFFSETFROM").flatMap({ utcOffset($0.value) }),
        let to = part.property("TZOFFSETTO").flatMap({ utcOffset($0.value) }),
        let start = part.property("DTSTART").flatMap({ RecurrenceMoment(basic: trimmed($0.value)) })
      else { continue }
      for onset in onsets(part, start, from) {
        let instant = onset.number - from
        transitions.append(Transition(instant: instant, offset: to))
        if earliest.map({ instant < $0.instant }) ?? true { earliest = (instant, from) }
      }
    }
    guard let earliest else { return nil }
    transitions.sort { $0.instant < $1.instant }
    rules = .transitions(earliest.before, transitions)
  }

  /// Seconds east of UTC at second `instant` of UTC.
  func offset(atUTC instant: Int) -> Int {
    switch rules {
    case .fixed(let seconds): return seconds
    case .system(let zone):
      // 1970-01-01 is day 719163 of the civil calendar.
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant - 719_163 * 86_400)))
    case .transitions(let before, let transitions):
      let next = transitions.partitioningIndex { $0.instant > instant }
      return next == 0 ? before : transitions[next - 1].offset
    }
  }

  /// The second of UTC at which this clock shows `local`. A time that it shows twice is the first of the two; one
  /// that it skips is counted on from before the gap (RFC 5545 §3.3.5).
  func instant(of local: RecurrenceMoment) -> Int {
    let number = local.number
    let before = offset(atUTC: number - 86_400 * 2)
    let after = offset(atUTC: number + 86_400 * 2)
    if before == after, before == offset(atUTC: number - before) { return number - before }
    if offset(atUTC: number - before) == before { return number - before }
    return offset(atUTC: number - after) == after ? number - after : number - before
  }

  /// What this clock shows at second `instant` of UTC.
  func local(atUTC instant: Int) -> RecurrenceMoment {
    RecurrenceMoment(number: instant + offset(atUTC: instant))
  }
}

/// The onsets of one part of a VTIMEZONE. Nobody meets after 2200, and a hostile rule must end somewhere.
private func onsets(_ part: ICalendarComponent, _ start: RecurrenceMoment, _ from: Int) -> [RecurrenceMoment]
{
  var onsets = [start]
  for dates in part.all("RDATE") {
    onsets += dates.list.prefix(1000).compactMap { RecurrenceMoment(basic: trimmed(String($0))) }
  }
  for property in part.all("RRULE") {
    guard let rule = RecurrenceRule.parse(property.value).value, rule.frequency >= .daily else { continue }
    let moments = rule.moments(from: start, offset: UTCOffset(clampedMinutes: from / 60))
    onsets += moments.lazy.prefix(1000).prefix { $0.date.year < 2200 }
  }
  return onsets
}

/// `+0800`, `-043015` in seconds (RFC 5545 §3.3.14).
private func utcOffset(_ text: String) -> Int? {
  let text = trimmed(text)
  guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
  let digits = text.dropFirst()
  guard digits.utf8.count == 4 || digits.utf8.count == 6,
    digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
    let number = Int(digits)
  else { return nil }
  let full = digits.utf8.count == 4 ? number * 100 : number
  let seconds = full / 10_000 * 3600 + full / 100 % 100 * 60 + full % 100
  return seconds < 86_400 ? (sign == "-" ? -seconds : seconds) : nil
}

/// `asia/shanghai` as the table has it: `Asia/Shanghai`.
private func capitalised(_ name: String) -> String {
  var result = ""
  for character in name.lowercased() {
    result += result.last?.isLetter == true ? String(character) : character.uppercased()
  }
  return result
}
