/// Appends ``HTML/init(keepingRanges:)`` of `text` to `bytes`.
/// - Complexity: linear in the text.
public func appendKeepingRanges(_ text: String, to bytes: inout [UInt8]) {
  // Both dashes, and hardly anything else, begin with these two bytes.
  guard text.utf8.contains(0xE2) else { return appendEscaped(text, to: &bytes) }
  var text = text
  text.withUTF8 { buffer in
    var start = 0
    func append(_ range: Range<Int>) {
      appendEscaped(UnsafeBufferPointer(rebasing: buffer[range]), to: &bytes)
    }
    let joint = Array("<span class=\"nb\"></span>".utf8)
    for index in 1..<max(buffer.count - 3, 1)
    where buffer[index] == 0xE2 && buffer[index + 1] == 0x80
      && (buffer[index + 2] == 0x93 || buffer[index + 2] == 0x94)
      && isDigit(buffer[index - 1]) && isDigit(buffer[index + 3])
    {
      // 第1—17周 is one word: nothing comes between 第 and its number, nor between the last number and what it counts.
      let first = index - buffer[..<index].reversed().prefix(while: isDigit).count
      let isOrdinal = first >= start + 3 && buffer[(first - 3)..<first].elementsEqual("第".utf8)
      if isOrdinal {
        append(start..<first)
        bytes += joint
        start = first
      }
      append(start..<index)
      bytes += Array("<span class=\"nb\">".utf8)
      append(index..<(index + 3))
      bytes += Array("</span>".utf8)
      start = index + 3
      if isOrdinal {
        let end = start + buffer[start...].prefix(while: isDigit).count
        append(start..<end)
        bytes += joint
        start = end
      }
    }
    append(start..<buffer.count)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
