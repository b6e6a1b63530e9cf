public import Diagnostics

/// What a date or time written by a person means.
public enum DateText: Sendable, Hashable {
  /// A year or a month of a year: `2026`, `2026年9月`.
  case partial(PartialDate)
  /// A day: `2026-11-23`.
  case day(LocalDate)
  /// A time on a day: `2026-09-09 16:30`.
  case moment(LocalDateTime)
  /// A time of any day: `下午2:30`; with `nextDay`, of the day after (`次日00:30`).
  case time(LocalTime, nextDay: Bool)
  /// Days from–to, both included: `2026-11-05—2026-11-06`.
  case days(DayRange)
  /// Times from–to: `14:30-16:30`; with `nextDay`, the end is on the day after (`22:00—次日00:30`).
  case times(LocalTime, LocalTime, nextDay: Bool)
  /// Moments from–to: `2026年9月12日14:30—16:30`.
  case moments(LocalDateTime, LocalDateTime)

  /// The year that it says, the first of two; `nil` for times.
  public var year: Int? {
    switch self {
    case .partial(let date): date.year
    case .day(let day): day.year
    case .moment(let moment), .moments(let moment, _): moment.date.year
    case .days(let days): days.first.year
    case .time, .times: nil
    }
  }
}

/// One thing wrong or doubtful in a written date.
public struct DateIssue: Sendable, Hashable {
  /// The kind, one of those in the calendar catalogue.
  public let kind: ProblemKind
  /// Byte offsets (UTF-8) in the text that was read.
  public let range: Range<Int>
  /// What is wrong.
  public let wording: Wording
  /// What to write instead, if there is something plausible.
  public let suggestion: Wording?
  /// What may have been meant in place of the range, ready to be put in; a guess, not a certainty.
  public var replacement: String?
}

/// The outcome of reading a written date: its meaning, if it has one, and what is wrong with it.
public struct DateReading: Sendable, Hashable {
  /// What was read.
  public let text: String
  /// The meaning; `nil` exactly if one of the issues is an error.
  public let value: DateText?
  /// Errors and warnings in the order of the text.
  public let issues: [DateIssue]

  /// The issues as problems, for a text that stands at `span` in a file.
  public func problems(at span: Span) -> [Problem] { issues.problems(at: span, length: text.utf8.count) }
}

extension [DateIssue] {
  /// The issues as problems, for a text of `length` bytes that stands at `span` in a file.
  ///
  /// If the span is as long as the text, each problem points at its own characters; if not (the text stood in
  /// quotes with escapes), at the whole span. A span that is only the text's first point counts as unquoted.
  public func problems(at span: Span, length: Int) -> [Problem] {
    let exact = span.range.count == length || span.range.isEmpty
    return map { issue in
      let place =
        exact
        ? Span(
          path: span.path, range: span.lower + issue.range.lowerBound..<span.lower + issue.range.upperBound)
        : span
      let fix =
        exact && !span.range.isEmpty
        ? issue.replacement.map { Fix(replacing: place, by: $0, certainty: .likely) } : nil
      return Problem(issue.kind, at: place, issue.wording, suggestion: issue.suggestion, fix: fix)
    }
  }
}

/// Why a start and an end do not make a time span.
public enum TimeSpanFault: Error, Sendable, Hashable {
  /// The start is only a time, a year or a month.
  case startWithoutDay
  /// The end is a year, a month or a range.
  case endUnusable
  /// A day for one and a time for the other.
  case dayAndTime
  /// The start is already a range, and there is an end besides.
  case twoEnds
  /// The end is not after the start; both as understood.
  case endNotAfterStart(LocalDateTime, LocalDateTime)

  /// The fault in words.
  public var wording: Wording {
    switch self {
    case .startWithoutDay:
      Wording(zh: "开始要写明哪一天，例如 2026-09-09 16:30", en: "the start needs a day, as in 2026-09-09 16:30")
    case .endUnusable:
      Wording(zh: "结束要写时间或日期，例如 18:00", en: "the end must be a time or a day, as in 18:00")
    case .dayAndTime:
      Wording(
        zh: "开始和结束要么都带时间，要么都只写日期", en: "start and end must both have a time, or neither")
    case .twoEnds:
      Wording(zh: "“开始”里已经写了结束，“结束”请删去", en: "the start already says when it ends; remove the end")
    case .endNotAfterStart(let start, let end):
      Wording(
        zh: "结束（\(chineseMoment(end))）不晚于开始（\(chineseMoment(start))）",
        en: "the end (\(end.date) \(end.time)) is not after the start (\(start.date) \(start.time))")
    }
  }

  /// What to write instead, where the wording does not say it.
  public var suggestion: Wording? {
    guard case .endNotAfterStart(let start, let end) = self else { return nil }
    return start.date == end.date && start.time != end.time
      ? overnightHint(start.time, end.time) : Wording(zh: "请核对起止的日期", en: "check both dates")
  }

  /// The kind of problem it is reported as.
  public var kind: ProblemKind {
    if case .endNotAfterStart = self { return .dateEndBeforeStart }
    return .dateIncomplete
  }
}

/// The span that a record's start and end mean together: an end that is only a time lies on the start's day or the one after,
/// without an end a day lasts all day and a moment is open.
public func timeSpan(from start: DateText, to end: DateText? = nil) -> Result<TimeSpan, TimeSpanFault> {
  switch (start, end) {
  case (.partial, _), (.time, _), (.times, _): return .failure(.startWithoutDay)
  case (.days, .some), (.moments, .some): return .failure(.twoEnds)
  case (.days(let range), nil): return .success(.days(range))
  case (.moments(let first, let last), nil): return .success(.timed(first, until: last))
  case (.day(let day), nil): return .success(.days(DayRange(day)))
  case (.moment(let moment), nil): return .success(.timed(moment, until: nil))
  case (.day(let first), .day(let last)):
    guard let range = DayRange(first, last) else {
      return .failure(.endNotAfterStart(LocalDateTime(first, .midnight), LocalDateTime(last, .midnight)))
    }
    return .success(.days(range))
  case (.moment(let first), .time(let time, let nextDay)):
    return ordered(first, LocalDateTime(nextDay ? first.date + 1 : first.date, time))
  case (.moment(let first), .moment(let last)): return ordered(first, last)
  case (.day, .time), (.day, .moment), (.moment, .day): return .failure(.dayAndTime)
  case (_, .partial), (_, .days), (_, .times), (_, .moments): return .failure(.endUnusable)
  }
}

private func ordered(_ start: LocalDateTime, _ end: LocalDateTime) -> Result<TimeSpan, TimeSpanFault> {
  start.minuteNumber < end.minuteNumber
    ? .success(.timed(start, until: end)) : .failure(.endNotAfterStart(start, end))
}

/// `2026年11月23日16:30`, for messages.
func chineseMoment(_ moment: LocalDateTime) -> String {
  PartialDate(moment.date).chinese + moment.time.description
}
