import Calendars
import Diagnostics
import Records
import SiteBuild
import Support
import Testing

@testable import Rendering

struct ThemeVersionTests {
  private let changes = [
    ThemeChange(version: 2, wording: Wording(zh: "页脚改了", en: "the footer is different")),
    ThemeChange(version: 4, wording: Wording(zh: "菜单改了", en: "the menu is different")),
  ]

  private func found(_ made: Int?, own: [String] = ["templates/base.html"]) -> [Problem] {
    let place = made.map { Located($0, at: Span(path: "unionpress.yaml", range: 0..<0)) }
    return themeVersionProblems(
      place, in: Span(path: "unionpress.yaml", range: 0..<0), own: own, current: 4, changes)
  }

  @Test func `templates made for an older theme are told each change since then`() {
    #expect(
      found(1).flatMap(\.notes).map(\.message.en) == [
        "version 2: the footer is different", "version 4: the menu is different",
      ])
    #expect(found(3).flatMap(\.notes).count == 1)
  }

  @Test func `it says which files are the site's own, so that somebody knows what to open`() {
    #expect(found(1).first?.message.en.hasSuffix("concern them: templates/base.html") == true)
    let many = (1...7).map { "templates/\($0).html" }
    #expect(found(1, own: many).first?.message.zh.hasSuffix("templates/5.html 等 7 个文件") == true)
    #expect(found(1, own: many).first?.message.en.hasSuffix("templates/5.html and 2 more") == true)
  }

  @Test func `who is up to date or has no templates of one's own is told nothing`() {
    #expect(found(4).isEmpty && found(1, own: []).isEmpty && found(nil, own: []).isEmpty)
  }

  @Test func `own templates that name no version are told every change, and what to write`() {
    let problem = found(nil).first
    #expect(problem?.notes.count == 2 && problem?.span?.path == "unionpress.yaml")
    #expect(problem?.suggestion?.zh.hasSuffix("主题版本: 4") == true)
  }

  @Test func `a site made for a newer theme than the program's is pointed out in its settings`() {
    let tree = site(
      "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\ntheme_version: 99\n", templates: true)
    let problems = build(tree, BuildOptions(today: LocalDate(clampedDayNumber: 739_943))).problems
    #expect(problems.map(\.kind) == ["theme.version"])
    #expect(report(problems, in: tree, language: .en).contains("unionpress.yaml:3:16"))
  }
}
