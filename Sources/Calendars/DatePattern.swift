public import Diagnostics

/// A date format made of Unicode's pattern letters (UTS #35), for templates: `yyyy年M月d日 EEEE`.
///
/// Understood: `y yy yyyy`, `M MM MMM MMMM` (also `L`), `d dd`, `E…EEE EEEE EEEEE`, `a`, `H HH`, `h hh`, `m mm`,
/// `s ss`; text in single quotes, `''` for a quote; every other character but an ASCII letter stands for itself.
public struct DatePattern: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case text(String)
    case field(Character, Int)
  }

  private let pieces: [Piece]

  /// What is wrong with a pattern.
  public enum Fault: Error, Sendable, Hashable {
    /// A letter, or a number of them, that has no meaning here; with its byte range in the pattern.
    case unknown(String, Range<Int>)
    /// A quote is not closed; the byte offset at which it opens.
    case openQuote(Int)

    /// The fault in words.
    public var wording: Wording {
      switch self {
      case .unknown(let letters, _):
        Wording(
          zh: "日期格式里的“\(letters)”没有意义；可用 yyyy M d EEEE H mm 等，普通字母请放在单引号里",
          en:
            "“\(letters)” means nothing in a date format; use yyyy M d EEEE H mm and so on, and quote plain letters"
        )
      case .openQuote:
        Wording(zh: "日期格式里的单引号没有成对", en: "a quote in the date format is not closed")
      }
    }
  }

  /// The pattern that `text` describes, or what is wrong with it.
  public static func parse(_ text: String) -> Result<DatePattern, Fault> {
    var pieces: [Piece] = []
    var literal = ""
    let characters = Array(text)
    var index = 0
    var offset = 0
    func flush() {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
    }
    while index < characters.count {
      let character = characters[index]
      if character == "'" {
        guard let (quoted, length) = quotedText(characters[index...]) else {
          return .failure(.openQuote(offset))
        }
        literal += quoted
        offset += characters[index..<index + length].reduce(0) { $0 + $1.utf8.count }
        index += length
      } else if character.isASCII, character.isLetter {
        var count = 1
        while index + count < characters.count, characters[index + count] == character { count += 1 }
        guard isKnown(character, count) else {
          return .failure(.unknown(String(repeating: character, count: count), offset..<offset + count))
        }
        flush()
        pieces.append(.field(character, count))
        index += count
        offset += count
      } else {
        literal.append(character)
        index += 1
        offset += character.utf8.count
      }
    }
    flush()
    return .success(DatePattern(pieces: pieces))
  }

  /// The text of the quotation that begins `characters`, and how many characters it takes with its quotes;
  /// `''` is one quote, inside and outside. `nil` if it does not end.
  private static func quotedText(_ characters: ArraySlice<Character>) -> (String, Int)? {
    let rest = characters.dropFirst()
    if rest.first == "'" { return ("'", 2) }
    var text = ""
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == "'" {
        guard index + 1 < rest.endIndex, rest[index + 1] == "'" else {
          return (text, index - characters.startIndex + 1)
        }
        index += 1
      }
      text.append(rest[index])
      index += 1
    }
    return nil
  }

  /// Whether the pattern shows a time of day, which a plain date does not have.
  public var showsTime: Bool {
    pieces.contains { if case .field(let letter, _) = $0 { "ahHms".contains(letter) } else { false } }
  }

  /// `date` written by the pattern; times are those of midnight.
  public func text(_ date: LocalDate, _ language: Language) -> String {
    text(LocalDateTime(date, .midnight), language)
  }

  /// `moment` written by the pattern, normalized (24:00 is the next day's 00:00).
  public func text(_ moment: LocalDateTime, _ language: Language) -> String {
    let moment = moment.normalized
    return pieces.reduce(into: "") { result, piece in
      switch piece {
      case .text(let text): result += text
      case .field(let letter, let count): result += field(letter, count, moment, language)
      }
    }
  }

  private static func isKnown(_ letter: Character, _ count: Int) -> Bool {
    switch letter {
    case "y": [1, 2, 4].contains(count)
    case "M", "L": count <= 4
    case "d", "H", "h", "m", "s": count <= 2
    case "E": count <= 5
    case "a": count == 1
    default: false
    }
  }

  private func field(_ letter: Character, _ count: Int, _ moment: LocalDateTime, _ language: Language)
    -> String
  {
    let parts = moment.date.components
    switch letter {
    case "y": return count == 2 ? padded(parts.year % 100, 2) : padded(parts.year, count)
    case "M", "L": return month(parts.month, count, language)
    case "d": return padded(parts.day, count)
    case "E": return weekday(moment.date.weekday, count, language)
    case "a":
      let morning = moment.time < .noon
      return language == .zh ? (morning ? "上午" : "下午") : (morning ? "AM" : "PM")
    case "H": return padded(moment.time.hour, count)
    case "h": return padded((moment.time.hour + 11) % 12 + 1, count)
    case "m": return padded(moment.time.minute, count)
    default: return padded(0, count)
    }
  }

  private func month(_ month: Int, _ count: Int, _ language: Language) -> String {
    guard count > 2 else { return padded(month, count) }
    guard language == .zh else {
      return count == 3 ? String(englishMonth(month).prefix(3)) : englishMonth(month)
    }
    let names = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    return count == 3 ? "\(month)月" : names[month - 1] + "月"
  }

  private func weekday(_ weekday: Weekday, _ count: Int, _ language: Language) -> String {
    switch (count, language) {
    case (5, .zh): weekday.han
    case (4, .zh): weekday.chinese
    case (_, .zh): weekday.shortChinese
    case (5, .en): String(weekday.english.prefix(1))
    case (4, .en): weekday.english
    case (_, .en): weekday.shortEnglish
    }
  }
}
