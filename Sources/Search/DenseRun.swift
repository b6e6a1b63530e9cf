import Diagnostics

/// The keys of Chinese characters in a row of documents, packed: some two bytes for each place where a character or a pair stands,
/// so that those of a whole site can be held at once.
struct DenseRun: Sendable {
  /// How many documents a run can have.
  static let limit = 1 << Int(numberBits)
  /// The bits that the number of a document within its run takes.
  private static let numberBits: UInt64 = 10

  /// The number of the run's first document.
  private let base: UInt64
  /// The first characters, ascending, and where the keys of each begin in `bytes`.
  private let firsts: [(character: UInt32, start: Int)]
  /// The keys of each first character: second character and number of the document as one number, ascending, each as its distance
  /// from the one before, seven bits a byte (LEB128).
  private let bytes: [UInt8]

  /// The run of documents with these keys; the first document has the number `base` in the index.
  /// - Complexity: linear in the keys but for sorting those of one first character.
  init(_ documents: [[UInt64]], base: Int) {
    self.base = UInt64(base)
    let last = documents.lazy.compactMap(\.last).map(DenseKey.first).max() ?? 0
    // Counted, then put where they belong: all keys of a character side by side.
    var ends = [Int](repeating: 0, count: Int(last) + 2)
    for keys in documents {
      for key in keys { ends[Int(DenseKey.first(key)) + 1] += 1 }
    }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    let found = (0...Int(last)).filter { ends[$0] < ends[$0 + 1] }
    let sorted = [UInt64](unsafeUninitializedCapacity: ends.last ?? 0) { buffer, count in
      for (number, keys) in documents.enumerated() {
        for key in keys {
          let first = Int(DenseKey.first(key))
          let rest = UInt64(DenseKey.second(key)?.value ?? 0) << DenseRun.numberBits | UInt64(number)
          buffer.initializeElement(at: ends[first], to: rest)
          ends[first] += 1
        }
      }
      // Every end has moved on to where the next character begins.
      count = buffer.count
      var start = 0
      for first in found {
        buffer[start..<ends[first]].sort()
        start = ends[first]
      }
    }
    var firsts: [(character: UInt32, start: Int)] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sorted.count * 2)
    var start = 0
    for first in found {
      firsts.append((UInt32(first), bytes.count))
      var previous: UInt64 = 0
      for rest in sorted[start..<ends[first]] {
        append(rest - previous, to: &bytes)
        previous = rest
      }
      start = ends[first]
    }
    self.firsts = firsts
    // What was reserved and is not needed is given back.
    self.bytes = bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// The first characters that there are.
  var characters: [UInt32] { firsts.map(\.character) }

  /// The first characters whose keys are others than in `old`, which is of as many documents from the same number on.
  func characters(otherThanIn old: DenseRun) -> [UInt32] {
    var others: [UInt32] = []
    var (here, there) = (0, 0)
    while here < firsts.count || there < old.firsts.count {
      let own = here < firsts.count ? firsts[here].character : .max
      let known = there < old.firsts.count ? old.firsts[there].character : .max
      if own != known || packed(here) != old.packed(there) { others.append(min(own, known)) }
      if own <= known { here += 1 }
      if known <= own { there += 1 }
    }
    return others
  }

  /// The packed keys of the first character at `place`.
  private func packed(_ place: Int) -> ArraySlice<UInt8> {
    bytes[firsts[place].start..<(place + 1 < firsts.count ? firsts[place + 1].start : bytes.count)]
  }

  /// Adds the keys of a first character, with the numbers of the documents, to `keys`.
  /// - Complexity: O(log n) in first characters, linear in what is added.
  func add(_ character: UInt32, to keys: inout [UInt64]) {
    let place = firsts.partitioningIndex { $0.character >= character }
    guard place < firsts.count, firsts[place].character == character else { return }
    let first = UInt64(character) << (DenseKey.free + 21)
    var (rest, distance, shift): (UInt64, UInt64, UInt64) = (0, 0, 0)
    for byte in packed(place) {
      distance |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      rest += distance
      (distance, shift) = (0, 0)
      let number = base + rest & UInt64(DenseRun.limit - 1)
      keys.append(first | (rest >> DenseRun.numberBits) << DenseKey.free | number)
    }
  }
}

private func append(_ number: UInt64, to bytes: inout [UInt8]) {
  var rest = number
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(truncatingIfNeeded: rest))
}
