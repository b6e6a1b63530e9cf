import Calendars
import Diagnostics
import Markup
import Records
import Resolution

extension Composer {
  /// The home page.
  mutating func homePage() -> PlannedPage {
    let monday = asOf.startOfWeek(from: union.settings.weekStart)
    let sunday = monday + 6
    let week = upcoming(from: monday).filter { union.occurrences[$0].time.firstDay <= sunday }
    let later = coming(upcoming(from: asOf).filter { union.occurrences[$0].time.firstDay > sunday })
    // Who has read this week's list knows the usual hours: what follows is what they do not say.
    let usual = Set(week.map { union.occurrences[$0].event })
    let unusual = later.filter {
      union.occurrences[$0].status != .scheduled || !usual.contains(union.occurrences[$0].event)
    }
    let big: Set<EventKind> = [.competition, .performance, .congress, .contest]
    let sure = later.filter { !union.occurrences[$0].isOff }
    let feature =
      sure.first { big.contains(union.events[union.occurrences[$0].event].entry.original.kind) } ?? sure.first
    let recent = union.awards.indices.sorted { left, right in
      let (a, b) = (union.awards[left].entry.original.date, union.awards[right].entry.original.date)
      return a == b ? left < right : a > b
    }
    let reading = union.booklists.indices.first { index in
      union.booklists[index].entry.original.items.contains { $0.status == .reading }
    }
    let notices = union.news.indices.filter { isNotice($0) }
    let news = union.news.indices.filter { !isNotice($0) }
    let open = openProposals
    let entry = union.pages.first { $0.id.path == "index" }
    let head = PageHead(
      path: "/", title: entry.map { title($0) } ?? siteFacts.name,
      description: entry?.version(in: language).header.summary ?? siteFacts.description, kind: "home",
      isUntranslated: entry.map { !$0.isTranslated(to: language, first: first) } ?? false)
    let content = entry.map { self.content(of: $0.version(in: language)) } ?? HTML()
    let model = HomePage(
      site: site(at: "/"), page: page(head), content: content, thisWeek: week.map { eventCard(date: $0) },
      weekTitle: union.events.isEmpty ? nil : weekTitle(monday),
      upcoming: (unusual.isEmpty ? later : unusual).prefix(6).map { eventCard(date: $0) },
      feature: feature.map { eventCard(date: $0) }, results: recent.prefix(5).map { awardLine($0) },
      reading: reading.map { booklistCard($0) }, families: families(),
      news: pinnedFirst(Array(news.prefix(20))).prefix(6).map { newsCard($0) },
      notices: pinnedFirst(Array(notices.prefix(20))).prefix(5).map { newsCard($0) },
      proposals: open.prefix(4).map { proposalCard($0) }, proposalsOpen: open.count,
      proposalList: link(.proposals), weekEnd: date(sunday), joining: joining, calendar: link(.events))
    return planned("/", "home.html", model)
  }

  /// Proposals under way: those that are late first, then those that moved last.
  private var openProposals: [Index] {
    union.proposals.indices.compactMap { index -> (index: Index, isLate: Bool, since: LocalDate)? in
      let proposal = union.proposals[index].entry.original
      guard proposal.status.stage == .open else { return nil }
      let since = proposal.steps.compactMap(\.date).last?.value
      return (index, proposal.delay(asOf: asOf)?.isOpen ?? false, since ?? .earliest)
    }.sorted { left, right in
      if left.isLate != right.isLate { return left.isLate }
      return left.since == right.since ? left.index < right.index : left.since > right.since
    }.map(\.index)
  }

  /// Where it says how to take part: the page `join` if the officers wrote one, else the clubs.
  private var joining: LinkModel {
    guard let page = union.pages.first(where: { $0.id.path == "join" }) else {
      return link(union.clubs.isEmpty ? .events : .clubs)
    }
    return LinkModel(title: title(page), href: href(page.id))
  }

  private func isNotice(_ index: Index) -> Bool {
    let type = union.news[index].entry.original.type
    return type == .notice || type == .announcement
  }

  /// Dates that end on `day` or later, in order of time.
  func upcoming(from day: LocalDate) -> [Index] {
    union.occurrences.indices.filter { union.occurrences[$0].time.lastDay >= day }
  }

  /// The four families with their clubs.
  func families() -> [FamilyModel] {
    ClubFamily.allCases.compactMap { family in
      let clubs = union.clubs.indices.filter { union.clubs[$0].entry.original.family == family }
      guard !clubs.isEmpty else { return nil }
      return FamilyModel(
        code: family.code, title: say(family.label), href: href(Section.clubs.rawValue) + "#\(family.code)",
        intro: say(introduction(family)), clubs: clubs.map { clubCard($0) })
    }
  }

  private func introduction(_ family: ClubFamily) -> Wording {
    switch family {
    case .sportsArts: Wording(zh: "打球、唱歌、跳舞，下班后动起来", en: "Play, sing and dance after work")
    case .rights: Wording(zh: "法律、心理、健康、子女教育，有事有人帮", en: "Law, mind, health and family: somebody to turn to")
    case .reading: Wording(zh: "一起读书，一起练本领", en: "Reading together, growing together")
    case .publicGood: Wording(zh: "志愿、支教、送温暖，把爱心送出去", en: "Volunteering, teaching and care for others")
    }
  }

  /// The page for wrong addresses.
  func notFoundPage() -> PlannedPage {
    let path = "/404.html"
    let head = PageHead(
      path: path, title: say(zh: "没有找到这个页面", en: "Page not found"), description: nil, kind: "not-found",
      isIndexed: false)
    let sections = [.home] + shownSections.filter { [.events, .clubs, .news].contains($0) }
    return planned(
      path, "not-found.html",
      NotFoundPage(site: site(at: path), page: page(head), suggestions: sections.map { link($0) }),
      isListed: false)
  }
}

/// An alias as an address: with a slash at both ends unless it names a file.
package func aliasPath(_ alias: String) -> String {
  var path = alias.hasPrefix("/") ? alias : "/" + alias
  if !path.hasSuffix("/"), !(path.split(separator: "/").last?.contains(".") ?? false) { path += "/" }
  return encodedPath(path)
}
