extension RecordSet {
  /// Adds the records of `other` at the end of each kind; the settings stay.
  public mutating func append(_ other: RecordSet) {
    clubs += other.clubs
    events += other.events
    news += other.news
    awards += other.awards
    books += other.books
    booklists += other.booklists
    notes += other.notes
    proposals += other.proposals
    lectures += other.lectures
    campaigns += other.campaigns
    participation += other.participation
    people += other.people
    pages += other.pages
    venues += other.venues
    terms += other.terms
    holidays += other.holidays
    unsound += other.unsound
    unread.formUnion(other.unread)
  }
}
