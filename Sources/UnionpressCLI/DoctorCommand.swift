import ArgumentParser
import Calendars
import Diagnostics
import Foundation
import Health
import Markdown
import Photos
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
        unionpress doctor --external   # 另外看站外的链接还在不在 · ask for links to other sites, too
        unionpress doctor --format json
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("输出文件夹，默认 public · output folder", valueName: "DIR"))
  var output: String?

  @Flag(name: .long, help: "每一项都列全 · list every place, not the first few")
  var all = false

  @Flag(name: .long, help: "另外询问站外网址还在不在，要上网 · also ask whether outside addresses still exist")
  var external = false

  func validate() throws {
    if external, options.offline {
      throw ValidationError("--external --offline：只能用一个 · only one of them")
    }
  }

  func run() throws {
    let tree = try readSite(options.site)
    let settings = siteSettings(of: tree.value)
    let language = options.language(site: settings.languages.first)
    let checkup = build(
      tree.value, BuildOptions(today: options.buildDate(settings.offset), isStrict: options.strict))
    var problems = tree.problems + checkup.problems
    if external {
      let voice = Voice(language: language, format: options.format)
      problems += try outsideProblems(in: tree.value, settings, source: options.source, voice)
    }
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
    let libraries = [
      "Unionpress \(Unionpress.version)", "cmark-gfm \(cmarkVersion)",
      pictureLibrary().map { "libvips \($0)" } ?? Wording(zh: "没有 libvips", en: "no libvips")[language],
    ]
    let intro = Wording(
      zh: libraries.joined(separator: "，") + "；截至 \(union.asOf.date)。",
      en: libraries.joined(separator: ", ") + "; as of \(union.asOf.date).")
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

/// What a build says, in short, one finding for each kind of problem: `check` tells it in full.
private func problemFindings(_ problems: [Problem]) -> [Finding] {
  var result = problemsByKind(problems, .error, .now) + problemsByKind(problems, .warning, .soon)
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

/// The problems of one severity, the most frequent kind first.
private func problemsByKind(_ problems: [Problem], _ severity: Severity, _ urgency: Finding.Urgency)
  -> [Finding]
{
  let kinds = Dictionary(grouping: problems.filter { $0.severity == severity }, by: \.kind)
  return kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { id, problems in
    let title = ProblemKind.all.first { $0.id == id }?.title ?? Wording(verbatim: id)
    let blocks = severity == .error
    return Finding(
      id, urgency,
      Wording(
        zh: "\(title.zh)：\(problems.count) 处\(blocks ? "，网站不能生成" : "")",
        en: "\(title.en): \(problems.count)\(blocks ? ", which keeps the site from being built" : "")"),
      remedy: Wording(zh: "unionpress check 看每一处怎么改", en: "unionpress check shows how to mend each"),
      at: places(problems))
  }
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
