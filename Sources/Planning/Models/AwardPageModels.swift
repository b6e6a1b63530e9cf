public import Templating

// The pages of the honours board.

/// Awards: all, or those of a year, a level, a club.
public struct AwardsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// By year.
  public var years: [YearGroup]
  /// What the board can be filtered by.
  public var filters: [FilterGroup]
  /// Number.
  public var total: Int
  /// Who has won.
  public var winners: LinkModel?
  /// How many of what.
  public var honours: LinkModel
  /// A table for spreadsheets.
  public var table: String
  /// The same as data for programs.
  public var json: String

  /// The fields that templates see.
  public static let model = Model<AwardsPage>("AwardsPage", zh: "获奖榜", en: "Awards") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("years", zh: "按年", en: "by year") { $0.years }
    Field("filters", zh: "筛选", en: "what the board can be filtered by") { $0.filters }
    Field("total", zh: "总数", en: "number") { $0.total }
    Field("winners", zh: "获奖人和团队", en: "who has won") { $0.winners }
    Field("honours", zh: "奖项统计", en: "how many of what") { $0.honours }
    Field("table", zh: "表格文件", en: "a table for spreadsheets") { $0.table }
    Field("json", zh: "数据文件（JSON）", en: "the same as data for programs") { $0.json }
  }
}

/// How many awards of each rank: a row of the honours table.
public struct HonoursRow: TemplateModel {
  /// Club, year or sum.
  public var title: String
  /// Address of the awards.
  public var href: String?
  /// First prizes and places.
  public var first: Int
  /// Second.
  public var second: Int
  /// Third.
  public var third: Int
  /// All others.
  public var other: Int
  /// All.
  public var total: Int

  /// The fields that templates see.
  public static let model = Model<HonoursRow>("HonoursRow", zh: "奖项统计的一行", en: "A row of the honours table") {
    Field("title", zh: "俱乐部、年份或合计", en: "club, year or sum") { $0.title }
    Field("href", zh: "获奖的网址", en: "address of the awards") { $0.href }
    Field("first", zh: "一等奖、第一名、金奖、特等奖", en: "first prizes and places") { $0.first }
    Field("second", zh: "二等奖、第二名、银奖", en: "second") { $0.second }
    Field("third", zh: "三等奖、第三名、铜奖", en: "third") { $0.third }
    Field("other", zh: "其他", en: "all others") { $0.other }
    Field("total", zh: "合计", en: "all") { $0.total }
  }
}

/// A table of the honours page.
public struct HonoursTable: TemplateModel {
  /// What it counts.
  public var title: String
  /// What its rows are.
  public var rowTitle: String
  /// The rows.
  public var rows: [HonoursRow]
  /// Their sum.
  public var sum: HonoursRow

  /// The fields that templates see.
  public static let model = Model<HonoursTable>("HonoursTable", zh: "奖项统计表", en: "A table of honours") {
    Field("title", zh: "统计什么", en: "what it counts") { $0.title }
    Field("row_title", zh: "每行是什么", en: "what its rows are") { $0.rowTitle }
    Field("rows", zh: "各行", en: "the rows") { $0.rows }
    Field("sum", zh: "合计", en: "their sum") { $0.sum }
  }
}

/// The honours table, of all years or of one.
public struct HonoursPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Years to choose from.
  public var filters: [FilterGroup]
  /// Its tables.
  public var tables: [HonoursTable]

  /// The fields that templates see.
  public static let model = Model<HonoursPage>("HonoursPage", zh: "奖项统计", en: "The honours table") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("filters", zh: "可选的年份", en: "years to choose from") { $0.filters }
    Field("tables", zh: "各表", en: "its tables") { $0.tables }
  }
}

/// Somebody who has won, in the index.
public struct WinnerLine: TemplateModel {
  /// Name.
  public var name: String
  /// Unit.
  public var unit: String?
  /// Address.
  public var href: String
  /// Number of awards.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<WinnerLine>("WinnerLine", zh: "获奖者", en: "Somebody who has won") {
    Field("name", zh: "姓名或名称", en: "name") { $0.name }
    Field("unit", zh: "单位", en: "unit") { $0.unit }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("count", zh: "获奖几项", en: "number of awards") { $0.count }
  }
}

/// Winners under one letter.
public struct WinnerGroup: TemplateModel {
  /// The first letter of the pinyin.
  public var letter: String
  /// Who.
  public var winners: [WinnerLine]

  /// The fields that templates see.
  public static let model = Model<WinnerGroup>("WinnerGroup", zh: "一个字母下的获奖者", en: "Winners under one letter")
  {
    Field("letter", zh: "拼音首字母", en: "first letter of the pinyin") { $0.letter }
    Field("winners", zh: "获奖者", en: "who") { $0.winners }
  }
}

/// All who have won: people, and teams and units.
public struct WinnersPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// People by letter.
  public var people: [WinnerGroup]
  /// Teams and units.
  public var teams: [WinnerLine]

  /// The fields that templates see.
  public static let model = Model<WinnersPage>("WinnersPage", zh: "获奖人和团队", en: "All who have won") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("people", zh: "个人，按拼音首字母", en: "people by letter") { $0.people }
    Field("teams", zh: "团队和单位", en: "teams and units") { $0.teams }
  }
}

/// What one person or team has won.
public struct WinnerPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Who.
  public var winner: WinnerLine
  /// The awards.
  public var awards: [AwardLine]

  /// The fields that templates see.
  public static let model = Model<WinnerPage>("WinnerPage", zh: "一个获奖者", en: "What somebody has won") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("winner", zh: "获奖者", en: "who") { $0.winner }
    Field("awards", zh: "获奖", en: "the awards") { $0.awards }
  }
}
