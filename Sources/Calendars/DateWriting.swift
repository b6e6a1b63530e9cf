public import Diagnostics

/// How dates and times are written for people, in one language, without asking any locale.
///
/// Chinese: `2026年11月23日（星期一）16:30—18:00`; English: `Monday 23 November 2026, 16:30–18:00`. What the two
/// ends of a range share is written once; the year always stands at both ends if it changes between them.
public struct DateStyle: Sendable, Hashable {
  /// How the weekday is written.
  public enum WeekdayForm: Sendable, Hashable {
    /// 星期一, Monday
    case long
    /// 周一, Mon
    case short
    /// Not at all
    case none
  }

  /// The language.
  public var language: Language
  /// The weekday after the date.
  public var weekday: WeekdayForm
  /// Whether the year is written even if both ends lie in the same one.
  public var year: Bool

  /// A style of the given parts.
  public init(_ language: Language, weekday: WeekdayForm = .long, year: Bool = true) {
    self.language = language
    self.weekday = weekday
    self.year = year
  }

  /// `2026年11月23日（星期一）` / `Monday 23 November 2026`.
  public static func full(_ language: Language) -> DateStyle { DateStyle(language) }
  /// `11月23日（周一）` / `Mon 23 Nov`.
  public static func short(_ language: Language) -> DateStyle {
    DateStyle(language, weekday: .short, year: false)
  }

  /// `date` in this style.
  public func text(_ date: LocalDate) -> String { text(date, year: year, month: true) }

  /// `moment` in this style: `2026年11月23日（星期一）16:30`.
  public func text(_ moment: LocalDateTime) -> String {
    text(moment.date) + timeGap + moment.time.description
  }

  /// `span` in this style.
  public func text(_ span: TimeSpan) -> String {
    switch span {
    case .days(let range): return text(range)
    case .timed(let start, nil): return text(start)
    case .timed(let start, let end?):
      // The end of the same day reads better as 24:00 than as midnight of the next.
      let endsAtMidnight = end.time == .midnight && end.date == start.date + 1
      if end.date == start.date || endsAtMidnight {
        return text(start) + dash + (endsAtMidnight ? .endOfDay : end.time).description
      }
      let (first, last) = ends(start.date, end.date, sharesMonth: false)
      return first + timeGap + start.time.description + wideDash + last + timeGap + end.time.description
    }
  }

  /// `range` in this style: `2026年11月5日（星期四）—6日（星期五）`.
  public func text(_ range: DayRange) -> String {
    guard range.first < range.last else { return text(range.first) }
    let (first, last) = ends(range.first, range.last, sharesMonth: true)
    return first + wideDash + last
  }

  /// `2026年11月` / `November 2026`.
  public func monthTitle(year: Int, month: Int) -> String {
    language == .zh ? "\(year)年\(month)月" : "\(englishMonth(month)) \(year)"
  }

  private var dash: String { language == .zh ? "—" : "–" }
  private var wideDash: String { language == .zh ? "—" : " – " }
  private var timeGap: String {
    language == .en ? ", " : (weekday == .none ? " " : "")
  }

  /// The two ends of a range, each without what the other says already. In Chinese the first end carries year
  /// and month, in English the last.
  private func ends(_ first: LocalDate, _ last: LocalDate, sharesMonth: Bool) -> (String, String) {
    let years = first.year != last.year
    let sameMonth = !years && first.month == last.month && sharesMonth
    return language == .zh
      ? (
        text(first, year: year || years, month: true), text(last, year: years, month: !sameMonth)
      )
      : (
        text(first, year: years || year && !sharesMonth, month: !sameMonth),
        text(last, year: year || years, month: true)
      )
  }

  private func text(_ date: LocalDate, year: Bool, month: Bool) -> String {
    let parts = date.components
    if language == .zh {
      let day = (year ? "\(parts.year)年" : "") + (month ? "\(parts.month)月" : "") + "\(parts.day)日"
      switch weekday {
      case .long: return day + "（\(date.weekday.chinese)）"
      case .short: return day + "（\(date.weekday.shortChinese)）"
      case .none: return day
      }
    }
    let name = englishMonth(parts.month)
    var words: [String] = []
    switch weekday {
    case .long: words.append(date.weekday.english)
    case .short: words.append(date.weekday.shortEnglish)
    case .none: break
    }
    words.append(String(parts.day))
    if month { words.append(weekday == .short ? String(name.prefix(3)) : name) }
    if year { words.append(String(parts.year)) }
    return words.joined(separator: " ")
  }
}

extension LocalDate {
  /// `2026年11月23日（星期一）` or `Monday 23 November 2026`.
  public func text(_ language: Language) -> String { DateStyle.full(language).text(self) }
}

extension TimeSpan {
  /// The span in full, see ``DateStyle``.
  public func text(_ language: Language) -> String { DateStyle.full(language).text(self) }

  /// The value of a `<time datetime>`: `2026-11-23T16:30+08:00`, or `2026-11-23` for days. With `seconds` (`16:30:00`)
  /// it is what schema.org and its readers ask for.
  public func isoStart(_ offset: UTCOffset, seconds: Bool = false) -> String {
    switch self {
    case .days(let range): range.first.description
    case .timed(let start, _): start.iso(offset, seconds: seconds)
    }
  }

  /// The same for the end, if it is known; whole days give the last day, included.
  public func isoEnd(_ offset: UTCOffset, seconds: Bool = false) -> String? {
    switch self {
    case .days(let range): range.last.description
    case .timed(_, let end): end?.iso(offset, seconds: seconds)
    }
  }
}

/// January … December; months outside 1…12 are taken as the nearest.
public func englishMonth(_ month: Int) -> String {
  let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  return names[min(max(month, 1), 12) - 1]
}
