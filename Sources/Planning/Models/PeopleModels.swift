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
