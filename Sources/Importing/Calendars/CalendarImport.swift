public import Calendars
public import Diagnostics

/// What the importer has to know of the site.
public struct CalendarImportOptions: Sendable {
  /// The name of the site's time zone in calendars (TZID).
  public var zoneName = "Asia/Shanghai"
  /// Its distance from UTC: every time in a record is on this clock.
  public var offset = UTCOffset.shanghai
  /// The site's address without a slash at its end, by which it knows its own events: `https://gh.example.edu.cn`.
  public var url = ""
  /// The day on which the import is done. Series without an end go on for a year from here.
  public var today: LocalDate
  /// The language of the records' keys.
  public var language = Language.zh
  /// The club of all events, by its id, whatever the calendar says.
  public var club: String?
  /// The site's clubs; a category or a calendar called like one of them means it.
  public var clubs: [KnownRecord] = []
  /// The site's venues; a place called like one of them means it.
  public var venues: [KnownRecord] = []
  /// The identifiers of the events that the site has already.
  public var identifiers: Set<String> = []
  /// The files that the site has already: `content/events/2026/volleyball.md`.
  public var files: Set<String> = []

  /// A site in China about which nothing else is known.
  public init(today: LocalDate) { self.today = today }

  /// The host of the site.
  var host: String {
    let rest = url.split(separator: "://", maxSplits: 1).last ?? ""
    return String(rest.prefix { $0 != "/" && $0 != ":" })
  }
}

/// A record that calendars can only name.
public struct KnownRecord: Sendable, Hashable {
  /// Its id, as other records write it.
  public var id: String
  /// What it is called.
  public var names: [String]

  /// The record `id`, called by any of `names`.
  public init(_ id: String, names: [String]) {
    self.id = id
    self.names = names
  }
}

/// A record made of an event of a calendar.
public struct ImportedRecord: Sendable, Hashable {
  /// Where it belongs: `content/events/2026/pai-qiu-xun-lian.md`.
  public var path: String
  /// Header and text.
  public var text: String
  /// The event's title.
  public var title: String
  /// Its identifier in calendars.
  public var uid: String
  /// How many dates it has.
  public var count: Int
  /// The lines of the calendar that it was made of, with what they say.
  var origins: [(text: String, span: Span)] = []

  /// Where in the calendar stands what bytes `range` of ``text`` show: the line that holds it, else the event.
  public func origin(of range: Range<Int>) -> Span? {
    let bytes = Array(text.utf8)
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return origins.first?.span }
    let shown = String(decoding: bytes[range], as: UTF8.self)
    return (origins.first { !shown.isEmpty && $0.text.contains(shown) } ?? origins.first)?.span
  }

  /// Records are the same if they say the same, wherever that comes from.
  public static func == (left: ImportedRecord, right: ImportedRecord) -> Bool {
    (left.path, left.text, left.title, left.uid, left.count)
      == (right.path, right.text, right.title, right.uid, right.count)
  }

  /// What ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(text)
  }
}

/// `file` in UTF-8, as a calendar: with a remark if it was GBK or UTF-16; `nil` with the reason if it is none.
///
/// A fold inside a character is no encoding of its own, so what can be read as it is is.
public func readableCalendar(_ file: SourceFile) -> Checked<SourceFile?> {
  if let other = otherImport(of: file, than: .calendar) { return Checked(nil, [other]) }
  let foreign = [ProblemKind.encodingGBK.id, ProblemKind.encodingUTF16.id, ProblemKind.encodingInvalid.id]
  guard checkText(file, isForeign: true).value == nil,
    parseICalendar(file).problems.contains(where: { foreign.contains($0.kind) })
  else { return Checked(file) }
  return readableText(file)
}

/// Makes event records of a calendar file (RFC 5545): one for each UID, in the order of the file.
///
/// Series keep their rule where a record can say it on the site's clock, else they become lists of dates; changed and
/// cancelled dates become `changes`. What cannot be carried over is reported at its line, as a warning where the site
/// would say something else than the calendar, as a note where something is merely left out. Attendees are never
/// taken over: who comes is nobody else's business.
/// - Complexity: linear in the file and in the dates of its series, of which each has at most 200.
public func importCalendar(_ file: SourceFile, _ options: CalendarImportOptions) -> Checked<[ImportedRecord]>
{
  let parsed = parseICalendar(file)
  guard parsed.isSound else { return Checked([], parsed.problems) }
  var problems = parsed.problems
  var records: [ImportedRecord] = []
  var taken = options.files
  for calendar in parsed.value where calendar.name == "VCALENDAR" {
    var importer = CalendarImporter(calendar, options, taken)
    importer.seen = Set(records.map(\.uid))
    records += importer.records()
    problems += importer.problems
    taken = importer.taken
  }
  return Checked(records, problems)
}

/// Imports one VCALENDAR.
struct CalendarImporter {
  let calendar: ICalendarComponent
  let options: CalendarImportOptions
  /// Whether this site, or another made by this program, wrote the file: then its texts are understood.
  let isOurs: Bool
  var clocks: CalendarClocks
  var taken: Set<String>
  /// The identifiers that earlier calendars of the same file have.
  var seen: Set<String> = []
  private(set) var problems: [Problem] = []
  /// The number that the last file of each name got, where names were taken.
  var numbers: [String: Int] = [:]
  /// Dates that turned out to be events of their own.
  var separate: [Group] = []

  init(_ calendar: ICalendarComponent, _ options: CalendarImportOptions, _ taken: Set<String>) {
    self.calendar = calendar
    self.options = options
    self.taken = taken
    isOurs = calendar.property("PRODID")?.text.contains("//Unionpress//") ?? false
    clocks = CalendarClocks(calendar, options)
  }

  mutating func records() -> [ImportedRecord] {
    var records: [ImportedRecord] = []
    var waiting = groups()
    waiting.reverse()
    while let group = waiting.popLast() {
      if let record = record(of: group) {
        records.append(record)
        taken.insert(record.path)
      }
      waiting += separate.reversed()
      separate = []
    }
    reportLeftOut()
    for (name, offset) in clocks.unknown {
      changed(
        calendar.span, "不认识时区“\(name)”，其中的时间按\(offset.map { "UTC\($0)" } ?? "本站的时区")理解",
        "the time zone “\(name)” is unknown; its times are taken as \(offset.map { "UTC\($0)" } ?? "the site's own")"
      )
    }
    return records
  }

  // MARK: Reports

  /// Something is not imported at all.
  mutating func skipped(_ span: Span?, _ zh: String, _ en: String) {
    problems.append(Problem(.importSkipped, at: span, Wording(zh: zh, en: en)))
  }

  /// Something is imported, but is not quite what the calendar says.
  mutating func changed(_ span: Span?, _ zh: String, _ en: String) {
    problems.append(Problem(.importChanged, at: span, Wording(zh: zh, en: en)))
  }

  /// Something is left out.
  mutating func leftOut(_ span: Span?, _ zh: String, _ en: String) {
    problems.append(Problem(.importLeftOut, at: span, Wording(zh: zh, en: en)))
  }

  private mutating func reportLeftOut() {
    let kinds = [
      ("VTODO", "待办", "to-dos"), ("VJOURNAL", "日志", "journals"), ("VFREEBUSY", "忙闲信息", "free/busy times"),
    ]
    for (name, zh, en) in kinds {
      let found = calendar.components(named: name)
      guard let first = found.first else { continue }
      leftOut(first.span, "\(found.count) 个\(zh)没有导入", "\(found.count) \(en) were not imported")
    }
    if calendar.components(named: "VEVENT").isEmpty {
      skipped(calendar.span, "文件里没有活动", "the file has no events")
    }
  }

  // MARK: Groups

  /// What one UID says: an event or series, and dates of it that differ.
  struct Group {
    var uid: String
    var master: ICalendarComponent
    var overrides: [ICalendarComponent] = []
    /// VEVENTs of their own that belong to the series: our way to write dates beside the rule.
    var singles: [ICalendarComponent] = []
    /// Whether these are all dates there are: a series without a rule, for which one of them stands as `master`.
    var isDates = false
  }

  private mutating func groups() -> [Group] {
    var order: [String] = []
    var masters: [String: ICalendarComponent] = [:]
    var overrides: [String: [ICalendarComponent]] = [:]
    for event in calendar.components(named: "VEVENT") {
      // Without an identifier it is an event of its own.
      let uid = event.property("UID").map { oneLine($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
      let key = uid ?? "\u{0}\(order.count)"
      if masters[key] == nil, overrides[key] == nil { order.append(key) }
      if event.property("RECURRENCE-ID") != nil {
        overrides[key, default: []].append(event)
      } else if let other = masters[key] {
        changed(
          event.span, "“\(name(of: event))”的编号出现了两次，只用修订较新的一个",
          "“\(name(of: event))” stands there twice; the newer one counts")
        if sequence(event) > sequence(other) { masters[key] = event }
      } else {
        masters[key] = event
      }
    }
    var groups: [Group] = []
    for key in order {
      let uid = key.hasPrefix("\u{0}") ? "" : key
      if let master = masters[key] {
        groups.append(Group(uid: uid, master: master, overrides: overrides[key] ?? []))
      } else {
        // Somebody was invited to single dates of a series only.
        for (number, single) in (overrides[key] ?? []).enumerated() {
          let own = number == 0 ? uid : "\(uid)-\(number + 1)"
          groups.append(Group(uid: own, master: single))
        }
      }
    }
    return joined(groups)
  }

  /// Puts our own VEVENTs for dates beside a rule (`name-20261010T163000@host`) back to their series.
  private func joined(_ groups: [Group]) -> [Group] {
    guard isOurs else { return groups }
    var result: [Group] = []
    var places: [String: Int] = [:]
    var counts: [String: Int] = [:]
    for group in groups {
      if let stem = seriesIdentifier(group.uid) { counts[key(stem, group), default: 0] += 1 }
    }
    for group in groups {
      let stem = seriesIdentifier(group.uid)
      if let stem, let place = places[key(stem, group)] {
        result[place].singles.append(group.master)
        continue
      }
      var group = group
      if let stem, counts[key(stem, group), default: 0] > 1 {
        group.singles = [group.master]
        group.uid = stem
        group.isDates = true
      }
      places[key(group.uid, group)] = result.count
      result.append(group)
    }
    for index in result.indices where result[index].isDates {
      // Changed dates count one more; what did not change stands for the series.
      let least = result[index].singles.min { sequence($0) < sequence($1) }
      result[index].master = least ?? result[index].master
    }
    return result
  }

  /// What the dates of one series have in common: its identifier and its page.
  private func key(_ stem: String, _ group: Group) -> String {
    "\(stem) \(group.master.property("URL")?.value ?? "")"
  }

  private func sequence(_ event: ICalendarComponent) -> Int {
    Int(event.property("SEQUENCE")?.value ?? "") ?? 0
  }

  func name(of event: ICalendarComponent) -> String { oneLine(event.property("SUMMARY")?.text ?? "") }
}

/// `name@host` of `name-20261010T163000@host`; `nil` for identifiers of another form.
func seriesIdentifier(_ uid: String) -> String? {
  let parts = uid.split(separator: "@", maxSplits: 1)
  guard let name = parts.first, let dash = name.lastIndex(of: "-") else { return nil }
  guard RecurrenceMoment(basic: name[name.index(after: dash)...]) != nil, dash > name.startIndex else {
    return nil
  }
  return String(name[..<dash]) + (parts.count > 1 ? "@\(parts[1])" : "")
}
