import ArgumentParser
import Diagnostics
import Rendering

/// `unionpress templates types`: what the templates of a page can use.
struct TemplatesTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "各种页面有哪些字段 · the fields of each kind of page",
    discussion: """
        unionpress templates types event
      """)

  @Argument(help: ArgumentHelp("页面或类型，例如 event · a page or type, such as event", valueName: "KIND"))
  var kind: String?

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let voice = Voice(language: speech.language(), format: .text)
    guard let text = templateTypes(kind, speech.language()) else {
      let kind = kind ?? ""
      let near = nearMisses(of: kind, among: templateTypeNames).first
      voice.say(
        Wording(
          zh: "没有“\(kind)”这种页面或类型\(near.map { "；您是不是想写 \($0)？" } ?? "")",
          en: "there is no page or type “\(kind)”\(near.map { "; did you mean \($0)?" } ?? "")"))
      throw ExitCode(Outcome.usage)
    }
    writeOutput(text)
  }
}

/// `unionpress templates manual`: docs/templates.md.
struct TemplatesManual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "模板手册（Markdown） · the manual of templates, as Markdown",
    discussion: """
        unionpress templates manual
      """)

  func run() { writeOutput(templateManual()) }
}
