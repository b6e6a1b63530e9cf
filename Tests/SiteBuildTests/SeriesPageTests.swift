import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

/// The series of the acceptance tasks on its pages and in calendars.
private let series = """
  -- content/data/terms.yaml
  - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19, vacation: {from: 2027-01-18, to: 2027-02-28}}
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days:
    - {name: 中秋节, from: 2026-09-25, to: 2026-09-27}
    - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  -- content/events/2026/volleyball-weekly-2026-1.md
  ---
  标题: 排球俱乐部周三训练
  俱乐部: volleyball
  类型: 训练
  开始: 2026-09-09 16:30
  结束: 18:00
  地点: 南校区体育馆二楼排球场
  更新: 2026-10-01 08:00
  repeat: {term: 2026-2027-1, weeks: "1-17", weekday: 3, skip_holidays: true, makeup: false}
  changes:
    - {on: 2026-11-25, action: move, to: 2026-11-26 16:30-18:00, venue: 北校区体育馆, note: 场地占用}
    - {on: 2026-12-02, action: cancel, note: 校运会}
  ---

  """

/// A site with files added to the series, as built on a day.
private struct Built {
  private let output: OutputTree?
  /// Kinds of problem.
  let problems: [String]

  init(_ more: String = "", on day: String = "2026-11-20") throws {
    let tree = site(series + more, templates: true)
    let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: day))))
    output = result.value.output
    problems = result.problems.map(\.kind)
    #expect(output != nil, "\(report(result.problems, in: tree))")
  }

  func callAsFunction(_ path: String) throws -> String {
    guard case .bytes(let bytes)? = try #require(output)[path]?.content else {
      Issue.record("no file \(path)")
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func plain(_ html: String) -> String {
  html.replacing(#/<[^>]*>/#, with: "").replacing(#/\s+/#, with: " ")
}

/// The item of the list of dates that stands for a planned day.
private func item(_ day: String, of html: String) throws -> String {
  let start = try #require(html.range(of: "<li id=\"d\(day)\""))
  let end = try #require(html[start.upperBound...].range(of: "</li>"))
  return String(html[start.lowerBound..<end.lowerBound])
}

struct SeriesPageTests {
  @Test func `T2: the list of dates strikes out what moved, and says in words what is off and why`() throws {
    let page = try Built()("events/2026/volleyball-weekly-2026-1/index.html")
    let moved = try item("2026-11-25", of: page)
    let old = try #require(moved.range(of: "<del>"))
    #expect(plain(String(moved[old.lowerBound...])).contains("11月25日（星期三） 11月26日（星期四）"))
    let struck = try #require(moved.firstMatch(of: #/<del>(.*?)<\/del>/#))
    #expect(plain(String(struck.1)) == "11月25日（星期三）")
    #expect(plain(moved).contains("改期") && plain(moved).contains("北校区体育馆") && plain(moved).contains("场地占用"))
    let off = try item("2026-12-02", of: page)
    #expect(off.contains("<del>") && plain(off).contains("已取消：校运会"))
    #expect(page.components(separatedBy: "<li id=\"d20").count - 1 == 16)
    #expect(plain(page).contains("10月7日") && plain(page).contains("国庆节"))
  }

  @Test func `T2: machines read what became of each date`() throws {
    let page = try Built()("events/2026/volleyball-weekly-2026-1/index.html")
    let script = try #require(page.firstMatch(of: #/<script type="application\/ld\+json">(.*?)<\/script>/#))
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(script.1.utf8)) as? [String: Any])
    let graph = try #require(data["@graph"] as? [[String: Any]])
    func event(_ anchor: String) throws -> [String: Any] {
      try #require(graph.first { ($0["@id"] as? String)?.hasSuffix(anchor) == true })
    }
    let moved = try event("#d2026-11-25")
    #expect(moved["eventStatus"] as? String == "https://schema.org/EventRescheduled")
    #expect(moved["previousStartDate"] as? [String] == ["2026-11-25T16:30:00+08:00"])
    #expect(moved["startDate"] as? String == "2026-11-26T16:30:00+08:00")
    #expect((moved["location"] as? [String: Any])?["name"] as? String == "北校区体育馆")
    let off = try event("#d2026-12-02")
    #expect(off["eventStatus"] as? String == "https://schema.org/EventCancelled")
    #expect(off["startDate"] as? String == "2026-12-02T16:30:00+08:00")
    let whole = try event("volleyball-weekly-2026-1/")
    #expect(whole["@type"] as? String == "EventSeries")
    let schedule = try #require(whole["eventSchedule"] as? [String: Any])
    #expect(schedule["repeatFrequency"] as? String == "P1W")
    #expect(schedule["byDay"] as? [String] == ["https://schema.org/Wednesday"])
    #expect(schedule["exceptDate"] as? [String] == ["2026-10-07"])
    // What is over is no news: from the twentieth of November on there are six more.
    #expect(graph.count { $0["startDate"] != nil } == 1 + 6)
  }

  @Test func `T1 and T2: the calendar has one rule and two dates of their own`() throws {
    let text = try Built()("clubs/volleyball/calendar.ics")
    let calendar = try #require(parseICalendar(SourceFile(path: "calendar.ics", text: text)).value.first)
    let events = calendar.components(named: "VEVENT")
    #expect(events.count == 3)
    let host = "gh.example.edu.cn"
    #expect(events.allSatisfy { $0.property("UID")?.text == "volleyball-weekly-2026-1@\(host)" })
    let lines = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    for line in [
      "DTSTART;TZID=Asia/Shanghai:20260909T163000", "DTEND;TZID=Asia/Shanghai:20260909T180000",
      "RRULE:FREQ=WEEKLY;UNTIL=20261230T083000Z", "EXDATE;TZID=Asia/Shanghai:20261007T163000",
      "RECURRENCE-ID;TZID=Asia/Shanghai:20261125T163000", "DTSTART;TZID=Asia/Shanghai:20261126T163000",
      "RECURRENCE-ID;TZID=Asia/Shanghai:20261202T163000", "DTSTART;TZID=Asia/Shanghai:20261202T163000",
      "SUMMARY:排球俱乐部周三训练", "SUMMARY:【改期】排球俱乐部周三训练", "SUMMARY:【已取消】排球俱乐部周三训练",
      "LOCATION:南校区体育馆二楼排球场", "LOCATION:北校区体育馆", "DTSTAMP:20261001T000000Z",
      "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", "METHOD:PUBLISH",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(lines.count { $0 == "STATUS:CANCELLED" } == 1)
    let sequences = events.map { Int($0.property("SEQUENCE")?.value ?? "0") ?? 0 }
    #expect(sequences[1] > sequences[0] && sequences[2] > sequences[0])
    #expect(!text.contains("ATTENDEE") && !text.contains("ORGANIZER") && !text.contains("VALARM"))
  }

  @Test func `T12: a series over the turn of the year says that the holidays are not known yet`() throws {
    let friday = """
      -- content/events/2026/friday.md
      ---
      标题: 周五合唱
      开始: 2026-12-18 19:00
      结束: 20:30
      repeat: {term: 2026-2027-1, weeks: "15-19", weekday: 5, skip_holidays: true}
      ---

      """
    let note = "2027年放假安排以国务院办公厅通知为准"
    let without = try Built(friday)
    #expect(without.problems.count { $0 == "holiday.year-missing" } == 1, "\(without.problems)")
    let page = try without("events/2026/friday/index.html")
    #expect(page.contains(note))
    #expect(page.components(separatedBy: "<li id=\"d20").count - 1 == 4)
    #expect(try without("calendar/2027-01/index.html").contains(note))
    let with = try Built(
      friday + """
        -- content/data/holidays-2027.yaml
        year: 2027
        status: official
        days:
          - {name: 元旦, from: 2027-01-01, to: 2027-01-03}

        """)
    #expect(!with.problems.contains("holiday.year-missing"))
    let known = try with("events/2026/friday/index.html")
    #expect(!known.contains(note))
    #expect(known.components(separatedBy: "<li id=\"d20").count - 1 == 4)
    #expect(!(try with("calendar/2027-01/index.html").contains(note)))
  }

  @Test func `T12: an event over the turn of the year shows both years, and stands in both cells`() throws {
    let built = try Built(
      """
      -- content/events/2026/countdown.md
      ---
      标题: 跨年诵读
      开始: 2026-12-31 22:00
      结束: 2027-01-01 00:30
      ---

      """)
    let page = plain(try built("events/2026/countdown/index.html"))
    #expect(page.contains("2026年12月31日（星期四）22:00—2027年1月1日（星期五）00:30"))
    func cell(_ month: String, _ day: String) throws -> String {
      let html = try built("calendar/\(month)/index.html")
      let start = try #require(html.range(of: "id=\"d\(day)\""))
      let end = try #require(html[start.upperBound...].range(of: "</td>"))
      return String(html[start.upperBound..<end.lowerBound])
    }
    #expect(try cell("2026-12", "2026-12-31").contains("跨年诵读"))
    #expect(try cell("2027-01", "2027-01-01").contains("跨年诵读"))
  }

  @Test func `T12: after the term weeks have the vacation's name, and days their lunar date`() throws {
    let built = try Built(
      """
      -- content/events/2027/spring.md
      ---
      标题: 云上拜年
      开始: 2027-02-06 10:00
      结束: 10:30
      ---

      """)
    let january = try built("calendar/2027-01/index.html")
    let row = try #require(
      january.components(separatedBy: "<tr>").first { $0.contains("id=\"d2027-01-25\"") })
    #expect(row.contains("寒假") && !row.contains("第20周"))
    let february = plain(try built("calendar/2027-02/index.html"))
    #expect(february.contains("腊月廿九 · 除夕") || february.contains("腊月廿九·除夕"), "\(february.prefix(900))")
    #expect(february.contains("正月初一"))
  }

  @Test func `calendars do not count the dates that were left out before the first`() throws {
    let site = try Built(
      """
      -- content/events/2026/clinic.md
      ---
      标题: 法律咨询
      开始: 2026-12-02 12:30
      结束: 13:20
      重复规则: FREQ=WEEKLY;COUNT=4
      除外日期: [2026-12-02, 2026-12-16]
      ---
      """)
    let lines = try site("events/2026/clinic/event.ics").split(whereSeparator: \.isNewline)
    #expect(lines.contains("DTSTART;TZID=Asia/Shanghai:20261209T123000"))
    #expect(lines.contains("RRULE:FREQ=WEEKLY;COUNT=3"))
    #expect(lines.filter { $0.hasPrefix("EXDATE") } == ["EXDATE;TZID=Asia/Shanghai:20261216T123000"])
  }

  @Test func `dates without a rule have identifiers of their own, whatever that of the event is`() throws {
    let site = try Built(
      """
      -- content/events/2026/clinic.md
      ---
      标题: 法律咨询
      开始: 2026-12-02 12:30
      uid: "@"
      增加日期: [2026-12-05 09:00]
      ---
      """)
    let text = try site("events/2026/clinic/event.ics")
    #expect(text.contains("UID:-20261202T123000@") && text.contains("UID:-20261205T090000@"))
  }

  @Test func `where only the time of a date is another, the old time is shown`() throws {
    let site = try Built(
      """
      -- content/events/2026/clinic.md
      ---
      标题: 法律咨询
      开始: 2026-12-02 16:30
      结束: 18:00
      重复规则: FREQ=WEEKLY;COUNT=3
      变动: [{原日期: 2026-12-02, 变动: 改期, 改到: "19:00-20:30"}]
      ---
      """)
    let page = try site("events/2026/clinic/index.html")
    #expect(page.contains("16:30—18:00</time></del>") && page.contains("19:00—20:30"))
  }

  @Test func `two dates of a series on one day have places of their own`() throws {
    let site = try Built(
      """
      -- content/events/2026/clinic.md
      ---
      标题: 法律咨询
      俱乐部: volleyball
      开始: 2026-12-02 12:30
      重复规则: FREQ=WEEKLY;COUNT=3
      增加日期: [2026-12-09 18:00]
      变动: [{原日期: 2026-12-16, 变动: 改名称, 名称: 年终总结会}]
      ---
      """)
    let page = try site("events/2026/clinic/index.html")
    for id in ["d2026-12-09", "d2026-12-09-1800"] {
      #expect(page.components(separatedBy: "id=\"\(id)\"").count == 2, "\(id)")
    }
    let data = try site("api/v1/events.json")
    #expect(data.contains("\"d2026-12-09-1800\"") && data.contains("年终总结会"))
    // What one date is called is not what the series is called.
    let club = try site("clubs/volleyball/index.html")
    let regular = try #require(club.components(separatedBy: "id=\"regular\"").last?.prefix(900))
    #expect(regular.contains("法律咨询") && !regular.contains("年终总结会"))
  }
}
