import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// What an event has as a competition; `nil` if that is nothing.
  mutating func contestModel(_ index: Index) -> ContestModel? {
    let item = union.events[index]
    let original = item.entry.original
    let event = item.entry.version(in: language)
    let contest = event.contest
    guard !contest.isEmpty else { return nil }
    let rules = contest.rules.flatMap { reference in
      file(reference, of: event.header.file).map { download($0, title: say(zh: "竞赛规程", en: "Rules")) }
    }
    return ContestModel(
      format: contest.format, divisions: contest.divisions, teams: contest.teams,
      captainMeeting: original.contest.captainMeeting.map { when($0.value) },
      draw: original.contest.draw.map { when($0.value) }, rules: rules,
      matches: contest.matches.map { matchModel($0, of: original) },
      hasScores: contest.matches.contains { $0.score?.value.points != nil })
  }

  /// A game as pages show it.
  func matchModel(_ match: Match, of event: Event) -> MatchModel {
    let score = match.score?.value
    let result =
      score?.points.map { points in
        points.home > points.away ? "home" : points.home < points.away ? "away" : "draw"
      } ?? ""
    let time = match.time.flatMap { moment(of: $0.value, event) }
    // On the event's only day the clock says all.
    var words = time.map { when($0).short }
    if case .time(let clock, _)? = match.time?.value { words = clock.description }
    if case .times(let from, let to, _)? = match.time?.value { words = "\(from)—\(to)" }
    return MatchModel(
      when: words, iso: time.map { when($0).iso }, stage: match.stage, home: match.teams.value.home,
      away: match.teams.value.away, homeScore: score?.points?.home, awayScore: score?.points?.away,
      detail: score?.detail, result: result, venue: match.venue, note: match.note)
  }

  private func moment(of time: DateText, _ event: Event) -> Moment? {
    switch time {
    case .day(let day): .day(day)
    case .moment(let moment), .moments(let moment, _): .time(moment)
    case .days(let days): .day(days.first)
    case .time(let clock, _), .times(let clock, _, _):
      event.time.dayRange.count == 1 ? .time(LocalDateTime(event.time.firstDay, clock)) : nil
    case .partial: nil
    }
  }
}
