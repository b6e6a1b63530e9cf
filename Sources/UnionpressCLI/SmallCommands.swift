import ArgumentParser
import Diagnostics
import Files
import Foundation
import Markdown
import Markup

struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "显示一段 Markdown 的 HTML · print the HTML of a Markdown text",
    discussion: """
        unionpress markdown 通知.md
        echo '**加粗**' | unionpress markdown -
      """)

  @Argument(help: ArgumentHelp("文件，- 为标准输入 · a file, or - for standard input", valueName: "FILE|-"))
  var file: String

  @Flag(name: .long, help: "按 GFM 标准，不用中文规则 · plain GFM, without the rules for Chinese")
  var conformance = false

  @OptionGroup var speech: SpeechOptions

  @Option(name: .long, help: "问题的格式 · format of problems")
  var format = ReportFormat.text

  func run() throws {
    let voice = Voice(language: speech.language(), format: format)
    let source =
      file == "-"
      ? SourceFile(path: file, bytes: Array(FileHandle.standardInput.readDataToEndOfFile()))
      : try readFile(file, voice)
    var problems: [Problem] = []
    guard let text = checkText(source).collecting(into: &problems) else {
      voice.report(problems, files: [source])
      throw ExitCode(Outcome.problems)
    }
    let body = Markdown.parse(text, body: 0..<text.bytes.count, options: markdownOptions).collecting(
      into: &problems)
    writeOutput(body.standalone.text)
    if !conformance { voice.report(problems, files: [source]) }
    if !conformance, problems.containsErrors { throw ExitCode(Outcome.problems) }
  }

  private var markdownOptions: MarkdownOptions {
    conformance ? .conformance() : MarkdownOptions()
  }
}

struct Problems: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "列出所有问题代号 · list all kinds of problems",
    discussion: """
      docs/problems.md 由这个命令生成。 · docs/problems.md is made by this command.

        unionpress problems
      """)

  func run() { writeOutput(problemManual()) }
}
