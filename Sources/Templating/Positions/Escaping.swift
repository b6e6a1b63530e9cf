import Markup

/// Why a value was refused while rendering.
enum EscapeRefusal: Sendable {
  case address(String)
  case resource(String)
  case style(String)
  case shape
}

/// Writes `value` as `escape` says; what cannot be written safely is left out and named.
func write(_ value: Value, _ escape: Escape, to output: inout [UInt8]) -> EscapeRefusal? {
  switch escape {
  case .text:
    switch value {
    case .string(let text): appendEscaped(text, to: &output)
    case .html(let html): output += html.bytes
    case .int(let number): output += Array(String(number).utf8)
    case .none: break
    default:
      guard let text = value.text else { return .shape }
      appendEscaped(text, to: &output)
    }
    return nil
  case .json:
    appendJSON(value, to: &output)
    return nil
  default: break
  }
  guard let text = value.text else { return .shape }
  switch escape {
  case .attribute: appendEscaped(text, to: &output)
  case .address:
    if isPlainAddress(text) {
      appendEscaped(text, to: &output)
    } else {
      guard safeURL(text) != nil else { return .address(text) }
      appendEscaped(percentEncoded(trimmed(text, nil), keeping: isAddressByte), to: &output)
    }
  case .resource:
    guard let url = safeURL(text), isOnSite(url) else { return .resource(text) }
    appendEscaped(percentEncoded(trimmed(text, nil), keeping: isAddressByte), to: &output)
  case .addressPart:
    appendEscaped(percentEncoded(text) { isAddressByte($0) && $0 != UInt8(ascii: ":") }, to: &output)
  case .query: appendEscaped(percentEncoded(text, keeping: isUnreserved), to: &output)
  case .srcset:
    guard let list = safeSrcset(text) else { return .address(text) }
    appendEscaped(list, to: &output)
  case .style:
    guard isStyleValue(text) else { return .style(text) }
    appendEscaped(text, to: &output)
  case .jsonString: appendJSONCharacters(text, to: &output)
  case .jsonText: output += Array(text.utf8)
  case .text, .json: break
  }
  return nil
}

/// Bytes as markup. They come from literals of templates and from ``write(_:_:to:)`` between tags, or are part of such.
func markup(_ bytes: [UInt8]) -> Value { .html(HTML(trusted: bytes)) }

/// Whether an address names something on the same host for certain.
private func isOnSite(_ url: String) -> Bool {
  let bytes = Array(url.utf8.prefix(2))
  guard let first = bytes.first else { return false }
  if first == UInt8(ascii: "/") {
    return bytes.count < 2 || (bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\"))
  }
  return first != UInt8(ascii: "\\") && !url.utf8.contains(UInt8(ascii: ":"))
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
}

/// Whether an address is of the usual kind, which needs no change: on this site or of the web, without odd bytes.
private func isPlainAddress(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    guard let first = bytes.first,
      first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || bytes.starts(with: "https://".utf8)
    else { return false }
    return bytes.allSatisfy(isAddressByte)
  } ?? false
}

/// Bytes that may stand in an address as they are. Letters beyond ASCII may (RFC 3987); quotes, spaces, controls may not.
private func isAddressByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (byte < 64 ? lowAddressBytes : highAddressBytes) >> UInt64(byte & 63) & 1 == 1
}

/// The ASCII bytes of ``isAddressByte(_:)``, a bit for each: all but controls, the space and `"'<>\\`{|}^`.
private let lowAddressBytes: UInt64 = 0xAFFF_FF7A_0000_0000
private let highAddressBytes: UInt64 = 0x47FF_FFFE_AFFF_FFFF

/// `text` with every byte that `keeping` does not want as `%XX`.
/// - Complexity: linear.
public func percentEncoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
  if text.utf8.allSatisfy(isKept) { return text }
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if isKept(byte) {
      bytes.append(byte)
    } else {
      bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A list of addresses with sizes, each address checked; `nil` if one is refused.
private func safeSrcset(_ text: String) -> String? {
  var candidates: [String] = []
  for candidate in text.split(separator: ",") {
    let parts = candidate.split(whereSeparator: \.isWhitespace)
    guard let address = parts.first, let url = safeURL(String(address)) else { return nil }
    candidates.append(
      ([percentEncoded(url, keeping: isAddressByte)] + parts.dropFirst().map(String.init)).joined(
        separator: " "))
  }
  return candidates.joined(separator: ", ")
}

/// Whether `text` is a number, a word, a colour or a few of them: nothing that could end a declaration or call something.
private func isStyleValue(_ text: String) -> Bool {
  text.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xA0
      || [0x20, 0x23, 0x25, 0x2B, 0x2C, 0x2D, 0x2E, 0x5F].contains(byte)
  } && text.unicodeScalars.allSatisfy { !(0x80...0x9F).contains($0.value) }
}
