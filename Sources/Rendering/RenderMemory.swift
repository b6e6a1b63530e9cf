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
  private var feeds: [String: (plan: PlannedFeed, bytes: [UInt8])] = [:]
  private var data: [String: (plan: PlannedData, bytes: [UInt8])] = [:]
  private var webFeeds: (style: String?, files: [String: (plan: WebFeed, files: [OutputTree.File])]) = (
    nil, [:]
  )
  private var discovery: (plan: Discovery, files: [OutputTree.File])?
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

  /// The calendar files of a plan.
  mutating func calendarFiles(_ plan: [PlannedFeed]) -> [OutputTree.File] {
    files(plan, made: &feeds, path: \.path, calendarBytes)
  }

  /// The feeds of news and events of a plan.
  /// - Parameter style: the address of their style sheet.
  mutating func webFeedFiles(_ plan: [WebFeed], style: String?) -> [OutputTree.File] {
    let old = webFeeds.style == style ? webFeeds.files : [:]
    let made = parallelMap(plan) { feed in
      if let known = old[feed.atomPath], known.plan == feed { return known }
      return (plan: feed, files: Rendering.webFeedFiles([feed], style: style) { .bytes($1) })
    }
    webFeeds = (
      style, Dictionary(made.map { ($0.plan.atomPath, $0) }, uniquingKeysWith: { first, _ in first })
    )
    return made.flatMap(\.files)
  }

  /// The files for search engines and the like.
  mutating func discoveryFiles(_ plan: Discovery) -> [OutputTree.File] {
    if let known = discovery, known.plan == plan { return known.files }
    let files = Rendering.discoveryFiles(plan) { .bytes($1) }
    discovery = (plan, files)
    return files
  }

  /// The files of data of a plan.
  mutating func dataFiles(_ plan: [PlannedData]) -> [OutputTree.File] {
    files(plan, made: &data, path: \.path, dataBytes)
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

/// The files that `make` makes of `plan`, each once as long as its plan stays the same.
private func files<Item: Equatable & Sendable>(
  _ plan: [Item], made: inout [String: (plan: Item, bytes: [UInt8])], path: (Item) -> String,
  _ make: @Sendable (Item) -> [UInt8]
) -> [OutputTree.File] {
  let paths = plan.map(path)
  let old = made
  let bytes = parallelMap(Array(zip(paths, plan))) { path, item -> [UInt8] in
    if let known = old[path], known.plan == item { return known.bytes }
    return make(item)
  }
  made = Dictionary(
    zip(paths, zip(plan, bytes)).map { ($0, (plan: $1.0, bytes: $1.1)) },
    uniquingKeysWith: { first, _ in first })
  return zip(paths, bytes).map { path, bytes in
    OutputTree.File(path: String(path.drop { $0 == "/" }), content: .bytes(bytes))
  }
}
