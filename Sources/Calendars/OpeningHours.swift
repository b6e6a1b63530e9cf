public import Diagnostics

/// When a place can be used, by day of the week.
public struct OpeningHours: Sendable, Hashable {
  /// The times of each day; a day without any is closed.
  public private(set) var times: [Weekday: [ClosedRange<LocalTime>]] = [:]

  /// The hours that `text` lists: days, then times, groups separated by `；`: `周一至周五 08:00-22:00；周六、周日 9:00-17:00`.
  /// Times without days (or after 每天) are those of every day. The value is `nil` exactly if there are issues.
  public static func parse(_ text: String) -> (value: OpeningHours?, issues: [DateIssue]) {
    var result = OpeningHours()
    var issues: [DateIssue] = []
    for group in text.split(whereSeparator: { $0 == "；" || $0 == ";" }) {
      let lower = text.utf8.distance(from: text.startIndex, to: group.startIndex)
      guard let (days, times) = read(String(group)) else {
        issues.append(
          DateIssue(
            kind: .dateUnreadable, range: lower..<lower + group.utf8.count,
            wording: Wording(zh: "看不懂开放时间“\(group)”", en: "“\(group)” are no opening hours"),
            suggestion: Wording(
              zh: "例如“周一至周五 08:00-22:00；周六 09:00-17:00”", en: "for example 周一至周五 08:00-22:00；周六 09:00-17:00"))
        )
        continue
      }
      for day in days { result.times[day, default: []] += times }
    }
    return (issues.isEmpty ? result : nil, issues)
  }

  private static func read(_ group: String) -> (days: [Weekday], times: [ClosedRange<LocalTime>])? {
    var scanner = DateScanner(group.replacing(#/\s*([-–—~～－至到])\s*/#) { $0.1 })
    var days: [Weekday] = []
    var times: [ClosedRange<LocalTime>] = []
    while true {
      while scanner.take(oneOf: [" ", ",", "，", "、", ":"]) != nil {}
      if scanner.isAtEnd { break }
      if scanner.take("每天") || scanner.take("每日") || scanner.take("daily") {
        days = Weekday.allCases
      } else if scanner.take("工作日") {
        days += Weekday.allCases.prefix(5)
      } else if scanner.take("周末") {
        days += [.saturday, .sunday]
      } else if let first = scanner.weekday() {
        guard scanner.take(oneOf: ["-", "~", "至", "到"]) != nil else {
          days.append(first)
          continue
        }
        guard let last = scanner.weekday() else { return nil }
        days += Weekday.week(from: first).prefix((last.rawValue - first.rawValue + 7) % 7 + 1)
      } else if !days.isEmpty, times.isEmpty, let next = scanner.peek(), "一二三四五六日天".contains(next),
        let day = Weekday(text: String(next)), ![":", "点", "十"].contains(scanner.peek(1))
      {
        // `周一、三、五`
        scanner.index += 1
        days.append(day)
      } else {
        let start = scanner.index
        while let next = scanner.peek(), !"，,、 ".contains(next) { scanner.index += 1 }
        guard case .times(let from, let to, nextDay: false) = parseDateText(scanner.text(from: start)).value
        else {
          return nil
        }
        times.append(from...to)
      }
    }
    guard !times.isEmpty else { return nil }
    return (days.isEmpty ? Weekday.allCases : days, times)
  }

  /// Whether the place can be used all through `span`; whole days are always fine, an open end counts as its start.
  public func allows(_ span: TimeSpan) -> Bool {
    guard case .timed(let start, let givenEnd) = span else { return true }
    let end = givenEnd ?? start
    let last = end.date > start.date ? LocalTime.endOfDay : end.time
    let isWithinDay = end.date == start.date || end == LocalDateTime(start.date + 1, .midnight)
    return isWithinDay
      && (times[start.date.weekday] ?? []).contains { $0.contains(start.time) && $0.contains(last) }
  }

  /// The hours of `day` in words: `08:00—22:00`, or 不开放.
  public func text(on day: Weekday) -> Wording {
    guard let times = times[day], !times.isEmpty else { return Wording(zh: "不开放", en: "closed") }
    return Wording(verbatim: times.map { "\($0.lowerBound)—\($0.upperBound)" }.joined(separator: " "))
  }
}
