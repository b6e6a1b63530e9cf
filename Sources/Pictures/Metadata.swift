/// What a picture carries besides what it shows.
public struct PictureMetadata: Sendable, Hashable {
  /// Texts that people or programs have put into it: comment, description, author, copyright, keywords.
  public var notes: [String] = []
  /// How it is to be turned (Exif 0x0112), 1…8; 1 is as it is.
  public var orientation = 1
  /// Whether it says where it was taken.
  public var hasPosition = false
  /// The label that marks what a machine has made (TC260 AIGC), which must stay; as it is written in XML.
  public var generatedLabel: String?
}

/// Reads the metadata of a JPEG, PNG, WebP or GIF picture; anything else has none.
/// - Complexity: linear in the metadata; pixels are passed over.
public func pictureMetadata(of bytes: [UInt8]) -> PictureMetadata {
  var result = PictureMetadata()
  switch PictureFormat(bytes) {
  case .jpeg:
    for segment in jpegSegments(bytes) { result.read(jpeg: segment, bytes) }
  case .png:
    for chunk in pngChunks(bytes) { result.read(png: chunk, bytes) }
  case .webp:
    for chunk in webpChunks(bytes) {
      if chunk.name == "EXIF" { result.read(tiff: Array(bytes[chunk.content])) }
      if chunk.name == "XMP " { result.read(xmp: bytes[chunk.content]) }
    }
  case .gif:
    for block in GIFBlocks(bytes).blocks { result.read(gif: block, bytes) }
  case nil: break
  }
  return result
}

/// The picture without what it carries besides: place, camera, serial numbers, names, previews, and all that follows its end. Its
/// pixels are untouched, what says how to show them, its colour profile, its orientation and the label of what a machine has made stay. `nil` if there is nothing to take
/// out, or the file is no picture that is understood.
/// - Parameter label: such a label that the picture is to carry, as it is written in XML, whether it has it now or not.
public func withoutPrivateMetadata(_ bytes: [UInt8], labelled label: String? = nil) -> [UInt8]? {
  var metadata = pictureMetadata(of: bytes)
  if let label { metadata.generatedLabel = label }
  let result: [UInt8]? =
    switch PictureFormat(bytes) {
    case .jpeg: strippedJPEG(bytes, metadata)
    case .png: strippedPNG(bytes, metadata)
    case .webp: strippedWebP(bytes, metadata)
    case .gif: strippedGIF(bytes, metadata)
    case nil: nil
    }
  return result == bytes ? nil : result
}

/// Formats whose metadata is understood.
enum PictureFormat {
  case jpeg, png, webp, gif

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.count > 12, bytes.starts(with: Array("RIFF".utf8)),
      Array(bytes[8..<12]) == Array("WEBP".utf8)
    {
      self = .webp
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      self = .gif
    } else {
      return nil
    }
  }
}

/// A part of a file: its name and where its content stands.
struct PicturePart {
  var name: String
  /// Everything, with name and length.
  var whole: Range<Int>
  var content: Range<Int>
}

extension PictureMetadata {
  fileprivate mutating func read(jpeg segment: PicturePart, _ bytes: [UInt8]) {
    let content = bytes[segment.content]
    switch segment.name {
    case "FE", "ED": note(content)
    case "E1" where content.starts(with: Array("Exif\0\0".utf8)): read(tiff: Array(content.dropFirst(6)))
    case "E1" where content.starts(with: Array("http://ns.adobe.com/".utf8)): read(xmp: content)
    default: break
    }
  }

  fileprivate mutating func read(png chunk: PicturePart, _ bytes: [UInt8]) {
    let content = bytes[chunk.content]
    switch chunk.name {
    case "eXIf": read(tiff: Array(content))
    case "tEXt", "iTXt":
      let parts = content.split(separator: 0, maxSplits: 1)
      if parts.count == 2, parts[0].elementsEqual(Array("AIGC".utf8)) {
        // An international text has flags, languages and a translation before it, mostly empty.
        let text = parts[1].split(separator: 0).last ?? []
        generatedLabel = inXML(String(decoding: text, as: UTF8.self))
        return
      }
      if content.starts(with: Array("XML:com.adobe.xmp".utf8)) { read(xmp: content) } else { note(content) }
    default: break
    }
  }

  fileprivate mutating func read(gif block: GIFBlocks.Block, _ bytes: [UInt8]) {
    switch block.kind {
    case .comment, .text: note(gifContent(bytes, block.content))
    case .application(gifXMP):
      let packet = bytes[block.content]
      if packet.suffix(gifXMPEnd.count).elementsEqual(gifXMPEnd) {
        read(xmp: packet.dropLast(gifXMPEnd.count))
      } else {
        read(xmp: gifContent(bytes, block.content))
      }
    case .application, .frame, .other: break
    }
  }

  /// A zero alone is left out, so that what is UTF-16 becomes readable, too; several end what is before them.
  fileprivate mutating func note(_ content: some Collection<UInt8>) {
    var bytes: [UInt8] = []
    var zeros = 0
    for byte in content {
      zeros = byte == 0 ? zeros + 1 : 0
      if byte != 0 { bytes.append(byte) } else if zeros == 2 { bytes.append(0x0A) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if !text.isEmpty { notes.append(text) }
    // Some programs write the label into a comment: {"AIGC": {…}}.
    if generatedLabel == nil, let label = labelInComment(text) { generatedLabel = inXML(label) }
  }

  fileprivate mutating func read(xmp content: some Collection<UInt8>) {
    let text = String(decoding: content, as: UTF8.self)
    notes.append(text)
    if text.contains("GPSLatitude") { hasPosition = true }
    if let match = text.firstMatch(of: #/(?s)<TC260:AIGC>(.*?)<\/TC260:AIGC>/#) {
      generatedLabel = String(match.1)
    }
    if let match = text.firstMatch(of: #/TC260:AIGC="([^"]*)"/#) { generatedLabel = String(match.1) }
  }

  /// Exif is a TIFF file of its own (CIPA DC-008): directories of fields.
  mutating func read(tiff: [UInt8]) {
    guard tiff.count > 8 else { return }
    let isLittle = tiff[0] == 0x49
    func number(_ place: Int, _ length: Int) -> Int? {
      guard place >= 0, place + length <= tiff.count else { return nil }
      let part =
        isLittle ? Array(tiff[place..<place + length].reversed()) : Array(tiff[place..<place + length])
      return part.reduce(0) { $0 << 8 | Int($1) }
    }
    var waiting = [number(4, 4) ?? 0]
    var seen: Set<Int> = []
    while let start = waiting.popLast() {
      guard start > 0, seen.insert(start).inserted, seen.count < 16, let count = number(start, 2) else {
        continue
      }
      for entry in 0..<min(count, 512) {
        let place = start + 2 + entry * 12
        guard let tag = number(place, 2), let size = number(place + 4, 4), let value = number(place + 8, 4)
        else { break }
        switch tag {
        case 0x0112: orientation = number(place + 8, 2).flatMap { (1...8).contains($0) ? $0 : nil } ?? 1
        case 0x8769: waiting.append(value)
        case 0x8825: hasPosition = true
        // Description, artist, copyright, comment, and what Windows calls title, comment, author, keywords, subject.
        case 0x010E, 0x013B, 0x8298, 0x9286, 0x9C9B...0x9C9F:
          let from = size <= 4 ? place + 8 : value
          guard from >= 0, size > 0, from + size <= tiff.count else { continue }
          note(tiff[from..<from + size])
        default: break
        }
      }
    }
  }
}

/// The object that follows `"AIGC":`, with its braces; `nil` if there is none that ends.
private func labelInComment(_ text: String) -> String? {
  guard let name = text.firstMatch(of: #/"AIGC"\s*:\s*(?={)/#) else { return nil }
  let rest = text[name.range.upperBound...]
  var (depth, isQuoted, isEscaped) = (0, false, false)
  for place in rest.indices {
    switch rest[place] {
    case _ where isEscaped: isEscaped = false
    case "\\" where isQuoted: isEscaped = true
    case "\"": isQuoted.toggle()
    case "{" where !isQuoted: depth += 1
    case "}" where !isQuoted:
      depth -= 1
      if depth == 0 { return String(rest[...place]) }
    default: break
    }
  }
  return nil
}

private func inXML(_ text: String) -> String {
  text.reduce(into: "") { result, character in
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    default: result.append(character)
    }
  }
}
