public import Markup
public import Templating

// Small models that many pages share: links, dates, badges, navigation.

/// The site, the same on every page of a language.
public struct SiteModel: TemplateModel {
  /// Its name.
  public var name: String
  /// The organisation.
  public var organisation: String?
  /// One or two sentences.
  public var description: String?
  /// Address of the home page.
  public var home: String
  /// Language tag (BCP 47).
  public var language: String
  /// Main menu.
  public var menu: [MenuItem]
  /// Menu in the footer.
  public var footerMenu: [MenuItem]
  /// The page to search from.
  public var search: LinkModel
  /// ICP registration.
  public var icp: String?
  /// Police registration.
  public var police: String?
  /// Where the police registration can be looked up.
  public var policeLink: String?
  /// The office to ask.
  public var contact: String?
  /// The day that divides past from coming.
  public var asOf: DateModel
  /// The year, for the footer.
  public var year: Int
  /// Distance of its clock from UTC, for scripts.
  public var offset: String

  /// The fields that templates see.
  public static let model = Model<SiteModel>(
    "SiteModel", zh: "网站", en: "The site, the same on every page of a language"
  ) {
    Field("name", zh: "网站名称", en: "its name") { $0.name }
    Field("organisation", zh: "主办单位", en: "the organisation") { $0.organisation }
    Field("description", zh: "简介", en: "one or two sentences") { $0.description }
    Field("home", zh: "首页的网址", en: "address of the home page") { $0.home }
    Field("language", zh: "语言代码（zh-CN、en）", en: "language tag (BCP 47)") { $0.language }
    Field("menu", zh: "主菜单", en: "main menu") { $0.menu }
    Field("footer_menu", zh: "页脚菜单", en: "menu in the footer") { $0.footerMenu }
    Field("search", zh: "搜索页", en: "the page to search from") { $0.search }
    Field("icp", zh: "ICP备案号", en: "ICP registration") { $0.icp }
    Field("police", zh: "公安备案号", en: "police registration") { $0.police }
    Field("police_link", zh: "公安备案查询网址", en: "where the police registration can be looked up") {
      $0.policeLink
    }
    Field("contact", zh: "联系办公室", en: "the office to ask") { $0.contact }
    Field("as_of", zh: "区分已结束和将举行的日期", en: "the day that divides past from coming") { $0.asOf }
    Field("year", zh: "年份（页脚）", en: "the year, for the footer") { $0.year }
    Field("offset", zh: "时差，+08:00，给脚本用", en: "distance of its clock from UTC, for scripts") { $0.offset }
  }
}

/// A menu entry.
public struct MenuItem: TemplateModel {
  /// Text.
  public var title: String
  /// Address.
  public var href: String
  /// Whether it is the page itself.
  public var isCurrent: Bool
  /// Whether the page lies below it.
  public var isSection: Bool
  /// How many it leads to, where that is worth saying.
  public var count: Int?

  /// The fields that templates see.
  public static let model = Model<MenuItem>("MenuItem", zh: "菜单项", en: "A menu entry") {
    Field("title", zh: "文字", en: "text") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("is_current", zh: "是否为当前页", en: "whether it is the page itself") { $0.isCurrent }
    Field("is_section", zh: "当前页是否在其下", en: "whether the page lies below it") { $0.isSection }
    Field("count", zh: "有几项", en: "how many it leads to") { $0.count }
  }
}

/// What every page says of itself.
public struct PageModel: TemplateModel {
  /// Heading.
  public var title: String
  /// Text of <title>.
  public var documentTitle: String
  /// For search engines.
  public var description: String?
  /// Kind of page, for styles.
  public var kind: String
  /// Canonical address.
  public var canonical: String
  /// Path on the site.
  public var path: String
  /// The page in every language.
  public var alternates: [Alternate]
  /// The page in the other language.
  public var switchTo: Alternate?
  /// The way here, without the page.
  public var crumbs: [LinkModel]
  /// Whether its text is not translated.
  public var isUntranslated: Bool
  /// Language tag of the text.
  public var contentLanguage: String
  /// Whether a machine wrote it.
  public var isGenerated: Bool
  /// Keywords, with their pages.
  public var tags: [TagLink]
  /// Whether pictures are shown side by side on it.
  public var hasGallery: Bool
  /// Whether search engines may list it.
  public var isIndexed: Bool
  /// The day its content was last changed, if it says so.
  public var updated: String?
  /// The page before it.
  public var previous: String?
  /// The page after it.
  public var next: String?
  /// Feeds about what it shows.
  public var feeds: [WebFeedModel]
  /// How it looks when shared.
  public var share: ShareModel
  /// What it says to machines: one document of schema.org.
  public var data: Value
  /// The site's own fields of the record that it is about.
  public var custom: [FactModel]
  /// What the record says that no field of its kind is for, by name.
  public var extra: DataMap

  /// The fields that templates see.
  public static let model = Model<PageModel>("PageModel", zh: "页面", en: "What every page says of itself") {
    Field("title", zh: "标题", en: "heading") { $0.title }
    Field("document_title", zh: "浏览器标题", en: "text of <title>") { $0.documentTitle }
    Field("description", zh: "描述", en: "for search engines") { $0.description }
    Field("kind", zh: "页面种类，用作样式名", en: "kind of page, for styles") { $0.kind }
    Field("canonical", zh: "规范网址（完整）", en: "canonical address") { $0.canonical }
    Field("path", zh: "路径", en: "path on the site") { $0.path }
    Field("alternates", zh: "各语言版本", en: "the page in every language") { $0.alternates }
    Field("switch_to", zh: "另一种语言的同一页", en: "the page in the other language") { $0.switchTo }
    Field("crumbs", zh: "面包屑，不含本页", en: "the way here, without the page") { $0.crumbs }
    Field("is_untranslated", zh: "是否缺少译文", en: "whether its text is not translated") { $0.isUntranslated }
    Field("content_language", zh: "正文的语言代码", en: "language tag of the text") { $0.contentLanguage }
    Field("is_generated", zh: "是否由人工智能生成", en: "whether a machine wrote it") { $0.isGenerated }
    Field("tags", zh: "标签", en: "keywords, with their pages") { $0.tags }
    Field("has_gallery", zh: "有没有照片墙", en: "whether there is a gallery") { $0.hasGallery }
    Field("is_indexed", zh: "是否让搜索引擎收录", en: "whether search engines may list it") { $0.isIndexed }
    Field("updated", zh: "内容改动的日期", en: "the day its content was last changed") { $0.updated }
    Field("previous", zh: "上一页的网址", en: "the page before it") { $0.previous }
    Field("next", zh: "下一页的网址", en: "the page after it") { $0.next }
    Field("feeds", zh: "有关的消息订阅", en: "feeds about what it shows") { $0.feeds }
    Field("share", zh: "转发时的样子", en: "how it looks when shared") { $0.share }
    Field("data", zh: "给机器读的资料，schema.org", en: "what it says to machines, schema.org") { $0.data }
    Field("custom", zh: "记录的自定字段", en: "the site's own fields of its record") { $0.custom }
    Field("extra", zh: "自定字段和“附加”下面的资料，按名称", en: "own fields and what stands under extra, by name") {
      $0.extra
    }
  }
}

/// Values by names that only the record's author knows.
public struct DataMap: TemplateValue, Equatable {
  private let fields: [(key: String, value: Value)]

  /// A map of `fields`.
  init(_ fields: [(key: String, value: Value)] = []) { self.fields = fields }

  /// A map of anything.
  public static var templateType: ValueType { .map(.any) }
  /// The value as templates see it.
  public var templateValue: Value { .map(fields) }

  /// Whether both hold the same in the same order.
  public static func == (left: DataMap, right: DataMap) -> Bool {
    left.templateValue == right.templateValue
  }
}

/// A page in one language.
public struct Alternate: TemplateModel {
  /// Language tag.
  public var language: String
  /// The language's own name.
  public var name: String
  /// Address.
  public var href: String
  /// Full address.
  public var url: String

  /// The fields that templates see.
  public static let model = Model<Alternate>("Alternate", zh: "语言版本", en: "A page in one language") {
    Field("language", zh: "语言代码", en: "language tag") { $0.language }
    Field("name", zh: "语言名称", en: "the language's own name") { $0.name }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("url", zh: "完整网址", en: "full address") { $0.url }
  }
}

/// A link.
public struct LinkModel: TemplateModel {
  /// Text.
  public var title: String
  /// Address.
  public var href: String

  /// The fields that templates see.
  public static let model = Model<LinkModel>("LinkModel", zh: "链接", en: "A link") {
    Field("title", zh: "文字", en: "text") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
  }
}

/// A day, ready to be shown.
public struct DateModel: TemplateModel {
  /// For the date filters.
  public var date: TemplateDate
  /// For machines.
  public var iso: String
  /// In full.
  public var text: String
  /// Short.
  public var short: String
  /// With the weekday, without the year.
  public var long: String
  /// Day of the month.
  public var day: String
  /// Month.
  public var month: String
  /// Weekday.
  public var weekday: String
  /// Year.
  public var year: Int

  /// The fields that templates see.
  public static let model = Model<DateModel>("DateModel", zh: "日期", en: "A day, ready to be shown") {
    Field("date", zh: "日期，交给 date 等过滤器", en: "the date, for the date filters") { $0.date }
    Field("iso", zh: "机器可读，2026-11-23", en: "for machines") { $0.iso }
    Field("text", zh: "完整文字，2026年11月23日（星期一）", en: "in full") { $0.text }
    Field("short", zh: "短文字，11月23日", en: "short") { $0.short }
    Field("long", zh: "不带年份，11月23日（星期一）", en: "with the weekday, without the year") { $0.long }
    Field("day", zh: "日，23", en: "day of the month") { $0.day }
    Field("month", zh: "月，11月", en: "month") { $0.month }
    Field("weekday", zh: "星期，周一", en: "weekday") { $0.weekday }
    Field("year", zh: "年", en: "year") { $0.year }
  }
}

/// When something takes place.
public struct WhenModel: TemplateModel {
  /// Start for the date filters.
  public var from: TemplateDate
  /// End for the date filters.
  public var to: TemplateDate?
  /// In full.
  public var text: String
  /// Start for machines.
  public var iso: String
  /// End for machines.
  public var isoEnd: String?
  /// The first day.
  public var start: DateModel
  /// The last day, if another.
  public var end: DateModel?
  /// Time of day.
  public var time: String?
  /// Whether it lasts whole days.
  public var isAllDay: Bool
  /// Teaching week.
  public var week: String?
  /// Short.
  public var short: String

  /// The fields that templates see.
  public static let model = Model<WhenModel>("WhenModel", zh: "时间", en: "When something takes place") {
    Field("text", zh: "完整文字", en: "in full") { $0.text }
    Field("from", zh: "开始，交给 date 等过滤器", en: "start, for the date filters") { $0.from }
    Field("to", zh: "结束，交给 until 过滤器", en: "end, for the filter “until”") { $0.to }
    Field("iso", zh: "开始，机器可读", en: "start for machines") { $0.iso }
    Field("iso_end", zh: "结束，机器可读", en: "end for machines") { $0.isoEnd }
    Field("start", zh: "开始的日期", en: "the first day") { $0.start }
    Field("end", zh: "结束的日期（跨天时）", en: "the last day, if another") { $0.end }
    Field("time", zh: "钟点，14:30—16:30", en: "time of day") { $0.time }
    Field("is_all_day", zh: "是否全天", en: "whether it lasts whole days") { $0.isAllDay }
    Field("week", zh: "教学周，第12周", en: "teaching week") { $0.week }
    Field("short", zh: "短文字，11月24日（周二）14:30", en: "short") { $0.short }
  }
}

/// A short mark.
public struct BadgeModel: TemplateModel {
  /// Kind, for styles.
  public var kind: String
  /// Text.
  public var title: String

  /// The fields that templates see.
  public static let model = Model<BadgeModel>("BadgeModel", zh: "标记", en: "A short mark") {
    Field("kind", zh: "种类，用作样式名", en: "kind, for styles") { $0.kind }
    Field("title", zh: "文字", en: "text") { $0.title }
  }
}

/// A name with a value.
public struct FactModel: TemplateModel {
  /// Name.
  public var name: String
  /// Value.
  public var value: String
  /// Address.
  public var href: String?
  /// Kind.
  public var kind: String

  /// The fields that templates see.
  public static let model = Model<FactModel>("FactModel", zh: "资料", en: "A name with a value") {
    Field("name", zh: "名称", en: "name") { $0.name }
    Field("value", zh: "值", en: "value") { $0.value }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("kind", zh: "种类", en: "kind") { $0.kind }
  }
}

/// A file to download.
public struct DownloadModel: TemplateModel {
  /// Name.
  public var title: String
  /// Address.
  public var href: String
  /// Extension.
  public var kind: String
  /// Size.
  public var size: String

  /// The fields that templates see.
  public static let model = Model<DownloadModel>("DownloadModel", zh: "下载", en: "A file to download") {
    Field("title", zh: "名称", en: "name") { $0.title }
    Field("href", zh: "网址", en: "address") { $0.href }
    Field("kind", zh: "扩展名", en: "extension") { $0.kind }
    Field("size", zh: "大小", en: "size") { $0.size }
  }
}

/// A picture.
public struct PictureModel: TemplateModel {
  /// Address.
  public var src: String
  /// What it shows.
  public var alt: String
  /// The element, with every width and format.
  public var html: HTML
  /// Who took it.
  public var credit: String?

  /// The fields that templates see.
  public static let model = Model<PictureModel>("PictureModel", zh: "图片", en: "A picture") {
    Field("src", zh: "网址", en: "address") { $0.src }
    Field("alt", zh: "图片说明", en: "what it shows") { $0.alt }
    Field("html", zh: "整个元素，含各种宽度和格式", en: "the element, with every width and format") { $0.html }
    Field("credit", zh: "摄影", en: "who took it") { $0.credit }
  }
}

/// Neighbouring pages of a list.
public struct PagerModel: TemplateModel {
  /// The page.
  public var current: Int
  /// Number of pages.
  public var count: Int
  /// The page before.
  public var previous: LinkModel?
  /// The page after.
  public var next: LinkModel?
  /// All pages.
  public var pages: [MenuItem]

  /// The fields that templates see.
  public static let model = Model<PagerModel>("PagerModel", zh: "翻页", en: "Neighbouring pages of a list") {
    Field("current", zh: "当前页", en: "the page") { $0.current }
    Field("count", zh: "总页数", en: "number of pages") { $0.count }
    Field("previous", zh: "上一页", en: "the page before") { $0.previous }
    Field("next", zh: "下一页", en: "the page after") { $0.next }
    Field("pages", zh: "所有页", en: "all pages") { $0.pages }
  }
}
