import Diagnostics

extension RecordKind {
  /// The word for several records: `clubs`.
  public var plural: String { folder ?? rawValue + "s" }

  /// All that people call it: the program's words first, then what its tables and its part of the site are called.
  public var names: [String] { [rawValue, plural, label.zh, label.en] + tables + otherNames }

  /// The kind that `word` means: singular, plural or Chinese. The case of letters and blanks at the ends make no difference.
  public init?(named word: String) {
    let wanted = word.trimmed.lowercased()
    guard let kind = Self.allCases.first(where: { $0.names.contains(wanted) }) else { return nil }
    self = kind
  }

  private var otherNames: [String] {
    switch self {
    case .club: ["社团", "协会"]
    case .event: ["活动安排"]
    case .news: ["新闻公告", "通知", "公告", "公示", "通知公示"]
    case .award: ["获奖榜", "荣誉", "荣誉榜", "奖项"]
    case .book: ["书", "书架", "书目"]
    case .booklist: ["读书会"]
    case .note: ["笔记", "读后感", "书评"]
    case .proposal: ["教代会提案"]
    case .lecture: ["讲座", "系列讲座", "讲座与服务"]
    case .campaign: ["公益活动", "志愿服务", "捐赠"]
    case .participation: ["参与", "参与度"]
    case .person: ["人物", "工会人员", "典范", "教职工典范", "先进人物"]
    case .page: ["网页"]
    case .venue: ["场馆", "地点"]
    case .term: ["校历", "教学周"]
    case .holiday: ["假期", "放假", "节假日", "调休"]
    }
  }
}
