/// A key that sorts names by strokes (姓氏笔画序): character by character, by the number of strokes, then stroke
/// by stroke in the order 横 竖 撇 点 折.
public struct StrokeKey: Sendable, Hashable, Comparable {
  /// For each character its strokes as digits 1–5; `nil` where they are not known.
  public let strokes: [String?]
  /// The name it was made from; code points break ties.
  public let text: String

  /// Characters with unknown strokes come after all others, names in other scripts last.
  public static func < (left: StrokeKey, right: StrokeKey) -> Bool {
    for (a, b) in zip(left.strokes, right.strokes) where a != b {
      guard let a else { return false }
      guard let b else { return true }
      if a.utf8.count != b.utf8.count { return a.utf8.count < b.utf8.count }
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    if left.strokes.isEmpty != right.strokes.isEmpty { return right.strokes.isEmpty }
    if left.strokes.count != right.strokes.count { return left.strokes.count < right.strokes.count }
    return left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }

  /// Whether the strokes of the surname's first character are known (or it is not Chinese).
  public var knowsSurname: Bool { strokes.isEmpty || strokes[0] != nil }
}

/// The stroke key of `name`. `override` gives the strokes of its characters from the first on, as digits
/// separated by blanks: `5153154`, or `5153154 321152` for two. Digits outside 1–5 are left out.
public func strokeKey(_ name: String, override: String? = nil) -> StrokeKey {
  let given = (override ?? "").split(whereSeparator: \.isWhitespace)
    .map { String($0.filter { ("1"..."5").contains($0) }) }
  let characters = name.filter { isHan($0) }
  let strokes = characters.enumerated().map { index, character in
    index < given.count && !given[index].isEmpty ? given[index] : StrokeTable.strokes(of: character)
  }
  return StrokeKey(strokes: strokes, text: name)
}

/// The orders in which a list of people is printed.
public enum NameOrder: String, Sendable, Hashable, Codable {
  /// As given.
  case given
  /// By pinyin of surname, then given name.
  case pinyin
  /// By strokes of surname, then given name.
  case stroke

  /// The note printed below the list: 按姓氏笔画排序, 按姓氏拼音排序, 排名不分先后.
  public var note: String {
    switch self {
    case .given: "排名不分先后"
    case .pinyin: "按姓氏拼音排序"
    case .stroke: "按姓氏笔画排序"
    }
  }
}

/// A list of names put in order.
public struct SortedNames: Sendable, Hashable {
  /// The names in order.
  public let names: [String]
  /// For each place, the index in the list that was given: to carry units and titles along.
  public let indices: [Int]
  /// Names whose place is a guess because the table lacks a character that decides it; for a warning.
  public let unknown: [String]
}

/// `names` sorted by `order`; equal names keep their order. `overrides` maps a name to its pinyin or strokes.
/// - Complexity: O(n log n) in the names.
public func sortNames(_ names: [String], by order: NameOrder, overrides: [String: String] = [:])
  -> SortedNames
{
  switch order {
  case .given: return SortedNames(names: names, indices: Array(names.indices), unknown: [])
  case .pinyin:
    let keys = names.map { pinyinKey($0, override: overrides[$0]) }
    let sorted = names.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    return SortedNames(names: sorted.map { names[$0] }, indices: sorted, unknown: [])
  case .stroke:
    let keys = names.map { strokeKey($0, override: overrides[$0]) }
    let sorted = names.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    // A gap decides only where two neighbours agree up to it; the first character always matters.
    let unknown = sorted.indices.filter { place in
      let key = keys[sorted[place]]
      guard let gap = key.strokes.firstIndex(of: nil) else { return false }
      let neighbours = [place - 1, place + 1].filter(sorted.indices.contains).map { keys[sorted[$0]] }
      return gap == 0
        || neighbours.contains { $0.strokes.prefix(gap) == key.strokes.prefix(gap) && $0.text != key.text }
    }
    return SortedNames(
      names: sorted.map { names[$0] }, indices: sorted, unknown: unknown.map { names[sorted[$0]] })
  }
}
