import Authoring
import Calendars
import Diagnostics
import Hanzi
import Records

/// A value that is to be imported, and where it comes from.
struct DraftField {
  /// The field's English key.
  var key: String
  /// The value in words; empty for groups of values.
  var text: String
  /// The value as YAML, on one line.
  var yaml: String
  /// Its cell, or its place in a file.
  var span: Span
}

/// The text below a record's fields, in Markdown.
struct DraftBody {
  /// The text, without a line break at its end.
  var text: String
  /// Where each of its lines comes from; the last goes for all that follow.
  var spans: [Span]
}

/// A record that is to be imported: what it will say, and the row or file it comes from.
struct DraftRecord {
  var kind: RecordKind
  var fields: [DraftField]
  var span: Span
  /// The name of its file, if it had one before: components with slashes between.
  var name: String?
  /// Its text.
  var body: DraftBody?
  /// Addresses that it had elsewhere, from the site's root on.
  var aliases: [String] = []
  /// Whether what it lacks has been said at its cells.
  var isToldToLack = false

  /// The text of a field, for names of files.
  func text(of key: String) -> String? { fields.first { $0.key == key }?.text }

  /// What people call it.
  var title: String {
    ["title", "competition", "unit", "club", "term"].lazy.compactMap { text(of: $0) }.first ?? ""
  }

  /// The year of its date; `nil` without one.
  var year: Int? {
    parseDateText(text(of: "start") ?? text(of: "date") ?? "").value?.year
  }

  /// The path that its title gives, without `.md`. Pinyin has neither dots nor slashes, so no title leads out of the folder.
  fileprivate var stem: String {
    let own = (name ?? "").split(separator: "/").map { slug(String($0), limit: 64) }.filter { !$0.isEmpty }
    let words = own.isEmpty ? slug(title, limit: 48) : own.joined(separator: "/")
    // A file called index is the page of its folder.
    let isIndex = words.isEmpty || words == "index" || words.hasSuffix("/index")
    let name = isIndex ? words.dropLast(words.isEmpty ? 0 : 5) + kind.rawValue : words
    let folder = "content/\(kind.folder ?? "data")/"
    switch kind {
    case .event, .news: return folder + (year.map { "\($0)/" } ?? "") + name
    case .award: return folder + name + (year.map { "-\($0)" } ?? "")
    default: return folder + name
    }
  }
}

/// A file that is to be written, with what is behind each of its lines.
struct DraftFile {
  var path: String
  var text: String
  /// The draft and the place in the imported file to which each line belongs; the last goes for all that follow.
  var lines: [(draft: Int, span: Span)]
  var titles: [String]
}

/// Finds what the bytes of a file to be written belong to.
struct DraftOrigins {
  private let lines: [(draft: Int, span: Span)]
  private let table: LineTable

  init(_ file: DraftFile) {
    lines = file.lines
    table = LineTable(SourceFile(path: file.path, text: file.text))
  }

  /// What the byte at `offset` belongs to.
  func origin(at offset: Int) -> (draft: Int, span: Span)? {
    lines.isEmpty ? nil : lines[min(table.lineIndex(at: offset), lines.count - 1)]
  }
}

/// The files of `drafts`: one for each, or one list for kinds that live in tables, called after `source`. None has a path
/// in `taken`.
func draftFiles(_ drafts: [DraftRecord], source: String, _ settings: SiteSettings, taken: Set<String>)
  -> [DraftFile]
{
  let language = settings.languages.first ?? .zh
  var taken = taken
  func free(_ stem: String, _ suffix: String) -> String {
    var path = stem + suffix
    var number = 2
    while !taken.insert(path).inserted {
      path = "\(stem)-\(number)\(suffix)"
      number += 1
    }
    return path
  }
  var result: [DraftFile] = []
  var rows = DraftFile(path: "", text: "", lines: [], titles: [])
  for (index, draft) in drafts.enumerated() {
    let definitions = draft.kind.fields(on: settings)
    func name(_ field: DraftField) -> String {
      let definition = definitions.first { $0.key == field.key }
      return language == .zh ? definition?.aliases.first ?? field.key : field.key
    }
    var fields = draft.fields
    if !draft.aliases.isEmpty {
      fields.append(
        DraftField(key: "aliases", text: "", yaml: yamlList(draft.aliases), span: draft.span))
    }
    let lines = fields.map { "\(name($0)): \($0.yaml)\n" }
    let origins = fields.map { (draft: index, span: $0.span) }
    if let table = draft.kind.folder == nil ? draft.kind.tables.first : nil {
      if rows.path.isEmpty {
        let own = slug(source, limit: 40)
        rows.path = free("content/data/\(table)-\(own.isEmpty ? "import" : own)", ".yaml")
      }
      for (number, line) in lines.enumerated() { rows.text += (number == 0 ? "- " : "  ") + line }
      rows.lines += origins
      rows.titles.append(draft.title)
    } else {
      let edge = (draft: index, span: draft.span)
      result.append(
        DraftFile(
          path: free(draft.stem, ".md"),
          text: "---\n\(lines.joined())---\n" + (draft.body.map { $0.text + "\n" } ?? ""),
          lines: [edge] + origins + [edge] + (draft.body?.spans ?? []).map { (draft: index, span: $0) },
          titles: [draft.title]))
    }
  }
  return rows.path.isEmpty ? result : result + [rows]
}
