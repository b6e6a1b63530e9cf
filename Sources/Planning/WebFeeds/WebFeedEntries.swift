import Calendars
import FileTrees
import Diagnostics
import Markup
import Records
import Resolution

/// The most entries of a feed: who reads less than once a month looks at the site.
private let longestFeed = 30

extension Composer {
  /// What stands behind an entry.
  fileprivate enum Source: Sendable {
    case news(Index)
    case event(Index)
  }

  /// An entry that is in some feeds; a matter of facts, whatever the texts say.
  struct ChosenEntry: Sendable {
    fileprivate var item: Dated
    fileprivate var id: String
    fileprivate var scopes: [WebFeedScope]
  }

  /// The feeds of this language.
  func webFeeds() -> [WebFeed] {
    let chosen = chosenEntries
    // Each text is made once, whatever number of feeds it is in, and none that is in no feed.
    let made = forReadersElsewhere.entries(chosen)
    var entries: [WebFeedScope: [WebFeedEntry]] = [:]
    for (item, entry) in zip(chosen, made) {
      for scope in item.scopes { entries[scope, default: []].append(entry) }
    }
    return webFeedScopes.map { feed($0, entries[$0] ?? []) }
  }

  /// What is in the feeds, latest first.
  func chooseEntries() -> [ChosenEntry] {
    var counts: [WebFeedScope: Int] = [:]
    var chosen: [ChosenEntry] = []
    func unfilled(_ item: Dated) -> [WebFeedScope] {
      scopes(of: item.source).filter { (counts[$0] ?? 0) < longestFeed }
    }
    let items = dated().sorted { $0.updated > $1.updated }
    var start = 0
    while start < items.count {
      let end = items[start...].firstIndex { $0.updated != items[start].updated } ?? items.count
      // Of what changed at one time the identifiers give the order.
      let wanted = items[start..<end].filter { !unfilled($0).isEmpty }.map { (identifier(of: $0.source), $0) }
      for (id, item) in wanted.sorted(by: { $0.0 < $1.0 }) {
        let scopes = unfilled(item)
        if scopes.isEmpty { continue }
        chosen.append(ChosenEntry(item: item, id: id, scopes: scopes))
        for scope in scopes { counts[scope, default: 0] += 1 }
      }
      start = end
    }
    return chosen
  }

  /// The entries of what was chosen, in its order.
  private func entries(_ chosen: [ChosenEntry]) -> [WebFeedEntry] {
    func places(_ position: (Source) -> Index?) -> [Index: ChosenEntry] {
      Dictionary(
        chosen.compactMap { item in position(item.item.source).map { ($0, item) } },
        uniquingKeysWith: { first, _ in first })
    }
    let news = places { if case .news(let index) = $0 { index } else { nil } }
    let events = places { if case .event(let index) = $0 { index } else { nil } }
    func made(_ items: [Index: ChosenEntry], of list: UnionList) -> [Index: WebFeedEntry] {
      let positions = items.keys.sorted()
      let entries = each(
        positions, of: list, for: "feeds of \(list)",
        given: {
          items[$0].map { ContentHash("\($0.id) \($0.item.published) \($0.item.updated)").value } ?? 0
        }
      ) { composer, index in
        var composer = composer
        return items[index].map { composer.entry($0.item, $0.id) }
      }
      return Dictionary(
        zip(positions, entries).compactMap { position, entry in entry.map { (position, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    let (newsEntries, eventEntries) = (made(news, of: .news), made(events, of: .events))
    return chosen.compactMap { item in
      switch item.item.source {
      case .news(let index): newsEntries[index]
      case .event(let index): eventEntries[index]
      }
    }
  }

  private func feed(_ scope: WebFeedScope, _ entries: [WebFeedEntry]) -> WebFeed {
    let site = siteFacts
    let path: String
    switch scope {
    case .all: path = "/"
    case .family: path = Section.clubs.rawValue
    case .type(let type): path = "\(Section.news.rawValue)\(type.code)/"
    case .club(let index): path = addresses.path(of: union.clubs[index].entry.id, in: first) ?? "/"
    }
    let fragment = if case .family(let family) = scope { "#\(family.code)" } else { "" }
    let name = webFeedTitle(scope)
    let title = scope == .all ? site.name : say(zh: "\(name)（\(site.name)）", en: "\(name) (\(site.name))")
    return WebFeed(
      atomPath: atomPath(scope), jsonPath: jsonPath(scope), root: union.settings.url,
      id: tag("feed\(atomPath(scope).dropLast(4))"), title: title,
      subtitle: scope == .all ? site.description : nil,
      home: union.settings.url + addresses.localized(path, language) + fragment, language: tag(language),
      author: site.organisation ?? site.name,
      updated: entries.first?.updated
        ?? LocalDateTime(LocalDate(year: 2000, month: 1, day: 1) ?? .earliest, .midnight),
      offset: union.settings.offset, entries: entries)
  }

  /// An identifier after RFC 4151. The year only says at what time the host was the union's; it must never change.
  private func tag(_ specific: String) -> String {
    "tag:\(union.settings.host.prefix { $0 != ":" }),2026:\(specific)"
  }

  // MARK: What is in them

  fileprivate struct Dated: Sendable {
    var source: Source
    var published: LocalDateTime
    var updated: LocalDateTime
  }

  /// All that could be in a feed, with the times that the records give.
  private func dated() -> [Dated] {
    let news = union.news.indices.map { index in
      let entry = union.news[index].entry
      let (from, changed) = entry.version(in: language) {
        ($0.header.publishAt?.value.start, $0.header.updated?.start)
      }
      let published = from ?? LocalDateTime(entry.original.date, .midnight)
      return Dated(
        source: .news(index), published: published, updated: max(published, changed ?? published))
    }
    let events = union.events.indices.compactMap { index -> Dated? in
      let entry = union.events[index].entry
      let (from, changed) = entry.version(in: language) {
        ($0.header.publishAt?.value.start, $0.header.updated?.start)
      }
      let announced = LocalDateTime(entry.original.presumedAnnouncement, .midnight)
      let published = from ?? min(changed ?? announced, announced)
      // Far ahead, and nobody has said since when it is known: its time will come.
      guard from != nil || changed != nil || announced <= union.asOf else { return nil }
      return Dated(
        source: .event(index), published: published, updated: max(published, changed ?? published))
    }
    return news + events
  }

  private func identifier(of source: Source) -> String {
    switch source {
    case .news(let index): return identifier(union.news[index].entry.id)
    case .event(let index):
      let entry = union.events[index].entry
      return entry.original.uid.map { tag("\(language.rawValue)/event/\($0)") } ?? identifier(entry.id)
    }
  }

  private func identifier(_ id: RecordID) -> String {
    tag("\(language.rawValue)/\(id.kind.rawValue)/\(encodedPath(id.path))")
  }

  /// The feeds that something belongs in.
  private func scopes(of source: Source) -> Set<WebFeedScope> {
    var scopes: Set<WebFeedScope> = [.all]
    let clubs: [Index]
    switch source {
    case .news(let index):
      clubs = union.news[index].clubs
      scopes.insert(.type(union.news[index].entry.original.type))
    case .event(let index): clubs = union.events[index].clubs
    }
    for club in clubs {
      scopes.insert(.club(club))
      scopes.insert(.family(union.clubs[club].entry.original.family))
    }
    return scopes
  }

  private mutating func entry(_ item: Dated, _ id: String) -> WebFeedEntry {
    switch item.source {
    case .news(let index): newsEntry(index, item, id)
    case .event(let index): eventEntry(index, item, id)
    }
  }

  private mutating func newsEntry(_ index: Index, _ item: Dated, _ id: String) -> WebFeedEntry {
    let union = union.news[index]
    let news = union.entry.version(in: language)
    return WebFeedEntry(
      id: id, title: title(union.entry), url: href(union.entry.id), published: item.published,
      updated: item.updated, summary: news.header.summary ?? excerpt(of: news),
      content: content(of: news), language: textLanguage(union.entry),
      categories: [say(union.entry.original.type.label)] + news.header.tags)
  }

  private mutating func eventEntry(_ index: Index, _ item: Dated, _ id: String) -> WebFeedEntry {
    let entry = union.events[index].entry
    let event = entry.version(in: language)
    let facts = eventFacts(index)
    return WebFeedEntry(
      id: id, title: prefix(entry.original.status) + title(entry), url: href(entry.id),
      published: item.published, updated: item.updated,
      summary: event.header.summary ?? facts.joined(separator: say(zh: "；", en: "; ")),
      content: paragraphs(facts) + content(of: event), language: textLanguage(entry),
      categories: [say(entry.original.kind.label)] + event.header.tags)
  }

  private func textLanguage<Record>(_ entry: Entry<Record>) -> String {
    tag(entry.isTranslated(to: language, first: first) ? language : first)
  }

  private func paragraphs(_ lines: [String]) -> HTML {
    lines.reduce(into: HTML()) { $0.append(HTML.element("p", [], HTML(escaping: $1))) }
  }

  /// When, where, what changed: the lines before an event's text. They do not depend on the day of the build.
  private func eventFacts(_ index: Index) -> [String] {
    let item = union.events[index]
    let original = item.entry.original
    let event = item.entry.version(in: language)
    let colon = say(zh: "：", en: ": ")
    var lines: [String] = []
    if let series = item.series {
      lines.append(say(zh: "时间", en: "When") + colon + seriesWords(series, of: original))
    } else {
      lines.append(say(zh: "时间", en: "When") + colon + when(original.time).text)
    }
    for previous in original.previousStarts {
      lines.append(say(zh: "原时间", en: "Planned for") + colon + when(previous.value).text)
    }
    if let place = venue(ofEvent: index) { lines.append(say(zh: "地点", en: "Where") + colon + place) }
    if let note = event.statusNote { lines.append(say(zh: "说明", en: "Note") + colon + note) }
    for date in item.occurrences.map({ union.occurrences[$0] }) where date.change != nil && item.series != nil
    {
      let day = DateStyle.full(language).text(date.planned)
      let now = date.time == date.planned ? "" : say(zh: "，改到", en: ", now ") + when(date.time).text
      let note = change(of: date)?.note.map { say(zh: "（\($0)）", en: " (\($0))") } ?? ""
      lines.append("\(say(date.status.label))\(colon)\(day)\(now)\(note)")
    }
    return lines
  }
}
