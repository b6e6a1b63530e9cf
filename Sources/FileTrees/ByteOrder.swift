/// Whether `left` stands before `right` in the order of their UTF-8 bytes, which is the same on every machine and in every language.
/// - Complexity: linear in the beginning that they share, eight bytes at a time.
package func bytesPrecede(_ left: String, _ right: String) -> Bool {
  let isBefore = left.utf8.withContiguousStorageIfAvailable { left in
    right.utf8.withContiguousStorageIfAvailable { right in
      precedes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    }
  }
  return isBefore.flatMap(\.self) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
}

private func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let shared = min(left.count, right.count)
  var offset = 0
  while offset + 8 <= shared {
    let a = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let b = right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    // As numbers that begin with the first byte.
    if a != b { return UInt64(bigEndian: a) < UInt64(bigEndian: b) }
    offset += 8
  }
  while offset < shared {
    if left[offset] != right[offset] { return left[offset] < right[offset] }
    offset += 1
  }
  return left.count < right.count
}
