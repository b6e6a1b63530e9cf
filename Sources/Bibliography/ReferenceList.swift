internal import Hanzi

/// One line of a list of references.
public struct ReferenceLine: Sendable, Hashable {
  /// Which of the books that were given.
  public var index: Int
  /// `[1]` in numbered lists.
  public var label: String?
  /// The reference.
  public var text: String
}

/// A list of references: numbered lists keep the order given, lists by author and year are put in order: by language
/// (Chinese, Japanese, western, Russian, others), then by author, Chinese ones by pinyin, then by year and title.
/// Several books of one author and year are told apart as a, b, c.
/// - Complexity: n log n.
public func references(_ books: [Monograph], _ style: CitationStyle) -> [ReferenceLine] {
  guard style.isAuthorDate else {
    return books.enumerated().map { index, book in
      ReferenceLine(index: index, label: "[\(index + 1)]", text: book.citation(style))
    }
  }
  let keys = books.map { SortKey($0, style) }
  let order = books.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
  var twins: [String: [Int]] = [:]
  for index in order { twins[books[index].inText(style), default: []].append(index) }
  return order.map { index in
    let same = twins[books[index].inText(style)] ?? []
    let mark = same.count > 1 ? same.firstIndex(of: index).map(letter) ?? "" : ""
    return ReferenceLine(index: index, label: nil, text: books[index].citation(style, mark: mark))
  }
}

/// a … z, then aa.
private func letter(_ number: Int) -> String {
  let scalar = Character(Unicode.Scalar(UInt8(97 + number % 26)))
  return (number < 26 ? "" : letter(number / 26 - 1)) + String(scalar)
}

private struct SortKey: Comparable {
  let group: Int
  let names: [PinyinKey]
  let year: Int
  let title: PinyinKey

  init(_ book: Monograph, _ style: CitationStyle) {
    group = book.group
    names = book.authors.map { creator in
      let name = creator.parts
      return pinyinKey(title: name.isHan ? name.family : "\(name.family) \(name.initials)".lowercased())
    }
    year = book.year ?? .max
    title = pinyinKey(title: book.title)
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    if left.group != right.group { return left.group < right.group }
    for (a, b) in zip(left.names, right.names) where a != b { return a < b }
    if left.names.count != right.names.count { return left.names.count < right.names.count }
    return left.year == right.year ? left.title < right.title : left.year < right.year
  }
}
