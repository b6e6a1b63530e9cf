import Diagnostics
import Files
internal import Foundation
internal import Glibc
import Manifests

/// One file to hand over, `gonghui.tar.gz`, with `SHA256SUMS` in it and beside it the list that the next publication is compared
/// with. Earlier ones stay as `gonghui-000016.tar.gz`.
struct ArchivePlace: Place {
  /// The file without `.tar.gz`.
  let base: String
  let keep: Int
  let programs: Programs

  init(_ path: String, keep: Int, _ programs: Programs) throws(DiskError) {
    guard path.hasSuffix(".tar.gz") else {
      throw DiskError(
        Wording(zh: "压缩包的位置“\(path)”要以 .tar.gz 结尾", en: "the archive “\(path)” must end with .tar.gz"))
    }
    (base, self.keep, self.programs) = (String(path.dropLast(7)), keep, programs)
  }

  private var folder: String { (base as NSString).deletingLastPathComponent }

  func state() throws(DiskError) -> PlaceState {
    let prefix = (base as NSString).lastPathComponent + "-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let kept = names.compactMap { name in
      name.hasPrefix(prefix) && name.hasSuffix(".tar.gz")
        ? release(named: name.dropFirst(prefix.count).dropLast(7)) : nil
    }
    guard FileManager.default.fileExists(atPath: base + ".tar.gz") else {
      return PlaceState(current: nil, releases: kept)
    }
    guard let manifest = manifest(base + ".manifest") else {
      throw DiskError(
        Wording(
          zh: "\(base).tar.gz 旁边没有 \(base).manifest，不是 Unionpress 做的，没有动它",
          en:
            "there is no \(base).manifest beside \(base).tar.gz; it was not made by Unionpress and is left alone"
        ))
    }
    return PlaceState(current: manifest, releases: kept)
  }

  private func manifest(_ path: String) -> Manifest? {
    FileManager.default.contents(atPath: path).flatMap { Manifest(String(decoding: $0, as: UTF8.self)) }
  }

  private func named(_ release: Int) -> String { "\(base)-\(folderName(release))" }

  func publish(_ site: BuiltSite, as manifest: Manifest, over state: PlaceState) throws(DiskError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw unwritable(folder, error)
    }
    let lock = try Lock(base + ".lock")
    defer { lock.release() }
    guard try self.state().next == state.next else { throw overtaken() }
    let work = try Workplace()
    try replace(work.path + "/SHA256SUMS", by: manifest.text)
    try replace(work.path + "/files", by: manifest.files.map { $0.path + "\0" }.joined())
    let incoming = "\(base).incoming-\(getpid())"
    defer { for end in ["", ".tar", ".tar.gz"] { unlink(incoming + end) } }
    let purpose = Wording(zh: "打包", en: "making the archive")
    _ = try programs.output(
      of: "tar",
      [
        "--create", "--file=\(incoming).tar", "--format=pax", "--owner=0", "--group=0", "--numeric-owner",
        "--mode=u=rwX,go=rX", "--directory=\(work.path)", "SHA256SUMS", "--directory=\(site.folder)",
        "--null",
        "--verbatim-files-from", "--no-recursion", "--files-from=\(work.path)/files",
      ], purpose)
    _ = try programs.output(of: "gzip", ["--no-name", "--force", incoming + ".tar"], purpose)
    // What is handed over must be what was listed, even if somebody was building at the same time.
    _ = try programs.output(of: "gzip", ["--test", incoming + ".tar.gz"], purpose)
    guard try BuiltSite(at: site.folder).files == site.files else {
      throw DiskError(
        Wording(
          zh: "\(site.folder) 在发布时又变了；再运行一次",
          en: "\(site.folder) changed while it was published; run this again"))
    }
    try replace(named(manifest.release) + ".manifest", by: manifest.text)
    guard rename(incoming + ".tar.gz", named(manifest.release) + ".tar.gz") == 0 else { throw refused() }
    try show(manifest.release)
    for old in surplus(state.releases + [manifest.release], keep: keep, current: manifest) {
      unlink(named(old) + ".tar.gz")
      unlink(named(old) + ".manifest")
    }
  }

  func restore(_ release: Int, over state: PlaceState) throws(DiskError) {
    let lock = try Lock(base + ".lock")
    defer { lock.release() }
    try show(release)
  }

  func times() throws(DiskError) -> [Int: Int] {
    Publishing.times(of: try state().releases) { named($0) + ".manifest" }
  }

  func obstacle() -> DiskError? {
    do throws(DiskError) {
      for name in ["tar", "gzip"] { try programs.requireProgram(name) }
      _ = try state()
      return nil
    } catch {
      return error
    }
  }

  /// Makes the publication the one that is called like the target: one more name of the same file, put in place in one step.
  private func show(_ release: Int) throws(DiskError) {
    for end in [".tar.gz", ".manifest"] {
      let incoming = "\(base).showing-\(getpid())"
      unlink(incoming)
      guard link(named(release) + end, incoming) == 0 else { throw refused() }
      // Renaming one name of a file over another of the same does nothing, and leaves the first.
      guard rename(incoming, base + end) == 0 else { throw refused() }
      unlink(incoming)
    }
  }

  private func refused() -> DiskError {
    DiskError("写不了", "cannot write", path: "\(base).tar.gz")
  }
}
