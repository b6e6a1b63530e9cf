import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

/// A picture as the snapshot of a folder gives it, in three formats.
private func photo(_ path: String, _ width: Int = 3000, _ height: Int = 2000) -> SourceTree.Asset {
  let versions = ["avif", "webp", "jpg"].map { suffix in
    PictureFacts.Version(
      width: 1600, height: 1600 * height / width, suffix: suffix, size: 9,
      fingerprint: "f\(path.split(separator: "/").last?.prefix(1) ?? "")", location: "/nowhere")
  }
  var asset = SourceTree.Asset(
    path: path, size: 3, fingerprint: "0123456789abcdef", location: "/nowhere")
  asset.picture = PictureFacts(width: width, height: height, colour: "#112233", versions: versions)
  return asset
}

private let choir = """
  -- content/events/2026/choir.md
  ---
  标题: 合唱
  开始: 2026-11-10 14:00
  ---
  正文，[原图](choir/c.jpg)。
  -- content/events/2026/walk.md
  ---
  标题: 健步
  开始: 2026-11-12 14:00
  ---
  正文。
  -- content/events/2026/quiet.md
  ---
  标题: 无照片
  开始: 2026-11-13 14:00
  ---
  正文。

  """

private let captions = """
  -- content/events/2026/choir/captions.yaml
  b.jpg: 谢幕
  a.jpg: {说明: 候场, 摄影: 王芳}
  -- content/events/2026/walk/captions.yaml
  a.jpg: 出发

  """

private func built(_ text: String, _ photos: [SourceTree.Asset]) throws -> Checked<Built> {
  let own = site(text, templates: true)
  return build(
    SourceTree(texts: own.texts, assets: own.assets + photos),
    BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
}

private func page(_ path: String, _ built: Built) throws -> String {
  let output = try #require(built.output)
  guard case .bytes(let bytes)? = output[path]?.content else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}

struct AlbumTests {
  @Test func `albums stand on a page of their own, latest first, and lead to the photographs`() throws {
    let result = try built(
      choir + captions,
      [
        photo("content/events/2026/choir/a.jpg"), photo("content/events/2026/choir/b.jpg", 2000, 3000),
        photo("content/events/2026/choir/c.jpg"), photo("content/events/2026/walk/a.jpg"),
      ])
    #expect(result.problems.isEmpty, "\(report(result.problems, in: site(choir)))")
    let albums = try page("albums/index.html", result.value)
    let links = albums.matches(of: #/href="(\/events\/[^"]*#photos)"/#).map { String($0.1) }
    #expect(links == ["/events/2026/walk/#photos", "/events/2026/choir/#photos"])
    #expect(albums.contains("2 张") && albums.contains("1 张") && !albums.contains("无照片"))

    let event = try page("events/2026/choir/index.html", result.value)
    // The order is that of the captions; the upright picture gets two thirds of its height as width.
    let texts = event.matches(of: #/<img[^>]* alt="([^"]*)"/#).map { String($0.1) }
    #expect(texts == ["谢幕", "候场"])
    #expect(event.contains(#"<li class="n13">"#) && event.contains(#"<li class="n30">"#))
    #expect(event.contains("摄影：王芳"))
    // The lightest first, because browsers take the first that they know; the viewer's is known to all who have a dialog.
    let types = event.matches(of: #/<source type="image\/(\w+)"/#).map { String($0.1) }
    #expect(types == ["avif", "webp", "avif", "webp"])
    #expect(event.contains(#"data-full="/pictures/fb-1600.webp""#))
    let shared = "https://gh.example.edu.cn/pictures/fb-1600.jpg"
    #expect(event.contains(#"<meta property="og:image" content="\#(shared)">"#))
    #expect(event.contains(#"<meta property="og:image:alt" content="谢幕">"#))
    let quiet = try page("events/2026/quiet/index.html", result.value)
    #expect(quiet.contains(#"<meta property="og:image" content="https://gh.example.edu.cn/share/"#))
    // The picture to which the text leads is published whole, the others are not.
    let output = try #require(result.value.output)
    #expect(output["events/2026/choir/c.jpg"] != nil && output["events/2026/choir/a.jpg"] == nil)
  }

  @Test func `a site without photographs has no page for them`() throws {
    let result = try built(choir.replacing("，[原图](choir/c.jpg)", with: ""), [])
    #expect(result.problems.isEmpty)
    #expect(try page("albums/index.html", result.value).isEmpty)
    #expect(!(try page("index.html", result.value)).contains("/albums/"))
  }

  @Test func `forty photographs without texts are one error, with the lines to add`() throws {
    let names = (1...40).map { "\($0).jpg" }
    let result = try built(
      choir.replacing("，[原图](choir/c.jpg)", with: ""), names.map { photo("content/events/2026/choir/\($0)") })
    #expect(result.problems.map(\.kind) == ["picture.no-text"])
    let text = report(result.problems, in: site(choir))
    #expect(text.contains("40 张照片没有说明") && text.contains("content/events/2026/choir/captions.yaml"))
    // In the order of their numbers, as people count.
    let lines = text.matches(of: #/(\d+)\.jpg: *\n/#).map { String($0.1) }
    #expect(lines == (1...40).map(String.init))
  }

  @Test(arguments: [
    ("a.jpg: 候场\nc.jpg: [谢幕\n", "yaml.unclosed"), ("a.jgp: 候场\nc.jpg: 谢幕\n", "picture.caption"),
  ])
  func `a slip in the captions is told of alone`(_ captions: String, _ kind: String) throws {
    let result = try built(
      "\(choir)-- content/events/2026/choir/captions.yaml\n\(captions)",
      ["a.jpg", "c.jpg"].map { photo("content/events/2026/choir/\($0)") })
    #expect(result.problems.map(\.kind) == [kind])
  }
}
