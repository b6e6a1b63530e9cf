public import Diagnostics
public import FileTrees

/// A file before and after its certain mendings.
public struct MendedFile: Sendable {
  /// As it is.
  public var before: SourceFile
  /// As it would be.
  public var after: SourceFile
  /// How many problems were mended.
  public var count: Int
}

/// Applies every mending that is certain, over and over until none is left: taking off a wrong encoding brings
/// the slips of the text to light.
/// - Parameter problemsOf: what a check of a tree finds.
/// - Returns: the files that change, by path.
public func mend(_ tree: SourceTree, problemsOf check: (SourceTree) -> [Problem]) -> [MendedFile] {
  var current = tree
  var mended: [String: MendedFile] = [:]
  // Five rounds are more than any real file needs; a mending that provokes itself must not run for ever.
  for _ in 0..<5 {
    let fixes = certainEdits(check(current))
    if fixes.isEmpty { break }
    for (path, edits) in fixes {
      guard let file = current.text(at: path) else { continue }
      let after = apply(edits.flatMap { $0 }, to: file)
      let before = mended[path]?.before ?? file
      mended[path] = MendedFile(before: before, after: after, count: (mended[path]?.count ?? 0) + edits.count)
      current = SourceTree(texts: current.texts.map { $0.path == path ? after : $0 }, assets: current.assets)
    }
  }
  return mended.values.filter { $0.before != $0.after }
    .sorted { bytesPrecede($0.before.path, $1.before.path) }
}

/// The certain mendings by file, those that overlap an earlier one left for the next round.
private func certainEdits(_ problems: [Problem]) -> [(String, [[Edit]])] {
  var byPath: [String: [[Edit]]] = [:]
  var ends: [String: [Range<Int>]] = [:]
  for problem in problems.sortedForReport() {
    guard let fix = problem.fix, fix.certainty == .certain, let path = fix.edits.first?.span.path else {
      continue
    }
    let ranges = fix.edits.map { $0.span.lower..<max($0.span.upper, $0.span.lower + 1) }
    if ranges.contains(where: { range in ends[path, default: []].contains { $0.overlaps(range) } }) {
      continue
    }
    ends[path, default: []] += ranges
    byPath[path, default: []].append(fix.edits)
  }
  return byPath.sorted { bytesPrecede($0.key, $1.key) }.map { ($0.key, $0.value) }
}

private func apply(_ edits: [Edit], to file: SourceFile) -> SourceFile {
  var bytes: [UInt8] = []
  var index = 0
  for edit in edits.sorted(by: { $0.span.lower < $1.span.lower }) where edit.span.lower >= index {
    bytes += file.bytes[index..<edit.span.lower]
    bytes += Array(edit.replacement.utf8)
    index = edit.span.upper
  }
  bytes += file.bytes[min(index, file.bytes.count)...]
  return SourceFile(path: file.path, bytes: bytes)
}
