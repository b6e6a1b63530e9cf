public import Calendars
public import Diagnostics
public import FileTrees
import Records

/// Makes book records of a file of references: BibTeX, CSL-JSON or RIS.
///
/// Entries that are no books are left out, as are books that the site or the file has already, and books that the site would
/// not take, each with the reason.
/// - Complexity: linear in the file and the site.
public func importReferences(_ file: SourceFile, into site: SourceTree, today: LocalDate)
  -> Checked<ImportedText>
{
  if let other = otherImport(of: file, than: .books) {
    return Checked(ImportedText(file: file), [other])
  }
  let text = readableText(file)
  guard let found = text.value else { return Checked(ImportedText(file: file), text.problems) }
  var problems = text.problems
  // JSON begins with a bracket; nothing in BibTeX that counts does.
  let isJSON = found.bytes.first { $0 > 0x20 && $0 < 0x7F }.map { "[{".utf8.contains($0) } ?? false
  let language = siteSettings(of: site).languages.first ?? .zh
  let books =
    isJSON
    ? cslBooks(found, site: language)
    : isRIS(found) ? risBooks(found, site: language) : bibTeXBooks(found, site: language)
  let drafts = books.collecting(into: &problems)
  let files = importedFiles(
    of: drafts, from: sourceName(file.path), into: site, today: today, leavesOutBroken: true
  ).collecting(into: &problems)
  if drafts.isEmpty, !problems.containsErrors {
    problems.append(
      Problem(
        .importUnreadable, at: found.span(at: 0), Wording(zh: "文件里没有图书", en: "the file has no books"),
        suggestion: Wording(
          zh: "能读的是 BibTeX（.bib）、CSL JSON（.json）和 RIS（.ris）；从 Zotero、NoteExpress、EndNote 等导出成其中一种",
          en:
            "what is read are BibTeX (.bib), CSL JSON (.json) and RIS (.ris); export one of them from Zotero or the like"
        )))
  }
  return Checked(
    ImportedText(file: found, files: problems.containsErrors ? [] : files), problems.sortedForReport())
}

/// What an import makes of one file of text.
public struct ImportedText: Sendable {
  /// The file in UTF-8, in which problems have their places.
  public var file: SourceFile
  /// What is to be written.
  public var files: [ImportedFile] = []
}

/// Fields of entries that are not read, to be told of once for a file.
struct LeftOutFields {
  private var names: [String] = []
  private var first: Span?

  /// Notes a field.
  mutating func add(_ name: String, at span: Span) {
    if !names.contains(name) { names.append(name) }
    if first == nil { first = span }
  }

  /// What there is to say.
  var problems: [Problem] {
    guard let first else { return [] }
    return [
      Problem(
        .importLeftOut, at: first,
        Wording(
          zh: "这些字段没有导入：\(names.joined(separator: "、"))",
          en: "these fields were not imported: \(names.joined(separator: ", "))"))
    ]
  }
}

/// Says that an entry is no book.
func noBook(_ title: String, _ type: String, at span: Span) -> Problem {
  Problem(
    .importSkipped, at: span,
    Wording(
      zh: "“\(title)”不是书（\(type)），没有导入", en: "“\(title)” is no book (\(type)) and was not imported"))
}
