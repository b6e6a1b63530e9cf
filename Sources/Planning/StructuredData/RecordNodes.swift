import Bibliography
import Calendars
import Diagnostics
import Records
import Resolution
import Templating

// What records are in the words of schema.org.
extension Composer {
  /// A club: an organisation below the union.
  func clubNode(_ index: Index) -> Node {
    let item = union.clubs[index]
    let club = item.entry.version(in: language)
    return .fields([
      ("@type", "Organization"), ("@id", clubID(index)), ("name", title(item.entry)),
      ("alternateName", club.shortName), ("url", whole(item.entry.id)), ("description", club.header.summary),
      ("foundingDate", item.entry.original.founded?.description),
      ("parentOrganization", reference(unionID)),
    ])
  }

  /// The same for all languages, so that machines see one club.
  func clubID(_ index: Index) -> String {
    union.settings.url + (addresses.path(of: union.clubs[index].entry.id, in: first) ?? "/") + "#club"
  }

  /// A club as others name it.
  func clubReference(_ index: Index) -> Node {
    .fields(clubFields(index))
  }

  private func clubFields(_ index: Index) -> [(key: String, value: (any TemplateValue)?)] {
    let entry = union.clubs[index].entry
    return [
      ("@type", "Organization"), ("@id", clubID(index)), ("name", title(entry)), ("url", whole(entry.id)),
    ]
  }

  /// A piece of news.
  func newsNode(_ index: Index) -> Node {
    let item = union.news[index]
    let news = item.entry.version(in: language)
    let about =
      item.events.map { reference(whole(union.events[$0].entry.id)) } + item.clubs.map { clubReference($0) }
    let header = news.header
    // Search engines cut a longer headline, or refuse it.
    return .fields([
      ("@type", "NewsArticle"), ("@id", whole(item.entry.id) + "#news"),
      ("headline", String(title(item.entry).prefix(110))), ("url", whole(item.entry.id)),
      ("mainEntityOfPage", reference(whole(item.entry.id) + "#page")),
      ("datePublished", moment(.day(item.entry.original.date))),
      ("dateModified", moment(header.updated ?? .day(item.entry.original.date))),
      ("inLanguage", textLanguage(of: item.entry)),
      ("author", reference(unionID)), ("publisher", reference(unionID)),
      ("articleSection", say(item.entry.original.type.label)),
      ("description", header.summary ?? excerpt(of: news)),
      ("keywords", header.tags.isEmpty ? nil : header.tags), ("about", about.isEmpty ? nil : about),
    ])
  }

  private func moment(_ moment: Moment) -> String {
    moment.start.iso(union.settings.offset, seconds: true)
  }

  /// Who won an award, with it. There is no word for an award itself.
  func awardNode(_ index: Index) -> Node {
    let item = union.awards[index]
    let award = awardLine(index)
    let text = [award.date, award.title, award.levelTitle, award.rank].joined(separator: " ")
    guard let club = item.club else {
      return .fields([("@type", "Organization"), ("@id", unionID), ("award", text)])
    }
    return .fields(clubFields(club) + [("award", text)])
  }

  /// A book.
  func bookNode(_ index: Index) -> Node {
    let item = union.books[index]
    let book = item.entry.version(in: language)
    let original = item.entry.original
    let publisher: Node? = book.publisher.map {
      .fields([("@type", "Organization"), ("name", $0), ("location", book.place)])
    }
    return .fields([
      ("@type", "Book"), ("@id", bookID(index)), ("name", book.header.title),
      ("alternativeHeadline", book.subtitle),
      ("url", whole(item.entry.id)), ("author", book.authors.filter { !$0.isOthers }.map(creator)),
      ("translator", book.translators.isEmpty ? nil : book.translators.map { person($0) }),
      ("isbn", original.isbn?.value.digits), ("bookEdition", book.edition),
      ("inLanguage", original.language), ("datePublished", original.year.map { String($0) }),
      ("publisher", publisher), ("numberOfPages", original.pages),
    ])
  }

  private func bookID(_ index: Index) -> String { whole(union.books[index].entry.id) + "#book" }

  private func creator(_ author: Contributor) -> Node {
    .fields([("@type", author.isInstitution ? "Organization" : "Person"), ("name", author.printed)])
  }

  private func person(_ name: String) -> Node { .fields([("@type", "Person"), ("name", name)]) }

  /// A booklist, in reading order.
  func booklistNode(_ index: Index) -> Node {
    let item = union.booklists[index]
    let lines = item.books.enumerated().map { number, book in
      Node.fields([("@type", "ListItem"), ("position", number + 1), ("item", bookNode(book))])
    }
    return .fields([
      ("@type", "ItemList"), ("@id", whole(item.entry.id) + "#list"), ("name", title(item.entry)),
      ("itemListOrder", "https://schema.org/ItemListOrderAscending"), ("numberOfItems", item.books.count),
      ("itemListElement", lines),
    ])
  }

  /// A reading note, under the name that its author agreed to.
  func noteNode(_ index: Index) -> Node {
    let item = union.notes[index]
    let note = item.entry.version(in: language)
    return .fields([
      ("@type", "Review"), ("@id", whole(item.entry.id) + "#note"), ("name", title(item.entry)),
      ("url", whole(item.entry.id)), ("author", person(note.author)),
      ("datePublished", item.entry.original.date?.description),
      ("itemReviewed", item.book.map { bookNode($0) }),
      ("inLanguage", textLanguage(of: item.entry)),
    ])
  }

  /// The language in which a record's text is shown here.
  private func textLanguage<Record>(of entry: Entry<Record>) -> String {
    tag(entry.isTranslated(to: language, first: first) ? language : first)
  }

  /// A person with a public profile; there is none without consent.
  func personNode(_ index: Index) -> Node {
    let entry = union.people[index]
    let person = entry.version(in: language)
    let honours = person.honours.map(\.name)
    return .fields([
      ("@type", "Person"), ("@id", whole(entry.id) + "#person"),
      ("name", title(entry)), ("url", whole(entry.id)),
      ("jobTitle", person.roles.isEmpty ? nil : person.roles.map(\.role)),
      ("affiliation", reference(unionID)), ("award", honours.isEmpty ? nil : honours),
    ])
  }
}
