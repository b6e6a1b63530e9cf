/// The size in pixels at which an SVG is shown where nobody says another: its `width` and `height`, else those of its `viewBox`;
/// `nil` if it has neither, or they are no sensible ones.
public func svgSize(of bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard let text = String(validating: bytes, as: UTF8.self), let tag = rootTag(of: text[...]) else {
    return nil
  }
  let attributes = Dictionary(tag.attributes) { first, _ in first }
  let box = (attributes["viewbox"] ?? "").split { $0.isWhitespace || $0 == "," }.compactMap { Double($0) }
  let shape = box.count == 4 && box[2] > 0 && box[3] > 0 ? (width: box[2], height: box[3]) : nil
  var width = attributes["width"].flatMap(pixels)
  var height = attributes["height"].flatMap(pixels)
  if let shape {
    // One alone gives the other by the shape.
    width = width ?? height.map { $0 * shape.width / shape.height } ?? shape.width
    height = height ?? width.map { $0 * shape.height / shape.width }
  }
  guard let width, let height, (0.5...100_000).contains(width), (0.5...100_000).contains(height) else {
    return nil
  }
  return (Int(width.rounded()), Int(height.rounded()))
}

/// The first tag, behind declarations and comments, if it is `svg`.
private func rootTag(of text: Substring) -> SVGTag? {
  var rest = text
  while let start = rest.firstIndex(of: "<") {
    rest = rest[start...]
    guard rest.hasPrefix("<!") || rest.hasPrefix("<?") else {
      return SVGTag(rest).flatMap { $0.name == "svg" ? $0 : nil }
    }
    guard let end = rest.firstRange(of: rest.hasPrefix("<!--") ? "-->" : ">") else { return nil }
    rest = rest[end.upperBound...]
  }
  return nil
}

/// A length in pixels, by the units of CSS; `nil` for shares of something else.
private func pixels(_ length: String) -> Double? {
  let units: [(String, Double)] = [
    ("px", 1), ("pt", 4 / 3), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96), ("", 1),
  ]
  let bare = length.filter { !$0.isWhitespace }.lowercased()
  for (unit, pixels) in units where bare.hasSuffix(unit) {
    return Double(bare.dropLast(unit.count)).flatMap { $0 > 0 && $0.isFinite ? $0 * pixels : nil }
  }
  return nil
}
