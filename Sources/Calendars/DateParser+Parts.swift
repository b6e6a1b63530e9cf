import Diagnostics

extension DateParser {
  /// A time of day with the word that placed it.
  struct Clock {
    var time: LocalTime
    var period: Period?
  }

  /// The half of the day that a word like 下午 names.
  enum Period {
    /// 凌晨: 0–5
    case night
    /// 上午, 早上
    case morning
    /// 中午
    case noon
    /// 下午, 傍晚, pm
    case afternoon
    /// 晚上
    case evening
  }

  /// What became of an attempt to read a date.
  enum DateOutcome {
    case none
    case failed
    case day(LocalDate)
    case partial(PartialDate)
  }

  private static let signs: Set<Character> = ["-", "/", "."]
  private static let hourSigns: Set<Character> = ["点", "點", "时", "時"]
  /// Whether the number before is an hour.
  private var isBehindHour: Bool {
    scanner.peek().map { $0 == ":" || DateParser.hourSigns.contains($0) } ?? false
  }

  // MARK: - Dates

  /// Reads a date if one stands here; `context` lends the year (and month) that the end of a range leaves out.
  mutating func date(after context: LocalDate?) -> DateOutcome {
    let start = scanner.index
    switch scanner.digitCount() {
    case 8: return compactDate(from: start)
    case 4: return fullDate(from: start)
    case 1...2: return shortDate(from: start, context)
    default: return .none
    }
  }

  private mutating func compactDate(from start: Int) -> DateOutcome {
    guard let number = scanner.number(8...8) else { return .none }
    return checked(number / 10000, number / 100 % 100, number % 100, from: start)
  }

  private mutating func fullDate(from start: Int) -> DateOutcome {
    guard let year = scanner.number(4...4) else { return .none }
    let mark = scanner.index
    scanner.skipBlanks()
    if scanner.take("年") {
      scanner.skipBlanks()
      guard let month = chineseMonth() else { return partial(year, nil, from: start) }
      scanner.skipBlanks()
      guard let day = chineseDay() else { return partial(year, month, from: start) }
      return checked(year, month, day, from: start)
    }
    scanner.index = mark
    guard let sign = scanner.take(oneOf: DateParser.signs), let month = scanner.number(1...2) else {
      scanner.index = mark
      return restBehindBlank(year, from: start) ?? partial(year, nil, from: start)
    }
    let middle = scanner.index
    guard scanner.take(oneOf: [sign]) != nil, let day = scanner.number(1...2), scanner.peek() != ":" else {
      scanner.index = middle
      return partial(year, month, from: start)
    }
    return checked(year, month, day, from: start)
  }

  /// What has become of `2026 -12-05`.
  private mutating func restBehindBlank(_ year: Int, from start: Int) -> DateOutcome? {
    var ahead = scanner
    ahead.skipBlanks()
    guard ahead.index > scanner.index, let sign = ahead.take(oneOf: DateParser.signs) else { return nil }
    ahead.skipBlanks()
    guard let month = ahead.number(1...2) else { return nil }
    ahead.skipBlanks()
    guard ahead.take(oneOf: [sign]) != nil else { return nil }
    ahead.skipBlanks()
    guard let day = ahead.number(1...2) else { return nil }
    scanner = ahead
    let meant = "\(year)-\(padded(month, 2))-\(padded(day, 2))"
    report(
      .dateUnreadable, from: start, Wording(zh: "日期中间不要有空格", en: "a date has no blanks in it"),
      suggestion: Wording(zh: "写成 \(meant)", en: "write \(meant)"), replacement: meant)
    return .failed
  }

  /// What begins with one or two digits: `9月12日`, `9/12`, `26-9-12`, `26年9月12日`, or `6日` after a range sign.
  private mutating func shortDate(from start: Int, _ context: LocalDate?) -> DateOutcome {
    guard let first = scanner.number(1...2) else { return .none }
    let mark = scanner.index
    scanner.skipBlanks()
    if scanner.take("年") {
      _ = chineseMonth()
      _ = chineseDay()
      return shortYear(first, from: start)
    }
    if scanner.take("月") {
      scanner.skipBlanks()
      guard let day = chineseDay() else { return noYear(from: start, first, nil) }
      guard let context else { return noYear(from: start, first, day) }
      return checked(context.year, first, day, from: start)
    }
    if let context, scanner.take("日") || scanner.take("号") {
      return checked(context.year, context.month, first, from: start)
    }
    scanner.index = mark
    if let sign = scanner.take(oneOf: DateParser.signs), let second = scanner.number(1...2) {
      let middle = scanner.index
      if scanner.take(oneOf: [sign]) != nil, scanner.number(1...2) != nil, scanner.peek() != ":" {
        return shortYear(first, from: start)
      }
      scanner.index = middle
      // `9-11点` and `14-16:30` are times.
      if (1...12).contains(first), (1...31).contains(second), !isBehindHour {
        guard let context else { return noYear(from: start, first, second) }
        return checked(context.year, first, second, from: start)
      }
    }
    scanner.index = start
    return .none
  }

  private mutating func chineseMonth() -> Int? {
    let start = scanner.index
    if let month = scanner.smallNumber() {
      scanner.skipBlanks()
      if scanner.take("月") { return month }
    }
    scanner.index = start
    return nil
  }

  private mutating func chineseDay() -> Int? {
    let start = scanner.index
    if let day = scanner.smallNumber() {
      scanner.skipBlanks()
      if scanner.take("日") || scanner.take("号") { return day }
      // `2026年11月23` is clear enough, unless the number is the hour of a time.
      if !isBehindHour { return day }
    }
    scanner.index = start
    return nil
  }

  private mutating func partial(_ year: Int, _ month: Int?, from start: Int) -> DateOutcome {
    guard let date = PartialDate(year: year, month: month) else {
      return impossible(year, month ?? 1, 1, from: start)
    }
    if let outcome = refused(year, from: start) { return outcome }
    return .partial(date)
  }

  private mutating func checked(_ year: Int, _ month: Int, _ day: Int, from start: Int) -> DateOutcome {
    guard let date = LocalDate(year: year, month: month, day: day) else {
      return impossible(year, month, day, from: start)
    }
    return refused(year, from: start) ?? .day(date)
  }

  /// What has become of a date whose year is a slip: `0026` and `2062` for 2026 are both four digits, but of the second it cannot
  /// be told here.
  private mutating func refused(_ year: Int, from start: Int) -> DateOutcome? {
    guard !(1800...2200).contains(year) else { return nil }
    let written = scanner.text(from: start)
    let meant = year < 100 ? "20\(padded(year, 2))" + written.dropFirst(4) : nil
    report(
      .dateYear, from: start,
      Wording(zh: "“\(written)”的年份不合理", en: "the year in “\(written)” is not plausible"),
      suggestion: meant.map { Wording(zh: "是不是“\($0)”？", en: "did you mean “\($0)”?") }, replacement: meant)
    return .failed
  }

  private mutating func impossible(_ year: Int, _ month: Int, _ day: Int, from start: Int) -> DateOutcome {
    let wording: Wording
    if year == 0 {
      wording = Wording(zh: "没有公元0年", en: "there is no year 0")
    } else if !(1...12).contains(month) {
      wording = Wording(zh: "一年只有12个月，没有\(month)月", en: "there is no month \(month)")
    } else {
      let days = LocalDate.daysIn(month: month, year: year)
      wording = Wording(
        zh: "\(year)年\(month)月只有\(days)天，没有\(month)月\(day)日",
        en: "\(englishMonth(month)) \(year) has \(days) days; there is no \(day) \(englishMonth(month))")
    }
    report(.dateImpossible, from: start, wording)
    return .failed
  }

  private mutating func noYear(from start: Int, _ month: Int, _ day: Int?) -> DateOutcome {
    if let day, case let year? = yearBeside(start) {
      report(
        .dateUnreadable, from: start,
        Wording(zh: "年份要写在最前面，中间不空格", en: "the year comes first, without a blank behind it"),
        suggestion: Wording(
          zh: "是不是 \(year)-\(padded(month, 2))-\(padded(day, 2))？",
          en: "did you mean \(year)-\(padded(month, 2))-\(padded(day, 2))?"))
      return .failed
    }
    let date = "\(month)月" + (day.map { "\($0)日" } ?? "")
    report(
      .dateNoYear, from: start,
      Wording(zh: "“\(date)”没有写年份", en: "“\(scanner.text(from: start))” does not say which year"),
      suggestion: Wording(
        zh: "请写上四位年份，例如“2026年\(date)”", en: "put four digits of the year before it, as in 2026年\(date)"))
    return .failed
  }

  /// The year that stands behind a month and a day: `12/5/2026`.
  private func yearBeside(_ start: Int) -> Int? {
    var ahead = scanner
    guard ahead.take(oneOf: DateParser.signs) != nil, let year = ahead.number(4...4) else { return nil }
    return (1800...2200).contains(year) ? year : nil
  }

  private mutating func shortYear(_ year: Int, from start: Int) -> DateOutcome {
    let written = scanner.text(from: start)
    let full = "20\(padded(year, 2))" + written.drop { $0.isNumber }
    report(
      .dateShortYear, from: start,
      Wording(zh: "年份要写四位数字：“\(written)”", en: "the year in “\(written)” needs four digits"),
      suggestion: Wording(zh: "是不是“\(full)”？", en: "did you mean “\(full)”?"), replacement: full)
    return .failed
  }

  // MARK: - Times

  private static let periods: [(String, Period)] = [
    ("凌晨", .night), ("清晨", .morning), ("早晨", .morning), ("早上", .morning), ("上午", .morning),
    ("中午", .noon), ("下午", .afternoon), ("午后", .afternoon), ("傍晚", .afternoon), ("晚上", .evening),
    ("晚间", .evening), ("夜里", .evening), ("夜间", .evening), ("深夜", .evening), ("早", .morning),
    ("晚", .evening),
  ]

  private static let halves = ["a.m.", "am", "p.m.", "pm"]

  /// Reads a time if one stands here. `inherited` is the start's 下午 for an end without a word of its own;
  /// `quietly` leaves out the warning about small hours (after an ISO `T` nobody means the afternoon).
  mutating func clock(inheriting inherited: Period?, startingAt first: Clock?, quietly: Bool) -> Clock? {
    let start = scanner.index
    var period: Period?
    for (word, meaning) in DateParser.periods where scanner.take(word) {
      period = meaning
      break
    }
    scanner.skipBlanks()
    let digits = scanner.digitCount()
    let leadingZero = digits == 2 && scanner.peek() == "0"
    guard let hour = scanner.smallNumber(), let minute = minute(hourAt: start) else {
      if !failed { scanner.index = start }
      return nil
    }
    scanner.skipBlanks()
    if period == nil, let half = scanner.takeAny(DateParser.halves) {
      period = half < 2 ? .morning : .afternoon
      return english(hour, minute, half < 2, from: start)
    }
    if let period { return chinese(hour, minute, period, from: start) }
    if let inherited, let first, (1...12).contains(hour), !leadingZero {
      let candidate = DateParser.hour(hour, inherited).flatMap { LocalTime(hour: $0, minute: minute) }
      if let candidate, candidate > first.time { return Clock(time: candidate, period: inherited) }
    }
    guard let time = LocalTime(hour: hour, minute: minute) else { return noTime(hour, minute, from: start) }
    if (1...6).contains(hour), !leadingZero, !quietly {
      let afternoon = LocalTime(minutes: time.minutes + 720) ?? time
      report(
        .timeAmbiguous, from: start,
        Wording(
          zh: "“\(scanner.text(from: start))”按24小时制读成凌晨\(time)；是不是下午\(afternoon)？",
          en: "“\(scanner.text(from: start))” is read as \(time) at night; did you mean \(afternoon)?"),
        suggestion: Wording(
          zh: "下午请写\(afternoon)；凌晨请写\(time)",
          en: "write \(afternoon) for the afternoon, \(time) for the night"),
        replacement: afternoon.description)
    }
    return Clock(time: time, period: nil)
  }

  /// Reads what follows the hour, from `:30` to `点半`; `nil` if it is no time at all.
  private mutating func minute(hourAt start: Int) -> Int? {
    let mark = scanner.index
    if scanner.take(":") {
      guard let minute = scanner.number(2...2) else {
        scanner.index = mark
        return nil
      }
      // Seconds are legal ISO 8601; a union's calendar has no use for them.
      let afterMinute = scanner.index
      if !(scanner.take(":") && scanner.number(2...2) == 0) { scanner.index = afterMinute }
      return minute
    }
    if scanner.take(oneOf: DateParser.hourSigns) != nil {
      if scanner.take("半") { return 30 }
      if scanner.take("一刻") { return 15 }
      if scanner.take("三刻") { return 45 }
      if scanner.take("整") || scanner.take("钟") { return 0 }
      if let minute = scanner.smallNumber() {
        _ = scanner.take("分")
        return minute
      }
      return 0
    }
    // `2pm`
    var ahead = scanner
    ahead.skipBlanks()
    return ahead.takeAny(DateParser.halves) == nil ? nil : 0
  }

  private mutating func english(_ hour: Int, _ minute: Int, _ isMorning: Bool, from start: Int) -> Clock? {
    guard (1...12).contains(hour),
      let time = LocalTime(hour: hour % 12 + (isMorning ? 0 : 12), minute: minute)
    else { return noTime(hour, minute, from: start) }
    return Clock(time: time, period: isMorning ? .morning : .afternoon)
  }

  private mutating func chinese(_ hour: Int, _ minute: Int, _ period: Period, from start: Int) -> Clock? {
    guard LocalTime(hour: hour, minute: minute) != nil else { return noTime(hour, minute, from: start) }
    guard let converted = DateParser.hour(hour, period), let time = LocalTime(hour: converted, minute: minute)
    else {
      let written = scanner.text(from: start)
      report(
        .timeImpossible, from: start,
        Wording(zh: "“\(written)”的时段和钟点对不上", en: "the hour in “\(written)” does not fit the part of the day"),
        suggestion: Wording(zh: "请改写成24小时制，例如 14:30", en: "write it with 24 hours, as in 14:30"))
      return nil
    }
    return Clock(time: time, period: period)
  }

  /// The hour on the 24-hour clock of `hour` in `period`, or `nil` if the two contradict each other.
  private static func hour(_ hour: Int, _ period: Period) -> Int? {
    switch (period, hour) {
    case (.night, 12): 0
    case (.night, 0...6): hour
    case (.morning, 0...12): hour
    case (.noon, 11...14): hour
    case (.noon, 1...2): hour + 12
    case (.afternoon, 1...11), (.evening, 5...11): hour + 12
    case (.afternoon, 12...19), (.evening, 17...24): hour
    case (.evening, 12): 24
    default: nil
    }
  }

  private mutating func noTime(_ hour: Int, _ minute: Int, from start: Int) -> Clock? {
    report(
      .timeImpossible, from: start,
      minute > 59
        ? Wording(zh: "一小时只有60分，没有\(minute)分", en: "an hour has 60 minutes; there is no minute \(minute)")
        : Wording(
          zh: "没有\(hour):\(padded(minute, 2))这个时间",
          en: "there is no such time as \(hour):\(padded(minute, 2))"),
      suggestion: minute > 59
        ? Wording(zh: "分从 00 到 59", en: "minutes run from 00 to 59")
        : Wording(zh: "时间从 00:00 到 24:00", en: "times run from 00:00 to 24:00"))
    return nil
  }
}
