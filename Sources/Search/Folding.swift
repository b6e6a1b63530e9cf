import Foundation
import Hanzi

/// What a character is to search.
enum CharacterClass {
  /// Written without spaces between words: Chinese characters and kana.
  case dense
  /// A letter, mark or digit of a script that separates words.
  case word
  /// Everything else: it separates.
  case gap
}

/// The class of a character after folding. The browser's script knows the same ranges.
func characterClass(_ scalar: Unicode.Scalar) -> CharacterClass {
  if isHan(scalar) { return .dense }
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .word
  case 0..<0x80: return .gap
  case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: return .dense
  default: break
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
    return .word
  default: return .gap
  }
}

/// A text made comparable: NFKC and lower case, code point by code point, so that a place in it can be followed back to
/// the text it came from.
///
/// Compared with NFKC of the whole text only rare spellings differ, such as half-width kana with a separate voicing mark;
/// they differ in the index and in queries alike.
struct FoldedText {
  /// What is compared; separators are single spaces' worth of `U+0020`.
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each of them, the index of the code point it came from.
  private(set) var origins: [Int] = []

  /// Folds `text`, which must be NFC, see ``composed(_:)``.
  init(_ text: some Sequence<Unicode.Scalar>, _ folding: inout Folding) {
    for (index, scalar) in text.enumerated() {
      for part in folding.folded(scalar) {
        scalars.append(characterClass(part) == .gap ? " " : part)
        origins.append(index)
      }
    }
  }

  /// The first place at or after `start` where `term` stands. A term that begins with a letter or digit stands only
  /// where a word begins; it may end within one.
  /// - Complexity: linear in the text for all but repetitive terms.
  func place(of term: [Unicode.Scalar], from start: Int = 0) -> Int? {
    guard let first = term.first, scalars.count >= term.count else { return nil }
    let beginsWord = characterClass(first) == .word
    var index = start
    while index + term.count <= scalars.count {
      if scalars[index] == first, scalars[index..<index + term.count].elementsEqual(term),
        !beginsWord || index == 0 || characterClass(scalars[index - 1]) != .word
      {
        return index
      }
      index += 1
    }
    return nil
  }
}

/// Folds code points and remembers the rare ones: each costs a call into Unicode's tables.
struct Folding {
  private var known: [Unicode.Scalar: [Unicode.Scalar]] = [:]

  /// `scalar` after NFKC and in lower case if that is plain to see: of ASCII, and of the block that holds nearly all Chinese text.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value) + 0x20)
    case 0..<0x80, 0x4E00...0x9FFF: scalar
    default: nil
    }
  }

  /// `scalar` after NFKC and in lower case; usually one code point.
  mutating func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let plain = Folding.plain(scalar) { return [plain] }
    if let result = known[scalar] { return result }
    let compatible = String(scalar).precomposedStringWithCompatibilityMapping
    let result = compatible.unicodeScalars.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
    known[scalar] = result
    return result
  }
}

/// `text` in NFC: the form in which the index keeps texts and compares queries.
func composed(_ text: String) -> [Unicode.Scalar] {
  // Chinese and English text is NFC as it stands; asking Unicode's tables costs far more than looking.
  let scalars = Array(text.unicodeScalars)
  let isPlain = scalars.allSatisfy { scalar in
    switch scalar.value {
    case 0..<0x300, 0x2010...0x2027, 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFFE6: true
    default: false
    }
  }
  return isPlain ? scalars : Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
}
