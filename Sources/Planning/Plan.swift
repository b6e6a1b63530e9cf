public import Diagnostics
public import FileTrees
import Calendars
import Foundation
import Parallel
import Records
public import Resolution

/// Plans every page and file of the site, in every language.
///
/// All addresses are settled first, so that a link can be checked and written before anything is rendered; two
/// records that want one address, links to nothing and missing files are reported here.
/// - Parameter showsDesign: whether to make the page that shows every component of the theme.
/// - Complexity: linear in pages and links.
public func planSite(_ union: Union, _ tree: SourceTree, showsDesign: Bool = false) -> Checked<SitePlan> {
  let union = union.asOfLastChange
  var problems: [Problem] = []
  let files = copiedFiles(union, tree)
  let addresses = addresses(of: union, reserved: reservedPaths()).collecting(into: &problems)
  var plan = SitePlan()
  plan.surroundings.basePath = union.settings.basePath
  plan.surroundings.origin = String(union.settings.url.dropLast(union.settings.basePath.count))
  plan.surroundings.terms = union.terms
  plan.surroundings.asOf = union.asOf.date
  plan.files = files
  // The first pass finds out which pages there are; the second knows them all when it checks links.
  let captions = Captions.reading(tree).collecting(into: &problems)
  let outline = LinkResolver(union: union, files: files, captions: captions, sitePaths: [])
  let first = union.settings.languages.first ?? .zh
  var scout = Composer(union: union, addresses: addresses, resolver: outline, language: first)
  scout.tags = TagRegister(scout.listings())
  let uids = calendarIdentifiers(of: union)
  let openData = scout.openData()
  let sitePaths = Set(scout.listPages().map(\.path)).union(recordPaths(union, addresses))
    .union(scout.feeds(uids).map(\.path)).union(scout.dataFiles().map(\.path))
    .union(openData.map(\.path)).union(
      scout.webFeedScopes.flatMap { [scout.atomPath($0), scout.jsonPath($0)] })
  let resolver = outline.knowing(sitePaths)
  let tags = scout.tags
  // Languages know nothing of each other, so each has a processor of its own.
  let parts = parallelMap(union.settings.languages) { language in
    var composer = Composer(union: union, addresses: addresses, resolver: resolver, language: language)
    composer.tags = tags
    var part = SitePlan()
    part.pages = composer.allPages()
    if showsDesign { part.pages.append(composer.designPage()) }
    part.feeds = composer.feeds(uids)
    part.webFeeds = composer.webFeeds()
    part.data = composer.dataFiles()
    part.redirects = composer.redirects()
    part.search = [composer.searchPlan()]
    part.unpublished = union.unpublished.compactMap { record in
      addresses.path(of: record.id, in: language).map { UnpublishedPage(path: $0, record: record) }
    }
    return (plan: Checked(part, composer.problems), linked: composer.linked)
  }
  for part in parts {
    let value = part.plan.collecting(into: &problems)
    plan.pages += value.pages
    plan.feeds += value.feeds
    plan.webFeeds += value.webFeeds
    plan.data += value.data
    plan.redirects += value.redirects
    plan.search += value.search
    plan.unpublished += value.unpublished
  }
  plan.data += openData
  plan.files = publishedFiles(files, parts.reduce(into: []) { $0.formUnion($1.linked) })
  plan.cards = shareCards(of: plan.pages)
  plan.discovery = discovery(of: union, plan.pages, files: plan.files)
  problems += clashes(in: plan)
  return Checked(plan, problems)
}

extension Composer {
  /// The pages that are not a record's own.
  mutating func listPages() -> [PlannedPage] {
    var pages = clubsPages() + eventListPages() + calendarPages() + newsListPages()
    pages += awardListPages() + honoursPages() + winnerPages()
    pages += booklistsPage() + shelfPages() + sessionPages()
    pages += proposalListPages() + lectureListPages() + campaignListPages() + participationPages()
    pages += peoplePages() + reportPages() + albumPages() + jointPages()
    pages += digestPages() + [searchPage(), indexPage()] + tagPages()
    return pages + [webFeedsPage(), notFoundPage()] + redirectPages() + withdrawnPages()
  }

  /// Every page of this language.
  fileprivate mutating func allPages() -> [PlannedPage] {
    var pages = [homePage()] + listPages()
    for index in union.clubs.indices { pages.append(clubPage(index)) }
    for index in union.events.indices {
      pages.append(eventPage(index))
      pages.append(posterPage(index))
    }
    for index in union.news.indices { pages.append(newsPage(index)) }
    for index in union.awards.indices { pages.append(awardPage(index)) }
    for index in union.booklists.indices { pages.append(booklistPage(index)) }
    for index in union.books.indices { pages.append(bookPage(index)) }
    for index in union.notes.indices { pages.append(notePage(index)) }
    for index in union.proposals.indices { pages.append(proposalPage(index)) }
    for index in union.lectures.indices { pages.append(lecturePage(index)) }
    for index in union.campaigns.indices { pages.append(campaignPage(index)) }
    for index in union.people.indices { pages.append(personPage(index)) }
    for index in union.pages.indices where union.pages[index].id.path != "index" {
      pages.append(textPage(index))
    }
    return pages
  }
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

private func recordPaths(_ union: Union, _ addresses: Addresses) -> [String] {
  let first = union.settings.languages.first ?? .zh
  return union.positions.keys.compactMap { addresses.path(of: $0, in: first) }
}

/// Files beside records, with their path on the site: as below `content/`, `pages/` left out. Files in the folder of a record
/// that is not shown stay private; so do tables, and what the profile of somebody names who does not want to be shown.
private func copiedFiles(_ union: Union, _ tree: SourceTree) -> [CopiedFile] {
  let hidden = union.hidden.map { $0.file }.filter { $0.hasSuffix("/index.md") }.map {
    String($0.dropLast(8))
  }
  let attached = Set(
    union.hidden.flatMap { record in record.attached.compactMap { normalized($0, from: record.file) } })
  return tree.assets.compactMap { asset in
    guard asset.path.hasPrefix("content/"), !asset.path.hasPrefix("content/data/") else { return nil }
    if hidden.contains(where: { asset.path.hasPrefix($0) }) || attached.contains(asset.path) { return nil }
    var path = String(asset.path.dropFirst("content".count))
    if path.hasPrefix("/pages/") { path = String(path.dropFirst("/pages".count)) }
    return CopiedFile(path: path, asset: asset)
  }
}

/// The files as they go into the site: of a picture its versions, and itself only where a link offers it.
private func publishedFiles(_ files: [CopiedFile], _ linked: Set<String>) -> [CopiedFile] {
  var result: [CopiedFile] = []
  var seen: Set<String> = []
  for file in files {
    let versions = file.asset.picture?.versions ?? []
    if versions.isEmpty || linked.contains(file.path) { result.append(file) }
    // The same picture in two folders is the same file.
    for version in versions where seen.insert(version.path).inserted {
      result.append(
        CopiedFile(
          path: version.path,
          asset: SourceTree.Asset(
            path: file.asset.path, size: version.size, fingerprint: version.fingerprint,
            location: version.location)))
    }
  }
  return result
}

/// Pages and files that want one output file.
private func clashes(in plan: SitePlan) -> [Problem] {
  var problems: [Problem] = []
  var taken: Set<String> = []
  for page in plan.pages where !taken.insert(page.file).inserted {
    problems.append(
      Problem(
        .urlTaken, at: nil,
        Wording(zh: "两个页面的网址都是 \(page.path)", en: "two pages have the address \(page.path)"),
        suggestion: Wording(zh: "检查 aliases（旧网址）和 slug（网址名）", en: "check aliases and slugs")))
  }
  for feed in plan.feeds where !taken.insert(String(feed.path.drop { $0 == "/" })).inserted {
    problems.append(
      Problem(
        .urlTaken, at: nil,
        Wording(zh: "日历文件的网址和别的页面相同：\(feed.path)", en: "a calendar has the address of a page: \(feed.path)"),
        suggestion: Wording(zh: "检查 aliases（旧网址）和 slug（网址名）", en: "check aliases and slugs")))
  }
  for path in plan.webFeeds.flatMap({ [$0.atomPath, $0.jsonPath] })
  where !taken.insert(String(path.drop { $0 == "/" })).inserted {
    problems.append(
      Problem(
        .urlTaken, at: nil,
        Wording(zh: "消息订阅的网址和别的页面相同：\(path)", en: "a feed has the address of a page: \(path)"),
        suggestion: Wording(zh: "检查 aliases（旧网址）和 slug（网址名）", en: "check aliases and slugs")))
  }
  for file in plan.data where !taken.insert(String(file.path.drop { $0 == "/" })).inserted {
    problems.append(
      Problem(
        .urlTaken, at: nil,
        Wording(zh: "数据文件的网址和别的页面相同：\(file.path)", en: "a data file has the address of a page: \(file.path)"),
        suggestion: Wording(zh: "检查 aliases（旧网址）和 slug（网址名）", en: "check aliases and slugs")))
  }
  for file in plan.files where !taken.insert(String(file.path.drop { $0 == "/" })).inserted {
    problems.append(
      Problem(
        .urlTaken, at: Span(path: file.asset.path, range: 0..<0),
        Wording(zh: "这个文件和一个页面的网址相同：\(file.path)", en: "this file has the address of a page: \(file.path)")))
  }
  return problems
}
