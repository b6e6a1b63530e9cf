public import Templating

// Models of events.

/// An event in a list.
public struct EventCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// When.
  public var when: WhenModel
  /// Where.
  public var venue: String?
  /// Clubs.
  public var clubs: [ClubLink]
  /// Family code, union if none.
  public var family: String
  /// Kind code.
  public var kind: String
  /// Kind.
  public var kindTitle: String
  /// State code.
  public var status: String
  /// State.
  public var statusTitle: String
  /// Cancelled or postponed.
  public var isCancelled: Bool
  /// Moved in time or place.
  public var isChanged: Bool
  /// Reason.
  public var statusNote: String?
  /// Former dates.
  public var previous: [DateModel]
  /// Whether it is over.
  public var isPast: Bool
  /// Whether all places are taken.
  public var isFull: Bool
  /// Summary.
  public var summary: String?
  /// Sign up until, while that is to come.
  public var signupBy: WhenModel?
  /// What to do to sign up, while that is open.
  public var signupMethod: String?
  /// Whether it is too late to sign up, as of the site's day.
  public var isClosed: Bool
  /// The rule of a series in words.
  public var series: String?
  /// How many dates of the series are still to come.
  public var coming: Int
  /// How the series repeats, without times: `每周三`.
  public var rhythm: String?
  /// The last day of the series.
  public var seriesEnd: DateModel?
  /// Whom it is for.
  public var audience: String?

  /// The fields that templates see.
  public static let model = Model<EventCard>("EventCard", zh: "活动卡片", en: "An event in a list") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("when", zh: "时间", en: "when") { $0.when }
    Field("venue", zh: "地点", en: "where") { $0.venue }
    Field("clubs", zh: "俱乐部", en: "clubs") { $0.clubs }
    Field("family", zh: "类别代码，没有则为 union", en: "family code, union if none") { $0.family }
    Field("kind", zh: "类型代码", en: "kind code") { $0.kind }
    Field("kind_title", zh: "类型", en: "kind") { $0.kindTitle }
    Field("status", zh: "状态代码", en: "state code") { $0.status }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("is_cancelled", zh: "取消或延期", en: "cancelled or postponed") { $0.isCancelled }
    Field("is_changed", zh: "时间或地点有变", en: "moved in time or place") { $0.isChanged }
    Field("status_note", zh: "原因", en: "reason") { $0.statusNote }
    Field("previous", zh: "原来的日期", en: "former dates") { $0.previous }
    Field("is_past", zh: "是否已结束", en: "whether it is over") { $0.isPast }
    Field("is_full", zh: "是否报满", en: "whether all places are taken") { $0.isFull }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("signup_by", zh: "报名截止（还没到时）", en: "sign up until, while that is to come") { $0.signupBy }
    Field("signup_method", zh: "怎样报名（还能报时）", en: "what to do to sign up, while that is open") {
      $0.signupMethod
    }
    Field("is_closed", zh: "截至网站日期报名是否已截止", en: "whether it is too late to sign up") { $0.isClosed }
    Field("series", zh: "重复的规律，每周三 16:30—18:00", en: "the rule of a series in words") { $0.series }
    Field("coming", zh: "还有几次", en: "how many dates are still to come") { $0.coming }
    Field("rhythm", zh: "怎样重复，每周三", en: "how the series repeats, without times") { $0.rhythm }
    Field("series_end", zh: "重复到哪一天", en: "the last day of the series") { $0.seriesEnd }
    Field("audience", zh: "对象", en: "whom it is for") { $0.audience }
  }
}

/// How to sign up.
public struct SignupModel: TemplateModel {
  /// From when.
  public var open: String?
  /// Until when.
  public var close: WhenModel?
  /// Whether it is over as of the site's day.
  public var isClosed: Bool
  /// A form.
  public var link: String?
  /// What to do.
  public var method: String?
  /// Office to ask.
  public var contact: String?
  /// Places.
  public var capacity: Int?
  /// Taken.
  public var registered: Int?
  /// Places left.
  public var left: Int?
  /// Waiting.
  public var waiting: Int?

  /// The fields that templates see.
  public static let model = Model<SignupModel>("SignupModel", zh: "报名", en: "How to sign up") {
    Field("open", zh: "开始", en: "from when") { $0.open }
    Field("close", zh: "截止", en: "until when") { $0.close }
    Field("is_closed", zh: "截至网站日期是否已截止", en: "whether it is over as of the site's day") { $0.isClosed }
    Field("link", zh: "链接", en: "a form") { $0.link }
    Field("method", zh: "方式", en: "what to do") { $0.method }
    Field("contact", zh: "联系办公室", en: "office to ask") { $0.contact }
    Field("capacity", zh: "名额", en: "places") { $0.capacity }
    Field("registered", zh: "已报", en: "taken") { $0.registered }
    Field("left", zh: "余额", en: "places left") { $0.left }
    Field("waiting", zh: "候补", en: "waiting") { $0.waiting }
  }
}

/// A speaker.
public struct SpeakerModel: TemplateModel {
  /// Name.
  public var name: String
  /// Title.
  public var title: String?
  /// Affiliation.
  public var affiliation: String?

  /// The fields that templates see.
  public static let model = Model<SpeakerModel>("SpeakerModel", zh: "主讲人", en: "A speaker") {
    Field("name", zh: "姓名", en: "name") { $0.name }
    Field("title", zh: "职称", en: "title") { $0.title }
    Field("affiliation", zh: "单位", en: "affiliation") { $0.affiliation }
  }
}

/// A line of a programme.
public struct ProgrammeModel: TemplateModel {
  /// When.
  public var time: String
  /// What.
  public var item: String

  /// The fields that templates see.
  public static let model = Model<ProgrammeModel>("ProgrammeModel", zh: "议程", en: "A line of a programme") {
    Field("time", zh: "时间", en: "when") { $0.time }
    Field("item", zh: "内容", en: "what") { $0.item }
  }
}

/// One day of a longer event.
public struct EventDayModel: TemplateModel {
  /// The day.
  public var date: DateModel
  /// Time.
  public var time: String?
  /// What.
  public var title: String?
  /// Where, if not where the event is.
  public var venue: String?
  /// Number of the day.
  public var number: Int
  /// Number of days.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<EventDayModel>("EventDayModel", zh: "每日安排", en: "One day of a longer event")
  {
    Field("date", zh: "日期", en: "the day") { $0.date }
    Field("time", zh: "钟点", en: "time") { $0.time }
    Field("title", zh: "内容", en: "what") { $0.title }
    Field("venue", zh: "当天的地点", en: "where on that day") { $0.venue }
    Field("number", zh: "第几天", en: "number of the day") { $0.number }
    Field("count", zh: "共几天", en: "number of days") { $0.count }
  }
}

/// An event in full.
public struct EventModel: TemplateModel {
  /// What a card has.
  public var card: EventCard
  /// Mode code.
  public var mode: String
  /// Mode.
  public var modeTitle: String
  /// Where exactly.
  public var venueDetail: String?
  /// A map.
  public var venueMap: String?
  /// Reachable without steps.
  public var isAccessible: Bool
  /// Organisers.
  public var organisers: [String]
  /// Helpers.
  public var coOrganisers: [String]
  /// Speakers.
  public var speakers: [SpeakerModel]
  /// Programme.
  public var programme: [ProgrammeModel]
  /// Days.
  public var days: [EventDayModel]
  /// Audience.
  public var audience: String?
  /// Fee.
  public var fee: String?
  /// Whether it is free.
  public var isFree: Bool
  /// Sign-up.
  public var signup: SignupModel?
  /// Attendance.
  public var attendance: Int?
  /// Units.
  public var units: Int?
  /// Lunar date.
  public var lunar: String?
  /// How it repeats.
  public var series: SeriesModel?
  /// The event's calendar.
  public var feed: FeedModel
  /// Its poster; `nil` when it was before the last year.
  public var poster: String?
  /// Number of a reading session.
  public var issue: Int?
  /// What it reads.
  public var range: String?
  /// Who leads it.
  public var leader: String?
  /// What it asks.
  public var questions: [String]
  /// Topic, host and what else an event of its kind has.
  public var facts: [FactModel]
  /// What it has as a competition.
  public var contest: ContestModel?

  /// The fields that templates see.
  public static let model = Model<EventModel>("EventModel", zh: "活动", en: "An event in full") {
    Field("card", zh: "卡片上的资料", en: "what a card has") { $0.card }
    Field("mode", zh: "方式代码", en: "mode code") { $0.mode }
    Field("mode_title", zh: "方式", en: "mode") { $0.modeTitle }
    Field("venue_detail", zh: "地点详情", en: "where exactly") { $0.venueDetail }
    Field("venue_map", zh: "地图", en: "a map") { $0.venueMap }
    Field("is_accessible", zh: "是否无障碍", en: "reachable without steps") { $0.isAccessible }
    Field("organisers", zh: "主办", en: "organisers") { $0.organisers }
    Field("co_organisers", zh: "承办协办", en: "helpers") { $0.coOrganisers }
    Field("speakers", zh: "主讲", en: "speakers") { $0.speakers }
    Field("programme", zh: "议程", en: "programme") { $0.programme }
    Field("days", zh: "每日安排", en: "days") { $0.days }
    Field("audience", zh: "对象", en: "audience") { $0.audience }
    Field("fee", zh: "费用", en: "fee") { $0.fee }
    Field("is_free", zh: "是否免费", en: "whether it is free") { $0.isFree }
    Field("signup", zh: "报名", en: "sign-up") { $0.signup }
    Field("attendance", zh: "参加人数", en: "attendance") { $0.attendance }
    Field("units", zh: "参与单位", en: "units") { $0.units }
    Field("lunar", zh: "农历", en: "lunar date") { $0.lunar }
    Field("series", zh: "重复活动", en: "how it repeats") { $0.series }
    Field("feed", zh: "加入日历", en: "the event's calendar") { $0.feed }
    Field("poster", zh: "海报网址，去年以前的没有", en: "its poster; none of what was before the last year") { $0.poster }
    Field("issue", zh: "共读的期号", en: "number of a reading session") { $0.issue }
    Field("range", zh: "共读的篇目", en: "what it reads") { $0.range }
    Field("leader", zh: "领读人", en: "who leads it") { $0.leader }
    Field("questions", zh: "思考题", en: "what it asks") { $0.questions }
    Field("facts", zh: "话题、主持、届次等", en: "topic, host, session and the like") { $0.facts }
    Field("contest", zh: "比赛", en: "what it has as a competition") { $0.contest }
  }
}

/// Events of a month.
public struct MonthGroup: TemplateModel {
  /// Month.
  public var title: String
  /// Anchor.
  public var id: String
  /// The month's calendar.
  public var calendar: String?
  /// Events.
  public var events: [EventCard]

  /// The fields that templates see.
  public static let model = Model<MonthGroup>("MonthGroup", zh: "按月", en: "Events of a month") {
    Field("title", zh: "月份，2026年11月", en: "month") { $0.title }
    Field("id", zh: "锚点", en: "anchor") { $0.id }
    Field("calendar", zh: "月历网址", en: "the month's calendar") { $0.calendar }
    Field("events", zh: "活动", en: "events") { $0.events }
  }
}
