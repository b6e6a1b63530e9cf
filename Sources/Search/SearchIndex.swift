import Foundation

/// What a search is narrowed to.
public struct SearchFilter: Sendable, Hashable {
  /// A kind of page.
  public var kind: String?
  /// A family.
  public var family: String?
  /// A year, `2026`.
  public var year: String?

  /// Narrowed to what is given.
  public init(kind: String? = nil, family: String? = nil, year: String? = nil) {
    self.kind = kind
    self.family = family
    self.year = year
  }
}

/// A piece of text in a result.
public struct SearchPassage: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Whether it is what was looked for.
  public var isMatch: Bool
}

/// A page that was found.
public struct SearchHit: Sendable, Hashable {
  /// Its address.
  public var url: String
  /// Its title.
  public var title: [SearchPassage]
  /// The place in its text where the terms stand, or its beginning.
  public var excerpt: [SearchPassage]
  /// The code of its kind.
  public var kind: String
  /// Its day in ISO 8601.
  public var date: String?
  /// The language of its text.
  public var language: String
  /// The language of its title.
  public var titleLanguage: String
}

/// An index that can be searched: the files of ``searchFiles(_:)``, each read when it is needed.
public struct SearchIndex {
  private let manifest: Manifest
  private let read: (String) -> [UInt8]?

  /// The index whose files `read` gives by name; `nil` if they are none, or of another version.
  public init?(read: @escaping (String) -> [UInt8]?) {
    guard let bytes = read(searchIndexName),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      manifest.v == layoutVersion
    else { return nil }
    self.manifest = manifest
    self.read = read
  }

  /// The pages in which every term of `query` stands, best first.
  ///
  /// A term found in a title counts four, by the pinyin of the title three, in a keyword two, in the text
  /// one. Pages with the same sum follow each other by date, what has none first and then the latest; then by address.
  /// `templates/assets/scripts/search.js` does the same.
  public func results(_ query: String, _ filter: SearchFilter = SearchFilter()) -> [SearchHit] {
    var memory = Memory()
    let terms = terms(of: query, &memory.folding)
    guard !terms.isEmpty else { return [] }
    var scores: [Int: Int]?
    for term in terms {
      var found: [Int: Int] = [:]
      for (number, weight) in weights(of: term, &memory) where scores.map({ $0[number] != nil }) ?? true {
        found[number] = weight + (scores?[number] ?? 0)
      }
      scores = found
    }
    let ranked = (scores ?? [:]).filter { passes($0.key, filter) }.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      let (a, b) = (manifest.date[left.key], manifest.date[right.key])
      if a != b { return a.isEmpty || (!b.isEmpty && a > b) }
      return left.key < right.key
    }
    return ranked.map { hit($0.key, terms, &memory) }
  }

  /// What one search has read already.
  private struct Memory {
    var folding = Folding()
    var bundles: [Int: [String: String]] = [:]
  }

  private func passes(_ number: Int, _ filter: SearchFilter) -> Bool {
    (filter.kind.map { manifest.kind[number] == $0 } ?? true)
      && (filter.family.map { manifest.family[number].split(separator: " ").contains($0[...]) } ?? true)
      && (filter.year.map { manifest.date[number].hasPrefix($0) } ?? true)
  }

  /// The documents that have `term`, with its weight.
  private func weights(of term: [Unicode.Scalar], _ memory: inout Memory) -> [Int: Int] {
    var result: [Int: Int] = [:]
    let isExact = isExact(term)
    for number in candidates(term) {
      if FoldedText(manifest.title[number].unicodeScalars, &memory.folding).place(of: term) != nil {
        result[number] = 4
      } else if FoldedText(manifest.tags[number].unicodeScalars, &memory.folding).place(of: term) != nil {
        result[number] = 2
      } else if isExact || contains(number, term, &memory) {
        result[number] = 1
      }
    }
    guard mayBeSpelling(term) else { return result }
    for number in manifest.pinyin.indices where spelled(term, in: manifest.pinyin[number]) != nil {
      result[number] = max(result[number] ?? 0, 3)
    }
    return result
  }

  private func contains(_ number: Int, _ term: [Unicode.Scalar], _ memory: inout Memory) -> Bool {
    let text = text(of: number, &memory)
    return FoldedText(text.unicodeScalars, &memory.folding).place(of: term) != nil
  }

  /// The documents that have all keys of `term`.
  private func candidates(_ term: [Unicode.Scalar]) -> [Int] {
    var result: [Int]?
    for gram in grams(of: term) {
      let numbers = numbers(of: gram)
      result = result.map { common($0, numbers) } ?? numbers
    }
    return result ?? []
  }

  private func numbers(of gram: Gram) -> [Int] {
    guard let first = gram.scalars.first else { return [] }
    let bucket = bucket(of: first, count: manifest.keys.count)
    let name = keyFileName(bucket, manifest.keys[bucket])
    guard !manifest.keys[bucket].isEmpty, let bytes = read(name),
      let file = try? JSONDecoder().decode(KeyFile.self, from: Data(bytes))
    else { return [] }
    if gram.isWord {
      let entries = file.w[String(first)] ?? []
      let beginning = String(scalars: gram.scalars)
      let lists = stride(from: 0, to: entries.count - 1, by: 2)
        .filter { entries[$0].unicodeScalars.starts(with: beginning.unicodeScalars) }
        .map { decodedNumbers(entries[$0 + 1].unicodeScalars) }
      return Set(lists.joined()).sorted()
    }
    let entry = Array((file.d[String(first)] ?? "").unicodeScalars)
    if gram.scalars.count == 1 { return decodedNumbers(entry) }
    guard let place = entry.firstIndex(of: gram.scalars[1]) else { return [] }
    return decodedNumbers(entry[(place + 1)...])
  }

  private func text(of number: Int, _ memory: inout Memory) -> String {
    let bundle = manifest.bundle[number]
    if let known = memory.bundles[bundle] { return known[String(number)] ?? "" }
    guard let bytes = read(textFileName(bundle, manifest.texts[bundle])),
      let texts = try? JSONDecoder().decode([String: String].self, from: Data(bytes))
    else { return "" }
    memory.bundles[bundle] = texts
    return texts[String(number)] ?? ""
  }

  private func hit(_ number: Int, _ terms: [[Unicode.Scalar]], _ memory: inout Memory) -> SearchHit {
    let text = Array(text(of: number, &memory).unicodeScalars)
    let title = Array(manifest.title[number].unicodeScalars)
    var marks = matches(of: terms, in: title, &memory.folding)
    for term in terms where mayBeSpelling(term) {
      if let place = spelled(term, in: manifest.pinyin[number]) { marks.append(place) }
    }
    return SearchHit(
      url: manifest.url[number], title: passages(title, marks, in: 0..<title.count),
      excerpt: excerpt(of: text, terms, &memory.folding),
      kind: manifest.kind[number], date: manifest.date[number].isEmpty ? nil : manifest.date[number],
      language: manifest.lang[number], titleLanguage: manifest.named[number])
  }
}
