/// A date of which the month or the day may be unknown: 2026, 2026-05 or 2026-05-12.
///
/// For founding years and prizes. The order puts a vaguer date before the exact ones it covers.
public struct PartialDate: Sendable, Hashable, Comparable, Codable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12, if known.
  public let month: Int?
  /// The day, if known; then the month is known too.
  public let day: Int?

  /// A date of the given parts, or `nil` if there is no such year, month or day, or a day without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1), day == nil || month != nil,
      LocalDate(year: year, month: month ?? 1, day: day ?? 1) != nil
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The exact `date`.
  public init(_ date: LocalDate) {
    let parts = date.components
    (year, month, day) = (parts.year, parts.month, parts.day)
  }

  /// The days it may mean.
  public var days: DayRange {
    let first = LocalDate(year: year, month: month ?? 1, day: day ?? 1) ?? .earliest
    if day != nil { return DayRange(first) }
    let last = month != nil ? first.lastOfMonth : LocalDate(year: year, month: 12, day: 31)
    return DayRange(first, last ?? first) ?? DayRange(first)
  }

  /// The day, if it is exact.
  public var exact: LocalDate? { day.flatMap { LocalDate(year: year, month: month ?? 1, day: $0) } }

  /// By year, month and day; what is unknown comes first.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  /// `2026年5月12日`, `2026年5月`, `2026年`.
  public var chinese: String {
    "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
  }

  /// `12 May 2026`, `May 2026`, `2026`.
  public var english: String {
    (day.map { "\($0) " } ?? "") + (month.map { englishMonth($0) + " " } ?? "") + String(year)
  }
}

extension PartialDate: CustomStringConvertible {
  /// ISO 8601, as exact as known: `2026`, `2026-05`, `2026-05-12`.
  public var description: String {
    padded(year, 4) + (month.map { "-" + padded($0, 2) } ?? "") + (day.map { "-" + padded($0, 2) } ?? "")
  }
}
