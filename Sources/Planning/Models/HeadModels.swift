import FileTrees
public import Templating

// What a page says in its head to programs that read it: feed readers, search engines, chat programs.

/// A model of a whole page.
public protocol SitePageModel: TemplateModel {
  /// What it says of itself.
  var page: PageModel { get }
}

/// A feed of news and events.
public struct WebFeedModel: TemplateModel {
  /// Name.
  public var title: String
  /// Address of the Atom feed.
  public var atom: String
  /// Address of the JSON feed.
  public var json: String
  /// The whole address of the Atom feed.
  public var url: String

  /// The fields that templates see.
  public static let model = Model<WebFeedModel>("WebFeedModel", zh: "消息订阅", en: "A feed of news and events") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("atom", zh: "Atom 的网址", en: "address of the Atom feed") { $0.atom }
    Field("json", zh: "JSON Feed 的网址", en: "address of the JSON feed") { $0.json }
    Field("url", zh: "Atom 的完整网址", en: "the whole address of the Atom feed") { $0.url }
  }
}

/// How a page looks when its address is sent around (Open Graph).
public struct ShareModel: TemplateModel {
  /// Type: `article` or `website`.
  public var type: String
  /// Locale, `zh_CN`.
  public var locale: String
  /// The whole address of the picture.
  public var image: String
  /// Its width in pixels, if that is known.
  public var width: Int?
  /// Its height in pixels.
  public var height: Int?
  /// What is on the picture.
  public var alt: String
  /// What is drawn, for ``image``; `nil` for a photograph.
  var card: ShareCard?
  /// First published.
  public var published: String?
  /// Last changed.
  public var modified: String?

  /// The fields that templates see.
  public static let model = Model<ShareModel>("ShareModel", zh: "转发时的样子", en: "How a page looks when shared")
  {
    Field("type", zh: "种类，article 或 website", en: "type, article or website") { $0.type }
    Field("locale", zh: "地区，zh_CN", en: "locale, zh_CN") { $0.locale }
    Field("image", zh: "图片的完整网址", en: "the whole address of the picture") { $0.image }
    Field("width", zh: "图片的宽度", en: "its width in pixels") { $0.width }
    Field("height", zh: "图片的高度", en: "its height in pixels") { $0.height }
    Field("alt", zh: "图片上是什么", en: "what is on the picture") { $0.alt }
    Field("published", zh: "发布时间", en: "first published") { $0.published }
    Field("modified", zh: "改动时间", en: "last changed") { $0.modified }
  }
}

/// All feeds.
public struct WebFeedsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The feed of everything.
  public var all: WebFeedModel
  /// A feed for each family.
  public var families: [WebFeedModel]
  /// A feed for each type of news.
  public var types: [WebFeedModel]
  /// A feed for each club.
  public var clubs: [WebFeedModel]
  /// The calendars to subscribe to; `nil` on a site without events.
  public var calendars: LinkModel?

  /// The fields that templates see.
  public static let model = Model<WebFeedsPage>("WebFeedsPage", zh: "消息订阅页", en: "All feeds") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "页面", en: "the page") { $0.page }
    Field("all", zh: "全部消息", en: "the feed of everything") { $0.all }
    Field("families", zh: "各类俱乐部", en: "a feed for each family") { $0.families }
    Field("types", zh: "各类新闻", en: "a feed for each type of news") { $0.types }
    Field("clubs", zh: "各俱乐部", en: "a feed for each club") { $0.clubs }
    Field(
      "calendars", zh: "订阅日历的页面；没有活动的网站没有",
      en: "the calendars to subscribe to; nothing on a site without events"
    ) { $0.calendars }
  }
}
