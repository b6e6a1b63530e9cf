import Calendars
import Diagnostics
import Foundation
import Testing

private func moment(_ text: String) throws -> LocalDateTime {
  guard case .moment(let moment) = parseDateText(text).value else { throw CancellationError() }
  return moment
}

private func span(_ text: String) throws -> TimeSpan {
  try timeSpan(from: #require(parseDateText(text).value)).get()
}

@Suite struct DateWritingTests {
  @Test(arguments: [
    ("2026-11-23", "2026年11月23日（星期一）", "Monday 23 November 2026"),
    ("2026-11-23 16:30", "2026年11月23日（星期一）16:30", "Monday 23 November 2026, 16:30"),
    ("2026-11-23 16:30-18:00", "2026年11月23日（星期一）16:30—18:00", "Monday 23 November 2026, 16:30–18:00"),
    ("2026-11-23 22:00-24:00", "2026年11月23日（星期一）22:00—24:00", "Monday 23 November 2026, 22:00–24:00"),
    (
      "2026-11-05—2026-11-06", "2026年11月5日（星期四）—6日（星期五）", "Thursday 5 – Friday 6 November 2026"
    ),
    (
      "2026-11-30—2026-12-01", "2026年11月30日（星期一）—12月1日（星期二）",
      "Monday 30 November – Tuesday 1 December 2026"
    ),
    (
      "2026-12-31—2027-01-01", "2026年12月31日（星期四）—2027年1月1日（星期五）",
      "Thursday 31 December 2026 – Friday 1 January 2027"
    ),
    (
      "2026-12-31 22:00—次日00:30", "2026年12月31日（星期四）22:00—2027年1月1日（星期五）00:30",
      "Thursday 31 December 2026, 22:00 – Friday 1 January 2027, 00:30"
    ),
    (
      "2026-11-23 22:00—次日00:30", "2026年11月23日（星期一）22:00—11月24日（星期二）00:30",
      "Monday 23 November 2026, 22:00 – Tuesday 24 November 2026, 00:30"
    ),
  ])
  func `spans are written in both languages`(text: String, zh: String, en: String) throws {
    #expect(try span(text).text(.zh) == zh)
    #expect(try span(text).text(.en) == en)
  }

  @Test func `the short style leaves out the year unless it changes`() throws {
    #expect(DateStyle.short(.zh).text(try span("2026-11-24 14:30-16:30")) == "11月24日（周二）14:30—16:30")
    #expect(DateStyle.short(.en).text(try span("2026-11-24 14:30-16:30")) == "Tue 24 Nov, 14:30–16:30")
    #expect(
      DateStyle.short(.zh).text(try span("2026-12-31 22:00—次日00:30"))
        == "2026年12月31日（周四）22:00—2027年1月1日（周五）00:30")
    #expect(DateStyle(.zh, weekday: .none).text(try moment("2026-11-24 14:30")) == "2026年11月24日 14:30")
    #expect(DateStyle.full(.zh).monthTitle(year: 2026, month: 11) == "2026年11月")
    #expect(DateStyle.full(.en).monthTitle(year: 2026, month: 11) == "November 2026")
  }

  @Test func `machine dates carry the offset and whole days do not`() throws {
    #expect(try span("2026-11-23 16:30-18:00").isoStart(.shanghai) == "2026-11-23T16:30+08:00")
    #expect(try span("2026-11-23 22:00-24:00").isoEnd(.shanghai) == "2026-11-24T00:00+08:00")
    #expect(try span("2026-11-05—2026-11-06").isoEnd(.shanghai) == "2026-11-06")
    #expect(try span("2026-11-23 16:30").isoEnd(.shanghai) == nil)
  }
}

@Suite struct DatePatternTests {
  @Test func `patterns agree with Foundation's formatter in both languages`() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 0))
    let formatter = DateFormatter()
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = zone
    let start = try #require(LocalDateTime(1970, 1, 1, 0, 0))
    let patterns = [
      "yyyy年M月d日 EEEE", "yy-MM-dd", "y/M/d", "d MMM yyyy", "EEE d MMMM", "EEEEE", "HH:mm:ss", "H:m", "h:mm a",
      "hh 'o''clock'", "''yy", "L LLL LLLL", "E",
    ]
    for (language, locale) in [(Language.zh, "zh_CN"), (.en, "en_US")] {
      formatter.locale = Locale(identifier: locale)
      for text in patterns {
        formatter.dateFormat = text
        let pattern = try DatePattern.parse(text).get()
        for step in 0..<40 {
          let minutes = step * 1_234_577 + step
          let expected = formatter.string(from: Date(timeIntervalSince1970: Double(minutes) * 60))
          #expect(pattern.text(start.adding(minutes: minutes), language) == expected, "\(text) \(locale)")
        }
      }
    }
  }

  @Test func `what a pattern cannot mean is refused with its place`() {
    #expect(DatePattern.parse("yyyy年Q") == .failure(.unknown("Q", 7..<8)))
    #expect(DatePattern.parse("yyy") == .failure(.unknown("yyy", 0..<3)))
    #expect(DatePattern.parse("d 'of") == .failure(.openQuote(2)))
    #expect(DatePattern.Fault.openQuote(2).wording.en.contains("quote"))
  }

  @Test func `a pattern knows whether it needs a time`() throws {
    #expect(try DatePattern.parse("yyyy-MM-dd").get().showsTime == false)
    #expect(try DatePattern.parse("d. 'at' H:mm").get().showsTime)
  }
}
