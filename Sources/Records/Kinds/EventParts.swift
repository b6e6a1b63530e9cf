public import Calendars
import Diagnostics

/// How and until when people sign up for an event.
public struct Signup: Sendable, Hashable {
  /// From when.
  public var open: Moment?
  /// Until when.
  public var close: Located<Moment>?
  /// A form.
  public var link: Located<String>?
  /// What to do, in words.
  public var method: String?
  /// The office to ask; never a personal number.
  public var contact: String?

  static let table = FieldTable<Signup> {
    Field("open", "开始", "开放", as: .moment, into: \.open, zh: "报名开始", en: "from when", example: "2026-11-10")
    Field(
      "close", "截止", "结束", as: .located(.moment), into: \.close, zh: "报名截止", en: "until when",
      example: "2026-11-20 17:00")
    Field(
      "link", "链接", as: .located(.linkAddress), into: \.link, zh: "报名链接", en: "a form",
      example: "https://gh.example.edu.cn/baoming")
    Field(
      "method", "方式", as: .text, into: \.method, translatable: true, zh: "报名方式", en: "what to do",
      example: "到工会办公室登记")
    Field(
      "contact_role", "联系", "联系人", as: .text, into: \.contact, translatable: true, zh: "联系的办公室（不要写个人手机）",
      en: "the office to ask", example: "学院工会办公室")
  }
}

/// Somebody who speaks at an event.
public struct Speaker: Sendable, Hashable {
  /// Name.
  public var person = ""
  /// Title: 教授, 律师 …
  public var title: String?
  /// Where they come from.
  public var affiliation: String?

  static let table = FieldTable<Speaker> {
    Field(
      "person", "姓名", "name", as: .text, into: \.person, required: true, translatable: true, zh: "姓名",
      en: "name", example: "李明")
    Field(
      "title", "职称", "职务", as: .text, into: \.title, translatable: true, zh: "职称或职务", en: "title",
      example: "律师")
    Field(
      "affiliation", "单位", as: .text, into: \.affiliation, translatable: true, zh: "单位",
      en: "where they come from", example: "学校法务室")
  }
}

/// One line of a programme.
public struct ProgrammeItem: Sendable, Hashable {
  /// When, as text: `14:30` or `14:30—15:00`.
  public var time = Located("", at: Span(path: "", range: 0..<0))
  /// What.
  public var item = ""

  static let table = FieldTable<ProgrammeItem> {
    Field("time", "时间", as: .titled, into: \.time, required: true, zh: "时间", en: "when", example: "14:30")
    Field(
      "item", "内容", "事项", as: .text, into: \.item, required: true, translatable: true, zh: "内容", en: "what",
      example: "开场")
  }
}

/// One day of an event of several days.
public struct EventDay: Sendable, Hashable {
  /// The day.
  public var date: Located<LocalDate>?
  /// From when.
  public var start: LocalTime?
  /// Until when.
  public var end: LocalTime?
  /// What happens on that day.
  public var title: String?
  /// Where, if not where the event is.
  public var venue: String?

  static let table = FieldTable<EventDay> {
    Field(
      "date", "日期", as: .located(.date), into: \.date, required: true, zh: "日期", en: "the day",
      example: "2026-10-17")
    Field("start", "开始", as: .time, into: \.start, zh: "开始时间", en: "from when", example: "09:00")
    Field("end", "结束", as: .time, into: \.end, zh: "结束时间", en: "until when", example: "17:00")
    Field(
      "title", "标题", "内容", as: .text, into: \.title, translatable: true, zh: "当天内容", en: "what happens",
      example: "小组赛")
    Field(
      "venue", "地点", "场地", as: .text, into: \.venue, translatable: true, zh: "当天的地点，和活动不同时写",
      en: "where, if not where the event is", example: "北校区体育馆")
  }
}
