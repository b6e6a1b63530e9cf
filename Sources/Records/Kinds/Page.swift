public import Calendars
public import Diagnostics
public import Markdown

/// Where a page is offered.
public enum Menu: String, Choice {
  case main, footer, none

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .main: ["main", "主菜单", "导航"]
    case .footer: ["footer", "页脚"]
    case .none: ["none", "无", "不显示"]
    }
  }

  /// The menu's name.
  public var label: Wording {
    switch self {
    case .main: Wording(zh: "主菜单", en: "main menu")
    case .footer: Wording(zh: "页脚", en: "footer")
    case .none: Wording(zh: "不显示", en: "none")
    }
  }
}

/// A page of text: about, rules, downloads.
public struct Page: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.page
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// Where it is offered.
  public var navigation: Navigation?
  /// The day it belongs to, if any.
  public var date: LocalDate?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Page> {
    RecordHeader.titleField(example: "关于我们").lifted(to: \.header)
    Field(
      "nav", "导航", "菜单", as: .object(Navigation.table, Navigation(), Wording(zh: "导航", en: "navigation")),
      into: \.navigation, zh: "放在主菜单还是页脚、第几个", en: "in which menu and where",
      example: "{menu: main, order: 9}")
    Field("date", "日期", as: .date, into: \.date, zh: "日期", en: "date", example: "2026-09-01")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }
}

/// A page's place in a menu.
public struct Navigation: Sendable, Hashable {
  /// The menu.
  public var menu = Menu.footer
  /// Smaller numbers come first.
  public var order = 100

  static let table = FieldTable<Navigation> {
    Field(
      "menu", "菜单", as: .choice(Menu.self), into: \.menu, zh: "主菜单或页脚", en: "main or footer", example: "main")
    Field(
      "order", "顺序", as: .count, into: \.order, zh: "顺序，小的在前", en: "smaller numbers come first", example: "9")
  }
}

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
    RecordHeader.fields.map { $0.lifted(to: \.header) }
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
  public var scope: [String] = []

  static let table = FieldTable<Consent> {
    Field(
      "date", "日期", as: .date, into: \.date, required: true, zh: "同意的日期", en: "when", example: "2026-09-01")
    Field(
      "scope", "范围", as: .textList, into: \.scope, zh: "范围：name、photo、story、contact",
      en: "name, photo, story, contact", example: "[name, story]")
  }
}
