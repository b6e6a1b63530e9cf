public import Calendars
public import Diagnostics
public import Markdown

/// An office holder or role model (典范).
public struct Person: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.person
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// How the name is read, where surname tables are wrong.
  public var pinyin: String?
  /// Name in English texts.
  public var nameEnglish: String?
  /// The unit.
  public var unit: String?
  /// Offices held.
  public var roles: [PersonRole] = []
  /// Honours received.
  public var honours: [Honour] = []
  /// A photograph.
  public var photo: Picture?
  /// What the person agreed to have published.
  public var consent: Consent?
  /// Whether a page of their own is made.
  public var isPublic = true
  /// When the profile of a role model was published; office holders have none.
  public var published: LocalDate?
  /// When the profile is to be looked at again; three years after its publication unless told.
  public var reviewBy: Located<LocalDate>?
  /// When the person took the profile back. From then on only a page that says so is left.
  public var withdrawn: LocalDate?
  /// What the person said.
  public var quotes: [String] = []

  /// Whether it is the profile of a role model (典范), not merely an entry of an office holder.
  public var isRoleModel: Bool { published != nil || roles.isEmpty }

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Person> {
    RecordHeader.titleField("name", "姓名", example: "李明").lifted(to: \.header)
    Field(
      "pinyin", "拼音", as: .text, into: \.pinyin, zh: "姓名拼音（多音姓）", en: "how the name is read",
      example: "Shan Liang")
    Field(
      "name_en", "英文名", as: .text, into: \.nameEnglish, zh: "英文名", en: "name in English", example: "Li Ming")
    Field("unit", "单位", as: .text, into: \.unit, translatable: true, zh: "单位", en: "unit", example: "统计系")
    Field(
      "roles", "职务", as: .objects(PersonRole.table, PersonRole(), Wording(zh: "职务", en: "role")),
      into: \.roles, translatable: true, zh: "职务", en: "offices", example: "[{role: 主席, body: 学院工会委员会}]")
    Field(
      "honours", "荣誉", as: .objects(Honour.table, Honour(), Wording(zh: "荣誉", en: "honour")), into: \.honours,
      translatable: true, zh: "荣誉", en: "honours", example: "[{name: 师德标兵, level: 校级, year: 2025}]")
    Field(
      "photo", "照片", as: .object(Picture.table, Picture(), Wording(zh: "照片", en: "photo")), into: \.photo,
      zh: "照片", en: "photograph", example: "{src: 李明.jpg, alt: 李明}")
    Field(
      "consent", "同意", "授权", as: .object(Consent.table, Consent(), Wording(zh: "同意", en: "consent")),
      into: \.consent, zh: "本人同意公开的内容和日期", en: "what the person agreed to",
      example: "{date: 2026-09-01, scope: [name, story]}")
    Field("public", "公开", as: .boolean, into: \.isPublic, zh: "是否公开", en: "whether it is shown", example: "是")
    Field(
      "published", "发布", "发布日期", as: .date, into: \.published, zh: "典范事迹的发布日期",
      en: "when a role model's profile was published",
      example: "2026-09-10")
    Field(
      "review_by", "复核", "复核日期", as: .located(.date), into: \.reviewBy, zh: "到这一天重新征求本人意见，默认发布后三年",
      en: "when to ask the person again, three years after publication unless told", example: "2029-09-10")
    Field(
      "withdrawn", "撤下", "撤下日期", as: .date, into: \.withdrawn, zh: "本人撤回同意的日期；写上就不再公开",
      en: "when the person withdrew consent",
      example: "2027-03-01")
    Field(
      "quotes", "原话", as: .sentences, into: \.quotes, translatable: true, zh: "本人说过的话",
      en: "what the person said",
      example: "[比武不是比谁讲得好]")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    // Both say what the record is called in English.
    if header.titleEnglish == nil { header.titleEnglish = nameEnglish }
    if reviewBy == nil, let published {
      reviewBy = Located(published.threeYearsLater, at: header.titleSpan ?? header.place)
    }
    // What has been taken back needs no consent any more.
    guard withdrawn == nil, !reader.unread.contains("consent") else { return }
    let scope = consent?.scope ?? []
    func needs(_ part: ConsentScope, _ isThere: Bool, _ zh: String, _ en: String, at span: Span?) {
      guard isThere, !scope.contains(part) else { return }
      reader.report(
        Problem(
          .personConsent, at: span ?? header.titleSpan ?? header.place,
          Wording(
            zh: "\(header.title)的\(zh)要本人同意才能公开", en: "\(en) of \(header.title) needs the person's consent"),
          suggestion: Wording(
            zh: "问过本人以后写：同意: {日期: 2026-09-01, 范围: [姓名, \(part.spellings[1])]}",
            en: "ask, then write: consent: {date: 2026-09-01, scope: [name, \(part.code)]}")))
    }
    needs(.story, !body.isEmpty || !quotes.isEmpty, "事迹", "the story", at: nil)
    needs(.photo, photo != nil || header.cover != nil, "照片", "the photograph", at: photo?.source.span)
  }
}

extension LocalDate {
  /// The same day three years on; 29 February becomes the 28th.
  fileprivate var threeYearsLater: LocalDate {
    let parts = components
    return LocalDate(year: parts.year + 3, month: parts.month, day: parts.day)
      ?? LocalDate(year: parts.year + 3, month: parts.month, day: 28) ?? self
  }
}

/// What a consent can cover.
public enum ConsentScope: String, Choice {
  case name, photo, story, contact

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .name: ["name", "姓名"]
    case .photo: ["photo", "照片", "图片"]
    case .story: ["story", "事迹", "故事"]
    case .contact: ["contact", "联系方式"]
    }
  }

  /// Its name.
  public var label: Wording {
    switch self {
    case .name: Wording(zh: "姓名", en: "name")
    case .photo: Wording(zh: "照片", en: "photo")
    case .story: Wording(zh: "事迹", en: "story")
    case .contact: Wording(zh: "联系方式", en: "contact")
    }
  }
}

/// An office.
public struct PersonRole: Sendable, Hashable {
  /// The office: 主席, 文体委员 …
  public var role = ""
  /// Of which body.
  public var body: String?
  /// First day in office.
  public var from: PartialDate?
  /// Last day in office.
  public var to: PartialDate?

  static let table = FieldTable<PersonRole> {
    Field(
      "role", "职务", as: .text, into: \.role, required: true, translatable: true, zh: "职务", en: "office",
      example: "主席")
    Field(
      "body", "机构", as: .text, into: \.body, translatable: true, zh: "机构", en: "of which body",
      example: "学院工会委员会")
    Field("from", "开始", as: .partialDate, into: \.from, zh: "开始", en: "from", example: "2024-03")
    Field("to", "结束", as: .partialDate, into: \.to, zh: "结束", en: "to", example: "2027-03")
  }
}

/// An honour somebody received.
public struct Honour: Sendable, Hashable {
  /// Its name.
  public var name = ""
  /// Its level.
  public var level: AwardLevel?
  /// The year.
  public var year: Int?

  static let table = FieldTable<Honour> {
    Field(
      "name", "名称", as: .text, into: \.name, required: true, translatable: true, zh: "名称", en: "name",
      example: "师德标兵")
    Field("level", "级别", as: .choice(AwardLevel.self), into: \.level, zh: "级别", en: "level", example: "校级")
    Field("year", "年份", as: .year, into: \.year, zh: "年份", en: "year", example: "2025")
  }
}

/// What somebody agreed to have published about them.
public struct Consent: Sendable, Hashable {
  /// When.
  public var date: LocalDate?
  /// What: name, photo, story, contact.
  public var scope: [ConsentScope] = []

  static let table = FieldTable<Consent> {
    Field(
      "date", "日期", as: .date, into: \.date, required: true, zh: "同意的日期", en: "when", example: "2026-09-01")
    Field(
      "scope", "范围", as: .choices(ConsentScope.self), into: \.scope, zh: "范围：姓名、照片、事迹、联系方式",
      en: "name, photo, story, contact", example: "[name, story]")
  }
}
