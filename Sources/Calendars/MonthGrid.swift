/// A month as the table of a wall calendar: whole weeks, with what is known about each day wherever it is.
///
/// It holds no events and does not know what day it is today: a static page must not age.
public struct MonthGrid: Sendable, Hashable {
  /// One cell.
  public struct Day: Sendable, Hashable {
    /// The day.
    public let date: LocalDate
    /// Whether it belongs to the month, not to its neighbours.
    public let isInMonth: Bool
  }

  /// One row.
  public struct Week: Sendable, Hashable {
    /// The week's place in the school year, its row header.
    public let position: TeachingPosition
    /// Seven days.
    public let days: [Day]
  }

  /// The year.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The weekdays in column order.
  public let columns: [Weekday]
  /// Four to six rows.
  public let weeks: [Week]

  /// The grid of `month` (1…12) of `year` (2…9998, so that no row leaves the calendar); others are taken as
  /// the nearest.
  public init(
    year: Int, month: Int, weekStart: Weekday = .monday, terms: TermCalendar = TermCalendar()
  ) {
    let first =
      LocalDate(year: min(max(year, 2), 9998), month: min(max(month, 1), 12), day: 1) ?? .earliest
    self.year = first.year
    self.month = first.month
    columns = Weekday.week(from: weekStart)
    let last = first.lastOfMonth
    var weeks: [Week] = []
    var start = first.startOfWeek(from: weekStart)
    while start <= last {
      let days = (0..<7).map { offset in
        let date = start + offset
        return Day(date: date, isInMonth: first <= date && date <= last)
      }
      // The Monday decides: it lies in the row whichever day the rows begin on.
      let monday = days.first { $0.date.weekday == .monday }?.date ?? start
      weeks.append(Week(position: terms.position(of: monday), days: days))
      start = start + 7
    }
    self.weeks = weeks
  }

  /// The days of the grid, those of the neighbouring months included.
  public var days: DayRange {
    let all = weeks.flatMap(\.days)
    let first = all.first?.date ?? .earliest
    return DayRange(first, all.last?.date ?? first) ?? DayRange(first)
  }
}
