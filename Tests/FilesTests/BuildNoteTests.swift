import FileTrees
import Files
import Foundation
import Testing

private struct Site: ~Copyable {
  let path = NSTemporaryDirectory() + "unionpress-note-" + UUID().uuidString
  var output: String { path + "/public" }
  var notes: String { path + "/notes" }
  let note = BuildNote(inputs: "00ff", summary: "{\"pages\": 2}")

  init() throws {
    try publish(tree, to: output)
    note.keep(on: tree, at: output, in: notes)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var tree: OutputTree {
    OutputTree(
      ["index.html", "clubs/合唱团 2/index.html"].map {
        OutputTree.File(path: $0, content: .bytes(Array($0.utf8)))
      })
  }
  var read: BuildNote? { BuildNote(on: output, keptIn: notes) }
  var file: String {
    get throws {
      try #require(try FileManager.default.contentsOfDirectory(atPath: notes).first.map { notes + "/" + $0 })
    }
  }
}

struct BuildNoteTests {
  @Test func `a site that nobody touched is known again`() throws {
    let site = try Site()
    #expect(site.read == site.note)
  }

  @Test(arguments: ["changed", "same length", "removed", "added", "emptied"])
  func `a site that was touched is not`(how: String) throws {
    let site = try Site()
    let page = site.output + "/clubs/合唱团 2/index.html"
    switch how {
    case "changed": try Data("x".utf8).write(to: URL(fileURLWithPath: page))
    case "same length":
      let handle = try #require(FileHandle(forWritingAtPath: page))
      try handle.write(contentsOf: Data("X".utf8))
      try handle.close()
    case "removed": try FileManager.default.removeItem(atPath: page)
    case "added": try Data().write(to: URL(fileURLWithPath: site.output + "/clubs/more.html"))
    default: try FileManager.default.removeItem(atPath: site.output)
    }
    #expect(site.read == nil)
  }

  @Test func `a note that was damaged anywhere is none`() throws {
    let site = try Site()
    let whole = try Data(contentsOf: URL(fileURLWithPath: try site.file))
    for offset in stride(from: 0, to: whole.count, by: 7) {
      var damaged = whole
      damaged[offset] ^= 0x01
      try damaged.write(to: URL(fileURLWithPath: try site.file))
      #expect(site.read == nil, "byte \(offset)")
      try whole.prefix(offset).write(to: URL(fileURLWithPath: try site.file))
      #expect(site.read == nil, "cut after \(offset)")
    }
    try whole.write(to: URL(fileURLWithPath: try site.file))
    #expect(site.read == site.note)
  }

  @Test func `what was kept for one place says nothing of another`() throws {
    let site = try Site()
    #expect(BuildNote(on: site.path + "/elsewhere", keptIn: site.notes) == nil)
    #expect(BuildNote(on: site.output, keptIn: site.path + "/nowhere") == nil)
  }
}

struct SiteStageTests {
  @Test func `pages written ahead are in the site, and a stage given up leaves the old one`() throws {
    let folder = NSTemporaryDirectory() + "unionpress-stage-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    func text(_ path: String) throws -> String {
      try String(contentsOfFile: folder + "/public/" + path, encoding: .utf8)
    }
    func stage() throws -> SiteStage { try SiteStage(for: folder + "/public") }

    let first = try stage()
    let page = OutputTree.File(
      path: "a/b/index.html", content: first.write(Array("old".utf8), to: "a/b/index.html"))
    let other = OutputTree.File(path: "c.txt", content: .bytes(Array("other".utf8)))
    try first.publish(OutputTree([page, other]))
    #expect(try text("a/b/index.html") == "old")
    #expect(try text("c.txt") == "other")

    let second = try stage()
    _ = second.write(Array("new".utf8), to: "a/b/index.html")
    second.discard()
    #expect(try text("a/b/index.html") == "old")
    #expect(try names() == ["public"])
  }

  @Test func `a page that cannot be written ahead is reported when the site is put in place`() throws {
    let folder = NSTemporaryDirectory() + "unionpress-stage-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stage = try SiteStage(for: folder + "/public")
    let content = stage.write(Array("x".utf8), to: "../x.html")
    #expect(content == .bytes(Array("x".utf8)))
    #expect(throws: DiskError.self) {
      try stage.publish(OutputTree([OutputTree.File(path: "../x.html", content: content)]))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
