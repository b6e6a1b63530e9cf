public import Templating

/// One `Event` of schema.org, for search engines and assistants: whole addresses, times with their offset.
public struct SchemaEvent: TemplateModel {
  /// Type: `SportsEvent`, `EventSeries`.
  public var type: String
  /// Name.
  public var name: String
  /// Whole address.
  public var url: String
  /// Start, with offset; a date alone for whole days.
  public var start: String
  /// End.
  public var end: String?
  /// Former starts.
  public var previous: [String]
  /// `EventScheduled`, `EventCancelled` …
  public var status: String
  /// `OfflineEventAttendanceMode` …
  public var mode: String
  /// Place.
  public var place: String?
  /// Its address.
  public var address: String?

  /// The fields that templates see.
  public static let model = Model<SchemaEvent>(
    "SchemaEvent", zh: "schema.org 活动", en: "An event of schema.org"
  ) {
    Field("type", zh: "类型，SportsEvent", en: "type") { $0.type }
    Field("name", zh: "名称", en: "name") { $0.name }
    Field("url", zh: "完整网址", en: "whole address") { $0.url }
    Field("start", zh: "开始，带时差", en: "start, with its offset") { $0.start }
    Field("end", zh: "结束", en: "end") { $0.end }
    Field("previous", zh: "原来的开始时间", en: "former starts") { $0.previous }
    Field("status", zh: "状态，EventScheduled", en: "state, EventScheduled") { $0.status }
    Field("mode", zh: "方式，OfflineEventAttendanceMode", en: "attendance mode") { $0.mode }
    Field("place", zh: "地点", en: "place") { $0.place }
    Field("address", zh: "地址", en: "its address") { $0.address }
  }
}

/// A `Schedule` of schema.org: how a weekly series repeats.
public struct SchemaSchedule: TemplateModel {
  /// ISO 8601: `P1W`.
  public var frequency: String
  /// Days: `https://schema.org/Wednesday`.
  public var days: [String]
  /// First day.
  public var from: String
  /// Last day.
  public var to: String
  /// Time of day.
  public var start: String?
  /// Until.
  public var end: String?
  /// Days of the rule without it.
  public var except: [String]
  /// Time zone.
  public var zone: String

  /// The fields that templates see.
  public static let model = Model<SchemaSchedule>(
    "SchemaSchedule", zh: "schema.org 时间安排", en: "A schedule of schema.org"
  ) {
    Field("frequency", zh: "周期，P1W", en: "how often, P1W") { $0.frequency }
    Field("days", zh: "星期", en: "days of the week") { $0.days }
    Field("from", zh: "第一天", en: "first day") { $0.from }
    Field("to", zh: "最后一天", en: "last day") { $0.to }
    Field("start", zh: "开始钟点", en: "time of day") { $0.start }
    Field("end", zh: "结束钟点", en: "until") { $0.end }
    Field("except", zh: "除去的日期", en: "days without it") { $0.except }
    Field("zone", zh: "时区", en: "time zone") { $0.zone }
  }
}

/// What a page says of an event to machines.
public struct EventData: TemplateModel {
  /// The whole address of the event's page.
  public var url: String
  /// The event, or the series and each of its dates that is still to come.
  public var events: [SchemaEvent]
  /// How the series repeats.
  public var schedule: SchemaSchedule?
  /// Who invites: name and whole address of clubs, or of the union.
  public var organizers: [LinkModel]

  /// The fields that templates see.
  public static let model = Model<EventData>("EventData", zh: "给机器读的活动资料", en: "An event for machines") {
    Field("url", zh: "活动网页的完整网址", en: "the whole address of the event's page") { $0.url }
    Field("events", zh: "活动；重复活动是整个系列，再加将来的每一次", en: "the event, or the series and its coming dates") {
      $0.events
    }
    Field("schedule", zh: "怎样重复", en: "how it repeats") { $0.schedule }
    Field("organizers", zh: "主办：名称与完整网址", en: "organisers with whole addresses") { $0.organizers }
  }
}
