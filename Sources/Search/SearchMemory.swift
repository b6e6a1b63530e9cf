/// An index as it was made the last time, to be used again as far as its documents say the same.
///
/// A value: whoever keeps none makes everything, with the same result.
public struct SearchMemory: Sendable {
  /// Whether another index may follow; if not, nothing is kept.
  let isKept: Bool
  /// The documents in the order of their numbers.
  private(set) var parts: [IndexPart] = []
  /// What their keys made.
  private var dense: [KeyGroup] = []
  private(set) var words: [KeyGroup] = []
  /// What their texts made.
  var bundles: [TextBundle] = []

  /// Remembers nothing.
  /// - Parameter isKept: whether another index may follow.
  public init(isKept: Bool = true) { self.isKept = isKept }

  /// What is other in `new` than in the documents that are known.
  func changes(to new: [IndexPart]) -> SearchChanges {
    // Lists of numbers stay what they were only if there are as many documents in each part.
    guard !parts.isEmpty, parts.map(\.documents.count) == new.map(\.documents.count) else {
      return SearchChanges()
    }
    var touched: Set<UInt32> = []
    var areWordsSame = true
    for (old, new) in zip(parts, new) where zip(old.documents, new.documents).contains(where: { $0 !== $1 }) {
      touched.formUnion(new.dense.characters(otherThanIn: old.dense))
      areWordsSame = areWordsSame && old.words == new.words
    }
    return SearchChanges(
      touched: touched, untouched: dense.filter { !touched.contains($0.first.value) },
      areWordsSame: areWordsSame)
  }

  /// Keeps an index, if another may follow.
  mutating func keep(_ parts: [IndexPart], _ dense: [KeyGroup], _ words: [KeyGroup]) {
    if isKept { (self.parts, self.dense, self.words) = (parts, dense, words) }
  }
}

/// Some documents that follow each other in the index, read together.
struct IndexPart: Sendable {
  var documents: [IndexedDocument]
  var dense: DenseRun
  /// The numbers of the documents with each word.
  var words: [String: [UInt32]]
}

/// What is other in an index than in the one before.
struct SearchChanges: Sendable {
  /// First characters of keys that may stand elsewhere than before; all if `nil`.
  var touched: Set<UInt32>?
  /// Groups of other characters.
  var untouched: [KeyGroup] = []
  /// Whether all words stand where they stood.
  var areWordsSame = false
}
