/// A page as search sees it.
public struct SearchDocument: Sendable, Hashable {
  /// Its address on the site; no two documents share one.
  public var url: String
  /// Its title.
  public var title: String
  /// Everything else it says, as plain text, in parts that stand on lines of their own. They are put together when they are read:
  /// as they are, they are the record's own texts, which need not be held twice.
  public var texts: [String]
  /// Its keywords.
  public var tags: [String]
  /// What kind of page it is, as a code to filter by.
  public var kind: String
  /// The families it belongs to, as codes to filter by.
  public var families: [String]
  /// Its day in ISO 8601; `nil` for what does not age, such as a club's page.
  public var date: String?
  /// The language of its text (BCP 47).
  public var language: String
  /// The language of its title, if that is another.
  public var titleLanguage: String

  /// A document.
  public init(
    url: String, title: String, texts: [String], tags: [String] = [], kind: String, families: [String] = [],
    date: String? = nil, language: String, titleLanguage: String? = nil
  ) {
    self.url = url
    self.title = title
    self.texts = texts
    self.tags = tags
    self.kind = kind
    self.families = families
    self.date = date
    self.language = language
    self.titleLanguage = titleLanguage ?? language
  }

  /// Everything else it says, in one.
  var text: String { texts.joined(separator: "\n") }
}

/// A file of the index.
public struct SearchFile: Sendable, Hashable {
  /// Its name; all files of an index lie in one folder.
  public var name: String
  /// What it holds.
  public var bytes: [UInt8]
}
