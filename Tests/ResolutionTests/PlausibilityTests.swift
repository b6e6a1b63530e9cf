import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution
import Support
import Testing

/// The problems of a site, and what stands at each in its file.
private func found(_ text: String) -> [(problem: Problem, at: String)] {
  let tree = site(text)
  let records = decodeRecords(tree)
  let problems = records.problems + resolve(records.value, today: LocalDate(iso: "2026-09-01")!).problems
  return problems.map { problem in
    let place = problem.span.flatMap { span in tree.text(at: span.path)?.text(span.range) } ?? ""
    return (problem, place)
  }
}

private func event(_ fields: String, start: String = "2026-12-05 14:30") -> String {
  "-- content/events/2026/a.md\n---\n标题: 运动会\n开始: \(start)\n\(fields)\n---\n"
}

private let terms =
  "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19}\n"

struct PlausibilityTests {
  @Test func `a year that is a slip is an error, with the year that is meant`() throws {
    let (problem, place) = try #require(found(event("", start: "0026-12-05 10:00")).first)
    #expect(problem.kind == "date.year" && problem.severity == .error && place == "0026-12-05")
    #expect(problem.suggestion?.zh == "是不是“2026-12-05”？")
    #expect(found(event("", start: "3026年12月5日 10:00")).map(\.problem.kind) == ["date.year"])
    #expect(found(event("报名: {截止: 0026-12-01}")).first?.at == "0026-12-01")
  }

  @Test func `an event far ahead or long before there were sites is asked about`() throws {
    for year in [2062, 2126, 1926] {
      let (problem, place) = try #require(found(event("", start: "\(year)-12-05 10:00")).first)
      #expect(problem.kind == "date.year" && problem.severity == .warning)
      #expect(place == "\(year)-12-05 10:00" && problem.suggestion?.zh == "是不是 2026 年？")
    }
    for year in [1954, 2025, 2031] { #expect(found(event("", start: "\(year)-12-05 10:00")).isEmpty) }
  }

  @Test func `an event that takes more than half a day or a month is asked about at its end`() throws {
    for (end, word) in [("2027-12-05 16:30", "366 天"), ("2026-12-06 03:00", "12 个小时以上")] {
      let (problem, place) = try #require(found(event("结束: \(end)")).first)
      #expect(problem.kind == "event.long" && problem.severity == .warning)
      #expect(place == end && problem.message.zh.contains(word))
    }
    #expect(found(event("", start: "2026-12-05—2027-12-06")).map(\.problem.kind) == ["event.long"])
    #expect(
      found(event("结束: 次日00:30")).isEmpty && found(event("结束: 2026-12-07 17:00")).isEmpty
        && found(event("结束: 2026-12-31", start: "2026-12-01")).isEmpty)
    #expect(found(event("结束: 2026-12-06 17:00\n每日安排: [{日期: 2026-12-06, 开始: \"09:00\"}]")).isEmpty)
  }

  @Test func `what comes down before it goes up is an error`() throws {
    let (problem, place) = try #require(found(event("定时发布: 2026-12-01\n下线时间: 2026-11-01")).first)
    #expect(problem.kind == "period.reversed" && place == "2026-11-01" && problem.notes.count == 1)
    #expect(found(event("定时发布: 2026-12-01\n下线时间: 2026-12-01")).isEmpty)
    #expect(found(event("报名: {开始: 2026-11-20, 截止: 2026-11-10}")).map(\.at) == ["2026-11-10"])
  }

  @Test func `a programme is in order and inside the event`() throws {
    func programme(_ times: String...) -> [(problem: Problem, at: String)] {
      let items = times.map { "  - {时间: \"\($0)\", 内容: 甲}" }.joined(separator: "\n")
      return found(event("结束: \"16:30\"\n议程:\n\(items)"))
    }
    #expect(programme("14:00", "14:30—15:00", "15:00", "16:30", "会后").isEmpty)
    let outside = programme("14:30", "20:00")
    #expect(outside.map(\.problem.kind) == ["event.programme"] && outside[0].at == "\"20:00\"")
    #expect(outside[0].problem.severity == .warning)
    #expect(programme("13:00").map(\.problem.kind) == ["event.programme"])
    let disorder = programme("15:30", "15:00", "16:00")
    #expect(disorder.count == 1 && disorder[0].at == "\"15:00\"" && disorder[0].problem.notes.count == 1)
  }

  @Test func `a former time that is the present one says nothing`() throws {
    let (problem, place) = try #require(found(event("状态: 改期\n原时间: 2026-12-05 14:30")).first)
    #expect(problem.kind == "event.previous-start" && place == "2026-12-05 14:30")
    #expect(found(event("状态: 改期\n原时间: 2026-12-05 14:00")).isEmpty)
  }

  @Test func `what a state needs is reported where the state stands`() {
    #expect(found(event("状态: 取消")).map(\.at) == ["取消"])
    #expect(found(event("状态: 改期")).map(\.at) == ["改期"])
  }

  @Test func `a table of holidays is of the year that its file names`() throws {
    let wrong = found(
      "-- content/data/holidays-2026.yaml\nyear: 2026\ndays: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]\n"
        + "-- content/data/holidays-2027.yaml\nyear: 2026\ndays: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]\n"
    )
    #expect(wrong.map(\.problem.message.zh) == ["文件名是 2027，年份却写 2026"] && wrong[0].at == "2026")
    #expect(wrong[0].problem.span?.path == "content/data/holidays-2027.yaml")
  }

  @Test func `contradictions among holidays are reported at the day`() {
    let days = """
      -- content/data/holidays-2026.yaml
      year: 2026
      days:
        - {name: 国庆, from: 2026-10-01, to: 2026-10-07, makeup: [2026-10-09]}
        - {name: 中秋, from: 2026-10-06, to: 2026-10-06}
        - {name: 春节, from: 2025-02-15, to: 2025-02-23}
      """
    #expect(found(days).map(\.at) == ["2026-10-09", "2026-10-06", "2025-02-15"])
  }

  @Test func `two rows with one id are an error in all tables, and the same row twice is asked about`() throws
  {
    let venues = found("-- content/data/venues.yaml\n- {id: home, name: 教工之家}\n- {id: home, name: 老干部中心}\n")
    #expect(venues.map(\.problem.kind) == ["id.twice"] && venues[0].problem.notes.count == 1)
    let two = "- {id: 2026-1, name: 秋, week1_monday: 2026-09-07, weeks: 19}\n"
    let term = found("-- content/data/terms.yaml\n\(two)\(two.replacing("2026-09-07", with: "2027-03-01"))")
    #expect(term.map(\.problem.kind) == ["id.twice"])
    let row = "红歌赛,2026-05-28,一等奖,校级,校工会,合唱队\n"
    let awards = found("-- content/data/awards.csv\n赛事,日期,名次,级别,主办,获奖者\n\(row)\(row)")
    #expect(awards.map(\.problem.kind) == ["table.row-twice"] && awards[0].problem.severity == .warning)
    #expect(
      found("-- content/data/awards.csv\n赛事,日期,名次,级别,主办,获奖者\n\(row)\(row.replacing("合唱", with: "舞蹈"))")
        .isEmpty)
  }

  @Test func `a club is counted once in a term`() throws {
    func rows(_ second: String) -> [(problem: Problem, at: String)] {
      found(
        terms + "-- content/clubs/volleyball.md\n---\n标题: 排球\n类别: 文体\n---\n"
          + "-- content/data/participation.csv\n学期,俱乐部,单位,人数,人次\n2026-2027-1,volleyball,,30,120\n\(second)\n")
    }
    #expect(rows("2026-2027-1,volleyball,,31,121").map(\.problem.kind) == ["participation.twice"])
    #expect(rows("2026-2027-1,volleyball,,30,120").map(\.problem.kind) == ["participation.twice"])
    #expect(rows("2026-2027-1,,,300,1200").isEmpty && rows("2026-2027-1,,统计学系,30,120").isEmpty)
  }
}
