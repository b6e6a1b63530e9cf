import Calendars
import Diagnostics
import Foundation
import Markdown
import Markup
import Records
import Resolution

/// Options of a live block: `option: value` lines inside ```` ```events ````.
private struct BlockOptions {
  var club: Index?
  var family: ClubFamily?
  var book: Index?
  var booklist: Index?
  var from: LocalDate?
  var to: LocalDate?
  /// How many at most; lists have five if nothing is said, galleries all.
  var limit: Int?
  var year: Int?
  var month: MonthKey?
  var session: String?
  var category: ProposalCategory?
  /// Which proposals, by where they stand.
  var standing: ((ProposalStatus) -> Bool)?
  var folder: String?
  var event: Index?
  /// Whether a record is named that is not shown. Nothing stands for it then, least of all the list of all others.
  var isWithoutRecord = false
}

/// The names that an option goes by.
private let optionNames: [String: [String]] = [
  "club": ["club", "俱乐部"], "family": ["family", "类别"], "from": ["from", "从", "开始"], "to": ["to", "到", "结束"],
  "folder": ["folder", "文件夹"], "event": ["event", "活动"], "limit": ["limit", "条数", "数量"],
  "year": ["year", "年份"], "month": ["month", "月份"], "booklist": ["booklist", "书单", "list"],
  "session": ["session", "届次"], "status": ["status", "状态"], "category": ["category", "类别"],
]

/// Which options each block has.
private let blockOptions: [String: [String]] = [
  "events": ["club", "family", "from", "to", "limit"], "awards": ["club", "year", "limit"],
  "clubs": ["family"],
  "booklist": ["booklist"], "contact": [], "sign": [], "gallery": ["folder", "event", "limit"],
  "calendar": ["club", "family", "month", "limit"],
  "proposals": ["session", "status", "category", "limit"], "stats": ["year", "club"],
]

extension Composer {
  /// The live data that a block stands for.
  mutating func html(of block: LiveBlock, in file: String) -> HTML {
    let options = options(of: block, blockOptions[block.name] ?? [])
    guard !options.isWithoutRecord else { return HTML() }
    switch block.name {
    case "events": return eventsBlock(options)
    case "calendar": return calendarBlock(options)
    case "proposals": return proposalsBlock(options)
    case "stats": return statsBlock(options)
    case "awards": return awardsBlock(options)
    case "clubs": return clubsBlock(options)
    case "booklist": return booklistBlock(options)
    case "gallery": return galleryBlock(block, options, file)
    case "contact": return contactBlock()
    default: return signBlock(block)
    }
  }

  // MARK: Options

  private mutating func options(of block: LiveBlock, _ allowed: [String]) -> BlockOptions {
    var options = BlockOptions()
    guard block.name != "sign" else { return options }
    for line in block.lines where !line.text.allSatisfy(\.isWhitespace) {
      let parts = line.text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      let name = allowed.first { optionNames[$0]?.contains(parts[0]) == true }
      guard parts.count == 2, let name else {
        let guess = nearMisses(of: parts[0], among: allowed.flatMap { optionNames[$0] ?? [] }).first
        refuse(
          line.span, Wording(zh: "内容块里没有“\(parts[0])”这个选项", en: "the block has no option “\(parts[0])”"),
          guess.map(Wording.didYouMean))
        continue
      }
      set(name, parts[1], line.span, &options)
    }
    return options
  }

  private mutating func set(_ name: String, _ value: String, _ span: Span, _ options: inout BlockOptions) {
    func day(_ text: String) -> LocalDate? {
      if ["today", "今天"].contains(text) { return asOf }
      if case .day(let day) = parseDateText(text).value { return day }
      return nil
    }
    func shown(_ kind: RecordKind) -> Index? {
      let found = index(of: value, kind, span)
      if found == nil { options.isWithoutRecord = true }
      return found
    }
    switch name {
    case "club": options.club = shown(.club)
    case "folder": options.folder = value
    case "event": options.event = shown(.event)
    case "booklist": options.booklist = shown(.booklist)
    case "family":
      options.family = ClubFamily(spelled: value)
      if options.family == nil {
        let families = ClubFamily.allCases.map { $0.spellings.dropFirst().first ?? $0.code }
        refuse(
          span, Wording(zh: "没有“\(value)”这个类别", en: "there is no family “\(value)”"),
          Wording(
            zh: "可以写：\(families.joined(separator: "、"))",
            en: "known: \(ClubFamily.allCases.map(\.code).joined(separator: ", "))"))
      }
    case "from":
      options.from = day(value)
      if options.from == nil {
        refuse(span, Wording(zh: "“\(value)”不是日期", en: "“\(value)” is not a date"), nil)
      }
    case "to":
      options.to = day(value)
      if options.to == nil {
        refuse(span, Wording(zh: "“\(value)”不是日期", en: "“\(value)” is not a date"), nil)
      }
    case "month":
      if let days = ["本月": 0, "这个月": 0, "下月": 1, "下个月": 1][value] {
        options.month = MonthKey(days == 0 ? asOf : asOf.lastOfMonth + 1)
      } else if case .partial(let month) = parseDateText(value).value, month.month != nil {
        options.month = MonthKey(month.days.first)
      } else {
        refuse(span, Wording(zh: "“\(value)”不是年月", en: "“\(value)” is not a month"), nil)
      }
    case "session":
      let known = Set(union.proposals.map(\.entry.original.session))
      options.session = value
      if !known.contains(value) {
        refuse(
          span, Wording(zh: "没有“\(value)”的提案", en: "there are no proposals of the session “\(value)”"),
          guess(value, known.sorted()))
      }
    case "status":
      options.standing = standing(value)
      if options.standing == nil {
        refuse(
          span, Wording(zh: "没有“\(value)”这种状态", en: "there is no status “\(value)”"),
          guess(value, ProposalStatus.allCases.flatMap(\.spellings)))
      }
    case "category":
      options.category = ProposalCategory(spelled: value)
      if options.category == nil {
        refuse(
          span, Wording(zh: "没有“\(value)”这个类别", en: "there is no category “\(value)”"),
          guess(value, ProposalCategory.allCases.flatMap(\.spellings)))
      }
    case "year":
      options.year = Int(asciiDigits(value.hasSuffix("年") ? value.dropLast() : value[...]))
      if options.year == nil {
        refuse(span, Wording(zh: "“\(value)”不是年份", en: "“\(value)” is not a year"), nil)
      }
    default:
      if let number = Int(asciiDigits(value)), (1...500).contains(number) {
        options.limit = number
      } else {
        refuse(span, Wording(zh: "条数应为 1 到 500", en: "the limit is a number from 1 to 500"), nil)
      }
    }
  }

  private func guess(_ value: String, _ words: [String]) -> Wording? {
    nearMisses(of: value, among: words, limit: 1).first.map(Wording.didYouMean)
  }

  /// The proposals that are in a state, or those that something will still happen to.
  private func standing(_ value: String) -> ((ProposalStatus) -> Bool)? {
    if ["open", "未办结", "在办"].contains(value.lowercased()) { return { !$0.isEnded } }
    return ProposalStatus(spelled: value).map { wanted in { $0 == wanted } }
  }

  private mutating func index(of name: String, _ kind: RecordKind, _ span: Span) -> Index? {
    switch union.find(name, kind) {
    case .found(let id): return union.positions[id]
    case .hidden, .unsound: return nil
    case .ambiguous, .missing:
      refuse(
        span, Wording(zh: "没有“\(name)”这个\(kind.label.zh)", en: "there is no \(kind.label.en) “\(name)”"), nil)
      return nil
    }
  }

  private mutating func refuse(_ span: Span, _ message: Wording, _ suggestion: Wording?) {
    // Both languages read the block of an original; it is reported once.
    guard language == first || span.path.hasSuffix(".\(language.rawValue).md") else { return }
    problems.append(Problem(.blockInvalid, at: span, message, suggestion: suggestion))
  }

  // MARK: Blocks

  private func eventsBlock(_ options: BlockOptions) -> HTML {
    let from = options.from ?? asOf
    let pool = options.club.map { union.clubs[$0].occurrences } ?? Array(union.occurrences.indices)
    let chosen = pool.filter { index in
      let date = union.occurrences[index]
      let days = date.time.dayRange
      guard days.last >= from, options.to.map({ days.first <= $0 }) ?? true else { return false }
      return options.family.map { isEvent(date.event, of: $0) } ?? true
    }
    let items = chosen.prefix(options.limit ?? 5).map { index -> HTML in
      let card = eventCard(date: index)
      var line = HTML.element("time", [("datetime", card.when.iso)], HTML(escaping: card.when.short))
      line.append(HTML(escaping: " "))
      line.append(link(card.title, card.href))
      if card.isCancelled || card.isChanged {
        line.append(
          HTML.element(
            "strong", [("class", "state")],
            HTML(escaping: say(zh: "（\(card.statusTitle)）", en: " (\(card.statusTitle))"))))
      }
      if let venue = card.venue {
        line.append(HTML.element("span", [("class", "venue")], HTML(escaping: " " + venue)))
      }
      return line
    }
    return list(items, "events", say(zh: "暂无活动。", en: "No events."))
  }

  /// What a month has, as far as it is not over, and the way to the whole calendar.
  private func calendarBlock(_ options: BlockOptions) -> HTML {
    let month = options.month ?? MonthKey(asOf)
    var span = options
    span.from = month == MonthKey(asOf) ? asOf : month.first
    span.to = month.first.lastOfMonth
    span.limit = options.limit ?? 500
    let scope: CalendarScope = options.club.map { .club($0) } ?? options.family.map { .family($0) } ?? .all
    let hasPage =
      switch scope {
      case .all: !union.occurrences.isEmpty
      case .family(let family):
        union.occurrences.contains { isEvent($0.event, of: family) }
      case .club(let club): !union.clubs[club].occurrences.isEmpty
      }
    guard hasPage else { return eventsBlock(span) }
    return eventsBlock(span)
      + HTML.element(
        "p", [("class", "block-more")],
        link(say(zh: "全部月历", en: "The whole calendar"), href(scope.base(addresses, first))))
  }

  private func proposalsBlock(_ options: BlockOptions) -> HTML {
    let chosen = union.proposals.indices.filter { index in
      let proposal = union.proposals[index].entry.original
      return options.session.map { $0 == proposal.session } ?? true
        && options.category.map { $0 == proposal.category } ?? true
        && options.standing.map { $0(proposal.status) } ?? true
    }
    let items = chosen.prefix(options.limit ?? 5).map { index -> HTML in
      let card = proposalCard(index)
      // A number breaks at its dash, and a dot does not begin a line.
      let rest = [card.number, card.host, card.delay].compactMap { $0 }
      var line = HTML.element("strong", [], HTML(escaping: card.statusTitle)) + HTML(escaping: " ")
      line.append(link(card.title, card.href))
      for (place, text) in rest.enumerated() {
        line.append(HTML(escaping: " "))
        line.append(
          HTML.element(
            "span", [("class", "venue one")], HTML(escaping: place + 1 < rest.count ? text + " ·" : text)))
      }
      return line
    }
    return list(items, "proposals", say(zh: "暂无提案。", en: "No proposals."))
  }

  /// The numbers of a year, of all or of a club, each with the way to what it counts.
  private func statsBlock(_ options: BlockOptions) -> HTML {
    union.noteAll()
    let year = options.year ?? asOf.year
    let facts = ReportFacts(union.whole, year: year)
    let figures = options.club.map { self.figures(facts, of: $0) } ?? figures(facts)
    guard !figures.isEmpty else { return list([], "stats", say(zh: "暂无数据。", en: "No numbers yet.")) }
    let items = figures.reduce(into: HTML()) { items, figure in
      let number = HTML.element("b", [], HTML(escaping: figure.value))
      let text = number + HTML(escaping: " ") + HTML.element("span", [], HTML(escaping: figure.name))
      items.append(
        HTML.element(
          "li", [], figure.href.map { HTML.element("a", [("href", $0)], text) } ?? text))
    }
    let until =
      year == asOf.year
      ? say(zh: "\(year)年，截至\(date(asOf).short)", en: "\(year), as of \(date(asOf).short)") : yearTitle(year)
    return HTML.element(
      "figure", [("class", "block block-stats")],
      HTML.element("ul", [("class", "figures")], items)
        + HTML.element("figcaption", [], HTML(escaping: until)))
  }

  private func awardsBlock(_ options: BlockOptions) -> HTML {
    let pool = options.club.map { union.clubs[$0].awards } ?? Array(union.awards.indices)
    let chosen = pool.filter { index in
      options.year.map { union.awards[index].entry.original.date.year == $0 } ?? true
    }
    let items = chosen.prefix(options.limit ?? 5).map { index -> HTML in
      let line = awardLine(index)
      return HTML.element("strong", [], HTML(escaping: line.rank)) + HTML(escaping: " ")
        + link(line.title, line.href)
        + HTML(escaping: " " + [line.levelTitle, line.date].joined(separator: " · "))
    }
    return list(items, "awards", say(zh: "暂无获奖。", en: "No awards."))
  }

  private func clubsBlock(_ options: BlockOptions) -> HTML {
    let chosen = union.clubs.indices.filter { index in
      options.family.map { union.clubs[index].entry.original.family == $0 } ?? true
    }
    let items = chosen.map { index -> HTML in
      let club = clubLink(index)
      return link(club.title, club.href)
    }
    return list(items, "clubs", say(zh: "暂无俱乐部。", en: "No clubs."))
  }

  private func booklistBlock(_ options: BlockOptions) -> HTML {
    guard let index = options.booklist ?? union.booklists.indices.first else { return HTML() }
    let items = booklistCard(index).books.map { entry in
      link(entry.book.title, entry.book.href)
        + HTML(escaping: " \(entry.book.authors) · \(entry.statusTitle)")
    }
    return list(items, "booklist", say(zh: "书单是空的。", en: "The list is empty."))
  }

  /// The photographs of an event, or of a folder beside the text.
  private mutating func galleryBlock(_ block: LiveBlock, _ options: BlockOptions, _ file: String) -> HTML {
    var pictures: [GalleryPicture]
    if let event = options.event {
      let record = union.events[event].entry.version(in: language)
      pictures = album(record.photos, of: record)
    } else {
      let name = options.folder ?? "."
      guard let path = normalized(name + "/.", from: file) else {
        refuse(block.span, Wording(zh: "文件夹在内容之外", en: "the folder is outside of the content"), nil)
        return HTML()
      }
      pictures = gallery(in: path + "/")
    }
    if let limit = options.limit { pictures = Array(pictures.prefix(limit)) }
    if pictures.isEmpty, options.event == nil {
      refuse(
        block.span, Wording(zh: "文件夹里的照片都还没有写说明", en: "there are no photographs with a text in the folder"),
        nil
      )
    }
    return galleryElement(pictures) ?? HTML()
  }

  private func contactBlock() -> HTML {
    HTML.element("p", [("class", "block block-contact")], HTML(escaping: contactOffice ?? ""))
  }

  private func signBlock(_ block: LiveBlock) -> HTML {
    let lines = block.lines.map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }
    var content = HTML()
    for (number, line) in lines.enumerated() {
      if number > 0 { content.append(HTML.element("br", [], nil)) }
      content.append(HTML(escaping: line.trimmingCharacters(in: .whitespaces)))
    }
    return HTML.element("p", [("class", "block block-sign")], content)
  }

  private func link(_ title: String, _ href: String) -> HTML {
    HTML.element("a", [("href", href)], HTML(escaping: title))
  }

  private func list(_ items: [HTML], _ name: String, _ empty: String) -> HTML {
    guard !items.isEmpty else {
      return HTML.element("p", [("class", "block block-empty")], HTML(escaping: empty))
    }
    let content = items.reduce(into: HTML()) { $0.append(HTML.element("li", [], $1)) }
    return HTML.element("ul", [("class", "block block-\(name)")], content)
  }
}
