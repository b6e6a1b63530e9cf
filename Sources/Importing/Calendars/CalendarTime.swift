import Calendars

/// A date or a date and time as a calendar file gives it, with the clock it is on.
struct CalendarTime: Sendable {
  /// Whether it is a whole day, which is the same day everywhere.
  var isDay: Bool
  /// The day or moment on the clock of `zone`.
  var moment: RecurrenceMoment
  /// The clock.
  var zone: CalendarZone
}

/// Reads the times of one calendar and puts them on the site's clock.
struct CalendarClocks {
  /// The site's clock.
  let site: CalendarZone
  /// TZIDs of which nothing is known, in the order of the file, each with the offset that it gives itself; without
  /// one its times count as the site's.
  private(set) var unknown: [(name: String, offset: UTCOffset?)] = []

  private let siteName: String
  private let definitions: [String: ICalendarComponent]
  private var made: [String: CalendarZone] = [:]

  init(_ calendar: ICalendarComponent, _ options: CalendarImportOptions) {
    site = CalendarZone(seconds: options.offset.minutes * 60)
    siteName = options.zoneName
    definitions = Dictionary(
      calendar.components(named: "VTIMEZONE").compactMap { zone in
        zone.property("TZID").map { (trimmed($0.text), zone) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The zone called `name`: the file's own definition first, because it is what its author saw.
  mutating func zone(_ name: String) -> CalendarZone {
    if let zone = made[name] { return zone }
    var zone = definitions[name].flatMap { CalendarZone($0) }
    if zone == nil, name == siteName { zone = site }
    if zone == nil { zone = CalendarZone(name: name) }
    if zone == nil {
      let offset = writtenOffset(name)
      unknown.append((name, offset))
      zone = offset.map { CalendarZone(seconds: $0.minutes * 60) }
    }
    made[name] = zone ?? site
    return zone ?? site
  }

  /// Reads one value of `property`; `nil` if it is no time.
  mutating func time(_ property: ICalendarProperty, _ value: some StringProtocol) -> CalendarTime? {
    var text = trimmed(value)
    let isUTC = text.hasSuffix("Z")
    if isUTC { text.removeLast() }
    guard let moment = RecurrenceMoment(basic: text) else { return nil }
    if text.utf8.count == 8 || property.parameter("VALUE")?.uppercased() == "DATE" {
      return CalendarTime(isDay: true, moment: RecurrenceMoment(moment.date), zone: site)
    }
    if isUTC { return CalendarTime(isDay: false, moment: moment, zone: CalendarZone(seconds: 0)) }
    // Without a zone it means the reader's own clock, which here is the site's.
    let zone = property.parameter("TZID").map { self.zone(trimmed($0)) } ?? site
    return CalendarTime(isDay: false, moment: moment, zone: zone)
  }

  /// The only time that `property` gives.
  mutating func time(_ property: ICalendarProperty) -> CalendarTime? { time(property, property.value) }

  /// Every time of a list such as EXDATE. Of a period (RFC 5545 §3.3.9) its start.
  mutating func times(_ property: ICalendarProperty) -> [CalendarTime?] {
    property.list.map { item in time(property, item.split(separator: "/").first ?? item) }
  }

  /// `moment` of the clock `zone` on the site's clock, to the minute.
  func onSite(_ moment: RecurrenceMoment, from zone: CalendarZone) -> RecurrenceMoment {
    let shown = site.local(atUTC: zone.instant(of: moment))
    return RecurrenceMoment(shown.date, second: shown.second / 60 * 60)
  }

  /// `time` on the site's clock, to the minute; a day is the same everywhere.
  func onSite(_ time: CalendarTime) -> RecurrenceMoment {
    time.isDay ? time.moment : onSite(time.moment, from: time.zone)
  }
}

/// The offset in a name such as `(UTC+08:00) Beijing`, `GMT-5` or `UTC+0530`.
private func writtenOffset(_ name: String) -> UTCOffset? {
  guard let found = name.firstMatch(of: #/(?:UTC|GMT)\s?([+\-−])(\d{1,2}):?(\d{2})?/#),
    let hours = Int(found.2),
    hours < 15, let minutes = Int(found.3 ?? "0"), minutes < 60
  else { return nil }
  return UTCOffset(clampedMinutes: (hours * 60 + minutes) * (found.1 == "+" ? 1 : -1))
}

/// A DURATION (RFC 5545 §3.3.6) in seconds: `PT1H30M`, `P1D`, `P2W`.
func durationSeconds(_ text: String) -> Int? {
  var rest = Substring(trimmed(text).uppercased())
  let isNegative = rest.hasPrefix("-")
  if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
  guard rest.hasPrefix("P") else { return nil }
  rest = rest.dropFirst()
  var seconds = 0
  var isTime = false
  var count = 0
  while let first = rest.first {
    if first == "T", !isTime {
      isTime = true
      rest = rest.dropFirst()
      continue
    }
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    guard let number = Int(digits), number < 1_000_000, let unit = rest.first else { return nil }
    rest = rest.dropFirst()
    switch (unit, isTime) {
    case ("W", false): seconds += number * 604_800
    case ("D", false): seconds += number * 86_400
    case ("H", true): seconds += number * 3600
    case ("M", true): seconds += number * 60
    case ("S", true): seconds += number
    default: return nil
    }
    count += 1
  }
  return count == 0 ? nil : isNegative ? -seconds : seconds
}
