public import Bibliography
public import Calendars
public import Diagnostics
public import Markdown

/// A book on a list.
public struct Book: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.book
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// What follows the title (其他题名信息).
  public var subtitle: String?
  /// Volume, as printed.
  public var volume: String?
  /// Who wrote, edited or compiled it.
  public var authors: [Contributor] = []
  /// Who translated it.
  public var translators: [String] = []
  /// Its number, if it has one.
  public var isbn: Located<ISBN>?
  /// Has none, and that is right.
  public var hasNoISBN = false
  /// Place of publication.
  public var place: String?
  /// Publisher.
  public var publisher: String?
  /// Year of publication.
  public var year: Int?
  /// Edition, as a number or text; the first is left out.
  public var edition: String?
  /// Number of pages.
  public var pages: Int?
  /// Series.
  public var series: String?
  /// Language as a BCP 47 tag; `zh` unless told.
  public var language = "zh"
  /// Title of the original of a translation.
  public var originalTitle: String?
  /// Class in the Chinese Library Classification.
  public var classification: String?
  /// Price as printed.
  public var price: String?
  /// Where it can be borrowed.
  public var holdings: String?
  /// Where it can be read.
  public var online: Located<String>?

  /// The addresses in its fields.
  public var links: [Located<String>] { header.links + [online].compactMap { $0 } }

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Book> {
    RecordHeader.titleField("title", "书名", example: "乡土中国").alias("标题", "题名").lifted(to: \.header)
    Field(
      "authors", "作者", "author", "著者", as: .contributors, into: \.authors, required: true, translatable: true,
      zh: "作者", en: "who wrote it", example: "费孝通")
    Field(
      "subtitle", "副标题", "副书名", as: .text, into: \.subtitle, zh: "副书名", en: "what follows the title",
      example: "战略十二讲")
    Field("volume", "卷册", "卷", as: .text, into: \.volume, zh: "卷册", en: "volume", example: "上册")
    Field(
      "translators", "译者", "translator", as: .textList, into: \.translators, zh: "译者",
      en: "who translated it", example: "胡泳")
    Field(
      "isbn", "ISBN", "书号", as: .located(.isbn), into: \.isbn, zh: "国际标准书号", en: "its ISBN",
      example: "978-7-300-11595-5")
    Field(
      "no_isbn", "无书号", as: .boolean, into: \.hasNoISBN, zh: "没有书号（老书、内部资料）", en: "has no ISBN", example: "否")
    Field("place", "出版地", as: .text, into: \.place, zh: "出版地", en: "place of publication", example: "北京")
    Field(
      "publisher", "出版社", "出版者", as: .text, into: \.publisher, zh: "出版社", en: "publisher", example: "人民出版社")
    Field("year", "年份", "出版年", as: .year, into: \.year, zh: "出版年", en: "year of publication", example: "2008")
    Field(
      "edition", "版次", as: .text, into: \.edition, zh: "版次，第一版不写", en: "edition; the first is left out",
      example: "3")
    Field("pages", "页数", as: .positive, into: \.pages, zh: "页数", en: "number of pages", example: "232")
    Field("series", "丛书", as: .text, into: \.series, zh: "丛书", en: "series", example: "汉译世界学术名著丛书")
    Field(
      "language", "语言", "语种", as: .language, into: \.language, zh: "语言：zh、en …", en: "language tag",
      example: "zh")
    Field(
      "original_title", "原书名", "原题名", as: .text, into: \.originalTitle, zh: "原书名",
      en: "title of the original", example: "Being Digital")
    Field(
      "clc", "中图分类号", "分类号", as: .text, into: \.classification, zh: "中图分类号",
      en: "Chinese Library Classification", example: "C912.82")
    Field("price", "定价", as: .text, into: \.price, zh: "定价", en: "price as printed", example: "28.00元")
    Field(
      "holdings", "馆藏", as: .text, into: \.holdings, translatable: true, zh: "哪里能借到",
      en: "where it can be borrowed", example: "教工之家书架")
    Field(
      "online", "在线阅读", as: .located(.linkAddress), into: \.online, zh: "在线阅读的网址", en: "where it can be read",
      example: "https://lib.example.edu.cn")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }
}

extension Field {
  /// The same field under further names.
  func alias(_ names: String...) -> Field {
    var copy = self
    copy.definition.aliases += names
    return copy
  }
}

extension CitationStyle: Choice {
  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .numeric2025: [rawValue, "顺序编码制"]
    case .authorDate2025: [rawValue, "著者-出版年制"]
    case .numeric2015: [rawValue, "顺序编码制2015"]
    case .authorDate2015: [rawValue, "著者-出版年制2015"]
    }
  }

  /// What it is called.
  public var label: Wording {
    switch self {
    case .numeric2025: Wording(zh: "GB/T 7714—2025，顺序编码制", en: "GB/T 7714—2025, numbered")
    case .authorDate2025: Wording(zh: "GB/T 7714—2025，著者-出版年制", en: "GB/T 7714—2025, author and year")
    case .numeric2015: Wording(zh: "GB/T 7714—2015，顺序编码制", en: "GB/T 7714—2015, numbered")
    case .authorDate2015: Wording(zh: "GB/T 7714—2015，著者-出版年制", en: "GB/T 7714—2015, author and year")
    }
  }
}

/// What somebody did for a book.
public enum ContributorRole: String, Choice {
  case author, editor, compiler

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .author: ["author", "著", "作者"]
    case .editor: ["editor", "主编"]
    case .compiler: ["compiler", "编", "编者"]
    }
  }

  /// The role as printed after a name.
  public var label: Wording {
    switch self {
    case .author: Wording(zh: "著", en: "author")
    case .editor: Wording(zh: "主编", en: "editor")
    case .compiler: Wording(zh: "编", en: "compiler")
    }
  }
}

/// Somebody who made a book.
public struct Contributor: Sendable, Hashable {
  /// Name as printed.
  public var name = ""
  /// Name in the original language.
  public var originalName: String?
  /// Nationality as printed in brackets: `美`.
  public var nationality: String?
  /// What they did.
  public var role = ContributorRole.author
  /// Whether it is an institution, whose name is not taken apart.
  public var isInstitution = false

  /// Whether it stands for those who are not named: 等, et al.
  public var isOthers: Bool { ["等", "et al", "et al.", "others"].contains(name) }

  /// The name as it stands on a page: `Saunders Mac Lane` of `Mac Lane, Saunders`.
  public var printed: String {
    name.contains(",") && !isInstitution ? PersonName(name).printed : name
  }

  static let table = FieldTable<Contributor> {
    Field(
      "name", "姓名", as: .text, into: \.name, required: true, translatable: true, zh: "姓名",
      en: "name as printed", example: "尼葛洛庞帝")
    Field(
      "name_orig", "原名", as: .text, into: \.originalName, zh: "原文姓名", en: "name in the original",
      example: "Nicholas Negroponte")
    Field("nationality", "国籍", as: .text, into: \.nationality, zh: "国籍", en: "nationality", example: "美")
    Field(
      "role", "角色", "责任方式", as: .choice(ContributorRole.self), into: \.role, zh: "著、主编、编",
      en: "what they did", example: "主编")
    Field(
      "institution", "机构", as: .boolean, into: \.isInstitution, zh: "是机构，外文名称不拆成姓和名",
      en: "an institution, whose name is not taken apart", example: "是")
  }
}

/// How far a club is with a book.
public enum ReadingStatus: String, Choice {
  case planned, reading, finished

  /// English and Chinese spellings.
  public var spellings: [String] {
    switch self {
    case .planned: ["planned", "待读"]
    case .reading: ["reading", "在读"]
    case .finished: ["finished", "读完", "已读"]
    }
  }

  /// The state's name.
  public var label: Wording {
    switch self {
    case .planned: Wording(zh: "待读", en: "To read")
    case .reading: Wording(zh: "在读", en: "Reading")
    case .finished: Wording(zh: "读完", en: "Finished")
    }
  }
}

/// A club's list of books, in the order in which they are read.
public struct Booklist: DecodableRecord {
  /// The kind of record.
  public static let kind = RecordKind.booklist
  /// What all records share.
  public var header: RecordHeader
  /// The text.
  public var body = Body()
  /// The club that reads.
  public var club = Reference("", at: Span(path: "", range: 0..<0))
  /// The term.
  public var term: Reference?
  /// What the list is about.
  public var theme: String?
  /// The books.
  public var items: [BooklistItem] = []

  init(header: RecordHeader) { self.header = header }

  static let table = FieldTable<Booklist> {
    RecordHeader.titleField(example: "秋季共读书单").lifted(to: \.header)
    Field(
      "club", "俱乐部", as: .reference, into: \.club, required: true, zh: "共读的俱乐部", en: "the club that reads",
      example: "reading")
    Field(
      "items", "书", "书目", "图书", "books", as: .booklistItems,
      into: \.items, required: true, translatable: true, zh: "书目，按阅读顺序", en: "the books in reading order",
      example: "[{book: xiangtu-zhongguo, status: 在读}]")
    Field("term", "学期", as: .reference, into: \.term, zh: "学期", en: "the term", example: "2026-2027-1")
    Field(
      "theme", "主题", as: .text, into: \.theme, translatable: true, zh: "主题", en: "what the list is about",
      example: "读懂中国社会")
    RecordHeader.fields.map { $0.lifted(to: \.header) }
  }
}

extension ValueReader where Value == [BooklistItem] {
  /// Books with what is said of each. Several names in one text are shown as a list: each is to stand by itself, with what is
  /// said of it.
  static var booklistItems: ValueReader {
    var reader = objects(BooklistItem.table, BooklistItem(), Wording(zh: "书目", en: "book on a list"))
    let items = reader.read
    reader.read = { raw, context in
      guard case .scalar(let scalar) = raw else { return items(raw, &context) }
      // A title may have commas of its own: several are told by their marks, or by being ids.
      let pieces = scalar.text.replacing("》《", with: "》、《").split { "、，,;；".contains($0) }
      let names = pieces.map { String($0).trimmed }
      let areTitles = names.allSatisfy { $0.hasPrefix("《") && $0.hasSuffix("》") }
      let areIDs = names.allSatisfy {
        $0.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      }
      guard names.count > 1, areTitles || areIDs else { return items(raw, &context) }
      let list = names.map { inBraces(areTitles ? String($0.dropFirst().dropLast()) : $0) }
      func line(_ key: String) -> String { "[\(list.map { "{\(key): \($0)}" }.joined(separator: ", "))]" }
      let written = Booklist.kind.line("items", Wording(zh: line("book"), en: line("book")))
      context.report(
        Problem(
          .valueType, at: scalar.span,
          Wording(zh: "几本书要写成列表，一本一项", en: "several books are written as a list, one by one"),
          suggestion: Wording(zh: "写成：\(written.zh)", en: "write: \(written.en)")))
      return nil
    }
    return reader
  }
}

/// One book of a list.
public struct BooklistItem: Sendable, Hashable {
  /// The book.
  public var book = Reference("", at: Span(path: "", range: 0..<0))
  /// Why it is read, at most 100 characters.
  public var why: String?
  /// Which chapters.
  public var chapters: String?
  /// Until when.
  public var due: LocalDate?
  /// How far the club is.
  public var status = ReadingStatus.planned
  /// Who leads the discussion.
  public var leader: String?
  /// The pages that the list cites.
  public var pages: String?

  static let table = FieldTable<BooklistItem> {
    Field(
      "book", "书", "图书", as: .reference, into: \.book, required: true, zh: "书的编号（文件名）", en: "the book's id",
      example: "xiangtu-zhongguo")
    Field(
      "why", "推荐语", "理由", as: .text, into: \.why, translatable: true, zh: "推荐语，100 字以内", en: "why it is read",
      example: "理解熟人社会的第一本书")
    Field(
      "chapters", "章节", as: .text, into: \.chapters, translatable: true, zh: "读哪些章节", en: "which chapters",
      example: "第一—三章")
    Field("due", "截止", "读完日期", as: .date, into: \.due, zh: "读到哪一天", en: "until when", example: "2026-11-27")
    Field(
      "status", "状态", as: .choice(ReadingStatus.self), into: \.status, zh: "待读、在读、读完",
      en: "planned, reading, finished", example: "在读")
    Field(
      "leader", "领读", "领读人", as: .text, into: \.leader, translatable: true, zh: "领读人",
      en: "who leads the discussion", example: "李明")
    Field("pages", "页", "引用页", as: .text, into: \.pages, zh: "引用的页码", en: "the pages cited", example: "35")
  }
}
