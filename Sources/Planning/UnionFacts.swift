import Calendars
import Hanzi
import Records
import Resolution

/// What is found out about a union once, for the pages of all languages.
struct UnionFacts: Sendable {
  /// Who has won something.
  let winners: Winners
  /// Years of which there is something to report, latest first.
  let reportYears: [Int]
  /// Events at which books are read together, latest first.
  let readingEvents: [Index]
  /// Departments that have proposals, by pinyin, with the addresses of their pages.
  let proposalHosts: [ProposalHost]
  /// The events of calendars to subscribe to.
  let subscribed: SubscribedEvents

  init(_ union: Union) {
    winners = Winners(union.awards)
    reportYears = Planning.reportYears(of: union)
    readingEvents = union.events.indices.reversed().filter { index in
      let event = union.events[index].entry
      return event.original.kind == .reading || event.original.issue != nil
    }
    proposalHosts = Planning.proposalHosts(of: union)
    subscribed = SubscribedEvents(union)
  }
}

/// A department that has proposals.
struct ProposalHost: Sendable {
  var name: String
  /// The address of its page.
  var path: String
}

private func proposalHosts(of union: Union) -> [ProposalHost] {
  var taken: Set<String> = []
  let names = Set(union.proposals.compactMap(\.entry.original.host?.value))
  return names.map { (pinyinKey(title: $0), $0) }.sorted { $0.0 < $1.0 }.map { _, name in
    let address = taken.insertUnique(slug(name).isEmpty ? "department" : slug(name))
    return ProposalHost(name: name, path: "\(Section.proposals.rawValue)department-\(address)/")
  }
}

/// The events of each calendar to subscribe to: those with a date at most 400 days from the site's day. Calendar apps fetch the
/// whole file again and again; what is older lives on the pages.
struct SubscribedEvents: Sendable {
  /// The events of a calendar, in order of time, and how many dates they have.
  private typealias List = (events: [Index], dates: Int)
  private var lists: [FeedScope: List] = [:]
  /// The kinds of events that there are, near or not.
  let kinds: [EventKind]

  init(_ union: Union) {
    let today = union.asOf.date
    let window = DayRange(today - 400, today + 400) ?? DayRange(today)
    var kinds: Set<EventKind> = []
    for index in union.events.indices {
      let kind = union.events[index].entry.original.kind
      kinds.insert(kind)
      let dates = union.events[index].occurrences
      guard dates.contains(where: { union.occurrences[$0].time.dayRange.overlaps(window) }) else { continue }
      let clubs = union.events[index].clubs
      let families = Set(clubs.map { union.clubs[$0].entry.original.family })
      for scope in [.all, .kind(kind)] + clubs.map(FeedScope.club) + families.map(FeedScope.family) {
        lists[scope, default: ([], 0)].events.append(index)
        lists[scope, default: ([], 0)].dates += dates.count
      }
    }
    self.kinds = EventKind.allCases.filter(kinds.contains)
  }

  /// The events of a calendar of many events.
  func events(of scope: FeedScope) -> [Index] { lists[scope]?.events ?? [] }

  /// How many dates a calendar of many events has.
  func count(of scope: FeedScope) -> Int { lists[scope]?.dates ?? 0 }

  /// The calendars that have any, in no order.
  var scopes: some Collection<FeedScope> { lists.keys }
}
