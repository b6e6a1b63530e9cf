/// Everything a build makes, as one value: the site's files by path, not yet written anywhere.
public struct OutputTree: Sendable {
  /// What a file holds. There are hundreds of thousands, so what is long stands elsewhere.
  public enum Content: Sendable, Hashable {
    /// These bytes.
    case bytes([UInt8])
    /// What somebody has written already, who knows it by this path.
    case written(String)
    /// A copy of an input file, see ``SourceTree/Asset/location``.
    indirect case copy(of: SourceTree.Asset)
    /// The picture of a card, drawn when the site is written.
    indirect case drawing(of: ShareCard)
  }

  /// A file of the site.
  public struct File: Sendable, Hashable {
    /// Path below the site's root, with `/` between components, not percent-encoded: `clubs/choir/index.html`.
    public var path: String
    /// What it holds.
    public var content: Content

    /// A file at `path`.
    public init(path: String, content: Content) {
      self.path = path
      self.content = content
    }
  }

  /// The files, sorted by the bytes of their paths; each path stands once.
  public private(set) var files: [File]

  /// A tree of `files` in any order.
  public init(_ files: [File]) {
    self.files = files.sorted { bytesPrecede($0.path, $1.path) }
  }

  /// Puts files into the tree, in the place of those at their paths, after it was rid of others.
  /// - Parameter gone: the paths of files that are to be in the tree no longer, unless they are put in again.
  /// - Complexity: linear in the tree, by moving it, and O(k log n) in what changes.
  public mutating func put(_ changed: [File], removing gone: Set<String> = []) {
    var edits = changed.map { (path: $0.path, file: File?.some($0)) }
    edits += gone.subtracting(changed.map(\.path)).map { ($0, nil) }
    edits.sort { bytesPrecede($0.path, $1.path) }
    var result: [File] = []
    result.reserveCapacity(files.count + changed.count)
    var next = 0
    for (path, file) in edits {
      let place = firstPosition(notBefore: path, in: files, path: \.path)
      result += files[next..<place]
      next = place < files.count && files[place].path == path ? place + 1 : place
      if let file { result.append(file) }
    }
    result += files[next...]
    files = result
  }

  /// The file at `path`.
  /// - Complexity: O(log n).
  public subscript(path: String) -> File? {
    position(of: path, in: files, path: \.path).map { files[$0] }
  }
}

/// The 64-bit FNV-1a hash of `bytes` as sixteen hexadecimal digits: a fingerprint against stale caches, not
/// against people.
public func fingerprint(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes {
    hash ^= UInt64(byte)
    hash &*= 0x0000_0100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
