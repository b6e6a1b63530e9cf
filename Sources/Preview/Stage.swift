import Diagnostics
import FileTrees
import Foundation

/// What the preview shows at one moment: the last site that could be built, and what is wrong now.
///
/// A value without clock or network. Versions count the builds; a browser says which one it has seen and is told what to do.
struct Stage: Sendable {
  /// Counts the builds.
  private(set) var version: Int
  /// The last site that could be built.
  private(set) var site: OutputTree?
  /// The path part of its address.
  private(set) var basePath = ""
  /// What is wrong now, as ``MachineReport/json`` has it.
  private(set) var report = Data("{\"problems\": []}".utf8)
  /// The same for people.
  private(set) var text = ""
  /// Whether the site on show is older than what the author wrote.
  private(set) var hasFailed = false
  /// Pages that the public does not see, with a word for it.
  private(set) var marks: [String: String] = [:]
  /// In which version a file last changed so that the page has to be loaded again.
  private var changes: [String: Int] = [:]
  private var changedEverywhere = 0
  private var changedStyles = 0
  private var changedReport = 0

  /// An empty stage. Versions are counted from `version` on; a later program that shows the same site begins with a larger
  /// one, so that pages left open find out.
  init(version: Int) { self.version = version }

  /// A build that was finished.
  struct Scene: Sendable {
    /// The site, if there is one.
    var site: OutputTree?
    var basePath: String
    var report: Data
    var text: String
    var marks: [String: String]
    /// Whether the author changed nothing but style sheets since the build before.
    var isStyleOnly: Bool
  }

  /// Puts a finished build on show and tells how many files of the site are new, changed or gone.
  @discardableResult
  mutating func show(_ scene: Scene) -> Int {
    version += 1
    // After a build that failed, more may have changed than the author changed last.
    let isStyleOnly = scene.isStyleOnly && !hasFailed
    if scene.report != report || scene.marks != marks || (scene.site == nil) != hasFailed {
      changedReport = version
    }
    (report, text, hasFailed) = (scene.report, scene.text, scene.site == nil)
    guard let new = scene.site else { return 0 }
    marks = scene.marks
    let changed = differences(site, new)
    for path in changed.styles { changes[path] = version }
    if !changed.styles.isEmpty { changedStyles = version }
    if !isStyleOnly || changed.styles.isEmpty {
      for path in changed.pages { changes[path] = version }
    }
    if !changed.copies.isEmpty || basePath != scene.basePath || site == nil { changedEverywhere = version }
    (site, basePath) = (new, scene.basePath)
    return changed.pages.count + changed.styles.count + changed.copies.count
  }

  /// What a browser that shows `file` and has seen version `seen` should do; `nil` if nothing has happened for it.
  func news(for file: String, since seen: Int) -> News? {
    let isReload = max(changes[file] ?? 0, changedEverywhere) > seen
    let styles = changedStyles > seen ? styleSheets : []
    guard isReload || !styles.isEmpty || changedReport > seen else { return nil }
    return news(isReload: isReload, styles: styles)
  }

  /// What is told to a browser.
  struct News: Sendable, Encodable, Equatable {
    var version: Int
    var isReload: Bool
    /// The present addresses of all style sheets.
    var styles: [String]
    var hasFailed: Bool
    var marks: [String: String]
  }

  /// What a page that has just been loaded has to know.
  var present: News { news(isReload: false, styles: []) }

  private func news(isReload: Bool, styles: [String]) -> News {
    News(version: version, isReload: isReload, styles: styles, hasFailed: hasFailed, marks: marks)
  }

  private var styleSheets: [String] {
    site?.files.filter { $0.path.hasSuffix(".css") }.map { "\(basePath)/\($0.path)" } ?? []
  }

  private func differences(_ old: OutputTree?, _ new: OutputTree) -> (
    pages: [String], styles: [String], copies: [String]
  ) {
    var (pages, styles, copies): ([String], [String], [String]) = ([], [], [])
    func note(_ file: OutputTree.File) {
      if file.path.hasSuffix(".css") {
        styles.append(file.path)
      } else {
        switch file.content {
        case .bytes, .written: pages.append(file.path)
        case .copy: copies.append(file.path)
        // No page shows it.
        case .drawing: break
        }
      }
    }
    // Both are sorted by path.
    let known = old?.files ?? []
    var next = 0
    for file in new.files {
      while next < known.count, bytesPrecede(known[next].path, file.path) {
        note(known[next])
        next += 1
      }
      let isKnown = next < known.count && known[next].path == file.path
      if !isKnown || known[next].content != file.content { note(file) }
      if isKnown { next += 1 }
    }
    for file in known[next...] { note(file) }
    return (pages, styles, copies)
  }
}
