internal import Foundation
internal import Glibc

/// Replaces the file at `path` by `bytes` in one step, keeping its permissions: a reader sees the old file or
/// the new one.
/// - Throws: ``DiskError``.
public func replaceFile(at path: String, by bytes: [UInt8]) throws(DiskError) {
  let place = realPath(path) ?? path
  // Two threads, or two builds, may be at the same file.
  let aside = place + ".unionpress-\(getpid())-\(pthread_self())"
  var status = stat()
  let mode = stat(place, &status) == 0 ? status.st_mode & 0o777 : 0o644
  do throws(DiskError) {
    // What a killed process of the same number may have left.
    unlink(aside)
    try writeBytes(bytes, to: aside)
    chmod(aside, mode)
    guard rename(aside, place) == 0 else { throw DiskError("写不了文件", "cannot write the file", path: path) }
  } catch {
    unlink(aside)
    throw error
  }
}
