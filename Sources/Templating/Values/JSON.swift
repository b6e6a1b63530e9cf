/// `value` as a JSON text (RFC 8259) for other programs: on one line, safe inside a script element too.
public func jsonBytes(_ value: Value) -> [UInt8] {
  var bytes: [UInt8] = []
  appendJSON(value, limit: .max, to: &bytes)
  return bytes
}

/// Appends `value` as JSON (RFC 8259) that is safe inside a script element too: `<`, `>`, `&` and the two line separators of
/// Unicode are written as escapes. Models become objects of their fields.
func appendJSON(_ value: Value, limit: Int = Machine.outputLimit, to bytes: inout [UInt8]) {
  // The machine stops a page that has grown so far; a list of lists of lists would go on without end.
  guard bytes.count <= limit else { return }
  switch value {
  case .none: bytes += Array("null".utf8)
  case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
  case .int(let number): bytes += Array(String(number).utf8)
  case .double(let number): bytes += Array((number.isFinite ? number.description : "null").utf8)
  case .string, .html, .date:
    bytes.append(UInt8(ascii: "\""))
    appendJSONCharacters(value.text ?? "", to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  case .list(let items):
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += [UInt8(ascii: ","), 0x20] }
      appendJSON(item, limit: limit, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  case .map(let fields): appendJSON(fields, limit, to: &bytes)
  case .object(let object):
    appendJSON(object.type.fields.lazy.map { (key: $0.name, value: $0.get(object)) }, limit, to: &bytes)
  }
}

private func appendJSON(
  _ fields: some Sequence<(key: String, value: Value)>, _ limit: Int, to bytes: inout [UInt8]
) {
  bytes.append(UInt8(ascii: "{"))
  for (index, field) in fields.enumerated() {
    if index > 0 { bytes += [UInt8(ascii: ","), 0x20] }
    bytes.append(UInt8(ascii: "\""))
    appendJSONCharacters(field.key, to: &bytes)
    bytes += Array("\": ".utf8)
    appendJSON(field.value, limit: limit, to: &bytes)
  }
  bytes.append(UInt8(ascii: "}"))
}

/// Appends the characters of a JSON text without its quotes, those escaped that end a script or a line for somebody.
func appendJSONCharacters(_ text: String, to bytes: inout [UInt8]) {
  var text = text
  text.withUTF8 { source in
    // What needs no escape is copied in stretches.
    var copied = 0
    var index = 0
    while index < source.count {
      let (length, escaped) = mayNeedEscape(source[index]) ? escape(source[index...]) : (0, "")
      guard length > 0 else {
        index += 1
        continue
      }
      bytes += source[copied..<index]
      bytes += escaped.utf8
      index += length
      copied = index
    }
    bytes += source[copied...]
  }
}

/// Whether a character that begins with `byte` may be one of those.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "<"),
    UInt8(ascii: ">"),
    UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2:
    true
  default: false
  }
}

/// The escape for the character that `bytes`, which are UTF-8, begin with, and its length; none for most.
private func escape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (length: Int, escaped: String) {
  let first = bytes[bytes.startIndex]
  switch first {
  case UInt8(ascii: "\""): return (1, "\\\"")
  case UInt8(ascii: "\\"): return (1, "\\\\")
  case UInt8(ascii: "\n"): return (1, "\\n")
  case UInt8(ascii: "\r"): return (1, "\\r")
  case UInt8(ascii: "\t"): return (1, "\\t")
  case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"), 0..<0x20, 0x7F:
    return (1, unicodeEscape(first))
  // U+0080 to U+009F.
  case 0xC2 where bytes[bytes.startIndex + 1] < 0xA0: return (2, unicodeEscape(bytes[bytes.startIndex + 1]))
  // U+2028 and U+2029.
  case 0xE2 where bytes[bytes.startIndex + 1] == 0x80 && bytes[bytes.startIndex + 2] & 0xFE == 0xA8:
    return (3, bytes[bytes.startIndex + 2] == 0xA8 ? "\\u2028" : "\\u2029")
  default: return (0, "")
  }
}

private func unicodeEscape(_ code: UInt8) -> String {
  "\\u00\(code < 0x10 ? "0" : "")\(String(code, radix: 16))"
}
