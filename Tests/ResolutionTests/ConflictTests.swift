import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

private func problems(_ text: String) -> [Problem] {
  let records = decodeRecords(
    site(
      """
      -- content/clubs/volleyball.md
      ---
      title: 排球俱乐部
      family: 文体
      ---
      -- content/data/venues.yaml
      - {id: hall, name: 报告厅, opening_hours: 周一至周五 08:00-22:00；周六 09:00-17:00}
      - {id: court, name: 排球场, exclusive: 是}
      -- content/data/holidays-2026.yaml
      year: 2026
      status: official
      days: [{name: 国庆节, from: 2026-10-01, to: 2026-10-07}]

      """ + text))
  let union = resolve(records.value, today: LocalDate(iso: "2026-09-01")!)
  return records.problems + union.problems
}

private func event(_ name: String, _ start: String, _ fields: String) -> String {
  "-- content/events/2026/\(name).md\n---\ntitle: 活动\(name)\nstart: \(start)\n\(fields)\n---\n"
}

struct ConflictTests {
  @Test func `two events in one place at once are a warning that names both`() throws {
    let found = problems(
      event("a", "2026-11-24 14:00-16:00", "venue: hall") + event("b", "2026-11-24 15:00-17:00", "venue: 报告厅")
    )
    let problem = try #require(found.first)
    #expect(found.count == 1 && problem.kind == "conflict.venue" && problem.severity == .warning)
    #expect(problem.span?.path == "content/events/2026/b.md")
    #expect(problem.notes.first?.span.path == "content/events/2026/a.md")
    #expect(problem.message.zh.contains("活动a") && problem.message.zh.contains("活动b"))
  }

  @Test func `one after the other, cancelled or elsewhere is no conflict`() {
    let first = event("a", "2026-11-24 14:00-16:00", "venue: hall")
    #expect(problems(first + event("b", "2026-11-24 16:00-17:00", "venue: hall")).isEmpty)
    #expect(problems(first + event("b", "2026-11-24 15:00-17:00", "venue: court")).isEmpty)
    #expect(
      problems(first + event("b", "2026-11-24 15:00-17:00", "venue: hall\nstatus: 取消\nstatus_note: 雨"))
        .isEmpty)
    #expect(problems(first + event("b", "2026-08-24 15:00-17:00", "venue: hall")).isEmpty)
  }

  @Test func `an exclusive venue makes it an error`() {
    let found = problems(
      event("a", "2026-11-24 14:00-16:00", "venue: court") + event("b", "2026-11-24 15:00", "venue: court"))
    #expect(found.map(\.severity) == [.error])
  }

  @Test func `two series that meet every week are reported once`() {
    let rule = "rrule: FREQ=WEEKLY;COUNT=10"
    let found = problems(
      event("a", "2026-11-24 14:00-16:00", "venue: hall\n" + rule)
        + event("b", "2026-11-24 15:00-17:00", "venue: hall\nclub: volleyball\n" + rule))
    #expect(found.map(\.kind) == ["conflict.venue"])
  }

  @Test func `a club cannot be in two places`() {
    let found = problems(
      event("a", "2026-11-24 14:00-16:00", "club: volleyball\nvenue: hall")
        + event("b", "2026-11-24 15:00-17:00", "club: volleyball\nvenue: court"))
    #expect(found.map(\.kind) == ["conflict.club"])
  }

  @Test func `opening hours are read and kept`() {
    #expect(problems(event("a", "2026-11-28 16:00-17:00", "venue: hall")).isEmpty)
    let late = problems(event("a", "2026-11-28 16:00-18:00", "venue: hall"))
    #expect(late.map(\.kind) == ["conflict.hours"] && late[0].message.zh.contains("09:00—17:00"))
    #expect(problems(event("a", "2026-11-29 10:00-11:00", "venue: hall"))[0].message.zh.contains("不开放"))
  }

  @Test func `a meeting on a day off is doubted, an outing is not`() {
    #expect(problems(event("a", "2026-10-02 10:00", "kind: 会议")).map(\.kind) == ["conflict.holiday"])
    #expect(problems(event("a", "2026-10-02 10:00", "kind: 志愿")).isEmpty)
  }
}
