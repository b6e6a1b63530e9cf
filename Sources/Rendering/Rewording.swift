import Diagnostics
public import FileTrees
public import Planning
import Synchronization

/// Renders the pages of a site again of which nothing but texts has changed since the last build, see ``rewordSite(_:in:taking:reusing:)``.
public struct Rewording: Sendable {
  private let renderer: PageRenderer
  /// The address of the feeds' style sheet.
  private let style: String?

  /// Renders with the theme of the last build; `nil` if that had errors.
  /// - Parameter finish: as for ``PageRenderer``.
  public init?(
    _ memory: RenderMemory, finish: @escaping @Sendable (String, [UInt8]) -> OutputTree.Content
  ) {
    guard let renderer = PageRenderer(rewording: memory, finish: finish) else { return nil }
    (self.renderer, style) = (renderer, memory.theme.lastTheme?.value.urls["feed.css"])
  }

  /// Takes the pages.
  public var taker: PageTaker {
    PageTaker(take: renderer.take, takeFeed: renderer.take, takePart: { $0 }, keeps: { _, _ in false })
  }

  /// The files of the pages that were taken and of `part`, and the paths of those that may be gone; `nil` if there is something to
  /// report about a page.
  public func files(_ part: SitePlan, reusing memory: inout RenderMemory) -> (
    files: [OutputTree.File], gone: Set<String>
  )? {
    let pages = renderer.pages
    for (path, page) in pages {
      guard let old = memory.pages[path], !old.isContested, !page.isContested, old.content.problems.isEmpty,
        page.content.problems.isEmpty
      else { return nil }
    }
    for (path, page) in pages { memory.pages[path] = page }
    let gone = memory.searchPaths
    var files = pages.map { OutputTree.File(path: $0.key, content: $0.value.content.value) }
    files += memory.webFeedFiles(part.webFeeds, style: style)
    let isSource = Set(memory.formerFiles.map(\.source))
    var sources = Dictionary(
      files.lazy.filter { isSource.contains($0.path) }.map { ($0.path, $0.content) },
      uniquingKeysWith: { first, _ in first })
    for (path, source) in memory.formerFiles {
      guard let content = sources[source] else { continue }
      files.append(OutputTree.File(path: path, content: content))
      sources[path] = content
    }
    return (files + memory.searchFiles(part.search), gone)
  }
}
