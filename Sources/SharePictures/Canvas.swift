internal import CPNG
import FileTrees

/// A picture of one byte a pixel: levels from paper to ink, levels from paper to grey, and a few colours.
struct Canvas {
  /// Which row of levels letters are drawn in.
  enum Ink: UInt8 {
    case ink = 0
    case grey = 64
  }

  /// Plain colours.
  enum Colour: UInt8 {
    case paper = 0
    case accent = 128
    case seal
    case cut
  }

  private var pixels = [UInt8](repeating: 0, count: ShareCard.width * ShareCard.height)

  /// Fills a rectangle; what lies outside of the picture is left out.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) {
    for row in max(y, 0)..<min(y + height, ShareCard.height) {
      for column in max(x, 0)..<min(x + width, ShareCard.width) {
        pixels[row * ShareCard.width + column] = colour.rawValue
      }
    }
  }

  /// Draws `glyph` with its origin at `x` and the base line `y`.
  mutating func draw(_ glyph: Glyph, x: Int, y: Int, _ ink: Ink) {
    for row in 0..<glyph.rows {
      let line = y - glyph.top + row
      guard line >= 0, line < ShareCard.height else { continue }
      for column in 0..<glyph.columns {
        let place = x + glyph.left + column
        let level = glyph.levels[row * glyph.columns + column] >> 2
        guard level > 0, place >= 0, place < ShareCard.width else { continue }
        let index = line * ShareCard.width + place
        // Where letters touch, the darker one counts.
        pixels[index] = max(pixels[index], ink.rawValue + level)
      }
    }
  }

  /// The picture as a PNG.
  func png(accent: UInt32) -> [UInt8] {
    let (paper, ink, grey): (UInt32, UInt32, UInt32) = (0xF6F1E7, 0x231F1A, 0x5D554A)
    var palette: [UInt8] = []
    for end in [ink, grey] {
      for level in 0..<64 { palette += channels(paper, end, level) }
    }
    for colour in [accent, 0xB3261A, 0xFDFBF6] { palette += channels(colour, colour, 0) }
    var bytes = [UInt8](repeating: 0, count: pixels.count + 4096)
    let size = bytes.withUnsafeMutableBufferPointer { buffer in
      unionpress_write_png(
        pixels, palette, CInt(palette.count / 3), CInt(ShareCard.width), CInt(ShareCard.height),
        buffer.baseAddress, buffer.count)
    }
    return Array(bytes.prefix(size))
  }
}

/// Red, green and blue of the colour `level` sixty-thirds of the way from `start` to `end`.
private func channels(_ start: UInt32, _ end: UInt32, _ level: Int) -> [UInt8] {
  [16, 8, 0].map { shift in
    let (a, b) = (Int(start >> UInt32(shift) & 0xFF), Int(end >> UInt32(shift) & 0xFF))
    return UInt8(clamping: a + ((b - a) * level + (b > a ? 31 : -31)) / 63)
  }
}
