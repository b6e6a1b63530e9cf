import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Glibc
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
    let site = try readForBuild(options, showsDesign: design)
    let notes = buildNotes(of: options.source)
    let voice = site.voice
    let inputs = buildDigest(site.tree, site.options, maker: maker())
    let told: BuildSummary
    let isKnown: Bool
    if let note = BuildNote(on: outputPath, keptIn: notes), note.inputs == inputs,
      let summary = BuildSummary(line: note.summary)
    {
      voice.report(summary.problems, files: site.files)
      (told, isKnown) = (summary, true)
    } else {
      let (run, output) = try buildSite(consume site, to: outputPath, source: options.source)
      guard let output else {
        let count = run.voice.count(run.problems) ?? ""
        run.voice.say(
          Wording(
            zh: "网站没有生成：\(count)。\(outputName)/ 保持原样。",
            en: "The site was not built: \(count). \(outputName)/ is unchanged."))
        run.voice.offerMending(of: run.problems)
        throw ExitCode(Outcome.problems)
      }
      let summary = BuildSummary(run, fileCount: output.files.count)
      BuildNote(inputs: inputs, summary: summary.line).keep(on: output, at: outputPath, in: notes)
      (told, isKnown) = (summary, false)
    }
    let elapsed = ContinuousClock.now - started
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    say(told, isKnown: isKnown, String(format: "%.2f", seconds), voice)
  }

  private var outputPath: String { output ?? options.source + "/public" }
  private var outputName: String { output ?? "public" }

  /// What else a site depends on: this very program, and what it draws with.
  private func maker() -> String {
    var status = stat()
    stat("/proc/self/exe", &status)
    return
      "\(Unionpress.version) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(shareHand())"
  }

  private func say(_ told: BuildSummary, isKnown: Bool, _ seconds: String, _ voice: Voice) {
    let folder = URL(fileURLWithPath: outputPath).standardizedFileURL.path
    let head =
      isKnown
      ? Wording(zh: "内容没有变化，网站已是最新", en: "Nothing has changed; the site is up to date")
      : Wording(zh: "网站已生成", en: "The site was built")
    voice.say(
      Wording(
        zh: "\(head.zh)：\(told.pageCount) 个页面，\(told.fileCount) 个文件，用时 \(seconds) 秒。",
        en: "\(head.en): \(told.pageCount) pages, \(told.fileCount) files, in \(seconds) s."))
    if let hidden = told.hidden.wording { voice.say(hidden) }
    if !hasShareFont() {
      voice.say(
        Wording(
          zh: "没有找到中文字体，转发网页时的配图上没有字。装上 fonts-noto-cjk 再生成就有了。",
          en:
            "No font with Chinese characters was found, so share pictures have no letters. Install fonts-noto-cjk and build again."
        ))
    }
    if let warnings = voice.count(told.problems) {
      voice.say(Wording(zh: "另有 \(warnings)，见上。", en: "\(warnings), see above."))
      voice.offerMending(of: told.problems)
    }
    // A line that programs read: when to build again though nothing was written.
    if let next = told.nextChange {
      // Whoever reads one JSON value from standard output reads nothing else there.
      let line = "next-change: \(next)\n"
      if [.text, .github].contains(voice.format) { writeOutput(line) } else { writeError(line) }
    }
    // Addresses begin at the site's root, so a page opened as a file would miss its styles.
    voice.say(
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
    let run = try runBuild(readForBuild(options), asksOutside: external, source: options.source)
    let count = run.voice.count(run.problems)
    if run.hasFailed {
      run.voice.say(Wording(zh: "检查发现 \(count ?? "问题")。", en: "Found \(count ?? "problems")."))
      run.voice.offerMending(of: run.problems)
      throw ExitCode(Outcome.problems)
    }
    run.voice.say(
      Wording(
        zh: "检查通过：\(run.built.pageCount) 个页面" + (count.map { "，\($0)" } ?? "，没有问题") + "。",
        en: "All good: \(run.built.pageCount) pages" + (count.map { ", \($0)" } ?? ", no problems") + "."))
    run.voice.offerMending(of: run.problems)
    if let hidden = HiddenCounts(run.built.union.hidden).wording { run.voice.say(hidden) }
  }
}
