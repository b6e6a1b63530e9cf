public import Markup
public import Templating

// The pages of books and booklists.

/// All booklists.
public struct BooklistsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Booklists.
  public var lists: [BooklistCard]
  /// The shelf of all books.
  public var shelf: LinkModel?
  /// How many books stand there.
  public var bookCount: Int
  /// All reading sessions.
  public var sessions: LinkModel?
  /// What people wrote, latest first.
  public var notes: [NoteCard]
  /// All books as files of references.
  public var exports: [DownloadModel]
  /// A table for spreadsheets.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<BooklistsPage>("BooklistsPage", zh: "书单总览", en: "All booklists") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("lists", zh: "书单", en: "booklists") { $0.lists }
    Field("shelf", zh: "全部图书的书架", en: "the shelf of all books") { $0.shelf }
    Field("book_count", zh: "共有几本书", en: "how many books stand there") { $0.bookCount }
    Field("sessions", zh: "共读各期", en: "all reading sessions") { $0.sessions }
    Field("notes", zh: "读书笔记", en: "what people wrote") { $0.notes }
    Field("exports", zh: "参考文献文件", en: "files of references") { $0.exports }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
  }
}

/// A booklist.
public struct BooklistPage: SitePageModel {
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
public struct BookPage: SitePageModel {
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
  /// What people wrote about it.
  public var notes: [NoteCard]
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
    Field("notes", zh: "读书笔记", en: "what people wrote about it") { $0.notes }
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

/// A reading note in a list.
public struct NoteCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Author.
  public var author: String
  /// The book.
  public var book: String?
  /// When.
  public var date: DateModel?
  /// Its first words.
  public var summary: String?

  /// The fields that templates see.
  public static let model = Model<NoteCard>("NoteCard", zh: "读书笔记卡片", en: "A reading note in a list") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("author", zh: "作者", en: "author") { $0.author }
    Field("book", zh: "书名", en: "the book") { $0.book }
    Field("date", zh: "日期", en: "when") { $0.date }
    Field("summary", zh: "摘要", en: "its first words") { $0.summary }
  }
}

/// A passage of a book.
public struct QuotationModel: TemplateModel {
  /// Words.
  public var text: String
  /// Page.
  public var page: String?

  /// The fields that templates see.
  public static let model = Model<QuotationModel>("QuotationModel", zh: "引文", en: "A passage of a book") {
    Field("text", zh: "原文", en: "words") { $0.text }
    Field("page", zh: "页码", en: "page") { $0.page }
  }
}

/// A reading note.
public struct NotePage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The note.
  public var note: NoteCard
  /// The book.
  public var book: BookCard?
  /// Passages.
  public var quotes: [QuotationModel]
  /// Other notes on the book.
  public var others: [NoteCard]

  /// The fields that templates see.
  public static let model = Model<NotePage>("NotePage", zh: "读书笔记", en: "A reading note") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("note", zh: "笔记", en: "the note") { $0.note }
    Field("book", zh: "书", en: "the book") { $0.book }
    Field("quotes", zh: "引文", en: "passages") { $0.quotes }
    Field("others", zh: "同一本书的其他笔记", en: "other notes on the book") { $0.others }
  }
}
