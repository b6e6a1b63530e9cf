internal import Diagnostics
internal import Workbooks

/// What stands in a file that is published as it is; or why that could not be read.
struct DocumentReading {
  var texts: [String] = []
  var fault: Wording?
}

/// Reads the file with these `bytes` at `location`: a PDF, a document of an office program, or plain text such as a table, a page or a
/// calendar; `nil` if it is none of them.
func readDocument(_ bytes: [UInt8], _ location: String) -> DocumentReading? {
  if bytes.starts(with: Array("%PDF-".utf8)) { return readPDF(location) }
  if let reading = officeTexts(in: bytes) {
    return DocumentReading(texts: reading.texts, fault: reading.fault)
  }
  if let text = utf16Text(bytes) { return DocumentReading(texts: [text]) }
  // Pictures and programs have zeros; what is written in GB 18030 has digits as others do.
  guard !bytes.contains(0) else { return nil }
  return DocumentReading(texts: [String(decoding: bytes, as: UTF8.self)])
}

/// What Windows and its spreadsheets save as “Unicode text”: UTF-16 with a mark at its beginning that says in which order, or without
/// one. Nothing else decodes without a control, so that pictures and programs are not taken for texts.
/// - Complexity: linear in the text, and little for what is none.
private func utf16Text(_ bytes: [UInt8]) -> String? {
  guard bytes.count % 2 == 0, bytes.count >= 2 else { return nil }
  let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  let orders = isMarked ? [bytes[0] == 0xFF] : [true, false]
  for isLittle in orders {
    var units: [UInt16] = []
    for place in stride(from: isMarked ? 2 : 0, to: bytes.count, by: 2) {
      let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
      let unit = UInt16(high) << 8 | UInt16(low)
      let isControl = unit < 0x20 && ![0x09, 0x0A, 0x0D].contains(unit) || (0x7F...0x9F).contains(unit)
      if isControl || unit >= 0xFFFE { break }
      units.append(unit)
    }
    guard units.count * 2 == bytes.count - (isMarked ? 2 : 0) else { continue }
    if let text = String(validating: units, as: UTF16.self), bytes.contains(0) { return text }
  }
  return nil
}
