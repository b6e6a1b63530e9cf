import Diagnostics

/// Puts Chinese as officers type it into the form that CommonMark understands, line by line.
///
/// Code is left alone. What is changed silently is only what has no other meaning (ideographic spaces at the
/// start of a paragraph, emphasis beside full-width punctuation); everything else is reported with its mending.
/// - Complexity: linear in the text.
struct Prescan {
  let file: SourceFile
  var output = Rewriting()
  var problems: [Problem] = []
  /// Stands beside `*` so that full-width punctuation does not hide emphasis; taken out again from all text.
  let sentinel: Unicode.Scalar
  /// Stands for `\~`, an escaped tilde.
  static let escapedTilde: Unicode.Scalar = "\u{F8F1}"

  private var fence: (mark: UInt8, count: Int, place: Span)?
  private var tables = TableWatch()
  private var previous = LineKind.blank
  private var previousText = ""
  private var isInList = false
  private var tooDeep = false
  /// The `*` runs that are open in the paragraph: how long each is, and where the text after it begins.
  var openRuns: [(count: Int, end: Int)] = []

  private enum LineKind { case blank, prose, table, other }

  init(file: SourceFile, body: Range<Int>) {
    self.file = file
    // Punctuation nobody types; if it is in the text after all, another one.
    let candidates: [Unicode.Scalar] = ["\u{2E31}", "\u{2E35}", "\u{2E30}", "\u{2E2B}", "\u{2E1B}"]
    let text = file.bytes[body]
    sentinel = candidates.first { !text.contains($0) } ?? "\u{2E31}"
  }

  /// Rewrites the lines in `range`.
  /// - Returns: whether the text can be given to the parser.
  mutating func run(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if index == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while index < range.upperBound {
      var end = index
      while end < range.upperBound, file.bytes[end] != 0x0A, file.bytes[end] != 0x0D { end += 1 }
      var next = end
      if next < range.upperBound, file.bytes[next] == 0x0D { next += 1 }
      if next < range.upperBound, file.bytes[next] == 0x0A, next == end || file.bytes[end] == 0x0D {
        next += 1
      }
      line(index..<end)
      output.insert(CollectionOfOne(0x0A), at: end)
      index = next
      if tooDeep { return false }
    }
    if let fence {
      problems.append(
        Problem(
          .markdownFence, at: fence.place,
          Wording(
            zh: "从这里开始的代码没有结束，后面的文字都成了代码",
            en: "the code that begins here does not end; all that follows is code"),
          suggestion: Wording(
            zh: "在代码后面加一行 \(String(repeating: Character(Unicode.Scalar(fence.mark)), count: fence.count))",
            en: "end it with a line of the same signs")))
    }
    return true
  }

  // MARK: Lines

  private mutating func line(_ range: Range<Int>) {
    let bytes = file.bytes[range]
    let indent = bytes.prefix { $0 == 0x20 }.count
    let content = bytes.dropFirst(indent)
    if let open = fence {
      output.keep(bytes)
      let run = content.prefix { $0 == open.mark }.count
      if run >= open.count, content.dropFirst(run).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { fence = nil }
      return
    }
    refuseDepth(range)
    let code = withoutListMark(content)
    if let first = code.first, first == 0x60 || first == 0x7E {
      let run = code.prefix { $0 == first }.count
      if run >= 3, first == 0x7E || !code.dropFirst(run).contains(0x60) {
        fence = (first, run, file.span(range))
        output.keep(bytes)
        previous = .other
        return
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let trimmed = text.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}" }
    if let problem = tables.look(at: trimmed, file.span(range)) { problems.append(problem) }
    if trimmed.isEmpty {
      previous = .blank
      previousText = ""
      openRuns = []
      return
    }
    let isItem = isListItem(trimmed)
    var start = range.lowerBound
    if trimmed.startIndex > text.startIndex, !(isInList && (indent >= 2 || isItem)) {
      start = unindented(range, text, String(trimmed))
    }
    let rest =
      start == range.lowerBound ? text : String(decoding: file.bytes[start..<range.upperBound], as: UTF8.self)
    prose(start..<range.upperBound, rest)
    isInList = isItem || (isInList && (indent >= 2 || previous != .blank))
    let first = trimmed.utf8.first
    previous = first == UInt8(ascii: "|") ? .table : (first == UInt8(ascii: "#") ? .other : .prose)
    previousText = String(trimmed)
  }

  /// What stands after the mark of an item of a list, `- ` or `1. `, where code may begin, too.
  private func withoutListMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = line.prefix { (0x30...0x39).contains($0) }
    var rest = line.dropFirst(digits.count)
    guard let mark = rest.popFirst(), (digits.isEmpty ? "-*+" : ".)").utf8.contains(mark), rest.first == 0x20
    else {
      return line
    }
    return rest.drop { $0 == 0x20 }
  }

  private func isListItem(_ text: Substring) -> Bool {
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " { return true }
    let digits = text.prefix(while: \.isDigitOfList)
    return !digits.isEmpty && digits.count <= 9
      && (text.dropFirst(digits.count).first.map { ".)、．".contains($0) } ?? false)
  }

  /// Where the line's text begins when indentation typed for looks is left out.
  private mutating func unindented(_ range: Range<Int>, _ text: String, _ trimmed: String) -> Int {
    let lead = text.dropLast(trimmed.count)
    let cells = lead.reduce(0) { $0 + ($1 == "\t" ? 4 : $1 == "\u{3000}" ? 2 : 1) }
    let start = range.lowerBound + lead.utf8.count
    let hasWide = lead.contains { $0 == "\u{3000}" || $0 == "\u{A0}" }
    guard hasWide || cells >= 4, trimmed.containsHan || hasWide else { return range.lowerBound }
    // A paragraph that begins with two ideographic spaces is ordinary Chinese typing.
    if hasWide, cells <= 8 { return start }
    let span = file.span(range.lowerBound..<start)
    if cells >= 12, trimmed.count <= 24 {
      problems.append(
        Problem(
          .markdownSignIndent, at: span,
          Wording(zh: "用空格把落款推到右边，网页上不起作用", en: "spaces do not move a signature to the right on a page"),
          suggestion: Wording(
            zh: "在资料头里写 落款: {单位: …, 日期: …}，或用 ```sign 内容块", en: "use the field sign: or a ```sign block")))
    } else if previous == .blank {
      problems.append(
        Problem(
          .markdownIndent, at: span,
          Wording(
            zh: "行首有 \(cells) 个空格，已按普通段落处理",
            en: "the line is indented by \(cells) spaces; taken as a paragraph"),
          suggestion: Wording(
            zh: "段落前不用空格；要放代码请用 ``` 围起来", en: "paragraphs need no indentation; fence code with ```"),
          fix: Fix(replacing: span, by: "")))
    }
    return start
  }

  /// Deep nesting makes the parser slow and pages useless.
  private mutating func refuseDepth(_ range: Range<Int>) {
    let bytes = file.bytes[range]
    var depth = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0x20
      if byte == UInt8(ascii: ">") || (byte == 0x2D || byte == 0x2B || byte == 0x2A) && next == 0x20 {
        depth += 1
      } else if byte != 0x20, byte != 0x09 {
        break
      }
      index += 1
    }
    let lead = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard depth > 100 || lead > 400 else { return }
    tooDeep = true
    problems.append(
      Problem(
        .markdownDepth, at: file.span(range.lowerBound..<min(range.lowerBound + 8, range.upperBound)),
        Wording(zh: "引用或列表嵌套太深（最多 100 层）", en: "quotes or lists are nested too deeply (at most 100 levels)")))
  }

  // MARK: Prose

  /// Each kind of slip is told by a byte that most lines lack, so that those are not looked at character by character.
  private mutating func prose(_ range: Range<Int>, _ text: String) {
    let lower = range.lowerBound
    if fullWidthHeading(range, text) { return }
    if tightHeading(range, text) { return }
    if setextRule(range, text) { return }
    if wideTable(range, text) { return }
    if numbered(range, text) { return }
    if startsHanNumber(text), previous == .prose, !previousText.isEmpty {
      // （一）, 一、: lines of their own, never run into the line above.
      output.insert(CollectionOfOne(0x0A), at: lower)
    }
    inline(range)
  }

  private mutating func fullWidthHeading(_ range: Range<Int>, _ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "#") || text.utf8.first == 0xEF else { return false }
    let marks = text.prefix { $0 == "＃" || $0 == "#" }
    guard marks.contains("＃"), marks.count <= 6 else { return false }
    let rest = text.dropFirst(marks.count).drop { $0 == " " || $0 == "\u{3000}" }
    guard !rest.isEmpty else { return false }
    let head = String(repeating: "#", count: marks.count) + " "
    let end = range.upperBound - rest.utf8.count
    let span = file.span(range.lowerBound..<end)
    problems.append(
      Problem(
        .markdownHeading, at: span,
        Wording(zh: "标题的 ＃ 应为半角 # 加空格", en: "the heading's ＃ should be an ASCII # and a space"),
        suggestion: Wording(zh: "改成：\(head)\(rest)", en: "write: \(head)\(rest)"),
        fix: Fix(replacing: span, by: head)))
    output.insert(head.utf8, at: range.lowerBound)
    inline(end..<range.upperBound)
    return true
  }

  private mutating func tightHeading(_ range: Range<Int>, _ text: String) -> Bool {
    let marks = text.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), let next = text.dropFirst(marks.count).unicodeScalars.first,
      next.isCJK
    else { return false }
    let rest = text.dropFirst(marks.count).drop { $0 == "\u{3000}" }
    let head = marks + " "
    let end = range.upperBound - rest.utf8.count
    let span = file.span(range.lowerBound..<end)
    problems.append(
      Problem(
        .markdownHeading, at: span,
        Wording(zh: "标题的 # 后面要有一个空格", en: "a space is needed after the heading's #"),
        suggestion: Wording(zh: "改成：\(head)\(rest)", en: "write: \(head)\(rest)"),
        fix: Fix(replacing: span, by: String(head))))
    output.insert(head.utf8, at: range.lowerBound)
    inline(end..<range.upperBound)
    return true
  }

  /// Dashes directly below a line of text would make it a heading.
  private mutating func setextRule(_ range: Range<Int>, _ text: String) -> Bool {
    guard previous == .prose, text.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x20 || $0 == 0x09 }) else {
      return false
    }
    let count = text.utf8.count { $0 == 0x2D }
    guard count >= 2, previousText.containsHan else { return false }
    problems.append(
      Problem(
        .markdownRule, at: file.span(range),
        Wording(
          zh: "横线紧跟在文字下面会把文字变成标题，已按分隔线处理",
          en: "dashes directly below text would turn it into a heading; taken as a rule"),
        suggestion: Wording(zh: "在横线上面空一行", en: "leave a blank line above"),
        fix: Fix(replacing: file.span(range.lowerBound..<range.lowerBound), by: "\n")))
    output.insert("\n".utf8, at: range.lowerBound)
    if count < 3 { output.insert("-".utf8, at: range.lowerBound) }
    output.keep(file.bytes[range])
    return true
  }

  /// `｜表｜头｜` and `|—|—|`.
  private mutating func wideTable(_ range: Range<Int>, _ text: String) -> Bool {
    let bars = wideBars(in: file.bytes[range])
    guard bars > 0 || text.utf8.contains(UInt8(ascii: "|")) else { return false }
    let isRule = text.allSatisfy { "—－–-|｜ :：".contains($0) } && text.contains { "—－–".contains($0) }
    guard bars >= 2 || isRule else { return false }
    var mended = ""
    var inDashes = false
    for character in text {
      if isRule, "—－–-".contains(character) {
        if !inDashes { mended += "---" }
        inDashes = true
        continue
      }
      inDashes = false
      mended.append(character == "｜" ? "|" : isRule && character == "：" ? ":" : character)
    }
    let span = file.span(range)
    problems.append(
      Problem(
        .markdownTable, at: span,
        isRule
          ? Wording(zh: "表格的分隔行应为半角减号 |---|---|", en: "the table's rule is written |---|---| in ASCII")
          : Wording(zh: "表格的竖线应为半角 |", en: "the table's bars should be ASCII |"),
        suggestion: Wording(zh: "改成：\(mended)", en: "write: \(mended)"), fix: Fix(replacing: span, by: mended)
      ))
    output.insert(mended.utf8, at: range.lowerBound)
    return true
  }

  /// `1.时间`, `１．时间`, `1、时间` are list items; `2026. 总结` is none.
  private mutating func numbered(_ range: Range<Int>, _ text: String) -> Bool {
    let digits = text.prefix(while: \.isDigitOfList)
    guard !digits.isEmpty, let mark = text.dropFirst(digits.count).first, ".、．".contains(mark) else {
      return false
    }
    let after = text.dropFirst(digits.count + 1)
    let spaces = after.prefix { $0 == " " || $0 == "\u{3000}" }
    let rest = after.dropFirst(spaces.count)
    if digits.count >= 3 {
      guard mark == ".", !spaces.isEmpty, digits.allSatisfy(\.isASCII) else { return false }
      problems.append(
        Problem(
          .markdownNumber, at: file.span(range.lowerBound..<range.lowerBound + digits.utf8.count + 1),
          Wording(
            zh: "“\(digits). ”在行首会变成编号列表，已按普通文字处理",
            en: "“\(digits). ” at the start of a line would be a list; taken as text"),
          suggestion: Wording(zh: "写成 \(digits)年 或 \(digits)：", en: "write it differently")))
      output.keep(file.bytes[range.lowerBound..<range.lowerBound + digits.utf8.count])
      output.insert("\\".utf8, at: range.lowerBound + digits.utf8.count)
      inline(range.lowerBound + digits.utf8.count..<range.upperBound)
      return true
    }
    guard let next = rest.unicodeScalars.first, next.isCJK,
      mark != "." || spaces.isEmpty || !digits.allSatisfy(\.isASCII)
    else { return false }
    let ascii = digits.compactMap { $0.wholeNumberValue }.map(String.init).joined()
    let head = "\(ascii). "
    let end = range.upperBound - rest.utf8.count
    let span = file.span(range.lowerBound..<end)
    problems.append(
      Problem(
        .markdownList, at: span,
        Wording(
          zh: "“\(digits)\(mark)”后面没有空格，已按列表处理", en: "no space after “\(digits)\(mark)”; taken as a list item"
        ),
        suggestion: Wording(zh: "改成：\(head)\(rest)", en: "write: \(head)\(rest)"),
        fix: Fix(replacing: span, by: head, certainty: .likely)))
    output.insert(head.utf8, at: range.lowerBound)
    inline(end..<range.upperBound)
    return true
  }

  private func startsHanNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x80 else { return false }
    let numerals = "一二三四五六七八九十"
    if text.hasPrefix("（"), let close = text.firstIndex(of: "）") {
      let inner = text[text.index(after: text.startIndex)..<close]
      return !inner.isEmpty && inner.count <= 3 && inner.allSatisfy { numerals.contains($0) || $0.isNumber }
    }
    let lead = text.prefix { numerals.contains($0) }
    return !lead.isEmpty && lead.count <= 3 && text.dropFirst(lead.count).first == "、"
  }
}

/// How many `｜` there are.
private func wideBars(in bytes: ArraySlice<UInt8>) -> Int {
  var count = 0
  for index in bytes.indices.dropLast(2)
  where bytes[index] == 0xEF && bytes[index + 1] == 0xBD && bytes[index + 2] == 0x9C { count += 1 }
  return count
}

extension ArraySlice<UInt8> {
  /// Whether `scalar` is in the UTF-8 text.
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    let wanted = Array(String(Character(scalar)).utf8)
    guard let first = wanted.first else { return false }
    var index = startIndex
    while index < endIndex {
      if self[index] == first, self[index...].starts(with: wanted) { return true }
      index += 1
    }
    return false
  }
}

extension Character {
  /// Whether it is a digit that can number an item of a list; 一、二、三 number headings of ordinary text.
  fileprivate var isDigitOfList: Bool { ("0"..."9").contains(self) || ("０"..."９").contains(self) }
}
