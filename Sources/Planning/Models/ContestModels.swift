public import Templating

// Models of competitions.

/// What a competition has besides what all events have.
public struct ContestModel: TemplateModel {
  /// How it is played.
  public var format: String?
  /// Groups or disciplines.
  public var divisions: [String]
  /// Teams.
  public var teams: [String]
  /// When team leaders meet.
  public var captainMeeting: WhenModel?
  /// When lots are drawn.
  public var draw: WhenModel?
  /// Its rules.
  public var rules: DownloadModel?
  /// Its games.
  public var matches: [MatchModel]
  /// Whether a game has a score.
  public var hasScores: Bool

  /// The fields that templates see.
  public static let model = Model<ContestModel>("ContestModel", zh: "比赛", en: "What a competition has") {
    Field("format", zh: "赛制", en: "how it is played") { $0.format }
    Field("divisions", zh: "组别", en: "groups or disciplines") { $0.divisions }
    Field("teams", zh: "参赛队", en: "teams") { $0.teams }
    Field("captain_meeting", zh: "领队会", en: "when team leaders meet") { $0.captainMeeting }
    Field("draw", zh: "抽签", en: "when lots are drawn") { $0.draw }
    Field("rules", zh: "规程", en: "its rules") { $0.rules }
    Field("matches", zh: "赛程", en: "its games") { $0.matches }
    Field("has_scores", zh: "有没有比分", en: "whether a game has a score") { $0.hasScores }
  }
}

/// A game.
public struct MatchModel: TemplateModel {
  /// When, in words.
  public var when: String?
  /// For machines.
  public var iso: String?
  /// Round or group.
  public var stage: String?
  /// The first side.
  public var home: String
  /// The other.
  public var away: String
  /// What the first side has.
  public var homeScore: Int?
  /// What the other has.
  public var awayScore: Int?
  /// Sets, or why it was not played.
  public var detail: String?
  /// Who won: home, away or draw; empty while nobody knows.
  public var result: String
  /// Where.
  public var venue: String?
  /// A remark.
  public var note: String?

  /// The fields that templates see.
  public static let model = Model<MatchModel>("MatchModel", zh: "一场比赛", en: "A game") {
    Field("when", zh: "时间", en: "when, in words") { $0.when }
    Field("iso", zh: "机器可读时间", en: "for machines") { $0.iso }
    Field("stage", zh: "阶段", en: "round or group") { $0.stage }
    Field("home", zh: "前一队", en: "the first side") { $0.home }
    Field("away", zh: "后一队", en: "the other") { $0.away }
    Field("home_score", zh: "前一队的分", en: "what the first side has") { $0.homeScore }
    Field("away_score", zh: "后一队的分", en: "what the other has") { $0.awayScore }
    Field("detail", zh: "各局比分，或没有打的原因", en: "sets, or why it was not played") { $0.detail }
    Field("result", zh: "home、away、draw，没有结果为空", en: "home, away, draw, or empty") { $0.result }
    Field("venue", zh: "地点", en: "where") { $0.venue }
    Field("note", zh: "说明", en: "a remark") { $0.note }
  }
}
