/// Bytes that are known to be well-formed HTML and safe to put between tags.
///
/// There is no public way from a `String` to `HTML` but ``init(escaping:)``, ``init(keepingRanges:)`` and the element builders below:
/// what a person wrote cannot become markup by accident. The two doors for code that has itself made sure
/// (`init(trusted:)`) are `package` and used in the files that the house tests name.
public struct HTML: Sendable, Hashable {
  /// The markup as UTF-8.
  public private(set) var bytes: [UInt8]

  /// No markup at all.
  public init() { bytes = [] }

  /// Text as markup: `&`, `<`, `>`, `"` and `'` are escaped, so it is right in element content and in quoted
  /// attribute values alike.
  public init(escaping text: String) {
    bytes = []
    appendEscaped(text, to: &bytes)
  }

  /// Text as markup in which the dash of a range of times or numbers, `16:30—18:00`, is an element (`nb`) that the style sheet ties to
  /// its neighbours: browsers break before and after a dash, and a line must not begin with one (GB/T 15834). Joining characters in
  /// the text itself would be copied and searched along.
  public init(keepingRanges text: String) {
    bytes = []
    appendKeepingRanges(text, to: &bytes)
  }

  /// Markup from bytes that the caller made itself and vouches for.
  package init(trusted bytes: [UInt8]) { self.bytes = bytes }

  /// Markup from a literal in our own source.
  package init(trusted text: StaticString) {
    bytes = text.withUTF8Buffer { Array($0) }
  }

  /// Whether there is nothing.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The markup as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds markup at the end.
  public mutating func append(_ other: HTML) { bytes += other.bytes }

  /// `left` followed by `right`.
  public static func + (left: HTML, right: HTML) -> HTML {
    var result = left
    result.append(right)
    return result
  }

  /// An element with escaped attribute values. Attributes whose value is `nil` are left out, an empty string
  /// is kept (`alt=""`).
  /// - Parameters:
  ///   - name: the element's name; a literal, because names cannot be escaped.
  ///   - attributes: names (literals) and values in the order to be written.
  ///   - content: what stands between the tags; `nil` for a void element such as `img`.
  public static func element(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = [], _ content: HTML? = HTML()
  ) -> HTML {
    var result = HTML()
    appendOpenTag(name, attributes, to: &result.bytes)
    result.bytes.append(UInt8(ascii: ">"))
    if let content {
      result.bytes += content.bytes
      result.bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
      name.withUTF8Buffer { result.bytes += $0 }
      result.bytes.append(UInt8(ascii: ">"))
    }
    return result
  }
}

/// Appends `text` to `bytes` with the five characters that matter in HTML text and quoted attributes written
/// as character references: `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&#39;`.
///
/// The hot path of every page: one pass over UTF-8, no intermediate string.
@inlinable
public func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
  // Text that is not in one piece, which Swift's own strings never are not, is copied first.
  if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0, to: &bytes) }) == nil {
    var text = text
    text.withUTF8 { buffer in appendEscaped(buffer, to: &bytes) }
  }
}

/// The same for UTF-8 bytes.
@inlinable
public func appendEscaped(_ buffer: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  var start = 0
  for index in 0..<buffer.count {
    let reference: StaticString
    switch buffer[index] {
    case UInt8(ascii: "&"): reference = "&amp;"
    case UInt8(ascii: "<"): reference = "&lt;"
    case UInt8(ascii: ">"): reference = "&gt;"
    case UInt8(ascii: "\""): reference = "&quot;"
    case UInt8(ascii: "'"): reference = "&#39;"
    default: continue
    }
    if start < index { bytes += UnsafeBufferPointer(rebasing: buffer[start..<index]) }
    reference.withUTF8Buffer { bytes += $0 }
    start = index + 1
  }
  if start < buffer.count { bytes += UnsafeBufferPointer(rebasing: buffer[start..<buffer.count]) }
}

/// A URL that is fit for `href` or `src`, or `nil` if its scheme could run script or is unknown.
///
/// Allowed are relative references and the schemes `http`, `https`, `mailto`, `tel`, `webcal`, `sms`.
/// White space and control characters, which browsers drop before they read the scheme, are dropped too.
public func safeURL(_ url: String) -> String? {
  func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
  let cleaned =
    url.unicodeScalars.contains(where: isControl)
    ? String(String.UnicodeScalarView(url.unicodeScalars.filter { !isControl($0) })) : url
  guard cleaned.utf8.contains(UInt8(ascii: ":")), let colon = cleaned.firstIndex(of: ":") else {
    return cleaned
  }
  let scheme = cleaned[..<colon]
  if scheme.contains(where: { $0 == "/" || $0 == "?" || $0 == "#" }) { return cleaned }
  return ["http", "https", "mailto", "tel", "webcal", "sms"].contains(scheme.lowercased()) ? cleaned : nil
}
