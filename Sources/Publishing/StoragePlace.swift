import Diagnostics
import Files
internal import Foundation
import Manifests

/// Object storage (S3 and its like), or anything else that rclone reaches: `remote:bucket/path`.
///
/// There is no one step that exchanges everything, so the order makes up for it: first what pages need, then the pages, then the
/// list, and at the very end what is not needed any more. What a publication or a return replaces is kept below
/// `.unionpress-releases/`, and what it is about to put there is noted, before anything is touched: the next takes back what one did
/// that was cut off, and begins from a whole site.
struct StoragePlace: Place {
  let root: String
  let keep: Int
  let programs: Programs

  private let list = ".unionpress-manifest"
  private let intent = ".unionpress-pending"
  private let store = ".unionpress-releases"

  init(root: String, keep: Int, _ programs: Programs) {
    self.root = root.hasSuffix("/") ? String(root.dropLast()) : root
    (self.keep, self.programs) = (keep, programs)
  }

  func state() throws(DiskError) -> PlaceState {
    guard let current = try read(list) else { return .empty }
    let ended = try programs.run("rclone", options + ["lsf", "\(root)/\(store)", "--files-only"])
    // 3: the folder does not exist. Of anything else nobody knows which numbers were given.
    guard [0, 3].contains(ended.status) else {
      throw programs.failure(
        "rclone", ended, Wording(zh: "查看 \(root) 上的网站", en: "looking at the site on \(root)"))
    }
    let used = ended.text.split(separator: "\n").compactMap { name in
      name.hasSuffix(".manifest") ? release(named: name.dropLast(9)) : nil
    }
    // One can go back the way the site came: each publication kept what its successor changed.
    var releases = [current.release]
    var next = current.previous
    while let release = next, used.contains(release), let manifest = try read(storedList(release)) {
      releases.append(release)
      next = manifest.previous
    }
    let pending = try read(intent)
    return PlaceState(
      current: current, releases: releases, used: used,
      isCutOff: pending != nil && pending?.digest != current.digest)
  }

  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError) {
    try takeBack(to: state.current)
    try exchange(state.current, manifest, from: site.folder)
    try prune(state.releases, current: manifest)
  }

  func restore(_ release: Int, over state: PlaceState) throws(DiskError) {
    guard var current = state.current else { return }
    try takeBack(to: current)
    while current.release != release, let before = current.previous,
      let manifest = try read(storedList(before))
    {
      try exchange(current, manifest, from: storedFolder(before))
      // One cannot go forward again; the list stays, so that its number is not given again.
      try purge(current.release)
      current = manifest
    }
  }

  func obstacle() -> DiskError? {
    do throws(DiskError) {
      _ = try state()
      return nil
    } catch {
      return error
    }
  }

  // MARK: Steps

  /// Puts the publication `new`, of which the folder `source` has what is different, in the place of `old`.
  private func exchange(_ old: Manifest?, _ new: Manifest, from source: String) throws(DiskError) {
    let changes = Changes(from: old, to: new)
    if let old {
      try copy(changes.changed + changes.removed, from: root, to: storedFolder(old.release))
      try write(storedList(old.release), old.text)
    }
    try write(intent, new.text)
    try transfer(changes.added + changes.changed, from: source)
    try delete(changes.removed)
    try write(list, new.text)
    try remove(intent)
  }

  /// Takes back what an exchange may have done that was cut off: nobody knows how far it came.
  private func takeBack(to current: Manifest?) throws(DiskError) {
    guard let pending = try read(intent) else { return }
    let changes = Changes(from: current, to: pending)
    if let current { try transfer(changes.changed + changes.removed, from: storedFolder(current.release)) }
    try delete(changes.added)
    try remove(intent)
  }

  private func storedFolder(_ release: Int) -> String { "\(root)/\(store)/\(folderName(release))" }

  private func storedList(_ release: Int) -> String { "\(store)/\(folderName(release)).manifest" }

  /// What pages need, then the pages: a reader never gets a page whose style is not there yet.
  private func transfer(_ paths: [String], from source: String) throws(DiskError) {
    let immutable = paths.filter { $0.hasPrefix("assets/") }
    try copy(immutable, from: source, to: root, header: "Cache-Control: public, max-age=31536000, immutable")
    try copy(paths.filter { !$0.hasPrefix("assets/") && !$0.hasSuffix(".html") }, from: source, to: root)
    try copy(paths.filter { !$0.hasPrefix("assets/") && $0.hasSuffix(".html") }, from: source, to: root)
  }

  private func copy(_ paths: [String], from source: String, to target: String, header: String? = nil)
    throws(DiskError)
  {
    guard !paths.isEmpty else { return }
    let purpose = Wording(zh: "上传到 \(root)", en: "uploading to \(root)")
    // Times say nothing of the content, and clocks jump: what is copied here is known to differ.
    let arguments = ["copy", source, target, "--ignore-times", "--no-traverse"]
    try withList(paths) { (file) throws(DiskError) in
      _ = try programs.output(
        of: "rclone",
        options + arguments + ["--files-from-raw", file] + (header.map { ["--header-upload", $0] } ?? []),
        purpose)
    }
  }

  private func delete(_ paths: [String]) throws(DiskError) {
    guard !paths.isEmpty else { return }
    let purpose = Wording(zh: "删除 \(root) 上不再需要的文件", en: "deleting what is not needed any more on \(root)")
    try withList(paths) { (file) throws(DiskError) in
      _ = try programs.output(of: "rclone", options + ["delete", root, "--files-from-raw", file], purpose)
    }
  }

  private func withList(_ paths: [String], _ work: (String) throws(DiskError) -> Void) throws(DiskError) {
    let folder = try Workplace()
    let file = folder.path + "/files"
    try replace(file, by: paths.map { $0 + "\n" }.joined())
    try work(file)
  }

  private func prune(_ kept: [Int], current: Manifest) throws(DiskError) {
    for old in surplus(kept + [current.release], keep: keep, current: current) {
      try purge(old)
      try remove(storedList(old))
    }
  }

  /// Forgets the files that were kept of a publication.
  private func purge(_ release: Int) throws(DiskError) {
    let ended = try programs.run("rclone", options + ["purge", storedFolder(release)])
    // 3: a publication of which nothing had to be kept has no folder.
    guard ended.status == 0 || ended.status == 3 else {
      throw programs.failure("rclone", ended, Wording(zh: "清理 \(root)", en: "tidying \(root)"))
    }
  }

  // MARK: Single files

  /// The manifest at `path`; `nil` if there is none.
  private func read(_ path: String) throws(DiskError) -> Manifest? {
    let purpose = Wording(zh: "查看 \(root) 上的网站", en: "looking at the site on \(root)")
    let parent = (root + "/" + path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let listing = try programs.run(
      "rclone", options + ["lsf", parent, "--files-only", "--max-depth", "1", "--include", "/\(name)"])
    // 3: the folder does not exist.
    if listing.status == 3 { return nil }
    guard listing.status == 0 else { throw programs.failure("rclone", listing, purpose) }
    guard !listing.text.isEmpty else { return nil }
    let bytes = try programs.output(of: "rclone", options + ["cat", "\(root)/\(path)"], purpose)
    guard let manifest = Manifest(String(decoding: bytes, as: UTF8.self)) else {
      throw DiskError(
        Wording(zh: "\(root)/\(path) 不完整或不是清单", en: "\(root)/\(path) is damaged or no list of a publication"))
    }
    return manifest
  }

  private func write(_ path: String, _ text: String) throws(DiskError) {
    let folder = try Workplace()
    try replace(folder.path + "/file", by: text)
    _ = try programs.output(
      of: "rclone",
      options + [
        "copyto", folder.path + "/file", "\(root)/\(path)", "--ignore-times", "--header-upload",
        "Cache-Control: no-store",
      ], Wording(zh: "上传到 \(root)", en: "uploading to \(root)"))
  }

  private func remove(_ path: String) throws(DiskError) {
    let ended = try programs.run("rclone", options + ["deletefile", "\(root)/\(path)"])
    // 3 and 4: it is not there.
    guard [0, 3, 4].contains(ended.status) else {
      throw programs.failure("rclone", ended, Wording(zh: "清理 \(root)", en: "tidying \(root)"))
    }
  }

  private var options: [String] { ["--contimeout", "20s", "--timeout", "120s", "--log-level", "ERROR"] }
}
