import ArgumentParser
import Diagnostics
import EditorSupport
import Files
import Foundation
import Records

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "让编辑器认识字段：JSON Schema · JSON Schemas of the fields, for editors",
    discussion: """
      不写 KIND 时列出所有可用的名称。--vscode 在网站文件夹里写好 .vscode/，已有的设置不会被覆盖。 · Without KIND the \
      names are listed. --vscode writes .vscode/ into the site's folder and leaves settings alone that are there.

        unionpress schema event
        unionpress schema settings
        unionpress schema --all schemas/
        unionpress schema --vscode
      """)

  @Argument(
    help: ArgumentHelp("种类，例如 event、活动，或 settings · a kind, or settings", valueName: "KIND"),
    completion: .list(RecordKind.allCases.map(\.rawValue) + ["settings"]))
  var kind: String?

  @Flag(name: .long, help: "译文的字段 · the fields of translations")
  var translation = false

  @Flag(name: .long, help: "content/data/ 里表格的字段 · the fields of tables in content/data/")
  var table = false

  @Option(name: .long, help: ArgumentHelp("全部写到这个文件夹 · write all of them into a folder", valueName: "DIR"))
  var all: String?

  @Flag(name: .long, help: "为 VS Code 配置这个网站 · set up Visual Studio Code for this site")
  var vscode = false

  @Option(name: .long, help: ArgumentHelp("网站文件夹 · the site's folder", valueName: "DIR"))
  var source = "."

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let voice = Voice(language: speech.language(), format: .text)
    let site = settings(in: source)
    if vscode {
      try requireSite(source, voice)
      return try write(editorFiles(on: site), into: source, voice)
    }
    if let all {
      let files = SchemaSubject.all.map {
        EditorFile(path: $0.fileName, bytes: schema(of: $0, on: site))
      }
      return try write(files, into: all, voice)
    }
    guard let kind else { return writeOutput(SchemaSubject.all.map { $0.fileName + "\n" }.joined()) }
    guard let subject = subject(kind) else {
      throw unknownKind(
        kind, among: RecordKind.allCases, others: [Wording(zh: "设置", en: "settings")], voice)
    }
    writeOutput(String(decoding: schema(of: subject, on: site), as: UTF8.self))
  }

  private func subject(_ word: String) -> SchemaSubject? {
    if isSettings(word: word) { return .settings }
    if let named = SchemaSubject.all.first(where: { $0.fileName == word }) { return named }
    guard let kind = RecordKind(named: word) else { return nil }
    let wanted: SchemaSubject =
      table || kind.folder == nil ? .table(kind) : translation ? .translation(kind) : .record(kind)
    return SchemaSubject.all.contains(wanted) ? wanted : nil
  }

  private func write(_ files: [EditorFile], into folder: String, _ voice: Voice) throws {
    var kept: [String] = []
    try writing(folder, voice) {
      for file in files {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
        if file.isOwn, FileManager.default.fileExists(atPath: url.path) {
          if FileManager.default.contents(atPath: url.path) != Data(file.bytes) { kept.append(file.path) }
          continue
        }
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url, options: .atomic)
      }
    }
    voice.say(
      Wording(
        zh: "已写好 \(files.count - kept.count) 个文件。", en: "\(files.count - kept.count) files are in place."))
    for path in kept {
      voice.say(Wording(zh: "\(path) 是您自己的，没有改动。", en: "\(path) is your own and was left alone."))
    }
  }
}
