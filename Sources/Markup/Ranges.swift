/// Appends ``HTML/init(keepingRanges:)`` of `text` to `bytes`.
/// - Complexity: linear in the text.
public func appendKeepingRanges(_ text: String, to bytes: inout [UInt8]) {
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
        let first = numberStart(before: index, in: buffer, from: start),
        let last = numberEnd(at: index + 3, in: buffer)
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

/// Digits and the colons of a time, at most `23:59`.
private func isOfNumber(_ byte: UInt8) -> Bool { (0x30...0x3A).contains(byte) }
private let longestNumber = 5
/// What belongs to the number of a week: 第1—17周.
private let ordinal = Array("第".utf8)
private let week = Array("周".utf8)

/// Where the number begins that ends before `index`.
private func numberStart(before index: Int, in buffer: UnsafeBufferPointer<UInt8>, from lowest: Int) -> Int? {
  var start = index
  while start > lowest, index - start <= longestNumber, isOfNumber(buffer[start - 1]) { start -= 1 }
  guard start < index, index - start <= longestNumber, buffer[start] != 0x3A, buffer[index - 1] != 0x3A else {
    return nil
  }
  return start - ordinal.count >= lowest && buffer[(start - ordinal.count)..<start].elementsEqual(ordinal)
    ? start - ordinal.count : start
}

/// Where the number ends that begins at `index`.
private func numberEnd(at index: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int? {
  var end = index
  while end < buffer.count, end - index <= longestNumber, isOfNumber(buffer[end]) { end += 1 }
  guard end > index, end - index <= longestNumber, buffer[index] != 0x3A, buffer[end - 1] != 0x3A else {
    return nil
  }
  return end + week.count <= buffer.count && buffer[end..<(end + week.count)].elementsEqual(week)
    ? end + week.count : end
}
