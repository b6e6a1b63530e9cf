import Calendars
import Diagnostics
public import Planning

/// The calendar file of one feed (RFC 5545 and 7986).
public func calendarBytes(_ feed: PlannedFeed) -> [UInt8] { iCalendarBytes(calendar(feed)) }

/// A feed as a VCALENDAR.
func calendar(_ feed: PlannedFeed) -> ICalendarComponent {
  // Without a public host the identifier still has to say who made the file.
  let host = feed.host.isEmpty ? "unionpress" : feed.host
  return ICalendarComponent(
    "VCALENDAR",
    [
      ICalendarProperty("VERSION", raw: "2.0"),
      ICalendarProperty("PRODID", text: "-//\(host)//Unionpress//\(feed.language.rawValue.uppercased())"),
      ICalendarProperty("CALSCALE", raw: "GREGORIAN"),
      ICalendarProperty("METHOD", raw: "PUBLISH"),
      ICalendarProperty("NAME", text: feed.name),
      ICalendarProperty("X-WR-CALNAME", text: feed.name),
      ICalendarProperty("X-WR-CALDESC", text: feed.description),
      ICalendarProperty("X-WR-TIMEZONE", text: feed.zoneName),
      // PT12H: with P1H, one phone maker's calendar refuses the file.
      ICalendarProperty(
        "REFRESH-INTERVAL", raw: "PT12H", [ICalendarProperty.Parameter("VALUE", "DURATION")]),
      ICalendarProperty("X-PUBLISHED-TTL", raw: "PT12H"),
      ICalendarProperty("SOURCE", raw: feed.url, [ICalendarProperty.Parameter("VALUE", "URI")]),
      ICalendarProperty("COLOR", raw: feed.colour),
    ],
    [timeZone(feed)] + feed.entries.map { event($0, feed) })
}

/// The zone of the site: one offset since 1970. The years of daylight saving before 1992 are left out, because some
/// calendars refuse rules that old.
private func timeZone(_ feed: PlannedFeed) -> ICalendarComponent {
  let offset = feed.offset.description.filter { $0 != ":" }
  return ICalendarComponent(
    "VTIMEZONE", [ICalendarProperty("TZID", raw: feed.zoneName)],
    [
      ICalendarComponent(
        "STANDARD",
        [
          ICalendarProperty("DTSTART", raw: "19700101T000000"),
          ICalendarProperty("TZOFFSETFROM", raw: offset),
          ICalendarProperty("TZOFFSETTO", raw: offset),
          ICalendarProperty("TZNAME", text: feed.zoneName == "Asia/Shanghai" ? "CST" : "UTC\(feed.offset)"),
        ])
    ])
}

private func event(_ entry: FeedEntry, _ feed: PlannedFeed) -> ICalendarComponent {
  var properties = [ICalendarProperty("UID", text: entry.uid)]
  func add(_ name: String, text: String?) {
    if let text, !text.isEmpty { properties.append(ICalendarProperty(name, text: text)) }
  }
  if let replaced = entry.replaces { properties.append(start(of: replaced, "RECURRENCE-ID", feed)) }
  properties.append(ICalendarProperty("DTSTAMP", raw: entry.stamp.basicUTC(from: feed.offset)))
  // Optional in the standard: a date that nobody wrote down is not made up.
  if let moment = entry.lastModified {
    properties.append(ICalendarProperty("LAST-MODIFIED", raw: moment.basicUTC(from: feed.offset)))
  }
  if let sequence = entry.sequence { properties.append(ICalendarProperty("SEQUENCE", raw: String(sequence))) }
  if entry.status != .confirmed {
    properties.append(ICalendarProperty("STATUS", raw: entry.status.rawValue.uppercased()))
  }
  add("SUMMARY", text: entry.summary)
  properties.append(start(of: entry.time, "DTSTART", feed))
  if let end = end(of: entry.time, feed) { properties.append(end) }
  if let rule = entry.rule { properties.append(ICalendarProperty("RRULE", raw: rule.description)) }
  for excluded in entry.excluded { properties.append(start(of: excluded, "EXDATE", feed)) }
  add("LOCATION", text: entry.location)
  add("DESCRIPTION", text: entry.description)
  if let url = entry.url { properties.append(ICalendarProperty("URL", raw: url)) }
  if !entry.categories.isEmpty {
    let list = entry.categories.map { ICalendarProperty("X", text: $0).value }.joined(separator: ",")
    properties.append(ICalendarProperty("CATEGORIES", raw: list))
  }
  if !entry.clubs.isEmpty {
    // A property of our own (RFC 5545 §3.8.8.2): categories name families and kinds only.
    let list = entry.clubs.map { ICalendarProperty("X", text: $0).value }.joined(separator: ",")
    properties.append(ICalendarProperty("X-UNIONPRESS-CLUB", raw: list))
  }
  if entry.isTransparent { properties.append(ICalendarProperty("TRANSP", raw: "TRANSPARENT")) }
  return ICalendarComponent("VEVENT", properties)
}

private func start(of time: TimeSpan, _ name: String, _ feed: PlannedFeed) -> ICalendarProperty {
  switch time {
  case .days(let range): day(range.first, name)
  case .timed(let start, _): moment(start, name, feed)
  }
}

/// DTEND is exclusive: the day after the last one. An open end has none.
private func end(of time: TimeSpan, _ feed: PlannedFeed) -> ICalendarProperty? {
  switch time {
  case .days(let range): day(range.last + 1, "DTEND")
  case .timed(_, let end): end.map { moment($0, "DTEND", feed) }
  }
}

private func day(_ day: LocalDate, _ name: String) -> ICalendarProperty {
  ICalendarProperty(name, raw: day.basicDescription, [ICalendarProperty.Parameter("VALUE", "DATE")])
}

private func moment(_ moment: LocalDateTime, _ name: String, _ feed: PlannedFeed) -> ICalendarProperty {
  ICalendarProperty(name, raw: moment.basicDescription, [ICalendarProperty.Parameter("TZID", feed.zoneName)])
}
