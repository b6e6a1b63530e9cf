import Diagnostics
import Files
internal import Foundation
internal import Glibc
import Manifests

/// A folder of this machine that a web server shows:
///
/// ```
/// /srv/gonghui/current            → releases/000017, what the server shows
/// /srv/gonghui/releases/000017    the site
/// /srv/gonghui/releases/000017.manifest
/// ```
///
/// A publication is written beside the others, checked, flushed, and shown by renaming one link over another, which the system
/// does in one step. Files that did not change are shared with the publication before: they keep their times and cost nothing.
struct FolderPlace: Place {
  let root: String
  let keep: Int

  private var releases: String { root + "/releases" }

  func state() throws(DiskError) -> PlaceState {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: releases)) ?? []
    let kept = names.compactMap { release(named: $0) }
    guard let release = try currentRelease() else { return PlaceState(current: nil, releases: kept) }
    return PlaceState(current: try manifest(release), releases: kept)
  }

  /// Which publication the link shows.
  private func currentRelease() throws(DiskError) -> Int? {
    let link = root + "/current"
    var status = stat()
    guard lstat(link, &status) == 0 else { return nil }
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    guard let target, target.hasPrefix("releases/"), let number = release(named: target.dropFirst(9)) else {
      throw DiskError(
        Wording(
          zh: "\(link) 不是 Unionpress 建的，没有动它。请换一个位置，或先把它移走",
          en: "\(link) was not made by Unionpress and is left alone. Choose another place, or move it away"))
    }
    return number
  }

  private func manifest(_ release: Int) throws(DiskError) -> Manifest {
    let place = "\(releases)/\(folderName(release))"
    if let data = FileManager.default.contents(atPath: place + ".manifest"),
      let manifest = Manifest(String(decoding: data, as: UTF8.self))
    {
      return manifest
    }
    // Somebody has removed it: what is there tells as much.
    return Manifest(try sums(below: place), release: release)
  }

  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError) {
    try make(releases)
    let lock = try Lock(root + "/.unionpress-lock")
    defer { lock.release() }
    let now = try self.state()
    guard now.current?.release == state.current?.release, now.next == state.next else { throw overtaken() }
    try removeLeftovers()
    let stage = "\(releases)/.incoming-\(getpid())"
    let name = folderName(manifest.release)
    do throws(DiskError) {
      try write(
        site, manifest, to: stage, sharing: state.current.map { "\(releases)/\(folderName($0.release))" })
      try replace("\(releases)/\(name).manifest", by: manifest.text)
      flushFileSystem(holding: stage)
      guard rename(stage, "\(releases)/\(name)") == 0 else { throw refused("\(releases)/\(name)") }
      try show(name)
    } catch {
      try? FileManager.default.removeItem(atPath: stage)
      throw error
    }
    for old in surplus(now.releases + [manifest.release], keep: keep, current: manifest) {
      remove(folderName(old))
    }
  }

  func restore(_ release: Int, over state: PlaceState) throws(DiskError) {
    let lock = try Lock(root + "/.unionpress-lock")
    defer { lock.release() }
    try show(folderName(release))
  }

  func times() throws(DiskError) -> [Int: Int] {
    Publishing.times(of: try state().releases) { "\(releases)/\(folderName($0)).manifest" }
  }

  func tidy() {
    // Whoever holds the lock tidies up by himself.
    guard let lock = try? Lock(root + "/.unionpress-lock") else { return }
    defer { lock.release() }
    try? removeLeftovers()
  }

  func obstacle() -> DiskError? {
    do throws(DiskError) {
      _ = try currentRelease()
    } catch {
      return error
    }
    var place = releases
    while !FileManager.default.fileExists(atPath: place) {
      place = (place as NSString).deletingLastPathComponent
    }
    return FileManager.default.isWritableFile(atPath: place)
      ? nil : DiskError(Wording(zh: "没有写 \(place) 的权限", en: "no permission to write \(place)"))
  }

  /// Puts the link in place in one step.
  private func show(_ name: String) throws(DiskError) {
    let link = "\(root)/.current-\(getpid())"
    unlink(link)
    guard symlink("releases/\(name)", link) == 0, rename(link, root + "/current") == 0 else {
      let error = refused(root + "/current")
      unlink(link)
      throw error
    }
    flushFileSystem(holding: root)
  }

  private func write(_ site: BuiltSite, _ manifest: Manifest, to stage: String, sharing old: String?)
    throws(DiskError)
  {
    for file in manifest.files {
      let place = stage + "/" + file.path
      try make((place as NSString).deletingLastPathComponent)
      guard let bytes = FileManager.default.contents(atPath: site.folder + "/" + file.path) else {
        throw unreadable(site.folder + "/" + file.path)
      }
      guard sha256(Array(bytes)) == file.sum else {
        throw DiskError(
          Wording(
            zh: "\(site.folder)/\(file.path) 在发布时又变了；再运行一次",
            en: "\(site.folder)/\(file.path) changed while it was published; run this again"))
      }
      if let old, FileManager.default.contents(atPath: old + "/" + file.path) == bytes,
        link(old + "/" + file.path, place) == 0
      {
        continue
      }
      do {
        try bytes.write(to: URL(fileURLWithPath: place))
      } catch {
        throw unwritable(place, error)
      }
      chmod(place, 0o644)
    }
  }

  private func make(_ folder: String) throws(DiskError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    } catch {
      throw unwritable(folder, error)
    }
  }

  /// What killed publications left; nobody else publishes while the lock is held.
  private func removeLeftovers() throws(DiskError) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: releases)) ?? []
    where name.hasPrefix(".incoming-") {
      try? FileManager.default.removeItem(atPath: releases + "/" + name)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    where name.hasPrefix(".current-") {
      unlink(root + "/" + name)
    }
  }

  /// Removes a publication: first its list, so that what is half removed is not taken for something to go back to.
  private func remove(_ name: String) {
    let doomed = "\(releases)/.incoming-old-\(name)"
    guard rename("\(releases)/\(name)", doomed) == 0 else { return }
    unlink("\(releases)/\(name).manifest")
    try? FileManager.default.removeItem(atPath: doomed)
  }

  private func refused(_ path: String) -> DiskError {
    DiskError("换不上", "cannot put in place", path: path)
  }
}

/// Somebody else has published in the meantime.
func overtaken() -> DiskError {
  DiskError(
    Wording(
      zh: "这期间别人也发布了，没有动它。再运行一次，看清变化再发布",
      en:
        "somebody else has published in the meantime, and that was left alone. Run this again and look at the changes"
    ))
}

/// Keeps two publications of one folder from working at once; ends with the process, however that ends.
struct Lock {
  private let descriptor: Int32

  init(_ path: String) throws(DiskError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DiskError("写不了", "cannot write", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw DiskError(
        Wording(
          zh: "另一个 unionpress 正在往这里发布，等它完成再试",
          en: "another unionpress is publishing here; try again when it is done"))
    }
  }

  func release() { close(descriptor) }
}
