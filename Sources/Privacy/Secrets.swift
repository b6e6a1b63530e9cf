/// Whether the bytes hold a private key as programs write them (PEM, RFC 7468; OpenSSH's own form looks the same).
/// - Complexity: linear.
public func holdsPrivateKey(_ bytes: [UInt8]) -> Bool {
  let mark = Array("PRIVATE KEY-----".utf8)
  guard bytes.count >= mark.count else { return false }
  return bytes.withUnsafeBufferPointer { buffer in
    var index = 0
    while index + mark.count <= buffer.count {
      if buffer[index] == mark[0], buffer[index..<index + mark.count].elementsEqual(mark) { return true }
      index += 1
    }
    return false
  }
}
