import Calendars
import Diagnostics
import FileTrees
import Foundation
@testable import Planning
@testable import Rendering
import SiteBuild
import Support
import Testing

/// A site built from `text`, and its files as text.
private struct Built {
  let files: [String: String]
  let problems: [Problem]

  init(_ text: String, today: String = "2026-11-23") throws {
    let day = try #require(LocalDate(iso: today))
    let result = build(site(text, templates: true), BuildOptions(today: day))
    problems = result.problems
    files = Dictionary(
      uniqueKeysWithValues: (result.value.output?.files ?? []).compactMap { file in
        guard case .bytes(let bytes) = file.content else { return nil }
        return (file.path, String(decoding: bytes, as: UTF8.self))
      })
  }

  func callAsFunction(_ path: String) throws -> String { try #require(files[path], "\(problems)") }
}

/// What stands between all `<name>` and `</name>`.
private func elements(_ name: String, of text: String) -> [String] {
  text.components(separatedBy: "<\(name)>").dropFirst().map {
    $0.components(separatedBy: "</\(name)>")[0]
  }
}

private let notice = """
  -- content/news/2026/notice.md
  ---
  title: 停电通知
  date: 2026-11-02
  updated: 2026-11-05 08:30
  type: 通知
  ---
  见[规章](/rules/)，以及[注](#注)。

  ## 注
  -- content/pages/rules.md
  ---
  title: 规章
  ---
  """

private func event(_ fields: String = "") -> String {
  """
  -- content/events/2026/match.md
  ---
  title: 友谊赛
  start: 2026-12-20 16:30
  \(fields)
  ---
  """
}

struct WebFeedTests {
  @Test(arguments: ["[zh, en]", "[en, zh]"])
  func `hosts are told the type of every feed, whatever language comes first`(languages: String) throws {
    let tree = site(
      """
      -- unionpress.yaml
      name: 学院工会
      url: https://gh.example.edu.cn
      languages: \(languages)
      -- content/clubs/choir.md
      ---
      标题: 合唱团
      类别: 文体
      ---
      """)
    let output = try #require(
      build(tree, BuildOptions(today: LocalDate(clampedDayNumber: 739_943))).value.output)
    guard case .bytes(let bytes)? = output["_headers"]?.content else { throw Missing() }
    let headers = String(decoding: bytes, as: UTF8.self)
    let typed = headers.matches(of: /(?m)^(\/.*)\*(\/?.*\.xml)\n  Content-Type: application\/atom\+xml/)
      .map { (before: $0.1.dropFirst(), after: $0.2) }
    for file in output.files where file.path.contains("feed") && file.path.hasSuffix(".xml") {
      #expect(
        typed.contains { file.path.hasPrefix($0.before) && file.path.hasSuffix($0.after) }, "\(file.path)")
    }
  }

  private struct Missing: Error {}

  @Test func `an entry's times come from the record, and the feed's from its newest entry`() throws {
    let feed = try Built(notice)("feeds/all.xml")
    #expect(elements("published", of: feed) == ["2026-11-02T00:00:00+08:00"])
    #expect(
      elements("updated", of: feed) == ["2026-11-05T08:30:00+08:00", "2026-11-05T08:30:00+08:00"])
    for day in ["2026-11-23", "2027-03-01"] {
      let built = try Built(notice, today: day)
      #expect(try built("feeds/all.xml") == feed)
      #expect(try built("feeds/news-notice.xml").contains("停电通知"))
    }
  }

  @Test func `an entry keeps its identifier when title, text and address change`() throws {
    let moved = notice.replacing("title: 停电通知", with: "title: 停水通知\nslug: water").replacing("见", with: "看")
    let before = elements("id", of: try Built(notice)("feeds/all.xml"))
    #expect(
      before == [
        "tag:gh.example.edu.cn,2026:feed/feeds/all", "tag:gh.example.edu.cn,2026:zh/news/2026/notice",
      ])
    let after = try Built(moved)("feeds/all.xml")
    #expect(elements("id", of: after) == before)
    #expect(after.contains("https://gh.example.edu.cn/news/2026/water/"))
  }

  @Test func `addresses in a text are whole, places in it belong to its page`() throws {
    let built = try Built(notice)
    let feed = try built("feeds/all.xml")
    #expect(feed.contains("href=&quot;https://gh.example.edu.cn/rules/&quot;"))
    #expect(feed.contains("xml:base=\"https://gh.example.edu.cn/news/2026/notice/\""))
    #expect(try built("news/2026/notice/index.html").contains("href=\"/rules/\""))
  }

  @Test func `an event is announced a month ahead, or since when its record says`() throws {
    func isThere(_ fields: String, _ day: String) throws -> Bool {
      try Built(event(fields), today: day)("feeds/all.xml").contains("友谊赛")
    }
    #expect(try !isThere("", "2026-11-19"))
    #expect(try isThere("", "2026-11-20"))
    #expect(try isThere("updated: 2026-10-01", "2026-10-02"))
  }

  @Test func `a cancelled event says so in its title`() throws {
    let built = try Built(event("status: 取消\nstatus_note: 下雪\nupdated: 2026-11-20"))
    #expect(elements("title", of: try built("feeds/all.xml")).last == "【已取消】友谊赛")
    #expect(elements("title", of: try built("en/feeds/all.xml")).last == "[Cancelled] 友谊赛")
    #expect(try built("feeds/all.json").contains("说明：下雪"))
  }

  @Test func `a feed holds thirty entries, the latest`() throws {
    let news = (1...40).map { number in
      """
      -- content/news/2026/n\(number).md
      ---
      title: 第\(number)条
      date: \(LocalDate(clampedDayNumber: 739_800 + number))
      ---
      """
    }
    let titles = elements("title", of: try Built(news.joined(separator: "\n"))("feeds/all.xml"))
    #expect(titles.dropFirst() == (11...40).reversed().map { "第\($0)条" }[...])
  }

  @Test func `pages name the feeds that are about them`() throws {
    let built = try Built(
      notice + "\n" + event("club: volleyball")
        + "\n-- content/clubs/volleyball.md\n---\n标题: 排球俱乐部\n类别: 文体\n---\n")
    func feeds(_ path: String) throws -> [String] {
      try built(path).matches(of: #/type="application\/atom\+xml" title="[^"]*" href="([^"]*)"/#).map {
        String($0.1)
      }
    }
    #expect(try feeds("index.html") == ["/feeds/all.xml"])
    #expect(try feeds("clubs/volleyball/index.html") == ["/feeds/all.xml", "/clubs/volleyball/feed.xml"])
    #expect(
      try feeds("en/news/2026/notice/index.html") == ["/en/feeds/all.xml", "/en/feeds/news-notice.xml"])
    #expect(try feeds("events/2026/match/index.html") == ["/feeds/all.xml", "/clubs/volleyball/feed.xml"])
  }
}

struct DiscoveryTests {
  @Test func `the site map has the pages that may be listed, with the day their content changed`() throws {
    let map = try Built(notice)("sitemap.xml")
    let addresses = elements("loc", of: map)
    #expect(addresses.contains("https://gh.example.edu.cn/en/news/2026/notice/"))
    #expect(!addresses.contains { $0.contains("404") || $0.contains("poster") })
    #expect(
      map.contains("<loc>https://gh.example.edu.cn/news/2026/notice/</loc><lastmod>2026-11-05</lastmod>"))
    #expect(elements("lastmod", of: map).count == 2)
  }

  @Test func `more addresses than a site map may have make several and an index`() {
    let pages = (0..<7).map { Discovery.Page(url: "https://a.example/\($0)/") }
    let files = siteMaps(pages, root: "https://a.example", most: 3)
    #expect(files.map(\.name) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(elements("loc", of: texts[0]) == (1...3).map { "https://a.example/sitemap-\($0).xml" })
    #expect(texts.dropFirst().map { elements("loc", of: $0).count } == [3, 3, 1])
    // By size: each entry has some fifty bytes.
    #expect(siteMaps(pages, root: "https://a.example", size: 120).count == 1 + 4)
  }

  @Test func `a site for the school's own network asks search engines to stay away`() throws {
    let built = try Built(
      notice + "\n-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\nnoindex: 是\n")
    #expect(try built("robots.txt") == "User-agent: *\nDisallow: /\n")
    #expect(built.files["sitemap.xml"] == nil)
    for (path, text) in built.files where path.hasSuffix(".html") {
      #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
      #expect(!text.contains("og:title"), "\(path)")
    }
  }

  @Test func `security.txt says whom to tell, and only if somebody is named`() throws {
    #expect(try Built(notice).files[".well-known/security.txt"] == nil)
    let built = try Built(
      notice
        + """

        -- unionpress.yaml
        name: 学院工会
        url: https://gh.example.edu.cn/math
        security: {contact: [mailto:a@example.edu.cn, "https://gh.example.edu.cn/r"], expires: 2027-08-31}
        """)
    #expect(
      try built(".well-known/security.txt") == """
        Contact: mailto:a@example.edu.cn
        Contact: https://gh.example.edu.cn/r
        Expires: 2027-08-31T23:59:59Z
        Preferred-Languages: zh, en
        Canonical: https://gh.example.edu.cn/math/.well-known/security.txt

        """)
  }

  @Test func `a robots.txt of the site's own is left as it is`() throws {
    var tree = site(notice, templates: true)
    let asset = SourceTree.Asset(
      path: "content/pages/robots.txt", size: 1, fingerprint: "0", location: "/nowhere")
    tree = SourceTree(texts: tree.texts, assets: tree.assets + [asset])
    let day = try #require(LocalDate(iso: "2026-11-23"))
    let result = build(tree, BuildOptions(today: day))
    #expect(result.problems.isEmpty)
    #expect(
      result.value.output?.files.filter { $0.path == "robots.txt" }.map(\.content) == [.copy(of: asset)])
  }
}
