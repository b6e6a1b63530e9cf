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
      let dash = index + 2 < file.bytes.count && file.bytes[index + 2] == 0x2D
      text(start..<index, trimsEnd: dash)
      let place = index
      index += dash ? 3 : 2
      switch opening {
      case 0x23: comment(place)
      case 0x7B: chunks.append(.output(tokens(until: "}}", from: place), place..<index))
      default: tag(place)
      }
      start = index
    }
    text(start..<file.bytes.count, trimsEnd: false)
  }

  private mutating func text(_ range: Range<Int>, trimsEnd: Bool) {
    var bytes = file.bytes[range]
    if trimsNext { bytes = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) } }
    if trimsEnd {
      while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
    }
    trimsNext = false
    if !bytes.isEmpty { chunks.append(.text(range, Array(bytes))) }
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
          var ahead = self
          ahead.index = index + (starts("{%-", at: index) ? 3 : 2)
          if ahead.tokens(until: "%}", from: index).first?.kind == .name("endraw") {
            text(start..<index, trimsEnd: starts("{%-", at: index))
            index = ahead.index
            trimsNext = ahead.trimsNext
            return
          }
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
        .templateUnclosed, at: file.span(place..<place + 2),
        Wording(zh: "“\(sign)”没有结束", en: "“\(sign)” is never closed")))
    index = file.bytes.count
  }

  /// The tokens up to `end`, which is consumed.
  private mutating func tokens(until end: StaticString, from place: Int) -> [Token] {
    var tokens: [Token] = []
    while index < file.bytes.count {
      let byte = file.bytes[index]
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        index += 1
      } else if starts(end, at: index) {
        trimsNext = false
        index += 2
        tokens.append(Token(kind: .end, range: index - 2..<index))
        return tokens
      } else if byte == 0x2D, starts(end, at: index + 1) {
        trimsNext = true
        index += 3
        tokens.append(Token(kind: .end, range: index - 2..<index))
        return tokens
      } else {
        tokens.append(token())
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
        switch file.bytes[index] {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "t"): bytes.append(0x09)
        default: bytes.append(file.bytes[index])
        }
      } else {
        bytes.append(file.bytes[index])
      }
      index += 1
    }
    if index < file.bytes.count {
      index += 1
    } else {
      unclosed("\"", start)
    }
    return Token(kind: .string(String(decoding: bytes, as: UTF8.self)), range: start..<index)
  }

  private mutating func number() -> Token {
    let start = index
    while index < file.bytes.count, (0x30...0x39).contains(file.bytes[index]) { index += 1 }
    if index + 1 < file.bytes.count, file.bytes[index] == 0x2E, (0x30...0x39).contains(file.bytes[index + 1])
    {
      index += 1
      while index < file.bytes.count, (0x30...0x39).contains(file.bytes[index]) { index += 1 }
      return Token(kind: .double(Double(file.text(start..<index)) ?? 0), range: start..<index)
    }
    return Token(kind: .int(Int(file.text(start..<index)) ?? 0), range: start..<index)
  }
}
