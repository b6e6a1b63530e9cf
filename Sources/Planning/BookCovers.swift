import Diagnostics
import Hanzi
import Markup

/// The cover of a book that has no picture, drawn from its title and author: always the same for the same book.
///
/// A Chinese title stands in columns on a paper slip as on thread-bound books, others in lines on a label; the ground is a
/// pattern that the book's id chooses. It is decoration: title and author stand beside it as text.
func drawnCover(title: String, author: String, id: String) -> HTML {
  let isChinese = title.contains { isHan($0) }
  // The same for ever: it comes from the id, not from the place in a list.
  let seed = id.utf8.reduce(7) { ($0 * 33 + Int($1)) % 9973 }
  var drawing = coverGround(seed)
  drawing.append(isChinese ? chineseTitle(title) : westernTitle(title))
  drawing.append(authorLine(author, isChinese: isChinese))
  let box: String? = "0 0 114 158"
  return HTML.element(
    "svg", [("class", "drawn"), ("viewBox", box), ("aria-hidden", "true"), ("focusable", "false")], drawing)
}

/// A quiet pattern over the cover's tone.
private func coverGround(_ seed: Int) -> HTML {
  var path = ""
  switch seed % 5 {
  case 0:  // waves
    for row in 0..<5 {
      let y = 112 + row * 9
      path += "M0 \(y)"
      for step in 0..<6 { path += "q9.5 \(step % 2 == 0 ? -7 : 7) 19 0" }
    }
  case 1:  // lattice
    for step in -8..<8 {
      path += "M\(step * 16) 158l158 -158M\(step * 16 + 110) 158l-158 -158"
    }
  case 2:  // bamboo
    for step in 0..<4 {
      let x = 58 + step * 15
      path += "M\(x) 0v\(46 + (seed + step * 37) % 30)m-3 2h6m-3 2v158"
    }
  case 3:  // hills
    for row in 0..<3 {
      let y = 120 + row * 14
      path += "M-4 \(y + 22)q\(20 + seed % 12) \(-34 + row * 4) \(44 + seed % 10) -4t60 -6t40 14"
    }
  default:  // rings
    let x = 78 - seed % 20
    for radius in stride(from: 10, through: 58, by: 12) {
      path +=
        "M\(x - radius) 118a\(radius) \(radius) 0 1 1 \(radius * 2) 0a\(radius) \(radius) 0 1 1 \(-radius * 2) 0"
    }
  }
  return HTML.element("path", [("class", "ground"), ("d", path)])
}

/// The title in columns from the right to the left, on a slip at the left.
private func chineseTitle(_ title: String) -> HTML {
  let characters = title.map { uprightForms[$0] ?? $0 }.filter { !$0.isWhitespace }
  let perColumn = 8
  let columns = min(3, max(1, (characters.count + perColumn - 1) / perColumn))
  let isCut = characters.count > columns * perColumn
  let shown = isCut ? Array(characters.prefix(columns * perColumn - 1)) + ["︙"] : characters
  // Columns of even length look better than a full one and a rest.
  let tall = (shown.count + columns - 1) / columns
  let size = columns == 1 && tall <= 5 ? 16 : columns == 1 ? 13 : 12
  let pitch = size + 1
  let (width, height) = (columns * (size + 3) + 7, tall * pitch + 12)
  var result = slip(x: 10, y: 10, width: width, height: height)
  for (number, character) in shown.enumerated() {
    let (column, row) = (number / tall, number % tall)
    let x = 10 + width - 5 - column * (size + 3) - size / 2
    let y = 10 + 6 + row * pitch + size - 2
    result.append(coverText("tt", x, y, size, String(character)))
  }
  return result
}

/// Punctuation as it stands in columns.
private let uprightForms: [Character: Character] = [
  "（": "︵", "）": "︶", "(": "︵", ")": "︶", "《": "︽", "》": "︾", "〈": "︿", "〉": "﹀", "：": "︰", ":": "︰",
  "，": "︐",
  "、": "︑", "—": "︱", "…": "︙", "“": "﹁", "”": "﹂", "「": "﹁", "」": "﹂",
]

/// The title in lines on a label.
private func westernTitle(_ title: String) -> HTML {
  var lines: [String] = []
  for word in title.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.count + word.count < 13 {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  if lines.count > 5 { lines = Array(lines.prefix(4)) + ["…"] }
  let longest = lines.map(\.count).max() ?? 0
  let size = longest <= 9 ? 13 : longest <= 11 ? 11 : longest <= 13 ? 10 : 8
  let pitch = size + 4
  var result = slip(x: 10, y: 18, width: 86, height: lines.count * pitch + 12)
  for (number, line) in lines.enumerated() {
    result.append(coverText("tt", 53, 18 + 6 + number * pitch + size, size, line))
  }
  return result
}

/// A slip of paper with a line inside of its edge.
private func slip(x: Int, y: Int, width: Int, height: Int) -> HTML {
  func box(_ name: String, _ inset: Int) -> HTML {
    HTML.element(
      "rect",
      [
        ("class", name), ("x", String(x + inset)), ("y", String(y + inset)),
        ("width", String(width - 2 * inset)),
        ("height", String(height - 2 * inset)),
      ])
  }
  return box("slip", 0) + box("edge", 2)
}

/// The author at the foot, cut where there is no room.
private func authorLine(_ author: String, isChinese: Bool) -> HTML {
  coverText("nm", 52, 147, isChinese ? 9 : 8, shortened(author, 20))
}

private func coverText(_ name: String, _ x: Int, _ y: Int, _ size: Int, _ content: String) -> HTML {
  let values: [(StaticString, String?)] = [
    ("class", name), ("x", String(x)), ("y", String(y)), ("font-size", String(size)),
  ]
  return HTML.element("text", values, HTML(escaping: content))
}
