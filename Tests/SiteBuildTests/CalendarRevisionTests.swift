import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

/// The calendar of one event with `fields`, as its properties by name.
private func properties(_ fields: String, settings: String = "") throws -> [String: String] {
  let event = """
    -- unionpress.yaml
    name: 学院工会
    url: https://gh.example.edu.cn
    \(settings)
    -- content/events/2026/song.md
    ---
    标题: 红歌会
    \(fields)
    ---

    """
  let tree = site(event, templates: true)
  let result = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-20"))))
  let output = try #require(result.value.output, "\(report(result.problems, in: tree))")
  guard case .bytes(let bytes)? = output["events/2026/song/event.ics"]?.content else { return [:] }
  let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
  var found: [String: String] = [:]
  for line in text.components(separatedBy: "\r\n") {
    guard let colon = line.firstIndex(of: ":") else { continue }
    let name = String(line[..<colon].prefix { $0 != ";" })
    found[name == "DTSTART" ? String(line[..<colon]) : name] = String(line[line.index(after: colon)...])
  }
  return found
}

private func sequence(_ fields: String) throws -> Int {
  try #require(Int(properties("开始: 2026-12-05 14:30\n" + fields)["SEQUENCE"] ?? ""))
}

struct CalendarRevisionTests {
  @Test func `only a record that says when it was changed has a LAST-MODIFIED`() throws {
    let silent = try properties("开始: 2026-12-05 14:30")
    #expect(silent["LAST-MODIFIED"] == nil)
    #expect(silent["DTSTAMP"] == "20251204T160000Z")
    let said = try properties("开始: 2026-12-05 14:30\n更新: 2026-11-02 09:00")
    #expect(said["LAST-MODIFIED"] == "20261102T010000Z" && said["DTSTAMP"] == "20261102T010000Z")
  }

  @Test func `what appeared on a day is as of that day until a change is written down`() throws {
    let shown = "开始: 2026-12-05 14:30\npublish_at: 2026-11-01 08:00"
    #expect(try properties(shown)["LAST-MODIFIED"] == "20261101T000000Z")
    #expect(try properties(shown + "\n状态: 取消\n状态说明: 检修")["LAST-MODIFIED"] == nil)
  }

  @Test func `each change that is written down makes a later copy, also of a record without a date`() throws {
    let plain = try properties("开始: 2026-12-05 14:30")
    let moved = try properties("开始: 2026-12-04 14:30\n状态: 改期\n原时间: 2026-12-05 14:30")
    #expect(try #require(plain["DTSTAMP"]) < (try #require(moved["DTSTAMP"])))
    #expect(plain["SEQUENCE"] == "0" && moved["SEQUENCE"] == "2")
  }

  @Test func `SEQUENCE rises with each later date of change, also when a change is taken back`() throws {
    let off = try sequence("更新: 2026-11-10 09:00\n状态: 取消\n状态说明: 检修")
    let on = try sequence("更新: 2026-11-10 09:05")
    let movedSince = try sequence("更新: 2026-11-10 09:05\n状态: 改地点\n地点: 音乐厅")
    #expect(on > off && movedSince > on)
    #expect(movedSince < Int(Int32.max))
  }

  @Test func `an event that is settled at last does not count backwards`() throws {
    #expect(try sequence("状态: 待定") == sequence(""))
  }

  @Test func `a number that the record counts itself holds until more is known`() throws {
    #expect(try sequence("修订次数: 3") == 3)
    #expect(try sequence("修订次数: 3\n更新: 2026-11-10 09:00") > 3)
  }

  @Test(arguments: [
    ("+09:00", "Etc/GMT-9", "20261230T073000Z"), ("-03:00", "Etc/GMT+3", "20261230T193000Z"),
    ("+05:30", "Asia/Kolkata", "20261230T110000Z"), ("UTC", "UTC", "20261230T163000Z"),
    ("+08:45", "UTC+0845", "20261230T074500Z"), ("Asia/Tokyo", "Asia/Tokyo", "20261230T073000Z"),
  ])
  func `a site on another clock names it as calendars know it, and ends its series on it`(
    zone: String, name: String, until: String
  ) throws {
    let series = "开始: 2026-12-09 16:30\n结束: 18:00\nrrule: FREQ=WEEKLY;UNTIL=\(until)"
    let found = try properties(series, settings: "timezone: \"\(zone)\"")
    #expect(found["X-WR-TIMEZONE"] == name && found["TZID"] == name)
    #expect(found["DTSTART;TZID=\(name)"] == "20261209T163000", "\(found)")
    #expect(found["RRULE"] == "FREQ=WEEKLY;UNTIL=\(until)")
  }

  @Test func `a series of whole days has days without a zone everywhere`() throws {
    let found = try properties(
      "开始: 2026-12-09\n结束: 2026-12-10\nrrule: FREQ=WEEKLY;UNTIL=20261230\nexdate: 2026-12-16",
      settings: "timezone: \"-03:00\"")
    #expect(found["DTSTART;VALUE=DATE"] == "20261209")
    #expect(found["DTEND"] == "20261211" && found["EXDATE"] == "20261216")
    #expect(found["RRULE"] == "FREQ=WEEKLY;UNTIL=20261230")
  }
}
