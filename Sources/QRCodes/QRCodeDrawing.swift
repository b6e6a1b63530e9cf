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
    // Bytes, because a poster has a thousand runs and each has four numbers.
    var path: [UInt8] = []
    path.reserveCapacity(size * size * 6)
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while self[row, column] { column += 1 }
        if column > start {
          path.append(UInt8(ascii: "M"))
          append(start + quietZone, to: &path)
          path.append(UInt8(ascii: " "))
          append(row + quietZone, to: &path)
          path.append(UInt8(ascii: "h"))
          append(column - start, to: &path)
          path += "v1h-".utf8
          append(column - start, to: &path)
          path.append(UInt8(ascii: "z"))
        }
        column += 1
      }
    }
    return String(decoding: path, as: UTF8.self)
  }
}

/// `number`, which is less than a thousand, in decimal digits.
private func append(_ number: Int, to bytes: inout [UInt8]) {
  if number >= 100 { bytes.append(0x30 + UInt8(number / 100)) }
  if number >= 10 { bytes.append(0x30 + UInt8(number / 10 % 10)) }
  bytes.append(0x30 + UInt8(number % 10))
}

/// Light modules on each side (ISO/IEC 18004 §9.1); without them many cameras find no code.
private let quietZone = 4
