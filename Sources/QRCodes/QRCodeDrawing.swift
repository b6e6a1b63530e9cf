public import Markup

extension QRCode {
  /// The code as inline SVG with its quiet zone, dark on light in every colour scheme: readers expect it so.
  /// - Parameter label: what the code is for, to those who do not see it.
  public func svg(label: String) -> HTML {
    let side = size + 2 * quietZone
    let length: String? = String(side)
    let dark: String? = path
    let name: String? = label
    let box: String? = "0 0 \(side) \(side)"
    var drawing = HTML.element("rect", [("width", length), ("height", length), ("fill", "#fff")])
    drawing.append(HTML.element("path", [("d", dark), ("fill", "#000")]))
    return HTML.element(
      "svg",
      [
        ("class", "qr"), ("role", "img"), ("aria-label", name), ("viewBox", box),
        ("shape-rendering", "crispEdges"),
      ], drawing)
  }

  /// The dark modules as one path, a stroke for each run in a row.
  private var path: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while self[row, column] { column += 1 }
        if column > start {
          path += "M\(start + quietZone) \(row + quietZone)h\(column - start)v1h\(start - column)z"
        }
        column += 1
      }
    }
    return path
  }
}

/// Light modules on each side (ISO/IEC 18004 §9.1); without them many cameras find no code.
private let quietZone = 4
