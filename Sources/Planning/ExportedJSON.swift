/// A value for programs, in the order in which it is to be written.
indirect enum ExportedJSON {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([ExportedJSON])
  /// Fields in order; those without a value are left out, so that a key stands for something known.
  case object([(String, ExportedJSON?)])

  /// A text, or none.
  static func optional(_ text: String?) -> ExportedJSON? { text.map { .text($0) } }

  /// The value as JSON (RFC 8259), indented, with a line break at the end.
  var file: String { written(indent: "") + "\n" }

  private func written(indent: String) -> String {
    let deeper = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      if items.isEmpty { return "[]" }
      return "[\n" + items.map { deeper + $0.written(indent: deeper) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let fields):
      let known = fields.compactMap { key, value in
        value.map { "\(deeper)\(Self.quoted(key)): \($0.written(indent: deeper))" }
      }
      return known.isEmpty ? "{}" : "{\n" + known.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
