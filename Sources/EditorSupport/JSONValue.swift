import Foundation

/// A JSON value, to write schemas and settings with.
enum JSONValue: Encodable, Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .null: try container.encodeNil()
    case .list(let items): try container.encode(items)
    case .object(let fields): try container.encode(fields)
    }
  }

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// The value as a file: indented, keys sorted, so that two versions can be compared line by line.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A value of texts, flags, lists and mappings can always be written.
    guard let data = try? encoder.encode(self) else { return [] }
    return Array(data) + [0x0A]
  }
}

/// The fields of a JSON object.
typealias JSONObject = [String: JSONValue]
