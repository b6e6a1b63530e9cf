import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// How an event repeats, with all its dates; `nil` if it does not.
  func seriesModel(_ index: Index) -> SeriesModel? {
    let item = union.events[index]
    guard let series = item.series else { return nil }
    let usual = venue(ofEvent: index)
    let dates = item.occurrences.map { union.occurrences[$0] }
    let year = series.missingYears.first
    return SeriesModel(
      words: seriesWords(series, of: item.entry.original), count: dates.count,
      coming: dates.count { !$0.isPast && !$0.isOff },
      dates: dates.map { seriesDate($0, usual) },
      skipped: series.skipped.map {
        SkippedDate(date: date($0.date), week: week($0.week), reason: $0.holiday)
      },
      holidayNote: year.map { holidayNote($0) })
  }

  /// That a year's holidays await their notice.
  func holidayNote(_ year: Int) -> String {
    say(zh: "\(year)年放假安排以国务院办公厅通知为准。", en: "The holidays of \(year) await the official notice.")
  }

  private func seriesDate(_ occurrence: Occurrence, _ usual: String?) -> SeriesDate {
    let change = change(of: occurrence)
    let place = venue(of: occurrence)
    let position = union.terms.position(of: occurrence.planned.firstDay).week
    return SeriesDate(
      id: anchor(occurrence), when: when(occurrence.time),
      planned: occurrence.time == occurrence.planned
        ? nil : former(occurrence.planned, now: occurrence.time),
      week: (occurrence.week ?? position).map { week($0) }, status: occurrence.status.code,
      statusTitle: say(occurrence.status.label), isCancelled: occurrence.isOff,
      isChanged: occurrence.status == .rescheduled || occurrence.status == .relocated,
      isPast: occurrence.isPast, note: change?.note, title: change?.title,
      venue: place == usual ? nil : place, place: place, makesUpFor: occurrence.makesUpFor.map { date($0) })
  }

  /// The rule of a series in words: `每周三 16:30—18:00，第1—17周`.
  func seriesWords(_ series: Series, of event: Event) -> String {
    let clock = when(event.time).time
    if let weekly = series.weekly { return weekWords(weekly, clock) }
    guard let rule = event.rule?.value else {
      let count = event.added.count + 1
      return say(zh: "共\(count)次", en: "\(count) dates")
    }
    let words = ruleWords(rule, start: event.time.firstDay)
    return [words, clock].compactMap { $0 }.joined(separator: language == .zh ? " " : ", ")
  }

  /// How a series repeats, without times and weeks: `每周三`; `nil` where that takes more than a few words.
  func rhythm(_ series: Series, of event: Event) -> String? {
    if let weekly = series.weekly { return weekdayWords(weekly) }
    return event.rule.flatMap { ruleWords($0.value, start: event.time.firstDay) }
  }

  private func weekWords(_ rule: WeekRule, _ clock: String?) -> String {
    let days = weekdayWords(rule)
    let weeks = ranges(rule.weeks.weeks)
    return say(
      zh: "\(days)\(clock.map { " " + $0 } ?? "")，第\(weeks)周",
      en: "\(days)\(clock.map { ", " + $0 } ?? ""), weeks \(weeks)")
  }

  /// `每周三`, `单周四`; `Every Wednesday`, `Thursday of odd weeks`.
  private func weekdayWords(_ rule: WeekRule) -> String {
    let days = weekdayNames(rule.weekdays)
    if language == .zh { return (rule.parity == .all ? "每周" : rule.parity.label.zh + "周") + days }
    switch rule.parity {
    case .all: return "Every \(days)"
    case .odd: return "\(days) of odd weeks"
    case .even: return "\(days) of even weeks"
    }
  }

  /// `三` or `一、三` after 每周; `Wednesday`, `Monday and Wednesday`.
  private func weekdayNames(_ days: [Weekday]) -> String {
    language == .zh
      ? days.map(\.han).joined(separator: "、") : days.map(\.english).joined(separator: " and ")
  }

  /// `1—8、10—17`.
  private func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let dash = language == .zh ? "—" : "–"
    return runs.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\(dash)\($0.upperBound)"
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  /// A rule of the common sorts in words; `nil` says nothing rather than something half true.
  private func ruleWords(_ rule: RecurrenceRule, start: LocalDate) -> String? {
    guard rule.positions.isEmpty, rule.yearDays.isEmpty, rule.weekNumbers.isEmpty, rule.hours.isEmpty else {
      return nil
    }
    switch rule.frequency {
    case .daily where rule.days.isEmpty && rule.monthDays.isEmpty && rule.months.isEmpty:
      return every(rule.interval, zh: "天", en: "day")
    case .weekly where rule.months.isEmpty:
      let days = rule.days.isEmpty ? [start.weekday] : rule.days.map(\.weekday)
      if rule.interval == 1 { return say(zh: "每周", en: "Every ") + weekdayNames(days) }
      return say(
        zh: "每\(rule.interval)周的周\(weekdayNames(days))",
        en: "\(weekdayNames(days)) every \(rule.interval) weeks")
    case .monthly where rule.months.isEmpty && rule.monthDays.isEmpty && rule.days.count == 1:
      guard let ordinal = rule.days[0].ordinal, let name = ordinalName(ordinal) else { return nil }
      let every = every(rule.interval, zh: "个月", en: "month")
      let day = rule.days[0].weekday
      return say(
        zh: "\(rule.interval == 1 ? "每月" : every + "的")\(name)\(day.chinese)",
        en: "The \(name) \(day.english) of every \(rule.interval == 1 ? "month" : "\(rule.interval) months")")
    case .monthly where rule.months.isEmpty && rule.days.isEmpty && rule.monthDays.allSatisfy { $0 > 0 }:
      let days = rule.monthDays.isEmpty ? [start.day] : rule.monthDays
      let list = days.map(String.init)
      return say(
        zh: "\(rule.interval == 1 ? "每月" : "每\(rule.interval)个月的")\(list.joined(separator: "、"))日",
        en:
          "Day \(list.joined(separator: " and ")) of every \(rule.interval == 1 ? "month" : "\(rule.interval) months")"
      )
    case .yearly where rule.months.isEmpty && rule.days.isEmpty && rule.monthDays.isEmpty:
      let style = DateStyle(language, weekday: .none, year: false)
      return every(rule.interval, zh: "年", en: "year") + say(zh: "", en: ", ") + style.text(start)
    default: return nil
    }
  }

  private func every(_ interval: Int, zh: String, en: String) -> String {
    interval == 1
      ? say(zh: "每\(zh.last.map(String.init) ?? "")", en: "Every \(en)")
      : say(zh: "每\(interval)\(zh)", en: "Every \(interval) \(en)s")
  }

  private func ordinalName(_ ordinal: Int) -> String? {
    let zh = ["一", "二", "三", "四", "五"]
    let en = ["first", "second", "third", "fourth", "fifth"]
    if ordinal == -1 { return say(zh: "最后一个", en: "last") }
    guard zh.indices.contains(ordinal - 1) else { return nil }
    return say(zh: "第\(zh[ordinal - 1])个", en: en[ordinal - 1])
  }
}
