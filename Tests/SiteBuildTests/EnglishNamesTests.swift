import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let text = """
  -- unionpress.yaml
  name: 学院工会
  url: https://gh.example.edu.cn
  -- content/people/zhou.md
  ---
  name: 周明远
  name_en: Zhou Mingyuan
  roles: [{role: 主席, body: 工会委员会, from: 2024-03}]
  public: true
  consent: {date: 2026-09-01, scope: [name, story]}
  ---
  讲了二十三年运筹学。
  -- content/people/zhou.en.md
  ---
  unit: Applied Mathematics
  ---
  He has taught for twenty-three years.
  -- content/events/2026/song.md
  ---
  标题: 红歌会
  开始: 2026-12-05 14:30
  结束: 16:00
  报名: {方式: 周三 12:00—13:30 到工会登记}
  ---
  排练在 16:30—18:00。

  """

private func page(_ path: String) throws -> String {
  let tree = site(text, templates: true)
  let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
  let output = try #require(result.value.output, "\(report(result.problems, in: tree))")
  guard case .bytes(let bytes) = try #require(output[path]).content else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}

struct EnglishNamesTests {
  @Test func `a person has one name on English pages, in the title and in every list`() throws {
    let own = try page("en/people/zhou/index.html")
    #expect(own.contains("<title>Zhou Mingyuan") && own.contains("<h1>Zhou Mingyuan</h1>"))
    for path in ["en/people/index.html", "en/a-z/index.html"] {
      let list = try page(path)
      #expect(list.contains("Zhou Mingyuan") && !list.contains("周明远"), "\(path)")
    }
    #expect(try page("people/zhou/index.html").contains("<title>周明远"))
  }

  @Test func `ranges of times stay in one piece in facts, fields and texts`() throws {
    let event = try page("events/2026/song/index.html")
    for range in ["14:30—16:00", "12:00—13:30", "16:30—18:00"] {
      #expect(event.contains(range.replacing("—", with: "<span class=\"nb\">—</span>")), "\(range)")
    }
    #expect(try page("en/events/2026/song/index.html").contains("14:30<span class=\"nb\">–</span>16:00"))
  }
}
