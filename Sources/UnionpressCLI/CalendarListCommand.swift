import ArgumentParser
import Calendars
import Diagnostics
import Foundation
import Planning
import Records
import Rendering
import Resolution

/// How dates are printed.
enum CalendarFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, ics
}

/// Prints every date of every event in a span of days.
struct CalendarListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "列出一段日子里的每一次活动 · print every date of every event in a span of days",
    discussion: """
        unionpress calendar list
        unionpress calendar list --from 2026-11-23 --to 2026-11-29
      """)

  @OptionGroup var span: SpanOptions

  @Option(name: .long, help: ArgumentHelp("只看一个俱乐部 · one club only", valueName: "SLUG"))
  var club: String?

  @Option(name: .long, help: "格式 · format: text, json, ics")
  var format = CalendarFormat.text

  @OptionGroup var options: SiteOptions

  func run() throws {
    let site = try SiteContent(options)
    let (union, voice) = (site.union, site.voice)
    let language = voice.language
    let window = try span.days(today: union.asOf.date)
    let clubIndex = try club.map { try index(ofClub: $0, union, voice) }
    let dates = union.occurrences.filter { date in
      date.time.dayRange.overlaps(window)
        && (clubIndex.map { union.events[date.event].clubs.contains($0) } ?? true)
    }
    switch format {
    case .text: writeOutput(dates.map { line($0, union, language) + "\n" }.joined())
    case .json:
      let rows = dates.map { facts($0, union) }
      writeOutput(try jsonText(rows))
    case .ics:
      let feed = calendarFeed(of: union, events: Set(dates.map(\.event)).sorted(), language: language)
      writeOutput(String(decoding: calendarBytes(feed), as: UTF8.self))
    }
    try site.requireSound()
  }

  private func place(_ date: Occurrence, _ union: Union) -> String? {
    date.venue.map { union.venues[$0].original.header.title }
      ?? (date.change?.venue ?? union.events[date.event].entry.original.venue)?.text
  }

  private func title(_ date: Occurrence, _ union: Union) -> String {
    date.change?.title ?? union.events[date.event].entry.original.header.title
  }

  private func line(_ date: Occurrence, _ union: Union, _ language: Language) -> String {
    let event = union.events[date.event].entry.original
    var state = date.status == .scheduled ? "" : date.status.label[language]
    if date.time != date.planned {
      state += " (\(DateStyle.short(language).text(date.planned.firstDay)))"
    }
    if let note = date.change?.note ?? event.statusNote, date.status != .scheduled { state += " \(note)" }
    let when = DateStyle(language, weekday: .short).text(date.time)
    return [when, title(date, union), place(date, union) ?? "", state, event.header.file].joined(
      separator: "\t")
  }

  private func facts(_ date: Occurrence, _ union: Union) -> [String: Fact] {
    let item = union.events[date.event]
    let event = item.entry.original
    let offset = union.settings.offset
    var facts: [String: Fact] = [
      "start": .text(date.time.isoStart(offset)), "all_day": .flag(date.time.isAllDay),
      "title": .text(title(date, union)), "status": .text(date.status.code),
      "clubs": .texts(item.clubs.map { union.clubs[$0].entry.id.path }), "id": .text(event.header.id.path),
      "file": .text(event.header.file), "past": .flag(date.isPast), "series": .flag(item.series != nil),
    ]
    if let end = date.time.isoEnd(offset) { facts["end"] = .text(end) }
    if let place = place(date, union) { facts["venue"] = .text(place) }
    if let week = date.week { facts["week"] = .number(week) }
    if date.time != date.planned { facts["planned"] = .text(date.planned.isoStart(offset)) }
    if let note = date.change?.note ?? (date.status == .scheduled ? nil : event.statusNote) {
      facts["note"] = .text(note)
    }
    if let day = date.makesUpFor { facts["makes_up_for"] = .text(day.description) }
    return facts
  }
}
