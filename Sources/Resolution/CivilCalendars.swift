import Calendars
import Diagnostics
import Records

extension TermCalendar {
  /// The term that `reference` names; one that is not there is reported.
  /// - Parameter isWhole: whether all terms could be read; of one that could not, that was told.
  func resolve(_ reference: Reference, isWhole: Bool, _ problems: inout [Problem]) -> Term? {
    if let term = find(reference.text) { return term }
    guard isWhole else { return nil }
    let guess = nearMisses(of: reference.text, among: terms.map(\.id)).first
    problems.append(
      Problem(
        .referenceMissing, at: reference.span,
        Wording(zh: "没有“\(reference.text)”这个学期", en: "there is no term “\(reference.text)”"),
        suggestion: guess.map(Wording.didYouMean)
          ?? Wording(zh: "学期写在 content/data/terms.yaml 里", en: "terms stand in content/data/terms.yaml")))
    return nil
  }
}

/// Terms and holidays as calendars, with their overlaps reported.
func civilCalendars(_ records: RecordSet) -> Checked<CivilCalendars> {
  var problems: [Problem] = []
  var terms: [Term] = []
  var places: [String: Span] = [:]
  for entry in records.terms {
    let record = entry.original
    let vacation = record.vacation.flatMap { period in
      period.value.from.flatMap { from in period.value.to.flatMap { DayRange(from, $0) } }
    }
    let id = record.header.id.path
    places[id] = record.weekOne.span
    terms.append(
      Term(
        id: id, name: record.header.title, week1: record.weekOne.value, weeks: record.weeks.value,
        vacation: vacation))
  }
  let calendar = TermCalendar(terms)
  for (first, second) in calendar.overlaps() {
    problems.append(
      Problem(
        .termOverlap, at: places[second.id],
        Wording(zh: "学期 \(second.id) 与 \(first.id) 重叠", en: "term \(second.id) overlaps \(first.id)"),
        notes: places[first.id].map { [Note(Wording(zh: "另一个学期在这里", en: "the other term is here"), at: $0)] }
          ?? []))
  }
  var years: [HolidayYear] = []
  for entry in records.holidays {
    let record = entry.original
    var periods: [HolidayPeriod] = []
    for day in record.days {
      guard let from = day.from, let to = day.to else { continue }
      guard let range = DayRange(from.value, to.value) else {
        problems.append(
          Problem(
            .periodReversed, at: to.span,
            Wording(zh: "“\(day.name)”的结束早于开始", en: "“\(day.name)” ends before it begins")))
        continue
      }
      periods.append(HolidayPeriod(name: day.name, days: range, makeup: day.makeup.map(\.value)))
    }
    let year = HolidayYear(year: record.year.value, periods: periods, isOfficial: record.status == .official)
    for fault in year.faults() {
      problems.append(
        Problem(.holidayContradiction, at: record.place(of: fault) ?? record.header.place, fault.wording))
    }
    years.append(year)
  }
  let makeups = records.holidays.flatMap { entry in
    entry.original.makeups.compactMap { makeup in
      makeup.date.flatMap { date in makeup.runsAs.map { MakeupDay(date: date.value, runsAs: $0.value) } }
    }
  }
  let holidays = HolidayCalendar(years)
  for entry in records.holidays {
    for makeup in entry.original.makeups {
      guard let date = makeup.date, let runsAs = makeup.runsAs else { continue }
      if holidays.status(of: date.value).isOff {
        problems.append(
          Problem(
            .holidayContradiction, at: date.span,
            Wording(
              zh: "\(PartialDate(date.value).chinese)放假，不能调课",
              en: "\(date.value) is a day off and cannot be a make-up day")))
      }
      if !holidays.status(of: runsAs.value).isOff {
        problems.append(
          Problem(
            .holidayContradiction, at: runsAs.span,
            Wording(
              zh: "\(PartialDate(runsAs.value).chinese)并不放假，不用补",
              en: "\(runsAs.value) is no day off; there is nothing to make up for")))
      }
    }
  }
  return Checked(
    CivilCalendars(
      terms: calendar, hasAllTerms: !records.lacks(.term), holidays: holidays, makeups: makeups,
      offset: records.settings.offset),
    problems)
}

extension HolidayTable {
  /// Where the day or the holiday stands that `fault` is about.
  fileprivate func place(of fault: HolidayFault) -> Span? {
    switch fault {
    case .overlap(let name, _): days.last { $0.name == name }?.from?.span
    case .makeupOnWorkday(let day), .makeupOff(let day, _):
      days.flatMap(\.makeup).last { $0.value == day }?.span
    case .farAway(let day, _):
      days.flatMap { [$0.from, $0.to].compactMap(\.self) + $0.makeup }.first { $0.value == day }?.span
    }
  }
}
