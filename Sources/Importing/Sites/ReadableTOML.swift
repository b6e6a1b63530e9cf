/// Whether the library may be given `text`: it ends the program at what follows, instead of saying that it is no TOML.
///
/// A header of a table without a name (`[@]`), a bracket that is closed by the other kind (`[ }`), and signs outside of texts that
/// TOML 1.0 has nowhere. Nothing that is right is refused: strings and remarks are passed over, and only the first mistake counts, as
/// the library reads no further either.
/// - Complexity: linear.
func isReadableTOML(_ text: String) -> Bool {
  var scan = TOMLScan(bytes: Array(text.utf8))
  return scan.run()
}

private struct TOMLScan {
  let bytes: [UInt8]
  private var place = 0
  /// How many brackets and braces are open.
  private var depth = 0
  /// Whether nothing has been read of the line, outside of brackets.
  private var isAtStart = true
  /// The last sign that was no blank.
  private var last: UInt8 = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func run() -> Bool {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\n"):
        if depth == 0 { (isAtStart, last) = (true, 0) }
        place += 1
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        place += 1
        continue
      case UInt8(ascii: "#"):
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        skipString(byte)
      case 0..<0x20, 0x7F...:
        return false
      case UInt8(ascii: "[") where isAtStart && depth == 0 && !hasName:
        return false
      case UInt8(ascii: "}") where last == UInt8(ascii: "[") || last == UInt8(ascii: ","):
        return false
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        place += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        place += 1
      default: place += 1
      }
      (isAtStart, last) = (false, byte)
    }
    return true
  }

  /// Whether a name, or the end that the library does expect, follows the bracket or the two of a header.
  private var hasName: Bool {
    func afterBlanks(_ start: Int) -> Int {
      bytes[min(start, bytes.count)...].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        ?? bytes.count
    }
    var next = afterBlanks(place + 1)
    if next < bytes.count, bytes[next] == UInt8(ascii: "[") { next = afterBlanks(next + 1) }
    guard next < bytes.count else { return false }
    switch bytes[next] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"):
      return true
    default: return false
    }
  }

  private mutating func skipString(_ quote: UInt8) {
    let hasEscapes = quote == UInt8(ascii: "\"")
    func isTriple(_ place: Int) -> Bool {
      place + 3 <= bytes.count && bytes[place..<place + 3].allSatisfy { $0 == quote }
    }
    let isLong = isTriple(place)
    place += isLong ? 3 : 1
    while place < bytes.count {
      if hasEscapes, bytes[place] == UInt8(ascii: "\\") {
        place += 2
      } else if isLong ? isTriple(place) : bytes[place] == quote || bytes[place] == UInt8(ascii: "\n") {
        break
      } else {
        place += 1
      }
    }
    place = min(place + (isLong ? 3 : 1), bytes.count)
    // A long string may end with one or two quotes of its own.
    while isLong, place < bytes.count, bytes[place] == quote { place += 1 }
  }
}
