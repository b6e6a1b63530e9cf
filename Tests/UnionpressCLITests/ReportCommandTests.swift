import Foundation
import Testing

private let content = [
  "content/clubs/volleyball.md": "---\n标题: 排球俱乐部\n类别: 文体\n---\n",
  "content/events/2026/cup.md":
    "---\n标题: 排球赛\n开始: 2026-05-01 14:00\n结束: 16:00\n俱乐部: volleyball\n参加人数: 40\n---\n",
  "content/events/2026/called-off.md":
    "---\n标题: 友谊赛\n开始: 2026-06-01 14:00\n俱乐部: volleyball\n状态: 取消\nstatus_note: 下雨\n参加人数: 99\n---\n",
  "content/events/2026/to-come.md": "---\n标题: 年终赛\n开始: 2026-12-20 14:00\n俱乐部: volleyball\n---\n",
  "content/data/awards.csv":
    "赛事,日期,级别,名次,俱乐部,获奖者\n排球赛,2026-05-01,校级,一等奖,volleyball,学院排球队\n排球赛,2025-05-01,校级,四强,volleyball,学院排球队\n",
  "content/campaigns/warm.md":
    "---\n标题: 送温暖\n俱乐部: volleyball\n开始: 2026-01-10\n结束: 2026-01-20\nhours: 36\npeople: 12\n---\n",
]

struct ReportCommandTests {
  @Test func `the report of a year is one file with numbers that lead to their sources`() throws {
    let folder = try Folder(content)
    let (code, _, errors) = try folder.output(
      "report", "--year", "2026", "--today", "2026-11-23", "--output", "report.html")
    #expect(code == 0, "\(errors)")
    let written = folder.read("report.html")
    let html = try #require(written)
    // What was called off or is still to come did not take place.
    let plain = html.replacing(#/<style>.*?<\/style>/#.dotMatchesNewlines(), with: "").replacing(
      #/<[^>]*>/#, with: "|")
    #expect(
      plain.firstMatch(of: #/\|1\|[| ]*场活动/#) != nil && plain.firstMatch(of: #/\|40\|[| ]*人次参加活动/#) != nil)
    #expect(plain.firstMatch(of: #/\|1\|[| ]*项获奖/#) != nil && !plain.contains("99"))
    #expect(plain.contains("获奖 1 项，其中一等（第一）1 项"))
    for source in ["/calendar/2026/", "/awards/2026/", "/clubs/volleyball/", "/campaigns/warm/"] {
      #expect(html.contains("href=\"https://gh.example.edu.cn\(source)\""), "\(source)")
    }
    // It needs nothing else: every address is whole, and nothing is loaded.
    #expect(html.matches(of: #/href="([^"]*)"/#).allSatisfy { $0.1.hasPrefix("https://gh.example.edu.cn/") })
    for word in ["<link", "<script", "src=", "url(", "@import"] { #expect(!html.contains(word), "\(word)") }
    #expect(html.contains("@page { size: A4"))
  }

  @Test func `a year without anything is said, with the years that have something`() throws {
    let folder = try Folder(content)
    let (code, output, errors) = try folder.output(
      "report", "--year", "1999", "--today", "2026-11-23", "--lang", "zh")
    #expect(
      code == 2 && output.isEmpty && errors.contains("1999年没有可以报告的内容") && errors.contains("2026"), "\(errors)"
    )
  }
}
