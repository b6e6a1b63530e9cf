/// The places of the objects in JSON, outermost only, in their order: where in a file something stands, the decoder does not say.
/// - Complexity: linear in `bytes`.
func jsonObjects(in bytes: [UInt8]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var depth = 0
  var start = 0
  var isQuoted = false
  var isEscaped = false
  for (index, byte) in bytes.enumerated() {
    if isEscaped {
      isEscaped = false
    } else if isQuoted {
      isEscaped = byte == UInt8(ascii: "\\")
      isQuoted = byte != UInt8(ascii: "\"")
    } else if byte == UInt8(ascii: "\"") {
      isQuoted = true
    } else if byte == UInt8(ascii: "{") {
      if depth == 0 { start = index }
      depth += 1
    } else if byte == UInt8(ascii: "}") {
      depth -= 1
      if depth == 0 { result.append(start..<index + 1) }
    }
  }
  return result
}
