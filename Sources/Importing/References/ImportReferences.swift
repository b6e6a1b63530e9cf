public import Calendars
public import Diagnostics
public import FileTrees

/// Makes book records of a file of references: BibTeX or CSL-JSON.
///
/// Entries that are no books are left out, as are books that the site or the file has already, and books that the site would
/// not take, each with the reason.
/// - Complexity: linear in the file and the site.
public func importReferences(_ file: SourceFile, into site: SourceTree, today: LocalDate)
  -> Checked<ImportedText>
{
  let text = readableText(file)
  guard let found = text.value else { return Checked(ImportedText(file: file), text.problems) }
  var problems = text.problems
  // JSON begins with a bracket; nothing in BibTeX that counts does.
  let isJSON = found.bytes.first { $0 > 0x20 && $0 < 0x7F }.map { "[{".utf8.contains($0) } ?? false
  let drafts = (isJSON ? cslBooks(found) : bibTeXBooks(found)).collecting(into: &problems)
  let files = importedFiles(
    of: drafts, from: sourceName(file.path), into: site, today: today, leavesOutBroken: true
  ).collecting(into: &problems)
  if drafts.isEmpty, !problems.containsErrors {
    problems.append(
      Problem(
        .importUnreadable, at: found.span(at: 0), Wording(zh: "文件里没有图书", en: "the file has no books"),
        suggestion: Wording(
          zh: "从 Zotero、NoteExpress 等导出为 BibTeX（.bib）或 CSL JSON（.json）",
          en: "export from Zotero or the like as BibTeX (.bib) or CSL JSON (.json)")))
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

/// Says that an entry is no book.
func noBook(_ title: String, _ type: String, at span: Span) -> Problem {
  Problem(
    .importSkipped, at: span,
    Wording(
      zh: "“\(title)”不是书（\(type)），没有导入", en: "“\(title)” is no book (\(type)) and was not imported"))
}
