import Authoring
import Diagnostics
import Hanzi
import Records

/// Somebody who made a book, as files of references have names: in parts.
struct ForeignName {
  /// The family name with its particles, or the whole name.
  var family: String
  var given = ""
  var suffix = ""

  /// The name as it is printed: `费孝通`, `Nicholas Negroponte`, `Peyton Z. Peebles Jr.`
  var printed: String {
    let isHan = family.contains { Hanzi.isHan($0) }
    // A Chinese name in two fields is one word; a foreign one in Chinese has a dot.
    if isHan { return family + given }
    return [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A book of a file of references, on the way to a draft.
struct ForeignBook {
  private(set) var fields: [DraftField] = []
  let span: Span

  init(at span: Span) { self.span = span }

  /// The draft.
  var draft: DraftRecord { DraftRecord(kind: .book, fields: fields, span: span) }

  /// A field with a text; nothing without one.
  mutating func add(_ key: String, _ text: String?, at span: Span) {
    guard let text, !text.isEmpty else { return }
    fields.append(DraftField(key: key, text: text, yaml: plainScalar(text), span: span))
  }

  /// Title and subtitle.
  mutating func addTitle(_ title: String, subtitle: String?, at span: Span) {
    add("title", title, at: span)
    add("subtitle", subtitle, at: span)
  }

  /// Those who wrote the book; without such, those who edited it.
  mutating func add(authors: [ForeignName], editors: [ForeignName], at span: Span) {
    let people = authors.isEmpty ? editors.map { ($0, true) } : authors.map { ($0, false) }
    guard !people.isEmpty else { return }
    let items = people.map { name, isEditor -> String in
      // Commas would part a name that stands as text.
      let isPlain = !isEditor && !name.printed.contains { ",;，、；".contains($0) }
      return isPlain
        ? yamlScalar(name.printed)
        : "{name: \(yamlScalar(name.printed))\(isEditor ? ", role: editor" : "")}"
    }
    let text = people.map { $0.0.printed }.joined(separator: "、")
    fields.append(
      DraftField(key: "authors", text: text, yaml: "[\(items.joined(separator: ", "))]", span: span))
  }

  /// Those who translated it.
  mutating func add(translators: [ForeignName], at span: Span) {
    guard !translators.isEmpty else { return }
    let names = translators.map(\.printed)
    fields.append(
      DraftField(
        key: "translators", text: names.joined(separator: "、"),
        yaml: yamlList(names), span: span))
  }

  /// The first number of several that libraries and shops put into one field.
  mutating func add(isbn text: String?, at span: Span) {
    let numbers = (text ?? "").split { ",;，；".contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
    guard let first = numbers.first else { return }
    let digits = first.count { $0.isNumber }
    // Two numbers with a space between.
    let bare = digits > 13 ? String(first.split(separator: " ").first ?? "") : first
    add("isbn", bare, at: span)
  }

  /// The year that a date begins with or holds.
  mutating func add(year text: String?, at span: Span) {
    let years = (text ?? "").split { !$0.isNumber }.filter { $0.count == 4 }
    add("year", years.first.map { String($0) }, at: span)
  }

  /// The language, by tag or by the name that LaTeX has for it.
  mutating func add(language text: String?, at span: Span) {
    guard let text, !text.isEmpty else { return }
    let word = text.lowercased()
    let names = [
      "chinese": "zh", "english": "en", "german": "de", "french": "fr", "japanese": "ja", "russian": "ru",
      "中文": "zh",
      "英文": "en", "american": "en", "british": "en", "ngerman": "de", "usenglish": "en", "chi": "zh",
      "eng": "en",
    ]
    let tag = names[word] ?? word
    let isTag = tag.wholeMatch(of: #/[a-z]{2,3}(-[a-z0-9]{2,8})*/#) != nil
    // The site's own tag for Chinese has no region.
    add("language", isTag ? (tag.hasPrefix("zh") ? "zh" : tag) : nil, at: span)
  }
}
