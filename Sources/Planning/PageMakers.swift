import Diagnostics
import FileTrees
import Foundation
import Parallel
import Records
import Resolution

/// Makes a page, or a few that need the same, apart from all others.
struct PageMaker: Sendable {
  /// What it makes, in words that are the same in every build: `event 2026/final`.
  var name: String
  /// A hash of what it was given besides the union: a part of a calendar, its neighbours; see ``Watched``.
  var given: UInt64
  /// Makes the pages.
  var make: @Sendable (inout Composer) -> [PlannedPage]

  init(
    _ name: String, given: UInt64 = 0, _ make: @escaping @Sendable (inout Composer) -> [PlannedPage]
  ) {
    (self.name, self.given, self.make) = (name, given, make)
  }

  /// Its name among the makers of all languages.
  func name(_ language: Language) -> String { "\(language.rawValue) \(name)" }
}

/// Takes pages as soon as they are made, on whatever core that was.
public struct PageTaker: Sendable {
  /// Takes a page with its model.
  public var take: @Sendable (PlannedPage) -> Void
  /// Takes a calendar that belongs to a page.
  public var takeFeed: @Sendable (PlannedFeed) -> Void
  /// Takes what a part of the plan holds besides pages, and gives back what is to be kept of it; at the least its paths.
  public var takePart: @Sendable (SitePlan) -> SitePlan
  /// Whether the taker still has pages that it took in an earlier build, and the calendars at some paths, as they would come out now
  /// of the same models. If so, they count as taken.
  public var keeps: @Sendable ([PlannedPage], [String]) -> Bool

  /// A taker.
  public init(
    take: @escaping @Sendable (PlannedPage) -> Void, takeFeed: @escaping @Sendable (PlannedFeed) -> Void,
    takePart: @escaping @Sendable (SitePlan) -> SitePlan,
    keeps: @escaping @Sendable ([PlannedPage], [String]) -> Bool
  ) {
    (self.take, self.takeFeed, self.takePart, self.keeps) = (take, takeFeed, takePart, keeps)
  }
}

/// Makes a part of the plan that is not a page, apart from all others.
typealias PartMaker = @Sendable (Composer) -> SitePlan

/// Pages with what was found while they were made, in the order of their makers.
struct MadePages: Sendable {
  var pages: [PlannedPage] = []
  /// The paths of the calendars that belong to them.
  var feeds: [String] = []
  /// Each once: two pages may show the same picture.
  var problems: [Problem] = []
  /// Files that somebody can take away whole, by their path on the site.
  var linked: Set<String> = []
  /// Links that name a path of the site, to be checked when all pages are known.
  var siteLinks: [SiteLink] = []

  init() {}

  /// What `composer` has made.
  init(_ pages: [PlannedPage], _ composer: Composer) {
    (self.pages, problems) = (pages, composer.problems)
    (linked, siteLinks) = (composer.linked, composer.siteLinks)
    feeds = composer.feeds.map(\.path)
  }
}

/// A link that names a path of the site: `/calendar/`.
struct SiteLink: Sendable, Hashable {
  /// The path, not encoded.
  var path: String
  var span: Span
}

extension Composer {
  /// The pages of `makers`, made on all cores; `taker` gets each as soon as it is made, and its model is kept no longer.
  /// - Parameter others: parts of the plan that are no pages; each is long, so they are begun first and made beside the pages.
  /// - Returns: the pages, the other parts, and if they may be wanted again, what each maker made.
  func making(
    _ makers: [PageMaker], and others: [PartMaker], taking taker: PageTaker?, _ watch: PlanWatch
  ) -> (pages: MadePages, parts: [SitePlan], kept: [PlanMemory.Kept]) {
    enum Work { case part(PartMaker), pages(PageMaker) }
    enum Made { case part(SitePlan), pages(MadePages, PlanMemory.Kept?) }
    let made = parallelMap(others.map(Work.part) + makers.map(Work.pages)) { work -> Made in
      switch work {
      case .part(let make):
        let part = make(self)
        return .part(taker.map { $0.takePart(part) } ?? part)
      case .pages(let maker):
        guard let taker else {
          var composer = self
          return .pages(MadePages(maker.make(&composer), composer), nil)
        }
        let kept = known(maker, taker, watch) ?? pages(of: maker, taker, watch)
        return .pages(kept.made, watch.memory.isKept ? kept : nil)
      }
    }
    var result = MadePages()
    var parts: [SitePlan] = []
    var kept: [PlanMemory.Kept] = []
    var seen: Set<Problem> = []
    for made in made.dropFirst(others.count) {
      guard case .pages(let part, let known) = made else { continue }
      result.pages += part.pages
      result.feeds += part.feeds
      result.problems += part.problems.filter { seen.insert($0).inserted }
      result.linked.formUnion(part.linked)
      result.siteLinks += part.siteLinks
      if let known { kept.append(known) }
    }
    for case .part(let part) in made { parts.append(part) }
    return (result, parts, kept)
  }

  private func known(_ maker: PageMaker, _ taker: PageTaker, _ watch: PlanWatch) -> PlanMemory.Kept? {
    guard let kept = watch.memory.known(maker, language, watch.revisions),
      taker.keeps(kept.made.pages, kept.made.feeds)
    else { return nil }
    return kept
  }

  /// The pages of `maker`, which are made and taken.
  func pages(of maker: PageMaker, _ taker: PageTaker, _ watch: PlanWatch) -> PlanMemory.Kept {
    let log = ReadLog()
    var composer = watch.memory.isKept ? watched(by: log, watch.keys) : self
    var made = MadePages(maker.make(&composer), composer)
    for index in made.pages.indices {
      taker.take(made.pages[index])
      made.pages[index].model = NoModel()
    }
    for feed in composer.feeds { taker.takeFeed(feed) }
    let reads = log.reads
    return PlanMemory.Kept(
      given: maker.given, reads: reads, revision: watch.revisions.hash(of: reads), made: made)
  }

  /// The makers of what is not a page: the search, feeds, calendars, tables.
  func otherParts(_ uids: [String]) -> [PartMaker] {
    textParts + [{ SitePlan(feeds: $0.feeds(uids)) }, { SitePlan(data: $0.dataFiles()) }]
  }

  /// The makers of what is not a page and has texts of records in it.
  var textParts: [PartMaker] {
    [{ SitePlan(search: [$0.searchPlan()]) }, { SitePlan(webFeeds: $0.webFeeds()) }]
  }

  /// The makers of every page of this language.
  /// - Parameter uids: the identifier of each event in calendars.
  func allPages(_ watch: PlanWatch, _ uids: [String]) -> [PageMaker] {
    [PageMaker("home") { [$0.homePage()] }] + listPages(watch) + recordPages(watch.keys, uids)
  }

  /// The makers of the pages that are not a record's own.
  private func listPages(_ watch: PlanWatch) -> [PageMaker] {
    [
      PageMaker("clubs") { $0.clubsPages() }, PageMaker("news") { $0.newsListPages() },
      PageMaker("awards") { $0.awardListPages() }, PageMaker("honours") { $0.honoursPages() },
      PageMaker("winners") { $0.winnerPages() }, PageMaker("booklists") { $0.booklistsPage() },
      PageMaker("shelf") { $0.shelfPages() }, PageMaker("sessions") { $0.sessionPages() },
      PageMaker("proposals") { $0.proposalListPages() }, PageMaker("lectures") { $0.lectureListPages() },
      PageMaker("campaigns") { $0.campaignListPages() },
      PageMaker("participation") { $0.participationPages() }, PageMaker("people") { $0.peoplePages() },
      PageMaker("albums") { $0.albumPages() },
      PageMaker("joint") { $0.jointPages() }, PageMaker("digest") { $0.digestPages() },
      PageMaker("search") { [$0.searchPage()] }, PageMaker("index") { [$0.indexPage()] },
      PageMaker("tags") { $0.tagPages() }, PageMaker("feeds") { [$0.webFeedsPage()] },
      PageMaker("not found") { [$0.notFoundPage()] }, PageMaker("redirects") { $0.redirectPages() },
      PageMaker("withdrawn") { $0.withdrawnPages() },
    ] + eventListPages(watch.keys) + reportPages(watch) + calendarPages(watch)
  }

  /// The makers of the records' pages.
  private func recordPages(_ keys: UnionKeys, _ uids: [String]) -> [PageMaker] {
    let union = union.whole
    func each<Item>(
      _ items: [Item], _ list: UnionList, _ id: (Item) -> RecordID,
      given: (Index) -> ContentHash = { _ in ContentHash() },
      _ make: @escaping @Sendable (inout Composer, Index) -> [PlannedPage]
    ) -> [PageMaker] {
      items.indices.map { index in
        PageMaker("\(list) \(id(items[index]).path)", given: given(index).value) { make(&$0, index) }
      }
    }
    func hash(_ list: UnionList, _ positions: [Index]) -> ContentHash {
      let keys = keys[list].items
      return positions.reduce(into: ContentHash()) { $0.add(keys.indices.contains($1) ? keys[$1] : 0) }
    }
    func beside(_ list: UnionList) -> (Index) -> ContentHash { { hash(list, [$0 - 1, $0 + 1]) } }
    func givenEvent(_ index: Index) -> ContentHash {
      let beside = neighbourDates(ofEvent: index)
      var hash = hash(.occurrences, [beside.previous ?? -1, beside.next ?? -1])
      hash.add(uids[index])
      return hash
    }
    var makers = each(union.clubs, .clubs, \.entry.id) { [$0.clubPage($1)] }
    makers += each(union.events, .events, \.entry.id, given: givenEvent) { $0.eventPages($1, uids) }
    makers += each(union.news, .news, \.entry.id, given: beside(.news)) { [$0.newsPage($1)] }
    makers += each(union.awards, .awards, \.entry.id) { [$0.awardPage($1)] }
    makers += each(union.booklists, .booklists, \.entry.id, given: beside(.booklists)) {
      [$0.booklistPage($1)]
    }
    makers += each(union.books, .books, \.entry.id) { [$0.bookPage($1)] }
    makers += each(union.notes, .notes, \.entry.id) { [$0.notePage($1)] }
    makers += each(union.proposals, .proposals, \.entry.id) { [$0.proposalPage($1)] }
    makers += each(union.lectures, .lectures, \.entry.id) { [$0.lecturePage($1)] }
    makers += each(union.campaigns, .campaigns, \.entry.id) { [$0.campaignPage($1)] }
    makers += each(union.people, .people, \.id) { [$0.personPage($1)] }
    makers += each(union.pages, .pages, \.id) { composer, index in
      composer.union.whole.pages[index].id.path == "index" ? [] : [composer.textPage(index)]
    }
    return makers
  }
}

extension Composer {
  /// Problems of links to paths that the site does not have in this language, which is its first.
  func missingTargets(of links: [SiteLink], in plan: SitePlan, copied: [CopiedFile]) -> [Problem] {
    guard !links.isEmpty else { return [] }
    let paths =
      plan.pages.map(\.path) + plan.feeds.map(\.path) + plan.ownFeeds + plan.data.map(\.path)
      + plan.webFeeds.flatMap { [$0.atomPath, $0.jsonPath] }
    // Texts link to what stands in the first language; it is found in the others by itself.
    let others = union.settings.languages.filter { $0 != language }.map { addresses.localized("/", $0) }
    let made = Set(
      paths.filter { path in !others.contains { path.hasPrefix($0) } }.map {
        $0.removingPercentEncoding ?? $0
      })
    let files = Set(copied.map(\.path))
    func folder(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
    let missing = links.filter {
      !made.contains($0.path) && !made.contains(folder($0.path)) && !files.contains($0.path)
    }
    let names = missing.isEmpty ? [] : made.sorted()
    return missing.map { link in
      missingTarget(
        Wording(zh: "网站上没有 \(link.path)", en: "the site has no \(link.path)"),
        nearMisses(of: folder(link.path), among: names), link.span)
    }
  }
}
