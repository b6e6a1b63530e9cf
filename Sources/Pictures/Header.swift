/// What the first bytes of a picture say of it.
public struct PictureHeader: Sendable, Hashable {
  /// Formats that people put beside their texts.
  public enum Kind: Sendable, Hashable {
    case jpeg, png, webp, gif, svg
    /// What telephones of one maker save; browsers do not show it.
    case heic
    /// What scanners save; browsers do not show it.
    case tiff
  }

  /// The format, by its content; the name may lie.
  public var kind: Kind
  /// Width in pixels as it is shown, turned the right way; 0 where the format does not say.
  public var width = 0
  /// Height in pixels as it is shown.
  public var height = 0
  /// Whether it moves.
  public var isAnimated = false
}

/// Reads the kind and the size of a picture; `nil` if it is none that is known, or it ends before it says.
/// - Complexity: linear in what stands before the pixels; for GIF and WebP in the file.
public func pictureHeader(of bytes: [UInt8]) -> PictureHeader? {
  var header: PictureHeader?
  switch PictureFormat(bytes) {
  case .jpeg: header = jpegHeader(bytes)
  case .png: header = pngHeader(bytes)
  case .webp: header = webpHeader(bytes)
  case .gif: header = gifHeader(bytes)
  case nil: return otherHeader(bytes)
  }
  guard var result = header, result.width > 0, result.height > 0 else { return nil }
  if pictureMetadata(of: bytes).orientation > 4 { swap(&result.width, &result.height) }
  return result
}

/// The number of `count` bytes from `place` on, the largest first; 0 beyond the end.
func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
  guard place + count <= bytes.count else { return 0 }
  return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
}

/// The number of `count` bytes from `place` on, the smallest first; 0 beyond the end.
func little(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
  guard place + count <= bytes.count else { return 0 }
  return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
}

private func jpegHeader(_ bytes: [UInt8]) -> PictureHeader? {
  // Start of frame, whatever the coding; C4, C8 and CC are tables.
  let frames: Set<String> = [
    "C0", "C1", "C2", "C3", "C5", "C6", "C7", "C9", "CA", "CB", "CD", "CE", "CF",
  ]
  guard let frame = jpegSegments(bytes).first(where: { frames.contains($0.name) }), frame.content.count >= 6
  else { return nil }
  let place = frame.content.lowerBound
  return PictureHeader(kind: .jpeg, width: big(bytes, place + 3, 2), height: big(bytes, place + 1, 2))
}

private func pngHeader(_ bytes: [UInt8]) -> PictureHeader? {
  guard let first = pngChunks(bytes).first, first.name == "IHDR" else { return nil }
  let place = first.content.lowerBound
  let (width, height) = (big(bytes, place, 4), big(bytes, place + 4, 4))
  // More is no number in a PNG (ISO/IEC 15948, 7.1), and could not be multiplied.
  guard max(width, height) <= Int(Int32.max) else { return nil }
  return PictureHeader(kind: .png, width: width, height: height)
}

private func webpHeader(_ bytes: [UInt8]) -> PictureHeader? {
  guard let first = webpChunks(bytes).first else { return nil }
  let place = first.content.lowerBound
  switch first.name {
  case "VP8X":
    return PictureHeader(
      kind: .webp, width: little(bytes, place + 4, 3) + 1, height: little(bytes, place + 7, 3) + 1,
      isAnimated: little(bytes, place, 1) & 2 != 0)
  case "VP8L":
    let packed = little(bytes, place + 1, 4)
    return PictureHeader(kind: .webp, width: packed & 0x3FFF + 1, height: packed >> 14 & 0x3FFF + 1)
  case "VP8 ":
    return PictureHeader(
      kind: .webp, width: little(bytes, place + 6, 2) & 0x3FFF, height: little(bytes, place + 8, 2) & 0x3FFF)
  default: return nil
  }
}

private func gifHeader(_ bytes: [UInt8]) -> PictureHeader {
  PictureHeader(
    kind: .gif, width: little(bytes, 6, 2), height: little(bytes, 8, 2),
    isAnimated: GIFBlocks(bytes).frames > 1)
}

private func otherHeader(_ bytes: [UInt8]) -> PictureHeader? {
  if bytes.starts(with: [0x49, 0x49, 42, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 42]) {
    return PictureHeader(kind: .tiff)
  }
  if bytes.count > 12, bytes[4..<8].elementsEqual(Array("ftyp".utf8)) {
    let brand = String(decoding: bytes[8..<12], as: UTF8.self)
    return ["heic", "heix", "hevc", "mif1", "msf1", "heim", "heis"].contains(brand)
      ? PictureHeader(kind: .heic) : nil
  }
  return isSVG(bytes) ? PictureHeader(kind: .svg) : nil
}

/// Whether a text is meant to be an SVG. Whether it is a sound one is for ``dangers(inSVG:)`` to say.
private func isSVG(_ bytes: [UInt8]) -> Bool {
  let start = String(decoding: bytes.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
  return start.hasPrefix("<") && (start.contains("<svg") || start.contains(":svg"))
}
