public import Templating

internal import Diagnostics
internal import Glibc

/// The templates that one input consists of.
///
/// A line of exactly `=====` ends a template and begins the next, so that inputs can be written and read by hand.
/// The first template is the page; the others have the names by which it can extend, include or import them.
public struct TrialInput: Sendable {
  /// The templates' names, by position.
  public static let names = ["main.html", "b.html", "c.html", "d.html"]

  /// The templates with their files.
  public let sources: [TemplateSource]

  /// The templates in `bytes`; separators after the fourth template belong to it.
  public init(_ bytes: some Collection<UInt8>) {
    let separator = Array("\n=====\n".utf8)
    let bytes = Array(bytes)
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index + separator.count <= bytes.count, parts.count < Self.names.count - 1 {
      if bytes[index] == separator[0], bytes[index..<index + separator.count].elementsEqual(separator) {
        parts.append(bytes[start..<index])
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(bytes[start...])
    sources = zip(Self.names, parts).map { name, part in
      TemplateSource(name: name, file: SourceFile(path: "templates/\(name)", bytes: Array(part)))
    }
  }

  /// Whether all of it is well-formed UTF-8.
  var isUTF8: Bool { sources.allSatisfy { isValidUTF8($0.file.bytes) } }

  /// Whether `text` stands in one of the templates.
  func contains(_ text: String) -> Bool { sources.contains { $0.file.bytes.contains(Array(text.utf8)) } }
}

/// Whether `bytes` are well-formed UTF-8.
func isValidUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

extension [UInt8] {
  /// Whether `other` stands in it. Its first byte is looked for by the C library: pages can be large.
  func contains(_ other: [UInt8]) -> Bool {
    withUnsafeBytes { bytes in
      guard let first = other.first, let start = bytes.baseAddress else { return other.isEmpty }
      var offset = 0
      while offset + other.count <= bytes.count {
        let rest = bytes.count - other.count - offset + 1
        guard let hit = memchr(start + offset, CInt(first), rest) else { return false }
        offset = UnsafeRawPointer(hit) - start
        if bytes[offset..<offset + other.count].elementsEqual(other) { return true }
        offset += 1
      }
      return false
    }
  }
}
