public import Diagnostics
public import FileTrees
import Calendars
import Foundation
import Parallel
import Records
public import Resolution

/// Plans every page and file of the site, in every language.
///
/// All addresses are settled first, so that a link can be written before anything is rendered; two records that want one
/// address, links to nothing and missing files are reported here. Pages are made on all cores, apart from each other.
/// - Parameters:
///   - showsDesign: whether to make the page that shows every component of the theme.
///   - take: gets each page as soon as it is made; the plan then has the pages without their models, which are most of its size.
/// - Complexity: linear in pages and links.
public func planSite(
  _ union: Union, _ tree: SourceTree, showsDesign: Bool = false, taking taker: PageTaker? = nil
) -> Checked<SitePlan> {
  var memory = PlanMemory(isKept: false)
  return planSite(union, tree, showsDesign: showsDesign, taking: taker, reusing: &memory)
}

/// Plans like ``planSite(_:_:showsDesign:taking:)`` and gives the same, but makes only the pages anew that may have changed since
/// the last time with this memory, as long as `taker` keeps the others.
public func planSite(
  _ union: Union, _ tree: SourceTree, showsDesign: Bool = false, taking taker: PageTaker?,
  reusing memory: inout PlanMemory
) -> Checked<SitePlan> {
  let union = union.asOfLastChange
  var problems: [Problem] = []
  let files = copiedFiles(union, tree)
  let addresses = addresses(of: union, reserved: reservedPaths()).collecting(into: &problems)
  var plan = SitePlan()
  plan.surroundings = SiteSurroundings(union)
  plan.files = files
  let captions = memory.captions(in: tree).collecting(into: &problems)
  let resolver = LinkResolver(union: union, files: files, captions: captions)
  let uids = calendarIdentifiers(of: union)
  var linked: Set<String> = []
  var siteLinks: [SiteLink] = []
  let facts = UnionFacts(union)
  var composers = inParallel(union.settings.languages) { language in
    var composer = Composer(
      union: union, facts, addresses: addresses, resolver: resolver, language: language)
    composer.keepListings()
    return composer
  }
  if let tags = composers.first.map({ TagRegister($0.lines) }) {
    for index in composers.indices { composers[index].tags = tags }
  }
  let watch = memory.watch(tree, union, files: files, captions: captions, composers)
  let rows = memory.isKept ? RowKeeper(watch.keys, watch.revisions, memory.rows) : nil
  for index in composers.indices { composers[index].rows = rows }
  let design = showsDesign ? [PageMaker("design") { [$0.designPage()] }] : []
  let makers = inParallel(composers) { $0.allPages(watch, uids) + design }
  var kept: [[PlanMemory.Kept]] = []
  for (composer, makers) in zip(composers, makers) {
    let language = composer.language
    let isFirst = language == composers[0].language
    // The open data has all languages in one.
    let open: [PartMaker] = isFirst ? [{ SitePlan(data: $0.openData(uids)) }] : []
    let (found, parts, known) = composer.making(
      makers, and: open + composer.otherParts(uids), taking: taker, watch)
    kept.append(known)
    plan.pages += found.pages
    plan.ownFeeds += found.feeds
    problems += found.problems
    linked.formUnion(found.linked)
    siteLinks += found.siteLinks
    for part in parts {
      plan.feeds += part.feeds
      plan.webFeeds += part.webFeeds
      plan.data += part.data
      plan.search += part.search
    }
    plan.redirects += composer.redirects()
    var named = found.feeds + parts.flatMap(\.feeds).map(\.path)
    named +=
      parts.flatMap(\.webFeeds).flatMap { [$0.atomPath, $0.jsonPath] }
      + parts.flatMap(\.data).map(\.path)
    plan.formerFiles += composer.formerFiles(among: named)
    plan.unpublished += union.unpublished.compactMap { record in
      addresses.path(of: record.id, in: language).map { UnpublishedPage(path: $0, record: record) }
    }
  }
  for index in composers.indices { composers[index].rows = nil }
  memory.keep(
    Planned(
      composers: composers, makers: makers, made: kept, revisions: watch.revisions, keys: watch.keys),
    rows: rows?.rows ?? [:])
  plan.files = publishedFiles(files, linked)
  problems += unusedFiles(files, linked, tree)
  // An author who names the former address of a file, too, gets what was asked for.
  if !plan.formerFiles.isEmpty {
    var taken = Set(plan.pages.map(\.file))
    plan.formerFiles = plan.formerFiles.filter { taken.insert($0.path).inserted }
  }
  plan.cards = shareCards(of: plan.pages)
  plan.discovery = discovery(of: union, plan.pages, files: plan.files)
  // Of two pages that want one address, the records have been named by now.
  if !problems.contains(where: { $0.kind == ProblemKind.urlTaken.id }) { problems += clashes(in: plan) }
  if let composer = composers.first {
    problems += composer.missingTargets(of: siteLinks, in: plan, copied: files)
  }
  return Checked(plan, problems)
}

/// The addresses of lists, which no record may take.
private func reservedPaths() -> [String: Wording] {
  var paths: [String: Wording] = [:]
  for section in Section.allCases where section != .home { paths[section.rawValue] = section.label }
  paths["/share/"] = Wording(zh: "转发图", en: "share pictures")
  paths["/api/"] = Wording(zh: "开放数据", en: "open data")
  paths[webFeedsPath] = Wording(zh: "订阅更新", en: "feeds")
  for language in Language.allCases {
    paths["/\(language.rawValue)/"] = Wording(zh: "另一种语言首页", en: "the other language")
  }
  return paths
}

/// Pages and other files that want one output file. What the theme and the sources bring is looked at where the files are put together.
private func clashes(in plan: SitePlan) -> [Problem] {
  func made(_ paths: [String]) -> [(path: String, file: String)] {
    paths.map { ($0, PlannedPage.file(for: $0)) }
  }
  let all: [(made: [(path: String, file: String)], wording: (String) -> Wording)] = [
    (
      plan.pages.map { ($0.path, $0.file) },
      { Wording(zh: "两个页面的网址都是 \($0)", en: "two pages have the address \($0)") }
    ),
    (
      made(plan.feeds.map(\.path) + plan.ownFeeds),
      { Wording(zh: "日历文件的网址和别的页面相同：\($0)", en: "a calendar has the address of a page: \($0)") }
    ),
    (
      made(plan.webFeeds.flatMap { [$0.atomPath, $0.jsonPath] }),
      { Wording(zh: "消息订阅的网址和别的页面相同：\($0)", en: "a feed has the address of a page: \($0)") }
    ),
    (
      made(plan.data.map(\.path)),
      { Wording(zh: "数据文件的网址和别的页面相同：\($0)", en: "a data file has the address of a page: \($0)") }
    ),
  ]
  var taken = Set<String>(minimumCapacity: 2 * plan.pages.count)
  return all.flatMap { made, wording in
    made.filter { !taken.insert($0.file).inserted }.map { clash in
      Problem(
        .urlTaken, at: nil, wording(clash.path),
        suggestion: Wording(zh: "检查各个记录的“旧网址”和“网址名”", en: "check aliases and slugs"))
    }
  }
}
