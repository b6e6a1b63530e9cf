public import Markup
public import Templating

// Models of proposals of the staff congress.

/// One step of a proposal's way.
public struct ProposalStep: TemplateModel {
  /// Name.
  public var title: String
  /// When.
  public var date: DateModel?
  /// Whether it is behind.
  public var isDone: Bool
  /// Whether the proposal stands here.
  public var isCurrent: Bool

  /// The fields that templates see.
  public static let model = Model<ProposalStep>("ProposalStep", zh: "提案的一步", en: "A step of a proposal's way")
  {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("date", zh: "日期", en: "when") { $0.date }
    Field("is_done", zh: "是否已完成", en: "whether it is behind") { $0.isDone }
    Field("is_current", zh: "是否正在这一步", en: "whether the proposal stands here") { $0.isCurrent }
  }
}

/// A proposal in a list.
public struct ProposalCard: TemplateModel {
  /// Number.
  public var number: String
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Session.
  public var session: String
  /// Category code.
  public var category: String
  /// Category.
  public var categoryTitle: String
  /// State code.
  public var status: String
  /// State.
  public var statusTitle: String
  /// Whether nothing more will happen.
  public var isEnded: Bool
  /// Department.
  public var host: String?
  /// Since when it is in its state.
  public var since: DateModel?
  /// What happened on that day.
  public var sinceTitle: String?
  /// By when it is to be answered, while it has not been.
  public var due: DateModel?
  /// How late it is.
  public var delay: String?
  /// Whether the answer is late and still missing.
  public var isLate: Bool
  /// Rating.
  public var rating: String?
  /// What the answer comes to.
  public var result: String?
  /// The proposal it was merged into.
  public var target: LinkModel?
  /// Its way.
  public var steps: [ProposalStep]

  /// The fields that templates see.
  public static let model = Model<ProposalCard>("ProposalCard", zh: "提案卡片", en: "A proposal in a list") {
    Field("number", zh: "编号", en: "number") { $0.number }
    Field("title", zh: "案由", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("session", zh: "届次", en: "session") { $0.session }
    Field("category", zh: "类别代码", en: "category code") { $0.category }
    Field("category_title", zh: "类别", en: "category") { $0.categoryTitle }
    Field("status", zh: "状态代码", en: "state code") { $0.status }
    Field("status_title", zh: "状态", en: "state") { $0.statusTitle }
    Field("is_ended", zh: "是否到头", en: "whether nothing more will happen") { $0.isEnded }
    Field("host", zh: "主办部门", en: "department") { $0.host }
    Field("since", zh: "从哪天起在这一步", en: "since when it is in its state") { $0.since }
    Field("since_title", zh: "那一天做了什么", en: "what happened on that day") { $0.sinceTitle }
    Field("due", zh: "答复期限（还没答复时）", en: "by when it is to be answered, while it has not been") { $0.due }
    Field("delay", zh: "逾期几天", en: "how late it is") { $0.delay }
    Field("is_late", zh: "是否逾期还没答复", en: "whether the answer is late and still missing") { $0.isLate }
    Field("rating", zh: "满意度", en: "rating") { $0.rating }
    Field("result", zh: "答复类别", en: "what the answer comes to") { $0.result }
    Field("target", zh: "并入的提案", en: "the proposal it was merged into") { $0.target }
    Field("steps", zh: "经过的步骤", en: "its way") { $0.steps }
  }
}

/// Proposals that have come equally far.
public struct ProposalGroup: TemplateModel {
  /// The anchor: `open`, `done`, `aside`, `collecting`.
  public var id: String
  /// What it is called.
  public var title: String
  /// The proposals, late ones first.
  public var proposals: [ProposalCard]

  /// The fields that templates see.
  public static let model = Model<ProposalGroup>(
    "ProposalGroup", zh: "一样进度的提案", en: "Proposals that have come equally far"
  ) {
    Field("id", zh: "锚点：open、done、aside、collecting", en: "the anchor: open, done, aside, collecting") {
      $0.id
    }
    Field("title", zh: "名称", en: "what it is called") { $0.title }
    Field("proposals", zh: "提案，逾期的在前", en: "the proposals, late ones first") { $0.proposals }
  }
}

/// A number of a statistic with its share.
public struct StatisticLine: TemplateModel {
  /// Name.
  public var title: String
  /// Number.
  public var count: Int
  /// Share in percent, `62.2`; or why there is none.
  public var share: String?
  /// Address of what is counted.
  public var href: String?
  /// Width of a bar, 0…100.
  public var width: Int

  /// The fields that templates see.
  public static let model = Model<StatisticLine>("StatisticLine", zh: "统计的一行", en: "A line of a statistic") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("count", zh: "数", en: "number") { $0.count }
    Field("share", zh: "比例，62.2", en: "share in percent, 62.2") { $0.share }
    Field("href", zh: "所统计内容的网址", en: "address of what is counted") { $0.href }
    Field("width", zh: "条形的宽度 0–100", en: "width of a bar") { $0.width }
  }
}

/// A list of proposals with what became of them.
public struct ProposalsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Proposals, late ones first.
  public var proposals: [ProposalCard]
  /// The same by what has become of them.
  public var groups: [ProposalGroup]
  /// What they can be filtered by.
  public var filters: [FilterGroup]
  /// What became of them.
  public var totals: [StatisticLine]
  /// By category.
  public var categories: [StatisticLine]
  /// By department: how content people are.
  public var departments: [StatisticLine]
  /// How content people are, in words.
  public var satisfaction: String?
  /// How many are late.
  public var overdue: Int
  /// How to raise a matter.
  public var guide: LinkModel?
  /// A table of the list.
  public var table: String
  /// Whether it is the page of everything.
  public var isWhole: Bool

  /// The fields that templates see.
  public static let model = Model<ProposalsPage>("ProposalsPage", zh: "提案总览", en: "Proposals") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("proposals", zh: "提案，逾期的在前", en: "proposals, late ones first") { $0.proposals }
    Field("groups", zh: "同样的提案，按办到哪里", en: "the same by what has become of them") { $0.groups }
    Field("filters", zh: "筛选", en: "what they can be filtered by") { $0.filters }
    Field("totals", zh: "办理统计", en: "what became of them") { $0.totals }
    Field("categories", zh: "按类别", en: "by category") { $0.categories }
    Field("departments", zh: "按主办部门的满意度", en: "by department") { $0.departments }
    Field("satisfaction", zh: "总的满意度", en: "how content people are") { $0.satisfaction }
    Field("overdue", zh: "逾期几件", en: "how many are late") { $0.overdue }
    Field("guide", zh: "怎样提意见的页面", en: "how to raise a matter") { $0.guide }
    Field("table", zh: "表格文件", en: "a table of the list") { $0.table }
    Field("is_whole", zh: "是否全部提案的页面", en: "whether it is the page of everything") { $0.isWhole }
  }
}

/// A proposal.
public struct ProposalPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Reasons.
  public var content: HTML
  /// The proposal.
  public var proposal: ProposalCard
  /// Facts.
  public var facts: [FactModel]
  /// Measures.
  public var measures: [String]
  /// Who has it now and since when, in a sentence.
  public var standing: String
  /// How to raise a matter.
  public var guide: LinkModel?
  /// The answer.
  public var answer: String?
  /// Why people are not content.
  public var ratingReason: String?
  /// Why it was not accepted.
  public var reason: String?
  /// The proposal it was merged into.
  public var target: LinkModel?
  /// Proposals merged into it.
  public var merged: [LinkModel]
  /// Downloads.
  public var downloads: [DownloadModel]

  /// The fields that templates see.
  public static let model = Model<ProposalPage>("ProposalPage", zh: "提案", en: "A proposal") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("content", zh: "理由", en: "reasons") { $0.content }
    Field("proposal", zh: "提案", en: "the proposal") { $0.proposal }
    Field("facts", zh: "资料", en: "facts") { $0.facts }
    Field("measures", zh: "建议措施", en: "measures") { $0.measures }
    Field("standing", zh: "现在在谁手里、从哪天起", en: "who has it now and since when") { $0.standing }
    Field("guide", zh: "怎样提意见的页面", en: "how to raise a matter") { $0.guide }
    Field("answer", zh: "答复", en: "the answer") { $0.answer }
    Field("rating_reason", zh: "评价说明", en: "why people are not content") { $0.ratingReason }
    Field("reason", zh: "不立案的理由", en: "why it was not accepted") { $0.reason }
    Field("target", zh: "并入的提案", en: "the proposal it was merged into") { $0.target }
    Field("merged", zh: "并入本案的提案", en: "proposals merged into it") { $0.merged }
    Field("downloads", zh: "附件", en: "downloads") { $0.downloads }
  }
}
