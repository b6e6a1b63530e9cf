public import Calendars
public import Diagnostics
public import Markdown

/// What a campaign does.
public enum CampaignKind: String, Choice {
  case teaching, elders, disabled, warmth, environment, books, money, blood, other

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .teaching: ["teaching", "支教"]
    case .elders: ["elders", "助老"]
    case .disabled: ["disabled", "助残"]
    case .warmth: ["warmth", "送温暖"]
    case .environment: ["environment", "环保"]
    case .books: ["books", "捐书"]
    case .money: ["money", "捐款"]
    case .blood: ["blood", "献血"]
    case .other: ["other", "其他"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .teaching: Wording(zh: "支教", en: "Teaching support")
    case .elders: Wording(zh: "助老", en: "For the elderly")
    case .disabled: Wording(zh: "助残", en: "For the disabled")
    case .warmth: Wording(zh: "送温暖", en: "Winter warmth")
    case .environment: Wording(zh: "环保", en: "Environment")
    case .books: Wording(zh: "捐书", en: "Books")
    case .money: Wording(zh: "捐款", en: "Donations")
    case .blood: Wording(zh: "献血", en: "Blood")
    case .other: Wording(zh: "公益", en: "Public good")
    }
  }
}

/// Volunteering or donating over a time, with totals. Who gave what, and who received it, is never part of it.
public struct Campaign: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.campaign
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The club that holds it.
  public var club = Reference("", at: Span(path: "", range: 0..<0))
  /// The first day.
  public var from = Located(LocalDate.earliest, at: Span(path: "", range: 0..<0))
  /// The last day.
  public var to: Located<LocalDate>?
  /// What it does.
  public var kind = CampaignKind.other
  /// Who holds it.
  public var organisers: [String] = []
  /// Who helps.
  public var partners: [String] = []
  /// For whom, in general words.
  public var beneficiary: String?
  /// The single times.
  public var sessions: [CampaignSession] = []
  /// Distinct people.
  public var people: Located<Int>?
  /// Attendances: people at each time added up.
  public var attendances: Located<Int>?
  /// Hours of work in half hours, all people together.
  public var halfHours: Int?
  /// From how many units.
  public var units: Int?
  /// How many gave.
  public var donors: Int?
  /// How many could have given.
  public var staff: Int?
  /// What was given, in fen.
  public var amount: Located<Int>?
  /// Things that were given.
  public var items: [DonatedItem] = []
  /// Where it went.
  public var destination: String?
  /// The receipt, a file.
  public var receipt: Reference?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Campaign> {
    RecordHeader.titleField(example: "云上数学角").lifted(to: \.header)
    Field(
      "club", "俱乐部", as: .reference, into: \.club, required: true, zh: "举办的俱乐部", en: "the club that holds it",
      example: "volunteers")
    Field(
      "from", "开始", as: .located(.date), into: \.from, required: true, zh: "第一天", en: "the first day",
      example: "2026-09-20")
    Field("to", "结束", as: .located(.date), into: \.to, zh: "最后一天", en: "the last day", example: "2027-01-10")
    Field(
      "kind", "类型", as: .choice(CampaignKind.self), into: \.kind, zh: "支教、助老、捐款……", en: "what it does",
      example: "支教")
    Field(
      "organiser", "主办", as: .textList, into: \.organisers, translatable: true, zh: "主办", en: "who holds it",
      example: "学院工会")
    Field(
      "partner", "合作", "合作单位", as: .textList, into: \.partners, translatable: true, zh: "合作单位",
      en: "who helps", example: "基础教育集团")
    Field(
      "beneficiary", "受益对象", as: .text, into: \.beneficiary, translatable: true, zh: "受益对象，只写总的说法",
      en: "for whom, in general words",
      example: "两所乡村小学五、六年级学生")
    Field(
      "sessions", "场次",
      as: .objects(CampaignSession.table, CampaignSession(), Wording(zh: "场次", en: "session")),
      into: \.sessions, zh: "每一次", en: "the single times", example: "[{活动: tree-planting, 人数: 12, 时长: 2}]")
    Field(
      "people", "人数", as: .located(.count), into: \.people, zh: "参加过的人数，不重复计算", en: "distinct people",
      example: "15")
    Field(
      "attendances", "人次", as: .located(.count), into: \.attendances, zh: "人次", en: "attendances",
      example: "20")
    Field(
      "hours", "时长", "总时长", as: .halfHours, into: \.halfHours, zh: "总时长（小时）", en: "hours in all",
      example: "36")
    Field("units", "单位数", as: .count, into: \.units, zh: "参与单位数", en: "from how many units", example: "6")
    Field("donors", "捐赠人数", as: .count, into: \.donors, zh: "捐赠人数", en: "how many gave", example: "102")
    Field(
      "staff", "教职工数", as: .count, into: \.staff, zh: "教职工数", en: "how many could have given", example: "146")
    Field(
      "amount", "金额", as: .located(.money), into: \.amount, zh: "总金额（元），不写个人的",
      en: "yuan in all, never of one person", example: "18420.50")
    Field(
      "items", "物品", as: .objects(DonatedItem.table, DonatedItem(), Wording(zh: "物品", en: "item")),
      into: \.items,
      translatable: true, zh: "捐赠的物品", en: "things that were given", example: "[{名称: 图书, 数量: 120, 单位: 册}]")
    Field(
      "destination", "去向", as: .text, into: \.destination, translatable: true, zh: "捐赠去了哪里",
      en: "where it went", example: "两所乡村小学图书角")
    Field(
      "receipt", "凭证", "收据", as: .reference, into: \.receipt, zh: "收据或接收证明，文件", en: "the receipt, a file",
      example: "收据.pdf")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  /// Attendances as given, or as the sessions add up to.
  public var totalAttendances: Int? {
    attendances?.value
      ?? (sessions.contains { $0.people != nil } ? sessions.reduce(0) { $0 + ($1.people ?? 0) } : nil)
  }

  /// Half hours as given, or people times length of all sessions.
  public var totalHalfHours: Int? {
    if let halfHours { return halfHours }
    let timed = sessions.filter { $0.people != nil && $0.halfHours != nil }
    return timed.isEmpty ? nil : timed.reduce(0) { $0 + ($1.people ?? 0) * ($1.halfHours ?? 0) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    func report(_ span: Span?, _ zh: String, _ en: String) {
      reader.report(
        Problem(.campaignNumbers, at: span ?? header.titleSpan ?? header.place, Wording(zh: zh, en: en)))
    }
    if let to, to.value < from.value {
      report(
        to.span, "结束（\(to.value)）早于开始（\(from.value)）",
        "the end (\(to.value)) is before the start (\(from.value))")
    }
    if let people, let attendances = totalAttendances, attendances < people.value {
      report(
        people.span, "人次（\(attendances)）少于人数（\(people.value)）",
        "\(attendances) attendances of \(people.value) people")
    }
    if let donors, let staff, donors > staff {
      report(nil, "捐赠人数（\(donors)）多于教职工数（\(staff)）", "\(donors) donors of a staff of \(staff)")
    }
    if destination == nil, amount != nil || !items.isEmpty, !reader.unread.contains("destination") {
      report(amount?.span, "写了捐赠，也要写“去向”", "what was given needs its destination")
    }
  }
}

/// One time of a campaign.
public struct CampaignSession: Sendable, Hashable {
  /// The event, if there is one.
  public var event: Reference?
  /// The day.
  public var date: LocalDate?
  /// How many came.
  public var people: Int?
  /// How long it took, in half hours.
  public var halfHours: Int?

  static let table = FieldTable<CampaignSession> {
    Field("event", "活动", as: .reference, into: \.event, zh: "活动", en: "the event", example: "tree-planting")
    Field("date", "日期", as: .date, into: \.date, zh: "日期", en: "the day", example: "2026-03-14")
    Field("people", "人数", as: .count, into: \.people, zh: "人数", en: "how many came", example: "12")
    Field("hours", "时长", as: .halfHours, into: \.halfHours, zh: "每人几小时", en: "hours for each", example: "2")
  }
}

/// Things that were given.
public struct DonatedItem: Sendable, Hashable {
  /// What.
  public var name = ""
  /// How many.
  public var quantity = 0
  /// Of what: 册, 箱.
  public var unit: String?

  static let table = FieldTable<DonatedItem> {
    Field(
      "name", "名称", as: .text, into: \.name, required: true, translatable: true, zh: "名称", en: "what",
      example: "图书")
    Field("qty", "数量", as: .count, into: \.quantity, required: true, zh: "数量", en: "how many", example: "120")
    Field("unit", "单位", as: .text, into: \.unit, translatable: true, zh: "单位", en: "of what", example: "册")
  }
}

extension ValueReader where Value == Int {
  /// Hours in steps of a half, as half hours: `1.5`, `2小时`.
  static var halfHours: ValueReader {
    let expected = Wording(zh: "小时数，可以带半小时，例如 1.5", en: "hours, with halves, as in 1.5")
    return ValueReader(type: expected) { raw, reader in
      number(raw, expected, after: ["个小时", "小时", "hours", "hour", "h"], scale: 2, &reader)
    }
  }

  /// An amount in yuan as fen: `407,051.00`, `18420.5元`.
  static var money: ValueReader {
    let expected = Wording(zh: "金额（元），例如 18420.50", en: "an amount in yuan, as in 18420.50")
    return ValueReader(type: expected) { raw, reader in
      number(raw, expected, before: ["人民币", "¥", "￥"], after: ["人民币", "元"], scale: 100, &reader)
    }
  }

  /// A decimal number times `scale`, which must be whole; units may stand before and after it.
  private static func number(
    _ raw: RawValue, _ expected: Wording, before: [String] = [], after: [String], scale: Int,
    _ reader: inout FieldReader
  ) -> Int? {
    guard let written = ValueReader<String>.text.read(raw, &reader) else { return nil }
    var text = written.lowercased().filter { !",， ".contains($0) }
    for unit in before where text.hasPrefix(unit) { text.removeFirst(unit.count) }
    for unit in after where text.hasSuffix(unit) { text.removeLast(unit.count) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    if (1...2).contains(parts.count), fraction.count <= 6, let whole = parts.first.flatMap({ Int($0) }),
      whole >= 0,
      whole < 1_000_000_000_000, let rest = fraction.isEmpty ? 0 : Int(fraction), rest >= 0
    {
      let base = fraction.reduce(1) { value, _ in value * 10 }
      if rest * scale % base == 0 { return whole * scale + rest * scale / base }
    }
    reader.report(
      Problem(
        .numberRange, at: raw.span, Wording(zh: "看不懂“\(written)”", en: "“\(written)” cannot be read"),
        expected: expected))
    return nil
  }
}
