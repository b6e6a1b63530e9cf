import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Privacy
import Records
import SiteBuild

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "自动改正有唯一改法的问题 · mend what has one certain mending",
    discussion: """
      先用 --dry-run 看看会改什么。文件编码、全角冒号、＃标题等会自动改好；拿不准的留给您。 · Look with --dry-run first. Encodings, \
      full-width colons and the like are mended; what is not certain is left to you.

        unionpress fix --dry-run
        unionpress fix
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "只显示，不写文件 · show only")
  var dryRun = false

  func run() throws {
    let tree = try readSite(options.site)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: options.format)
    let today = options.buildDate(settings.offset)
    let files = mend(tree.value) { build($0, BuildOptions(today: today)).problems }
    for file in files {
      let text = difference(file, voice.language)
      writeOutput(String(decoding: maskingPrivateNumbers(in: Array(text.utf8)), as: UTF8.self))
      if dryRun { continue }
      do {
        try replaceFile(at: options.source + "/" + file.before.path, by: file.after.bytes)
      } catch {
        voice.say(error.message)
        throw ExitCode(Outcome.disk)
      }
    }
    let count = files.reduce(0) { $0 + $1.count }
    if files.isEmpty {
      voice.say(Wording(zh: "没有可以自动改正的问题。", en: "Nothing to mend."))
    } else if dryRun {
      voice.say(
        Wording(
          zh: "可以改正 \(files.count) 个文件里的 \(count) 处；去掉 --dry-run 就会写入。",
          en: "Would mend \(count) places in \(files.count) files; leave out --dry-run to write."))
    } else {
      voice.say(
        Wording(
          zh: "已改正 \(files.count) 个文件里的 \(count) 处。", en: "Mended \(count) places in \(files.count) files."))
    }
  }
}

/// The lines that change, with their numbers.
private func difference(_ file: MendedFile, _ language: Language) -> String {
  var text = "\(file.before.path)\n"
  guard String(validating: file.before.bytes, as: UTF8.self) != nil else {
    return text + (language == .zh ? "  整个文件转换为 UTF-8\n" : "  converted to UTF-8\n")
  }
  func lines(_ file: SourceFile) -> [Substring] {
    file.text(0..<file.bytes.count).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }
  let change = lines(file.after).difference(from: lines(file.before))
  let removals = change.removals.map { step -> (Int, String) in
    if case .remove(let offset, let line, _) = step { return (offset, "- \(offset + 1)│\(line)\n") }
    return (0, "")
  }
  let insertions = change.insertions.map { step -> (Int, String) in
    if case .insert(let offset, let line, _) = step { return (offset, "+ \(offset + 1)│\(line)\n") }
    return (0, "")
  }
  // Removed and inserted lines of the same number stand together.
  var rest = insertions[...]
  for (offset, line) in removals {
    while let next = rest.first, next.0 < offset {
      text += next.1
      rest = rest.dropFirst()
    }
    text += line
    if let next = rest.first, next.0 == offset {
      text += next.1
      rest = rest.dropFirst()
    }
  }
  return text + rest.map(\.1).joined()
}
