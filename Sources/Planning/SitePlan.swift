public import Calendars
import Foundation
public import Diagnostics
public import FileTrees
import Records
public import Resolution
public import Search
public import Templating

/// Every page and file of a site, none of them rendered yet.
public struct SitePlan: Sendable {
  /// The pages, in the order in which they were planned; each address stands once.
  public var pages: [PlannedPage] = []
  /// Calendars to subscribe to, besides ``ownFeeds``.
  public var feeds: [PlannedFeed] = []
  /// The paths of the calendars of single events, which are taken with their pages.
  public var ownFeeds: [String] = []
  /// News and events for feed readers.
  public var webFeeds: [WebFeed] = []
  /// What is said to search engines about the site as a whole.
  public var discovery = Discovery()
  /// The pictures that stand for pages where their addresses are sent around, each once.
  public var cards: [ShareCard] = []
  /// Former addresses and where they lead, for servers.
  public var redirects: [Redirect] = []
  /// Files of pages that have moved, at their former addresses.
  public var formerFiles: [FormerFile] = []
  /// Data for other programs: tables, references.
  public var data: [PlannedData] = []
  /// What can be searched, for each language.
  public var search: [PlannedSearch] = []
  /// Files that are copied as they are.
  public var files: [CopiedFile] = []
  /// The path part of the site's address, empty or like `/union`; every address of a page begins with it.
  public var basePath: String { surroundings.basePath }
  /// Pages of records that the public does not see yet.
  public var unpublished: [UnpublishedPage] = []
  /// What templates can ask of the site besides a page's own data.
  public var surroundings = SiteSurroundings()
}

/// The page of a record that the public does not see yet.
public struct UnpublishedPage: Sendable, Hashable {
  /// The address below the site's root.
  public var path: String
  /// The record, and why it is not public.
  public var record: HiddenRecord
}

/// What the filters of templates know of the site: calendars and addresses.
public struct SiteSurroundings: Sendable, Hashable {
  /// The path part of the site's address, empty or like `/union`.
  public var basePath = ""
  /// The address up to the path: `https://union.example.edu.cn`.
  public var origin = ""
  /// The terms, for teaching weeks.
  public var terms = TermCalendar()
  /// The day that divides past from coming; `nil` where there is no site.
  public var asOf: LocalDate?

  /// Knows nothing.
  public init() {}

  /// What `union` says of itself, as of its last change.
  public init(_ union: Union) {
    basePath = union.settings.basePath
    origin = String(union.settings.url.dropLast(union.settings.basePath.count))
    terms = union.terms
    asOf = union.asOf.date
  }
}

/// The documents of one language's search.
public struct PlannedSearch: Sendable, Hashable {
  /// The address below which the index lies.
  public var path: String
  /// The language of its readers.
  public var language: Language
  /// What can be found.
  public var documents: [SearchDocument]
}

/// A file of data for other programs.
public struct PlannedData: Sendable, Hashable {
  /// What it holds.
  public enum Content: Sendable, Hashable {
    /// A text in UTF-8.
    case text(String)
    /// A table for spreadsheets, the first row its head.
    case table([[String]])
  }

  /// Its path on the site, beginning with `/`.
  public var path: String
  /// What it holds.
  public var content: Content
}

/// A file that is copied as it is.
public struct CopiedFile: Sendable, Hashable {
  /// Its path on the site, beginning with `/`, not percent-encoded.
  public var path: String
  /// The input file.
  public var asset: SourceTree.Asset
  /// Whether it belongs to a record or to the site as a whole; if not, it is published only if a record links to it.
  public var isOwned = true
}

/// A page: where it goes, what renders it, and with what.
public struct PlannedPage: Sendable {
  /// The address below the site's root, `/en/clubs/choir/`.
  public var path: String
  /// The output file, `en/clubs/choir/index.html`.
  public var file: String
  /// The template's name, `club.html`.
  public var template: String
  /// The language of its readers.
  public var language: Language
  /// What the template sees; ``NoModel`` once the page was taken, see ``planSite(_:_:showsDesign:taking:)``.
  public var model: any TemplateModel
  /// Whether search, sitemaps, feeds and registers may name the page. Pages that only lead elsewhere or say that something
  /// was withdrawn are not listed; whoever makes a list of pages asks here.
  public var isListed = true
  /// What is said of it elsewhere; `nil` if that is nothing.
  var notice: PageNotice?
}

/// What is said of a page in other places than itself. In a box of its own, because most pages have none and all of them are held
/// until the end.
final class PageNotice: Sendable {
  /// What sitemaps say of it, if they may name it.
  let entry: Discovery.Page?
  /// The picture that stands for it where its address is sent around.
  let card: ShareCard?

  /// A notice; `nil` if there is nothing in it.
  init?(entry: Discovery.Page?, card: ShareCard?) {
    guard entry != nil || card != nil else { return nil }
    (self.entry, self.card) = (entry, card)
  }
}

/// Stands for the model of a page that somebody has taken already.
public struct NoModel: TemplateModel {
  /// No fields.
  public static let model = Model<NoModel>("NoModel", zh: "已经交出的页面", en: "A page that was taken") {}
}

extension PlannedPage {
  /// The output file of the page at `path`.
  static func file(for path: String) -> String {
    let decoded = path.utf8.contains(UInt8(ascii: "%")) ? path.removingPercentEncoding ?? path : path
    let bare = decoded.drop { $0 == "/" }
    return bare.isEmpty || bare.hasSuffix("/") ? bare + "index.html" : String(bare)
  }
}
