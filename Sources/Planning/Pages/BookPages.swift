import Bibliography
import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// All booklists with the shelf of all books.
  func booklistsPage() -> [PlannedPage] {
    guard !union.booklists.isEmpty || !union.books.isEmpty else { return [] }
    let cards = union.booklists.indices.map { booklistCard($0) }
    let head = PageHead(
      path: Section.booklists.rawValue, title: say(Section.booklists.label),
      description: say(zh: "共读书单与书架", en: "What we read together"), kind: "booklists",
      items: cards.map { LinkModel(title: $0.title, href: $0.href) })
    return [
      planned(
        head.path, "booklists.html",
        BooklistsPage(
          site: site(at: head.path), page: page(head),
          lists: cards,
          shelf: union.books.isEmpty
            ? nil : LinkModel(title: say(zh: "全部图书", en: "All books"), href: href(Section.books.rawValue)),
          bookCount: union.books.count, sessions: sessionsLink,
          notes: union.notes.indices.map { noteCard($0) },
          exports: referenceLinks(at: head.path, isEmpty: union.books.isEmpty), table: table(.books)))
    ]
  }

  /// A booklist's own page.
  mutating func booklistPage(_ index: Index) -> PlannedPage {
    let item = union.booklists[index]
    let list = item.entry.version(in: language)
    var head = head(
      item.entry, kind: "booklist", in: .booklists, description: list.header.summary ?? list.theme)
    head.nodes = [booklistNode(index)]
    head.share = ShareText(
      title: title(item.entry), detail: list.theme ?? list.header.summary, family: .reading)
    let sessions = Set(item.books.flatMap { union.books[$0].events }).sorted()
    func neighbour(_ position: Index) -> LinkModel? {
      // Which it is, is given; see ``PageMaker/given``.
      guard union.whole.booklists.indices.contains(position) else { return nil }
      let entry = union.booklists[position].entry
      return LinkModel(title: title(entry), href: href(entry.id))
    }
    let model = BooklistPage(
      site: site(at: head.path), page: page(head), content: content(of: list), list: booklistCard(index),
      previous: neighbour(index + 1), next: neighbour(index - 1),
      sessions: sessions.map { eventCard(event: $0) },
      references: references(of: index),
      exports: referenceLinks(at: pagePath(item.entry.id), isEmpty: item.books.isEmpty))
    return planned(head.path, "booklist.html", model)
  }

  /// A book's own page.
  mutating func bookPage(_ index: Index) -> PlannedPage {
    let item = union.books[index]
    let book = item.entry.version(in: language)
    var facts: [FactModel] = []
    func add(_ kind: String, _ name: Wording, _ value: String?, href: String? = nil) {
      if let value, !value.isEmpty {
        facts.append(FactModel(name: say(name), value: value, href: href, kind: kind))
      }
    }
    let comma = say(zh: "、", en: ", ")
    add("translators", Wording(zh: "译者", en: "Translators"), book.translators.joined(separator: comma))
    add("original", Wording(zh: "原书名", en: "Original title"), book.originalTitle)
    add(
      "publisher", Wording(zh: "出版", en: "Published"),
      [book.place, book.publisher, book.year.map { say(zh: "\($0)年", en: "\($0)") }].compactMap { $0 }.joined(
        separator: say(zh: " · ", en: ", ")))
    add(
      "edition", Wording(zh: "版次", en: "Edition"),
      book.edition.map { Int($0) == nil ? $0 : say(zh: "第\($0)版", en: "\($0)") })
    add("series", Wording(zh: "丛书", en: "Series"), book.series)
    add("pages", Wording(zh: "页数", en: "Pages"), book.pages.map { say(zh: "\($0) 页", en: "\($0)") })
    add("isbn", Wording(zh: "书号", en: "ISBN"), book.isbn?.value.description)
    add("clc", Wording(zh: "中图分类号", en: "CLC"), book.classification)
    add("holdings", Wording(zh: "哪里借", en: "Where to borrow"), book.holdings)
    if let online = book.online {
      add("online", Wording(zh: "在线阅读", en: "Read online"), online.value, href: href(of: online))
    }
    // Reports a picture that is missing; the card passes it over.
    _ = picture(book.header.cover, of: book.header)
    var head = head(item.entry, kind: "book", in: .booklists)
    head.nodes = [bookNode(index)]
    head.crumbs.append(link(.books))
    let model = BookPage(
      site: site(at: head.path), page: page(head), content: content(of: book), book: bookCard(index),
      facts: facts,
      lists: item.lists.map { booklistCard($0) }, sessions: item.events.map { eventCard(event: $0) },
      notes: item.notes.map { noteCard($0) }, reference: reference(index),
      exports: referenceLinks(at: pagePath(item.entry.id), isEmpty: false))
    return planned(head.path, "book.html", model)
  }

  func noteCard(_ index: Index) -> NoteCard {
    let item = union.notes[index]
    let note = item.entry.version(in: language)
    return NoteCard(
      title: title(item.entry), href: href(item.entry.id), author: note.author,
      book: item.book.map { union.books[$0].entry.version(in: language).header.title },
      date: item.entry.original.date.map { date($0) }, summary: note.header.summary ?? excerpt(of: note))
  }

  /// A reading note's own page.
  mutating func notePage(_ index: Index) -> PlannedPage {
    let item = union.notes[index]
    let note = item.entry.version(in: language)
    var head = head(item.entry, kind: "note", in: .booklists)
    head.nodes = [noteNode(index)]
    head.published = item.entry.original.date
    head.updated = note.header.updated?.date ?? item.entry.original.date
    let others = item.book.map { union.books[$0].notes.filter { $0 != index } } ?? []
    let model = NotePage(
      site: site(at: head.path), page: page(head), content: content(of: note), note: noteCard(index),
      book: item.book.map { bookCard($0) },
      quotes: note.quotes.map { QuotationModel(text: $0.text, page: $0.page) },
      others: others.map { noteCard($0) })
    return planned(head.path, "note.html", model)
  }
}
