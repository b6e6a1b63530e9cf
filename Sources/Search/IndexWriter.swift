import FileTrees
import Foundation
import Hanzi
import Parallel

/// The index of `documents`, as files for one folder.
///
/// Keys are single Chinese characters, pairs of neighbouring ones, and words of other scripts, after NFKC and in lower
/// case, from title, keywords and text alike. They are spread over files by their first character, texts over bundles by
/// their address: a query reads ``searchIndexName``, a file for each pair of its characters, and the texts of what it
/// shows. The order of `documents` does not matter.
/// - Complexity: O(n log n) in the length of all texts.
public func searchFiles(_ documents: [SearchDocument]) -> [SearchFile] {
  let documents = documents.sorted { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }
  let read = parallelMap(documents) { IndexedDocument($0) }
  let texts = read.map(\.text)
  var postings = Postings()
  for (number, document) in read.enumerated() {
    for key in document.dense { postings.dense[key, default: []].append(number) }
    for word in document.words { postings.words[word, default: []].append(number) }
  }
  let (keyPrints, keyFiles) = keyFiles(postings)
  let textCount = partCount(total: texts.reduce(0) { $0 + $1.utf8.count }, size: 6_000)
  let bundles = documents.map { bundle(of: $0.url, count: textCount) }
  let (textPrints, textFiles) = textFiles(texts, bundles, count: textCount)
  let columns: [(String, String)] = [
    ("v", "\(layoutVersion)"),
    ("keys", jsonList(keyPrints)), ("texts", jsonList(textPrints)),
    ("url", jsonList(documents.map(\.url))),
    ("title", jsonList(documents.map { String(scalars: composed($0.title)) })),
    ("pinyin", jsonList(parallelMap(documents) { pinyin(of: $0.title) })),
    (
      "tags",
      jsonList(documents.map { $0.tags.map { String(scalars: composed($0)) }.joined(separator: "\n") })
    ),
    ("kind", jsonList(documents.map(\.kind))),
    ("family", jsonList(documents.map { $0.families.joined(separator: " ") })),
    ("date", jsonList(documents.map { $0.date ?? "" })), ("lang", jsonList(documents.map(\.language))),
    ("named", jsonList(documents.map(\.titleLanguage))),
    ("bundle", "[" + bundles.map(String.init).joined(separator: ",") + "]"),
  ]
  let manifest = "{" + columns.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n") + "}\n"
  return [SearchFile(name: searchIndexName, bytes: Array(manifest.utf8))] + keyFiles + textFiles
}

/// A document as the index sees it.
private struct IndexedDocument {
  /// Its text in NFC.
  var text: String
  /// Single characters and pairs of neighbours, see ``denseKey(_:_:)``.
  var dense: Set<UInt64> = []
  /// Words of scripts that separate them.
  var words: Set<String> = []

  init(_ document: SearchDocument) {
    var folding = Folding()
    text = String(scalars: composed(document.text))
    for part in [document.title] + document.tags + [text] {
      collect(FoldedText(composed(part), &folding).scalars)
    }
  }

  private mutating func collect(_ scalars: [Unicode.Scalar]) {
    for run in runs(scalars) {
      if run.isWord {
        // What is longer is no word, and nobody types it.
        words.insert(String(scalars: run.scalars.prefix(maximumWordLength)))
        continue
      }
      for index in run.scalars.indices {
        dense.insert(denseKey(run.scalars[index], nil))
        if index + 1 < run.scalars.endIndex {
          dense.insert(denseKey(run.scalars[index], run.scalars[index + 1]))
        }
      }
    }
  }
}

/// Which documents have which keys, ascending.
private struct Postings {
  var dense: [UInt64: [Int]] = [:]
  var words: [String: [Int]] = [:]
}

/// One or two characters as a number; numbers stand in the order of the characters, one character before its pairs.
private func denseKey(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> UInt64 {
  UInt64(first.value) << 32 | UInt64(second?.value ?? 0)
}

/// How much of a word is kept in the index: as much as of a query, so that no query can tell.
private let maximumWordLength = maximumQueryLength

private func keyFiles(_ postings: Postings) -> (prints: [String], files: [SearchFile]) {
  var dense: [(first: Unicode.Scalar, value: String)] = []
  var words: [(first: Unicode.Scalar, values: [String])] = []
  var size = 0
  for (key, numbers) in postings.dense.sorted(by: { $0.key < $1.key }) {
    guard let first = Unicode.Scalar(UInt32(key >> 32)) else { continue }
    let second = key & 0xFFFF_FFFF == 0 ? nil : Unicode.Scalar(UInt32(key & 0xFFFF_FFFF))
    let list = encoded(numbers)
    size += list.utf8.count + (second == nil ? 3 : 6)
    if dense.last?.first != first { dense.append((first, "")) }
    if let second { dense[dense.count - 1].value.unicodeScalars.append(second) }
    dense[dense.count - 1].value += list
  }
  let sorted = postings.words.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  for (word, numbers) in sorted {
    guard let first = word.unicodeScalars.first else { continue }
    let list = encoded(numbers)
    size += list.utf8.count + 3 * word.unicodeScalars.count
    if words.last?.first != first { words.append((first, [])) }
    words[words.count - 1].values += [word, list]
  }
  let count = partCount(total: size, size: 4_000)
  var denseParts = [[String]](repeating: [], count: count)
  var wordParts = denseParts
  for entry in dense {
    denseParts[bucket(of: entry.first, count: count)].append(
      jsonText(String(entry.first)) + ":" + jsonText(entry.value))
  }
  for entry in words {
    wordParts[bucket(of: entry.first, count: count)].append(
      jsonText(String(entry.first)) + ":" + jsonList(entry.values))
  }
  var prints: [String] = []
  var files: [SearchFile] = []
  for (number, (dense, words)) in zip(denseParts, wordParts).enumerated() {
    guard !dense.isEmpty || !words.isEmpty else {
      prints.append("")
      continue
    }
    let text = "{\"d\":{\(dense.joined(separator: ","))},\"w\":{\(words.joined(separator: ","))}}\n"
    let bytes = Array(text.utf8)
    prints.append(letterPrint(bytes))
    files.append(SearchFile(name: keyFileName(number, prints[number]), bytes: bytes))
  }
  return (prints, files)
}

/// The bundle of a document's text. By its address and not by its number, so that a longer text moves no other.
private func bundle(of url: String, count: Int) -> Int {
  let print = fingerprint(Array(url.utf8))
  return (Int(print.suffix(4), radix: 16) ?? 0) % count
}

private func textFiles(
  _ texts: [String], _ bundles: [Int], count: Int
) -> (prints: [String], files: [SearchFile]) {
  var parts = [[Int]](repeating: [], count: count)
  for (number, bundle) in bundles.enumerated() { parts[bundle].append(number) }
  let made = parallelMap(Array(parts.enumerated())) { part -> (print: String, file: SearchFile?) in
    if part.element.isEmpty { return ("", nil) }
    let entries = part.element.map { "\"\($0)\":\(jsonText(texts[$0]))" }
    let bytes = Array("{\(entries.joined(separator: ",\n"))}\n".utf8)
    let print = letterPrint(bytes)
    return (print, SearchFile(name: textFileName(part.offset, print), bytes: bytes))
  }
  return (made.map(\.print), made.compactMap(\.file))
}

/// The syllables of a title, one for each code point of its NFC, with spaces between; empty if it has none.
private func pinyin(of title: String) -> String {
  let characters = Array(String(scalars: composed(title)))
  var syllables: [String] = []
  for (character, reading) in zip(characters, readings(characters[...])) {
    syllables.append(spelling(of: reading ?? ""))
    syllables += Array(repeating: "", count: character.unicodeScalars.count - 1)
  }
  return syllables.allSatisfy(\.isEmpty) ? "" : syllables.joined(separator: " ")
}

/// A list of texts as JSON.
private func jsonList(_ texts: [String]) -> String {
  "[" + texts.map { jsonText($0) }.joined(separator: ",") + "]"
}

/// A text as JSON (RFC 8259); U+2028 and U+2029, which old engines take for line ends, are escaped, too.
private func jsonText(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var result: [UInt8] = [UInt8(ascii: "\"")]
  result.reserveCapacity(bytes.count + bytes.count / 16 + 2)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
    case 0x0A: result += "\\n".utf8
    case 0..<0x20: result += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    case 0xE2 where bytes[index] == 0x80 && bytes[index + 1] & 0xFE == 0xA8:
      result += bytes[index + 1] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
      index += 2
    default: result.append(byte)
    }
  }
  result.append(UInt8(ascii: "\""))
  return String(decoding: result, as: UTF8.self)
}

extension String {
  /// A text of these code points.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view += scalars
    self.init(view)
  }
}
