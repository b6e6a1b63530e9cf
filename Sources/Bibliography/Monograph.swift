/// A book as bibliographies see it (GB/T 7714: 专著).
public struct Monograph: Sendable, Hashable {
  /// Somebody who wrote or translated it.
  public struct Creator: Sendable, Hashable {
    /// The name as printed.
    public var name: String
    /// The name in the original language, by which two people of one name are told apart.
    public var original: String?
    /// Whether it is an institution, whose name has no parts.
    public var isInstitution: Bool

    /// A creator by the printed name.
    public init(_ name: String, original: String? = nil, isInstitution: Bool = false) {
      self.name = name
      self.original = original
      self.isInstitution = isInstitution
    }

    /// The name as bibliographies take it apart.
    var parts: PersonName { isInstitution ? PersonName(whole: name) : PersonName(name) }
  }

  /// What it is called elsewhere: an ASCII key.
  public var id: String
  /// Authors, editors or compilers, in order.
  public var authors: [Creator] = []
  /// Whether there are more who are not named: 等, et al.
  public var hasMoreAuthors = false
  /// Translators, in order.
  public var translators: [Creator] = []
  /// Title.
  public var title: String
  /// What follows the title.
  public var subtitle: String?
  /// Volume, as printed.
  public var volume: String?
  /// The edition as a number or text; the first is left out.
  public var edition: String?
  /// Place of publication; of several, the first.
  public var place: String?
  /// Publisher; of several, the first.
  public var publisher: String?
  /// Year of publication.
  public var year: Int?
  /// Number of pages.
  public var pages: Int?
  /// The pages that are cited: `35`, `12—18`.
  public var cited: String?
  /// ISBN without hyphens.
  public var isbn: String?
  /// Series.
  public var series: String?
  /// Language tag.
  public var language = "zh"
  /// Title of the original of a translation.
  public var originalTitle: String?
  /// Where it can be read.
  public var url: String?

  /// A book of which only the title is known.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }

  /// Whether the reference is made of Chinese words: 等, 版, 译.
  public var isChinese: Bool { language.hasPrefix("zh") }

  /// Where it stands among references: Chinese, Japanese, western, Russian, others.
  var group: Int {
    let primary = String(language.prefix { $0 != "-" }).lowercased()
    switch primary {
    case "zh": return 0
    case "ja": return 1
    case "ru", "uk", "be", "bg", "sr": return 3
    case "ar", "he", "ko", "th", "hi", "fa", "mn", "bo", "ug": return 4
    default: return 2
    }
  }

  /// Title and subtitle in one.
  public var fullTitle: String { subtitle.map { "\(title)\(isChinese ? "：" : ": ")\($0)" } ?? title }
}
