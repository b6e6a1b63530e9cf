import Foundation

/// `embed-theme FOLDER OUTPUT` writes the files of a folder as Swift literals. Run by the build, see Plugins/EmbedTheme.
///
/// Not a `main.swift`: under a fuzzer's flags every file is compiled as a library's.
@main
enum EmbedTheme {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let paths = FileManager.default.subpaths(atPath: arguments[1]) else {
      FileHandle.standardError.write(Data("embed-theme FOLDER OUTPUT\n".utf8))
      exit(2)
    }
    var source = "/// The theme's files: text as it is, anything else as hexadecimal digits.\n"
    source += "let themeFiles: [(path: String, text: StaticString?, digits: StaticString?)] = [\n"
    for path in paths.sorted() {
      var isFolder: ObjCBool = false
      let place = arguments[1] + "/" + path
      guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue,
        !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
        let bytes = FileManager.default.contents(atPath: place)
      else { continue }
      if let text = literal(bytes) {
        source += "  (\"\(path)\", \"\(text)\", nil),\n"
      } else {
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        source += "  (\"\(path)\", nil, \"\(digits)\"),\n"
      }
    }
    source += "]\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
  }

  /// `bytes` as the inside of a Swift string literal, or `nil` if they are not text.
  private static func literal(_ bytes: Data) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case " "..."~": result.unicodeScalars.append(scalar)
      case _ where scalar.value >= 0xA0 && scalar.properties.isAlphabetic:
        result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }
}
