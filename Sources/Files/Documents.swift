internal import Diagnostics
import Privacy
internal import Workbooks

/// What stands in a file that is published as it is; or why that could not be read.
struct DocumentReading {
  /// Its text; of anything but a PDF those lines that have something private.
  var texts: [String] = []
  var fault: Wording?
}

/// Reads the file with these `bytes` at `location`: a PDF, a document of an office program, or plain text such as a table, a page or a
/// calendar; `nil` if it is none of them.
func readDocument(_ bytes: [UInt8], _ location: String) -> DocumentReading? {
  if bytes.starts(with: Array("%PDF-".utf8)) { return readPDF(location) }
  if let reading = officeTexts(in: bytes) {
    return DocumentReading(texts: reading.texts.map(linesWithNumbers), fault: reading.fault)
  }
  // Pictures and programs have zeros; what is written in GB 18030 has digits as others do.
  guard !bytes.contains(0) else { return nil }
  return DocumentReading(texts: [linesWithNumbers(String(decoding: bytes, as: UTF8.self))])
}

/// The lines of `text` that have a number in them that may be private: nothing else of a long text need be kept.
private func linesWithNumbers(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).filter { !privateNumbers(in: Array($0.utf8)).isEmpty }
    .joined(separator: "\n")
}
