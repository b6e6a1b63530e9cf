import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

extension Composer {
  /// The makers of the list of coming events and of a page for each year that has events.
  func eventListPages(_ keys: UnionKeys) -> [PageMaker] {
    let union = union.whole
    guard !union.events.isEmpty else { return [] }
    let dates = firstDates()
    let years = dates.keys.sorted(by: >)
    func maker(_ name: String, _ dates: [Index], _ make: @escaping @Sendable (Composer) -> PlannedPage)
      -> PageMaker
    {
      var given = ContentHash()
      for year in years { given.add(year) }
      for date in dates { given.add(keys[.occurrences].items[date]) }
      return PageMaker(name, given: given.value) { [make($0)] }
    }
    @Sendable func yearPath(_ year: Int) -> String { "\(Section.events.rawValue)\(year)/" }
    @Sendable func menu(_ composer: Composer, at path: String) -> [MenuItem] {
      years.map { composer.menuItem(composer.yearTitle($0), yearPath($0), at: path) }
    }
    let coming = coming(union.occurrences.indices)
    return [
      maker("events", coming) {
        $0.eventList(
          Section.events.rawValue, $0.say(zh: "近期活动", en: "Coming events"), coming,
          menu($0, at: Section.events.rawValue), nil)
      }
    ]
      + years.map { year in
        let own = dates[year] ?? []
        return maker("events of \(year)", own) {
          $0.eventList(
            yearPath(year), $0.say(zh: "\(year)年活动", en: "Events of \(year)"), own,
            menu($0, at: yearPath(year)), year)
        }
      }
  }

  /// The dates by year, in order, each series only with its first one there.
  private func firstDates() -> [Int: [Index]] {
    var dates: [Int: [Index]] = [:]
    var seen: [Int: Set<Index>] = [:]
    for (index, date) in union.whole.occurrences.enumerated() {
      let year = date.time.firstDay.year
      if seen[year, default: []].insert(date.event).inserted { dates[year, default: []].append(index) }
    }
    return dates
  }

  /// `2026年` or `2026`.
  func yearTitle(_ year: Int) -> String { say(zh: "\(year)年", en: "\(year)") }

  private func eventList(
    _ path: String, _ title: String, _ events: [Index], _ years: [MenuItem], _ year: Int?
  ) -> PlannedPage {
    let months = months(events)
    let head = PageHead(
      path: path, title: title,
      description: say(zh: "共 \(events.count) 个活动", en: "\(events.count) events"), kind: "events",
      crumbs: year == nil ? [] : [link(.events)],
      items: months.flatMap(\.events).map { LinkModel(title: $0.title, href: $0.href) })
    let model = EventsPage(
      site: site(at: path), page: page(head), months: months, years: years, count: events.count,
      isArchive: year != nil, calendar: link(.calendar), table: table(.events))
    return planned(path, "events.html", model)
  }

  /// Events by month, both in order of time.
  private func months(_ events: [Index]) -> [MonthGroup] {
    var groups: [MonthGroup] = []
    for index in events {
      let day = union.occurrences[index].time.firstDay
      let id = String(day.description.prefix(7))
      if groups.last?.id != id {
        groups.append(
          MonthGroup(
            title: DateStyle(language).monthTitle(year: day.year, month: day.month), id: id,
            calendar: href("\(Section.calendar.rawValue)\(id)/"), events: []))
      }
      groups[groups.count - 1].events.append(eventCard(date: index))
    }
    return groups
  }

  /// An event's own page, its poster if it is recent, and the calendar of its dates.
  /// - Parameter uids: the identifier of each event in calendars.
  mutating func eventPages(_ index: Index, _ uids: [String]) -> [PlannedPage] {
    feeds.append(feed(.event(index), feedEntries(index, uids)))
    let model = eventModel(index)
    return [eventPage(index, model), posterPage(index, model)].compactMap(\.self)
  }

  private mutating func eventPage(_ index: Index, _ shown: EventModel) -> PlannedPage {
    let item = union.events[index]
    let event = item.entry.version(in: language)
    let card = shown.card
    var head = head(
      item.entry, kind: "event", in: .events,
      description: event.header.summary ?? [card.when.text, card.venue ?? ""].joined(separator: " "))
    let album = album(event.photos, of: event)
    let photos = galleryElement(album)
    if photos != nil { head.hasGallery = true }
    head.photo = cover(event.header) ?? album.first
    let (previous, next) = neighbours(ofEvent: index)
    head.nodes = eventNodes(index, shown)
    // A series shows its rule: its next date would make another picture every week.
    let when = card.series ?? when(item.entry.original.time).text
    head.share = ShareText(
      title: prefix(item.entry.original.status) + title(item.entry),
      detail: [when, venue(ofEvent: index)].compactMap { $0 }.joined(separator: say(zh: "　", en: " · ")),
      family: family(item.clubs), year: item.occurrences.last.map { union.occurrences[$0].time.lastDay.year })
    (head.previous, head.next) = (previous?.href, next?.href)
    head.feeds = item.clubs.map { .club($0) }
    let model = EventPage(
      site: site(at: head.path), page: page(head), content: content(of: event), event: shown,
      cover: picture(event.header.cover, of: event.header), photos: photos,
      downloads: downloads(event.header),
      previous: previous, next: next, news: item.news.map { newsCard($0) },
      awards: item.awards.map { awardLine($0) }, books: item.books.map { bookCard($0) })
    return planned(head.path, "event.html", model)
  }

  /// What takes place before and after the date that the event's page is about, with its day.
  private func neighbours(ofEvent index: Index) -> (previous: LinkModel?, next: LinkModel?) {
    func link(_ index: Index) -> LinkModel {
      let date = union.occurrences[index]
      return LinkModel(
        title: "\(self.date(date.time.firstDay).short) \(title(of: date))", href: href(of: date))
    }
    let dates = neighbourDates(ofEvent: index)
    return (dates.previous.map(link), dates.next.map(link))
  }

  /// The last date before the one that the event's page is about, and the first after it, on which something else takes place.
  func neighbourDates(ofEvent index: Index) -> (previous: Index?, next: Index?) {
    let place = mainDate(of: index)
    let dates = union.whole.occurrences
    func isOther(_ date: Index) -> Bool { dates[date].event != index && !dates[date].isOff }
    return (
      (0..<place).last(where: isOther), (min(place + 1, dates.count)..<dates.count).first(where: isOther)
    )
  }

  private mutating func eventModel(_ index: Index) -> EventModel {
    let item = union.events[index]
    let original = item.entry.original
    let event = item.entry.version(in: language)
    let main = union.occurrences[mainDate(of: index)]
    let place = main.venue.map { union.venues[$0].original }
    let name = venue(of: main) ?? ""
    // What the name of the place says already is not said twice.
    let detail = place.map {
      [$0.campus, $0.building, $0.floor.map { say(zh: "\($0)层", en: "floor \($0)") }, $0.room].compactMap {
        $0
      }.filter { !name.contains($0) }.joined(separator: " ")
    }
    let free = ["0", "免费", "free", "无"].contains(original.fee?.lowercased() ?? "")
    let count = original.time.dayRange.count
    let days = event.days.compactMap { day -> EventDayModel? in
      guard let date = day.date?.value else { return nil }
      let clock = day.start.map { start in day.end.map { "\(start)—\($0)" } ?? "\(start)" }
      return EventDayModel(
        date: self.date(date), time: clock, title: day.title, venue: day.venue,
        number: original.time.firstDay.days(until: date) + 1, count: count)
    }
    return EventModel(
      card: eventCard(event: index), mode: original.mode.code, modeTitle: say(original.mode.label),
      venueDetail: detail?.isEmpty == false ? detail : nil, venueMap: place?.mapLink,
      isAccessible: place?.isAccessible ?? false, organisers: event.organisers,
      coOrganisers: event.coOrganisers,
      speakers: event.speakers.map {
        SpeakerModel(name: $0.person, title: $0.title, affiliation: $0.affiliation)
      },
      programme: event.programme.map { ProgrammeModel(time: $0.time.value, item: $0.item) }, days: days,
      audience: event.audience, fee: free ? nil : event.fee, isFree: free, signup: signup(original, event),
      attendance: original.attendance, units: original.units,
      lunar: lunar(main.time.firstDay), series: seriesModel(index),
      feed: feedModel(.event(index)), poster: posterPath(index).map { href($0) },
      issue: original.issue?.value, range: event.range, leader: event.leader, questions: event.questions,
      facts: facts(event, original), contest: contestModel(index))
  }

  /// What events of some kinds have besides.
  private func facts(_ event: Event, _ original: Event) -> [FactModel] {
    let facts: [(kind: String, zh: String, en: String, value: String?)] = [
      ("session", "届次", "Session", event.session), ("topic", "话题", "Topic", event.topic),
      ("host", "主持", "Host", event.host),
      ("quorum", "法定人数", "Quorum", event.quorum.map { say(zh: "\($0) 人", en: "\($0)") }),
    ]
    return facts.compactMap { fact in
      fact.value.map { value in
        let path = fact.kind == "session" ? sessionPath(original.session ?? value) : nil
        return FactModel(
          name: say(zh: fact.zh, en: fact.en), value: value, href: path.map { href($0) }, kind: fact.kind)
      }
    }
  }

  private func lunar(_ day: LocalDate) -> String? {
    language == .zh ? LunarDate(day).map { "农历\($0.text)" } : nil
  }

  private func signup(_ original: Event, _ event: Event) -> SignupModel? {
    guard event.signup != nil || original.capacity != nil else { return nil }
    let signup = event.signup
    let close = original.signup?.close?.value
    let registered = original.registered
    let capacity = original.capacity?.value
    let left = capacity.map { max(0, $0 - (registered ?? 0)) }
    let waiting = capacity.flatMap { capacity in registered.map { $0 - capacity } }
    return SignupModel(
      open: original.signup?.open.map { when($0).short }, close: close.map { when($0) },
      isClosed: close.map { $0.end <= union.asOf } ?? false, link: signup?.link.map { href(of: $0) },
      method: signup?.method,
      contact: signup?.contact, capacity: capacity, registered: registered,
      left: registered == nil ? nil : left,
      waiting: waiting.flatMap { $0 > 0 ? $0 : nil })
  }
}
