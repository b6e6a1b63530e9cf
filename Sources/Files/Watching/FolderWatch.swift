internal import Foundation
internal import Glibc

/// Tells what changes in a site's folder: by inotify, or by looking again and again where that is not to be had.
///
/// Paths are relative to the folder; the empty path says that anything may have changed. Editors that save by renaming, folders
/// that come, go and move, and the folder itself vanishing and coming back are seen. Links are followed where they stand; a
/// file behind a link that changes elsewhere is not.
public final class FolderWatch {
  /// What ended a wait.
  public enum Wake: Sendable, Equatable {
    /// Something changed at these paths.
    case changes([String])
    /// The time was up.
    case quiet
    /// The other descriptor has something to say.
    case called
  }

  private let root: String
  private var notifier: Notifier?
  private var poller: Poller?
  /// How long to wait between two looks, in milliseconds.
  private let interval: Int32 = 400

  /// Whether the folder is looked at again and again, because the system does not tell.
  public var isPolling: Bool { poller != nil }

  /// Watches the site in `root`; `polls` asks not to rely on the system, for file systems of other machines.
  public init(_ root: String, polls: Bool) {
    self.root = root
    notifier = polls ? nil : Notifier(root)
    if notifier == nil { poller = Poller(root) }
  }

  /// Waits until something changes, `descriptor` can be read, or so many milliseconds have passed (for ever if negative).
  public func wait(_ milliseconds: Int32, or descriptor: Int32) -> Wake {
    if notifier?.isLost == true {
      // Out of watches, or the folder is gone.
      notifier = nil
      poller = Poller(root)
      return .changes([""])
    }
    var left = milliseconds
    repeat {
      let limit = poller == nil ? left : left < 0 ? interval : min(left, interval)
      var sources = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      if let notifier { sources.append(pollfd(fd: notifier.descriptor, events: Int16(POLLIN), revents: 0)) }
      let ready = poll(&sources, UInt(sources.count), limit)
      if ready > 0, sources[0].revents != 0 { return .called }
      if ready > 0, let notifier {
        let changes = notifier.changes()
        return changes.isEmpty ? .quiet : .changes(changes)
      }
      if let poller {
        let changes = poller.changes()
        if !changes.isEmpty { return .changes(changes) }
      }
      if left > 0 { left -= limit }
    } while left != 0
    return .quiet
  }
}
