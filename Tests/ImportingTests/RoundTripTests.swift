import Calendars
import Diagnostics
import FileTrees
import Files
import Importing
import Planning
import Records
import Rendering
import Resolution
import Support
import Testing

private let day = LocalDate(iso: "2026-11-23")!

/// Terms, clubs and venues that both sites have.
private let common = """
  -- content/data/terms.yaml
  - {id: 2026-2027-1, name: 第一学期, week1_monday: 2026-09-07, weeks: 19}
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days:
    - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  makeup_map: [{date: 2026-10-10, runs_as: 2026-10-07}]
  -- content/data/venues.yaml
  - {id: gym, name: 体育馆二楼, campus: 南校区}
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  -- content/clubs/choir.md
  ---
  标题: 合唱俱乐部
  类别: 文体
  ---

  """

private let events = """
  -- content/events/2026/weekly.md
  ---
  标题: 周三训练
  俱乐部: volleyball
  类型: 训练
  开始: 2026-09-09 16:30
  结束: 18:00
  地点: gym
  摘要: 自备球鞋，有新手组。
  更新: 2026-10-01 08:00
  repeat: {weeks: "1-17", weekday: 3, makeup: true}
  changes:
    - {on: 2026-11-25, action: move, to: 2026-11-26 17:00-18:00, venue: 北馆, note: "场地占用：考试"}
    - {on: 2026-12-02, action: cancel, note: 校运会}
    - {on: 2026-12-09, action: relocate, venue: 北馆}
    - {on: 2026-12-16, action: retitle, title: 友谊赛}
    - {on: 2026-10-10, action: relocate, venue: 北馆}
  ---
  -- content/events/2026/committee.md
  ---
  标题: 委员例会
  类型: 会议
  开始: 2026-09-08 12:30
  结束: 13:20
  rrule: FREQ=MONTHLY;BYDAY=2TU;COUNT=5
  exdate: 2026-10-13 12:30
  rdate: [2026-10-20 12:30, 2026-10-27 12:30]
  ---
  -- content/events/2026/dates.md
  ---
  标题: 三次讲座
  俱乐部: [choir, volleyball]
  类型: 讲座
  开始: 2026-11-03 14:30
  结束: 16:00
  rdate: [2026-11-10 14:30, 2026-11-17 14:30]
  changes: [{on: 2026-11-10, action: cancel, note: 主讲人生病}]
  ---
  -- content/events/2026/days.md
  ---
  标题: 每年两天
  开始: 2026-11-05
  结束: 2026-11-06
  rrule: FREQ=DAILY;INTERVAL=7;UNTIL=20261119
  ---
  -- content/events/2026/sports.md
  ---
  标题: 运动会
  类型: 比赛
  开始: 2026-11-05
  结束: 2026-11-06
  ---
  -- content/events/2026/off.md
  ---
  标题: 社区服务
  开始: 2026-11-28 09:00
  结束: 11:00
  状态: 取消
  状态说明: 检修
  报名: {close: 2026-11-20 17:00, method: 登记}
  ---
  -- content/events/2026/moved.md
  ---
  标题: 改了期的讲座
  开始: 2026-11-26 14:30
  状态: 改期
  原时间: 2026-11-19 14:30
  状态说明: 主讲人出差
  修订次数: 3
  ---
  -- content/events/2026/later.md
  ---
  标题: 等通知
  开始: 2026-12-12 14:00
  结束: 16:00
  状态: 延期
  状态说明: 场馆未定
  ---
  -- content/events/2026/night.md
  ---
  标题: 跨年诵读
  开始: 2026-12-31 22:00
  结束: 2027-01-01 00:30
  状态: 待定
  ---
  -- content/events/2027/weekly.md
  ---
  标题: 周三训练
  俱乐部: volleyball
  开始: 2027-03-03 16:30
  日历编号: spring-9@example.org
  ---

  """

/// The calendar of a site with everything in it.
private func exported(_ text: String, _ language: Language) -> (bytes: [UInt8], union: Union) {
  let tree = site(text)
  let decoded = decodeRecords(tree)
  let union = resolve(decoded.value, today: day)
  let errors = (decoded.problems + union.problems).filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(report(errors, in: tree))")
  let feed = calendarFeed(of: union.value, events: Array(union.value.events.indices), language: language)
  return (calendarBytes(feed), union.value)
}

/// States of whole series, and dates that have nothing but themselves.
private let states = """
  -- content/events/2026/postponed.md
  ---
  标题: 延期的训练
  开始: 2026-11-04 16:30
  结束: 18:00
  rrule: FREQ=WEEKLY;COUNT=4
  状态: 延期
  状态说明: 没场地
  ---
  -- content/events/2026/rescheduled.md
  ---
  标题: 改期的训练
  开始: 2026-11-04 16:30
  rrule: FREQ=WEEKLY;COUNT=4
  状态: 改期
  原时间: [2026-11-03 16:30]
  ---
  -- content/events/2026/relocated.md
  ---
  标题: 换地点的训练
  开始: 2026-11-04 16:30
  rrule: FREQ=WEEKLY;COUNT=4
  状态: 改地点
  地点: 北馆
  ---
  -- content/events/2026/dates-off.md
  ---
  标题: 停办的讲座
  开始: 2026-11-04 16:30
  rdate: [2026-11-12 16:30]
  状态: 取消
  状态说明: 停办
  ---
  -- content/events/2026/first-changed.md
  ---
  标题: 讲座
  开始: 2026-11-04 16:30
  结束: 18:00
  rdate: [2026-11-12 16:30, 2026-11-20 16:30]
  changes:
    - {on: 2026-11-04, action: move, to: 2026-11-05 17:00-18:00, note: 让路}
    - {on: 2026-11-12, action: retitle, title: 友谊赛}
  ---
  -- content/events/2026/longer.md
  ---
  标题: 展览
  开始: 2026-11-04
  结束: 2026-11-05
  rrule: FREQ=WEEKLY;COUNT=3
  changes:
    - {on: 2026-11-11, action: move, to: 2026-11-12, end: 2026-11-14, note: 加一天}
    - {on: 2026-11-18, action: move, to: 2026-11-19—2026-11-19, note: 减一天}
  ---
  -- content/events/2026/earlier.md
  ---
  标题: 早先改过的讲座
  开始: 2026-11-04 09:00
  原时间: 2026-11-03 09:00
  ---
  -- content/events/2026/words.md
  ---
  标题: "[Moved] 一个标题"
  开始: 2026-11-04 09:00
  摘要: "说明：看 <b> *x* \\\\ 一\\n二"
  ---

  """

struct RoundTripTests {
  @Test func `so is the calendar of the sample site`() throws {
    let own = try snapshot(of: repositoryRoot).value
    func calendar(_ tree: SourceTree) -> (bytes: [UInt8], records: RecordSet) {
      let records = decodeRecords(tree).value
      let union = resolve(records, today: day).value
      let feed = calendarFeed(of: union, events: Array(union.events.indices), language: .zh)
      return (calendarBytes(feed), records)
    }
    let (bytes, records) = calendar(own)
    var options = CalendarImportOptions(today: day)
    options.url = "https://gh.example.edu.cn"
    options.clubs = records.clubs.map { KnownRecord($0.id.name, names: [$0.original.header.title]) }
    options.venues = records.venues.map { venue in
      let title = venue.original.header.title
      return KnownRecord(
        venue.id.name, names: [title] + (venue.original.campus.map { ["\($0) \(title)"] } ?? []))
    }
    let result = importCalendar(SourceFile(path: "all.ics", bytes: bytes), options)
    #expect(result.problems.isEmpty && result.value.count > 80)
    let rest = own.texts.filter {
      !$0.path.hasPrefix("content/events/") && !$0.path.hasPrefix("content/data/events")
    }
    let copies = result.value.map { SourceFile(path: $0.path, text: $0.text) }
    let again = calendar(SourceTree(texts: rest + copies)).bytes
    #expect(lines(bytes).subtracting(lines(again)).sorted() == [])
    #expect(lines(again).subtracting(lines(bytes)).sorted() == [])
  }

  @Test(arguments: [Language.zh, .en])
  func `exported, imported and exported again, a calendar is the same`(language: Language) throws {
    let (bytes, original) = exported(common + events + states, language)
    var options = CalendarImportOptions(today: day)
    options.url = "https://gh.example.edu.cn"
    options.language = language
    options.clubs = ["volleyball", "choir"].map { KnownRecord($0, names: []) }
    options.venues = [KnownRecord("gym", names: ["体育馆二楼", "南校区 体育馆二楼"])]
    let result = importCalendar(SourceFile(path: "all.ics", bytes: bytes), options)
    #expect(result.problems.isEmpty, "\(result.problems)")
    #expect(result.value.count == original.events.count)
    let records = result.value.map { "-- \($0.path)\n\($0.text)" }.joined(separator: "\n")
    let (again, copy) = exported(common + records, language)
    let (first, second) = (lines(bytes), lines(again))
    #expect(
      first.subtracting(second).isEmpty,
      "lost: \(first.subtracting(second).sorted().joined(separator: "\n"))\n\(records)")
    #expect(
      second.subtracting(first).isEmpty, "new: \(second.subtracting(first).sorted().joined(separator: "\n"))")
    func spans(_ union: Union) -> [TimeSpan] {
      union.occurrences.map(\.time).sorted { ($0.start, $0.lastDay) < ($1.start, $1.lastDay) }
    }
    #expect(spans(original) == spans(copy))
    // A second time, everything is there already.
    options.identifiers = calendarIdentifiers(of: copy).reduce(into: []) { $0.insert($1) }
    let twice = importCalendar(SourceFile(path: "all.ics", bytes: again), options)
    #expect(twice.value.isEmpty && twice.problems.allSatisfy { $0.kind == "import.skipped" })
  }

  /// Each VEVENT with its lines: their order in the file is no matter.
  private func lines(_ bytes: [UInt8]) -> Set<String> {
    let components = parseICalendar(SourceFile(path: "x.ics", bytes: bytes)).value.flatMap(\.components)
    return Set(
      components.map { component in
        component.properties.map { property in
          "\(property.name)\(property.parameters.map { ";\($0.name)=\($0.values.joined())" }.joined()):\(property.value)"
        }.sorted().joined(separator: "\n") + "\n"
      })
  }
}
