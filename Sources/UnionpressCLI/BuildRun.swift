import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Glibc
import Records
import Rendering
import Resolution
import SiteBuild

/// A site's folder as a build reads it.
struct BuildInputs {
  var tree: Checked<SourceTree>
  var settings: SiteSettings
  var options: BuildOptions
  var voice: Voice
  /// Whether warnings stop the build.
  var isStrict: Bool

  /// The files that problems may point into.
  var files: [SourceFile] { tree.value.texts + builtInThemeTexts }
}

/// The files below `source` that `problems` point into, read again: a build forgets them once it has read them.
private func files(of problems: [Problem], in source: String) -> [SourceFile] {
  let spans = problems.flatMap { problem in
    [problem.span].compactMap { $0 } + problem.notes.map(\.span) + (problem.fix?.edits.map(\.span) ?? [])
  }
  return textFiles(at: Set(spans.map(\.path)), of: source) + builtInThemeTexts
}

/// A build with its problems printed.
struct BuildRun {
  var built: Built
  var problems: [Problem]
  var hasFailed: Bool
  var voice: Voice
}

/// Reads the site's folder and what other sites announce.
func readForBuild(_ options: CommonOptions, showsDesign: Bool = false) throws -> BuildInputs {
  var tree = try readSite(options.site, options.format)
  let settings = siteSettings(of: tree.value)
  let voice = Voice(language: options.language(site: settings.languages.first), format: options.format)
  if !options.offline, gather(settings.gather, into: options.source, voice) {
    tree = try readSite(options.site, options.format)
  }
  return BuildInputs(
    tree: tree, settings: settings,
    options: BuildOptions(
      today: options.buildDate(settings.offset), isStrict: options.strict, showsDesign: showsDesign),
    voice: voice, isStrict: options.strict)
}

/// Builds, and prints the problems.
/// - Parameters:
///   - asksOutside: whether addresses on other sites are asked for.
///   - finish: takes each file as it is made; without it the site is checked, not kept.
func runBuild(
  _ site: consuming BuildInputs, asksOutside: Bool = false, source: String,
  finishing finish: @escaping PageFinisher = { _, _ in .bytes([]) }
) throws -> BuildRun {
  let voice = site.voice
  if site.tree.value.texts.count > 2000, isatty(2) == 1 {
    voice.say(
      Wording(
        zh: "正在生成 \(site.tree.value.texts.count) 个文件……", en: "Building \(site.tree.value.texts.count) files…")
    )
  }
  let (options, settings, isStrict) = (site.options, site.settings, site.isStrict)
  var problems = site.tree.problems
  let tree = site.tree.value
  let rest = asksOutside ? tree : SourceTree(texts: [])
  // The tree is the build's from here on, so that its texts can go before the pages come.
  site.tree.value = rest
  let built = build(consume tree, options, finishing: finish)
  problems += built.problems
  if asksOutside { problems += try outsideProblems(in: rest, settings, source: source, voice) }
  voice.report(problems, files: files(of: problems, in: source))
  let hasFailed = problems.containsErrors || (isStrict && problems.contains { $0.severity == .warning })
  return BuildRun(built: built.value, problems: problems, hasFailed: hasFailed, voice: voice)
}

/// Builds into the folder at `output`: files are written beside it as they are made, and all is put in place at the end.
/// - Returns: the site, besides how the build went; `nil` if problems stopped it.
func buildSite(_ site: consuming BuildInputs, to output: String, source: String) throws -> (
  run: BuildRun, site: OutputTree?
) {
  let voice = site.voice
  do {
    // Problems of the content come first: whoever cannot write hears of it when there is something to write.
    let opened = Result { () throws(DiskError) in
      try SiteStage(for: output, keepingIn: pictureCache(of: source))
    }
    let stage = try? opened.get()
    defer { stage?.discard() }
    let run = try runBuild(site, source: source) { path, bytes in stage?.write(bytes, to: path) ?? .bytes([])
    }
    guard let tree = run.built.output, !run.hasFailed else { return (run, nil) }
    try opened.get().publish(tree)
    return (run, tree)
  } catch let error as DiskError {
    voice.say(error.message)
    throw ExitCode(Outcome.disk)
  }
}

/// What there is to say of a finished build, now or when nothing has changed since.
struct BuildSummary: Codable {
  var pageCount: Int
  var fileCount: Int
  var hidden: HiddenCounts
  var nextChange: String?
  var problems: [Problem]

  init(_ run: BuildRun, fileCount: Int) {
    pageCount = run.built.pageCount
    self.fileCount = fileCount
    hidden = HiddenCounts(run.built.union.hidden)
    nextChange = run.built.union.nextChange.map { "\($0)" }
    problems = run.problems
  }

  /// What ``line`` was made of.
  init?(line: String) {
    guard let summary = try? JSONDecoder().decode(BuildSummary.self, from: Data(line.utf8)) else {
      return nil
    }
    self = summary
  }

  /// All of it in one line.
  var line: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// How many records are not shown, by reason.
struct HiddenCounts: Codable {
  private var counts: [String: Int]

  init(_ hidden: [HiddenRecord]) {
    counts = Dictionary(hidden.map { ($0.reason.rawValue, 1) }, uniquingKeysWith: +)
  }

  /// How many there are and why; `nil` for none.
  var wording: Wording? {
    let parts = HiddenRecord.Reason.allCases.compactMap { reason in
      counts[reason.rawValue].map { (count: $0, label: reason.label) }
    }
    guard !parts.isEmpty else { return nil }
    let total = counts.values.reduce(0, +)
    return Wording(
      zh: "未发布 \(total) 项（" + parts.map { "\($0.label.zh) \($0.count)" }.joined(separator: "，")
        + "），用 unionpress list hidden 查看。",
      en: "\(total) not shown (" + parts.map { "\($0.count) \($0.label.en)" }.joined(separator: ", ")
        + "); see unionpress list hidden.")
  }
}
