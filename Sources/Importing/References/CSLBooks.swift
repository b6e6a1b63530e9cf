import Diagnostics
internal import Foundation

/// The books of a file in CSL-JSON, as Zotero, Pandoc and sites made here write it.
func cslBooks(_ file: SourceFile, site: Language) -> Checked<[DraftRecord]> {
  let items: [CSLItem]
  do {
    items = try JSONDecoder().decode([CSLItem].self, from: Data(file.bytes))
  } catch {
    return Checked(
      [],
      [
        Problem(
          .importUnreadable, at: file.span(at: 0),
          Wording(zh: "这不是 CSL JSON 格式的书目", en: "this is no list of references in CSL JSON"),
          suggestion: Wording(
            zh: "从 Zotero 等导出时选“CSL JSON”", en: "choose “CSL JSON” when exporting from Zotero or the like"))
      ])
  }
  let ranges = jsonObjects(in: file.bytes)
  let names = (try? JSONDecoder().decode([[String: Ignored]].self, from: Data(file.bytes))) ?? []
  var left = LeftOutFields()
  var drafts: [DraftRecord] = []
  var problems: [Problem] = []
  for (index, item) in items.enumerated() {
    let range = index < ranges.count ? ranges[index] : 0..<0
    func place(_ key: String) -> Span {
      let name = Array("\"\(key)\"".utf8)
      return file.bytes[range].firstRange(of: name).map { file.span($0) }
        ?? file.span(range.lowerBound..<range.lowerBound + 1)
    }
    let title = item.title ?? item.id?.text ?? ""
    guard item.type == "book" else {
      problems.append(noBook(title, item.type ?? "?", at: place("type")))
      continue
    }
    let book = book(item, title, site, place)
    problems += book.problems
    drafts.append(book.draft)
    for name in index < names.count ? names[index].keys.sorted() : []
    where CSLItem.CodingKeys(rawValue: name) == nil && name != "id" { left.add(name, at: place(name)) }
  }
  return Checked(drafts, problems + left.problems)
}

private func book(_ item: CSLItem, _ title: String, _ site: Language, _ place: (String) -> Span)
  -> ForeignBook
{
  var book = ForeignBook(at: place("title"), site: site)
  book.addTitle(joined: title, at: place("title"))
  book.add(
    authors: (item.author ?? []).map(\.name), editors: (item.editor ?? []).map(\.name),
    at: place(item.author == nil ? "editor" : "author"))
  book.add(translators: (item.translator ?? []).map(\.name), at: place("translator"))
  for (key, name, value) in [
    ("original_title", "original-title", item.originalTitle), ("volume", "volume", item.volume?.text),
    ("edition", "edition", item.edition?.text), ("series", "collection-title", item.collectionTitle),
    ("publisher", "publisher", item.publisher), ("place", "publisher-place", item.publisherPlace),
    ("pages", "number-of-pages", item.numberOfPages?.text), ("online", "URL", item.address),
  ] {
    book.add(key, value.map { oneLine($0) }, at: place(name))
  }
  book.add(year: item.issued?.text, at: place("issued"))
  book.add(isbn: item.isbn, at: place("ISBN"))
  book.add(language: item.language, at: place("language"))
  return book
}

/// An item of CSL-JSON 1.0.2, as far as books go.
private struct CSLItem: Decodable {
  var id: Loose?
  var type: String?
  var title: String?
  var author: [CSLName]?
  var editor: [CSLName]?
  var translator: [CSLName]?
  var originalTitle: String?
  var volume: Loose?
  var edition: Loose?
  var collectionTitle: String?
  var publisher: String?
  var publisherPlace: String?
  var issued: CSLDate?
  var numberOfPages: Loose?
  var isbn: String?
  var language: String?
  var address: String?

  enum CodingKeys: String, CodingKey {
    case id, type, title, author, editor, translator, volume, edition, publisher, issued, language
    case originalTitle = "original-title"
    case collectionTitle = "collection-title"
    case publisherPlace = "publisher-place"
    case numberOfPages = "number-of-pages"
    case isbn = "ISBN"
    case address = "URL"
  }
}

private struct CSLName: Decodable {
  var literal: String?
  var family: String?
  var given: String?
  var suffix: String?
  var particle: String?
  var droppingParticle: String?

  enum CodingKeys: String, CodingKey {
    case literal, family, given, suffix
    case particle = "non-dropping-particle"
    case droppingParticle = "dropping-particle"
  }

  var name: ForeignName {
    if let literal { return ForeignName(family: oneLine(literal), isWhole: true) }
    let parts = [droppingParticle, particle, family].compactMap { $0 }.filter { !$0.isEmpty }
    return ForeignName(
      family: oneLine(parts.joined(separator: " ")), given: oneLine(given ?? ""), suffix: suffix ?? "")
  }
}

/// A value of which only the name counts.
private struct Ignored: Decodable {
  init(from decoder: any Decoder) throws {}
}

/// A date in parts, or in words.
private struct CSLDate: Decodable {
  var parts: [[Loose]]?
  var raw: String?
  var literal: String?

  enum CodingKeys: String, CodingKey {
    case parts = "date-parts"
    case raw, literal
  }

  var text: String? { parts?.first?.first?.text ?? raw ?? literal }
}

/// A text or a number: programs write either.
private struct Loose: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      text = String(number)
    } else {
      text = try value.decode(String.self)
    }
  }
}
