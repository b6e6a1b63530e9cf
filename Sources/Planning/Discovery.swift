public import Calendars
import FileTrees
import Records
import Resolution

/// What is said about the site as a whole to those who come by themselves: search engines, and people who want to report
/// something.
public struct Discovery: Sendable, Hashable {
  /// A page that search engines may list.
  public struct Page: Sendable, Hashable {
    /// The whole address.
    public var url: String
    /// The day its content was last changed, if it says so; never the day of the build.
    public var updated: String?
    /// The same page in each language: tag and whole address; empty if there is one language only.
    public var alternates: [Alternate]

    /// A page.
    public init(url: String, updated: String? = nil, alternates: [Alternate] = []) {
      (self.url, self.updated, self.alternates) = (url, updated, alternates)
    }
  }

  /// A page in another language.
  public struct Alternate: Sendable, Hashable {
    /// The language tag.
    public var language: String
    /// The whole address.
    public var url: String
  }

  /// Where to report weaknesses.
  public struct Security: Sendable, Hashable {
    /// Addresses, best first.
    public var contacts: [String]
    /// The last day on which they hold.
    public var expires: LocalDate
    /// The address of a page about it.
    public var policy: String?
  }

  /// The pages for the site map, in the order of their addresses.
  public var pages: [Page] = []
  /// The site's address.
  public var root = ""
  /// Whether search engines are asked to stay away.
  public var isHidden = false
  /// Lines of `humans.txt`.
  public var people: [String] = []
  /// Where to report weaknesses (RFC 9116); `nil` for no such file.
  public var security: Security?
  /// Files that the site brings itself, and that are not made.
  public var own: Set<String> = []

  /// Nothing.
  public init() {}
}

/// What search engines are told of `pages`.
func discovery(of union: Union, _ pages: [PlannedPage], files: [CopiedFile]) -> Discovery {
  let settings = union.settings
  var result = Discovery()
  result.root = settings.url
  result.isHidden = settings.isHiddenFromSearch
  result.security = settings.security.flatMap { security in
    security.expires.map {
      Discovery.Security(contacts: security.contacts, expires: $0.value, policy: security.policy)
    }
  }
  result.own = Set(files.map(\.path))
  result.people = [
    settings.organisation ?? settings.name, settings.organisationEnglish, settings.contactOffice,
  ]
  .compactMap { $0 }
  guard !settings.isHiddenFromSearch else { return result }
  let entries = pages.compactMap { $0.notice?.entry }
  result.pages = entries.indices.sorted { bytesPrecede(entries[$0].url, entries[$1].url) }.map { entries[$0] }
  return result
}

extension Discovery.Page {
  /// What a sitemap says of `page`; `nil` if none may name it.
  init?(_ page: PageModel) {
    guard page.isIndexed else { return nil }
    self.init(
      url: page.canonical, updated: page.updated,
      alternates: page.alternates.map { Discovery.Alternate(language: $0.language, url: $0.url) })
  }
}
