public import Diagnostics

/// Everything a build reads, as one value: the folder's files sorted by path.
///
/// Text files are held whole. Pictures and downloads are too big for that: of them the tree keeps the place on
/// the disk and a fingerprint, and only the part that copies them opens them again.
public struct SourceTree: Sendable {
  /// A file that is copied, not read as text.
  public struct Asset: Sendable, Hashable {
    /// Path below the site's folder.
    public var path: String
    /// Size in bytes.
    public var size: Int
    /// Sixteen hexadecimal digits that change with the content (FNV-1a), for names that may be cached for ever.
    public var fingerprint: String
    /// Where the bytes are: an absolute path, meaningful to `Files` only.
    public var location: String
    /// Texts that the file carries: a picture's comments, what stands in a document.
    public var notes: [String]
    /// Whether `notes` are what a document says, rather than what a picture carries besides what it shows.
    public var isDocument: Bool
    /// Why a document's text could not be read, if it could not.
    public var unread: Wording?
    /// What is known of a picture.
    public var picture: PictureFacts?
    /// Whether a private key is in it.
    public var isSecret = false

    /// A file at `path` whose bytes are at `location`.
    public init(
      path: String, size: Int, fingerprint: String, location: String, notes: [String] = [],
      isDocument: Bool = false,
      unread: Wording? = nil
    ) {
      (self.notes, self.isDocument, self.unread) = (notes, isDocument, unread)
      self.path = path
      self.size = size
      self.fingerprint = fingerprint
      self.location = location
    }
  }

  /// Markdown, tables, templates, configuration; sorted by the bytes of their paths.
  public var texts: [SourceFile]
  /// Everything else; sorted by the bytes of their paths.
  public var assets: [Asset]

  /// A tree of the given files, in any order.
  public init(texts: [SourceFile], assets: [Asset] = []) {
    self.texts = texts.sorted { bytesPrecede($0.path, $1.path) }
    self.assets = assets.sorted { bytesPrecede($0.path, $1.path) }
  }

  /// The text file at `path`.
  /// - Complexity: O(log n).
  public func text(at path: String) -> SourceFile? {
    position(of: path, in: texts, path: \.path).map { texts[$0] }
  }

  /// Puts a text file in the place of the one at its path; says whether there is one.
  /// - Complexity: O(log n).
  public mutating func replace(_ file: SourceFile) -> Bool {
    guard let place = position(of: file.path, in: texts, path: \.path) else { return false }
    texts[place] = file
    return true
  }

  /// Whether text files with this name are read as text: what authors write and templates.
  public static func isText(path: String) -> Bool {
    if path == "unionpress.yaml" { return true }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if path.hasPrefix("content/") {
      if path.hasPrefix("content/data/") { return ["yaml", "yml", "csv", "md"].contains(suffix) }
      if isCaptions(path: path) { return true }
      return suffix == "md" || (suffix == "csv" && path.hasPrefix("content/awards/"))
    }
    // Style sheets are looked into and scripts are joined; everything else of a theme is copied as it is.
    if path.hasPrefix("templates/assets/scripts/") { return suffix == "js" }
    if path.hasPrefix("templates/assets/") { return suffix == "css" }
    return path.hasPrefix("templates/") && ["html", "xml", "txt", "yaml", "yml"].contains(suffix)
  }
}

extension SourceTree {
  /// Whether a file with this name is a picture of the content: it is looked at and made ready for pages.
  public static func isPicture(path: String) -> Bool {
    let suffix = path.split(separator: "/").last?.split(separator: ".").last?.lowercased() ?? ""
    return path.hasPrefix("content/")
      && ["jpg", "jpeg", "jpe", "png", "webp", "gif", "svg", "heic", "heif", "tif", "tiff"].contains(suffix)
  }
}

/// Whether a file says what the pictures in its folder show.
public func isCaptions(path: String) -> Bool {
  path.hasSuffix(".yaml") && path.hasPrefix("content/")
    && ["captions.yaml", "captions.en.yaml", "captions.zh.yaml", "说明.yaml"].contains(
      path.split(separator: "/").last ?? "")
}

/// The index of the item at `path` in an array that is sorted by the bytes of its paths.
/// - Complexity: O(log n).
func position<Item>(of path: String, in items: [Item], path read: (Item) -> String) -> Int? {
  let index = firstPosition(notBefore: path, in: items, path: read)
  return index < items.count && read(items[index]) == path ? index : nil
}

/// The index of the first item at `path` or after it in an array that is sorted by the bytes of its paths; their number if
/// there is none.
/// - Complexity: O(log n).
package func firstPosition<Item>(notBefore path: String, in items: [Item], path read: (Item) -> String) -> Int
{
  items.partitioningIndex { !bytesPrecede(read($0), path) }
}
