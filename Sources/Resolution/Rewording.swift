public import Records

extension Union {
  /// Puts a record in the place of what it was. Nothing here but the record itself depends on its text.
  /// - Returns: whether that was possible: the union may have changed the record for its own ends.
  public mutating func replace(_ record: RewordedRecord) -> Bool {
    // What a profile shows that is withheld is withheld, too.
    if record.id.kind == .person, record.leadsElsewhere { return false }
    // One that is not shown is not in here.
    guard let position = positions[record.id] else { return true }
    switch record.id.kind {
    case .club: return record.replace(&clubs[position].entry)
    case .event: return record.replace(&events[position].entry)
    case .news: return record.replace(&news[position].entry)
    case .award: return record.replace(&awards[position].entry)
    case .book: return record.replace(&books[position].entry)
    case .booklist: return record.replace(&booklists[position].entry)
    case .note: return record.replace(&notes[position].entry)
    case .proposal: return record.replace(&proposals[position].entry)
    case .lecture: return record.replace(&lectures[position].entry)
    case .campaign: return record.replace(&campaigns[position].entry)
    case .person: return record.replace(&people[position])
    case .page: return record.replace(&pages[position])
    case .venue, .term, .holiday, .participation: return false
    }
  }
}
