public import Markup
public import Templating

// Models of lecture series and campaigns.

/// A series of lectures in a list.
public struct LecturesCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Club.
  public var club: ClubLink?
  /// Partners.
  public var partners: [String]
  /// Summary.
  public var summary: String?
  /// Number of episodes.
  public var count: Int
  /// The next date.
  public var next: EventCard?

  /// The fields that templates see.
  public static let model = Model<LecturesCard>(
    "LecturesCard", zh: "讲座系列卡片", en: "A series of lectures in a list"
  ) {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("club", zh: "俱乐部", en: "club") { $0.club }
    Field("partners", zh: "依托机构", en: "partners") { $0.partners }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("count", zh: "共几讲", en: "number of episodes") { $0.count }
    Field("next", zh: "下一次", en: "the next date") { $0.next }
  }
}

/// All series of lectures.
public struct LecturesPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Series.
  public var lectures: [LecturesCard]

  /// The fields that templates see.
  public static let model = Model<LecturesPage>("LecturesPage", zh: "讲座与服务", en: "Lectures and services") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("lectures", zh: "系列", en: "series") { $0.lectures }
  }
}

/// A series of lectures.
public struct LecturePage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The series.
  public var lectures: LecturesCard
  /// Whom to ask.
  public var contact: String?
  /// Whom it is for.
  public var audience: String?
  /// Episodes.
  public var episodes: [EventCard]

  /// The fields that templates see.
  public static let model = Model<LecturePage>("LecturePage", zh: "讲座系列", en: "A series of lectures") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("lectures", zh: "系列", en: "the series") { $0.lectures }
    Field("contact", zh: "找谁问", en: "whom to ask") { $0.contact }
    Field("audience", zh: "对象", en: "whom it is for") { $0.audience }
    Field("episodes", zh: "各讲", en: "episodes") { $0.episodes }
  }
}

/// A campaign in a list.
public struct CampaignCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Kind.
  public var kind: String
  /// Club.
  public var club: ClubLink?
  /// From when to when.
  public var when: String
  /// Whether it is over.
  public var isPast: Bool
  /// Summary.
  public var summary: String?
  /// Its numbers in a line: 15人 20人次 36小时.
  public var numbers: String?

  /// The fields that templates see.
  public static let model = Model<CampaignCard>("CampaignCard", zh: "公益行动卡片", en: "A campaign in a list") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("kind", zh: "类型", en: "kind") { $0.kind }
    Field("club", zh: "俱乐部", en: "club") { $0.club }
    Field("when", zh: "起止日期", en: "from when to when") { $0.when }
    Field("is_past", zh: "是否已结束", en: "whether it is over") { $0.isPast }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("numbers", zh: "人数、人次、小时", en: "its numbers in a line") { $0.numbers }
  }
}

/// All campaigns.
public struct CampaignsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Running.
  public var running: [CampaignCard]
  /// Over.
  public var past: [CampaignCard]
  /// All together.
  public var totals: [FactModel]
  /// A table.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<CampaignsPage>("CampaignsPage", zh: "公益行动", en: "Campaigns") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("running", zh: "正在进行", en: "running") { $0.running }
    Field("past", zh: "已经结束", en: "over") { $0.past }
    Field("totals", zh: "合计", en: "all together") { $0.totals }
    Field("table", zh: "表格文件", en: "a table") { $0.table }
  }
}

/// A campaign.
public struct CampaignPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The campaign.
  public var campaign: CampaignCard
  /// Facts.
  public var facts: [FactModel]
  /// Things that were given.
  public var items: [FactModel]
  /// Its events.
  public var events: [EventCard]

  /// The fields that templates see.
  public static let model = Model<CampaignPage>("CampaignPage", zh: "一项公益行动", en: "A campaign") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("campaign", zh: "行动", en: "the campaign") { $0.campaign }
    Field("facts", zh: "资料", en: "facts") { $0.facts }
    Field("items", zh: "捐赠的物品", en: "things that were given") { $0.items }
    Field("events", zh: "每一次活动", en: "its events") { $0.events }
  }
}
