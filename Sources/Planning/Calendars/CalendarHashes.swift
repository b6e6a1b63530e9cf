import Calendars
import Diagnostics
import FileTrees
import Resolution

/// What the days of a calendar look like, for telling whether a page of it is still right.
struct CalendarHashes {
  /// The days on which there is something, with a hash of it, in order.
  private let days: [(day: LocalDate, hash: UInt64)]
  /// What all pages of the calendar show of it: its days, months and weeks, and its neighbours.
  private let shape: UInt64

  /// Hashes of `calendar`.
  /// - Parameter set: a hash of which calendars there are.
  init(_ calendar: ScopedCalendar, set: UInt64, _ watch: PlanWatch) {
    var shape = ContentHash("\(calendar.base) \(calendar.name)", set)
    for day in [calendar.days.first, calendar.days.last] + calendar.weeks { shape.add(day.dayNumber) }
    for month in calendar.months { shape.add(month.number) }
    shape.add(calendar.subscription.count)
    self.shape = shape.value
    let keys = watch.keys[.occurrences].items
    func add(_ dates: [Index]?, _ hash: inout ContentHash) {
      hash.add(dates?.count ?? 0)
      for date in dates ?? [] {
        hash.add(keys[date])
        hash.add(watch.revisions[keys[date]])
      }
    }
    days = Set(calendar.byDay.keys).union(calendar.movedFrom.keys).sorted().map { day in
      var hash = ContentHash(UInt64(day.dayNumber))
      add(calendar.byDay[day], &hash)
      add(calendar.movedFrom[day], &hash)
      return (day, hash.value)
    }
  }

  /// A hash of what is on the days of `range`; of none for `nil`.
  /// - Complexity: O(log n) and linear in the days of the range with anything.
  func hash(of range: DayRange?) -> UInt64 {
    var hash = ContentHash(shape)
    guard let range else { return hash.value }
    for (day, own) in days[days.partitioningIndex { $0.day >= range.first }...] {
      if day > range.last { break }
      hash.add(own)
    }
    return hash.value
  }
}
