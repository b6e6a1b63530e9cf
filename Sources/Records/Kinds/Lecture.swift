import Diagnostics
public import Markdown

/// A series of lectures, or a service that is offered again and again.
public struct LectureSeries: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.lecture
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The club that holds it.
  public var club = Reference("", at: Span(path: "", range: 0..<0))
  /// The family it belongs to, if that is not its club's.
  public var family: ClubFamily?
  /// Who helps with it: the law office, the counselling centre …
  public var partners: [String] = []
  /// Whom to ask: an office or role.
  public var contact: String?
  /// Whom it is for.
  public var audience: String?
  /// Its events, in order.
  public var episodes: [Reference] = []

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<LectureSeries> {
    RecordHeader.titleField(example: "法律讲座与咨询").lifted(to: \.header)
    Field(
      "club", "俱乐部", as: .reference, into: \.club, required: true, zh: "举办的俱乐部", en: "the club that holds it",
      example: "law")
    Field(
      "family", "类别", as: .choice(ClubFamily.self), into: \.family, zh: "属于四类中的哪一类，不写就是俱乐部的类别",
      en: "one of the four families; the club's if not given", example: "维权")
    Field(
      "partner", "依托机构", "合作", "partners", as: .textList, into: \.partners, translatable: true, zh: "依托机构",
      en: "who helps with it", example: "学校法务室")
    Field(
      "contact", "联系", as: .text, into: \.contact, translatable: true, zh: "找谁问（岗位或办公室）", en: "whom to ask",
      example: "学院工会办公室")
    Field(
      "audience", "对象", as: .text, into: \.audience, translatable: true, zh: "面向哪些人", en: "whom it is for",
      example: "全体教职工")
    Field(
      "episodes", "各讲", "场次", as: .references, into: \.episodes, zh: "各讲的活动，按顺序", en: "its events in order",
      example: "[lecture-civil-code]")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }
}
