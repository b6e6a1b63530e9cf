public import Templating

/// A date of the joint calendar.
public struct JointEntry: TemplateModel {
  /// The title.
  public var title: String
  /// The address of its page.
  public var href: String
  /// Whose it is.
  public var origin: String
  /// Whether it is this union's own.
  public var isOwn: Bool
  /// When, in a few words.
  public var when: WhenModel
  /// Where.
  public var venue: String?
  /// Whether it does not take place.
  public var isCancelled: Bool
  /// What became of it, if it is not simply to come.
  public var statusTitle: String?
  /// Why.
  public var note: String?

  /// The fields that templates see.
  public static let model = Model<JointEntry>("JointEntry", zh: "联合日历的一项", en: "A date of the joint calendar")
  {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网页", en: "its page") { $0.href }
    Field("origin", zh: "哪个工会的", en: "whose it is") { $0.origin }
    Field("is_own", zh: "是不是本工会的", en: "whether it is this union's own") { $0.isOwn }
    Field("when", zh: "时间", en: "when") { $0.when }
    Field("venue", zh: "地点", en: "where") { $0.venue }
    Field("is_cancelled", zh: "是否不举行了", en: "whether it does not take place") { $0.isCancelled }
    Field("status_title", zh: "状态，如期举行的没有", en: "state, unless it is as planned") { $0.statusTitle }
    Field("note", zh: "原因", en: "why") { $0.note }
  }
}

/// A day of the joint calendar.
public struct JointDay: TemplateModel {
  /// The day.
  public var date: DateModel
  /// What begins on it.
  public var entries: [JointEntry]

  /// The fields that templates see.
  public static let model = Model<JointDay>("JointDay", zh: "联合日历的一天", en: "A day of the joint calendar") {
    Field("date", zh: "日期", en: "the day") { $0.date }
    Field("entries", zh: "当天的活动", en: "what begins on it") { $0.entries }
  }
}

/// A month of the joint calendar.
public struct JointMonth: TemplateModel {
  /// Its name.
  public var title: String
  /// Its anchor, `2026-11`.
  public var id: String
  /// Its days with events.
  public var days: [JointDay]

  /// The fields that templates see.
  public static let model = Model<JointMonth>(
    "JointMonth", zh: "联合日历的一月", en: "A month of the joint calendar"
  ) {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("id", zh: "锚点", en: "anchor") { $0.id }
    Field("days", zh: "有活动的日子", en: "days with events") { $0.days }
  }
}

/// What several unions announce, day by day.
public struct JointPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Whose events these are: name, and address of the site.
  public var origins: [LinkModel]
  /// What is to come.
  public var months: [JointMonth]

  /// The fields that templates see.
  public static let model = Model<JointPage>("JointPage", zh: "联合日历", en: "What several unions announce") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "页面", en: "the page") { $0.page }
    Field("origins", zh: "有哪些工会", en: "whose events these are") { $0.origins }
    Field("months", zh: "将来的活动", en: "what is to come") { $0.months }
  }
}
