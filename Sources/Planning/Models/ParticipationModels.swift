public import Markup
public import Templating

/// One line of a table of participation.
public struct ParticipationLine: TemplateModel {
  /// Club or unit.
  public var title: String
  /// Address of the club.
  public var href: String?
  /// Family code.
  public var family: String?
  /// Distinct people, in words where they are too few.
  public var people: String
  /// Attendances.
  public var attendances: String
  /// Share of the staff.
  public var rate: String?
  /// Width of a bar, 0…100.
  public var width: Int
  /// Against the term before: `+12`.
  public var change: String?

  /// The fields that templates see.
  public static let model = Model<ParticipationLine>(
    "ParticipationLine", zh: "参与情况的一行", en: "A line of participation"
  ) {
    Field("title", zh: "俱乐部或单位", en: "club or unit") { $0.title }
    Field("href", zh: "网址", en: "address of the club") { $0.href }
    Field("family", zh: "类别代码", en: "family code") { $0.family }
    Field("people", zh: "人数", en: "distinct people") { $0.people }
    Field("attendances", zh: "人次", en: "attendances") { $0.attendances }
    Field("rate", zh: "占教职工的比例", en: "share of the staff") { $0.rate }
    Field("width", zh: "条形的宽度 0–100", en: "width of a bar") { $0.width }
    Field("change", zh: "比上学期", en: "against the term before") { $0.change }
  }
}

/// Who takes part.
public struct ParticipationPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The term shown.
  public var term: String
  /// Terms to choose from.
  public var terms: [MenuItem]
  /// Coverage over the terms.
  public var trend: HTML
  /// All together, term by term.
  public var totals: [ParticipationLine]
  /// Mix of the four families over the terms.
  public var mix: HTML
  /// The same in words.
  public var mixText: [String]
  /// By club.
  public var clubs: [ParticipationLine]
  /// By unit.
  public var units: [ParticipationLine]
  /// A table.
  public var table: String

  /// The fields that templates see.
  public static let model = Model<ParticipationPage>("ParticipationPage", zh: "参与情况", en: "Who takes part") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("term", zh: "学期", en: "the term shown") { $0.term }
    Field("terms", zh: "可选的学期", en: "terms to choose from") { $0.terms }
    Field("trend", zh: "覆盖率的变化（图）", en: "coverage over the terms") { $0.trend }
    Field("totals", zh: "各学期合计", en: "all together, term by term") { $0.totals }
    Field("mix", zh: "四类活动的比例（图）", en: "mix of the four families") { $0.mix }
    Field("mix_text", zh: "四类活动的比例（文字，每学期一句）", en: "the same in words") { $0.mixText }
    Field("clubs", zh: "各俱乐部", en: "by club") { $0.clubs }
    Field("units", zh: "各单位", en: "by unit") { $0.units }
    Field("table", zh: "表格文件", en: "a table") { $0.table }
  }
}
