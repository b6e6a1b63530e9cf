/// What is written in brackets, `{学期: 2026-2027-1, 周次: 1-8}`, with the signs of a Chinese input method in it, and how YAML has it.
///
/// Only what has no other meaning there is mended: a field is followed by a colon and a value, and fields by a comma. Full-width signs
/// inside a value are text.
struct FlowMending {
  /// One change of a line, in bytes.
  struct Change: Equatable {
    var at: Int
    var removed: Int
    var replacement: String
  }

  /// Whether `name` is that of a field.
  let isField: (String) -> Bool
  /// The brackets that are open, as YAML writes them.
  private(set) var open: [Character] = []
  /// The full-width signs that were found on the last line.
  private(set) var wide: [Character] = []
  /// Whether a comma of the last line belongs to a value.
  private(set) var hasInnerComma = false
  private var changes: [Change] = []
  private var characters: [Character] = []
  private var offsets: [Int] = []

  init(isField: @escaping (String) -> Bool) { self.isField = isField }

  /// Whether `value` is meant as brackets full of values, and not a text that begins with one: `［通知］运动会`.
  static func isFlow(_ value: String) -> Bool {
    guard let first = value.first, "{[｛［".contains(first) else { return false }
    let (own, pair) = first == "{" || first == "｛" ? ("{｛", "}｝") : ("[［", "]］")
    var depth = 0
    var quote: Character?
    var isEscaped = false
    for index in value.indices {
      let character = value[index]
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil }
        isEscaped = open == "\"" && character == "\\"
      } else if character == "\"" || character == "'" {
        quote = character
      } else if own.contains(character) {
        depth += 1
      } else if pair.contains(character) {
        depth -= 1
        guard depth == 0 else { continue }
        let rest = value[value.index(after: index)...]
        return rest.trimmed.isEmpty || rest.first == " " && rest.trimmed.hasPrefix("#")
      }
    }
    return true
  }

  /// Forgets what is open.
  mutating func reset() { open = [] }

  /// The changes that make the rest of a line, from byte `start` on, readable.
  mutating func mend(_ line: String, from start: Int) -> [Change] {
    changes = []
    wide = []
    hasInnerComma = false
    characters = Array(line)
    offsets = [0]
    for character in characters { offsets.append((offsets.last ?? 0) + String(character).utf8.count) }
    var index = offsets.firstIndex { $0 >= start } ?? characters.count
    // The last value of the fields being read, which a comma may have cut in two.
    var value: Range<Int>?
    while index < characters.count {
      if isBlank(index) {
        index += 1
      } else if let bracket = opening(index) {
        replaceBracket(index, bracket)
        open.append(bracket)
        value = nil
        index += 1
      } else if let bracket = closing(index), !open.isEmpty {
        replaceBracket(index, bracket)
        open.removeLast()
        value = nil
        index += 1
        if open.isEmpty { break }
      } else if open.isEmpty || characters[index] == "#" {
        break
      } else if isSeparator(index) {
        replaceSeparator(&index)
      } else {
        index = open.last == "{" ? entry(index, &value) : text(index)
      }
    }
    return changes
  }

  // MARK: Parts

  /// Passes `field: value`.
  private mutating func entry(_ start: Int, _ value: inout Range<Int>?) -> Int {
    var end = start
    if characters[start] == "\"" || characters[start] == "'" {
      // In quotes, as JSON has it, a colon needs no space.
      end = blanks(from: quoted(start))
      guard end < characters.count, characters[end] == ":" else { return max(end, start + 1) }
      return self.value(after: blanks(from: end + 1), &value)
    }
    while end < characters.count, !isEnd(end, "}｝"), characters[end] != ",", !isColon(end) { end += 1 }
    let key = trimmed(start..<end)
    guard end < characters.count, isColon(end), !key.isEmpty else {
      // A piece without a colon is no field: `周次: 1-8,10-17`.
      if let earlier = value, end > start, !isField(key) {
        quote(earlier.lowerBound..<trimmedEnd(start..<end))
      }
      value = nil
      return max(end, start + 1)
    }
    return self.value(after: colon(end), &value)
  }

  /// Whether a key ends here: not in `14:30` or `https://`.
  private func isColon(_ index: Int) -> Bool {
    if characters[index] == "：" { return true }
    guard characters[index] == ":" else { return false }
    guard index + 1 < characters.count, !isBlank(index + 1) else { return true }
    return characters[index + 1] != "/" && !(index > 0 && characters[index - 1].isNumber)
  }

  /// Passes the colon at `index`, put right.
  private mutating func colon(_ index: Int) -> Int {
    let next = index + 1
    let spaces = blanks(from: next)
    let isPlain = spaces > next && characters[next] == " "
    if characters[index] == "：" {
      wide.append("：")
      replace(index..<(isPlain ? next : spaces), by: isPlain ? ":" : ": ")
    } else if spaces == next, next < characters.count, !isEnd(next, "}｝") {
      replace(next..<next, by: " ")
    } else if spaces > next, !isPlain {
      replace(next..<spaces, by: " ")
    }
    return spaces
  }

  private mutating func value(after start: Int, _ value: inout Range<Int>?) -> Int {
    guard start < characters.count, opening(start) == nil else { return start }
    if characters[start] == "\"" || characters[start] == "'" { return quoted(start) }
    var end = start
    while end < characters.count, !isEnd(end, "}｝"), characters[end] != "," {
      if "，、；;".contains(characters[end]), beginsField(after: end) { break }
      end += 1
    }
    value = start..<trimmedEnd(start..<end)
    return end
  }

  /// Passes an item of a list.
  private mutating func text(_ start: Int) -> Int {
    if characters[start] == "\"" || characters[start] == "'" { return quoted(start) }
    var end = start
    while end < characters.count, characters[end] != ",", !isEnd(end, "]］") { end += 1 }
    return max(end, start + 1)
  }

  private func quoted(_ start: Int) -> Int {
    var end = start + 1
    while end < characters.count, characters[end] != characters[start] {
      end += characters[end] == "\\" && characters[start] == "\"" ? 2 : 1
    }
    return min(end + 1, characters.count)
  }

  private mutating func replaceSeparator(_ index: inout Int) {
    if characters[index] != "," {
      wide.append(characters[index])
      let next = index + 1
      let hasSpace = next < characters.count && characters[next] == " "
      replace(index..<next, by: hasSpace ? "," : ", ")
    }
    index += 1
  }

  private mutating func replaceBracket(_ index: Int, _ bracket: Character) {
    guard characters[index] != bracket else { return }
    wide.append(characters[index])
    replace(index..<index + 1, by: String(bracket))
  }

  private mutating func quote(_ range: Range<Int>) {
    let text = String(characters[range])
    guard !text.contains("\""), !text.contains("\\") else { return }
    hasInnerComma = true
    replace(range.lowerBound..<range.lowerBound, by: "\"")
    replace(range.upperBound..<range.upperBound, by: "\"")
  }

  private mutating func replace(_ range: Range<Int>, by text: String) {
    changes.append(
      Change(
        at: offsets[range.lowerBound], removed: offsets[range.upperBound] - offsets[range.lowerBound],
        replacement: text))
  }

  // MARK: What stands where

  private func isBlank(_ index: Int) -> Bool { " \t\u{3000}\u{A0}".contains(characters[index]) }

  private func blanks(from index: Int) -> Int {
    var end = index
    while end < characters.count, isBlank(end) { end += 1 }
    return end
  }

  private func opening(_ index: Int) -> Character? {
    switch characters[index] {
    case "{", "｛": "{"
    case "[", "［": "["
    default: nil
    }
  }

  private func closing(_ index: Int) -> Character? {
    switch characters[index] {
    case "}", "｝": "}"
    case "]", "］": "]"
    default: nil
    }
  }

  /// Whether brackets or what is in them may end here.
  private func isEnd(_ index: Int, _ own: String) -> Bool {
    own.contains(characters[index]) || characters[index] == "}" || characters[index] == "]"
  }

  /// Whether fields or groups of fields are parted here. Between texts, `，` is left to who reads them.
  private func isSeparator(_ index: Int) -> Bool {
    if characters[index] == "," { return true }
    guard "，、；;".contains(characters[index]) else { return false }
    let next = blanks(from: index + 1)
    return open.last == "{" ? true : next < characters.count && opening(next) == "{"
  }

  /// Whether a field begins behind the sign at `index`.
  private func beginsField(after index: Int) -> Bool {
    let start = blanks(from: index + 1)
    var end = start
    while end < characters.count, end - start <= 24, !isColon(end) {
      if "，、；;,{}｛｝\"".contains(characters[end]) { return false }
      end += 1
    }
    // `名称: 报名表，截止：周五` is a text, unless all its colons are of that kind.
    return end < characters.count && end > start && (characters[end] == ":" || wide.contains("："))
      && isField(trimmed(start..<end))
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(end - 1) { end -= 1 }
    return end
  }

  private func trimmed(_ range: Range<Int>) -> String {
    String(characters[range.lowerBound..<trimmedEnd(range)])
  }
}
