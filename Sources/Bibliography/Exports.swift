internal import Hanzi

/// A file format in which programs exchange references.
public enum ReferenceFormat: String, Sendable, Hashable, CaseIterable {
  /// CSL-JSON, which Zotero and Pandoc read.
  case cslJSON = "csl.json"
  /// BibTeX, for LaTeX.
  case bibTeX = "bib"
  /// RIS, for EndNote and NoteExpress.
  case ris
}

/// The books as a file of `format`, UTF-8.
public func exportedReferences(_ books: [Monograph], _ format: ReferenceFormat) -> String {
  switch format {
  case .cslJSON: "[\n" + books.map { cslItem($0) }.joined(separator: ",\n") + "\n]\n"
  case .bibTeX: books.map { bibTeXEntry($0) }.joined(separator: "\n")
  case .ris: books.map { risRecord($0) }.joined()
  }
}

// MARK: CSL-JSON

private func cslItem(_ book: Monograph) -> String {
  var fields = [("id", quoted(book.id)), ("type", quoted("book")), ("title", quoted(book.fullTitle))]
  func add(_ name: String, _ value: String?) { if let value { fields.append((name, quoted(value))) } }
  func add(_ name: String, _ people: [Monograph.Creator]) {
    if !people.isEmpty { fields.append((name, "[\(people.map { cslName($0) }.joined(separator: ", "))]")) }
  }
  // Programs that cite know this word, and write et al. for it.
  add(
    "author", book.authors + (book.hasMoreAuthors ? [Monograph.Creator("others", isInstitution: true)] : []))
  add("translator", book.translators)
  add("original-title", book.originalTitle)
  add("volume", book.volume)
  add("edition", book.edition)
  add("collection-title", book.series)
  add("publisher", book.publisher)
  add("publisher-place", book.place)
  if let year = book.year { fields.append(("issued", "{\"date-parts\": [[\(year)]]}")) }
  add("number-of-pages", book.pages.map(String.init))
  add("ISBN", book.isbn)
  add("language", book.language == "zh" ? "zh-CN" : book.language)
  add("URL", book.url)
  return "  {\n" + fields.map { "    \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n  }"
}

private func cslName(_ creator: Monograph.Creator) -> String {
  let name = creator.parts
  guard !name.isHan, !name.given.isEmpty else { return "{\"literal\": \(quoted(creator.name))}" }
  var parts = [
    "\"family\": \(quoted(name.family))", "\"given\": \(quoted(name.given.joined(separator: " ")))",
  ]
  if let suffix = name.suffix { parts.append("\"suffix\": \(quoted(suffix))") }
  return "{\(parts.joined(separator: ", "))}"
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      // Other controls have no place in a title.
      if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
    }
  }
  return result + "\""
}

// MARK: BibTeX

private func bibTeXEntry(_ book: Monograph) -> String {
  var fields: [(String, String)] = []
  func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { fields.append((name, escaped(value))) }
  }
  func people(_ creators: [Monograph.Creator]) -> String? {
    creators.isEmpty ? nil : creators.map { bibTeXName($0) }.joined(separator: " and ")
  }
  if let names = people(book.authors).map({ book.hasMoreAuthors ? "\($0) and others" : $0 }) {
    fields.append(("author", names))
  }
  if let names = people(book.translators) { fields.append(("translator", names)) }
  add("title", book.title)
  add("subtitle", book.subtitle)
  add("volume", book.volume)
  add("edition", book.edition)
  add("series", book.series)
  add("address", book.place)
  add("publisher", book.publisher)
  add("year", book.year.map(String.init))
  add("pagetotal", book.pages.map(String.init))
  add("isbn", book.isbn)
  add("langid", book.isChinese ? "chinese" : book.language.hasPrefix("en") ? "english" : nil)
  // Old styles sort by this field what is not in Latin letters.
  if book.isChinese { add("key", slug(book.authors.first?.name ?? book.title).replacing("-", with: " ")) }
  if let url = book.url { fields.append(("url", url.filter { !"{}\\".contains($0) })) }
  return "@book{\(book.id),\n" + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}\n"
}

private func bibTeXName(_ creator: Monograph.Creator) -> String {
  let name = creator.parts
  guard !name.isHan, !name.given.isEmpty else {
    // Braces keep a name with spaces or “and” in one piece.
    let text = escaped(creator.name)
    return creator.name.contains(" ") ? "{\(text)}" : text
  }
  return [name.family, name.suffix, name.given.joined(separator: " ")].compactMap { $0.map(escaped) }
    .joined(separator: ", ")
}

private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "\\": result += "\\textbackslash{}"
    case "{", "}", "%", "&", "_", "#", "$": result += "\\\(character)"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "\n": result += " "
    default: result.append(character)
    }
  }
  return result
}

// MARK: RIS

private func risRecord(_ book: Monograph) -> String {
  var lines = ["TY  - BOOK"]
  func add(_ tag: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    // A line is a field: breaks inside a value would begin another.
    lines.append("\(tag)  - \(value.split(whereSeparator: \.isNewline).joined(separator: " "))")
  }
  for author in book.authors { add("AU", risName(author)) }
  for translator in book.translators { add("A4", risName(translator)) }
  add("TI", book.fullTitle)
  add("OP", book.originalTitle)
  add("VL", book.volume)
  add("ET", book.edition)
  add("T2", book.series)
  add("CY", book.place)
  add("PB", book.publisher)
  add("PY", book.year.map(String.init))
  add("SP", book.pages.map(String.init))
  add("SN", book.isbn)
  add("LA", book.language == "zh" ? "zh-CN" : book.language)
  add("UR", book.url)
  lines.append("ER  - ")
  return lines.map { $0 + "\r\n" }.joined() + "\r\n"
}

private func risName(_ creator: Monograph.Creator) -> String {
  let name = creator.parts
  guard !name.isHan, !name.given.isEmpty else { return creator.name }
  return [name.family, name.given.joined(separator: " "), name.suffix].compactMap { $0 }.joined(
    separator: ", ")
}
