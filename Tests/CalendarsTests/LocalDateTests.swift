import Calendars
import Foundation
import Testing

@Suite struct LocalDateTests {
  @Test func `day numbers and components agree with a walk over every day of ten thousand years`() {
    var number = 0
    for year in 1...9999 {
      for month in 1...12 {
        for day in 1...LocalDate.daysIn(month: month, year: year) {
          number += 1
          guard day == 1 || day >= 28 || year % 100 < 2 else { continue }
          let date = LocalDate(clampedDayNumber: number)
          let parts = date.components
          guard parts == (year, month, day), LocalDate(year: year, month: month, day: day) == date else {
            Issue.record("\(year)-\(month)-\(day) is \(parts)")
            return
          }
        }
      }
    }
    #expect(LocalDate.latest.dayNumber == number)
  }

  @Test func `dates and weekdays agree with Foundation`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let start = try #require(LocalDate(iso: "1970-01-01"))
    for offset in stride(from: 0, to: 40_000, by: 17) {
      let instant = Date(timeIntervalSince1970: Double(offset) * 86400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
      let date = start + offset
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      #expect(date.weekday == Weekday(cyclic: (parts.weekday ?? 0) - 1))
    }
  }

  @Test(arguments: ["2026-02-30", "2026-13-01", "0000-01-01", "2026-1-1", "10000-01-01", "2026-11-23 ", ""])
  func `what is no ISO date makes no date`(text: String) {
    #expect(LocalDate(iso: text) == nil)
  }

  @Test func `arithmetic crosses months and years and stops at both ends`() throws {
    let date = try #require(LocalDate(iso: "2026-12-31"))
    #expect("\(date + 1)" == "2027-01-01")
    #expect("\(date - 365)" == "2025-12-31")
    #expect(date.days(until: date + 70) == 70)
    #expect(LocalDate.latest + 1 == .latest && LocalDate.earliest - Int.max == .earliest)
    #expect("\(date.monday)" == "2026-12-28")
    #expect("\(date.startOfWeek(from: .sunday))" == "2026-12-27")
    #expect("\(date.firstOfMonth) \((date - 31).lastOfMonth)" == "2026-12-01 2026-11-30")
    #expect(date.basicDescription == "20261231")
  }

  @Test func `dates are coded as ISO text`() throws {
    let date = try #require(LocalDate(iso: "2026-11-23"))
    let data = try JSONEncoder().encode([date])
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-23"]"#)
    #expect(try JSONDecoder().decode([LocalDate].self, from: data) == [date])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocalDate].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }

  @Test func `weekdays are read in every common form`() {
    for text in ["3", "３", "三", "周三", "星期三", "礼拜三", "Wed", "wednesday", "WE", " 周三 "] {
      #expect(Weekday(text: text) == .wednesday)
    }
    for text in ["周日", "星期天", "天", "7", "sun"] { #expect(Weekday(text: text) == .sunday) }
    for text in ["0", "8", "周", "周八", "", "星期"] { #expect(Weekday(text: text) == nil) }
    #expect(Weekday.week(from: .sunday).map(\.han).joined() == "日一二三四五六")
    #expect(Weekday.wednesday.chinese == "星期三" && Weekday.wednesday.shortEnglish == "Wed")
  }

  @Test func `times run from midnight to the end of the day`() {
    #expect(LocalTime(hour: 24) == .endOfDay && LocalTime(hour: 24, minute: 1) == nil)
    #expect(LocalTime(hour: 12, minute: 60) == nil && LocalTime(minutes: -1) == nil)
    #expect(LocalTime(hour: 9, minute: 5)?.description == "09:05")
  }

  @Test func `the end of a day is the next midnight and sorts before it`() throws {
    let date = try #require(LocalDate(iso: "2026-12-31"))
    let end = LocalDateTime(date, .endOfDay)
    let midnight = LocalDateTime(date + 1, .midnight)
    #expect(end.normalized == midnight && end < midnight && end.minutes(until: midnight) == 0)
    #expect(end.iso(.shanghai) == "2027-01-01T00:00+08:00")
  }

  @Test func `moments are written with their offset and in UTC`() throws {
    let moment = try #require(LocalDateTime(2026, 12, 30, 16, 30))
    #expect(moment.iso(.shanghai) == "2026-12-30T16:30+08:00")
    #expect(moment.iso(.shanghai, seconds: true) == "2026-12-30T16:30:00+08:00")
    #expect(moment.basicDescription == "20261230T163000")
    #expect(moment.basicUTC(from: .shanghai) == "20261230T083000Z")
    #expect(UTCOffset(clampedMinutes: -210).description == "-03:30")
  }

  @Test func `a span that ends at midnight does not touch the next day`() throws {
    let start = try #require(LocalDateTime(2026, 12, 31, 22, 0))
    let next = try #require(LocalDateTime(2027, 1, 1, 0, 30))
    #expect(TimeSpan.timed(start, until: next).dayRange.count == 2)
    #expect(TimeSpan.timed(start, until: start.adding(minutes: 120)).dayRange.count == 1)
    #expect(TimeSpan.timed(start, until: nil).dayRange.count == 1)
    #expect(DayRange(next.date, start.date) == nil)
    let days = try #require(DayRange(start.date, next.date))
    #expect(days.map(\.description) == ["2026-12-31", "2027-01-01"])
    #expect(days.overlaps(DayRange(next.date)) && !days.contains(next.date + 1))
  }
}
