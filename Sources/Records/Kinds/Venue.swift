public import Calendars
public import Diagnostics
public import Markdown

/// A place where events are held.
public struct Venue: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.venue
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// Campus.
  public var campus: String?
  /// Building.
  public var building: String?
  /// Room.
  public var room: String?
  /// Floor.
  public var floor: String?
  /// Seats or places.
  public var capacity: Int?
  /// Whether it can be reached without steps.
  public var isAccessible: Bool?
  /// A map.
  public var mapLink: String?
  /// When it can be used; always if nothing is said.
  public var openingHours: Located<OpeningHours>?
  /// Whether two events there at once are an error, not only a warning.
  public var isExclusive = false

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Venue> {
    RecordHeader.titleField("name", "名称", example: "报告厅A101").lifted(to: \.header)
    Field("id", "编号", as: .text, into: \.givenID, zh: "编号，小写字母、数字和连字符", en: "id", example: "lecture-a101")
    Field(
      "name_en", "英文名称", as: .text, into: \.header.titleEnglish, zh: "英文名称", en: "name in English",
      example: "Lecture hall A101")
    Field("campus", "校区", as: .text, into: \.campus, zh: "校区", en: "campus", example: "南校区")
    Field("building", "楼宇", "楼", as: .text, into: \.building, zh: "楼宇", en: "building", example: "数统楼")
    Field("room", "房间", as: .text, into: \.room, zh: "房间", en: "room", example: "A101")
    Field("floor", "楼层", as: .text, into: \.floor, zh: "楼层", en: "floor", example: "1")
    Field("capacity", "容量", as: .positive, into: \.capacity, zh: "容纳人数", en: "places", example: "120")
    Field(
      "accessible", "无障碍", as: .boolean, into: \.isAccessible, zh: "是否无障碍", en: "reachable without steps",
      example: "是")
    Field(
      "map_link", "地图", as: .text, into: \.mapLink, zh: "地图链接", en: "a map",
      example: "https://map.example.edu.cn/a101")
    Field(
      "opening_hours", "开放时间", as: .located(.openingHours), into: \.openingHours, zh: "开放时间",
      en: "when it can be used", example: "周一至周五 08:00-22:00；周六 09:00-17:00")
    Field(
      "exclusive", "独占", as: .boolean, into: \.isExclusive, zh: "同一时间只能有一个活动", en: "one event at a time",
      example: "是")
  }

  /// The id that the row gives itself.
  var givenID: String?
}

/// A term of the academic year.
public struct TermRecord: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.term
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// Monday of the first teaching week.
  public var weekOne = Located(LocalDate.earliest, at: Span(path: "", range: 0..<0))
  /// Number of teaching weeks, 1…30.
  public var weeks = Located(1, at: Span(path: "", range: 0..<0))
  /// The vacation after it.
  public var vacation: Located<Period>?
  /// The id that the row gives itself.
  var givenID: String?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<TermRecord> {
    RecordHeader.titleField("name", "名称", example: "2026—2027学年第一学期").lifted(to: \.header)
    Field(
      "id", "编号", "学期", as: .text, into: \.givenID, required: true, zh: "编号，如 2026-2027-1", en: "id",
      example: "2026-2027-1")
    Field(
      "week1_monday", "第一周周一", as: .located(.date), into: \.weekOne, required: true, zh: "第一教学周的星期一",
      en: "Monday of week 1", example: "2026-09-07")
    Field(
      "weeks", "周数", as: .located(.positive), into: \.weeks, required: true, zh: "教学周数",
      en: "number of weeks", example: "19")
    Field(
      "exam_weeks", "考试周", as: .text, into: \.examWeeks, zh: "考试周", en: "weeks of examinations",
      example: "18-19")
    Field(
      "vacation", "假期", as: .located(.period(Wording(zh: "假期", en: "vacation"))),
      into: \.vacation, zh: "学期后的假期", en: "the vacation after it",
      example: "{from: 2027-01-18, to: 2027-02-28}")
    Field(
      "name_en", "英文名称", as: .text, into: \.header.titleEnglish, zh: "英文名称", en: "name in English",
      example: "Autumn term 2026")
  }

  /// Weeks of examinations, as written.
  var examWeeks: String?

  mutating func settle(_ reader: inout FieldReader) {
    if weekOne.value != LocalDate.earliest, weekOne.value.weekday != .monday {
      reader.report(
        Problem(
          .termNotMonday, at: weekOne.span,
          Wording(
            zh: "\(PartialDate(weekOne.value).chinese) 是\(weekOne.value.weekday.chinese)，第一周应从星期一开始",
            en: "\(weekOne.value) is a \(weekOne.value.weekday.english); week 1 begins on a Monday"),
          suggestion: Wording(
            zh: "是不是 \(weekOne.value.monday)？", en: "did you mean \(weekOne.value.monday)?")))
    }
    if weeks.value > 30 {
      reader.report(
        Problem(
          .numberRange, at: weeks.span,
          Wording(zh: "一个学期最多 30 周", en: "a term has at most 30 weeks")))
    }
    if let vacation, let from = vacation.value.from, let to = vacation.value.to, to < from {
      reader.report(
        Problem(
          .periodReversed, at: vacation.span,
          Wording(zh: "假期的结束早于开始", en: "the vacation ends before it begins")))
    }
  }
}

/// What a table of holidays is made of.
public enum HolidayStatus: String, Choice {
  case official, statutoryOnly

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .official: ["official", "正式"]
    case .statutoryOnly: ["statutory_only", "仅法定"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .official: Wording(zh: "正式", en: "official")
    case .statutoryOnly: Wording(zh: "仅法定", en: "statutory days only")
    }
  }
}

/// The statutory holidays of one year with their make-up workdays.
public struct HolidayTable: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.holiday
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The year.
  public var year = Located(1, at: Span(path: "", range: 0..<0))
  /// The notice it comes from.
  var sourceURL: String?
  /// Whether the yearly notice is in it.
  public var status = HolidayStatus.official
  /// The holidays.
  public var days: [HolidayEntry] = []
  /// Which days the school runs as which.
  public var makeups: [MakeupEntry] = []

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<HolidayTable> {
    Field(
      "year", "年份", as: .located(.year), into: \.year, required: true, zh: "年份", en: "year", example: "2026")
    Field(
      "source_url", "来源", as: .text, into: \.sourceURL, zh: "通知的网址", en: "the notice",
      example: "https://www.gov.cn")
    Field(
      "status", "状态", as: .choice(HolidayStatus.self), into: \.status, zh: "正式，或者通知发布前的仅法定",
      en: "official, or statutory_only before the yearly notice", example: "official")
    Field(
      "days", "假日", as: .objects(HolidayEntry.table, HolidayEntry(), Wording(zh: "假日", en: "holiday")),
      into: \.days, required: true, zh: "各个假日", en: "the holidays",
      example: "[{name: 国庆, from: 2026-10-01, to: 2026-10-07}]")
    Field(
      "makeup_map", "调课",
      as: .objects(MakeupEntry.table, MakeupEntry(), Wording(zh: "调课", en: "make-up day")),
      into: \.makeups, zh: "学校的调课安排", en: "which days run as which",
      example: "[{date: 2026-10-10, runs_as: 2026-10-07}]")
  }
}

extension HolidayTable {
  /// The year in the file's name, which is what an officer looks for: `holidays-2027.yaml`.
  private var namedYear: Int? {
    let name = header.file.split(separator: "/").last ?? ""
    return name.split { !("0"..."9").contains($0) }.first { $0.count == 4 }.flatMap { Int($0) }
  }

  /// A table of another year than its file says would count for the wrong one.
  var isSettled: Bool { namedYear ?? year.value == year.value }

  func settle(_ reader: inout FieldReader) {
    guard !isSettled, let namedYear else { return }
    reader.report(
      Problem(
        .holidayContradiction, at: year.span,
        Wording(
          zh: "文件名是 \(namedYear)，年份却写 \(year.value)",
          en: "the file is called \(namedYear), but its year is \(year.value)"),
        suggestion: Wording(zh: "改对其中一个", en: "put one of them right")))
  }
}

/// One day on which the school runs as on another.
public struct MakeupEntry: Sendable, Hashable {
  /// The day.
  public var date: Located<LocalDate>?
  /// The day whose timetable it follows.
  public var runsAs: Located<LocalDate>?

  static let table = FieldTable<MakeupEntry> {
    Field(
      "date", "日期", as: .located(.date), into: \.date, required: true, zh: "上课的日期", en: "the day",
      example: "2026-10-10")
    Field(
      "runs_as", "补", "执行", as: .located(.date), into: \.runsAs, required: true, zh: "按哪一天的安排",
      en: "the day whose timetable it follows", example: "2026-10-07")
  }
}

/// One holiday.
public struct HolidayEntry: Sendable, Hashable {
  /// Name.
  public var name = ""
  /// First day off.
  public var from: Located<LocalDate>?
  /// Last day off.
  public var to: Located<LocalDate>?
  /// Days worked instead.
  public var makeup: [Located<LocalDate>] = []

  static let table = FieldTable<HolidayEntry> {
    Field("name", "名称", as: .text, into: \.name, required: true, zh: "名称", en: "name", example: "国庆")
    Field(
      "from", "开始", "起", as: .located(.date), into: \.from, required: true, zh: "第一天", en: "first day off",
      example: "2026-10-01")
    Field(
      "to", "结束", "止", as: .located(.date), into: \.to, required: true, zh: "最后一天", en: "last day off",
      example: "2026-10-07")
    Field(
      "makeup", "调休上班", "补班", as: .locatedDates, into: \.makeup, zh: "调休上班的日子", en: "days worked instead",
      example: "[2026-09-20, 2026-10-10]")
  }
}
