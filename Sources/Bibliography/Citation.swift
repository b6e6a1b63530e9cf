/// A way to cite.
public enum CitationStyle: String, Sendable, Hashable, CaseIterable {
  /// GB/T 7714—2025, numbered in the order of the text (顺序编码制).
  case numeric2025 = "gb7714-2025-numeric"
  /// GB/T 7714—2025, author and year (著者-出版年制).
  case authorDate2025 = "gb7714-2025-author-date"
  /// GB/T 7714—2015, numbered.
  case numeric2015 = "gb7714-2015-numeric"
  /// GB/T 7714—2015, author and year.
  case authorDate2015 = "gb7714-2015-author-date"

  /// Whether the list is ordered by author and year.
  public var isAuthorDate: Bool { self == .authorDate2025 || self == .authorDate2015 }

  private var is2025: Bool { self == .numeric2025 || self == .authorDate2025 }
  /// Signs of the edition of 2025 are full-width without a space, also inside western entries.
  fileprivate var comma: String { is2025 ? "，" : ", " }
  fileprivate var colon: String { is2025 ? "：" : ": " }
  fileprivate var showsCapitals: Bool { !is2025 }
  fileprivate var joinsOthersToRole: Bool { !is2025 }
}

extension Monograph {
  /// The reference as GB/T 7714 writes it, with its full stop.
  ///
  /// What the standard wants and the record does not have is said to be unknown in its words: `[出版地不详]`, `[S.l.]`.
  /// - Parameters:
  ///   - style: edition and system.
  ///   - mark: what tells apart books of one author and year: `a`, `b`.
  public func citation(_ style: CitationStyle, mark: String = "") -> String {
    var parts: [String] = []
    var creators = names(authors, hasMore: hasMoreAuthors, style)
    if style.isAuthorDate {
      if creators.isEmpty { creators = isChinese ? "佚名" : "Anon" }
      parts.append("\(creators)\(style.comma)\(yearText)\(mark)")
    } else if !creators.isEmpty {
      parts.append(creators)
    }
    let isOnline = publisher == nil && place == nil && url != nil
    parts.append(titleText(style) + (isOnline ? "[M/OL]" : "[M]"))
    if let translated = translation(style) { parts.append(translated) }
    if let edition = editionText { parts.append(edition) }
    var imprint = ""
    if !isOnline || publisher != nil {
      imprint =
        "\(firstOf(place) ?? (isChinese ? "[出版地不详]" : "[S.l.]"))\(style.colon)"
        + "\(firstOf(publisher) ?? (isChinese ? "[出版者不详]" : "[s.n.]"))"
      if !style.isAuthorDate { imprint += "\(style.comma)\(yearText)" }
    } else if !style.isAuthorDate {
      imprint = yearText
    }
    if let cited { imprint += "\(style.colon)\(cited)" }
    if !imprint.isEmpty { parts.append(imprint) }
    if isOnline, let url { parts.append(url) }
    // A part that ends with a full stop already (`4th ed.`) gets no second one.
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }

  /// The reference in running text, author and year: `（扬奎斯特 等，2010）`.
  public func inText(_ style: CitationStyle, mark: String = "") -> String {
    let first = authors.first?.parts
    var name = first?.family ?? (isChinese ? "佚名" : "Anon")
    if authors.count > 1 || hasMoreAuthors { name += isChinese ? " 等" : " et al." }
    return style.comma == "，" ? "（\(name)，\(yearText)\(mark)）" : "(\(name), \(yearText)\(mark))"
  }

  // MARK: Parts

  private var yearText: String { year.map(String.init) ?? (isChinese ? "[出版年不详]" : "[n.d.]") }

  private func firstOf(_ text: String?) -> String? {
    text.flatMap { $0.split { ";；".contains($0) }.first }.map { String($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func titleText(_ style: CitationStyle) -> String {
    let colon = isChinese ? style.colon : ": "
    return [title, subtitle, volume].compactMap { $0 }.joined(separator: colon)
  }

  private var editionText: String? {
    guard let edition, !edition.isEmpty else { return nil }
    guard let number = editionNumber(edition) else { return edition }
    guard number > 1 else { return nil }
    return isChinese ? "\(number)版" : "\(ordinal(number)) ed."
  }

  private func translation(_ style: CitationStyle) -> String? {
    guard !translators.isEmpty else { return nil }
    let role = isChinese ? "译" : "trans"
    let list = names(translators, style)
    // 2015 writes 等译, 2025 等，译.
    let joined = translators.count > 3 && isChinese && style.joinsOthersToRole
    return list + (joined ? "" : style.comma) + role
  }

  /// Three names at most, then 等 or et al.
  private func names(_ creators: [Creator], hasMore: Bool = false, _ style: CitationStyle) -> String {
    let all = creators.map(\.parts)
    var texts: [String] = []
    for (name, creator) in zip(all, creators).prefix(3) {
      let isShared = all.count { $0.family == name.family } > 1
      texts.append(text(name, creator, style, isShared: isShared))
    }
    if creators.count > 3 || hasMore { texts.append(isChinese ? "等" : "et al") }
    return texts.joined(separator: style.comma)
  }

  private func text(_ name: PersonName, _ creator: Creator, _ style: CitationStyle, isShared: Bool) -> String
  {
    if name.isHan {
      // Two of one foreign family are told apart by their initials: 昂温 G.
      guard isShared, let original = creator.original else { return name.family }
      let initials = PersonName(original).initials
      return initials.isEmpty ? name.family : "\(name.family) \(initials)"
    }
    // A Chinese name in Latin letters is written in full.
    if let original = creator.original, PersonName(original).isHan {
      return style.showsCapitals
        ? ([name.family.uppercased()] + name.given).joined(separator: " ") : creator.name
    }
    let family = style.showsCapitals ? name.family.uppercased() : name.family
    let person = name.initials.isEmpty ? family : "\(family) \(name.initials)"
    guard let suffix = name.suffix else { return person }
    return style.showsCapitals ? "\(person), \(suffix)" : "\(person) \(suffix)"
  }
}

/// The number of an edition as people and libraries write it: `2`, `第2版`, `2nd`, `Second edition`.
private func editionNumber(_ text: String) -> Int? {
  var word = text.lowercased().filter { !"第版 .".contains($0) }
  for ending in ["edition", "edn", "ed"] where word.hasSuffix(ending) {
    word.removeLast(ending.count)
    break
  }
  if let place = ordinalWords.firstIndex(of: word) { return place + 1 }
  for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { word.removeLast(2) }
  return Int(word)
}

private let ordinalWords = [
  "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
]

/// `1st`, `2nd`, `11th`.
package func ordinal(_ number: Int) -> String {
  switch (number % 10, number % 100) {
  case (_, 11...13): "\(number)th"
  case (1, _): "\(number)st"
  case (2, _): "\(number)nd"
  case (3, _): "\(number)rd"
  default: "\(number)th"
  }
}
