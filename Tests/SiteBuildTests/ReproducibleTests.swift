import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let terms = """
  -- content/data/terms.yaml
  - id: 2026-2027-1
    name: 2026—2027学年第一学期
    week1_monday: 2026-09-07
    weeks: 19
  """

/// Two clubs of different families with an event, a piece of news and an award each, and a book.
private let whole =
  terms + "\n"
  + ["volleyball", "reading"].map { club in
    """
    -- content/clubs/\(club).md
    ---
    标题: \(club)俱乐部
    类别: \(club == "volleyball" ? "文体" : "读书")
    ---
    -- content/events/2026/\(club)-open.md
    ---
    title: \(club)开放日
    club: \(club)
    start: 2026-\(club == "volleyball" ? "11-26" : "12-10") 16:30
    end: 18:00
    summary: 欢迎新手。
    updated: 2026-11-\(club == "volleyball" ? "20" : "19") 09:00
    ---
    正文。
    -- content/news/2026/\(club)-news.md
    ---
    title: \(club)消息
    date: 2026-11-10
    club: \(club)
    ---
    -- content/awards/\(club).md
    ---
    赛事: \(club)比赛
    日期: 2026-05-10
    级别: 校级
    名次: 一等奖
    俱乐部: \(club)
    ---
    """
  }.joined(separator: "\n") + "\n-- content/books/rural.md\n---\ntitle: 乡土中国\nauthors: 费孝通\n---\n"

private func output(_ text: String) throws -> [String: OutputTree.Content] {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let result = build(site(text, templates: true), BuildOptions(today: day))
  let files = try #require(result.value.output, "\(result.problems)").files
  return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.content) })
}

/// T10: what a change of the sources changes in the site, and what it does not.
struct ReproducibleTests {
  @Test func `editing an event changes its pages, the lists and calendars it is in, and the feeds`() throws {
    let before = try output(whole)
    let edited = try output(
      whole.replacing("updated: 2026-11-20 09:00", with: "updated: 2026-11-21 09:00\nvenue: 体育馆")
    )
    // Share pictures and parts of the search index are named after their content.
    func lasting(_ paths: some Sequence<String>) -> Set<String> {
      Set(paths.filter { $0.firstRange(of: #/^(?:share|(?:en/)?search)\//#) == nil })
    }
    #expect(lasting(before.keys) == lasting(edited.keys))
    let changed = Set(
      edited.keys.filter { edited[$0] != before[$0] }.map { path in
        path.hasPrefix("en/") ? String(path.dropFirst(3)) : path
      })
    let allowed: [Regex<Substring>] = [
      // Its page, its poster, its calendar; the picture that stands for it.
      #/events/2026/volleyball-open/.*/#, #/share/.*/#,
      // Lists, months, weeks, terms and years it is in; the home page shows what comes next.
      #/events/(?:2026/)?(?:index\.html|events\.csv)/#, #/calendar/.*/#, #/index\.html/#,
      // Its club, and the list of clubs, which shows when each meets next.
      #/clubs/volleyball/.*/#, #/clubs/index\.html/#,
      // Feeds, data, search, the site map.
      #/feeds/(?:all|sports-arts)\.(?:xml|json)/#, #/api/v1/events\.json/#, #/search/.*/#, #/sitemap\.xml/#,
    ]
    for path in changed.sorted() {
      #expect(try allowed.contains { try $0.wholeMatch(in: path[...]) != nil }, "\(path) changed")
    }
    for path in [
      "events/2026/volleyball-open/index.html", "events/index.html", "calendar/2026-11/index.html",
      "calendar/all.ics", "clubs/volleyball/index.html", "clubs/volleyball/feed.xml", "feeds/all.xml",
      "feeds/sports-arts.json", "api/v1/events.json", "sitemap.xml",
    ] { #expect(changed.contains(path), "\(path) did not change") }
    // The year's calendar of the other family and club stays as it is.
    #expect(!changed.contains { $0.hasPrefix("calendar/reading") })
  }

  @Test func `the site map changes in one entry for each language`() throws {
    func lines(_ text: String) throws -> [String] {
      guard case .bytes(let bytes)? = try output(text)["sitemap.xml"] else { return [] }
      return String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
    }
    let before = try lines(whole)
    let after = try lines(whole.replacing("updated: 2026-11-20", with: "updated: 2026-11-21"))
    #expect(before.count == after.count)
    let differing = zip(before, after).filter { $0 != $1 }.map(\.1)
    #expect(differing.count == 2)
    #expect(
      differing.allSatisfy { $0.contains("/events/2026/volleyball-open/") && $0.contains("2026-11-21") })
  }

  @Test func `the stamp of an event in calendars is when the record was changed, in UTC`() throws {
    guard case .bytes(let bytes)? = try output(whole)["events/2026/volleyball-open/event.ics"] else {
      Issue.record("no calendar")
      return
    }
    // 09:00 in Shanghai is 01:00 in Greenwich.
    #expect(String(decoding: bytes, as: UTF8.self).contains("DTSTAMP:20261120T010000Z\r\n"))
  }

  @Test func `a deleted event leaves nothing behind`() throws {
    let parts = whole.components(separatedBy: "-- content/events/2026/volleyball-open.md")
    let rest = parts[1].components(separatedBy: "\n-- ").dropFirst().joined(separator: "\n-- ")
    let after = try output(parts[0] + "-- " + rest)
    for (path, content) in after {
      #expect(!path.contains("volleyball-open"), "\(path)")
      if case .bytes(let bytes) = content {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("volleyball-open"), "\(path)")
      }
    }
    #expect(after["events/2026/reading-open/index.html"] != nil)
  }

  @Test func `the order of the files does not matter`() throws {
    let day = try #require(LocalDate(iso: "2026-11-20"))
    let tree = site(whole, templates: true)
    let turned = SourceTree(texts: tree.texts.reversed(), assets: tree.assets.reversed())
    let first = build(tree, BuildOptions(today: day)).value.output?.files
    #expect(first != nil)
    #expect(first == build(turned, BuildOptions(today: day)).value.output?.files)
  }
}
