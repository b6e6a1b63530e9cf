import BuiltInTheme
public import Diagnostics
public import FileTrees

/// Where a file of the theme comes from.
public enum ThemeLayer: Sendable, Hashable {
  /// The program's own.
  case builtIn
  /// The site's, in place of the program's; whether they are equal.
  case overridden(isEqual: Bool)
  /// The site's; the program has none of this name.
  case added
}

/// A file of the theme as the site uses it.
public struct ThemeFile: Sendable {
  /// Path below `templates/`.
  public var path: String
  /// Whose it is.
  public var layer: ThemeLayer
}

/// The path under which a built-in file stands in messages.
func builtInPath(_ path: String) -> String { "内置主题 built-in/\(path)" }

/// The files of the theme that `tree` has in its `templates/` over those that the program carries, by path.
public func themeFiles(in tree: SourceTree) -> [ThemeFile] {
  let root = "templates/"
  var own: [String: String] = [:]
  for file in tree.texts where file.path.hasPrefix(root) {
    own[String(file.path.dropFirst(root.count))] = fingerprint(file.bytes)
  }
  for asset in tree.assets where asset.path.hasPrefix(root) {
    own[String(asset.path.dropFirst(root.count))] = asset.fingerprint
  }
  var files: [ThemeFile] = []
  for file in builtInTheme {
    guard let mark = own.removeValue(forKey: file.path) else {
      files.append(ThemeFile(path: file.path, layer: .builtIn))
      continue
    }
    files.append(
      ThemeFile(path: file.path, layer: .overridden(isEqual: mark == fingerprint(file.bytes))))
  }
  files += own.keys.map { ThemeFile(path: $0, layer: .added) }
  return files.sorted { bytesPrecede($0.path, $1.path) }
}

/// The bytes of a file that the program carries.
public func builtInThemeFile(_ path: String) -> [UInt8]? { builtInTheme.first { $0.path == path }?.bytes }

/// The texts of the built-in theme as they stand in messages.
public var builtInThemeTexts: [SourceFile] {
  builtInTheme.filter { SourceTree.isText(path: "templates/" + $0.path) }
    .map { SourceFile(path: builtInPath($0.path), bytes: $0.bytes) }
}

/// The templates of both layers by name, the site's in front of the program's.
func layeredTemplates(in tree: SourceTree) -> [(name: String, file: SourceFile, isBuiltIn: Bool)] {
  let root = "templates/"
  var result = tree.texts.filter { $0.path.hasPrefix(root) && $0.path.hasSuffix(".html") }
    .map { (name: String($0.path.dropFirst(root.count)), file: $0, isBuiltIn: false) }
  let own = Set(result.map(\.name))
  for file in builtInTheme where file.path.hasSuffix(".html") && !own.contains(file.path) {
    result.append((file.path, SourceFile(path: builtInPath(file.path), bytes: file.bytes), true))
  }
  return result.sorted { bytesPrecede($0.name, $1.name) }
}

/// An asset of a theme with its name below `assets/`.
typealias ThemeAsset = (name: String, fingerprint: String, content: OutputTree.Content)

/// The assets of both layers, with the scripts of both in one file.
func layeredAssets(in tree: SourceTree) -> [ThemeAsset] {
  let root = "templates/assets/"
  var result = tree.assets.filter { $0.path.hasPrefix(root) }
    .map {
      (
        name: String($0.path.dropFirst(root.count)), fingerprint: $0.fingerprint,
        content: OutputTree.Content.copy(of: $0)
      )
    }
  result += tree.texts.filter { $0.path.hasPrefix(root) }
    .map { (String($0.path.dropFirst(root.count)), fingerprint($0.bytes), .bytes($0.bytes)) }
  let own = Set(result.map(\.name))
  for file in builtInTheme where file.path.hasPrefix("assets/") {
    let name = String(file.path.dropFirst("assets/".count))
    guard !own.contains(name) else { continue }
    result.append((name, fingerprint(file.bytes), .bytes(file.bytes)))
  }
  return joiningScripts(result.sorted { bytesPrecede($0.name, $1.name) })
}

/// Puts what is in `scripts/`, in order of its names, into `site.js`, so that readers fetch one script once for all pages
/// and authors of themes exchange or add a part. A site that has a `site.js` itself has said how it wants it.
private func joiningScripts(_ assets: [ThemeAsset]) -> [ThemeAsset] {
  let folder = "scripts/"
  var joined: [UInt8] = []
  var rest: [ThemeAsset] = []
  for asset in assets {
    if asset.name.hasPrefix(folder), asset.name.hasSuffix(".js"), case .bytes(let bytes) = asset.content {
      joined += bytes
      // A part that ends without a line break must not make a comment of the next one.
      if bytes.last != UInt8(ascii: "\n") { joined.append(UInt8(ascii: "\n")) }
    } else {
      rest.append(asset)
    }
  }
  if !joined.isEmpty, !rest.contains(where: { $0.name == "site.js" }) {
    rest.append(("site.js", fingerprint(joined), .bytes(joined)))
  }
  return rest
}

/// The names of all files that the program carries.
public var builtInThemePaths: [String] { builtInTheme.map(\.path) }
