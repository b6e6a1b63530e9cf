public import Diagnostics
public import FileTrees
import Privacy
internal import Foundation
internal import Glibc
internal import Pictures

/// Reads a site's folder: `content/`, `templates/` and `unionpress.yaml`.
///
/// Text files are read whole, up to the size that ``checkText(_:)`` accepts; of others the size and a
/// fingerprint are taken. Symbolic links are followed inside the folder and refused outside of it; folders
/// that contain themselves through links are read once. Hidden files and editors' left-overs are passed over.
/// - Parameter root: the site's folder.
/// - Returns: the tree, and problems of single files: unreadable, too large, leading outside.
/// - Throws: ``DiskError`` if `root` itself cannot be read.
public func snapshot(of root: String) throws(DiskError) -> Checked<SourceTree> {
  var memory = SnapshotMemory()
  return try snapshot(of: root, reusing: &memory)
}

/// Reads a site's folder like ``snapshot(of:)`` and gives the same, but opens only the files that have changed since the last
/// time with this memory: those whose size, times or inode differ, and those that are known to have changed.
public func snapshot(of root: String, reusing memory: inout SnapshotMemory) throws(DiskError)
  -> Checked<SourceTree>
{
  guard let base = realPath(root), isDirectory(base) else {
    throw DiskError(
      "打不开文件夹", "cannot open the folder", path: root, code: realPath(root) == nil ? errno : ENOTDIR)
  }
  var reader = SnapshotReader(base: base, memory: memory)
  for name in siteEntries { reader.read(name, depth: 0) }
  reader.readPictures()
  reader.readGathered()
  memory = reader.seen
  return Checked(SourceTree(texts: reader.texts, assets: reader.assets), reader.problems)
}

/// The tree as ``snapshot(of:reusing:)`` gives it if nothing has changed since the last time with this memory, which gave `tree`, but
/// what was written into texts at `paths`; `nil` if the folder has to be looked through for that.
public func snapshot(
  of root: String, after tree: SourceTree, writing paths: [String], reusing memory: inout SnapshotMemory
) -> SourceTree? {
  var tree = tree
  guard !paths.isEmpty, let base = realPath(root) else { return nil }
  for path in paths {
    let location = base + "/" + path
    var status = stat()
    // A file behind a link, and whatever has come or gone, is for those who look at all.
    guard case .text(let old)? = memory.files[path]?.content, realPath(location) == location,
      lstat(location, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= largestText,
      let bytes = readBytes(location)
    else { return nil }
    let file = old.bytes == bytes ? old : SourceFile(path: path, bytes: bytes)
    guard tree.replace(file) else { return nil }
    memory.files[path] = SnapshotMemory.File(signature: FileSignature(status), content: .text(file))
  }
  return tree
}

/// A text file above this size, in bytes, is not worth its memory; `checkText` would refuse it anyway.
private let largestText = 8 << 20

/// Where copies of what other unions announce are kept, below the site's folder.
private let gatheredCopies = ".cache/gathered"

/// What a site's folder holds of interest.
let siteEntries = ["content", "templates", "unionpress.yaml"]

private struct SnapshotReader {
  let base: String
  /// What was read the last time, and this time.
  let memory: SnapshotMemory
  var seen = SnapshotMemory()
  var texts: [SourceFile] = []
  var assets: [SourceTree.Asset] = []
  var problems: [Problem] = []
  private var folders: Set<String> = []
  private var pictures: [WaitingPicture] = []

  init(base: String, memory: SnapshotMemory) {
    self.base = base
    self.memory = memory
  }

  mutating func read(_ path: String, depth: Int) {
    let location = base + "/" + path
    var status = stat()
    guard lstat(location, &status) == 0 else {
      if errno != ENOENT { unreadable(path) }
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard let target = realPath(location) else { return unreadable(path) }
      guard target == base || target.hasPrefix(base + "/") else {
        problems.append(
          Problem(
            .linkOutside, at: Span(path: path, range: 0..<0),
            Wording(
              zh: "快捷方式指向网站文件夹之外的 \(target)，没有读取",
              en: "the link leads to \(target), outside the site's folder; not followed"),
            suggestion: Wording(zh: "请把文件复制到这里", en: "copy the file here instead")))
        return
      }
      guard stat(location, &status) == 0 else { return unreadable(path) }
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: readFolder(path, location, depth)
    case S_IFREG: readFile(path, location, status)
    default: break  // sockets and pipes: reading one could wait for ever
    }
  }

  private mutating func readFolder(_ path: String, _ location: String, _ depth: Int) {
    guard depth < 40, let real = realPath(location), folders.insert(real).inserted else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: location) else {
      return unreadable(path)
    }
    for name in names.sorted(by: { bytesPrecede($0, $1) }) where !isLeftover(name) {
      if name.unicodeScalars.contains("\u{FFFD}") {
        problems.append(
          Problem(
            .nameNotUTF8, at: Span(path: path + "/" + name, range: 0..<0),
            Wording(zh: "文件名不是 UTF-8，没有读取", en: "the file's name is not UTF-8; not read")))
        continue
      }
      read(path + "/" + name, depth: depth + 1)
    }
  }

  private mutating func readFile(_ path: String, _ location: String, _ status: stat) {
    let size = Int(status.st_size)
    let signature = FileSignature(status)
    if let known = memory.file(path, signature) {
      seen.files[path] = known
      switch known.content {
      case .text(let file): texts.append(file)
      case .asset(let asset): assets.append(asset)
      }
      return
    }
    if SourceTree.isText(path: path) {
      if size > largestText {
        problems.append(
          Problem(
            .fileTooLarge, at: Span(path: path, range: 0..<0),
            Wording(
              zh: "文件有 \(size >> 20) MiB，超过文本文件 8 MiB 的上限",
              en: "the file is \(size >> 20) MiB, text files may have 8 MiB"),
            suggestion: Wording(
              zh: "请检查是否误放了图片或视频", en: "check whether a picture or video got the wrong extension")))
        return
      }
      guard let bytes = readBytes(location) else { return unreadable(path) }
      // Bytes that were written again without a change stay the same array, and are told equal at a glance.
      let file = memory.text(path, bytes) ?? SourceFile(path: path, bytes: bytes)
      seen.files[path] = SnapshotMemory.File(signature: signature, content: .text(file))
      texts.append(file)
    } else if SourceTree.isPicture(path: path) {
      pictures.append(WaitingPicture(path: path, location: location, size: size, signature: signature))
    } else {
      // Small files are the rule; large ones are read like them but are not kept.
      guard let bytes = readBytes(location) else { return unreadable(path) }
      var asset = SourceTree.Asset(
        path: path, size: size, fingerprint: fingerprint(bytes), location: location,
        notes: pictureMetadata(of: bytes).notes)
      if let reading = readDocument(bytes, location) {
        // Nothing but the numbers is asked for later, and a text may be long.
        asset.notes = reading.texts.flatMap { text in
          let bytes = Array(text.utf8)
          return privateNumbers(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        (asset.isDocument, asset.unread) = (true, reading.fault)
      }
      asset.isSecret = holdsPrivateKey(bytes)
      seen.files[path] = SnapshotMemory.File(signature: signature, content: .asset(asset))
      assets.append(asset)
    }
  }

  /// Pictures take longest, and are looked at together.
  mutating func readPictures() {
    for (picture, examined) in zip(pictures, examine(pictures, keepingIn: pictureCache(of: base))) {
      if let problem = examined.problem { problems.append(problem) }
      guard let asset = examined.asset else { continue }
      // One with a problem is looked at again the next time, so that it is reported again.
      if examined.problem == nil {
        seen.files[picture.path] = SnapshotMemory.File(
          signature: picture.signature, content: .asset(asset), lacksLibrary: examined.lacksLibrary)
      }
      assets.append(asset)
    }
    if seen.files.values.contains(where: \.lacksLibrary) { problems.append(unconvertedPictures) }
  }

  /// Copies of what other unions announce.
  mutating func readGathered() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(base)/\(gatheredCopies)")) ?? []
    for name in names.sorted() where name.hasSuffix(".json") {
      guard let bytes = readBytes("\(base)/\(gatheredCopies)/\(name)"), bytes.count <= 8 << 20 else {
        continue
      }
      texts.append(SourceFile(path: "\(gatheredCopies)/\(name)", bytes: bytes))
    }
  }

  private mutating func unreadable(_ path: String) { problems.append(unreadableFile(path)) }
}

/// That the file at `path` could not be read just now, and why.
func unreadableFile(_ path: String) -> Problem {
  let reason = systemReason()
  return Problem(
    .fileUnreadable, at: Span(path: path, range: 0..<0),
    Wording(zh: "读不了这个文件（\(reason.zh)）", en: "cannot read this file (\(reason.en))"))
}

/// The texts at `paths` below the site's folder `source`, read again to be shown beside what is wrong with them, sorted by path;
/// those that cannot be read any more, and those that lead out of the folder, are left out.
public func textFiles(at paths: Set<String>, of source: String) -> [SourceFile] {
  guard let base = realPath(source) else { return [] }
  return paths.sorted().compactMap { path in
    guard SourceTree.isText(path: path) || path.hasPrefix(gatheredCopies),
      let location = realPath("\(base)/\(path)"), location.hasPrefix(base + "/")
    else { return nil }
    return readBytes(location).map { SourceFile(path: path, bytes: $0) }
  }
}

/// Where versions of pictures and share pictures of the site in the folder `source` are kept; it may be deleted at any time.
public func pictureCache(of source: String) -> String { source + "/.cache/pictures" }

/// Files that editors, office programs and operating systems leave behind.
func isLeftover(_ name: String) -> Bool {
  name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name.hasSuffix(".swp")
    || name == "Thumbs.db"
    || name == "desktop.ini" || name == "__MACOSX"
}

func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether there is a folder at `path`, also behind a link.
public func isDirectory(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The whole file, or `nil` if it cannot be read.
func readBytes(_ location: String) -> [UInt8]? {
  let descriptor = open(location, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  var failed = false
  let size = Int(status.st_size)
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      guard let base = buffer.baseAddress else { break }
      let got = read(descriptor, base + count, size - count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { failed = true }
      if got <= 0 { break }
      count += got
    }
  }
  return failed ? nil : bytes
}
