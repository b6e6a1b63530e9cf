public import Markup
public import Templating

// The models of whole pages: what a template of each kind can use.

/// The home page.
public struct HomePage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// Events of the week.
  public var thisWeek: [EventCard]
  /// Which week.
  public var weekTitle: String?
  /// Events after it.
  public var upcoming: [EventCard]
  /// Next big event.
  public var feature: EventCard?
  /// Latest results.
  public var results: [AwardLine]
  /// The list being read.
  public var reading: BooklistCard?
  /// The four families.
  public var families: [FamilyModel]
  /// News.
  public var news: [NewsCard]
  /// Notices.
  public var notices: [NewsCard]
  /// Proposals under way.
  public var proposals: [ProposalCard]
  /// How many there are.
  public var proposalsOpen: Int
  /// All proposals.
  public var proposalList: LinkModel
  /// The last day of the week.
  public var weekEnd: DateModel
  /// How to take part.
  public var joining: LinkModel
  /// All coming events.
  public var calendar: LinkModel

  /// The fields that templates see.
  public static let model = Model<HomePage>("HomePage", zh: "首页", en: "The home page") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("this_week", zh: "本周活动", en: "events of the week") { $0.thisWeek }
    Field(
      "week_title", zh: "本周的说明，第12周（11月23日—29日）；没有任何活动的网站没有",
      en: "which week; nothing on a site without events"
    ) { $0.weekTitle }
    Field("upcoming", zh: "之后的活动", en: "events after it") { $0.upcoming }
    Field("feature", zh: "下一个大活动", en: "next big event") { $0.feature }
    Field("results", zh: "最新获奖", en: "latest results") { $0.results }
    Field("reading", zh: "正在读的书单", en: "the list being read") { $0.reading }
    Field("families", zh: "四类俱乐部", en: "the four families") { $0.families }
    Field("news", zh: "新闻", en: "news") { $0.news }
    Field("notices", zh: "通知公示", en: "notices") { $0.notices }
    Field("proposals", zh: "正在办的提案", en: "proposals under way") { $0.proposals }
    Field("proposals_open", zh: "正在办的件数", en: "how many there are") { $0.proposalsOpen }
    Field("proposal_list", zh: "全部提案", en: "all proposals") { $0.proposalList }
    Field("week_end", zh: "本周的最后一天", en: "the last day of the week") { $0.weekEnd }
    Field("joining", zh: "怎样加入：pages/join.md，没有就是俱乐部", en: "how to take part: pages/join.md, else the clubs")
    {
      $0.joining
    }
    Field("calendar", zh: "近期活动", en: "all coming events") { $0.calendar }
  }
}

/// All clubs.
public struct ClubsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The four families.
  public var families: [FamilyModel]
  /// A table for spreadsheets.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<ClubsPage>("ClubsPage", zh: "俱乐部总览", en: "All clubs") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("families", zh: "四类俱乐部", en: "the four families") { $0.families }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
  }
}

/// A club.
public struct ClubPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The club.
  public var club: ClubCard
  /// Founded.
  public var founded: String?
  /// Dissolved.
  public var dissolved: String?
  /// Units.
  public var units: Int?
  /// Partners.
  public var partners: [String]
  /// Officers.
  public var officers: [OfficerModel]
  /// How to join.
  public var join: JoinModel?
  /// Rules.
  public var charter: DownloadModel?
  /// Picture.
  public var cover: PictureModel?
  /// Files.
  public var downloads: [DownloadModel]
  /// What takes place again and again.
  public var series: [EventCard]
  /// Coming events, each date of a series by itself.
  public var upcoming: [EventCard]
  /// Latest past events.
  public var past: [EventCard]
  /// Number of past events.
  public var pastCount: Int
  /// Awards.
  public var awards: [AwardLine]
  /// News.
  public var news: [NewsCard]
  /// Booklists.
  public var booklists: [BooklistCard]
  /// Series of lectures.
  public var lectures: [LecturesCard]
  /// Campaigns.
  public var campaigns: [CampaignCard]
  /// Clubs of the family.
  public var siblings: [ClubLink]
  /// Address of the club's calendar, if it has events.
  public var calendar: String?
  /// The club's calendar to subscribe to.
  public var feed: FeedModel

  /// The fields that templates see.
  public static let model = Model<ClubPage>("ClubPage", zh: "俱乐部", en: "A club") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("club", zh: "俱乐部", en: "the club") { $0.club }
    Field("dissolved", zh: "解散时间", en: "dissolved") { $0.dissolved }
    Field("founded", zh: "成立", en: "founded") { $0.founded }
    Field("units", zh: "覆盖单位数", en: "units") { $0.units }
    Field("partners", zh: "依托机构", en: "partners") { $0.partners }
    Field("officers", zh: "负责人", en: "officers") { $0.officers }
    Field("join", zh: "加入方式", en: "how to join") { $0.join }
    Field("charter", zh: "章程", en: "rules") { $0.charter }
    Field("cover", zh: "题图", en: "picture") { $0.cover }
    Field("downloads", zh: "附件", en: "files") { $0.downloads }
    Field("series", zh: "定期活动", en: "what takes place again and again") { $0.series }
    Field("upcoming", zh: "将举行", en: "coming events") { $0.upcoming }
    Field("past", zh: "已结束（最近的）", en: "latest past events") { $0.past }
    Field("past_count", zh: "已结束的总数", en: "number of past events") { $0.pastCount }
    Field("awards", zh: "获奖", en: "awards") { $0.awards }
    Field("news", zh: "新闻", en: "news") { $0.news }
    Field("booklists", zh: "书单", en: "booklists") { $0.booklists }
    Field("lectures", zh: "讲座系列", en: "series of lectures") { $0.lectures }
    Field("campaigns", zh: "公益行动", en: "campaigns") { $0.campaigns }
    Field("siblings", zh: "同类俱乐部", en: "clubs of the family") { $0.siblings }
    Field("calendar", zh: "俱乐部日历的网址", en: "address of the calendar, if there are events") { $0.calendar }
    Field("feed", zh: "订阅", en: "the calendar to subscribe to") { $0.feed }
  }
}

/// Coming events.
public struct EventsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// By month.
  public var months: [MonthGroup]
  /// Years.
  public var years: [MenuItem]
  /// Number.
  public var count: Int
  /// Whether it is a year's archive.
  public var isArchive: Bool
  /// Calendar.
  public var calendar: LinkModel
  /// A table for spreadsheets.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<EventsPage>("EventsPage", zh: "活动总览", en: "Coming events") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("months", zh: "按月", en: "by month") { $0.months }
    Field("years", zh: "往年", en: "years") { $0.years }
    Field("count", zh: "活动数", en: "number") { $0.count }
    Field("is_archive", zh: "是否某一年的存档", en: "whether it is a year's archive") { $0.isArchive }
    Field("calendar", zh: "月历", en: "calendar") { $0.calendar }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
  }
}

/// An event.
public struct EventPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The event.
  public var event: EventModel
  /// Picture.
  public var cover: PictureModel?
  /// Photographs side by side, if there are any.
  public var photos: HTML?
  /// Files.
  public var downloads: [DownloadModel]
  /// Event before.
  public var previous: LinkModel?
  /// Event after.
  public var next: LinkModel?
  /// News.
  public var news: [NewsCard]
  /// Awards.
  public var awards: [AwardLine]
  /// Books.
  public var books: [BookCard]

  /// The fields that templates see.
  public static let model = Model<EventPage>("EventPage", zh: "活动", en: "An event") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("event", zh: "活动", en: "the event") { $0.event }
    Field("cover", zh: "题图", en: "picture") { $0.cover }
    Field("photos", zh: "照片墙", en: "photographs side by side") { $0.photos }
    Field("downloads", zh: "附件", en: "files") { $0.downloads }
    Field("previous", zh: "上一个活动", en: "event before") { $0.previous }
    Field("next", zh: "下一个活动", en: "event after") { $0.next }
    Field("news", zh: "相关新闻", en: "news") { $0.news }
    Field("awards", zh: "获奖", en: "awards") { $0.awards }
    Field("books", zh: "共读的书", en: "books") { $0.books }
  }
}

/// A list of news.
public struct NewsListPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// News.
  public var items: [NewsCard]
  /// Pager.
  public var pager: PagerModel
  /// Types.
  public var types: [MenuItem]

  /// The fields that templates see.
  public static let model = Model<NewsListPage>("NewsListPage", zh: "新闻列表", en: "A list of news") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("items", zh: "新闻", en: "news") { $0.items }
    Field("pager", zh: "翻页", en: "pager") { $0.pager }
    Field("types", zh: "类型", en: "types") { $0.types }
  }
}

/// A news item.
public struct NewsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The item.
  public var news: NewsCard
  /// Byline.
  public var byline: [BylineModel]
  /// Source.
  public var origin: String?
  /// Signed by.
  public var sign: String?
  /// Signed on.
  public var signDate: DateModel?
  /// Period.
  public var period: PeriodModel?
  /// Document number.
  public var documentNumber: String?
  /// Updated.
  public var updated: DateModel?
  /// Picture.
  public var cover: PictureModel?
  /// Photographs side by side, if there are any.
  public var photos: HTML?
  /// Files.
  public var downloads: [DownloadModel]
  /// Events.
  public var events: [EventCard]
  /// Older.
  public var previous: LinkModel?
  /// Newer.
  public var next: LinkModel?

  /// The fields that templates see.
  public static let model = Model<NewsPage>("NewsPage", zh: "新闻", en: "A news item") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("news", zh: "新闻", en: "the item") { $0.news }
    Field("byline", zh: "署名", en: "byline") { $0.byline }
    Field("origin", zh: "来源", en: "source") { $0.origin }
    Field("sign", zh: "落款单位", en: "signed by") { $0.sign }
    Field("sign_date", zh: "落款日期", en: "signed on") { $0.signDate }
    Field("period", zh: "公示期", en: "period") { $0.period }
    Field("document_number", zh: "文号", en: "document number") { $0.documentNumber }
    Field("updated", zh: "更新日期", en: "updated") { $0.updated }
    Field("cover", zh: "题图", en: "picture") { $0.cover }
    Field("photos", zh: "照片墙", en: "photographs side by side") { $0.photos }
    Field("downloads", zh: "附件", en: "files") { $0.downloads }
    Field("events", zh: "相关活动", en: "events") { $0.events }
    Field("previous", zh: "较早一条", en: "older") { $0.previous }
    Field("next", zh: "较新一条", en: "newer") { $0.next }
  }
}

/// An award.
public struct AwardPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The award.
  public var award: AwardLine
  /// Who won, with all that they have won.
  public var winners: [LinkModel]
  /// Organisers.
  public var organisers: [String]
  /// Field size.
  public var fieldSize: String?
  /// Certificate.
  public var certificate: PictureModel?
  /// Event.
  public var event: EventCard?
  /// News.
  public var news: NewsCard?
  /// Other awards of the club.
  public var siblings: [AwardLine]

  /// The fields that templates see.
  public static let model = Model<AwardPage>("AwardPage", zh: "获奖", en: "An award") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("award", zh: "获奖", en: "the award") { $0.award }
    Field("winners", zh: "获奖者和他们的全部获奖", en: "who won, with all that they have won") { $0.winners }
    Field("organisers", zh: "主办", en: "organisers") { $0.organisers }
    Field("field_size", zh: "参赛规模", en: "field size") { $0.fieldSize }
    Field("certificate", zh: "证书", en: "certificate") { $0.certificate }
    Field("event", zh: "活动", en: "event") { $0.event }
    Field("news", zh: "新闻", en: "news") { $0.news }
    Field("siblings", zh: "同一俱乐部的其他获奖", en: "other awards of the club") { $0.siblings }
  }
}

/// A page of text.
public struct TextPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// Table of contents.
  public var contents: [TocEntry]
  /// Files.
  public var downloads: [DownloadModel]
  /// Updated.
  public var updated: DateModel?

  /// The fields that templates see.
  public static let model = Model<TextPage>("TextPage", zh: "页面", en: "A page of text") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("contents", zh: "目录", en: "table of contents") { $0.contents }
    Field("downloads", zh: "附件", en: "files") { $0.downloads }
    Field("updated", zh: "更新日期", en: "updated") { $0.updated }
  }
}

/// A heading in a table of contents.
public struct TocEntry: TemplateModel {
  /// Text.
  public var title: String
  /// Anchor.
  public var href: String
  /// Level.
  public var level: Int

  /// The fields that templates see.
  public static let model = Model<TocEntry>("TocEntry", zh: "目录项", en: "A heading in a table of contents") {
    Field("title", zh: "文字", en: "text") { $0.title }
    Field("href", zh: "锚点", en: "anchor") { $0.href }
    Field("level", zh: "级别", en: "level") { $0.level }
  }
}

/// The page for wrong addresses.
public struct NotFoundPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Where to go.
  public var suggestions: [LinkModel]

  /// The fields that templates see.
  public static let model = Model<NotFoundPage>(
    "NotFoundPage", zh: "找不到页面", en: "The page for wrong addresses"
  ) {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("suggestions", zh: "可以去的地方", en: "where to go") { $0.suggestions }
  }
}

/// The page at a former address.
public struct RedirectPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// New address.
  public var target: LinkModel

  /// The fields that templates see.
  public static let model = Model<RedirectPage>("RedirectPage", zh: "跳转页", en: "The page at a former address")
  {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("target", zh: "新网址", en: "new address") { $0.target }
  }
}
