import Diagnostics

/// Reads a date, a time, both, or a range of them, in the spellings that officers use.
///
/// `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日`, with or without leading zeros, full-width digits
/// and signs, a weekday (checked against the date), `16:30`, `下午2点半`, `晚上7点`, `2:30pm`, and ranges with
/// `-`, `—`, `~`, `～`, `至`, `到`. Years have four digits; there is no guessing of years.
/// A value comes back only if nothing was an error; warnings (an hour 1–6 without 上午 or 下午) leave it.
/// - Complexity: linear in the text.
public func parseDateText(_ text: String) -> DateReading {
  var parser = DateParser(text)
  let value = parser.parse()
  let failed = parser.issues.contains { $0.kind.severity == .error }
  return DateReading(text: text, value: failed ? nil : value, issues: parser.issues)
}

struct DateParser {
  var scanner: DateScanner
  var issues: [DateIssue] = []
  /// The first error; later ones would only follow from it.
  var failed = false

  /// One end of a range as read.
  struct Endpoint {
    var date: LocalDate?
    var partial: PartialDate?
    var clock: Clock?
    var nextDay = false
    var start = 0
    var stop = 0
  }

  init(_ text: String) { scanner = DateScanner(text) }

  mutating func parse() -> DateText? {
    scanner.skipBlanks()
    guard !scanner.isAtEnd else {
      unreadable(from: 0, text: "")
      return nil
    }
    guard let first = endpoint(after: nil), !failed else { return nil }
    scanner.skipBlanks()
    if scanner.isAtEnd { return single(first) }
    let separator = scanner.index
    guard takeRangeSign() else {
      leftover(from: separator)
      return nil
    }
    scanner.skipBlanks()
    guard let second = endpoint(after: first), !failed else { return nil }
    scanner.skipBlanks()
    guard scanner.isAtEnd else {
      leftover(from: scanner.index)
      return nil
    }
    return range(first, second)
  }

  // MARK: - Ends

  /// Reads `[date] [weekday] [time]`; `first` lends year and month to the end of a range.
  private mutating func endpoint(after first: Endpoint?) -> Endpoint? {
    var end = Endpoint(start: scanner.index)
    if scanner.takeAny(["次日", "翌日", "第二天"]) != nil { end.nextDay = true }
    scanner.skipBlanks()
    let dateStart = scanner.index
    switch date(after: first?.date) {
    case .none: break
    case .failed: return nil
    case .day(let date): end.date = date
    case .partial(let partial): end.partial = partial
    }
    let dateStop = scanner.index
    let before = scanner.index
    scanner.skipBlanks()
    if let weekday = weekday(), let date = end.date, date.weekday != weekday {
      report(
        .dateWeekdayDiffers, from: dateStart,
        Wording(
          zh: "\(PartialDate(date).chinese)是\(date.weekday.chinese)，不是\(weekday.chinese)",
          en: "\(date) is a \(date.weekday.english), not a \(weekday.english)"),
        suggestion: Wording(
          zh: "请核对：日期错了就改日期，星期错了就改成“\(date.weekday.shortChinese)”",
          en: "check which one is meant; for this day write \(date.weekday.shortEnglish)"))
      return nil
    }
    scanner.skipBlanks()
    if end.date != nil, scanner.take("全天") { scanner.skipBlanks() }
    let isISO = end.date != nil && scanner.take("t")
    scanner.skipBlanks()
    let inherited = end.date == nil && end.partial == nil ? first?.clock?.period : nil
    end.clock = clock(inheriting: inherited, startingAt: first?.clock, quietly: isISO)
    if failed { return nil }
    guard end.date != nil || end.partial != nil || end.clock != nil else {
      unreadable(from: end.start, text: scanner.text(from: end.start))
      return nil
    }
    if end.clock == nil { scanner.index = scanner.isAtEnd ? scanner.index : max(before, scanner.index) }
    if end.partial != nil, end.clock != nil {
      report(
        .dateIncomplete, from: dateStart, to: dateStop,
        Wording(zh: "有时间却没有写明哪一天", en: "there is a time, but no day of the month"))
      return nil
    }
    end.stop = scanner.index
    return end
  }

  private mutating func takeRangeSign() -> Bool {
    if scanner.takeAny(["至", "到", "to "]) != nil { return true }
    var count = 0
    while count < 2, scanner.take(oneOf: ["-", "~"]) != nil { count += 1 }
    return count > 0
  }

  private func single(_ end: Endpoint) -> DateText? {
    if let partial = end.partial { return .partial(partial) }
    switch (end.date, end.clock) {
    case (let date?, let clock?): return .moment(LocalDateTime(date, clock.time))
    case (let date?, nil): return .day(date)
    case (nil, let clock?): return .time(clock.time, nextDay: end.nextDay)
    case (nil, nil): return nil
    }
  }

  private mutating func range(_ first: Endpoint, _ second: Endpoint) -> DateText? {
    if first.partial != nil || second.partial != nil {
      report(
        .dateIncomplete, from: first.start,
        Wording(zh: "起止日期要写到日", en: "both ends of a range need a day"))
      return nil
    }
    if first.nextDay, first.date == nil {
      report(
        .dateIncomplete, from: first.start,
        Wording(
          zh: "“次日”只能写在结束前面，开始要写明哪一天", en: "次日 (the next day) only goes before an end; a start needs its day")
      )
      return nil
    }
    switch (first.date, first.clock, second.date, second.clock) {
    case (let a?, nil, let b?, nil):
      guard let days = DayRange(a, b) else {
        backwards(from: second.start, LocalDateTime(a, .midnight), LocalDateTime(b, .midnight), days: true)
        return nil
      }
      return .days(days)
    case (nil, let from?, nil, let to?):
      guard second.nextDay || from.time < to.time else {
        report(
          .dateEndBeforeStart, from: second.start,
          Wording(
            zh: "结束\(to.time)不晚于开始\(from.time)",
            en: "the end, \(to.time), is not after the start, \(from.time)"),
          suggestion: overnightHint(from.time, to.time))
        return nil
      }
      return .times(from.time, to.time, nextDay: second.nextDay)
    case (let a?, let from?, let b, let to?):
      let start = LocalDateTime(a, from.time)
      let end = LocalDateTime(b ?? (second.nextDay ? a + 1 : a), to.time)
      guard start.minuteNumber < end.minuteNumber else {
        backwards(from: second.start, start, end, days: false)
        return nil
      }
      return .moments(start, end)
    default:
      report(
        .dateIncomplete, from: first.start,
        Wording(zh: "起止要写成同一种：都写日期，或都写时间", en: "both ends of a range must be of one kind"))
      return nil
    }
  }

  // MARK: - Weekdays

  private mutating func weekday() -> Weekday? {
    let start = scanner.index
    let bracket = scanner.take(oneOf: ["(", "[", "【"]) != nil
    scanner.skipBlanks()
    guard let weekday = scanner.weekday() else {
      scanner.index = start
      return nil
    }
    scanner.skipBlanks()
    if bracket, scanner.take(oneOf: [")", "]", "】"]) == nil {
      scanner.index = start
      return nil
    }
    _ = scanner.take(oneOf: [","])
    return weekday
  }

  // MARK: - Problems

  mutating func report(
    _ kind: ProblemKind, from start: Int, to stop: Int? = nil, _ wording: Wording, suggestion: Wording? = nil,
    replacement: String? = nil
  ) {
    if kind.severity == .error { failed = true }
    let upper = scanner.offsets[min(stop ?? scanner.index, scanner.characters.count)]
    let lower = scanner.offsets[min(start, scanner.characters.count)]
    issues.append(
      DateIssue(
        kind: kind, range: lower..<max(lower, upper), wording: wording, suggestion: suggestion,
        replacement: replacement))
  }

  private mutating func unreadable(from start: Int, text: String) {
    let rest = text.isEmpty ? String(scanner.characters[min(start, scanner.characters.count)...]) : text
    scanner.index = scanner.characters.count
    report(
      .dateUnreadable, from: start,
      rest.isEmpty
        ? Wording(zh: "这里要写日期或时间，却是空的", en: "a date or a time is missing here")
        : Wording(
          zh: "看不懂“\(rest)”是什么日期或时间", en: "“\(rest)” is neither a date nor a time that can be read"),
      suggestion: acceptedForms)
  }

  private mutating func leftover(from start: Int) {
    let rest = String(scanner.characters[start...])
    scanner.index = scanner.characters.count
    let isZone = rest.hasPrefix("+") || rest == "z" || rest.hasPrefix("utc")
    report(
      .dateUnreadable, from: start,
      isZone
        ? Wording(
          zh: "时间不写时区（“\(rest)”），一律按本站的当地时间",
          en: "leave out the zone “\(rest)”: times are the site's local time")
        : Wording(
          zh: "日期时间后面多了“\(rest)”", en: "“\(rest)” is left over after the date or time"),
      suggestion: isZone ? nil : acceptedForms)
  }

  private mutating func backwards(from start: Int, _ from: LocalDateTime, _ to: LocalDateTime, days: Bool) {
    report(
      .dateEndBeforeStart, from: start,
      days
        ? Wording(
          zh: "结束日期\(PartialDate(to.date).chinese)早于开始日期\(PartialDate(from.date).chinese)",
          en: "the last day, \(to.date), is before the first, \(from.date)")
        : Wording(
          zh: "结束\(chineseMoment(to))不晚于开始\(chineseMoment(from))",
          en: "the end, \(to.date) \(to.time), is not after the start, \(from.date) \(from.time)"),
      suggestion: from.date == to.date && !days ? overnightHint(from.time, to.time) : nil)
  }
}

/// What can be written, for messages.
let acceptedForms = Wording(
  zh: "可以写：2026-11-23、2026年11月23日、2026-11-23 16:30、16:30、下午4:30、16:30-18:00",
  en: "write 2026-11-23, 2026年11月23日, 2026-11-23 16:30, 16:30, 4:30pm or 16:30-18:00")

func overnightHint(_ from: LocalTime, _ to: LocalTime) -> Wording {
  if to.hour < 12, to.minutes + 720 > from.minutes {
    let afternoon = LocalTime(minutes: to.minutes + 720) ?? to
    return Wording(
      zh: "是不是\(afternoon)？跨夜的请写“次日\(to)”", en: "did you mean \(afternoon)? Over midnight, write 次日\(to)")
  }
  return Wording(zh: "跨夜的请写“次日\(to)”", en: "over midnight, write 次日\(to)")
}
