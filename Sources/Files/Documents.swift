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
  // Pictures and programs have zeros; what is written in GB 18030 has digits as others do.
  guard !bytes.contains(0) else { return nil }
  return DocumentReading(texts: [String(decoding: bytes, as: UTF8.self)])
}
