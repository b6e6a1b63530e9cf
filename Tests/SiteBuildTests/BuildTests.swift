import Calendars
import Diagnostics
import FileTrees
import Foundation
import Resolution
import SiteBuild
import Support
import Testing

private let today = LocalDate(clampedDayNumber: 739_943)  // 2026-11-23

private func built(_ tree: SourceTree, strict: Bool = false) -> Checked<Built> {
  build(tree, BuildOptions(today: today, isStrict: strict))
}

/// The text of a page of the site, or `nil` if there is none.
private func page(_ path: String, of result: Checked<Built>) -> String? {
  guard case .bytes(let bytes)? = result.value.output?[path]?.content else { return nil }
  return String(decoding: bytes, as: UTF8.self)
}

private let small = """
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  见[红歌赛](../events/2026/red-song.md)和[](event:red-song)。
  -- content/events/2026/red-song.md
  ---
  title: 师生百人红歌赛
  start: 2026-11-26 14:30
  end: 16:30
  club: volleyball
  ---
  ## 安排

  准时到场。
  """

struct BuildTests {
  @Test func `the fixture's date is the day of the sample`() {
    #expect(today.description == "2026-11-23")
  }

  @Test func `a site of two records has their pages and nothing is left of a removed one`() throws {
    let whole = built(site(small, templates: true))
    #expect(whole.problems.isEmpty, "\(whole.problems)")
    #expect(page("clubs/volleyball/index.html", of: whole) != nil)
    #expect(page("en/events/2026/red-song/index.html", of: whole) != nil)
    let paths = whole.value.output?.files.map(\.path) ?? []
    #expect(Set(paths).count == paths.count)

    let club = small.components(separatedBy: "-- content/events")[0].replacingOccurrences(
      of: "见[红歌赛](../events/2026/red-song.md)和[](event:red-song)。", with: "没有活动。")
    let less = built(site(club, templates: true))
    #expect(less.problems.isEmpty)
    #expect(less.value.output?.files.contains { $0.path.contains("red-song") } == false)
    for file in less.value.output?.files ?? [] {
      if case .bytes(let bytes) = file.content {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("红歌"))
      }
    }
  }

  @Test func `links between records lead to pages of the same language, and empty ones take the title`()
    throws
  {
    let result = built(site(small, templates: true))
    let chinese = try #require(page("clubs/volleyball/index.html", of: result))
    #expect(chinese.contains("<a href=\"/events/2026/red-song/\">红歌赛</a>"))
    #expect(chinese.contains("<a href=\"/events/2026/red-song/\">师生百人红歌赛</a>"))
    let english = try #require(page("en/clubs/volleyball/index.html", of: result))
    #expect(english.contains("<a href=\"/en/events/2026/red-song/\">红歌赛</a>"))
  }

  @Test func `links to nothing, to hidden headings and missing files are errors with a suggestion`() {
    let tree = site(
      small.replacingOccurrences(of: "red-song.md)", with: "red-sogn.md)") + "\n[章程](章程.pdf) [安排](#安牌)",
      templates: true)
    let result = built(tree)
    #expect(result.value.output == nil)
    #expect(result.problems.map(\.kind).sorted() == ["link.anchor", "link.missing", "link.missing"])
    #expect(report(result.problems, in: tree).contains("您是不是想写 ../events/2026/red-song.md？"))
  }

  @Test func `paths of the site are links to what it has in its first language, with or without the slash`() {
    let good =
      "\n[甲](/calendar/) [乙](/clubs) [丙](/clubs/volleyball/#top) [丁](/calendar/all.ics) [戊](/feeds/all.xml)"
    #expect(built(site(small + good, templates: true)).problems.isEmpty)
    // The other language's are found by themselves; written out they would lead to /en/en/.
    let bad = "\n[甲](/calender/) [乙](/en/clubs/) [丙](/en/calendar/all.ics) [丁](/en/feeds/all.xml)"
    let tree = site(small + bad, templates: true)
    let problems = built(tree).problems
    #expect(problems.map(\.kind) == Array(repeating: "link.missing", count: 4))
    #expect(report(problems, in: tree).contains("您是不是想写 /calendar/？"))
  }

  @Test func `two records that want one address are an error that names both`() throws {
    let tree = site(
      """
      -- content/clubs/a.md
      ---
      标题: 甲
      类别: 文体
      slug: same
      ---
      -- content/clubs/b.md
      ---
      标题: 乙
      类别: 文体
      slug: same
      ---
      """, templates: true)
    let problem = try #require(built(tree).problems.first { $0.kind == "url.taken" })
    #expect(problem.span?.path == "content/clubs/b.md")
    #expect(problem.notes.first?.span.path == "content/clubs/a.md")
  }

  @Test func `drafts, future and expired records are hidden everywhere and listed`() {
    let tree = site(
      """
      -- content/news/2026/draft.md
      ---
      title: 草稿新闻
      date: 2026-11-01
      draft: 是
      ---
      -- content/news/2026/later.md
      ---
      title: 以后新闻
      date: 2026-11-01
      publish_at: 2026-12-01
      ---
      -- content/news/2026/old.md
      ---
      title: 过期新闻
      date: 2026-11-01
      expire_at: 2026-11-22
      ---
      -- content/news/2026/shown.md
      ---
      title: 可见新闻
      date: 2026-11-01
      ---
      """, templates: true)
    let result = built(tree)
    #expect(result.problems.isEmpty)
    #expect(result.value.union.hidden.map(\.reason) == [.draft, .future, .expired])
    let text =
      result.value.output?.files.compactMap { file -> String? in
        if case .bytes(let bytes) = file.content { String(decoding: bytes, as: UTF8.self) } else { nil }
      }.joined() ?? ""
    #expect(text.contains("可见新闻"))
    for title in ["草稿新闻", "以后新闻", "过期新闻"] { #expect(!text.contains(title)) }
  }

  @Test func `awards stand in the order of their levels and ranks, with badges`() throws {
    let ranks = [("第五名", ""), ("四强", "\n首次: 是"), ("一等奖", ""), ("第二名", "")]
    let records =
      ranks.enumerated().map { number, rank in
        "-- content/awards/a\(number).md\n---\n赛事: 比赛\(number)\n日期: 2026-05-01\n级别: 校级\n名次: \(rank.0)\(rank.1)\n---\n"
      } + ["-- content/awards/p.md\n---\n赛事: 省赛\n日期: 2026-05-01\n级别: 省级\n名次: 三等奖\n---\n"]
    let html = try #require(page("awards/index.html", of: built(site(records.joined(), templates: true))))
    let places = ["三等奖", "一等奖", "第二名", "四强", "第五名"].compactMap { html.range(of: $0)?.lowerBound }
    #expect(places.count == 5)
    #expect(places == places.sorted())
    #expect(html.contains("首次"))
  }

  @Test func `a build does not depend on the order in which files are read`() {
    let tree = site(small, templates: true)
    let shuffled = SourceTree(texts: tree.texts.shuffled(), assets: tree.assets.shuffled())
    #expect(built(tree).value.output?.files == built(shuffled).value.output?.files)
  }

  @Test func `untranslated pages say so and translated ones use their own texts`() throws {
    let tree = site(
      small + """

        -- content/events/2026/red-song.en.md
        ---
        title: Song contest
        ---
        Be on time.
        """, templates: true)
    let result = built(tree)
    #expect(result.problems.isEmpty)
    let english = try #require(page("en/events/2026/red-song/index.html", of: result))
    #expect(english.contains("Song contest") && english.contains("Be on time."))
    #expect(english.contains("2026-11-26T14:30+08:00"))
    let club = try #require(page("en/clubs/volleyball/index.html", of: result))
    #expect(club.contains("lang=\"zh-CN\""))
  }

  @Test func `former addresses redirect`() throws {
    let tree = site(small.replacingOccurrences(of: "类别: 文体", with: "类别: 文体\n旧网址: [/paiqiu]"), templates: true)
    let html = try #require(page("paiqiu/index.html", of: built(tree)))
    #expect(html.contains("http-equiv=\"refresh\"") && html.contains("/clubs/volleyball/"))
  }

  @Test func `the certain slips are mended and the rest is left`() throws {
    let tree = site("-- content/pages/a.md\n---\n标题：关于我们\n---\n＃历史\n\n[章程]（https://a.cn/z）\n")
    let mended = mend(tree) { build($0, BuildOptions(today: today)).problems }
    #expect(
      mended.map { $0.after.text(0..<$0.after.bytes.count) } == [
        "---\n标题: 关于我们\n---\n# 历史\n\n[章程](https://a.cn/z)\n\n"
      ])
    let again = mend(SourceTree(texts: mended.map(\.after))) {
      build($0, BuildOptions(today: today)).problems
    }
    #expect(again.isEmpty)
  }
}

struct AttachmentTests {
  @Test func `attachments are copied beside their page and offered with their size`() throws {
    let tree = site(
      """
      -- content/events/2026/a/index.md
      ---
      title: 甲
      start: 2026-11-24
      attachments: [{file: 日程 表.csv, label: 日程}, 没有.docx]
      ---
      见[日程](日程 表.csv)。
      """, templates: true)
    let asset = SourceTree.Asset(
      path: "content/events/2026/a/日程 表.csv", size: 2_500_000, fingerprint: "0", location: "/x")
    let whole = SourceTree(texts: tree.texts, assets: tree.assets + [asset])
    #expect(built(whole).problems.map(\.kind) == ["file.missing"])
    let sound = SourceTree(
      texts: whole.texts.map { file in
        SourceFile(
          path: file.path,
          text: file.text(0..<file.bytes.count).replacingOccurrences(of: ", 没有.docx", with: ""))
      }, assets: whole.assets)
    let result = built(sound)
    #expect(result.problems.isEmpty)
    #expect(result.value.output?["events/2026/a/日程 表.csv"]?.content == .copy(of: asset))
    let html = try #require(page("events/2026/a/index.html", of: result))
    let address = "/events/2026/a/%E6%97%A5%E7%A8%8B%20%E8%A1%A8.csv"
    #expect(html.components(separatedBy: "href=\"\(address)\"").count == 3)
    #expect(html.contains("2.4 MB"))
  }

  @Test(arguments: ["a/index.md", "a.md"]) func `files of a hidden record stay private`(file: String) {
    let tree = site(
      """
      -- content/events/2026/\(file)
      ---
      title: 甲
      start: 2026-11-24
      draft: 是
      ---
      -- content/events/2026/a/b.md
      ---
      title: 乙
      start: 2026-11-25
      ---
      """, templates: true)
    let assets = ["a/名单.csv", "a/more/座位.csv", "a/b/日程.csv"].map {
      SourceTree.Asset(path: "content/events/2026/" + $0, size: 1, fingerprint: "0", location: "/x")
    }
    let whole = SourceTree(texts: tree.texts, assets: tree.assets + assets)
    let result = built(whole)
    #expect(result.problems.isEmpty)
    let published = result.value.output?.files.map(\.path).filter {
      $0.hasPrefix("events/2026/") && $0.hasSuffix(".csv")
    }
    #expect(published == ["events/2026/a/b/日程.csv"])
  }

  @Test func `files that belong to no record and that none links to are not published, and named`() {
    let tree = site(
      """
      -- content/news/2026/a.md
      ---
      title: 甲
      date: 2026-11-20
      ---
      [章程](../../files/章程.pdf) [表](/files/表.docx)
      """, templates: true)
    let paths = [
      "files/章程.pdf", "files/表.docx", "会员名单.xlsx", "news/2026/人员.csv", "events/2026/运动会.md.txt",
      "data/events.xlsx",
      "pages/MP_verify.txt", "news/2026/a/表.pdf",
    ]
    let assets = paths.map {
      SourceTree.Asset(path: "content/" + $0, size: 1, fingerprint: "0", location: "/x")
    }
    let whole = SourceTree(texts: tree.texts, assets: tree.assets + assets)
    let result = built(whole)
    #expect(Set(result.problems.map(\.kind)) == ["file.unused"])
    #expect(
      Set(result.problems.compactMap(\.span?.path)) == [
        "content/会员名单.xlsx", "content/news/2026/人员.csv", "content/events/2026/运动会.md.txt",
        "content/data/events.xlsx",
      ])
    #expect(result.problems.contains { $0.suggestion?.zh == "如果这是一条记录，改名为 运动会.md" })
    let published = assets.map(\.path).filter { path in
      result.value.output?.files.contains {
        $0.content == .copy(of: assets.first { $0.path == path } ?? assets[0])
      }
        == true
    }
    #expect(
      published
        == ["files/章程.pdf", "files/表.docx", "pages/MP_verify.txt", "news/2026/a/表.pdf"].map {
          "content/" + $0
        })
  }

  @Test func `links to files are the same in every language, and former addresses may be written out`() throws
  {
    let tree = site(
      """
      -- unionpress.yaml
      name: 学院工会
      url: https://gh.example.edu.cn
      languages: [zh, en]
      -- content/clubs/x.md
      ---
      title: 排球俱乐部
      family: sports-arts
      aliases: [/旧网址/]
      ---
      [章程](/clubs/x/100%25%23.txt) [数据](/api/v1/events.json) [各俱乐部](/clubs/#sports) [旧](/旧网址/)
      """, templates: true)
    let asset = SourceTree.Asset(
      path: "content/clubs/x/100%#.txt", size: 1, fingerprint: "0", location: "/x")
    let result = built(SourceTree(texts: tree.texts, assets: tree.assets + [asset]))
    #expect(result.problems.isEmpty, "\(result.problems)")
    let html = try #require(page("en/clubs/x/index.html", of: result))
    for address in ["/clubs/x/100%25%23.txt", "/api/v1/events.json", "/en/clubs/#sports"] {
      #expect(html.contains("href=\"\(address)\""), "\(address)")
    }
  }
}
