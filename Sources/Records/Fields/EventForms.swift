import Calendars
import Diagnostics

// What people put in words about an event, shown in the form that is read.

/// How something repeats, in words: `每周三 16:30`, `第1-16周双周周一、周四`, `every Wednesday`.
struct SpokenRepetition {
  private(set) var weekdays: [Weekday] = []
  private var parity = WeekParity.all
  private var weeks: String?
  private var time: String?
  private var rule: Wording?

  /// What `text` says; `nil` if it does not say that something happens again and again.
  init?(_ text: String) {
    let lower = text.lowercased()
    let signs = ["每", "逢周", "逢星期", "单周", "双周", "隔周", "every", "weekly", "daily", "monthly"]
    // What comes once a year is a record of each year.
    guard signs.contains(where: lower.contains), !lower.contains("年"), !lower.contains("year") else {
      return nil
    }
    if ["每月", "每个月", "monthly", "month"].contains(where: lower.contains) {
      rule = Wording(verbatim: "FREQ=MONTHLY;BYDAY=3WE;COUNT=8")
    } else if ["每天", "每日", "daily", "every day"].contains(where: lower.contains) {
      rule = Wording(verbatim: "FREQ=DAILY;COUNT=10")
    }
    if lower.contains("双周") {
      parity = .even
    } else if ["单周", "隔周", "每两周", "每隔一周"].contains(where: lower.contains) {
      parity = .odd
    }
    weeks = text.firstMatch(of: #/(\d+)\s*[-—–~～至到]\s*(\d+)\s*周/#).map { "\($0.1)-\($0.2)" }
    let rest = readWeekdays(text)
    let after = String(rest.trimmingPrefix(#/每[天日]|(?i:daily|every day)/#)).trimmed
    switch parseDateText(after).value {
    case .time, .times: time = after
    default: break
    }
  }

  /// Takes the days of the week out of `text`.
  /// - Returns: what stands behind the last of them.
  private mutating func readWeekdays(_ text: String) -> Substring {
    var found: Set<Weekday> = []
    var last = text.startIndex
    // 每周一次 is no Monday.
    for match in text.matches(
      of: #/(?:周|星期|礼拜)([一二三四五六日天](?:[、,，和及]?\s?(?:周|星期|礼拜)?[一二三四五六日天])*)(?![次回场])/#)
    {
      for character in match.1 {
        if let day = Weekday(text: String(character)) { found.insert(day) }
      }
      last = match.range.upperBound
    }
    for match in text.matches(of: #/[A-Za-z]{3,}/#) {
      let word = match.0.hasSuffix("days") ? match.0.dropLast() : match.0
      guard let day = Weekday(text: word) else { continue }
      found.insert(day)
      last = match.range.upperBound
    }
    weekdays = found.sorted()
    return text[last...]
  }

  /// The line of an event that says it.
  var line: Wording {
    if let rule { return Event.kind.line("rrule", rule) }
    func braces(_ language: Language) -> String {
      let term = "2026-2027-1"
      var parts = ["term: \(term)", "weeks: \"\(weeks ?? "1-17")\""]
      if parity != .all { parts.append("parity: \(language == .zh ? parity.label.zh : parity.code)") }
      let days = weekdays.map { language == .zh ? $0.shortChinese : String($0.rawValue) }
      if let day = days.first {
        parts.append("weekday: \(days.count == 1 ? day : "[\(days.joined(separator: ", "))]")")
      }
      return "{\(parts.joined(separator: ", "))}"
    }
    return Event.kind.line("repeat", Wording(zh: braces(.zh), en: braces(.en)))
  }

  /// What to write where the words stand in the field for it.
  static func form(of text: String) -> Wording? {
    // In this field 周三 alone says it, too.
    guard let spoken = SpokenRepetition(text) ?? SpokenRepetition("每" + text) else { return nil }
    guard spoken.rule != nil || spoken.parity != .all || !spoken.weekdays.isEmpty || text.contains("周") else {
      return nil
    }
    return Wording(zh: "写成：\(spoken.line.zh)", en: "write: \(spoken.line.en)")
  }

  /// What to write where the words stand in the place of the first date.
  var beginning: Wording {
    let example = LocalDate(year: 2026, month: 11, day: 23) ?? .earliest
    let first = weekdays.first.map { example + ($0.rawValue - 1) } ?? example
    let start = Event.kind.line("start", Wording(verbatim: time.map { "\(first) \($0)" } ?? "\(first)"))
    return Wording(
      zh: "“开始”写第一次的日期，另加一行“\(rule == nil ? "重复" : "重复规则")”：\(start.zh)；\(line.zh)",
      en: "start is the first date, and another line says how it repeats: \(start.en) and \(line.en)")
  }
}

extension ValueReader where Value == DateText {
  /// When an event begins; of one that repeats, the first time.
  static var eventStart: ValueReader {
    ValueReader(type: dateText.type) { raw, reader in
      let before = reader.problems.count
      if let value = dateText.read(raw, &reader) { return value }
      guard case .scalar(let scalar) = raw, let spoken = SpokenRepetition(scalar.text) else { return nil }
      reader.problems.removeSubrange(before...)
      reader.report(
        Problem(
          .dateUnreadable, at: scalar.span,
          Wording(zh: "“\(scalar.text)”不是一个日期", en: "“\(scalar.text)” is not a date"),
          suggestion: spoken.beginning))
      return nil
    }
  }
}

extension Signup {
  /// How a text about signing up is written: by a date, at an address, or in words.
  static func form(of text: String) -> Wording? {
    let date = parseDateText(text).value
    if case .days(let days)? = date {
      return Wording(
        zh: "写成：报名: {开始: \(days.first), 截止: \(days.last)}",
        en: "write: signup: {open: \(days.first), close: \(days.last)}")
    }
    let key =
      switch date {
      case .day, .moment: "close"
      case nil: text.hasPrefix("http") ? "link" : "method"
      default: "method"
      }
    guard let field = table.position(of: key).map({ table.fields[$0].definition }) else { return nil }
    let value = key == "close" ? text : inBraces(text)
    return Wording(
      zh: "写成：报名: {\(field.name(in: .zh)): \(value)}", en: "write: signup: {\(field.key): \(value)}")
  }
}

/// How a date on which an event is off or elsewhere is written, where somebody made a field of what happens: `取消: 10月7日`.
func changeHint<Record>(
  _ field: RawField, among fields: [RawField], _ owner: Wording, _ table: FieldTable<Record>
) -> Wording? {
  guard owner == RecordKind.event.label, case .scalar(let scalar) = field.value else { return nil }
  let action: ChangeAction
  switch field.key.lowercased() {
  case "取消", "取消日期", "停办", "停课", "停训", "停一次", "暂停", "cancel", "cancelled", "canceled": action = .cancel
  case "改期", "改期到", "延期", "reschedule", "rescheduled": action = .move
  default: return nil
  }
  func value(_ key: String) -> String? {
    for other in fields where table.position(of: other.key) == table.position(of: key) {
      if case .scalar(let scalar) = other.value { return scalar.text }
      return ""
    }
    return nil
  }
  let text = scalar.text.trimmed
  // What is neither a date nor a yes is the reason.
  let isReason =
    !text.isEmpty && !text.contains(where: \.isNumber) && !ValueShape.words.contains(text.lowercased())
  let reason =
    isReason ? Wording(verbatim: inBraces(text)) : Wording(zh: "场地占用", en: "hall not available")
  let isSeries = ["repeat", "rrule", "rdate"].contains { value($0) != nil }
  guard isSeries else {
    let lines =
      action == .cancel
      ? [
        ("status", Wording(zh: "取消", en: "cancelled")),
        ("status_note", reason),
      ]
      : [
        ("status", Wording(zh: "改期", en: "rescheduled")),
        ("previous_start", Wording(verbatim: "2026-11-25 16:30")),
      ]
    let written = lines.map { Event.kind.line($0.0, $0.1) }
    let start =
      action == .move
      ? Wording(zh: "“开始”写新的时间，再加两行：", en: "let start be the new time, and add: ")
      : Wording(zh: "写成两行：", en: "write: ")
    return Wording(
      zh: start.zh + written.map(\.zh).joined(separator: "；"),
      en: start.en + written.map(\.en).joined(separator: " and "))
  }
  let first = value("start").flatMap { timeSpanStart($0) }
  let dates =
    isReason || text.isEmpty ? [""] : text.split { "、，,；;".contains($0) }.map { String($0).trimmed }
  func items(_ language: Language) -> String {
    let rest =
      switch (action, language) {
      case (.cancel, .zh): "action: 取消, note: \(reason.zh)"
      case (.cancel, .en): "action: cancel, note: \(reason.en)"
      case (_, .zh): "action: 改期, to: 2026-11-26 16:30"
      case (_, .en): "action: move, to: 2026-11-26 16:30"
      }
    return dates.map { "{on: \(dated($0, after: first) ?? "2026-11-25"), \(rest)}" }.joined(separator: ", ")
  }
  let line = Event.kind.line("changes", Wording(zh: "[\(items(.zh))]", en: "[\(items(.en))]"))
  return Wording(zh: "写成：\(line.zh)", en: "write: \(line.en)")
}

/// The day of the text of a start.
private func timeSpanStart(_ text: String) -> LocalDate? {
  parseDateText(text).value.flatMap { try? timeSpan(from: $0, to: nil).get().firstDay }
}

/// `text` if it is a date; with the year in which it comes next after `first`, if it says only a month and a day.
private func dated(_ text: String, after first: LocalDate?) -> String? {
  if case .day? = parseDateText(text).value { return text }
  if case .moment? = parseDateText(text).value { return text }
  guard let match = text.wholeMatch(of: #/(\d{1,2})\s*[月\/.-]\s*(\d{1,2})\s*[日号]?/#), let first,
    let month = Int(match.1), let day = Int(match.2)
  else { return nil }
  let dates = [first.year, first.year + 1].compactMap { LocalDate(year: $0, month: month, day: day) }
  return dates.first { $0 >= first }.map { "\($0)" }
}
