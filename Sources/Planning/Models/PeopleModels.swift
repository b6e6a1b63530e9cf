public import Markup
public import Templating

// Models of people.

/// A person in a list.
public struct PersonCard: TemplateModel {
  /// Name.
  public var name: String
  /// Address.
  public var href: String
  /// Unit.
  public var unit: String?
  /// Offices.
  public var roles: [OfficerModel]
  /// Honours.
  public var honours: [String]
  /// Summary.
  public var summary: String?
  /// Photo.
  public var photo: PictureModel?

  /// The fields that templates see.
  public static let model = Model<PersonCard>("PersonCard", zh: "人员卡片", en: "A person in a list") {
    Field("name", zh: "姓名", en: "name") { $0.name }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("unit", zh: "单位", en: "unit") { $0.unit }
    Field("roles", zh: "职务", en: "offices") { $0.roles }
    Field("honours", zh: "荣誉", en: "honours") { $0.honours }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("photo", zh: "照片", en: "photo") { $0.photo }
  }
}

/// Office holders, or role models.
public struct PeoplePage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Who.
  public var people: [PersonCard]
  /// The other page of people.
  public var other: LinkModel?
  /// A table for spreadsheets.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<PeoplePage>(
    "PeoplePage", zh: "人员总览、典范总览", en: "Office holders, or role models"
  ) {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("people", zh: "人员", en: "who") { $0.people }
    Field("other", zh: "另一类人员的页面", en: "the other page of people") { $0.other }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
  }
}

/// A person.
public struct PersonPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Text.
  public var content: HTML
  /// The person.
  public var person: PersonCard
  /// What the person said.
  public var quotes: [String]
  /// When the profile was published.
  public var published: DateModel?
  /// Whether it is a role model's.
  public var isRoleModel: Bool
  /// What the person has won.
  public var awards: [AwardLine]

  /// The fields that templates see.
  public static let model = Model<PersonPage>("PersonPage", zh: "人员", en: "A person") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "正文", en: "text") { $0.content }
    Field("person", zh: "人员", en: "the person") { $0.person }
    Field("quotes", zh: "原话", en: "what the person said") { $0.quotes }
    Field("published", zh: "典范事迹的发布日期", en: "when the profile was published") { $0.published }
    Field("is_role_model", zh: "是否典范", en: "whether it is a role model's") { $0.isRoleModel }
    Field("awards", zh: "获奖", en: "what the person has won") { $0.awards }
  }
}

/// What is left of a page that was taken back.
public struct WithdrawnPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel

  /// The fields that templates see.
  public static let model = Model<WithdrawnPage>(
    "WithdrawnPage", zh: "已撤下的页面", en: "A page that was withdrawn"
  ) {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
  }
}
