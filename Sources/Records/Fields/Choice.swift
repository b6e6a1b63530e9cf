public import Diagnostics

/// One of a few words, which authors write in English or Chinese.
public protocol Choice: Sendable, Hashable, CaseIterable {
  /// The words that mean this value; the first is the canonical one, the second the usual Chinese one.
  var spellings: [String] { get }
  /// Words that people write for it, but that may mean something else: what they are told to write instead.
  var misnomers: [String] { get }
  /// What it is called on the site.
  var label: Wording { get }
}

extension Choice {
  /// None, for most.
  public var misnomers: [String] { [] }

  /// The canonical word, stable in data and CSS classes: `sports-arts`.
  public var code: String { spellings.first ?? "" }

  /// The value that `text` means, in any spelling; letters' case, `_` and `-` make no difference.
  public init?(spelled text: String) {
    let wanted = folded(text)
    guard let match = Self.allCases.first(where: { $0.spellings.contains { folded($0) == wanted } }) else {
      return nil
    }
    self = match
  }
}

private func folded(_ text: String) -> String {
  String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
}
