public import Markup
public import Templating

/// The activities of the week, to be passed on.
public struct DigestPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Heading of an article.
  public var title: String
  /// Summary of an article.
  public var summary: String
  /// For a group chat.
  public var text: String
  /// For the article editor.
  public var html: HTML

  /// The fields that templates see.
  public static let model = Model<DigestPage>("DigestPage", zh: "一周活动", en: "The week, to be passed on") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("title", zh: "文章标题，最多 64 字", en: "heading of an article, at most 64 characters") { $0.title }
    Field("summary", zh: "文章摘要，最多 120 字", en: "summary of an article, at most 120 characters") { $0.summary }
    Field("text", zh: "群聊用的文字", en: "for a group chat") { $0.text }
    Field("html", zh: "公众号编辑器用的图文", en: "for the article editor") { $0.html }
  }
}
