import Diagnostics
import FileTrees
import Markdown
import Records

/// What a picture shows, and who took it.
struct Caption: Sendable, Hashable {
  var text = ""
  var credit: String?
  /// Where the text stands.
  var span: Span
}

/// What the files `captions.yaml` say, by the pictures' paths in the sources.
struct Captions: Sendable {
  /// In the site's first language.
  private(set) var first: [String: Caption] = [:]
  /// In other languages: `captions.en.yaml`.
  private(set) var others: [Language: [String: Caption]] = [:]
  /// The pictures in the order in which their authors named them.
  private(set) var places: [String: Int] = [:]
  /// Pictures whose line has a slip in its name, and folders whose file could not be read: of these it is told already.
  private var unread: Set<String> = []

  init() {}

  /// Reads the captions of all folders; a line for a picture that is not there is reported.
  static func reading(_ tree: SourceTree) -> Checked<Captions> {
    var result = Captions()
    var problems: [Problem] = []
    let pictures = Set(tree.assets.map(\.path))
    for file in tree.texts where isCaptions(path: file.path) {
      let folder = String(
        file.path.prefix(file.path.count - (file.path.split(separator: "/").last?.count ?? 0)))
      let language = Language.allCases.first { file.path.hasSuffix(".\($0.rawValue).yaml") }
      var found: [String: Caption] = [:]
      let table = readFlatTable(file)
      if table.problems.containsErrors { result.unread.insert(folder) }
      for entry in table.collecting(into: &problems) {
        let (name, part) = split(entry.key)
        let path = folder + name
        guard pictures.contains(path) else {
          let beside = pictures.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
          let guess = nearMisses(of: name, among: beside.sorted()).first
          if let guess { result.unread.insert(folder + guess) }
          problems.append(
            Problem(
              .pictureCaption, at: entry.span,
              Wording(zh: "文件夹里没有“\(name)”这张照片", en: "there is no picture “\(name)” in this folder"),
              suggestion: guess.map(Wording.didYouMean)))
          continue
        }
        var caption = found[path] ?? Caption(span: entry.span)
        if part == .credit {
          caption.credit = entry.text
        } else {
          (caption.text, caption.span) = (entry.text, entry.span)
        }
        found[path] = caption
        if result.places[path] == nil { result.places[path] = result.places.count }
      }
      problems += found.sorted { $0.value.span.lower < $1.value.span.lower }
        .compactMap { pictureTextProblem($0.value.text, of: $0.key, at: $0.value.span) }
      if let language {
        result.others[language, default: [:]].merge(found) { $1 }
      } else {
        result.first.merge(found) { $1 }
      }
    }
    return Checked(result, problems)
  }

  /// The caption of a picture for readers of `language`, and whether it is in the first language for want of one in theirs.
  func caption(of path: String, in language: Language) -> (caption: Caption, isForeign: Bool)? {
    if let own = others[language]?[path], !own.text.isEmpty { return (own, false) }
    return first[path].map { ($0, others[language] != nil || language == .en) }
  }

  /// Whether the picture may have a caption that could not be read because of a slip.
  func isUnread(_ path: String) -> Bool {
    guard !unread.isEmpty else { return false }
    return unread.contains(path) || unread.contains { $0.hasSuffix("/") && path.hasPrefix($0) }
  }

  /// A hash of everything that ``caption(of:in:)``, ``isUnread(_:)`` and ``places`` say of a picture.
  func hash(of path: String) -> UInt64 {
    var hash = ContentHash()
    hash.add(isUnread(path) ? 1 : 0)
    hash.add(places[path] ?? -1)
    for language in Language.allCases { hash.add(others[language] == nil ? 0 : 1) }
    for caption in [first[path]] + Language.allCases.map({ others[$0]?[path] }) {
      hash.add(caption?.text ?? "")
      hash.add(caption?.credit ?? "")
    }
    return hash.value
  }

  private enum Part { case text, credit }

  /// `1.jpg` and what comes after it in `1.jpg: {说明: …, 摄影: …}`.
  private static func split(_ key: String) -> (String, Part) {
    for name in ["alt", "text", "说明"] where key.hasSuffix("." + name) {
      return (String(key.dropLast(name.count + 1)), .text)
    }
    for name in ["credit", "photo", "摄影"] where key.hasSuffix("." + name) {
      return (String(key.dropLast(name.count + 1)), .credit)
    }
    return (key, .text)
  }
}
