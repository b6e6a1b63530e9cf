import Diagnostics
public import Records

/// The kinds of records that tables are imported as.
public let tableKinds: [RecordKind] = [.event, .award, .book, .participation]

/// What offices write above their columns besides the names of our fields, by kind.
private let officeWords: [RecordKind: [String: [String]]] = [
  .event: [
    // A day and a time in columns of their own are put together.
    "start": [
      "日期", "活动日期", "时间", "活动时间", "开始日期", "开始时间", "date", "time", "start date", "start time",
    ],
    "end": ["结束日期", "结束时间", "end date", "end time"],
    "title": ["活动", "活动名称", "活动主题", "名称", "主题", "event", "name", "subject"],
    "venue": ["活动地点", "活动场地", "场地", "place", "location"],
    "capacity": ["人数上限", "人数限制", "限额", "限报人数", "计划人数", "名额上限", "places"],
    "attendance": ["实到人数", "实际人数", "参与人数"],
    "club": ["协会", "主办俱乐部", "社团"],
    "organiser": ["主办单位", "组织单位", "主办部门", "organizer"],
    "co_organiser": ["承办单位", "协办单位"],
    "audience": ["参加对象", "活动对象", "面向对象", "参加范围"],
    "kind": ["活动类型", "type"],
    "summary": ["活动简介", "内容", "description"],
  ],
  .award: [
    "competition": ["比赛名称", "赛事名称", "竞赛名称", "项目名称", "比赛项目", "竞赛项目", "获奖项目", "参赛项目"],
    "date": ["获奖时间", "时间", "年度", "比赛时间", "比赛日期"],
    "rank": ["获奖名次", "获奖等级", "奖次", "成绩", "place", "prize"],
    "level": ["赛事级别", "获奖级别", "比赛级别"],
    "recipients": [
      "获奖人员", "获奖队伍", "参赛人员", "姓名", "获奖人", "获奖队", "获奖单位", "获奖集体", "获奖个人", "winner", "winners",
    ],
    "organiser": ["主办单位", "颁奖单位", "组织单位", "organizer"],
  ],
  .book: [
    "title": ["图书名称", "图书", "book", "name"],
    "authors": ["作者姓名", "责任者"],
    "year": ["出版时间", "出版年份", "出版日期", "published"],
    "isbn": ["ISBN号", "国际标准书号"],
    "publisher": ["出版单位"],
    "translators": ["翻译"],
  ],
  .participation: [
    "people": ["参与人数", "参加人数", "参与教职工数"],
    "attendances": ["参与人次", "参加人次"],
    "unit": ["部门", "系所", "所在单位", "department"],
    "staff": ["教职工总数", "总人数"],
  ],
]

/// What offices write above a column that belongs to a group of fields, and how to write it here.
private let groupedWords: [RecordKind: [String: String]] = [
  .event: ["报名截止": "报名.截止", "报名截止时间": "报名.截止", "截止时间": "报名.截止", "报名方式": "报名.方式"],
  .award: ["参赛队数": "参赛规模.队"],
]

/// Columns that only count the rows.
private let counters: Set<String> = ["序号", "no", "no.", "#", "id"]

/// Finds the field that a heading means.
struct TableHeadings {
  let kind: RecordKind
  private let definitions: [FieldDefinition]
  private let fields: [String: FieldDefinition]

  /// The headings of a table of `kind` for a site with `settings`, which may declare fields of its own.
  init(_ kind: RecordKind, _ settings: SiteSettings = SiteSettings()) {
    self.kind = kind
    definitions = kind.fields(on: settings)
    var fields: [String: FieldDefinition] = [:]
    for field in definitions {
      let words = [field.key] + field.aliases + (officeWords[kind]?[field.key] ?? [])
      for word in words where fields[word.lowercased()] == nil { fields[word.lowercased()] = field }
    }
    self.fields = fields
  }

  /// The field under `heading`, in either language; brackets behind it (`人数（人）`) say how, not what.
  func field(_ heading: String) -> FieldDefinition? {
    let word = heading.lowercased()
    let bare = trimmed(word.prefix { !"（([".contains($0) })
    return fields[word] ?? fields[bare]
  }

  /// The fields that each row needs and none of `headings` stands for.
  func missing(among headings: [String]) -> [FieldDefinition] {
    let found = Set(headings.compactMap { field($0)?.key })
    return needed.filter { !found.contains($0.key) }
  }

  /// What the kind cannot be without. A title may stand for the name of a competition.
  var needed: [FieldDefinition] {
    definitions.filter { $0.isRequired || kind == .award && $0.key == "competition" }
  }

  /// Whether the column only counts the rows.
  func isCounter(_ heading: String) -> Bool { counters.contains(heading.lowercased()) }

  /// Names like `heading`, as somebody would write them. One that it holds, or that holds it, is another thing: 索书号 is no 书号.
  func guesses(_ heading: String) -> [String] {
    if let known = groupedWords[kind]?[heading] { return [known] }
    return nearMisses(of: heading, among: definitions.flatMap { $0.aliases + [$0.key] }, limit: 1).filter {
      !heading.contains($0) && !$0.contains(heading)
    }
  }
}

/// The kind of record that a table with these headings holds: the one that knows most of them and gets all it needs; `nil`
/// if there is none, or two fit as well.
/// - Parameter isPatient: whether a kind that knows at least three may lack what it needs.
func tableKind(of headings: [String], isPatient: Bool = false) -> RecordKind? {
  let scores = tableKinds.map { kind -> (kind: RecordKind, score: Int) in
    let known = TableHeadings(kind)
    let score = Set(headings.compactMap { known.field($0)?.key }).count
    return (kind, known.missing(among: headings).isEmpty || isPatient && score >= 3 ? score : 0)
  }
  let best = scores.map(\.score).max() ?? 0
  let kinds = scores.filter { $0.score == best }.map(\.kind)
  return best > 0 && kinds.count == 1 ? kinds[0] : nil
}
