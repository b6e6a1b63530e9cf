public import Templating

// Models of events that repeat.

/// How an event repeats.
public struct SeriesModel: TemplateModel {
  /// The rule in words.
  public var words: String
  /// Number of dates.
  public var count: Int
  /// Number of dates to come.
  public var coming: Int
  /// The dates.
  public var dates: [SeriesDate]
  /// Dates left out for holidays.
  public var skipped: [SkippedDate]
  /// Remark about holidays.
  public var holidayNote: String?

  /// The fields that templates see.
  public static let model = Model<SeriesModel>("SeriesModel", zh: "重复活动", en: "How an event repeats") {
    Field("words", zh: "规律，每周三 16:30—18:00，第1—17周", en: "the rule in words") { $0.words }
    Field("count", zh: "共几次", en: "number of dates") { $0.count }
    Field("coming", zh: "还有几次", en: "number of dates to come") { $0.coming }
    Field("dates", zh: "每一次", en: "the dates") { $0.dates }
    Field("skipped", zh: "因节假日停的", en: "dates left out for holidays") { $0.skipped }
    Field("holiday_note", zh: "放假安排的说明", en: "remark about holidays") { $0.holidayNote }
  }
}

/// A date of a series.
public struct SeriesDate: TemplateModel {
  /// Anchor.
  public var id: String
  /// When it takes place.
  public var when: WhenModel
  /// The date as planned, if it was moved.
  public var planned: DateModel?
  /// Teaching week.
  public var week: String?
  /// State code.
  public var status: String
  /// State.
  public var statusTitle: String
  /// Cancelled or postponed.
  public var isCancelled: Bool
  /// Moved in time or place.
  public var isChanged: Bool
  /// Whether it is over.
  public var isPast: Bool
  /// Reason.
  public var note: String?
  /// Title of this date.
  public var title: String?
  /// Place of this date, if it is not the usual one.
  public var venue: String?
  /// Place of this date, whichever it is.
  public var place: String?
  /// The day off that it makes up for.
  public var makesUpFor: DateModel?

  /// The fields that templates see.
  public static let model = Model<SeriesDate>("SeriesDate", zh: "重复活动的一次", en: "A date of a series") {
    Field("id", zh: "锚点", en: "anchor") { $0.id }
    Field("when", zh: "时间", en: "when it takes place") { $0.when }
    Field("planned", zh: "原来的日期（改期时）", en: "the date as planned, if it was moved") { $0.planned }
    Field("week", zh: "教学周", en: "teaching week") { $0.week }
    Field("status", zh: "状态代码", en: "state code") { $0.status }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("is_cancelled", zh: "取消或延期", en: "cancelled or postponed") { $0.isCancelled }
    Field("is_changed", zh: "时间或地点有变", en: "moved in time or place") { $0.isChanged }
    Field("is_past", zh: "是否已结束", en: "whether it is over") { $0.isPast }
    Field("note", zh: "原因", en: "reason") { $0.note }
    Field("title", zh: "这一次的名称", en: "title of this date") { $0.title }
    Field("venue", zh: "这一次的地点，和平常不同时才有", en: "place of this date, if not the usual one") { $0.venue }
    Field("place", zh: "这一次的地点", en: "place of this date") { $0.place }
    Field("makes_up_for", zh: "补哪一天", en: "the day off that it makes up for") { $0.makesUpFor }
  }
}

/// A date left out.
public struct SkippedDate: TemplateModel {
  /// The day.
  public var date: DateModel
  /// Teaching week.
  public var week: String
  /// The holiday.
  public var reason: String

  /// The fields that templates see.
  public static let model = Model<SkippedDate>("SkippedDate", zh: "停的一次", en: "A date left out") {
    Field("date", zh: "日期", en: "the day") { $0.date }
    Field("week", zh: "教学周", en: "teaching week") { $0.week }
    Field("reason", zh: "节假日", en: "the holiday") { $0.reason }
  }
}
