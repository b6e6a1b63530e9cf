import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Glibc

/// Exit codes, fixed in the README: scripts rely on them.
enum Outcome {
  /// All is well.
  static let good: Int32 = 0
  /// Problems in the content.
  static let problems: Int32 = 1
  /// The command was written wrongly.
  static let usage: Int32 = 2
  /// Something could not be read or written.
  static let disk: Int32 = 3
}

/// How problems are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github, gitlab
}

/// In which language a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("消息的语言 zh 或 en · language of messages", valueName: "LANG"))
  var lang: String?

  func validate() throws {
    if let lang, Language(tag: lang) == nil {
      throw ValidationError("--lang \(lang)：应为 zh 或 en · must be zh or en")
    }
  }

  /// The language of messages about `arguments` that could not be understood as a whole.
  static func language(in arguments: [String]) -> Language {
    var options = SpeechOptions()
    options.lang =
      arguments.firstIndex(of: "--lang").flatMap { arguments[($0 + 1)...].first }
      ?? arguments.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    return options.language()
  }

  /// The language of messages: as told, else the locale's, else the site's, else Chinese.
  func language(site: Language? = nil) -> Language { toldLanguage ?? site ?? .zh }

  /// The language that was asked for, by the option or the locale.
  var toldLanguage: Language? {
    if let lang, let language = Language(tag: lang) { return language }
    let environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      if let language = Language(tag: value) { return language }
      break  // C and POSIX say nothing; names of lower rank are hidden by this one
    }
    return nil
  }
}

/// Which site a command looks at, and from which day.
struct SiteOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("网站文件夹 · the site's folder", valueName: "DIR"), completion: .directory)
  var source = "."

  @Option(name: .long, help: ArgumentHelp("生成日期，默认今天 · build date, default today", valueName: "YYYY-MM-DD"))
  var today: String?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if let today { _ = try typedDay(today, "--today") }
  }

  /// The build date: as told, else today on the wall clock `offset` from UTC.
  func buildDate(_ offset: UTCOffset) -> LocalDate {
    today.flatMap { try? typedDay($0, "--today") } ?? currentDate(offset)
  }

  /// The language of messages.
  func language(site: Language? = nil) -> Language { speech.language(site: site) }
}

/// Today on the wall clock `offset` from UTC.
func currentDate(_ offset: UTCOffset) -> LocalDate {
  wallClock(Int(Date().timeIntervalSince1970.rounded(.down)), offset).date
}

/// What the wall clock `offset` from UTC shows so many seconds after 1970 began.
func wallClock(_ seconds: Int, _ offset: UTCOffset) -> LocalDateTime {
  // 1970-01-01 is day 719163 of the civil calendar.
  let start = LocalDateTime(LocalDate(clampedDayNumber: 719_163), .midnight)
  return start.adding(minutes: Int((Double(seconds) / 60).rounded(.down)) + offset.minutes)
}

/// Options of the commands that report problems of a site.
struct CommonOptions: ParsableArguments {
  @OptionGroup var site: SiteOptions

  @Option(name: .long, help: "问题的格式 · format of problems")
  var format = ReportFormat.text

  @Flag(name: .long, help: "更严：警告也算错误，并检查登记是否完整 · warnings count as errors; full register")
  var strict = false

  @Flag(name: .long, help: "不上网：别的工会的活动用上一次取到的 · stay off the network: gathered events as they were")
  var offline = false

  /// The site's folder.
  var source: String { site.source }

  /// The build date.
  func buildDate(_ offset: UTCOffset) -> LocalDate { site.buildDate(offset) }

  /// The language of messages.
  func language(site: Language? = nil) -> Language { self.site.language(site: site) }
}

/// Where a command speaks: answers to standard output, problems and progress to standard error.
struct Voice {
  let language: Language
  let format: ReportFormat

  /// Says `wording` on standard error.
  func say(_ wording: Wording) { writeError(wording[language] + "\n") }

  /// Whether standard error is a terminal that understands colour.
  var isColoured: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Prints problems in the format asked for: people's on standard error, machines' on standard output.
  func report(_ problems: [Problem], files: [SourceFile]) {
    switch format {
    case .text:
      let report = TerminalReport(language: language, isColoured: isColoured, files: files)
      if !problems.isEmpty { writeError(report.text(problems) + "\n") }
    case .json: writeOutput(MachineReport.json.text(problems, files: files, language: language))
    case .sarif: writeOutput(MachineReport.sarif.text(problems, files: files, language: language))
    case .github: writeOutput(MachineReport.github.text(problems, files: files, language: language))
    case .gitlab: writeOutput(MachineReport.gitlab.text(problems, files: files, language: language))
    }
  }

  /// Prints problems of files that were not written because of them: a place in one would send people looking for it.
  func reportUnwritten(_ problems: [Problem]) {
    report(problems.map(\.withoutPlace), files: [])
    if format == .text { say(Wording(zh: "有错误，什么也没有写。", en: "There are errors; nothing was written.")) }
  }

  /// Says that some of `problems` can be mended by the program, if so.
  func offerMending(of problems: [Problem]) {
    let count = problems.count { $0.fix?.certainty == .certain }
    guard count > 0 else { return }
    say(
      Wording(
        zh: "其中 \(count) 处可以自动改好：先看 unionpress fix --dry-run，再运行 unionpress fix。",
        en:
          "\(count) of them can be mended for you: look with unionpress fix --dry-run, then run unionpress fix."
      ))
  }

  /// How many problems there are, in words.
  func count(_ problems: [Problem]) -> String? {
    TerminalReport(language: language, isColoured: false, files: []).count(problems)
  }
}

/// The terminal that the command speaks to.
enum Terminal {
  /// Its width in columns; 80 where nothing is known of it.
  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }
}

/// `value` as JSON for programs, with a line break at its end: in a line of its own, or indented for people to read, too.
func jsonText(_ value: some Encodable, isIndented: Bool = true) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Writes `text` to standard output.
func writeOutput(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

/// Writes `text` to standard error.
func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

extension Problem {
  /// The problem by itself, for a file that is not there.
  var withoutPlace: Problem {
    var problem = self
    problem.span = nil
    problem.notes = []
    problem.fix = nil
    return problem
  }
}
