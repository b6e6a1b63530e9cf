import ArgumentParser
import Diagnostics
import FileTrees
import Foundation
import Importing
import Records

/// Makes records of a table.
struct ImportTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "把表格里的活动、获奖、图书、参与情况写成记录 · make records of a table of events, awards, books or participation",
    discussion: """
      不加 --write 只看会写什么，什么也不动。已有的内容不会重复导入，已有的文件不会动。有一格不对，就一个也不写。Excel 表格请先另存为\
      “CSV UTF-8”。 · Without --write it only shows what would be written. What the site has already is left out, files that \
      are there are never touched, and with a wrong cell nothing is written. Save spreadsheets as “CSV UTF-8” first.

        unionpress import table awards.csv
        unionpress import table books.csv --kind book --write
      """)

  @Argument(help: ArgumentHelp("表格 · the table", valueName: "FILE.csv"))
  var file: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "是什么表：event、award、book 或 participation，默认看表头 · event, award, book or participation; default: by its headings",
      valueName: "KIND"))
  var kind: String?

  @Flag(name: .long, help: "写入文件 · write the files")
  var write = false

  @OptionGroup var options: SiteOptions

  func run() throws {
    let tree = try readSite(options)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: .text)
    let kind = try chosenKind(voice)
    guard let bytes = FileManager.default.contents(atPath: file) else {
      voice.say(Wording(zh: "读不了文件 \(file)", en: "cannot read \(file)"))
      throw ExitCode(Outcome.disk)
    }
    // XLSX is a ZIP archive, XLS a compound document.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      voice.say(
        Wording(
          zh: "\(file) 是 Excel 文件。请打开它，另存为“CSV UTF-8（逗号分隔）”，再导入那个 .csv 文件。",
          en: "\(file) is an Excel file. Open it, save it as “CSV UTF-8”, and import the .csv file."))
      throw ExitCode(Outcome.usage)
    }
    let source = SourceFile(path: file, bytes: Array(bytes))
    let result = importTable(
      source, as: kind, into: tree.value, today: options.buildDate(settings.offset))
    voice.report(result.problems, files: [source])
    guard result.isSound else {
      voice.say(
        Wording(zh: "表里有错误，什么也没有写。改好表格再来一次。", en: "Nothing was written. Mend the table and try again."))
      throw ExitCode(Outcome.problems)
    }
    for file in result.value {
      if write { try writeNewFile(file.text, at: file.path, below: options.source, voice) }
      let titles = file.titles.joined(separator: voice.language == .zh ? "、" : ", ")
      writeOutput("\(file.path)\t\(titles)\n" + (write ? "" : file.text))
    }
    let count = result.value.reduce(0) { $0 + $1.titles.count }
    voice.say(summary(count, result.value.count))
  }

  private func chosenKind(_ voice: Voice) throws -> RecordKind? {
    guard let kind else { return nil }
    let word = kind.lowercased()
    if let found = tableKinds.first(where: {
      $0.rawValue == word || $0.label.zh == word || $0.tables.contains(word)
    }) {
      return found
    }
    let words = tableKinds.map(\.rawValue)
    voice.say(
      Wording(
        zh: "--kind \(kind)：应为 \(words.joined(separator: "、")) 之一",
        en: "--kind \(kind): must be one of \(words.joined(separator: ", "))"))
    throw ExitCode(Outcome.usage)
  }

  private func summary(_ records: Int, _ files: Int) -> Wording {
    if records == 0 { return Wording(zh: "没有可以导入的内容。", en: "There is nothing to import.") }
    return write
      ? Wording(
        zh: "已写入 \(records) 条记录（\(files) 个文件）。请用 unionpress check 检查。",
        en: "Wrote \(records) records (\(files) files). Run unionpress check.")
      : Wording(
        zh: "会写 \(records) 条记录（\(files) 个文件）；加上 --write 就会写入。",
        en: "Would write \(records) records (\(files) files); add --write to write.")
  }
}
