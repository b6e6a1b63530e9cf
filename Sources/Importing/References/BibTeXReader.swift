import Diagnostics

/// An entry of a BibTeX file as written.
struct BibTeXEntry {
  /// What it is, in lower case: `book`.
  var type: String
  /// What it is cited as.
  var key: String
  /// Values by the fields' names in lower case, with braces and commands as written.
  var fields: [(name: String, text: String, span: Span)]
  /// Its first line.
  var span: Span

  /// The value of the first of `names` that is there.
  func field(_ names: String...) -> (name: String, text: String, span: Span)? {
    names.lazy.compactMap { name in fields.first { $0.name == name } }.first
  }
}

/// Reads BibTeX: entries in braces or parentheses, values in braces or quotes, `#`, `@string`, comments of both sorts.
///
/// An entry that cannot be read is reported, and reading goes on at the next line that begins with `@`.
/// - Complexity: linear in the file.
func readBibTeX(_ file: SourceFile) -> Checked<[BibTeXEntry]> {
  var reader = BibTeXReader(file: file)
  var entries: [BibTeXEntry] = []
  while reader.skip(to: UInt8(ascii: "@")) {
    do {
      if let entry = try reader.entry() { entries.append(entry) }
    } catch {
      reader.problems.append(error.problem)
      reader.skipToNextEntry()
    }
  }
  return Checked(entries, reader.problems)
}

private struct BibTeXFault: Error {
  var problem: Problem
}

private struct BibTeXReader {
  let file: SourceFile
  var index = 0
  var problems: [Problem] = []
  // Names that the file does not define, such as those of months, stand for themselves.
  private var macros: [String: String] = [:]

  init(file: SourceFile) { self.file = file }

  private var byte: UInt8? { index < file.bytes.count ? file.bytes[index] : nil }

  /// Moves to the next `wanted`, outside of comment lines; what stands before belongs to nothing.
  mutating func skip(to wanted: UInt8) -> Bool {
    while let byte, byte != wanted {
      if byte == UInt8(ascii: "%") { skipLine() } else { index += 1 }
    }
    return byte != nil
  }

  /// Moves to a line that begins with `@`.
  mutating func skipToNextEntry() {
    while byte != nil {
      skipLine()
      if byte == UInt8(ascii: "@") { return }
    }
  }

  private mutating func skipLine() {
    while let byte, byte != 0x0A { index += 1 }
    index += 1
  }

  private mutating func skipSpace() {
    while let byte {
      if byte == UInt8(ascii: "%") { skipLine() } else if byte <= 0x20 { index += 1 } else { return }
    }
  }

  /// The entry at `@`; `nil` for what is none.
  mutating func entry() throws(BibTeXFault) -> BibTeXEntry? {
    let start = index
    index += 1
    skipSpace()
    let type = word().lowercased()
    skipSpace()
    if type == "comment" {
      if byte == UInt8(ascii: "{") { _ = try enclosed(by: UInt8(ascii: "}")) }
      return nil
    }
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") else {
      throw expected("{", at: start)
    }
    let end = byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    index += 1
    skipSpace()
    if type == "preamble" {
      _ = try value(start)
      try close(end, start)
      return nil
    }
    var entry = BibTeXEntry(type: type, key: "", fields: [], span: file.span(start..<index))
    if type != "string" {
      let keyStart = index
      while let byte, byte != UInt8(ascii: ","), byte != end, byte >= 0x20 { index += 1 }
      entry.key = trimmed(file.text(keyStart..<index))
      entry.span = file.span(start..<index)
      if byte == UInt8(ascii: ",") { index += 1 }
    }
    while true {
      skipSpace()
      if byte == UInt8(ascii: ",") {
        index += 1
        continue
      }
      if byte == end { break }
      let fieldStart = index
      let name = word().lowercased()
      skipSpace()
      guard !name.isEmpty, byte == UInt8(ascii: "=") else {
        throw expected(name.isEmpty ? "}" : "=", at: start)
      }
      index += 1
      let text = try value(start)
      if type == "string" {
        macros[name] = text
      } else {
        entry.fields.append((name, text, file.span(fieldStart..<index)))
      }
      skipSpace()
      guard byte == UInt8(ascii: ",") || byte == end else { throw expected(",", at: fieldStart) }
    }
    index += 1
    return type == "string" ? nil : entry
  }

  private mutating func close(_ end: UInt8, _ start: Int) throws(BibTeXFault) {
    skipSpace()
    guard byte == end else { throw expected("}", at: start) }
    index += 1
  }

  /// Texts, numbers and abbreviations, joined by `#`.
  private mutating func value(_ start: Int) throws(BibTeXFault) -> String {
    var result = ""
    while true {
      skipSpace()
      switch byte {
      case UInt8(ascii: "{"): result += try enclosed(by: UInt8(ascii: "}"))
      case UInt8(ascii: "\""): result += try enclosed(by: UInt8(ascii: "\""))
      default:
        let name = word()
        guard !name.isEmpty else { throw expected("{", at: start) }
        result += macros[name.lowercased()] ?? name
      }
      skipSpace()
      guard byte == UInt8(ascii: "#") else { return result }
      index += 1
    }
  }

  /// What stands between the sign here, a brace or a quote, and its partner; quotes inside of braces do not end it.
  private mutating func enclosed(by end: UInt8) throws(BibTeXFault) -> String {
    let start = index
    var depth = 0
    index += 1
    while let byte {
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      index += 1
      if depth == 0, byte == end { return file.text(start + 1..<index - 1) }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
    throw expected(end == UInt8(ascii: "}") ? "}" : "\"", at: start)
  }

  private mutating func word() -> String {
    let start = index
    while let byte, byte > 0x20, !"{}(),=#\"%@".utf8.contains(byte) { index += 1 }
    return file.text(start..<index)
  }

  private func expected(_ sign: String, at start: Int) -> BibTeXFault {
    BibTeXFault(
      problem: Problem(
        .importUnreadable, at: file.span(start..<min(start + 1, file.bytes.count)),
        Wording(zh: "从这里开始的一条没有写完，少了 \(sign)", en: "what begins here is not finished: \(sign) is missing"),
        suggestion: Wording(zh: "检查括号和逗号是否配对", en: "check its braces and commas")))
  }
}
