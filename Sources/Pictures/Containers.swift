/// The segments of a JPEG before its pixels (ITU-T T.81 Annex B), named by the second byte of their marker.
func jpegSegments(_ bytes: [UInt8]) -> [PicturePart] {
  var segments: [PicturePart] = []
  var place = 2
  while place + 4 <= bytes.count, bytes[place] == 0xFF {
    let marker = bytes[place + 1]
    // Fill bytes; and the start of the pixels, after which no more segments are looked for.
    if marker == 0xFF {
      place += 1
      continue
    }
    let length = big(bytes, place + 2, 2)
    guard marker != 0xDA, length >= 2, place + 2 + length <= bytes.count else { break }
    segments.append(
      PicturePart(
        name: String(marker, radix: 16, uppercase: true), whole: place..<place + 2 + length,
        content: place + 4..<place + 2 + length))
    place += 2 + length
  }
  return segments
}

/// Where a JPEG ends: behind the mark of an end that follows its pixels; `nil` if there is none. Telephones put films and further
/// pictures behind it.
/// - Complexity: linear.
func jpegEnd(_ bytes: [UInt8]) -> Int? {
  var place = jpegSegments(bytes).last?.whole.upperBound ?? 2
  while let mark = bytes[min(place, bytes.count)...].firstIndex(of: 0xFF), mark + 1 < bytes.count {
    switch bytes[mark + 1] {
    case 0xD9: return mark + 2
    case 0xFF: place = mark + 1
    // A byte of the pixels, and marks that nothing belongs to.
    case 0x00, 0x01, 0xD0...0xD7: place = mark + 2
    default:
      // A table or another scan; two bytes of an end within it are none.
      let length = big(bytes, mark + 2, 2)
      place = mark + 2 + (length >= 2 && mark + 2 + length <= bytes.count ? length : 0)
    }
  }
  return nil
}

/// The chunks of a PNG (ISO/IEC 15948).
func pngChunks(_ bytes: [UInt8]) -> [PicturePart] {
  var chunks: [PicturePart] = []
  var place = 8
  while place + 12 <= bytes.count {
    let length = big(bytes, place, 4)
    guard place + 12 + length <= bytes.count else { break }
    chunks.append(
      PicturePart(
        name: String(decoding: bytes[place + 4..<place + 8], as: UTF8.self),
        whole: place..<place + 12 + length,
        content: place + 8..<place + 8 + length))
    place += 12 + length
  }
  return chunks
}

/// The chunks of a WebP (RIFF). Its beginning says where it ends; what follows is none of it.
func webpChunks(_ bytes: [UInt8]) -> [PicturePart] {
  var chunks: [PicturePart] = []
  var place = 12
  let whole = min(8 + little(bytes, 4, 4), bytes.count)
  while place + 8 <= whole {
    let length = little(bytes, place + 4, 4)
    guard place + 8 + length <= whole else { break }
    // Chunks have an even length; the last may lack its last byte.
    let end = min(place + 8 + length + length % 2, whole)
    chunks.append(
      PicturePart(
        name: String(decoding: bytes[place..<place + 4], as: UTF8.self), whole: place..<end,
        content: place + 8..<place + 8 + length))
    place = end
  }
  return chunks
}

func strippedJPEG(_ bytes: [UInt8], _ metadata: PictureMetadata) -> [UInt8] {
  let segments = jpegSegments(bytes)
  func begins(_ segment: PicturePart, _ text: String) -> Bool {
    bytes[segment.content].starts(with: Array("\(text)\0".utf8))
  }
  var result: [UInt8] = [0xFF, 0xD8]
  // JFIF wants to be first; there are previews that call themselves nearly the same.
  for segment in segments where segment.name == "E0" && begins(segment, "JFIF") {
    result += bytes[segment.whole]
  }
  if metadata.orientation > 1 {
    result += segment(0xE1, Array("Exif\0\0".utf8) + orientationTIFF(metadata.orientation))
  }
  if let label = metadata.generatedLabel {
    let packet = Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(labelPacket(label).utf8)
    // No segment can be longer; a label has some hundred bytes.
    if packet.count <= 65_533 { result += segment(0xE1, packet) }
  }
  for segment in segments {
    // What programs add begins with E, comments are FE. Of these only two say how the pixels are to be understood.
    let stays =
      switch segment.name {
      case "E2": begins(segment, "ICC_PROFILE")
      case "EE": true
      default: !segment.name.hasPrefix("E") && segment.name != "FE"
      }
    if stays { result += bytes[segment.whole] }
  }
  return result + bytes[(segments.last?.whole.upperBound ?? 2)..<(jpegEnd(bytes) ?? bytes.count)]
}

private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
  let length = content.count + 2
  return [0xFF, marker, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] + content
}

/// A TIFF directory with the orientation and nothing else.
private func orientationTIFF(_ orientation: Int) -> [UInt8] {
  [
    0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0,
    0,
  ]
}

/// The XMP packet that carries the label of what a machine has made.
public func labelPacket(_ label: String) -> String {
  """
  <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
  <rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>\(label)</TC260:AIGC>\
  </rdf:Description></rdf:RDF></x:xmpmeta>
  """
}

func strippedPNG(_ bytes: [UInt8], _ metadata: PictureMetadata) -> [UInt8] {
  let chunks = pngChunks(bytes)
  func isLabel(_ chunk: PicturePart) -> Bool {
    ["tEXt", "iTXt"].contains(chunk.name) && bytes[chunk.content].starts(with: Array("AIGC\0".utf8))
  }
  let keepsLabel = chunks.contains(where: isLabel)
  // What says how pixels are to be understood, and how they move. Chunks in capitals no reader may pass over.
  let shown: Set<String> = [
    "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "sPLT", "hIST", "pHYs", "bKGD",
    "acTL",
    "fcTL", "fdAT",
  ]
  var result = Array(bytes.prefix(8))
  for chunk in chunks {
    // Some put the orientation here, and browsers heed it.
    if chunk.name == "eXIf" {
      if metadata.orientation > 1 { result += pngChunk("eXIf", orientationTIFF(metadata.orientation)) }
      continue
    }
    let isCritical = chunk.name.first?.isUppercase == true
    guard isCritical || shown.contains(chunk.name) || isLabel(chunk) else { continue }
    result += bytes[chunk.whole]
    if chunk.name == "IEND" { break }
    // A label that stood elsewhere among what went.
    if chunk.name == "IHDR", let label = metadata.generatedLabel, !keepsLabel {
      result += pngChunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Array(labelPacket(label).utf8))
    }
  }
  return result
}

private func pngChunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
  let body = Array(name.utf8) + content
  func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> UInt32($0) & 0xFF) } }
  return big(UInt32(content.count)) + body + big(crc32(body))
}

/// The check sum of PNG (ISO 3309).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return sum ^ 0xFFFF_FFFF
}

func strippedWebP(_ bytes: [UInt8], _ metadata: PictureMetadata) -> [UInt8] {
  let chunks = webpChunks(bytes)
  let shown: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]
  var body: [UInt8] = []
  for chunk in chunks where shown.contains(chunk.name) {
    var part = Array(bytes[chunk.whole])
    // The header says which chunks there are.
    if chunk.name == "VP8X", part.count > 8 {
      part[8] = part[8] & ~0x0C | (metadata.generatedLabel == nil ? 0 : 0x04)
    }
    body += part
  }
  if let label = metadata.generatedLabel, chunks.first?.name == "VP8X" {
    let content = Array(labelPacket(label).utf8)
    body += Array("XMP ".utf8) + [0, 8, 16, 24].map { UInt8(content.count >> $0 & 0xFF) } + content
    if content.count % 2 == 1 { body.append(0) }
  }
  let size = body.count + 4
  let length = [0, 8, 16, 24].map { UInt8(size >> $0 & 0xFF) }
  return Array("RIFF".utf8) + length + Array("WEBP".utf8) + body
}

/// The name under which XMP stands in a GIF (XMP specification, part 3, 1.1.2).
let gifXMP = "XMP DataXMP"
/// What follows its packet, which does not stand in sub-blocks: from wherever a reader of such comes, these lead it to the end.
let gifXMPEnd: [UInt8] = [0x01] + (0...255).reversed() + [0x00]

func strippedGIF(_ bytes: [UInt8], _ metadata: PictureMetadata) -> [UInt8] {
  let walk = GIFBlocks(bytes)
  // What was not understood stays as it is.
  guard walk.isWhole else { return bytes }
  // How often it is shown, and what its colours mean.
  let shown: Set<String> = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]
  var result = Array(bytes[..<walk.start])
  for block in walk.blocks {
    let stays =
      switch block.kind {
      case .frame, .text, .other: true
      case .comment: false
      case .application(let name): shown.contains(name)
      }
    if stays { result += bytes[block.whole] }
  }
  if let label = metadata.generatedLabel {
    result += [0x21, 0xFF, 11] + Array(gifXMP.utf8) + Array(labelPacket(label).utf8) + gifXMPEnd
  }
  if let end = walk.end { result.append(bytes[end]) }
  return result
}
