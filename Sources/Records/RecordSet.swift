public import Diagnostics

/// A record with its translations.
///
/// A record has dozens of texts, and pages read it everywhere: in a box of its own it is handed on by counting one reference.
/// It never changes; see ``changing(_:)``.
public final class Entry<Record: UnionRecord>: Sendable {
  /// The record in the site's first language.
  public let original: Record
  /// The same record in other languages: every field of the original, with the texts that were translated.
  public let translations: [Language: Record]

  /// A record without translations.
  public init(_ original: Record, translations: [Language: Record] = [:]) {
    self.original = original
    self.translations = translations
  }

  /// The identifier.
  public var id: RecordID { original.header.id }

  /// The paths of its files: the original, and if there are translations, that of each language in the order of ``Language``.
  public var files: [String?] {
    let others = translations.isEmpty ? [] : Language.allCases.map { translations[$0]?.header.file }
    return [original.header.file] + others
  }

  /// The same with `change` made to the original, for which there is no language, and to each translation.
  public func changing(_ change: (inout Record, Language?) -> Void) -> Entry {
    func changed(_ record: Record, _ language: Language?) -> Record {
      var record = record
      change(&record, language)
      return record
    }
    return Entry(
      changed(original, nil),
      translations: Dictionary(
        uniqueKeysWithValues: translations.map { ($0, changed($1, $0)) }))
  }

  /// The record for readers of `language`: the translation, or the original where there is none.
  public func version(in language: Language) -> Record { translations[language] ?? original }

  /// What `read` takes from ``version(in:)``, which is not copied whole for it.
  public func version<Part>(in language: Language, _ read: (Record) -> Part) -> Part {
    if !translations.isEmpty, let translation = translations[language] { return read(translation) }
    return read(original)
  }

  /// Whether readers of `language` see a translation or, for the site's first language, the original.
  public func isTranslated(to language: Language, first: Language) -> Bool {
    language == first || translations[language] != nil
  }
}

/// Everything that was read, one array per kind, each in the order of the files' paths.
public struct RecordSet: Sendable {
  /// The site's settings.
  public var settings = SiteSettings()
  /// Clubs.
  public var clubs: [Entry<Club>] = []
  /// Events.
  public var events: [Entry<Event>] = []
  /// News.
  public var news: [Entry<News>] = []
  /// Awards.
  public var awards: [Entry<Award>] = []
  /// Books.
  public var books: [Entry<Book>] = []
  /// Booklists.
  public var booklists: [Entry<Booklist>] = []
  /// Reading notes.
  public var notes: [Entry<ReadingNote>] = []
  /// Proposals of the staff congress.
  public var proposals: [Entry<Proposal>] = []
  /// Series of lectures.
  public var lectures: [Entry<LectureSeries>] = []
  /// Campaigns.
  public var campaigns: [Entry<Campaign>] = []
  /// How many took part.
  public var participation: [Entry<Participation>] = []
  /// People.
  public var people: [Entry<Person>] = []
  /// Pages.
  public var pages: [Entry<Page>] = []
  /// Venues.
  public var venues: [Entry<Venue>] = []
  /// Terms.
  public var terms: [Entry<TermRecord>] = []
  /// Holiday tables, one a year.
  public var holidays: [Entry<HolidayTable>] = []
  /// What other unions announce, in the order of the settings.
  public var gathered: [GatheredEvent] = []
  /// Records that exist but have errors; references to them are not reported once more.
  public var unsound: [UnsoundRecord] = []
  /// Kinds of which not everything could be read, so that nobody knows what all records are called.
  public var unread: Set<RecordKind> = []

  /// An empty set.
  public init() {}
}

extension RecordSet {
  /// Whether a record of `kind` was left out because of its errors. What is missing then may be this one, and is not reported once more.
  public func lacks(_ kind: RecordKind) -> Bool {
    unread.contains(kind) || unsound.contains { $0.id.kind == kind }
  }

  /// The headers of all records that something can name by their id: all but the rows of participation.
  public var namedHeaders: [RecordHeader] {
    func headers<Record>(_ entries: [Entry<Record>]) -> [RecordHeader] { entries.map(\.original.header) }
    return [
      headers(clubs), headers(events), headers(news), headers(awards), headers(books), headers(booklists),
      headers(notes), headers(proposals), headers(lectures), headers(campaigns), headers(people),
      headers(pages),
      headers(venues), headers(terms), headers(holidays),
    ].flatMap { $0 }
  }
}

/// A record that was left out because of its errors.
public struct UnsoundRecord: Sendable, Hashable {
  /// What it is called in any case.
  public var id: RecordID
  /// What others may call it as well, as far as that could be read; else empty.
  public var title = ""
  /// Its short name, as far as that could be read; else empty.
  public var shortName = ""

  /// The record at `source`, which could not be decoded by `table`.
  init<Record>(_ source: RecordSource, _ table: FieldTable<Record>) {
    id = source.id
    for field in source.fields {
      guard let position = table.position(of: field.key), case .scalar(let scalar) = field.value else {
        continue
      }
      switch table.fields[position].definition.key {
      case "title", "name": title = visible(scalar.text).trimmed
      case "short_name": shortName = visible(scalar.text).trimmed
      default: break
      }
    }
  }
}
