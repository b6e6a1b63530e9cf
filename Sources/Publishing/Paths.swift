import Diagnostics
import Files
internal import Foundation
internal import Glibc
import Manifests

/// `path`, counted from the site's folder, as an absolute path.
func absolute(_ path: String, _ source: String) -> String {
  let home = path == "~" || path.hasPrefix("~/") ? (path as NSString).expandingTildeInPath : path
  return URL(fileURLWithPath: home, relativeTo: URL(fileURLWithPath: source, isDirectory: true))
    .standardizedFileURL
    .path
}

/// A repository as git wants it: what is no address is a path.
func repository(_ text: String, _ source: String) -> String {
  // git@host:path and https://… are addresses; a Windows drive is not expected here.
  text.contains("://") || text.prefix(while: { $0 != "/" }).contains(":") ? text : absolute(text, source)
}

/// The six digits that a publication's folder is called by.
func folderName(_ release: Int) -> String {
  let digits = String(release)
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
}

/// The publication whose folder is called `name`.
func release(named name: some StringProtocol) -> Int? {
  guard name.utf8.count >= 6, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(name),
    folderName(number) == name
  else { return nil }
  return number
}

/// When the lists of publications were written that `name` calls by their numbers, in seconds since 1970.
func times(of releases: [Int], _ name: (Int) -> String) -> [Int: Int] {
  Dictionary(
    releases.compactMap { release in
      let attributes = try? FileManager.default.attributesOfItem(atPath: name(release))
      return (attributes?[.modificationDate] as? Date).map { (release, Int($0.timeIntervalSince1970)) }
    }, uniquingKeysWith: { first, _ in first })
}

/// The publications in `kept` that are beyond the last `keep`; the current one and the one that it replaced always stay.
func surplus(_ kept: [Int], keep: Int, current: Manifest) -> [Int] {
  let needed = Set([current.release] + (current.previous.map { [$0] } ?? []))
  let others = Set(kept).subtracting(needed).sorted()
  return Array(others.dropLast(max(0, keep - needed.count)))
}

/// A folder of this process's own for the time of one publication.
struct Workplace: ~Copyable {
  let path: String

  init() throws(DiskError) {
    let template = (NSTemporaryDirectory() as NSString).appendingPathComponent("unionpress-XXXXXX")
    var bytes = template.utf8CString.map { $0 }
    guard mkdtemp(&bytes) != nil else {
      throw DiskError("建不了临时文件夹", "cannot make a temporary folder", path: template)
    }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

func unwritable(_ path: String, _ error: any Error) -> DiskError {
  DiskError("写不了", "cannot write", path: path, error)
}

/// Writes a file in one step: a reader sees the old one or the new one.
func replace(_ path: String, by text: String) throws(DiskError) {
  try replaceFile(at: path, by: Array(text.utf8))
}
