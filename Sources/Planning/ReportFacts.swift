import Calendars
import Records
import Resolution

/// What happened in a year, as far as it has: the numbers of a report before they are put into words.
struct ReportFacts {
  let year: Int
  /// Dates that took place.
  let held: [Index]
  /// Clubs that held them.
  let clubs: [Index]
  /// Awards, best first.
  let awards: [Index]
  /// Reading sessions that took place, in order of time.
  let sessions: [Index]
  /// Books that were read at them.
  let books: [Index]
  /// Proposals that were handed in.
  let proposals: [Index]
  /// Campaigns that ran.
  let campaigns: [Index]
  /// Reading notes.
  let noteCount: Int
  /// News and notices.
  let newsCount: Int
  /// Hours of volunteering, in halves.
  let halfHours: Int
  private let attendances: [Index: Int]

  init(_ union: Union, year: Int) {
    self.year = year
    held = union.occurrences.indices.filter {
      let date = union.occurrences[$0]
      return date.isPast && !date.isOff && date.time.firstDay.year == year
    }
    // What an event's record says of its attendance belongs to its last date; a series says it once for all years.
    func tookPlace(_ date: Index) -> Bool { union.occurrences[date].isPast && !union.occurrences[date].isOff }
    var counted: [Index: Int] = [:]
    for date in held {
      let event = union.occurrences[date].event
      if date == union.events[event].occurrences.last(where: tookPlace) {
        counted[date] = union.events[event].entry.original.attendance
      }
    }
    attendances = counted
    let active = Set(held.flatMap { union.events[union.occurrences[$0].event].clubs })
    clubs = union.clubs.indices.filter { active.contains($0) }
    awards = union.awards.indices.filter { union.awards[$0].entry.original.date.year == year }
    let events = Set(held.map { union.occurrences[$0].event })
    sessions = union.events.indices.filter {
      let event = union.events[$0].entry.original
      return events.contains($0) && (event.kind == .reading || event.issue != nil)
    }
    books = Array(Set(sessions.flatMap { union.events[$0].books })).sorted()
    proposals = union.proposals.indices.filter {
      let proposal = union.proposals[$0].entry.original
      return (proposal.submitted?.value.year ?? Int(proposal.number.value.prefix(4))) == year
    }
    campaigns = union.campaigns.indices.filter {
      let campaign = union.campaigns[$0].entry.original
      return campaign.from.value.year <= year && (campaign.to?.value.year ?? campaign.from.value.year) >= year
        && campaign.from.value <= union.asOf.date
    }
    // A campaign over several years counts in the one in which it began.
    halfHours = campaigns.map { union.campaigns[$0].entry.original }.filter { $0.from.value.year == year }
      .reduce(0) { $0 + ($1.totalHalfHours ?? 0) }
    noteCount = union.notes.count { $0.entry.original.date?.year == year }
    newsCount = union.news.count { $0.entry.original.date.year == year }
  }

  /// How many came to all of it, as far as it was recorded.
  var attendance: Int { attendance(of: held) }

  /// How many came to `dates`.
  func attendance(of dates: [Index]) -> Int { dates.reduce(0) { $0 + (attendances[$1] ?? 0) } }
}
