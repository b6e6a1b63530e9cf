import FileTrees
import Parallel

/// Documents as they were indexed the last time, to be used again while they say the same.
public struct SearchMemory: Sendable {
  fileprivate var documents: [String: (document: IndexedDocument, keys: DocumentKeys)] = [:]
  /// Whether another index may follow; if not, nothing is kept.
  fileprivate let isKept: Bool

  /// Remembers nothing.
  /// - Parameter isKept: whether another index may follow.
  public init(isKept: Bool = true) { self.isKept = isKept }
}

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
  let sorted = documents.sorted { bytesPrecede($0.url, $1.url) }
  let parts = readParts(sorted, reusing: &memory)
  let read = parts.flatMap(\.documents)
  let (keyPrints, keyFiles) = keyFiles(denseGroups(parts.map(\.dense)), wordGroups(parts.map(\.words)), take)
  let textCount = partCount(total: read.reduce(0) { $0 + $1.length }, size: 6_000)
  let (textPrints, textFiles) = textFiles(read, count: textCount, take)
  let columns: [(StaticString, @Sendable (inout [UInt8]) -> Void)] = [
    ("v", { $0 += "\(layoutVersion)".utf8 }),
    ("keys", { appendList(keyPrints, to: &$0) { $0 } }),
    ("texts", { appendList(textPrints, to: &$0) { $0 } }),
    ("url", { appendList(read, to: &$0) { $0.document.url } }),
    ("title", { appendList(read, to: &$0) { $0.title } }),
    ("pinyin", { appendList(read, to: &$0) { $0.pinyin } }),
    ("tags", { appendList(read, to: &$0) { $0.tags } }),
    ("kind", { appendList(read, to: &$0) { $0.document.kind } }),
    ("family", { appendList(read, to: &$0) { $0.document.families.joined(separator: " ") } }),
    ("date", { appendList(read, to: &$0) { $0.document.date ?? "" } }),
    ("lang", { appendList(read, to: &$0) { $0.document.language } }),
    ("named", { appendList(read, to: &$0) { $0.document.titleLanguage } }),
    ("bundle", { $0 += "[\(read.map { String($0.spread % textCount) }.joined(separator: ","))]".utf8 }),
  ]
  let written = parallelMap(columns) { name, write in
    var bytes = Array("\"\(name)\":".utf8)
    write(&bytes)
    return bytes
  }
  let manifest = Array("{".utf8) + written.joined(separator: Array(",\n".utf8)) + Array("}\n".utf8)
  return [take(SearchFile(name: searchIndexName, bytes: manifest))] + keyFiles + textFiles
}

/// Some documents that follow each other in the index, read together.
private struct IndexPart: Sendable {
  var documents: [IndexedDocument]
  var dense: DenseRun
  /// The numbers of the documents with each word.
  var words: [String: [UInt32]]
}

/// Reads documents, in the order of the index, on all cores. The keys of a document are as long as its text four times over, so only
/// those of a few documents are held before they are packed.
private func readParts(_ documents: [SearchDocument], reusing memory: inout SearchMemory) -> [IndexPart] {
  let size = max(1, min(DenseRun.limit, (documents.count + 31) / 32))
  let (old, isKept) = (memory.documents, memory.isKept)
  let parts = parallelMap(Array(stride(from: 0, to: documents.count, by: size))) { base in
    let read = documents[base..<min(base + size, documents.count)].map { document in
      if let known = old[document.url], known.document.document == document { return known }
      return IndexedDocument.reading(document)
    }
    var words: [String: [UInt32]] = [:]
    for (number, item) in read.enumerated() {
      for word in item.keys.words { words[word, default: []].append(UInt32(base + number)) }
    }
    let part = IndexPart(
      documents: read.map(\.document), dense: DenseRun(read.map(\.keys.dense), base: base), words: words)
    return (part: part, kept: isKept ? read : [])
  }
  memory.documents = Dictionary(
    parts.flatMap(\.kept).map { ($0.document.document.url, $0) }, uniquingKeysWith: { first, _ in first })
  return parts.map(\.part)
}

/// All keys that begin with one character, as they stand in a file.
private struct KeyGroup: Sendable {
  var first: Unicode.Scalar
  /// `"排":"…"`.
  var json: [UInt8]
  /// What it counts for when keys are spread over files.
  var size: Int
}

/// The keys of Chinese characters, by the first, in their order.
/// - Complexity: linear in all keys but for sorting those of one character.
private func denseGroups(_ runs: [DenseRun]) -> [KeyGroup] {
  let characters = Set(runs.flatMap(\.characters)).sorted()
  return parallelMap(characters) { character in
    var keys: [UInt64] = []
    for run in runs { run.add(character, to: &keys) }
    keys.sort()
    return denseGroup(keys)
  }.compactMap { $0 }
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

/// The words, by their first character, in the order of their bytes.
private func wordGroups(_ parts: [[String: [UInt32]]]) -> [KeyGroup] {
  var postings: [String: [UInt32]] = [:]
  for words in parts {
    // In the order of the documents; that of the words within a part does not matter.
    for (word, numbers) in words { postings[word, default: []] += numbers }
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
  return groups
}

private func keyFiles<Taken: Sendable>(
  _ dense: [KeyGroup], _ words: [KeyGroup], _ take: @Sendable (SearchFile) -> Taken
) -> (prints: [String], files: [Taken]) {
  let count = partCount(total: (dense + words).reduce(0) { $0 + $1.size }, size: 4_000)
  func parts(_ groups: [KeyGroup]) -> [[KeyGroup]] {
    var parts = [[KeyGroup]](repeating: [], count: count)
    for group in groups { parts[bucket(of: group.first, count: count)].append(group) }
    return parts
  }
  let all = Array(zip(parts(dense), parts(words)).enumerated())
  let made = parallelMap(all) { number, groups -> (print: String, file: Taken?) in
    let (dense, words) = groups
    guard !dense.isEmpty || !words.isEmpty else { return ("", nil) }
    let comma = [UInt8(ascii: ",")]
    var bytes = Array("{\"d\":{".utf8)
    bytes += dense.map(\.json).joined(separator: comma)
    bytes += "},\"w\":{".utf8
    bytes += words.map(\.json).joined(separator: comma)
    bytes += "}}\n".utf8
    let print = letterPrint(bytes)
    return (print, take(SearchFile(name: keyFileName(number, print), bytes: bytes)))
  }
  return (made.map(\.print), made.compactMap(\.file))
}

/// The bundles of texts. A text's bundle depends on its address and not on its number, so that a longer text moves no other.
private func textFiles<Taken: Sendable>(
  _ documents: [IndexedDocument], count: Int, _ take: @Sendable (SearchFile) -> Taken
) -> (prints: [String], files: [Taken]) {
  var parts = [[Int]](repeating: [], count: count)
  for (number, document) in documents.enumerated() { parts[document.spread % count].append(number) }
  let made = parallelMap(Array(parts.enumerated())) { part -> (print: String, file: Taken?) in
    if part.element.isEmpty { return ("", nil) }
    var bytes = [UInt8(ascii: "{")]
    for (place, number) in part.element.enumerated() {
      bytes += "\(place > 0 ? ",\n" : "")\"\(number)\":".utf8
      appendText(documents[number].text, to: &bytes)
    }
    bytes += "}\n".utf8
    let print = letterPrint(bytes)
    return (print, take(SearchFile(name: textFileName(part.offset, print), bytes: bytes)))
  }
  return (made.map(\.print), made.compactMap(\.file))
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
private func appendText(_ text: String, to result: inout [UInt8]) {
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
