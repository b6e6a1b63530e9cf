import ArgumentParser
import Calendars
import Diagnostics

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "查看排出来的日期 · look at the dates that come of records and rules",
    subcommands: [CalendarListCommand.self, CalendarDaysCommand.self, CalendarExpandCommand.self])
}

/// Prints the dates of a rule.
struct CalendarExpandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "展开一条重复规则 · print the dates of a recurrence rule (RFC 5545)",
    discussion: """
        unionpress calendar expand --rrule 'FREQ=WEEKLY;BYDAY=WE;COUNT=5' --start 2026-09-09T16:30
      """)

  @Option(
    name: .long, help: ArgumentHelp("第一次的日期和时间 · the first date and time (DTSTART)", valueName: "DATETIME"))
  var start: String

  @Option(name: .long, help: ArgumentHelp("重复规则 · the rule, as in FREQ=WEEKLY;BYDAY=WE", valueName: "RULE"))
  var rrule: String

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("除外的日期，可写几个 · dates left out", valueName: "DATETIME"))
  var exdate: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "没有结束的规则展开到哪一年 · the last year, for rules without an end; default: ten years on", valueName: "Y"))
  var untilYear: Int?

  @Option(
    name: .long, help: ArgumentHelp("UNTIL 用世界时的，按这个时差换算 · the zone of the start", valueName: "+08:00"))
  var offset = "+08:00"

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let voice = Voice(language: speech.language(), format: .text)
    let reading = RecurrenceRule.parse(rrule)
    let source = SourceFile(path: "--rrule", text: rrule)
    guard let rule = reading.value else {
      voice.report(
        reading.issues.problems(at: source.span(0..<rrule.utf8.count), length: rrule.utf8.count),
        files: [source])
      throw ExitCode(Outcome.problems)
    }
    let first = try moment(start, "--start")
    let excluded = Set(try exdate.map { try moment($0, "--exdate") })
    let lastYear = untilYear ?? (rule.isBounded ? 9999 : first.date.year + 10)
    var text = ""
    for next in rule.moments(from: first, offset: try zone()) {
      if next.date.year > lastYear { break }
      if excluded.contains(next) { continue }
      text += line(next) + "\n"
      if text.utf8.count > 1 << 16 {
        writeOutput(text)
        text = ""
      }
    }
    writeOutput(text)
  }

  private func line(_ moment: RecurrenceMoment) -> String {
    let basic = moment.description
    let clock = basic.dropFirst(9)
    let seconds = clock.dropFirst(4)
    return "\(moment.date) \(clock.prefix(2)):\(clock.dropFirst(2).prefix(2))"
      + (seconds == "00" ? "" : ":\(seconds)")
  }

  private func moment(_ text: String, _ option: String) throws -> RecurrenceMoment {
    if let moment = RecurrenceMoment(basic: text) { return moment }
    switch parseDateText(text).value {
    case .day(let day): return RecurrenceMoment(day)
    case .moment(let moment): return RecurrenceMoment(moment)
    default:
      throw ValidationError(
        "\(option) \(text)：应为 2026-11-25 16:30 这样的时间 · must be a time such as 2026-11-25 16:30")
    }
  }

  private func zone() throws -> UTCOffset {
    let parts = offset.dropFirst().split(separator: ":")
    guard let sign = offset.first, sign == "+" || sign == "-", parts.count == 2, let hours = Int(parts[0]),
      let minutes = Int(parts[1]), hours < 15, minutes < 60
    else { throw ValidationError("--offset \(offset)：应为 +08:00 这样的时差 · must be an offset such as +08:00") }
    return UTCOffset(clampedMinutes: (hours * 60 + minutes) * (sign == "-" ? -1 : 1))
  }
}
