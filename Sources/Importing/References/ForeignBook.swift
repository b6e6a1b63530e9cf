import Authoring
import Bibliography
import Diagnostics
import Hanzi
import Records

/// Somebody who made a book, as files of references have names: in parts.
struct ForeignName {
  /// The family name with its particles, or the whole name.
  var family: String
  var given = ""
  var suffix = ""
  /// Whether the file says that the name has no parts.
  var isWhole = false

  /// Those who are not named: `and others`.
  static let others = ForeignName(family: "others")

  var isOthers: Bool { ["others", "et al", "et al.", "等"].contains(family.lowercased()) && given.isEmpty }

  /// The name as it is printed: `费孝通`, `Nicholas Negroponte`, `Peyton Z. Peebles Jr.`
  var printed: String {
    // A Chinese name in two fields is one word; a foreign one in Chinese has a dot.
    if isHan { return family + given }
    return [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The name as a record has to write it for its family name to be known again: `Saunders Mac Lane` would be one of the Lanes.
  var written: String {
    if isHan || given.isEmpty { return printed }
    let parts = PersonName(printed)
    // Initials and full stops are another matter.
    let isKnown =
      parts.family == family && parts.suffix == (suffix.isEmpty ? nil : bare(suffix)) || family.contains(",")
    return isKnown ? printed : [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Whether the name would be taken apart, though it is one.
  var isInstitution: Bool { isWhole && !isHan && !isOthers && !PersonName(printed).given.isEmpty }

  private var isHan: Bool { family.contains { Hanzi.isHan($0) } }

  private func bare(_ suffix: String) -> String { suffix.filter { $0 != "." } }
}

/// A book of a file of references, on the way to a draft.
struct ForeignBook {
  private(set) var fields: [DraftField] = []
  private(set) var problems: [Problem] = []
  let span: Span
  /// In whose words names of fields are written.
  private let site: Language

  init(at span: Span, site: Language) {
    self.span = span
    self.site = site
  }

  /// The draft.
  var draft: DraftRecord { DraftRecord(kind: .book, fields: fields, span: span) }

  /// A field with a text; nothing without one.
  mutating func add(_ key: String, _ text: String?, at span: Span) {
    guard let text, !text.isEmpty else { return }
    guard key != "online" || isLinkAddress(text) else {
      problems.append(
        Problem(
          .importLeftOut, at: span,
          Wording(zh: "“\(text)”不是网址，没有导入", en: "“\(text)” is no address and was not imported")))
      return
    }
    fields.append(DraftField(key: key, text: text, yaml: plainScalar(text), span: span))
  }

  /// Title and subtitle.
  mutating func addTitle(_ title: String, subtitle: String?, at span: Span) {
    add("title", title, at: span)
    add("subtitle", subtitle, at: span)
  }

  /// Title and subtitle of formats that have one field for both.
  mutating func addTitle(joined title: String, at span: Span) {
    let cut = title.firstRange(of: "：") ?? title.firstRange(of: ": ")
    addTitle(
      cut.map { trimmed(title[..<$0.lowerBound]) } ?? title,
      subtitle: cut.map { trimmed(title[$0.upperBound...]) }, at: span)
  }

  /// Those who wrote the book; without such, those who edited it.
  mutating func add(authors: [ForeignName], editors: [ForeignName], at span: Span) {
    let isEdited = authors.isEmpty
    let people = isEdited ? editors : authors
    guard !people.isEmpty else { return }
    if !isEdited, !editors.isEmpty {
      let names = editors.map(\.printed)
      problems.append(
        Problem(
          .importLeftOut, at: span,
          Wording(
            zh: "有作者，主编没有导入：\(names.joined(separator: "、"))",
            en: "there are authors, so the editors were not imported: \(names.joined(separator: ", "))")))
    }
    let isChinese = site == .zh
    let items = people.map { person -> String in
      if person.isOthers { return isChinese ? "等" : "others" }
      let name = yamlScalar(person.written)
      var more: [String] = []
      if isEdited { more.append(isChinese ? "角色: 主编" : "role: editor") }
      if person.isInstitution { more.append(isChinese ? "机构: 是" : "institution: true") }
      // Commas would part a name that stands as text.
      let isPlain = more.isEmpty && !person.written.contains { ",;，、；".contains($0) }
      return isPlain
        ? name : "{\((["\(isChinese ? "姓名" : "name"): \(name)"] + more).joined(separator: ", "))}"
    }
    let text = people.map(\.printed).joined(separator: "、")
    fields.append(
      DraftField(key: "authors", text: text, yaml: "[\(items.joined(separator: ", "))]", span: span))
  }

  /// Those who translated it.
  mutating func add(translators: [ForeignName], at span: Span) {
    let names = translators.filter { !$0.isOthers }.map(\.printed)
    if names.count < translators.count {
      problems.append(
        Problem(
          .importLeftOut, at: span,
          Wording(zh: "译者后面的“等”没有导入", en: "“and others” behind the translators was not imported")))
    }
    guard !names.isEmpty else { return }
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
    if numbers.count > 1 || bare != first {
      problems.append(
        Problem(
          .importLeftOut, at: span,
          Wording(zh: "有几个书号，只导入第一个：\(bare)", en: "of several ISBNs only the first was imported: \(bare)")))
    }
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

  /// Says what commands of TeX are unknown in a value: their names are gone.
  mutating func tellUnknownTeX(in text: String, at span: Span) {
    let names = unknownTeX(in: text)
    guard !names.isEmpty else { return }
    let list = names.map { "\\\($0)" }.joined(separator: " ")
    problems.append(
      Problem(
        .importChanged, at: span,
        Wording(
          zh: "不认识 TeX 命令 \(list)，只留下了后面的文字",
          en: "unknown commands of TeX, of which only the text stays: \(list)"),
        suggestion: Wording(zh: "看一看，写上应有的字", en: "look, and write what should be there")))
  }
}
