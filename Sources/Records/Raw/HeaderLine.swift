import Diagnostics

/// A line of a header: where its item, its key and its value begin. Offsets count bytes from the beginning of the line.
struct HeaderLine {
  /// The first words of a line, with a colon behind them that YAML may understand or not.
  struct Key {
    var text: String
    /// The offset of its first character.
    var column: Int
    /// The offset of its colon.
    var end: Int
  }

  let text: String
  /// The offset of what follows the indentation and `- `; the length of the line if nothing does.
  let start: Int
  /// Whether it begins with `- `.
  let isItem: Bool
  /// The key at the start, if its first words could be one.
  let key: Key?
  /// The key, if it is one to YAML, too.
  let readableKey: Key?

  /// - Complexity: O(n) in the length of the line.
  init(_ text: String) {
    var text = text
    let found = text.withUTF8(KeySearch.init)
    self.text = text
    start = found.start
    isItem = found.isItem
    guard let column = found.colon, let words = String(text.utf8.dropFirst(start).prefix(column - start))
    else {
      (key, readableKey) = (nil, nil)
      return
    }
    let name = String(words.trimmingSuffix { $0 == " " })
    // A character has a byte at least.
    guard !name.isEmpty, name.utf8.count <= 24 || name.count <= 24,
      !name.unicodeScalars.contains(where: isNotInKeys)
    else {
      (key, readableKey) = (nil, nil)
      return
    }
    let key = Key(text: name, column: start, end: column)
    self.key = key
    readableKey = found.isReadable ? key : nil
  }

  /// The value on a `key: value` or `- value` line and its offset.
  var value: (offset: Int, text: String)? {
    guard let key = readableKey else {
      return isItem && start < text.utf8.count ? (start, suffix(from: start)) : nil
    }
    let blanks = text.utf8.dropFirst(key.end + 1).prefix { $0 == 0x20 }.count
    let offset = key.end + 1 + blanks
    return offset < text.utf8.count ? (offset, suffix(from: offset)) : nil
  }

  /// The column that the lines below must pass to go on with the text of this one: that of its key or dash, or what is left of text
  /// that stands alone. `nil` if it holds no text that could go on.
  var textColumn: Int? {
    if let value { return value.text.hasPrefix("#") ? nil : readableKey?.column ?? start - 2 }
    guard !isItem, readableKey == nil, let first = text.utf8.dropFirst(start).first,
      !isSignOfYAML(first), first != UInt8(ascii: "?"), !text.contains(": "), !text.hasSuffix(":")
    else { return nil }
    return start - 1
  }

  /// The line up to `offset`.
  func prefix(_ offset: Int) -> String { String(text.utf8.prefix(offset)) ?? "" }

  /// The line from `offset` on.
  func suffix(from offset: Int) -> String { String(text.utf8.dropFirst(offset)) ?? "" }
}

/// Where the first words of a line stand and its first colon, an ASCII or a full-width one.
private struct KeySearch {
  var start = 0
  var isItem = false
  var colon: Int?
  /// Whether the colon ends the line or a blank follows, as YAML asks.
  var isReadable = false

  init(_ line: UnsafeBufferPointer<UInt8>) {
    func skipBlanks() { while start < line.count, line[start] == 0x20 { start += 1 } }
    skipBlanks()
    while start + 1 < line.count, line[start] == UInt8(ascii: "-"), line[start + 1] == 0x20 {
      isItem = true
      start += 2
      skipBlanks()
    }
    guard start < line.count, !isSignOfYAML(line[start]) else { return }
    var index = start
    while index < line.count {
      if line[index] == UInt8(ascii: ":") {
        colon = index
        isReadable = index + 1 == line.count || line[index + 1] == 0x20
        return
      }
      if line[index] == 0xEF, line[index...].starts(with: "：".utf8) {
        colon = index
        return
      }
      index += 1
    }
  }
}

/// Whether YAML takes a value that begins with `byte` for something else than plain text.
private func isSignOfYAML(_ byte: UInt8) -> Bool { "\"'[{#&*!|>%@`-".utf8.contains(byte) }

/// Signs of sentences, which no key has.
private func isNotInKeys(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "，", "。", "；", "！", "？", "、", ",", ";", "\"", "“", "”", "（", "）", "(", ")", "[", "]", "{", "}": true
  default: false
  }
}
