public import Templating

// The shelf of all books, and reading sessions.

/// Books: all, or those of a list, a year, a language, a class.
public struct ShelfPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What the shelf can be filtered by.
  public var filters: [FilterGroup]
  /// The books.
  public var books: [BookCard]
  /// The books as files of references, on the page of all.
  public var exports: [DownloadModel]
  /// A table for spreadsheets.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<ShelfPage>("ShelfPage", zh: "书架", en: "The shelf") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("filters", zh: "筛选", en: "what the shelf can be filtered by") { $0.filters }
    Field("books", zh: "书", en: "the books") { $0.books }
    Field("exports", zh: "参考文献文件", en: "files of references") { $0.exports }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
  }
}

/// A reading session in the list of all.
public struct SessionLine: TemplateModel {
  /// Its number in the club.
  public var issue: Int?
  /// The event.
  public var event: EventCard
  /// The books.
  public var books: [LinkModel]
  /// Chapters or pages.
  public var range: String?
  /// Who leads it.
  public var leader: String?

  /// The fields that templates see.
  public static let model = Model<SessionLine>("SessionLine", zh: "一期共读", en: "A reading session") {
    Field("issue", zh: "期号", en: "its number in the club") { $0.issue }
    Field("event", zh: "活动", en: "the event") { $0.event }
    Field("books", zh: "书", en: "the books") { $0.books }
    Field("range", zh: "篇目", en: "chapters or pages") { $0.range }
    Field("leader", zh: "领读人", en: "who leads it") { $0.leader }
  }
}

/// The reading sessions of a club, latest first.
public struct SessionGroup: TemplateModel {
  /// The club.
  public var club: ClubLink?
  /// Its sessions.
  public var sessions: [SessionLine]

  /// The fields that templates see.
  public static let model = Model<SessionGroup>("SessionGroup", zh: "一个俱乐部的共读", en: "Sessions of a club") {
    Field("club", zh: "俱乐部", en: "the club") { $0.club }
    Field("sessions", zh: "各期", en: "its sessions") { $0.sessions }
  }
}

/// All reading sessions.
public struct SessionsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// By club.
  public var groups: [SessionGroup]

  /// The fields that templates see.
  public static let model = Model<SessionsPage>("SessionsPage", zh: "共读各期", en: "All reading sessions") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("groups", zh: "按俱乐部", en: "by club") { $0.groups }
  }
}
