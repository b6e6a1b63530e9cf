import FileTrees

/// The name of the file by which an index begins. It alone keeps its name; all others carry a fingerprint, so that a
/// browser may keep them for ever and never mixes two builds.
public let searchIndexName = "index.json"

/// What stands in ``searchIndexName``: every document but for its text, one column after the other, and the names of the
/// other files.
struct Manifest: Codable {
  /// The layout's version.
  var v: Int
  /// For each bucket of keys the fingerprint of its file, empty if there is none; a power of two of them.
  var keys: [String]
  /// For each bundle of texts the fingerprint of its file.
  var texts: [String]
  var url: [String]
  var title: [String]
  /// For each code point of the title its syllable of pinyin, with spaces between; empty if there is no Chinese in it.
  var pinyin: [String]
  /// Keywords, each on a line.
  var tags: [String]
  var kind: [String]
  /// Codes of families with spaces between.
  var family: [String]
  var date: [String]
  var lang: [String]
  /// The language of the title.
  var named: [String]
  /// The bundle that holds the text.
  var bundle: [Int]
}

/// The layout's version; the browser's script refuses others.
let layoutVersion = 1

/// A file of keys.
struct KeyFile: Codable {
  /// By first character: ``encoded(_:)`` documents that have it, then each second character and those that have both.
  var d: [String: String]
  /// By first character: word, documents, word, documents …
  var w: [String: [String]]
}

/// The bucket of `keys`' files that has the keys beginning with `scalar`; `count` is a power of two.
func bucket(of scalar: Unicode.Scalar, count: Int) -> Int {
  // Neighbouring code points go to different buckets (Knuth's multiplicative hash, on 16 bits).
  (Int((scalar.value &* 40503) & 0xFFFF) * count) >> 16
}

/// The name of a file of keys.
func keyFileName(_ bucket: Int, _ print: String) -> String { "k\(bucket).\(print).json" }

/// The name of a bundle of texts.
func textFileName(_ bundle: Int, _ print: String) -> String { "t\(bundle).\(print).json" }

/// A fingerprint of letters only, for the reason given at ``encoded(_:)``.
func letterPrint(_ bytes: [UInt8]) -> String {
  let letters = fingerprint(bytes).prefix(10).utf8.map { digit in
    digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") + UInt8(ascii: "g") : digit
  }
  return String(decoding: letters, as: UTF8.self)
}

/// The smallest power of two of parts that keeps each at about `size`, at most 256.
func partCount(total: Int, size: Int) -> Int {
  var count = 1
  while count < 256, total > count * size { count *= 2 }
  return count
}
