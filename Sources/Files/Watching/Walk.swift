import FileTrees
internal import Foundation
internal import Glibc

/// Visits what lies at `path` below the site's folder `root`, and in it. Links are followed; each folder is visited once, as they may
/// lead in circles.
func walk(_ path: String, below root: String, _ visit: (_ path: String, _ status: stat) -> Void) {
  struct Folder: Hashable {
    var device: UInt64
    var inode: UInt64
  }
  var seen: Set<Folder> = []
  func look(_ path: String, depth: Int) {
    var status = stat()
    guard depth < 40, stat(root + "/" + path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { return visit(path, status) }
    let folder = Folder(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    guard seen.insert(folder).inserted else { return }
    visit(path, status)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + path)) ?? []
    // In the order of a snapshot, so that a folder has the path here that it has there.
    for name in names.sorted(by: { bytesPrecede($0, $1) }) where !isLeftover(name) {
      look(path + "/" + name, depth: depth + 1)
    }
  }
  look(path, depth: 0)
}
