import Calendars
import Diagnostics
import Records
import Resolution
import Templating

extension Composer {
  /// What the open data says of an event: what a calendar of several sites needs, each date with what became of it.
  /// - Parameter uids: the identifier of each event in calendars.
  func eventFields(_ uids: [String]) -> [OpenField<Index>] {
    let statuses = OpenType.word(EventStatus.allCases.map(\.code))
    let date = OpenType.object([
      ("id", .text), ("title", .text), ("start", .moment), ("end", .moment), ("status", statuses),
      ("venue", .text), ("note", .text),
    ])
    return common(Event.self) { $0.union.events[$1].entry } + [
      OpenField("uid", .text, always: true, zh: "在日历里的编号", en: "its identifier in calendars") {
        _, index in uids[index]
      },
      OpenField("kind", .word(EventKind.allCases.map(\.code)), always: true, zh: "类型", en: "kind") {
        $0.union.events[$1].entry.original.kind.code
      },
      OpenField("clubs", .list(.text), always: true, zh: "俱乐部的编号", en: "ids of clubs") { composer, index in
        composer.union.events[index].clubs.map { composer.union.clubs[$0].entry.id.path }
      },
      OpenField("organisers", .list(.text), always: true, zh: "主办", en: "organisers") {
        $0.union.events[$1].entry.original.organisers
      },
      OpenField("mode", .word(EventMode.allCases.map(\.code)), always: true, zh: "方式", en: "mode") {
        $0.union.events[$1].entry.original.mode.code
      },
      OpenField("status", statuses, always: true, zh: "状态", en: "state") {
        $0.union.events[$1].entry.original.status.code
      },
      OpenField("repeats", .truth, always: true, zh: "是否重复", en: "whether it repeats") {
        $0.union.events[$1].series != nil
      },
      OpenField(
        "dates", .list(date), always: true, zh: "每一次：名称（和活动不同时）、开始、结束（不知道时同开始）、状态、地点、说明",
        en:
          "each date: title (if another than the event's), start, end (the start if not known), state, place, note"
      ) { composer, index in
        composer.union.events[index].occurrences.map { composer.openDate(composer.union.occurrences[$0]) }
      },
      OpenField("capacity", .number, zh: "名额", en: "places") {
        $0.union.events[$1].entry.original.capacity?.value
      },
      OpenField(
        "matches",
        .list(
          .object([("home", .text), ("away", .text), ("score", .text), ("stage", .text), ("start", .text)])),
        zh: "比赛：两队、比分（没有打成的是原因，还没有打是空的）、阶段、时间",
        en: "games: both sides, score (why, if it was not played; empty before), round, time"
      ) { composer, index in
        let matches = composer.openMatches(index)
        return matches.isEmpty ? nil : matches
      },
      OpenField("audience", .text, zh: "对象", en: "for whom") { $0.union.events[$1].entry.original.audience },
    ]
  }

  private func openMatches(_ index: Index) -> [Value] {
    let event = union.events[index].entry.original
    return event.contest.matches.map { match in
      let model = matchModel(match, of: event)
      let score = model.homeScore.flatMap { home in model.awayScore.map { "\(home):\($0)" } }
      return .fields([
        ("home", model.home), ("away", model.away), ("score", score ?? model.detail ?? ""),
        ("stage", model.stage ?? ""), ("start", event.start(of: match).map { openMoment($0) } ?? ""),
      ])
    }
  }

  private func openDate(_ date: Occurrence) -> Value {
    let offset = union.settings.offset
    let start = date.time.isoStart(offset, seconds: true)
    return .fields([
      ("id", anchor(date)), ("title", change(of: date)?.title ?? ""), ("start", start),
      ("end", date.time.isoEnd(offset, seconds: true) ?? start),
      ("status", date.status.code), ("venue", venue(of: date) ?? ""),
      ("note", change(of: date)?.note ?? union.events[date.event].entry.original.statusNote ?? ""),
    ])
  }
}
