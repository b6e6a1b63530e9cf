import Foundation
import Synchronization

/// The syllable that `character` is read as, with its tone as a digit and ü as v: `pai2`, `lv4`; 0 for the
/// neutral tone. `nil` if there is no reading. One reading a character; for words see ``readings(_:)``.
package func syllable(of character: Character) -> String? {
  guard isHan(character) else { return nil }
  return Readings.reading(of: character) ?? rareSyllable(of: character)
}

/// What Foundation said of characters beyond the table. It takes longer than all else that is done for a name, and the same
/// characters come again and again.
private let rareSyllables = Mutex<[Character: String?]>([:])

private func rareSyllable(of character: Character) -> String? {
  if let known = rareSyllables.withLock({ $0[character] }) { return known }
  let found = foundationSyllable(of: character)
  rareSyllables.withLock { $0[character] = .some(found) }
  return found
}

/// The reading of each character, `nil` for those that are not Chinese; words of ``Phrases`` are read as words.
package func readings(_ characters: ArraySlice<Character>) -> [String?] {
  var result: [String?] = []
  result.reserveCapacity(characters.count)
  var index = characters.startIndex
  while index < characters.endIndex {
    if index + 1 < characters.endIndex, isHan(characters[index]),
      let word = Phrases.reading(of: characters[index], characters[index + 1])
    {
      result += word.map(Optional.some)
      index += 2
    } else {
      result.append(syllable(of: characters[index]))
      index += 1
    }
  }
  return result
}

/// The same as Foundation's converter has it, for characters beyond the table.
package func foundationSyllable(of character: Character) -> String? {
  guard let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false) else { return nil }
  let found = toned(latin)
  return found.first?.isASCII == true && found.first?.isLetter == true ? found : nil
}

/// `pái` as `pai2`: letters lower case, diacritics made a digit at the end, ü as v; a digit already there stays.
func toned(_ latin: some StringProtocol) -> String {
  var letters = ""
  var tone: Character = "0"
  for scalar in latin.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
    switch scalar.value {
    case 0x304: tone = "1"
    case 0x301: tone = "2"
    case 0x30C: tone = "3"
    case 0x300: tone = "4"
    case 0x308 where letters.last == "u":
      letters.removeLast()
      letters.append("v")
    case 0x30...0x34: tone = Character(scalar)
    default: if !isMark(scalar) { letters.unicodeScalars.append(scalar) }
    }
  }
  return letters + String(tone)
}

/// Whether `scalar` is a combining mark that Latin text loses in a slug.
func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

/// `text` as a part of a URL: lower-case ASCII letters, digits and single hyphens.
///
/// Chinese becomes pinyin without tones, a syllable a word (排球俱乐部 → `pai-qiu-ju-le-bu`; ü is v); Latin
/// letters lose their accents, full-width ones their width; everything else separates. A result longer than
/// `limit` is cut between words. Empty if nothing is left; whoever asks must then name the page by hand.
public func slug(_ text: String, limit: Int = 60) -> String {
  if text.utf8.count <= limit, isSlug(text) { return text }
  var words: [String] = []
  var word = ""
  func close() {
    if !word.isEmpty { words.append(word) }
    word = ""
  }
  let characters = Array(text.precomposedStringWithCompatibilityMapping)
  for (character, syllable) in zip(characters, readings(characters[...])) {
    if let syllable {
      close()
      words.append(syllable.filter { $0.isASCII && $0.isLetter })
      continue
    }
    let before = word.count
    for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      if scalar.isASCII { word += String(scalar).lowercased() }
    }
    // An apostrophe belongs to its word; every other sign ends it.
    if word.count == before, character != "'", character != "’" { close() }
  }
  close()
  var result = ""
  for word in words where !word.isEmpty {
    guard result.utf8.count + word.utf8.count + 1 <= limit || result.isEmpty else { break }
    result += (result.isEmpty ? "" : "-") + word
  }
  return String(result.prefix(max(limit, 1)))
}

/// Whether `text` is what ``slug(_:limit:)`` would make of it, as most names of files are.
private func isSlug(_ text: String) -> Bool {
  var last = UInt8(ascii: "-")
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case UInt8(ascii: "-") where last != byte: break
    default: return false
    }
    last = byte
  }
  return last != UInt8(ascii: "-")
}

/// A key that sorts by pinyin: syllable by syllable, letters before tone, then by the text itself.
///
/// Latin words and numbers count as syllables of their own, so that `AI讲座` stands among the A.
public struct PinyinKey: Sendable, Hashable, Comparable {
  /// The syllables with tones: `zeng1`, `guo2`.
  public let syllables: [String]
  /// The text it was made from, which breaks ties by code points.
  public let text: String

  /// By syllables, then by text.
  public static func < (left: PinyinKey, right: PinyinKey) -> Bool {
    if left.syllables != right.syllables {
      return left.syllables.lexicographicallyPrecedes(right.syllables) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    return left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }

  /// The letter A–Z under which an index lists it, `#` for digits and everything else.
  public var indexLetter: String {
    guard let first = syllables.first?.first, ("a"..."z").contains(first) else { return "#" }
    return first.uppercased()
  }

  /// `Zeng Guo`: the syllables of a name without tones, for citations and indexes.
  public var plain: String {
    syllables.map { syllable in
      let letters = syllable.filter { !$0.isNumber }
      return letters.prefix(1).uppercased() + letters.dropFirst()
    }.joined(separator: " ")
  }
}

/// The key of a title or any other text that is not a person's name.
public func pinyinKey(title: String) -> PinyinKey {
  PinyinKey(syllables: syllables(Array(title.precomposedStringWithCompatibilityMapping)[...]), text: title)
}

/// The key of a person's name: surnames are read as surnames (曾 Zēng, 单 Shàn), two-character ones first.
/// `override` is the reading as the person gives it, `Zēng Guó`, `zeng1 guo2` or `Zeng Guo`; a single word
/// replaces the surname's reading only if the name has more characters than that.
public func pinyinKey(_ name: String, override: String? = nil) -> PinyinKey {
  let characters = Array(name.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace })
  if !characters.contains(where: { isHan($0) }) {
    return PinyinKey(syllables: syllables(Array(override ?? name)[...]), text: name)
  }
  let given = (override ?? "").split { $0.isWhitespace || $0 == "-" || $0 == "'" || $0 == "’" }.map {
    toned($0)
  }
  let surname = given.isEmpty ? Surnames.reading(of: characters) ?? [] : given
  return PinyinKey(syllables: surname + syllables(characters.dropFirst(surname.count)), text: name)
}

private func syllables(_ characters: ArraySlice<Character>) -> [String] {
  var result: [String] = []
  var word = ""
  for (character, syllable) in zip(characters, readings(characters)) {
    if let syllable {
      if !word.isEmpty { result.append(word) }
      word = ""
      result.append(syllable)
    } else if character.isLetter || character.isNumber {
      word += String(
        String(character).decomposedStringWithCanonicalMapping.unicodeScalars.filter { !isMark($0) }
      )
      .lowercased()
    } else if !word.isEmpty {
      result.append(word)
      word = ""
    }
  }
  if !word.isEmpty { result.append(word) }
  return result
}
