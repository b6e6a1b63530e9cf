/// The languages in which Unionpress speaks to people.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  /// Simplified Chinese, the product's first language.
  case zh
  /// English.
  case en

  /// The language meant by a POSIX locale (`zh_CN.UTF-8`), a BCP 47 tag (`zh-Hans`, `en-GB`) or a plain
  /// `zh`/`en`; `nil` for every other text, `C` and `POSIX` included.
  public init?(tag: String) {
    let primary = tag.lowercased().prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    self.init(rawValue: String(primary))
  }
}

/// One thing said in both languages.
///
/// Both are required, so that no message exists in one language only; which is printed is decided at the
/// very end, when a problem meets a terminal or a report.
public struct Wording: Sendable, Hashable, Codable {
  /// The text in Simplified Chinese.
  public var zh: String
  /// The text in English.
  public var en: String

  /// A wording in both languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in every language: a name, a code, a corrected line.
  public init(verbatim text: String) {
    self.init(zh: text, en: text)
  }

  /// The text in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
