import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

private func built(_ matches: String, _ more: String = "") throws -> Checked<Built> {
  let tree = site(
    """
    -- content/events/2026/cup.md
    ---
    标题: 排球赛
    类型: 比赛
    开始: 2026-11-21
    结束: 2026-11-28
    赛制: 三局两胜
    参赛队: [数统学院, 外语学院, 化学学院]
    领队会: 2026-11-20 16:30
    规程: rules.pdf
    赛程:
    \(matches)
    ---
    \(more)
    """, templates: true)
  let rules = SourceTree.Asset(
    path: "content/events/2026/rules.pdf", size: 1, fingerprint: "1", location: "/nowhere/rules.pdf")
  let whole = SourceTree(texts: tree.texts, assets: tree.assets + [rules])
  return build(whole, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
}

private func page(_ path: String, of result: Checked<Built>) throws -> String {
  let output = try #require(result.value.output, "\(result.problems.map(\.message.zh))")
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return ""
  }
  return String(decoding: bytes, as: UTF8.self)
}

struct MatchPageTests {
  @Test func `an event shows its games, who won them, and what is needed to take part`() throws {
    let result = try built(
      """
        - {时间: 2026-11-21 14:30, 阶段: 小组赛, 对阵: 数统学院 — 外语学院, 比分: 2:1（25:20、18:25、15:13）}
        - {时间: 2026-11-28, 对阵: 化学学院 — 数统学院}
      """)
    #expect(result.problems.map(\.kind) == [])
    let html = try page("events/2026/cup/index.html", of: result)
    for text in [
      "赛程和比分", "<span>数统学院 <span class=\"badge b-gold\">胜</span></span> <b>2</b>",
      "<span>外语学院</span> <b>1</b>",
      "25:20、18:25、15:13", "化学学院 <i>对</i> 数统学院", "三局两胜", "3 队", "竞赛规程",
    ] { #expect(html.contains(text), "\(text)") }
    #expect(
      try page("api/v1/events.json", of: result).contains(
        "\"matches\": [{\"home\": \"数统学院\", \"away\": \"外语学院\", \"score\": \"2:1\", \"stage\": \"小组赛\""))
  }

  @Test func `a translation names the teams, the original says how it ended`() throws {
    let games = """
        - {时间: 2026-11-21 14:30—15:30, 对阵: 数统学院 — 外语学院, 比分: 2:1}
        - {时间: 2026-11-22, 对阵: 化学学院 — 数统学院, 比分: 化学学院弃权}
      """
    let translated = "-- content/events/2026/cup.en.md\n---\ntitle: Cup\nmatches:\n"
    let whole = try built(
      games, translated + "  - {teams: Maths — Languages, score: 1:2}\n  - {teams: Chemistry — Maths}\n---\n")
    let html = try page("en/events/2026/cup/index.html", of: whole)
    #expect(html.contains("<span>Maths <span class=\"badge b-gold\">won</span></span> <b>2</b>"))
    #expect(html.contains("14:30—15:30") || html.contains("14:30–15:30"))
    #expect(try page("api/v1/events.json", of: whole).contains("\"score\": \"化学学院弃权\""))
    let part = try built(games, translated + "  - {teams: Maths — Languages}\n---\n")
    #expect(part.problems.map(\.kind) == ["event.match"])
    #expect(try page("en/events/2026/cup/index.html", of: part).contains("化学学院"))
  }

  @Test func `a score of what is still to come is doubted`() throws {
    #expect(
      try built("  - {时间: 2026-11-28, 对阵: 化学学院 — 数统学院, 比分: 2:0}").problems.map(\.kind) == ["event.match"])
  }
}
