public import Calendars
public import Markup
import Records
import Resolution

/// What a feed of news and events is about.
enum WebFeedScope: Hashable {
  case all
  case family(ClubFamily)
  case type(NewsType)
  case club(Index)
}

/// News and events for feed readers, to be written as Atom (RFC 4287) and as JSON Feed 1.1.
public struct WebFeed: Sendable, Hashable {
  /// The Atom feed's path on the site, `/feeds/all.xml`.
  public var atomPath: String
  /// The JSON feed's path on the site, `/feeds/all.json`.
  public var jsonPath: String
  /// The site's address, before the paths.
  public var root: String
  /// The identifier, the same for ever (RFC 4151).
  public var id: String
  /// The name.
  public var title: String
  /// One sentence about it.
  public var subtitle: String?
  /// The whole address of the page that shows the same.
  public var home: String
  /// The language tag of its texts.
  public var language: String
  /// Who answers for it.
  public var author: String
  /// When the newest of its entries was last changed; a fixed day long ago if it has none.
  public var updated: LocalDateTime
  /// The offset of all times.
  public var offset: UTCOffset
  /// The entries, the one changed last first; thirty at most.
  public var entries: [WebFeedEntry]
}

/// A piece of news or an event in a feed.
public struct WebFeedEntry: Sendable, Hashable {
  /// The identifier, the same for ever, whatever becomes of title and address.
  public var id: String
  /// The title, with the state of an event before it.
  public var title: String
  /// The whole address of its page.
  public var url: String
  /// When it was first published.
  public var published: LocalDateTime
  /// When it was last changed: from the record, never the time of the build.
  public var updated: LocalDateTime
  /// One or two sentences.
  public var summary: String?
  /// The whole text; its addresses are whole.
  public var content: HTML
  /// The language tag of the text.
  public var language: String
  /// Kind, families and keywords.
  public var categories: [String]
}
