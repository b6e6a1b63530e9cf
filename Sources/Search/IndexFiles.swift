import Parallel

/// What stands together in one file of the index.
protocol IndexFileContent: Sendable {
  /// Whether there is nothing that needs a file.
  var isEmpty: Bool { get }
  /// The bytes of the file.
  var json: [UInt8] { get }
  /// The name of the file in `place` whose bytes have `print`.
  static func name(_ place: Int, _ print: String) -> String
  /// Whether the file would have the bytes of that of `other`, told without making them.
  func saysSame(as other: Self) -> Bool
}

/// A file of the index, with what it was made of.
struct IndexFile<Content: IndexFileContent>: Sendable {
  fileprivate let content: Content
  /// What tells this file from one with other bytes; empty if there is no file.
  fileprivate let print: String
  fileprivate let file: SearchFile?

  fileprivate init(_ content: Content, _ place: Int) {
    self.content = content
    guard !content.isEmpty else {
      (print, file) = ("", nil)
      return
    }
    let bytes = content.json
    print = letterPrint(bytes)
    file = SearchFile(name: Content.name(place, print), bytes: bytes)
  }
}

/// The files of `contents` in their order, each with its print; those whose content is what it was are not written again.
/// - Parameter known: the files of the last time, and then those of this time, if they are to be kept.
func indexFiles<Content, Taken: Sendable>(
  _ contents: [Content], reusing known: inout [IndexFile<Content>], isKept: Bool,
  _ take: @Sendable (SearchFile) -> Taken
) -> (prints: [String], files: [Taken]) {
  let old = known
  let made = parallelMap(Array(contents.enumerated())) { place, content in
    let same = place < old.count && old[place].content.saysSame(as: content)
    let file = same ? old[place] : IndexFile(content, place)
    return (print: file.print, taken: file.file.map(take), kept: isKept ? file : nil)
  }
  known = made.compactMap(\.kept)
  return (made.map(\.print), made.compactMap(\.taken))
}

/// Keys by their first characters.
struct KeyBundle: IndexFileContent {
  fileprivate(set) var dense: [KeyGroup] = []
  fileprivate(set) var words: [KeyGroup] = []

  var isEmpty: Bool { dense.isEmpty && words.isEmpty }

  var json: [UInt8] {
    var bytes = Array("{\"d\":{".utf8)
    appendJoined(dense.map(\.json), ",", to: &bytes)
    bytes += "},\"w\":{".utf8
    appendJoined(words.map(\.json), ",", to: &bytes)
    return bytes + "}}\n".utf8
  }

  static func name(_ place: Int, _ print: String) -> String { keyFileName(place, print) }

  func saysSame(as other: KeyBundle) -> Bool {
    dense.elementsEqual(other.dense) { $0.json == $1.json }
      && words.elementsEqual(other.words) { $0.json == $1.json }
  }
}

/// All keys, in bundles by their first characters.
func keyBundles(_ dense: [KeyGroup], _ words: [KeyGroup]) -> [KeyBundle] {
  let count = partCount(total: (dense + words).reduce(0) { $0 + $1.size }, size: 4_000)
  var bundles = [KeyBundle](repeating: KeyBundle(), count: count)
  for group in dense { bundles[bucket(of: group.first, count: count)].dense.append(group) }
  for group in words { bundles[bucket(of: group.first, count: count)].words.append(group) }
  return bundles
}

/// Some texts with the numbers of their documents.
struct TextBundle: IndexFileContent {
  private var documents: [IndexedDocument] = []
  private var numbers: [Int] = []

  fileprivate mutating func add(_ document: IndexedDocument, number: Int) {
    documents.append(document)
    numbers.append(number)
  }

  var isEmpty: Bool { documents.isEmpty }

  var json: [UInt8] {
    var bytes: [UInt8] = []
    for (number, document) in zip(numbers, documents) {
      bytes += "\(bytes.isEmpty ? "{" : ",\n")\"\(number)\":".utf8
      appendText(document.text, to: &bytes)
    }
    return bytes + "}\n".utf8
  }

  static func name(_ place: Int, _ print: String) -> String { textFileName(place, print) }

  func saysSame(as other: TextBundle) -> Bool {
    numbers == other.numbers && zip(documents, other.documents).allSatisfy { $0 === $1 }
  }
}

/// All texts, in bundles. The bundle of a text depends on its address and not on its number, so that a longer text moves no other.
func bundles(of documents: [IndexedDocument], count: Int) -> [TextBundle] {
  var bundles = [TextBundle](repeating: TextBundle(), count: count)
  for (number, document) in documents.enumerated() {
    bundles[document.spread % count].add(document, number: number)
  }
  return bundles
}
