public import Markup
public import Templating

// Models of albums.

/// An album in a list.
public struct AlbumCard: TemplateModel {
  /// What it is of.
  public var title: String
  /// Address.
  public var href: String
  /// When it was.
  public var date: DateModel
  /// How many photographs there are.
  public var count: Int
  /// The first of them.
  public var picture: HTML?

  /// The fields that templates see.
  public static let model = Model<AlbumCard>("AlbumCard", zh: "相册", en: "An album in a list") {
    Field("title", zh: "标题", en: "what it is of") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("date", zh: "日期", en: "when it was") { $0.date }
    Field("count", zh: "张数", en: "how many photographs there are") { $0.count }
    Field("picture", zh: "第一张，整个元素", en: "the first of them, the whole element") { $0.picture }
  }
}

/// The albums of a year.
public struct AlbumYear: TemplateModel {
  /// The year as a heading.
  public var title: String
  /// Its anchor.
  public var id: String
  /// Latest first.
  public var albums: [AlbumCard]

  /// The fields that templates see.
  public static let model = Model<AlbumYear>("AlbumYear", zh: "一年的相册", en: "The albums of a year") {
    Field("title", zh: "年份", en: "the year as a heading") { $0.title }
    Field("id", zh: "锚点", en: "its anchor") { $0.id }
    Field("albums", zh: "相册，新的在前", en: "latest first") { $0.albums }
  }
}

/// All albums.
public struct AlbumsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Year by year, latest first.
  public var years: [AlbumYear]

  /// The fields that templates see.
  public static let model = Model<AlbumsPage>("AlbumsPage", zh: "相册页", en: "All albums") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("years", zh: "各年，新的在前", en: "year by year, latest first") { $0.years }
  }
}
