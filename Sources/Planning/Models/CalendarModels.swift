public import Templating

// Models of the month calendar.

/// A day of a month table.
public struct DayCell: TemplateModel {
  /// The day.
  public var date: DateModel
  /// Anchor, for days of the month.
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
  /// Short lunar label.
  public var lunar: String?
  /// Lunar date, solar term, festivals.
  public var note: String?
  /// Events.
  public var entries: [DayEntry]

  /// The fields that templates see.
  public static let model = Model<DayCell>("DayCell", zh: "日历格子", en: "A day of a month table") {
    Field("date", zh: "日期", en: "the day") { $0.date }
    Field("id", zh: "锚点，仅本月", en: "anchor, for days of the month") { $0.id }
    Field("is_in_month", zh: "是否属于本月", en: "whether it belongs to the month") { $0.isInMonth }
    Field("is_weekend", zh: "是否周末", en: "weekend") { $0.isWeekend }
    Field("rest", zh: "放假名称", en: "name of the holiday") { $0.rest }
    Field("is_rest", zh: "是否放假", en: "day off") { $0.isRest }
    Field("is_makeup", zh: "是否调休上班", en: "make-up workday") { $0.isMakeup }
    Field("lunar", zh: "农历或节气、节日的短名", en: "short lunar label") { $0.lunar }
    Field("note", zh: "农历全称、节气、节日", en: "lunar date, solar term, festivals") { $0.note }
    Field("entries", zh: "活动", en: "events") { $0.entries }
  }
}

/// An event in a day.
public struct DayEntry: TemplateModel {
  /// Short title.
  public var title: String
  /// Address.
  public var href: String
  /// Time.
  public var time: String?
  /// For machines.
  public var iso: String
  /// Which day of how many.
  public var part: String?
  /// Cancelled.
  public var isCancelled: Bool
  /// State.
  public var statusTitle: String
  /// Changed.
  public var isChanged: Bool
  /// Family code.
  public var family: String
  /// Where.
  public var venue: String?

  /// The fields that templates see.
  public static let model = Model<DayEntry>("DayEntry", zh: "日历条目", en: "An event in a day") {
    Field("title", zh: "短标题", en: "short title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("time", zh: "钟点", en: "time") { $0.time }
    Field("iso", zh: "机器可读", en: "for machines") { $0.iso }
    Field("part", zh: "第几天，共几天", en: "which day of how many") { $0.part }
    Field("is_cancelled", zh: "已取消", en: "cancelled") { $0.isCancelled }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("is_changed", zh: "有变动", en: "changed") { $0.isChanged }
    Field("family", zh: "类别代码", en: "family code") { $0.family }
    Field("venue", zh: "地点", en: "where") { $0.venue }
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
    Field("columns", zh: "列头", en: "columns") { $0.columns }
    Field("weeks", zh: "各周", en: "weeks") { $0.weeks }
    Field("agenda", zh: "有活动的日子", en: "days with events") { $0.agenda }
    Field("count", zh: "活动数", en: "number of entries") { $0.count }
    Field("previous", zh: "上一个月", en: "month before") { $0.previous }
    Field("next", zh: "下一个月", en: "month after") { $0.next }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}
