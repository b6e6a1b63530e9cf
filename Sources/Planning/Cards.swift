import Bibliography
import Calendars
import Diagnostics
import Markup
import Records
import Resolution

/// Records as they appear in lists on other pages.
extension Composer {
  func clubLink(_ index: Index) -> ClubLink {
    let entry = union.clubs[index].entry
    let club = entry.version(in: language)
    let name = title(entry)
    return ClubLink(
      title: name, short: club.shortName ?? name, href: href(entry.id), family: entry.original.family.code,
      familyTitle: say(entry.original.family.label))
  }

  func clubCard(_ index: Index) -> ClubCard {
    let item = union.clubs[index]
    let club = item.entry.version(in: language)
    return ClubCard(
      title: title(item.entry), href: href(item.entry.id), family: item.entry.original.family.code,
      familyTitle: say(item.entry.original.family.label), summary: club.header.summary,
      status: item.entry.original.status.code, statusTitle: say(item.entry.original.status.label),
      members: item.entry.original.membersCount,
      next: next(of: item.occurrences).map { eventCard(date: $0) })
  }

  /// The first date that is still to come and not called off.
  func next(of dates: [Index]) -> Index? {
    dates.first { !union.occurrences[$0].isPast && !union.occurrences[$0].isOff }
  }

  /// The date that stands for an event in a list: the next one, else the last.
  func mainDate(of event: Index) -> Index {
    let dates = union.events[event].occurrences
    return next(of: dates) ?? dates.last { !union.occurrences[$0].isOff } ?? dates.last ?? 0
  }

  /// Dates that are still to come: of each series the next one, and every one that is not as usual, since nobody who knows
  /// the usual time would look elsewhere.
  func coming(_ dates: some Sequence<Index>) -> [Index] {
    var seen: Set<Index> = []
    return dates.filter { index in
      let date = union.occurrences[index]
      guard !date.isPast else { return false }
      if union.events[date.event].series == nil { return true }
      // After one that is called off people want to know the next that takes place.
      guard date.status == .scheduled else {
        if !date.isOff { seen.insert(date.event) }
        return true
      }
      return seen.insert(date.event).inserted
    }
  }

  /// What a series says of one of its dates, in this language.
  func change(of date: Occurrence) -> OccurrenceChange? {
    guard let change = date.change else { return nil }
    return union.events[date.event].entry.version(in: language).changes.first {
      $0.on?.value == change.on?.value
    } ?? change
  }

  /// Where an event takes place as a rule, in a few words.
  func venue(ofEvent index: Index) -> String? {
    let item = union.events[index]
    return item.venue.map { title(union.venues[$0]) } ?? item.entry.version(in: language).venue?.text
  }

  /// Where a date takes place, in a few words.
  func venue(of date: Occurrence) -> String? {
    if let venue = date.venue { return title(union.venues[venue]) }
    return change(of: date)?.venue?.text ?? union.events[date.event].entry.version(in: language).venue?.text
  }

  /// What a date is called: as its event, unless what changed about it gives it a title of its own.
  func title(of date: Occurrence) -> String {
    change(of: date)?.title ?? title(union.events[date.event].entry)
  }

  /// Where a date is told of: on its event's page, where those of a series have their places.
  func href(of date: Occurrence) -> String { href(union.events[date.event].entry.id) + fragment(of: date) }

  /// What stands after the address of an event's page for one of its dates; nothing if it has one only.
  func fragment(of date: Occurrence) -> String {
    union.events[date.event].series == nil ? "" : "#\(anchor(date))"
  }

  /// The anchor of a date on its event's page.
  func anchor(_ date: Occurrence) -> String {
    let start = date.planned.start
    return "d\(start.date)" + (date.isLaterOnDay ? "-\(start.time)".replacing(":", with: "") : "")
  }

  /// The day that was planned, with the time if that alone is another now.
  func former(_ planned: TimeSpan, now: TimeSpan) -> DateModel {
    var result = date(planned.firstDay)
    if planned.firstDay == now.firstDay, let clock = when(planned).time {
      result.text += " \(clock)"
      result.long += " \(clock)"
    }
    return result
  }

  /// The card of an event, with the date that matters most.
  func eventCard(event: Index) -> EventCard { eventCard(date: mainDate(of: event)) }

  /// The card of one date of an event.
  func eventCard(date index: Index) -> EventCard {
    let date = union.occurrences[index]
    let item = union.events[date.event]
    let original = item.entry.original
    let event = item.entry.version(in: language)
    let change = change(of: date)
    let isFull = original.capacity.map { (original.registered ?? 0) >= $0.value } ?? false
    let close = original.signup?.close?.value
    let isClosed = close.map { $0.end <= union.asOf } ?? false
    let isOpen = !isClosed && !isFull && !date.isPast && !date.isOff
    let isMoved = date.time != date.planned
    return EventCard(
      title: title(of: date), href: href(of: date), when: when(date.time),
      venue: venue(of: date), clubs: item.clubs.map { clubLink($0) }, family: family(of: date.event),
      kind: original.kind.code, kindTitle: say(original.kind.label), status: date.status.code,
      statusTitle: say(date.status.label), isCancelled: date.isOff,
      isChanged: date.status == .rescheduled || date.status == .relocated,
      statusNote: change?.note ?? event.statusNote,
      previous: (isMoved ? [former(date.planned, now: date.time)] : [])
        + original.previousStarts.map { former($0.value.timeSpan, now: date.time) },
      isPast: date.isPast, isFull: isFull, summary: event.header.summary,
      signupBy: isOpen ? close.map { when($0) } : nil, signupMethod: isOpen ? event.signup?.method : nil,
      isClosed: isClosed,
      series: item.series.map { seriesWords($0, of: original) },
      coming: item.occurrences.count { !union.occurrences[$0].isPast && !union.occurrences[$0].isOff },
      rhythm: item.series.flatMap { rhythm($0, of: original) },
      seriesEnd: item.series == nil
        ? nil : item.occurrences.last.map { self.date(union.occurrences[$0].time.lastDay) },
      audience: event.audience)
  }

  /// Whether one of the clubs that hold an event is of a family.
  func isEvent(_ event: Index, of family: ClubFamily) -> Bool {
    union.events[event].clubs.contains { union.clubs[$0].entry.original.family == family }
  }

  /// The family of an event's first club, or `union`.
  func family(of event: Index) -> String {
    union.events[event].clubs.first.map { union.clubs[$0].entry.original.family.code } ?? "union"
  }

  func newsCard(_ index: Index) -> NewsCard {
    let item = union.news[index]
    let news = item.entry.version(in: language)
    return NewsCard(
      title: title(item.entry), href: href(item.entry.id), date: date(item.entry.original.date),
      type: item.entry.original.type.code, typeTitle: say(item.entry.original.type.label),
      summary: news.header.summary ?? excerpt(of: news), isPinned: isPinned(index),
      clubs: item.clubs.map { clubLink($0) })
  }

  /// Whether a news item is kept at the top as of the site's day.
  func isPinned(_ index: Index) -> Bool {
    union.news[index].entry.original.pinnedUntil.map { $0 >= asOf } ?? false
  }

  /// News with the pinned ones first.
  func pinnedFirst(_ indices: [Index]) -> [Index] {
    indices.filter { isPinned($0) } + indices.filter { !isPinned($0) }
  }

  /// An award in a list. One of thousands of winners stands on the page of each of them: a list that named them all would make
  /// the site grow with the square of their number.
  /// - Parameter limit: how many winners are named at most; `nil` names all.
  func awardLine(_ index: Index, naming limit: Int? = 24) -> AwardLine {
    let item = union.awards[index]
    let original = item.entry.original
    let award = item.entry.version(in: language)
    var badges: [BadgeModel] = []
    if original.isFirstTime {
      badges.append(BadgeModel(kind: "first-time", title: say(zh: "首次", en: "First time")))
    }
    if original.isBestEver {
      badges.append(BadgeModel(kind: "best-ever", title: say(zh: "历史最好", en: "Best ever")))
    }
    // Where the rank says so itself, the badge would say it twice.
    if original.rank.value.isTied, !original.rank.value.text.contains("并列") {
      badges.append(BadgeModel(kind: "tied", title: say(zh: "并列", en: "Tied")))
    }
    // One that is left out is not worth the words that say so.
    let all = award.recipients
    let named = limit.map { all.count > $0 + 1 ? all.prefix($0) : all[...] } ?? all[...]
    let names = named.map { recipient in
      guard let person = recipient.person, let unit = recipient.unit else { return recipient.name }
      return say(zh: "\(person)（\(unit)）", en: "\(person) (\(unit))")
    }
    return AwardLine(
      title: award.competition, href: href(item.entry.id), rank: rankText(award, original),
      isTied: original.rank.value.isTied, scheme: original.rank.value.scheme.rawValue,
      medal: original.rank.value.medal.rawValue, date: text(original.date), iso: original.date.description,
      year: original.date.year, level: original.level.code, levelTitle: say(original.level.label),
      division: award.division, recipients: names,
      unnamed: all.count - names.count,
      listNote: names.count > 1 ? original.listOrder.map { say($0.label) } : nil,
      club: item.club.map { clubLink($0) },
      badges: badges)
  }

  /// A rank for readers of this language: as the translation has it, else the usual word for it.
  private func rankText(_ award: Award, _ original: Award) -> String {
    let (own, first) = (award.rank.value, original.rank.value)
    return language == .en && own.text == first.text ? first.english ?? first.text : own.text
  }

  func bookCard(_ index: Index) -> BookCard {
    let entry = union.books[index].entry
    let book = entry.version(in: language)
    let names = book.authors.filter { !$0.isOthers }.map { author in
      (author.nationality.map { "[\($0)]\u{A0}" } ?? "") + author.printed
        + (author.role == .author
          ? "" : say(zh: " \(author.role.label.zh)", en: " (\(author.role.label.en))"))
    }
    // The same colour for ever: it comes from the id, not from the place in a list.
    let spine = entry.id.path.utf8.reduce(0) { ($0 * 31 + Int($1)) % 8 }
    let cover = book.header.cover.flatMap { cover -> PictureModel? in
      // One that is missing is reported on the book's own page.
      let path = normalized(cover.source.text, from: book.header.file).flatMap { resolver.file(at: $0) }
      return path.map { pictureModel($0, cover, at: .small) }
    }
    return BookCard(
      title: book.header.title, subtitle: book.subtitle,
      authors: names.joined(separator: say(zh: "、", en: ", "))
        + (book.authors.contains(where: \.isOthers) ? say(zh: " 等", en: " et al.") : ""),
      href: href(entry.id), publisher: book.publisher, year: book.year,
      language: book.language == "zh" ? "zh-CN" : book.language,
      isForeign: !book.language.hasPrefix(language.rawValue), spine: String(spine),
      isbn: book.isbn?.value.description, picture: cover,
      drawing: cover == nil
        ? drawnCover(
          title: book.header.title, author: book.authors.first.map(\.printed) ?? "", id: entry.id.path)
        : HTML())
  }

  func booklistCard(_ index: Index) -> BooklistCard {
    let item = union.booklists[index]
    let list = item.entry.version(in: language)
    let books = zip(list.items, item.books).enumerated().map { number, pair in
      let (entry, book) = pair
      return ListedBook(
        number: number + 1, book: bookCard(book), why: entry.why, chapters: entry.chapters,
        due: entry.due.map { date($0) }, status: entry.status.code, statusTitle: say(entry.status.label),
        leader: entry.leader)
    }
    let term = item.entry.original.term.flatMap { union.terms[id: $0.text] }
    return BooklistCard(
      title: title(item.entry), href: href(item.entry.id), theme: list.theme, term: term.map { termName($0) },
      club: item.club.map { clubLink($0) }, books: books,
      finished: books.count { $0.status == ReadingStatus.finished.code },
      count: books.count)
  }

  /// The name of a term in this language.
  func termName(_ term: Term) -> String {
    guard language == .en else { return term.name }
    let parts = term.id.split(separator: "-")
    guard parts.count == 3 else { return term.name }
    return parts[2] == "1"
      ? "Autumn term \(parts[0])" : parts[2] == "2" ? "Spring term \(parts[1])" : "Summer term \(parts[1])"
  }

  mutating func personCard(_ index: Index) -> PersonCard {
    let entry = union.people[index]
    let person = entry.version(in: language)
    return PersonCard(
      name: title(entry), href: href(entry.id),
      unit: person.unit,
      roles: person.roles.map { role in
        OfficerModel(name: role.body ?? "", role: role.role, term: officeTerm(role.from, role.to), href: nil)
      },
      honours: person.honours.map { honour in
        [
          honour.year.map { say(zh: "\($0)年", en: "\($0): ") }, honour.level.map { say($0.label) },
          honour.name,
        ].compactMap { $0 }.joined(separator: language == .zh ? "" : " ")
      },
      summary: person.header.summary, photo: picture(person.photo, of: person.header))
  }

  /// Time in an office.
  func officeTerm(_ from: PartialDate?, _ to: PartialDate?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, nil): say(zh: "\(text(from))起", en: "since \(text(from))")
    case (nil, let to?): say(zh: "至\(text(to))", en: "until \(text(to))")
    case (let from?, let to?): say(zh: "\(text(from))—\(text(to))", en: "\(text(from)) – \(text(to))")
    }
  }
}
