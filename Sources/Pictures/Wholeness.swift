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

/// The blocks of a GIF (GIF89a, §15–§27), found by a walk over them. Nothing is unfolded.
struct GIFBlocks {
  /// A block behind the colours of the whole.
  struct Block {
    /// What an extension is (§23–§26), or the mark of a frame.
    enum Kind: Equatable {
      case frame
      case comment
      /// An application's, with the eight letters of its name and the three behind them.
      case application(String)
      /// Text that is drawn.
      case text
      /// How the next frame is shown.
      case other
    }
    var kind: Kind
    var whole: Range<Int>
    /// Of an extension the sub-blocks with their lengths, without the name.
    var content: Range<Int>
  }

  /// The blocks in their order, without those that only fill up.
  private(set) var blocks: [Block] = []
  /// Whether the last block ends where the file does or before, and there is a frame. The mark at the end may be missing, as
  /// browsers do not ask for it.
  private(set) var isWhole = false
  /// Where the first block begins.
  private(set) var start = 0
  /// Where the mark at the end is.
  private(set) var end: Int?

  /// How many frames begin.
  var frames: Int { blocks.count { $0.kind == .frame } }

  init(_ bytes: [UInt8]) {
    func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
    func afterBlocks(_ start: Int) -> Int {
      var place = start
      while place < bytes.count, bytes[place] != 0 { place += Int(bytes[place]) + 1 }
      return place + 1
    }
    guard bytes.count > 13 else { return }
    var place = 13 + table(bytes[10])
    start = place
    walk: while place < bytes.count {
      let from = place
      switch bytes[place] {
      case 0x21:
        place = afterBlocks(from + 2)
        guard place <= bytes.count else { return }
        blocks.append(block(bytes, from..<place))
      case 0x2C where place + 9 < bytes.count:
        place = afterBlocks(place + 10 + table(bytes[place + 9]) + 1)
        blocks.append(Block(kind: .frame, whole: from..<place, content: place..<place))
      // Some programs fill up with zeros.
      case 0: place += 1
      case 0x3B:
        end = place
        break walk
      default: return
      }
    }
    isWhole = frames > 0 && place <= bytes.count
  }

  private func block(_ bytes: [UInt8], _ whole: Range<Int>) -> Block {
    let label = bytes[whole.lowerBound + 1]
    let first = whole.lowerBound + 2
    if label == 0xFF, first + 12 <= whole.upperBound, bytes[first] == 11 {
      let name = String(decoding: bytes[first + 1..<first + 12], as: UTF8.self)
      return Block(kind: .application(name), whole: whole, content: first + 12..<whole.upperBound)
    }
    let kind: Block.Kind =
      switch label {
      case 0xFE: .comment
      case 0x01: .text
      case 0xFF: .application("")
      default: .other
      }
    return Block(kind: kind, whole: whole, content: first..<whole.upperBound)
  }
}

/// What the sub-blocks in `range` hold together.
func gifContent(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
  var content: [UInt8] = []
  var place = range.lowerBound
  while place < range.upperBound, bytes[place] != 0 {
    let end = min(place + 1 + Int(bytes[place]), range.upperBound)
    content += bytes[place + 1..<end]
    place = end
  }
  return content
}
