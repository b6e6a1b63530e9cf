import Diagnostics
import Foundation
import Support
import Testing
import UnionpressCLI

private let club = "---\n标题: 排球俱乐部\n类别: 文体\n---\n训练。\n"

struct CommandTests {
  @Test func `built-in templates are taken over, never over what the site has`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    #expect(folder.run("templates", "copy", "base.html") == 1)
    try folder.write("templates/base.html", "我的")
    #expect(folder.run("templates", "copy", "templates/base.html") == 1)
    #expect(folder.read("templates/base.html") == "我的")
    #expect(folder.run("templates", "copy", "bsae.html") == 2)
    // Own templates need a version of the theme to be told by; a site that names one is not asked again.
    let taken = try folder.output("templates", "copy", "--force", "base.html", "--lang", "zh")
    #expect(taken.code == 0 && taken.errors.contains("unionpress.yaml 里写上：主题版本: 1；"))
    try folder.write("unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\ntheme_version: 1\n")
    let again = try folder.output("templates", "copy", "--force", "base.html", "--lang", "zh")
    #expect(again.code == 0 && !again.errors.contains("theme_version"))
    #expect(folder.read("templates/base.html")?.contains("<!DOCTYPE html>") == true)
    #expect(folder.run("templates", "list") == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/templates")
    #expect(folder.run("build") == 0)
    #expect(folder.read("public/clubs/volleyball/index.html")?.contains("排球俱乐部") == true)
  }

  @Test func `a good build ends with 0 and replaces public whole`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club, "content/clubs/choir.md": club])
    try folder.write("public/.gitignore", "*\n")
    #expect(folder.run("build") == 0)
    #expect(folder.read("public/clubs/choir/index.html") != nil)
    #expect(folder.read("public/.gitignore") == "*\n")
    try FileManager.default.removeItem(atPath: folder.path + "/content/clubs/choir.md")
    #expect(folder.run("build") == 0)
    #expect(folder.read("public/clubs/choir/index.html") == nil)
    #expect(folder.read("public/clubs/volleyball/index.html") != nil)
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasPrefix(".public")
    }
    #expect(leftovers.isEmpty)
  }

  @Test func `a build with problems ends with 1 and leaves public as it was`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    #expect(folder.run("build") == 0)
    let before = folder.read("public/clubs/volleyball/index.html")
    try folder.write("content/clubs/volleyball.md", "---\n标题：排球俱乐部\n类别: 体育\n---\n")
    #expect(folder.run("build") == 1)
    #expect(folder.run("check") == 1)
    #expect(folder.read("public/clubs/volleyball/index.html") == before)
  }

  @Test func `strict checks take warnings for errors`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    #expect(folder.run("check") == 0)
    #expect(folder.run("check", "--strict") == 1)
  }

  @Test(arguments: [
    ["build", "--bogus"], ["bulid"], ["check", "--today", "gestern"], ["check", "--lang", "klingon"],
    ["check", "--format", "xml"], ["list"],
  ])
  func `wrong usage ends with 2`(_ arguments: [String]) {
    #expect(Unionpress.outcome(of: arguments) == 2)
  }

  @Test func `what cannot be read or written ends with 3`() throws {
    #expect(Unionpress.outcome(of: ["check", "--source", "/nowhere/at/all"]) == 3)
    #expect(Unionpress.outcome(of: ["markdown", "/nowhere/at/all.md"]) == 3)
    let folder = try Folder(["content/clubs/volleyball.md": club])
    try folder.write("out/precious.txt", "mine")
    #expect(folder.run("build", "--output", folder.path + "/out") == 3)
    #expect(folder.read("out/precious.txt") == "mine")
  }

  @Test func `fix shows with dry-run and writes without`() throws {
    let slips = "---\n标题：排球俱乐部\n类别: 文体\n---\n＃训练\n"
    let folder = try Folder(["content/clubs/volleyball.md": slips])
    #expect(folder.run("fix", "--dry-run") == 0)
    #expect(folder.read("content/clubs/volleyball.md") == slips)
    #expect(folder.run("fix") == 0)
    #expect(folder.read("content/clubs/volleyball.md") == "---\n标题: 排球俱乐部\n类别: 文体\n---\n# 训练\n")
    #expect(folder.run("build") == 0)
  }

  @Test func `fix turns a GBK file into UTF-8`() throws {
    let folder = try Folder([:])
    let gbk: [UInt8] =
      Array("---\n".utf8) + [0xB1, 0xEA, 0xCC, 0xE2, 0x3A, 0x20, 0xC5, 0xC5, 0xC7, 0xF2] + Array("\n".utf8)
      + [0xC0, 0xE0, 0xB1, 0xF0, 0x3A, 0x20, 0xCE, 0xC4, 0xCC, 0xE5] + Array("\n---\n".utf8)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/content/clubs", withIntermediateDirectories: true)
    try Data(gbk).write(to: URL(fileURLWithPath: folder.path + "/content/clubs/volleyball.md"))
    #expect(folder.run("check") == 1)
    #expect(folder.run("fix") == 0)
    #expect(folder.read("content/clubs/volleyball.md") == "---\n标题: 排球\n类别: 文体\n---\n")
  }

  @Test func `records can be listed by kind in either language, and what is hidden`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    for kind in ["clubs", "club", "俱乐部", "events", "hidden", "未发布", "awards", "terms", "holidays"] {
      #expect(folder.run("list", kind) == 0)
      #expect(folder.run("list", kind, "--format", "json") == 0)
    }
    #expect(folder.run("list", "clbus") == 2)
  }

  @Test func `lists say in the reader's language what a record is, and why it is hidden`() throws {
    let draft = "---\n标题: 合唱团\n类别: 文体\n草稿: 是\n---\n"
    let folder = try Folder(["content/clubs/volleyball.md": club, "content/clubs/choir.md": draft])
    let hidden = try folder.output("list", "hidden", "--lang", "en", "--today", "2026-11-23").output
    #expect(hidden == "choir\t合唱团\tdraft\tcontent/clubs/choir.md\n")
    #expect(try folder.output("list", "hidden", "--lang", "zh").output.contains("\t草稿\t"))
    #expect(
      try folder.output("list", "clubs", "--lang", "en").output.hasPrefix(
        "volleyball\t排球俱乐部\tSports & arts\t"))
  }

  @Test(arguments: ["text", "json", "sarif", "github"])
  func `problems come in every format`(_ format: String) throws {
    let folder = try Folder(["content/clubs/volleyball.md": "---\n标题：排球俱乐部\n---\n"])
    #expect(folder.run("check", "--format", format) == 1)
  }
}
