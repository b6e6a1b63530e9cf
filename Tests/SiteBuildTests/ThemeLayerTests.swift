import Calendars
import Diagnostics
import FileTrees
import Files
import SiteBuild
import Support
import Testing

private let day = LocalDate(clampedDayNumber: 739_943)

private let record = """
  -- content/clubs/choir.md
  ---
  title: 合唱团
  family: sports-arts
  ---
  每周排练。
  """

/// The site's own files of the theme over those that the program carries.
struct ThemeLayerTests {
  private func output(_ tree: SourceTree) throws -> OutputTree {
    let result = build(tree, BuildOptions(today: day))
    #expect(result.problems.filter { $0.severity == .error }.map(\.message.en) == [])
    return try #require(result.value.output)
  }

  private func contents(_ tree: OutputTree) -> [String: OutputTree.Content] {
    Dictionary(tree.files.map { ($0.path, $0.content) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `a folder with nothing but content gives the site that the theme copied into it gives`() throws {
    let bare = try output(site(record))
    let copied = try output(site(record, templates: true))
    #expect(bare.files.map(\.path) == copied.files.map(\.path))
    for (left, right) in zip(bare.files, copied.files) {
      // Assets are bytes in the one and places on the disk in the other; their names hold their fingerprints.
      guard case .bytes(let a) = left.content, case .bytes(let b) = right.content else { continue }
      #expect(a == b, "\(left.path)")
    }
  }

  @Test func `one file of the site's own wins, and only its pages change`() throws {
    let bare = contents(try output(site(record)))
    let own = contents(
      try output(
        site(
          record
            + "\n-- templates/club.html\n{% extends \"base.html\" %}{% block content %}<h1>{{ club.title }}</h1>{% endblock %}"
        )))
    let changed = bare.keys.filter { bare[$0] != own[$0] }.sorted()
    #expect(changed == ["clubs/choir/index.html", "en/clubs/choir/index.html"])
    #expect(bare.keys.sorted() == own.keys.sorted())
  }

  @Test func `texts are the site's one by one, the others stay`() throws {
    let own = contents(try output(site(record + "\n-- templates/i18n/zh-Hans.yaml\nskip: 直接看正文\n")))
    guard case .bytes(let bytes)? = own["index.html"] else {
      Issue.record("no home page")
      return
    }
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("直接看正文"))
    #expect(page.contains("<nav class=\"menu\" aria-label="))
  }

  /// The site's script, found by its name without the fingerprint.
  private func script(_ tree: OutputTree) throws -> String {
    let files = tree.files.filter { $0.path.hasPrefix("assets/") && $0.path.hasSuffix(".js") }
    #expect(files.count == 1)
    guard case .bytes(let bytes)? = files.first?.content else {
      Issue.record("no script")
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `the scripts of both layers are one file, part by part the site's or the program's`() throws {
    let bare = try script(output(site(record)))
    #expect(bare.contains("data-take") && bare.contains("data-index") && bare.contains("data-filter"))
    let own = try script(
      output(
        site(
          record
            + "\n-- templates/assets/scripts/search.js\n// none\n-- templates/assets/scripts/z.js\n// last\n")
      ))
    #expect(!own.contains("data-index") && own.contains("data-filter"))
    #expect(own.contains("// none\n"))
    #expect(own.split(separator: "\n").last == "// last")
    let whole = try script(output(site(record + "\n-- templates/assets/site.js\n// mine\n")))
    #expect(whole.split(separator: "\n") == ["// mine"])
  }

  @Test func `a mistake in a file of the site's own is told at its place`() {
    let result = build(
      site(
        record
          + "\n-- templates/club.html\n{% extends \"base.html\" %}\n{% block content %}{{ club.titel }}{% endblock %}"
      ),
      BuildOptions(today: day))
    let problem = result.problems.first { $0.severity == .error }
    #expect(problem?.kind == "template.field")
    #expect(problem?.span?.path == "templates/club.html")
    #expect(result.value.output == nil)
  }
}
