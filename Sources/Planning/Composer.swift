import Calendars
import Diagnostics
import Markdown
import Markup
import Records
import Resolution
import Templating

/// Makes the models of one language's pages from the union.
///
/// A value with everything that the pages have in common; each kind of page has a file in `Pages/` that
/// extends it. Problems found while texts are filled in (links to nothing) are gathered in `problems`.
struct Composer {
  private(set) var union: WatchedUnion
  let addresses: Addresses
  private(set) var resolver: LinkResolver
  let language: Language
  /// What is the same in all languages; what pages may ask for is watched, see below.
  let facts: UnionFacts
  /// What addresses on the site begin with: the path part of the site's address, or, for texts that are read elsewhere,
  /// the whole of it.
  private(set) var basePath: String
  /// The keywords of all records, as ``tags`` has them.
  private var allTags = TagRegister()
  var problems: [Problem] = []
  /// Every record with a page of its own, as ``listings`` has them.
  private var allListings: [Listing]?
  /// The photographs of events and news, as ``albums`` has them.
  private var allAlbums: [Album] = []
  /// What stands around every page; made of all the rest, last.
  private(set) var frame: SiteFrame?
  /// Files that somebody can take away whole, by their path on the site.
  var linked: Set<String> = []
  /// Links that name a path of the site, to be checked when all pages are known.
  var siteLinks: [SiteLink] = []
  /// Calendars that were made beside a page.
  var feeds: [PlannedFeed] = []
  /// Keeps what is made of records one by one; `nil` if no other build follows.
  var rows: RowKeeper?
  /// What is in the feeds, as ``chosenEntries`` has it.
  private var allChosen: [ChosenEntry]?

  init(
    union: Union, _ facts: UnionFacts? = nil, addresses: Addresses, resolver: LinkResolver, language: Language
  ) {
    (self.union, self.addresses, self.resolver, self.language) = (
      WatchedUnion(union), addresses, resolver, language
    )
    self.facts = facts ?? UnionFacts(union)
    basePath = union.settings.basePath
    allAlbums = makeAlbums()
    frame = makeFrame()
  }

  // MARK: What is read, each made once and watched

  /// The same, telling `log` what is read of the union under `keys`.
  func watched(by log: ReadLog, _ keys: UnionKeys) -> Composer {
    var composer = self
    (composer.union.log, composer.union.keys, composer.resolver.log) = (log, keys, log)
    return composer
  }

  /// Who has won something, for the pages of the honours board.
  var winners: Winners {
    if let log = union.log, let keys = union.keys { log.note(keys[.awards].all) }
    return facts.winners
  }

  /// Years of which there is something to report, latest first.
  var reportYears: [Int] { facts.reportYears }

  /// Events at which books are read together, latest first.
  var readingEvents: [Index] {
    union.log?.note(readKey(.sessions))
    return facts.readingEvents
  }

  /// Departments that have proposals, by pinyin, with the addresses of their pages.
  var proposalHosts: [ProposalHost] {
    union.log?.note(readKey(.hosts))
    return facts.proposalHosts
  }

  /// How many dates there are in a calendar to subscribe to.
  func subscribedCount(_ scope: FeedScope) -> Int {
    switch scope {
    case .event(let index): return union.events[index].occurrences.count
    case .holidays, .teachingWeeks: return 0
    case .all, .family, .kind, .club:
      union.log?.note(readKey(.feed, feedPath(scope)))
      return facts.subscribed.count(of: scope)
    }
  }

  /// The kinds of events that there are.
  var presentKinds: [EventKind] {
    union.log?.note(readKey(.feed))
    return facts.subscribed.kinds
  }

  /// The photographs of events and news.
  var albums: [Album] {
    union.log?.note(readKey(.albums, language.rawValue))
    return allAlbums
  }

  /// Every record with a page of its own, kind by kind in the union's order.
  var listings: [Listing] {
    union.noteAll()
    return allListings ?? makeListings()
  }

  /// The listings without their texts.
  var lines: [ListingLine] {
    union.log?.note(readKey(.lines, language.rawValue))
    return (allListings ?? makeListings()).map(\.line)
  }

  /// Makes the listings for all who ask for them.
  mutating func keepListings() { allListings = makeListings() }

  /// Puts `union` in the place of the union: it has other texts of `records`, and is the same in all else.
  /// - Returns: whether that is all there is to do; not if an album may have become another.
  mutating func reword(_ records: [RewordedRecord], in union: Union) -> Bool {
    self.union = WatchedUnion(union)
    for record in records {
      let file = record.files.first.flatMap(\.self) ?? ""
      if record.leadsElsewhere, hasPictures(of: file) { return false }
      if let place = allListings?.firstIndex(where: { $0.line.id == record.id }),
        let listing = listing(of: record.id)
      {
        allListings?[place] = listing
      }
    }
    return true
  }

  /// What is in the feeds.
  var chosenEntries: [ChosenEntry] { allChosen ?? chooseEntries() }

  /// Chooses what is in the feeds for all who ask.
  mutating func keepChosenEntries() { allChosen = allChosen ?? chooseEntries() }

  /// The keywords of all records.
  var tags: TagRegister {
    get {
      union.log?.note(readKey(.tags))
      return allTags
    }
    set { allTags = newValue }
  }

  /// The keyword that `text` writes.
  func keyword(_ text: String) -> TagRegister.Tag? {
    union.log?.note(readKey(.tag, TagRegister.key(text)))
    return allTags.tag(text)
  }

  /// The same for what is read elsewhere, in a feed reader for instance, so that addresses must be whole.
  var forReadersElsewhere: Composer {
    var composer = self
    composer.basePath = union.settings.url
    return composer
  }

  /// The site's first language, at the root.
  var first: Language { union.settings.languages.first ?? .zh }
  /// The day that divides past from coming.
  var asOf: LocalDate { union.asOf.date }

  /// `path` of the first language as an address in this language.
  func href(_ path: String) -> String { basePath + addresses.localized(path, language) }

  /// The address of a record's page.
  func href(_ id: RecordID) -> String { addresses.path(of: id, in: language).map { basePath + $0 } ?? "" }

  /// `wording` in this language.
  func say(_ wording: Wording) -> String { wording[language] }

  /// `zh` or `en`, whichever this language is.
  func say(zh: String, en: String) -> String { language == .zh ? zh : en }

  /// A record's title for readers of this language: the translation's, the English title, or the original's.
  func title<Record>(_ entry: Entry<Record>) -> String {
    let title = entry.version(in: language).header.title
    // A translation that does not name it again has inherited the first language's name.
    guard language == .en, language != first, title == entry.original.header.title else { return title }
    return entry.original.header.titleEnglish ?? title
  }

  /// The language tag that HTML wants.
  func tag(_ language: Language) -> String { language == .zh ? "zh-CN" : "en" }

  // MARK: Dates

  /// A day, ready to be shown.
  func date(_ day: LocalDate) -> DateModel {
    let parts = day.components
    return DateModel(
      date: TemplateDate(day), iso: day.description, text: DateStyle.full(language).text(day),
      short: DateStyle(language, weekday: .none, year: false).text(day),
      long: DateStyle(language, year: false).text(day), day: String(parts.day),
      month: language == .zh ? "\(parts.month)月" : String(englishMonth(parts.month).prefix(3)),
      weekday: language == .zh ? day.weekday.shortChinese : day.weekday.shortEnglish, year: parts.year)
  }

  /// A span of time, ready to be shown.
  func when(_ time: TimeSpan) -> WhenModel {
    let clock: String?
    switch time {
    case .days: clock = nil
    case .timed(let start, let end):
      let dash = language == .zh ? "—" : "–"
      if let end, end.date == start.date || (end.time == .midnight && end.date == start.date + 1) {
        clock = "\(start.time)\(dash)\(end.time == .midnight ? LocalTime.endOfDay : end.time)"
      } else {
        clock = start.time.description
      }
    }
    let range = time.dayRange
    let short = DateStyle.short(language)
    let (from, to) = templateDates(time)
    return WhenModel(
      from: from, to: to, text: time.text(language), iso: time.isoStart(union.settings.offset),
      isoEnd: time.isoEnd(union.settings.offset),
      start: date(range.first), end: range.count > 1 ? date(range.last) : nil, time: clock,
      isAllDay: time.isAllDay, week: union.terms.position(of: range.first).week.map { week($0) },
      short: short.text(time))
  }

  /// Start and end for the date filters; an end on the same whole day is none.
  private func templateDates(_ time: TimeSpan) -> (from: TemplateDate, to: TemplateDate?) {
    switch time {
    case .days(let range):
      (TemplateDate(range.first), range.count > 1 ? TemplateDate(range.last) : nil)
    case .timed(let start, let end):
      (TemplateDate(start.date, start.time), end.map { TemplateDate($0.date, $0.time) })
    }
  }

  /// A moment, ready to be shown.
  func when(_ moment: Moment) -> WhenModel { when(moment.timeSpan) }

  /// `第12周` or `Week 12`.
  func week(_ number: Int) -> String { say(zh: "第\(number)周", en: "Week \(number)") }

  /// The office to ask.
  var contactOffice: String? {
    let settings = union.settings
    return language == .en ? settings.contactOfficeEnglish ?? settings.contactOffice : settings.contactOffice
  }

  /// A year, month or day as text.
  func text(_ date: PartialDate) -> String { language == .zh ? date.chinese : date.english }

  // MARK: Small things

  /// The files that a record offers for download; those that do not exist are reported.
  mutating func downloads(_ header: RecordHeader) -> [DownloadModel] {
    header.attachments.compactMap { attachment in
      guard let site = file(attachment.file, of: header.file) else { return nil }
      return download(site, title: attachment.label)
    }
  }

  /// A copied file for download, called by its own name if it has no title.
  mutating func download(_ site: String, title: String?) -> DownloadModel {
    let name = site.split(separator: "/").last.map(String.init) ?? site
    linked.insert(site)
    return DownloadModel(
      title: title ?? name, href: basePath + encodedPath(site), kind: fileKind(name),
      size: sizeText(resolver.size(of: site) ?? 0))
  }

  /// A picture of a record.
  mutating func picture(_ picture: Picture?, of header: RecordHeader) -> PictureModel? {
    guard let picture, let site = file(picture.source, of: header.file) else { return nil }
    checkText(of: picture, at: site)
    return pictureModel(site, picture, at: .head)
  }

  /// Reports a picture whose text is the name of a file, once for all languages and for all places that show it.
  mutating func checkText(of picture: Picture, at site: String) {
    guard language == first,
      let problem = pictureTextProblem(picture.alternative, of: site, at: picture.source.span)
    else { return }
    problems.append(problem)
  }

  /// A picture that is at `site`.
  func pictureModel(_ site: String, _ picture: Picture, at place: PicturePlace) -> PictureModel {
    PictureModel(
      src: pictureAddress(site, at: place), alt: picture.alternative,
      html: pictureElement(site, alt: picture.alternative, at: place), credit: picture.credit)
  }

  /// The path on the site of a file that a record names.
  mutating func file(_ reference: Reference, of path: String) -> String? {
    if let resolved = normalized(reference.text, from: path), let site = resolver.file(at: resolved) {
      return site
    }
    guard language == first else { return nil }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/") + "/"
    let beside = resolver.paths.filter { $0.hasPrefix(folder) }.map {
      String($0.dropFirst(folder.count))
    }
    let guess = nearMisses(of: reference.text, among: beside.sorted()).first
    problems.append(
      Problem(
        .fileMissing, at: reference.span,
        Wording(zh: "没有找到文件“\(reference.text)”", en: "the file “\(reference.text)” was not found"),
        suggestion: guess.map(Wording.didYouMean)
          ?? Wording(zh: "把文件放到 \(folder) 里", en: "put the file into \(folder)")))
    return nil
  }
}

/// A file name's extension in capitals, for labels.
private func fileKind(_ name: String) -> String {
  name.split(separator: ".").count > 1 ? name.split(separator: ".").last.map { $0.uppercased() } ?? "" : ""
}

/// A size in bytes for people: `1 KB`, `2.4 MB`.
private func sizeText(_ bytes: Int) -> String {
  if bytes < 1 << 20 { return "\(max(1, (bytes + 1023) / 1024)) KB" }
  let tenths = (bytes * 10 + (1 << 19)) / (1 << 20)
  return "\(tenths / 10).\(tenths % 10) MB"
}
