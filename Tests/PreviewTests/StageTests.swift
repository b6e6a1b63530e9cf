import FileTrees
import Foundation
import Testing

@testable import Preview

private func scene(_ files: [String: String]?, report: String = "", isStyleOnly: Bool = false) -> Stage.Scene
{
  Stage.Scene(
    site: files.map { files in
      OutputTree(files.map { OutputTree.File(path: $0.key, content: .bytes(Array($0.value.utf8))) })
    },
    basePath: "", report: Data(report.utf8), text: "", marks: [:], isStyleOnly: isStyleOnly)
}

private let home = "index.html"
private let club = "clubs/choir/index.html"
private let style = "assets/site.1234abcd.css"

/// A stage at version 101 with a site of two pages and a style sheet.
private func opened() -> Stage {
  var stage = Stage(version: 100)
  stage.show(scene([home: "1", club: "1", style: "1"]))
  return stage
}

struct StageTests {
  @Test func `a page is loaded again when it changed, and another is left alone`() {
    var stage = opened()
    stage.show(scene([home: "2", club: "1", style: "1"]))
    #expect(stage.news(for: home, since: 101)?.isReload == true)
    #expect(stage.news(for: club, since: 101) == nil)
    #expect(stage.news(for: home, since: 102) == nil)
  }

  @Test func `a page that was missed for several builds is told of all of them`() {
    var stage = opened()
    stage.show(scene([home: "2", club: "1", style: "1"]))
    stage.show(scene([home: "2", club: "3", style: "1"]))
    #expect(stage.news(for: home, since: 101)?.isReload == true)
    #expect(stage.news(for: home, since: 101)?.version == 103)
  }

  @Test func `a style sheet is exchanged without loading the page again`() {
    var stage = opened()
    let new = "assets/site.5678abcd.css"
    stage.show(scene([home: "2", club: "2", new: "2"], isStyleOnly: true))
    let news = stage.news(for: club, since: 101)
    #expect(news?.isReload == false)
    #expect(news?.styles == ["/" + new])
  }

  @Test func `a page that changed and then got new styles is loaded again by who missed both`() {
    var stage = opened()
    stage.show(scene([home: "2", club: "1", style: "1"]))
    stage.show(scene([home: "3", club: "3", "assets/site.0.css": "2"], isStyleOnly: true))
    #expect(stage.news(for: home, since: 101)?.isReload == true)
    #expect(stage.news(for: home, since: 102)?.isReload == false)
  }

  @Test func `what was written while nothing could be built is not taken for a change of styles`() {
    var stage = opened()
    stage.show(scene(nil, report: "broken"))
    stage.show(scene([home: "2", club: "1", "assets/site.0.css": "2"], isStyleOnly: true))
    #expect(stage.news(for: home, since: 102)?.isReload == true)
  }

  @Test func `a build that fails keeps the last good site and says so, and the mended one takes it back`() {
    var stage = opened()
    stage.show(scene(nil, report: "broken"))
    #expect(stage.site?[home] != nil)
    #expect(stage.news(for: club, since: 101)?.hasFailed == true)
    #expect(stage.news(for: club, since: 101)?.isReload == false)
    stage.show(scene([home: "1", club: "1", style: "1"]))
    #expect(stage.news(for: club, since: 102)?.hasFailed == false)
    #expect(stage.news(for: club, since: 102)?.isReload == false)
  }

  @Test func `who came before the first good build sees it`() {
    var stage = Stage(version: 100)
    stage.show(scene(nil, report: "broken"))
    stage.show(scene([home: "1"]))
    #expect(stage.news(for: "no/such/index.html", since: 101)?.isReload == true)
  }

  @Test func `a page that goes and one that comes are loaded again`() {
    var stage = opened()
    stage.show(scene([home: "1", style: "1"]))
    #expect(stage.news(for: club, since: 101)?.isReload == true)
    stage.show(scene([home: "1", club: "1", style: "1"]))
    #expect(stage.news(for: club, since: 102)?.isReload == true)
  }

  @Test func `pages of an earlier preview are loaded again`() {
    var later = Stage(version: 5000)
    later.show(scene([home: "1"]))
    #expect(later.news(for: home, since: 130)?.isReload == true)
  }

  @Test func `a picture that changed under its name concerns every page`() {
    func site(_ mark: String) -> Stage.Scene {
      var new = scene([home: "1"])
      let asset = SourceTree.Asset(path: "content/a.jpg", size: 1, fingerprint: mark, location: "/a.jpg")
      new.site = OutputTree((new.site?.files ?? []) + [.init(path: "a.jpg", content: .copy(of: asset))])
      return new
    }
    var stage = Stage(version: 0)
    stage.show(site("1"))
    #expect(stage.show(site("2")) == 1)
    #expect(stage.news(for: home, since: 1)?.isReload == true)
  }
}

struct TheatreTests {
  @Test func `who waits is called when something happens for their page`() async {
    let theatre = Theatre(version: 0)
    theatre.show(scene([home: "1", club: "1"]))
    async let waiting = theatre.news(for: club, since: 1, limit: .seconds(60))
    theatre.show(scene([home: "2", club: "1"]))
    theatre.show(scene([home: "2", club: "2"]))
    let news = await waiting
    #expect(news?.version == 3)
    #expect(news?.isReload == true)
  }

  @Test func `who waits in vain is let go`() async {
    let theatre = Theatre(version: 0)
    theatre.show(scene([home: "1"]))
    #expect(await theatre.news(for: home, since: 1, limit: .milliseconds(1)) == nil)
  }
}
