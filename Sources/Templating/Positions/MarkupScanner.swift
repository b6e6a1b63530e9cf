import Diagnostics

/// Why literal text of a template cannot be followed: the offset in the text and what to do.
struct MarkupFault {
  var offset: Int
  var message: Wording
}

extension MarkupState {
  /// Moves over literal text.
  /// - Complexity: linear in the text.
  mutating func consume(_ bytes: [UInt8]) -> MarkupFault? {
    var index = 0
    while index < bytes.count {
      switch place {
      case .text:
        guard let next = bytes[index...].firstIndex(of: 0x3C) else { return nil }
        index = next + 1
        place = .tagOpen
      case .tagOpen: if beginTag(bytes[index]) { index += 1 }
      default:
        if let message = step(bytes[index]) { return MarkupFault(offset: index, message: message) }
        index += 1
      }
    }
    return nil
  }

  /// After `<`; whether the byte was used.
  private mutating func beginTag(_ byte: UInt8) -> Bool {
    if isLetter(byte) {
      place = .tagName
      (isEndTag, element, tag, attribute) = (false, lower(byte), TagFacts(), "")
    } else if byte == UInt8(ascii: "/") {
      place = .endTagOpen
    } else if byte == UInt8(ascii: "!") {
      place = .declarationOpen
      pending = []
    } else if byte == UInt8(ascii: "?") {
      place = .declaration
    } else {
      place = .text
      return false
    }
    return true
  }

  private mutating func step(_ byte: UInt8) -> Wording? {
    switch place {
    case .text, .tagOpen: break
    case .endTagOpen:
      if isLetter(byte) {
        place = .tagName
        (isEndTag, element, tag, attribute) = (true, lower(byte), TagFacts(), "")
      } else {
        place = byte == UInt8(ascii: ">") ? .text : .declaration
      }
    case .tagName:
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        place = .gap
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        element += lower(byte)
      }
    case .strictGap:
      guard isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") else {
        return Wording(
          zh: "几个分支在标签里会合，后面要有空格，否则会与前面的字连在一起",
          en:
            "branches meet inside a tag here: a space must follow, or what is written would join what stands before"
        )
      }
      if byte == UInt8(ascii: ">") { closeTag() } else { place = .gap }
    case .gap, .afterValue: between(byte)
    case .attributeName:
      if isSpace(byte) {
        place = .afterAttributeName
      } else if byte == UInt8(ascii: "=") {
        place = .beforeValue
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        between(byte)
      } else {
        attribute += lower(byte)
      }
    case .afterAttributeName:
      if byte == UInt8(ascii: "=") { place = .beforeValue } else if !isSpace(byte) { between(byte) }
    case .beforeValue:
      if isSpace(byte) { break }
      if byte == UInt8(ascii: ">") {
        closeTag()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        place = .value(quote: byte)
        beginValue()
      } else {
        place = .unquotedValue
        beginValue()
        tag.literal.append(byte | (isLetter(byte) ? 0x20 : 0))
      }
    case .value(let quote):
      if byte == quote { return endValue(.afterValue) }
      return valueByte(byte)
    case .unquotedValue:
      if isSpace(byte) { return endValue(.gap) }
      if byte == UInt8(ascii: ">") {
        let fault = endValue(.gap)
        closeTag()
        return fault
      }
      return valueByte(byte)
    case .declarationOpen, .comment, .declaration: declaration(byte)
    case .replaceableText, .rawText: rawByte(byte)
    }
    return nil
  }

  private mutating func between(_ byte: UInt8) {
    attribute = ""
    if byte == UInt8(ascii: ">") {
      closeTag()
    } else if isSpace(byte) || byte == UInt8(ascii: "/") {
      place = .gap
    } else {
      place = .attributeName
      attribute = lower(byte)
    }
  }

  private mutating func closeTag() {
    let isRaw = Self.rawElements.contains(element)
    let isReplaceable = Self.replaceableElements.contains(element)
    let scriptType = tag.scriptType
    (place, attribute, pending, content, tag) = (.text, "", [], .plain, TagFacts())
    guard !isEndTag, isRaw || isReplaceable else {
      (element, isEndTag) = ("", false)
      return
    }
    place = isRaw ? .rawText : .replaceableText
    if element == "script", let scriptType, isDataType(scriptType) {
      content = .json(isString: false, isEscape: false)
    } else if isRaw {
      content = .code
    }
  }

  /// Whether browsers take a script of this type for data.
  private func isDataType(_ type: String) -> Bool {
    type == "application/json" || type.hasSuffix("+json") || type == "importmap" || type == "speculationrules"
  }

  private mutating func declaration(_ byte: UInt8) {
    switch place {
    case .declarationOpen:
      pending.append(byte)
      if pending == [0x2D, 0x2D] {
        place = .comment
        // `<!-->` ends at once.
        pending = [0x2D, 0x2D]
      } else if pending != [0x2D] {
        (place, pending) = (byte == UInt8(ascii: ">") ? .text : .declaration, [])
      }
    case .comment:
      if byte == UInt8(ascii: ">"),
        pending.suffix(2) == [0x2D, 0x2D] || pending.suffix(3) == [0x2D, 0x2D, 0x21]
      {
        (place, pending) = (.text, [])
      } else if byte == 0x2D || (byte == 0x21 && pending.suffix(2) == [0x2D, 0x2D]) {
        pending = Array((pending + [byte]).suffix(3))
      } else {
        pending = []
      }
    default: if byte == UInt8(ascii: ">") { place = .text }
    }
  }

  /// Text that only its own end tag ends.
  private mutating func rawByte(_ byte: UInt8) {
    if case .json(let isString, let isEscape) = content {
      if isEscape {
        content = .json(isString: true, isEscape: false)
      } else if byte == UInt8(ascii: "\"") {
        content = .json(isString: !isString, isEscape: false)
      } else if byte == UInt8(ascii: "\\"), isString {
        content = .json(isString: true, isEscape: true)
      }
    }
    let wanted = Array("</\(element)".utf8)
    if pending.count == wanted.count {
      if isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        (isEndTag, pending, content, place) = (true, [], .plain, .gap)
        if byte == UInt8(ascii: ">") { closeTag() }
        return
      }
      pending = []
    }
    let folded = isLetter(byte) ? byte | 0x20 : byte
    if folded == wanted[pending.count] {
      pending.append(folded)
    } else {
      pending = byte == UInt8(ascii: "<") ? [byte] : []
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
  }
  private func lower(_ byte: UInt8) -> String {
    String(decoding: [(0x41...0x5A).contains(byte) ? byte | 0x20 : byte], as: UTF8.self)
  }
}
