import FileTrees
import Testing

@testable import Preview

private let site = OutputTree(
  ["index.html", "clubs/index.html", "clubs/合唱/index.html", "a b.pdf", "404.html"].map {
    OutputTree.File(path: $0, content: .bytes(Array($0.utf8)))
  })

private func found(_ path: String, basePath: String = "") -> String {
  switch find(path, in: site, basePath: basePath) {
  case .file(let file): file.path
  case .elsewhere(let address): "→ " + address
  case .nothing(let file): "nothing, " + (file?.path ?? "not even a page")
  }
}

struct LookupTests {
  @Test func `addresses lead to the files of the site`() {
    #expect(found("/") == "index.html")
    #expect(found("/clubs/") == "clubs/index.html")
    #expect(found("/clubs/%E5%90%88%E5%94%B1/") == "clubs/合唱/index.html")
    #expect(found("/a%20b.pdf") == "a b.pdf")
  }

  @Test func `a folder without its slash is redirected`() {
    #expect(found("/clubs") == "→ /clubs/")
    #expect(found("/clubs/%E5%90%88%E5%94%B1") == "→ /clubs/%E5%90%88%E5%94%B1/")
  }

  @Test func `a site below a path is found there and nowhere else`() {
    #expect(found("/", basePath: "/union") == "→ /union/")
    #expect(found("/union", basePath: "/union") == "→ /union/")
    #expect(found("/union/clubs/", basePath: "/union") == "clubs/index.html")
    #expect(found("/clubs/", basePath: "/union") == "nothing, 404.html")
    #expect(found("/unionclubs/", basePath: "/union") == "nothing, 404.html")
  }

  @Test(
    arguments: [
      "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/clubs/../../unionpress.yaml", "/..%2funionpress.yaml",
      "/..%5cunionpress.yaml", "//etc/passwd", "/%00", "/clubs/%2e%2e/index.html", "/%ff",
      "/clubs//index.html",
      "etc/passwd", "", "/.git/config",
    ])
  func `no path leads out of the site`(path: String) {
    #expect(found(path) == "nothing, 404.html")
  }

  @Test(
    arguments: [
      "localhost", "localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "192.168.1.7:8000", "[::1]:8000",
      "[::1]",
      "preview.localhost:80",
    ])
  func `own names and numbers are answered`(host: String) {
    #expect(isOwnHost(host))
  }

  @Test(
    arguments: [
      "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example",
      "127.0.0.1:80a",
      "", "[::1", "[evil]:1", "1.2.3", "1.2.3.4.5", "999.1.1.1", "localhost:", "127.0.0.1@evil.example",
    ])
  func `names that others can point here are not`(host: String) {
    #expect(!isOwnHost(host))
  }

  @Test func `a request without a host is not answered`() { #expect(!isOwnHost(nil)) }

  @Test func `files have the types that browsers and calendars need`() {
    #expect(mediaType(of: "index.html") == "text/html; charset=utf-8")
    #expect(mediaType(of: "calendar/all.ics") == "text/calendar; charset=utf-8")
    #expect(mediaType(of: "a/B.JPG") == "image/jpeg")
    #expect(mediaType(of: "feed.xml") == "application/xml; charset=utf-8")
    #expect(mediaType(of: "LICENSE") == "application/octet-stream")
  }
}
