public import Calendars
import Diagnostics
internal import Foundation

/// One game of a competition: who against whom, when, and how it ended.
public struct Match: Sendable, Hashable {
  /// When: a time of the event's only day, a day, or both.
  public var time: Located<DateText>?
  /// Round or group: 小组赛, 决赛 …
  public var stage: String?
  /// The two sides.
  public var teams = Located(Sides(home: "", away: ""), at: Span(path: "", range: 0..<0))
  /// How it ended, once it did.
  public var score: Located<Score>?
  /// Where, if it has a place of its own.
  public var venue: String?
  /// A remark.
  public var note: String?

  /// The two that play.
  public struct Sides: Sendable, Hashable {
    /// The first named.
    public var home: String
    /// The other.
    public var away: String

    /// Two sides.
    public init(home: String, away: String) { (self.home, self.away) = (home, away) }
  }

  static let table = FieldTable<Match> {
    Field(
      "teams", "对阵", "队伍", as: .located(.sides), into: \.teams, required: true, translatable: true, zh: "谁对谁",
      en: "who plays whom", example: "数统学院 — 外语学院")
    Field(
      "score", "比分", "结果", as: .located(.score), into: \.score, zh: "比分，按对阵的先后；各局写在括号里",
      en: "the score in the order of the teams, sets in brackets", example: "2:1（25:20、18:25、15:13）")
    Field(
      "time", "时间", "开始", as: .located(.dateText), into: \.time, zh: "哪天几点；只有一天的活动写几点就行",
      en: "day and time; the time alone where the event has one day", example: "2026-10-17 14:30")
    Field(
      "stage", "阶段", "轮次", as: .text, into: \.stage, translatable: true, zh: "哪一轮、哪一组", en: "round or group",
      example: "半决赛")
    Field(
      "venue", "地点", "场地", as: .text, into: \.venue, translatable: true, zh: "地点，和活动不同时写",
      en: "where, if not where the event is", example: "2号场地")
    Field("note", "说明", as: .text, into: \.note, translatable: true, zh: "说明", en: "a remark", example: "加时")
  }
}

/// How a game ended.
public struct Score: Sendable, Hashable {
  /// Points, goals or sets of the first side and of the other; `nil` where it was not played out.
  public var points: Points?
  /// Sets, or why there are no points: `25:20、18:25、15:13`, `外语学院弃权`.
  public var detail: String?

  /// What the two sides have.
  public struct Points: Sendable, Hashable {
    /// The first side's.
    public var home: Int
    /// The other's.
    public var away: Int

    /// What two sides have.
    public init(home: Int, away: Int) { (self.home, self.away) = (home, away) }
  }

  /// The score that `text` says: two numbers, with the sets in brackets if there are any, or in words that it was not played.
  public init?(_ text: String) {
    let trimmed = text.trimmed
    let pattern = #/(\d{1,4})\s*[:：∶比\-—–－]\s*(\d{1,4})\s*(?:[（(]\s*(.+?)\s*[）)])?/#
    if let match = trimmed.wholeMatch(of: pattern), let home = Int(match.1), let away = Int(match.2) {
      points = Points(home: home, away: away)
      detail = match.3.map(String.init)
    } else if ["弃权", "轮空", "取消", "未赛", "walkover", "bye", "w.o."].contains(where: {
      trimmed.lowercased().contains($0)
    }) {
      detail = trimmed
    } else {
      return nil
    }
  }
}

extension ValueReader where Value == Match.Sides {
  /// Two teams, in a list or with a dash, `vs` or `对` between.
  fileprivate static var sides: ValueReader {
    let expected = Wording(zh: "两支队伍，例如 数统学院 — 外语学院", en: "two teams, as in Maths — Languages")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      var names: [String] = []
      if case .list(let items, _) = raw {
        names = items.compactMap { ValueReader<String>.text.read($0, &reader) }
      } else if let scalar = scalar(raw, expected, &reader) {
        names = apart(Records.text(of: scalar, &reader))
      } else {
        return nil
      }
      names = names.map(\.trimmed).filter { !$0.isEmpty }
      if let last = names.last, let found = last.firstMatch(of: #/\s+\d{1,4}\s*[:：∶比]\s*\d{1,4}.*$/#) {
        let score = String(found.output).trimmed
        let field = Match.table.fields.map(\.definition).first { $0.key == "score" }
        reader.report(
          Problem(
            .valueType, at: raw.span,
            Wording(zh: "“\(score)”是比分，不是队名", en: "“\(score)” is a score and no part of a name"),
            suggestion: field.map { field in
              let line = field.line(Wording(verbatim: score))
              return Wording(zh: "比分单写：\(line.zh)", en: "write it apart: \(line.en)")
            }))
        return nil
      }
      guard names.count == 2, names[0] != names[1] else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "看不出是谁对谁", en: "it does not say who plays whom"),
            expected: expected))
        return nil
      }
      return Match.Sides(home: names[0], away: names[1])
    }
  }

  /// The surest sign that there is parts the two: a name may have a hyphen or 对 in it.
  private static func apart(_ text: String) -> [String] {
    let separators = [
      #/\s*(?:——|—|–|－|～|~)\s*/#, #/\s+(?:vs?\.?|pk|对|-|:)\s+/#.ignoresCase(),
      #/\s*(?:vs|pk|对|：)\s*/#.ignoresCase(), #/-|、|，|,/#,
    ]
    for separator in separators {
      let parts = text.split(separator: separator).map(String.init)
      if parts.count == 2 { return parts }
    }
    return [text]
  }
}

extension ValueReader where Value == Score {
  fileprivate static var score: ValueReader {
    let expected = Wording(
      zh: "比分，例如 2:1 或 2:1（25:20、18:25、15:13）；没有打成就写“弃权”“轮空”",
      en: "a score such as 2:1 or 2:1 (25:20, 18:25, 15:13); walkover or bye if it was not played")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let text = Records.text(of: scalar, &reader)
      if let score = Score(text) { return score }
      reader.report(
        Problem(
          .valueType, at: raw.span, Wording(zh: "“\(text)”看不出是几比几", en: "“\(text)” is no score"),
          expected: expected))
      return nil
    }
  }
}

/// What a competition has besides what all events have.
public struct Contest: Sendable, Hashable {
  /// Groups or disciplines (组别).
  public var divisions: [String] = []
  /// How it is played (赛制).
  public var format: String?
  /// The teams that take part.
  public var teams: [String] = []
  /// Its games.
  public var matches: [Match] = []
  /// When team leaders meet (领队会).
  public var captainMeeting: Located<Moment>?
  /// When lots are drawn (抽签).
  public var draw: Located<Moment>?
  /// Its rules (规程), a file.
  public var rules: Reference?

  /// Whether it says anything.
  public var isEmpty: Bool { self == Contest() }

  static let fields: [Field<Contest>] = fieldList {
    Field(
      "divisions", "组别", as: .textList, into: \.divisions, translatable: true, zh: "比赛的组别",
      en: "groups or disciplines",
      example: "[混合团体, 男子单打]")
    Field(
      "format", "赛制", as: .text, into: \.format, translatable: true, zh: "赛制", en: "how it is played",
      example: "小组单循环，前两名淘汰赛，三局两胜")
    Field(
      "teams", "参赛队", "队伍", as: .textList, into: \.teams, translatable: true, zh: "参赛的队伍",
      en: "the teams that take part", example: "[数统学院, 外语学院]")
    Field(
      "matches", "赛程", "比赛", "对阵", as: .objects(Match.table, Match(), Wording(zh: "一场比赛", en: "match")),
      into: \.matches, translatable: true, zh: "每场比赛和比分", en: "the games and how they ended",
      example: "[{teams: 数统学院 — 外语学院, score: 2:1}]")
    Field(
      "captain_meeting", "领队会", as: .located(.moment), into: \.captainMeeting, zh: "领队会的时间",
      en: "when team leaders meet", example: "2026-10-09 16:30")
    Field(
      "draw", "抽签", as: .located(.moment), into: \.draw, zh: "抽签的时间", en: "when lots are drawn",
      example: "2026-10-12 12:00")
    Field(
      "rules_file", "规程", as: .reference, into: \.rules, zh: "竞赛规程，文件", en: "its rules, a file",
      example: "规程.pdf")
  }
}

extension Event {
  /// Games outside of the event's days, and teams that are not among those that take part: a slip in a name, as a rule.
  func validateMatches(_ reader: inout FieldReader) {
    for match in contest.matches {
      if let time = match.time {
        if let day = start(of: match)?.date {
          if !self.time.dayRange.contains(day) {
            report(
              time.span, "\(PartialDate(day).chinese)不在活动的日期范围内", "\(day) is not one of the event's days",
              nil,
              &reader)
          }
        } else if self.time.dayRange.count > 1 {
          report(
            time.span, "活动有几天，比赛的时间要写日期", "the event has several days; say on which one", nil, &reader)
        } else {
          report(time.span, "比赛的时间要写到哪一天", "say on which day the match is", nil, &reader)
        }
      }
      guard !contest.teams.isEmpty else { continue }
      for team in [match.teams.value.home, match.teams.value.away] where !contest.teams.contains(team) {
        report(
          match.teams.span, "参赛队里没有“\(team)”", "“\(team)” is not among the teams",
          nearMisses(of: team, among: contest.teams, limit: 1).first.map(Wording.didYouMean), &reader)
      }
    }
  }

  /// When a match begins, as far as it says so; a time alone is one of the event's only day.
  public func start(of match: Match) -> Moment? {
    switch match.time?.value {
    case .day(let day): .day(day)
    case .moment(let moment), .moments(let moment, _): .time(moment)
    case .days(let days): .day(days.first)
    case .time(let clock, _), .times(let clock, _, _):
      time.dayRange.count == 1 ? .time(LocalDateTime(time.firstDay, clock)) : nil
    case .partial, nil: nil
    }
  }

  private func report(
    _ span: Span, _ zh: String, _ en: String, _ suggestion: Wording?, _ reader: inout FieldReader
  ) {
    reader.report(Problem(.eventMatch, at: span, Wording(zh: zh, en: en), suggestion: suggestion))
  }
}
