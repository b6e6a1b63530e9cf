public import Calendars
import Diagnostics
import FileTrees
import Foundation
import Privacy

/// A date of an event that another union's site announces.
public struct GatheredEvent: Sendable, Hashable {
  /// Whose it is, as the settings name it.
  public var origin: String
  /// Its title.
  public var title: String
  /// Its title for readers of English, if there is one.
  public var titleEnglish: String?
  /// The whole address of its page.
  public var url: String
  /// When, on the wall clock of this site.
  public var time: TimeSpan
  /// What became of it.
  public var status: EventStatus
  /// Where.
  public var venue: String?
  /// Why it was changed.
  public var note: String?
}

/// The most dates that one site may add.
private let mostDates = 2000

/// Reads what other sites export, from the copies in `tree`.
///
/// Nobody here answers for what stands in them: what is no event is left out, texts are cut to a length and freed of marks that
/// nobody sees, only addresses on the web are taken, and an event with a private number in it is not shown.
func decodeGathered(_ tree: SourceTree, _ settings: SiteSettings) -> Checked<[GatheredEvent]> {
  var problems: [Problem] = []
  var events: [GatheredEvent] = []
  for site in settings.gather {
    guard let file = tree.text(at: site.copy) else {
      problems.append(
        Problem(
          .gatherUnread, at: site.from.span,
          Wording(
            zh: "还没有“\(site.name)”的活动，联合日历里暂时没有它",
            en: "the events of “\(site.name)” are not here yet, so the joint calendar goes without them"),
          suggestion: Wording(
            zh: "联网运行一次 unionpress build；本机的文件夹请检查路径",
            en: "run unionpress build once with a network; for a folder, check the path")))
      continue
    }
    guard let export = try? JSONDecoder().decode(Export.self, from: Data(file.bytes)), export.version == 1
    else {
      problems.append(
        Problem(
          .gatherUnread, at: site.from.span,
          Wording(
            zh: "“\(site.name)”给出的不是看得懂的活动数据（/api/v1/events.json）",
            en: "what “\(site.name)” offers is not the data of events that was expected (/api/v1/events.json)"
          ),
          suggestion: Wording(
            zh: "请对方检查网址，或者升级 Unionpress", en: "ask them about the address, or to update Unionpress")))
      continue
    }
    var found: [GatheredEvent] = []
    var left = 0
    for record in export.records {
      let dates = record.value.map { gathered($0, of: site.name, settings) } ?? []
      if dates.isEmpty { left += 1 }
      found += dates
    }
    left += max(0, found.count - mostDates)
    events += found.prefix(mostDates)
    if left > 0 {
      problems.append(
        Problem(
          .gatherLeftOut, at: site.from.span,
          Wording(
            zh: "“\(site.name)”有 \(left) 项活动没有收进来：缺少标题、网址或日期，含有私人号码，或者太多",
            en:
              "\(left) events of “\(site.name)” were left out: without title, address or date, with a private number in them, or too many"
          )))
    }
  }
  return Checked(events, problems)
}

/// The dates of one event; none if it cannot be shown.
private func gathered(_ event: Export.Event, of origin: String, _ settings: SiteSettings) -> [GatheredEvent] {
  let title = shown(event.title, 120)
  let english = shown(event.titleEnglish, 120)
  guard !title.isEmpty, let url = event.url, isWebAddress(url) else { return [] }
  let dates = (event.dates ?? []).compactMap(\.value).map { date in
    (date: date, title: shown(date.title, 120), venue: shown(date.venue, 80), note: shown(date.note, 120))
  }
  // As they are shown: a number may be written with a mark in it that nobody sees, or over two lines.
  let texts = [title, english, url] + dates.flatMap { [$0.title, $0.venue, $0.note] }
  guard texts.allSatisfy({ privateNumbers(in: Array($0.utf8)).isEmpty }) else { return [] }
  return dates.compactMap { date, own, venue, note in
    guard let time = span(date, settings.offset) else { return nil }
    return GatheredEvent(
      origin: origin, title: own.isEmpty ? title : own,
      titleEnglish: own.isEmpty && !english.isEmpty ? english : nil, url: url, time: time,
      status: date.status.flatMap { EventStatus(rawValue: $0) } ?? .scheduled,
      venue: venue.isEmpty ? nil : venue,
      note: note.isEmpty ? nil : note)
  }
}

/// `text` on one line, without marks that nobody sees, and not too long.
private func shown(_ text: String?, _ most: Int) -> String {
  guard let text else { return "" }
  // A character can be a letter with a thousand marks upon it.
  let plain = String(String.UnicodeScalarView(visible(text).unicodeScalars.prefix(most * 4)))
  let line = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  return line.count > most ? String(line.prefix(most)) + "…" : line
}

/// Start and end on the wall clock `offset` from UTC.
private func span(_ date: Export.Date, _ offset: UTCOffset) -> TimeSpan? {
  if let first = LocalDate(iso: date.start) {
    return .days(date.end.flatMap { LocalDate(iso: $0) }.flatMap { DayRange(first, $0) } ?? DayRange(first))
  }
  guard let start = moment(date.start, offset) else { return nil }
  let end = date.end.flatMap { moment($0, offset) }
  return .timed(start, until: end.flatMap { $0 > start ? $0 : nil })
}

/// `2026-11-23T16:30:00+08:00` on the wall clock `offset` from UTC.
private func moment(_ text: String, _ offset: UTCOffset) -> LocalDateTime? {
  guard let match = text.wholeMatch(of: #/(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):\d\d(?:Z|([+-])(\d\d):(\d\d))/#),
    let day = LocalDate(iso: match.1), let hours = Int(match.2), let minutes = Int(match.3),
    let time = LocalTime(minutes: hours * 60 + minutes)
  else { return nil }
  let theirs = (match.5.flatMap { Int($0) } ?? 0) * 60 + (match.6.flatMap { Int($0) } ?? 0)
  let utc = LocalDateTime(day, time).utc(from: UTCOffset(clampedMinutes: match.4 == "-" ? -theirs : theirs))
  return utc.adding(minutes: offset.minutes)
}

/// `/api/v1/events.json`, as far as it is of use here.
private struct Export: Decodable {
  struct Event: Decodable {
    var title: String
    var titleEnglish: String?
    var url: String?
    var dates: [Leniently<Date>]?

    enum CodingKeys: String, CodingKey {
      case title, url, dates
      case titleEnglish = "title_en"
    }
  }

  struct Date: Decodable {
    /// If it is another than the event's.
    var title: String?
    var start: String
    var end: String?
    var status: String?
    var venue: String?
    var note: String?
  }

  var version: Int
  var records: [Leniently<Event>]
}

/// A value, or nothing where something else stands, so that one mistake does not cost all the rest.
private struct Leniently<Value: Decodable>: Decodable {
  var value: Value?

  init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}
