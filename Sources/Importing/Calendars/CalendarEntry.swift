import Calendars
import Diagnostics
import Records

/// One VEVENT in the site's terms.
struct CalendarEntry {
  var title: String
  var status: EventStatus
  /// When it begins, on its own clock.
  var start: CalendarTime
  /// When it takes place, on the site's clock.
  var time: TimeSpan
  /// A venue's id, or a place in words.
  var place: String?
  var description: EntryDescription
}

/// What stands below the title of an event.
struct EntryDescription {
  /// Lines for readers, by paragraphs.
  var paragraphs: [[String]] = []
  /// Why it is not as planned. Only our own calendars say so.
  var note: String?
  /// The line that gives ``note``.
  var noteLine: String?
  /// When it was planned for.
  var planned: [Moment] = []
  /// Until when to sign up.
  var signupBy: Moment?

  /// All lines.
  var lines: [String] { paragraphs.flatMap(\.self) }

  /// Takes a reason for nothing as the ordinary line that it is.
  mutating func keepNote() {
    if let noteLine { paragraphs.insert([noteLine], at: 0) }
    (note, noteLine) = (nil, nil)
  }
}

/// How titles show a state, for those who see nothing else of it: ours, and those of Outlook and Google.
private let prefixes: [(text: String, status: EventStatus)] = [
  ("【已取消】", .cancelled), ("【延期】", .postponed), ("【改期】", .rescheduled), ("【改地点】", .relocated),
  ("[Cancelled] ", .cancelled), ("[Postponed] ", .postponed), ("[Moved] ", .rescheduled),
  ("[New place] ", .relocated), ("已取消: ", .cancelled), ("Canceled: ", .cancelled),
  ("Cancelled: ", .cancelled), ("已取消：", .cancelled), ("取消: ", .cancelled), ("取消：", .cancelled),
]

extension CalendarImporter {
  /// Reads a VEVENT; `nil` if it has no start.
  mutating func entry(_ event: ICalendarComponent) -> CalendarEntry? {
    guard let property = event.property("DTSTART"), let start = clocks.time(property) else { return nil }
    let description = description(event.property("DESCRIPTION")?.text ?? "")
    var title = name(of: event)
    var status = EventStatus.scheduled
    if let (text, meaning) = prefixes.first(where: { title.hasPrefix($0.text) }),
      // A record cannot say “moved” without the time before; then the title goes on saying it.
      meaning != .rescheduled || !description.planned.isEmpty
    {
      title = trimmed(title.dropFirst(text.count))
      status = meaning
    }
    if trimmed(calendar.property("METHOD")?.value ?? "").uppercased() == "CANCEL" { status = .cancelled }
    switch trimmed(event.property("STATUS")?.value ?? "").uppercased() {
    case "CANCELLED": status = .cancelled
    case "TENTATIVE" where status == .scheduled: status = .tentative
    default: break
    }
    let place = event.property("LOCATION").map { oneLine($0.text) }
    return CalendarEntry(
      title: title, status: status, start: start, time: span(from: start, event),
      place: place.flatMap { $0.isEmpty ? nil : venue($0) },
      description: description)
  }

  /// From DTSTART to DTEND or by DURATION. An end at the start is none; DTEND of whole days is the day after.
  private mutating func span(from start: CalendarTime, _ event: ICalendarComponent) -> TimeSpan {
    let end = event.property("DTEND").flatMap { clocks.time($0) }
    let length = event.property("DURATION").flatMap { durationSeconds($0.value) }
    if start.isDay {
      let first = start.moment.date
      let last =
        end.map { $0.moment.date - 1 } ?? length.map { first + (max($0, 86_400) / 86_400 - 1) } ?? first
      return .days(DayRange(first, last) ?? DayRange(first))
    }
    let from = clocks.onSite(start)
    var until = end.map { clocks.onSite($0) }
    if until == nil, let length, length > 0 {
      until = clocks.onSite(start.moment.adding(seconds: length), from: start.zone)
    }
    return .timed(from.localDateTime, until: until.flatMap { $0 > from ? $0.localDateTime : nil })
  }

  /// The id of the venue that `text` names, or `text`.
  private func venue(_ text: String) -> String {
    options.venues.first { $0.id == text || $0.names.contains(text) }?.id ?? text
  }

  private func description(_ text: String) -> EntryDescription {
    var result = EntryDescription()
    var isNew = true
    // Our own calendars hold no HTML, even where a text looks like it.
    let text = isOurs ? cleaned(text) : plainText(text)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ trimmed($0) }) {
      if line.isEmpty {
        isNew = true
      } else if isOurs, let rest = after(["原时间：", "Planned for: "], line) {
        if let moment = moment(rest) { result.planned.append(moment) }
      } else if isOurs, let rest = after(["说明：", "Note: "], line) {
        result.note = rest
        result.noteLine = line
      } else if isOurs, let rest = after(["报名截止：", "Sign up by: "], line), let moment = moment(rest) {
        result.signupBy = moment
      } else {
        if isNew { result.paragraphs.append([]) }
        result.paragraphs[result.paragraphs.count - 1].append(line)
        isNew = false
      }
    }
    return result
  }

  private func after(_ starts: [String], _ line: String) -> String? {
    starts.first { line.hasPrefix($0) }.map { trimmed(line.dropFirst($0.count)) }
  }

  private func moment(_ text: String) -> Moment? {
    switch parseDateText(text).value {
    case .day(let day): .day(day)
    case .days(let days): .day(days.first)
    case .moment(let moment): .time(moment)
    case .moments(let start, _): .time(start)
    default: englishMoment(text)
    }
  }
}

/// `Thursday 19 November 2026, 14:30`, as our English calendars write it.
private func englishMoment(_ text: String) -> Moment? {
  guard let found = text.firstMatch(of: #/(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?:, (\d{2}):(\d{2}))?/#),
    let month = (1...12).first(where: { englishMonth($0) == found.2 }), let day = Int(found.1),
    let year = Int(found.3),
    let date = LocalDate(year: year, month: month, day: day)
  else { return nil }
  guard let hour = found.4.flatMap({ Int($0) }), let minute = found.5.flatMap({ Int($0) }),
    let time = LocalTime(minutes: hour * 60 + minute)
  else { return .day(date) }
  return .time(LocalDateTime(date, time))
}

/// The text of a description: some programs write HTML into it.
private func plainText(_ text: String) -> String {
  let text = cleaned(text)
  guard text.contains(#/<(?i:br|p|div|a|b|li|span)\b[^>]*>/#) else { return text }
  var result = text.replacing("\n", with: " ")
    .replacing(#/<(?i)(style|script|head)\b[^>]*>.*?<\/\1\s*>/#, with: "")
    .replacing(#/<(?i:br|\/div|\/li)\b[^>]*>/#, with: "\n").replacing(#/<\/(?i:p)\b[^>]*>/#, with: "\n\n")
  result = result.replacing(#/<[^>]*>/#, with: "")
  for (entity, character) in [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    result = result.replacing(entity, with: character)
  }
  return result
}
