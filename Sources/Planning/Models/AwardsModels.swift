public import Templating

// Models of awards.

/// An award in a list.
public struct AwardLine: TemplateModel {
  /// Competition.
  public var title: String
  /// Address.
  public var href: String
  /// Rank.
  public var rank: String
  /// Tied.
  public var isTied: Bool
  /// Form of rank.
  public var scheme: String
  /// Gold, silver, bronze or none.
  public var medal: String
  /// Date.
  public var date: String
  /// For machines.
  public var iso: String
  /// Year.
  public var year: Int
  /// Level code.
  public var level: String
  /// Level.
  public var levelTitle: String
  /// Division.
  public var division: String?
  /// Winners; of very many the first.
  public var recipients: [String]
  /// How many winners more there are.
  public var unnamed: Int
  /// Remark on the order.
  public var listNote: String?
  /// Club.
  public var club: ClubLink?
  /// First, best.
  public var badges: [BadgeModel]

  /// The fields that templates see.
  public static let model = Model<AwardLine>("AwardLine", zh: "获奖", en: "An award in a list") {
    Field("title", zh: "赛事", en: "competition") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("rank", zh: "名次", en: "rank") { $0.rank }
    Field("is_tied", zh: "并列", en: "tied") { $0.isTied }
    Field("scheme", zh: "名次形式", en: "form of rank") { $0.scheme }
    Field("medal", zh: "gold、silver、bronze 或 none", en: "gold, silver, bronze or none") { $0.medal }
    Field("date", zh: "日期文字", en: "date") { $0.date }
    Field("iso", zh: "机器可读日期", en: "for machines") { $0.iso }
    Field("year", zh: "年", en: "year") { $0.year }
    Field("level", zh: "级别代码", en: "level code") { $0.level }
    Field("level_title", zh: "级别", en: "level") { $0.levelTitle }
    Field("division", zh: "组别", en: "division") { $0.division }
    Field("recipients", zh: "获奖者；很多时只有前面的", en: "winners; of very many the first") { $0.recipients }
    Field("unnamed", zh: "没有列出的获奖者的个数", en: "how many winners more there are") { $0.unnamed }
    Field("list_note", zh: "排序说明", en: "remark on the order") { $0.listNote }
    Field("club", zh: "俱乐部", en: "club") { $0.club }
    Field("badges", zh: "首次、历史最好", en: "first, best") { $0.badges }
  }
}

/// Awards of a level.
public struct LevelGroup: TemplateModel {
  /// Code.
  public var code: String
  /// Level.
  public var title: String
  /// Awards.
  public var awards: [AwardLine]

  /// The fields that templates see.
  public static let model = Model<LevelGroup>("LevelGroup", zh: "按级别", en: "Awards of a level") {
    Field("code", zh: "代码", en: "code") { $0.code }
    Field("title", zh: "级别", en: "level") { $0.title }
    Field("awards", zh: "获奖", en: "awards") { $0.awards }
  }
}

/// Awards of a year.
public struct YearGroup: TemplateModel {
  /// Year.
  public var year: Int
  /// Year.
  public var title: String
  /// Address.
  public var href: String
  /// Levels.
  public var levels: [LevelGroup]
  /// Number.
  public var count: Int

  /// The fields that templates see.
  public static let model = Model<YearGroup>("YearGroup", zh: "按年", en: "Awards of a year") {
    Field("year", zh: "年", en: "year") { $0.year }
    Field("title", zh: "2026年", en: "year") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("levels", zh: "各级别", en: "levels") { $0.levels }
    Field("count", zh: "项数", en: "number") { $0.count }
  }
}
