public import Templating

// Models of clubs and their families.

/// A club, named.
public struct ClubLink: TemplateModel {
  /// Name.
  public var title: String
  /// Short name.
  public var short: String
  /// Address.
  public var href: String
  /// Family code.
  public var family: String
  /// Family name.
  public var familyTitle: String

  /// The fields that templates see.
  public static let model = Model<ClubLink>("ClubLink", zh: "俱乐部链接", en: "A club, named") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("short", zh: "简称", en: "short name") { $0.short }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("family", zh: "类别代码", en: "family code") { $0.family }
    Field("family_title", zh: "类别名称", en: "family name") { $0.familyTitle }
  }
}

/// A club in a list.
public struct ClubCard: TemplateModel {
  /// Name.
  public var title: String
  /// Address.
  public var href: String
  /// Family code.
  public var family: String
  /// Family name.
  public var familyTitle: String
  /// Summary.
  public var summary: String?
  /// State code.
  public var status: String
  /// State.
  public var statusTitle: String
  /// Members.
  public var members: Int?
  /// Next event.
  public var next: EventCard?

  /// The fields that templates see.
  public static let model = Model<ClubCard>("ClubCard", zh: "俱乐部卡片", en: "A club in a list") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("family", zh: "类别代码", en: "family code") { $0.family }
    Field("family_title", zh: "类别名称", en: "family name") { $0.familyTitle }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("status", zh: "状态代码", en: "state code") { $0.status }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("members", zh: "会员数", en: "members") { $0.members }
    Field("next", zh: "下一次活动", en: "next event") { $0.next }
  }
}

/// A family of clubs.
public struct FamilyModel: TemplateModel {
  /// Code.
  public var code: String
  /// Name.
  public var title: String
  /// Address.
  public var href: String
  /// One sentence.
  public var intro: String
  /// Clubs.
  public var clubs: [ClubCard]

  /// The fields that templates see.
  public static let model = Model<FamilyModel>("FamilyModel", zh: "类别", en: "A family of clubs") {
    Field("code", zh: "代码", en: "code") { $0.code }
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("intro", zh: "一句话介绍", en: "one sentence") { $0.intro }
    Field("clubs", zh: "俱乐部", en: "clubs") { $0.clubs }
  }
}

/// Somebody in office.
public struct OfficerModel: TemplateModel {
  /// Name.
  public var name: String
  /// Office.
  public var role: String
  /// Time in office.
  public var term: String?
  /// Their page.
  public var href: String?

  /// The fields that templates see.
  public static let model = Model<OfficerModel>("OfficerModel", zh: "负责人", en: "Somebody in office") {
    Field("name", zh: "姓名", en: "name") { $0.name }
    Field("role", zh: "职务", en: "office") { $0.role }
    Field("term", zh: "任期", en: "time in office") { $0.term }
    Field("href", zh: "个人页网址", en: "their page") { $0.href }
  }
}

/// How to join.
public struct JoinModel: TemplateModel {
  /// What to do.
  public var how: String
  /// A form.
  public var link: String?
  /// Office to ask.
  public var contact: String?
  /// Until when.
  public var until: DateModel?

  /// The fields that templates see.
  public static let model = Model<JoinModel>("JoinModel", zh: "加入方式", en: "How to join") {
    Field("how", zh: "怎样加入", en: "what to do") { $0.how }
    Field("link", zh: "链接", en: "a form") { $0.link }
    Field("contact", zh: "联系办公室", en: "office to ask") { $0.contact }
    Field("until", zh: "截止", en: "until when") { $0.until }
  }
}
