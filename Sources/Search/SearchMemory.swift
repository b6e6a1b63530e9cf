import FileTrees

/// An index as it was made the last time, to be used again as far as its documents say the same.
///
/// A value: whoever keeps none makes everything, with the same result.
public struct SearchMemory: Sendable {
  /// Whether another index may follow; if not, nothing is kept.
  let isKept: Bool
  /// The addresses of the documents as they were given, and the places of those that follow each other in the index.
  private var order: (urls: [String], places: [Int]) = ([], [])
  /// The documents in the order of their numbers.
  private(set) var parts: [IndexPart] = []
  /// What their keys made.
  private var dense: [KeyGroup] = []
  private var words: [KeyGroup] = []
  var keyFiles: [IndexFile<KeyBundle>] = []
  /// What their texts made.
  var bundles: [IndexFile<TextBundle>] = []
  /// What they made besides, see ``factColumns(of:)``.
  private(set) var columns: [[UInt8]] = []

  /// Remembers nothing.
  /// - Parameter isKept: whether another index may follow.
  public init(isKept: Bool = true) { self.isKept = isKept }

  /// The places of `documents` in the order of the index, which is that of the bytes of their addresses.
  mutating func order(of documents: [SearchDocument]) -> [Int] {
    let urls = documents.map(\.url)
    if urls == order.urls { return order.places }
    let places = urls.indices.sorted { bytesPrecede(urls[$0], urls[$1]) }
    if isKept { order = (urls, places) }
    return places
  }

  /// What is other in `new` than in the documents that are known.
  func changes(to new: [IndexPart]) -> SearchChanges {
    // Lists of numbers stay what they were only if there are as many documents in each part.
    guard !parts.isEmpty, parts.map(\.documents.count) == new.map(\.documents.count) else {
      return SearchChanges()
    }
    var touched: Set<UInt32> = []
    var touchedWords: Set<Unicode.Scalar> = []
    var areFactsSame = true
    for (old, new) in zip(parts, new) where zip(old.documents, new.documents).contains(where: { $0 !== $1 }) {
      touched.formUnion(new.dense.characters(otherThanIn: old.dense))
      touchedWords.formUnion(new.words.compactMap { old.words[$0] == $1 ? nil : $0.unicodeScalars.first })
      touchedWords.formUnion(
        old.words.keys.compactMap { new.words[$0] == nil ? $0.unicodeScalars.first : nil })
      areFactsSame =
        areFactsSame
        && zip(old.documents, new.documents).allSatisfy { $0 === $1 || $0.differsInTextOnly(from: $1) }
    }
    return SearchChanges(
      touched: touched, untouched: dense.filter { !touched.contains($0.first.value) },
      touchedWords: touchedWords, untouchedWords: words.filter { !touchedWords.contains($0.first) },
      areFactsSame: areFactsSame)
  }

  /// Keeps an index, if another may follow.
  mutating func keep(
    _ parts: [IndexPart], _ dense: [KeyGroup], _ words: [KeyGroup], _ columns: [[UInt8]]
  ) {
    guard isKept else { return }
    (self.parts, self.dense, self.words, self.columns) = (parts, dense, words, columns)
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
  /// First characters of words that may stand elsewhere; all if `nil`.
  var touchedWords: Set<Unicode.Scalar>?
  /// Groups of other words.
  var untouchedWords: [KeyGroup] = []
  /// Whether nothing is other than the texts.
  var areFactsSame = false
}
