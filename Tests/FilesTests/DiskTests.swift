import Diagnostics
import FileTrees
import Files
import Foundation
import Testing

private struct Folder: ~Copyable {
  let path = NSTemporaryDirectory() + "unionpress-files-" + UUID().uuidString
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
  func write(_ name: String, _ text: String) throws {
    let place = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place))
  }
  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
  }
}

private func tree(_ files: [String: String]) -> OutputTree {
  OutputTree(files.map { OutputTree.File(path: $0.key, content: .bytes(Array($0.value.utf8))) })
}

struct DiskTests {
  @Test func `a snapshot holds texts and assets, without left-overs of editors`() throws {
    let folder = try Folder()
    for name in [
      "content/a.md", "content/.a.md.swp", "content/~$a.docx", "content/b.md~", "content/x/.DS_Store",
    ] { try folder.write(name, "x") }
    try folder.write("content/x/名单.docx", "docx")
    try folder.write("templates/assets/site.css", "css")
    let snapshot = try snapshot(of: folder.path)
    #expect(snapshot.problems.isEmpty)
    #expect(snapshot.value.texts.map(\.path) == ["content/a.md", "templates/assets/site.css"])
    #expect(snapshot.value.assets.map(\.path) == ["content/x/名单.docx"])
  }

  @Test func `links out of the folder are refused, links inside and circles are not followed for ever`()
    throws
  {
    let folder = try Folder()
    try folder.write("content/pages/a.md", "x")
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/content/etc", withDestinationPath: "/etc")
    try manager.createSymbolicLink(
      atPath: folder.path + "/content/passwd.md", withDestinationPath: "/etc/passwd")
    try manager.createSymbolicLink(atPath: folder.path + "/content/pages/loop", withDestinationPath: "..")
    let snapshot = try snapshot(of: folder.path)
    #expect(snapshot.problems.map(\.kind) == ["file.link-outside", "file.link-outside"])
    #expect(snapshot.value.texts.map(\.path) == ["content/pages/a.md"])
    // Nor is a line of theirs shown beside what is wrong with them.
    #expect(
      textFiles(at: ["content/passwd.md", "content/pages/a.md"], of: folder.path).map(\.path) == [
        "content/pages/a.md"
      ])
  }

  @Test func `a site that was set aside by a build that was killed is put back`() throws {
    let folder = try Folder()
    try folder.write(".public.unionpress-999999999.old/index.html", "the only one")
    try folder.write(".public.unionpress-999999999.old/.unionpress", "")
    try folder.write(".public.unionpress-999999999/index.html", "half")
    // Of a build that goes on just now.
    try folder.write(".public.unionpress-\(getppid()).old/index.html", "somebody's")
    let stage = try SiteStage(for: folder.path + "/public")
    stage.discard()
    #expect(folder.names("") == [".public.unionpress-\(getppid()).old", "public"])
    #expect(folder.names("public") == [".unionpress", "index.html"])
    // Where there is a site, what was set aside is the one before.
    try folder.write(".public.unionpress-999999999.old/index.html", "the one before")
    try SiteStage(for: folder.path + "/public").discard()
    #expect(folder.names("") == [".public.unionpress-\(getppid()).old", "public"])
  }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func `who watches a folder is not led in circles by links`(polls: Bool) throws {
    let folder = try Folder()
    try folder.write("content/pages/a.md", "x")
    for name in ["left", "right"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/content/pages/" + name, withDestinationPath: "..")
    }
    let watch = FolderWatch(folder.path, polls: polls)
    try folder.write("content/pages/b.md", "y")
    let pipe = Pipe()
    let news = watch.wait(10_000, or: pipe.fileHandleForReading.fileDescriptor)
    guard case .changes(let paths) = news else { throw Quiet() }
    #expect(Set(paths) == ["content/pages/b.md"])
  }

  private struct Quiet: Error {}

  @Test func `a text file beyond the limit is reported without being read`() throws {
    let folder = try Folder()
    try folder.write("content/a.md", "")
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/content/a.md"))
    try handle.truncate(atOffset: 200 << 20)
    try handle.close()
    let snapshot = try snapshot(of: folder.path)
    #expect(snapshot.problems.map(\.kind) == ["file.too-large"])
    #expect(snapshot.value.texts.isEmpty)
  }

  @Test func `a folder that is not there is the disk's error`() {
    #expect(throws: DiskError.self) { try snapshot(of: "/nowhere/at/all") }
  }

  @Test func `publishing leaves exactly the tree, and a .gitignore`() throws {
    let folder = try Folder()
    try folder.write("public/.gitignore", "*")
    try publish(tree(["a/index.html": "1", "old.html": "2"]), to: folder.path + "/public")
    try publish(tree(["a/index.html": "3"]), to: folder.path + "/public")
    #expect(folder.names("public") == [".gitignore", ".unionpress", "a"])
    #expect(folder.names("public/a") == ["index.html"])
    #expect(folder.names("") == ["public"])
  }

  @Test func `a folder with foreign files is never replaced`() throws {
    let folder = try Folder()
    try folder.write("home/thesis.txt", "years of work")
    #expect(throws: DiskError.self) { try publish(tree(["a.html": "1"]), to: folder.path + "/home") }
    #expect(folder.names("home") == ["thesis.txt"])
    #expect(folder.names("") == ["home"])
  }

  @Test func `a failure while writing leaves the old site and nothing beside it`() throws {
    let folder = try Folder()
    try publish(tree(["a.html": "old"]), to: folder.path + "/public")
    let missing = SourceTree.Asset(
      path: "content/gone.pdf", size: 1, fingerprint: "0", location: folder.path + "/gone.pdf")
    let broken = OutputTree([
      OutputTree.File(path: "a.html", content: .bytes(Array("new".utf8))),
      OutputTree.File(path: "gone.pdf", content: .copy(of: missing)),
    ])
    #expect(throws: DiskError.self) { try publish(broken, to: folder.path + "/public") }
    #expect(try String(contentsOfFile: folder.path + "/public/a.html", encoding: .utf8) == "old")
    #expect(folder.names("") == ["public"])
  }

  @Test func `what a killed build left behind is cleared by the next`() throws {
    let folder = try Folder()
    try folder.write(".public.unionpress-999999999/half.html", "x")
    try publish(tree(["a.html": "1"]), to: folder.path + "/public")
    #expect(folder.names("") == ["public"])
  }
}

struct OutputPathTests {
  @Test(arguments: ["../a.html", "a/../../b.html", "a//b.html", "./a.html", "/a.html"])
  func `a path that leads out of the site is not written, and the old site stays`(path: String) throws {
    let folder = try Folder()
    try publish(tree(["index.html": "old"]), to: folder.path + "/public")
    #expect(throws: DiskError.self) { try publish(tree([path: "new"]), to: folder.path + "/public") }
    #expect(folder.names("public").contains("index.html"))
    #expect(folder.names("").sorted() == ["public"])
  }
}
