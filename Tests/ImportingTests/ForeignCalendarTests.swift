import Calendars
import Diagnostics
import Importing
import Records
import Resolution
import Support
import Testing

private let day = LocalDate(iso: "2026-11-23")!

/// A calendar of events, each given by its lines; what every event needs is added.
private func calendar(_ events: [String], head: String = "PRODID:-//Somebody//EN") -> SourceFile {
  let components = events.enumerated().map { number, lines in
    let uid = lines.contains("UID:") ? "" : "UID:\(number)@example.org\n"
    return "BEGIN:VEVENT\n\(uid)\(lines.contains("SUMMARY:") ? "" : "SUMMARY:训练\n")\(lines)\nEND:VEVENT\n"
  }
  return SourceFile(
    path: "in.ics",
    text: "BEGIN:VCALENDAR\nVERSION:2.0\n\(head)\n" + components.joined() + "END:VCALENDAR\n")
}

private func imported(_ file: SourceFile) -> Checked<[ImportedRecord]> {
  var options = CalendarImportOptions(today: day)
  options.url = "https://gh.example.edu.cn"
  return importCalendar(file, options)
}

/// What is imported of `events`; the records must be sound.
private func imported(_ events: String..., head: String = "PRODID:-//Somebody//EN") -> (
  texts: [String], kinds: [String], messages: String, union: Union
) {
  let result = imported(calendar(events, head: head))
  let tree = site(result.value.map { "-- \($0.path)\n\($0.text)" }.joined(separator: "\n"))
  let decoded = decodeRecords(tree)
  let union = resolve(decoded.value, today: day)
  let errors = (decoded.problems + union.problems).filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(report(errors, in: tree))")
  return (
    result.value.map(\.text), result.problems.map(\.kind), result.problems.map(\.message.zh).joined(),
    union.value
  )
}

struct ForeignCalendarTests {
  @Test func `Google: a series of years keeps what is still to come`() throws {
    let found = imported(
      """
      DTSTART;TZID=Asia/Shanghai:20190109T163000
      DTEND;TZID=Asia/Shanghai:20190109T180000
      RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=WE
      """, "UID:o@google.com\nDTSTART:20190109T163000\nRRULE:FREQ=DAILY;COUNT=100")
    // Two hundred Wednesdays up to a year from the twenty-third of November 2026.
    let text = try #require(found.texts.first)
    #expect(text.contains("开始: 2024-01-31 16:30\n结束: 18:00\n"))
    #expect(text.contains("重复规则: FREQ=WEEKLY;UNTIL=20271124T083000Z;BYDAY=WE;WKST=SU"))
    #expect(found.kinds == ["import.changed"] && found.messages.contains("2024年1月31日到2027年11月24日的 200 次"))
    #expect(found.texts[1].contains("重复规则: FREQ=DAILY;COUNT=100"))
  }

  @Test func `of too many dates those to come are kept before those past`() {
    let daily = imported("DTSTART:20260101T120000\nRRULE:FREQ=DAILY;COUNT=900").union.occurrences
    #expect(daily.count == 200 && daily.first?.time.firstDay == day)
    let past = imported("DTSTART:20200101T120000\nRRULE:FREQ=DAILY;COUNT=300").union.occurrences
    #expect(past.count == 200 && past.last?.time.firstDay.description == "2020-10-26")
    let rdates = (1...28).flatMap { day in
      (10...19).map { "202612\(day < 10 ? "0" : "")\(day)T\($0)0000" }
    }
    let list = imported("DTSTART:20261201T090000\nRDATE:" + rdates.joined(separator: ","))
    #expect(list.union.occurrences.count == 200 && list.messages.contains("有 281 次"))
  }

  @Test func `a series whose every date is left out takes place on none`() {
    let off = imported(
      "DTSTART:20261104T163000\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261104T163000,20261111T163000")
    #expect(off.texts.isEmpty && off.kinds == ["import.skipped"] && off.messages.contains("都被除外"))
    // A date that is told of all the same is one.
    let again = imported(
      "UID:a\nDTSTART:20261104T163000\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261104T163000,20261111T163000",
      "UID:a\nRECURRENCE-ID:20261111T163000\nDTSTART:20261112T170000")
    #expect(again.union.occurrences.map(\.time.start.description) == ["2026-11-12T17:00"])
  }

  @Test func `what a single date has of its own is said if it is lost`() {
    let series = "UID:a\nDTSTART:20261104T163000\nRRULE:FREQ=WEEKLY;COUNT=3\nDESCRIPTION:照常"
    let words = imported(
      series, "UID:a\nRECURRENCE-ID:20261111T163000\nDTSTART:20261111T163000\nDESCRIPTION:带护膝")
    #expect(words.kinds == ["import.changed"] && words.messages.contains("2026-11-11 这一次另有说明"))
    let open = imported(
      series, "UID:a\nRECURRENCE-ID:20261111T163000\nDTSTART:20261111T163000\nSTATUS:TENTATIVE")
    #expect(open.kinds == ["import.changed"] && open.messages.contains("时间待定"))
    let guests = imported(
      series,
      "UID:a\nRECURRENCE-ID:20261111T163000\nDTSTART:20261112T163000\nDESCRIPTION:照常\nATTENDEE:mailto:li@example.org"
    )
    #expect(guests.kinds == ["import.left-out"] && guests.messages.contains("1 位参加者"))
    #expect(!guests.texts.joined().contains("li@"))
  }

  @Test func `Outlook: one date of an event that does not repeat is the event`() {
    let found = imported(
      "UID:a\nDTSTART:20261104T163000\nDTEND:20261104T180000",
      "UID:a\nRECURRENCE-ID:20261104T163000\nDTSTART:20261105T170000\nDTEND:20261105T180000\nSUMMARY:友谊赛")
    #expect(found.texts.count == 1 && found.texts[0].contains("标题: 友谊赛\n开始: 2026-11-05 17:00\n"))
  }

  @Test(arguments: [
    ("China Standard Time", "2026-07-01T12:00"), ("India Standard Time", "2026-07-01T14:30"),
    ("SE Asia Standard Time", "2026-07-01T13:00"), ("Central Europe Standard Time", "2026-07-01T18:00"),
    ("E. South America Standard Time", "2026-07-01T23:00"), ("New Zealand Standard Time", "2026-07-01T08:00"),
    ("asia/tokyo", "2026-07-01T11:00"), ("america/argentina/buenos_aires", "2026-07-01T23:00"),
    ("PRC", "2026-07-01T12:00"), ("tzone://Microsoft/Utc", "2026-07-01T20:00"),
  ])
  func `zones are known by every usual name`(zone: String, start: String) {
    let found = imported("DTSTART;TZID=\"\(zone)\":20260701T120000")
    #expect(found.kinds.isEmpty && found.union.occurrences.map(\.time.start.description) == [start])
  }

  @Test func `an unknown zone that gives its offset has it, and it is said`() {
    let found = imported("DTSTART;TZID=\"(UTC+05:30) Chennai, Kolkata\":20260701T120000")
    #expect(found.union.occurrences.map(\.time.start.description) == ["2026-07-01T14:30"])
    #expect(found.kinds == ["import.changed"] && found.messages.contains("按UTC+05:30理解"))
  }

  @Test func `states that only titles and METHOD tell are taken over, if a record can say them`() {
    let found = imported(
      "DTSTART:20261104T163000\nSUMMARY:Cancelled: Match", "DTSTART:20261105T163000\nSUMMARY:【改期】友谊赛",
      "DTSTART:20261106T163000\nSUMMARY:【延期】讲座")
    #expect(found.union.events.map(\.entry.original.status) == [.cancelled, .scheduled, .postponed])
    #expect(found.union.events.map(\.entry.original.header.title) == ["Match", "【改期】友谊赛", "讲座"])
    let off = imported("DTSTART:20261104T163000", head: "PRODID:x\nMETHOD:CANCEL")
    #expect(off.union.events.map(\.entry.original.status) == [.cancelled])
  }

  @Test func `records are sound whatever numbers, names and identifiers the calendar has`() {
    let found = imported(
      "DTSTART:20261104T163000\nSEQUENCE:1796000000", "DTSTART:20261105T163000\nSUMMARY:index",
      "UID:a\u{FFFF}b\u{FEFF}c\nDTSTART:20261106T163000",
      "UID:long\nDTSTART:20261107T163000\nDTEND:20261107T150000",
      "UID:m@x.org\nDTSTART:20261108T163000", "UID:m-20261110@x.org\nDTSTART:20261110T163000")
    #expect(found.texts.count == 6 && found.messages.contains("结束早于开始"))
    #expect(found.union.events.contains { $0.entry.original.uid == "abc" })
    #expect(!found.union.events.contains { $0.entry.id.name == "index" })
  }

  @Test func `the same event in two calendars of a file is one`() {
    let one = calendar(["UID:a\nDTSTART:20261104T163000"])
    let twice = imported(SourceFile(path: "in.ics", bytes: one.bytes + one.bytes))
    #expect(twice.value.count == 1 && twice.problems.map(\.kind) == ["import.skipped"])
  }

  @Test func `what is left out of an event is named`() {
    let found = imported(
      "DTSTART:20261104T163000\nCONTACT:李明\nCOMMENT:x\nURL:message:1\nX-GOOGLE-CONFERENCE:https://meet.example.org/1\nGEO:1;2"
    )
    #expect(found.kinds == ["import.left-out"] && found.messages.contains("联系人、备注、会议链接、坐标、网址没有导入"))
    #expect(!found.texts.joined().contains("meet.example.org"))
  }

  @Test func `paragraphs, lists and addresses of a description stay`() throws {
    let plain = imported(
      "DTSTART:20261104T163000\nDESCRIPTION:第一段\\n接着\\n\\n- 见https://example.org/a_b?c=d&e=f。请报名")
    #expect(
      try #require(plain.texts.first).hasSuffix(
        "---\n第一段\\\n接着\n\n\\- 见<https://example.org/a_b?c=d&e=f>。请报名\n"))
    let html = imported(
      "DTSTART:20261104T163000\nDESCRIPTION:<p>请看 <a href=\"https://example.org\">这里</a></p><style>p{}</style><p>一&amp;二</p>"
    )
    #expect(try #require(html.texts.first).hasSuffix("---\n请看 这里\n\n一\\&二\n"))
  }

  @Test func `a calendar in GBK is read as it is, one with torn characters as UTF-8`() throws {
    let text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:排球训练\r\nDTSTART:20261205T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    // 排球训练 in GBK.
    let name: [UInt8] = [0xC5, 0xC5, 0xC7, 0xF2, 0xD1, 0xB5, 0xC1, 0xB7]
    let parts = text.split(separator: "排球训练").map { Array($0.utf8) }
    let gbk = readableCalendar(SourceFile(path: "in.ics", bytes: parts[0] + name + parts[1]))
    #expect(
      gbk.problems.map(\.kind) == [ProblemKind.encodingGBK.id] && gbk.problems.map(\.severity) == [.note])
    #expect(try imported(#require(gbk.value)).value.map(\.title) == ["排球训练"])

    let whole = Array("排球训练".utf8)
    let torn = SourceFile(
      path: "in.ics", bytes: parts[0] + whole[..<4] + Array("\r\n ".utf8) + whole[4...] + parts[1])
    let read = readableCalendar(torn)
    #expect(read.problems == [] && read.value?.bytes == torn.bytes)
    #expect(imported(torn).value.map(\.title) == ["排球训练"])
    #expect(readableCalendar(SourceFile(path: "a", bytes: [0x50, 0x4B, 3, 4])).value == nil)
  }

  @Test func `what a record says is found again in its calendar`() throws {
    let file = calendar(["DTSTART:20261205T080000Z\nDESCRIPTION:联系李明\\n电话 62345678"])
    let record = try #require(imported(file).value.first)
    func line(of text: String) throws -> String {
      let range = try #require(record.text.firstRange(of: text))
      let lower = record.text[..<range.lowerBound].utf8.count
      let span = try #require(record.origin(of: lower..<lower + text.utf8.count))
      return file.text(span.range)
    }
    #expect(try line(of: "62345678").hasPrefix("DESCRIPTION:"))
    #expect(try line(of: "开始").hasPrefix("BEGIN:VEVENT"))
  }
}
