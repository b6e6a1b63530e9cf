import Diagnostics

extension Prescan {
  /// Copies the text in `range`, which lies on one line, putting right what the parser would misread.
  mutating func inline(_ range: Range<Int>) {
    // Without any of the marks looked for below, an address has nothing to be kept from.
    guard holdsMarks(file.bytes[range]) else { return output.keep(file.bytes[range]) }
    var scanner = InlineScanner(file: file, range: range)
    var warnedAboutStar = false
    while let scalar = scanner.current {
      switch scalar {
      case "\\":
        if scanner.next == "~" {
          scanner.flush(into: &output)
          output.insert(String(Character(Prescan.escapedTilde)).utf8, at: scanner.offset)
          scanner.skip(2)
        } else {
          scanner.advance(2)
        }
      case "`": scanner.passCodeSpan()
      case "<": scanner.passAngle()
      case "*": star(&scanner, &warnedAboutStar)
      case "]": bracket(&scanner)
      case "【": lenticular(&scanner)
      case "h", "w":
        if scanner.startsAddress { scanner.passAddress() } else { scanner.advance(1) }
      default: scanner.advance(1)
      }
    }
    scanner.flush(into: &output)
  }

  /// A run of `*`: emphasis that CommonMark's flanking rule would miss beside full-width punctuation, or a
  /// multiplication sign.
  private mutating func star(_ scanner: inout InlineScanner, _ warned: inout Bool) {
    let count = scanner.run(of: "*")
    let before = scanner.previous
    let after = scanner.peek(count)
    if count == 1, let before, let after, isAlphanumeric(before), isAlphanumeric(after),
      isDigit(before) || isDigit(after)
    {
      if !warned {
        problems.append(
          Problem(
            .markdownStar, at: file.span(scanner.offset..<scanner.offset + 1),
            Wording(
              zh: "数字旁边的 * 可能被当成强调，已按星号处理", en: "a * beside a digit could be emphasis; taken as a star"),
            suggestion: Wording(zh: "乘号请用 ×", en: "use × to multiply"),
            fix: Fix(replacing: file.span(scanner.offset..<scanner.offset + 1), by: "×", certainty: .likely)))
        warned = true
      }
      scanner.flush(into: &output)
      output.insert("\\".utf8, at: scanner.offset)
      scanner.advance(1)
      return
    }
    let isSpaceBefore = before.map { $0.properties.isWhitespace } ?? true
    let isSpaceAfter = after.map { $0.properties.isWhitespace } ?? true
    let touchesCJK = (before?.isCJK ?? false) || (after?.isCJK ?? false)
    if let open = openRuns.last, open.count == count, !isSpaceBefore {
      openRuns.removeLast()
      // `**时间:**14:00`, with the colon of another keyboard.
      let isChinese =
        touchesCJK
        || file.text(open.end..<max(open.end, scanner.offset)).unicodeScalars.contains(where: \.isCJK)
      scanner.advance(count)
      if isChinese, !isSpaceAfter {
        scanner.flush(into: &output)
        output.insert(String(Character(sentinel)).utf8, at: scanner.offset)
      }
    } else {
      if !isSpaceAfter {
        openRuns.append((count, scanner.offset + count))
        if touchesCJK, !isSpaceBefore {
          scanner.flush(into: &output)
          output.insert(String(Character(sentinel)).utf8, at: scanner.offset)
        }
      }
      scanner.advance(count)
    }
  }

  /// `](目标 有空格.docx)` and `]（目标）`.
  private mutating func bracket(_ scanner: inout InlineScanner) {
    if scanner.next == "(" {
      scanner.advance(2)
      guard let target = scanner.text(to: ")") else { return reportOpenLink(scanner) }
      let isPlain = !target.hasPrefix("<") && !target.contains("\"") && !target.contains("'")
      let trimmed = target.drop { $0 == " " }
      if isPlain, trimmed.contains(" "), !trimmed.hasSuffix(" ") {
        scanner.flush(into: &output)
        output.insert("<".utf8, at: scanner.offset)
        scanner.advance(target.unicodeScalars.count)
        scanner.flush(into: &output)
        output.insert(">".utf8, at: scanner.offset)
      } else {
        scanner.advance(target.unicodeScalars.count)
      }
      return
    }
    guard scanner.next == "（", let target = scanner.text(to: "）", after: 2), isAddress(target) else {
      scanner.advance(1)
      return
    }
    let start = scanner.offset
    scanner.advance(1)
    replaceBrackets(&scanner, target, whole: start)
  }

  /// `[文字](https://…` without an end on its line.
  private mutating func reportOpenLink(_ scanner: InlineScanner) {
    guard scanner.startsAddress else { return }
    var end = scanner
    end.passAddress()
    problems.append(
      Problem(
        .markdownLinkBrackets, at: file.span(scanner.offset..<end.offset),
        Wording(zh: "网址后面缺少右括号 )，网页上不会成为链接", en: "the ) behind the address is missing; this is no link yet"),
        suggestion: Wording(zh: "写成 [文字](网址)", en: "write [text](address)"),
        fix: Fix(replacing: file.span(end.offset..<end.offset), by: ")", certainty: .likely)))
  }

  /// `（url）` after a link's text: the brackets become ASCII.
  private mutating func replaceBrackets(_ scanner: inout InlineScanner, _ target: String, whole start: Int) {
    scanner.flush(into: &output)
    let open = scanner.offset
    let end = open + 3 + target.utf8.count + 3
    let span = file.span(open..<end)
    problems.append(
      Problem(
        .markdownLinkBrackets, at: span,
        Wording(zh: "链接的括号应为半角 ( )", en: "a link's brackets are ASCII ( )"),
        suggestion: Wording(zh: "改成：(\(target))", en: "write: (\(target))"),
        fix: Fix(replacing: span, by: "(\(target))")))
    output.insert("(".utf8, at: open)
    scanner.skip(1)
    scanner.advance(target.unicodeScalars.count)
    scanner.flush(into: &output)
    output.insert(")".utf8, at: scanner.offset)
    scanner.skip(1)
  }

  /// `【文字】（url）`: a link typed with Chinese brackets.
  private mutating func lenticular(_ scanner: inout InlineScanner) {
    let start = scanner.offset
    guard let text = scanner.text(to: "】", after: 1), !text.isEmpty else { return scanner.advance(1) }
    let count = text.unicodeScalars.count
    let open = scanner.peek(count + 2)
    guard open == "（" || open == "(",
      let target = scanner.text(to: open == "（" ? "）" : ")", after: count + 3), isAddress(target)
    else { return scanner.advance(1) }
    let end =
      start + 3 + text.utf8.count + 3 + (open == "（" ? 3 : 1) + target.utf8.count + (open == "（" ? 3 : 1)
    let span = file.span(start..<end)
    let mended = "[\(text)](\(target))"
    problems.append(
      Problem(
        .markdownLinkBrackets, at: span,
        Wording(zh: "链接应写成 [文字](网址)，用半角括号", en: "a link is written [text](address) with ASCII brackets"),
        suggestion: Wording(zh: "改成：\(mended)", en: "write: \(mended)"), fix: Fix(replacing: span, by: mended)
      ))
    scanner.flush(into: &output)
    output.insert(mended.utf8, at: start)
    scanner.skip(count + 3 + target.unicodeScalars.count + 1)
  }

  /// Whether bracketed text is where something leads: an address, a path or a file.
  private func isAddress(_ text: String) -> Bool {
    guard !text.isEmpty, !text.contains(where: { $0 == "（" || $0 == "，" || $0 == "。" }) else { return false }
    if text.contains("://") || text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../")
      || text.hasPrefix("mailto:")
    {
      return true
    }
    let suffix = text.split(separator: ".").last.map(String.init) ?? ""
    return text.contains(".") && (1...5).contains(suffix.count)
      && suffix.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}

/// Whether a backslash, a backtick, `<`, `*`, `]` or `【` is in the UTF-8 text.
private func holdsMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.indices.contains { index in
    switch bytes[index] {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "*"), UInt8(ascii: "]"): true
    case 0xE3: index + 2 < bytes.endIndex && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x90
    default: false
    }
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
private func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
  isDigit(scalar) || (0x41...0x5A).contains(scalar.value & 0xDF) && scalar.value < 0x80
}

/// Reads one line scalar by scalar and remembers what was not copied yet.
struct InlineScanner {
  private let file: SourceFile
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  private var index = 0
  private var copied: Int

  init(file: SourceFile, range: Range<Int>) {
    self.file = file
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    var offset = range.lowerBound
    for scalar in String(decoding: file.bytes[range], as: UTF8.self).unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(range.upperBound)
    self.scalars = scalars
    self.offsets = offsets
    copied = range.lowerBound
  }

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  var next: Unicode.Scalar? { peek(1) }
  var previous: Unicode.Scalar? { index > 0 ? scalars[index - 1] : nil }
  /// Byte offset of the current scalar.
  var offset: Int { offsets[index] }

  func peek(_ count: Int) -> Unicode.Scalar? { index + count < scalars.count ? scalars[index + count] : nil }

  mutating func advance(_ count: Int) { index = min(index + count, scalars.count) }

  /// Leaves out the next `count` scalars; what came before must be flushed.
  mutating func skip(_ count: Int) {
    advance(count)
    copied = offsets[index]
  }

  /// Copies everything up to here.
  mutating func flush(into output: inout Rewriting) {
    output.keep(file.bytes[copied..<offsets[index]])
    copied = offsets[index]
  }

  /// How many `scalar`s follow each other here.
  func run(of scalar: Unicode.Scalar) -> Int {
    var count = 0
    while peek(count) == scalar { count += 1 }
    return count
  }

  /// The text from `after` scalars on up to the next `end` on the line.
  func text(to end: Unicode.Scalar, after: Int = 0) -> String? {
    var text = String.UnicodeScalarView()
    var position = index + after
    var depth = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar == end, depth == 0 { return String(text) }
      if end == ")", scalar == "(" { depth += 1 }
      if end == ")", scalar == ")" { depth -= 1 }
      text.append(scalar)
      position += 1
    }
    return nil
  }

  /// Passes a code span, or the backticks alone if they are not closed on the line.
  mutating func passCodeSpan() {
    let count = run(of: "`")
    var position = index + count
    while position < scalars.count {
      var length = 0
      while position + length < scalars.count, scalars[position + length] == "`" { length += 1 }
      if length == count {
        index = position + length
        return
      }
      position += max(length, 1)
    }
    advance(count)
  }

  /// Passes `<https://…>` or a tag.
  mutating func passAngle() {
    guard let first = peek(1), first == "/" || first == "!" || first.properties.isAlphabetic && first.isASCII
    else { return advance(1) }
    var position = index
    while position < scalars.count, scalars[position] != ">" { position += 1 }
    index = position < scalars.count ? position + 1 : index + 1
  }

  /// Whether a bare address begins here.
  var startsAddress: Bool {
    if let previous, previous.isASCII, previous.properties.isAlphabetic { return false }
    for start in ["https://", "http://", "www."]
    where zip(start.unicodeScalars, scalars[index...]).allSatisfy({ $0 == $1 }) {
      return scalars.count - index > start.unicodeScalars.count
    }
    return false
  }

  /// Passes the characters that an address may have.
  mutating func passAddress() {
    while let scalar = current, scalar.isASCII, scalar.value > 0x20, scalar != "<", scalar != ")",
      scalar != "]"
    { index += 1 }
  }
}
