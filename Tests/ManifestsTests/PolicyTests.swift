import Diagnostics
import Manifests
import Testing

private func manifest(_ files: [String: String]) -> Manifest {
  Manifest(files.map { .init(path: $0.key, sum: sha256(Array($0.value.utf8))) })
}

/// The paths of `count` news pages.
private func pages(_ count: Int) -> [String: String] {
  Dictionary(uniqueKeysWithValues: (0..<count).map { ("news/\($0)/index.html", "\($0)") })
}

struct PolicyTests {
  private let old = manifest([
    "index.html": "a", "about/index.html": "b", "assets/site.1.css": "c", "all.ics": "d",
  ])

  @Test func `changes are told apart`() {
    let new = manifest(["index.html": "x", "about/index.html": "b", "assets/site.2.css": "c"])
    let changes = Changes(from: old, to: new)
    #expect(changes.added == ["assets/site.2.css"])
    #expect(changes.changed == ["index.html"])
    #expect(changes.removed == ["all.ics", "assets/site.1.css"])
    #expect(changes.kept == 1)
    #expect(
      changes.lines(on: "https://gh.example.edu.cn/math") == """
        - https://gh.example.edu.cn/math/all.ics
        - https://gh.example.edu.cn/math/assets/site.1.css
        + https://gh.example.edu.cn/math/assets/site.2.css
        ~ https://gh.example.edu.cn/math/

        """)
    #expect(Changes(from: nil, to: new).added.count == 3)
    #expect(Changes(from: old, to: old).isEmpty)
  }

  @Test func `an address that vanishes is refused, a part of a page is not`() {
    let new = manifest(["index.html": "a", "about/index.html": "b"])
    let policy = PublicationPolicy(dropLimit: 100)
    #expect(policy.objections(to: Changes(from: old, to: new), from: old) == [.vanished(["all.ics"])])
  }

  @Test
  func `a page at its old address, an expired notice, a listed or an allowed address may be as they are`() {
    let old = manifest([
      "old/a/index.html": "a", "news/n/index.html": "n", "x/1/index.html": "", "x/2/index.html": "",
    ])
    let new = manifest(["old/a/index.html": "leads elsewhere"])
    let changes = Changes(from: old, to: new)
    var policy = PublicationPolicy(dropLimit: 100, gone: ["/x/*"])
    #expect(policy.objections(to: changes, from: old) == [.vanished(["news/n/index.html"])])
    #expect(policy.objections(to: changes, from: old) { $0.hasPrefix("news/n/") }.isEmpty)
    policy.gone = ["/x/1", "/x/2/", "/news/n/"]
    #expect(policy.objections(to: changes, from: old).isEmpty)
    policy = PublicationPolicy(dropLimit: 100)
    policy.allowsVanished = true
    #expect(policy.objections(to: changes, from: old).isEmpty)
  }

  @Test func `weeks, further pages, posters and pictures named after their content come and go`() {
    for path in [
      "calendar/2026-w48/index.html", "en/calendar/2026-11/index.html", "news/page-3/index.html",
      "en/news/page-12/index.html", "404.html", "en/404.html", "search/t0.ilofcodggo.json",
      "share/39fcdd1396e6324d.png", "pictures/0ad9fb4e0fd4c6b0-960.avif",
      "events/2026/final/poster/index.html",
    ] {
      #expect(!isLasting(path), "\(path)")
    }
    for path in [
      "index.html", "news/a/index.html", "files/章程.pdf", "clubs/choir/calendar.ics", "en/about/index.html",
      "search/index.json", "pages/assets/form.pdf", "news/page-layout/index.html",
    ] {
      #expect(isLasting(path), "\(path)")
    }
  }

  @Test func `one page in five may go, not one more`() {
    let old = manifest(pages(10))
    var policy = PublicationPolicy()
    policy.allowsVanished = true
    func objections(_ left: Int) -> [Objection] {
      let new = manifest(pages(left))
      return policy.objections(to: Changes(from: old, to: new), from: old)
    }
    #expect(objections(8).isEmpty)
    #expect(objections(7) == [.drop(lost: 3, pages: 10, limit: 20)])
    policy.dropLimit = 30
    #expect(objections(7).isEmpty)
    #expect(objections(6) == [.drop(lost: 4, pages: 10, limit: 30)])
    policy.allowsDrop = true
    #expect(objections(0).isEmpty)
  }

  @Test func `pages that come and go are not missed`() {
    var files = pages(10)
    for number in 0..<10 { files["events/2026/\(number)/poster/index.html"] = "p" }
    let old = manifest(files)
    let changes = Changes(from: old, to: manifest(pages(10)))
    #expect(PublicationPolicy().objections(to: changes, from: old).isEmpty)
  }

  @Test func `nothing is refused where nothing was`() {
    #expect(PublicationPolicy().objections(to: Changes(from: nil, to: old), from: nil).isEmpty)
  }

  @Test func `the summary of a merge request lists pages and counts the rest`() {
    let new = manifest([
      "index.html": "x", "new (1)/index.html": "", "assets/site.1.css": "c", "all.ics": "d",
    ])
    let changes = Changes(from: old, to: new)
    #expect(
      changes.markdown(on: "https://gh.example.edu.cn", .zh) == """
        ### 网站的变化

        新增 1，改动 1，删除 1，不变 2

        **新增的页面**（1）

        - <https://gh.example.edu.cn/new%20%281%29/>

        **改动的页面**（1）

        - <https://gh.example.edu.cn/>

        **删除的页面**（1）

        - `https://gh.example.edu.cn/about/`

        """)
    #expect(changes.markdown(on: "https://gh.example.edu.cn", .en).contains("**New pages** (1)"))
  }
}
