public import Markup
public import Templating

// The pages of books and booklists.

/// All booklists.
public struct BooklistsPage: TemplateModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Booklists.
  public var lists: [BooklistCard]
  /// All books.
  public var books: [BookCard]
  /// All books as files of references.
  public var exports: [DownloadModel]

  /// The fields that templates see.
  public static let model = Model<BooklistsPage>("BooklistsPage", zh: "书单总览", en: "All booklists") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("lists", zh: "书单", en: "booklists") { $0.lists }
    Field("books", zh: "所有图书", en: "all books") { $0.books }
    Field("exports", zh: "参考文献文件", en: "files of references") { $0.exports }
  }
}

/// A booklist.
public struct BooklistPage: TemplateModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The list.
  public var list: BooklistCard
  /// Older list.
  public var previous: LinkModel?
  /// Newer list.
  public var next: LinkModel?
  /// Reading sessions.
  public var sessions: [EventCard]
  /// The books as references.
  public var references: [ReferenceModel]
  /// The same as files.
  public var exports: [DownloadModel]

  /// The fields that templates see.
  public static let model = Model<BooklistPage>("BooklistPage", zh: "书单", en: "A booklist") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("list", zh: "书单", en: "the list") { $0.list }
    Field("previous", zh: "较早的书单", en: "older list") { $0.previous }
    Field("next", zh: "较新的书单", en: "newer list") { $0.next }
    Field("sessions", zh: "共读活动", en: "reading sessions") { $0.sessions }
    Field("references", zh: "参考文献", en: "the books as references") { $0.references }
    Field("exports", zh: "参考文献文件", en: "files of references") { $0.exports }
  }
}

/// A book.
public struct BookPage: TemplateModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The book.
  public var book: BookCard
  /// Facts.
  public var facts: [FactModel]
  /// Lists.
  public var lists: [BooklistCard]
  /// Sessions.
  public var sessions: [EventCard]
  /// How to cite it.
  public var reference: ReferenceModel
  /// The same as files.
  public var exports: [DownloadModel]

  /// The fields that templates see.
  public static let model = Model<BookPage>("BookPage", zh: "图书", en: "A book") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("book", zh: "书", en: "the book") { $0.book }
    Field("facts", zh: "资料", en: "facts") { $0.facts }
    Field("lists", zh: "所在书单", en: "lists") { $0.lists }
    Field("sessions", zh: "共读活动", en: "sessions") { $0.sessions }
    Field("reference", zh: "参考文献", en: "how to cite it") { $0.reference }
    Field("exports", zh: "参考文献文件", en: "files of references") { $0.exports }
  }
}

/// A line of a list of references.
public struct ReferenceModel: TemplateModel {
  /// Label.
  public var label: String?
  /// Text.
  public var text: String
  /// Language tag.
  public var language: String

  /// The fields that templates see.
  public static let model = Model<ReferenceModel>("ReferenceModel", zh: "参考文献", en: "A reference") {
    Field("label", zh: "序号，[1]", en: "label, [1]") { $0.label }
    Field("text", zh: "GB/T 7714 格式的文字", en: "text after GB/T 7714") { $0.text }
    Field("language", zh: "语言代码", en: "language tag") { $0.language }
  }
}
