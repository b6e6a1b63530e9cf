import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// The shelf of all books, and a page for each list, year, language and class.
  func shelfPages() -> [PlannedPage] {
    guard !union.books.isEmpty else { return [] }
    let divisions = shelfDivisions()
    let whole = Section.books.rawValue
    func shelf(_ path: String, _ title: String, _ shown: [Index]) -> PlannedPage {
      let head = PageHead(
        path: path, title: title, description: say(zh: "共 \(shown.count) 本书", en: "\(shown.count) books"),
        kind: "shelf", crumbs: [link(.booklists)] + (path == whole ? [] : [link(.books)]),
        items: shown.map { index in
          let entry = union.books[index].entry
          return LinkModel(title: self.title(entry), href: href(entry.id))
        })
      return planned(
        path, "shelf.html",
        ShelfPage(
          site: site(at: path), page: page(head), filters: filters(divisions, of: whole, at: path),
          books: shown.map { bookCard($0) },
          exports: referenceLinks(at: Section.booklists.rawValue, isEmpty: path != whole),
          table: table(.books)))
    }
    return [shelf(whole, say(zh: "全部图书", en: "All books"), Array(union.books.indices))]
      + divisions.flatMap(\.parts).map { shelf($0.path, $0.heading, $0.members) }
  }

  private func shelfDivisions() -> [Division] {
    let all = union.books.indices
    let base = Section.books.rawValue
    let lists = Division(
      say(zh: "书单", en: "List"), all, by: { union.books[$0].lists }, order: Array(union.booklists.indices)
    ) { list in
      let id = union.booklists[list].entry.id
      let name = title(union.booklists[list].entry)
      return (name, name, "\(base)lists\(pagePath(id).dropFirst("/booklists".count))")
    }
    let read = Set(all.flatMap { yearsRead($0) }).sorted(by: >)
    let years = Division(say(zh: "哪年读", en: "Read in"), all, by: { yearsRead($0) }, order: read) {
      (yearTitle($0), say(zh: "\($0)年读的书", en: "Read in \($0)"), "\(base)read-\($0)/")
    }
    func decade(_ book: Index) -> [Int] {
      union.books[book].entry.original.year.map { [$0 / 10 * 10] } ?? []
    }
    let decades = Division(
      say(zh: "出版", en: "Published"), all, by: decade, order: Set(all.flatMap(decade)).sorted(by: >)
    ) {
      (
        say(zh: "\($0)年代", en: "\($0)s"), say(zh: "\($0)年代出版的书", en: "Published in the \($0)s"),
        "\(base)published-\($0)s/"
      )
    }
    func tongue(_ book: Index) -> [String] {
      [primaryLanguage(of: union.books[book].entry.original.language)]
    }
    let languages = Division(
      say(zh: "语言", en: "Language"), all, by: tongue,
      order: Set(all.flatMap(tongue)).sorted { ($0 == "zh" ? "" : $0) < ($1 == "zh" ? "" : $1) }
    ) { code in
      let name = say(languageName(code))
      return (name, say(zh: "\(name)书", en: "Books in \(name)"), "\(base)language-\(code)/")
    }
    func libraryClass(_ book: Index) -> [String] {
      union.books[book].entry.original.classification?.first.map { [$0.uppercased()] } ?? []
    }
    let classes = Division(
      say(zh: "中图分类", en: "Class"), all, by: libraryClass, order: Set(all.flatMap(libraryClass)).sorted()
    ) { letter in
      let name = "\(letter) \(libraryClassName(letter).map { say($0) } ?? "")"
      return (name, say(zh: "中图分类 \(name)", en: "Class \(name)"), "\(base)class-\(letter.lowercased())/")
    }
    return [lists, years, languages, classes, decades]
  }

  /// Years in which a book was read together or stood on a list.
  private func yearsRead(_ book: Index) -> [Int] {
    let item = union.books[book]
    let sessions = item.events.flatMap { union.events[$0].occurrences }.map {
      union.occurrences[$0].time.firstDay.year
    }
    let terms = item.lists.compactMap { list in
      union.booklists[list].entry.original.term.flatMap { union.terms[id: $0.text]?.week1.year }
    }
    return Array(Set(sessions + terms)).sorted()
  }

  // MARK: Sessions

  /// The address of the list of all reading sessions.
  private var sessionsPath: String { "\(Section.booklists.rawValue)sessions/" }

  /// The list of reading sessions as a link, if there are any.
  var sessionsLink: LinkModel? {
    readingEvents.isEmpty
      ? nil : LinkModel(title: say(zh: "共读各期", en: "All reading sessions"), href: href(sessionsPath))
  }

  /// All reading sessions by club, with their numbers, books and who leads them.
  func sessionPages() -> [PlannedPage] {
    let events = readingEvents
    guard !events.isEmpty else { return [] }
    var order: [Index?] = []
    var byClub: [Index?: [SessionLine]] = [:]
    for index in events {
      let club = union.events[index].clubs.first
      if byClub[club] == nil { order.append(club) }
      byClub[club, default: []].append(sessionLine(index))
    }
    let head = PageHead(
      path: sessionsPath, title: say(zh: "共读各期", en: "All reading sessions"),
      description: say(zh: "每一期读什么、谁领读", en: "What each session reads, and who leads it"), kind: "sessions",
      crumbs: [link(.booklists)])
    let groups = order.map { club in
      SessionGroup(club: club.map { clubLink($0) }, sessions: byClub[club] ?? [])
    }
    return [
      planned(
        sessionsPath, "sessions.html",
        SessionsPage(site: site(at: sessionsPath), page: page(head), groups: groups))
    ]
  }

  private func sessionLine(_ index: Index) -> SessionLine {
    let item = union.events[index]
    let event = item.entry.version(in: language)
    return SessionLine(
      issue: item.entry.original.issue?.value, event: eventCard(event: index),
      books: item.books.map {
        LinkModel(title: title(union.books[$0].entry), href: href(union.books[$0].entry.id))
      },
      range: event.range, leader: event.leader)
  }
}

/// `zh` of `zh-CN`.
private func primaryLanguage(of tag: String) -> String {
  tag.split(separator: "-").first.map { $0.lowercased() } ?? "zh"
}

private func languageName(_ code: String) -> Wording {
  switch code {
  case "zh": Wording(zh: "中文", en: "Chinese")
  case "en": Wording(zh: "英文", en: "English")
  case "ja": Wording(zh: "日文", en: "Japanese")
  case "ru": Wording(zh: "俄文", en: "Russian")
  case "fr": Wording(zh: "法文", en: "French")
  case "de": Wording(zh: "德文", en: "German")
  default: Wording(zh: code, en: code)
  }
}

/// The name of a main class of the Chinese Library Classification.
private func libraryClassName(_ letter: String) -> Wording? {
  switch letter {
  case "A": Wording(zh: "马列毛邓", en: "Marxism")
  case "B": Wording(zh: "哲学、心理", en: "Philosophy, psychology")
  case "C": Wording(zh: "社会科学总论", en: "Social sciences")
  case "D": Wording(zh: "政治、法律", en: "Politics, law")
  case "E": Wording(zh: "军事", en: "Military")
  case "F": Wording(zh: "经济", en: "Economics")
  case "G": Wording(zh: "文化、教育、体育", en: "Culture, education, sports")
  case "H": Wording(zh: "语言、文字", en: "Language")
  case "I": Wording(zh: "文学", en: "Literature")
  case "J": Wording(zh: "艺术", en: "Art")
  case "K": Wording(zh: "历史、地理", en: "History, geography")
  case "N": Wording(zh: "自然科学总论", en: "Natural sciences")
  case "O": Wording(zh: "数理、化学", en: "Mathematics, physics, chemistry")
  case "P": Wording(zh: "天文、地球科学", en: "Astronomy, earth sciences")
  case "Q": Wording(zh: "生物", en: "Biology")
  case "R": Wording(zh: "医药、卫生", en: "Medicine, health")
  case "S": Wording(zh: "农业", en: "Agriculture")
  case "T": Wording(zh: "工业技术", en: "Technology")
  case "U": Wording(zh: "交通运输", en: "Transport")
  case "V": Wording(zh: "航空、航天", en: "Aviation, space")
  case "X": Wording(zh: "环境、安全", en: "Environment, safety")
  case "Z": Wording(zh: "综合图书", en: "General works")
  default: nil
  }
}
