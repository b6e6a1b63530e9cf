public import FileTrees
internal import CLinux
import Diagnostics
internal import Dispatch
internal import Foundation
internal import Glibc
import Manifests
internal import Pictures
internal import Synchronization

/// The name of the file that marks a folder as made by a build, so that nothing else is ever replaced.
private let marker = ".unionpress"
/// How the name of a site ends that makes way for another where two folders cannot be exchanged.
private let setAside = ".old"

/// Puts `tree` in place of the folder at `output`, as ``SiteStage`` does.
/// - Throws: ``DiskError``; also if `output` holds files that no build made.
/// - Complexity: linear in the tree's bytes; files are written on all cores.
public func publish(_ tree: OutputTree, to output: String, keepingIn cache: String? = nil) throws(DiskError) {
  try SiteStage(for: output, keepingIn: cache).publish(tree)
}

/// A site that is being written, in a folder beside the one whose place it will take: the whole new site or, whatever happens,
/// the old one.
///
/// The stage is flushed to the disk and exchanged with the old folder in a single rename; the old one is then removed. A process
/// killed at any moment leaves `output` as it was before or as it is after. Left-overs of killed builds are removed by the next.
///
/// Afterwards `output` holds exactly the tree's files, besides a `.gitignore` that was there before. A file that is byte for byte
/// what it was is the very same file: it keeps its times, and whoever copies the site onwards sees at a glance what is new.
public final class SiteStage: Sendable {
  private let place: String
  private let folder: String
  private let cache: String?
  /// Whether there is a site to share files with.
  private let hasOld: Bool
  private let folders = Mutex<Set<String>>([])

  /// Opens a stage for the folder at `output`.
  /// - Parameter cache: where share pictures are kept.
  /// - Throws: ``DiskError``; also if `output` holds files that no build made.
  public init(for output: String, keepingIn cache: String? = nil) throws(DiskError) {
    let target = URL(fileURLWithPath: output).standardizedFileURL.path
    // A link named public/ keeps pointing where it points.
    place = realPath(target) ?? target
    let parent = (place as NSString).deletingLastPathComponent
    let name = (place as NSString).lastPathComponent
    try makeFolder(parent)
    try requireReplaceable(place)
    removeLeftovers(parent, name)
    folder = "\(parent)/.\(name).unionpress-\(getpid())"
    self.cache = cache
    hasOld = isDirectory(place)
    try makeFolder(folder)
  }

  /// Writes a file ahead of the others, from any thread.
  /// - Returns: where it is, for the tree; the bytes themselves if they could not be written, so that ``publish(_:)`` tries again
  ///   and says why.
  public func write(_ bytes: [UInt8], to path: String) -> OutputTree.Content {
    guard (try? put(bytes, at: path)) != nil else { return .bytes(bytes) }
    return .written(path)
  }

  /// Writes what the stage lacks of `tree` and puts it in place of the old site; the stage is gone afterwards.
  /// - Throws: ``DiskError``; the old site then stands as it was.
  public func publish(_ tree: OutputTree) throws(DiskError) {
    defer { discard() }
    try write(tree.files, SharePictureStore(for: tree, keepingIn: cache))
    try keepGitignore(from: place, to: folder)
    try writeBytes(Array("Unionpress\n".utf8), to: folder + "/" + marker)
    flushFileSystem(holding: folder)
    try exchange(folder, place)
  }

  /// Gives the stage up.
  public func discard() { try? FileManager.default.removeItem(atPath: folder) }

  private func location(_ path: String) -> String { folder + "/" + path }

  private func write(_ files: [OutputTree.File], _ pictures: SharePictureStore) throws(DiskError) {
    let failure = Mutex<DiskError?>(nil)
    let chunks = min(files.count, 64)
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
      for file in files[files.count * chunk / chunks..<files.count * (chunk + 1) / chunks] {
        if failure.withLock({ $0 != nil }) { return }
        do throws(DiskError) {
          switch file.content {
          case .bytes(let bytes): try put(bytes, at: file.path)
          case .drawing(let card): try put(pictures[card], at: file.path)
          case .copy(let asset): try put(try publishedBytes(of: asset), at: file.path)
          case .written(file.path): break
          case .written(let path): try put(try writtenBytes(path), at: file.path)
          }
        } catch {
          failure.withLock { if $0 == nil { $0 = error } }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// The bytes of a file that was written ahead, for another place.
  private func writtenBytes(_ path: String) throws(DiskError) -> [UInt8] {
    guard let bytes = readBytes(location(path)) else {
      throw DiskError("读不了文件", "cannot read the file", path: location(path))
    }
    return bytes
  }

  /// Writes a file, or shares it with the old site if that has the same.
  private func put(_ bytes: [UInt8], at path: String) throws(DiskError) {
    // No address leads here, but a folder of somebody's is not to depend on that.
    guard isBelowRoot(path) else {
      throw DiskError(
        Wording(
          zh: "输出路径 \(path) 会写到网站之外，没有写", en: "the path \(path) would lead out of the site; not written"))
    }
    if let slash = path.lastIndex(of: "/") { try makeFolders(at: path[..<slash]) }
    let new = location(path)
    if hasOld, share(place + "/" + path, as: new, if: bytes) { return }
    try writeBytes(bytes, to: new)
  }

  /// Makes the folder at `path` and those above it, each once.
  private func makeFolders(at path: Substring) throws(DiskError) {
    let path = String(path)
    if folders.withLock({ $0.contains(path) }) { return }
    if let slash = path.lastIndex(of: "/") { try makeFolders(at: path[..<slash]) }
    guard mkdir(location(path), 0o755) == 0 || errno == EEXIST && isDirectory(location(path)) else {
      throw DiskError("建不了文件夹", "cannot make the folder", path: location(path))
    }
    _ = folders.withLock { $0.insert(path) }
  }
}

/// Flushes what was written below `folder` to the disk: once for the whole file system, which is far cheaper than for each of
/// thousands of files.
public func flushFileSystem(holding folder: String) {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  _ = linux_flush(descriptor)
  close(descriptor)
}

private func makeFolder(_ path: String) throws(DiskError) {
  if isDirectory(path) { return }
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw DiskError("建不了文件夹", "cannot make the folder", path: path)
  }
}

/// Why no site can be put at `output`; `nil` if one can.
public func obstacle(at output: String) -> DiskError? {
  let target = URL(fileURLWithPath: output).standardizedFileURL.path
  let place = realPath(target) ?? target
  do throws(DiskError) {
    try requireReplaceable(place)
  } catch {
    return error
  }
  var parent = place
  repeat {
    parent = (parent as NSString).deletingLastPathComponent
  } while !FileManager.default.fileExists(atPath: parent)
  guard !FileManager.default.isWritableFile(atPath: parent) else { return nil }
  return DiskError("没有写的权限", "no permission to write", path: parent)
}

/// Refuses folders that hold anything a build did not make: a slip in `--output` must not cost a home folder.
private func requireReplaceable(_ place: String) throws(DiskError) {
  guard FileManager.default.fileExists(atPath: place) else { return }
  guard isDirectory(place) else {
    throw DiskError(
      Wording(zh: "输出位置 \(place) 是一个文件，不是文件夹", en: "the output \(place) is a file, not a folder"))
  }
  guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else {
    throw DiskError("打不开文件夹", "cannot open the folder", path: place)
  }
  if names.contains(marker) || names.allSatisfy({ $0 == ".gitignore" }) { return }
  throw DiskError(
    Wording(
      zh: "输出文件夹 \(place) 里有不是 Unionpress 生成的文件，为免误删，没有覆盖。请换一个空文件夹，或先自己清空它",
      en:
        "the output folder \(place) holds files that Unionpress did not make, so it is not replaced. Choose an empty folder or empty it yourself"
    ))
}

private func removeLeftovers(_ parent: String, _ name: String) {
  let prefix = ".\(name).unionpress-"
  let place = "\(parent)/\(name)"
  for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
  where entry.hasPrefix(prefix) {
    // A stage whose process lives belongs to another build.
    let owner = Int32(entry.dropFirst(prefix.count).prefix { $0 != "." })
    if let owner, owner != getpid(), kill(owner, 0) == 0 { continue }
    let leftover = "\(parent)/\(entry)"
    // A build that was killed between two renames left the only site there is.
    if entry.hasSuffix(setAside), !FileManager.default.fileExists(atPath: place), rename(leftover, place) == 0
    {
      continue
    }
    try? FileManager.default.removeItem(atPath: leftover)
  }
}

/// The bytes of a copied file as they are published: pictures without the place where they were taken, the camera's number
/// and the like.
public func publishedBytes(of asset: SourceTree.Asset) throws(DiskError) -> [UInt8] {
  guard let bytes = readBytes(asset.location) else {
    throw DiskError("读不了文件", "cannot read the file", path: asset.path)
  }
  return withoutPrivateMetadata(bytes) ?? bytes
}

/// Writes a new file, whole or not at all: what a full disk took of it is removed, so that somebody may try again.
func writeBytes(_ bytes: [UInt8], to path: String) throws(DiskError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw DiskError("写不了文件", "cannot write the file", path: path) }
  var code = refusal(writing: bytes, to: descriptor)
  // Some file systems report a full disk only now.
  if close(descriptor) != 0, code == nil { code = errno }
  guard let code else { return }
  unlink(path)
  throw DiskError("写不了文件", "cannot write the file", path: path, code: code)
}

/// - Returns: the error's code if not all of them could be written.
private func refusal(writing bytes: [UInt8], to descriptor: CInt) -> CInt? {
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return errno }
    written += count
  }
  return nil
}

/// The committed `public/.gitignore` belongs to the repository, not to the site.
private func keepGitignore(from place: String, to stage: String) throws(DiskError) {
  guard let bytes = readBytes(place + "/.gitignore") else { return }
  try writeBytes(bytes, to: stage + "/.gitignore")
}

/// Exchanges the two folders in one step; afterwards the old site stands at `stage`.
private func exchange(_ stage: String, _ place: String) throws(DiskError) {
  guard FileManager.default.fileExists(atPath: place) else {
    guard rename(stage, place) == 0 else {
      throw DiskError("换不上新网站", "cannot put the site in place at", path: place)
    }
    return
  }

  if linux_exchange(stage, place) == 0 { return }
  // File systems without exchange: two renames with the smallest of gaps, undone if the second fails.
  let old = stage + setAside
  guard rename(place, old) == 0 else {
    throw DiskError("换不上新网站", "cannot put the site in place at", path: place)
  }
  guard rename(stage, place) == 0 else {
    let code = errno
    rename(old, place)
    throw DiskError("换不上新网站", "cannot put the site in place at", path: place, code: code)
  }
  rename(old, stage)
}
