public import Templating

// Pages by which others are found: search, the index A–Z, keywords.

/// The page to search from.
public struct SearchPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The address below which the index lies.
  public var folder: String
  /// Kinds to choose from.
  public var kinds: [ChoiceModel]
  /// Families to choose from.
  public var families: [ChoiceModel]
  /// Years to choose from.
  public var years: [ChoiceModel]
  /// The index A–Z.
  public var index: LinkModel
  /// All keywords.
  public var tags: LinkModel

  /// The fields that templates see.
  public static let model = Model<SearchPage>("SearchPage", zh: "搜索页", en: "The page to search from") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("folder", zh: "索引所在的网址", en: "the address below which the index lies") { $0.folder }
    Field("kinds", zh: "可选的种类", en: "kinds to choose from") { $0.kinds }
    Field("families", zh: "可选的俱乐部类别", en: "families to choose from") { $0.families }
    Field("years", zh: "可选的年份", en: "years to choose from") { $0.years }
    Field("index", zh: "拼音索引", en: "the index A–Z") { $0.index }
    Field("tags", zh: "标签", en: "all keywords") { $0.tags }
  }
}

/// Something to choose from a list.
public struct ChoiceModel: TemplateModel {
  /// What is sent.
  public var value: String
  /// Text.
  public var title: String

  /// The fields that templates see.
  public static let model = Model<ChoiceModel>("ChoiceModel", zh: "选项", en: "Something to choose from a list")
  {
    Field("value", zh: "值", en: "what is sent") { $0.value }
    Field("title", zh: "文字", en: "text") { $0.title }
  }
}

/// All records from A to Z.
public struct IndexPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// By letter.
  public var letters: [LetterGroup]
  /// Number.
  public var count: Int
  /// All keywords.
  public var tags: LinkModel

  /// The fields that templates see.
  public static let model = Model<IndexPage>("IndexPage", zh: "拼音索引", en: "All records from A to Z") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("letters", zh: "按字母", en: "by letter") { $0.letters }
    Field("count", zh: "条目数", en: "number") { $0.count }
    Field("tags", zh: "标签", en: "all keywords") { $0.tags }
  }
}

/// What begins with a letter.
public struct LetterGroup: TemplateModel {
  /// The letter, # for everything else.
  public var letter: String
  /// Anchor.
  public var anchor: String
  /// Entries.
  public var entries: [IndexEntry]

  /// The fields that templates see.
  public static let model = Model<LetterGroup>("LetterGroup", zh: "一个字母下的条目", en: "What begins with a letter")
  {
    Field("letter", zh: "字母；其他为 #", en: "the letter, # for everything else") { $0.letter }
    Field("anchor", zh: "锚点", en: "anchor") { $0.anchor }
    Field("entries", zh: "条目", en: "entries") { $0.entries }
  }
}

/// A record in a list that mixes kinds.
public struct IndexEntry: TemplateModel {
  /// Title.
  public var title: String
  /// Address.
  public var href: String
  /// Kind.
  public var kind: String
  /// The day, month or year it is about.
  public var date: String?
  /// Language of the title, if not the page's.
  public var language: String?

  /// The fields that templates see.
  public static let model = Model<IndexEntry>(
    "IndexEntry", zh: "索引条目", en: "A record in a list that mixes kinds"
  ) {
    Field("title", zh: "标题", en: "title") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("kind", zh: "种类", en: "kind") { $0.kind }
    Field("date", zh: "日期，可能只有年月", en: "the day, month or year it is about") { $0.date }
    Field("language", zh: "标题的语言，与页面不同时才有", en: "language of the title, if not the page's") { $0.language }
  }
}

/// All keywords.
public struct TagsPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// Keywords.
  public var tags: [TagLink]
  /// The index A–Z.
  public var index: LinkModel

  /// The fields that templates see.
  public static let model = Model<TagsPage>("TagsPage", zh: "标签总览", en: "All keywords") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("tags", zh: "标签", en: "keywords") { $0.tags }
    Field("index", zh: "拼音索引", en: "the index A–Z") { $0.index }
  }
}

/// The page of a keyword.
public struct TagPage: SitePageModel {
  /// The site.
  public var site: SiteModel
  /// The page.
  public var page: PageModel
  /// The keyword.
  public var tag: TagLink
  /// Entries.
  public var entries: [IndexEntry]

  /// The fields that templates see.
  public static let model = Model<TagPage>("TagPage", zh: "标签页", en: "The page of a keyword") {
    Field("site", zh: "网站", en: "the site") { $0.site }
    Field("page", zh: "本页", en: "the page") { $0.page }
    Field("tag", zh: "标签", en: "the keyword") { $0.tag }
    Field("entries", zh: "条目", en: "entries") { $0.entries }
  }
}

/// A keyword with its page.
public struct TagLink: TemplateModel {
  /// The keyword.
  public var title: String
  /// Address.
  public var href: String
  /// Number of records.
  public var count: Int
  /// Language of the keyword, if not the page's.
  public var language: String?

  /// The fields that templates see.
  public static let model = Model<TagLink>("TagLink", zh: "标签链接", en: "A keyword with its page") {
    Field("title", zh: "标签", en: "the keyword") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("count", zh: "条目数", en: "number of records") { $0.count }
    Field("language", zh: "标签的语言，与页面不同时才有", en: "language of the keyword, if not the page's") { $0.language }
  }
}
