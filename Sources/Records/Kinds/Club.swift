public import Calendars
public import Diagnostics
public import Markdown

/// The four families of clubs that the union works through.
public enum ClubFamily: String, Choice {
  case sportsArts = "sports-arts"
  case rights
  case reading
  case publicGood = "public-good"

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .sportsArts: ["sports-arts", "文体", "文体类"]
    case .rights: ["rights", "维权", "维权类"]
    case .reading: ["reading", "读书", "读书类"]
    case .publicGood: ["public-good", "公益", "公益类"]
    }
  }

  /// The family's name.
  public var label: Wording {
    switch self {
    case .sportsArts: Wording(zh: "文体", en: "Sports & arts")
    case .rights: Wording(zh: "维权", en: "Rights & wellbeing")
    case .reading: Wording(zh: "读书", en: "Reading & growth")
    case .publicGood: Wording(zh: "公益", en: "Public good")
    }
  }
}

/// Whether a club takes members, rests or is gone.
public enum ClubStatus: String, Choice {
  case active, recruiting, suspended, dissolved

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .active: ["active", "活动中", "正常"]
    case .recruiting: ["recruiting", "招新中", "招新"]
    case .suspended: ["suspended", "暂停"]
    case .dissolved: ["dissolved", "已解散", "解散"]
    }
  }

  /// The state's name.
  public var label: Wording {
    switch self {
    case .active: Wording(zh: "活动中", en: "Active")
    case .recruiting: Wording(zh: "招新中", en: "Recruiting")
    case .suspended: Wording(zh: "暂停", en: "Suspended")
    case .dissolved: Wording(zh: "已解散", en: "Dissolved")
    }
  }
}

/// A club (俱乐部、协会).
public struct Club: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.club
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The family it belongs to.
  public var family = ClubFamily.sportsArts
  /// A short name for calendar cells, at most 8 characters.
  public var shortName: String?
  /// When it was founded; year, month or day.
  public var founded: PartialDate?
  /// Whether it takes members.
  public var status = ClubStatus.active
  /// When it was dissolved.
  public var dissolved: PartialDate?
  /// Who leads it.
  public var officers: [Officer] = []
  /// Number of members.
  public var membersCount: Int?
  /// Number of units that members come from.
  public var unitsCount: Int?
  /// How to join.
  public var join: Join?
  /// Its rules, a file.
  public var charter: Reference?
  /// Organisations it relies on (法务室 …).
  public var partners: [String] = []

  /// The addresses in its fields.
  public var links: [Located<String>] { header.links + [join?.link].compactMap { $0 } }

  private var leader: String?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Club> {
    RecordHeader.titleField(example: "排球俱乐部").lifted(to: \.header)
    Field(
      "family", "类别", as: .choice(ClubFamily.self), into: \.family, required: true, zh: "文体、维权、读书、公益四类之一",
      en: "one of the four families", example: "文体")
    Field(
      "short_name", "简称", as: .text, into: \.shortName, translatable: true, zh: "日历格子里的简称，最多 8 字",
      en: "short name for calendar cells", example: "排球")
    Field(
      "founded", "成立", "成立时间", as: .partialDate, into: \.founded, zh: "成立时间，可只写年或年月",
      en: "when it was founded", example: "2023-09")
    Field(
      "status", "状态", as: .choice(ClubStatus.self), into: \.status, zh: "活动中、招新中、暂停、已解散",
      en: "active, recruiting, suspended, dissolved", example: "招新中")
    Field(
      "dissolved_on", "解散时间", as: .partialDate, into: \.dissolved, zh: "解散的时间，可只写年或年月",
      en: "when it was dissolved", example: "2026-06")
    Field(
      "officers", "负责人", as: .objects(Officer.table, Officer(), Wording(zh: "负责人", en: "officer")),
      into: \.officers, translatable: true, zh: "负责人", en: "who leads it", example: "[{person: 李明, role: 会长}]"
    )
    Field(
      "leader", "会长", as: .text, into: \.leader, translatable: true, zh: "会长，不必写任期时这样写",
      en: "its president, where no term need be given", example: "李明")
    Field(
      "members_count", "会员数", as: .count, into: \.membersCount, zh: "会员人数", en: "number of members",
      example: "36")
    Field(
      "units_count", "覆盖单位数", as: .count, into: \.unitsCount, zh: "会员来自几个单位",
      en: "units that members come from", example: "5")
    Field(
      "join", "入会方式", "加入方式", as: .object(Join.table, Join(), Wording(zh: "入会方式", en: "join")), into: \.join,
      translatable: true, zh: "怎样加入", en: "how to join", example: "{how: 到教工之家登记}")
    Field(
      "charter", "章程", as: .reference, into: \.charter, zh: "章程文件", en: "its rules, a file", example: "章程.pdf"
    )
    Field(
      "partners", "依托机构", as: .textList, into: \.partners, translatable: true, zh: "依托机构",
      en: "partner organisations", example: "[学校法务室]")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    guard let leader, !leader.isEmpty, !officers.contains(where: { $0.person == leader }) else { return }
    var officer = Officer()
    (officer.person, officer.role) = (leader, "会长")
    officers.insert(officer, at: 0)
  }
}

/// Somebody in an office, with the time they hold it.
public struct Officer: Sendable, Hashable {
  /// Name.
  public var person = ""
  /// Office: 会长, 秘书长 …
  public var role = ""
  /// First day in office.
  public var from: PartialDate?
  /// Last day in office.
  public var to: PartialDate?

  static let table = FieldTable<Officer> {
    Field(
      "person", "姓名", "人员", as: .text, into: \.person, required: true, translatable: true, zh: "姓名",
      en: "name", example: "李明")
    Field(
      "role", "职务", as: .text, into: \.role, required: true, translatable: true, zh: "职务", en: "office",
      example: "会长")
    Field(
      "from", "开始", "任期开始", as: .partialDate, into: \.from, zh: "任期开始", en: "first day in office",
      example: "2025-09-01")
    Field(
      "to", "结束", "任期结束", as: .partialDate, into: \.to, zh: "任期结束", en: "last day in office",
      example: "2027-08-31")
  }
}

/// How to become a member.
public struct Join: Sendable, Hashable {
  /// What to do, in words.
  public var how = ""
  /// A page or form.
  public var link: Located<String>?
  /// The office to ask; never a personal number.
  public var contact: String?
  /// Until when.
  public var until: LocalDate?

  static let table = FieldTable<Join> {
    Field(
      "how", "方式", "怎样加入", as: .text, into: \.how, required: true, translatable: true, zh: "怎样加入",
      en: "what to do", example: "到教工之家登记")
    Field(
      "link", "链接", as: .located(.linkAddress), into: \.link, zh: "报名链接", en: "a form",
      example: "https://gh.example.edu.cn/join")
    Field(
      "contact", "联系", "联系人", as: .text, into: \.contact, translatable: true, zh: "联系的办公室（不要写个人手机）",
      en: "the office to ask", example: "学院工会办公室")
    Field("until", "截止", as: .date, into: \.until, zh: "截止日期", en: "until when", example: "2026-12-31")
  }
}
