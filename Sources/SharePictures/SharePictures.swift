internal import CFreeType
internal import CPNG
public import FileTrees

/// The releases of the libraries that draw; others may set a dot otherwise.
public let shareLibraries = "\(FREETYPE_MAJOR).\(FREETYPE_MINOR).\(FREETYPE_PATCH) \(PNG_LIBPNG_VER_STRING)"

/// Draws `cards` as PNG, 1200 × 630 pixels, in their order.
///
/// The same cards and font give the same bytes wherever the same libraries are installed. Without a font there are no
/// letters, and the picture is the same for all pages of one colour.
/// - Parameter font: the bytes of a font with 汉字.
/// - Complexity: linear in the number of cards; some milliseconds each.
public func sharePictures(_ cards: [ShareCard], font: [UInt8]?) -> [[UInt8]] {
  guard let font else { return cards.map { ground().png(accent: $0.accent) } }
  return font.withUnsafeBytes { bytes in
    guard var lettering = Lettering.reading(bytes) else {
      return cards.map { ground().png(accent: $0.accent) }
    }
    return cards.map { picture($0, &lettering).png(accent: $0.accent) }
  }
}

/// Paper, a coloured edge, and the seal with the character 工.
private func ground() -> Canvas {
  var canvas = Canvas()
  canvas.fill(x: 0, y: 0, width: 28, height: ShareCard.height, .accent)
  canvas.fill(x: 88, y: 72, width: 76, height: 76, .seal)
  canvas.fill(x: 102, y: 86, width: 48, height: 9, .cut)
  canvas.fill(x: 121, y: 95, width: 10, height: 30, .cut)
  canvas.fill(x: 98, y: 125, width: 56, height: 9, .cut)
  return canvas
}

private let left = 88
private let width = 1200.0 - 88 - 72

private func picture(_ card: ShareCard, _ lettering: inout Lettering) -> Canvas {
  var canvas = ground()
  write(
    fitted(card.site, size: 38, width - 100, &lettering), 38, x: 188, y: 124, .grey, on: &canvas, &lettering)
  let (lines, size) = title(card.title, &lettering)
  for (number, line) in lines.enumerated() {
    let base = 222 + size + number * (size * 27 / 20)
    write(line, size, x: left, y: base, .ink, on: &canvas, &lettering)
  }
  if let detail = card.detail {
    write(fitted(detail, size: 38, width, &lettering), 38, x: left, y: 568, .grey, on: &canvas, &lettering)
  }
  return canvas
}

/// A title in the largest letters that let it fit; a very long one is cut.
private func title(_ text: String, _ lettering: inout Lettering) -> (lines: [String], size: Int) {
  for (size, most) in [(80, 2), (64, 3), (52, 4)] {
    var widths: [Character: Double] = [:]
    for character in text { widths[character] = advance(character, size, &lettering) }
    if let lines = brokenLines(text, width: width, most: most, advance: { widths[$0] ?? 0 }) {
      return (lines, size)
    }
  }
  return title(String(text.prefix(min(60, text.count - 2))) + "…", &lettering)
}

/// `text` on one line, cut if it is too long.
private func fitted(_ text: String, size: Int, _ width: Double, _ lettering: inout Lettering) -> String {
  let widths = text.map { advance($0, size, &lettering) }
  guard widths.reduce(0, +) > width else { return text }
  var used = Double(size)
  let kept = zip(text, widths).prefix {
    used += $0.1
    return used <= width
  }
  return String(kept.map(\.0)) + "…"
}

private func advance(_ character: Character, _ size: Int, _ lettering: inout Lettering) -> Double {
  var sum = 0.0
  for scalar in character.unicodeScalars { sum += lettering.glyph(scalar, size: size).advance }
  return sum
}

private func write(
  _ text: String, _ size: Int, x: Int, y: Int, _ ink: Canvas.Ink, on canvas: inout Canvas,
  _ lettering: inout Lettering
) {
  var place = Double(x)
  for scalar in text.unicodeScalars {
    let glyph = lettering.glyph(scalar, size: size)
    canvas.draw(glyph, x: Int(place.rounded()), y: y, ink)
    place += glyph.advance
  }
}
