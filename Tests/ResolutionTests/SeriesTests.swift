import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

/// The terms and holidays of the acceptance tasks.
private let civil = """
  -- unionpress.yaml
  name: 学院工会
  url: https://gh.example.edu.cn
  as_of: 2026-11-20 10:00
  -- content/data/terms.yaml
  - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19}
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days:
    - {name: 中秋节, from: 2026-09-25, to: 2026-09-27}
    - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  makeup_map: [{date: 2026-10-10, runs_as: 2026-10-07}]

  """

private func series(
  _ fields: String, start: String = "2026-09-09 16:30", end: String? = "18:00", data: String = civil
) -> (union: Union, problems: [Problem], text: String) {
  let tree = site(
    data + "-- content/events/2026/volleyball-weekly-2026-1.md\n---\n标题: 排球俱乐部周三训练\n"
      + "开始: \(start)\n\(end.map { "结束: \($0)\n" } ?? "")地点: 南校区体育馆二楼排球场\n\(fields)\n---\n")
  let records = decodeRecords(tree)
  let union = resolve(records.value, today: LocalDate(iso: "2026-11-20")!)
  let problems = records.problems + union.problems
  return (union.value, problems, report(problems, in: tree))
}

private func weekly(_ weeks: String, _ more: String = "") -> String {
  "repeat: {term: 2026-2027-1, weeks: \"\(weeks)\", weekday: 3\(more)}"
}

/// `9-9 9-16 …` of the dates as planned.
private func days(_ union: Union) -> String {
  union.occurrences.map { "\($0.planned.firstDay.month)-\($0.planned.firstDay.day)" }.joined(separator: " ")
}

struct SeriesTests {
  private let changes = """
    changes:
      - {on: 2026-11-25, action: move, to: 2026-11-26 16:30-18:00, venue: 北校区体育馆, note: 场地占用}
      - {on: 2026-12-02, action: cancel, note: 校运会}
    """

  @Test(arguments: [
    ("repeat: {weeks: 1-3, a: 3}", "key.unknown"), ("rrule: FREQ=WEEKLY;COUNT=x", "recurrence.invalid"),
    ("repaet: {weeks: 1-3}", "key.unknown"), ("repeat: {weeks: 1-3, weekday: 9}", "value.choice"),
    ("rdate: [下周]", "date.unreadable"),
  ])
  func `what follows from a slip in a rule stays unsaid`(rule: String, kind: String) {
    let found = series(
      "\(rule)\nexdate: 2026-09-23 16:30\nchanges: [{on: 2026-09-16, action: cancel, note: 雨}]")
    #expect(found.problems.map(\.kind) == [kind])
  }

  @Test func `a series of an unknown term has one problem, not one more for each change`() {
    let (_, problems, text) = series("repeat: {term: 2026-2027-9, weeks: \"1-17\", weekday: 3}\n\(changes)")
    #expect(problems.map(\.kind) == ["reference.missing"], "\(text)")
  }

  @Test func `T1: seventeen Wednesdays but the one in the holidays, with their weeks`() throws {
    let (union, problems, text) = series(weekly("1-17", ", skip_holidays: true, makeup: false"))
    #expect(problems.isEmpty, "\(text)")
    #expect(
      days(union)
        == "9-9 9-16 9-23 9-30 10-14 10-21 10-28 11-4 11-11 11-18 11-25 12-2 12-9 12-16 12-23 12-30")
    #expect(union.occurrences.map(\.week) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
    let rule = try #require(union.events[0].series?.rule)
    #expect(rule.rule.description == "FREQ=WEEKLY;UNTIL=20261230T083000Z")
    #expect(rule.excluded.map(\.start.description) == ["2026-10-07T16:30"])
  }

  @Test func `T1: a gap, odd weeks, and weeks that the term does not have`() {
    let gap = series(weekly("1-8,10-17"))
    #expect(gap.union.occurrences.count == 15 && !days(gap.union).contains("11-4 "))
    let odd = series(weekly("1-17", ", parity: odd"))
    #expect(odd.union.occurrences.map(\.week) == [1, 3, 7, 9, 11, 13, 15, 17])
    #expect(odd.union.events[0].series?.rule?.rule.interval == 2)
    let beyond = series(weekly("1-25"))
    #expect(beyond.problems.map(\.kind) == ["weeks.beyond-term"])
    #expect(beyond.text.contains("本学期只有19周"))
  }

  @Test func `whole days that move are as long as before, or end when they say`() {
    let (union, problems, text) = series(
      """
      rrule: FREQ=WEEKLY;COUNT=3
      changes:
        - {on: 2026-11-11, action: move, to: 2026-11-12, note: 布展}
        - {on: 2026-11-18, action: move, to: 2026-11-19, end: 2026-11-21, note: 加一天}
      """, start: "2026-11-04", end: "2026-11-05")
    #expect(problems.isEmpty, "\(text)")
    let days = union.occurrences.map { "\($0.time.firstDay.day)—\($0.time.lastDay.day)" }
    #expect(days == ["4—5", "12—13", "19—21"])
  }

  @Test func `T2: one date moves, one is cancelled, the others stay`() throws {
    let (union, problems, text) = series(weekly("1-17") + "\n" + changes)
    #expect(problems.isEmpty, "\(text)")
    let moved = try #require(union.occurrences.first { $0.planned.firstDay.description == "2026-11-25" })
    #expect(moved.status == .rescheduled && moved.time.start.description == "2026-11-26T16:30")
    #expect(moved.change?.venue?.text == "北校区体育馆" && moved.change?.note == "场地占用")
    let off = try #require(union.occurrences.first { $0.planned.firstDay.description == "2026-12-02" })
    #expect(off.status == .cancelled && off.isOff && off.time == off.planned)
    #expect(union.occurrences.count { $0.status == .scheduled } == 14)
  }

  @Test func `T2: a change of a day without training names the days around it`() {
    let text = series(weekly("1-17") + "\nchanges: [{on: 2026-11-24, action: cancel, note: 校运会}]").text
    #expect(text.contains("2026-11-18") && text.contains("2026-11-25") && text.contains("没有这个活动"))
    let holiday = series(weekly("1-17") + "\nchanges: [{on: 2026-10-07, action: cancel, note: 校运会}]").text
    #expect(holiday.contains("2026年10月7日是国庆节放假，本来就不活动"))
  }

  @Test func `T12: over the turn of the year without a table, and with one`() {
    let fields = "repeat: {weeks: \"15-19\", weekday: 5, skip_holidays: true}"
    let without = series(fields, start: "2026-12-18 16:30")
    #expect(without.problems.map(\.kind) == ["holiday.year-missing"])
    #expect(without.text.contains("2027年放假安排尚未录入，仅按法定节日处理"))
    #expect(days(without.union) == "12-18 12-25 1-8 1-15")
    #expect(without.union.events[0].series?.missingYears == [2027])
    let table =
      "-- content/data/holidays-2027.yaml\nyear: 2027\nstatus: official\ndays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]\n"
    let with = series(fields, start: "2026-12-18 16:30", data: civil + table)
    #expect(with.problems.isEmpty && days(with.union) == "12-18 12-25 1-8 1-15")
    #expect(with.union.events[0].series?.missingYears == [])
  }

  @Test
  func
    `a table of statutory days counts as such in every spelling, and a word that means nothing is reported`()
  {
    func table(_ status: String) -> [String] {
      let table =
        "-- content/data/holidays-2027.yaml\nyear: 2027\nstatus: \(status)\ndays: [{name: 元旦, from: 2027-01-01, to: 2027-01-01}]\n"
      return series(
        "repeat: {weeks: \"15-19\", weekday: 5, skip_holidays: true}", start: "2026-12-18 16:30",
        data: civil + table
      ).problems.map(\.kind)
    }
    for word in ["statutory_only", "statutory-only", "仅法定"] {
      #expect(table(word) == ["holiday.year-missing"])
    }
    for word in ["official", "正式"] { #expect(table(word) == []) }
    #expect(table("定了").contains("value.choice"))
  }

  @Test func `holidays of a term that end before they begin are reported`() {
    let terms =
      "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19, 假期: {开始: 2027-02-28, 结束: 2027-01-18}}\n"
    #expect(series("", data: terms).problems.map(\.kind) == ["period.reversed"])
  }

  @Test func `a holiday is made up for on the day that the school decrees`() {
    let union = series(weekly("4-6", ", makeup: true"), start: "2026-09-30 16:30").union
    #expect(days(union) == "9-30 10-10 10-14")
    #expect(union.occurrences[1].isAdded && union.occurrences[1].week == 5)
    #expect(union.events[0].series?.rule?.excluded.count == 1)
  }

  @Test func `the start must be the first date, or the first listed one`() {
    let late = series(weekly("1-17"), start: "2026-09-16 16:30")
    #expect(late.problems.map(\.kind) == ["recurrence.start"])
    #expect(late.text.contains("重复的第一次是2026年9月9日") && late.text.contains("第2周"))
    let tuesday = series(weekly("1-17"), start: "2026-09-08 16:30")
    #expect(tuesday.text.contains("2026年9月8日是星期二，重复写的是星期三"))
    #expect(series(weekly("5-7"), start: "2026-10-07 16:30").problems.isEmpty)
    #expect(series(weekly("5-7"), start: "2026-10-14 16:30").problems.isEmpty)
  }

  @Test func `term, weeks and weekday come from the start if they are not given`() {
    let union = series("repeat: {parity: 单周}", start: "2026-12-09 16:30")
    #expect(days(union.union) == "12-16 12-30 1-13")
    #expect(union.problems.map(\.kind).contains("recurrence.start"))
    let even = series("重复: {单双周: 双周}", start: "2026-12-09 16:30")
    #expect(days(even.union) == "12-9 12-23 1-6" && even.problems.map(\.kind) == ["holiday.year-missing"])
  }

  @Test func `the time of day may stand in the repetition`() {
    let result = series(
      "repeat: {weeks: 1-2, weekday: 周三, time: 16:30-18:00}", start: "2026-09-09", end: nil)
    #expect(result.problems.isEmpty, "\(result.text)")
    #expect(
      result.union.occurrences.map(\.time.start.description) == ["2026-09-09T16:30", "2026-09-16T16:30"])
    #expect(
      series("repeat: {weeks: 1-2, weekday: 3, time: 17:00-18:00}").problems.map(\.kind)
        == ["recurrence.invalid"])
  }

  @Test func `the time of day may stand in the repetition and in start and end, if they agree`() {
    let same = series("repeat: {weeks: 1-2, weekday: 3, time: 16:30-18:00}")
    #expect(same.problems.isEmpty, "\(same.text)")
    #expect(same.union.occurrences.map(\.time.start.description) == ["2026-09-09T16:30", "2026-09-16T16:30"])
    let night = series(
      "repeat: {weeks: 1-2, weekday: 3, time: 22:00-次日00:30}", start: "2026-09-09 22:00", end: nil)
    #expect(night.problems.isEmpty, "\(night.text)")
    #expect(
      series("repeat: {weeks: 1-2, weekday: 3, time: 16:30-17:30}").problems.map(\.kind) == [
        "recurrence.invalid"
      ])
  }

  @Test func `an end on the day after lies on the day after`() {
    for (start, end) in [("22:00", "00:30"), ("07:00", "08:00")] {
      let result = series("", start: "2026-09-09 \(start)", end: "次日\(end)")
      #expect(result.problems.isEmpty, "\(result.text)")
      #expect(result.union.occurrences.map(\.time.lastDay.description) == ["2026-09-10"])
    }
    let moved = series(
      weekly("1-17") + "\nchanges: [{on: 2026-11-25, action: move, to: 2026-11-26 22:00, end: 次日00:30}]")
    #expect(moved.problems.isEmpty, "\(moved.text)")
    #expect(moved.union.occurrences.contains { $0.time.lastDay.description == "2026-11-27" })
  }

  @Test func `the start can be left out where only single dates are added`() {
    let result = series("rdate: [2026-09-23, 2026-10-14]\nexdate: 2026-09-09")
    #expect(result.problems.isEmpty, "\(result.text)")
    #expect(days(result.union) == "9-23 10-14")
  }

  @Test func `a rule gives its dates, less the excluded and with the added ones`() {
    let result = series(
      "rrule: FREQ=MONTHLY;BYDAY=2WE;COUNT=4\nexdate: 2026-10-14\nrdate: [2026-10-21, 2026-11-20 12:30]")
    #expect(result.problems.isEmpty, "\(result.text)")
    #expect(
      result.union.occurrences.map(\.time.start.description)
        == [
          "2026-09-09T16:30", "2026-10-21T16:30", "2026-11-11T16:30", "2026-11-20T12:30", "2026-12-09T16:30",
        ])
    #expect(result.union.occurrences.filter(\.isAdded).count == 2)
    #expect(result.union.occurrences[3].time.text(.zh).hasSuffix("12:30—14:00"))
  }

  @Test(arguments: [
    ("FREQ=WEEKLY", "recurrence.count", "没有结束"),
    ("FREQ=DAILY;COUNT=300", "recurrence.count", "最多重复 200 次"),
    ("FREQ=DAILY;UNTIL=20280101T000000Z", "recurrence.count", "超过 200 次"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "recurrence.start", "第一次是2026年9月14日"),
    ("FREQ=WEEKLY;UNTIL=20261230", "recurrence.invalid", "UNTIL=20261230T155900Z"),
    ("FREQ=HOURLY;COUNT=3", "recurrence.invalid", "最多每天重复"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=2", "recurrence.count", "一次活动也排不出来"),
  ]) func `a rule that cannot be meant is refused with its reason`(
    _ rule: String, _ kind: String, _ words: String
  ) {
    let result = series("rrule: \(rule)")
    #expect(result.problems.map(\.kind) == [kind])
    #expect(result.text.contains(words), "\(result.text)")
  }

  @Test func `the end that is proposed for a rule is on the site's own clock`() {
    let tokyo = civil.replacing("as_of:", with: "timezone: Asia/Tokyo\nas_of:")
    let result = series("rrule: FREQ=WEEKLY;UNTIL=20261230", data: tokyo)
    #expect(result.text.contains("UNTIL=20261230T145900Z"), "\(result.text)")
    #expect(series("rrule: FREQ=WEEKLY;UNTIL=20261230T145900Z", data: tokyo).problems == [])
  }

  @Test func `one event cannot repeat in two ways, and one that does not repeat has no changes`() {
    #expect(
      series(weekly("1-3") + "\nrrule: FREQ=WEEKLY;COUNT=3").problems.map(\.kind).contains(
        "recurrence.invalid"))
    #expect(
      series("changes: [{on: 2026-09-09, action: cancel, note: 雨}]").problems.map(\.kind)
        == ["change.matches-nothing"])
  }

  @Test func `a date cannot move onto another of its series, but two may be merged`() {
    let move = "{on: 2026-11-25, action: move, to: 2026-12-02 17:00}"
    #expect(series(weekly("1-17") + "\nchanges: [\(move)]").problems.map(\.kind) == ["change.clash"])
    let cancel = "{on: 2026-12-02, action: cancel, note: 与上周合并}"
    #expect(series(weekly("1-17") + "\nchanges: [\(move), \(cancel)]").problems.isEmpty)
    // Two that change places do not meet.
    let swap = "{on: 2026-12-02, action: move, to: 2026-11-25 16:30}"
    let there = "{on: 2026-11-25, action: move, to: 2026-12-02 16:30}"
    #expect(series(weekly("1-17") + "\nchanges: [\(swap), \(there)]").problems.isEmpty)
  }

  @Test func `what a change leaves out stays as it was`() {
    func time(_ change: String) -> String {
      series(weekly("1-17") + "\nchanges: [{on: 2026-11-25, \(change)}]").union.occurrences
        .first { $0.planned.firstDay.description == "2026-11-25" }?.time.text(.zh) ?? ""
    }
    #expect(time("action: move, to: 2026-11-26") == "2026年11月26日（星期四）16:30—18:00")
    #expect(time("action: move, to: 17:30") == "2026年11月25日（星期三）17:30—19:00")
    #expect(time("action: move, to: 2026-11-26 12:00, end: 13:00") == "2026年11月26日（星期四）12:00—13:00")
    #expect(time("action: relocate, venue: 北校区体育馆") == "2026年11月25日（星期三）16:30—18:00")
    #expect(time("action: retitle, title: 友谊赛") == "2026年11月25日（星期三）16:30—18:00")
  }

  @Test func `days over midnight and whole days repeat with their length`() {
    let night = series(
      "rrule: FREQ=WEEKLY;COUNT=2", start: "2026-12-24 22:00", end: "2026-12-25 00:30")
    #expect(
      night.union.occurrences.map(\.time.dayRange.last.description) == ["2026-12-25", "2027-01-01"])
    let days = series("rrule: FREQ=MONTHLY;COUNT=2", start: "2026-11-05", end: "2026-11-06")
    #expect(days.union.occurrences.map(\.time.dayRange.last.description) == ["2026-11-06", "2026-12-06"])
  }

  @Test func `a whole series can be cancelled at once`() {
    let union = series(weekly("1-3") + "\nstatus: 取消\nstatus_note: 场馆大修").union
    #expect(union.occurrences.allSatisfy { $0.status == .cancelled })
  }
}
