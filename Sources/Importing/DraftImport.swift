import Calendars
import Diagnostics
import FileTrees
import Planning
import Records
import SiteBuild

/// The files of the drafts that are new, compared with a site and tried in it, with everything that the site would say of them
/// reported where they come from.
/// - Parameters:
///   - source: the name of the file they come from.
///   - leavesOutBroken: whether drafts that the site would not take are left out, each with the reason, instead of everything.
func importedFiles(
  of drafts: [DraftRecord], from source: String, into site: SourceTree, today: LocalDate,
  leavesOutBroken: Bool
) -> Checked<[ImportedFile]> {
  var importing = DraftImport(site: site, today: today, source: source, leavesOutBroken: leavesOutBroken)
  let files = importing.files(of: drafts)
  return Checked(files, importing.problems)
}

/// Compares drafts with a site and tries them in it.
private struct DraftImport {
  let site: SourceTree
  let today: LocalDate
  let source: String
  let leavesOutBroken: Bool
  var problems: [Problem] = []

  mutating func files(of drafts: [DraftRecord]) -> [ImportedFile] {
    let existing = decodeRecords(site).value
    let settings = existing.settings
    let taken = Set(site.texts.map(\.path))
    let all = draftFiles(drafts, source: source, settings, taken: taken)
    var kept = withoutTwins(drafts, all, existing)
    problems += writeLanguages(of: &kept)
    keepFreeAliases(of: &kept, settings, taken: taken)
    while true {
      let files = draftFiles(kept, source: source, settings, taken: taken)
      let found = tryOut(files).filter {
        !kept[$0.draft].isToldToLack || $0.problem.kind != ProblemKind.keyMissing.id
      }
      let broken = Set(found.filter { $0.problem.severity == .error }.map(\.draft))
      if !leavesOutBroken || broken.isEmpty {
        problems += found.map(\.problem)
        return files.map { ImportedFile(path: $0.path, text: $0.text, titles: $0.titles) }
      }
      for index in broken.sorted() {
        tellBroken(kept[index], found.filter { $0.draft == index }.map(\.problem))
      }
      // Without these, names of files may change, and with them what is said of the others.
      kept = kept.enumerated().filter { !broken.contains($0.offset) }.map(\.element)
    }
  }

  /// Takes former addresses back that are pages of the site already, or of another draft.
  private mutating func keepFreeAliases(
    of drafts: inout [DraftRecord], _ settings: SiteSettings, taken: Set<String>
  ) {
    guard drafts.contains(where: { !$0.aliases.isEmpty }) else { return }
    let plain = drafts.map { draft in
      var plain = draft
      plain.aliases = []
      return plain
    }
    let files = draftFiles(plain, source: source, settings, taken: taken)
    var addresses = pageAddresses(of: tree(files, alone: false), on: today)
    for index in drafts.indices {
      drafts[index].aliases = drafts[index].aliases.filter { addresses.insert(aliasPath($0)).inserted }
    }
  }

  /// Says why a draft is left out.
  private mutating func tellBroken(_ draft: DraftRecord, _ reasons: [Problem]) {
    for var reason in reasons where reason.severity == .error {
      reason.severity = .warning
      let title = draft.title
      reason.message = Wording(
        zh: "“\(title)”没有导入：\(reason.message.zh)", en: "“\(title)” was not imported: \(reason.message.en)")
      problems.append(reason)
    }
  }

  /// The drafts that neither the site nor an earlier one has.
  private mutating func withoutTwins(
    _ drafts: [DraftRecord], _ files: [DraftFile], _ existing: RecordSet
  ) -> [DraftRecord] {
    var seen: [String: [(identity: Identity, draft: Int?)]] = [:]
    for record in identities(existing) { seen[record.key, default: []].append((record, nil)) }
    let places = Dictionary(files.map { ($0.path, DraftOrigins($0)) }) { first, _ in first }
    let records = identities(decodeRecords(tree(files, alone: true)).value)
    let found = records.compactMap { record -> (draft: Int, identity: Identity)? in
      places[record.file]?.origin(at: record.offset).map { ($0.draft, record) }
    }
    var twins: Set<Int> = []
    for (draft, identity) in found.sorted(by: { $0.draft < $1.draft }) {
      let first = seen[identity.key]?.first { $0.identity.isSame(division: identity.division) }
      guard let first else {
        seen[identity.key, default: []].append((identity, draft))
        continue
      }
      twins.insert(draft)
      let title = drafts[draft].title
      var problem = Problem(
        .importSkipped, at: drafts[draft].span,
        twinText(title, of: first.identity, isInSite: first.draft == nil))
      if let first = first.draft {
        problem.notes = [Note(Wording(zh: "第一次在这里", en: "first here"), at: drafts[first].span)]
      }
      problems.append(problem)
    }
    return drafts.enumerated().filter { !twins.contains($0.offset) }.map(\.element)
  }

  /// Says that the draft called `title` is `first` once more.
  private func twinText(_ title: String, of first: Identity, isInSite: Bool) -> Wording {
    guard first.isNumbered, first.title != title else {
      return isInSite
        ? Wording(zh: "“\(title)”网站上已经有了：\(first.file)", en: "the site has “\(title)” already: \(first.file)")
        : Wording(zh: "“\(title)”出现了两次，只导入第一次", en: "“\(title)” is there twice; the first counts")
    }
    let file = isInSite ? (zh: "（\(first.file)）", en: " (\(first.file))") : (zh: "", en: "")
    return Wording(
      zh: "“\(title)”的书号和“\(first.title)”\(file.zh)相同，没有导入",
      en: "“\(title)” has the ISBN of “\(first.title)”\(file.en) and was not imported")
  }

  /// What the site would say of `files`, at the places from which they come.
  private func tryOut(_ files: [DraftFile]) -> [(draft: Int, problem: Problem)] {
    let places = Dictionary(files.map { ($0.path, DraftOrigins($0)) }) { first, _ in first }
    let found = contentProblems(in: tree(files, alone: false), on: today)
    return found.compactMap { found in
      var problem = found
      guard let span = problem.span, let origin = places[span.path]?.origin(at: span.lower) else {
        return nil
      }
      problem.span = origin.span
      problem.fix = nil
      problem.notes = problem.notes.map { note in
        places[note.span.path]?.origin(at: note.span.lower).map { Note(note.message, at: $0.span) } ?? note
      }
      if problem.kind == ProblemKind.keyMissing.id {
        problem.suggestion = Wording(zh: "在原来的文件里补上", en: "add it where it comes from")
      }
      if let line = problem.suggestion, line.zh.hasPrefix("加一行：") {
        // There are no such lines where it comes from.
        let words = line.zh.dropFirst(4).split(separator: ": ", maxSplits: 1)
        let key = words.first.map(String.init) ?? ""
        let example = words.count > 1 ? "，例如 \(words[1])" : ""
        problem.suggestion = Wording(
          zh: "在原来的文件里加上“\(key)”\(example)",
          en: line.en.replacing("add a line:", with: "add where it comes from:"))
      }
      return (origin.draft, problem)
    }
  }

  /// `files` beside everything that the site has, or alone with its settings.
  private func tree(_ files: [DraftFile], alone: Bool) -> SourceTree {
    let texts = alone ? site.texts.filter { $0.path == "unionpress.yaml" } : site.texts
    return SourceTree(
      texts: (texts + files.map { SourceFile(path: $0.path, text: $0.text) }).sorted {
        bytesPrecede($0.path, $1.path)
      }, assets: alone ? [] : site.assets)
  }
}

/// What makes two records the same thing, whatever their files are called.
private struct Identity {
  /// Kind, and what nothing else of the kind has in common.
  var key: String
  /// Of an award, its group or discipline, which lists leave out.
  var division: String?
  /// What people call it.
  var title: String
  /// Whether it is told by a number of its own, whatever its title.
  var isNumbered = false
  var file: String
  var offset: Int

  /// Whether a record of the same key and of `other` division is the same thing: what is not said does not make a difference.
  func isSame(division other: String?) -> Bool {
    guard let division, let other else { return true }
    return division.lowercased() == other.lowercased()
  }
}

private func identities(_ records: RecordSet) -> [Identity] {
  var result: [Identity] = []
  func add(_ header: RecordHeader, _ parts: [String], division: String? = nil, isNumbered: Bool = false) {
    // “第 二 名” in one table is “第二名” in another.
    let key = [header.id.kind.rawValue] + parts.map { $0.lowercased().filter { !$0.isWhitespace } }
    result.append(
      Identity(
        key: key.joined(separator: "\u{1F}"), division: division, title: header.title, isNumbered: isNumbered,
        file: header.file, offset: header.place.lower))
  }
  for event in records.events.map(\.original) {
    add(event.header, [event.header.title, event.time.firstDay.description])
  }
  for award in records.awards.map(\.original) {
    add(
      award.header,
      [award.competition, "\(award.date)", award.rank.value.text] + award.recipients.map(\.name),
      division: award.division)
  }
  for book in records.books.map(\.original) {
    let isbn = book.isbn.map { "\($0.value)" }
    add(
      book.header, isbn.map { [$0] } ?? [book.header.title, book.volume ?? ""] + book.authors.map(\.name),
      isNumbered: isbn != nil)
  }
  for row in records.participation.map(\.original) {
    add(row.header, [row.term.text, row.club?.text ?? "", row.unit ?? ""])
  }
  for news in records.news.map(\.original) {
    add(news.header, [news.header.title, news.date.description])
  }
  for page in records.pages.map(\.original) { add(page.header, [page.header.title]) }
  return result
}
