/// A ZIP archive of `parts`, not compressed (APPNOTE 6.3.10).
func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for part in parts {
    let content = Array(part.text.utf8)
    let name = Array(part.name.utf8)
    let facts =
      little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 4) + little(checksum(content), 4)
      + little(UInt32(content.count), 4) + little(UInt32(content.count), 4) + little(UInt32(name.count), 2)
      + little(0, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2)
      + little(0, 4)
      + little(UInt32(bytes.count), 4) + name
    bytes += little(0x0403_4B50, 4) + facts + name + content
  }
  let count = UInt32(parts.count)
  return bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2)
    + little(UInt32(directory.count), 4) + little(UInt32(bytes.count), 4) + little(0, 2)
}

private func little(_ number: UInt32, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
}

/// CRC-32 as ZIP has it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return ~sum
}
