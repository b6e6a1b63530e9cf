import Calendars
internal import Foundation

/// The day or time that a spreadsheet keeps as `number`, as it would show it: `2026-04-18`, `2026-04-18 14:30`, `14:30`.
public func shownDate(_ number: Double, uses1904: Bool) -> String {
  let hasTime = number < 1 || number != number.rounded()
  let code = (number < 1 ? "" : "yyyy-mm-dd ") + (hasTime ? "hh:mm" : "")
  return cellText(number, NumberFormat(code: code), uses1904: uses1904)
}

/// Text for the number in a cell, as its format means it.
///
/// Days are counted from 1899-12-30, because 1900-02-29, which never was, has a number of its own (60); or from 1904-01-01.
func cellText(_ number: Double, _ format: NumberFormat, uses1904: Bool) -> String {
  guard number.isFinite else { return "" }
  if format.isPercent { return plain(number * 100) + "%" }
  guard format.isDate, number >= 0, number < 2_958_466 else { return plain(number) }
  // Times are stored as parts of a day; the nearest minute is what was typed.
  let minutes = Int((number * 1440).rounded())
  if format.isElapsed { return "\(minutes / 60):\(two(minutes % 60))" }
  let time = "\(two(minutes % 1440 / 60)):\(two(minutes % 60))"
  let hasDay = format.showsDay || format.showsMonth || format.showsYear
  guard hasDay, minutes >= 1440 || uses1904 else { return time }
  let day = minutes / 1440
  if day == 60, !uses1904 { return "1900-02-29" }
  // Day numbers of 1904-01-01, 1899-12-31 and 1899-12-30.
  let date = LocalDate(clampedDayNumber: day + (uses1904 ? 695_056 : day < 60 ? 693_595 : 693_594))
  if format.showsYear, !format.showsDay, !format.showsTime {
    return format.showsMonth ? String(date.description.prefix(7)) : String(date.year)
  }
  return minutes % 1440 != 0 || format.showsTime ? "\(date) \(time)" : date.description
}

/// A number as people write it, with the fifteen digits that spreadsheets keep: the sixteenth is noise of binary fractions.
private func plain(_ number: Double) -> String {
  if number == number.rounded(), abs(number) < 9e15 { return String(Int(number)) }
  return String(format: "%.15g", number)
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
