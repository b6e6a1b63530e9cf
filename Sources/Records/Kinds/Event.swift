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

  /// Whether nothing takes place.
  public var isOff: Bool { self == .cancelled || self == .postponed }

  /// The state's name.
  public var label: Wording {
    switch self {
    case .scheduled: Wording(zh: "如期举行", en: "As planned")
    case .tentative: Wording(zh: "时间待定", en: "To be confirmed")
    case .cancelled: Wording(zh: "已取消", en: "Cancelled")
    case .postponed: Wording(zh: "延期", en: "Postponed")
    case .rescheduled: Wording(zh: "改期", en: "Rescheduled")
    case .relocated: Wording(zh: "改地点", en: "New venue")
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
  /// Where that is said.
  var statusSpan: Span?
  /// Why it is not as planned.
  public var statusNote: String?
  /// The times it was announced for before.
  public var previousStarts: [Located<Moment>] = []
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
  /// Photographs.
  public var photos: [Picture] = []
  /// How many came.
  public var attendance: Int? { countedAttendance?.value }
  /// The same with its place.
  public var countedAttendance: Located<Int>?
  /// From how many units.
  public var units: Int?
  /// The single days of an event of several days.
  public var days: [EventDay] = []
  /// Books that a reading session is about.
  public var books: [Reference] = []
  /// The number of a reading session, which each club counts for itself.
  public var issue: Located<Int>?
  /// What a reading session reads: chapters, pages.
  public var range: String?
  /// Who leads it.
  public var leader: String?
  /// What it asks.
  public var questions: [String] = []
  /// Who leads the talk.
  public var host: String?
  /// What it talks about.
  public var topic: String?
  /// The session of a congress: 三届二次.
  public var session: String?
  /// How many have to be there for it to decide.
  public var quorum: Int?
  /// What it has as a competition.
  public var contest = Contest()

  /// How it repeats by teaching weeks.
  public var weeklyRepeat: Located<TeachingWeekRepeat>?
  /// How it repeats by a rule.
  public var rule: Located<RecurrenceRule>?
  /// Dates of the rule on which it does not take place.
  public var excluded: [Located<Moment>] = []
  /// Dates besides the rule's.
  public var added: [Located<Moment>] = []
  /// What happens to single dates.
  public var changes: [OccurrenceChange] = []
  /// Its identifier in calendars, if it came from one; else it is made of the record's id.
  public var uid: String?
  /// How often time, place or state were changed after publication, where the record counts it (RFC 5545 SEQUENCE).
  public var revision: Int?

  private var start: Located<DateText>?
  private var end: Located<DateText>?
  /// Where `end` stands.
  var endSpan: Span? { end?.span }

  /// The addresses in its fields.
  public var links: [Located<String>] { header.links + [signup?.link].compactMap { $0 } }

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Event> {
    RecordHeader.titleField(example: "法制讲座：民法典与教师权益").lifted(to: \.header)
    Field(
      "start", "开始", "时间", "日期", as: .located(.eventStart), into: \.start, required: true, zh: "开始的日期和时间",
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
      "status", "状态", as: .located(.choice(EventStatus.self)), into: \.statusAndSpan, zh: "如期、取消、延期、改期、改地点",
      en: "as planned, cancelled, postponed, …", example: "取消")
    Field(
      "status_note", "状态说明", as: .text, into: \.statusNote, translatable: true, zh: "取消或变动的原因",
      en: "why it was cancelled or moved", example: "场地占用")
    Field(
      "previous_start", "原时间", "原定时间", as: .locatedMoments, into: \.previousStarts, zh: "改期前的时间",
      en: "the time announced before", example: "2026-11-25 16:30")
    Field("capacity", "名额", as: .located(.positive), into: \.capacity, zh: "名额", en: "places", example: "40")
    Field(
      "registered", "已报", "已报名", as: .count, into: \.registered, zh: "已报名人数", en: "places taken",
      example: "32")
    Field(
      "signup", "报名",
      as: .object(Signup.table, Signup(), Wording(zh: "报名", en: "sign-up"), form: Signup.form),
      into: \.signup,
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
    Picture.albumField(into: \.photos)
    Field(
      "fee", "费用", as: .text, into: \.fee, translatable: true, zh: "费用，免费写 0",
      en: "what it costs; 0 for free", example: "0")
    Field(
      "attendance", "参加人数", "人数", as: .located(.count), into: \.countedAttendance, zh: "实际参加人数",
      en: "how many came",
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
      "no", "期号", as: .located(.positive), into: \.issue, zh: "第几期", en: "number of a session", example: "3")
    Field(
      "range", "范围", "篇目", as: .text, into: \.range, translatable: true, zh: "读哪些章节", en: "chapters or pages",
      example: "第1—3章")
    Field(
      "leader", "领读", "领读人", as: .text, into: \.leader, translatable: true, zh: "领读人", en: "who leads it",
      example: "李明")
    Field(
      "questions", "思考题", "问题", as: .sentences, into: \.questions, translatable: true, zh: "思考题",
      en: "what it asks",
      example: "[规矩变了，老人还管用吗？]")
    Field(
      "host", "主持", "主持人", as: .text, into: \.host, translatable: true, zh: "主持人", en: "who leads the talk",
      example: "李明")
    Field(
      "topic", "话题", as: .text, into: \.topic, translatable: true, zh: "沙龙、会议谈什么", en: "what it talks about",
      example: "第一次上大课")
    Field(
      "session", "届次", as: .text, into: \.session, translatable: true, zh: "教代会的届次",
      en: "the session of a congress",
      example: "三届二次")
    Field(
      "quorum", "法定人数", as: .count, into: \.quorum, zh: "至少到多少人才能表决",
      en: "how many must be there for it to decide", example: "28")
    Contest.fields.map { $0.lifted(to: \.contest) }
    Field(
      "repeat", "重复",
      as: .located(
        .object(
          TeachingWeekRepeat.table, TeachingWeekRepeat(), Wording(zh: "重复", en: "repetition"),
          form: SpokenRepetition.form)),
      into: \.weeklyRepeat, zh: "按教学周重复", en: "repetition by teaching weeks",
      example: "{term: 2026-2027-1, weeks: \"1-17\", weekday: 3}")
    Field(
      "rrule", "重复规则", as: .located(.recurrence), into: \.rule, zh: "重复规则（RFC 5545）",
      en: "repetition by a rule (RFC 5545)", example: "FREQ=MONTHLY;BYDAY=3WE;COUNT=8")
    Field(
      "exdate", "除外日期", as: .locatedMoments, into: \.excluded, zh: "规则里不活动的日期", en: "dates left out",
      example: "2026-10-07")
    Field(
      "rdate", "增加日期", as: .locatedMoments, into: \.added, zh: "规则以外增加的日期", en: "dates added",
      example: "2026-10-10")
    Field(
      "changes", "变动", "改动",
      as: .objects(OccurrenceChange.table, OccurrenceChange(), Wording(zh: "变动", en: "change")),
      into: \.changes, translatable: true, zh: "某一次的取消、改期、改地点", en: "changes of single dates",
      example: "[{on: 2026-11-25, action: 改期, to: 2026-11-26 16:30}]")
    Field(
      "uid", "日历编号", as: .text, into: \.uid, zh: "从别的日历导入时的编号", en: "the id in the calendar it came from",
      example: "20261123T0830@calendar.example.edu.cn")
    Field(
      "revision", "修订次数", as: .count, into: \.revision, zh: "发布后改过几次时间、地点或状态",
      en: "how often time, place or state were changed", example: "1")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  /// State and place as one value, for the field table.
  private var statusAndSpan: Located<EventStatus>? {
    get { statusSpan.map { Located(status, at: $0) } }
    set {
      status = newValue?.value ?? .scheduled
      statusSpan = newValue?.span
    }
  }

  /// Without a day there is nowhere to put it.
  var isSettled: Bool { time.firstDay != .earliest }

  mutating func settle(_ reader: inout FieldReader) {
    guard let start else { return }
    timeSpan = start.span
    switch Calendars.timeSpan(from: withTime(start.value, &reader), to: end?.value) {
    case .success(let span): time = span
    case .failure(let fault):
      reader.report(
        Problem(
          fault.kind, at: end?.span ?? start.span, fault.wording,
          suggestion: fault.suggestion,
          notes: end == nil ? [] : [Note(Wording(zh: "开始在这里", en: "the start is here"), at: start.span)]))
    }
    validateDetails(&reader)
    // With a slip in the rule nobody can tell which of its dates they mean; only the slip is told of.
    if isRepetitionUnread(reader) { (changes, excluded) = ([], []) }
  }

  /// The start with the time of day that `repeat` gives, if it is only a day itself.
  private func withTime(_ start: DateText, _ reader: inout FieldReader) -> DateText {
    guard let time = weeklyRepeat?.value.time else { return start }
    switch (start, time.value) {
    case (.day(let day), .time(let from, nextDay: false)): return .moment(LocalDateTime(day, from))
    case (.day(let day), .times(let from, let to, let nextDay)):
      return .moments(LocalDateTime(day, from), LocalDateTime(nextDay ? day + 1 : day, to))
    case (.moment(let moment), .time(let from, nextDay: false)) where moment.time == from: return start
    case (.moment(let moment), .times(let from, let to, let nextDay))
    where moment.time == from && (end == nil || end?.value == .time(to, nextDay: nextDay)):
      return end == nil ? .moments(moment, LocalDateTime(nextDay ? moment.date + 1 : moment.date, to)) : start
    case (.moments(let first, let last), .times(let from, let to, let nextDay))
    where first.time == from && last == LocalDateTime(nextDay ? first.date + 1 : first.date, to): return start
    default:
      reader.report(
        Problem(
          .recurrenceInvalid, at: time.span,
          Wording(zh: "“重复”里的时间和“开始”“结束”不一致", en: "the repetition has another time than start and end"),
          suggestion: Wording(zh: "时间只写在一个地方", en: "give the time in one place"),
          notes: timeSpan.map { [Note(Wording(zh: "开始在这里", en: "the start is here"), at: $0)] } ?? []))
      return start
    }
  }
}
