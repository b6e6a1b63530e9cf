import Foundation
import Testing

private let files = [
  "content/clubs/volleyball.md": "---\n标题: 排球俱乐部\n类别: 文体\ntags: [训练]\n---\n每周三训练。\n",
  "content/clubs/reading.md": "---\n标题: 读书会\n类别: 读书\n---\n第一次活动去看排球赛。\n",
  "content/news/2026/cup.md": "---\n标题: 排球队进入四强\n日期: 2026-10-18\n俱乐部: volleyball\n---\n",
  "content/news/2026/draft.md": "---\n标题: 排球队草稿\n日期: 2026-10-19\ndraft: 是\n---\n",
  "content/news/2026/late.md": "---\n标题: 排球队预告\n日期: 2026-12-19\npublish_at: 2026-12-01\n---\n",
  "content/news/2026/gone.md": "---\n标题: 排球队旧闻\n日期: 2026-01-19\nexpire_at: 2026-02-01\n---\n",
]

struct SearchCommandTests {
  @Test func `the command finds what is published, best first, and nothing that is not`() throws {
    let folder = try Folder(files)
    let answer = try folder.output("search", "排球", "--today", "2026-11-23")
    #expect(answer.code == 0)
    let addresses = answer.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
    #expect(addresses == ["/clubs/volleyball/", "/news/2026/cup/", "/clubs/reading/"])
    #expect(answer.output.contains("第一次活动去看排球赛。"))
  }

  @Test func `kinds and families are named in either language, and wrong ones are told`() throws {
    let folder = try Folder(files)
    let today = ["--today", "2026-11-23"]
    for kind in ["news", "新闻"] {
      let answer = try folder.output(["search", "pq", "--kind", kind] + today)
      #expect(answer.output.hasPrefix("/news/2026/cup/\t排球队进入四强\t2026-10-18\t"))
      #expect(answer.output.split(separator: "\n").count == 1)
    }
    #expect(
      try folder.output(["search", "排球", "--family", "读书"] + today).output.hasPrefix("/clubs/reading/\t"))
    let nothing = try folder.output(["search", "排球", "--year", "2025", "--lang", "zh"] + today)
    #expect(nothing.output.isEmpty && nothing.code == 0 && nothing.errors.contains("没有找到“排球”"))
    #expect(folder.run("search", "排球", "--kind", "clbu") == 2)
    #expect(folder.run("search", "排球", "--family", "sport") == 2)
  }

  @Test func `several words must all be found; as JSON the matches are told`() throws {
    let folder = try Folder(files)
    let answer = try folder.output("search", "排球", "四强", "--json", "--today", "2026-11-23")
    #expect(
      answer.output == """
        {"query":"排球 四强","results":[{"date":"2026-10-18","excerpt":"新闻","kind":"news","matches":["排球","四强"],\
        "title":"排球队进入四强","url":"/news/2026/cup/"}]}

        """)
  }
}
