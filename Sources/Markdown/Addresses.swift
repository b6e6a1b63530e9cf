/// A stretch of text between bare addresses, or one of them.
enum AddressPart {
  case text(String)
  /// An address as it stands in the text, and where it leads.
  case address(shown: String, destination: String)
}

/// Finds bare addresses in text: `https://`, `http://`, `www.` and e-mail.
///
/// GFM's rules for their ends (brackets, trailing punctuation) with one addition: an address ends at the first
/// character that a URL cannot have, so Chinese that follows without a space stays text.
func splitAddresses(_ text: String) -> [AddressPart] {
  guard
    text.utf8.contains(where: {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "w") || $0 == UInt8(ascii: "@")
    })
  else {
    return [.text(text)]
  }
  let bytes = Array(text.utf8)
  var parts: [AddressPart] = []
  var start = 0
  var index = 0
  func flush(_ end: Int) {
    if start < end { parts.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
  }
  while index < bytes.count {
    if let found = webAddress(bytes, index) {
      flush(index)
      let shown = String(decoding: bytes[index..<found.end], as: UTF8.self)
      parts.append(.address(shown: shown, destination: found.needsScheme ? "http://" + shown : shown))
      index = found.end
      start = index
    } else if bytes[index] == UInt8(ascii: "@"), let range = mailAddress(bytes, index, from: start) {
      flush(range.lowerBound)
      let shown = String(decoding: bytes[range], as: UTF8.self)
      parts.append(.address(shown: shown, destination: "mailto:" + shown))
      index = range.upperBound
      start = index
    } else {
      index += 1
    }
  }
  flush(bytes.count)
  return parts
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
}

/// The end of a web address that begins at `index`.
private func webAddress(_ bytes: [UInt8], _ index: Int) -> (end: Int, needsScheme: Bool)? {
  guard bytes[index] == UInt8(ascii: "h") || bytes[index] == UInt8(ascii: "w") else { return nil }
  if index > 0, isAlphanumeric(bytes[index - 1]) { return nil }
  let starts: [(String, Bool)] = [("https://", false), ("http://", false), ("www.", true)]
  for (start, needsScheme) in starts where bytes[index...].starts(with: start.utf8) {
    let host = index + start.utf8.count
    var end = host
    while end < bytes.count, isAddressByte(bytes[end]) { end += 1 }
    end = trimmedEnd(bytes, host, end)
    // A host has at least one dot and begins with a letter or digit.
    let name = bytes[host..<end].prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard let first = name.first, isAlphanumeric(first),
      needsScheme
        ? name.count > 1 && name.contains(0x2E) : name.contains(0x2E) || name.starts(with: "localhost".utf8)
    else { return nil }
    return (end, needsScheme)
  }
  return nil
}

/// What RFC 3986 allows in an address, `<` and quotes apart.
private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
  default: false
  }
}

/// Where an address ends when punctuation of the sentence and unmatched brackets are left out.
private func trimmedEnd(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int {
  var end = upper
  while end > lower {
    let last = bytes[end - 1]
    if "?!.,:*_~'\"".utf8.contains(last) {
      end -= 1
    } else if last == UInt8(ascii: ")") {
      let opening = bytes[lower..<end].count { $0 == UInt8(ascii: "(") }
      let closing = bytes[lower..<end].count { $0 == UInt8(ascii: ")") }
      guard closing > opening else { return end }
      end -= 1
    } else if last == UInt8(ascii: ";") {
      // `&amp;` at the end belongs to the text.
      var start = end - 2
      while start >= lower, isAlphanumeric(bytes[start]) { start -= 1 }
      end = start >= lower && bytes[start] == UInt8(ascii: "&") ? start : end - 1
    } else {
      return end
    }
  }
  return end
}

/// The e-mail address around the `@` at `index`.
private func mailAddress(_ bytes: [UInt8], _ index: Int, from start: Int) -> Range<Int>? {
  var lower = index
  while lower > start, isAlphanumeric(bytes[lower - 1]) || ".-_+".utf8.contains(bytes[lower - 1]) {
    lower -= 1
  }
  var upper = index + 1
  while upper < bytes.count, isAlphanumeric(bytes[upper]) || ".-_".utf8.contains(bytes[upper]) { upper += 1 }
  while upper > index + 1, ".-_".utf8.contains(bytes[upper - 1]) { upper -= 1 }
  guard lower < index, upper > index + 1, bytes[index + 1..<upper].contains(0x2E) else { return nil }
  return lower..<upper
}
