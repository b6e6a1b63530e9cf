import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private func built(_ text: String) -> Checked<Built> {
  build(site(text, templates: true), BuildOptions(today: LocalDate(clampedDayNumber: 739_943)))
}

private func page(_ path: String, of result: Checked<Built>) -> String {
  guard case .bytes(let bytes)? = result.value.output?[path]?.content else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}

private let club = """
  -- content/clubs/volleyball.md
  ---
  title: Volleyball
  family: sports-arts
  ---
  ```events
  club: volleyball
  limit: 1
  ```
  -- content/events/2026/a.md
  ---
  title: Training
  start: 2026-11-24 16:30
  club: volleyball
  ---
  -- content/events/2026/b.md
  ---
  title: Match
  start: 2026-11-25 16:30
  club: volleyball
  ---

  """

/// What `unionpress.yaml` changes, and live blocks.
struct SettingsTests {
  @Test func `a site below a path has that path in every address`() throws {
    let result = built("-- unionpress.yaml\nname: U\nurl: https://www.example.edu.cn/union/\n" + club)
    #expect(result.problems.isEmpty)
    for file in result.value.output?.files ?? [] where file.path.hasSuffix(".html") {
      guard case .bytes(let bytes) = file.content else { continue }
      let html = String(decoding: bytes, as: UTF8.self)
      for match in html.matches(of: #/(?:href|src)="(\/[^"]*)"/#) {
        #expect(match.1.hasPrefix("/union/"), "\(file.path): \(match.1)")
      }
    }
    #expect(
      page("clubs/volleyball/index.html", of: result).contains(
        "https://www.example.edu.cn/union/clubs/volleyball/"))
  }

  @Test func `a block of a record that is not shown has nothing, not everything`() {
    let about = "-- content/pages/about.md\n---\ntitle: About\n---\n"
    let draft = "-- content/clubs/draft.md\n---\ntitle: Draft\nfamily: reading\ndraft: yes\n---\n"
    let shown = "\(club)\(draft)\(about)```events\nclub: draft\n```\n"
    let hidden = built(shown)
    #expect(hidden.problems.isEmpty)
    #expect(page("about/index.html", of: hidden).contains("About"))
    #expect(!page("about/index.html", of: hidden).contains("/events/2026/a/"))
    // One that has errors is not told of once more.
    let broken =
      "\(club)-- content/events/2026/c.md\n---\ntitle: C\nstart: soon\n---\n\(about)```gallery\nevent: c\n```\n"
    #expect(built(broken).problems.map(\.kind) == ["date.unreadable"])
  }

  @Test func `a site in one language has no pages in another`() {
    let result = built("-- unionpress.yaml\nname: 工会\nurl: https://a.cn\nlanguages: [zh]\n" + club)
    #expect(result.problems.isEmpty)
    #expect(result.value.output?.files.contains { $0.path.hasPrefix("en/") } == false)
    #expect(!page("index.html", of: result).contains("hreflang"))
  }

  @Test func `an English site stands at the root with Chinese below zh`() {
    let text = "-- unionpress.yaml\nname: Union\nurl: https://a.cn\nlanguages: [en, zh]\n" + club
    let result = built(text)
    #expect(result.problems.isEmpty)
    #expect(page("clubs/volleyball/index.html", of: result).contains("<html lang=\"en\">"))
    #expect(page("zh/clubs/volleyball/index.html", of: result).contains("<html lang=\"zh-CN\">"))
    let twice = built(text + "-- content/events/2026/a.en.md\n---\ntitle: Training\n---\n")
    #expect(twice.problems.map(\.kind) == ["translation.orphan"])
  }

  @Test func `a live block shows the next events of its club`() {
    let html = page("clubs/volleyball/index.html", of: built(club))
    let block =
      html.components(separatedBy: "class=\"block block-events\"").dropFirst().first?.components(
        separatedBy: "</ul>"
      ).first ?? ""
    #expect(block.contains("/events/2026/a/") && !block.contains("/events/2026/b/"))
  }

  @Test func `an empty union is a site too`() {
    let result = built("-- content/index.md\n---\ntitle: 学院工会\n---\n欢迎。\n")
    #expect(result.problems.isEmpty)
    #expect(page("index.html", of: result).contains("欢迎。"))
    // Nothing leads to lists of what there is none of.
    #expect(result.value.output?["calendar/index.html"] == nil)
    #expect(result.value.output?["clubs/index.html"] == nil)
    #expect(!page("index.html", of: result).contains("href=\"/calendar/\""))
  }

  @Test(arguments: [
    ("{name: s, kind: 文件夹, to: \"web@127.0.0.1:/srv/x\"}", "种类写 服务器"),
    ("{name: s, kind: 对象存储, to: abc}", "存储:桶/路径"),
    ("{name: s, kind: 服务器, to: /srv/x}", "用户@服务器:/路径"), ("{name: s, kind: 压缩包, to: ../a.zip}", ".tar.gz"),
    ("{name: s, kind: 文件夹, to: ../x}\n  - {name: s, kind: 文件夹, to: ../y}", "有两个发布目标叫“s”"),
  ]) func `a place to publish to that is not of its kind is reported where it stands`(
    _ target: String, _ words: String
  ) {
    let tree = site(
      "-- unionpress.yaml\nname: 学院工会\nurl: https://a.cn\ndeploy:\n  - \(target)\n", templates: true)
    let result = build(tree, BuildOptions(today: LocalDate(clampedDayNumber: 739_943)))
    #expect(result.problems.count == 1 && result.problems.first?.span?.path == "unionpress.yaml")
    #expect(report(result.problems, in: tree).contains(words), "\(report(result.problems, in: tree))")
  }

  @Test func `places of every kind are accepted`() {
    let targets = [
      "{name: a, kind: 文件夹, to: ../www}", "{name: b, kind: 服务器, to: \"web@gh.example.edu.cn:srv/工会 网站\"}",
      "{name: c, kind: 仓库, to: origin}", "{name: d, kind: 对象存储, to: \":local:/tmp/x\"}",
      "{name: e, kind: 压缩包, to: a.tar.gz}",
    ]
    let lines = targets.map { "  - \($0)\n" }.joined()
    #expect(built("-- unionpress.yaml\nname: 学院工会\nurl: https://a.cn\ndeploy:\n" + lines).problems.isEmpty)
  }
}
