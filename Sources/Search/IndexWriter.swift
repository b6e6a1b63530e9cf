import FileTrees
import Parallel

/// The index of `documents`, as files for one folder.
///
/// Keys are single Chinese characters, pairs of neighbouring ones, and words of other scripts, after NFKC and in lower
/// case, from title, keywords and text alike. They are spread over files by their first character, texts over bundles by
/// their address: a query reads ``searchIndexName``, a file for each pair of its characters, and the texts of what it
/// shows. The order of `documents` does not matter.
/// - Complexity: O(n log n) in the length of all texts.
public func searchFiles(_ documents: [SearchDocument]) -> [SearchFile] {
  var memory = SearchMemory(isKept: false)
  return searchFiles(documents, reusing: &memory) { $0 }
}

/// What `take` makes of the files of ``searchFiles(_:)``. It gets each as soon as it is made, on any core, so that they are not
/// held all at once; documents that are as they were the last time with this memory are not looked at again.
public func searchFiles<Taken: Sendable>(
  _ documents: [SearchDocument], reusing memory: inout SearchMemory,
  taking take: @Sendable (SearchFile) -> Taken
) -> [Taken] {
  let parts = readParts(memory.order(of: documents).map { documents[$0] }, memory)
  let read = parts.flatMap(\.documents)
  let changes = memory.changes(to: parts)
  let dense = denseGroups(parts.map(\.dense), changes)
  let words = wordGroups(parts.map(\.words), changes)
  let (keyPrints, keyFiles) = indexFiles(
    keyBundles(dense, words), reusing: &memory.keyFiles, isKept: memory.isKept, take)
  let textCount = partCount(total: read.reduce(0) { $0 + $1.length }, size: 6_000)
  let (textPrints, textFiles) = indexFiles(
    bundles(of: read, count: textCount), reusing: &memory.bundles, isKept: memory.isKept, take)
  let facts = changes.areFactsSame ? memory.columns : factColumns(of: read)
  memory.keep(parts, dense, words, facts)
  let columns =
    [
      column("v") { $0 += "\(layoutVersion)".utf8 }, column("keys") { appendList(keyPrints, to: &$0) { $0 } },
      column("texts") { appendList(textPrints, to: &$0) { $0 } },
    ] + facts + [
      column("bundle") { $0 += "[\(read.map { String($0.spread % textCount) }.joined(separator: ","))]".utf8 }
    ]
  var manifest = Array("{".utf8)
  appendJoined(columns, ",\n", to: &manifest)
  manifest += "}\n".utf8
  return [take(SearchFile(name: searchIndexName, bytes: manifest))] + keyFiles + textFiles
}

/// The columns of the index that say what documents are besides their texts.
private func factColumns(of documents: [IndexedDocument]) -> [[UInt8]] {
  let columns: [(name: StaticString, text: @Sendable (IndexedDocument) -> String)] = [
    ("url", { $0.document.url }), ("title", { $0.title }), ("pinyin", { $0.pinyin }), ("tags", { $0.tags }),
    ("kind", { $0.document.kind }), ("family", { $0.document.families.joined(separator: " ") }),
    ("date", { $0.document.date ?? "" }), ("lang", { $0.document.language }),
    ("named", { $0.document.titleLanguage }),
  ]
  return parallelMap(columns) { name, text in
    column(name) { appendList(documents, to: &$0, text) }
  }
}

/// A column of the index.
private func column(_ name: StaticString, _ write: (inout [UInt8]) -> Void) -> [UInt8] {
  var bytes = Array("\"\(name)\":".utf8)
  write(&bytes)
  return bytes
}

/// Reads documents, in the order of the index, on all cores. The keys of a document are as long as its text four times over, so only
/// those of a few documents are held before they are packed.
private func readParts(_ documents: [SearchDocument], _ memory: SearchMemory) -> [IndexPart] {
  // The fewer there are in a part, the less is read again after an edit.
  let size = memory.isKept ? 16 : max(1, min(DenseRun.limit, (documents.count + 31) / 32))
  return parallelMap(Array(stride(from: 0, to: documents.count, by: size))) { base in
    let own = documents[base..<min(base + size, documents.count)]
    let old = base / size < memory.parts.count ? memory.parts[base / size] : nil
    if let old, old.documents.count == own.count, zip(old.documents, own).allSatisfy({ $0.document == $1 }) {
      return old
    }
    let read = own.map { IndexedDocument.reading($0) }
    var words: [String: [UInt32]] = [:]
    for (number, item) in read.enumerated() {
      for word in item.keys.words { words[word, default: []].append(UInt32(base + number)) }
    }
    // What says the same is the same document as before.
    let known = Dictionary(
      (old?.documents ?? []).map { ($0.document.url, $0) }, uniquingKeysWith: { first, _ in first })
    let indexed = read.map { item in
      known[item.document.document.url].flatMap { $0.document == item.document.document ? $0 : nil }
        ?? item.document
    }
    return IndexPart(
      documents: indexed, dense: DenseRun(read.map(\.keys.dense), base: base), words: words)
  }
}

/// All keys that begin with one character, as they stand in a file.
struct KeyGroup: Sendable {
  var first: Unicode.Scalar
  /// `"排":"…"`.
  var json: [UInt8]
  /// What it counts for when keys are spread over files.
  var size: Int
}

/// The keys of Chinese characters, by the first, in their order; those that `changes` did not touch as they were.
/// - Complexity: linear in all keys but for sorting those of one character.
private func denseGroups(_ runs: [DenseRun], _ changes: SearchChanges) -> [KeyGroup] {
  let characters = changes.touched ?? Set(runs.flatMap(\.characters))
  let made = parallelMap(characters.sorted()) { character in
    var keys: [UInt64] = []
    for run in runs { run.add(character, to: &keys) }
    keys.sort()
    return denseGroup(keys)
  }.compactMap { $0 }
  return changes.untouched.isEmpty ? made : (made + changes.untouched).sorted { $0.first < $1.first }
}

/// The group of `keys`, which all have one first character and stand in order.
private func denseGroup(_ keys: [UInt64]) -> KeyGroup? {
  guard let any = keys.first, let first = Unicode.Scalar(DenseKey.first(any)) else { return nil }
  var json = Array("\"\(first)\":\"".utf8)
  var size = 0
  var start = 0
  while start < keys.count {
    let second = DenseKey.second(keys[start])
    var end = start
    var previous = -1
    if let second { json += UTF8.encode(second) ?? UTF8.encodedReplacementCharacter }
    let length = json.count
    while end < keys.count, DenseKey.second(keys[end]) == second {
      let number = DenseKey.number(keys[end])
      appendDistance(number - previous - 1, to: &json)
      previous = number
      end += 1
    }
    size += json.count - length + (second == nil ? 3 : 6)
    start = end
  }
  json.append(UInt8(ascii: "\""))
  return KeyGroup(first: first, json: json, size: size)
}

/// The words, by their first character, in the order of their bytes; those that `changes` did not touch as they were.
private func wordGroups(_ parts: [[String: [UInt32]]], _ changes: SearchChanges) -> [KeyGroup] {
  if changes.touchedWords?.isEmpty == true { return changes.untouchedWords }
  var postings: [String: [UInt32]] = [:]
  for words in parts {
    // In the order of the documents; that of the words within a part does not matter.
    for (word, numbers) in words {
      if let touched = changes.touchedWords, word.unicodeScalars.first.map(touched.contains) != true {
        continue
      }
      postings[word, default: []] += numbers
    }
  }
  var groups: [KeyGroup] = []
  for (word, numbers) in postings.sorted(by: { bytesPrecede($0.key, $1.key) }) {
    guard let first = word.unicodeScalars.first else { continue }
    let list = encoded(numbers.map { Int($0) })
    if groups.last?.first != first {
      if !groups.isEmpty { groups[groups.count - 1].json.append(UInt8(ascii: "]")) }
      var json: [UInt8] = []
      appendText(String(first), to: &json)
      json += ":[".utf8
      groups.append(KeyGroup(first: first, json: json, size: 0))
    } else {
      groups[groups.count - 1].json.append(UInt8(ascii: ","))
    }
    let last = groups.count - 1
    appendText(word, to: &groups[last].json)
    groups[last].json.append(UInt8(ascii: ","))
    appendText(list, to: &groups[last].json)
    groups[last].size += list.utf8.count + 3 * word.unicodeScalars.count
  }
  if !groups.isEmpty { groups[groups.count - 1].json.append(UInt8(ascii: "]")) }
  return changes.untouchedWords.isEmpty
    ? groups : (groups + changes.untouchedWords).sorted { $0.first < $1.first }
}

/// Appends `parts` with `separator` between them, each at one stroke: indexes have many megabytes.
func appendJoined(_ parts: [[UInt8]], _ separator: String, to bytes: inout [UInt8]) {
  for (number, part) in parts.enumerated() {
    if number > 0 { bytes += separator.utf8 }
    bytes += part
  }
}

/// Appends a list of texts as JSON.
private func appendList<Item>(_ items: [Item], to bytes: inout [UInt8], _ text: (Item) -> String) {
  bytes.append(UInt8(ascii: "["))
  for (number, item) in items.enumerated() {
    if number > 0 { bytes.append(UInt8(ascii: ",")) }
    appendText(text(item), to: &bytes)
  }
  bytes.append(UInt8(ascii: "]"))
}

/// Appends a text as JSON (RFC 8259); U+2028 and U+2029, which old engines take for line ends, are escaped, too.
func appendText(_ text: String, to result: inout [UInt8]) {
  result.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { bytes in
    var start = 0
    var index = 0
    func escape(_ escaped: String, _ length: Int) {
      result += bytes[start..<index]
      result += escaped.utf8
      index += length
      start = index
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""): escape("\\\"", 1)
      case UInt8(ascii: "\\"): escape("\\\\", 1)
      case 0x0A: escape("\\n", 1)
      case 0..<0x20: escape("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))", 1)
      case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
        escape(bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
      default: index += 1
      }
    }
    result += bytes[start...]
  }
  result.append(UInt8(ascii: "\""))
}

extension String {
  /// A text of these code points.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view += scalars
    self.init(view)
  }
}
