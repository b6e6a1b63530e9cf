package import Calendars
package import Diagnostics

/// Writes a record: front matter in the keys of a language, then the text.
package struct RecordWriter {
  let language: Language
  private var header: [String] = []
  private var paragraphs: [String] = []

  /// A record without anything, with keys in `language`.
  package init(language: Language) { self.language = language }

  /// The whole file.
  package var text: String {
    let body = paragraphs.isEmpty ? "" : paragraphs.joined(separator: "\n\n") + "\n"
    return "---\n" + header.map { $0 + "\n" }.joined() + "---\n" + body
  }

  private func key(_ english: String, _ chinese: String) -> String { language == .zh ? chinese : english }

  /// A field with a text of any sort; nothing without one.
  package mutating func line(_ english: String, _ chinese: String, _ value: String?) {
    if let value { raw(english, chinese, yamlScalar(value)) }
  }

  /// A field whose value is YAML already.
  package mutating func raw(_ english: String, _ chinese: String, _ value: String) {
    header.append("\(key(english, chinese)): \(value)")
  }

  /// A field with one text or a list of them.
  package mutating func list(_ english: String, _ chinese: String, _ values: [String]) {
    raws(english, chinese, values.map { yamlScalar($0) })
  }

  /// A field with one value or a list of them, YAML already.
  package mutating func raws(_ english: String, _ chinese: String, _ values: [String]) {
    guard let first = values.first else { return }
    raw(english, chinese, values.count == 1 ? first : "[\(values.joined(separator: ", "))]")
  }

  /// A field with a line for each item.
  package mutating func lines(_ english: String, _ chinese: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    header.append("\(key(english, chinese)):")
    header += items.map { "  - \($0)" }
  }

  /// Start and end; an end on the same day is a time alone.
  package mutating func time(_ time: TimeSpan) {
    switch time {
    case .days(let range):
      raw("start", "开始", range.first.description)
      if range.count > 1 { raw("end", "结束", range.last.description) }
    case .timed(let start, let end):
      raw("start", "开始", "\(start.date) \(start.time)")
      guard let end else { return }
      raw("end", "结束", end.date == start.date ? end.time.description : "\(end.date) \(end.time)")
    }
  }

  /// The text: lines that mean nothing but themselves, and an address.
  package mutating func body(_ texts: [[String]], link: String?) {
    paragraphs += texts.map { $0.map(markdownText).joined(separator: "\\\n") }
    if let link { paragraphs.append("<\(link)>") }
  }
}

/// `texts` as a YAML list on one line.
package func yamlList(_ texts: some Sequence<String>) -> String {
  "[\(texts.map { yamlScalar($0) }.joined(separator: ", "))]"
}

/// `text` as a YAML scalar: as it is where that is certain, else in double quotes.
package func yamlScalar(_ text: String) -> String {
  let isPlain: (Unicode.Scalar) -> Bool = { scalar in
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x20, 0x2D, 0x2F, 0x5F, 0x2E: true
    case 0x3000...0x9FFF, 0xFF01...0xFF5E: scalar != "：" && scalar.value != 0x3000
    default: scalar.value > 0xFF && scalar.properties.isAlphabetic
    }
  }
  let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
  if let first = text.unicodeScalars.first, text.unicodeScalars.allSatisfy(isPlain),
    first.properties.isAlphabetic || first == "《" || first == "（", text.last != " ", text.last != "-",
    !text.contains(" -"), !words.contains(text.lowercased())
  {
    return text
  }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) { continue }
      if scalar.value & 0xFFFE == 0xFFFE {
        // No character at all; YAML does not let it stand there.
        result += "\u{FFFD}"
      } else if scalar.value == 0xFEFF || scalar.value == 0x2028 || scalar.value == 0x2029 {
        result += "\\u" + String(scalar.value, radix: 16).uppercased()
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

/// `text` as Markdown that shows it: every sign that could begin markup is escaped. Whole addresses stay links.
package func markdownText(_ text: String) -> String {
  let text = text.split(separator: " ").joined(separator: " ")
  var result = ""
  var rest = text[...]
  // An address ends where Chinese text or a sign begins that closes a sentence.
  while let match = rest.firstMatch(of: #/https?:\/\/[!#-;=?-\[\]_a-z~]*[#-&+\-\/-9=@-Z_a-z~]/#) {
    result += escaped(rest[..<match.range.lowerBound]) + "<\(match.output)>"
    rest = rest[match.range.upperBound...]
  }
  return result + escaped(rest)
}

/// `text` with a backslash before every sign that means anything in Markdown.
private func escaped(_ text: Substring) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    // CommonMark §2.4: before any ASCII punctuation a backslash means the sign itself.
    let isSign =
      (0x21..<0x7F).contains(scalar.value) && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
    if isSign, !",'\"?%".unicodeScalars.contains(scalar) { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}

/// A text as YAML; dates and numbers without quotes, as officers write them.
package func plainScalar(_ text: String) -> String {
  let isNumber: (Unicode.Scalar) -> Bool = { "0123456789-/.:年月日 ".unicodeScalars.contains($0) }
  let isPlain =
    text.unicodeScalars.first.map { ("0"..."9").contains($0) } == true && text.last != ":"
    && text.unicodeScalars.allSatisfy(isNumber) && !text.contains(": ")
  return isPlain ? text : yamlScalar(text)
}
