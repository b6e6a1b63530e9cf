public import Calendars
public import Diagnostics
public import Records

/// Position of a record in one of ``Union``'s arrays.
///
/// Records refer to each other by position: following a reference is one array access, and nothing has to be
/// looked up by name after resolution.
public typealias Index = Int

/// A club with everything that belongs to it.
public struct UnionClub: Sendable {
  /// The record.
  public var entry: Entry<Club>
  /// Its events in order of time.
  public var events: [Index] = []
  /// The dates of its events in order of time.
  public var occurrences: [Index] = []
  /// Its awards, best first.
  public var awards: [Index] = []
  /// News about it, latest first.
  public var news: [Index] = []
  /// Its booklists, latest term first.
  public var booklists: [Index] = []
  /// Its series of lectures.
  public var lectures: [Index] = []
  /// Its campaigns, latest first.
  public var campaigns: [Index] = []
}

/// An event with what it refers to.
public struct UnionEvent: Sendable {
  /// The record.
  public var entry: Entry<Event>
  /// The clubs that hold it.
  public var clubs: [Index] = []
  /// The venue, if it is one of the register.
  public var venue: Index?
  /// Books it is about.
  public var books: [Index] = []
  /// News about it, latest first.
  public var news: [Index] = []
  /// Awards won there, best first.
  public var awards: [Index] = []
  /// Its dates in ``Union/occurrences``, in order of time; at least one.
  public var occurrences: [Index] = []
  /// How it repeats, if it does.
  public var series: Series?
  /// Whether all its dates are over as of the build.
  public var isPast = false
}

/// A news item with what it refers to.
public struct UnionNews: Sendable {
  /// The record.
  public var entry: Entry<News>
  /// Clubs it is about, those of its events included.
  public var clubs: [Index] = []
  /// Events it is about.
  public var events: [Index] = []
}

/// An award with what it refers to.
public struct UnionAward: Sendable {
  /// The record; its recipients stand in the order asked for.
  public var entry: Entry<Award>
  /// The club that won it.
  public var club: Index?
  /// The event where it was won.
  public var event: Index?
  /// News about it.
  public var news: Index?
}

/// A book with the lists it is on.
public struct UnionBook: Sendable {
  /// The record.
  public var entry: Entry<Book>
  /// The booklists it is on, latest first.
  public var lists: [Index] = []
  /// Reading sessions about it, in order of time.
  public var events: [Index] = []
  /// What people wrote about it, latest first.
  public var notes: [Index] = []
}

/// A booklist with its club and books.
public struct UnionBooklist: Sendable {
  /// The record.
  public var entry: Entry<Booklist>
  /// The club that reads.
  public var club: Index?
  /// The books, in reading order; as many as the record's items.
  public var books: [Index] = []
}

/// A proposal with those it was merged with.
public struct UnionProposal: Sendable {
  /// The record.
  public var entry: Entry<Proposal>
  /// The proposal it was merged into.
  public var target: Index?
  /// Proposals that were merged into it.
  public var merged: [Index] = []
}

/// A series of lectures with its events.
public struct UnionLectures: Sendable {
  /// The record.
  public var entry: Entry<LectureSeries>
  /// The club that holds it.
  public var club: Index?
  /// Its events, as listed.
  public var episodes: [Index] = []
}

/// A campaign with its events.
public struct UnionCampaign: Sendable {
  /// The record.
  public var entry: Entry<Campaign>
  /// The club that holds it.
  public var club: Index?
  /// The events of its sessions, as listed.
  public var events: [Index] = []
}

/// How many took part in a term: in a club, from a unit, or in all.
public struct ParticipationRow: Sendable, Hashable {
  /// The term's id.
  public var term: String
  /// The club.
  public var club: Index?
  /// The unit.
  public var unit: String?
  /// Distinct people.
  public var people: Int
  /// Attendances.
  public var attendances: Int?
  /// How many could have taken part.
  public var staff: Int?
}

/// A reading note with its book.
public struct UnionNote: Sendable {
  /// The record.
  public var entry: Entry<ReadingNote>
  /// The book.
  public var book: Index?
}

/// A record that is not shown, and why.
public struct HiddenRecord: Sendable, Hashable {
  /// Why a record is not shown.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// `draft: true`.
    case draft
    /// `publish_at` is after the build date.
    case future
    /// `expire_at` is before the build date.
    case expired
    /// Not public, or consent was not given.
    case withheld
    /// Taken back by the person it is about.
    case withdrawn

    /// The word for it.
    public var label: Wording {
      switch self {
      case .draft: Wording(zh: "草稿", en: "draft")
      case .future: Wording(zh: "未到发布时间", en: "not yet due")
      case .expired: Wording(zh: "已过期", en: "expired")
      case .withheld: Wording(zh: "不公开", en: "not public")
      case .withdrawn: Wording(zh: "已撤下", en: "withdrawn")
      }
    }
  }
  /// The record.
  public var id: RecordID
  /// Its title.
  public var title: String
  /// Its file.
  public var file: String
  /// What its address ends with in place of its identifier.
  public var slug: String?
  /// Its former addresses, as they are written.
  public var aliases: [String] = []
  /// Why.
  public var reason: Reason
  /// The moment from or until which it is shown, if that is why.
  public var moment: Moment?
  /// Files that a withheld record names, relative to its own: they stay private with it.
  public var attached: [String] = []
}

/// The whole union as of one day: sound records, references resolved, everything in order.
///
/// All arrays are sorted on purpose; none is made by walking a dictionary.
public struct Union: Sendable {
  /// The site's settings.
  public var settings = SiteSettings()
  /// The moment that divides past from coming.
  public var asOf: LocalDateTime
  /// The build date, by which records appear and go.
  public var today: LocalDate
  /// Clubs, by family, then by pinyin of the title.
  public var clubs: [UnionClub] = []
  /// Events, by time.
  public var events: [UnionEvent] = []
  /// What other unions announce, by time.
  public var gathered: [GatheredEvent] = []
  /// All dates of all events, by time.
  public var occurrences: [Occurrence] = []
  /// News, latest first, pinned ones not moved.
  public var news: [UnionNews] = []
  /// Awards by level, strength, ties, date, title.
  public var awards: [UnionAward] = []
  /// Books, by pinyin of the title, Chinese before others.
  public var books: [UnionBook] = []
  /// Booklists, latest term first.
  public var booklists: [UnionBooklist] = []
  /// Reading notes, latest first.
  public var notes: [UnionNote] = []
  /// Proposals, latest session first, then by number.
  public var proposals: [UnionProposal] = []
  /// Series of lectures, by pinyin of the title.
  public var lectures: [UnionLectures] = []
  /// Campaigns, latest first.
  public var campaigns: [UnionCampaign] = []
  /// How many took part, in the order of the tables.
  public var participation: [ParticipationRow] = []
  /// People with public profiles, office holders first.
  public var people: [Entry<Person>] = []
  /// Where profiles stood that were taken back: their names are not in here.
  public var withdrawn: [RecordHeader] = []
  /// Pages, by menu order, then id.
  public var pages: [Entry<Page>] = []
  /// Venues, by id.
  public var venues: [Entry<Venue>] = []
  /// The terms.
  public var terms = TermCalendar()
  /// The holidays.
  public var holidays = HolidayCalendar()
  /// The days on which the school runs as on others.
  public var makeups: [MakeupDay] = []
  /// What is not shown.
  public var hidden: [HiddenRecord] = []
  /// What is shown though the public does not see it yet, because that was asked for.
  public var unpublished: [HiddenRecord] = []
  /// Positions by identifier, for links in texts.
  public var positions: [RecordID: Index] = [:]
  /// Finds records by what authors call them.
  public var directory = Directory()

  /// An empty union as of `asOf`.
  init(settings: SiteSettings, asOf: LocalDateTime, today: LocalDate) {
    self.settings = settings
    self.asOf = asOf
    self.today = today
  }
}
