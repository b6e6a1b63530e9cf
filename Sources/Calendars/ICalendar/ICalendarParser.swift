public import Diagnostics

/// Reads a calendar file: the components at its top, normally one VCALENDAR.
///
/// Lines are unfolded as bytes, because old programs fold inside characters. LF alone, a byte order mark, blank lines
/// and names in small letters do no harm. Every line that is no property, every END without its BEGIN and every
/// component without END is reported, all in one run; the rest is read.
/// - Complexity: linear in the file.
public func parseICalendar(_ file: SourceFile) -> Checked<[ICalendarComponent]> {
  let lines = logicalLines(file.bytes)
  let checked = checkText(file)
  // A fold inside a character is no text as it stands, but is once it is unfolded.
  guard checked.value != nil || lines.allSatisfy({ String(validating: $0.bytes, as: UTF8.self) != nil })
  else {
    return Checked([], checked.problems)
  }
  var parser = ICalendarParser(path: file.path)
  for line in lines { parser.read(line) }
  let components = parser.finish()
  return Checked(components, parser.problems)
}

/// A line after unfolding, with the place of its first physical line.
private struct LogicalLine {
  var bytes: [UInt8]
  var range: Range<Int>
}

private func logicalLines(_ bytes: [UInt8]) -> [LogicalLine] {
  var lines: [LogicalLine] = []
  var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if bytes[start] == 0x20 || bytes[start] == 0x09, !lines.isEmpty, start < end {
      lines[lines.count - 1].bytes += bytes[start + 1..<end]
    } else if start < end {
      lines.append(LogicalLine(bytes: Array(bytes[start..<end]), range: start..<end))
    }
    start = end + 1
  }
  return lines
}

private struct ICalendarParser {
  let path: String
  var problems: [Problem] = []
  private var open: [(component: ICalendarComponent, span: Span)] = []
  private var done: [ICalendarComponent] = []

  init(path: String) { self.path = path }

  mutating func read(_ line: LogicalLine) {
    let span = Span(path: path, range: line.range)
    let text = String(decoding: line.bytes, as: UTF8.self)
    guard var property = property(text) else {
      problems.append(
        Problem(
          .icsLine, at: span, Wording(zh: "这一行不是“名称:值”", en: "this line is not NAME:value"),
          suggestion: Wording(zh: "文件可能被截断或改动过，请重新导出", en: "the file may be damaged; export it again")))
      return
    }
    property.span = span
    switch property.name {
    case "BEGIN": open.append((ICalendarComponent(property.value.uppercased()), span))
    case "END": close(property.value.uppercased(), span)
    default:
      if open.isEmpty {
        problems.append(
          Problem(
            .icsStructure, at: span,
            Wording(zh: "BEGIN:VCALENDAR 之前不应有内容", en: "nothing may stand outside BEGIN:VCALENDAR")))
      } else {
        open[open.count - 1].component.properties.append(property)
      }
    }
  }

  private mutating func close(_ name: String, _ span: Span) {
    guard let position = open.lastIndex(where: { $0.component.name == name }) else {
      problems.append(
        Problem(
          .icsStructure, at: span,
          Wording(zh: "“END:\(name)”没有对应的“BEGIN:\(name)”", en: "END:\(name) has no BEGIN:\(name)")))
      return
    }
    while open.count > position + 1 { reportUnclosed() }
    finishLast()
  }

  private mutating func reportUnclosed() {
    guard let last = open.last else { return }
    problems.append(
      Problem(
        .icsStructure, at: last.span,
        Wording(
          zh: "“BEGIN:\(last.component.name)”没有结束", en: "BEGIN:\(last.component.name) is never ended"),
        suggestion: Wording(zh: "文件可能没有下载完整，请重新导出", en: "the file may be cut off; export it again")))
    finishLast()
  }

  private mutating func finishLast() {
    guard let last = open.popLast() else { return }
    if open.isEmpty {
      done.append(last.component)
    } else {
      open[open.count - 1].component.components.append(last.component)
    }
  }

  mutating func finish() -> [ICalendarComponent] {
    while !open.isEmpty { reportUnclosed() }
    if done.isEmpty, problems.isEmpty {
      problems.append(
        Problem(
          .icsStructure, at: Span(path: path, range: 0..<0),
          Wording(zh: "文件里没有日历", en: "there is no calendar in the file"),
          expected: Wording(
            zh: "以 BEGIN:VCALENDAR 开头的 .ics 文件", en: "an .ics file that begins with BEGIN:VCALENDAR")))
    }
    return done
  }

  // MARK: Lines

  private func property(_ line: String) -> ICalendarProperty? {
    var rest = Substring(line)
    guard let nameEnd = rest.firstIndex(where: { $0 == ":" || $0 == ";" }) else { return nil }
    let name = rest[..<nameEnd]
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x5F || isAlphanumeric($0) }) else {
      return nil
    }
    rest = rest[nameEnd...]
    var parameters: [ICalendarProperty.Parameter] = []
    while rest.first == ";" {
      rest = rest.dropFirst()
      guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ":" || $0 == ";" }) else { return nil }
      let name = String(rest[..<equals])
      rest = rest[equals...]
      var values: [String] = []
      if rest.first == "=" {
        repeat {
          rest = rest.dropFirst()
          values.append(value(&rest))
        } while rest.first == ","
      }
      parameters.append(ICalendarProperty.Parameter(name: name, values: values))
    }
    guard rest.first == ":" else { return nil }
    return ICalendarProperty(String(name), raw: String(rest.dropFirst()), parameters)
  }

  /// Reads one value of a parameter, quoted or not.
  private func value(_ rest: inout Substring) -> String {
    let text: Substring
    if rest.first == "\"" {
      let inner = rest.dropFirst()
      let end = inner.firstIndex(of: "\"") ?? inner.endIndex
      text = inner[..<end]
      rest = end < inner.endIndex ? inner[inner.index(after: end)...] : inner[end...]
    } else {
      let end = rest.firstIndex { $0 == "," || $0 == ";" || $0 == ":" } ?? rest.endIndex
      text = rest[..<end]
      rest = rest[end...]
    }
    return uncareted(text)
  }

  private func uncareted(_ text: Substring) -> String {
    guard text.contains("^") else { return String(text) }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        isEscaped = false
        switch character {
        case "^": result.append("^")
        case "'": result.append("\"")
        case "n": result.append("\n")
        default: result += ["^", character]
        }
      } else if character == "^" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "^" : result
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
