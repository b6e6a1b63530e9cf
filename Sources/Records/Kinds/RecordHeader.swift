public import Calendars
public import Diagnostics

/// What every public record has: where it comes from, what it is called, when it is shown.
public struct RecordHeader: Sendable, Hashable {
  /// The identifier: kind and path.
  public var id: RecordID
  /// The file it was read from.
  public var file: String
  /// Where problems of the whole record are reported: the first line of its header, or its row.
  public var place: Span
  /// The title.
  public var title = ""
  /// Where the title stands.
  public var titleSpan: Span?
  /// An English title for records without a translation.
  public var titleEnglish: String?
  /// One or two sentences for lists and descriptions.
  public var summary: String?
  /// When the content was last changed after publication; drives feeds and stamps.
  public var updated: Moment?
  /// Not to be shown yet.
  public var isDraft = false
  /// Shown from this time on.
  public var publishAt: Located<Moment>?
  /// Shown up to this time.
  public var expireAt: Located<Moment>?
  /// Free keywords.
  public var tags: [String] = []
  /// The last part of the address, if it is not to come from the file's name.
  public var slug: Located<String>?
  /// Former addresses that lead here.
  public var aliases: [Located<String>] = []
  /// A picture for the record.
  public var cover: Picture?
  /// Files to download.
  public var attachments: [Attachment] = []
  /// Who wrote, photographed, edited and approved.
  public var byline = Byline()
  /// Whether a machine wrote it; the law asks that this be visible.
  public var isGenerated = false
  /// What stands under `extra:`, as written, for templates and `unionpress list --format json`. Translations have none.
  public var extra: [RawField] = []
  /// What stands in the site's custom fields, in the order of ``SiteSettings/customFields``. A translation has all of the original's,
  /// but for those that it gives itself.
  public var custom: [CustomValue] = []

  /// The addresses in the site's own fields.
  var links: [Located<String>] {
    custom.compactMap { value in if case .link(let address) = value.content { address } else { nil } }
  }

  /// An empty header for the record `id`.
  public init(id: RecordID, file: String, place: Span) {
    self.id = id
    self.file = file
    self.place = place
  }

  /// Fields that all public kinds share, the title apart.
  static let fields: [Field<RecordHeader>] = fieldList {
    Field(
      "title_en", "英文标题", as: .text, into: \.titleEnglish, zh: "英文标题", en: "English title",
      example: "Volleyball Club")
    Field(
      "summary", "摘要", "简介", as: .text, into: \.summary, translatable: true, zh: "一两句话的摘要，用在列表里",
      en: "one or two sentences for lists", example: "每周三下午训练，欢迎新手。")
    Field(
      "updated", "更新", "更新日期", as: .moment, into: \.updated, translatable: true, zh: "发布后内容有改动时的日期",
      en: "when the content was last changed", example: "2026-11-23")
    Field(
      "draft", "草稿", as: .boolean, into: \.isDraft, zh: "草稿不会发布", en: "drafts are not published", example: "是"
    )
    Field(
      "publish_at", "定时发布", as: .located(.moment), into: \.publishAt, zh: "到这个时间才显示",
      en: "shown from this time on",
      example: "2026-12-01")
    Field(
      "expire_at", "下线时间", as: .located(.moment), into: \.expireAt, zh: "过了这个时间不再显示",
      en: "shown up to this time",
      example: "2026-12-31")
    Field(
      "tags", "标签", as: .textList, into: \.tags, translatable: true, zh: "标签，最多 8 个",
      en: "keywords, at most 8", example: "[排球, 训练]")
    Field(
      "slug", "网址名", as: .located(.slug), into: \.slug, zh: "网址的最后一段", en: "last part of the address",
      example: "volleyball")
    Field(
      "aliases", "旧网址", as: .formerAddresses, into: \.aliases, zh: "以前用过的网址，自动跳转到这里",
      en: "former addresses that lead here", example: "[/old/volleyball/]")
    Field(
      "cover", "封面", as: .object(Picture.table, Picture(), Wording(zh: "图片", en: "picture")), into: \.cover,
      translatable: true, zh: "题图", en: "picture", example: "{src: cover.jpg, alt: 队员合影}")
    Field(
      "attachments", "附件", as: .objects(Attachment.table, Attachment(), Wording(zh: "附件", en: "attachment")),
      into: \.attachments, translatable: true, zh: "附件", en: "files to download",
      example: "[{file: 报名表.docx, label: 报名表}]")
    Field(
      "byline", "署名", as: .object(Byline.table, Byline(), Wording(zh: "署名", en: "byline")), into: \.byline,
      zh: "供稿、摄影、编辑、审核", en: "who wrote, photographed, edited, approved", example: "{供稿: 李明, 审核: 王芳}")
    Field(
      "ai_generated", "人工智能生成", "AI生成", as: .boolean, into: \.isGenerated, zh: "由人工智能生成的内容要标明",
      en: "content made by a machine must say so", example: "否")
  }

  /// Reports what the fields that all kinds share say against each other.
  func settle(_ reader: inout FieldReader) {
    guard let publishAt, let expireAt, expireAt.value.end <= publishAt.value.start else { return }
    reader.report(
      Problem(
        .periodReversed, at: expireAt.span,
        Wording(zh: "下线时间早于定时发布，网站上永远不会出现", en: "it would come down before it goes up, and never be seen"),
        notes: [Note(Wording(zh: "定时发布写在这里", en: "it goes up here"), at: publishAt.span)]))
  }

  /// The title's field under the names that the kind uses.
  static func titleField(
    _ key: String = "title", _ alias: String = "标题", required: Bool = true, example: String
  ) -> Field<RecordHeader> {
    Field(
      key, alias, as: .titled, into: \.titleAndSpan, required: required, translatable: true,
      zh: alias, en: key, example: example)
  }

  /// Title and place as one value, for the field table.
  var titleAndSpan: Located<String>? {
    get { titleSpan.map { Located(title, at: $0) } }
    set {
      title = newValue?.value ?? ""
      titleSpan = newValue?.span
    }
  }
}

/// A day, or a day with a time: what `updated`, `publish_at` and the like accept.
public enum Moment: Sendable, Hashable, Codable {
  /// A whole day.
  case day(LocalDate)
  /// A day and time, in the site's zone.
  case time(LocalDateTime)

  /// The day.
  public var date: LocalDate {
    switch self {
    case .day(let date): date
    case .time(let moment): moment.date
    }
  }

  /// The moment it begins: 00:00 for a whole day.
  public var start: LocalDateTime {
    switch self {
    case .day(let date): LocalDateTime(date, .midnight)
    case .time(let moment): moment
    }
  }

  /// The whole day, or the time with an open end.
  public var timeSpan: TimeSpan {
    switch self {
    case .day(let date): .days(DayRange(date))
    case .time(let moment): .timed(moment, until: nil)
    }
  }

  /// The moment it is over: 24:00 for a whole day.
  public var end: LocalDateTime {
    switch self {
    case .day(let date): LocalDateTime(date, .endOfDay)
    case .time(let moment): moment
    }
  }
}

/// A picture with the text that stands for it.
public struct Picture: Sendable, Hashable {
  /// The file, relative to the record.
  public var source = Reference("", at: Span(path: "", range: 0..<0))
  /// What it shows, for people who do not see it.
  public var alternative = ""
  /// Who took it.
  public var credit: String?

  static let table = FieldTable<Picture> {
    Field(
      "src", "图片", "文件", as: .reference, into: \.source, required: true, zh: "图片文件", en: "picture file",
      example: "cover.jpg")
    Field(
      "alt", "说明", as: .text, into: \.alternative, required: true, translatable: true, zh: "图片说明，读给看不见图的人",
      en: "what it shows", example: "队员合影")
    Field("credit", "摄影", as: .text, into: \.credit, zh: "摄影者", en: "who took it", example: "王芳")
  }

  /// The field in which a record names its photographs.
  static func albumField<Record>(
    into path: any WritableKeyPath<Record, [Picture]> & Sendable
  ) -> Field<Record> {
    Field(
      "photos", "照片", "相册", as: .objects(table, Picture(), Wording(zh: "照片", en: "photograph")), into: path,
      translatable: true, zh: "照片，不写就用同名文件夹里的全部照片",
      en: "photographs; without it those in the folder of the same name",
      example: "[{src: 1.jpg, alt: 合唱队谢幕, 摄影: 王芳}]")
  }
}

/// A file to download.
public struct Attachment: Sendable, Hashable {
  /// The file, relative to the record.
  public var file = Reference("", at: Span(path: "", range: 0..<0))
  /// What readers see.
  public var label: String?

  static let table = FieldTable<Attachment> {
    Field(
      "file", "文件", as: .reference, into: \.file, required: true, zh: "文件", en: "file", example: "报名表.docx")
    Field("label", "名称", as: .text, into: \.label, zh: "显示的名称", en: "what readers see", example: "报名表")
  }
}

/// Who made a text, as university sites print it (三审三校).
public struct Byline: Sendable, Hashable {
  /// 供稿: who wrote it.
  public var authors: [String] = []
  /// 摄影: whose photographs.
  public var photographers: [String] = []
  /// 编辑: who edited.
  public var editors: [String] = []
  /// 审核: who approved.
  public var reviewers: [String] = []
  /// 来源: where it appeared first.
  public var origin: String?

  static let table = FieldTable<Byline> {
    Field("author", "供稿", "作者", "文", as: .textList, into: \.authors, zh: "供稿", en: "author", example: "李明")
    Field(
      "photo", "摄影", "图", as: .textList, into: \.photographers, zh: "摄影", en: "photographer", example: "王芳")
    Field("editor", "编辑", as: .textList, into: \.editors, zh: "编辑", en: "editor", example: "张伟")
    Field("reviewer", "审核", as: .textList, into: \.reviewers, zh: "审核", en: "approved by", example: "刘洋")
    Field("source", "来源", as: .text, into: \.origin, zh: "来源", en: "source", example: "学院工会")
  }
}
