import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution
import SiteBuild
import Support
import Testing

private let text = """
  -- unionpress.yaml
  name: 学院工会
  url: https://gh.example.edu.cn
  languages: [zh]
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  训练。
  -- content/events/2026/a.md
  ---
  标题: 训练
  开始: 2026-11-25 16:30
  结束: 18:00
  俱乐部: volleyball
  报名: {截止: 2026-11-24 17:00, 方式: 登记}
  ---
  -- content/events/2026/b.md
  ---
  标题: 书画展
  开始: 2026-12-10
  结束: 2026-12-13
  俱乐部: volleyball
  ---
  -- content/news/2026/soon.md
  ---
  标题: 定时的通知
  日期: 2026-12-02
  定时发布: 2026-12-03
  下线时间: 2026-12-05
  ---
  内容。
  -- content/news/2026/pinned.md
  ---
  标题: 置顶的新闻
  日期: 2026-11-20
  置顶到: 2026-12-16
  ---
  内容。
  """

private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

private func next(_ iso: String, settings: String = "") throws -> LocalDate? {
  let tree = site(text.replacing("languages: [zh]\n", with: "languages: [zh]\n\(settings)"))
  return resolve(decodeRecords(tree).value, today: try day(iso)).value.nextChange
}

struct NextChangeTests {
  @Test(arguments: [
    // The sign-up closes on Tuesday afternoon, so on Wednesday it is closed; on Thursday the training is past.
    ("2026-11-23", "2026-11-25"), ("2026-11-24", "2026-11-25"), ("2026-11-25", "2026-11-26"),
    // Then comes a Monday, then a month, then a notice that goes again after its last day.
    ("2026-11-26", "2026-11-30"), ("2026-11-30", "2026-12-01"), ("2026-12-01", "2026-12-03"),
    ("2026-12-03", "2026-12-06"), ("2026-12-04", "2026-12-06"), ("2026-12-06", "2026-12-07"),
    // An exhibition runs from its second day on, and is over after its last; the pinned notice falls back in its place.
    ("2026-12-07", "2026-12-11"), ("2026-12-11", "2026-12-14"), ("2026-12-14", "2026-12-17"),
  ])
  func `the site changes by itself next on the day that a person would say`(today: String, expected: String)
    throws
  {
    #expect(try next(today) == day(expected))
  }

  @Test func `a site as of a fixed day changes only as records appear and go`() throws {
    #expect(try next("2026-11-23", settings: "as_of: 2026-11-23\n") == day("2026-12-03"))
    #expect(try next("2026-12-04", settings: "as_of: 2026-11-23\n") == day("2026-12-06"))
    #expect(try next("2026-12-06", settings: "as_of: 2026-11-23\n") == nil)
  }

  @Test func `until that day every build gives the same bytes, and on it other ones`() throws {
    let tree = site(text, templates: true)
    var before: (files: [OutputTree.File], next: LocalDate?)?
    for number in 0..<28 {
      let today = try day("2026-11-23") + number
      let built = build(tree, BuildOptions(today: today))
      let files = try #require(built.value.output, "\(report(built.problems, in: tree))").files
      if let before {
        #expect((files == before.files) == (today != before.next), "\(today)")
      }
      before = (files, built.value.union.nextChange)
    }
  }
}
