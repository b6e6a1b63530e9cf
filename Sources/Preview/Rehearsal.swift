import Calendars
import Diagnostics
import FileTrees
import Files
import Foundation
import Planning
import Records
import Rendering
import Resolution
import SiteBuild

/// Reads, builds and puts on show, again and again; each round does only what has changed.
struct Rehearsal {
  let options: PreviewOptions
  private var folder = SnapshotMemory()
  private var session = BuildSession()
  private var last: (read: Checked<SourceTree>, options: BuildOptions)?
  private var settings: (file: SourceFile?, read: SiteSettings)?
  /// The language of messages.
  private(set) var language = Language.zh

  init(_ options: PreviewOptions) {
    self.options = options
    if let language = options.language { self.language = language }
  }

  /// What came of a round.
  struct Outcome {
    var scene: Stage.Scene
    var problems: [Problem]
    var files: [SourceFile]
  }

  /// Reads the folder again and builds; `changes` are the paths that are known to have changed. `nil` if everything is as it was.
  mutating func round(_ changes: [String]) -> Outcome? {
    let read: Checked<SourceTree>
    do throws(DiskError) {
      read = try look(changes)
    } catch {
      last = nil
      return failed([Problem(.fileUnreadable, at: nil, error.message)])
    }
    let tree = read.value
    let settings = settings(of: tree)
    let build = BuildOptions(today: options.today(settings.offset), showsUnpublished: true)
    if let last, last.options == build, last.read.problems == read.problems,
      last.read.value.texts == tree.texts, last.read.value.assets == tree.assets
    {
      return nil
    }
    let isStyleOnly = last.map { $0.options == build && differsInStyles($0.read.value, tree) } ?? false
    last = (read, build)
    let built = session.build(tree, build)
    let problems = read.problems + built.problems
    let files = tree.texts + builtInThemeTexts
    language = options.language ?? settings.languages.first ?? .zh
    var marks: [String: String] = [:]
    for page in built.value.unpublished {
      marks[settings.basePath + page.path] = mark(page.record, language)
    }
    let isSound = !problems.containsErrors
    return Outcome(
      scene: scene(
        isSound ? built.value.output : nil, problems, files, marks, isStyleOnly,
        basePath: settings.basePath),
      problems: problems, files: files)
  }

  /// Reads what may have changed.
  private mutating func look(_ changes: [String]) throws(DiskError) -> Checked<SourceTree> {
    if let old = last?.read,
      let tree = snapshot(of: options.source, after: old.value, writing: changes, reusing: &folder)
    {
      return Checked(tree, old.problems)
    }
    folder.forget(changes)
    return try snapshot(of: options.source, reusing: &folder)
  }

  /// The site's settings, read again if their file has changed.
  private mutating func settings(of tree: SourceTree) -> SiteSettings {
    let file = tree.text(at: "unionpress.yaml")
    if let settings, settings.file == file { return settings.read }
    let read = siteSettings(of: tree)
    settings = (file, read)
    return read
  }

  private func failed(_ problems: [Problem]) -> Outcome {
    Outcome(
      scene: scene(nil, problems, [], [:], false, basePath: ""), problems: problems,
      files: [])
  }

  private func scene(
    _ site: OutputTree?, _ problems: [Problem], _ files: [SourceFile], _ marks: [String: String],
    _ isStyleOnly: Bool, basePath: String
  ) -> Stage.Scene {
    Stage.Scene(
      site: site, basePath: basePath,
      report: Data(MachineReport.json.text(problems, files: files, language: language).utf8),
      text: site == nil
        ? TerminalReport(language: language, isColoured: false, files: files).text(problems) : "",
      marks: marks, isStyleOnly: isStyleOnly)
  }

  /// Whether the two are the same but for the theme's style sheets.
  private func differsInStyles(_ old: SourceTree, _ new: SourceTree) -> Bool {
    func isStyle(_ path: String) -> Bool { path.hasPrefix("templates/assets/") && path.hasSuffix(".css") }
    return old.texts.filter { !isStyle($0.path) } == new.texts.filter { !isStyle($0.path) }
      && old.assets.filter { !isStyle($0.path) } == new.assets.filter { !isStyle($0.path) }
  }
}

/// What is said of a record that readers do not see yet.
private func mark(_ record: HiddenRecord, _ language: Language) -> String {
  guard let day = record.moment?.date else { return record.reason.label[language] }
  return Wording(zh: "\(day) 发布", en: "due \(day)")[language]
}
