public import Diagnostics
public import FileTrees
import Parallel
public import Planning
import Search
import Templating

/// Takes a file, by its path and bytes, on any core, and says what the tree is to have of it.
public typealias PageFinisher = @Sendable (String, [UInt8]) -> OutputTree.Content

/// The file at `path`, which begins with `/`, as `finish` leaves it.
func finished(_ path: String, _ bytes: [UInt8], _ finish: PageFinisher) -> OutputTree.File {
  let path = String(path.drop { $0 == "/" })
  return OutputTree.File(path: path, content: finish(path, bytes))
}

/// The files of rendered pages.
func pageFiles(_ pages: [PlannedPage], _ rendered: [Checked<OutputTree.Content>]) -> Checked<
  [OutputTree.File]
> {
  Checked(
    zip(pages, rendered).map { OutputTree.File(path: $0.file, content: $1.value) },
    pageProblems(zip(pages, rendered).map { ($0.path, $1.problems) }))
}

/// The files of calendars, feeds, data and search in a part of a plan, each handed to `finish` as soon as it is made.
func partFiles(_ part: SitePlan, _ theme: Theme, _ finish: PageFinisher) -> [OutputTree.File] {
  var files = parallelMap(part.feeds) { finished($0.path, calendarBytes($0), finish) }
  files += webFeedFiles(part.webFeeds, style: theme.urls["feed.css"], finish)
  files += parallelMap(part.data) { finished($0.path, dataBytes($0), finish) }
  for index in part.search {
    var memory = SearchMemory(isKept: false)
    files += searchFiles(index, reusing: &memory, finish)
  }
  return files
}

/// The files of a site that are no pages; `own` are those that were made before.
func otherFiles(
  _ plan: SitePlan, _ theme: Theme, besides own: [OutputTree.File], reusing memory: inout RenderMemory,
  _ finish: PageFinisher
) -> [OutputTree.File] {
  var files = own
  if memory.isKept {
    files += memory.calendarFiles(plan.feeds)
    files += memory.webFeedFiles(plan.webFeeds, style: theme.urls["feed.css"])
    files += memory.discoveryFiles(plan.discovery)
  } else {
    files += discoveryFiles(plan.discovery, finish)
  }
  files += plan.cards.map { OutputTree.File(path: $0.path, content: .drawing(of: $0)) }
  if !plan.discovery.own.contains("/_headers") {
    files.append(finished("/_headers", hostHeaders(basePath: plan.surroundings.basePath), finish))
  }
  if !plan.redirects.isEmpty, !plan.discovery.own.contains("/_redirects") {
    let rules = Array(redirectRules(plan.redirects, for: .netlify).utf8)
    files.append(finished("/_redirects", rules, finish))
  }
  if memory.isKept { files += memory.dataFiles(plan.data) }
  let former = copies(plan.formerFiles, of: files)
  files += former.map(\.copy)
  if memory.isKept { memory.formerFiles = former.map { ($0.copy.path, $0.source) } }
  if memory.isKept { files += memory.searchFiles(plan.search) }
  files += theme.assets
  files += plan.files.map {
    OutputTree.File(path: String($0.path.drop { $0 == "/" }), content: .copy(of: $0.asset))
  }
  return files
}

/// Files at former addresses, where nothing else stands by now.
private func copies(_ former: [FormerFile], of files: [OutputTree.File]) -> [(
  copy: OutputTree.File, source: String
)] {
  guard !former.isEmpty else { return [] }
  var known = Dictionary(files.map { ($0.path, $0.content) }, uniquingKeysWith: { first, _ in first })
  return former.compactMap { file in
    guard known[file.path] == nil, let content = known[file.source] else { return nil }
    known[file.path] = content
    return (OutputTree.File(path: file.path, content: content), file.source)
  }
}

/// Renders one page of `plan`, or one made from it, with the theme in `tree`.
public func renderPage(_ page: PlannedPage, _ plan: SitePlan, _ tree: SourceTree) -> Checked<[UInt8]> {
  var problems: [Problem] = []
  var memory = ThemeMemory()
  let checked = memory.theme(in: tree, plan.surroundings)
  let theme = checked.collecting(into: &problems)
  guard checked.isSound else { return Checked([], problems) }
  let bytes = theme.templates.render(page.template, page.model, language: page.language).collecting(
    into: &problems)
  return Checked(bytes, problems)
}

/// The problems of rendering, each place once. It is a place of a template; the page on which it happened says which record to
/// look at.
private func pageProblems(_ pages: [(path: String, problems: [Problem])]) -> [Problem] {
  struct Key: Hashable {
    var kind: String
    var span: Span?
  }
  var order: [Key] = []
  var found: [Key: (problem: Problem, path: String, count: Int)] = [:]
  for page in pages {
    for problem in page.problems {
      let key = Key(kind: problem.kind, span: problem.span)
      if found[key] == nil {
        order.append(key)
        found[key] = (problem, page.path, 0)
      }
      found[key]?.count += 1
    }
  }
  return order.compactMap { key in
    guard let (problem, path, count) = found[key] else { return nil }
    var result = problem
    let more = count - 1
    result.message = Wording(
      zh: "\(problem.message.zh)（页面 \(path)\(more > 0 ? "，另有 \(more) 页" : "")）",
      en: "\(problem.message.en) (page \(path)\(more > 0 ? " and \(more) more" : ""))")
    return result
  }
}
