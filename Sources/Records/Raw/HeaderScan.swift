import Diagnostics
internal import Foundation

/// What ``scanHeader(_:in:)`` makes of a header: text that YAML can read, and the way back.
struct ScannedHeader {
  /// The header's lines, mended as far as there was one certain mending.
  var text: String
  /// For each line: byte offset in the file where the original line starts.
  var starts: [Int]
  /// For each line: the edits made, as (offset in the original line, bytes removed, bytes inserted).
  var edits: [[(at: Int, removed: Int, inserted: Int)]]
  /// Whether YAML can be asked at all: not after an anchor, an alias or nesting beyond the limit.
  var isReadable: Bool
  /// The first bracket that nothing closes.
  var openBracket: Span?

  /// The byte offset in the file of byte `column` in mended line `line` (both from 0).
  func offset(line: Int, column: Int) -> Int {
    guard line < starts.count else { return starts.last ?? 0 }
    var original = column
    for edit in edits[line] {
      // `edit.at` counts in the original; edits are in order, so what came before is already undone.
      if original >= edit.at + edit.inserted {
        original += edit.removed - edit.inserted
      } else if original > edit.at {
        original = edit.at
      }
    }
    return starts[line] + original
  }
}

/// Looks at a header line by line for the slips of Chinese input methods and of people who do not know YAML,
/// before YAML sees it.
///
/// YAML's own messages name the wrong line and speak of mappings; each slip here has its own message with the
/// corrected line. Mended lines are handed on so that *all* problems of a header show in one run.
/// - Complexity: linear in the header.
func scanHeader(_ range: Range<Int>, in file: SourceFile) -> Checked<ScannedHeader> {
  var scan = HeaderScanner(file: file)
  var index = range.lowerBound
  var lines: [Range<Int>] = []
  while index < range.upperBound {
    var end = index
    while end < range.upperBound, file.bytes[end] != 0x0A { end += 1 }
    var contentEnd = end
    if contentEnd > index, file.bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    lines.append(index..<contentEnd)
    index = end + 1
  }
  let mended = lines.indices.map { scan.line(lines[$0], next: $0 + 1 < lines.count ? lines[$0 + 1] : nil) }
  let result = ScannedHeader(
    text: mended.joined(separator: "\n") + "\n", starts: scan.starts, edits: scan.edits,
    isReadable: scan.isReadable, openBracket: scan.openBracket)
  return Checked(result, scan.problems)
}

/// What fields are called, those in groups of fields included.
let fieldNames: Set<String> = {
  var names: Set<String> = []
  func add(_ fields: [FieldDefinition]) {
    for field in fields {
      names.formUnion([field.key] + field.aliases)
      add(field.nested)
    }
  }
  for kind in RecordKind.allCases { add(kind.fields) }
  add(SiteSettings.fields)
  return names
}()

struct HeaderScanner {
  let file: SourceFile
  var problems: [Problem] = []
  var starts: [Int] = []
  var edits: [[(at: Int, removed: Int, inserted: Int)]] = []
  var isReadable = true
  /// The column of the key or dash whose block scalar (`|`, `>`) is being skipped.
  var blockScalarIndent: Int?
  /// Lines that begin right of this column go on with the text of a line above.
  private var textIndent: Int?
  /// Top-level keys seen, to name both lines of a duplicate.
  private var topLevelKeys: [String: Span] = [:]
  private var flowDepth = 0
  /// Where the bracket stands that is open and was opened first.
  private(set) var openBracket: Span?
  var flow = FlowMending { fieldNames.contains($0) }
  /// The key of the line above, and whether a value stands behind it.
  private var keyAbove: (column: Int, hasValue: Bool)?
  private var reportedDepth = false

  init(file: SourceFile) { self.file = file }

  /// Checks one line and returns it mended; `next` is the line below.
  mutating func line(_ range: Range<Int>, next: Range<Int>?) -> String {
    starts.append(range.lowerBound)
    edits.append([])
    var text = file.text(range)
    let indent = text.utf8.prefix { $0 == 0x20 }.count
    if let block = blockScalarIndent {
      if text.trimmed.isEmpty || indent > block { return text }
      blockScalarIndent = nil
    }
    if indent > 400 { refuseDepth(file.span(range)) }
    let trimmed = text.trimmed
    if trimmed.isEmpty || trimmed.hasPrefix("#") {
      // A line of ideographic spaces is not blank to YAML.
      return trimmed.isEmpty ? "" : text
    }
    text = mendIndentation(text, range)
    let column = text.utf8.prefix { $0 == 0x20 }.count
    if flowDepth > 0 {
      text = goOnMendingFlow(text, range)
    } else if let mended = mendLooseText(text, range) {
      text = mended
    } else if textIndent.map({ column <= $0 }) ?? true {
      var line = HeaderLine(mendBullet(text, range))
      line = mendColon(line, range, next)
      line = mendFlow(line, range)
      line = mendValue(line, range)
      noteDuplicate(line, range)
      textIndent = line.textColumn
      keyAbove = line.readableKey.map { ($0.column, line.value != nil) }
      text = line.text
    }
    scanStructure(text, range)
    return text
  }

  // MARK: Mending

  mutating func record(at offset: Int, removed: Int, inserted: Int) {
    edits[edits.count - 1].append((offset, removed, inserted))
  }

  /// The corrected line as people see it, for messages.
  func corrected(_ line: String) -> Wording {
    Wording(zh: "改成：\(line.trimmed)", en: "write: \(line.trimmed)")
  }

  private mutating func mendIndentation(_ text: String, _ range: Range<Int>) -> String {
    // A tab, or the first byte of an ideographic or no-break space.
    let first = text.utf8.first { $0 != 0x20 }
    guard first == 0x09 || first == 0xE3 || first == 0xC2 else { return text }
    let lead = text.prefix { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{00A0}" }
    guard lead.contains(where: { $0 != " " }) else { return text }
    let replacement = String(
      repeating: " ", count: width(of: lead, before: String(text.dropFirst(lead.count))))
    let mended = replacement + text.dropFirst(lead.count)
    let span = file.span(range.lowerBound..<range.lowerBound + lead.utf8.count)
    let isTab = lead.contains("\t")
    problems.append(
      Problem(
        isTab ? .yamlTab : .yamlWideSpace, at: span,
        isTab
          ? Wording(
            zh: "缩进用了制表符（Tab），这里只能用空格", en: "the line is indented with a tab; only spaces may be used")
          : Wording(
            zh: "缩进用了全角空格，这里只能用半角空格",
            en: "the line is indented with full-width spaces; only ASCII spaces may be used"),
        suggestion: corrected(mended), fix: Fix(replacing: span, by: replacement)))
    record(at: 0, removed: lead.utf8.count, inserted: replacement.utf8.count)
    return mended
  }

  /// How far a line is indented that `lead` was typed before. A field below one that has a value stands where that one does.
  private func width(of lead: Substring, before rest: String) -> Int {
    let typed = lead.reduce(0) { $0 + ($1 == " " ? 1 : 2) }
    guard let keyAbove, keyAbove.hasValue, let key = HeaderLine(rest).key, fieldNames.contains(key.text)
    else {
      return typed
    }
    return min(typed, keyAbove.column)
  }

  private mutating func mendBullet(_ text: String, _ range: Range<Int>) -> String {
    guard let first = text.utf8.first(where: { $0 != 0x20 }), first >= 0x80 || first == UInt8(ascii: "-")
    else {
      return text
    }
    let indent = text.prefix { $0 == " " }
    let rest = text.dropFirst(indent.count)
    if first == UInt8(ascii: "-") { return mendTightDash(text, range, rest, at: indent.utf8.count) }
    guard let bullet = rest.first, "－–—•·●・".contains(bullet) else { return text }
    let after = rest.dropFirst()
    // `——` is a dash of the text.
    if after.first == bullet { return text }
    let spaces = after.prefix { $0 == " " || $0 == "\u{3000}" }
    let original = String(bullet) + spaces
    let mended = indent + "- " + after.dropFirst(spaces.count)
    let offset = indent.utf8.count
    let span = originalSpan(range, offset, original.utf8.count)
    problems.append(
      Problem(
        .yamlBullet, at: span,
        Wording(zh: "列表项应以半角“- ”开头，不是“\(bullet)”", en: "a list item starts with “- ”, not with “\(bullet)”"),
        suggestion: corrected(String(mended)), fix: Fix(replacing: span, by: "- ")))
    record(at: offset, removed: original.utf8.count, inserted: 2)
    return String(mended)
  }

  /// `-排球`: the dash of an item needs a space.
  private mutating func mendTightDash(
    _ text: String, _ range: Range<Int>, _ rest: Substring, at offset: Int
  ) -> String {
    guard let next = rest.dropFirst().first, next.isLetter else { return text }
    let mended = String(text.prefix(offset)) + "- " + rest.dropFirst()
    let span = originalSpan(range, offset, 1)
    problems.append(
      Problem(
        .yamlBullet, at: span,
        Wording(zh: "列表项的“-”后面要有一个空格", en: "a space is needed after the dash of an item"),
        suggestion: corrected(mended), fix: Fix(replacing: span, by: "- ")))
    record(at: originalOffset(offset + 1), removed: 0, inserted: 1)
    return mended
  }

  /// A line of a text that was meant to go on, but stands at the margin.
  private mutating func mendLooseText(_ text: String, _ range: Range<Int>) -> String? {
    let words = text.drop { $0 == " " }
    guard let keyAbove, keyAbove.hasValue, textIndent == keyAbove.column,
      text.utf8.count - words.utf8.count == keyAbove.column, HeaderLine(text).key == nil,
      !text.contains(": "),
      let first = words.first, !"\"'[{#&*!|>%@`-.?".contains(first)
    else { return nil }
    let mended = "  " + text
    let span = file.span(range.upperBound - words.utf8.count..<range.upperBound)
    problems.append(
      Problem(
        .yamlIndent, at: span,
        Wording(
          zh: "这一行没有“字段:”；接着上一行的文字，行首要空两格",
          en: "the line has no “field:”; text that goes on from the line above is indented by two spaces"),
        suggestion: Wording(zh: "或者和上一行写成一行", en: "or put both on one line"),
        fix: Fix(replacing: file.span(range.lowerBound..<range.lowerBound), by: "  ", certainty: .likely)))
    record(at: 0, removed: 0, inserted: 2)
    return mended
  }

  /// The span in the file for `count` bytes at `offset` of the line as mended so far.
  func originalSpan(_ range: Range<Int>, _ offset: Int, _ count: Int) -> Span {
    var shift = 0
    for edit in edits[edits.count - 1] where offset + shift >= edit.at {
      shift += edit.removed - edit.inserted
    }
    let lower = range.lowerBound + offset + shift
    return file.span(lower..<lower + count)
  }

  /// `标题：运动会` and `标题:运动会`: the colon after a key must be ASCII and followed by a space.
  private mutating func mendColon(_ line: HeaderLine, _ range: Range<Int>, _ next: Range<Int>?) -> HeaderLine
  {
    guard line.readableKey == nil, let key = line.key, !line.isItem || isField(key, above: next) else {
      return line
    }
    let rest = line.suffix(from: key.end)
    let value = rest.dropFirst().drop { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }
    if rest.hasPrefix("：") {
      let replacement = value.trimmed.isEmpty ? ":" : ": "
      let full = line.prefix(key.end) + replacement + value
      let removed = rest.utf8.count - value.utf8.count
      problems.append(
        Problem(
          .yamlWideColon, at: originalSpan(range, key.end, 3),
          Wording(zh: "“：”应为半角冒号加空格", en: "“：” should be an ASCII colon and a space"),
          suggestion: corrected(full),
          fix: Fix(replacing: originalSpan(range, key.end, removed), by: replacement)))
      record(at: originalOffset(key.end), removed: removed, inserted: replacement.utf8.count)
      return HeaderLine(full)
    }
    let full = line.prefix(key.end + 1) + " " + value
    let blanks = rest.utf8.count - 1 - value.utf8.count
    if blanks > 0 {
      let span = originalSpan(range, key.end + 1, blanks)
      problems.append(
        Problem(
          .yamlWideSpace, at: span,
          Wording(zh: "冒号后面应为一个半角空格", en: "an ASCII space is needed after the colon"),
          suggestion: corrected(full), fix: Fix(replacing: span, by: " ")))
      record(at: originalOffset(key.end + 1), removed: blanks, inserted: 1)
      return HeaderLine(full)
    }
    // `http://…`, `16:30` or `周六 9:00 开放` is a value, not a key.
    guard let first = value.first, first != "/", !first.isNumber || key.text.last?.isNumber != true else {
      return line
    }
    let span = originalSpan(range, key.end, 1)
    problems.append(
      Problem(
        .yamlNoSpace, at: span,
        Wording(zh: "冒号后面要有一个空格", en: "a space is needed after the colon"),
        suggestion: corrected(full), fix: Fix(replacing: span, by: ": ")))
    record(at: originalOffset(key.end + 1), removed: 0, inserted: 1)
    return HeaderLine(full)
  }

  func originalOffset(_ offset: Int) -> Int {
    var shift = 0
    for edit in edits[edits.count - 1] where offset + shift >= edit.at {
      shift += edit.removed - edit.inserted
    }
    return offset + shift
  }

  /// Whether the first words of an item of a list are a key, and not those of a sentence (`- 我常说：…`) that is no mistake: a field
  /// is called so, and another one stands below.
  private func isField(_ key: HeaderLine.Key, above next: Range<Int>?) -> Bool {
    guard fieldNames.contains(key.text), let next else { return false }
    let below = HeaderLine(file.text(next))
    guard let other = below.key, !below.isItem, other.column == key.column else { return false }
    return below.readableKey != nil || below.suffix(from: other.end).hasPrefix("：")
  }

  private mutating func noteDuplicate(_ line: HeaderLine, _ range: Range<Int>) {
    guard let key = line.readableKey, key.column == 0 else { return }
    let span = originalSpan(range, 0, key.text.utf8.count)
    if let earlier = topLevelKeys[key.text] {
      problems.append(
        Problem(
          .keyTwice, at: span,
          Wording(zh: "“\(key.text)”写了两次", en: "“\(key.text)” is given twice"),
          suggestion: Wording(zh: "只留一行", en: "keep one of the two lines"),
          notes: [Note(Wording(zh: "第一次在这里", en: "first given here"), at: earlier)]))
      isReadable = false
    } else {
      topLevelKeys[key.text] = span
    }
  }

  // MARK: Structure

  /// Counts brackets outside quotes and refuses anchors, aliases and deep nesting: nothing in a record needs
  /// them, and ten lines of aliases can stand for a billion values.
  private mutating func scanStructure(_ text: String, _ range: Range<Int>) {
    if blockScalarIndent != nil { return }
    var quote: UInt8?
    var isEscaped = false
    var closedAt = -1
    var previous: UInt8 = 0x20
    // Whether a value may begin here. A quote or a bracket in the middle of plain text is a character like any other.
    var isOpen = true
    var dashes = 0
    for (offset, byte) in text.utf8.enumerated() {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if byte == open {
          quote = nil
          closedAt = offset
        } else {
          isEscaped = open == UInt8(ascii: "\"") && byte == UInt8(ascii: "\\")
        }
      } else {
        if byte == 0x20, previous == UInt8(ascii: ":") { isOpen = true }
        let opensValue = isOpen
        let startsValue =
          opensValue
          && (previous == 0x20 || previous == UInt8(ascii: "[") || previous == UInt8(ascii: ",")
            || previous == UInt8(ascii: "{"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          // Two single quotes in single quotes are one.
          let isDoubled = byte == UInt8(ascii: "'") && previous == byte && closedAt == offset - 1
          if isDoubled || startsValue { quote = byte }
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          if flowDepth > 0 || startsValue {
            if flowDepth == 0 { openBracket = originalSpan(range, offset, 1) }
            flowDepth += 1
          }
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          if flowDepth > 0 { flowDepth -= 1 }
          if flowDepth == 0 { openBracket = nil }
        case UInt8(ascii: "&"), UInt8(ascii: "*"):
          if startsValue, flowDepth > 0 || dashes > 0 {
            problems.append(
              Problem(
                .yamlAlias, at: originalSpan(range, offset, 1),
                Wording(
                  zh: "不支持 YAML 的锚点（&）和别名（*）", en: "YAML anchors (&) and aliases (*) are not supported"),
                suggestion: Wording(zh: "直接写出内容；文字请加引号", en: "write the value itself; put text in quotes")))
            isReadable = false
            return
          }
        case UInt8(ascii: "-"): if previous == 0x20, opensValue { dashes += 1 }
        case UInt8(ascii: "#"): if previous == 0x20 { return }
        default: break
        }
        switch byte {
        case 0x20: break
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): isOpen = isOpen || flowDepth > 0
        case UInt8(ascii: "-"): isOpen = opensValue && previous == 0x20
        default: isOpen = false
        }
        if flowDepth > 32 || dashes > 32 { return refuseDepth(originalSpan(range, offset, 1)) }
      }
      previous = byte
    }
  }

  private mutating func refuseDepth(_ span: Span) {
    isReadable = false
    guard !reportedDepth else { return }
    reportedDepth = true
    problems.append(
      Problem(
        .yamlDepth, at: span,
        Wording(zh: "嵌套太深（最多 32 层）", en: "nested too deeply (at most 32 levels)"),
        suggestion: Wording(zh: "检查多余的括号或缩进", en: "look for stray brackets or indentation")))
  }
}
