import Planning

/// A file of data as bytes.
func dataBytes(_ data: PlannedData) -> [UInt8] {
  switch data.content {
  case .text(let text): Array(text.utf8)
  case .table(let rows): spreadsheetBytes(rows)
  }
}

/// A table as CSV (RFC 4180) that Excel and WPS open right: UTF-8 with a byte-order mark, CR LF.
///
/// A cell that a spreadsheet would take for a formula is put behind an apostrophe; numbers stay numbers.
func spreadsheetBytes(_ rows: [[String]]) -> [UInt8] {
  var text = "\u{FEFF}"
  for row in rows {
    text += row.map { cell($0) }.joined(separator: ",") + "\r\n"
  }
  return Array(text.utf8)
}

private func cell(_ value: String) -> String {
  var value = value
  if let first = value.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first),
    Double(value) == nil
  {
    value = "'" + value
  }
  let isPlain = !value.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
  return isPlain ? value : "\"" + value.replacing("\"", with: "\"\"") + "\""
}
