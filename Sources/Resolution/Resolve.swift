public import Calendars
public import Diagnostics
import Bibliography
import Hanzi
public import Records

/// Puts the records together: hides what is not to be shown, resolves references, sorts, and builds the
/// indexes that pages need.
///
/// - Parameters:
///   - records: what was decoded; unsound records are not in it.
///   - today: the build date in the site's zone.
///   - showsUnpublished: whether drafts, and what is due later, are shown all the same and listed.
/// - Complexity: O(n log n) in the number of records: each list is sorted once, and no record looks at all
///   others.
public func resolve(_ records: RecordSet, today: LocalDate, showsUnpublished: Bool = false) -> Checked<Union>
{
  var resolver = Resolver(records: records, today: today)
  resolver.showsUnpublished = showsUnpublished
  resolver.run()
  return Checked(resolver.union, resolver.problems)
}

struct Resolver {
  let records: RecordSet
  let today: LocalDate
  var showsUnpublished = false
  var union: Union
  var problems: [Problem] = []
  /// Where records stand whose id another one has: they are left out, so that nothing more is said of them.
  private var twins: Set<Span> = []

  init(records: RecordSet, today: LocalDate) {
    self.records = records
    self.today = today
    union = Union(
      settings: records.settings,
      asOf: records.settings.asOf?.start ?? LocalDateTime(today, .midnight), today: today)
  }

  mutating func run() {
    reportTwins()
    let calendars = civilCalendars(records).collecting(into: &problems)
    (union.terms, union.holidays, union.makeups) = (calendars.terms, calendars.holidays, calendars.makeups)
    union.clubs = shown(records.clubs, shortName: { $0.shortName }).map { UnionClub(entry: $0) }
    union.events = shown(records.events).map { UnionEvent(entry: $0) }
    union.news = shown(records.news).map { UnionNews(entry: $0) }
    union.awards = shown(records.awards).map { UnionAward(entry: $0) }
    union.books = shown(records.books).map { UnionBook(entry: $0) }
    union.booklists = shown(records.booklists).map { UnionBooklist(entry: $0) }
    union.notes = shown(records.notes, withheld: { $0.hasConsent ? nil : .withheld }).map {
      UnionNote(entry: $0)
    }
    union.proposals = shown(records.proposals).map { UnionProposal(entry: $0) }
    union.lectures = shown(records.lectures).map { UnionLectures(entry: $0) }
    union.campaigns = shown(records.campaigns).map { UnionCampaign(entry: $0) }
    showPeople()
    union.gathered = records.gathered.sorted {
      ($0.time.start, $0.origin, $0.title) < ($1.time.start, $1.origin, $1.title)
    }
    union.pages = shown(records.pages)
    union.venues = shown(records.venues)
    for record in records.unsound { union.directory.addUnsound(record) }
    union.directory.unread = records.unread
    sortAll()
    indexPositions()
    linkEvents()
    expandEvents(calendars)
    problems +=
      conflicts(in: union) + doubtfulYears(in: union) + earlyAttendances(in: union)
      + earlyScores(in: union)
    linkNews()
    linkAwards()
    linkBooks()
    linkNotes()
    linkSessions()
    linkProposals()
    linkLectures()
    linkCampaigns()
    linkParticipation()
    reportISBNTwins()
    reportFewMembers()
    reportFewSupporters()
  }

  // MARK: Visibility

  /// The entries that readers see; the others go to the list of what is hidden.
  mutating func shown<Record>(
    _ entries: [Entry<Record>], shortName: (Record) -> String? = { _ in nil },
    withheld: (Record) -> HiddenRecord.Reason? = { _ in nil }
  ) -> [Entry<Record>] {
    entries.filter { entry in
      if twins.contains(entry.original.header.place) { return false }
      var hidden: (HiddenRecord.Reason, Moment?)?
      if entry.original.header.isDraft {
        hidden = (.draft, nil)
      } else if let from = entry.original.header.publishAt?.value, from.date > today {
        hidden = (.future, from)
      } else if let until = entry.original.header.expireAt?.value, until.date < today {
        hidden = (.expired, until)
      } else if let reason = withheld(entry.original) {
        hidden = (reason, nil)
      }
      var isShown = hidden == nil
      if let (reason, moment) = hidden {
        let header = entry.original.header
        let record = HiddenRecord(
          id: header.id, title: header.title, file: header.file, slug: header.slug?.value,
          aliases: header.aliases.map(\.value), reason: reason, moment: moment)
        // A draft may also be one that consent is missing for: that stays hidden from everybody.
        isShown = showsUnpublished && [.draft, .future].contains(reason) && withheld(entry.original) == nil
        if isShown { union.unpublished.append(record) } else { union.hidden.append(record) }
      }
      union.directory.add(
        entry.original.header.id, title: entry.original.header.title, shortName: shortName(entry.original),
        isShown: isShown)
      return isShown
    }
  }

  // MARK: Order

  private mutating func sortAll() {
    let families = ClubFamily.allCases
    union.clubs = sorted(union.clubs) { club in
      let record = club.entry.original
      return (
        families.firstIndex(of: record.family) ?? 0, record.header.title, record.header.id
      )
    }
    union.events = sorted(union.events) { event in
      let record = event.entry.original
      return (record.time.start.minuteNumber, record.header.title, record.header.id)
    }
    union.news = sorted(union.news) { item in
      let record = item.entry.original
      return (-record.date.dayNumber, record.header.title, record.header.id)
    }
    union.awards.sort { awardPrecedes($0.entry.original, $1.entry.original) }
    union.books = sorted(union.books) { book in
      let record = book.entry.original
      return (
        record.language.hasPrefix("zh") ? 0 : 1, record.header.title, record.header.id
      )
    }
    union.booklists = sorted(union.booklists) { list in
      let record = list.entry.original
      let start = record.term.flatMap { union.terms.find($0.text) }?.week1.dayNumber ?? 0
      return (-start, record.header.title, record.header.id)
    }
    union.notes = sorted(union.notes) { item in
      let record = item.entry.original
      return (-(record.date?.dayNumber ?? 0), record.header.title, record.header.id)
    }
    sortProposals()
    union.lectures = sorted(union.lectures) { item in
      (0, item.entry.original.header.title, item.entry.id)
    }
    union.campaigns = sorted(union.campaigns) { item in
      (
        -item.entry.original.from.value.dayNumber, item.entry.original.header.title,
        item.entry.id
      )
    }
    union.people = sorted(union.people) { person in
      let record = person.original
      return (record.roles.isEmpty ? 1 : 0, record.header.title, record.header.id)
    }
    union.pages = sorted(union.pages) { page in
      (page.original.navigation?.order ?? 1000, "", page.id)
    }
  }

  /// `items` by a number, then by the pinyin of a text, then by identifier.
  private func sorted<Item>(_ items: [Item], by key: (Item) -> (Int, String, RecordID)) -> [Item] {
    let keys = items.map(key)
    var order = items.indices.sorted { keys[$0].0 < keys[$1].0 }
    // Most numbers are days or minutes, which few records share: only those ask for pinyin.
    var start = 0
    while start < order.count {
      let number = keys[order[start]].0
      let end = order[start...].firstIndex { keys[$0].0 != number } ?? order.count
      if end - start > 1 {
        order[start..<end] =
          order[start..<end].map { (pinyinKey(title: keys[$0].1), keys[$0].2, $0) }
          .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
          .map(\.2)[...]
      }
      start = end
    }
    return order.map { items[$0] }
  }

  private mutating func indexPositions() {
    func index(_ ids: [RecordID]) {
      for (position, id) in ids.enumerated() { union.positions[id] = position }
    }
    index(union.clubs.map(\.entry.id))
    index(union.events.map(\.entry.id))
    index(union.news.map(\.entry.id))
    index(union.awards.map(\.entry.id))
    index(union.books.map(\.entry.id))
    index(union.booklists.map(\.entry.id))
    index(union.notes.map(\.entry.id))
    index(union.proposals.map(\.entry.id))
    index(union.lectures.map(\.entry.id))
    index(union.campaigns.map(\.entry.id))
    index(union.people.map(\.id))
    index(union.pages.map(\.id))
    index(union.venues.map(\.id))
  }

  // MARK: References

  mutating func position(of reference: Reference?, _ kind: RecordKind) -> Index? {
    guard let reference, let id = union.directory.resolve(reference, kind, &problems) else { return nil }
    return union.positions[id]
  }

  mutating func positions(of references: [Reference], _ kind: RecordKind) -> [Index] {
    var result: [Index] = []
    for reference in references {
      if let found = position(of: reference, kind), !result.contains(found) { result.append(found) }
    }
    return result
  }

  private mutating func linkEvents() {
    for index in union.events.indices {
      let event = union.events[index].entry.original
      union.events[index].clubs = positions(of: event.clubs, .club)
      union.events[index].books = positions(of: event.books, .book)
      union.events[index].venue = venue(event.venue)
      for book in union.events[index].books { union.books[book].events.append(index) }
      for club in union.events[index].clubs { union.clubs[club].events.append(index) }
    }
  }

  /// Makes the dates of all events and puts them in order.
  private mutating func expandEvents(_ calendars: CivilCalendars) {
    var reported: Set<Int> = []
    for index in union.events.indices {
      let event = union.events[index].entry.original
      let expansion = SeriesExpansion(event, index, calendars)
      problems += expansion.problems
      if event.isSeries { union.events[index].series = expansion.series }
      for var date in expansion.dates {
        date.venue = date.change?.venue.map { venue($0) } ?? union.events[index].venue
        date.isPast = isOver(date.time, asOf: union.asOf)
        union.occurrences.append(date)
      }
      for year in expansion.series.missingYears where reported.insert(year).inserted {
        problems.append(
          Problem(
            .holidayYearMissing, at: event.weeklyRepeat?.span, HolidayCalendar.missingYearWording(year),
            suggestion: calendars.holidays.tables.contains { $0.year == year }
              ? Wording(
                zh: "通知发布后补全这一年的放假安排，并把状态改成 official",
                en: "complete that year's table when the notice is out, and set its status to official")
              : Wording(
                zh: "通知发布后录入 content/data/holidays-\(year).yaml",
                en: "enter content/data/holidays-\(year).yaml when the notice is out")))
      }
    }
    union.occurrences.sort { left, right in
      let (a, b) = (left.time.start.minuteNumber, right.time.start.minuteNumber)
      return a == b ? (left.event, left.planned.start) < (right.event, right.planned.start) : a < b
    }
    for (position, date) in union.occurrences.enumerated() {
      union.events[date.event].occurrences.append(position)
      for club in union.events[date.event].clubs { union.clubs[club].occurrences.append(position) }
    }
    for index in union.events.indices {
      union.events[index].isPast = union.events[index].occurrences.allSatisfy { union.occurrences[$0].isPast }
    }
  }

  /// The registered venue that an event names; free text is fine too, so a name that looks like an id and
  /// nearly matches one is the only thing worth a remark.
  private mutating func venue(_ reference: Reference?) -> Index? {
    guard let reference else { return nil }
    switch union.directory.find(reference.text, .venue) {
    case .found(let id): return union.positions[id]
    case .missing(let guesses):
      let looksLikeID = reference.text.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
      if looksLikeID, !union.venues.isEmpty {
        problems.append(
          Problem(
            .referenceMissing, at: reference.span,
            Wording(zh: "没有“\(reference.text)”这个场地", en: "there is no venue “\(reference.text)”"),
            suggestion: guesses.first.map(Wording.didYouMean)))
      }
      return nil
    default: return nil
    }
  }

  private mutating func linkNews() {
    for index in union.news.indices {
      let item = union.news[index].entry.original
      let events = positions(of: item.events, .event)
      var clubs = positions(of: item.clubs, .club)
      for event in events {
        union.events[event].news.append(index)
        for club in union.events[event].clubs where !clubs.contains(club) { clubs.append(club) }
      }
      union.news[index].events = events
      union.news[index].clubs = clubs
      for club in clubs { union.clubs[club].news.append(index) }
    }
  }

  private mutating func linkAwards() {
    for index in union.awards.indices {
      let award = union.awards[index].entry.original
      let event = position(of: award.event, .event)
      var club = position(of: award.club, .club)
      if club == nil, award.club == nil, let event, union.events[event].clubs.count == 1 {
        club = union.events[event].clubs[0]
      }
      union.awards[index].event = event
      union.awards[index].club = club
      union.awards[index].news = position(of: award.news, .news)
      if let event { union.events[event].awards.append(index) }
      if let club { union.clubs[club].awards.append(index) }
      sortRecipients(index)
    }
  }

  private mutating func sortRecipients(_ index: Index) {
    let award = union.awards[index].entry.original
    guard let order = award.listOrder, order != .given else { return }
    let result = orderedRecipients(award.recipients, by: order)
    // A translation with a list of its own keeps its order.
    union.awards[index].entry = union.awards[index].entry.changing { version, _ in
      if version.recipients == award.recipients { version.recipients = result.value }
    }
    for name in result.unknown {
      let person = RecordKind.award.line(
        "recipients",
        Wording(
          verbatim: order == .stroke
            ? "[{person: \(name), stroke: \"3235\"}]" : "[{person: \(name), pinyin: Zhou Ming}]"))
      problems.append(
        Problem(
          .nameOrderUnknown, at: award.header.titleSpan ?? award.header.place,
          Wording(
            zh: "排序表里没有“\(name)”的姓，排在最后", en: "the surname of “\(name)” is not in the tables and comes last"),
          suggestion: Wording(zh: "写明怎么排，例如 \(person.zh)", en: "say where it belongs, as in \(person.en)")))
    }
  }

  private mutating func linkBooks() {
    for index in union.booklists.indices {
      let list = union.booklists[index].entry.original
      union.booklists[index].club = position(of: list.club, .club)
      if let club = union.booklists[index].club { union.clubs[club].booklists.append(index) }
      let term =
        union.terms.terms.isEmpty
        ? nil : list.term.flatMap { union.terms.resolve($0, isWhole: !records.lacks(.term), &problems) }
      var seen: [Index: Span] = [:]
      var books: [Index] = []
      var kept: [BooklistItem] = []
      for item in list.items {
        guard let book = position(of: item.book, .book) else { continue }
        if let earlier = seen[book] {
          problems.append(
            Problem(
              .booklistTwice, at: item.book.span,
              Wording(zh: "“\(item.book.text)”在书单里已经有了", en: "“\(item.book.text)” is on the list already"),
              notes: [Note(Wording(zh: "第一次在这里", en: "first here"), at: earlier)]))
          continue
        }
        seen[book] = item.book.span
        books.append(book)
        kept.append(item)
        union.books[book].lists.append(index)
      }
      union.booklists[index].books = books
      union.booklists[index].entry = union.booklists[index].entry.changing { version, language in
        if let term { version.term?.text = term.id }
        // Items of a translation follow the original, book by book.
        let texts =
          language == nil
          ? [:]
          : Dictionary(version.items.map { ($0.book.text, $0) }, uniquingKeysWith: { first, _ in first })
        version.items = kept.map { texts[$0.book.text] ?? $0 }
      }
    }
  }

  // MARK: Checks over several records

  private mutating func reportTwins() {
    var places: [RecordID: Span] = [:]
    for header in records.namedHeaders {
      guard let earlier = places.updateValue(header.place, forKey: header.id) else { continue }
      problems.append(
        Problem(
          .idTwice, at: header.place,
          Wording(
            zh: "编号“\(header.id.path)”已经有一个\(header.id.kind.label.zh)用了",
            en: "another \(header.id.kind.label.en) has the id “\(header.id.path)”"),
          suggestion: header.file.hasSuffix(".md")
            ? Wording(zh: "给其中一个文件改名", en: "rename one of the files")
            : Wording(zh: "给其中一行换一个编号", en: "give one of the rows another id"),
          notes: [Note(Wording(zh: "另一个在这里", en: "the other is here"), at: earlier)]))
      places[header.id] = earlier
      twins.insert(header.place)
    }
  }

  private mutating func reportISBNTwins() {
    var places: [String: Span] = [:]
    for book in union.books {
      guard let isbn = book.entry.original.isbn else { continue }
      if let earlier = places[isbn.value.digits] {
        problems.append(
          Problem(
            .isbnTwice, at: isbn.span,
            Wording(zh: "另一本书已经用了这个书号", en: "another book has this ISBN"),
            notes: [Note(Wording(zh: "另一本在这里", en: "the other is here"), at: earlier)]))
      } else {
        places[isbn.value.digits] = isbn.span
      }
    }
  }

  private mutating func reportFewSupporters() {
    let least = union.settings.minimumSupporters
    for proposal in union.proposals.map(\.entry.original) {
      guard let seconders = proposal.seconders, seconders + 1 < least else { continue }
      problems.append(
        Problem(
          .proposalSupporters, at: proposal.header.place,
          Wording(
            zh: "提案人和附议人共 \(seconders + 1) 人，少于规定的 \(least) 人",
            en: "\(seconders + 1) people make or support it, fewer than the minimum of \(least)")))
    }
  }

  private mutating func reportFewMembers() {
    let least = union.settings.minimumMembers
    for club in union.clubs {
      guard let count = club.entry.original.membersCount, count < least else { continue }
      problems.append(
        Problem(
          .membersFew, at: club.entry.original.header.place,
          Wording(
            zh: "会员 \(count) 人，少于规定的 \(least) 人", en: "\(count) members, fewer than the minimum of \(least)"))
      )
    }
  }
}

/// Whether an event is over at `now`: its end is not later, or for whole days and open ends its last day is past.
private func isOver(_ time: TimeSpan, asOf now: LocalDateTime) -> Bool {
  switch time {
  case .days(let range): range.last < now.date
  case .timed(_, let end?): end.minuteNumber <= now.minuteNumber
  case .timed(let start, nil): start.date < now.date
  }
}
