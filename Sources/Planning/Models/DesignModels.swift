public import Templating

/// Every component in every state, for those who work on the theme. Made only when asked for.
public struct DesignPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Events: one in each state, then full, closed, over, of several days, of a series.
  public var events: [EventCard]
  /// Dates of a series: as planned, moved, cancelled, making up.
  public var series: SeriesModel
  /// A day off, a make-up workday, an ordinary one, with events.
  public var days: [DayCell]
  /// Clubs in each state.
  public var clubs: [ClubCard]
  /// News of each type, one of them pinned.
  public var news: [NewsCard]
  /// Awards with each medal and each badge.
  public var awards: [AwardLine]
  /// Books in each state.
  public var books: [ListedBook]
  /// Proposals in each state.
  public var proposals: [ProposalCard]
  /// Bars.
  public var statistics: [StatisticLine]
  /// Facts.
  public var facts: [FactModel]
  /// Choices, one of them the present one.
  public var choices: [MenuItem]
  /// Ways to filter a list: one with few choices, one with many.
  public var filters: [FilterGroup]
  /// Files.
  public var downloads: [DownloadModel]
  /// A calendar to subscribe to.
  public var feed: FeedModel
  /// Page before.
  public var previous: LinkModel
  /// Page after.
  public var next: LinkModel

  /// The fields that templates see.
  public static let model = Model<DesignPage>("DesignPage", zh: "设计样张", en: "Every component in every state")
  {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("events", zh: "各种状态的活动", en: "events in each state") { $0.events }
    Field("series", zh: "重复活动的日期", en: "dates of a series") { $0.series }
    Field("days", zh: "放假、调休、平常的日子", en: "a day off, a make-up workday, an ordinary day") { $0.days }
    Field("clubs", zh: "各种状态的俱乐部", en: "clubs in each state") { $0.clubs }
    Field("news", zh: "各类新闻", en: "news of each type") { $0.news }
    Field("awards", zh: "各种奖项和标记", en: "awards with each medal and badge") { $0.awards }
    Field("books", zh: "各种状态的书", en: "books in each state") { $0.books }
    Field("proposals", zh: "各种状态的提案", en: "proposals in each state") { $0.proposals }
    Field("statistics", zh: "条形", en: "bars") { $0.statistics }
    Field("facts", zh: "资料", en: "facts") { $0.facts }
    Field("choices", zh: "选项", en: "choices") { $0.choices }
    Field("filters", zh: "筛选", en: "ways to filter a list") { $0.filters }
    Field("downloads", zh: "附件", en: "files") { $0.downloads }
    Field("feed", zh: "日历", en: "a calendar") { $0.feed }
    Field("previous", zh: "上一页", en: "page before") { $0.previous }
    Field("next", zh: "下一页", en: "page after") { $0.next }
  }
}
