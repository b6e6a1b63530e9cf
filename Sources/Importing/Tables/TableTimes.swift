import Calendars
import Diagnostics
import Records
import Workbooks

/// What tables do to dates: the day and the time in cells of their own, days that spreadsheets show with 0:00, and days and times
/// that they show as numbers.
struct TableTimes {
  /// Whether the spreadsheet counts days from 1904.
  let uses1904: Bool
  private(set) var problems: [Problem] = []
  private var toldWholeDays = false
  private var toldYears = false

  init(uses1904: Bool) { self.uses1904 = uses1904 }

  /// The date in `cells`, one of which may hold the day and another the time, in either order; `nil` if a cell is reported.
  mutating func date(in cells: [RawScalar]) -> RawScalar? {
    for cell in cells {
      guard let fault = numberFault(cell) else { continue }
      problems.append(fault)
      return nil
    }
    guard let first = cells.first else { return nil }
    return cells.dropFirst().reduce(Optional(first)) { result, cell in
      result.flatMap { joined($0, cell) }
    }
  }

  private mutating func joined(_ first: RawScalar, _ second: RawScalar) -> RawScalar? {
    let values = (parseDateText(first.text).value, parseDateText(second.text).value)
    switch values {
    case (.time, .time), (.time, .times), (.times, .time), (.times, .times): return first
    case (.time, _?), (.times, _?), (.time, nil), (.times, nil): return joined(day: second, time: first)
    case (_?, .time), (_?, .times): return joined(day: first, time: second)
    case (let day?, nil):
      if ["全天", "整天", "all day"].contains(second.text.lowercased()) { return wholeDay(first, day) }
      problems.append(
        Problem(
          .dateUnreadable, at: second.span,
          Wording(zh: "看不懂“\(second.text)”是几点", en: "“\(second.text)” cannot be read as a time"),
          suggestion: Wording(
            zh: "写成 14:30、下午2:30 或 14:30-16:30；还没有定就空着",
            en: "write 14:30, 2:30pm or 14:30-16:30; leave it empty if nobody knows yet")))
      return nil
    // What is wrong with a day is said of it alone.
    case (nil, _): return first
    case (let one?, let other?):
      guard one.day == other.day else {
        problems.append(
          Problem(
            .importUnreadable, at: second.span,
            Wording(
              zh: "“\(first.text)”和“\(second.text)”不是同一天",
              en: "“\(first.text)” and “\(second.text)” are not one day"),
            suggestion: Wording(zh: "只留下对的一个", en: "keep the one that is right"),
            notes: [Note(Wording(zh: "另一个日期在这里", en: "the other date is here"), at: first.span)]))
        return nil
      }
      return one.isMidnight || one.hasNoTime ? second : first
    }
  }

  private mutating func joined(day: RawScalar, time: RawScalar) -> RawScalar? {
    var result = day
    let value = parseDateText(day.text).value
    guard let value else { return day }
    if case .moment(let moment) = value, !value.isMidnight {
      if case .time(let own, _) = parseDateText(time.text).value, own == moment.time { return day }
      problems.append(
        Problem(
          .importUnreadable, at: time.span,
          Wording(
            zh: "“\(day.text)”里已经有时间，这里又写了“\(time.text)”",
            en: "“\(day.text)” has a time already, and here is “\(time.text)”"),
          suggestion: Wording(zh: "只留下一处时间", en: "keep one of the two"),
          notes: [Note(Wording(zh: "前一个时间在这里", en: "the first time is here"), at: day.span)]))
      return nil
    }
    result.text = "\(wholeDay(day, value).text) \(time.text)"
    return result
  }

  /// `cell` without 0:00.
  private func wholeDay(_ cell: RawScalar, _ value: DateText) -> RawScalar {
    var result = cell
    if value.isMidnight, let day = value.day { result.text = day.description }
    return result
  }

  /// Takes times of 0:00 for none: nothing begins at midnight and ends at midnight but whole days.
  mutating func makeWholeDays(_ start: inout RawScalar, _ end: inout RawScalar?) {
    guard let from = parseDateText(start.text).value, from.isMidnight, let first = from.day else { return }
    var last: LocalDate?
    if let end {
      switch parseDateText(end.text).value {
      case .time(.midnight, nextDay: false): break
      case let value? where value.isMidnight || value.hasNoTime && value.day != nil: last = value.day
      default: return
      }
    }
    start.text = first.description
    if let last, last > first { end?.text = last.description } else { end = nil }
    guard !toldWholeDays else { return }
    toldWholeDays = true
    problems.append(
      Problem(
        .importChanged, at: start.span,
        Wording(
          zh: "时间是 0:00，当作没有写时间，导入成全天的活动",
          en: "the time is 0:00 and counts as none: the event takes the whole day"),
        severity: .note))
  }

  /// A day of which the time does not count.
  mutating func day(in cell: RawScalar) -> RawScalar? {
    guard let cell = date(in: [cell]), let value = parseDateText(cell.text).value else {
      return date(in: [cell])
    }
    return wholeDay(cell, value)
  }

  /// The year that a cell holds or whose day it holds.
  mutating func year(in cell: RawScalar) -> RawScalar? {
    guard let cell = date(in: [cell]) else { return nil }
    guard let value = parseDateText(cell.text).value, value.isMoreThanYear, let year = value.year else {
      return cell
    }
    if !toldYears {
      toldYears = true
      problems.append(
        Problem(
          .importLeftOut, at: cell.span, Wording(zh: "只导入出版的年份", en: "only the year is imported")))
    }
    var result = cell
    result.text = String(year)
    return result
  }

  /// Spreadsheets keep days and times as numbers, which show where a cell has no format for dates.
  private func numberFault(_ cell: RawScalar) -> Problem? {
    guard cell.text.contains(where: \.isNumber), cell.text.allSatisfy({ "0123456789.".contains($0) }),
      let number = Double(cell.text), (20_000..<80_000).contains(number) || number > 0 && number < 1,
      number != number.rounded() || cell.text.count == 5
    else { return nil }
    let isTime = number < 1
    let shown = shownDate(number, uses1904: uses1904)
    return Problem(
      .dateUnreadable, at: cell.span,
      Wording(
        zh: "“\(cell.text)”是表格里\(isTime ? "时间" : "日期")的序号，这一格没有设成\(isTime ? "时间" : "日期")格式",
        en: "“\(cell.text)” is the number of a \(isTime ? "time" : "day"): the cell has no format for it"),
      suggestion: Wording(
        zh: "把这一列的单元格格式设为“\(isTime ? "时间" : "日期")”，应显示 \(shown)，再保存",
        en:
          "give the column's cells a format for \(isTime ? "times" : "dates") (this one should then show \(shown)) and save it"
      ))
  }
}

extension DateText {
  /// Its day, the first of two.
  fileprivate var day: LocalDate? {
    switch self {
    case .day(let day): day
    case .moment(let moment), .moments(let moment, _): moment.date
    case .days(let days): days.first
    case .partial, .time, .times: nil
    }
  }

  fileprivate var isMidnight: Bool {
    if case .moment(let moment) = self { moment.time == .midnight } else { false }
  }

  fileprivate var hasNoTime: Bool {
    switch self {
    case .day, .days, .partial: true
    case .moment, .moments, .time, .times: false
    }
  }

  fileprivate var isMoreThanYear: Bool {
    switch self {
    case .partial(let date): date.month != nil
    case .day, .moment: true
    case .days, .moments, .time, .times: false
    }
  }
}
