import Bibliography
import Calendars
import Diagnostics
import FileTrees
import Markdown
import Parallel
import Records
import Resolution

/// A record as search sees it: what it is called, what it belongs to, what it says.
struct Listing: Sendable {
  var line: ListingLine
  var summary: String?
  var body: Body
  /// What else its page says.
  var facts: [String]
}

/// A record as indexes and keywords see it, without its text.
struct ListingLine: Sendable {
  var id: RecordID
  /// The title for readers of the composer's language.
  var title: String
  /// The language of the title.
  var titleLanguage: Language
  /// What the title sorts by.
  var key: PinyinSource
  var tags: [String]
  /// The keywords of the original.
  var originalTags: [String]
  var isTranslated: Bool
  /// The day it is about, as far as it is known; `nil` for what does not age.
  var date: String?
  /// The families that it belongs to.
  var families: [ClubFamily]

  /// What a title is, and so how it is read.
  enum PinyinSource: Sendable {
    case title
    case person(override: String?)
  }

  /// A hash of all of it.
  var hash: UInt64 {
    var hash = ContentHash(title, readKey(id))
    hash.add("\(titleLanguage) \(isTranslated) \(date ?? "")")
    if case .person(let override) = key { hash.add(override ?? "") }
    for list in [tags, originalTags, families.map(\.code)] {
      hash.add(list.count)
      for text in list { hash.add(text) }
    }
    return hash.value
  }
}

extension Composer {
  /// Every record with a page of its own, kind by kind in the union's order: what search, the index A–Z and the keywords
  /// are made from.
  /// - Complexity: linear in the records, on all cores.
  func makeListings() -> [Listing] {
    let union = union.whole
    func all<Item>(_ items: [Item], _ make: @Sendable (Index) -> Listing) -> [Listing] {
      parallelMap(Array(items.indices), make)
    }
    var listings = all(union.clubs) { listing(club: $0) } + all(union.events) { listing(event: $0) }
    listings += all(union.news) { listing(news: $0) } + all(union.awards) { listing(award: $0) }
    listings += all(union.booklists) { listing(booklist: $0) } + all(union.books) { listing(book: $0) }
    listings += all(union.notes) { listing(note: $0) } + all(union.proposals) { listing(proposal: $0) }
    listings += all(union.lectures) { listing(lectures: $0) }
    listings += all(union.campaigns) { listing(campaign: $0) }
    listings += union.people.map { listing(person: $0) } + union.pages.map { listing(page: $0) }
    return listings.filter { isListed($0.line.id) }
  }

  /// What is listed of one record; `nil` if that is nothing.
  func listing(of id: RecordID) -> Listing? {
    guard let index = union.whole.positions[id] else { return nil }
    return switch id.kind {
    case .club: listing(club: index)
    case .event: listing(event: index)
    case .news: listing(news: index)
    case .award: listing(award: index)
    case .booklist: listing(booklist: index)
    case .book: listing(book: index)
    case .note: listing(note: index)
    case .proposal: listing(proposal: index)
    case .lecture: listing(lectures: index)
    case .campaign: listing(campaign: index)
    case .person: listing(person: union.whole.people[index])
    case .page: listing(page: union.whole.pages[index])
    case .venue, .term, .holiday, .participation: nil
    }
  }

  /// Whether a record may be found. Drafts, hidden and expired ones and people who did not agree are not in the union at
  /// all; whatever has a page that must not be found is to be left out here.
  private func isListed(_ id: RecordID) -> Bool { addresses.path(of: id, in: first) != nil }

  /// What all kinds have in common; `facts` that are missing or empty are left out.
  private func listing<Record: UnionRecord>(
    _ entry: Entry<Record>, date: String? = nil, clubs: [Index] = [], family: ClubFamily? = nil,
    _ facts: [String?] = []
  ) -> Listing {
    let record = entry.version(in: language)
    let isTranslated = entry.isTranslated(to: language, first: first)
    let hasTitle = isTranslated || (language == .en && entry.original.header.titleEnglish != nil)
    let line = ListingLine(
      id: entry.id, title: title(entry), titleLanguage: hasTitle ? language : first, key: .title,
      tags: record.header.tags, originalTags: entry.original.header.tags, isTranslated: isTranslated,
      date: date,
      families: family.map { [$0] }
        ?? ClubFamily.allCases.filter { family in
          clubs.contains { union.clubs[$0].entry.original.family == family }
        })
    return Listing(
      line: line, summary: record.header.summary, body: record.body,
      facts: facts.compactMap { $0 }.filter { !$0.isEmpty } + customWords(record.header))
  }

  private func listing(club index: Index) -> Listing {
    let item = union.clubs[index]
    let club = item.entry.version(in: language)
    return listing(
      item.entry, clubs: [index],
      [club.shortName, say(club.family.label)] + club.officers.map { "\($0.role) \($0.person)" }
        + club.partners
        + [club.join?.how])
  }

  private func listing(event index: Index) -> Listing {
    let item = union.events[index]
    let event = item.entry.version(in: language)
    let venue = item.venue.map { title(union.venues[$0]) } ?? event.venue?.text
    // Of a series the date that people look for: the next one.
    let day = union.occurrences[mainDate(of: index)].time.firstDay
    var facts = [
      say(event.kind.label), venue, event.statusNote, event.audience, event.leader, event.host, event.topic,
    ]
    facts += clubTitles(item.clubs) + event.organisers + event.coOrganisers
    facts += event.speakers.flatMap { [$0.person, $0.title, $0.affiliation] }
    facts += event.programme.map(\.item) + event.questions
    facts += [event.contest.format] + event.contest.divisions + event.contest.teams
    facts += event.contest.matches.flatMap { [$0.teams.value.home, $0.teams.value.away] }
    return listing(item.entry, date: day.description, clubs: item.clubs, facts)
  }

  private func listing(news index: Index) -> Listing {
    let item = union.news[index]
    let news = item.entry.version(in: language)
    return listing(
      item.entry, date: news.date.description, clubs: item.clubs,
      [say(news.type.label), news.sign?.organisation, news.documentNumber])
  }

  private func listing(award index: Index) -> Listing {
    let item = union.awards[index]
    let award = item.entry.version(in: language)
    return listing(
      item.entry, date: award.date.description, clubs: item.club.map { [$0] } ?? [],
      [award.competition, say(award.level.label), award.rank.value.text, award.division]
        + clubTitles(item.club.map { [$0] } ?? []) + award.recipients.map(\.name) + award.organisers)
  }

  private func listing(booklist index: Index) -> Listing {
    let item = union.booklists[index]
    let list = item.entry.version(in: language)
    return listing(
      item.entry, clubs: item.club.map { [$0] } ?? [],
      [list.theme] + item.books.map { title(union.books[$0].entry) } + list.items.map(\.why))
  }

  private func listing(book index: Index) -> Listing {
    let item = union.books[index]
    let book = item.entry.version(in: language)
    return listing(
      item.entry, clubs: item.lists.compactMap { union.booklists[$0].club },
      [
        book.subtitle, book.originalTitle, book.publisher, book.series, book.isbn?.value.digits,
        book.isbn?.value.description,
      ]
        + book.authors.flatMap { [$0.name, $0.originalName] } + book.translators)
  }

  private func listing(note index: Index) -> Listing {
    let item = union.notes[index]
    let note = item.entry.version(in: language)
    return listing(
      item.entry, date: note.date?.description,
      [item.book.map { title(union.books[$0].entry) }, note.author] + note.quotes.map(\.text))
  }

  private func listing(proposal index: Index) -> Listing {
    let item = union.proposals[index]
    let proposal = item.entry.version(in: language)
    return listing(
      item.entry, date: proposal.submitted?.value.description,
      [
        proposal.number.value, proposal.session, say(proposal.category.label), say(proposal.status.label),
        proposal.host?.value, proposal.answer, proposal.reason,
      ] + proposal.helpers + proposal.measures)
  }

  private func listing(lectures index: Index) -> Listing {
    let item = union.lectures[index]
    let series = item.entry.version(in: language)
    return listing(
      item.entry, clubs: item.club.map { [$0] } ?? [], family: item.entry.original.family,
      series.partners + item.episodes.map { title(union.events[$0].entry) })
  }

  private func listing(campaign index: Index) -> Listing {
    let item = union.campaigns[index]
    let campaign = item.entry.version(in: language)
    return listing(
      item.entry, date: campaign.from.value.description, clubs: item.club.map { [$0] } ?? [],
      [say(campaign.kind.label), campaign.beneficiary, campaign.destination] + campaign.organisers
        + campaign.partners + campaign.items.map(\.name))
  }

  private func listing(person entry: Entry<Person>) -> Listing {
    let person = entry.version(in: language)
    var result = listing(
      entry, [person.unit] + person.roles.flatMap { [$0.role, $0.body] } + person.honours.map(\.name))
    result.line.key = .person(override: entry.original.pinyin)
    return result
  }

  private func listing(page entry: Entry<Page>) -> Listing {
    listing(entry, date: entry.original.date?.description)
  }

  private func clubTitles(_ clubs: [Index]) -> [String] { clubs.map { title(union.clubs[$0].entry) } }
}
