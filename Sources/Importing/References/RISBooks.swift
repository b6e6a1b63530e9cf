import Diagnostics

/// Whether `file` is in RIS: its first line that is not empty gives a type.
func isRIS(_ file: SourceFile) -> Bool {
  let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let lead = file.bytes[start...].drop { $0 <= 0x20 }.prefix(8)
  return String(decoding: lead, as: UTF8.self).wholeMatch(of: #/TY {1,2}- ?.?./#) != nil
}

/// Types that are books.
private let bookTypes: Set<String> = ["BOOK", "EBOOK", "EDBOOK", "CLSWK"]

/// A line of RIS: a tag and what stands behind it.
private struct RISLine {
  var tag: String
  var text: String
  var span: Span
}

/// The books of a file in RIS, as EndNote, NoteExpress, CNKI and sites made here write it.
func risBooks(_ file: SourceFile, site: Language) -> Checked<[DraftRecord]> {
  var problems: [Problem] = []
  var drafts: [DraftRecord] = []
  var left = LeftOutFields()
  for lines in records(of: file) {
    func all(_ tags: String...) -> [RISLine] { lines.filter { tags.contains($0.tag) && !$0.text.isEmpty } }
    func first(_ tags: String...) -> RISLine? { tags.lazy.compactMap { all($0).first }.first }
    let start = lines[0].span
    let title = first("TI", "T1", "BT", "CT")
    let type = lines[0].text.uppercased()
    guard bookTypes.contains(type) else {
      problems.append(noBook(title?.text ?? "", type, at: start))
      continue
    }
    var book = ForeignBook(at: start, site: site)
    book.addTitle(joined: title?.text ?? "", at: title?.span ?? start)
    let authors = all("AU", "A1")
    let editors = all("ED", "A2")
    book.add(
      authors: authors.map { risName($0.text) }, editors: editors.map { risName($0.text) },
      at: (authors.first ?? editors.first)?.span ?? start)
    let translators = all("A4", "TA")
    book.add(translators: translators.map { risName($0.text) }, at: translators.first?.span ?? start)
    for (key, line) in [
      ("original_title", first("OP")), ("volume", first("VL")), ("edition", first("ET")),
      ("series", first("T2", "T3")), ("place", first("CY", "PP")), ("publisher", first("PB")),
      ("pages", first("SP").flatMap { Int($0.text) == nil ? nil : $0 }), ("online", first("UR", "L2")),
    ] {
      if let line { book.add(key, line.text, at: line.span) }
    }
    if let line = first("PY", "Y1", "DA") { book.add(year: line.text, at: line.span) }
    if let line = first("SN") { book.add(isbn: line.text, at: line.span) }
    if let line = first("LA") { book.add(language: line.text, at: line.span) }
    for line in lines where !read.contains(line.tag) && !line.text.isEmpty {
      left.add(line.tag, at: line.span)
    }
    problems += book.problems
    drafts.append(book.draft)
  }
  return Checked(drafts, problems + left.problems)
}

private let read: Set<String> = [
  "TY", "ER", "ID", "TI", "T1", "BT", "CT", "AU", "A1", "ED", "A2", "A4", "TA", "OP", "VL", "ET", "T2", "T3",
  "CY",
  "PP", "PB", "SP", "UR", "L2", "PY", "Y1", "DA", "SN", "LA",
]

/// The lines of each record, the first of which gives its type. A line without a tag goes on with the last.
private func records(of file: SourceFile) -> [[RISLine]] {
  var result: [[RISLine]] = []
  let lines = LineTable(file)
  for index in 0..<lines.count {
    let range = lines.range(ofLine: index)
    let text = file.text(range)
    guard let match = text.firstMatch(of: #/^\x{FEFF}?([A-Z][A-Z0-9]) {1,2}-(.*)/#) else {
      let more = trimmed(text)
      if let last = result.indices.last, let line = result[last].indices.last, !more.isEmpty {
        result[last][line].text += " " + more
      }
      continue
    }
    let line = RISLine(tag: String(match.1), text: trimmed(match.2), span: file.span(range))
    if line.tag == "TY" {
      result.append([line])
    } else if !result.isEmpty {
      result[result.count - 1].append(line)
    }
  }
  return result
}

/// `Family, Given, Suffix`; without a comma a whole name.
private func risName(_ text: String) -> ForeignName {
  let parts = text.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  guard parts.count > 1 else { return ForeignName(family: parts.first ?? text) }
  return ForeignName(family: parts[0], given: parts[1], suffix: parts.dropFirst(2).joined(separator: " "))
}
