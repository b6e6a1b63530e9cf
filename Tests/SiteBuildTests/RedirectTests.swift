import Calendars
import Diagnostics
import FileTrees
@testable import Planning
import Records
import Rendering
import SiteBuild
import Support
import Testing

private func built(_ aliases: String, url: String = "https://gh.example.edu.cn") throws -> Checked<Built> {
  let tree = site(
    """
    -- unionpress.yaml
    name: 学院工会
    url: \(url)
    -- content/clubs/volleyball.md
    ---
    标题: 排球俱乐部
    类别: 文体
    aliases: \(aliases)
    ---
    """, templates: true)
  return build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
}

private func rules(_ aliases: String, for server: RedirectServer) throws -> [String] {
  let result = try built(aliases)
  #expect(result.problems.isEmpty)
  return redirectRules(result.value.redirects, for: server).split(separator: "\n").map(String.init)
}

struct RedirectTests {
  @Test func `each server is told where a former address leads, with and without the slash`() throws {
    #expect(
      try rules("[/old/ball/]", for: .netlify) == [
        "/old/ball/ /clubs/volleyball/ 301", "/old/ball /clubs/volleyball/ 301",
        "/en/old/ball/ /en/clubs/volleyball/ 301", "/en/old/ball /en/clubs/volleyball/ 301",
      ])
    #expect(try rules("[/old.html]", for: .caddy)[0] == "redir /old.html /clubs/volleyball/ 301")
    #expect(
      try rules("[/old.html]", for: .nginx)[0]
        == "location = \"/old.html\" { return 301 \"/clubs/volleyball/\"; }")
  }

  @Test func `calendars and feeds stay at a former address, and a poster leads on`() throws {
    let tree = site(
      """
      -- unionpress.yaml
      name: 学院工会
      url: https://gh.example.edu.cn
      languages: [zh, en]
      -- content/clubs/volleyball.md
      ---
      标题: 排球俱乐部
      类别: 文体
      旧网址: [/clubs/排球/, /ball.html]
      ---
      -- content/events/2026/final.md
      ---
      标题: 决赛
      开始: 2026-12-05 14:30
      俱乐部: volleyball
      旧网址: [/events/2026/old/]
      ---
      """, templates: true)
    let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
    #expect(result.problems.isEmpty)
    let output = try #require(result.value.output)
    for (former, now) in [
      ("clubs/排球/calendar.ics", "clubs/volleyball/calendar.ics"),
      ("clubs/排球/feed.xml", "clubs/volleyball/feed.xml"),
      ("en/clubs/排球/calendar.ics", "en/clubs/volleyball/calendar.ics"),
      ("en/clubs/排球/feed.json", "en/clubs/volleyball/feed.json"),
      ("events/2026/old/event.ics", "events/2026/final/event.ics"),
    ] {
      #expect(output[former]?.content == (try #require(output[now]).content), "\(former)")
    }
    #expect(output["ball.html/calendar.ics"] == nil)
    guard case .bytes(let page)? = output["events/2026/old/poster/index.html"]?.content else {
      Issue.record("the poster's former address leads nowhere")
      return
    }
    #expect(String(decoding: page, as: UTF8.self).contains("url=/events/2026/final/poster/"))
    #expect(
      result.value.redirects.contains(
        Redirect(from: "/events/2026/old/poster/", to: "/events/2026/final/poster/")))
  }

  @Test func `what was before the last year has no poster, and no former address of one`() throws {
    let tree = site(
      """
      -- unionpress.yaml
      name: 学院工会
      url: https://gh.example.edu.cn
      -- content/events/2024/final.md
      ---
      标题: 前年的决赛
      开始: 2024-12-05 14:30
      旧网址: [/events/2024/old/]
      ---
      -- content/events/2025/final.md
      ---
      标题: 去年的决赛
      开始: 2025-01-05 14:30
      ---
      -- content/events/2026/final.md
      ---
      标题: 决赛
      开始: 2026-12-05 14:30
      ---
      """, templates: true)
    let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
    let output = try #require(result.value.output)
    let posters = Set(output.files.map(\.path).filter { $0.hasSuffix("poster/index.html") })
    let recent = ["events/2025/final/poster/index.html", "events/2026/final/poster/index.html"]
    #expect(posters == Set(recent + recent.map { "en/" + $0 }))
    func page(_ path: String) -> String? {
      guard case .bytes(let bytes)? = output[path]?.content else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(page("events/2026/final/index.html")?.contains("打印海报") == true)
    #expect(page("events/2024/final/index.html")?.contains("打印海报") == false)
    #expect(page("events/2024/old/index.html") != nil)
    #expect(!result.value.redirects.contains { $0.from.contains("poster") })
  }

  @Test func `a former address of a calendar that is written out is taken once`() throws {
    let result = try built("[/clubs/choir/, /clubs/choir/calendar.ics]")
    #expect(result.problems.isEmpty)
    let paths = try #require(result.value.output).files.map(\.path)
    #expect(paths.count { $0 == "clubs/choir/calendar.ics" } == 1)
    #expect(Set(paths).count == paths.count)
  }

  @Test func `what means something to a server does not get through`() throws {
    #expect(try rules("[\"/排球/\"]", for: .nginx)[0].hasPrefix("location = \"/排球/\" {"))
    #expect(try rules("[\"/排球/\"]", for: .netlify)[0].hasPrefix("/%E6%8E%92%E7%90%83/ "))
    #expect(try rules("[\"/a*b:c/\"]", for: .netlify)[0].hasPrefix("/a%2Ab%3Ac/ "))
    #expect(try rules("[\"/a{b}/\"]", for: .caddy)[0].hasPrefix("redir /a%7Bb%7D/ "))
    let hostile = Redirect(from: "/a%22;%0Aevil%5C/", to: "/x$y\"/")
    #expect(redirectRules([hostile], for: .nginx).isEmpty)
    let quoted = Redirect(from: "/a%22%5C/", to: "/x$y\"/")
    #expect(
      redirectRules([quoted], for: .nginx) == "location = \"/a\\\"\\\\/\" { return 301 \"/x%24y%22/\"; }\n")
  }

  @Test func `a site below a path has rules below it`() throws {
    let result = try built("[/old/]", url: "https://www.example.edu.cn/math/gh")
    #expect(result.value.redirects.first == Redirect(from: "/math/gh/old/", to: "/math/gh/clubs/volleyball/"))
  }

  @Test(arguments: [
    "/../../etc/", "/a/../b/", "//evil.example/", "/a//b/", "/./", "/a\\\\b/", "/a\\u0007b/", "/",
  ])
  func `an alias that is no plain path is an error at its place`(alias: String) throws {
    let result = try built("[\"\(alias)\"]")
    #expect(result.problems.map(\.kind) == ["slug.invalid"])
    #expect(result.problems.first?.span?.path == "content/clubs/volleyball.md")
    #expect(result.value.output == nil)
  }

  @Test(arguments: [
    ("/old/info.aspx?id=12", "旧网址里不能有 ?：", "可以只写 /old/info.aspx"), ("/?p=12", "旧网址里不能有 ?：", "在服务器上写跳转规则"),
    ("/old/#top", "旧网址里不能有 #：", "可以只写 /old/"),
  ])
  func `a former address with a question mark is told that it is the mark`(
    _ address: String, _ message: String, _ help: String
  ) throws {
    let result = decodeRecords(site("-- content/pages/a.md\n---\n标题: 甲\n旧网址: \"\(address)\"\n---\n"))
    let problem = try #require(result.problems.first { $0.kind == "slug.invalid" })
    #expect(problem.message.zh.hasPrefix(message))
    #expect(problem.suggestion?.zh.contains(help) == true)
  }
}

struct HostHeaderTests {
  @Test func `what a host tells browsers stands in a file, below the path of the site`() throws {
    let result = try built("[]", url: "https://www.example.edu.cn/math/gh")
    guard case .bytes(let bytes)? = result.value.output?["_headers"]?.content else {
      Issue.record("there is no such file")
      return
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "/math/gh/*")
    #expect(lines.contains("  X-Content-Type-Options: nosniff"))
    let calendars = try #require(lines.firstIndex(of: "/math/gh/*.ics"))
    #expect(lines[calendars + 1] == "  Content-Type: text/calendar; charset=utf-8")
  }
}
