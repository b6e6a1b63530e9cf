import Diagnostics

/// Types of entries that are books.
private let bookTypes: Set<String> = [
  "book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "booklet",
]

/// Fields that programs keep for themselves.
private let housekeeping: Set<String> = [
  "key", "file", "timestamp", "owner", "groups", "date-added", "date-modified", "creationdate",
  "modificationdate",
]

/// Fields that are read.
private let read: Set<String> = [
  "title", "subtitle", "author", "editor", "translator", "volume", "edition", "series", "address", "location",
  "publisher", "pagetotal", "origtitle", "year", "date", "isbn", "langid", "language", "url",
]

/// The books of a BibTeX or BibLaTeX file.
func bibTeXBooks(_ file: SourceFile, site: Language) -> Checked<[DraftRecord]> {
  var left = LeftOutFields()
  var problems: [Problem] = []
  let entries = readBibTeX(file).collecting(into: &problems)
  var drafts: [DraftRecord] = []
  for entry in entries {
    let title = entry.field("title")
    let name = title.map { plainTeX($0.text) } ?? entry.key
    guard bookTypes.contains(entry.type) else {
      problems.append(noBook(name, "@" + entry.type, at: entry.span))
      continue
    }
    var book = ForeignBook(at: entry.span, site: site)
    book.addTitle(
      name, subtitle: entry.field("subtitle").map { plainTeX($0.text) }, at: title?.span ?? entry.span)
    let people = entry.field("author", "editor")
    book.add(
      authors: entry.field("author").map { bibTeXNames($0.text) } ?? [],
      editors: entry.field("editor").map { bibTeXNames($0.text) } ?? [], at: people?.span ?? entry.span)
    if let field = entry.field("translator") {
      book.add(translators: bibTeXNames(field.text), at: field.span)
    }
    for (key, names) in [
      ("volume", ["volume"]), ("edition", ["edition"]), ("series", ["series"]),
      ("place", ["address", "location"]),
      ("publisher", ["publisher"]), ("pages", ["pagetotal"]), ("original_title", ["origtitle"]),
    ] {
      guard let field = entry.fields.first(where: { names.contains($0.name) }) else { continue }
      book.add(key, plainTeX(field.text), at: field.span)
    }
    if let field = entry.field("year", "date") { book.add(year: field.text, at: field.span) }
    if let field = entry.field("isbn") { book.add(isbn: plainTeX(field.text), at: field.span) }
    if let field = entry.field("langid", "language") {
      book.add(language: plainTeX(field.text), at: field.span)
    }
    if let field = entry.field("url") {
      book.add("online", field.text.filter { !"{}\\ ".contains($0) }, at: field.span)
    }
    for field in entry.fields {
      if read.contains(field.name) {
        book.tellUnknownTeX(in: field.text, at: field.span)
      } else if !housekeeping.contains(field.name) {
        left.add(field.name, at: field.span)
      }
    }
    problems += book.problems
    drafts.append(book.draft)
  }
  problems += left.problems
  return Checked(drafts, problems)
}

/// The names in a list with ` and ` between, as BibTeX takes them apart.
func bibTeXNames(_ text: String) -> [ForeignName] {
  parts(of: text) { rest in
    guard rest.first?.isWhitespace == true else { return nil }
    let inner = rest.drop { $0.isWhitespace }
    guard inner.prefix(3).lowercased() == "and", inner.dropFirst(3).first?.isWhitespace == true else {
      return nil
    }
    return inner.dropFirst(3)
  }.compactMap { part in
    let name = trimmed(part)
    guard !name.isEmpty else { return nil }
    if name.lowercased() == "others" { return .others }
    let pieces = parts(of: name) { $0.first == "," ? $0.dropFirst() : nil }.map { plainTeX($0) }
    // A whole name in braces, or one without a comma, is printed as it is.
    if pieces.count == 1 { return ForeignName(family: pieces[0], isWhole: isBraced(name)) }
    return pieces.count == 2
      ? ForeignName(family: pieces[0], given: pieces[1])
      : ForeignName(family: pieces[0], given: pieces[2], suffix: pieces[1])
  }
}

/// Whether one pair of braces encloses the whole of `text`.
private func isBraced(_ text: String) -> Bool {
  guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
  var depth = 0
  for character in text.dropLast() {
    if character == "{" { depth += 1 }
    if character == "}" { depth -= 1 }
    if depth == 0 { return false }
  }
  return true
}

/// `text` cut where `separator` finds one, outside of braces.
private func parts(of text: String, _ separator: (Substring) -> Substring?) -> [String] {
  var result = [""]
  var depth = 0
  var rest = Substring(text)
  while let character = rest.first {
    if depth == 0, let after = separator(rest) {
      result.append("")
      rest = after
      continue
    }
    if character == "{" { depth += 1 }
    if character == "}" { depth -= 1 }
    result[result.count - 1].append(character)
    rest.removeFirst()
  }
  return result
}
