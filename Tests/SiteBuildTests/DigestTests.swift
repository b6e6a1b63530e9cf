import Calendars
import Diagnostics
import FileTrees
import Foundation
import Markup
import Planning
import Records
import Resolution
import SiteBuild
import Support
import Testing

/// The records of the acceptance task on the digest, and a few around them that do not belong to its week.
private let records = """
  -- content/data/terms.yaml
  - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19, vacation: {from: 2027-01-18, to: 2027-02-28}}
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days:
    - {name: 国庆节, from: 2026-10-01, to: 2026-10-07, makeup: [2026-09-20, 2026-10-10]}
  -- content/clubs/volleyball.md
  ---
  标题: 排球俱乐部
  类别: 文体
  ---
  -- content/events/2026/law.md
  ---
  标题: 法制讲座：民法典与教师权益
  类型: 讲座
  开始: 2026-11-24 14:30
  结束: 16:30
  地点: 报告厅A101
  ---
  -- content/events/2026/volleyball-weekly-2026-1.md
  ---
  标题: 排球俱乐部周三训练
  俱乐部: volleyball
  类型: 训练
  开始: 2026-09-09 16:30
  结束: 18:00
  地点: 南校区体育馆二楼排球场
  repeat: {term: 2026-2027-1, weeks: "1-17", weekday: 3, skip_holidays: true, makeup: false}
  changes:
    - {on: 2026-11-25, action: move, to: 2026-11-26 16:30-18:00, venue: 北校区体育馆, note: 场地占用}
    - {on: 2026-12-02, action: cancel, note: 校运会}
    - {on: 2026-12-16, action: move, to: 2026-12-22 16:30-18:00, note: 场地占用}
  ---
  -- content/events/2026/reading.md
  ---
  标题: 读书会：《乡土中国》第三次共读
  类型: 共读
  开始: 2026-11-27 12:10
  结束: 13:30
  地点: 教工之家
  报名: {close: 2026-11-26, method: 到工会办公室登记}
  ---
  -- content/events/2026/volunteer.md
  ---
  标题: 社区志愿服务
  类型: 志愿
  开始: 2026-11-28 09:00
  结束: 11:00
  地点: 幸福社区
  状态: 取消
  状态说明: 天气
  ---
  -- content/events/2026/later.md
  ---
  标题: 下一周的会
  开始: 2026-11-30 09:00
  ---

  """

private func digest(
  _ period: DigestPeriod, _ text: String = records, _ language: Language = .zh, club: String? = nil
) throws -> Digest {
  let tree = site(text)
  let union = resolve(decodeRecords(tree).value, today: try #require(LocalDate(iso: "2026-11-20"))).value
  let index = try club.map { name in
    try #require(union.clubs.firstIndex { $0.entry.id.path == name })
  }
  return Planning.digest(of: union, period, language: language, club: index)
}

private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

struct DigestTests {
  @Test func `the digest of a week is what the acceptance task asks for, letter by letter`() throws {
    let text = try digest(.week(day("2026-11-23"))).text
    #expect(
      text == """
        【一周活动】第12教学周（11月23日—11月29日）
        1. 11月24日（周二）14:30—16:30 法制讲座：民法典与教师权益｜报告厅A101
        2. 11月26日（周四）16:30—18:00 排球俱乐部周三训练（改期，原11月25日）｜北校区体育馆
        3. 11月27日（周五）12:10—13:30 读书会：《乡土中国》第三次共读｜教工之家
        4. 【已取消】11月28日（周六）09:00—11:00 社区志愿服务
        """)
  }

  @Test func `the article says the same with reasons and how long one can sign up`() throws {
    let digest = try digest(.week(day("2026-11-23")))
    let words = digest.html.text.replacing(#/<[^>]*>/#, with: "|")
    for line in [
      "法制讲座：民法典与教师权益", "（改期，原11月25日）", "地点：北校区体育馆", "原因：场地占用", "报名截至11月26日（周四）", "【已取消】",
      "原因：天气", "详情与报名：https://gh.example.edu.cn/events/",
    ] { #expect(words.contains(line), "\(line)") }
    #expect(!words.contains("幸福社区"))
    #expect(digest.title == "一周活动｜第12教学周（11月23日—11月29日）")
    #expect(
      digest.summary
        == "第12教学周（11月23日—11月29日）共4项活动：法制讲座：民法典与教师权益；排球俱乐部周三训练；读书会：《乡土中国》第三次共读；【已取消】社区志愿服务。")
  }

  @Test func `a date that has left the week is told to those who would come`() throws {
    let text = try digest(.week(day("2026-12-14"))).text
    #expect(
      text == """
        【一周活动】第15教学周（12月14日—12月20日）
        1. 【改期】12月16日（周三）16:30—18:00 排球俱乐部周三训练（改到12月22日（周二）16:30—18:00）
        """)
  }

  @Test func `the other week says where the date came from`() throws {
    let text = try digest(.week(day("2026-12-21"))).text
    #expect(text.contains("12月22日（周二）16:30—18:00 排球俱乐部周三训练（改期，原12月16日）"))
  }

  @Test func `a month tells the dates of a series in one breath, and what changed apart`() throws {
    let text = try digest(.month(day("2026-11-01"))).text
    #expect(
      text == """
        【本月活动】2026年11月
        1. 11月4日、11日、18日（周三）16:30—18:00 排球俱乐部周三训练｜南校区体育馆二楼排球场
        2. 11月24日（周二）14:30—16:30 法制讲座：民法典与教师权益｜报告厅A101
        3. 11月26日（周四）16:30—18:00 排球俱乐部周三训练（改期，原11月25日）｜北校区体育馆
        4. 11月27日（周五）12:10—13:30 读书会：《乡土中国》第三次共读｜教工之家
        5. 【已取消】11月28日（周六）09:00—11:00 社区志愿服务
        6. 11月30日（周一）09:00 下一周的会
        """)
  }

  @Test func `one club's week, an English one and an empty one`() throws {
    #expect(
      try digest(.week(day("2026-11-23")), club: "volleyball").text == """
        【排球俱乐部一周活动】第12教学周（11月23日—11月29日）
        1. 11月26日（周四）16:30—18:00 排球俱乐部周三训练（改期，原11月25日）｜北校区体育馆
        """)
    #expect(
      try digest(.week(day("2026-11-23")), records, .en).text.hasPrefix(
        """
        [This week] Teaching week 12 (23 November – 29 November)
        1. Tue 24 Nov, 14:30–16:30 法制讲座：民法典与教师权益 | 报告厅A101
        2. Thu 26 Nov, 16:30–18:00 排球俱乐部周三训练 (moved from 25 November) | 北校区体育馆
        """))
    #expect(
      try digest(.week(day("2027-02-01"))).text == "【一周活动】寒假（2月1日—2月7日）\n这一周没有安排活动。")
  }

  @Test func `a week across two years gives both`() throws {
    #expect(try digest(.week(day("2026-12-28"))).text.contains("第17教学周（2026年12月28日—2027年1月3日）"))
  }

  @Test func `what is too long for the editor is counted instead of cut`() throws {
    let events = (0..<200).map { number in
      """
      -- content/events/2026/many-\(number).md
      ---
      标题: 第\(number)场<b>活动</b>&“引号”
      开始: 2026-11-24 \(10 + number % 8):\(10 + number % 50)
      ---

      """
    }
    let digest = try digest(.week(day("2026-11-23")), events.joined())
    #expect(digest.count == 200)
    #expect(digest.html.text.utf16.count < 20_000)
    #expect(digest.html.text.contains(#/另有 \d+ 项活动，见网站。/#))
    #expect(!digest.html.text.contains("<b>"))
    #expect(digest.title.utf16.count <= 64)
    #expect(digest.summary.utf16.count <= 120)
    #expect(digest.summary.hasSuffix("…"))
  }

  @Test func `the site has the week of the build as a page`() throws {
    let tree = site(records, templates: true)
    let built = build(tree, BuildOptions(today: try day("2026-11-24")))
    guard case .bytes(let bytes)? = built.value.output?["digest/index.html"]?.content else {
      Issue.record("no page: \(report(built.problems, in: tree))")
      return
    }
    let html = String(decoding: bytes, as: UTF8.self)
    #expect(html.contains("【一周活动】第12教学周（11月23日—11月29日）\n1. 11月24日（周二）"))
    #expect(html.contains("data-take=\"digest-html\""))
    #expect(html.contains("style-src 'self' 'unsafe-inline'"))
  }

  @Test(arguments: [
    ("\"Zhang, San\" <a@b.cn>", "\"Zhang, San\" <a@b.cn>"), ("Zhang San <a@b.cn>", "Zhang San <a@b.cn>"),
    ("Dr. Zhang <a@b.cn>", "\"Dr. Zhang\" <a@b.cn>"),
    ("\"Zhang \\\"San\\\"\" <a@b.cn>", "Zhang San <a@b.cn>"),
    ("a@b.cn", "a@b.cn"), ("\"\" <a@b.cn>", "<a@b.cn>"),
  ])
  func `a sender stays one sender`(from: String, written: String) throws {
    let date = LocalDateTime(try day("2026-11-20"), try #require(LocalTime(hour: 8)))
    let envelope = MailEnvelope(from: from, to: ["a@example.edu.cn"], date: date, offset: .shanghai)
    let mail = mailMessage(try digest(.week(day("2026-11-23"))), envelope)
    #expect(mail.contains("From: \(written)\r\n"))
  }

  @Test func `a mail is the same bytes every time and hides nothing in its subject`() throws {
    let digest = try digest(.week(day("2026-11-23")))
    let date = LocalDateTime(try day("2026-11-20"), try #require(LocalTime(hour: 8)))
    let envelope = MailEnvelope(
      from: "学院工会\r\nBcc: evil@example.com <gonghui@example.edu.cn>", to: ["a@example.edu.cn"], date: date,
      offset: .shanghai)
    let mail = mailMessage(digest, envelope)
    #expect(mail == mailMessage(digest, envelope))
    #expect(mail.contains("\r\nDate: Fri, 20 Nov 2026 08:00:00 +0800\r\n"))
    #expect(!mail.contains("\r\nBcc:"))
    #expect(mail.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
  }
}
