import Diagnostics
import FileTrees
import Files
import Foundation
import Manifests
import Records
import Testing

@testable import Publishing

/// A folder with a built site in `public` and room for where it is published.
private struct Workshop: ~Copyable {
  let path = NSTemporaryDirectory() + "unionpress-publishing-" + UUID().uuidString
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func built(_ files: [String: String]) throws -> BuiltSite {
    let tree = OutputTree(files.map { .init(path: $0.key, content: .bytes(Array($0.value.utf8))) })
    try Files.publish(tree, to: path + "/public")
    return try BuiltSite(at: path + "/public")
  }

  func read(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
  }

  func write(_ name: String, _ text: String) throws {
    let place = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place))
  }

  func folder(keep: Int = 5) -> FolderPlace { FolderPlace(root: path + "/srv", keep: keep) }

  @discardableResult
  func publish(_ files: [String: String], keep: Int = 5) throws -> Manifest {
    let place = folder(keep: keep)
    return try Publishing.publish(try built(files), at: place, over: try place.state())
  }
}

struct FolderPlaceTests {
  @Test func `the site is shown whole, and its list says what it is`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一", "活动/index.html": "二", ".well-known/security.txt": "三"])
    #expect(workshop.read("srv/current/index.html") == "一")
    #expect(workshop.read("srv/current/活动/index.html") == "二")
    #expect(workshop.read("srv/current/.well-known/security.txt") == "三")
    // Nothing of the tool's own is shown to the public.
    #expect(workshop.names("srv/current") == [".well-known", "index.html", "活动"])
    let state = try workshop.folder().state()
    #expect(state.current?.files.map(\.path) == [".well-known/security.txt", "index.html", "活动/index.html"])
    #expect(state.releases == [1])
  }

  @Test func `what is as it was is not published again`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一"])
    #expect(try workshop.publish(["index.html": "一"]).release == 1)
    #expect(workshop.names("srv/releases") == ["000001", "000001.manifest"])
  }

  @Test func `files that did not change are the same files`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一", "a.pdf": "pdf"])
    func inode(_ name: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: workshop.path + "/" + name)
      return try #require(attributes[.systemFileNumber] as? Int)
    }
    try workshop.publish(["index.html": "二", "a.pdf": "pdf"])
    #expect(try inode("srv/releases/000001/a.pdf") == inode("srv/releases/000002/a.pdf"))
    #expect(workshop.read("srv/releases/000001/index.html") == "一")
    #expect(workshop.read("srv/releases/000002/index.html") == "二")
  }

  @Test func `one goes back step by step, and a new publication follows the last number`() throws {
    let workshop = try Workshop()
    for text in ["一", "二", "三"] { try workshop.publish(["index.html": text]) }
    let place = workshop.folder()
    #expect(try rollBack(place, to: nil) == 2)
    #expect(workshop.read("srv/current/index.html") == "二")
    #expect(try rollBack(place, to: nil) == 1)
    #expect(workshop.read("srv/current/index.html") == "一")
    #expect(throws: DiskError.self) { try rollBack(place, to: nil) }
    #expect(throws: DiskError.self) { try rollBack(place, to: 9) }
    #expect(workshop.read("srv/current/index.html") == "一")
    #expect(try workshop.publish(["index.html": "四"]).release == 4)
    #expect(try rollBack(place, to: 3) == 3)
    #expect(workshop.read("srv/current/index.html") == "三")
  }

  @Test func `the last few are kept, and the one that is shown always`() throws {
    let workshop = try Workshop()
    for text in ["一", "二", "三", "四"] { try workshop.publish(["index.html": text], keep: 2) }
    #expect(try workshop.folder().state().releases == [3, 4])
    #expect(workshop.names("srv/releases") == ["000003", "000003.manifest", "000004", "000004.manifest"])
  }

  @Test func `what others put there stays, and what others made is not replaced`() throws {
    let workshop = try Workshop()
    try workshop.write("srv/releases/notes.txt", "mine")
    try workshop.write("srv/README", "mine")
    try workshop.publish(["index.html": "一"], keep: 1)
    try workshop.publish(["index.html": "二"], keep: 1)
    #expect(workshop.read("srv/releases/notes.txt") == "mine")
    #expect(workshop.read("srv/README") == "mine")

    let other = try Workshop()
    try other.write("srv/current/index.html", "somebody's site")
    #expect(other.folder().obstacle() != nil)
    #expect(throws: DiskError.self) { try other.publish(["index.html": "一"]) }
    #expect(other.read("srv/current/index.html") == "somebody's site")
  }

  @Test func `what a killed publication left is tidied up, and the site is the old one until then`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一"])
    try workshop.write("srv/releases/.incoming-1/index.html", "half")
    try workshop.write("srv/releases/000002.manifest", "half")
    #expect(try workshop.folder().state().current?.release == 1)
    #expect(try workshop.publish(["index.html": "二"]).release == 2)
    #expect(workshop.names("srv/releases") == ["000001", "000001.manifest", "000002", "000002.manifest"])
    #expect(workshop.read("srv/current/index.html") == "二")
  }

  @Test func `a lost list is made again from what is there`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一", "a/index.html": "二"])
    try FileManager.default.removeItem(atPath: workshop.path + "/srv/releases/000001.manifest")
    #expect(try workshop.folder().state().current?.files.map(\.path) == ["a/index.html", "index.html"])
  }

  @Test func `two at once do not mix`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一"])
    let lock = try Lock(workshop.path + "/srv/.unionpress-lock")
    #expect(throws: DiskError.self) { try workshop.publish(["index.html": "二"]) }
    lock.release()
    // Somebody publishes between the look and the deed.
    let site = try workshop.built(["index.html": "三"])
    let seen = try workshop.folder().state()
    try workshop.publish(["index.html": "四"])
    #expect(throws: DiskError.self) { try Publishing.publish(site, at: workshop.folder(), over: seen) }
    #expect(workshop.read("srv/current/index.html") == "四")
  }

  @Test func `a site that changes while it is published is not shown`() throws {
    let workshop = try Workshop()
    try workshop.publish(["index.html": "一"])
    let site = try workshop.built(["index.html": "二"])
    try workshop.write("public/index.html", "half")
    #expect(throws: DiskError.self) {
      try Publishing.publish(site, at: workshop.folder(), over: try workshop.folder().state())
    }
    #expect(workshop.read("srv/current/index.html") == "一")
    #expect(workshop.names("srv/releases") == ["000001", "000001.manifest"])
  }

  @Test func `a folder that holds no built site is not published`() throws {
    let workshop = try Workshop()
    try workshop.write("public/index.html", "by hand")
    #expect(throws: DiskError.self) { try BuiltSite(at: workshop.path + "/public") }
  }
}

struct ProgramsTests {
  private let programs = Programs(searchPath: ["/usr/bin", "/bin"])

  @Test func `a missing program is named with its package`() throws {
    let error = #expect(throws: DiskError.self) { try Programs(searchPath: ["/nowhere"]).run("rsync", []) }
    #expect(error?.message.zh == "没有找到程序 rsync。请安装：apt-get install rsync")
  }

  @Test func `arguments are no shell's`() throws {
    let ended = try programs.run("printf", ["%s", "$(id) `id` ; 'a' \"b\" *"])
    #expect(ended.text == "$(id) `id` ; 'a' \"b\" *")
  }

  @Test func `much output on both sides does not block`() throws {
    let script =
      "i=0; while [ $i -lt 3000 ]; do printf '%0100d\\n' $i; printf '%0100d\\n' $i >&2; i=$((i+1)); done"
    let ended = try programs.run("sh", ["-c", script])
    #expect(ended.output.count == 303_000)
    #expect(ended.errors.utf8.count == 303_000)
  }

  @Test func `a program that does not end is ended`() {
    let impatient = Programs(searchPath: ["/usr/bin", "/bin"], timeLimit: 2)
    let error = #expect(throws: DiskError.self) { try impatient.run("sleep", ["60"]) }
    #expect(error?.message.en.contains("did not finish within 2 s") == true)
  }

  @Test func `a quoted text is one word of a shell`() throws {
    let text = "a'b $HOME \"c\" \\ `id`\n;"
    #expect(try programs.run("sh", ["-c", "printf %s \(shellQuoted(text))"]).text == text)
  }
}
