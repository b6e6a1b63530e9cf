public import Diagnostics

/// Reads a calendar file (RFC 5545 §3.1 and §3.4): its outermost components, as a rule one VCALENDAR.
///
/// Forgiven in silence, because programs write it and it means one thing: LF or CR alone at the ends of lines,
/// blank lines, tabs in folds, a fold inside a character, small letters in names. Everything else is reported, all
/// of it in one run; what can be read is read none the less.
/// - Complexity: linear in the file.
public func parseICalendar(_ file: SourceFile) -> Checked<[ICalendarComponent]> {
  var checked = checkText(file, isForeign: true)
  let lines = unfold(file.bytes)
  if checked.value == nil {
    // Some programs count octets and fold inside a character; that is no encoding of its own (§3.1). What is too
    // long, or holds zeros, stays refused.
    let isTorn =
      checked.problems.allSatisfy { $0.kind != ProblemKind.fileTooLarge.id }
      && lines.allSatisfy { !$0.bytes.contains(0) && String(validating: $0.bytes, as: UTF8.self) != nil }
    guard isTorn else { return Checked([], checked.problems) }
    checked.problems = []
  }
  var reader = ComponentReader(file: file)
  for line in lines { reader.read(line) }
  let components = reader.finish(lines)
  return Checked(components, checked.problems + reader.problems)
}

/// A content line put together from the lines it was folded into.
private struct ContentLine {
  /// Its bytes without folds and line ends.
  var bytes: [UInt8]
  /// From the first byte to the last in the file.
  var range: Range<Int>
}

/// The content lines of a file. On bytes, because a fold may stand inside a character.
private func unfold(_ bytes: [UInt8]) -> [ContentLine] {
  var lines: [ContentLine] = []
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while index < bytes.count {
    let end = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if end > index {
      if bytes[index] == 0x20 || bytes[index] == 0x09, !lines.isEmpty {
        lines[lines.count - 1].bytes += bytes[(index + 1)..<end]
        lines[lines.count - 1].range = lines[lines.count - 1].range.lowerBound..<end
      } else {
        lines.append(ContentLine(bytes: Array(bytes[index..<end]), range: index..<end))
      }
    }
    index = end + 1
  }
  return lines
}

/// Puts lines together to components.
private struct ComponentReader {
  let file: SourceFile
  var problems: [Problem] = []
  /// What is complete.
  private var done: [ICalendarComponent] = []
  /// What is open, outermost first.
  private var open: [ICalendarComponent] = []
  /// Problems of lines outside any component, for files that are calendars at all.
  private var outside: [Problem] = []
  private var sawBegin = false
  /// Real files have 3 levels; a bound keeps hostile ones from filling the stack of whoever walks the result.
  private let depthLimit = 16
  private var isTooDeep = false

  init(file: SourceFile) { self.file = file }

  mutating func read(_ line: ContentLine) {
    guard !isTooDeep, line.bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
    var scanner = LineScanner(line.bytes)
    guard let name = scanner.name() else { return report(lineWithoutName: line) }
    let parameters = scanner.parameters()
    guard let value = scanner.value() else { return report(lineWithoutName: line) }
    for slip in scanner.slips { report(slip, in: line) }
    switch name {
    case "BEGIN": begin(value.trimmedASCII.uppercased(), line)
    case "END": end(value.trimmedASCII.uppercased(), line)
    default:
      let property = ICalendarProperty(name, raw: value, parameters, span: file.span(line.range))
      if open.isEmpty {
        outside.append(
          Problem(
            .icsLine, at: file.span(line.range),
            Wording(
              zh: "这一行在 BEGIN 和 END 之外，已略过", en: "this line stands outside any BEGIN and END and is left out")
          ))
      } else {
        open[open.count - 1].properties.append(property)
      }
    }
  }

  mutating func finish(_ lines: [ContentLine]) -> [ICalendarComponent] {
    guard sawBegin else {
      // Not a calendar at all: one problem, not one for each line.
      problems = [notACalendar(lines.first)]
      return []
    }
    problems += outside
    while !open.isEmpty { close(isComplete: false) }
    problems = problems.sortedForReport()
    return done
  }

  // MARK: Structure

  private mutating func begin(_ name: String, _ line: ContentLine) {
    sawBegin = true
    let span = file.span(line.range)
    guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else {
      problems.append(
        Problem(
          .icsLine, at: span,
          Wording(zh: "BEGIN 后面不是组件名，已略过", en: "what follows BEGIN is no name; left out"),
          suggestion: Wording(zh: "例如 BEGIN:VEVENT", en: "as in BEGIN:VEVENT")))
      return
    }
    // Nothing in a calendar holds another of its own kind, so the END of the first is missing.
    if let same = open.lastIndex(where: { $0.name == name }) {
      while open.count > same { close(isComplete: false, before: span) }
    }
    guard open.count < depthLimit else {
      problems.append(
        Problem(
          .icsStructure, at: span,
          Wording(
            zh: "组件嵌套超过 \(depthLimit) 层，从这里起没有读",
            en: "nested more than \(depthLimit) deep; not read from here on"),
          suggestion: exportAgain))
      isTooDeep = true
      return
    }
    open.append(ICalendarComponent(name, span: span))
  }

  private mutating func end(_ name: String, _ line: ContentLine) {
    let span = file.span(line.range)
    guard let same = open.lastIndex(where: { $0.name == name }) else {
      var notes: [Note] = []
      var suggestion = Wording(zh: "删去这一行，或补上 BEGIN:\(name)", en: "delete the line, or add BEGIN:\(name)")
      if let last = open.last, let begin = last.span {
        notes = [Note(Wording(zh: "还没有结束的是这里", en: "open at this point"), at: begin)]
        suggestion = Wording(zh: "改成：END:\(last.name)", en: "write: END:\(last.name)")
      }
      problems.append(
        Problem(
          .icsStructure, at: span,
          Wording(
            zh: "END:\(name) 没有对应的 BEGIN:\(name)，已略过", en: "END:\(name) has no BEGIN:\(name); left out"),
          suggestion: suggestion, notes: notes))
      return
    }
    while open.count > same + 1 { close(isComplete: false, before: span) }
    close(isComplete: true)
  }

  /// Closes the innermost open component, which is reported unless its END was there.
  private mutating func close(isComplete: Bool, before next: Span? = nil) {
    let component = open.removeLast()
    if !isComplete {
      problems.append(
        Problem(
          .icsStructure, at: component.span,
          Wording(zh: "BEGIN:\(component.name) 没有结束", en: "BEGIN:\(component.name) is never closed"),
          expected: Wording(verbatim: "END:\(component.name)"),
          suggestion: next == nil ? exportAgain : nil,
          notes: next.map { [Note(Wording(zh: "应在这一行之前结束", en: "it should end before this"), at: $0)] } ?? [])
      )
    }
    if open.isEmpty {
      done.append(component)
    } else {
      open[open.count - 1].components.append(component)
    }
  }

  // MARK: Reports

  private mutating func report(lineWithoutName line: ContentLine) {
    let text = String(decoding: line.bytes, as: UTF8.self)
    var suggestion = Wording(
      zh: "上一行的内容如果接着写在这里，行首要有一个空格", en: "if it goes on from the line above, it must begin with a space")
    if let wide = text.firstIndex(of: "："),
      text[..<wide].utf8.allSatisfy({ isNameByte($0) || $0 == 0x3B || $0 == 0x3D })
    {
      let corrected = text[..<wide] + ":" + text[text.index(after: wide)...]
      suggestion = Wording(zh: "改成：\(corrected)", en: "write: \(corrected)")
    }
    let problem = Problem(
      .icsLine, at: file.span(line.range),
      Wording(zh: "这一行不是“名称:值”，已略过", en: "this line is not NAME:value and is left out"),
      suggestion: suggestion)
    if open.isEmpty { outside.append(problem) } else { problems.append(problem) }
  }

  private mutating func report(_ slip: LineScanner.Slip, in line: ContentLine) {
    let wording =
      switch slip {
      case .parameterWithoutValue(let name):
        Wording(zh: "参数“\(name)”应写成“名称=值”，已略过", en: "the parameter “\(name)” should be NAME=value; left out")
      case .quoteNotClosed:
        Wording(zh: "参数里的引号没有结束", en: "a quote in the parameters is never closed")
      }
    problems.append(Problem(.icsLine, at: file.span(line.range), wording))
  }

  private func notACalendar(_ first: ContentLine?) -> Problem {
    let text = first.map { String(decoding: $0.bytes, as: UTF8.self).lowercased() } ?? ""
    var suggestion = Wording(
      zh: "日历文件（.ics）以 BEGIN:VCALENDAR 开头；请从日历软件重新导出", en: "a calendar file begins with BEGIN:VCALENDAR")
    if text.contains("<!doctype") || text.contains("<html") {
      suggestion = Wording(
        zh: "这是一个网页，多半是登录页；请先登录再下载，或请对方把日历文件发给您",
        en: "this is a web page, most likely for signing in; sign in and download the file again")
    }
    return Problem(
      .icsStructure, at: first.map { file.span($0.range) } ?? file.span(at: 0),
      first == nil
        ? Wording(zh: "文件是空的", en: "the file is empty")
        : Wording(zh: "文件里没有日历", en: "the file holds no calendar"),
      suggestion: suggestion)
  }
}

private let exportAgain = Wording(
  zh: "文件可能没有下载完整，请重新导出或下载", en: "the file may be cut off; export or download it again")

/// Cuts one content line into its parts.
private struct LineScanner {
  enum Slip {
    case parameterWithoutValue(String)
    case quoteNotClosed
  }

  var slips: [Slip] = []
  private let bytes: [UInt8]
  private var index: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A calendar pasted into a mail and out again begins with blanks.
    index = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
  }

  /// The name in capitals, or `nil` if the line does not begin with one and `:` or `;` after it.
  mutating func name() -> String? {
    let end = bytes[index...].firstIndex { !isNameByte($0) } ?? bytes.count
    guard end > index, end < bytes.count, bytes[end] == 0x3A || bytes[end] == 0x3B else { return nil }
    defer { index = end }
    return text(index..<end).uppercased()
  }

  mutating func parameters() -> [ICalendarProperty.Parameter] {
    var result: [ICalendarProperty.Parameter] = []
    while index < bytes.count, bytes[index] == 0x3B {
      index += 1
      let start = index
      while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
      let name = text(start..<index)
      guard index < bytes.count, bytes[index] == 0x3D, !name.isEmpty else {
        index = bytes[index...].firstIndex { $0 == 0x3A || $0 == 0x3B } ?? bytes.count
        slips.append(.parameterWithoutValue(text(start..<index)))
        continue
      }
      var values: [String] = []
      repeat {
        index += 1
        values.append(parameterValue())
      } while index < bytes.count && bytes[index] == 0x2C
      result.append(ICalendarProperty.Parameter(name, values: values))
    }
    return result
  }

  /// What follows the colon, or `nil` without one.
  mutating func value() -> String? {
    guard index < bytes.count, bytes[index] == 0x3A else { return nil }
    return text(index + 1..<bytes.count)
  }

  /// A value up to `,`, `;` or `:` outside quotes. Quotes may stand around a part only, which RFC 5545 does not
  /// allow but programs do.
  private mutating func parameterValue() -> String {
    var value: [UInt8] = []
    while index < bytes.count {
      switch bytes[index] {
      case 0x2C, 0x3A, 0x3B: return caretUnescaped(value)
      case 0x22:
        if let close = bytes[(index + 1)...].firstIndex(of: 0x22) {
          value += bytes[(index + 1)..<close]
          index = close + 1
        } else {
          slips.append(.quoteNotClosed)
          index += 1
        }
      default:
        value.append(bytes[index])
        index += 1
      }
    }
    return caretUnescaped(value)
  }

  /// RFC 6868: `^n`, `^^`, `^'`; any other caret is one.
  private func caretUnescaped(_ value: [UInt8]) -> String {
    guard value.contains(0x5E) else { return String(decoding: value, as: UTF8.self) }
    var result: [UInt8] = []
    var index = 0
    while index < value.count {
      let next = index + 1 < value.count ? value[index + 1] : 0
      let replacement: UInt8? =
        value[index] != 0x5E
        ? nil : next == UInt8(ascii: "n") ? 0x0A : next == 0x5E ? 0x5E : next == 0x27 ? 0x22 : nil
      result.append(replacement ?? value[index])
      index += replacement == nil ? 1 : 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension String {
  /// Without blanks and tabs at both ends.
  fileprivate var trimmedASCII: Substring {
    let rest = drop { $0 == " " || $0 == "\t" }
    let end = rest.lastIndex { $0 != " " && $0 != "\t" }.map { rest.index(after: $0) } ?? rest.startIndex
    return rest[..<end]
  }
}
