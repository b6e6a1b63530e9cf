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
    // What was played, and when, is the same in every language.
    var matches = original.contest.matches
    for place in matches.indices where contest.matches.indices.contains(place) {
      let own = contest.matches[place]
      (matches[place].teams, matches[place].stage) = (own.teams, own.stage ?? matches[place].stage)
      (matches[place].venue, matches[place].note) = (
        own.venue ?? matches[place].venue, own.note ?? matches[place].note
      )
    }
    if contest.matches.count != matches.count, language != first {
      problems.append(
        Problem(
          .eventMatch, at: event.header.place,
          Wording(
            zh: "译文有 \(contest.matches.count) 场比赛，原文有 \(matches.count) 场",
            en: "the translation has \(contest.matches.count) matches, the original \(matches.count)"),
          suggestion: Wording(zh: "按原文的顺序，每场都写", en: "give all of them in the order of the original")))
    }
    return ContestModel(
      format: contest.format, divisions: contest.divisions, teams: contest.teams,
      captainMeeting: original.contest.captainMeeting.map { when($0.value) },
      draw: original.contest.draw.map { when($0.value) }, rules: rules,
      matches: matches.map { matchModel($0, of: original) },
      hasScores: matches.contains { $0.score?.value.points != nil })
  }

  /// A game as pages show it.
  func matchModel(_ match: Match, of event: Event) -> MatchModel {
    let score = match.score?.value
    let result =
      score?.points.map { points in
        points.home > points.away ? "home" : points.home < points.away ? "away" : "draw"
      } ?? ""
    let time = event.start(of: match)
    // On the event's only day the clock says all.
    var words = time.map { when($0).short }
    switch match.time?.value {
    case .time(let clock, _): words = clock.description
    case .times(let from, let to, _): words = "\(from)—\(to)"
    case .moments(_, let to): words = words.map { "\($0)—\(to.time)" }
    case .days(let days): words = "\(date(days.first).short)—\(date(days.last).short)"
    case .day, .moment, .partial, nil: break
    }
    return MatchModel(
      when: words, iso: time.map { when($0).iso }, stage: match.stage, home: match.teams.value.home,
      away: match.teams.value.away, homeScore: score?.points?.home, awayScore: score?.points?.away,
      detail: score?.detail, result: result, venue: match.venue, note: match.note)
  }
}
