/// A cursor over a written date: characters in half-width, each with its byte offset in the original.
struct DateScanner {
  /// The characters, full-width forms and dashes made plain, letters lower case.
  let characters: [Character]
  /// Byte offset of each character, and of the end.
  let offsets: [Int]
  /// Index of the next character.
  var index = 0

  init(_ text: String) {
    var characters: [Character] = []
    var offsets: [Int] = []
    var offset = 0
    for character in text {
      let simple = plainWithDashes(character)
      characters.append(simple.isASCII ? Character(simple.lowercased()) : simple)
      offsets.append(offset)
      offset += character.utf8.count
    }
    offsets.append(offset)
    // Blanks at the end are nobody's fault; dropping them keeps "is anything left" simple.
    while let last = characters.last, last.isWhitespace {
      characters.removeLast()
      offsets.removeLast()
    }
    self.characters = characters
    self.offsets = offsets
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { index >= characters.count }
  /// Byte offset of the next character.
  var offset: Int { offsets[min(index, characters.count)] }
  /// Byte range from the character at `start` to here.
  func range(from start: Int) -> Range<Int> { offsets[min(start, characters.count)]..<offset }
  /// The plain text from the character at `start` to here.
  func text(from start: Int) -> String { String(characters[start..<index]) }

  /// The character `ahead` places on.
  func peek(_ ahead: Int = 0) -> Character? {
    index + ahead < characters.count ? characters[index + ahead] : nil
  }

  /// Passes blanks.
  mutating func skipBlanks() {
    while let next = peek(), next.isWhitespace { index += 1 }
  }

  /// Passes `word` if it stands here.
  mutating func take(_ word: String) -> Bool {
    guard characters[index...].starts(with: word) else { return false }
    index += word.count
    return true
  }

  /// Passes the first of `words` that stands here and returns its place in the list.
  mutating func takeAny(_ words: [String]) -> Int? {
    words.firstIndex { word in take(word) }
  }

  /// Passes one of `choices` if it stands here.
  mutating func take(oneOf choices: Set<Character>) -> Character? {
    guard let next = peek(), choices.contains(next) else { return nil }
    index += 1
    return next
  }

  /// How many ASCII digits stand `ahead` places on.
  func digitCount(_ ahead: Int = 0) -> Int {
    var count = 0
    while let next = peek(ahead + count), next.isASCII, next.isNumber { count += 1 }
    return count
  }

  /// Passes a run of `lengths` digits and returns its value; a longer or shorter run is left alone.
  mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
    let count = digitCount()
    guard lengths.contains(count), count <= 9 else { return nil }
    defer { index += count }
    return Int(String(characters[index..<index + count]))
  }

  /// Passes the name of a weekday.
  mutating func weekday() -> Weekday? {
    for prefix in ["星期", "礼拜", "周"] where take(prefix) {
      guard let next = peek(), let found = Weekday(text: String(next)) else {
        index -= prefix.count
        return nil
      }
      index += 1
      return found
    }
    return Weekday.allCases.first { take($0.english.lowercased()) || take($0.shortEnglish.lowercased()) }
  }

  /// Passes a number 1…99 in Arabic digits (at most two) or Chinese numerals (两 included).
  mutating func smallNumber() -> Int? {
    if let number = number(1...2) { return number }
    let start = index
    while let next = peek(), "一二两三四五六七八九十零〇".contains(next) { index += 1 }
    guard index > start, let value = chineseNumber(text(from: start)) else {
      index = start
      return nil
    }
    return value
  }
}

/// The value of a Chinese numeral below 100: 七, 十二, 二十, 三十五; 两 counts as 二, a leading 零 is ignored.
/// `nil` for every other text.
public func chineseNumber(_ text: String) -> Int? {
  var rest = Array(text)
  if let first = rest.first, first == "零" || first == "〇" {
    rest.removeFirst()
    return rest.isEmpty ? 0 : (rest.count == 1 ? digit(rest[0]) : nil)
  }
  let parts = rest.split(separator: "十", omittingEmptySubsequences: false).map(Array.init)
  switch parts.count {
  case 1: return parts[0].count == 1 ? digit(parts[0][0]) : nil
  case 2:
    guard parts[0].count <= 1, parts[1].count <= 1 else { return nil }
    let tens = parts[0].isEmpty ? 1 : digit(parts[0][0])
    let ones = parts[1].isEmpty ? 0 : digit(parts[1][0])
    guard let tens, let ones else { return nil }
    return tens * 10 + ones
  default: return nil
  }
}

private func digit(_ character: Character) -> Int? {
  if character == "两" { return 2 }
  guard let index = Array("一二三四五六七八九").firstIndex(of: character) else { return nil }
  return index + 1
}
