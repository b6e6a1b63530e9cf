internal import Glibc

/// Makes the file `old` have the name `new` as well if it holds just `bytes`; whether it does.
///
/// What cannot be shared (another file system, too many names, a link) is not.
func share(_ old: String, as new: String, if bytes: [UInt8]) -> Bool {
  var status = stat()
  guard lstat(old, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count
  else {
    return false
  }
  // First the name, then the look: another build may exchange the old site at any moment, but not this name.
  guard link(old, new) == 0 else { return false }
  if readBytes(new) == bytes { return true }
  unlink(new)
  return false
}
