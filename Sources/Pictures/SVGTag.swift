/// An opening or closing tag, names in small letters and without their namespace's prefix.
struct SVGTag {
  var name: String
  var isClosing = false
  /// Whether it ends with `/>`, so that nothing is in it.
  var isEmpty = false
  var attributes: [(String, String)] = []
  var end: Substring.Index

  init?(_ text: Substring) {
    var place = text.index(after: text.startIndex)
    func character() -> Character? { place < text.endIndex ? text[place] : nil }
    func step() { place = text.index(after: place) }
    func word() -> String {
      let start = place
      while let next = character(), !next.isWhitespace, !"=>/<\"'".contains(next) { step() }
      return String(text[start..<place])
    }
    if character() == "/" {
      isClosing = true
      step()
    }
    name = localName(word())
    guard !name.isEmpty else { return nil }
    while true {
      isEmpty = false
      while let next = character(), next.isWhitespace || next == "/" {
        isEmpty = next == "/"
        step()
      }
      guard let next = character() else { return nil }
      if next == ">" { break }
      let key = word()
      guard !key.isEmpty else { return nil }
      while let next = character(), next.isWhitespace { step() }
      guard character() == "=" else { return nil }
      step()
      while let next = character(), next.isWhitespace { step() }
      guard let quote = character(), quote == "\"" || quote == "'" else { return nil }
      step()
      let start = place
      while let next = character(), next != quote { step() }
      guard character() != nil else { return nil }
      attributes.append((localName(key), String(text[start..<place])))
      step()
    }
    end = text.index(after: place)
  }
}

/// A name in small letters without its namespace's prefix.
func localName(_ name: String) -> String {
  name.lowercased().split(separator: ":").last.map(String.init) ?? name.lowercased()
}
