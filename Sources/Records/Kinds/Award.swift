public import Calendars
public import Diagnostics
public import Markdown

/// The level of a competition, highest first.
public enum AwardLevel: Int, Choice, Comparable {
  case international = 70
  case national = 60
  case provincial = 40
  case municipal = 30
  case university = 20
  case college = 10

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .international: ["international", "国际", "国际级"]
    case .national: ["national", "国家级", "全国"]
    case .provincial: ["provincial", "省部级", "省级"]
    case .municipal: ["municipal", "市厅级", "市级"]
    case .university: ["university", "校级", "全校"]
    case .college: ["college", "院级"]
    }
  }

  /// The level's name.
  public var label: Wording {
    switch self {
    case .international: Wording(zh: "国际级", en: "International")
    case .national: Wording(zh: "国家级", en: "National")
    case .provincial: Wording(zh: "省部级", en: "Provincial")
    case .municipal: Wording(zh: "市厅级", en: "Municipal")
    case .university: Wording(zh: "校级", en: "University")
    case .college: Wording(zh: "院级", en: "College")
    }
  }

  /// Higher levels are greater.
  public static func < (left: AwardLevel, right: AwardLevel) -> Bool { left.rawValue < right.rawValue }
}

/// In which order the winners of one award are listed.
public enum ListOrder: String, Choice {
  case given, pinyin, stroke

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .given: ["given", "原顺序", "排名不分先后"]
    case .pinyin: ["pinyin", "拼音", "姓氏拼音"]
    case .stroke: ["stroke", "笔画", "姓氏笔画"]
    }
  }

  /// The remark that readers see.
  public var label: Wording {
    switch self {
    case .given: Wording(zh: "排名不分先后", en: "in no particular order")
    case .pinyin: Wording(zh: "按姓氏拼音排序", en: "ordered by the pinyin of surnames")
    case .stroke: Wording(zh: "按姓氏笔画排序", en: "ordered by the strokes of surnames")
    }
  }
}

/// An award or place won.
public struct Award: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.award
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The competition.
  public var competition = ""
  /// When it was won.
  public var date = PartialDate(LocalDate.earliest)
  /// The competition's level.
  public var level = AwardLevel.college
  /// The place or tier won.
  public var rank = Located(
    Rank(text: "", scheme: .other, best: nil, worst: nil, isTied: false, strength: 1000),
    at: Span(path: "", range: 0..<0))
  /// The club that won it.
  public var club: Reference?
  /// The event where it was won.
  public var event: Reference?
  /// News about it.
  public var news: Reference?
  /// Group or discipline (组别).
  public var division: String?
  /// Who won.
  public var recipients: [Recipient] = []
  /// In which order they are listed.
  public var listOrder: ListOrder?
  /// Who awarded it.
  public var organisers: [String] = []
  /// Won for the first time (首次).
  public var isFirstTime = false
  /// The best result ever (历史最好).
  public var isBestEver = false
  /// How many took part.
  public var fieldSize: FieldSize?
  /// A picture of the certificate.
  public var certificate: Picture?

  private var competitionText: String?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Award> {
    RecordHeader.titleField(required: false, example: "羽毛球团体赛第五名").lifted(to: \.header)
    Field(
      "competition", "赛事", "比赛", as: .text, into: \.competitionText, translatable: true, zh: "赛事名称",
      en: "the competition", example: "教职工羽毛球团体赛")
    Field(
      "date", "日期", "获奖日期", as: .partialDate, into: \.date, required: true, zh: "获奖日期，可只写年或年月",
      en: "when it was won", example: "2026-04-18")
    Field(
      "level", "级别", as: .choice(AwardLevel.self), into: \.level, required: true, zh: "国际、国家级、省部级、市厅级、校级、院级",
      en: "level of the competition", example: "校级")
    Field(
      "rank", "名次", "奖项", as: .rank, into: \.rank, required: true, zh: "名次或等第", en: "place or tier",
      example: "第五名")
    Field(
      "club", "俱乐部", as: .reference, into: \.club, zh: "获奖的俱乐部", en: "the club that won", example: "badminton"
    )
    Field(
      "event", "活动", as: .reference, into: \.event, zh: "获奖的活动", en: "the event where it was won",
      example: "2026/badminton-team")
    Field(
      "news", "新闻", as: .reference, into: \.news, zh: "相关新闻", en: "news about it",
      example: "2026/badminton-team")
    Field(
      "division", "组别", "项目", as: .text, into: \.division, translatable: true, zh: "组别或项目",
      en: "group or discipline", example: "混合团体甲组")
    Field(
      "recipients", "获奖者", "获奖人", as: .recipients, into: \.recipients, translatable: true, zh: "获奖的人、队或单位",
      en: "who won", example: "[{team: 学院羽毛球队}]")
    Field(
      "list_order", "排序", as: .choice(ListOrder.self), into: \.listOrder, zh: "名单排序：原顺序、拼音、笔画",
      en: "order of the list", example: "笔画")
    Field(
      "organiser", "主办", as: .textList, into: \.organisers, translatable: true, zh: "主办单位",
      en: "who awarded it", example: "校工会")
    Field(
      "first_time", "首次", as: .boolean, into: \.isFirstTime, zh: "首次取得", en: "won for the first time",
      example: "是")
    Field(
      "best_ever", "历史最好", as: .boolean, into: \.isBestEver, zh: "历史最好成绩", en: "best result ever",
      example: "是")
    Field(
      "field_size", "参赛规模", "参赛队数", as: .fieldSize, into: \.fieldSize,
      zh: "参赛的队、人、单位数", en: "how many took part", example: "{teams: 18}")
    Field(
      "certificate", "证书", as: .object(Picture.table, Picture(), Wording(zh: "证书", en: "certificate")),
      into: \.certificate, zh: "证书图片", en: "picture of the certificate", example: "{src: 证书.jpg, alt: 获奖证书}")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    competition = competitionText ?? header.title
    if competition.isEmpty, header.titleSpan == nil, reader.unread.isDisjoint(with: ["competition", "title"])
    {
      let named = Self.table.fields.map(\.definition).filter { ["competition", "title"].contains($0.key) }
      let column = reader.heading?.lacking(named)
      reader.report(
        Problem(
          .keyMissing, at: column ?? header.place,
          Wording(zh: "获奖缺少必填字段“赛事”", en: "an award needs the field competition"),
          suggestion: column != nil
            ? named.first { $0.key == "competition" }?.addColumn
            : Self.kind.addLine("competition", Wording(zh: "教职工羽毛球团体赛", en: "Staff badminton cup"))))
    }
    if header.title.isEmpty { header.title = "\(competition)\(rank.value.text)" }
    // Teams compete for places, or people where there are no teams.
    if let size = fieldSize?.teams ?? fieldSize?.people, rank.value.exceeds(teams: size) {
      reader.report(
        Problem(
          .rankBeyondField, at: rank.span,
          Wording(
            zh: "参赛规模只有 \(size)，不会有“\(rank.value.text)”",
            en: "a field of \(size) has no place “\(rank.value.text)”")))
    }
  }
}

/// One who won: a person with a unit, a team or a unit.
public struct Recipient: Sendable, Hashable {
  /// A person's name.
  public var person: String?
  /// A team's name.
  public var team: String?
  /// The unit: alone, or a person's.
  public var unit: String?
  /// How the name is read, where surname tables are wrong.
  public var pinyin: String?
  /// The strokes of the name, where the tables do not know it.
  public var strokes: String?

  /// The name to show.
  public var name: String { person ?? team ?? unit ?? "" }

  static let table = FieldTable<Recipient> {
    Field(
      "person", "姓名", "个人", as: .text, into: \.person, translatable: true, zh: "姓名", en: "a person",
      example: "李明")
    Field(
      "team", "队", "队伍", "集体", as: .text, into: \.team, translatable: true, zh: "队伍", en: "a team",
      example: "学院羽毛球队")
    Field("unit", "单位", as: .text, into: \.unit, translatable: true, zh: "单位", en: "a unit", example: "统计系")
    Field(
      "pinyin", "拼音", as: .text, into: \.pinyin, zh: "姓名拼音（多音姓）", en: "how the name is read",
      example: "Shan Liang")
    Field(
      "stroke", "笔画", as: .text, into: \.strokes, zh: "姓的笔画（横1竖2撇3点4折5）", en: "strokes of the surname",
      example: "3235")
  }
}

/// How many took part in a competition.
public struct FieldSize: Sendable, Hashable {
  /// Teams.
  public var teams: Int?
  /// People.
  public var people: Int?
  /// Units.
  public var units: Int?

  static let table = FieldTable<FieldSize> {
    Field("teams", "队数", "队", as: .positive, into: \.teams, zh: "参赛队数", en: "teams", example: "18")
    Field("people", "人数", "人", as: .positive, into: \.people, zh: "参赛人数", en: "people", example: "162")
    Field("units", "单位数", "单位", as: .positive, into: \.units, zh: "参赛单位数", en: "units", example: "36")
  }
}
