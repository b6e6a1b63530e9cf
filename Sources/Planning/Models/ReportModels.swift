public import Templating

// The annual report.

/// A row of a table in a report: what it is about, where it comes from, and its values.
public struct ReportRow: TemplateModel {
  /// What it is about.
  public var title: String
  /// Address of the page that it comes from.
  public var href: String
  /// Values, as many as the table has columns besides the first.
  public var values: [String]

  /// The fields that templates see.
  public static let model = Model<ReportRow>("ReportRow", zh: "报告表格的一行", en: "A row of a report's table") {
    Field("title", zh: "名称", en: "what it is about") { $0.title }
    Field("href", zh: "出处的网址", en: "address of the page that it comes from") { $0.href }
    Field("values", zh: "各列的值", en: "values") { $0.values }
  }
}

/// A part of a report: a sentence and a table.
public struct ReportSection: TemplateModel {
  /// Name for anchors.
  public var id: String
  /// Heading.
  public var title: String
  /// The page that it sums up.
  public var source: LinkModel
  /// What there is to say in a sentence.
  public var lead: String
  /// Headings of the columns.
  public var columns: [String]
  /// Rows.
  public var rows: [ReportRow]
  /// What was left out, in words.
  public var note: String?

  /// The fields that templates see.
  public static let model = Model<ReportSection>("ReportSection", zh: "报告的一部分", en: "A part of a report") {
    Field("id", zh: "锚点名", en: "name for anchors") { $0.id }
    Field("title", zh: "标题", en: "heading") { $0.title }
    Field("source", zh: "出处页面", en: "the page that it sums up") { $0.source }
    Field("lead", zh: "一句话", en: "what there is to say in a sentence") { $0.lead }
    Field("columns", zh: "列名", en: "headings of the columns") { $0.columns }
    Field("rows", zh: "各行", en: "rows") { $0.rows }
    Field("note", zh: "说明", en: "what was left out") { $0.note }
  }
}

/// What a union did in a year, on one page.
public struct ReportPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The year.
  public var year: Int
  /// What goes before every address: the site's origin in a file that stands by itself, else nothing.
  public var origin: String
  /// Reports of other years.
  public var years: [MenuItem]
  /// The year in numbers.
  public var figures: [FactModel]
  /// The parts.
  public var sections: [ReportSection]
  /// Whether the year is not over yet.
  public var isRunning: Bool

  /// The fields that templates see.
  public static let model = Model<ReportPage>("ReportPage", zh: "年度报告", en: "An annual report") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("year", zh: "年份", en: "the year") { $0.year }
    Field("origin", zh: "放在网址前的站点（单独的文件里才有）", en: "what goes before every address") { $0.origin }
    Field("years", zh: "各年的报告", en: "reports of other years") { $0.years }
    Field("figures", zh: "数字里的一年", en: "the year in numbers") { $0.figures }
    Field("sections", zh: "各部分", en: "the parts") { $0.sections }
    Field("is_running", zh: "这一年是否还没有过完", en: "whether the year is not over yet") { $0.isRunning }
  }
}

/// All annual reports.
public struct ReportsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The reports.
  public var years: [MenuItem]

  /// The fields that templates see.
  public static let model = Model<ReportsPage>("ReportsPage", zh: "年度报告总览", en: "All annual reports") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("years", zh: "各年", en: "the reports") { $0.years }
  }
}
