import Calendars
import Diagnostics
import Foundation
import Testing

private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

private func days(_ first: String, _ last: String) throws -> DayRange {
  try #require(DayRange(try day(first), try day(last)))
}

/// The official table of 2026, as the State Council's notice of 2025-11-04 gives it.
func holidays2026() throws -> HolidayYear {
  HolidayYear(
    year: 2026,
    periods: [
      HolidayPeriod(name: "元旦", days: try days("2026-01-01", "2026-01-03"), makeup: [try day("2026-01-04")]),
      HolidayPeriod(
        name: "春节", days: try days("2026-02-15", "2026-02-23"),
        makeup: [try day("2026-02-14"), try day("2026-02-28")]),
      HolidayPeriod(name: "清明节", days: try days("2026-04-04", "2026-04-06")),
      HolidayPeriod(name: "劳动节", days: try days("2026-05-01", "2026-05-05"), makeup: [try day("2026-05-09")]),
      HolidayPeriod(name: "端午节", days: try days("2026-06-19", "2026-06-21")),
      HolidayPeriod(name: "中秋节", days: try days("2026-09-25", "2026-09-27")),
      HolidayPeriod(
        name: "国庆节", days: try days("2026-10-01", "2026-10-07"),
        makeup: [try day("2026-09-20"), try day("2026-10-10")]),
    ])
}

/// The sample term.
func autumn2026() throws -> Term {
  Term(id: "2026-2027-1", name: "2026—2027学年第一学期", week1: try day("2026-09-07"), weeks: 19)
}

@Suite struct LunarTests {
  @Test func `lunar days agree with Foundation's Chinese calendar on every day of the table`() throws {
    var calendar = Calendar(identifier: .chinese)
    calendar.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let first = try day("1990-01-27")
    let last = try day("2056-02-14")
    let epoch = try day("1970-01-01")
    var differences: [String] = []
    for date in try #require(DayRange(first, last)) {
      let noon = Date(timeIntervalSince1970: Double(epoch.days(until: date)) * 86400 + 4 * 3600)
      let parts = calendar.dateComponents([.month, .day, .isLeapMonth], from: noon)
      let moon = try #require(LunarDate(date))
      if moon.month != parts.month || moon.day != parts.day || moon.isLeap != (parts.isLeapMonth ?? false) {
        differences.append("\(date) \(moon.text)")
      }
    }
    #expect(differences == [])
    #expect(LunarDate(first - 1) == nil && LunarDate(last + 1) == nil)
  }

  @Test(arguments: [
    ("2026-11-23", "十月十五"), ("2026-02-17", "正月初一"), ("2027-02-05", "腊月廿九"), ("2027-02-06", "正月初一"),
    ("2027-06-09", "五月初五"), ("2027-09-15", "八月十五"), ("2026-09-25", "八月十五"), ("2025-07-25", "闰六月初一"),
    ("2033-12-22", "闰冬月初一"), ("2026-12-09", "冬月初一"), ("2026-10-18", "九月初九"),
  ])
  func `lunar days have their traditional names`(date: String, text: String) throws {
    #expect(LunarDate(try day(date))?.text == text)
  }

  @Test func `civil dates of lunar days lead back to them`() throws {
    for year in 1990...2055 {
      for month in 1...12 {
        let date = try #require(LunarDate.civilDate(year: year, month: month, day: 15))
        let moon = try #require(LunarDate(date))
        #expect(moon.month == month && moon.day == 15 && !moon.isLeap)
      }
    }
    #expect(LunarDate.civilDate(year: 2026, month: 13, day: 1) == nil)
    #expect(LunarDate.civilDate(year: 2060, month: 1, day: 1) == nil)
  }

  @Test func `first days of the lunar months of 2026 and 2027 are the published ones`() {
    let published = [
      2026: "2-17 3-19 4-17 5-17 6-15 7-14 8-13 9-11 10-10 11-9 12-9 1-8",
      2027: "2-6 3-8 4-7 5-6 6-5 7-4 8-2 9-1 9-30 10-29 11-28 12-28",
    ]
    for (year, list) in published {
      let found = (1...12).compactMap { LunarDate.civilDate(year: year, month: $0, day: 1) }
      #expect(found.map { "\($0.month)-\($0.day)" }.joined(separator: " ") == list)
    }
  }

  @Test func `solar terms of 2026 and 2027 are the published ones`() {
    let published = [
      2026:
        "1-5 1-20 2-4 2-18 3-5 3-20 4-5 4-20 5-5 5-21 6-5 6-21 7-7 7-23 8-7 8-23 9-7 9-23 10-8 10-23 11-7 11-22 12-7 12-22",
      2027:
        "1-5 1-20 2-4 2-19 3-6 3-21 4-5 4-20 5-6 5-21 6-6 6-21 7-7 7-23 8-8 8-23 9-8 9-23 10-8 10-23 11-7 11-22 12-7 12-22",
    ]
    for (year, list) in published {
      let found = SolarTerm.allCases.compactMap { $0.date(in: year) }
      #expect(found.map { "\($0.month)-\($0.day)" }.joined(separator: " ") == list)
    }
  }

  @Test func `each day has at most one solar term and each year twenty-four`() throws {
    for year in 1990...2055 {
      let all = try days("\(year)-01-01", "\(year)-12-31").compactMap { SolarTerm(on: $0) }
      #expect(all == SolarTerm.allCases)
    }
    #expect(SolarTerm(on: try day("2056-01-06")) == nil)
    #expect(SolarTerm(on: try day("1989-01-05")) == nil)
    #expect(SolarTerm(on: try day("2026-11-22"))?.name == "小雪")
  }

  @Test(arguments: [
    ("2026-09-10", "教师节"), ("2026-10-18", "重阳节"), ("2027-02-05", "除夕"), ("2027-06-09", "端午节"),
    ("2026-09-25", "中秋节"), ("2026-12-05", "国际志愿者日"), ("2026-02-16", "除夕"), ("2025-01-28", "除夕"),
  ])
  func `festivals are known by civil and lunar date`(date: String, name: String) throws {
    #expect(Festival.on(try day(date)).map(\.name).contains(name))
  }

  @Test func `an ordinary day has no festival`() throws {
    #expect(Festival.on(try day("2026-11-23")).isEmpty)
    // 闰六月 repeats no festival: 2025-08-08 is 闰六月十五.
    #expect(Festival.on(try day("2025-08-08")).isEmpty)
  }
}

@Suite struct HolidayTests {
  @Test func `the table of 2026 has 33 days off and 6 make-up days and is sound`() throws {
    let table = try holidays2026()
    let calendar = HolidayCalendar([table])
    let all = try days("2026-01-01", "2026-12-31")
    #expect(all.filter { calendar.status(of: $0).isOff }.count == 33)
    #expect(table.faults().isEmpty)
    #expect(calendar.status(of: try day("2026-10-10")) == .makeup("国庆节"))
    #expect(calendar.status(of: try day("2026-10-10")).meaning.zh == "调休上班")
    #expect(calendar.status(of: try day("2026-10-07")) == .off("国庆节", isDecreed: true))
    #expect(calendar.status(of: try day("2026-10-08")) == .ordinary)
  }

  @Test func `a year without a table counts by statute`() throws {
    let calendar = HolidayCalendar([try holidays2026()])
    let off = try days("2027-01-01", "2027-12-31").filter { calendar.status(of: $0).isOff }
    #expect(
      off.map { "\($0.month)-\($0.day)" }
        == ["1-1", "2-5", "2-6", "2-7", "2-8", "4-5", "5-1", "5-2", "6-9", "9-15", "10-1", "10-2", "10-3"])
    #expect(calendar.status(of: off[0]) == .off("元旦", isDecreed: false))
    #expect(calendar.missingYears(in: try days("2026-12-01", "2027-01-15")) == [2027])
    #expect(HolidayYear.statutory(2024).periods.map(\.days.count) == [1, 3, 1, 1, 1, 1, 3])
    #expect(HolidayYear.statutory(2080).periods.map(\.name) == ["元旦", "劳动节", "国庆节"])
    let problem = Problem(.holidayYearMissing, at: nil, HolidayCalendar.missingYearWording(2027))
    #expect(problem.message.zh == "2027年放假安排尚未录入，仅按法定节日处理" && problem.severity == .warning)
  }

  @Test func `contradictions in a table are found`() throws {
    let table = HolidayYear(
      year: 2026,
      periods: [
        HolidayPeriod(name: "甲", days: try days("2026-10-01", "2026-10-07"), makeup: [try day("2026-10-09")]),
        HolidayPeriod(name: "乙", days: try days("2026-10-07", "2026-10-08"), makeup: [try day("2026-10-03")]),
        HolidayPeriod(name: "丙", days: try days("2025-05-01", "2025-05-02")),
      ])
    #expect(
      table.faults() == [
        .makeupOnWorkday(try day("2026-10-09")), .overlap("乙", "甲"), .makeupOff(try day("2026-10-03"), "甲"),
        .farAway(try day("2025-05-01"), 2026),
      ])
    #expect(table.faults().first?.wording.zh == "调休上班日应是周六或周日，2026年10月9日是星期五")
    let problems = table.faults().map { Problem(.holidayContradiction, at: nil, $0.wording) }
    #expect(problems.allSatisfy { $0.kind == "holiday.contradiction" })
  }
}

@Suite struct TermTests {
  @Test(arguments: [
    ("2026-11-23", "第12周"), ("2026-09-07", "第1周"), ("2027-01-17", "第19周"), ("2027-01-18", "寒假"),
    ("2027-01-25", "寒假"), ("2026-09-06", "第0周"), ("2026-08-31", "第0周"), ("2026-08-30", "暑假"),
    ("2025-01-01", ""),
    ("2027-07-01", ""),
  ])
  func `a day has its place in the school year`(date: String, label: String) throws {
    let calendar = TermCalendar([try autumn2026()])
    #expect(calendar.position(of: try day(date)).label.zh == label)
  }

  @Test func `stated vacations win and terms are told apart`() throws {
    var autumn = try autumn2026()
    autumn.vacation = try days("2027-01-18", "2027-02-28")
    let spring = Term(id: "2026-2027-2", name: "春", week1: try day("2027-03-01"), weeks: 18)
    let calendar = TermCalendar([spring, autumn])
    #expect(calendar.position(of: try day("2027-02-25")) == .winterBreak)
    #expect(calendar.position(of: try day("2027-03-01")) == .week(1, term: "2026-2027-2"))
    #expect(calendar.position(of: try day("2027-07-10")) == .summerBreak)
    #expect(calendar.position(of: try day("2027-07-10")).label.en == "Summer break")
    #expect(calendar[id: "2026-2027-1"]?.weeks == 19 && calendar.overlaps().isEmpty)
    autumn.weeks = 30
    #expect(TermCalendar([autumn, spring]).overlaps().count == 1)
  }
}

@Suite struct MonthGridTests {
  private func grid(_ month: Int) throws -> MonthGrid {
    MonthGrid(year: 2026, month: month, terms: TermCalendar([try autumn2026()]))
  }

  private func marked(_ mark: String, _ grid: MonthGrid) throws -> [Int] {
    let holidays = HolidayCalendar([try holidays2026()])
    return grid.weeks.flatMap(\.days).filter { $0.isInMonth && holidays.status(of: $0.date).mark == mark }
      .map(\.date.day)
  }

  @Test func `November 2026 has six rows from week 8 to week 13`() throws {
    let grid = try grid(11)
    #expect(grid.weeks.map(\.position.label.zh) == ["第8周", "第9周", "第10周", "第11周", "第12周", "第13周"])
    #expect("\(grid.days.first) \(grid.days.last)" == "2026-10-26 2026-12-06")
    let cells = grid.weeks.flatMap(\.days)
    #expect(cells.count == 42 && cells.filter(\.isInMonth).count == 30)
  }

  @Test func `October and September 2026 mark holidays and make-up days`() throws {
    let october = try grid(10)
    #expect(try marked("休", october) == Array(1...7) && marked("班", october) == [10])
    let september = try grid(9)
    #expect(try marked("休", september) == [25, 26, 27] && marked("班", september) == [20])
    let moonFeast = try day("2026-09-25")
    #expect(Festival.on(moonFeast).map(\.name) == ["中秋节"] && LunarDate(moonFeast)?.text == "八月十五")
  }

  @Test func `every month of many years is whole weeks that hold it`() {
    for year in [2, 1900, 1999, 2000, 2024, 2026, 2027, 9998] {
      for month in 1...12 {
        for start in [Weekday.monday, .sunday, .saturday] {
          let grid = MonthGrid(year: year, month: month, weekStart: start)
          let cells = grid.weeks.flatMap(\.days)
          #expect(
            cells.filter(\.isInMonth).map(\.date.day) == Array(1...LocalDate.daysIn(month: month, year: year))
          )
          #expect(grid.weeks.allSatisfy { $0.days.count == 7 } && (4...6).contains(grid.weeks.count))
        }
      }
    }
  }

  @Test func `weeks may begin on Sunday`() {
    let grid = MonthGrid(year: 2026, month: 11, weekStart: .sunday)
    #expect(grid.columns.first == .sunday && grid.weeks.count == 5)
    #expect(grid.weeks[0].days[0].date.day == 1 && grid.weeks[0].position == .unknown)
  }
}
