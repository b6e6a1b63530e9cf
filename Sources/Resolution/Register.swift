public import Diagnostics
public import Records

/// What a full register of the union's work also has: fields that a plain build does without.
///
/// For offices that keep their files for assessment; reported by `check --strict` only.
public func registerProblems(_ records: RecordSet) -> [Problem] {
  var problems: [Problem] = []
  func require(_ condition: Bool, _ header: RecordHeader, _ key: String) {
    guard !condition else { return }
    problems.append(
      Problem(
        .recordIncomplete, at: header.titleSpan ?? header.place,
        Wording(
          zh: "完整登记的\(header.id.kind.label.zh)还应有“\(header.id.kind.name(of: key).zh)”",
          en: "a full register entry for a \(header.id.kind.label.en) also has \(key)")))
  }
  for entry in records.clubs {
    let club = entry.original
    require(!club.officers.isEmpty, club.header, "officers")
    require(club.membersCount != nil, club.header, "members_count")
    require(club.join != nil, club.header, "join")
    require(club.status != .dissolved || club.dissolved != nil, club.header, "dissolved_on")
  }
  for entry in records.events {
    let event = entry.original
    require(event.kind != .other, event.header, "kind")
    require(event.venue != nil || event.mode == .online, event.header, "venue")
    require(!event.organisers.isEmpty || !event.clubs.isEmpty, event.header, "organiser")
    require(event.kind != .lecture || !event.speakers.isEmpty, event.header, "speakers")
  }
  for entry in records.news {
    let news = entry.original
    require(!news.header.byline.reviewers.isEmpty || news.sign != nil, news.header, "byline")
  }
  for entry in records.awards {
    let award = entry.original
    require(!award.organisers.isEmpty, award.header, "organiser")
    require(!award.recipients.isEmpty, award.header, "recipients")
  }
  for entry in records.books {
    let book = entry.original
    require(book.isbn != nil || book.hasNoISBN, book.header, "isbn")
    require(book.publisher != nil, book.header, "publisher")
    require(book.place != nil, book.header, "place")
    require(book.year != nil, book.header, "year")
  }
  return problems
}
