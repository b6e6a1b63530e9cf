internal import Foundation
internal import Glibc

/// inotify over a site's folder and everything below `content/` and `templates/`.
final class Notifier {
  let descriptor: Int32
  private let root: String
  /// The folder that each watch stands for, relative to the root.
  private var folders: [Int32: String] = [:]
  /// Whether it can no longer tell all that changes.
  private(set) var isLost = false

  /// `nil` where the system has no inotify or no watches left.
  init?(_ root: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.root = root
    guard descriptor >= 0 else { return nil }
    watch("")
    for name in siteEntries { watchTree(name) }
    if isLost { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// What has changed since the last call.
  func changes() -> [String] {
    var found: [String] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return found }
      for event in events(buffer[..<count]) { note(event, &found) }
    }
  }

  private struct Event {
    var watch: Int32
    var mask: UInt32
    var name: String
  }

  private func events(_ bytes: ArraySlice<UInt8>) -> [Event] {
    var events: [Event] = []
    bytes.withUnsafeBytes { raw in
      var offset = 0
      let head = MemoryLayout<inotify_event>.size
      while offset + head <= raw.count {
        let watch = raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)
        let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        let lower = offset + head
        let upper = min(lower + length, raw.count)
        let name = raw[lower..<upper].prefix { $0 != 0 }
        events.append(Event(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)))
        offset = upper
      }
    }
    return events
  }

  private func note(_ event: Event, _ found: inout [String]) {
    func has(_ flag: Int32) -> Bool { event.mask & UInt32(bitPattern: flag) != 0 }
    if has(Int32(IN_Q_OVERFLOW)) {
      // Events were lost: whatever there is now is watched anew, and anything may have changed.
      for name in siteEntries { watchTree(name) }
      found.append("")
      return
    }
    guard let folder = folders[event.watch] else { return }
    if has(Int32(IN_IGNORED)) || has(Int32(IN_DELETE_SELF)) || has(Int32(IN_MOVE_SELF)) {
      if folder.isEmpty { isLost = true }
      if !has(Int32(IN_MOVE_SELF)) { folders[event.watch] = nil }
      found.append(folder)
      return
    }
    if folder.isEmpty, !siteEntries.contains(event.name) { return }
    if isLeftover(event.name) { return }
    let path = folder.isEmpty ? event.name : folder + "/" + event.name
    if has(Int32(IN_CREATE)) || has(Int32(IN_MOVED_TO)) { watchTree(path) }
    found.append(path)
  }

  private func watchTree(_ path: String) {
    walk(path, below: root) { path, status in
      if status.st_mode & S_IFMT == S_IFDIR { watch(path) }
    }
  }

  private func watch(_ path: String) {
    let mask =
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ATTRIB
    let location = path.isEmpty ? root : root + "/" + path
    let watch = inotify_add_watch(descriptor, location, UInt32(mask))
    if watch >= 0 {
      folders[watch] = path
    } else if errno == ENOSPC || path.isEmpty {
      isLost = true
    }
  }
}
