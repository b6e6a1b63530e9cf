import Calendars
import Diagnostics
import Records
import Resolution
import Templating

extension Composer {
  /// An event; of a series, the series and each of its dates that is still to come.
  func eventNodes(_ index: Index, _ model: EventModel) -> [Node] {
    let item = union.events[index]
    let url = whole(item.entry.id)
    guard let series = item.series else {
      let main = union.occurrences[mainDate(of: index)]
      return [.fields(dateFields(main) + extraFields(index, model))]
    }
    let coming = item.occurrences.map { union.occurrences[$0] }.filter { !$0.isPast }
    let dates = coming.map { Node.fields(dateFields($0) + [("superEvent", reference(url))]) }
    let last = item.occurrences.map { union.occurrences[$0].time }.max { $0.firstDay < $1.firstDay }
    let whole = seriesFields(index, until: last ?? item.entry.original.time)
    let schedule = schedule(
      series, of: item.entry.original, last?.firstDay ?? item.entry.original.time.firstDay)
    let subEvents = coming.map { reference(url + "#\(anchor($0))") }
    return [
      .fields(whole + extraFields(index, model) + [("eventSchedule", schedule), ("subEvent", subEvents)])
    ] + dates
  }

  private typealias Fields = [(key: String, value: (any TemplateValue)?)]

  /// One date: what it is called, when and where, and what became of it.
  private func dateFields(_ date: Occurrence) -> Fields {
    let item = union.events[date.event]
    let original = item.entry.original
    let offset = union.settings.offset
    let moved = date.time == date.planned ? [] : [date.planned.isoStart(offset, seconds: true)]
    let former = original.previousStarts.map { openMoment($0.value) }
    let url = whole(item.entry.id) + fragment(of: date)
    let previous = moved + former
    return [
      ("@type", schemaType(original.kind, of: item.clubs.first)), ("@id", url), ("url", url),
      ("name", title(of: date)), ("inLanguage", tag(language)),
      ("startDate", date.time.isoStart(offset, seconds: true)),
      ("endDate", date.time.isoEnd(offset, seconds: true)),
      ("previousStartDate", previous.isEmpty ? nil : previous),
      ("eventStatus", schemaStatus(date.status)), ("eventAttendanceMode", schemaMode(original.mode)),
      ("location", location(venue(of: date), date.venue, original.mode, url)),
      ("organizer", organisers(item)),
    ]
  }

  /// A series lasts from its first date to its last; what became of single dates is theirs to say.
  private func seriesFields(_ index: Index, until last: TimeSpan) -> Fields {
    let item = union.events[index]
    let original = item.entry.original
    let offset = union.settings.offset
    let url = whole(item.entry.id)
    return [
      ("@type", "EventSeries"), ("@id", url), ("url", url), ("name", title(item.entry)),
      ("inLanguage", tag(language)), ("startDate", original.time.isoStart(offset, seconds: true)),
      ("endDate", last.isoEnd(offset, seconds: true) ?? last.isoStart(offset, seconds: true)),
      ("eventStatus", schemaStatus(original.status)), ("eventAttendanceMode", schemaMode(original.mode)),
      ("location", location(venue(ofEvent: index), item.venue, original.mode, url)),
      ("organizer", organisers(item)),
    ]
  }

  /// What is said once, whether the event repeats or not.
  private func extraFields(_ index: Index, _ model: EventModel) -> Fields {
    let item = union.events[index]
    let event = item.entry.version(in: language)
    // People who asked not to be shown are not named to machines either.
    let speakers = event.speakers.filter {
      if case .hidden = union.find($0.person, .person) { false } else { true }
    }.map { Node.fields([("@type", "Person"), ("name", $0.person)]) }
    return [
      ("description", event.header.summary ?? excerpt(of: event)),
      ("isAccessibleForFree", model.isFree ? true : nil),
      ("maximumAttendeeCapacity", model.signup?.capacity),
      ("remainingAttendeeCapacity", model.signup?.left), ("offers", offer(model)),
      ("performer", speakers.isEmpty ? nil : speakers),
    ]
  }

  /// Free places that anybody with the link can take.
  private func offer(_ event: EventModel) -> Node? {
    guard event.isFree, let link = event.signup?.link, link.hasPrefix("https://") else { return nil }
    let state = event.card.isFull ? "SoldOut" : event.signup?.isClosed == true ? "Discontinued" : "InStock"
    return .fields([
      ("@type", "Offer"), ("price", "0"), ("priceCurrency", "CNY"), ("url", link),
      ("availability", "https://schema.org/\(state)"),
    ])
  }

  private func location(_ name: String?, _ venue: Index?, _ mode: EventMode, _ url: String) -> Node? {
    guard let name else {
      return mode == .online ? .fields([("@type", "VirtualLocation"), ("url", url)]) : nil
    }
    let address = venue.flatMap { self.address(union.venues[$0].original) }
    return .fields([("@type", "Place"), ("name", name), ("address", address)])
  }

  private func organisers(_ item: UnionEvent) -> [Node] {
    item.clubs.isEmpty ? [reference(unionID)] : item.clubs.map { clubReference($0) }
  }

  private func address(_ venue: Venue) -> String? {
    let parts = [venue.campus, venue.building, venue.room].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Moved in time is `EventRescheduled`; moved in place has no state of its own.
  private func schemaStatus(_ status: EventStatus) -> String {
    let name =
      switch status {
      case .scheduled, .tentative, .relocated: "EventScheduled"
      case .cancelled: "EventCancelled"
      case .postponed: "EventPostponed"
      case .rescheduled: "EventRescheduled"
      }
    return "https://schema.org/\(name)"
  }

  private func schemaMode(_ mode: EventMode) -> String {
    let name =
      switch mode {
      case .onsite: "OfflineEventAttendanceMode"
      case .online: "OnlineEventAttendanceMode"
      case .hybrid: "MixedEventAttendanceMode"
      }
    return "https://schema.org/\(name)"
  }

  private func schemaType(_ kind: EventKind, of club: Index?) -> String {
    switch kind {
    case .competition: "SportsEvent"
    case .training:
      club.map { union.clubs[$0].entry.original.family } == .sportsArts ? "SportsEvent" : "EducationEvent"
    case .lecture, .course, .contest: "EducationEvent"
    case .performance: "TheaterEvent"
    case .reading, .salon: "LiteraryEvent"
    case .outing, .care: "SocialEvent"
    case .volunteer, .meeting, .congress, .ballot, .other: "Event"
    }
  }

  /// Weekly series only: schema.org has no words for the others.
  private func schedule(_ series: Series, of event: Event, _ last: LocalDate) -> Node? {
    guard let rule = series.rule, rule.rule.frequency == .weekly else { return nil }
    let weekdays = series.weekly?.weekdays ?? rule.rule.days.map(\.weekday)
    let first = event.time.firstDay
    var clock: (start: String?, end: String?) = (nil, nil)
    if case .timed(let start, let end) = event.time {
      clock = (start.time.description, end?.time.description)
    }
    return .fields([
      ("@type", "Schedule"), ("repeatFrequency", "P\(rule.rule.interval)W"),
      ("byDay", (weekdays.isEmpty ? [first.weekday] : weekdays).map { "https://schema.org/\($0.english)" }),
      ("startDate", first.description), ("endDate", last.description), ("startTime", clock.start),
      ("endTime", clock.end), ("exceptDate", rule.excluded.map { $0.firstDay.description }),
      ("scheduleTimezone", union.settings.zone.name),
    ])
  }
}
