internal import Dispatch
internal import Glibc

/// Makes each file below `stage` that is at the same path below `old`, byte for byte, the very same file: it keeps its times, and
/// whoever copies the site onwards sees at a glance what is new.
///
/// What cannot be shared (another file system, too many names) stays a file of its own.
func shareUnchanged(_ paths: [String], from old: String, in stage: String) {
  guard isDirectory(old) else { return }
  let chunks = min(paths.count, 64)
  DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
    for path in paths[paths.count * chunk / chunks..<paths.count * (chunk + 1) / chunks] {
      let (new, other) = (stage + "/" + path, old + "/" + path)
      guard size(of: new) == size(of: other) else { continue }
      // First the name, then the look: another build may exchange the old site at any moment, but not this name.
      let shared = new + ".unionpress-shared"
      guard link(other, shared) == 0 else { continue }
      if let bytes = readBytes(shared), bytes == readBytes(new), rename(shared, new) == 0 { continue }
      unlink(shared)
    }
  }
}

private func size(of path: String) -> Int? {
  var status = stat()
  guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int(status.st_size)
}
