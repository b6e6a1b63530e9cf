/// Whether a picture goes on to what its format calls the end. What is cut off in transit does not; whether what stands between is
/// sound only a decoder can say. Always true of formats that have no end of their own.
/// - Complexity: linear.
public func reachesEnd(_ bytes: [UInt8], of kind: PictureHeader.Kind) -> Bool {
  switch kind {
  case .jpeg: return jpegEnd(bytes) != nil
  case .png: return pngChunks(bytes).contains { $0.name == "IEND" }
  case .webp:
    // The length of the whole stands at the beginning; the last chunk may lack the byte that makes it even.
    return little(bytes, 4, 4) + 8 <= bytes.count + 1
  case .gif: return GIFBlocks(bytes).isWhole
  case .svg, .heic, .tiff: return true
  }
}

/// What a walk over the blocks of a GIF shows (GIF89a, §15–§27). Nothing is unfolded.
struct GIFBlocks {
  /// How many frames begin.
  private(set) var frames = 0
  /// Whether the last block ends where the file does or before, and has a frame. The mark at the end may be missing, as
  /// browsers do not ask for it.
  private(set) var isWhole = false

  init(_ bytes: [UInt8]) {
    func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
    func afterBlocks(_ start: Int) -> Int {
      var place = start
      while place < bytes.count, bytes[place] != 0 { place += Int(bytes[place]) + 1 }
      return place + 1
    }
    guard bytes.count > 13 else { return }
    var place = 13 + table(bytes[10])
    walk: while place < bytes.count {
      switch bytes[place] {
      case 0x21: place = afterBlocks(place + 2)
      case 0x2C where place + 9 < bytes.count:
        frames += 1
        place = afterBlocks(place + 10 + table(bytes[place + 9]) + 1)
      // Some programs fill up with zeros.
      case 0: place += 1
      case 0x3B: break walk
      default: return
      }
    }
    isWhole = frames > 0 && place <= bytes.count
  }
}
