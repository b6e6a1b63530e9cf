import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

/// A union that knows what is read of it.
///
/// It has the arrays of ``Union`` under the same names. What is the same for all pages or has a say in all of them (settings, days,
/// terms) is not watched: a change there makes every page anew.
struct WatchedUnion: Sendable {
  /// The union; whoever reads it here is not watched.
  let whole: Union
  /// The keys of its records.
  var keys: UnionKeys?
  /// Takes what is read; `nil` if nobody wants to know.
  var log: ReadLog?

  init(_ union: Union) { whole = union }

  var clubs: Watched<UnionClub> { watched(whole.clubs, .clubs) }
  var events: Watched<UnionEvent> { watched(whole.events, .events) }
  var occurrences: Watched<Occurrence> { watched(whole.occurrences, .occurrences) }
  var news: Watched<UnionNews> { watched(whole.news, .news) }
  var awards: Watched<UnionAward> { watched(whole.awards, .awards) }
  var books: Watched<UnionBook> { watched(whole.books, .books) }
  var booklists: Watched<UnionBooklist> { watched(whole.booklists, .booklists) }
  var notes: Watched<UnionNote> { watched(whole.notes, .notes) }
  var proposals: Watched<UnionProposal> { watched(whole.proposals, .proposals) }
  var lectures: Watched<UnionLectures> { watched(whole.lectures, .lectures) }
  var campaigns: Watched<UnionCampaign> { watched(whole.campaigns, .campaigns) }
  var people: Watched<Entry<Person>> { watched(whole.people, .people) }
  var pages: Watched<Entry<Page>> { watched(whole.pages, .pages) }
  var venues: Watched<Entry<Venue>> { watched(whole.venues, .venues) }

  /// What authors mean by `name`.
  func find(_ name: String, _ kind: RecordKind) -> Directory.Finding {
    log?.note(nameKey(Directory.name(name, kind), kind))
    let finding = whole.directory.find(name, kind)
    switch finding {
    // Whether it counts as missing depends on whether all of its kind could be read.
    case .missing, .unsound: log?.note(nameKey("", kind))
    case .found, .hidden, .ambiguous: break
    }
    return finding
  }

  /// How many took part: clubs in it are found by their names, which may lead elsewhere though no number has changed.
  var participation: [ParticipationRow] {
    log?.note(readKey(.participation))
    return whole.participation
  }

  var settings: SiteSettings { whole.settings }
  var asOf: LocalDateTime { whole.asOf }
  var today: LocalDate { whole.today }
  var gathered: [GatheredEvent] { whole.gathered }
  var withdrawn: [RecordHeader] { whole.withdrawn }
  var terms: TermCalendar { whole.terms }
  var holidays: HolidayCalendar { whole.holidays }
  var makeups: [MakeupDay] { whole.makeups }
  /// Positions by identifier; what is read at one is watched.
  var positions: [RecordID: Index] { whole.positions }

  /// Notes that all records, their texts and dates are read.
  func noteAll() {
    guard let log, let keys else { return }
    for list in UnionList.allCases { log.note(keys[list].all) }
    log.note(readKey(.text))
  }

  private func watched<Item>(_ items: [Item], _ list: UnionList) -> Watched<Item> {
    Watched(items: items, keys: log == nil ? nil : keys?[list], log: log)
  }
}

/// The arrays of a union, each a kind of things that pages read.
enum UnionList: Int, CaseIterable, Sendable {
  case clubs, events, occurrences, news, awards, books, booklists, notes, proposals, lectures, campaigns,
    people
  case pages, venues
}

/// An array of a union that tells what is read of it.
///
/// Whoever follows a reference reads one record. Whoever asks for its indices or its ends learns the order of all of them, and
/// whoever walks through it reads everything. A position next to one that is known says something of the order, too, and nobody
/// can see that here: makers that look at neighbours are given them, see ``PageMaker/given``.
struct Watched<Item>: RandomAccessCollection {
  fileprivate let items: [Item]
  fileprivate let keys: UnionKeys.List?
  fileprivate let log: ReadLog?

  var startIndex: Index {
    noteOrder()
    return items.startIndex
  }

  var endIndex: Index {
    noteOrder()
    return items.endIndex
  }

  subscript(position: Index) -> Item {
    // Lent, not copied: mostly one field is wanted of a record that holds a dozen arrays.
    _read {
      if let log, let keys { log.note(keys.items[position]) }
      yield items[position]
    }
  }

  func makeIterator() -> IndexingIterator<[Item]> {
    if let log, let keys { log.note(keys.all) }
    return items.makeIterator()
  }

  private func noteOrder() {
    if let log, let keys { log.note(keys.order) }
  }
}

/// The keys of everything in a union's arrays.
final class UnionKeys: Sendable {
  /// The keys of one array.
  struct List: Sendable {
    var items: [ReadKey]
    var order: ReadKey
    var all: ReadKey
  }

  private let lists: [List]

  init(_ union: Union) {
    var events: [ReadKey] = []
    lists = UnionList.allCases.map { list in
      var items: [ReadKey]
      switch list {
      case .clubs: items = union.clubs.map { readKey($0.entry.id) }
      case .events:
        events = union.events.map { readKey($0.entry.id) }
        items = events
      case .occurrences: items = occurrenceKeys(union, events)
      case .news: items = union.news.map { readKey($0.entry.id) }
      case .awards: items = union.awards.map { readKey($0.entry.id) }
      case .books: items = union.books.map { readKey($0.entry.id) }
      case .booklists: items = union.booklists.map { readKey($0.entry.id) }
      case .notes: items = union.notes.map { readKey($0.entry.id) }
      case .proposals: items = union.proposals.map { readKey($0.entry.id) }
      case .lectures: items = union.lectures.map { readKey($0.entry.id) }
      case .campaigns: items = union.campaigns.map { readKey($0.entry.id) }
      case .people: items = union.people.map { readKey($0.id) }
      case .pages: items = union.pages.map { readKey($0.id) }
      case .venues: items = union.venues.map { readKey($0.id) }
      }
      return List(items: items, order: readKey(.order, "\(list)"), all: readKey(.all, "\(list)"))
    }
  }

  subscript(list: UnionList) -> List { lists[list.rawValue] }
}

/// A date is known by its event and its place among the event's dates.
private func occurrenceKeys(_ union: Union, _ events: [ReadKey]) -> [ReadKey] {
  var keys = [ReadKey](repeating: 0, count: union.occurrences.count)
  for (event, key) in zip(union.events, events) {
    for (number, date) in event.occurrences.enumerated() {
      keys[date] = ContentHash(key, UInt64(number) + 1).value
    }
  }
  return keys
}
