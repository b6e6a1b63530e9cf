import FileTrees
import Files
import Foundation
import Testing

/// A folder with a site's pictures in it, and what was kept of them.
private struct Site: ~Copyable {
  let path = NSTemporaryDirectory() + "unionpress-share-" + UUID().uuidString
  let card = ShareCard(site: "学院工会", title: "排球联谊赛", detail: "11月26日", accent: 0x0B625F)
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes the site, keeping what is drawn, and returns the picture in it.
  func published() throws -> Data {
    let tree = OutputTree([OutputTree.File(path: card.path, content: .drawing(of: card))])
    try publish(tree, to: path + "/public", keepingIn: path + "/kept")
    return try Data(contentsOf: URL(fileURLWithPath: "\(path)/public/\(card.path)"))
  }

  var kept: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/kept")) ?? []).map {
      "\(path)/kept/\($0)"
    }
  }
}

struct SharePictureStoreTests {
  private let beginning = Data([0x89, 0x50, 0x4E, 0x47])

  @Test func `a picture is drawn once and kept`() throws {
    let site = Site()
    let first = try site.published()
    #expect(first.starts(with: beginning))
    let kept = try #require(site.kept.first)
    #expect(site.kept.count == 1)
    let changed = try FileManager.default.attributesOfItem(atPath: kept)[.modificationDate] as? Date
    #expect(try site.published() == first)
    #expect(site.kept == [kept])
    #expect(try FileManager.default.attributesOfItem(atPath: kept)[.modificationDate] as? Date == changed)
  }

  @Test(arguments: [Data(), Data("damaged".utf8)])
  func `a kept picture that was damaged is not published`(damaged: Data) throws {
    let site = Site()
    let first = try site.published()
    let kept = try #require(site.kept.first)
    try damaged.write(to: URL(fileURLWithPath: kept))
    #expect(try site.published() == first)
    #expect(try site.published() == first)
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == first)
  }

  @Test func `without a folder to keep them in, pictures are drawn all the same`() throws {
    let site = Site()
    let first = try site.published()
    try FileManager.default.removeItem(atPath: site.path + "/kept")
    try Data("a file".utf8).write(to: URL(fileURLWithPath: site.path + "/kept"))
    #expect(try site.published() == first)
  }
}
