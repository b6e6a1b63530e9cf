import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Synchronization
import Testing

private let picture = SourceTree.Asset(
  path: "content/a.png", size: 3, fingerprint: "0123456789abcdef", location: "/site/content/a.png")
private let day = LocalDate(iso: "2026-11-23")

struct BuildDigestTests {
  @Test func `whatever a build depends on changes its digest, and nothing else does`() throws {
    let today = try #require(day)
    let text = SourceFile(path: "content/a.md", bytes: Array("甲".utf8))
    let warning = Problem(.linkOutside, at: nil, Wording(zh: "甲", en: "a"))
    func digest(
      _ texts: [SourceFile]? = nil, _ assets: [SourceTree.Asset]? = nil, _ problems: [Problem] = [],
      maker: String = "1", _ change: (inout BuildOptions) -> Void = { _ in }
    ) -> String {
      var options = BuildOptions(today: today)
      change(&options)
      return buildDigest(
        Checked(SourceTree(texts: texts ?? [text], assets: assets ?? [picture]), problems), options,
        maker: maker)
    }
    func other(_ change: (inout SourceTree.Asset) -> Void) -> [SourceTree.Asset] {
      var asset = picture
      change(&asset)
      return [asset]
    }
    let all = [
      digest(), digest([SourceFile(path: "content/b.md", bytes: text.bytes)]),
      digest([SourceFile(path: "content/a.md", bytes: Array("乙".utf8))]), digest([]), digest(nil, []),
      digest(nil, other { $0.fingerprint = "0" }), digest(nil, other { $0.notes = ["x"] }),
      digest(nil, other { $0.isSecret = true }), digest(nil, other { $0.unread = Wording(zh: "甲", en: "a") }),
      digest(nil, other { $0.picture = PictureFacts(width: 1, height: 2) }),
      digest(nil, other { $0.picture = PictureFacts(width: 1, height: 2, colour: "#fff") }),
      digest(nil, nil, [warning]),
      digest(maker: "2"), digest { $0.today = today + 1 }, digest { $0.isStrict = true },
      digest { $0.showsDesign = true }, digest { $0.showsUnpublished = true },
    ]
    #expect(Set(all).count == all.count)
    #expect(digest() == all[0])
  }

  @Test func `files can be taken away one by one as they are made, and what is said of the site is the same`()
    throws
  {
    let tree = site("-- content/clubs/choir.md\n---\ntitle: 合唱团\nfamily: 文体\n---\n唱歌，电话 13800138000。\n")
    let options = BuildOptions(today: try #require(day))
    let whole = build(tree, options)
    let taken = Mutex<[String]>([])
    let parted = build(tree, options) { path, _ in
      taken.withLock { $0.append(path) }
      return .bytes([])
    }
    #expect(parted.problems == whole.problems)
    #expect(whole.problems.contains { $0.span?.path.hasPrefix("content/") ?? false })
    #expect(parted.value.pageCount == whole.value.pageCount)
    // Each once: pages, and what is none, such as the index of the search.
    let paths = taken.withLock { $0 }
    #expect(Set(paths).count == paths.count && paths.count > whole.value.pageCount)
    #expect(paths.contains("search/index.json") && paths.contains("sitemap.xml"))
  }
}
