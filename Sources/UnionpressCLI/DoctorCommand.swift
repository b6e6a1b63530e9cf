import ArgumentParser
import Calendars
import Diagnostics
import Foundation
import Health
import Markdown
import Records
import Resolution
import SiteBuild

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "体检：机器、配置和内容有什么要照看 · look over the machine, the settings and the content",
    discussion: """
      按轻重缓急列出要做的事，每件都写着用什么命令或改哪里；内容有错误时返回 1，其余返回 0。 · What to look after, most \
      pressing first, each with the command or the edit that mends it. Exit code 1 if the content has errors, else 0.

        unionpress doctor
        unionpress doctor --all
        unionpress doctor --format json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("输出文件夹，默认 public · output folder", valueName: "DIR"))
  var output: String?

  @Flag(name: .long, help: "每一项都列全 · list every place, not the first few")
  var all = false

  func run() throws {
    let tree = try readSite(options.site)
    let settings = siteSettings(of: tree.value)
    let language = options.language(site: settings.languages.first)
    let checkup = build(
      tree.value, BuildOptions(today: options.buildDate(settings.offset), isStrict: options.strict))
    let problems = tree.problems + checkup.problems
    let findings =
      (machineFindings(source: options.source, output: output ?? options.source + "/public")
      + deployFindings(settings, source: options.source) + problemFindings(problems)
      + contentFindings(checkup.value.union)).byUrgency()
    if options.format == .text {
      writeOutput(text(findings, checkup.value.union, language))
    } else {
      let facts = findings.map { fact($0, language) }
      writeOutput(try jsonText(facts))
    }
    if problems.containsErrors { throw ExitCode(Outcome.problems) }
  }

  private func text(_ findings: [Finding], _ union: Union, _ language: Language) -> String {
    let intro = Wording(
      zh: "Unionpress \(Unionpress.version)，cmark-gfm \(cmarkVersion)；截至 \(union.asOf.date)。",
      en: "Unionpress \(Unionpress.version), cmark-gfm \(cmarkVersion); as of \(union.asOf.date).")
    var lines = [intro[language]]
    for urgency in Finding.Urgency.allCases {
      let group = findings.filter { $0.urgency == urgency }
      guard !group.isEmpty else { continue }
      lines += ["", "\(urgency.label[language]) (\(group.count))"]
      for finding in group {
        lines += ["  • \(finding.message[language])", "    → \(finding.remedy[language])"]
        let shown = all ? finding.places : Array(finding.places.prefix(5))
        lines += shown.map { "      \($0.file)  \($0.title)" }
        let rest = finding.places.count - shown.count
        if rest > 0 {
          lines.append(
            Wording(zh: "      另有 \(rest) 个，加 --all 全部列出", en: "      and \(rest) more; --all lists them")[
              language])
        }
      }
    }
    lines += ["", conclusion(findings)[language], ""]
    return lines.joined(separator: "\n")
  }

  private func conclusion(_ findings: [Finding]) -> Wording {
    let pressing = findings.count { $0.urgency == .now }
    if findings.isEmpty { return Wording(zh: "一切正常。", en: "All is well.") }
    return pressing == 0
      ? Wording(zh: "没有急事。", en: "Nothing is pressing.")
      : Wording(zh: "先做上面的 \(pressing) 件急事。", en: "Begin with the \(pressing) at the top.")
  }

  private func fact(_ finding: Finding, _ language: Language) -> Fact {
    let urgency =
      switch finding.urgency {
      case .now: "now"
      case .soon: "soon"
      case .someday: "someday"
      }
    return .object([
      "code": .text(finding.code), "urgency": .text(urgency), "message": .text(finding.message[language]),
      "remedy": .text(finding.remedy[language]),
      "places": .list(
        finding.places.map { .object(["file": .text($0.file), "title": .text($0.title)]) }),
    ])
  }
}

/// What a build says, in short: `check` tells it in full.
private func problemFindings(_ problems: [Problem]) -> [Finding] {
  let errors = problems.filter { $0.severity == .error }
  let warnings = problems.filter { $0.severity == .warning }
  var result: [Finding] = []
  if !errors.isEmpty {
    result.append(
      Finding(
        "content.errors", .now,
        Wording(
          zh: "内容有 \(errors.count) 个错误，网站不能生成", en: "\(errors.count) errors keep the site from being built"),
        remedy: Wording(zh: "unionpress check 看每一处怎么改", en: "unionpress check shows how to mend each"),
        at: places(errors)))
  }
  if !warnings.isEmpty {
    result.append(
      Finding(
        "content.warnings", .soon,
        Wording(zh: "内容有 \(warnings.count) 个警告", en: "The content has \(warnings.count) warnings"),
        remedy: Wording(zh: "unionpress check 看每一处怎么改", en: "unionpress check shows how to mend each"),
        at: places(warnings)))
  }
  let certain = problems.count { $0.fix?.certainty == .certain }
  if certain > 0 {
    result.append(
      Finding(
        "content.fixable", .now,
        Wording(zh: "其中 \(certain) 处能自动改正", en: "\(certain) of them have one certain mending"),
        remedy: Wording(zh: "unionpress fix", en: "unionpress fix")))
  }
  return result
}

/// The files with how many problems each has, in the order of the problems.
private func places(_ problems: [Problem]) -> [Finding.Place] {
  var order: [String] = []
  var counts: [String: Int] = [:]
  for path in problems.compactMap(\.span?.path) {
    if counts[path] == nil { order.append(path) }
    counts[path, default: 0] += 1
  }
  return order.map { Finding.Place(file: $0, title: "× \(counts[$0] ?? 0)") }
}
