import Diagnostics

/// A word or sign inside `{{ }}` or `{% %}`.
struct Token: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case name(String)
    case string(String)
    case int(Int)
    case double(Double)
    case sign(String)
    case end
  }
  var kind: Kind
  var range: Range<Int>
}

/// A piece of a template's source.
enum Chunk: Sendable {
  /// Copied text.
  case text(Range<Int>, [UInt8])
  /// `{{ … }}`
  case output([Token], Range<Int>)
  /// `{% … %}`
  case tag([Token], Range<Int>)
}

/// Cuts a template into text, outputs and tags; linear in the source.
struct Lexer {
  private let file: SourceFile
  private var index = 0
  private(set) var problems: [Problem] = []
  private var chunks: [Chunk] = []
  private var trimsNext = false

  init(_ file: SourceFile) { self.file = file }

  static func chunks(of file: SourceFile) -> Checked<[Chunk]> {
    var lexer = Lexer(file)
    lexer.run()
    return Checked(lexer.chunks, lexer.problems)
  }

  private func starts(_ text: StaticString, at position: Int) -> Bool {
    text.withUTF8Buffer { file.bytes[min(position, file.bytes.count)...].starts(with: $0) }
  }

  private mutating func run() {
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    index = start
    while index < file.bytes.count {
      guard file.bytes[index] == 0x7B, index + 1 < file.bytes.count,
        [0x7B, 0x25, 0x23].contains(file.bytes[index + 1])
      else {
        index += 1
        continue
      }
      let opening = file.bytes[index + 1]
      let control = index + 2 < file.bytes.count ? file.bytes[index + 2] : 0
      text(start..<index, trimsEnd: control == 0x2D)
      let place = index
      // A plus keeps white space; it is kept anyway, so the sign means nothing more.
      index += control == 0x2D || (control == 0x2B && opening != 0x7B) ? 3 : 2
      switch opening {
      case 0x23: comment(place)
      case 0x7B: chunks.append(.output(tokens(until: "}}", from: place), place..<index))
      default: tag(place)
      }
      start = index
    }
    // As in Jinja, the line break that editors put at the end of a file is not part of the template.
    var end = file.bytes.count
    if end > start, file.bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, end < file.bytes.count, file.bytes[end - 1] == 0x0D { end -= 1 }
    text(start..<end, trimsEnd: false)
  }

  private mutating func text(_ range: Range<Int>, trimsEnd: Bool) {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if trimsNext { while let length = space(at: lower, before: upper) { lower += length } }
    if trimsEnd { while let length = space(endingAt: upper, after: lower) { upper -= length } }
    trimsNext = false
    if lower < upper { chunks.append(.text(lower..<upper, lines(file.bytes[lower..<upper]))) }
  }

  /// Line breaks of other systems become plain ones.
  private func lines(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x0D) else { return Array(bytes) }
    var result: [UInt8] = []
    for (offset, byte) in zip(bytes.indices, bytes) {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || offset == bytes.startIndex || bytes[offset - 1] != 0x0D {
        result.append(byte)
      }
    }
    return result
  }

  /// Spaces beyond ASCII that white space control takes away too: no-break, wide and ideographic ones.
  private static let wideSpaces: [[UInt8]] =
    [[0xC2, 0xA0], [0xC2, 0x85], [0xE3, 0x80, 0x80], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0x9F]]
    + (UInt8(0x80)...0x8A).map { [0xE2, 0x80, $0] }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The length of the white space that begins at `position`.
  private func space(at position: Int, before end: Int) -> Int? {
    guard position < end else { return nil }
    let byte = file.bytes[position]
    if isBlank(byte) { return 1 }
    guard byte >= 0xC2 else { return nil }
    return Self.wideSpaces.first { file.bytes[position..<end].starts(with: $0) }?.count
  }

  /// The length of the white space that ends before `position`.
  private func space(endingAt position: Int, after start: Int) -> Int? {
    guard position > start else { return nil }
    let byte = file.bytes[position - 1]
    if isBlank(byte) { return 1 }
    guard byte >= 0x80 else { return nil }
    return Self.wideSpaces.first { wide in
      position - wide.count >= start && file.bytes[position - wide.count..<position].elementsEqual(wide)
    }?.count
  }

  private mutating func comment(_ place: Int) {
    while index < file.bytes.count, !starts("#}", at: index) { index += 1 }
    guard index < file.bytes.count else { return unclosed("{#", place) }
    trimsNext = file.bytes[index - 1] == 0x2D
    index += 2
  }

  private mutating func tag(_ place: Int) {
    let found = tokens(until: "%}", from: place)
    if found.first?.kind == .name("raw") {
      let start = index
      while index < file.bytes.count {
        if starts("{%", at: index) {
          let end = index
          index += starts("{%-", at: index) ? 3 : 2
          while index < file.bytes.count, isBlank(file.bytes[index]) { index += 1 }
          // Only the first word is looked at: what follows may be anything.
          if starts("endraw", at: index), token().kind == .name("endraw") {
            text(start..<end, trimsEnd: starts("{%-", at: end))
            _ = tokens(until: "%}", from: end)
            return
          }
          index = end
        }
        index += 1
      }
      return unclosed("{% raw %}", place)
    }
    chunks.append(.tag(found, place..<index))
  }

  private mutating func unclosed(_ sign: String, _ place: Int) {
    problems.append(
      Problem(
        .templateUnclosed, at: file.span(place..<min(place + (sign == "\"" ? 1 : 2), file.bytes.count)),
        Wording(zh: "“\(sign)”没有结束", en: "“\(sign)” is never closed")))
    index = file.bytes.count
  }

  /// The tokens up to `end`, which is consumed.
  private mutating func tokens(until end: StaticString, from place: Int) -> [Token] {
    var tokens: [Token] = []
    // Inside brackets `}}` closes maps: `{{ {"a": {"b": 1}} }}`.
    var depth = 0
    while index < file.bytes.count {
      let byte = file.bytes[index]
      if isBlank(byte) {
        index += 1
      } else if depth <= 0, starts(end, at: index) {
        trimsNext = false
        index += 2
        tokens.append(Token(kind: .end, range: index - 2..<index))
        return tokens
      } else if depth <= 0, byte == 0x2D, starts(end, at: index + 1) {
        trimsNext = true
        index += 3
        tokens.append(Token(kind: .end, range: index - 2..<index))
        return tokens
      } else if byte == 0x2B, starts("%}", at: index + 1), starts(end, at: index + 1) {
        index += 1
      } else {
        tokens.append(token())
        if case .sign(let sign) = tokens[tokens.count - 1].kind {
          if "([{".contains(sign) { depth += 1 }
          if ")]}".contains(sign) { depth -= 1 }
        }
      }
    }
    unclosed(end.description == "}}" ? "{{" : "{%", place)
    tokens.append(Token(kind: .end, range: index..<index))
    return tokens
  }

  private mutating func token() -> Token {
    let start = index
    let byte = file.bytes[index]
    if byte == 0x22 || byte == 0x27 { return string(byte) }
    if (0x30...0x39).contains(byte) { return number() }
    if byte == 0x5F || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 {
      while index < file.bytes.count {
        let next = file.bytes[index]
        guard
          next == 0x5F || (0x30...0x39).contains(next) || (0x41...0x5A).contains(next & 0xDF) || next >= 0x80
        else { break }
        index += 1
      }
      return Token(kind: .name(file.text(start..<index)), range: start..<index)
    }
    for sign in ["==", "!=", "<=", ">=", "//", "**"] where file.bytes[index...].starts(with: sign.utf8) {
      index += 2
      return Token(kind: .sign(sign), range: start..<index)
    }
    index += 1
    return Token(kind: .sign(file.text(start..<index)), range: start..<index)
  }

  private mutating func string(_ quote: UInt8) -> Token {
    let start = index
    index += 1
    var bytes: [UInt8] = []
    while index < file.bytes.count, file.bytes[index] != quote {
      if file.bytes[index] == 0x5C, index + 1 < file.bytes.count {
        index += 1
        escape(&bytes)
      } else {
        bytes.append(file.bytes[index])
        index += 1
      }
    }
    if index < file.bytes.count {
      index += 1
    } else {
      unclosed("\"", start)
    }
    return Token(kind: .string(String(decoding: bytes, as: UTF8.self)), range: start..<index)
  }

  /// The escape whose letter stands at `index`, as in Python; an unknown one stays as it is.
  private mutating func escape(_ bytes: inout [UInt8]) {
    let letter = file.bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): bytes.append(letter)
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
      let digits = file.bytes[index..<min(index + length, file.bytes.count)]
      let number = digits.count == length ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
      if let scalar = number.flatMap({ Unicode.Scalar($0) }) {
        bytes += Array(String(scalar).utf8)
        index += length
      } else {
        bytes += [0x5C, letter]
      }
    default: bytes += [0x5C, letter]
    }
  }

  private mutating func number() -> Token {
    let start = index
    if let number = prefixedNumber() { return Token(kind: .int(number), range: start..<index) }
    func isDigit(_ position: Int) -> Bool {
      file.bytes.indices.contains(position) && (0x30...0x39).contains(file.bytes[position])
    }
    while isDigit(index) || (index < file.bytes.count && file.bytes[index] == 0x5F && isDigit(index + 1)) {
      index += 1
    }
    var isWhole = true
    if index < file.bytes.count, file.bytes[index] == 0x2E, isDigit(index + 1) {
      isWhole = false
      index += 1
      while isDigit(index) { index += 1 }
    }
    if index < file.bytes.count, file.bytes[index] & 0xDF == 0x45 {
      let sign = index + 1 < file.bytes.count && [0x2B, 0x2D].contains(file.bytes[index + 1]) ? 1 : 0
      if isDigit(index + 1 + sign) {
        isWhole = false
        index += 1 + sign
        while isDigit(index) { index += 1 }
      }
    }
    let digits = file.text(start..<index).filter { $0 != "_" }
    if isWhole, let number = Int(digits) { return Token(kind: .int(number), range: start..<index) }
    return Token(kind: .double(Double(digits) ?? 0), range: start..<index)
  }

  /// `0x1F`, `0o17`, `0b101`
  private mutating func prefixedNumber() -> Int? {
    let bases: [UInt8: Int] = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2]
    guard file.bytes[index] == 0x30, index + 1 < file.bytes.count,
      let base = bases[file.bytes[index + 1] | 0x20]
    else {
      return nil
    }
    let digits = file.bytes[(index + 2)...].prefix { byte in
      byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    guard let number = Int(String(decoding: digits.filter { $0 != 0x5F }, as: UTF8.self), radix: base) else {
      return nil
    }
    index += 2 + digits.count
    return number
  }
}
