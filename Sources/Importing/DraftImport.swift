import Calendars
import Diagnostics
import FileTrees
import Records
import Resolution

/// Compares drafts with a site and tries them in it.
struct DraftImport {
  let site: SourceTree
  let today: LocalDate
  /// The name of the file they come from.
  let source: String
  private(set) var problems: [Problem] = []

  init(site: SourceTree, today: LocalDate, source: String) {
    self.site = site
    self.today = today
    self.source = source
  }

  /// The files of the drafts that are new, with everything that the site would say of them reported at their cells.
  mutating func files(of drafts: [DraftRecord]) -> [ImportedFile] {
    let existing = decodeRecords(site).value
    let language = existing.settings.languages.first ?? .zh
    let taken = Set(site.texts.map(\.path))
    let all = draftFiles(drafts, source: source, language, taken: taken)
    let old = withoutTwins(drafts, all, existing)
    let files = draftFiles(old, source: source, language, taken: taken)
    tryOut(files)
    return files.map { ImportedFile(path: $0.path, text: $0.text, titles: $0.titles) }
  }

  /// The drafts that neither the site nor an earlier row has.
  private mutating func withoutTwins(
    _ drafts: [DraftRecord], _ files: [DraftFile], _ existing: RecordSet
  ) -> [DraftRecord] {
    var seen: [String: String] = [:]
    for record in identities(existing) { seen[record.identity] = record.file }
    let places = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    let records = identities(decodeRecords(tree(files, with: [])).value)
    let found = records.compactMap { record -> (draft: Int, identity: String)? in
      places[record.file]?.origin(at: record.offset).map { ($0.draft, record.identity) }
    }
    var twins: Set<Int> = []
    for (draft, identity) in found.sorted(by: { $0.draft < $1.draft }) {
      guard let first = seen[identity] else {
        seen[identity] = ""
        continue
      }
      twins.insert(draft)
      let title = drafts[draft].title
      problems.append(
        Problem(
          .importSkipped, at: drafts[draft].span,
          first.isEmpty
            ? Wording(
              zh: "“\(title)”在表里出现了两次，只导入第一次", en: "“\(title)” stands in the table twice; the first counts")
            : Wording(zh: "“\(title)”网站上已经有了：\(first)", en: "the site has “\(title)” already: \(first)")))
    }
    return drafts.enumerated().filter { !twins.contains($0.offset) }.map(\.element)
  }

  /// Reports what the site would say of `files`.
  private mutating func tryOut(_ files: [DraftFile]) {
    let places = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var found: [Problem] = []
    let records = decodeRecords(tree(files, with: site.texts)).collecting(into: &found)
    found += resolve(records, today: today).problems
    for var problem in found {
      guard let span = problem.span, let origin = places[span.path]?.origin(at: span.lower) else { continue }
      problem.span = origin.span
      problem.fix = nil
      problem.notes = problem.notes.map { note in
        places[note.span.path]?.origin(at: note.span.lower).map { Note(note.message, at: $0.span) } ?? note
      }
      if problem.kind == ProblemKind.keyMissing.id {
        problem.suggestion = Wording(zh: "在表里补上这一格", en: "fill in the cell of this row")
      }
      problems.append(problem)
    }
  }

  private func tree(_ files: [DraftFile], with texts: [SourceFile]) -> SourceTree {
    let settings = site.texts.filter { $0.path == "unionpress.yaml" && texts.isEmpty }
    return SourceTree(
      texts: (settings + texts + files.map { SourceFile(path: $0.path, text: $0.text) }).sorted {
        $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
      })
  }
}

/// What makes two records the same thing, whatever their files are called.
private func identities(_ records: RecordSet) -> [(identity: String, file: String, offset: Int)] {
  var result: [(identity: String, file: String, offset: Int)] = []
  func add(_ header: RecordHeader, _ parts: [String]) {
    let kind = header.id.kind.rawValue
    result.append(
      (([kind] + parts.map { $0.lowercased() }).joined(separator: "\u{1F}"), header.file, header.place.lower))
  }
  for event in records.events.map(\.original) {
    add(event.header, [event.header.title, event.time.firstDay.description])
  }
  for award in records.awards.map(\.original) {
    add(
      award.header,
      [award.competition, "\(award.date)", award.rank.value.text, award.division ?? ""]
        + award.recipients.map(\.name))
  }
  for book in records.books.map(\.original) {
    let isbn = book.isbn.map { "\($0.value)" }
    add(book.header, isbn.map { [$0] } ?? [book.header.title, book.volume ?? ""] + book.authors.map(\.name))
  }
  for row in records.participation.map(\.original) {
    add(row.header, [row.term.text, row.club?.text ?? "", row.unit ?? ""])
  }
  return result
}
