internal import Foundation

/// Accents by the command that sets them, as combining characters.
private let accents: [Character: UInt32] = [
  "`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, "\"": 0x308, "r": 0x30A,
  "H": 0x30B, "v": 0x30C, "d": 0x323, "c": 0x327, "k": 0x328, "b": 0x331,
]

/// Characters by the command that gives them.
private let symbols: [String: String] = [
  "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł",
  "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
  "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textendash": "–", "textemdash": "—",
  "ldots": "…", "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "copyright": "©", "S": "§",
]

/// The text that TeX would set: accents put together, braces and commands for fonts taken away.
/// - Complexity: linear in the text.
func plainTeX(_ text: String) -> String {
  guard text.contains(where: { "\\{}~-`'$".contains($0) }) else { return oneLine(text) }
  var reader = TeXReader(rest: Substring(text))
  return oneLine(reader.text().precomposedStringWithCanonicalMapping)
}

private struct TeXReader {
  var rest: Substring

  mutating func text() -> String {
    var result = ""
    while let character = rest.popFirst() {
      switch character {
      case "{", "}", "$": break
      case "~": result += " "
      case "\\": result += command()
      case "-" where rest.hasPrefix("--"):
        rest.removeFirst(2)
        result += "—"
      case "-" where rest.hasPrefix("-"):
        rest.removeFirst()
        result += "–"
      case "`" where rest.hasPrefix("`"):
        rest.removeFirst()
        result += "“"
      case "'" where rest.hasPrefix("'"):
        rest.removeFirst()
        result += "”"
      default: result.append(character)
      }
    }
    return result
  }

  /// What a command gives whose backslash is read.
  private mutating func command() -> String {
    guard let first = rest.first else { return "" }
    if !first.isASCII || !first.isLetter {
      rest.removeFirst()
      return accents[first].map { accented($0) } ?? (first == "\\" ? " " : String(first))
    }
    let name = String(rest.prefix { $0.isASCII && $0.isLetter })
    rest = rest.dropFirst(name.count)
    // A space ends a command's name and is no part of the text.
    let hadSpace = rest.first == " "
    rest = rest.drop { $0 == " " }
    if name.count == 1, let accent = accents[Character(name)],
      hadSpace || rest.first == "{" || rest.first == "\\"
    {
      return accented(accent)
    }
    if let symbol = symbols[name] {
      if rest.hasPrefix("{}") { rest.removeFirst(2) }
      return symbol
    }
    return ""
  }

  /// The next letter, in braces or not, with `accent` on it.
  private mutating func accented(_ accent: UInt32) -> String {
    while rest.first == "{" || rest.first == " " { rest.removeFirst() }
    guard let letter = rest.popFirst(), let mark = UnicodeScalar(accent) else { return "" }
    if letter == "}" { return "" }
    // Dotless letters are written only to be given another accent.
    let base = letter == "\\" ? command() : String(letter)
    return (base == "ı" ? "i" : base == "ȷ" ? "j" : base) + String(mark)
  }
}
