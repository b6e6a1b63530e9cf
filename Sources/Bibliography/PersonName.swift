internal import Hanzi

/// A name as bibliographies take it apart.
public struct PersonName: Sendable, Hashable {
  /// The family name with its particles, or the whole name where it is not taken apart.
  public var family: String
  /// Given names in order, whole or as initials; empty where only the family name counts.
  public var given: [String]
  /// `Jr`, `Sr`, `III`.
  public var suffix: String?
  /// Whether it is written in Chinese characters.
  public var isHan: Bool

  /// Takes apart a name as it is printed.
  ///
  /// A Chinese name stays whole; of a foreign one in Chinese (`尤瓦尔·赫拉利`) the last part is the family name. In Latin
  /// letters, `Peyton Z. Peebles Jr.`, `Peebles, Peyton Z, Jr` and `Peebles P Z` mean the same; particles (`De Morgan`,
  /// `van der Waerden`) belong to the family name.
  public init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let whole = words.joined(separator: " ")
    isHan = whole.contains { Hanzi.isHan($0) }
    given = []
    if isHan {
      let parts = whole.split { "·•・‧.．".contains($0) }
      family = parts.count > 1 ? String(parts[parts.count - 1]).trimmingSpaces : whole
      return
    }
    let parts = text.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    if parts.count > 1 {
      family = parts[0].joined(separator: " ")
      let rest = Array(parts[1...].joined())
      suffix = rest.compactMap(suffixText).last
      given = rest.filter { suffixText($0) == nil }
      return
    }
    suffix = words.compactMap(suffixText).last
    let bare = words.filter { suffixText($0) == nil }
    guard bare.count > 1 else {
      family = bare.first ?? whole
      return
    }
    let initials = bare.reversed().prefix { isInitials($0) }.count
    if initials > 0, initials < bare.count {
      family = bare.dropLast(initials).joined(separator: " ")
      given = Array(bare.suffix(initials))
      return
    }
    var start = bare.count - 1
    while start > 1, particles.contains(bare[start - 1].lowercased()) { start -= 1 }
    family = bare[start...].joined(separator: " ")
    given = Array(bare[..<start])
  }

  /// A name that is not taken apart, such as an institution's.
  public init(whole text: String) {
    family = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    given = []
    isHan = family.contains { Hanzi.isHan($0) }
  }

  /// The name as it stands on a page: `Saunders Mac Lane` of `Mac Lane, Saunders`.
  public var printed: String {
    isHan ? family : (given + [family] + [suffix].compactMap { $0 }).joined(separator: " ")
  }

  /// The initials of the given names without full stops: `P Z`, `J-L`.
  public var initials: String {
    given.flatMap { name -> [String] in
      // `P.Z.` and `GH` are two names, `J.-L.` is one.
      let isRun = isInitials(name) && !name.contains("-") && !name.contains(".")
      let parts =
        isRun ? name.map { Substring(String($0)) } : name.replacing(".-", with: "-").split(separator: ".")
      return parts.map { part in
        part.split(separator: "-").compactMap { $0.first.map { String($0).uppercased() } }.joined(
          separator: "-")
      }
    }.joined(separator: " ")
  }
}

private let particles: Set<String> = [
  "de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "du", "dos", "ten", "ter", "bin", "al",
]

private func suffixText(_ word: String) -> String? {
  let bare = word.filter { $0 != "." }
  return ["Jr", "Sr", "II", "III", "IV"].contains(bare) ? bare : nil
}

/// `Z`, `P.Z.`, `J.-L.`, `DR`: capitals only.
private func isInitials(_ word: String) -> Bool {
  let letters = word.filter { $0 != "." && $0 != "-" }
  return (1...3).contains(letters.count) && letters.allSatisfy(\.isUppercase)
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
