import Calendars
import Diagnostics
import FileTrees
import Foundation
import Templating
import Resolution
import SiteBuild
import Support
import Testing

@testable import Rendering

/// Builds that follow each other against builds from nothing.
///
/// `UNIONPRESS_SEQUENCES` says how many random sequences are tried (500 for a thorough run), `UNIONPRESS_SEED` with which
/// one to begin.
struct IncrementalTests {
  @Test(arguments: seeds(standard: 2))
  func `after any sequence of changes, an incremental build gives the bytes and problems of a clean one`(
    seed: UInt64
  ) {
    followsChanges(EditedSite(theme: lightTheme), seed: seed, steps: 5)
  }

  @Test(arguments: seeds(standard: 1))
  func `the same holds with the program's own theme`(seed: UInt64) {
    followsChanges(EditedSite(theme: [:]), seed: seed &+ 1_000_000, steps: 1)
  }

  @Test(arguments: seeds(standard: 1))
  func `it holds for texts that are written bit by bit`(seed: UInt64) {
    followsChanges(EditedSite(theme: [:]), seed: seed &+ 2_000_000, steps: 3) { $0.reword(&$1) }
  }

  @Test(arguments: EditedSite.facts["events", default: []])
  func `whatever an event says reaches all pages that tell it`(fact: String) {
    var (session, site) = Self.built
    site.tell(fact, of: "content/events/2026/final.md")
    let incremental = session.build(site.tree, site.options)
    let clean = SiteBuild.build(site.tree, site.options)
    #expect(incremental.problems == clean.problems)
    let differing = differences(incremental.value.output, clean.value.output)
    #expect(differing.isEmpty)
  }

  /// A site that was built once.
  private static let built: (session: BuildSession, site: EditedSite) = {
    let site = EditedSite(theme: lightTheme)
    var session = BuildSession()
    _ = session.build(site.tree, site.options)
    return (session, site)
  }()

  @Test func `a page that does not change keeps its bytes, and nothing else is kept`() throws {
    var session = BuildSession()
    var site = EditedSite(theme: lightTheme)
    let before = try output(session.build(site.tree, site.options))
    site.texts["content/news/hello.md", default: ""] += "\n又一段。\n"
    let after = try output(session.build(site.tree, site.options))
    let changed = after.files.filter { before[$0.path]?.content != $0.content }.map(\.path)
    #expect(changed.contains("news/hello/index.html"))
    #expect(!changed.contains("clubs/choir/index.html"))
    // The new words stand in the feeds and in the index of search; how many of its small files have them is its own matter.
    let pages = changed.filter { $0.hasSuffix(".html") }
    #expect(pages.count < 12, "\(pages)")
    #expect(changed.contains("feeds/all.xml") && changed.contains("clubs/volleyball/feed.json"))
    #expect(changed.contains("search/index.json") && changed.contains("en/search/index.json"))
  }

  @Test(arguments: [
    ("news/hello", "\n又一段。\n", true), ("clubs/volleyball.en", "\nAnd [the choir](club:choir).\n", true),
    ("events/2026/final", "\n[月历](/calendar/)\n", false), ("index", "\n```events\n```\n", true),
    ("news/hello", "\n[没有](club:nobody)。\n", false), ("news/hello", "\n电话 13800138000。\n", false),
    ("news/hello", "\n电话 &#49;3800138000。\n", false), ("news/later", "\n到时再说。\n", true),
  ])
  func `a text is put into the site that there is, unless it changes more than that`(
    file: String, text: String, isShort: Bool
  ) {
    var session = BuildSession()
    var site = EditedSite(theme: lightTheme)
    _ = session.build(site.tree, site.options)
    #expect(!session.wasShort)
    site.texts["content/\(file).md", default: ""] += text
    let built = session.build(site.tree, site.options)
    #expect(session.wasShort == isShort)
    let clean = SiteBuild.build(site.tree, site.options)
    #expect(built.problems == clean.problems)
    let differing = differences(built.value.output, clean.value.output)
    #expect(differing.isEmpty)
    site.texts["content/clubs/choir.md"] = "---\n标题: 合唱\n类别: 文体\n---\n"
    _ = session.build(site.tree, site.options)
    #expect(!session.wasShort)
  }

  @Test func `an edited template changes the pages that use it and no others`() throws {
    var session = BuildSession()
    var site = EditedSite(theme: lightTheme)
    let before = try output(session.build(site.tree, site.options))
    site.texts["templates/club.html", default: ""] += "<!-- new -->"
    site.texts["templates/club.html"] = site.texts["templates/club.html"]?.replacing(
      "<p>", with: "<p class=\"new\">")
    let after = try output(session.build(site.tree, site.options))
    let changed = after.files.filter { before[$0.path]?.content != $0.content }.map(\.path)
    #expect(
      changed.sorted() == ["clubs/choir/index.html", "clubs/volleyball/index.html"] + [
        "en/clubs/choir/index.html", "en/clubs/volleyball/index.html",
      ])
  }

  @Test(arguments: ["templates/assets/site.css", "templates/assets/scripts/own.js"])
  func `an edited style sheet or script reaches every page that names it`(path: String) throws {
    var (session, site) = Self.built
    site.texts[path, default: ""] += "/* new */\n"
    let after = try output(session.build(site.tree, site.options))
    let differing = differences(after, SiteBuild.build(site.tree, site.options).value.output)
    #expect(differing.prefix(3) == [])
    let page = try #require(after["index.html"]?.content)
    guard case .bytes(let bytes) = page else { return #expect(Bool(false), "the page is not there") }
    let text = String(decoding: bytes, as: UTF8.self)
    let named = text.matches(of: /"\/(assets\/[^"]+)"/).map { String($0.1) }
    #expect(named.count == 2)
    #expect(named.allSatisfy { after[$0] != nil })
  }

  private func output(_ built: Checked<Built>) throws -> OutputTree {
    let output = built.value.output
    return try #require(output, "\(built.problems.map(\.message.zh))")
  }

  /// The paths at which two sites differ; `nil` is no site.
  private func differences(_ left: OutputTree?, _ right: OutputTree?) -> [String] {
    guard let left, let right else { return left == nil && right == nil ? [] : ["one is missing"] }
    let paths = Set(left.files.map(\.path)).union(right.files.map(\.path))
    return paths.filter { left[$0]?.content != right[$0]?.content }.sorted()
  }

  private func followsChanges(
    _ start: EditedSite, seed: UInt64, steps: Int,
    _ change: (inout EditedSite, inout SplitMix64) -> Void = { $0.change(&$1) }
  ) {
    var random = SplitMix64(seed: seed)
    var site = start
    var history = [site]
    var session = BuildSession()
    var soundBuilds = 0
    var faults: Set<String> = []
    for step in 0...steps {
      let incremental = session.build(site.tree, site.options)
      let clean = SiteBuild.build(site.tree, site.options)
      let place = "seed \(seed), step \(step): \(site.lastChange)"
      #expect(incremental.problems == clean.problems, "\(place)")
      // Said in short: whole sites in a message help nobody.
      let differing = differences(incremental.value.output, clean.value.output)
      #expect(differing.isEmpty, "\(place)")
      let isHiddenAlike = incremental.value.union.hidden == clean.value.union.hidden
      #expect(isHiddenAlike, "\(place)")
      #expect(incremental.value.unpublished == clean.value.unpublished, "\(place)")
      #expect(incremental.value.pageCount == clean.value.pageCount, "\(place)")
      if clean.value.output != nil {
        soundBuilds += 1
      } else {
        faults.formUnion(clean.problems.map(\.message.zh))
      }
      if random.below(3) == 0, let earlier = random.pick(history) {
        site = earlier
        site.lastChange = "back to: " + earlier.lastChange
      } else {
        change(&site, &random)
        history.append(site)
      }
    }
    // The first one is, so this fails only if the fixture itself is broken.
    #expect(soundBuilds > 0, "seed \(seed): no site came out at all: \(faults)")
  }
}

private func seeds(standard: UInt64) -> [UInt64] {
  let environment = ProcessInfo.processInfo.environment
  let first = environment["UNIONPRESS_SEED"].flatMap { UInt64($0) } ?? 1
  let count = environment["UNIONPRESS_SEQUENCES"].flatMap { UInt64($0) } ?? standard
  return Array(first..<first + count)
}

/// Sebastiano Vigna's SplitMix64: the same numbers from the same seed on every machine.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }

  mutating func pick<Item>(_ items: [Item]) -> Item? { items.isEmpty ? nil : items[below(items.count)] }
}

/// Templates that compile quickly, show all that there is to show, and still have everything that makes one depend on another.
private let lightTheme: [String: String] = {
  func fields<Page: TemplateModel>(of page: Page.Type) -> [String] { Page.model.type.fields.map(\.name) }
  var theme: [String: String] = [:]
  for path in builtInThemePaths where path.hasSuffix(".html") {
    let shown = (pageTemplates[path].map { fields(of: $0) } ?? []).filter { $0 != "site" && $0 != "content" }
    theme["templates/" + path] =
      path.contains("/")
      ? "{# nothing #}\n"
      : """
      {% extends "base.html" %}
      {% from "components/line.html" import line %}
      {% block body %}<p>{% if page is defined %}{{ line(page.title) }}{% endif %}</p>
      \(shown.map { "<pre>{{ \($0) | tojson }}</pre>" }.joined(separator: "\n"))
      {% endblock %}

      """
  }
  theme["templates/base.html"] = """
    <!doctype html>
    <html lang="zh"><head><title>{% if site is defined %}{{ site.name }}{% endif %}</title>
    <link rel="stylesheet" href="{{ asset("site.css") }}"><script src="{{ asset("site.js") }}"></script></head>
    <body>{% block body %}{% endblock %}{% if content is defined %}{{ content }}{% endif %}
    {% include "components/foot.html" %}</body></html>

    """
  theme["templates/components/line.html"] =
    "{% macro line(text) %}<b>{{ text }}</b>{% endmacro %}\n"
  theme["templates/components/foot.html"] =
    "{% if site is defined %}<i>{{ site.as_of.iso }} {{ t(\"skip\") }}</i>{% endif %}\n"
  return theme
}()
