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
    appendJSON(object.type.fields.map { (key: $0.name, value: $0.get(object)) }, limit, to: &bytes)
  }
}

private func appendJSON(
  _ fields: [(key: String, value: Value)], _ limit: Int, to bytes: inout [UInt8]
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

/// Appends the characters of a JSON text without its quotes.
func appendJSONCharacters(_ text: String, to bytes: inout [UInt8]) {
  let digits = Array("0123456789abcdef".utf8)
  func escape(_ code: UInt32) {
    bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift: UInt32 in [12, 8, 4, 0] { bytes.append(digits[Int(code >> shift & 15)]) }
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
    case "\n": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case "\r": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    case "\t": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case "<", ">", "&", "'", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
      escape(scalar.value)
    default: bytes += Array(UTF8.encode(scalar) ?? UTF8.EncodedScalar())
    }
  }
}
