/// What a published site consists of: every file with its SHA-256 sum.
///
/// Written, it is a file that `sha256sum -c` checks; what the program wants to know besides stands in comments:
///
/// ```
/// # Unionpress manifest 1
/// # release: 17
/// # previous: 16
/// e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  about/index.html
/// ```
public struct Manifest: Sendable, Hashable {
  /// A file of the site.
  public struct File: Sendable, Hashable {
    /// Path below the site's root, as on the disk.
    public var path: String
    /// Its SHA-256 sum in hexadecimal.
    public var sum: String

    /// The file at `path` with the sum `sum`.
    public init(path: String, sum: String) {
      self.path = path
      self.sum = sum
    }
  }

  /// Which publication this is: 1 for a target's first, one more for each that follows. Not a time, because clocks jump.
  public var release: Int
  /// The publication that was replaced by this one; `nil` for the first.
  public var previous: Int?
  /// The files by the bytes of their paths, each once.
  public private(set) var files: [File]

  /// A manifest of `files` in any order.
  public init(_ files: [File], release: Int = 1, previous: Int? = nil) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.release = release
    self.previous = previous
  }

  /// A sum over all files: equal for equal sites, whichever publication they are.
  public var digest: String { sha256(Array(list.utf8)) }

  /// The manifest as a file.
  public var text: String {
    var head = "# Unionpress manifest 1\n# release: \(release)\n"
    if let previous { head += "# previous: \(previous)\n" }
    return head + list
  }

  private var list: String { files.map(line).joined() }

  /// Reads what ``text`` writes; `nil` for anything else, also if it was cut off in the middle of a line.
  public init?(_ text: String) {
    guard text.hasPrefix("# Unionpress manifest 1\n"), text.hasSuffix("\n") else { return nil }
    var files: [File] = []
    var release: Int?
    var previous: Int?
    for line in text.split(separator: "\n").dropFirst() {
      if let value = line.value(after: "# release: ") {
        release = Int(value)
      } else if let value = line.value(after: "# previous: ") {
        previous = Int(value)
      } else if !line.hasPrefix("#") {
        guard let file = File(line) else { return nil }
        files.append(file)
      }
    }
    guard let release, release > 0, Set(files.map(\.path)).count == files.count else { return nil }
    self.init(files, release: release, previous: previous)
  }
}

/// A line as `sha256sum` writes it: names with a line break or a backslash are escaped, and the line begins with a backslash.
private func line(_ file: Manifest.File) -> String {
  guard file.path.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }) else {
    return "\(file.sum)  \(file.path)\n"
  }
  let escaped = file.path.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing(
    "\r", with: "\\r")
  return "\\\(file.sum)  \(escaped)\n"
}

extension Manifest.File {
  /// The file that a line of `sha256sum` tells of, if its path stays below the site's root.
  fileprivate init?(_ line: Substring) {
    let isEscaped = line.hasPrefix("\\")
    let rest = isEscaped ? line.dropFirst() : line
    let sum = rest.prefix(64)
    let name = rest.dropFirst(64)
    guard sum.utf8.count == 64,
      sum.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      name.hasPrefix("  "), let path = isEscaped ? unescaped(name.dropFirst(2)) : String(name.dropFirst(2)),
      isBelowRoot(path)
    else { return nil }
    self.init(path: path, sum: String(sum))
  }
}

private func unescaped(_ text: Substring) -> String? {
  var result = ""
  var rest = text[...]
  while let character = rest.popFirst() {
    guard character == "\\" else {
      result.append(character)
      continue
    }
    switch rest.popFirst() {
    case "\\": result += "\\"
    case "n": result += "\n"
    case "r": result += "\r"
    default: return nil
    }
  }
  return result
}

/// Whether `path` leads to something below the root and nowhere else. Manifests come back from servers, and files are deleted
/// by them; nothing is written outside a folder, either.
public func isBelowRoot(_ path: String) -> Bool {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !path.utf8.contains(0)
}

extension Substring {
  fileprivate func value(after prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
