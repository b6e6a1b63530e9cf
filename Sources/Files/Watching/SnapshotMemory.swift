import Diagnostics
import FileTrees
internal import Glibc

/// What tells without opening it that a file is not what it was.
struct FileSignature: Sendable, Hashable {
  var device: UInt64
  var inode: UInt64
  var size: Int64
  var modified: Int64
  var changed: Int64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
  }
}

/// What was read of a site's folder the last time.
public struct SnapshotMemory: Sendable {
  enum Content: Sendable {
    case text(SourceFile)
    case asset(SourceTree.Asset)
  }

  struct File: Sendable {
    var signature: FileSignature
    var content: Content
    /// Whether it is a picture that would have been made narrower.
    var lacksLibrary = false
  }

  var files: [String: File] = [:]

  /// Remembers nothing.
  public init() {}

  /// Forgets what lies at `paths` or below: it is known to have changed, though a clock that ticks too slowly may not show it.
  public mutating func forget(_ paths: some Collection<String>) {
    guard !paths.isEmpty, !files.isEmpty else { return }
    if paths.contains("") {
      files = [:]
      return
    }
    let folders = paths.map { $0 + "/" }
    for path in paths { files[path] = nil }
    // A folder is rarely among them, and then there are few.
    guard folders.count <= 64 else {
      files = [:]
      return
    }
    let below = files.keys.filter { path in folders.contains { path.hasPrefix($0) } }
    for path in below { files[path] = nil }
  }

  func file(_ path: String, _ signature: FileSignature) -> File? {
    guard let known = files[path], known.signature == signature else { return nil }
    return known
  }

  func text(_ path: String, _ bytes: [UInt8]) -> SourceFile? {
    guard case .text(let file)? = files[path]?.content, file.bytes == bytes else { return nil }
    return file
  }
}
