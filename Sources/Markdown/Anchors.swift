/// Makes anchors of headings: stable, unique in a text, readable in Chinese.
struct Anchors {
  private var taken: [String: Int] = [:]

  /// The anchor for `title`: letters, digits and 汉字 stay, Latin in lower case, spaces become `-`, everything
  /// else goes; a second one with the same text gets `-2`.
  mutating func make(_ title: String) -> String {
    var anchor = ""
    for character in title.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        anchor.append(character)
      } else if character.isWhitespace || character == "-" {
        if !anchor.isEmpty, anchor.last != "-" { anchor.append("-") }
      }
    }
    while anchor.last == "-" { anchor.removeLast() }
    if anchor.isEmpty { anchor = "section" }
    // Footnotes have anchors of their own.
    if anchor.hasPrefix("fn-") || anchor.hasPrefix("fnref-") { anchor = "section-" + anchor }
    var number = taken[anchor, default: 0] + 1
    var candidate = number == 1 ? anchor : "\(anchor)-\(number)"
    while number > 1, taken[candidate] != nil {
      number += 1
      candidate = "\(anchor)-\(number)"
    }
    taken[anchor] = number
    if candidate != anchor { taken[candidate] = 1 }
    return candidate
  }
}
