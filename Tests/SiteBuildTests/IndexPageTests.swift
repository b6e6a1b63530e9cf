import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

private let text = """
  -- unionpress.yaml
  name: 学院工会
  url: https://gh.example.edu.cn/union
  languages: [zh, en]
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  tags: [公示, ＡＩ]
  ---
  -- content/clubs/volleyball.en.md
  ---
  title: Volleyball Club
  tags: [notice, AI]
  ---
  -- content/news/2026/cup.md
  ---
  标题: 安静的一天
  日期: 2026-10-18
  tags: [公式, ai]
  ---
  -- content/news/2026/draft.md
  ---
  标题: 不给看的草稿
  日期: 2026-10-18
  draft: 是
  tags: [只在草稿里]
  ---
  -- content/people/zeng.md
  ---
  姓名: 曾国
  公开: 是
  同意: {日期: 2026-01-01, 范围: [姓名]}
  ---

  """

private func page(_ path: String) throws -> String {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let tree = site(text, templates: true)
  let result = build(tree, BuildOptions(today: day))
  let output = try #require(result.value.output, "\(report(result.problems, in: tree))")
  guard case .bytes(let bytes)? = output[path]?.content else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}

/// The links of a list of records, as address and text.
private func entries(_ html: String) -> [String] {
  html.matches(of: /<li><a href="([^"]*)"(?: lang="([^"]*)")?>([^<]*)<\/a> <small>/).map {
    "\($0.1) \($0.2.map { "\($0) " } ?? "")\($0.3)"
  }
}

struct IndexPageTests {
  @Test func `the index lists every shown record by pinyin, surnames read as such`() throws {
    let html = try page("a-z/index.html")
    #expect(
      entries(html) == [
        "/union/news/2026/cup/ 安静的一天", "/union/clubs/volleyball/ 排球俱乐部", "/union/people/zeng/ 曾国",
      ])
    #expect(html.contains(#"<h2 id="z">Z</h2>"#) && !html.contains(#"<h2 id="c">"#))
  }

  @Test func `in the other language titles without translation keep their language`() throws {
    #expect(
      entries(try page("en/a-z/index.html")) == [
        "/union/en/news/2026/cup/ zh-CN 安静的一天", "/union/en/clubs/volleyball/ Volleyball Club",
        "/union/en/people/zeng/ zh-CN 曾国",
      ])
  }

  @Test func `each keyword has a page; width and case make no new one, the same pinyin does`() throws {
    #expect(entries(try page("tags/ai/index.html")).count == 2)
    #expect(
      entries(try page("tags/gong-shi/index.html")).map { $0.split(separator: " ")[0] } == [
        "/union/news/2026/cup/"
      ])
    #expect(
      entries(try page("tags/gong-shi-2/index.html")).map { $0.split(separator: " ")[0] } == [
        "/union/clubs/volleyball/"
      ])
    #expect(try !page("tags/index.html").contains("只在草稿里"))
  }

  @Test func `a record leads to the pages of its keywords, in the words of its language`() throws {
    #expect(try page("clubs/volleyball/index.html").contains(#"<a href="/union/tags/gong-shi-2/">公示</a>"#))
    #expect(
      try page("en/clubs/volleyball/index.html").contains(#"<a href="/union/en/tags/gong-shi-2/">notice</a>"#)
    )
    #expect(try page("en/tags/gong-shi-2/index.html").contains("<h1>notice</h1>"))
    #expect(try page("en/tags/gong-shi/index.html").contains(#"<h1 lang="zh-CN">公式</h1>"#))
  }

  @Test func `what is not shown is not in the index of search`() throws {
    let index = try page("search/index.json")
    #expect(index.contains("/union/clubs/volleyball/") && index.contains("曾国"))
    #expect(!index.contains("不给看的草稿") && !index.contains("只在草稿里"))
    #expect(try page("en/search/index.json").contains("Volleyball Club"))
  }

  @Test func `the page to search from offers only what there is`() throws {
    let html = try page("search/index.html")
    let values = html.matches(of: /<option value="([^"]+)">/).map { String($0.1) }
    #expect(values == ["club", "news", "person", "page", "sports-arts", "2026"])
    #expect(html.contains(#"data-index="/union/search/""#))
  }
}
