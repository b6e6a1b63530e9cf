import Diagnostics

extension RecurrenceRule {
  /// Reads an RRULE's value, with or without `RRULE:` before it: `FREQ=MONTHLY;BYDAY=3WE;COUNT=8`.
  ///
  /// Parts may stand in any order and in small letters. What RFC 5545 §3.3.10 forbids is an issue: unknown or
  /// repeated parts, numbers out of range, COUNT with UNTIL, an ordinal outside months and years.
  /// - Returns: the rule, or `nil` exactly if there are issues (``ProblemKind/recurrenceInvalid``), their ranges
  ///   in bytes of `text`.
  public static func parse(_ text: String) -> (value: RecurrenceRule?, issues: [DateIssue]) {
    var parser = RecurrenceParser()
    let rule = parser.parse(text)
    return (parser.issues.isEmpty ? rule : nil, parser.issues)
  }
}

private struct RecurrenceParser {
  var issues: [DateIssue] = []
  private var rule = RecurrenceRule(.daily)
  private var seen: [String: Range<Int>] = [:]
  private var range = 0..<0

  private static let names = [
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY",
    "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",
  ]

  mutating func parse(_ text: String) -> RecurrenceRule {
    var rest = Substring(text)
    if rest.lowercased().hasPrefix("rrule:") { rest = rest.dropFirst(6) }
    // `；` is what an input method makes of `;`.
    for part in rest.split(omittingEmptySubsequences: false, whereSeparator: { $0 == ";" || $0 == "；" }) {
      let offset = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      range = offset..<offset + part.utf8.count
      read(part)
    }
    range = 0..<text.utf8.count
    checkTogether()
    return rule
  }

  private mutating func report(_ zh: String, _ en: String, _ suggestion: Wording? = nil) {
    issues.append(
      DateIssue(
        kind: .recurrenceInvalid, range: range, wording: Wording(zh: zh, en: en), suggestion: suggestion))
  }

  // MARK: Parts

  private mutating func read(_ part: Substring) {
    let sides = part.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == "＝" }
    let name = sides[0].trimmed.uppercased()
    guard sides.count == 2, !sides[1].trimmed.isEmpty else {
      // A last semicolon is harmless.
      if !part.trimmed.isEmpty {
        report("“\(part)”应写成“名称=值”", "“\(part)” should be NAME=VALUE", example)
      }
      return
    }
    guard RecurrenceParser.names.contains(name) else {
      let guess = nearMisses(of: name, among: RecurrenceParser.names).first
      report(
        "重复规则里没有“\(name)”", "a recurrence rule has no “\(name)”",
        guess.map(Wording.didYouMean))
      return
    }
    if seen[name] != nil {
      report("“\(name)”写了两次", "“\(name)” stands twice")
      return
    }
    seen[name] = range
    read(name, sides[1].trimmed.uppercased())
  }

  private var example: Wording {
    Wording(zh: "例如 FREQ=WEEKLY;BYDAY=WE;COUNT=8", en: "for example FREQ=WEEKLY;BYDAY=WE;COUNT=8")
  }

  private mutating func read(_ name: String, _ value: String) {
    switch name {
    case "FREQ":
      if let frequency = RecurrenceRule.Frequency(rawValue: value.lowercased()) {
        rule.frequency = frequency
      } else {
        report(
          "看不懂频率“\(value)”", "“\(value)” is no frequency",
          Wording(zh: "可写 DAILY、WEEKLY、MONTHLY、YEARLY", en: "write DAILY, WEEKLY, MONTHLY or YEARLY"))
      }
    case "INTERVAL": rule.interval = number(value, 1...10_000) ?? 1
    case "COUNT": if let count = number(value, 1...1_000_000) { rule.end = .count(count) }
    case "UNTIL": readUntil(value)
    case "BYSECOND": rule.seconds = numbers(value, 0...60).map { min($0, 59) }
    case "BYMINUTE": rule.minutes = numbers(value, 0...59)
    case "BYHOUR": rule.hours = numbers(value, 0...23)
    case "BYDAY": readDays(value)
    case "BYMONTHDAY": rule.monthDays = numbers(value, 1...31, fromEnd: true)
    case "BYYEARDAY": rule.yearDays = numbers(value, 1...366, fromEnd: true)
    case "BYWEEKNO": rule.weekNumbers = numbers(value, 1...53, fromEnd: true)
    case "BYMONTH": rule.months = numbers(value, 1...12)
    case "BYSETPOS": rule.positions = numbers(value, 1...366, fromEnd: true)
    default:
      if let weekday = weekday(value) {
        rule.weekStart = weekday
      } else {
        report("看不懂星期“\(value)”", "“\(value)” is no weekday", weekdays)
      }
    }
  }

  private mutating func number(_ text: some StringProtocol, _ allowed: ClosedRange<Int>) -> Int? {
    if text.utf8.count <= 9, let number = Int(text), allowed.contains(number) { return number }
    report(
      "“\(text)”应为 \(allowed.lowerBound) 到 \(allowed.upperBound) 的整数",
      "“\(text)” should be a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
    return nil
  }

  private mutating func numbers(
    _ text: String, _ allowed: ClosedRange<Int>, fromEnd: Bool = false
  ) -> [Int] {
    let found = list(text).compactMap { item -> Int? in
      guard fromEnd, item.hasPrefix("-") else { return number(item, allowed) }
      return number(item.dropFirst(), allowed).map { -$0 }
    }
    return unique(found)
  }

  private func list(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }.map { $0.trimmed }
  }

  private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  private func weekday(_ code: some StringProtocol) -> Weekday? {
    Weekday.allCases.first { $0.code == code }
  }

  private var weekdays: Wording {
    Wording(zh: "星期写成 MO TU WE TH FR SA SU", en: "weekdays are MO TU WE TH FR SA SU")
  }

  private mutating func readDays(_ text: String) {
    var days: [RecurrenceRule.Day] = []
    for item in list(text) {
      let code = item.suffix(2)
      var digits = item.dropLast(2)
      guard let weekday = weekday(code) else {
        report("看不懂星期“\(item)”", "“\(item)” is no weekday", weekdays)
        continue
      }
      if digits.isEmpty {
        days.append(RecurrenceRule.Day(weekday))
        continue
      }
      let sign = digits.hasPrefix("-") ? -1 : 1
      if digits.hasPrefix("-") || digits.hasPrefix("+") { digits = digits.dropFirst() }
      if let number = number(digits, 1...53) {
        days.append(RecurrenceRule.Day(weekday, ordinal: sign * number))
      }
    }
    rule.days = unique(days)
  }

  private mutating func readUntil(_ text: String) {
    let isUTC = text.hasSuffix("Z")
    let bare = isUTC ? text.dropLast() : Substring(text)
    if bare.utf8.count == 8, !isUTC, let moment = RecurrenceMoment(basic: bare) {
      rule.end = .untilDay(moment.date)
    } else if bare.utf8.count == 15, let moment = RecurrenceMoment(basic: bare) {
      rule.end = .until(moment, isUTC: isUTC)
    } else if let day = LocalDate(iso: text) {
      // Officers write dates as everywhere else.
      rule.end = .untilDay(day)
    } else {
      report(
        "看不懂截止“\(text)”", "“\(text)” is no end",
        Wording(zh: "写成 UNTIL=20261230 或 UNTIL=20261230T083000Z", en: "write 20261230 or 20261230T083000Z"))
    }
  }

  // MARK: What goes together

  private mutating func checkTogether() {
    guard issues.isEmpty else { return }
    guard seen["FREQ"] != nil else {
      report("重复规则缺少 FREQ（频率）", "the rule has no FREQ", example)
      return
    }
    let frequency = rule.frequency
    if seen["COUNT"] != nil, let until = seen["UNTIL"] {
      range = until
      report("COUNT 和 UNTIL 只能写一个", "COUNT and UNTIL exclude each other")
    }
    if let place = seen["BYDAY"], rule.days.contains(where: { $0.ordinal != nil }) {
      range = place
      if frequency < .monthly {
        report(
          "“第几个星期几”只能用于每月或每年", "an ordinal weekday needs FREQ=MONTHLY or YEARLY")
      } else if !rule.weekNumbers.isEmpty {
        report("写了 BYWEEKNO，星期前不能再写序号", "an ordinal weekday and BYWEEKNO exclude each other")
      }
    }
    // A year's dates are made at once; a union has nothing every second.
    let times = [rule.hours, rule.minutes, rule.seconds].reduce(1) { $0 * max(Set($1).count, 1) }
    if frequency >= .daily, times > 1440 {
      report("每天最多 1440 个时刻", "a day has at most 1440 times")
    }
    forbid("BYMONTHDAY", frequency == .weekly)
    forbid("BYYEARDAY", [.daily, .weekly, .monthly].contains(frequency))
    forbid("BYWEEKNO", frequency != .yearly)
    if let place = seen["BYSETPOS"], !seen.keys.contains(where: { $0.hasPrefix("BY") && $0 != "BYSETPOS" }) {
      range = place
      report("BYSETPOS 要和另一个 BY… 一起写", "BYSETPOS needs another BY… part")
    }
  }

  private mutating func forbid(_ name: String, _ isForbidden: Bool) {
    guard isForbidden, let place = seen[name] else { return }
    range = place
    let frequency = rule.frequency.rawValue.uppercased()
    report("FREQ=\(frequency) 不能有 \(name)", "FREQ=\(frequency) cannot have \(name)")
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  fileprivate var trimmed: SubSequence {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = self[start...].lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return self[start..<end]
  }
}
