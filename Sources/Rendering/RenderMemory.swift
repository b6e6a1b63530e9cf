import Diagnostics
import FileTrees
import Parallel
import Planning
import Templating

/// What was rendered the last time, and of what: whatever would come out the same is not rendered again.
///
/// A page is a function of its model, its compiled template and its language, so those are compared, not the files that they
/// were made of. A value: whoever keeps none renders everything, with the same result.
public struct RenderMemory: Sendable {
  var theme = ThemeMemory()
  private var pages: [String: RenderedPage] = [:]
  private var feeds: [PlannedFeed: [UInt8]] = [:]
  private var data: [PlannedData: [UInt8]] = [:]
  private var search: [PlannedSearch: [OutputTree.File]] = [:]

  /// A page with what it was made of.
  private struct RenderedPage: Sendable {
    var page: PlannedPage
    var revision: Int
    var result: Checked<[UInt8]>
  }

  /// Remembers nothing.
  public init() {}

  /// The pages' bytes, in the order of `plan`.
  mutating func pages(_ plan: [PlannedPage], _ templates: TemplateSet) -> [Checked<[UInt8]>] {
    let old = pages
    let rendered = parallelMap(plan) { page in
      let revision = templates.revision(of: page.template)
      if let known = old[page.file], known.revision == revision, known.page.template == page.template,
        known.page.language == page.language, page.model.isEqual(to: known.page.model)
      {
        return known
      }
      return RenderedPage(
        page: page, revision: revision,
        result: templates.render(page.template, page.model, language: page.language))
    }
    pages = Dictionary(rendered.map { ($0.page.file, $0) }, uniquingKeysWith: { first, _ in first })
    return rendered.map(\.result)
  }

  /// The calendar files of a plan.
  mutating func calendarFiles(_ plan: [PlannedFeed]) -> [OutputTree.File] {
    files(plan, made: &feeds, path: \.path, calendarBytes)
  }

  /// The files of data of a plan.
  mutating func dataFiles(_ plan: [PlannedData]) -> [OutputTree.File] {
    files(plan, made: &data, path: \.path, dataBytes)
  }

  /// The files of the search indexes of a plan, each index whole: a document more moves all that come after it.
  mutating func searchFiles(_ plan: [PlannedSearch]) -> [OutputTree.File] {
    let old = search
    let made = parallelMap(plan) { old[$0] ?? Rendering.searchFiles($0) }
    search = Dictionary(zip(plan, made), uniquingKeysWith: { first, _ in first })
    return made.flatMap { $0 }
  }
}

/// The files that `make` makes of `plan`, each once for all times.
private func files<Item: Hashable & Sendable>(
  _ plan: [Item], made: inout [Item: [UInt8]], path: (Item) -> String, _ make: @Sendable (Item) -> [UInt8]
) -> [OutputTree.File] {
  let old = made
  let bytes = parallelMap(plan) { old[$0] ?? make($0) }
  made = Dictionary(zip(plan, bytes), uniquingKeysWith: { first, _ in first })
  return zip(plan, bytes).map { item, bytes in
    OutputTree.File(path: String(path(item).drop { $0 == "/" }), content: .bytes(bytes))
  }
}
