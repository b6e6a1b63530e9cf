import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

struct ReportPageTests {
  private func output(_ text: String, on day: String) throws -> [String: String] {
    let tree = site(text, templates: true)
    let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: day))))
    let files = try #require(result.value.output, "\(report(result.problems, in: tree))").files
    return Dictionary(
      uniqueKeysWithValues: files.compactMap { file in
        if case .bytes(let bytes) = file.content {
          (file.path, String(decoding: bytes, as: UTF8.self))
        } else {
          nil
        }
      })
  }

  @Test func `a series over the turn of the year is counted once, and its books have both years`() throws {
    let files = try output(
      """
      -- content/books/xiangtu.md
      ---
      书名: 乡土中国
      作者: 费孝通
      ---
      -- content/events/2025/reading.md
      ---
      标题: 共读会
      类型: 共读
      开始: 2025-12-20 14:00
      增加日期: [2026-01-10 14:00]
      图书: [xiangtu]
      参加人数: 30
      ---
      """, on: "2026-11-20")
    let (last, this) = (
      try #require(files["report/2025/index.html"]), try #require(files["report/2026/index.html"])
    )
    #expect(this.contains("href=\"/books/read-2026/\"") && files["books/read-2026/index.html"] != nil)
    #expect(last.contains("href=\"/books/read-2025/\"") && files["books/read-2025/index.html"] != nil)
    #expect(this.contains("人次参加活动") && !last.contains("人次参加活动"))
  }

  @Test func `the page of a term ends where that of the next begins, also in weeks from Sunday`() throws {
    let files = try output(
      """
      -- unionpress.yaml
      name: 学院工会
      url: https://gh.example.edu.cn
      week_start: sunday
      -- content/data/terms.yaml
      - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19}
      - {id: 2026-2027-2, name: 2026—2027学年第二学期, week1_monday: 2027-03-01, weeks: 17}
      -- content/events/2026/b.md
      ---
      标题: 秋季训练
      开始: 2026-10-14 14:00
      ---
      -- content/events/2027/a.md
      ---
      标题: 开学第一课
      开始: 2027-03-03 14:00
      ---
      """, on: "2027-01-10")
    let first = try #require(files["calendar/term/2026-2027-1/index.html"])
    #expect(!first.contains("开学第一课"))
    #expect(files["calendar/term/2026-2027-2/index.html"]?.contains("开学第一课") == true)
  }

  @Test func `the reading of a name counts for all prizes of the only person who has it`() throws {
    let files = try output(
      """
      -- content/awards/a.md
      ---
      赛事: 运动会
      日期: 2026-05-01
      级别: 校级
      名次: 第一名
      获奖者: [{姓名: 单亮, 拼音: Shan Liang}]
      ---
      -- content/awards/b.md
      ---
      赛事: 歌咏比赛
      日期: 2026-05-02
      级别: 校级
      名次: 第一名
      获奖者: [{姓名: 单亮, 单位: 应用数学系}]
      ---
      """, on: "2026-11-20")
    #expect(
      files["awards/people/shan-liang/index.html"] != nil,
      "\(files.keys.filter { $0.hasPrefix("awards/people/") })")
  }

  @Test(arguments: [
    "pages/search/index.json", "pages/api/v1/news.json", "news/2026/a/index.html/x.pdf", "pages/news",
  ]) func `a file that would stand where one of the site does is named`(path: String) throws {
    let tree = site(
      "-- content/news/2026/a.md\n---\ntitle: 甲\ndate: 2026-11-20\n---\n", templates: true)
    let asset = SourceTree.Asset(path: "content/" + path, size: 1, fingerprint: "0", location: "/x")
    let result = build(
      SourceTree(texts: tree.texts, assets: tree.assets + [asset]),
      BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
    #expect(result.problems.map(\.kind) == ["url.taken"] && result.problems.first?.span?.path == asset.path)
  }
}
