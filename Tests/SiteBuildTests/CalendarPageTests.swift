import Calendars
import Diagnostics
import FileTrees
import Foundation
import Resolution
import SiteBuild
import Support
import Testing

/// The terms, holidays and events of the acceptance task on the month calendar.
private let text = """
  -- content/data/terms.yaml
  - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19}
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days:
    - {name: 中秋, from: 2026-09-25, to: 2026-09-27}
    - {name: 国庆, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  -- content/events/2026/sports.md
  ---
  标题: 教职工运动会
  开始: 2026-11-05
  结束: 2026-11-06
  ---
  -- content/events/2026/first.md
  ---
  标题: 开学迎新
  开始: 2026-09-10 16:30
  结束: 18:00
  ---
  """

private func month(_ iso: String) throws -> String {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let result = build(site(text, templates: true), BuildOptions(today: day))
  #expect(result.problems.isEmpty, "\(result.problems)")
  guard case .bytes(let bytes)? = result.value.output?["calendar/\(iso)/index.html"]?.content else {
    Issue.record("no page for \(iso)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The text of the table cell of a day, without tags.
private func cell(_ day: String, of html: String) -> String {
  guard let start = html.range(of: "id=\"d\(day)\""), let end = html[start.upperBound...].range(of: "</td>")
  else { return "" }
  let inner = html[start.upperBound..<end.lowerBound]
  return String(inner.drop { $0 != ">" }.dropFirst()).replacing(#/<[^>]*>/#, with: "")
}

struct CalendarPageTests {
  @Test func `a month has its weeks, lunar days and solar terms`() throws {
    let html = try month("2026-11")
    let body = html.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tbody>")[0]
    #expect(body.components(separatedBy: "<tr").count - 1 == 6)
    let heads = body.matches(of: #/<th scope="row"[^>]*>(.*?)<\/th>/#).map {
      String($0.1).replacing(#/<[^>]*>/#, with: "")
    }
    #expect(heads == (8...13).map { "第\($0)周" })
    let dates = body.matches(of: #/datetime="(\d{4}-\d{2}-\d{2})"/#).map { String($0.1) }
    #expect(dates.first == "2026-10-26")
    #expect(dates.last == "2026-12-06")
    #expect(cell("2026-11-23", of: html).contains("十月十五"))
    #expect(cell("2026-11-22", of: html).contains("小雪"))
    #expect(cell("2026-11-07", of: html).contains("立冬"))
  }

  @Test func `an event of two days stands in both with its part`() throws {
    let html = try month("2026-11")
    #expect(cell("2026-11-05", of: html).contains("教职工运动会"))
    #expect(cell("2026-11-05", of: html).contains("第1天，共2天"))
    #expect(cell("2026-11-06", of: html).contains("第2天，共2天"))
  }

  @Test func `holidays are marked 休 and make-up days 班, in words too`() throws {
    let october = try month("2026-10")
    for day in 1...7 {
      let text = cell("2026-10-0\(day)", of: october)
      #expect(text.contains("休") && text.contains("放假"))
    }
    #expect(cell("2026-10-10", of: october).contains("班"))
    #expect(cell("2026-10-10", of: october).contains("调休上班"))
    #expect(!cell("2026-10-09", of: october).contains("班"))
    let september = try month("2026-09")
    #expect(cell("2026-09-20", of: september).contains("班"))
    for day in 25...27 { #expect(cell("2026-09-\(day)", of: september).contains("休")) }
    #expect(cell("2026-09-25", of: september).contains("中秋节"))
    #expect(cell("2026-09-25", of: september).contains("八月十五"))
  }

  @Test func `the table is a table, says nothing of today and has seven weekday heads`() throws {
    let html = try month("2026-11")
    #expect(!html.contains("role=\"grid\""))
    #expect(!html.contains("aria-current=\"date\""))
    let head = html.components(separatedBy: "<thead>")[1].components(separatedBy: "</thead>")[0]
    let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
    let columns = head.matches(of: #/<th scope="col"[^>]*>(.*?)<\/th>/#).map {
      String($0.1).replacing(#/<[^>]*>/#, with: "")
    }
    #expect(Array(columns.suffix(7)) == weekdays)
  }

  @Test func `the agenda holds as many items as the month`() throws {
    let html = try month("2026-11")
    let table = html.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tbody>")[0]
    let inMonth = (1...30).reduce(0) { count, day in
      let number = day < 10 ? "0\(day)" : "\(day)"
      guard let start = table.range(of: "id=\"d2026-11-\(number)\""),
        let end = table[start.upperBound...].range(of: "</td>")
      else { return count }
      return count + table[start.upperBound..<end.lowerBound].components(separatedBy: "<li").count - 1
    }
    let agenda = html.components(separatedBy: "<ol class=\"agenda\">")[1].components(separatedBy: "</ol>")[0]
    #expect(agenda.components(separatedBy: "<li class=\"f-").count - 1 == inMonth)
    #expect(inMonth == 2)
  }

  /// A training that was moved from Wednesday to Thursday, and a talk that was moved once already.
  private static let moved = """
    -- content/clubs/volleyball.md
    ---
    title: 排球俱乐部
    family: sports-arts
    ---
    -- content/events/2026/weekly.md
    ---
    标题: 周三训练
    club: volleyball
    开始: 2026-11-11 16:30
    结束: 18:00
    重复: {学期: 2026-2027-1, 周次: "10-14", 星期: 周三}
    变动:
      - {原日期: 2026-11-25, 变动: 改期, 改到: 2026-11-26 16:30, 结束: 18:00, 说明: 体育馆考试}
      - {原日期: 2026-12-09, 变动: 取消, 说明: 消防演练}
    ---
    """

  private func moved(_ path: String) throws -> String {
    let day = try #require(LocalDate(iso: "2026-11-20"))
    let result = build(site(text + "\n" + Self.moved, templates: true), BuildOptions(today: day))
    #expect(result.problems.isEmpty, "\(result.problems)")
    guard case .bytes(let bytes)? = result.value.output?[path]?.content else {
      Issue.record("no page \(path)")
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `the day from which a date was moved says where it went`() throws {
    let html = try moved("calendar/2026-11/index.html")
    #expect(cell("2026-11-25", of: html).contains("周三训练"))
    #expect(cell("2026-11-25", of: html).contains("改到 11月26日"))
    #expect(cell("2026-11-26", of: html).contains("改期"))
    #expect(!cell("2026-11-18", of: html).contains("改"))
  }

  @Test func `the coming events list the next date of a series and every one that is not as usual`() throws {
    let html = try moved("events/index.html")
    #expect(html.contains("#d2026-11-25"))
    #expect(html.components(separatedBy: "<li class=\"ev").count - 1 == 2)
    #expect(html.contains("体育馆考试") && html.contains("消防演练"))
  }

  @Test func `on phones this month begins with what is left of it, and other months lead back to it`() throws
  {
    let november = try moved("calendar/2026-11/index.html")
    let over = try #require(november.range(of: "<details class=\"over\">"))
    let end = try #require(november[over.upperBound...].range(of: "</details>"))
    let folded = november[over.upperBound..<end.lowerBound]
    #expect(folded.contains("2026-11-18") && !folded.contains("2026-11-26"))
    #expect(!november.contains(">本月</a>"))
    let september = try moved("calendar/2026-09/index.html")
    #expect(!september.contains("<details class=\"over\">"))
    #expect(september.contains("<a href=\"/calendar/\">本月</a>"))
  }

  @Test func `a club's next meeting says from when it was moved and why`() throws {
    let html = try moved("clubs/volleyball/index.html")
    let next = html.components(separatedBy: "id=\"next\"")[1].components(separatedBy: "</section>")[0]
    #expect(next.contains("<del>") && next.contains("2026-11-25") && next.contains("体育馆考试"))
    let index = try moved("clubs/index.html")
    let line = index.components(separatedBy: "class=\"nextup\"")[1].components(separatedBy: "</p>")[0]
    #expect(line.contains("改期"))
  }

  @Test func `a year typed wrong makes no pages of the decades between`() throws {
    let old = "\n-- content/events/2026/old.md\n---\n标题: 老活动\n开始: 1926-11-26 14:30\n---\n"
    let result = build(
      site(text + old, templates: true), BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
    let months = result.value.output?.files.map(\.path).filter {
      $0.wholeMatch(of: #/calendar\/\d{4}-\d\d\/index.html/#) != nil
    }
    #expect(months?.count == 4, "the month of 1926 and the three of autumn: \(months ?? [])")
  }

  @Test func `an event without a day is left out, and is the only thing reported`() throws {
    let half = "\n-- content/events/2026/half.md\n---\n标题: 写到一半\n开始: 2026-11\n---\n"
    let result = build(site(text + half), BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
    #expect(result.problems.map(\.kind) == ["date.incomplete"])
    #expect(result.value.union.events.count == 2)
  }
}
