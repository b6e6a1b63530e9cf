import ArgumentParser
import Authoring
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Records
import Rendering

/// Makes a whole new site in a folder.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "建一个新网站 · make a new site in a folder",
    discussion: """
      文件夹必须是空的，或者还没有；不写就是现在这个文件夹。 · The folder must be empty, or not there yet; without one it is the \
      folder where you are.

        unionpress init 我的网站   # 一问一答 · by questions
        unionpress init site --name 外国语学院工会 --url https://gh.example.edu.cn
      """)

  @Argument(help: ArgumentHelp("文件夹 · the folder", valueName: "DIR"), completion: .directory)
  var folder = "."

  @Option(name: .long, help: ArgumentHelp("网站名称 · the site's name", valueName: "NAME"))
  var name: String?

  @Option(name: .long, help: ArgumentHelp("网址 · its address", valueName: "URL"))
  var url: String?

  @Option(name: .long, help: ArgumentHelp("内容用哪种语言，zh 或 en · language of the content", valueName: "LANG"))
  var content: String?

  @Option(name: .long, help: ArgumentHelp("日期，默认今天 · date, default today", valueName: "YYYY-MM-DD"))
  var today: String?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if let content, Language(tag: content) == nil {
      throw ValidationError("--content \(content)：应为 zh 或 en · must be zh or en")
    }
    if let today { _ = try typedDay(today, "--today") }
  }

  func run() throws {
    let voice = Voice(language: speech.language(), format: .text)
    try refuseFullFolder(voice)
    let site = StarterSite(
      name: try given(
        name, voice, Wording(zh: "网站名称", en: "name of the site"),
        standing: Wording(zh: "学院工会", en: "Staff Union")),
      url: try given(
        url, voice, Wording(zh: "网址", en: "address"), standing: Wording(verbatim: "https://gh.example.edu.cn")
      ),
      today: today.flatMap { try? typedDay($0, "--today") } ?? currentDate(.shanghai),
      language: content.flatMap { Language(tag: $0) } ?? voice.language, themeVersion: themeVersion)
    let files = site.files
    // Name and address are the user's; everything else is known to be right.
    let problems = decodeRecords(SourceTree(texts: files.map { SourceFile(path: $0.path, text: $0.text) }))
      .problems
    guard problems.isEmpty else {
      voice.reportUnwritten(problems)
      throw ExitCode(Outcome.problems)
    }
    for file in files {
      try writeNewFile(file.text, at: file.path, below: folder, voice)
      writeOutput("\(folder)/\(file.path)\n")
    }
    let isHere =
      URL(fileURLWithPath: folder).standardizedFileURL.path == FileManager.default.currentDirectoryPath
    let place = isHere ? Wording(zh: "这个文件夹里", en: "this folder") : Wording(zh: " \(folder)", en: folder)
    let step = isHere ? "" : "\n  cd \(shellWord(folder))"
    voice.say(
      Wording(
        zh: """
          新网站在\(place.zh)。接着：\(step)
            unionpress new event    写自己的第一个活动
            unionpress serve        在浏览器里边写边看，Ctrl-C 结束
            unionpress build        生成网站，放在 public/
          README.md 里有常用的命令，和第一次要核对的几处。
          """,
        en: """
          The new site is in \(place.en). Next:\(step)
            unionpress new event    begin an event of your own
            unionpress serve        see it in a browser while you write; Ctrl-C ends
            unionpress build        build the site into public/
          README.md has the usual commands, and what to compare first.
          """))
  }

  private func given(
    _ value: String?, _ voice: Voice, _ name: Wording, standing: Wording
  ) throws -> String {
    if let value { return value }
    guard Dialogue.isPossible else { return standing[voice.language] }
    return try Dialogue(language: voice.language).ask(
      name[voice.language], standing: standing[voice.language])
  }

  private func refuseFullFolder(_ voice: Voice) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // A repository that was made for it is as good as empty.
    if isFolder.boolValue, inside.allSatisfy({ $0 == ".git" }) { return }
    voice.say(
      Wording(
        zh: isFolder.boolValue
          ? "\(folder == "." ? "这里" : folder + " ")不是空的文件夹，什么也没有写。写一个新的名字：unionpress init 我的网站"
          : "\(folder) 是一个文件，什么也没有写。写一个新的名字：unionpress init 我的网站",
        en:
          "\(folder) is not an empty folder; nothing was written. Give another name: unionpress init my-site")
    )
    throw ExitCode(Outcome.usage)
  }
}
