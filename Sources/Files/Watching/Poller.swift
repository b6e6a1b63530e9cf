internal import Foundation
internal import Glibc

/// Looks at a site's folder again and again, and tells what is not as it was.
final class Poller {
  private let root: String
  private var seen: [String: FileSignature]

  init(_ root: String) {
    self.root = root
    seen = signatures(of: root)
  }

  /// What has changed since the last call.
  func changes() -> [String] {
    let now = signatures(of: root)
    defer { seen = now }
    return differences(seen, now)
  }
}

/// The paths whose values differ or that only one of the two has, sorted.
func differences<Mark: Equatable>(_ before: [String: Mark], _ after: [String: Mark]) -> [String] {
  let gone = before.keys.filter { after[$0] == nil }
  let changed = after.filter { before[$0.key] != $0.value }.map(\.key)
  return (gone + changed).sorted()
}

/// The signatures of all files of a site's folder.
private func signatures(of root: String) -> [String: FileSignature] {
  var result: [String: FileSignature] = [:]
  for name in siteEntries {
    walk(name, below: root) { path, status in
      if status.st_mode & S_IFMT != S_IFDIR { result[path] = FileSignature(status) }
    }
  }
  return result
}
