import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Records
import Rendering
import Rendering
import Resolution
import SiteBuild

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "生成网站 · build the site",
    discussion: """
      读取 content/、templates/ 和 unionpress.yaml，把网站生成到 public/。有错误时 public/ 保持不变。 · Reads content/, templates/ and \
      unionpress.yaml and builds the site in public/, which stays as it is if anything is wrong.

        unionpress build
        unionpress build --output /srv/www
        unionpress build --strict --format github   # 持续集成 · for continuous integration
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("输出文件夹，默认 public · output folder", valueName: "DIR"))
  var output: String?

  @Flag(name: .long, help: "另外生成 /design/：主题的每个部件、每种状态 · also make a page with every component of the theme")
  var design = false

  func run() throws {
    let started = ContinuousClock.now
    let run = try runBuild(options, writes: true, showsDesign: design)
    guard let site = run.built.output, !run.hasFailed else {
      run.voice.say(
        Wording(
          zh: "网站没有生成：\(run.voice.count(run.problems) ?? "")。\(outputName)/ 保持原样。",
          en: "The site was not built: \(run.voice.count(run.problems) ?? ""). \(outputName)/ is unchanged."))
      throw ExitCode(Outcome.problems)
    }
    do {
      try publish(site, to: outputPath, keepingIn: pictureCache(of: options.source))
    } catch {
      run.voice.say(error.message)
      throw ExitCode(Outcome.disk)
    }
    let elapsed = ContinuousClock.now - started
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    summarise(run, site, String(format: "%.2f", seconds))
  }

  private var outputPath: String { output ?? options.source + "/public" }
  private var outputName: String { output ?? "public" }

  private func summarise(_ run: BuildRun, _ site: OutputTree, _ seconds: String) {
    let folder = URL(fileURLWithPath: outputPath).standardizedFileURL.path
    let warnings = run.voice.count(run.problems)
    run.voice.say(
      Wording(
        zh: "网站已生成：\(run.built.pageCount) 个页面，\(site.files.count) 个文件，用时 \(seconds) 秒。",
        en: "Built \(run.built.pageCount) pages, \(site.files.count) files, in \(seconds) s."))
    if let hidden = hiddenSummary(run.built.union.hidden, run.voice.language) { run.voice.say(hidden) }
    if !hasShareFont() {
      run.voice.say(
        Wording(
          zh: "没有找到中文字体，转发网页时的配图上没有字。装上 fonts-noto-cjk 再生成就有了。",
          en:
            "No font with Chinese characters was found, so share pictures have no letters. Install fonts-noto-cjk and build again."
        ))
    }
    if let warnings { run.voice.say(Wording(zh: "另有 \(warnings)，见上。", en: "\(warnings), see above.")) }
    // A line that programs read: when to build again though nothing was written.
    if let next = run.built.union.nextChange {
      // Whoever reads one JSON value from standard output reads nothing else there.
      let line = "next-change: \(next)\n"
      if [.text, .github].contains(run.voice.format) { writeOutput(line) } else { writeError(line) }
    }
    // Addresses begin at the site's root, so a page opened as a file would miss its styles.
    run.voice.say(
      Wording(
        zh: "网站在 \(folder)；查看：python3 -m http.server -d \(folder)，再打开 http://localhost:8000",
        en:
          "The site is in \(folder); to look at it: python3 -m http.server -d \(folder), then http://localhost:8000"
      ))
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "检查内容，不写文件 · check the content without writing",
    discussion: """
      一次列出全部问题，每个都有文件、行号和改法；有错误时返回 1。 · Lists all problems at once, each with its place and how to \
      mend it. Exit code 1 if there are errors.

        unionpress check
        unionpress check --external           # 站外网址还在不在 · whether outside addresses still exist
        unionpress check --today 2026-12-31   # 到那天会怎样 · how it will be on that day
      """)

  @OptionGroup var options: CommonOptions

  @Flag(name: .long, help: "另外询问站外网址还在不在，要上网 · also ask whether outside addresses still exist")
  var external = false

  func validate() throws {
    if external, options.offline {
      throw ValidationError("--external --offline：只能用一个 · only one of them")
    }
  }

  func run() throws {
    let run = try runBuild(options, writes: false, asksOutside: external)
    if run.hasFailed {
      run.voice.say(
        Wording(
          zh: "检查发现 \(run.voice.count(run.problems) ?? "问题")。",
          en: "Found \(run.voice.count(run.problems) ?? "problems")."))
      throw ExitCode(Outcome.problems)
    }
    let count = run.voice.count(run.problems)
    run.voice.say(
      Wording(
        zh: "检查通过：\(run.built.pageCount) 个页面" + (count.map { "，\($0)" } ?? "，没有问题") + "。",
        en: "All good: \(run.built.pageCount) pages" + (count.map { ", \($0)" } ?? ", no problems") + "."))
    if let hidden = hiddenSummary(run.built.union.hidden, run.voice.language) { run.voice.say(hidden) }
  }
}

/// A build with its problems printed.
struct BuildRun {
  var built: Built
  var problems: [Problem]
  var hasFailed: Bool
  var voice: Voice
}

/// Reads the site's folder, builds, and prints the problems.
/// - Parameter asksOutside: whether addresses on other sites are asked for.
func runBuild(
  _ options: CommonOptions, writes: Bool, showsDesign: Bool = false, asksOutside: Bool = false
) throws -> BuildRun {
  var tree = try readSite(options.site)
  let settings = siteSettings(of: tree.value)
  let voice = Voice(language: options.language(site: settings.languages.first), format: options.format)
  if !options.offline, gather(settings.gather, into: options.source, voice) {
    tree = try readSite(options.site)
  }
  if tree.value.texts.count > 2000, isatty(2) == 1 {
    voice.say(
      Wording(zh: "正在生成 \(tree.value.texts.count) 个文件……", en: "Building \(tree.value.texts.count) files…"))
  }
  let built = build(
    tree.value,
    BuildOptions(
      today: options.buildDate(settings.offset), isStrict: options.strict, showsDesign: showsDesign))
  var problems = tree.problems + built.problems
  if asksOutside { problems += try outsideProblems(in: tree.value, settings, source: options.source, voice) }
  voice.report(problems, files: tree.value.texts + builtInThemeTexts)
  let hasFailed =
    problems.containsErrors || (options.strict && problems.contains { $0.severity == .warning })
  return BuildRun(built: built.value, problems: problems, hasFailed: hasFailed, voice: voice)
}

/// How many records are not shown and why; `nil` for none.
func hiddenSummary(_ hidden: [HiddenRecord], _ language: Language) -> Wording? {
  guard !hidden.isEmpty else { return nil }
  func count(_ reason: HiddenRecord.Reason) -> Int { hidden.count { $0.reason == reason } }
  let zh: [(HiddenRecord.Reason, String, String)] = [
    (.draft, "草稿", "drafts"), (.future, "未到发布时间", "not yet due"), (.expired, "已过期", "expired"),
    (.withheld, "不公开", "not public"), (.withdrawn, "已撤下", "withdrawn"),
  ]
  let parts = zh.filter { count($0.0) > 0 }
  return Wording(
    zh: "未发布 \(hidden.count) 项（" + parts.map { "\($0.1) \(count($0.0))" }.joined(separator: "，")
      + "），用 unionpress list hidden 查看。",
    en: "\(hidden.count) not shown (" + parts.map { "\(count($0.0)) \($0.2)" }.joined(separator: ", ")
      + "); see unionpress list hidden.")
}
