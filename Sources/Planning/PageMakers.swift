import Diagnostics
import Parallel
import Records
import Resolution

/// Makes a page, or a few that need the same, apart from all others.
typealias PageMaker = @Sendable (inout Composer) -> [PlannedPage]

/// Takes a page as soon as it is made, on whatever core that was.
public typealias PageTaker = @Sendable (PlannedPage) -> Void

/// Makes a part of the plan that is not a page, apart from all others.
typealias PartMaker = @Sendable (Composer) -> SitePlan

/// Pages with what was found while they were made, in the order of their makers.
struct MadePages: Sendable {
  var pages: [PlannedPage] = []
  /// Each once: two pages may show the same picture.
  var problems: [Problem] = []
  /// Files that somebody can take away whole, by their path on the site.
  var linked: Set<String> = []
  /// Links that name a path of the site, to be checked when all pages are known.
  var siteLinks: [SiteLink] = []
}

/// A link that names a path of the site: `/calendar/`.
struct SiteLink: Sendable, Hashable {
  var path: String
  var span: Span
}

extension Composer {
  /// The pages of `makers`, made on all cores; `take` gets each as soon as it is made, and its model is kept no longer.
  /// - Parameter others: parts of the plan that are no pages; each is long, so they are begun first and made beside the pages.
  func making(_ makers: [PageMaker], and others: [PartMaker], taking take: PageTaker?) -> (
    MadePages, [SitePlan]
  ) {
    enum Work { case part(PartMaker), pages(PageMaker) }
    enum Made { case part(SitePlan), pages(MadePages) }
    let made = parallelMap(others.map(Work.part) + makers.map(Work.pages)) { work -> Made in
      switch work {
      case .part(let make): .part(make(self))
      case .pages(let make): .pages(pages(of: make, taking: take))
      }
    }
    var result = MadePages()
    var parts: [SitePlan] = []
    var seen: Set<Problem> = []
    for case .pages(let part) in made {
      result.pages += part.pages
      result.problems += part.problems.filter { seen.insert($0).inserted }
      result.linked.formUnion(part.linked)
      result.siteLinks += part.siteLinks
    }
    for case .part(let part) in made { parts.append(part) }
    return (result, parts)
  }

  private func pages(of make: PageMaker, taking take: PageTaker?) -> MadePages {
    var composer = self
    var pages = make(&composer)
    if let take {
      for index in pages.indices {
        take(pages[index])
        pages[index].model = NoModel()
      }
    }
    return MadePages(
      pages: pages, problems: composer.problems, linked: composer.linked, siteLinks: composer.siteLinks)
  }

  /// The makers of what is not a page: calendars, feeds, tables, the search.
  func otherParts(_ uids: [String]) -> [PartMaker] {
    [
      { SitePlan(search: [$0.searchPlan()]) }, { SitePlan(feeds: $0.feeds(uids)) },
      { SitePlan(webFeeds: $0.webFeeds()) }, { SitePlan(data: $0.dataFiles()) },
    ]
  }

  /// The makers of every page of this language.
  func allPages() -> [PageMaker] {
    [{ [$0.homePage()] }] + listPages() + recordPages()
  }

  /// The makers of the pages that are not a record's own.
  private func listPages() -> [PageMaker] {
    [
      { $0.clubsPages() }, { $0.eventListPages() }, { $0.newsListPages() }, { $0.awardListPages() },
      { $0.honoursPages() }, { $0.winnerPages() }, { $0.booklistsPage() }, { $0.shelfPages() },
      { $0.sessionPages() }, { $0.proposalListPages() }, { $0.lectureListPages() },
      { $0.campaignListPages() }, { $0.participationPages() }, { $0.peoplePages() }, { $0.reportPages() },
      { $0.albumPages() }, { $0.jointPages() }, { $0.digestPages() }, { [$0.searchPage()] },
      { [$0.indexPage()] }, { $0.tagPages() }, { [$0.webFeedsPage()] }, { [$0.notFoundPage()] },
      { $0.redirectPages() }, { $0.withdrawnPages() },
    ] + calendarPages()
  }

  /// The makers of the records' pages.
  private func recordPages() -> [PageMaker] {
    func each(_ indices: Range<Index>, _ make: @escaping @Sendable (inout Composer, Index) -> PlannedPage)
      -> [PageMaker]
    {
      indices.map { index in { [make(&$0, index)] } }
    }
    var makers = each(union.clubs.indices) { $0.clubPage($1) }
    makers += union.events.indices.map { index in { $0.eventPages(index) } }
    makers += each(union.news.indices) { $0.newsPage($1) }
    makers += each(union.awards.indices) { $0.awardPage($1) }
    makers += each(union.booklists.indices) { $0.booklistPage($1) }
    makers += each(union.books.indices) { $0.bookPage($1) }
    makers += each(union.notes.indices) { $0.notePage($1) }
    makers += each(union.proposals.indices) { $0.proposalPage($1) }
    makers += each(union.lectures.indices) { $0.lecturePage($1) }
    makers += each(union.campaigns.indices) { $0.campaignPage($1) }
    makers += each(union.people.indices) { $0.personPage($1) }
    return makers
      + union.pages.indices.filter { union.pages[$0].id.path != "index" }.map { index in
        { [$0.textPage(index)] }
      }
  }
}

extension Composer {
  /// Problems of links to paths that the site does not have in this language, which is its first.
  func missingTargets(of links: [SiteLink], in plan: SitePlan, copied: [CopiedFile]) -> [Problem] {
    guard !links.isEmpty else { return [] }
    let paths =
      plan.pages.map(\.path) + plan.feeds.map(\.path) + plan.data.map(\.path)
      + plan.webFeeds.flatMap { [$0.atomPath, $0.jsonPath] }
    // Texts link to what stands in the first language; it is found in the others by itself.
    let others = union.settings.languages.filter { $0 != language }.map { addresses.localized("/", $0) }
    let made = Set(paths.filter { path in !others.contains { path.hasPrefix($0) } })
    let files = Set(copied.map(\.path))
    let missing = links.compactMap { link -> (span: Span, bare: String, folder: String)? in
      let bare = String(link.path.prefix { $0 != "#" && $0 != "?" })
      let folder = bare.hasSuffix("/") ? bare : bare + "/"
      let isThere = made.contains(bare) || made.contains(folder) || files.contains(bare)
      return isThere ? nil : (link.span, bare, folder)
    }
    let names = missing.isEmpty ? [] : made.sorted()
    return missing.map { link in
      missingTarget(
        Wording(zh: "网站上没有 \(link.bare)", en: "the site has no \(link.bare)"),
        nearMisses(of: link.folder, among: names), link.span)
    }
  }
}
