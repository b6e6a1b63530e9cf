import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// All clubs by family.
  func clubsPages() -> [PlannedPage] {
    guard !union.clubs.isEmpty else { return [] }
    let families = families()
    let head = PageHead(
      path: Section.clubs.rawValue, title: say(Section.clubs.label),
      description: say(zh: "文体、维权、读书、公益四类俱乐部", en: "Clubs of the four families"), kind: "clubs",
      items: families.flatMap(\.clubs).map { LinkModel(title: $0.title, href: $0.href) },
      feeds: webFeedScopes.filter { if case .family = $0 { true } else { false } })
    return [
      planned(
        head.path, "clubs.html",
        ClubsPage(site: site(at: head.path), page: page(head), families: families, table: table(.clubs)))
    ]
  }

  /// A club's own page.
  mutating func clubPage(_ index: Index) -> PlannedPage {
    let item = union.clubs[index]
    let original = item.entry.original
    let club = item.entry.version(in: language)
    var head = head(item.entry, kind: "club", in: .clubs)
    head.nodes = [clubNode(index)]
    head.share = ShareText(
      title: title(item.entry), detail: club.header.summary, family: original.family)
    head.feeds = [.club(index)]
    let officers = club.officers.map { officer in
      let profile = union.find(officer.person, .person)
      let address: String? = if case .found(let id) = profile { href(id) } else { nil }
      return OfficerModel(
        name: officer.person, role: officer.role, term: officeTerm(officer.from, officer.to), href: address)
    }
    let join = club.join.map {
      JoinModel(
        how: $0.how, link: $0.link.map { href(of: $0) }, contact: $0.contact, until: $0.until.map { date($0) }
      )
    }
    let charter = original.charter.flatMap { reference in
      file(reference, of: original.header.file).map {
        download($0, title: say(zh: "章程", en: "Rules"))
      }
    }
    let siblings = union.clubs.indices.filter {
      $0 != index && union.clubs[$0].entry.original.family == original.family
    }
    // The next one stands above by itself.
    let next = next(of: item.occurrences)
    let upcoming = item.occurrences.filter { !union.occurrences[$0].isPast && $0 != next }
    let past = Array(item.events.filter { union.events[$0].isPast }.reversed())
    let held = item.occurrences.count { union.occurrences[$0].isPast && !union.occurrences[$0].isOff }
    let regular = item.events.filter { union.events[$0].series != nil && !union.events[$0].isPast }
    let model = ClubPage(
      site: site(at: head.path), page: page(head), content: content(of: club), club: clubCard(index),
      founded: original.founded.map { text($0) },
      dissolved: original.dissolved.map { text($0) }, units: original.unitsCount, partners: club.partners,
      officers: officers, join: join, charter: charter, cover: picture(club.header.cover, of: club.header),
      downloads: downloads(club.header),
      series: regular.map {
        // What and where it is as a rule, not what and where the next date happens to be.
        var card = eventCard(event: $0)
        card.title = title(union.events[$0].entry)
        card.venue = venue(ofEvent: $0)
        return card
      },
      upcoming: upcoming.prefix(8).map { eventCard(date: $0) },
      past: past.prefix(8).map { eventCard(event: $0) }, pastCount: held,
      awards: item.awards.map { awardLine($0) }, news: item.news.prefix(6).map { newsCard($0) },
      booklists: item.booklists.map { booklistCard($0) }, lectures: item.lectures.map { lecturesCard($0) },
      campaigns: item.campaigns.map { campaignCard($0) }, siblings: siblings.map { clubLink($0) },
      calendar: item.occurrences.isEmpty ? nil : href(CalendarScope.club(index).base(addresses, first)),
      feed: feedModel(.club(index)))
    return planned(head.path, "club.html", model)
  }
}
