import Calendars
import Diagnostics
import FileTrees
import Foundation
import Records
import SiteBuild
import Support
import Testing

private let text = """
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  -- content/clubs/choir.md
  ---
  标题: 合唱俱乐部
  类别: 文体
  ---
  -- content/data/awards.csv
  赛事,日期,级别,名次,俱乐部,获奖者
  排球赛,2026-05-01,校级,一等奖,volleyball,学院排球队
  排球赛,2025-05-01,校级,亚军,volleyball,学院排球队
  排球单项赛,2026-06-01,省级,前三名,volleyball,单亮（统计系）、曾国（统计系）
  红歌赛,2026-05-28,校级,第三名,choir,单亮
  征文,2026-09-01,市级,优秀奖,,曾国（外语系）

  """

/// The site, built once for all tests.
private let built = LocalDate(iso: "2026-11-20").map {
  build(site(text, templates: true), BuildOptions(today: $0))
}

private func output() throws -> OutputTree {
  try #require(built?.value.output, "\(report(built?.problems ?? [], in: site(text)))")
}

private func page(_ path: String, in output: OutputTree) throws -> String {
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The texts of all cells of a row whose heading is `title`, from the first such row on.
private func row(_ title: String, in html: String) -> [String] {
  guard let start = html.range(of: "<th scope=\"row\"[^>]*>(<a[^>]*>)?\(title)", options: .regularExpression),
    let end = html.range(of: "</tr>", range: start.upperBound..<html.endIndex)
  else { return [] }
  return html[start.upperBound..<end.lowerBound].matches(of: #/<td[^>]*>([^<]*)<\/td>/#).map { String($0.1) }
}

struct AwardPageTests {
  @Test func `a list names the first of very many winners, the award's own page all of them`() throws {
    let names = (1...60).map { "选手\($0)号" }
    let many = site(
      """
      -- content/data/awards.csv
      赛事,日期,级别,名次,获奖者
      校园长跑,2026-05-01,校级,优秀奖,\(names.joined(separator: "、"))

      """, templates: true)
    let today = try #require(LocalDate(iso: "2026-11-20"))
    let output = try #require(build(many, BuildOptions(today: today)).value.output)
    let board = try page("awards/index.html", in: output)
    #expect(board.contains("选手24号") && !board.contains("选手25号") && board.contains("另有 36 个获奖者"))
    let paths = output.files.map(\.path).filter { $0.contains("awards/") && $0.hasSuffix("/index.html") }
    let own = try paths.map { try page($0, in: output) }.filter {
      $0.contains("选手60号") && $0.contains("选手1号")
    }
    #expect(own.contains { html in names.allSatisfy { html.contains($0) } })
  }

  @Test func `the board can be read by year, level and club without a script`() throws {
    let site = try output()
    let club = try page("awards/clubs/volleyball/index.html", in: site)
    #expect(club.contains("前三名") && club.contains("亚军") && !club.contains("红歌赛"))
    let level = try page("awards/levels/municipal/index.html", in: site)
    #expect(level.contains("征文") && !level.contains("排球赛"))
    let whole = try page("awards/index.html", in: site)
    for path in ["/awards/2025/", "/awards/levels/provincial/", "/awards/clubs/choir/", "/awards/people/"] {
      #expect(whole.contains("href=\"\(path)\""), "\(path)")
    }
  }

  @Test func `the honours table counts firsts, seconds and thirds; a range is none of them`() throws {
    let site = try output()
    let all = try page("awards/table/index.html", in: site)
    #expect(row("排球俱乐部", in: all) == ["1", "1", "0", "1", "3"])
    #expect(row("合唱俱乐部", in: all) == ["0", "0", "1", "0", "1"])
    #expect(row("不属于俱乐部", in: all) == ["0", "0", "0", "1", "1"])
    #expect(row("合计", in: all) == ["1", "1", "1", "2", "5"])
    #expect(row("2025年", in: all) == ["0", "1", "0", "0", "1"])
    #expect(
      row("排球俱乐部", in: try page("awards/table/2026/index.html", in: site)) == ["1", "0", "0", "1", "2"])
  }

  @Test func `people are told apart by unit, found by their surname's pinyin, and have a page each`() throws {
    let site = try output()
    let index = try page("awards/people/index.html", in: site)
    // 单 is Shàn, 曾 is Zēng; two people of one name are two.
    let order = ["shan-liang", "zeng-guo-wai-yu-xi", "zeng-guo-tong-ji-xi", "xue-yuan-pai-qiu-dui"].compactMap
    {
      index.range(of: "/awards/people/\($0)/")?.lowerBound
    }
    #expect(order.count == 4 && order.dropLast() == order.dropLast().sorted()[...])
    // Once without his unit, and there is only one of that name.
    let shan = try page("awards/people/shan-liang/index.html", in: site)
    #expect(shan.contains("前三名") && shan.contains("红歌赛"))
    #expect(!(try page("awards/people/zeng-guo-tong-ji-xi/index.html", in: site).contains("征文")))
  }

  @Test func `the awards are there as data, with keys that stay`() throws {
    let file = try page("awards/awards.json", in: try output())
    let list = try #require(try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [[String: Any]])
    #expect(list.count == 5)
    let first = try #require(list.first)
    #expect(
      Set(first.keys) == [
        "id", "url", "competition", "date", "level", "rank", "scheme", "best", "worst", "tied", "medal",
        "recipients", "organisers", "club", "first_time", "best_ever",
      ])
    #expect(
      first["rank"] as? String == "前三名" && first["medal"] as? String == "none" && first["worst"] as? Int == 3)
    #expect((first["recipients"] as? [[String: String]])?[0] == ["person": "单亮", "unit": "统计系"])
  }

  @Test func `a row of a table says everything that a page can say`() throws {
    let page = """
      -- content/awards/a.md
      ---
      标题: 排球赛季军
      title_en: Third
      赛事: 排球赛
      日期: 2026-05
      级别: 校级
      名次: 季军
      俱乐部: volleyball
      活动: 2026/cup
      新闻: 2026/cup
      组别: 混合组
      获奖者: [{姓名: 李明, 单位: 统计系}, {队: 学院排球队}]
      排序: 拼音
      主办: [校工会, 体育部]
      首次: 是
      历史最好: 是
      参赛规模: {队: 18, 人: 162, 单位数: 36}
      证书: {图片: 证书.jpg, 说明: 获奖证书}
      摘要: 第一次站上领奖台。
      更新: 2026-06-01
      标签: [排球, 获奖]
      草稿: 否
      expire_at: 2030-01-01
      ---

      """
    let table = """
      -- content/data/awards.csv
      id,标题,title_en,赛事,日期,级别,名次,俱乐部,活动,新闻,组别,获奖者,排序,主办,首次,历史最好,参赛规模.队,参赛规模.人,参赛规模.单位数,证书.图片,证书.说明,摘要,更新,标签,草稿,expire_at
      a,排球赛季军,Third,排球赛,2026-05,校级,季军,volleyball,2026/cup,2026/cup,混合组,"李明（统计系）、学院排球队",拼音,校工会、体育部,是,是,18,162,36,证书.jpg,获奖证书,第一次站上领奖台。,2026-06-01,"排球、获奖",否,2030-01-01

      """
    func award(_ text: String) throws -> Award {
      let result = decodeRecords(site(text))
      #expect(result.problems.isEmpty, "\(report(result.problems, in: site(text)))")
      return try #require(result.value.awards.first?.original)
    }
    let (a, b) = (try award(page), try award(table))
    #expect(a.header.title == b.header.title && a.header.titleEnglish == b.header.titleEnglish)
    #expect(a.competition == b.competition && a.date == b.date && a.level == b.level)
    #expect(a.rank.value == b.rank.value && a.division == b.division && a.listOrder == b.listOrder)
    #expect(a.club?.text == b.club?.text && a.event?.text == b.event?.text && a.news?.text == b.news?.text)
    #expect(a.recipients == b.recipients && b.recipients.count == 2)
    #expect(a.organisers == b.organisers && b.organisers == ["校工会", "体育部"])
    #expect(b.isFirstTime && b.isBestEver && a.fieldSize == b.fieldSize && b.fieldSize?.units == 36)
    #expect(a.certificate?.source.text == b.certificate?.source.text && b.certificate?.alternative == "获奖证书")
    #expect(a.header.summary == b.header.summary && a.header.updated == b.header.updated)
    #expect(a.header.tags == b.header.tags && b.header.tags == ["排球", "获奖"])
    #expect(a.header.expireAt?.value == b.header.expireAt?.value && b.header.expireAt != nil)
  }
}
