public import Markup
public import Templating

// Models of books and booklists.

/// A book.
public struct BookCard: TemplateModel {
  /// Title.
  public var title: String
  /// Subtitle.
  public var subtitle: String?
  /// Authors.
  public var authors: String
  /// Address.
  public var href: String
  /// Publisher.
  public var publisher: String?
  /// Year.
  public var year: Int?
  /// Language tag.
  public var language: String
  /// Not in the page's language.
  public var isForeign: Bool
  /// Number of a spine colour.
  public var spine: String
  /// ISBN.
  public var isbn: String?
  /// A picture of its cover.
  public var picture: PictureModel?
  /// A drawn cover, where there is no picture.
  public var drawing: HTML

  /// The fields that templates see.
  public static let model = Model<BookCard>("BookCard", zh: "图书", en: "A book") {
    Field("title", zh: "书名", en: "title") { $0.title }
    Field("subtitle", zh: "副书名", en: "subtitle") { $0.subtitle }
    Field("authors", zh: "作者", en: "authors") { $0.authors }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("publisher", zh: "出版社", en: "publisher") { $0.publisher }
    Field("year", zh: "年", en: "year") { $0.year }
    Field("language", zh: "语言代码", en: "language tag") { $0.language }
    Field("is_foreign", zh: "是否外文", en: "not in the page's language") { $0.isForeign }
    Field("spine", zh: "书脊颜色编号 0–7", en: "number of a spine colour") { $0.spine }
    Field("isbn", zh: "书号", en: "ISBN") { $0.isbn }
    Field("picture", zh: "封面图片", en: "a picture of its cover") { $0.picture }
    Field("drawing", zh: "没有图片时画出的封面", en: "a drawn cover, where there is no picture") { $0.drawing }
  }
}

/// A book on a list.
public struct ListedBook: TemplateModel {
  /// Number.
  public var number: Int
  /// Book.
  public var book: BookCard
  /// Why.
  public var why: String?
  /// Chapters.
  public var chapters: String?
  /// Until when.
  public var due: DateModel?
  /// State code.
  public var status: String
  /// State.
  public var statusTitle: String
  /// Leader.
  public var leader: String?

  /// The fields that templates see.
  public static let model = Model<ListedBook>("ListedBook", zh: "书单中的书", en: "A book on a list") {
    Field("number", zh: "序号", en: "number") { $0.number }
    Field("book", zh: "书", en: "book") { $0.book }
    Field("why", zh: "推荐语", en: "why") { $0.why }
    Field("chapters", zh: "章节", en: "chapters") { $0.chapters }
    Field("due", zh: "截止", en: "until when") { $0.due }
    Field("status", zh: "状态代码", en: "state code") { $0.status }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("leader", zh: "领读人", en: "leader") { $0.leader }
  }
}

/// A booklist in a list.
public struct BooklistCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Theme.
  public var theme: String?
  /// Term.
  public var term: String?
  /// Club.
  public var club: ClubLink?
  /// Books.
  public var books: [ListedBook]
  /// Finished.
  public var finished: Int
  /// Number.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<BooklistCard>("BooklistCard", zh: "书单卡片", en: "A booklist in a list") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("theme", zh: "主题", en: "theme") { $0.theme }
    Field("term", zh: "学期", en: "term") { $0.term }
    Field("club", zh: "俱乐部", en: "club") { $0.club }
    Field("books", zh: "书", en: "books") { $0.books }
    Field("finished", zh: "读完几本", en: "finished") { $0.finished }
    Field("count", zh: "共几本", en: "number") { $0.count }
  }
}
