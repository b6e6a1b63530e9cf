import Diagnostics

/// Text that is being changed before the parser sees it, with the way back to the original.
///
/// The parser reports places in the changed text; ``original(_:)`` turns them into places of the file.
struct Rewriting {
  /// The changed text.
  private(set) var bytes: [UInt8] = []
  /// Where the two run apart: from `changed` on, the original is `changed + shift`.
  private var marks: [(changed: Int, original: Int)] = []

  /// Appends bytes that stand at `original` in the file.
  mutating func keep(_ slice: ArraySlice<UInt8>) {
    guard !slice.isEmpty else { return }
    if marks.isEmpty
      || marks[marks.count - 1].original + (bytes.count - marks[marks.count - 1].changed) != slice.startIndex
    {
      marks.append((bytes.count, slice.startIndex))
    }
    bytes += slice
  }

  /// Appends bytes that are not in the file, at the place `original`.
  mutating func insert(_ text: some Sequence<UInt8>, at original: Int) {
    marks.append((bytes.count, original))
    let before = bytes.count
    bytes += text
    // Whatever follows starts a stretch of its own; inserted bytes all belong to one place.
    if bytes.count > before + 1 {
      for offset in before + 1..<bytes.count { marks.append((offset, original)) }
    }
  }

  /// The place in the file of byte `offset` of the changed text.
  /// - Complexity: O(log changes).
  func original(_ offset: Int) -> Int {
    let next = marks.partitioningIndex { $0.changed > offset }
    guard next > 0 else { return offset }
    return marks[next - 1].original + (offset - marks[next - 1].changed)
  }
}
