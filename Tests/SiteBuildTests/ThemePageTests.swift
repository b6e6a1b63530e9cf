import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let text = """
  -- content/clubs/reading.md
  ---
  标题: 读书会
  title_en: Reading Club
  类别: 读书
  ---
  每周读一章。
  -- content/events/2026/soil.md
  ---
  标题: 共读 From the Soil
  title_en: "Reading: 乡土中国 together"
  俱乐部: reading
  开始: 2026-11-27 12:10
  结束: 13:30
  地点: 报告厅A101
  报名: {截止: 2026-11-19 12:00, 方式: 到教工之家登记}
  ---
  带书来。
  -- content/events/2026/weekly.md
  ---
  标题: 每周练习
  俱乐部: reading
  开始: 2026-03-04 16:30
  结束: 18:00
  重复规则: FREQ=WEEKLY;COUNT=9
  ---
  -- content/events/2026/finals.md
  ---
  标题: 决赛
  books: [soil]
  开始: 2026-05-08 14:00
  结束: 16:00
  地点: 报告厅
  ---
  -- content/books/soil.md
  ---
  书名: 乡土中国
  作者: [费孝通]
  出版社: 人民出版社
  年份: 2008
  ---
  -- content/awards/final.md
  ---
  赛事: 朗诵比赛
  日期: 2026-05-08
  级别: 校级
  名次: 一等奖
  活动: 2026/finals
  俱乐部: reading
  获奖者: [{姓名: 张三}]
  ---
  -- content/news/2026/final.md
  ---
  标题: 决赛得了奖
  日期: 2026-05-09
  活动: [2026/finals]
  ---
  -- content/proposals/rest.md
  ---
  编号: 2026-001
  届次: 三届二次
  案由: 设一间午休室
  类别: 民生保障
  状态: 已交办
  主办: 学院办公室
  提交: 2026-03-01
  立案: 2026-03-10
  交办: 2026-03-20
  期限: 2026-06-20
  ---
  -- content/proposals/bikes.md
  ---
  编号: 2026-002
  届次: 三届二次
  案由: 建自行车棚
  类别: 校园环境
  状态: 已立案
  提交: 2026-09-01
  立案: 2026-09-10
  ---
  -- content/proposals/done.md
  ---
  编号: 2026-003
  届次: 三届二次
  案由: 换饮水机
  类别: 民生保障
  状态: 已办结
  主办: 后勤处
  提交: 2026-03-01
  立案: 2026-03-02
  交办: 2026-03-03
  答复: 2026-03-04
  办结: 2026-03-05
  ---
  """

private func built(_ today: String = "2026-11-20", design: Bool = false) throws -> OutputTree {
  let day = try #require(LocalDate(iso: today))
  let result = build(site(text, templates: true), BuildOptions(today: day, showsDesign: design))
  #expect(result.problems.filter { $0.severity == .error }.map(\.message.en) == [])
  return try #require(result.value.output)
}

private func page(_ path: String, in output: OutputTree) throws -> String {
  guard case .bytes(let bytes)? = output[path]?.content else { throw Missing(path: path) }
  return String(decoding: bytes, as: UTF8.self)
}

private struct Missing: Error {
  var path: String
}

/// What the theme as a whole promises.
struct ThemePageTests {
  @Test func `each run of the other language is marked, and nothing else`() throws {
    let output = try built()
    let english = try page("en/events/2026/soil/index.html", in: output)
    #expect(english.contains("<h1>Reading: <span lang=\"zh-CN\">乡土中国</span> together</h1>"))
    #expect(english.contains("<span lang=\"zh-CN\">报告厅</span>A101"))
    let chinese = try page("events/2026/soil/index.html", in: output)
    #expect(chinese.contains("<h1>共读 <span lang=\"en\">From the Soil</span></h1>"))
    #expect(chinese.contains(">报告厅A101<"))
  }

  @Test func `an event past its sign-up says so at its head and in lists`() throws {
    let output = try built()
    #expect(try page("events/2026/soil/index.html", in: output).contains("<p class=\"stamp\">报名已截止</p>"))
    #expect(try page("events/index.html", in: output).contains("报名已截止</span>"))
    let before = try page("events/index.html", in: try built("2026-11-18"))
    #expect(!before.contains("报名已截止</span>"))
    #expect(before.contains("到教工之家登记"))
  }

  @Test func `the home page has the proposals under way, the late one first, and none that is closed`() throws
  {
    let home = try page("index.html", in: try built())
    let late = try #require(home.range(of: "设一间午休室"))
    let recent = try #require(home.range(of: "建自行车棚"))
    #expect(late.lowerBound < recent.lowerBound)
    #expect(!home.contains("换饮水机"))
    #expect(home.contains("2 件未办结"))
  }

  @Test func `the home page does not repeat after this week what this week's list says already`() throws {
    func after(_ output: OutputTree) throws -> String {
      let home = try page("index.html", in: output)
      let start = try #require(home.range(of: "<h2 id=\"coming\">"))
      let end = try #require(home[start.upperBound...].range(of: "</section>"))
      return String(home[start.upperBound..<end.lowerBound])
    }
    let coming = try after(built("2026-03-02"))
    #expect(!coming.contains("每周练习"))
    #expect(coming.contains("决赛"))
    // Before the first week of a series its first date is news.
    #expect(try after(built("2026-02-23")).contains("每周练习"))
    // And where there is nothing else, the usual is better than nothing.
    let only = """
      -- content/events/2026/weekly.md
      ---
      标题: 每周练习
      开始: 2026-03-04 16:30
      重复规则: FREQ=WEEKLY;COUNT=9
      ---
      """
    let day = try #require(LocalDate(iso: "2026-03-02"))
    let output = try #require(build(site(only, templates: true), BuildOptions(today: day)).value.output)
    #expect(try after(output).contains("每周练习"))
  }

  @Test func `a place is not described by what its name says already`() throws {
    let text = """
      -- content/data/venues.yaml
      - {id: north, name: 北校区体育馆, campus: 北校区, building: 体育馆, room: 二楼排球场}
      - {id: hall, name: 报告厅A101, campus: 南校区, building: 公共教学楼, room: A101}
      -- content/events/2026/game.md
      ---
      标题: 比赛
      开始: 2026-12-04 16:30
      地点: north
      ---
      -- content/events/2026/talk.md
      ---
      标题: 讲座
      开始: 2026-12-04 16:30
      地点: hall
      ---
      """
    let day = try #require(LocalDate(iso: "2026-11-20"))
    let output = try #require(build(site(text, templates: true), BuildOptions(today: day)).value.output)
    #expect(
      try page("events/2026/game/index.html", in: output).contains(
        "<span class=\"fact\">北校区体育馆</span> <small>二楼排球场</small>"))
    #expect(
      try page("events/2026/talk/index.html", in: output).contains(
        "<span class=\"fact\">报告厅A101</span> <small>南校区 公共教学楼</small>"))
  }

  @Test func `what belongs to an event leads to it, however many dates of others come before`() throws {
    let output = try built()
    for path in ["awards/final/index.html", "news/2026/final/index.html", "books/soil/index.html"] {
      let html = try page(path, in: output)
      #expect(html.contains("href=\"/events/2026/finals/\""), "\(path)")
      #expect(!html.contains("/events/2026/weekly/"), "\(path)")
    }
  }

  @Test func `the page of all components is made when asked for, in both languages, and only then`() throws {
    #expect(try built()["design/index.html"] == nil)
    let asked = try built(design: true)
    for path in ["design/index.html", "en/design/index.html"] {
      let html = try page(path, in: asked)
      #expect(html.contains("noindex"))
      for part in [
        "class=\"leaf\"", "class=\"stamp\"", "class=\"shelf\"", "class=\"way\"", "class=\"honours\"",
      ] {
        #expect(html.contains(part), "\(path): \(part)")
      }
    }
  }

  @Test func `what only works with a script is hidden without one`() throws {
    let html = try page("events/2026/soil/index.html", in: try built())
    for match in html.matches(of: #/<(?:button|div)[^>]*data-(?:copy|filter|when-over)[^>]*>/#) {
      #expect(match.0.contains(" hidden"), "\(match.0)")
    }
  }
}
