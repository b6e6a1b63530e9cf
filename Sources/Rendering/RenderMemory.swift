import Diagnostics
import FileTrees
import Parallel
import Planning
import Search

/// What was rendered the last time, and of what: whatever would come out the same is not rendered again.
///
/// A page is a function of its model, its compiled template and its language. Whether the model is the same, the plan knows (see
/// ``PlanMemory``); the others are compared, not the files that they were made of. A value: whoever keeps none renders everything,
/// with the same result.
public struct RenderMemory: Sendable {
  var theme = ThemeMemory()
  var pages: [String: RenderedPage] = [:]
  private var feeds = MadeFiles<PlannedFeed>()
  private var data = MadeFiles<PlannedData>()
  private var webFeeds = MadeFiles<StyledFeed>()
  private var discovery = MadeFiles<Discovery>()
  /// Files at former addresses, and the paths of those that they are copies of.
  var formerFiles: [(path: String, source: String)] = []
  private var search: [String: SearchMemory] = [:]
  /// The paths of their files.
  private(set) var searchPaths: Set<String> = []

  /// Whether another build may follow; if not, nothing is kept, and all files are handed on as soon as they are made.
  let isKept: Bool

  /// Remembers nothing.
  /// - Parameter isKept: whether another build may follow this one.
  public init(isKept: Bool = true) { self.isKept = isKept }

  /// Knows what `other` compiled, and keeps nothing itself.
  package init(themeOf other: RenderMemory) {
    self.init(isKept: false)
    theme = other.theme
  }

  /// The calendar files of a plan.
  mutating func calendarFiles(_ plan: [PlannedFeed]) -> [OutputTree.File] {
    feeds.files(plan, path: \.path) { [finished($0.path, calendarBytes($0), inMemory)] }
  }

  /// The feeds of news and events of a plan.
  /// - Parameter style: the address of their style sheet.
  mutating func webFeedFiles(_ plan: [WebFeed], style: String?) -> [OutputTree.File] {
    webFeeds.files(plan.map { StyledFeed(feed: $0, style: style) }, path: \.feed.atomPath) {
      Rendering.webFeedFiles([$0.feed], style: $0.style, inMemory)
    }
  }

  /// The files for search engines and the like.
  mutating func discoveryFiles(_ plan: Discovery) -> [OutputTree.File] {
    discovery.files([plan], path: { _ in "" }) { Rendering.discoveryFiles($0, inMemory) }
  }

  /// The files of data of a plan.
  mutating func dataFiles(_ plan: [PlannedData]) -> [OutputTree.File] {
    data.files(plan, path: \.path) { [finished($0.path, dataBytes($0), inMemory)] }
  }

  /// The files of the search indexes of a plan.
  mutating func searchFiles(_ plan: [PlannedSearch]) -> [OutputTree.File] {
    let old = search
    search = [:]
    let made = inParallel(plan) { index in
      var memory = old[index.path] ?? SearchMemory()
      let files = Rendering.searchFiles(index, reusing: &memory) { .bytes($1) }
      return (files, memory)
    }
    for (index, (_, memory)) in zip(plan, made) { search[index.path] = memory }
    let files = made.flatMap(\.0)
    searchPaths = Set(files.map(\.path))
    return files
  }
}

/// What is remembered stays in memory.
private let inMemory: PageFinisher = { .bytes($1) }

private struct StyledFeed: Sendable, Equatable {
  var feed: WebFeed
  var style: String?
}

/// The files that were made of the items of a plan.
private struct MadeFiles<Item: Equatable & Sendable>: Sendable {
  private var known: [String: (item: Item, files: [OutputTree.File])] = [:]

  /// The files that `make` makes of the items of `plan`, each made once as long as it stays the same.
  mutating func files(
    _ plan: [Item], path: (Item) -> String, _ make: @Sendable (Item) -> [OutputTree.File]
  ) -> [OutputTree.File] {
    let old = known
    let made = parallelMap(plan.map { (path: path($0), item: $0) }) { path, item in
      if let known = old[path], known.item == item { return (path, known) }
      return (path, (item: item, files: make(item)))
    }
    known = Dictionary(made, uniquingKeysWith: { first, _ in first })
    return made.flatMap(\.1.files)
  }
}
