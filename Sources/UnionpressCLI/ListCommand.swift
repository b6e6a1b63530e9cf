import ArgumentParser
import Bibliography
import Calendars
import Diagnostics
import Foundation
import Records
import Resolution

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "列出读到的记录 · print the records as understood",
    discussion: """
      可以列：\(kindNames)，或 hidden（未发布的和原因）；中文名也可以。 · Kinds: \(kindNames), or hidden (what is not published and \
      why); Chinese names will do.

        unionpress list events
        unionpress list 获奖 --format json
        unionpress list hidden
      """)

  @Argument(
    help: ArgumentHelp("种类，例如 events 或 hidden · a kind, or hidden", valueName: "KIND"),
    completion: .list(RecordKind.allCases.map(\.plural) + ["hidden"]))
  var kind: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let site = try SiteContent(options.site)
    let voice = site.voice
    guard let rows = rows(kind, site.union, site.records, voice.language) else {
      throw unknownKind(
        kind, among: RecordKind.allCases, others: [Wording(zh: "未发布", en: "hidden")], voice)
    }
    if options.format == .text {
      writeOutput(rows.map { $0.line + "\n" }.joined())
    } else {
      writeOutput(try jsonText(rows.map(\.values)))
    }
    try site.requireSound()
  }

  private static var kindNames: String { RecordKind.allCases.map(\.plural).joined(separator: ", ") }
}

/// Says that `word` names none of `kinds`, and how they are called.
/// - Parameter others: words that are no kinds and would do, too.
/// - Returns: how the command ends.
func unknownKind(_ word: String, among kinds: [RecordKind], others: [Wording] = [], _ voice: Voice)
  -> ExitCode
{
  let words = kinds.flatMap(\.names) + others.flatMap { [$0.en, $0.zh] }
  let guess = nearMisses(of: trimmedLine(word), among: words, limit: 1).first
  let chinese = kinds.map { "\($0.rawValue) \($0.label.zh)" } + others.map { "\($0.en) \($0.zh)" }
  let english = kinds.map(\.rawValue) + others.map(\.en)
  voice.say(
    Wording(
      zh: "没有“\(word)”这一种。\(guess.map { "您是不是想写 \($0)？" } ?? "")可以写：\(chinese.joined(separator: "、"))。",
      en:
        "There is no kind “\(word)”.\(guess.map { " Did you mean \($0)?" } ?? "") Known: \(english.joined(separator: ", "))."
    ))
  return ExitCode(Outcome.usage)
}

/// A JSON value, for printing records.
enum Fact: Encodable {
  case text(String)
  case number(Int)
  case decimal(Double)
  case flag(Bool)
  case list([Fact])
  case object([String: Fact])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .decimal(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .list(let items): try container.encode(items)
    case .object(let fields): try container.encode(fields)
    }
  }

  static func texts(_ texts: [String]) -> Fact { .list(texts.map { .text($0) }) }
}

/// A record as one line for people and as values for programs.
private struct Row {
  var line: String
  var values: [String: Fact]
}

/// The facts of a record; `nil` values are left out.
private func row(_ header: RecordHeader, _ summary: [String?], _ facts: [String: Fact?]) -> Row {
  var values = facts.compactMapValues { $0 }
  values["id"] = .text(header.id.path)
  values["kind"] = .text(header.id.kind.rawValue)
  values["title"] = .text(header.title)
  values["file"] = .text(header.file)
  if let summary = header.summary { values["summary"] = .text(summary) }
  if let updated = header.updated { values["updated"] = .text(text(updated)) }
  if !header.tags.isEmpty { values["tags"] = .texts(header.tags) }
  if !header.custom.isEmpty {
    values["custom"] = .object(
      Dictionary(header.custom.map { ($0.name, fact($0.content)) }, uniquingKeysWith: { first, _ in first }))
  }
  if !header.extra.isEmpty { values["extra"] = fact(header.extra) }
  let parts = [header.id.path, header.title] + summary.compactMap { $0 }
  return Row(line: parts.joined(separator: "\t"), values: values)
}

private func fact(_ fields: [RawField]) -> Fact {
  .object(Dictionary(fields.map { ($0.key, fact($0.value)) }, uniquingKeysWith: { first, _ in first }))
}

private func fact(_ value: RawValue) -> Fact {
  switch value {
  case .scalar(let scalar): .text(scalar.text)
  case .list(let items, _): .list(items.map { fact($0) })
  case .map(let fields, _): fact(fields)
  }
}

private func fact(_ content: CustomValue.Content) -> Fact {
  switch content {
  case .texts(let texts): texts.count == 1 ? .text(texts[0]) : .texts(texts)
  case .number(let number): .decimal(number)
  case .date(let date): .text(date.description)
  case .moment(let moment): .text(moment.description)
  case .flag(let flag): .flag(flag)
  case .link(let address): .text(address.value)
  }
}

private func text(_ moment: Moment) -> String {
  switch moment {
  case .day(let day): day.description
  case .time(let time): time.description
  }
}

private func optional(_ text: String?) -> Fact? { text.map { .text($0) } }
private func optional(_ number: Int?) -> Fact? { number.map { .number($0) } }

/// The rows of one kind; `nil` if there is no such kind.
private func rows(_ word: String, _ union: Union, _ records: RecordSet, _ language: Language) -> [Row]? {
  if ["hidden", "未发布", "隐藏", "草稿"].contains(trimmedLine(word).lowercased()) {
    return hiddenRows(union, language)
  }
  guard let kind = RecordKind(named: word) else { return nil }
  switch kind {
  case .club: return union.clubs.map { clubRow($0, union, language) }
  case .event: return union.events.map { eventRow($0, union, language) }
  case .news: return union.news.map { newsRow($0, union, language) }
  case .award: return union.awards.map { awardRow($0, union, language) }
  case .book: return union.books.map { bookRow($0.entry.original) }
  case .booklist: return union.booklists.map { booklistRow($0, union) }
  case .note: return union.notes.map { row($0.entry.original.header, [$0.entry.original.author], [:]) }
  case .proposal:
    return union.proposals.map { item in
      let proposal = item.entry.original
      return row(
        proposal.header, [proposal.number.value, proposal.status.label[language]],
        [
          "no": .text(proposal.number.value), "session": .text(proposal.session),
          "status": .text(proposal.status.code), "category": .text(proposal.category.code),
        ])
    }
  case .lecture: return union.lectures.map { row($0.entry.original.header, [], [:]) }
  case .campaign:
    return union.campaigns.map { item in
      row(item.entry.original.header, [item.entry.original.from.value.description], [:])
    }
  case .participation:
    return records.participation.map { entry in
      let counted = entry.original
      return row(
        counted.header,
        [counted.term.text, counted.club?.text ?? counted.unit, String(counted.people.value)],
        [
          "term": .text(counted.term.text), "club": optional(counted.club?.text),
          "unit": optional(counted.unit),
          "people": .number(counted.people.value), "attendances": optional(counted.attendances),
        ])
    }
  case .person:
    return union.people.map {
      row($0.original.header, [$0.original.unit], ["unit": optional($0.original.unit)])
    }
  case .page: return union.pages.map { row($0.original.header, [], [:]) }
  case .venue:
    return union.venues.map {
      row(
        $0.original.header, [$0.original.campus],
        ["campus": optional($0.original.campus), "capacity": optional($0.original.capacity)])
    }
  case .term:
    return records.terms.map {
      let week1 = $0.original.weekOne.value.description
      return row(
        $0.original.header, [week1],
        ["week1_monday": .text(week1), "weeks": .number($0.original.weeks.value)])
    }
  case .holiday:
    return records.holidays.map { entry in
      let days = entry.original.days.map { day in
        Fact.object([
          "name": .text(day.name), "from": .text(day.from?.value.description ?? ""),
          "to": .text(day.to?.value.description ?? ""),
          "makeup": .texts(day.makeup.map(\.value.description)),
        ])
      }
      return row(
        entry.original.header, entry.original.days.map { holiday($0, language) },
        ["year": .number(entry.original.year.value), "days": .list(days)])
    }
  }
}

/// `国庆节 10月1日—7日`, as it stands in a list.
private func holiday(_ day: HolidayEntry, _ language: Language) -> String {
  guard let first = day.from?.value, let days = DayRange(first, day.to?.value ?? first) else {
    return day.name
  }
  return "\(day.name) \(DateStyle(language, weekday: .none, year: false).text(days))"
}

private func hiddenRows(_ union: Union, _ language: Language) -> [Row] {
  union.hidden.map { record in
    let moment = record.moment.map { text($0) }
    var header = RecordHeader(id: record.id, file: record.file, place: Span(path: record.file, range: 0..<0))
    header.title = record.title
    return row(
      header, [record.reason.label[language], moment, record.file],
      ["reason": .text(record.reason.rawValue), "moment": optional(moment)])
  }
}

private func clubRow(_ item: UnionClub, _ union: Union, _ language: Language) -> Row {
  let club = item.entry.original
  return row(
    club.header, [club.family.label[language], club.status.label[language]],
    [
      "family": .text(club.family.code), "status": .text(club.status.code),
      "short_name": optional(club.shortName),
      "founded": optional(club.founded?.description), "members_count": optional(club.membersCount),
      "units_count": optional(club.unitsCount),
      "partners": club.partners.isEmpty ? nil : .texts(club.partners),
      "officers": club.officers.isEmpty
        ? nil : .list(club.officers.map { .object(["person": .text($0.person), "role": .text($0.role)]) }),
      "upcoming": .number(item.events.count { !union.events[$0].isPast }),
      "past": .number(item.events.count { union.events[$0].isPast }),
      "awards": .number(item.awards.count),
    ])
}

private func eventRow(_ item: UnionEvent, _ union: Union, _ language: Language) -> Row {
  let event = item.entry.original
  var start = event.time.start.description
  var end: String?
  switch event.time {
  case .days(let range): (start, end) = (range.first.description, range.last.description)
  case .timed(_, let last): end = last?.description
  }
  return row(
    event.header, [start, end, event.status == .scheduled ? nil : event.status.label[language]],
    [
      "start": .text(start), "end": optional(end), "all_day": .flag(event.time.isAllDay),
      "event_kind": .text(event.kind.code), "status": .text(event.status.code),
      "status_note": optional(event.statusNote),
      "clubs": .texts(item.clubs.map { union.clubs[$0].entry.id.path }),
      "venue": optional(item.venue.map { union.venues[$0].original.header.title } ?? event.venue?.text),
      "capacity": optional(event.capacity?.value), "registered": optional(event.registered),
      "past": .flag(item.isPast),
    ])
}

private func newsRow(_ item: UnionNews, _ union: Union, _ language: Language) -> Row {
  let news = item.entry.original
  return row(
    news.header, [news.date.description, news.type.label[language]],
    [
      "date": .text(news.date.description), "type": .text(news.type.code),
      "clubs": .texts(item.clubs.map { union.clubs[$0].entry.id.path }),
      "events": .texts(item.events.map { union.events[$0].entry.id.path }),
      "doc_no": optional(news.documentNumber),
    ])
}

private func awardRow(_ item: UnionAward, _ union: Union, _ language: Language) -> Row {
  let award = item.entry.original
  let rank = award.rank.value
  return row(
    award.header, [award.date.description, award.level.label[language], rank.text],
    [
      "competition": .text(award.competition), "date": .text(award.date.description),
      "level": .text(award.level.code),
      "rank": .text(rank.text), "strength": .number(rank.strength), "tied": .flag(rank.isTied),
      "best": optional(rank.best), "worst": optional(rank.worst), "division": optional(award.division),
      "first_time": .flag(award.isFirstTime), "best_ever": .flag(award.isBestEver),
      "club": optional(item.club.map { union.clubs[$0].entry.id.path }),
      "event": optional(item.event.map { union.events[$0].entry.id.path }),
      "recipients": .texts(award.recipients.map(\.name)),
    ])
}

private func bookRow(_ book: Book) -> Row {
  row(
    book.header, [book.authors.map(\.printed).joined(separator: "、"), book.isbn?.value.description],
    [
      "authors": .texts(book.authors.map(\.name)),
      "translators": book.translators.isEmpty ? nil : .texts(book.translators),
      "isbn": optional(book.isbn?.value.digits), "isbn_display": optional(book.isbn?.value.description),
      "publisher": optional(book.publisher), "place": optional(book.place), "year": optional(book.year),
      "edition": optional(book.edition), "pages": optional(book.pages), "language": .text(book.language),
    ])
}

private func booklistRow(_ item: UnionBooklist, _ union: Union) -> Row {
  let list = item.entry.original
  let books = zip(list.items, item.books).map { entry, book in
    Fact.object(["book": .text(union.books[book].entry.id.path), "status": .text(entry.status.code)])
  }
  return row(
    list.header, [list.theme],
    [
      "theme": optional(list.theme), "term": optional(list.term?.text), "items": .list(books),
      "club": optional(item.club.map { union.clubs[$0].entry.id.path }),
    ])
}
