import Calendars
import Diagnostics
import Records

/// The tables of a new site, with its fields called as in its language.
extension StarterSite {
  /// The first Wednesday at least two days from today.
  var training: LocalDate {
    let day = today + 2
    return day + (Weekday.wednesday.rawValue - day.weekday.rawValue + 7) % 7
  }

  /// The school year around today, by common custom: autumn from the first Monday of September, spring from the last of
  /// February.
  var terms: String {
    // From July on people plan the next school year.
    let first = today.month >= 7 ? today.year : today.year - 1
    func monday(_ year: Int, _ month: Int, _ day: Int) -> LocalDate {
      let start = LocalDate(year: year, month: month, day: day) ?? today
      return start + (8 - start.weekday.rawValue) % 7
    }
    let head = Wording(
      zh: "# 学期。请按学校校历核对第一周的星期一和周数。",
      en: "# Terms. Compare the Monday of week 1 and the number of weeks with the school's calendar.")
    func term(_ number: Int, _ chinese: String, _ start: LocalDate, _ weeks: Int) -> String {
      row(
        of: .term,
        [
          ("id", "\(first)-\(first + 1)-\(number)"), ("name", "\(first)—\(first + 1)学年第\(chinese)学期"),
          ("week1_monday", "\(start)"), ("weeks", "\(weeks)"),
        ])
    }
    return head[language] + "\n" + term(1, "一", monday(first, 9, 1), 19)
      + term(2, "二", monday(first + 1, 2, 22), 18)
  }

  var venues: String {
    let head = Wording(
      zh: "# 常用的场地。活动里写编号或名称都可以。", en: "# Places that are used again. Events may give the id or the name.")
    let names = [
      ("staff-home", Wording(zh: "教工之家", en: "Staff home"), 60),
      ("gym-volleyball", Wording(zh: "体育馆排球场", en: "Gymnasium volleyball court"), 40),
    ]
    return head[language] + "\n"
      + names.map { id, name, places in
        row(of: .venue, [("id", id), ("name", name[language]), ("capacity", "\(places)")])
      }.joined()
  }

  /// The days off of a year: the notice where we have it, else the days that the law names.
  func holidays(_ year: Int) -> String {
    if year == 2026 {
      return table(of: 2026, holidays2026Head, status: .official, holidays2026, source: notice2026)
    }
    // In some years the Mid-Autumn Festival lies in the National Day holidays; the notice then makes one of both.
    let periods = HolidayYear.statutory(year).periods
    let lines = periods.filter { period in
      period.days.count > 1 || !periods.contains { $0 != period && $0.days.overlaps(period.days) }
    }
    .map { "{name: \($0.name), from: \($0.days.first), to: \($0.days.last)}" }
    let head = Wording(
      zh: """
        # \(year)年放假安排：国务院办公厅通知公布前，只写法定假日。通知公布后，请改成通知里的日期，
        # 加上调休上班的日子（调休上班: [日期]），并把“状态”改成 正式。
        """,
      en: """
        # Days off of \(year): only what the law names, until the yearly notice. Then enter its dates, with the days worked
        # instead as makeup: [date], and change status to official.
        """)
    return table(of: year, head, status: .statutoryOnly, lines)
  }

  private func table(
    of year: Int, _ head: Wording, status: HolidayStatus, _ days: [String], source: String? = nil
  ) -> String {
    func key(_ key: String) -> String { RecordKind.holiday.name(of: key)[language] }
    let field = RecordKind.holiday.fields.first { $0.key == "days" }
    let word = language == .zh ? status.label.zh : status.code
    var lines = [head[language], "\(key("year")): \(year)"]
    if let source { lines.append("\(key("source_url")): \(source)") }
    lines += ["\(key("status")): \(word)", "\(key("days")):"]
    lines += days.map { "  - " + (field?.written($0, in: language) ?? $0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row of a table in a list of rows.
  private func row(of kind: RecordKind, _ values: [(key: String, value: String)]) -> String {
    let lines = values.map { "\(kind.name(of: $0.key)[language]): \($0.value)" }
    return "- " + lines.joined(separator: "\n  ") + "\n"
  }
}

private let holidays2026Head = Wording(
  zh: "# 2026年放假安排（国务院办公厅通知）", en: "# Days off of 2026, after the State Council's notice")

private let notice2026 = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"

/// The State Council's notice for 2026.
private let holidays2026 = [
  "{name: 元旦, from: 2026-01-01, to: 2026-01-03, makeup: [2026-01-04]}",
  "{name: 春节, from: 2026-02-15, to: 2026-02-23, makeup: [2026-02-14, 2026-02-28]}",
  "{name: 清明节, from: 2026-04-04, to: 2026-04-06}",
  "{name: 劳动节, from: 2026-05-01, to: 2026-05-05, makeup: [2026-05-09]}",
  "{name: 端午节, from: 2026-06-19, to: 2026-06-21}",
  "{name: 中秋节, from: 2026-09-25, to: 2026-09-27}",
  "{name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}",
]
