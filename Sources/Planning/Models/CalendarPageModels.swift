public import Markup
public import Templating

// Models of calendar pages.

/// A month's page.
public struct CalendarPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What all calendar pages share.
  public var calendar: CalendarFrame
  /// The month.
  public var month: MonthModel
  /// All months.
  public var months: [MenuItem]

  /// The fields that templates see.
  public static let model = Model<CalendarPage>("CalendarPage", zh: "月历页", en: "A month's page") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("calendar", zh: "日历的公共部分", en: "what all calendar pages share") { $0.calendar }
    Field("month", zh: "月历", en: "the month") { $0.month }
    Field("months", zh: "所有月份", en: "all months") { $0.months }
  }
}

/// A week's page.
public struct WeekPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What all calendar pages share.
  public var calendar: CalendarFrame
  /// The week.
  public var title: String
  /// Seven days.
  public var days: [DayCell]
  /// Number of entries.
  public var count: Int
  /// Week before.
  public var previous: LinkModel?
  /// Week after.
  public var next: LinkModel?
  /// Remark about holidays.
  public var holidayNote: String?

  /// The fields that templates see.
  public static let model = Model<WeekPage>("WeekPage", zh: "周历页", en: "A week's page") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("calendar", zh: "日历的公共部分", en: "what all calendar pages share") { $0.calendar }
    Field("title", zh: "第12周（11月23日—29日）", en: "the week") { $0.title }
    Field("days", zh: "七天", en: "seven days") { $0.days }
    Field("count", zh: "活动数", en: "number of entries") { $0.count }
    Field("previous", zh: "上一周", en: "week before") { $0.previous }
    Field("next", zh: "下一周", en: "week after") { $0.next }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}

/// Days with events, one after another.
public struct AgendaPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What all calendar pages share.
  public var calendar: CalendarFrame
  /// What is to come.
  public var coming: [AgendaMonth]
  /// What is over.
  public var past: [AgendaMonth]
  /// Number of entries to come.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<AgendaPage>(
    "AgendaPage", zh: "日程页", en: "Days with events, one after another"
  ) {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("calendar", zh: "日历的公共部分", en: "what all calendar pages share") { $0.calendar }
    Field("coming", zh: "将来的", en: "what is to come") { $0.coming }
    Field("past", zh: "最近结束的", en: "what is over") { $0.past }
    Field("count", zh: "将来的活动数", en: "number of entries to come") { $0.count }
  }
}

/// A year's page.
public struct YearPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What all calendar pages share.
  public var calendar: CalendarFrame
  /// The year.
  public var year: Int
  /// Twelve months.
  public var months: [MonthModel]
  /// All years.
  public var years: [MenuItem]
  /// Remark about holidays.
  public var holidayNote: String?

  /// The fields that templates see.
  public static let model = Model<YearPage>("YearPage", zh: "年历页", en: "A year's page") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("calendar", zh: "日历的公共部分", en: "what all calendar pages share") { $0.calendar }
    Field("year", zh: "年", en: "the year") { $0.year }
    Field("months", zh: "十二个月", en: "twelve months") { $0.months }
    Field("years", zh: "各年", en: "all years") { $0.years }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}

/// A term by teaching weeks.
public struct TermPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// What all calendar pages share.
  public var calendar: CalendarFrame
  /// The term.
  public var title: String
  /// Columns.
  public var columns: [ColumnHead]
  /// Weeks.
  public var weeks: [TermWeek]
  /// Number of entries.
  public var count: Int
  /// All terms.
  public var terms: [MenuItem]
  /// Remark about holidays.
  public var holidayNote: String?

  /// The fields that templates see.
  public static let model = Model<TermPage>("TermPage", zh: "学期页", en: "A term by teaching weeks") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("calendar", zh: "日历的公共部分", en: "what all calendar pages share") { $0.calendar }
    Field("title", zh: "学期", en: "the term") { $0.title }
    Field("columns", zh: "列头", en: "columns") { $0.columns }
    Field("weeks", zh: "各周", en: "weeks") { $0.weeks }
    Field("count", zh: "活动数", en: "number of entries") { $0.count }
    Field("terms", zh: "各学期", en: "all terms") { $0.terms }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}

/// All calendars to subscribe to.
public struct SubscribePage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Everything.
  public var all: FeedModel
  /// Families.
  public var families: [FeedModel]
  /// Clubs.
  public var clubs: [FeedModel]
  /// Kinds of events.
  public var kinds: [FeedModel]
  /// Holidays and teaching weeks.
  public var civil: [FeedModel]

  /// The fields that templates see.
  public static let model = Model<SubscribePage>(
    "SubscribePage", zh: "订阅页", en: "All calendars to subscribe to"
  ) {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("all", zh: "全部活动", en: "everything") { $0.all }
    Field("families", zh: "各类别", en: "families") { $0.families }
    Field("clubs", zh: "各俱乐部", en: "clubs") { $0.clubs }
    Field("kinds", zh: "各活动类型", en: "kinds of events") { $0.kinds }
    Field("civil", zh: "放假和教学周", en: "holidays and teaching weeks") { $0.civil }
  }
}

/// A poster to print.
public struct PosterPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The event.
  public var event: EventModel
  /// Summary.
  public var summary: String?
  /// QR code of the event's page.
  public var pageCode: HTML
  /// QR code of the calendar file.
  public var calendarCode: HTML
  /// Address of the event.
  public var url: String

  /// The fields that templates see.
  public static let model = Model<PosterPage>("PosterPage", zh: "活动海报", en: "A poster to print") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("event", zh: "活动", en: "the event") { $0.event }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("page_code", zh: "活动网页的二维码", en: "QR code of the event's page") { $0.pageCode }
    Field("calendar_code", zh: "加入日历的二维码", en: "QR code of the calendar file") { $0.calendarCode }
    Field("url", zh: "活动网址", en: "address of the event") { $0.url }
  }
}
