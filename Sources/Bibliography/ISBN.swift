/// An International Standard Book Number, kept as its thirteen digits (ISO 2108).
public struct ISBN: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Thirteen ASCII digits without hyphens: `9787300115955`. For comparing, links and structured data.
  public let digits: String

  /// The number that `text` gives in ten or thirteen digits, or what is wrong with it.
  ///
  /// Hyphens and dashes of any kind, blanks, full-width digits and a leading `ISBN` are accepted wherever they
  /// stand. Ten digits become thirteen with the prefix 978.
  public static func parse(_ text: String) -> Result<ISBN, ISBNFault> {
    var symbols: [Character] = []
    var rest = Substring(String(text.map(halfWidth)).uppercased())
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    if rest.hasPrefix("ISBN") { rest = rest.dropFirst(4).drop { $0 == ":" || $0 == "-" } }
    for character in rest {
      if character.isASCII, character.isNumber || character == "X" {
        symbols.append(character)
      } else if !character.isWhitespace, character != "-" {
        return .failure(.character(character))
      }
    }
    switch symbols.count {
    case 10: return parseTen(symbols)
    case 13: return parseThirteen(symbols)
    default: return .failure(.length(symbols.count))
    }
  }

  /// The number with hyphens between prefix, group, registrant, title and check digit: `978-7-300-11595-5`.
  ///
  /// Exact for the Chinese, English, German and Japanese groups, whose ranges are built in; in others the
  /// registrant and the title stay together.
  public var description: String {
    let (prefix, group) = ISBN.group(of: digits)
    let body = digits.dropFirst(3 + group.count).dropLast()
    let length = ISBN.registrantLength(prefix: prefix, group: group, body: String(body))
    var parts = [prefix, group, String(body.prefix(length ?? body.count))]
    if let length { parts.append(String(body.dropFirst(length))) }
    parts.append(String(digits.suffix(1)))
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// The old form of ten digits without hyphens, which only numbers with the prefix 978 have.
  public var ten: String? {
    guard digits.hasPrefix("978") else { return nil }
    let body = Array(digits.dropFirst(3).dropLast())
    return String(body) + String(ISBN.checkOfTen(body))
  }

  /// By digits.
  public static func < (left: ISBN, right: ISBN) -> Bool {
    left.digits.utf8.lexicographicallyPrecedes(right.digits.utf8)
  }

  private init(digits: String) { self.digits = digits }

  private static func parseThirteen(_ symbols: [Character]) -> Result<ISBN, ISBNFault> {
    guard !symbols.contains("X") else { return .failure(.misplacedX) }
    let prefix = String(symbols.prefix(3))
    guard prefix == "978" || prefix == "979" else { return .failure(.prefix(prefix)) }
    let check = checkOfThirteen(Array(symbols.dropLast()))
    guard symbols.last == check else { return .failure(.check(given: symbols[12], right: check)) }
    return .success(ISBN(digits: String(symbols)))
  }

  private static func parseTen(_ symbols: [Character]) -> Result<ISBN, ISBNFault> {
    let body = Array(symbols.dropLast())
    guard !body.contains("X") else { return .failure(.misplacedX) }
    let check = checkOfTen(body)
    guard symbols.last == check else { return .failure(.check(given: symbols[9], right: check)) }
    let long = Array("978") + body
    return .success(ISBN(digits: String(long) + String(checkOfThirteen(long))))
  }

  /// The last digit: weights 1 and 3 in turn, the sum filled up to a multiple of 10.
  private static func checkOfThirteen(_ body: [Character]) -> Character {
    let sum = body.enumerated().reduce(0) { sum, entry in
      sum + (entry.element.wholeNumberValue ?? 0) * (entry.offset % 2 == 0 ? 1 : 3)
    }
    return Character(String((10 - sum % 10) % 10))
  }

  /// The last digit of the old form: weights 10 down to 2, filled up to a multiple of 11; 10 is written X.
  private static func checkOfTen(_ body: [Character]) -> Character {
    let sum = body.enumerated().reduce(0) { sum, entry in
      sum + (entry.element.wholeNumberValue ?? 0) * (10 - entry.offset)
    }
    let check = (11 - sum % 11) % 11
    return check == 10 ? "X" : Character(String(check))
  }
}

/// What is wrong with a text that should be an ISBN.
public enum ISBNFault: Error, Sendable, Hashable {
  /// Neither ten nor thirteen digits, but so many.
  case length(Int)
  /// A sign that an ISBN does not have.
  case character(Character)
  /// Thirteen digits that do not begin with 978 or 979.
  case prefix(String)
  /// An X elsewhere than at the end of ten.
  case misplacedX
  /// The check digit is wrong, so one of the digits is.
  case check(given: Character, right: Character)

  /// The fault in Chinese, for a message.
  public var chinese: String {
    switch self {
    case .length(let count): "ISBN应为13位或10位数字，这里有\(count)位"
    case .character(let character): "ISBN里不能有“\(character)”"
    case .prefix(let prefix): "13位ISBN以978或979开头，不是\(prefix)"
    case .misplacedX: "只有10位ISBN的最后一位可以是X"
    case .check(let given, let right): "校验码应为\(right)，这里是\(given)；请对照版权页核对每一位数字"
    }
  }

  /// The fault in English.
  public var english: String {
    switch self {
    case .length(let count): "an ISBN has 13 or 10 digits; there are \(count)"
    case .character(let character): "an ISBN cannot hold “\(character)”"
    case .prefix(let prefix): "an ISBN of 13 digits begins with 978 or 979, not \(prefix)"
    case .misplacedX: "only the last place of an ISBN of 10 can be X"
    case .check(let given, let right):
      "the check digit should be \(right), not \(given); compare every digit with the book"
    }
  }
}

private func halfWidth(_ character: Character) -> Character {
  switch character {
  case "—", "–", "‐", "‑", "−", "－", "·", "─": return "-"
  case "　": return " "
  default:
    guard let value = character.unicodeScalars.first?.value, (0xFF01...0xFF5E).contains(value),
      let scalar = Unicode.Scalar(value - 0xFEE0)
    else { return character }
    return Character(scalar)
  }
}
