public import Diagnostics
import Markdown

/// A record of which the text is another and everything else is what it was.
public struct RewordedRecord: Sendable {
  /// Its identifier.
  public let id: RecordID
  /// Its files: the original, and if there are translations, that of each language in the order of ``Language``.
  public let files: [String?]
  /// Whether the text leads elsewhere than before, or shows other pictures.
  public let leadsElsewhere: Bool
  /// The record as it was and as it is, each an ``Entry`` of its kind.
  private let old: any Sendable, new: any Sendable

  fileprivate init<Record>(_ old: Entry<Record>, _ new: Entry<Record>, leadsElsewhere: Bool) {
    (id, files, self.old, self.new) = (new.id, new.files, old, new)
    self.leadsElsewhere = leadsElsewhere
  }

  /// Puts the record in the place of what it was.
  /// - Returns: whether it was there, as it was read.
  public func replace<Record>(_ entry: inout Entry<Record>) -> Bool {
    guard let new = new as? Entry<Record>, entry === (old as? Entry<Record>) else { return false }
    entry = new
    return true
  }
}

extension RecordMemory {
  /// The record of `file` as it is now, if nothing but its text has changed since the last time with this memory, and there was
  /// and is nothing to report about it; `nil` if it has to be read with all others. It is remembered as it is now.
  public mutating func reword(_ file: SourceFile) -> RewordedRecord? {
    guard let known = documents[file.path], known.result.problems.isEmpty, let old = known.result.value,
      known.file.bytes[..<textOffset(in: known.file)] == file.bytes[..<textOffset(in: file)]
    else { return nil }
    let read = readDocument(file, id: old.id, language: old.language)
    guard read.problems.isEmpty, let new = read.value else { return nil }
    documents[file.path] = (file, read)
    let leadsElsewhere =
      old.body.links.map(\.destination) != new.body.links.map(\.destination)
      || old.body.images.map(\.destination) != new.body.images.map(\.destination)
    switch old.id.kind {
    case .club: return reworded(new, as: Club.self, leadsElsewhere)
    case .event: return reworded(new, as: Event.self, leadsElsewhere)
    case .news: return reworded(new, as: News.self, leadsElsewhere)
    case .award: return reworded(new, as: Award.self, leadsElsewhere)
    case .book: return reworded(new, as: Book.self, leadsElsewhere)
    case .booklist: return reworded(new, as: Booklist.self, leadsElsewhere)
    case .note: return reworded(new, as: ReadingNote.self, leadsElsewhere)
    case .proposal: return reworded(new, as: Proposal.self, leadsElsewhere)
    case .lecture: return reworded(new, as: LectureSeries.self, leadsElsewhere)
    case .campaign: return reworded(new, as: Campaign.self, leadsElsewhere)
    case .person: return reworded(new, as: Person.self, leadsElsewhere)
    case .page: return reworded(new, as: Page.self, leadsElsewhere)
    case .venue, .term, .holiday, .participation: return nil
    }
  }

  /// The record of `document`, which may be its original or a translation.
  private mutating func reworded<Record: DecodableRecord>(
    _ document: RawDocument, as type: Record.Type, _ leadsElsewhere: Bool
  ) -> RewordedRecord? {
    let path = document.language == nil ? document.file.path : originalPath(document.file.path)
    guard let original = documents[path]?.result.value else { return nil }
    let place = Place(RecordSource(original, translations: []))
    guard let decoded = records[place], let known = decoded.entry as? Checked<Entry<Record>?>,
      known.problems.isEmpty, let old = known.value
    else { return nil }
    let translations = decoded.translations.compactMap { documents[$0]?.result.value }
    let read = decodeEntry(
      RecordSource(original, translations: translations), as: type, customFields.fields(of: type.kind))
    guard translations.count == decoded.translations.count, read.problems.isEmpty, let new = read.value else {
      return nil
    }
    records[place]?.entry = read
    return RewordedRecord(old, new, leadsElsewhere: leadsElsewhere)
  }
}
