import Diagnostics
public import Markdown

/// How many took part in a term: in a club, from a unit, or in all.
public struct Participation: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.participation
  /// What all records share.
  public var header: RecordHeader
  /// The text; rows have none.
  public var body = Body()
  /// The term.
  public var term = Reference("", at: Span(path: "", range: 0..<0))
  /// The club whose activities are counted.
  public var club: Reference?
  /// The unit whose people are counted.
  public var unit: String?
  /// Distinct people.
  public var people = Located(0, at: Span(path: "", range: 0..<0))
  /// Attendances: people at each time added up.
  public var attendances: Int?
  /// From how many units they came.
  public var units: Int?
  /// How many could have taken part.
  public var staff: Int?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Participation> {
    Field(
      "term", "学期", as: .reference, into: \.term, required: true, zh: "学期", en: "the term",
      example: "2026-2027-1")
    Field(
      "club", "俱乐部", as: .reference, into: \.club, zh: "俱乐部；和单位都空着就是全部",
      en: "the club; neither club nor unit is everything", example: "volleyball")
    Field("unit", "单位", as: .text, into: \.unit, zh: "单位（教研室、系）", en: "the unit", example: "统计学系")
    Field(
      "people", "人数", as: .located(.count), into: \.people, required: true, zh: "参加过的人数，不重复计算",
      en: "distinct people", example: "36")
    Field("attendances", "人次", as: .count, into: \.attendances, zh: "人次", en: "attendances", example: "310")
    Field("units", "单位数", as: .count, into: \.units, zh: "来自几个单位", en: "from how many units", example: "6")
    Field(
      "staff", "教职工数", as: .count, into: \.staff, zh: "应有的总人数", en: "how many could have taken part",
      example: "146")
  }

  mutating func settle(_ reader: inout FieldReader) {
    func report(_ zh: String, _ en: String) {
      reader.report(Problem(.participationNumbers, at: people.span, Wording(zh: zh, en: en)))
    }
    if let attendances, attendances < people.value {
      report(
        "人次（\(attendances)）少于人数（\(people.value)）", "\(attendances) attendances of \(people.value) people")
    }
    if let staff, people.value > staff {
      report("人数（\(people.value)）多于教职工数（\(staff)）", "\(people.value) people of a staff of \(staff)")
    }
    if club != nil, unit != nil {
      report("俱乐部和单位只能写一个", "a row counts a club or a unit, not both")
    }
  }
}
