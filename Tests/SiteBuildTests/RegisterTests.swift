import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let text = """
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  会员数: 36
  ---
  -- content/events/2026/weekly.md
  ---
  标题: 训练
  俱乐部: volleyball
  开始: 2026-11-04 16:30
  结束: 18:00
  rrule: FREQ=WEEKLY;COUNT=3
  changes: [{on: 2026-11-11, action: cancel, note: 校运会}]
  ---
  -- content/awards/cup.md
  ---
  赛事: "排球赛, 混合组"
  日期: 2026-10
  级别: 校级
  名次: 并列第五
  俱乐部: volleyball
  ---
  -- content/books/xiangtu.md
  ---
  书名: 乡土中国
  作者: 费孝通
  出版地: 北京
  出版社: 人民出版社
  年份: 2008
  ---

  """

private func table(_ path: String) throws -> [String] {
  let day = try #require(LocalDate(iso: "2026-11-20"))
  let tree = site(text, templates: true)
  let result = build(tree, BuildOptions(today: day))
  let output = try #require(result.value.output, "\(report(result.problems, in: tree))")
  guard case .bytes(let bytes)? = output[path]?.content else {
    Issue.record("no \(path)")
    return []
  }
  #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
  return String(decoding: bytes, as: UTF8.self).dropFirst().components(separatedBy: "\r\n").dropLast()
}

struct RegisterTests {
  @Test func `every listing can be had as a table`() throws {
    #expect(
      try table("events/events.csv") == [
        "开始,结束,活动,类型,俱乐部,地点,状态,参加人数", "2026-11-04 16:30,2026-11-04 18:00,训练,活动,排球俱乐部,,如期举行,",
        "2026-11-11 16:30,2026-11-11 18:00,训练,活动,排球俱乐部,,已取消,",
        "2026-11-18 16:30,2026-11-18 18:00,训练,活动,排球俱乐部,,如期举行,",
      ])
    #expect(try table("awards/awards.csv")[1] == "2026-10,\"排球赛, 混合组\",校级,并列第五,,,排球俱乐部,,")
    #expect(try table("clubs/clubs.csv")[1].hasPrefix("排球俱乐部,文体"))
    #expect(try table("booklists/books.csv")[1].hasSuffix("费孝通. 乡土中国[M]. 北京：人民出版社，2008."))
    #expect(try table("en/clubs/clubs.csv")[0].hasPrefix("Club,Family,"))
  }
}
