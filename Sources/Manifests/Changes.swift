public import Diagnostics
internal import Foundation

/// What is different between two publications of a site.
public struct Changes: Sendable, Hashable {
  /// Paths that are new, sorted.
  public var added: [String] = []
  /// Paths that hold something else now, sorted.
  public var changed: [String] = []
  /// Paths that are gone, sorted.
  public var removed: [String] = []
  /// How many files are as they were.
  public var kept = 0

  /// What leads from `old` (nothing, if nothing was published yet) to `new`.
  /// - Complexity: linear in the files.
  public init(from old: Manifest?, to new: Manifest) {
    let before = Dictionary(
      (old?.files ?? []).map { ($0.path, $0.sum) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.files.map(\.path))
    for file in new.files {
      switch before[file.path] {
      case nil: added.append(file.path)
      case file.sum?: kept += 1
      case _?: changed.append(file.path)
      }
    }
    removed = (old?.files ?? []).map(\.path).filter { !names.contains($0) }
  }

  /// Whether nothing is different.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// `12 新增，3 改动，1 删除`.
  public var summary: Wording {
    Wording(
      zh: "新增 \(added.count)，改动 \(changed.count)，删除 \(removed.count)，不变 \(kept)",
      en: "\(added.count) added, \(changed.count) changed, \(removed.count) removed, \(kept) unchanged")
  }
}

/// The address of the file at `path`: `https://gh.example.edu.cn/about/` of `about/index.html`.
public func address(of path: String, on url: String) -> String {
  let shown = path == "index.html" ? "" : path.hasSuffix("/index.html") ? String(path.dropLast(10)) : path
  return url + "/" + (shown.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? shown)
}

/// Whether readers reach the file at `path` by an address of its own that they may have kept, rather than as a part of a page.
///
/// Parts of pages have names that change with their content. Weeks, months and further pages of lists come and go with what
/// they list, posters go with the years, and nothing could stand in for them.
public func isLasting(_ path: String) -> Bool {
  let parts = path.split(separator: "/")
  if ["assets", "pictures", "share"].contains(parts.first) || hasMark(parts.last ?? "") { return false }
  if parts.contains("calendar") || parts.last == "404.html" { return false }
  if parts.contains("events"), parts.dropLast().last == "poster" { return false }
  return parts.dropLast().last?.wholeMatch(of: #/page-\d+/#) == nil
}

/// Whether a file's name carries a mark of its content: `t0.ilofcodggo.json`.
private func hasMark(_ name: Substring) -> Bool {
  let pieces = name.split(separator: ".")
  guard pieces.count > 2, !name.hasSuffix(".html") else { return false }
  let mark = pieces[pieces.count - 2]
  return mark.utf8.count >= 8
    && mark.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
}
