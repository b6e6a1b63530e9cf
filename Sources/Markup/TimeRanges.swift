/// Appends ``HTML/init(keepingTimes:)`` of `text` to `bytes`.
/// - Complexity: linear in the text.
public func appendKeepingTimes(_ text: String, to bytes: inout [UInt8]) {
  // Both dashes, and hardly anything else, begin with these two bytes.
  guard text.utf8.contains(0xE2) else { return appendEscaped(text, to: &bytes) }
  var text = text
  text.withUTF8 { buffer in
    var start = 0
    var index = 0
    func append(_ range: Range<Int>) {
      appendEscaped(UnsafeBufferPointer(rebasing: buffer[range]), to: &bytes)
    }
    while index + 2 < buffer.count {
      guard buffer[index] == 0xE2, buffer[index + 1] == 0x80,
        buffer[index + 2] == 0x93 || buffer[index + 2] == 0x94,
        let first = timeStart(before: index, in: buffer, from: start),
        let last = timeEnd(at: index + 3, in: buffer)
      else {
        index += 1
        continue
      }
      append(start..<first)
      bytes += Array("<span class=\"nb\">".utf8)
      append(first..<last)
      bytes += Array("</span>".utf8)
      start = last
      index = last
    }
    append(start..<buffer.count)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Where `8:30` or `16:30` begins that ends before `index`.
private func timeStart(before index: Int, in buffer: UnsafeBufferPointer<UInt8>, from lowest: Int) -> Int? {
  guard index - 4 >= lowest, isDigit(buffer[index - 1]), isDigit(buffer[index - 2]),
    buffer[index - 3] == 0x3A,
    isDigit(buffer[index - 4])
  else { return nil }
  return index - 5 >= lowest && isDigit(buffer[index - 5]) ? index - 5 : index - 4
}

/// Where the time ends that begins at `index`.
private func timeEnd(at index: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int? {
  var colon = index
  while colon < buffer.count, colon - index < 2, isDigit(buffer[colon]) { colon += 1 }
  guard colon > index, colon + 2 < buffer.count, buffer[colon] == 0x3A, isDigit(buffer[colon + 1]),
    isDigit(buffer[colon + 2])
  else { return nil }
  return colon + 3
}
