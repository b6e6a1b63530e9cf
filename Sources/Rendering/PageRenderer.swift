public import Diagnostics
public import FileTrees
public import Planning
import Synchronization
import Templating

/// Renders pages as they are made, one by one and on whatever cores they are made on, so that none has to be kept.
public final class PageRenderer: Sendable {
  private let theme: Checked<Theme>
  private let finish: @Sendable (String, [UInt8]) -> OutputTree.Content
  private let rendered = Mutex<[String: Checked<OutputTree.Content>]>([:])

  /// A renderer with the theme in `tree`.
  /// - Parameter finish: takes the path and the bytes of a page and says what the tree is to have of it; called on any core.
  public init(
    _ tree: SourceTree, _ surroundings: SiteSurroundings,
    finish: @escaping @Sendable (String, [UInt8]) -> OutputTree.Content
  ) {
    var memory = ThemeMemory()
    theme = memory.theme(in: tree, surroundings)
    self.finish = finish
  }

  /// Renders `page`. With a theme that has errors nothing is rendered.
  @Sendable public func take(_ page: PlannedPage) {
    guard theme.isSound else { return }
    let result = theme.value.templates.render(page.template, page.model, language: page.language)
    let content = Checked(finish(page.file, result.value), result.problems)
    // Of two pages with one address, which is an error of the plan, either may win.
    rendered.withLock { $0[page.file] = content }
  }

  /// The site of `plan`, whose pages were all taken.
  public func site(of plan: SitePlan) -> Checked<OutputTree> {
    var problems = theme.problems
    let rendered = rendered.withLock { $0 }
    let pages = theme.isSound ? plan.pages.map { rendered[$0.file] ?? Checked(.bytes([])) } : []
    let files = pageFiles(plan.pages, pages).collecting(into: &problems)
    var memory = RenderMemory()
    return Checked(OutputTree(files + otherFiles(plan, theme.value, reusing: &memory)), problems)
  }
}
