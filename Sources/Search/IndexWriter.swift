import FileTrees
import Foundation
import Hanzi

/// The index of `documents`, as files for one folder.
///
/// Keys are single Chinese characters, pairs of neighbouring ones, and words of other scripts, after NFKC and in lower
/// case, from title, keywords and text alike. They are spread over files by their first character, texts over bundles by
/// their address: a query reads ``searchIndexName``, a file for each pair of its characters, and the texts of what it
/// shows. The order of `documents` does not matter.
/// - Complexity: O(n log n) in the length of all texts.
public func searchFiles(_ documents: [SearchDocument]) -> [SearchFile] {
  let documents = documents.sorted { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }
  var folding = Folding()
  let texts = documents.map { String(scalars: composed($0.text)) }
  var postings: [Gram: [Int]] = [:]
  for (number, document) in documents.enumerated() {
    var seen: Set<Gram> = []
    for text in [document.title] + document.tags + [texts[number]] {
      collect(FoldedText(composed(text), &folding).scalars, into: &seen)
    }
    for gram in seen { postings[gram, default: []].append(number) }
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
    ("pinyin", jsonList(documents.map { pinyin(of: $0.title) })),
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

/// The keys of folded text.
private func collect(_ scalars: [Unicode.Scalar], into keys: inout Set<Gram>) {
  for run in runs(scalars) {
    if run.isWord {
      // What is longer is no word, and nobody types it.
      keys.insert(Gram(scalars: Array(run.scalars.prefix(maximumWordLength)), isWord: true))
      continue
    }
    for index in run.scalars.indices {
      keys.insert(Gram(scalars: [run.scalars[index]], isWord: false))
      if index + 1 < run.scalars.endIndex {
        keys.insert(Gram(scalars: Array(run.scalars[index...index + 1]), isWord: false))
      }
    }
  }
}

/// How much of a word is kept in the index: as much as of a query, so that no query can tell.
private let maximumWordLength = maximumQueryLength

private func keyFiles(_ postings: [Gram: [Int]]) -> (prints: [String], files: [SearchFile]) {
  let sorted = postings.sorted { left, right in
    left.key.isWord == right.key.isWord
      ? left.key.scalars.lexicographicallyPrecedes(right.key.scalars) : !left.key.isWord
  }
  var dense: [(first: Unicode.Scalar, value: String)] = []
  var words: [(first: Unicode.Scalar, values: [String])] = []
  var size = 0
  for (gram, numbers) in sorted {
    guard let first = gram.scalars.first else { continue }
    let list = encoded(numbers)
    size += list.utf8.count + 3 * gram.scalars.count
    if gram.isWord {
      if words.last?.first != first { words.append((first, [])) }
      words[words.count - 1].values += [String(scalars: gram.scalars), list]
    } else {
      if dense.last?.first != first { dense.append((first, "")) }
      dense[dense.count - 1].value += String(scalars: gram.scalars.dropFirst()) + list
    }
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
  var parts = [[String]](repeating: [], count: count)
  for (number, bundle) in bundles.enumerated() {
    parts[bundle].append("\"\(number)\":\(jsonText(texts[number]))")
  }
  var prints: [String] = []
  var files: [SearchFile] = []
  for (number, part) in parts.enumerated() {
    let bytes = Array("{\(part.joined(separator: ",\n"))}\n".utf8)
    prints.append(part.isEmpty ? "" : letterPrint(bytes))
    if !part.isEmpty { files.append(SearchFile(name: textFileName(number, prints[number]), bytes: bytes)) }
  }
  return (prints, files)
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

/// A text as JSON (RFC 8259).
private func jsonText(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension String {
  /// A text of these code points.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view += scalars
    self.init(view)
  }
}
