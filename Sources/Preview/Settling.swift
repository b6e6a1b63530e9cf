/// Changes that are being gathered until nothing more comes, so that a save that is made of several steps, or a whole folder
/// that is copied, is built once.
struct Settling: Sendable, Equatable {
  /// What has changed.
  private(set) var changes: Set<String> = []
  private var rounds = 0

  /// For how many milliseconds nothing more must come before the site is built; `nil` if nothing has changed.
  var patience: Int32? { changes.isEmpty ? nil : 4 }

  /// Whether the site is built though more keeps coming.
  var isFull: Bool { rounds >= 40 }

  /// Adds what has changed.
  mutating func note(_ paths: [String]) {
    guard !paths.isEmpty else { return }
    changes.formUnion(paths)
    rounds += 1
  }

  /// Hands over what has changed, and begins anew.
  mutating func take() -> [String] {
    defer { self = Settling() }
    return changes.sorted()
  }
}
