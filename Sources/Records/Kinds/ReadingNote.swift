public import Calendars
import Diagnostics
public import Markdown

/// What somebody wrote about a book (读书笔记), shown with consent.
public struct ReadingNote: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.note
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The book.
  public var book = Reference("", at: Span(path: "", range: 0..<0))
  /// Who wrote it: a name or pen name.
  public var author = ""
  /// Whether the author agreed to have it published.
  public var hasConsent = false
  /// When.
  public var date: LocalDate?
  /// Passages of the book.
  public var quotes: [Quotation] = []

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<ReadingNote> {
    RecordHeader.titleField(example: "差序格局与课题组").lifted(to: \.header)
    Field(
      "book", "图书", "书", as: .reference, into: \.book, required: true, zh: "书的编号（文件名）", en: "the book's id",
      example: "xiangtu-zhongguo")
    Field(
      "author", "作者", "笔名", as: .text, into: \.author, required: true, zh: "作者或笔名", en: "name or pen name",
      example: "李明")
    Field(
      "consent", "同意", as: .boolean, into: \.hasConsent, required: true, zh: "作者是否同意发表",
      en: "whether the author agreed", example: "是")
    Field("date", "日期", as: .date, into: \.date, zh: "日期", en: "when", example: "2026-11-10")
    Field(
      "quotes", "引文", "quote", as: .objects(Quotation.table, Quotation(), Wording(zh: "引文", en: "quotation")),
      into: \.quotes, zh: "引文和页码", en: "passages with their pages", example: "[{文字: 学而时习之, 页: 3}]")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }

  mutating func settle(_ reader: inout FieldReader) {
    // Quoting is fair up to a tenth of what one writes oneself, and never more than five hundred characters.
    let quoted = quotes.reduce(0) { $0 + $1.text.count }
    let own = body.plainText.count
    if quoted > 500 || (own > 0 && quoted * 10 > own) {
      reader.report(
        Problem(
          .noteQuotes, at: header.titleSpan ?? header.place,
          Wording(
            zh: "引文共 \(quoted) 字，正文 \(own) 字：引得太多",
            en: "\(quoted) characters are quoted in \(own) of one's own"),
          suggestion: Wording(zh: "引文不超过正文的十分之一，也不超过 500 字", en: "quote at most a tenth, and 500 characters"))
      )
    }
    for quote in quotes where quote.page == nil {
      reader.report(
        Problem(
          .noteQuotes, at: header.titleSpan ?? header.place,
          Wording(
            zh: "引文“\(quote.text.prefix(12))…”没有页码",
            en: "the quotation “\(quote.text.prefix(12))…” has no page")))
    }
  }
}

/// A passage of a book.
public struct Quotation: Sendable, Hashable {
  /// The words.
  public var text = ""
  /// The page.
  public var page: String?

  static let table = FieldTable<Quotation> {
    Field("text", "文字", as: .text, into: \.text, required: true, zh: "原文", en: "the words", example: "学而时习之")
    Field("page", "页", "页码", as: .text, into: \.page, zh: "页码", en: "the page", example: "3")
  }
}
