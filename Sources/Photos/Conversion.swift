internal import CVips

/// The version of libvips on this machine and whether it writes AVIF, `8.14.1-avif`; `nil` if it is not installed, and nothing
/// can be converted.
public func pictureLibrary() -> String? {
  photos_version().map { String(cString: $0) + (writesAVIF ? "-avif" : "") }
}

/// Tried on a few pixels, because the library may be there without an encoder.
private let writesAVIF = photos_writes(PictureVersionFormat.avif.options) != 0

/// How pictures are made narrower and written. A cache of what comes out has to know it.
public enum PictureRecipe {
  /// Counts the changes of what follows.
  public static let number = 4
  /// Widths that the layout uses: half a phone's screen, a phone's screen with fine pixels, a column or a large screen.
  public static let widths = [480, 960, 1600]
}

/// The format of a version of a picture.
public enum PictureVersionFormat: String, Sendable, Hashable {
  case avif, webp, jpeg, png

  /// The extension of files.
  public var suffix: String { self == .jpeg ? "jpg" : rawValue }

  /// What libvips is told. Chosen by eye at which a photograph of a group shows no blocks on a phone; more effort for WebP saves
  /// 5 % and costs half as much time again. AVIF is as like the original as WebP is, and as quick as its encoder can be made:
  /// with more effort it would save as much again, for ten times the time.
  fileprivate var options: String {
    switch self {
    // The name for which every release has a writer to memory.
    case .avif: ".heif[compression=av1,Q=55,effort=0]"
    case .webp: ".webp[Q=76,effort=2]"
    case .jpeg: ".jpg[Q=80,optimize_coding=true]"
    case .png: ".png[compression=9]"
    }
  }
}

/// A picture as it is published, in one width and format.
public struct PictureVersion: Sendable {
  /// Width in pixels.
  public var width: Int
  /// Height in pixels.
  public var height: Int
  /// The format.
  public var format: PictureVersionFormat
  /// The file.
  public var bytes: [UInt8]
}

/// What comes of a picture.
public struct ConvertedPicture: Sendable {
  /// The colour that most of it has, `#aabbcc`.
  public var colour: String
  /// The versions, narrowest first, lighter formats before the one that every browser knows.
  public var versions: [PictureVersion]
}

/// Decodes a JPEG, PNG or WebP once and makes its versions: upright, in red, green and blue with the profile that it came with,
/// without any other metadata, never wider than it is. The same bytes give the same versions with the same release of libvips.
///
/// Memory: one decoded picture 1600 pixels wide, and what the decoder needs, which for most JPEGs is a few rows.
/// - Parameter label: an XMP packet that the versions are to carry.
/// - Returns: `nil` if the picture cannot be decoded to its end, or there is no library.
public func convertedPicture(_ bytes: [UInt8], label: String?) -> ConvertedPicture? {
  let widest = PictureRecipe.widths.max() ?? 0
  let packet = label.map { Array($0.utf8) }
  let opened = bytes.withUnsafeBytes { content in
    guard let packet else { return photos_open(content.baseAddress, content.count, Int32(widest), nil, 0) }
    return packet.withUnsafeBytes {
      photos_open(content.baseAddress, content.count, Int32(widest), $0.baseAddress, $0.count)
    }
  }
  guard let picture = opened else { return nil }
  defer { photos_close(picture) }
  let width = Int(photos_width(picture))
  var versions: [PictureVersion] = []
  for wanted in PictureRecipe.widths where wanted < width {
    guard let narrower = photos_narrower(picture, Int32(wanted)) else { return nil }
    defer { photos_close(narrower) }
    guard let made = encoded(narrower) else { return nil }
    versions += made
  }
  guard let made = encoded(picture), let colour = commonColour(of: picture) else { return nil }
  versions += made
  // AVIF is worth its place where it is lighter, which it is not for some drawings.
  if weight(of: .avif, in: versions) >= weight(of: .webp, in: versions) {
    versions.removeAll { $0.format == .avif }
  }
  return ConvertedPicture(colour: colour, versions: versions)
}

private func weight(of format: PictureVersionFormat, in versions: [PictureVersion]) -> Int {
  versions.reduce(0) { $1.format == format ? $0 + $1.bytes.count : $0 }
}

private func encoded(_ picture: OpaquePointer) -> [PictureVersion]? {
  var result: [PictureVersion] = []
  let common: PictureVersionFormat = photos_has_alpha(picture) != 0 ? .png : .jpeg
  for format in (writesAVIF ? [.avif] : []) + [.webp, common] {
    var size = 0
    guard let bytes = photos_encode(picture, format.options, &size) else { return nil }
    defer { photos_free(bytes) }
    result.append(
      PictureVersion(
        width: Int(photos_width(picture)), height: Int(photos_height(picture)), format: format,
        bytes: Array(UnsafeRawBufferPointer(start: bytes, count: size))))
  }
  return result
}

/// The mean of the commonest of 512 ranges of colours, looked for in a few hundred pixels.
private func commonColour(of picture: OpaquePointer) -> String? {
  let isWide = photos_width(picture) > 32
  guard let small = isWide ? photos_narrower(picture, 32) : picture else { return nil }
  defer { if isWide { photos_close(small) } }
  var size = 0
  guard let start = photos_pixels(small, &size) else { return nil }
  defer { photos_free(start) }
  let pixels = UnsafeRawBufferPointer(start: start, count: size)
  let bands = Int(photos_bands(small))
  // Grey pictures have one band, or two with what can be seen through.
  let (green, blue) = bands < 3 ? (0, 0) : (1, 2)
  let hasAlpha = bands == 2 || bands == 4
  var sums = [(count: Int, red: Int, green: Int, blue: Int)](repeating: (0, 0, 0, 0), count: 512)
  for place in stride(from: 0, to: size - bands + 1, by: bands) {
    if hasAlpha, pixels[place + bands - 1] < 128 { continue }
    let colour = (Int(pixels[place]), Int(pixels[place + green]), Int(pixels[place + blue]))
    let range = colour.0 / 32 * 64 + colour.1 / 32 * 8 + colour.2 / 32
    sums[range] = (
      sums[range].count + 1, sums[range].red + colour.0, sums[range].green + colour.1,
      sums[range].blue + colour.2
    )
  }
  guard let most = sums.max(by: { $0.count < $1.count }), most.count > 0 else { return "#ffffff" }
  let digits = [most.red, most.green, most.blue].map { sum in
    let hex = String(sum / most.count, radix: 16)
    return hex.count < 2 ? "0" + hex : hex
  }
  return "#" + digits.joined()
}
