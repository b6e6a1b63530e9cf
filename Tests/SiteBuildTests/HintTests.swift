import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

private func problems(_ text: String) throws -> [Problem] {
  build(site(text, templates: true), BuildOptions(today: try #require(LocalDate(iso: "2026-11-23")))).problems
}

private func event(_ fields: String, body: String = "", name: String = "a", day: String = "2026-12-05")
  -> String
{
  "-- content/events/2026/\(name).md\n---\n标题: 运动会\n开始: \(day) 14:30\n\(fields)\n---\n\(body)\n"
}

private func news(_ fields: String) -> String {
  "-- content/news/2026/a.md\n---\n标题: 通知\n日期: 2026-11-20\n\(fields)\n---\n"
}

private let club = "-- content/clubs/volleyball.md\n---\n标题: 排球\n类别: 文体\n---\n"

/// What somebody is told to write instead.
struct HintTests {
  @Test(arguments: [
    (event("发布时间: 2026-12-01"), "您是不是想写 定时发布？"),
    (event("报名截止: 2026-12-01"), "写成：报名: {截止: 2026-12-01}"),
    (event("地址: 操场"), "您是不是想写 地点？"),
    (news("类型: 公告"), "您是不是想写 通知？"),
    (
      "-- content/awards/a.md\n---\n赛事: 红歌赛\n日期: 2026-05-28\n级别: 学校\n名次: 一等奖\n---\n", "您是不是想写 校级？"
    ),
    (
      event("旧网址: /old/info.aspx?id=12"), "去掉这个旧网址，在服务器上写跳转规则；旧网站的 /old/info.aspx 只有这一页的话，可以只写 /old/info.aspx"
    ),
    ("-- content/data/awards.csv\n赛事,日期,名次,级别,得分数\n红歌赛,2026-05-28,一等奖,校级,3\n", "改用这里的名称，或删去这一列"),
    (event("", body: "[x](www.baidu.com)"), "写成 https://www.baidu.com"),
    (event("", body: "[x](gh.example.edu.cn/x)"), "写成 https://gh.example.edu.cn/x"),
    (club + event("", body: "[z](../clubs/volleyball.md)"), "您是不是想写 ../../clubs/volleyball.md？"),
    (event("", body: "```event\nclub: x\n```"), "您是不是想写 ```events？"),
    (event("", body: "```evnts\n俱乐部: x\n```"), "您是不是想写 ```events？"),
    (event("", body: "|甲|乙|\n|一|二|\n|三|四|"), "在下面加一行：|---|---|"),
    (event("", body: "[链接](https://a.cn 开口"), "写成 [文字](网址)"),
    (event("", body: "正文\n\n```\n代码\n\n再来一段"), "在代码后面加一行 ```"),
    (
      event("结束: \"4:30\"", day: "2026-12-05 下午2:30—").replacing("— 14:30", with: ""),
      "是不是16:30？跨夜的请写“次日04:30”"
    ),
    (event("", day: "12/5/2026"), "是不是 2026-12-05？"),
    (event("", day: "2026 -12-05"), "写成 2026-12-05"),
  ])
  func `a slip has one problem with what to write`(_ text: String, _ hint: String) throws {
    let found = try problems(text).filter { $0.kind != "time.ambiguous" }
    #expect(found.count == 1, "\(found.map(\.message.zh))")
    #expect(found.first?.suggestion?.zh == hint && found.first?.span != nil)
  }

  @Test func `what is right Markdown is not asked about`() throws {
    let body = """
      |甲|乙|
      |---|:-:|
      |一|二|

      ```swift
      let x = 1
      ```

      - 一项

        ```
        代码
        ```

      |只有一行|两格|

      [报名系统](https://a.cn/b "标题") 和 [另一个](<https://a.cn/c d>)
      """
    #expect(try problems(event("", body: body)).isEmpty)
  }

  @Test func `a word where a date belongs is named`() throws {
    let found = try problems(news("置顶: 是"))
    #expect(found.map(\.message.zh) == ["这里要写一个日期，例如 2026-11-23，不是“是”"])
  }

  @Test func `a period may be one text`() throws {
    #expect(try problems(news("类型: 公示\n公示期: 2026-11-20至2026-11-26")).isEmpty)
    #expect(try problems(news("类型: 公示\n公示期: 2026-11-20—26日")).isEmpty)
  }

  @Test func `two files of one name are one problem`() throws {
    let found = try problems(event("", name: "运动会") + event("", name: "yun-dong-hui", day: "2026-12-06"))
    #expect(found.map(\.kind) == ["id.twice"] && found[0].suggestion?.zh == "给其中一个文件改名")
  }

  @Test func `a former address that is taken is reported where it stands`() throws {
    let taken = try problems(club + event("旧网址: /clubs/volleyball/"))
    #expect(taken.map(\.message.zh) == ["旧网址 /clubs/volleyball/ 已经是另一个页面的网址"])
    #expect(taken[0].span?.path == "content/events/2026/a.md" && taken[0].notes.count == 1)
    let twice = try problems(event("旧网址: /old/") + event("旧网址: /old/", name: "b", day: "2026-12-06"))
    #expect(twice.map(\.kind) == ["url.taken"] && twice[0].notes.count == 1)
    #expect(try problems(event("旧网址: /events/2026/a/")).map(\.message.zh) == ["旧网址 /events/2026/a/ 就是现在的网址"])
    #expect(try problems(event("旧网址: /calendar/")).map(\.kind) == ["url.taken"])
    #expect(try problems(event("旧网址: /old/")).isEmpty)
  }
}
