import Calendars
import Diagnostics
import FileTrees
import Records
import Support
import Testing

private func event(_ lines: String, days: String = "开始: 2026-10-17\n结束: 2026-10-18") -> SourceTree {
  site("-- content/events/2026/cup.md\n---\n标题: 排球赛\n\(days)\n\(lines)\n---\n")
}

private func matches(_ lines: String) throws -> [Match] {
  let result = decodeRecords(event("赛程:\n" + lines))
  #expect(result.problems == [])
  return try #require(result.value.events.first?.original).contest.matches
}

struct MatchTests {
  @Test(arguments: [
    "数统学院 — 外语学院", "数统学院—外语学院", "数统学院 vs 外语学院", "数统学院VS外语学院", "数统学院对外语学院", "数统学院 : 外语学院", "数统学院 PK 外语学院",
    "数统学院 Vs 外语学院",
    "数统学院-外语学院", "[数统学院, 外语学院]", "数统学院、外语学院",
  ])
  func `who plays whom may be written with any sign between`(_ teams: String) throws {
    let match = try #require(try matches("  - {对阵: \(teams.hasPrefix("[") ? teams : "\"\(teams)\"")}").first)
    #expect(match.teams.value == Match.Sides(home: "数统学院", away: "外语学院"))
  }

  @Test func `a sign in a name does not part it`() throws {
    let match = try #require(try matches("  - {对阵: 对外汉语学院 — MBA-中心}").first)
    #expect(match.teams.value == Match.Sides(home: "对外汉语学院", away: "MBA-中心"))
  }

  @Test(arguments: [
    ("2:1", 2, 1, nil), ("2：1", 2, 1, nil), ("2∶1", 2, 1, nil), ("48比40", 48, 40, nil), ("2 - 0", 2, 0, nil),
    ("2:1（25:20、18:25、15:13）", 2, 1, "25:20、18:25、15:13"), ("3:3 (点球 5:4)", 3, 3, "点球 5:4"),
  ])
  func `scores are two numbers, with the sets in brackets`(
    _ text: String, _ home: Int, _ away: Int, _ detail: String?
  ) throws {
    let score = try #require(Score(text))
    #expect(score.points == Score.Points(home: home, away: away) && score.detail == detail)
  }

  @Test func `what was not played out says so`() throws {
    let score = try #require(Score("外语学院弃权"))
    #expect(score.points == nil && score.detail == "外语学院弃权")
    #expect(Score("赢了") == nil && Score("2:1 不错") == nil && Score("") == nil)
  }

  @Test(arguments: [
    ("赛程: [{对阵: 数统学院}]", "value.type"), ("赛程: [{对阵: 数统 — 数统}]", "value.type"),
    ("赛程: [{对阵: 甲 — 乙 2:1}]", "value.type"), ("赛程: [{对阵: 甲 — 乙, 比分: 大胜}]", "value.type"),
    ("赛程: [{对阵: 甲 — 乙, 比分: [2, 1]}]", "value.type"), ("赛程: [{比分: 2:1}]", "key.missing"),
    ("赛程: [{对阵: 甲 — 乙, 时间: 2026-10-20}]", "event.match"), ("赛程: [{对阵: 甲 — 乙, 时间: \"14:30\"}]", "event.match"),
    ("参赛队: [数统学院, 外语学院]\n赛程: [{对阵: 数统学院 — 外国语学院}]", "event.match"),
  ])
  func `a slip in a match is told once`(_ lines: String, _ kind: String) {
    #expect(decodeRecords(event(lines)).problems.map(\.kind) == [kind])
  }

  @Test func `a time alone is enough on an event's only day`() {
    let tree = event("赛程: [{对阵: 甲 — 乙, 时间: \"14:30\"}]", days: "开始: 2026-10-17 08:30\n结束: 17:00")
    #expect(decodeRecords(tree).problems == [])
    let month = event("赛程: [{对阵: 甲 — 乙, 时间: 2026-10}]", days: "开始: 2026-10-17 08:30\n结束: 17:00")
    #expect(decodeRecords(month).problems.map(\.kind) == ["event.match"])
  }
}
