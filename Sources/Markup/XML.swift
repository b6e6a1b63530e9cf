/// Bytes that are known to be well-formed XML: feeds, site maps.
///
/// Like ``HTML`` it has no way from a `String` but escaping. Characters that XML 1.0 cannot hold at all, not even as a
/// reference, are left out.
public struct XML: Sendable, Hashable {
  /// The markup as UTF-8.
  public private(set) var bytes: [UInt8]

  /// No markup at all.
  public init() { bytes = [] }

  /// Text, right in element content and in quoted attribute values alike.
  public init(escaping text: String) {
    bytes = []
    appendEscaped(allowed(text), to: &bytes)
  }

  /// Adds markup at the end.
  public mutating func append(_ other: XML) { bytes += other.bytes }

  /// `left` followed by `right`.
  public static func + (left: XML, right: XML) -> XML {
    var result = left
    result.append(right)
    return result
  }

  /// An element; attributes whose value is `nil` are left out.
  /// - Parameters:
  ///   - name: the element's name; a literal, because names cannot be escaped.
  ///   - attributes: names (literals) and values in the order to be written.
  ///   - content: what stands between the tags; nothing makes an empty element.
  public static func element(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ content: XML = XML()
  ) -> XML {
    var result = XML()
    appendOpenTag(name, attributes.map { ($0, $1.map(allowed)) }, to: &result.bytes)
    if content.bytes.isEmpty {
      result.bytes += [UInt8(ascii: "/"), UInt8(ascii: ">")]
      return result
    }
    result.bytes.append(UInt8(ascii: ">"))
    result.bytes += content.bytes
    result.bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
    name.withUTF8Buffer { result.bytes += $0 }
    result.bytes.append(UInt8(ascii: ">"))
    return result
  }

  /// An element that holds text.
  public static func leaf(
    _ name: StaticString, _ text: String, _ attributes: [(StaticString, String?)] = []
  ) -> XML {
    element(name, attributes, XML(escaping: text))
  }

  /// A whole document: declaration, style sheet if there is one, and the root element.
  public static func document(_ root: XML, style: String? = nil) -> [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    if let style {
      bytes += Array("<?xml-stylesheet type=\"text/css\" href=\"".utf8)
      appendEscaped(allowed(style), to: &bytes)
      bytes += Array("\"?>\n".utf8)
    }
    return bytes + root.bytes + [UInt8(ascii: "\n")]
  }
}

/// `text` without what XML 1.0 (production 2) does not allow.
private func allowed(_ text: String) -> String {
  func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
  if text.unicodeScalars.allSatisfy(isAllowed) { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed)))
}
