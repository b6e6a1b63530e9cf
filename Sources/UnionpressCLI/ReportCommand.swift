import ArgumentParser
import Diagnostics
import FileTrees
import Files
import Foundation
import Records
import Rendering
import SiteBuild

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "生成一年的报告 · make the report of a year",
    discussion: """
      一个独立的网页文件，用浏览器打开就能打印成 A4 或存成 PDF；数字都链接到网站上的出处。 · One page that needs nothing else: open it in \
      a browser to print it or save it as PDF. Every figure links to where it comes from.

        unionpress report --year 2026 --output 年度报告.html
      """)

  @Option(name: .long, help: ArgumentHelp("哪一年 · the year", valueName: "YYYY"))
  var year: Int

  @Option(name: .long, help: ArgumentHelp("写到哪个文件，默认标准输出 · file, default standard output", valueName: "FILE"))
  var output: String?

  @Option(name: .long, help: ArgumentHelp("报告的语言，默认网站的第一种 · language of the report", valueName: "LANG"))
  var language: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let language, Language(tag: language) == nil {
      throw ValidationError("--language \(language)：应为 zh 或 en · must be zh or en")
    }
  }

  func run() throws {
    let tree = try readSite(options.site, options.format)
    let settings = siteSettings(of: tree.value)
    let voice = Voice(language: options.language(site: settings.languages.first), format: options.format)
    let wanted = language.flatMap { Language(tag: $0) } ?? settings.languages.first ?? .zh
    guard settings.languages.contains(wanted) else {
      voice.say(
        Wording(zh: "网站没有 \(wanted.rawValue) 这种语言。", en: "The site has no language \(wanted.rawValue)."))
      throw ExitCode(Outcome.usage)
    }
    let report = annualReport(
      tree.value, BuildOptions(today: options.buildDate(settings.offset)), year: year, language: wanted)
    let problems = tree.problems + report.problems
    voice.report(problems, files: tree.value.texts + builtInThemeTexts)
    if problems.containsErrors {
      voice.say(Wording(zh: "有错误，报告没有生成。", en: "There are errors; no report was made."))
      throw ExitCode(Outcome.problems)
    }
    guard let page = report.value.page else {
      let years = report.value.years.map(String.init)
      voice.say(
        Wording(
          zh: "\(year)年没有可以报告的内容。" + (years.isEmpty ? "" : "有内容的年份：\(years.joined(separator: "、"))。"),
          en: "There is nothing to report of \(year)."
            + (years.isEmpty ? "" : " Years with something: \(years.joined(separator: ", ")).")))
      throw ExitCode(Outcome.usage)
    }
    try write(page, voice)
  }

  private func write(_ page: [UInt8], _ voice: Voice) throws {
    guard let output else {
      FileHandle.standardOutput.write(Data(page))
      return
    }
    try writing(output, voice) {
      try Data(page).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
    voice.say(
      Wording(
        zh: "报告已写到 \(output)；用浏览器打开，打印时纸张选 A4。",
        en: "The report is in \(output); open it in a browser and print it on A4."))
  }
}
