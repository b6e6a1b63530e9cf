import Calendars
import Diagnostics
import FileTrees
import Importing
import Foundation
import Markdown
import Markup
import Planning
import Records
import Rendering
import Resolution
import Support
import Testing

private let day = LocalDate(iso: "2026-11-23")!

/// A calendar of VEVENTs, with whatever stands before them.
private func calendar(_ events: String, before: String = "") -> SourceFile {
  SourceFile(
    path: "in.ics",
    text: "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Somebody//EN\n" + before + events + "\nEND:VCALENDAR\n")
}

private func options(_ change: (inout CalendarImportOptions) -> Void = { _ in }) -> CalendarImportOptions {
  var options = CalendarImportOptions(today: day)
  options.url = "https://gh.example.edu.cn"
  change(&options)
  return options
}

/// An event with an identifier and a title unless it has them.
private func event(_ lines: String) -> String {
  ([
    "BEGIN:VEVENT", lines.contains("UID:") ? "" : "UID:1@example.org",
    lines.contains("SUMMARY:") ? "" : "SUMMARY:训练",
  ]
  .filter { !$0.isEmpty } + [lines, "END:VEVENT"]).joined(separator: "\n")
}

/// A site of the records, as it is understood; everything must be sound.
private func union(of records: [ImportedRecord], _ more: String = "") -> Union {
  let tree = site(more + "\n" + records.map { "-- \($0.path)\n\($0.text)" }.joined(separator: "\n"))
  let decoded = decodeRecords(tree)
  let union = resolve(decoded.value, today: day)
  let errors = (decoded.problems + union.problems).filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(report(errors, in: tree))\n\(records.map(\.text).joined(separator: "\n"))")
  return union.value
}

/// `11-25 16:30` of every date that the imported records come to.
private func dates(
  _ events: String, before: String = "", _ change: (inout CalendarImportOptions) -> Void = { _ in }
) -> [String] {
  let result = importCalendar(calendar(events, before: before), options(change))
  return union(of: result.value).occurrences.filter { !$0.isOff }.map { occurrence in
    let start = occurrence.time.start
    let day = "\(start.date.month)-\(start.date.day)"
    return occurrence.time.isAllDay ? day : "\(day) \(start.time)"
  }.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
}

private func kinds(_ events: String, before: String = "") -> [String] {
  importCalendar(calendar(events, before: before), options()).problems.map(\.kind)
}

private let newYork = """
  BEGIN:VTIMEZONE
  TZID:Eastern Standard Time
  BEGIN:STANDARD
  DTSTART:16010101T020000
  TZOFFSETFROM:-0400
  TZOFFSETTO:-0500
  RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
  END:STANDARD
  BEGIN:DAYLIGHT
  DTSTART:16010101T020000
  TZOFFSETFROM:-0500
  TZOFFSETTO:-0400
  RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
  END:DAYLIGHT
  END:VTIMEZONE

  """

struct ImportTests {
  @Test func `an event becomes a record in the officer's words`() throws {
    let result = importCalendar(
      calendar(
        event(
          """
          DTSTART;TZID=Asia/Shanghai:20261124T143000
          DTEND;TZID=Asia/Shanghai:20261124T163000
          SUMMARY:法制讲座：民法典与教师权益
          LOCATION:南校区 报告厅
          CATEGORIES:维权,讲座
          DESCRIPTION:第一行\\n- 第二行 *很重要*，见 https://example.org/a_b
          URL:https://example.org/talk
          """)),
      options {
        $0.venues = [KnownRecord("hall", names: ["报告厅", "南校区 报告厅"])]
        $0.clubs = [KnownRecord("law", names: ["法律服务俱乐部"])]
        $0.club = "law"
      })
    #expect(result.problems.isEmpty)
    let record = try #require(result.value.first)
    #expect(record.path == "content/events/2026/fa-zhi-jiang-zuo-min-fa-dian-yu-jiao-shi-quan-yi.md")
    #expect(
      record.text == """
        ---
        标题: "法制讲座：民法典与教师权益"
        开始: 2026-11-24 14:30
        结束: 16:30
        类型: 讲座
        俱乐部: law
        地点: hall
        日历编号: "1@example.org"
        ---
        第一行\\
        \\- 第二行 \\*很重要\\*，见 <https://example.org/a_b>

        <https://example.org/talk>

        """)
  }

  @Test func `whole days end on the day before DTEND, and durations count`() {
    #expect(dates(event("DTSTART;VALUE=DATE:20261105\nDTEND;VALUE=DATE:20261107")) == ["11-5"])
    let two = importCalendar(
      calendar(event("DTSTART;VALUE=DATE:20261105\nDTEND;VALUE=DATE:20261107")), options()
    ).value
    #expect(two[0].text.contains("开始: 2026-11-05\n结束: 2026-11-06\n"))
    let long = importCalendar(calendar(event("DTSTART:20261105T120000Z\nDURATION:PT1H30M")), options()).value
    #expect(long[0].text.contains("开始: 2026-11-05 20:00\n结束: 21:30\n"))
    let night = importCalendar(calendar(event("DTSTART:20261231T220000\nDTEND:20270101T003000")), options())
      .value
    #expect(night[0].text.contains("结束: 2027-01-01 00:30"))
  }

  @Test func `rules with exceptions and changed dates are kept`() throws {
    let result = importCalendar(
      calendar(
        event(
          """
          DTSTART;TZID=Asia/Shanghai:20261104T163000
          DTEND;TZID=Asia/Shanghai:20261104T180000
          RRULE:FREQ=WEEKLY;COUNT=5
          EXDATE;TZID=Asia/Shanghai:20261111T163000
          RDATE;TZID=Asia/Shanghai:20261113T163000
          """)
          + "\n"
          + event(
            "RECURRENCE-ID;TZID=Asia/Shanghai:20261118T163000\nDTSTART;TZID=Asia/Shanghai:20261119T170000\nDTEND;TZID=Asia/Shanghai:20261119T183000\nLOCATION:北馆"
          )
          + "\n"
          + event(
            "RECURRENCE-ID;TZID=Asia/Shanghai:20261125T163000\nDTSTART;TZID=Asia/Shanghai:20261125T163000\nDTEND;TZID=Asia/Shanghai:20261125T180000\nSTATUS:CANCELLED"
          )
          + "\n"
          + event(
            "RECURRENCE-ID:20261202T083000Z\nDTSTART:20261202T083000Z\nDTEND:20261202T100000Z\nSUMMARY:友谊赛")),
      options())
    #expect(result.problems.isEmpty, "\(result.problems)")
    let text = try #require(result.value.first).text
    for line in [
      "重复规则: FREQ=WEEKLY;COUNT=5", "除外日期: 2026-11-11 16:30", "增加日期: 2026-11-13 16:30",
      "{原日期: 2026-11-18, 变动: 改期, 改到: 2026-11-19 17:00, 结束: 18:30, 地点: 北馆}",
      "{原日期: 2026-11-25, 变动: 取消, 说明: 原日历没有写原因}", "{原日期: 2026-12-02, 变动: 改名称, 标题: 友谊赛}",
    ] {
      #expect(text.contains(line), "\(line) in \(text)")
    }
    let occurrences = union(of: result.value).occurrences
    #expect(occurrences.count == 5 && occurrences.count { $0.isOff } == 1)
  }

  @Test func `a series in a zone with summer time becomes what it is here`() {
    let weekly = event(
      "DTSTART;TZID=Eastern Standard Time:20261027T200000\nDTEND;TZID=Eastern Standard Time:20261027T210000\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3"
    )
    // Summer time ends on the first of November: eight in the evening is first 08:00 here, then 09:00.
    #expect(dates(weekly, before: newYork) == ["10-28 08:00", "11-4 09:00", "11-11 09:00"])
    #expect(kinds(weekly, before: newYork) == ["import.changed"])
    let winter = weekly.replacing("20261027", with: "20261103")
    let result = importCalendar(calendar(winter, before: newYork), options())
    #expect(result.problems.isEmpty)
    // The same in winter only is a rule here too, on the next day of the week.
    #expect(result.value[0].text.contains("重复规则: FREQ=WEEKLY;COUNT=3;BYDAY=WE"))
    #expect(dates(winter, before: newYork) == ["11-4 09:00", "11-11 09:00", "11-18 09:00"])
  }

  @Test func `zones are known by their name in the file, in the tables of IANA and of Windows`() {
    func start(_ zone: String) -> [String] { dates(event("DTSTART;TZID=\(zone):20260701T120000")) }
    #expect(start("Asia/Tokyo") == ["7-1 11:00"])
    #expect(start("China Standard Time") == ["7-1 12:00"])
    #expect(start("\"/freeassociation.sourceforge.net/Europe/London\"") == ["7-1 19:00"])
    #expect(start("Nowhere/Town") == ["7-1 12:00"])
    #expect(kinds(event("DTSTART;TZID=Nowhere/Town:20260701T120000")) == ["import.changed"])
  }

  @Test func `what has no end is cut after a year, and what is too long after two hundred dates`() throws {
    let endless = event("DTSTART:20261104T163000\nRRULE:FREQ=WEEKLY;BYDAY=WE")
    #expect(kinds(endless) == ["import.changed"])
    let list = dates(endless)
    #expect(list.count == 56 && list.contains("11-4 16:30"))
    let daily = event("DTSTART:20260101T120000\nRRULE:FREQ=DAILY;COUNT=900")
    #expect(kinds(daily) == ["import.changed"] && dates(daily).count == 200)
    let hourly = event("DTSTART:20261104T080000\nRRULE:FREQ=HOURLY;COUNT=3")
    #expect(dates(hourly) == ["11-4 08:00", "11-4 09:00", "11-4 10:00"])
    let many = event("DTSTART;VALUE=DATE:20261104\nRRULE:FREQ=DAILY")
    #expect(dates(many).count == 200)
  }

  @Test func `private events, attendees, alarms and to-dos stay out, and it is said`() throws {
    #expect(kinds(event("DTSTART:20261104T163000\nCLASS:PRIVATE")) == ["import.skipped"])
    let file = calendar(
      event(
        "DTSTART:20261104T163000\nATTENDEE;CN=李明:mailto:li@example.org\nORGANIZER:mailto:wang@example.org\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM"
      ) + "\nBEGIN:VTODO\nUID:t\nSUMMARY:买球\nEND:VTODO")
    let result = importCalendar(file, options())
    #expect(result.problems.map(\.kind) == ["import.left-out", "import.left-out"])
    let text = try #require(result.value.first).text
    #expect(!text.contains("example.org\nATT") && !text.contains("李明") && !text.contains("mailto"))
  }

  @Test func `what the site has already is not imported again`() {
    let file = calendar(
      event("DTSTART:20261104T163000") + "\n" + event("UID:2@example.org\nDTSTART:20261104T163000"))
    let result = importCalendar(
      file,
      options {
        $0.identifiers = ["1@example.org"]
        $0.files = ["content/events/2026/xun-lian.md"]
      })
    #expect(result.problems.map(\.kind) == ["import.skipped"])
    #expect(result.value.map(\.path) == ["content/events/2026/xun-lian-2026-11-04.md"])
    #expect(importCalendar(calendar("", before: ""), options()).problems.map(\.kind) == ["import.skipped"])
    #expect(!importCalendar(SourceFile(path: "x.ics", text: "hello"), options()).isSound)
  }

  @Test(arguments: [
    "---", "a: b", "- x", "\"quoted\" \\\\ back", "# 标题", "[链接](https://x)", "{{ x }}", "'", "yes", "null",
    "2026-11-23",
    "16:30", "&anchor *alias", "| pipe", "> quote", "<script>alert(1)</script>", "：全角", "  ", "～～删～～",
    "a\\nb", "%x", "@at",
    "末尾 -", "标题 # 不是注释", "!!tag", "1. one", "```", "::: x",
  ])
  func `texts of every sort come through as they are`(text: String) throws {
    let source = text.replacing("\\n", with: "\n").replacing("\\\\", with: "\\")
    let value = text.replacing(",", with: "\\,").replacing(";", with: "\\;")
    let file = calendar(
      event(
        "UID:x\(text.utf8.count)@example.org\nSUMMARY:题 \(value)\nLOCATION:在 \(value)\nDTSTART:20261104T163000\nDESCRIPTION:\(value)\\n二\\n三"
      ))
    let records = importCalendar(file, options()).value
    let record = try #require(records.first)
    let header = union(of: records).events[0].entry.original
    let line = source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      header.header.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        == ("题 " + line).split(whereSeparator: \.isWhitespace).joined(separator: " "), "\(record.text)")
    #expect(header.venue?.text.hasPrefix("在") == true)
    let page = header.body.standalone.text
    #expect(
      !page.contains("<script") && !page.contains("<h1") && !page.contains("<li")
        && !page.contains("<blockquote") && !page.contains("<pre"))
  }
}
