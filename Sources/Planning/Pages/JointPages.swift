import Calendars
import Diagnostics
import Records
import Resolution

/// How many dates the joint calendar shows: nobody reads on.
private let mostShown = 400

extension Composer {
  /// The joint calendar; none if no other union is gathered.
  func jointPages() -> [PlannedPage] {
    guard !union.settings.gather.isEmpty else { return [] }
    let head = PageHead(
      path: Section.joint.rawValue, title: say(Section.joint.label),
      description: say(
        zh: "本工会和其他工会将要举行的活动", en: "What this union and others announce, day by day"), kind: "joint")
    let own = union.occurrences.filter { !$0.isPast }.map { (time: $0.time, entry: jointEntry($0)) }
    let others = union.gathered.filter { $0.time.lastDay >= asOf }.map {
      (time: $0.time, entry: jointEntry($0))
    }
    // Both are in order of time; of the same time, the own come first.
    let all = (own + others).enumerated().sorted {
      ($0.element.time.start, $0.offset) < ($1.element.time.start, $1.offset)
    }.map(\.element)
    var months: [JointMonth] = []
    for item in all.prefix(mostShown) {
      // What began before today is still on.
      let day = max(item.time.firstDay, asOf)
      let month = MonthKey(day)
      if months.last?.id != month.iso {
        months.append(JointMonth(title: monthTitle(month), id: month.iso, days: []))
      }
      let last = months.count - 1
      if months[last].days.last?.date.iso != day.description {
        months[last].days.append(JointDay(date: date(day), entries: []))
      }
      months[last].days[months[last].days.count - 1].entries.append(item.entry)
    }
    let model = JointPage(
      site: site(at: head.path), page: page(head),
      origins: union.settings.gather.map { site in
        LinkModel(title: site.name, href: site.address == nil ? "" : site.from.value)
      }, months: months)
    return [planned(head.path, "joint.html", model)]
  }

  private func jointEntry(_ date: Occurrence) -> JointEntry {
    let item = union.events[date.event]
    return JointEntry(
      title: title(of: date), href: href(of: date),
      origin: siteFacts.name, isOwn: true, when: when(date.time), venue: venue(of: date),
      isCancelled: date.isOff,
      statusTitle: date.status == .scheduled ? nil : say(date.status.label),
      note: change(of: date)?.note ?? item.entry.version(in: language).statusNote)
  }

  private func jointEntry(_ event: GatheredEvent) -> JointEntry {
    JointEntry(
      title: (language == .en ? event.titleEnglish : nil) ?? event.title, href: event.url,
      origin: event.origin,
      isOwn: false, when: when(event.time), venue: event.venue,
      isCancelled: event.status.isOff,
      statusTitle: event.status == .scheduled ? nil : say(event.status.label), note: event.note)
  }
}
