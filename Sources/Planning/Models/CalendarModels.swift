public import Templating

// Models of the calendars.

/// A day of a calendar.
public struct DayCell: TemplateModel {
  /// The day.
  public var date: DateModel
  /// Anchor, for the page's own days.
  public var id: String?
  /// Whether it belongs to the month.
  public var isInMonth: Bool
  /// Weekend.
  public var isWeekend: Bool
  /// Name of the holiday.
  public var rest: String?
  /// Day off.
  public var isRest: Bool
  /// Make-up workday.
  public var isMakeup: Bool
  /// Lunar date.
  public var lunar: String?
  /// Lunar date, solar term, festivals.
  public var note: String?
  /// Whether it is over as of the site's day.
  public var isPast: Bool
  /// Events.
  public var entries: [DayEntry]

  /// The fields that templates see.
  public static let model = Model<DayCell>("DayCell", zh: "日历格子", en: "A day of a calendar") {
    Field("date", zh: "日期", en: "the day") { $0.date }
    Field("id", zh: "锚点，仅本页的日子", en: "anchor, for the page's own days") { $0.id }
    Field("is_in_month", zh: "是否属于本月", en: "whether it belongs to the month") { $0.isInMonth }
    Field("is_weekend", zh: "是否周末", en: "weekend") { $0.isWeekend }
    Field("rest", zh: "放假名称", en: "name of the holiday") { $0.rest }
    Field("is_rest", zh: "是否放假", en: "day off") { $0.isRest }
    Field("is_makeup", zh: "是否调休上班", en: "make-up workday") { $0.isMakeup }
    Field("lunar", zh: "农历日期", en: "lunar date") { $0.lunar }
    Field("note", zh: "农历全称、节气、节日", en: "lunar date, solar term, festivals") { $0.note }
    Field("is_past", zh: "截至网站日期是否已过", en: "whether it is over as of the site's day") { $0.isPast }
    Field("entries", zh: "活动", en: "events") { $0.entries }
  }
}

/// An event in a day.
public struct DayEntry: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Time of the start.
  public var time: String?
  /// Times of start and end.
  public var clock: String?
  /// For machines.
  public var iso: String
  /// Which day of how many.
  public var part: String?
  /// Cancelled.
  public var isCancelled: Bool
  /// State.
  public var statusTitle: String
  /// Changed, or not yet certain.
  public var isChanged: Bool
  /// Reason of the change.
  public var note: String?
  /// Family code.
  public var family: String
  /// Family.
  public var familyTitle: String
  /// Where.
  public var venue: String?
  /// Where it went, on the day that it was moved from: `改到 11月26日`.
  public var movedTo: String?

  /// The fields that templates see.
  public static let model = Model<DayEntry>("DayEntry", zh: "日历条目", en: "An event in a day") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("time", zh: "开始的钟点", en: "time of the start") { $0.time }
    Field("clock", zh: "起止的钟点", en: "times of start and end") { $0.clock }
    Field("iso", zh: "机器可读", en: "for machines") { $0.iso }
    Field("part", zh: "第几天，共几天", en: "which day of how many") { $0.part }
    Field("is_cancelled", zh: "已取消", en: "cancelled") { $0.isCancelled }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("is_changed", zh: "有变动或待定", en: "changed or not yet certain") { $0.isChanged }
    Field("note", zh: "变动的原因", en: "reason of the change") { $0.note }
    Field("family", zh: "类别代码", en: "family code") { $0.family }
    Field("family_title", zh: "类别", en: "family") { $0.familyTitle }
    Field("venue", zh: "地点", en: "where") { $0.venue }
    Field("moved_to", zh: "原定在这一天的，改到了哪一天", en: "where it went, on the day that it was moved from") {
      $0.movedTo
    }
  }
}

/// A week of a month table.
public struct WeekRow: TemplateModel {
  /// Teaching week or vacation.
  public var label: String
  /// A teaching week.
  public var isTeaching: Bool
  /// Seven days.
  public var days: [DayCell]

  /// The fields that templates see.
  public static let model = Model<WeekRow>("WeekRow", zh: "日历的一周", en: "A week of a month table") {
    Field("label", zh: "教学周或假期", en: "teaching week or vacation") { $0.label }
    Field("is_teaching", zh: "是否教学周", en: "a teaching week") { $0.isTeaching }
    Field("days", zh: "七天", en: "seven days") { $0.days }
  }
}

/// A weekday.
public struct ColumnHead: TemplateModel {
  /// Short.
  public var short: String
  /// Full.
  public var full: String

  /// The fields that templates see.
  public static let model = Model<ColumnHead>("ColumnHead", zh: "日历列头", en: "A weekday") {
    Field("short", zh: "一", en: "short") { $0.short }
    Field("full", zh: "星期一", en: "full") { $0.full }
  }
}

/// A month.
public struct MonthModel: TemplateModel {
  /// Month.
  public var title: String
  /// For machines.
  public var iso: String
  /// Address of the month's page.
  public var href: String
  /// Columns.
  public var columns: [ColumnHead]
  /// Weeks.
  public var weeks: [WeekRow]
  /// Days with events.
  public var agenda: [DayCell]
  /// Number of entries.
  public var count: Int
  /// Month before.
  public var previous: LinkModel?
  /// Month after.
  public var next: LinkModel?
  /// Remark about holidays.
  public var holidayNote: String?

  /// The fields that templates see.
  public static let model = Model<MonthModel>("MonthModel", zh: "月历", en: "A month") {
    Field("title", zh: "2026年11月", en: "month") { $0.title }
    Field("iso", zh: "2026-11", en: "for machines") { $0.iso }
    Field("href", zh: "月历的网址", en: "address of the month's page") { $0.href }
    Field("columns", zh: "列头", en: "columns") { $0.columns }
    Field("weeks", zh: "各周", en: "weeks") { $0.weeks }
    Field("agenda", zh: "有活动的日子", en: "days with events") { $0.agenda }
    Field("count", zh: "活动数", en: "number of entries") { $0.count }
    Field("previous", zh: "上一个月", en: "month before") { $0.previous }
    Field("next", zh: "下一个月", en: "month after") { $0.next }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}

/// What all calendar pages share.
public struct CalendarFrame: TemplateModel {
  /// Club or family, empty for all.
  public var scope: String
  /// Month, week, agenda, term, year.
  public var views: [MenuItem]
  /// All, and the families.
  public var families: [MenuItem]
  /// The clubs.
  public var clubs: [MenuItem]
  /// The feed.
  public var subscription: FeedModel
  /// Back to this month or week, on the pages of others.
  public var now: LinkModel?

  /// The fields that templates see.
  public static let model = Model<CalendarFrame>(
    "CalendarFrame", zh: "日历的公共部分", en: "What all calendar pages share"
  ) {
    Field("scope", zh: "哪个俱乐部或类别，全部则为空", en: "club or family, empty for all") { $0.scope }
    Field("views", zh: "月、周、日程、学期、年", en: "month, week, agenda, term, year") { $0.views }
    Field("families", zh: "全部和各类别", en: "all, and the families") { $0.families }
    Field("clubs", zh: "各俱乐部", en: "the clubs") { $0.clubs }
    Field("subscription", zh: "订阅", en: "the feed") { $0.subscription }
    Field("now", zh: "回到本月、本周", en: "back to this month or week, on the pages of others") { $0.now }
  }
}

/// A calendar to subscribe to.
public struct FeedModel: TemplateModel {
  /// Name.
  public var title: String
  /// Address of the file on this site.
  public var href: String
  /// The whole address, for copying.
  public var url: String
  /// The address that calendar apps open.
  public var webcal: String
  /// Number of entries.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<FeedModel>("FeedModel", zh: "日历订阅", en: "A calendar to subscribe to") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("href", zh: "下载网址", en: "address of the file on this site") { $0.href }
    Field("url", zh: "完整网址，可复制", en: "the whole address, for copying") { $0.url }
    Field("webcal", zh: "webcal 网址，点开就订阅", en: "the address that calendar apps open") { $0.webcal }
    Field("count", zh: "活动次数", en: "number of entries") { $0.count }
  }
}

/// Days of a month with events.
public struct AgendaMonth: TemplateModel {
  /// Month.
  public var title: String
  /// Anchor.
  public var id: String
  /// Days with events.
  public var days: [DayCell]

  /// The fields that templates see.
  public static let model = Model<AgendaMonth>("AgendaMonth", zh: "按月的日程", en: "Days of a month with events")
  {
    Field("title", zh: "月份，2026年11月", en: "month") { $0.title }
    Field("id", zh: "锚点", en: "anchor") { $0.id }
    Field("days", zh: "有活动的日子", en: "days with events") { $0.days }
  }
}

/// A week of a term.
public struct TermWeek: TemplateModel {
  /// Which week.
  public var label: String
  /// From when to when.
  public var dates: String
  /// Address of the week's page.
  public var href: String?
  /// Seven days.
  public var days: [DayCell]
  /// A teaching week.
  public var isTeaching: Bool

  /// The fields that templates see.
  public static let model = Model<TermWeek>("TermWeek", zh: "学期的一周", en: "A week of a term") {
    Field("label", zh: "第几周", en: "which week") { $0.label }
    Field("dates", zh: "起止日期", en: "from when to when") { $0.dates }
    Field("href", zh: "周历网址", en: "address of the week's page") { $0.href }
    Field("days", zh: "七天", en: "seven days") { $0.days }
    Field("is_teaching", zh: "是否教学周", en: "a teaching week") { $0.isTeaching }
  }
}
