import FileTrees
import Hanzi

/// What a document is found by.
struct DocumentKeys: Sendable {
  /// Single characters and pairs of neighbours, see ``DenseKey``; ascending, each once.
  let dense: [UInt64]
  /// Words of scripts that separate them, each once.
  let words: [String]
}

/// A document as the index sees it: everything that is worked out of it alone, besides its keys. It never changes: the same box
/// says the same.
final class IndexedDocument: Sendable {
  /// What it was made of.
  let document: SearchDocument
  /// Its text in NFC, where that is spelled otherwise than in the document.
  private let respelled: String?
  /// The length of its text in NFC, in bytes.
  let length: Int
  /// Its title in NFC.
  let title: String
  /// The syllables of its title, one for each code point, with spaces between; empty if it has none.
  let pinyin: String
  /// Its keywords in NFC, each on a line.
  let tags: String
  /// A number that its address makes, for spreading texts over bundles.
  let spread: Int

  /// Its text in NFC.
  var text: String { respelled ?? document.text }

  private init(
    document: SearchDocument, respelled: String?, length: Int, title: String, pinyin: String, tags: String,
    spread: Int
  ) {
    (self.document, self.respelled, self.length) = (document, respelled, length)
    (self.title, self.pinyin, self.tags, self.spread) = (title, pinyin, tags, spread)
  }

  /// Whether `other` is the same but for its text.
  func differsInTextOnly(from other: IndexedDocument) -> Bool {
    var (mine, others) = (document, other.document)
    (mine.texts, others.texts) = ([], [])
    return mine == others
  }

  /// A document and its keys.
  static func reading(_ document: SearchDocument) -> (document: IndexedDocument, keys: DocumentKeys) {
    let text = document.text
    let scalars = (
      title: composed(document.title), text: composed(text), tags: document.tags.map(composed)
    )
    var keys = KeyCollector()
    for part in [scalars.title] + scalars.tags + [scalars.text] { keys.collect(part) }
    // Nearly always the title and the text are in NFC as they stand, and there need not be two of them.
    let title = respelled(document.title, scalars.title) ?? document.title
    let other = respelled(text, scalars.text)
    let indexed = IndexedDocument(
      document: document, respelled: other, length: (other ?? text).utf8.count, title: title,
      pinyin: Search.pinyin(of: title),
      tags: scalars.tags.map { String(scalars: $0) }.joined(separator: "\n"),
      spread: Int(fingerprint(Array(document.url.utf8)).suffix(4), radix: 16) ?? 0)
    return (indexed, keys.result)
  }

  /// `scalars`, the NFC of `original`, as text; `nil` if they are the same.
  private static func respelled(_ original: String, _ scalars: [Unicode.Scalar]) -> String? {
    original.unicodeScalars.elementsEqual(scalars) ? nil : String(scalars: scalars)
  }
}

/// One or two characters as a number. Numbers stand in the order of the characters, one character before its pairs; code points
/// have 21 bits, and the lowest 22 are left for the number of a document.
enum DenseKey {
  /// The bits that are left for the number of a document: more than four million.
  static let free: UInt64 = 22

  /// The key of a character, or of a pair.
  static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) -> UInt64 {
    UInt64(first.value) << (free + 21) | UInt64(second?.value ?? 0) << free
  }

  /// The code point of the first character.
  static func first(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> (free + 21)) }

  /// The second character; `nil` for the key of one.
  static func second(_ key: UInt64) -> Unicode.Scalar? {
    let value = UInt32(truncatingIfNeeded: key >> free) & 0x1F_FFFF
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// The number of the document.
  static func number(_ key: UInt64) -> Int { Int(key & (1 << free - 1)) }
}

/// Gathers the keys of a document.
private struct KeyCollector {
  private var folding = Folding()
  private var dense: [UInt64] = []
  private var words: Set<String> = []
  /// The character before this one, if it was dense.
  private var previous: Unicode.Scalar?
  /// The word that has begun.
  private var word = String.UnicodeScalarView()
  private var wordLength = 0

  /// Adds the keys of a text in NFC.
  mutating func collect(_ text: [Unicode.Scalar]) {
    for scalar in text {
      if let plain = Folding.plain(scalar) {
        take(plain)
      } else {
        for part in folding.folded(scalar) { take(part) }
      }
    }
    // Runs end with their text.
    previous = nil
    endWord()
  }

  /// All keys, each once.
  var result: DocumentKeys {
    var sorted = dense.sorted()
    var count = 0
    for key in sorted where count == 0 || sorted[count - 1] != key {
      sorted[count] = key
      count += 1
    }
    sorted.removeLast(sorted.count - count)
    return DocumentKeys(dense: sorted, words: Array(words))
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let kind = characterClass(scalar)
    if kind == .dense {
      endWord()
      dense.append(DenseKey.key(scalar))
      if let previous { dense.append(DenseKey.key(previous, scalar)) }
      previous = scalar
      return
    }
    previous = nil
    guard kind == .word else { return endWord() }
    // What is longer is no word, and nobody types it.
    if wordLength < maximumWordLength { word.append(scalar) }
    wordLength += 1
  }

  private mutating func endWord() {
    guard wordLength > 0 else { return }
    words.insert(String(word))
    word.removeAll(keepingCapacity: true)
    wordLength = 0
  }
}

/// How much of a word is kept in the index: as much as of a query, so that no query can tell.
private let maximumWordLength = maximumQueryLength

/// The syllables of a title in NFC, one for each code point, with spaces between; empty if it has none.
private func pinyin(of title: String) -> String {
  let characters = Array(title)
  var syllables: [String] = []
  for (character, reading) in zip(characters, readings(characters[...])) {
    syllables.append(spelling(of: reading ?? ""))
    syllables += Array(repeating: "", count: character.unicodeScalars.count - 1)
  }
  return syllables.allSatisfy(\.isEmpty) ? "" : syllables.joined(separator: " ")
}
