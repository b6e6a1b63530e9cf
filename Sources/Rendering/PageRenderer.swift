public import Diagnostics
public import FileTrees
public import Planning
import Synchronization
import Templating

/// Renders pages as they are made, one by one and on whatever cores they are made on, so that none has to be kept.
public final class PageRenderer: Sendable {
  private let theme: Checked<Theme>
  private let finish: PageFinisher
  /// What was rendered in the build before.
  private let old: [String: RenderedPage]
  private let rendered = Mutex<[String: RenderedPage]>([:])
  /// Whether another build may follow, which wants what this one has made.
  private let isKept: Bool
  /// The files of parts of the plan that were taken.
  private let parts = Mutex<[OutputTree.File]>([])

  /// A renderer with the theme in `tree`.
  /// - Parameters:
  ///   - memory: what was rendered before; to be given to ``site(of:reusing:)`` in the end.
  ///   - finish: takes the path and the bytes of a page and says what the tree is to have of it; called on any core.
  public init(
    _ tree: SourceTree, _ surroundings: SiteSurroundings, reusing memory: inout RenderMemory,
    finish: @escaping PageFinisher
  ) {
    theme = memory.theme.theme(in: tree, surroundings)
    old = memory.pages
    isKept = memory.isKept
    self.finish = finish
  }

  /// A renderer of single pages with the theme of the last build; `nil` if there was none, or none without errors.
  init?(
    rewording memory: RenderMemory, finish: @escaping PageFinisher
  ) {
    guard let theme = memory.theme.lastTheme, theme.isSound else { return nil }
    (self.theme, self.finish) = (theme, finish)
    // Pages are told from each other in the end; an old one that is held here would be copied for it with all others.
    old = [:]
    isKept = true
  }

  /// What was rendered, by path.
  var pages: [String: RenderedPage] { rendered.withLock { $0 } }

  /// Renders `page`. With a theme that has errors nothing is rendered.
  @Sendable public func take(_ page: PlannedPage) {
    guard theme.isSound else { return }
    let result = theme.value.templates.render(page.template, page.model, language: page.language)
    put(
      RenderedPage(
        template: page.template, language: page.language,
        revision: theme.value.templates.revision(of: page.template),
        content: Checked(finish(page.file, result.value), result.problems)),
      at: page.file)
  }

  /// Writes the calendar file of `feed`.
  @Sendable public func take(_ feed: PlannedFeed) {
    guard theme.isSound else { return }
    let path = String(feed.path.drop { $0 == "/" })
    let content = Checked(finish(path, calendarBytes(feed)))
    put(RenderedPage(template: "", language: feed.language, revision: 0, content: content), at: path)
  }

  /// Writes the calendars, feeds, data and search of `part`, and gives back what is to be known of them afterwards: their paths.
  /// If another build may follow, they are written in the end, so that it can use them again.
  @Sendable public func take(_ part: SitePlan) -> SitePlan {
    guard !isKept else { return part }
    let files = partFiles(part, theme.value, finish)
    parts.withLock { $0 += files }
    var rest = part
    for index in rest.feeds.indices { rest.feeds[index].entries = [] }
    for index in rest.webFeeds.indices { rest.webFeeds[index].entries = [] }
    for index in rest.data.indices { rest.data[index].content = .text("") }
    rest.search = []
    return rest
  }

  /// Whether `pages` would come out of their templates as in the build before if their models are the same. If so, they need not be
  /// taken, and neither need the calendars at the paths `feeds`.
  @Sendable public func keeps(_ pages: [PlannedPage], _ feeds: [String]) -> Bool {
    let known = pages.compactMap(known)
    let files = feeds.map { String($0.drop { $0 == "/" }) }
    let calendars = files.compactMap { old[$0] }.filter { !$0.isContested && $0.template.isEmpty }
    guard known.count == pages.count, calendars.count == feeds.count else { return false }
    for (page, known) in zip(pages, known) { put(known, at: page.file) }
    for (file, known) in zip(files, calendars) { put(known, at: file) }
    return true
  }

  /// What was rendered of `page` in the build before, if its template makes the same of the same model.
  private func known(_ page: PlannedPage) -> RenderedPage? {
    guard let known = old[page.file], known.template == page.template, known.language == page.language,
      !known.isContested, known.content.problems.isEmpty
    else { return nil }
    // With a theme that has errors there is no site; what there is, is for the next one.
    let isSame = !theme.isSound || known.revision == theme.value.templates.revision(of: page.template)
    return isSame ? known : nil
  }

  /// Notes what became of a page; of one that was written where it belongs, and that no other build asks for, nothing.
  ///
  /// Of two pages with one address, which is an error of the plan, either may win; but neither is kept.
  private func put(_ page: RenderedPage, at path: String) {
    if !isKept, page.content.problems.isEmpty, page.content.value == .written(path) { return }
    rendered.withLock {
      var page = page
      page.isContested = $0[path] != nil
      $0[path] = page
    }
  }

  /// The site of `plan`, whose pages were all taken or kept.
  public func site(of plan: SitePlan, reusing memory: inout RenderMemory) -> Checked<OutputTree> {
    var problems = theme.problems
    let rendered = rendered.withLock { $0 }
    if isKept { memory.pages = rendered }
    let pages =
      theme.isSound ? plan.pages.map { rendered[$0.file]?.content ?? Checked(.written($0.file)) } : []
    let files = pageFiles(plan.pages, pages).collecting(into: &problems)
    let ownFeeds = theme.isSound ? plan.ownFeeds.map { String($0.drop { $0 == "/" }) } : []
    let feeds = ownFeeds.map { path in
      OutputTree.File(path: path, content: rendered[path]?.content.value ?? .written(path))
    }
    let made = feeds + parts.withLock { $0 }
    let others = otherFiles(plan, theme.value, besides: made, reusing: &memory) {
      [isKept, finish] path, bytes in
      // What may be used again is looked at where it is compared with what it was.
      isKept ? .bytes(bytes) : finish(path, bytes)
    }
    let tree = OutputTree(files + others)
    return Checked(tree, problems + clashes(of: plan.files, in: tree))
  }
}

/// Copied files that stand where another file of the site or a folder has to be, or below another file.
private func clashes(of copied: [CopiedFile], in tree: OutputTree) -> [Problem] {
  let all = tree.files
  return copied.filter { file in
    let path = String(file.path.drop { $0 == "/" })
    let place = firstPosition(notBefore: path, in: all, path: \.path)
    let isTwice = place + 1 < all.count && all[place + 1].path == path
    let below = firstPosition(notBefore: path + "/", in: all, path: \.path)
    let isFolder = below < all.count && all[below].path.hasPrefix(path + "/")
    let folders = path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    return isTwice || isFolder || folders.contains { tree[$0] != nil }
  }.map { file in
    Problem(
      .urlTaken, at: Span(path: file.asset.path, range: 0..<0),
      Wording(
        zh: "网站自己有一个文件或页面在这里：\(file.path)", en: "a file or page of the site itself stands here: \(file.path)"),
      suggestion: Wording(zh: "给这个文件改个名，或换个文件夹", en: "rename this file, or move it to another folder"))
  }
}

/// A page with what it was made of, besides its model.
struct RenderedPage: Sendable {
  var template: String
  var language: Language
  var revision: Int
  var content: Checked<OutputTree.Content>
  /// Whether two pages wanted this place.
  var isContested = false
}
