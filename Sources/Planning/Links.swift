import Diagnostics
import FileTrees
import Foundation
import Records
import Resolution

/// What a link in a text leads to.
enum LinkTarget: Sendable, Hashable {
  /// A page of the site, with the anchor to be found there, if any.
  case record(RecordID, anchor: String?)
  /// A file that is copied, by its path on the site.
  case file(String)
  /// Another site, mail or telephone.
  case external(String)
  /// A place on the same page.
  case anchor(String)
  /// A path of this site that is written out: `/calendar/`, and what stands after it: `#week`. Whether there is such a page is known when
  /// all are planned.
  case sitePath(String, suffix: String)
}

/// Finds out what links lead to.
struct LinkResolver: Sendable {
  /// Takes what is read; `nil` if nobody wants to know.
  var log: ReadLog?
  private let union: Union
  private let files: [String: String]
  private let sizes: [String: Int]
  private let facts: [String: PictureFacts]
  private let captions: Captions
  /// The paths of the pictures in the sources, sorted by their bytes.
  private let sortedPictures: [String]

  init(union: Union, files: [CopiedFile], captions: Captions = Captions()) {
    self.union = union
    self.captions = captions
    facts = Dictionary(
      files.compactMap { file in file.asset.picture.map { (file.path, $0) } },
      uniquingKeysWith: { first, _ in first })
    sortedPictures = files.filter { $0.asset.picture != nil }.map(\.asset.path)
      .sorted { bytesPrecede($0, $1) }
    self.files = Dictionary(files.map { ($0.asset.path, $0.path) }, uniquingKeysWith: { first, _ in first })
    sizes = Dictionary(files.map { ($0.path, $0.asset.size) }, uniquingKeysWith: { first, _ in first })
  }

  /// The path on the site of the file at `path` in the sources, if it is copied.
  func file(at path: String) -> String? {
    log?.note(readKey(.file, path))
    return files[path]
  }

  /// The paths in the sources of all files that are copied, for suggestions.
  var paths: [String] { Array(files.keys) }

  /// The size in bytes of the copied file at `site`.
  func size(of site: String) -> Int? {
    log?.note(readKey(.file, site))
    return sizes[site]
  }

  /// Whether a file is copied to `site`.
  func copies(_ site: String) -> Bool { size(of: site) != nil }

  /// What is known of the picture at `site`.
  func picture(at site: String) -> PictureFacts? {
    log?.note(readKey(.file, site))
    return facts[site]
  }

  /// The place of the picture at `path` in the sources among those that have captions, if it has one.
  func place(ofCaption path: String) -> Int? {
    log?.note(readKey(.file, path))
    return captions.places[path]
  }

  /// Whether the picture at `path` in the sources may have a caption that could not be read because of a slip.
  func isCaptionUnread(of path: String) -> Bool {
    log?.note(readKey(.file, path))
    return captions.isUnread(path)
  }

  /// What the picture at `path` in the sources shows.
  func caption(of path: String, in language: Language) -> (caption: Caption, isForeign: Bool)? {
    log?.note(readKey(.file, path))
    return captions.caption(of: path, in: language)
  }

  /// The pictures in a folder and below.
  /// - Complexity: O(log n) and linear in the result.
  func picturePaths(below folder: String) -> [String] {
    log?.note(readKey(.folder, folder))
    let start = firstPosition(notBefore: folder, in: sortedPictures, path: \.self)
    return Array(sortedPictures[start...].prefix { $0.hasPrefix(folder) })
  }

  /// The target of `destination`, written in the file at `path`; or why there is none.
  func target(of destination: String, from path: String, at span: Span) -> Checked<LinkTarget?> {
    let decoded = destination.removingPercentEncoding ?? destination
    if decoded.hasPrefix("#") { return Checked(.anchor(String(decoded.dropFirst()))) }
    if let colon = decoded.firstIndex(of: ":"), !decoded[..<colon].contains("/") {
      let scheme = String(decoded[..<colon])
      if ["http", "https", "mailto", "tel", "webcal", "sms"].contains(scheme.lowercased()) {
        return Checked(.external(destination))
      }
      if let kind = RecordKind.allCases.first(where: { $0.rawValue == scheme || $0.label.zh == scheme }) {
        return byName(String(decoded[decoded.index(after: colon)...]), kind, span)
      }
    }
    if decoded.hasPrefix("/") {
      let path = destination.prefix { $0 != "#" && $0 != "?" }
      return Checked(
        .sitePath(
          path.removingPercentEncoding ?? String(path), suffix: String(destination.dropFirst(path.count))))
    }
    return relative(decoded, from: path, span)
  }

  private func byName(_ name: String, _ kind: RecordKind, _ span: Span) -> Checked<LinkTarget?> {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let anchor = parts.count > 1 ? parts[1] : nil
    log?.note(nameKey(Directory.name(parts.first ?? "", kind), kind))
    switch union.directory.find(parts.first ?? "", kind) {
    case .found(let id): return Checked(.record(id, anchor: anchor))
    case .hidden, .unsound: return Checked(nil)
    case .ambiguous(let ids):
      return missing(
        Wording(
          zh: "有 \(ids.count) 个\(kind.label.zh)叫“\(name)”", en: "\(ids.count) records are called “\(name)”"),
        ids.map { "\(kind.rawValue):\($0.path)" }, span)
    case .missing(let guesses):
      return missing(
        Wording(zh: "没有“\(name)”这个\(kind.label.zh)", en: "there is no \(kind.label.en) “\(name)”"),
        guesses.map { "\(kind.rawValue):\($0)" }, span)
    }
  }

  private func relative(_ destination: String, from path: String, _ span: Span) -> Checked<LinkTarget?> {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    let name = parts[0].split(separator: "?", maxSplits: 1).first.map(String.init) ?? ""
    let anchor = parts.count > 1 ? parts[1] : nil
    guard let resolved = normalized(name, from: path) else {
      return missing(
        Wording(
          zh: "链接“\(destination)”指向内容文件夹之外", en: "the link “\(destination)” leads out of the content folder"),
        [], span)
    }
    if let site = file(at: resolved) { return Checked(.file(site)) }
    if isHost(name) {
      return Checked(
        nil,
        [
          Problem(
            .linkMissing, at: span,
            Wording(
              zh: "“\(destination)”没有写 https://，成了站内的文件",
              en: "“\(destination)” has no https:// and is taken for a file"),
            suggestion: Wording(zh: "写成 https://\(destination)", en: "write https://\(destination)"))
        ])
    }
    let last = resolved.split(separator: "/").last.map(String.init) ?? resolved
    if last.hasSuffix(".md") || !last.contains(".") {
      let file = last.hasSuffix(".md") ? resolved : resolved + ".md"
      if let id = recordID(ofFile: file) {
        log?.note(nameKey(id.path, id.kind))
        switch union.directory.find(id) {
        case .found(let id): return Checked(.record(id, anchor: anchor))
        case .hidden, .unsound, .ambiguous: return Checked(nil)
        case .missing(let guesses):
          return missing(
            Wording(zh: "没有 \(file) 这个文件", en: "there is no file \(file)"),
            guesses.map { relativePath(to: id.kind, $0, from: path) } + elsewhere(file, from: path), span)
        }
      }
    }
    let folder = resolved.split(separator: "/").dropLast().joined(separator: "/") + "/"
    let beside = files.keys.filter { $0.hasPrefix(folder) }.sorted()
    let guesses = nearMisses(of: last, among: beside.map { String($0.dropFirst(folder.count)) })
    return missing(Wording(zh: "没有 \(resolved) 这个文件", en: "there is no file \(resolved)"), guesses, span)
  }

  /// Whether a link that leads to no file begins as the address of another site does: `www.baidu.com`, `gh.example.edu.cn/x`.
  private func isHost(_ name: String) -> Bool {
    let host = name.prefix { $0 != "/" }.lowercased()
    guard host.utf8.allSatisfy({ $0 < 0x80 }), !host.hasPrefix(".") else { return false }
    return host.hasPrefix("www.") && host.count > 4
      || [".cn", ".com", ".org", ".net"].contains { host.hasSuffix($0) && host.count > $0.count }
  }

  /// Where a file may be that is named in the right folder, but with too few steps up.
  private func elsewhere(_ file: String, from path: String) -> [String] {
    let parts = file.dropLast(3).split(separator: "/").map(String.init)
    guard parts.count > 2,
      let kind = RecordKind.allCases.first(where: { $0.folder == parts[parts.count - 2] })
    else { return [] }
    let name = parts[parts.count - 1]
    log?.note(nameKey(Directory.name(name, kind), kind))
    switch union.directory.find(name, kind) {
    case .found(let id): return [relativePath(to: kind, id.path, from: path)]
    case .missing(let guesses): return guesses.map { relativePath(to: kind, $0, from: path) }
    case .hidden, .unsound, .ambiguous: return []
    }
  }

  private func relativePath(to kind: RecordKind, _ name: String, from path: String) -> String {
    let depth = path.split(separator: "/").count - 2
    return String(repeating: "../", count: max(depth, 0)) + "\(kind.folder ?? "")/\(name).md"
  }

  private func missing(_ message: Wording, _ guesses: [String], _ span: Span) -> Checked<LinkTarget?> {
    Checked(nil, [missingTarget(message, guesses, span)])
  }
}

/// The problem of a link to nothing.
func missingTarget(_ message: Wording, _ guesses: [String], _ span: Span) -> Problem {
  Problem(
    .linkMissing, at: span, message,
    suggestion: guesses.first.map(Wording.didYouMean))
}

/// `name` relative to the folder of `path`, with `.` and `..` worked out; `nil` if it leaves `content/`.
func normalized(_ name: String, from path: String) -> String? {
  var parts = path.split(separator: "/").dropLast().map(String.init)
  for part in name.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard parts.count > 1 else { return nil }
      parts.removeLast()
    default: parts.append(String(part))
    }
  }
  return parts.first == "content" ? parts.joined(separator: "/") : nil
}
