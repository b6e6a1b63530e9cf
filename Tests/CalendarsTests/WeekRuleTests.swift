import Calendars
import Diagnostics
import Testing

@Suite struct WeekRuleTests {
  private func expand(
    _ weeks: String, _ parity: WeekParity = .all, _ weekday: Weekday = .wednesday, skips: Bool = true,
    makesUp: Bool = false, tables: [HolidayYear]? = nil
  ) throws -> WeekRule.Expansion {
    let list = try #require(WeekList.parse(weeks).value)
    let rule = WeekRule(
      weeks: list, parity: parity, weekdays: [weekday], skipsHolidays: skips, makesUp: makesUp)
    let makeup = try MakeupDay(
      date: #require(LocalDate(iso: "2026-10-10")), runsAs: #require(LocalDate(iso: "2026-10-07")))
    return rule.expand(
      in: try autumn2026(), holidays: HolidayCalendar(try tables ?? [holidays2026()]), makeups: [makeup])
  }

  private func dates(_ expansion: WeekRule.Expansion) -> String {
    expansion.occurrences.map { "\($0.date.month)-\($0.date.day)" }.joined(separator: " ")
  }

  @Test func `seventeen Wednesdays without the one in the National Day holidays`() throws {
    let expansion = try expand("1-17")
    #expect(
      dates(expansion)
        == "9-9 9-16 9-23 9-30 10-14 10-21 10-28 11-4 11-11 11-18 11-25 12-2 12-9 12-16 12-23 12-30")
    #expect(expansion.occurrences.map(\.week) == Array(1...4) + Array(6...17))
    #expect(expansion.skipped.map(\.holiday) == ["国庆节"] && expansion.skipped.map(\.week) == [5])
    #expect(expansion.missingYears.isEmpty && expansion.faults.isEmpty)
  }

  @Test func `a gap in the weeks and odd weeks leave out what they say`() throws {
    let gap = try expand("1-8,10-17")
    #expect(gap.occurrences.count == 15 && !dates(gap).contains("11-4 "))
    #expect(try expand("1-17", .odd).occurrences.map(\.week) == [1, 3, 7, 9, 11, 13, 15, 17])
    #expect(try expand("1-17", .even).occurrences.map(\.week) == [2, 4, 6, 8, 10, 12, 14, 16])
  }

  @Test func `weeks that the term does not have are an error`() throws {
    let fault = try #require(try expand("1-25").faults.first)
    #expect(fault.kind.id == "weeks.beyond-term" && fault.wording.zh.hasPrefix("本学期只有19周"))
  }

  @Test func `nothing left is an error`() throws {
    #expect(try expand("4", .odd).faults.map(\.kind.id) == ["weeks.no-occurrence"])
    #expect(try expand("5").faults.map(\.kind.id) == ["weeks.no-occurrence"])
  }

  @Test func `a holiday may be held anyway or made up for`() throws {
    #expect(dates(try expand("4-6", skips: false)) == "9-30 10-7 10-14")
    let madeUp = try expand("4-6", makesUp: true)
    #expect(dates(madeUp) == "9-30 10-10 10-14" && madeUp.occurrences[1].week == 5)
    #expect(madeUp.occurrences[1].makesUpFor?.description == "2026-10-07")
  }

  @Test func `a day that makes up for another and is a date of its own anyway is one date`() throws {
    let makeup = try MakeupDay(
      date: #require(LocalDate(iso: "2026-10-10")), runsAs: #require(LocalDate(iso: "2026-10-07")))
    let rule = WeekRule(
      weeks: WeekList(4...6), weekdays: [.wednesday, .saturday], makesUp: true)
    let expansion = rule.expand(
      in: try autumn2026(), holidays: HolidayCalendar([try holidays2026()]), makeups: [makeup])
    #expect(dates(expansion) == "9-30 10-10 10-14 10-17" && expansion.occurrences[1].makesUpFor == nil)
  }

  @Test func `over the turn of the year a missing table is noticed and statutory days count`() throws {
    let expansion = try expand("15-19", .all, .friday)
    #expect(dates(expansion) == "12-18 12-25 1-8 1-15" && expansion.missingYears == [2027])
    #expect(expansion.skipped.map(\.date.description) == ["2027-01-01"])
    let first = try #require(LocalDate(iso: "2027-01-01"))
    let days = try #require(DayRange(first, first + 2))
    let newYear = HolidayYear(year: 2027, periods: [HolidayPeriod(name: "元旦", days: days)])
    let known = try expand("15-19", .all, .friday, tables: [holidays2026(), newYear])
    #expect(dates(known) == dates(expansion) && known.missingYears.isEmpty)
  }

  @Test func `the expansion equals a walk over every day of the term`() throws {
    let term = try autumn2026()
    let holidays = HolidayCalendar([try holidays2026()])
    for weekday in Weekday.allCases {
      for parity in [WeekParity.all, .odd, .even] {
        let naive = term.days.filter { date in
          let week = term.week(of: date) ?? 0
          return date.weekday == weekday && (2...18).contains(week) && parity.includes(week)
            && !holidays.status(of: date).isOff
        }
        #expect(try expand("2-18", parity, weekday).occurrences.map(\.date) == naive)
      }
    }
  }

  @Test(arguments: [
    "1-8,10-17", "1—8，10～17", "第1-8周、10-17周", "１－８,１０－１７", "1-4 5-8;10-17,10", "1至8周，10到17周",
  ])
  func `weeks are read in every spelling`(text: String) {
    #expect(WeekList.parse(text).value?.weeks == Array(1...8) + Array(10...17))
  }

  @Test(arguments: ["", "前八周", "1-", "8-1", "0-3", "1-99", "1--3", "a"])
  func `weeks that cannot be meant are refused`(text: String) {
    let reading = WeekList.parse(text)
    #expect(reading.value == nil && reading.issues.map(\.kind.id) == ["weeks.unreadable"])
    #expect(reading.issues.allSatisfy { $0.range.upperBound <= text.utf8.count })
  }

  @Test func `parity is named in both languages`() {
    #expect(
      WeekParity(text: "单周") == .odd && WeekParity(text: "even") == .even && WeekParity(text: "?") == nil)
  }
}
