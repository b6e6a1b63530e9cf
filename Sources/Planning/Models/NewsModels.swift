public import Templating

// Models of news.

/// A news item in a list.
public struct NewsCard: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Date.
  public var date: DateModel
  /// Type code.
  public var type: String
  /// Type.
  public var typeTitle: String
  /// Summary.
  public var summary: String?
  /// Pinned.
  public var isPinned: Bool
  /// Clubs.
  public var clubs: [ClubLink]

  /// The fields that templates see.
  public static let model = Model<NewsCard>("NewsCard", zh: "新闻卡片", en: "A news item in a list") {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("date", zh: "日期", en: "date") { $0.date }
    Field("type", zh: "类型代码", en: "type code") { $0.type }
    Field("type_title", zh: "类型", en: "type") { $0.typeTitle }
    Field("summary", zh: "摘要", en: "summary") { $0.summary }
    Field("is_pinned", zh: "置顶", en: "pinned") { $0.isPinned }
    Field("clubs", zh: "俱乐部", en: "clubs") { $0.clubs }
  }
}

/// Who made a text.
public struct BylineModel: TemplateModel {
  /// Role.
  public var role: String
  /// Names.
  public var names: [String]

  /// The fields that templates see.
  public static let model = Model<BylineModel>("BylineModel", zh: "署名", en: "Who made a text") {
    Field("role", zh: "供稿、摄影…", en: "role") { $0.role }
    Field("names", zh: "姓名", en: "names") { $0.names }
  }
}

/// A period.
public struct PeriodModel: TemplateModel {
  /// Text.
  public var text: String
  /// From.
  public var from: DateModel
  /// To.
  public var to: DateModel
  /// Whether it is over.
  public var isOver: Bool

  /// The fields that templates see.
  public static let model = Model<PeriodModel>("PeriodModel", zh: "公示期", en: "A period") {
    Field("text", zh: "文字", en: "text") { $0.text }
    Field("from", zh: "开始", en: "from") { $0.from }
    Field("to", zh: "结束", en: "to") { $0.to }
    Field("is_over", zh: "是否已结束", en: "whether it is over") { $0.isOver }
  }
}
