public import Diagnostics
public import Records

/// What a full register of the union's work also has: fields that a plain build does without.
///
/// For offices that keep their files for assessment; reported by `check --strict` only.
public func registerProblems(_ records: RecordSet) -> [Problem] {
  var problems: [Problem] = []
  func require(_ condition: Bool, _ header: RecordHeader, _ key: String, _ zh: String) {
    guard !condition else { return }
    problems.append(
      Problem(
        .recordIncomplete, at: header.titleSpan ?? header.place,
        Wording(
          zh: "完整登记的\(header.id.kind.label.zh)还应有 \(key)（\(zh)）",
          en: "a full register entry for a \(header.id.kind.label.en) also has \(key)")))
  }
  for entry in records.clubs {
    let club = entry.original
    require(!club.officers.isEmpty, club.header, "officers", "负责人")
    require(club.membersCount != nil, club.header, "members_count", "会员数")
    require(club.join != nil, club.header, "join", "入会方式")
  }
  for entry in records.events {
    let event = entry.original
    require(event.kind != .other, event.header, "kind", "类型")
    require(event.venue != nil || event.mode == .online, event.header, "venue", "地点")
    require(!event.organisers.isEmpty || !event.clubs.isEmpty, event.header, "organiser", "主办")
    require(event.kind != .lecture || !event.speakers.isEmpty, event.header, "speakers", "主讲")
  }
  for entry in records.news {
    let news = entry.original
    require(!news.header.byline.reviewers.isEmpty || news.sign != nil, news.header, "byline", "署名里的审核")
  }
  for entry in records.awards {
    let award = entry.original
    require(!award.organisers.isEmpty, award.header, "organiser", "主办")
    require(!award.recipients.isEmpty, award.header, "recipients", "获奖者")
  }
  for entry in records.books {
    let book = entry.original
    require(book.isbn != nil || book.hasNoISBN, book.header, "isbn", "书号")
    require(book.publisher != nil, book.header, "publisher", "出版社")
    require(book.place != nil, book.header, "place", "出版地")
    require(book.year != nil, book.header, "year", "年份")
  }
  return problems
}
