internal import CFreeType

/// A character drawn as grey levels.
struct Glyph {
  var columns = 0
  var rows = 0
  /// From the origin to the first column.
  var left = 0
  /// From the base line up to the first row.
  var top = 0
  /// To the next character's origin, in pixels.
  var advance = 0.0
  var levels: [UInt8] = []
}

/// Draws the characters of one font, each size of each only once.
///
/// Latin letters are set without kerning: on a picture nobody looks that closely, and nothing else has to be linked.
struct Lettering: ~Copyable {
  private struct Key: Hashable {
    var scalar: UInt32
    var size: Int
  }

  private let library: FT_Library
  private let face: FT_Face
  private var glyphs: [Key: Glyph] = [:]
  private var size = 0

  private init(library: FT_Library, face: FT_Face) {
    self.library = library
    self.face = face
  }

  /// Reads a font; `nil` if these bytes are none. They must stay where they are as long as this lives.
  static func reading(_ font: UnsafeRawBufferPointer) -> Lettering? {
    var opened: FT_Library?
    guard let start = font.baseAddress?.assumingMemoryBound(to: UInt8.self),
      FT_Init_FreeType(&opened) == 0, let library = opened
    else { return nil }
    // In the collections of Noto the faces are Japanese, Korean, simplified Chinese …; other files have one.
    for index in [2, 0] {
      var face: FT_Face?
      if FT_New_Memory_Face(library, start, FT_Long(font.count), FT_Long(index), &face) == 0, let face {
        return Lettering(library: library, face: face)
      }
    }
    FT_Done_FreeType(library)
    return nil
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// The character `scalar` at `size` pixels; nothing is shown for what the font does not have.
  mutating func glyph(_ scalar: Unicode.Scalar, size: Int) -> Glyph {
    let key = Key(scalar: scalar.value, size: size)
    if let glyph = glyphs[key] { return glyph }
    let glyph = rendered(scalar, size) ?? Glyph()
    glyphs[key] = glyph
    return glyph
  }

  private mutating func rendered(_ scalar: Unicode.Scalar, _ size: Int) -> Glyph? {
    if self.size != size {
      guard FT_Set_Pixel_Sizes(face, 0, FT_UInt(size)) == 0 else { return nil }
      self.size = size
    }
    let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
    guard index != 0, unionpress_render_glyph(face, index) == 0, let slot = face.pointee.glyph else {
      return nil
    }
    let bitmap = slot.pointee.bitmap
    let (columns, rows, pitch) = (Int(bitmap.width), Int(bitmap.rows), Int(bitmap.pitch))
    var glyph = Glyph(
      columns: columns, rows: rows, left: Int(slot.pointee.bitmap_left), top: Int(slot.pointee.bitmap_top),
      advance: Double(slot.pointee.advance.x) / 64)
    guard let buffer = bitmap.buffer, pitch >= columns else {
      return columns == 0 || rows == 0 ? glyph : nil
    }
    glyph.levels.reserveCapacity(columns * rows)
    for row in 0..<rows {
      glyph.levels += UnsafeBufferPointer(start: buffer + row * pitch, count: columns)
    }
    return glyph
  }
}
