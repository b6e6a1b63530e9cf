import Calendars
import Records
import Resolution

extension Composer {
  /// What an event's page says to search engines and assistants (schema.org, JSON-LD).
  func eventData(_ index: Index) -> EventData {
    let item = union.events[index]
    let main = union.occurrences[mainDate(of: index)]
    let organizers = item.clubs.map {
      LinkModel(title: title(union.clubs[$0].entry), href: whole(union.clubs[$0].entry.id))
    }
    let home = LinkModel(
      title: site(at: "/").name, href: union.settings.url + addresses.localized("/", language))
    let inviting = organizers.isEmpty ? [home] : organizers
    var leading = schemaEvent(main)
    guard let series = item.series else {
      return EventData(url: leading.url, events: [leading], schedule: nil, organizers: inviting)
    }
    // The series lasts from its first date to its last; what became of single dates is theirs to say.
    let offset = union.settings.offset
    let dates = item.occurrences.map { union.occurrences[$0] }
    let last = dates.map(\.time).max { $0.firstDay < $1.firstDay } ?? item.entry.original.time
    leading.type = "EventSeries"
    leading.name = title(item.entry)
    leading.url = whole(item.entry.id)
    leading.start = item.entry.original.time.isoStart(offset, seconds: true)
    leading.end = last.isoEnd(offset, seconds: true) ?? last.isoStart(offset, seconds: true)
    leading.previous = []
    leading.status = schemaStatus(item.entry.original.status)
    leading.place = venue(ofEvent: index)
    leading.address = item.venue.flatMap { address(union.venues[$0].original) }
    return EventData(
      url: leading.url, events: [leading] + dates.filter { !$0.isPast }.map { schemaEvent($0) },
      schedule: schedule(series, of: item.entry.original, last.firstDay), organizers: inviting)
  }

  /// The whole address of a record's page in this language.
  private func whole(_ id: RecordID) -> String {
    union.settings.url + addresses.localized(addresses.path(of: id, in: first) ?? "/", language)
  }

  private func schemaEvent(_ date: Occurrence) -> SchemaEvent {
    let item = union.events[date.event]
    let original = item.entry.original
    let offset = union.settings.offset
    let moved = date.time == date.planned ? [] : [date.planned.isoStart(offset, seconds: true)]
    let former = original.previousStarts.map { moment in
      switch moment {
      case .day(let day): TimeSpan.days(DayRange(day)).isoStart(offset, seconds: true)
      case .time(let time): TimeSpan.timed(time, until: nil).isoStart(offset, seconds: true)
      }
    }
    let anchor = item.series == nil ? "" : "#\(anchor(date))"
    return SchemaEvent(
      type: schemaType(original.kind, of: item.clubs.first),
      name: change(of: date)?.title ?? title(item.entry),
      url: whole(item.entry.id) + anchor, start: date.time.isoStart(offset, seconds: true),
      end: date.time.isoEnd(offset, seconds: true),
      previous: moved + former, status: schemaStatus(date.status), mode: schemaMode(original.mode),
      place: venue(of: date), address: date.venue.flatMap { address(union.venues[$0].original) })
  }

  private func address(_ venue: Venue) -> String? {
    let parts = [venue.campus, venue.building, venue.room].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Moved in time is `EventRescheduled`; moved in place has no state of its own.
  private func schemaStatus(_ status: EventStatus) -> String {
    switch status {
    case .scheduled, .tentative, .relocated: "EventScheduled"
    case .cancelled: "EventCancelled"
    case .postponed: "EventPostponed"
    case .rescheduled: "EventRescheduled"
    }
  }

  private func schemaMode(_ mode: EventMode) -> String {
    switch mode {
    case .onsite: "OfflineEventAttendanceMode"
    case .online: "OnlineEventAttendanceMode"
    case .hybrid: "MixedEventAttendanceMode"
    }
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
  private func schedule(_ series: Series, of event: Event, _ last: LocalDate) -> SchemaSchedule? {
    guard let rule = series.rule, rule.rule.frequency == .weekly else { return nil }
    let weekdays = series.weekly?.weekdays ?? rule.rule.days.map(\.weekday)
    let first = event.time.firstDay
    var clock: (start: String?, end: String?) = (nil, nil)
    if case .timed(let start, let end) = event.time {
      clock = (start.time.description, end?.time.description)
    }
    return SchemaSchedule(
      frequency: "P\(rule.rule.interval)W",
      days: (weekdays.isEmpty ? [first.weekday] : weekdays).map { "https://schema.org/\($0.english)" },
      from: first.description, to: last.description, start: clock.start, end: clock.end,
      except: rule.excluded.map { $0.firstDay.description }, zone: union.settings.zone.name)
  }
}
