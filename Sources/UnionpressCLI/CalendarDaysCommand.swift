import ArgumentParser
import Calendars
import Diagnostics
import FileTrees
import Foundation
import Records
import Resolution

/// Prints what is known of each day: teaching week, lunar day, solar term, festivals, day off or make-up day.
struct CalendarDaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days",
    abstract: "列出每一天的教学周、农历、节气、放假和调休 · print teaching week, lunar day and holidays of each day",
    discussion: """
        unionpress calendar days
        unionpress calendar days --from 2026-09-25 --to 2026-10-10
      """)

  @OptionGroup var span: SpanOptions

  @Option(name: .long, help: "格式 · format: text, json")
  var format = DaysFormat.text

  @OptionGroup var options: SiteOptions

  func run() throws {
    let tree = try readSite(options)
    let settings = siteSettings(of: tree.value)
    let window = try span.days(today: options.buildDate(settings.offset))
    let language = options.language(site: settings.languages.first)
    let union = resolve(decodeRecords(tree.value).value, today: window.first).value
    switch format {
    case .text: writeOutput(window.map { line($0, union, language) + "\n" }.joined())
    case .json:
      for day in window {
        writeOutput(try jsonText(facts(day, union), isIndented: false))
      }
    }
  }

  private func line(_ day: LocalDate, _ union: Union, _ language: Language) -> String {
    let status = union.holidays.status(of: day)
    var name = ""
    if case .off(let holiday, _) = status { name = holiday }
    if case .makeup(let holiday) = status { name = holiday }
    let words = [
      "\(day)", language == .zh ? day.weekday.shortChinese : day.weekday.shortEnglish,
      union.terms.position(of: day).label[language], LunarDate(day)?.text ?? "",
      SolarTerm(on: day)?.name ?? "",
      Festival.on(day).map { language == .zh ? $0.name : $0.english }.joined(separator: " "),
      name + status.meaning[language],
    ]
    return words.joined(separator: "\t")
  }

  private func facts(_ day: LocalDate, _ union: Union) -> [String: Fact] {
    var facts: [String: Fact] = ["date": .text(day.description), "weekday": .number(day.weekday.rawValue)]
    if let week = union.terms.position(of: day).week { facts["week"] = .number(week) }
    if let lunar = LunarDate(day) {
      facts["lunar"] = .object([
        "month": .number(lunar.month), "day": .number(lunar.day), "leap": .flag(lunar.isLeap),
        "text": .text(lunar.text),
      ])
    }
    if let term = SolarTerm(on: day) { facts["solar_term"] = .text(term.name) }
    let festivals = Festival.on(day)
    if !festivals.isEmpty { facts["festivals"] = .texts(festivals.map(\.name)) }
    switch union.holidays.status(of: day) {
    case .off(let name, let isDecreed):
      facts["off"] = .text(name)
      facts["decreed"] = .flag(isDecreed)
    case .makeup(let name): facts["makeup"] = .text(name)
    case .ordinary: break
    }
    return facts
  }
}

/// How days are printed.
enum DaysFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// From one day to another: a week from today unless told.
struct SpanOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("从哪一天，默认今天 · the first day, default today", valueName: "DATE"))
  var from: String?

  @Option(
    name: .long, help: ArgumentHelp("到哪一天，默认共七天 · the last day, default seven days in all", valueName: "DATE")
  )
  var to: String?

  /// The days as given.
  func days(today: LocalDate) throws -> DayRange {
    let first = try from.map { try typedDay($0, "--from") } ?? today
    guard let range = DayRange(first, try to.map { try typedDay($0, "--to") } ?? first + 6) else {
      throw ValidationError("--to 早于 --from · --to is before --from")
    }
    return range
  }
}
