import Calendars

/// Expands recurrence rules and says what a date costs, and whether the cost stays the same as series and years grow.
@main
struct CalendarBench {
  static func main() {
    let arguments = CommandLine.arguments
    func number(_ name: String, _ fallback: Int) -> Int {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return fallback }
      return Int(arguments[index + 1]) ?? fallback
    }
    let rounds = number("--rounds", 9)
    let series = number("--series", 10_000)

    print("| series | years | dates | median | a series | a date |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in [series / 100, series / 10, series] {
      row(rules(count), years: 5, rounds: rounds)
    }
    for years in [1, 10, 20] { row(rules(series / 10), years: years, rounds: rounds) }
    print("\n| rule, 1,000 series over five years | dates | a date |")
    print("| --- | ---: | ---: |")
    for text in ruleTexts {
      let one = rules(1000, [text])
      let (dates, time) = measure(one, years: 5, rounds: rounds)
      print("| `\(text)` | \(dates) | \(nanoseconds(time, dates)) |")
    }
  }

  private static func row(_ rules: [Series], years: Int, rounds: Int) {
    let (dates, time) = measure(rules, years: years, rounds: rounds)
    let each = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    print(
      "| \(rules.count) | \(years) | \(dates) | \(rounded(each)) ms | \(rounded(each * 1e3 / Double(rules.count))) µs "
        + "| \(nanoseconds(time, dates)) |")
  }

  /// What a union's calendar, and one from elsewhere, is made of.
  private static let ruleTexts = [
    "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1WE", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY",
  ]

  private struct Series {
    var rule: RecurrenceRule
    var start: RecurrenceMoment
  }

  private static func rules(_ count: Int, _ texts: [String] = ruleTexts) -> [Series] {
    let parsed = texts.compactMap { RecurrenceRule.parse($0).value }
    let first = LocalDate(year: 2026, month: 1, day: 1) ?? .earliest
    return (0..<count).map { number in
      // Starts on all days of a year and at all hours.
      Series(
        rule: parsed[number % parsed.count],
        start: RecurrenceMoment(first + number % 365, second: number % 24 * 3600 + 1800))
    }
  }

  /// The dates of one round and the median time of all rounds.
  private static func measure(_ rules: [Series], years: Int, rounds: Int) -> (dates: Int, time: Duration) {
    let clock = ContinuousClock()
    var dates = 0
    var times: [Duration] = []
    for _ in 0..<max(rounds, 1) {
      dates = 0
      var sum = 0
      let time = clock.measure {
        for series in rules {
          let end = series.start.date + years * 365 + years / 4
          for moment in series.rule.moments(from: series.start) {
            if moment.date >= end { break }
            dates += 1
            sum &+= moment.second
          }
        }
      }
      precondition(sum > 0, "no date was made")
      times.append(time)
    }
    return (dates, times.sorted()[times.count / 2])
  }

  private static func nanoseconds(_ time: Duration, _ dates: Int) -> String {
    let total = Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
    return "\(rounded(total / Double(max(dates, 1)))) ns"
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
