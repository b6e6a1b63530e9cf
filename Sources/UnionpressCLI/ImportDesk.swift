import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Foundation
import Importing
import Records

/// Options of the commands that import something.
struct ImportOptions: ParsableArguments {
  @Flag(name: .long, help: "写入文件 · write the files")
  var write = false

  @OptionGroup var site: SiteOptions
}

/// What all imports do alike: read the site and the file, show what would be written, and write it if told to.
struct ImportDesk {
  let site: SourceTree
  let today: LocalDate
  let voice: Voice
  private let options: ImportOptions

  init(_ options: ImportOptions) throws {
    let tree = try readSite(options.site)
    let settings = siteSettings(of: tree.value)
    self.options = options
    site = tree.value
    today = options.site.buildDate(settings.offset)
    voice = Voice(language: options.site.language(site: settings.languages.first), format: .text)
  }

  /// The file at `path`, or the end of the command.
  func read(_ path: String) throws -> SourceFile { try readFile(path, voice) }

  /// The files below `folder` that `isWanted`, by their paths below it; links are not followed.
  func files(below folder: String, _ isWanted: (String) -> Bool) throws -> [SourceFile] {
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      voice.say(Wording(zh: "没有文件夹 \(folder)", en: "there is no folder \(folder)"))
      throw ExitCode(Outcome.disk)
    }
    return try paths.filter(isWanted).sorted().compactMap { path in
      let place = folder + "/" + path
      let kind = try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
      return kind == .typeRegular ? SourceFile(path: path, bytes: try read(place).bytes) : nil
    }
  }

  /// Reports `problems` of `sources`, and that nothing was written.
  func refusal(_ problems: [Problem], _ sources: [SourceFile]) -> ExitCode {
    // Workbooks have no lines to show.
    voice.report(problems, files: sources.filter { !isWorkbook($0) })
    voice.say(nothingWritten)
    return ExitCode(Outcome.problems)
  }

  /// Reports `problems` of `sources`, shows `files`, and writes them if told to.
  func finish(_ files: [ImportedFile], _ problems: [Problem], _ sources: [SourceFile]) throws {
    if problems.containsErrors { throw refusal(problems, sources) }
    voice.report(problems, files: sources)
    let isLong = files.count > 20
    for file in files {
      if options.write { try writeNewFile(file.text, at: file.path, below: options.site.source, voice) }
      let titles = file.titles.joined(separator: voice.language == .zh ? "、" : ", ")
      writeOutput("\(file.path)\t\(titles)\n" + (options.write || isLong ? "" : file.text))
    }
    if isLong, !options.write {
      voice.say(Wording(zh: "文件多，这里只列出名称。", en: "There are many files; only their names are shown."))
    }
    voice.say(summary(files.reduce(0) { $0 + $1.titles.count }, files.count))
  }

  private func summary(_ records: Int, _ files: Int) -> Wording {
    if records == 0 { return Wording(zh: "没有可以导入的内容。", en: "There is nothing to import.") }
    return options.write
      ? Wording(
        zh: "已写入 \(records) 条记录（\(files) 个文件）。请用 unionpress check 检查。",
        en: "Wrote \(records) records (\(files) files). Run unionpress check.")
      : Wording(
        zh: "会写 \(records) 条记录（\(files) 个文件）；加上 --write 就会写入。",
        en: "Would write \(records) records (\(files) files); add --write to write.")
  }
}

/// What stands at the end of an import with an error.
let nothingWritten = Wording(
  zh: "有错误，什么也没有写。改好再来一次。", en: "Nothing was written. Mend what is wrong and try again.")
