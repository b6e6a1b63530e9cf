import Diagnostics
public import Files
internal import Foundation
public import Manifests
internal import Parallel

/// A site that was built, in its folder.
public struct BuiltSite: Sendable {
  /// The folder, as an absolute path.
  public var folder: String
  /// Every file that belongs to the site.
  public var files: [Manifest.File]

  /// Reads the site that a build left at `path`.
  /// - Throws: ``DiskError`` if there is none, or if it cannot be read.
  /// - Complexity: linear in its bytes; files are read on all cores.
  public init(at path: String) throws(DiskError) {
    folder = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: folder + "/.unionpress") else {
      throw DiskError(
        Wording(
          zh: "\(path) 里没有生成好的网站。先运行 unionpress build",
          en: "\(path) holds no site. Run unionpress build first"))
    }
    files = try sums(below: folder).filter { $0.path != ".unionpress" && $0.path != ".gitignore" }
    guard !files.isEmpty else {
      throw DiskError(Wording(zh: "\(path) 里的网站是空的", en: "the site in \(path) is empty"))
    }
  }
}

/// All regular files below `folder` with their sums.
func sums(below folder: String) throws(DiskError) -> [Manifest.File] {
  guard let walker = FileManager.default.enumerator(atPath: folder) else { throw unreadable(folder) }
  var paths: [String] = []
  while let path = walker.nextObject() as? String {
    if walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular { paths.append(path) }
  }
  let files = parallelMap(paths.sorted()) { path in
    FileManager.default.contents(atPath: folder + "/" + path).map {
      Manifest.File(path: path, sum: sha256(Array($0)))
    }
  }
  for (path, file) in zip(paths.sorted(), files) where file == nil { throw unreadable(folder + "/" + path) }
  return files.compactMap { $0 }
}

func unreadable(_ path: String) -> DiskError {
  DiskError(Wording(zh: "读不了 \(path)", en: "cannot read \(path)"))
}
