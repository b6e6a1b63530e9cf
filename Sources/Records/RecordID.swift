public import Diagnostics
import FileTrees

/// The kinds of records, each with its folder below `content/`.
public enum RecordKind: String, Sendable, Hashable, Codable, CaseIterable {
  case club, event, news, award, book, booklist, note, proposal, lecture, campaign, participation, person,
    page,
    venue, term,
    holiday

  /// The folder below `content/` whose files are records of this kind; `nil` for kinds that live in `data/`.
  public var folder: String? {
    switch self {
    case .club: "clubs"
    case .event: "events"
    case .news: "news"
    case .award: "awards"
    case .book: "books"
    case .booklist: "booklists"
    case .note: "notes"
    case .proposal: "proposals"
    case .lecture: "lectures"
    case .campaign: "campaigns"
    case .person: "people"
    case .page: "pages"
    case .venue, .term, .holiday, .participation: nil
    }
  }

  /// Names of the tables in `content/data/` that hold records of this kind.
  public var tables: [String] {
    switch self {
    case .club: ["clubs", "俱乐部"]
    case .event: ["events", "活动"]
    case .news: []
    case .award: ["awards", "获奖"]
    case .book: ["books", "图书"]
    case .booklist: []
    case .note: []
    case .proposal: ["proposals", "提案"]
    case .lecture: []
    case .campaign: ["campaigns", "公益"]
    case .participation: ["participation", "参与情况"]
    case .person: ["people", "人员"]
    case .page: []
    case .venue: ["venues", "场地"]
    case .term: ["terms", "学期"]
    case .holiday: ["holidays", "放假安排"]
    }
  }

  /// What a record of the kind is called.
  public var label: Wording {
    switch self {
    case .club: Wording(zh: "俱乐部", en: "club")
    case .event: Wording(zh: "活动", en: "event")
    case .news: Wording(zh: "新闻", en: "news item")
    case .award: Wording(zh: "获奖", en: "award")
    case .book: Wording(zh: "图书", en: "book")
    case .booklist: Wording(zh: "书单", en: "booklist")
    case .note: Wording(zh: "读书笔记", en: "reading note")
    case .proposal: Wording(zh: "提案", en: "proposal")
    case .lecture: Wording(zh: "讲座系列", en: "lecture series")
    case .campaign: Wording(zh: "公益行动", en: "campaign")
    case .participation: Wording(zh: "参与情况", en: "row of participation")
    case .person: Wording(zh: "人员", en: "person")
    case .page: Wording(zh: "页面", en: "page")
    case .venue: Wording(zh: "场地", en: "venue")
    case .term: Wording(zh: "学期", en: "term")
    case .holiday: Wording(zh: "放假安排", en: "holiday table")
    }
  }
}

/// What names a record for ever: its kind and its path below the kind's folder, folders of years included, without the file's
/// ending: `event` + `2026/red-song`.
public struct RecordID: Sendable, Hashable, Codable, Comparable {
  /// The kind.
  public var kind: RecordKind
  /// The path below the kind's folder, lower-case ASCII: `volleyball`, `2026/red-song`.
  public var path: String

  /// An identifier from its parts.
  public init(_ kind: RecordKind, _ path: String) {
    self.kind = kind
    self.path = path
  }

  /// The last component: what authors use where it is unique.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// By kind, then by the bytes of the path.
  public static func < (left: RecordID, right: RecordID) -> Bool {
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return bytesPrecede(left.path, right.path)
  }
}

/// A record as another record names it, not yet looked up.
public struct Reference: Sendable, Hashable {
  /// What the author wrote: an id, the end of one, or a title.
  public var text: String
  /// Where.
  public var span: Span

  /// A reference written as `text` at `span`.
  public init(_ text: String, at span: Span) {
    self.text = text
    self.span = span
  }
}

/// A value with the place where it was written.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  public var value: Value
  /// Where it stands.
  public var span: Span

  /// A value written at `span`.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}
