public import Calendars
public import Diagnostics
public import Markdown

/// What sort of text a news item is.
public enum NewsType: String, Choice {
  case news, notice, announcement, result

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .news: ["news", "新闻", "动态"]
    case .notice: ["notice", "通知"]
    case .announcement: ["announcement", "公示"]
    case .result: ["result", "结果", "赛果"]
    }
  }

  /// 公告 is near to 公示 in its signs only.
  public var misnomers: [String] { self == .notice ? ["公告", "通告", "启事"] : [] }

  /// The type's name.
  public var label: Wording {
    switch self {
    case .news: Wording(zh: "新闻", en: "News")
    case .notice: Wording(zh: "通知", en: "Notice")
    case .announcement: Wording(zh: "公示", en: "Public notice")
    case .result: Wording(zh: "赛果", en: "Result")
    }
  }
}

/// A news item, notice, public notice (公示) or result.
public struct News: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.news
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The day it is published under.
  public var date = LocalDate.earliest
  /// What sort of text.
  public var type = NewsType.news
  /// Clubs it is about.
  public var clubs: [Reference] = []
  /// Events it is about.
  public var events: [Reference] = []
  /// Who signs it (落款).
  public var sign: Sign?
  /// For public notices: from when to when objections are heard.
  public var period: Located<Period>?
  /// Photographs.
  public var photos: [Picture] = []
  /// Kept at the top of lists up to this day.
  public var pinnedUntil: LocalDate?
  /// The document number (文号), `校工〔2026〕12号`.
  public var documentNumber: String?

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<News> {
    RecordHeader.titleField(example: "教职工运动会圆满结束").lifted(to: \.header)
    Field(
      "date", "日期", as: .date, into: \.date, required: true, zh: "发布日期", en: "the day it is published under",
      example: "2026-11-23")
    Field(
      "type", "类型", as: .choice(NewsType.self), into: \.type, zh: "新闻、通知、公示、赛果",
      en: "news, notice, announcement, result", example: "通知")
    Field(
      "club", "俱乐部", "clubs", as: .references, into: \.clubs, zh: "相关俱乐部", en: "clubs it is about",
      example: "volleyball")
    Field(
      "event", "活动", "events", as: .references, into: \.events, zh: "相关活动", en: "events it is about",
      example: "2026/red-song")
    Field(
      "sign", "落款", "from", as: .object(Sign.table, Sign(), Wording(zh: "落款", en: "signature")), into: \.sign,
      translatable: true, zh: "落款单位和日期", en: "who signs it", example: "{org: 学院工会, date: 2026-11-23}")
    Field(
      "period", "公示期", as: .located(.period(Wording(zh: "公示期", en: "period"))),
      into: \.period, zh: "公示的起止日期", en: "from when to when", example: "{from: 2026-11-23, to: 2026-11-29}")
    Field(
      "pinned_until", "置顶到", "置顶", as: .date, into: \.pinnedUntil, zh: "置顶到哪一天", en: "kept at the top until",
      example: "2026-11-30")
    Picture.albumField(into: \.photos)
    Field(
      "doc_no", "文号", as: .text, into: \.documentNumber, zh: "文号", en: "document number",
      example: "校工〔2026〕12号")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    if type == .announcement, period == nil, !reader.unread.contains("period") {
      reader.report(
        Problem(
          .newsPeriodMissing, at: header.titleSpan ?? header.place,
          Wording(zh: "公示缺少公示期", en: "a public notice needs a period"),
          suggestion: Self.kind.addLine("period", Wording(verbatim: "{from: \(date), to: \(date + 6)}"))))
    }
    if let period, let from = period.value.from, let to = period.value.to, to < from {
      reader.report(
        Problem(
          .periodReversed, at: period.span,
          Wording(zh: "公示期的结束早于开始", en: "the period ends before it begins")))
    }
  }
}

/// Who signs a notice, and when.
public struct Sign: Sendable, Hashable {
  /// The organisation.
  public var organisation = ""
  /// The day.
  public var date: LocalDate?

  static let table = FieldTable<Sign> {
    Field(
      "org", "单位", as: .text, into: \.organisation, required: true, translatable: true, zh: "落款单位",
      en: "organisation", example: "学院工会")
    Field("date", "日期", as: .date, into: \.date, zh: "落款日期", en: "day", example: "2026-11-23")
  }
}

/// From one day to another, both included.
public struct Period: Sendable, Hashable {
  /// First day.
  public var from: LocalDate?
  /// Last day.
  public var to: LocalDate?

  static let table = FieldTable<Period> {
    Field(
      "from", "开始", "起", as: .date, into: \.from, required: true, zh: "第一天", en: "first day",
      example: "2026-11-23")
    Field(
      "to", "结束", "止", as: .date, into: \.to, required: true, zh: "最后一天", en: "last day",
      example: "2026-11-29")
  }
}

extension ValueReader where Value == Period {
  /// Two days as fields, or as one text: `2026-11-23至2026-11-29`.
  static func period(_ name: Wording) -> ValueReader {
    var reader = object(Period.table, Period(), name)
    let fields = reader.read
    reader.shape = .fields(orText: true)
    reader.type = Wording(
      zh: "\(reader.type.zh)；或 2026-11-23至2026-11-29", en: "\(reader.type.en); or 2026-11-23 to 2026-11-29")
    reader.read = { raw, context in
      if case .scalar(let scalar) = raw, case .days(let days) = parseDateText(scalar.text).value {
        return Period(from: days.first, to: days.last)
      }
      guard case .scalar(let scalar) = raw else { return fields(raw, &context) }
      // A slip in one of two days is worth more than that these are not two days.
      let reading = parseDateText(scalar.text)
      let slips = reading.issues.filter { $0.kind.severity == .error && $0.kind != .dateUnreadable }
      context.report(slips, in: scalar)
      if slips.isEmpty {
        context.report(
          Problem(
            .dateWrongForm, at: raw.span,
            Wording(zh: "\(name.zh)要写起止两个日期", en: "\(name.en) is two days, the first and the last"),
            expected: Wording(zh: "例如 2026-11-23至2026-11-29", en: "for example 2026-11-23 to 2026-11-29")))
      }
      return nil
    }
    return reader
  }
}
