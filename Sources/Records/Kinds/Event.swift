public import Calendars
public import Diagnostics
public import Markdown

/// What sort of activity an event is.
public enum EventKind: String, Choice {
  case training, lecture, competition, performance, volunteer, salon, reading, contest, course, meeting,
    congress, ballot, outing, care, other

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .training: ["training", "训练"]
    case .lecture: ["lecture", "讲座"]
    case .competition: ["competition", "比赛", "竞赛"]
    case .performance: ["performance", "演出"]
    case .volunteer: ["volunteer", "志愿", "志愿服务"]
    case .salon: ["salon", "沙龙"]
    case .reading: ["reading", "共读", "读书会"]
    case .contest: ["contest", "技能比武"]
    case .course: ["course", "培训"]
    case .meeting: ["meeting", "会议"]
    case .congress: ["congress", "教代会"]
    case .ballot: ["ballot", "投票"]
    case .outing: ["outing", "疗休养", "春秋游"]
    case .care: ["care", "慰问"]
    case .other: ["other", "其他"]
    }
  }

  /// The kind's name.
  public var label: Wording {
    switch self {
    case .training: Wording(zh: "训练", en: "Training")
    case .lecture: Wording(zh: "讲座", en: "Lecture")
    case .competition: Wording(zh: "比赛", en: "Competition")
    case .performance: Wording(zh: "演出", en: "Performance")
    case .volunteer: Wording(zh: "志愿服务", en: "Volunteering")
    case .salon: Wording(zh: "沙龙", en: "Salon")
    case .reading: Wording(zh: "共读", en: "Reading session")
    case .contest: Wording(zh: "技能比武", en: "Skills contest")
    case .course: Wording(zh: "培训", en: "Course")
    case .meeting: Wording(zh: "会议", en: "Meeting")
    case .congress: Wording(zh: "教代会", en: "Staff congress")
    case .ballot: Wording(zh: "投票", en: "Ballot")
    case .outing: Wording(zh: "疗休养", en: "Outing")
    case .care: Wording(zh: "慰问", en: "Care visit")
    case .other: Wording(zh: "活动", en: "Event")
    }
  }
}

/// Where an event happens in principle (schema.org's attendance mode).
public enum EventMode: String, Choice {
  case onsite, online, hybrid

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .onsite: ["onsite", "线下"]
    case .online: ["online", "线上"]
    case .hybrid: ["hybrid", "线上线下", "线上线下结合", "混合"]
    }
  }

  /// The mode's name.
  public var label: Wording {
    switch self {
    case .onsite: Wording(zh: "线下", en: "On site")
    case .online: Wording(zh: "线上", en: "Online")
    case .hybrid: Wording(zh: "线上线下结合", en: "On site and online")
    }
  }
}

/// Whether an event takes place as announced.
public enum EventStatus: String, Choice {
  case scheduled, tentative, cancelled, postponed, rescheduled, relocated

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .scheduled: ["scheduled", "如期举行", "正常"]
    case .tentative: ["tentative", "待定"]
    case .cancelled: ["cancelled", "已取消", "取消", "canceled"]
    case .postponed: ["postponed", "延期待定", "延期"]
    case .rescheduled: ["rescheduled", "改期"]
    case .relocated: ["relocated", "改地点", "更换地点"]
    }
  }

  /// The state's name.
  public var label: Wording {
    switch self {
    case .scheduled: Wording(zh: "如期举行", en: "As planned")
    case .tentative: Wording(zh: "时间待定", en: "To be confirmed")
    case .cancelled: Wording(zh: "已取消", en: "Cancelled")
    case .postponed: Wording(zh: "延期", en: "Postponed")
    case .rescheduled: Wording(zh: "改期", en: "Rescheduled")
    case .relocated: Wording(zh: "改地点", en: "Moved to another place")
    }
  }
}

/// An activity at a time and place.
public struct Event: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.event
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// What sort of activity.
  public var kind = EventKind.other
  /// The clubs that hold it, as written.
  public var clubs: [Reference] = []
  /// When it takes place: whole days or exact times.
  public var time = TimeSpan.days(DayRange(LocalDate.earliest))
  /// Where `start` stands.
  public var timeSpan: Span?
  /// Where it takes place: a venue's id or free text.
  public var venue: Reference?
  /// On site, online or both.
  public var mode = EventMode.onsite
  /// As planned, cancelled, moved …
  public var status = EventStatus.scheduled
  /// Why it is not as planned.
  public var statusNote: String?
  /// The times it was announced for before.
  public var previousStarts: [Moment] = []
  /// Places.
  public var capacity: Located<Int>?
  /// Places taken.
  public var registered: Int?
  /// How and until when to sign up.
  public var signup: Signup?
  /// Whom it is for.
  public var audience: String?
  /// Who holds it (主办).
  public var organisers: [String] = []
  /// Who helps (承办、协办).
  public var coOrganisers: [String] = []
  /// Who speaks.
  public var speakers: [Speaker] = []
  /// What happens when.
  public var programme: [ProgrammeItem] = []
  /// What it costs, in words; `0` for free.
  public var fee: String?
  /// How many came.
  public var attendance: Int?
  /// From how many units.
  public var units: Int?
  /// The single days of an event of several days.
  public var days: [EventDay] = []
  /// Books that a reading session is about.
  public var books: [Reference] = []

  private var start: Located<DateText>?
  private var end: Located<DateText>?
  private var laterFields: Located<String>?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Event> {
    RecordHeader.titleField(example: "法制讲座：民法典与教师权益").lifted(to: \.header)
    Field(
      "start", "开始", "时间", "日期", as: .located(.dateText), into: \.start, required: true, zh: "开始的日期和时间",
      en: "when it begins", example: "2026-11-24 14:30")
    Field(
      "end", "结束", as: .located(.dateText), into: \.end, zh: "结束的时间（同一天只写时间）", en: "when it ends",
      example: "16:30")
    Field(
      "kind", "类型", as: .choice(EventKind.self), into: \.kind, zh: "活动类型", en: "what sort of activity",
      example: "讲座")
    Field(
      "club", "俱乐部", "clubs", as: .references, into: \.clubs, zh: "举办的俱乐部，可写几个",
      en: "the club or clubs that hold it", example: "volleyball")
    Field(
      "venue", "地点", "场地", as: .reference, into: \.venue, translatable: true, zh: "场地编号或地点名称",
      en: "a venue's id or a place", example: "lecture-a101")
    Field(
      "mode", "方式", as: .choice(EventMode.self), into: \.mode, zh: "线下、线上或结合", en: "on site, online or both",
      example: "线下")
    Field(
      "status", "状态", as: .choice(EventStatus.self), into: \.status, zh: "如期、取消、延期、改期、改地点",
      en: "as planned, cancelled, postponed, …", example: "取消")
    Field(
      "status_note", "状态说明", as: .text, into: \.statusNote, translatable: true, zh: "取消或变动的原因",
      en: "why it was cancelled or moved", example: "场地占用")
    Field(
      "previous_start", "原时间", "原定时间", as: .moments, into: \.previousStarts, zh: "改期前的时间",
      en: "the time announced before", example: "2026-11-25 16:30")
    Field("capacity", "名额", as: .located(.positive), into: \.capacity, zh: "名额", en: "places", example: "40")
    Field(
      "registered", "已报", "已报名", as: .count, into: \.registered, zh: "已报名人数", en: "places taken",
      example: "32")
    Field(
      "signup", "报名", as: .object(Signup.table, Signup(), Wording(zh: "报名", en: "sign-up")), into: \.signup,
      translatable: true, zh: "报名方式和期限", en: "how and until when to sign up",
      example: "{close: 2026-11-20, method: 到工会办公室登记}")
    Field(
      "audience", "对象", as: .text, into: \.audience, translatable: true, zh: "面向哪些人", en: "whom it is for",
      example: "全体教职工")
    Field(
      "organiser", "主办", "organisers", as: .textList, into: \.organisers, translatable: true, zh: "主办单位",
      en: "who holds it", example: "学院工会")
    Field(
      "co_organiser", "承办", "协办", as: .textList, into: \.coOrganisers, translatable: true, zh: "承办、协办单位",
      en: "who helps", example: "学校法务室")
    Field(
      "speakers", "主讲", "主讲人", as: .objects(Speaker.table, Speaker(), Wording(zh: "主讲人", en: "speaker")),
      into: \.speakers, translatable: true, zh: "主讲人", en: "who speaks", example: "[{person: 李明, title: 律师}]")
    Field(
      "programme", "议程", "流程",
      as: .objects(ProgrammeItem.table, ProgrammeItem(), Wording(zh: "议程", en: "programme item")),
      into: \.programme, translatable: true, zh: "议程", en: "what happens when",
      example: "[{time: \"14:30\", item: 开场}]")
    Field(
      "fee", "费用", as: .text, into: \.fee, translatable: true, zh: "费用，免费写 0",
      en: "what it costs; 0 for free", example: "0")
    Field(
      "attendance", "参加人数", "人数", as: .count, into: \.attendance, zh: "实际参加人数", en: "how many came",
      example: "86")
    Field(
      "units", "参与单位", "单位数", as: .count, into: \.units, zh: "参与单位数", en: "from how many units", example: "12"
    )
    Field(
      "days", "每日安排", "日程", as: .objects(EventDay.table, EventDay(), Wording(zh: "每日安排", en: "day")),
      into: \.days, translatable: true, zh: "多天活动每天的安排", en: "the single days of a longer event",
      example: "[{date: 2026-10-17, start: \"09:00\", title: 小组赛}]")
    Field(
      "books", "图书", "共读书目", as: .references, into: \.books, zh: "共读的书", en: "books a session is about",
      example: "xiangtu-zhongguo")
    Field(
      "repeat", "重复", as: .presence, into: \.laterFields, zh: "每周重复（后续版本）",
      en: "repetition (a later version)", example: "{weekday: 3}")
    Field(
      "rrule", as: .presence, into: \.laterFields, zh: "重复规则（后续版本）", en: "repetition rule (a later version)",
      example: "FREQ=WEEKLY")
    Field(
      "exdate", as: .presence, into: \.laterFields, zh: "除外日期（后续版本）", en: "excluded dates (a later version)",
      example: "2026-10-07")
    Field(
      "rdate", as: .presence, into: \.laterFields, zh: "增加日期（后续版本）", en: "added dates (a later version)",
      example: "2026-10-10")
    Field(
      "changes", "变动", as: .presence, into: \.laterFields, zh: "重复活动的变动（后续版本）",
      en: "changes of a series (a later version)", example: "[]")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    if let laterFields {
      reader.report(
        Problem(
          .eventRepeat, at: laterFields.span,
          Wording(zh: "本版本还不支持重复活动", en: "repeated events are not supported in this version"),
          suggestion: Wording(
            zh: "请为每一次活动各写一个文件，或在 content/data/events.csv 里各写一行",
            en: "write one file, or one row of content/data/events.csv, for each date")))
    }
    guard let start else { return }
    timeSpan = start.span
    switch Calendars.timeSpan(from: start.value, to: end?.value) {
    case .success(let span): time = span
    case .failure(let fault):
      reader.report(
        Problem(
          fault.kind, at: end?.span ?? start.span, fault.wording,
          suggestion: Wording(
            zh: "跨到第二天请写完整日期，例如：结束: 2027-01-01 00:30", en: "give the full date if it ends on another day"),
          notes: end == nil ? [] : [Note(Wording(zh: "开始在这里", en: "the start is here"), at: start.span)]))
    }
    validateDetails(&reader)
  }

  private func validateDetails(_ reader: inout FieldReader) {
    if status == .cancelled || status == .postponed, statusNote == nil {
      reader.report(
        Problem(
          .eventStatusNote, at: header.titleSpan ?? header.place,
          Wording(
            zh: "活动“\(status.label.zh)”，但没有写原因", en: "the event is \(status.rawValue) but gives no reason"),
          suggestion: Wording(zh: "加一行：状态说明: 场地占用", en: "add a line: status_note: hall not available")))
    }
    if status == .rescheduled, previousStarts.isEmpty {
      reader.report(
        Problem(
          .eventPreviousStart, at: header.titleSpan ?? header.place,
          Wording(zh: "活动“改期”，但没有写原来的时间", en: "the event is rescheduled but the former time is missing"),
          suggestion: Wording(
            zh: "加一行：原时间: 2026-11-25 16:30", en: "add a line: previous_start: 2026-11-25 16:30")))
    }
    if let close = signup?.close, close.value.start > time.start {
      reader.report(
        Problem(
          .eventSignupLate, at: close.span,
          Wording(zh: "报名截止晚于活动开始", en: "sign-up closes after the event begins"),
          notes: timeSpan.map { [Note(Wording(zh: "活动在这里开始", en: "the event begins here"), at: $0)] } ?? []))
    }
    for day in days {
      guard let date = day.date, !time.dayRange.contains(date.value) else { continue }
      reader.report(
        Problem(
          .eventDayOutside, at: date.span,
          Wording(
            zh: "\(PartialDate(date.value).chinese) 不在活动的日期范围内",
            en: "\(date.value) is not one of the event's days"),
          notes: timeSpan.map { [Note(Wording(zh: "活动的时间在这里", en: "the event's time is here"), at: $0)] }
            ?? []))
    }
  }
}
