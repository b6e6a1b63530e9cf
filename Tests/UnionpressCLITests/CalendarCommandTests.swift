import Foundation
import Testing

private let files = [
  "content/clubs/volleyball.md": "---\n标题: 排球俱乐部\n类别: 文体\n---\n",
  "content/clubs/choir.md": "---\n标题: 合唱俱乐部\n类别: 文体\n---\n",
  "content/data/terms.yaml":
    "- {id: 2026-2027-1, name: 第一学期, week1_monday: 2026-09-07, weeks: 19}\n",
  "content/data/holidays-2026.yaml":
    "year: 2026\nstatus: official\ndays:\n  - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-10-10]}\n",
  "content/events/2026/weekly.md": """
  ---
  标题: 周三训练
  俱乐部: volleyball
  开始: 2026-09-09 16:30
  结束: 18:00
  地点: 排球场
  repeat: {weeks: "1-17", weekday: 3}
  changes:
    - {on: 2026-11-25, action: move, to: 2026-11-26 16:30-18:00, venue: 北校区体育馆, note: 场地占用}
    - {on: 2026-12-02, action: cancel, note: 校运会}
  ---

  """,
  "content/events/2026/concert.md":
    "---\n标题: 合唱音乐会\n俱乐部: choir\n开始: 2026-11-27 19:00\n结束: 20:30\n---\n",
]

struct CalendarCommandTests {
  @Test func `list prints every date with its state, place and file`() throws {
    let folder = try Folder(files)
    let (code, text, _) = try folder.output(
      "calendar", "list", "--from", "2026-11-18", "--to", "2026-12-02", "--lang", "zh")
    #expect(code == 0)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(lines.map { $0[1] } == ["周三训练", "周三训练", "合唱音乐会", "周三训练"])
    #expect(lines[0][0].hasPrefix("2026年11月18日（周三）16:30—18:00") && lines[0][2] == "排球场" && lines[0][3] == "")
    #expect(lines[1][0].hasPrefix("2026年11月26日") && lines[1][2] == "北校区体育馆")
    #expect(lines[1][3].contains("改期") && lines[1][3].contains("11月25日") && lines[1][3].contains("场地占用"))
    #expect(lines[3][3].contains("已取消") && lines[3][3].contains("校运会"))
    #expect(lines.allSatisfy { $0[4].hasPrefix("content/events/2026/") })
  }

  @Test func `without days named, it is a week from today`() throws {
    let folder = try Folder(files)
    func starts(_ part: String, _ more: String...) throws -> [Substring] {
      let arguments = ["calendar", part, "--today", "2026-11-20", "--lang", "zh"] + more
      return try folder.output(arguments).output.split(separator: "\n").map { $0.prefix(10) }
    }
    // Friday to Thursday; the choir sings on the Friday after.
    #expect(try starts("list") == ["2026年11月26"])
    #expect(try starts("list", "--to", "2026-11-27").count == 2)
    let days = try starts("days")
    #expect(days.count == 7 && days.first == "2026-11-20" && days.last == "2026-11-26")
    #expect(try starts("days", "--from", "2026-12-01").last == "2026-12-07")
  }

  @Test func `list knows one club, JSON and iCalendar`() throws {
    let folder = try Folder(files)
    let window = ["--from", "2026-11-01", "--to", "2026-11-30"]
    func list(_ more: String...) throws -> (code: Int32, output: String, errors: String) {
      let arguments = ["calendar", "list"] + window + more
      return try folder.output(arguments)
    }
    let json = try list("--club", "choir", "--format", "json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 1 && rows[0]["start"] as? String == "2026-11-27T19:00+08:00")
    #expect(rows[0]["status"] as? String == "scheduled" && rows[0]["clubs"] as? [String] == ["choir"])
    let calendar = try list("--club", "volleyball", "--format", "ics").output
    #expect(calendar.hasPrefix("BEGIN:VCALENDAR\r\n") && calendar.hasSuffix("END:VCALENDAR\r\n"))
    #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count - 1 == 3)
    let wrong = try list("--club", "volleybal")
    #expect(wrong.code == 2 && (wrong.errors.contains("volleyball")))
  }

  @Test func `days tells what is known of each day`() throws {
    let folder = try Folder(files)
    let text = try folder.output(
      "calendar", "days", "--from", "2026-10-07", "--to", "2026-10-10", "--lang", "zh")
    let lines = text.output.split(separator: "\n")
    #expect(text.code == 0 && lines.count == 4)
    #expect(lines[0].contains("2026-10-07") && lines[0].contains("第5周") && lines[0].contains("国庆节"))
    #expect(lines[3].contains("调休上班"))
    let json = try folder.output(
      "calendar", "days", "--from", "2026-02-17", "--to", "2026-02-17", "--format", "json")
    let day = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((day["lunar"] as? [String: Any])?["text"] as? String == "正月初一")
    #expect(try folder.output("calendar", "days", "--from", "2026-10-07", "--to", "2026-10-06").code == 2)
  }

  @Test func `expand prints the dates of a rule, less those left out`() throws {
    let folder = try Folder(files)
    let (code, text, _) = try folder.output(
      "calendar", "expand", "--start", "2026-09-09 16:30", "--rrule", "FREQ=WEEKLY;COUNT=4", "--exdate",
      "2026-09-16 16:30")
    #expect(code == 0 && text == "2026-09-09 16:30\n2026-09-23 16:30\n2026-09-30 16:30\n")
    let endless = try folder.output(
      "calendar", "expand", "--start", "2026-02-28", "--rrule", "FREQ=YEARLY", "--until-year", "2028")
    #expect(endless.output.split(separator: "\n").count == 3)
    let wrong = try folder.output(
      "calendar", "expand", "--start", "2026-09-09 16:30", "--rrule", "FREQ=WEEKLY;BYDAY=三", "--lang", "zh")
    #expect(wrong.code == 1 && wrong.errors.contains("三") && wrong.output.isEmpty)
  }
}

private let foreign = """
  BEGIN:VCALENDAR\r
  VERSION:2.0\r
  PRODID:-//Somebody//EN\r
  BEGIN:VEVENT\r
  UID:1@example.org\r
  DTSTART:20261204T043000Z\r
  DTEND:20261204T053000Z\r
  SUMMARY:午间法律咨询\r
  RRULE:FREQ=WEEKLY;COUNT=3\r
  ATTENDEE:mailto:li@example.org\r
  END:VEVENT\r
  END:VCALENDAR\r

  """

struct ImportCommandTests {
  private let path = "content/events/2026/wu-jian-fa-lv-zi-xun.md"

  @Test func `import shows first, writes when told to, and never twice`() throws {
    let folder = try Folder(files)
    try folder.write("in.ics", foreign)
    let dry = try folder.output("import", "calendar", "in.ics", "--lang", "zh")
    #expect(dry.code == 0 && dry.output.contains("标题: 午间法律咨询") && dry.output.contains("3次"))
    #expect(dry.errors.contains("in.ics:4:1") && dry.errors.contains("1 位参加者"))
    #expect(folder.read(path) == nil)
    let real = try folder.output(
      "import", "calendar", "in.ics", "--club", "choir", "--write", "--lang", "zh")
    #expect(real.code == 0 && real.errors.contains("已写入 1 个活动（共 3 次）"))
    #expect(folder.read(path)?.contains("俱乐部: choir") == true)
    #expect(folder.run("check") == 0)
    let again = try folder.output("import", "calendar", "in.ics", "--lang", "zh")
    #expect(again.code == 0 && again.output.isEmpty && again.errors.contains("网站上已经有了"))
  }

  @Test func `import knows drafts and the rows of tables as there already`() throws {
    let folder = try Folder(files)
    try folder.write("in.ics", foreign)
    try folder.write(
      "content/events/2026/draft.md", "---\n标题: 草稿\n开始: 2026-12-04\n日历编号: 1@example.org\n草稿: 是\n---\n")
    let known = try folder.output("import", "calendar", "in.ics", "--lang", "zh")
    #expect(known.code == 0 && known.output.isEmpty && known.errors.contains("网站上已经有了"))
    try folder.write("more.ics", foreign.replacing("1@example.org", with: "2@example.org"))
    try folder.write(
      "content/\(path.dropFirst(8).dropLast(3))/index.md", "---\n标题: 别的\n开始: 2026-12-05\n---\n")
    let other = try folder.output("import", "calendar", "more.ics", "--write", "--lang", "zh")
    #expect(other.code == 0 && other.output.contains("wu-jian-fa-lv-zi-xun-2026-12-04.md"))
    #expect(folder.run("check") == 0)
  }

  @Test func `import reports in JSON, and says what it cannot read`() throws {
    let folder = try Folder(files)
    try folder.write("in.ics", foreign)
    try folder.write("bad.ics", "hello\\n")
    let json = try folder.output("import", "calendar", "in.ics", "--json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let records = try #require(report["records"] as? [[String: Any]])
    #expect(records[0]["path"] as? String == path && records[0]["dates"] as? Int == 3)
    #expect(report["written"] as? Bool == false && report["report"] != nil)
    #expect(try folder.output("import", "calendar", "bad.ics").code == 1)
    let bad = try folder.output("import", "calendar", "bad.ics", "--json")
    #expect(bad.code == 1 && bad.output.contains("\"ics.structure\"") && bad.errors.isEmpty)
    #expect(try folder.output("import", "calendar", "none.ics").code == 3)
    let wrong = try folder.output("import", "calendar", "in.ics", "--club", "chior")
    #expect(wrong.code == 2 && wrong.errors.contains("choir"))
  }

  @Test func `a number that may not be published is shown in the calendar that is imported`() throws {
    let folder = try Folder(files)
    let calendar =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:登山\nDTSTART:20261205T080000Z\nDESCRIPTION:电话 13912345678\nEND:VEVENT\nEND:VCALENDAR\n"
    try folder.write("old.ics", calendar)
    let (code, output, errors) = try folder.output("import", "calendar", "old.ics", "--write", "--lang", "zh")
    #expect(code == 1 && output == "")
    #expect(errors.contains("old.ics:5:1") && !errors.contains("content/events/2026/deng-shan.md"))
    #expect(errors.contains("有错误，什么也没有写"))
  }
}
