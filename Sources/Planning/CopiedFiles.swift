import Diagnostics
import FileTrees
import Resolution

/// Files beside records, with their path on the site: as below `content/`, `pages/` left out. Files in the folder of a record
/// that is not shown stay private; so do tables, and what the profile of somebody names who does not want to be shown.
func copiedFiles(_ union: Union, _ tree: SourceTree) -> [CopiedFile] {
  let hidden = Set(union.hidden.map { recordFolder(ofFile: $0.file) })
  let attached = Set(
    union.hidden.flatMap { record in record.attached.compactMap { normalized($0, from: record.file) } })
  return tree.assets.compactMap { asset in
    guard asset.path.hasPrefix("content/"), !asset.path.hasPrefix("content/data/"),
      !attached.contains(asset.path)
    else { return nil }
    let owner = recordFolder(around: asset.path, tree)
    if let owner, hidden.contains(owner) { return nil }
    var path = String(asset.path.dropFirst("content".count))
    if path.hasPrefix("/pages/") { path = String(path.dropFirst("/pages".count)) }
    // What lies among pages is for the site as a whole, such as the files by which other services know it.
    let isOwned = owner != nil || asset.path.hasPrefix("content/pages/")
    return CopiedFile(path: path, asset: asset, isOwned: isOwned)
  }
}

/// The folder in which the files of a record lie: `content/news/2026/cup/` for `content/news/2026/cup.md`, `…/cup/index.md` and
/// their translations.
func recordFolder(ofFile file: String) -> String {
  var path = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  for language in Language.allCases where path.hasSuffix("." + language.rawValue) {
    path = String(path.dropLast(language.rawValue.count + 1))
  }
  return path.hasSuffix("/index") ? String(path.dropLast(5)) : path + "/"
}

/// The folder of the record to which the file at `path` belongs. If a record lies in the folder of another, the nearest counts.
/// - Complexity: O(log n) in texts for each folder around the file.
private func recordFolder(around path: String, _ tree: SourceTree) -> String? {
  var folder = path[...]
  while let slash = folder.dropLast().lastIndex(of: "/") {
    folder = folder[...slash]
    if tree.text(at: folder.dropLast() + ".md") != nil || tree.text(at: folder + "index.md") != nil {
      return String(folder)
    }
  }
  return nil
}

/// The files as they go into the site: of a picture its versions, and itself only where a link offers it; of what belongs to no
/// record, what a record links to.
/// - Parameter linked: files that a page offers, by their path on the site.
func publishedFiles(_ files: [CopiedFile], _ linked: Set<String>) -> [CopiedFile] {
  var result: [CopiedFile] = []
  var seen: Set<String> = []
  for file in files where !file.isUnused(linked) {
    let versions = file.asset.picture?.versions ?? []
    if versions.isEmpty || linked.contains(file.path) { result.append(file) }
    // The same picture in two folders is the same file.
    for version in versions where seen.insert(version.path).inserted {
      result.append(
        CopiedFile(
          path: version.path,
          asset: SourceTree.Asset(
            path: file.asset.path, size: version.size, fingerprint: version.fingerprint,
            location: version.location)))
    }
  }
  return result
}

/// Files of which nothing comes: they may be meant as records, or may not be meant for the site at all.
func unusedFiles(_ files: [CopiedFile], _ linked: Set<String>, _ tree: SourceTree) -> [Problem] {
  let tables = tree.assets.map(\.path).filter { $0.hasPrefix("content/data/") }
  return (files.filter { $0.isUnused(linked) }.map(\.asset.path) + tables).map { path in
    Problem(
      .fileUnused, at: Span(path: path, range: 0..<0),
      Wording(zh: "没有记录用到这个文件，没有发布", en: "no record uses this file; it is not published"),
      suggestion: advice(path))
  }
}

/// What the author of a file that is not used may have meant.
private func advice(_ path: String) -> Wording {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  for ending in [".md.txt", ".markdown", ".mdown"] where name.lowercased().hasSuffix(ending) {
    let right = name.dropLast(ending.count) + ".md"
    return Wording(zh: "如果这是一条记录，改名为 \(right)", en: "if this is a record, rename it to \(right)")
  }
  if [".xlsx", ".xls", ".et", ".ods"].contains(where: name.lowercased().hasSuffix) {
    return Wording(
      zh: "要导入里面的记录，用 unionpress import table；要给人下载，在记录的正文或附件里写上它；都不是就移出这个文件夹",
      en:
        "to make records of it, use unionpress import table; to offer it, link to it from a record; else move it away"
    )
  }
  return Wording(
    zh: "要给人下载，在记录的正文或附件里写上它；不要就移出这个文件夹", en: "to offer it, link to it from a record; else move it away")
}

extension CopiedFile {
  /// Whether it lies apart from all records and none links to it. Pictures are found by those who show them.
  fileprivate func isUnused(_ linked: Set<String>) -> Bool {
    !isOwned && !SourceTree.isPicture(path: asset.path) && !linked.contains(path)
  }
}
