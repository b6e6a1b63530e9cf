import ArgumentParser
import Calendars
import Diagnostics

/// The day that `text`, given for `option`, means, in any spelling that records know.
func typedDay(_ text: String, _ option: String) throws -> LocalDate {
  let reading = parseDateText(text)
  if case .day(let day) = reading.value { return day }
  // What is wrong with it, where more can be said than that it is none.
  let fault = reading.issues.first { $0.kind.severity == .error && $0.kind != .dateUnreadable }?.wording
  let zh = (fault.map { $0.zh + "；" } ?? "") + "应为 2026-11-23 这样的日期"
  let en = (fault.map { $0.en + "; it " } ?? "") + "must be a date such as 2026-11-23"
  throw ValidationError("\(option) \(text)：\(zh) · \(en)")
}

/// A week as somebody asks for it.
enum TypedWeek: Equatable {
  /// So many weeks from this one.
  case ahead(Int)
  /// A teaching week by its number.
  case teaching(Int)

  /// Reads 12, 第12周, 第十二周, week 12, W12, 本周, 下周, next; `nil` for everything else.
  init?(_ text: String) {
    let text = trimmedLine(text).lowercased()
    let words: [(words: [String], distance: Int)] = [
      (["本周", "这周", "这一周", "this", "this week"], 0), (["下周", "下一周", "next", "next week"], 1),
      (["上周", "上一周", "last", "last week"], -1),
    ]
    if let distance = words.first(where: { $0.words.contains(text) })?.distance {
      self = .ahead(distance)
      return
    }
    let prefix = ["week", "w", "教学周"].first { text.hasPrefix($0) } ?? ""
    let rest = trimmedLine(text.dropFirst(prefix.count)).replacing("教学周", with: "周")
    guard let weeks = WeekList.parse(rest).value?.weeks, let week = weeks.first, weeks.count == 1 else {
      return nil
    }
    self = .teaching(week)
  }
}

/// The two parts of `FIELD=VALUE`, given for `--set`, or the end of the command.
func typedField(_ pair: String, _ voice: Voice) throws -> (key: String, value: String) {
  let parts = pair.split(maxSplits: 1, whereSeparator: { "=＝".contains($0) }).map { trimmedLine($0) }
  if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty { return (parts[0], parts[1]) }
  voice.say(
    Wording(
      zh: "--set \(pair)：应为 字段=值，例如 --set 地点=操场",
      en: "--set \(pair): must be KEY=VALUE, as in --set venue=Gym"))
  throw ExitCode(Outcome.usage)
}
