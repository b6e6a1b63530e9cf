extension RecordKind {
  /// The fields of a record of this kind, in the order of its table: what decodes it, and what help texts, new records,
  /// imported tables and editors are made of.
  public var fields: [FieldDefinition] {
    switch self {
    case .club: Club.table.definitions
    case .event: Event.table.definitions
    case .news: News.table.definitions
    case .award: Award.table.definitions
    case .book: Book.table.definitions
    case .booklist: Booklist.table.definitions
    case .note: ReadingNote.table.definitions
    case .proposal: Proposal.table.definitions
    case .lecture: LectureSeries.table.definitions
    case .campaign: Campaign.table.definitions
    case .participation: Participation.table.definitions
    case .person: Person.table.definitions
    case .page: Page.table.definitions
    case .venue: Venue.table.definitions
    case .term: TermRecord.table.definitions
    case .holiday: HolidayTable.table.definitions
    }
  }
}

extension SiteSettings {
  /// The fields of `unionpress.yaml`.
  public static var fields: [FieldDefinition] { table.definitions }
}

extension FieldTable {
  fileprivate var definitions: [FieldDefinition] { fields.map(\.definition) }
}
