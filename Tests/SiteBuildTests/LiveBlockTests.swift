import Calendars
import Diagnostics
import FileTrees
import Foundation
import SiteBuild
import Support
import Testing

private let records = """
  -- content/clubs/choir.md
  ---
  标题: 合唱团
  类别: 文体
  会长: 陈素心
  会员数: 48
  ---
  -- content/events/2026/one.md
  ---
  标题: 已经唱过
  开始: 2026-11-02 19:00
  俱乐部: choir
  参加人数: 40
  ---
  -- content/events/2026/two.md
  ---
  标题: 这周要唱
  开始: 2026-11-26 19:00
  俱乐部: choir
  ---
  -- content/events/2026/three.md
  ---
  标题: 下月要唱
  开始: 2026-12-03 19:00
  ---
  -- content/awards/a.md
  ---
  赛事: 红歌赛
  日期: 2026-05-28
  级别: 校级
  名次: 一等奖
  俱乐部: choir
  ---
  -- content/proposals/shed.md
  ---
  编号: 2026-012
  届次: 三届二次
  案由: 加一排车棚
  类别: 校园环境
  状态: 办理中
  主办: 后勤处
  提交: 2026-10-20
  立案: 2026-11-01
  交办: 2026-11-05
  ---
  -- content/proposals/lamp.md
  ---
  编号: 2026-013
  届次: 三届二次
  案由: 换路灯
  类别: 民生保障
  状态: 不立案
  提交: 2026-10-20
  理由: 已经换过
  ---

  """

/// What a page shows whose text is one block, and what is wrong with it.
private func shown(_ block: String) throws -> (html: String, problems: [Problem]) {
  let tree = site(records + "-- content/pages/a.md\n---\n标题: 甲\n---\n```\(block)\n```\n", templates: true)
  let built = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
  guard case .bytes(let bytes)? = built.value.output?["a/index.html"]?.content else {
    return ("", built.problems)
  }
  let html = String(decoding: bytes, as: UTF8.self)
  let start = try #require(html.range(of: "<div class=\"prose\""))
  let end = try #require(html.range(of: "</article>"))
  return (String(html[start.upperBound..<end.lowerBound]), built.problems)
}

struct LiveBlockTests {
  @Test func `proposals are shown with where they stand, by session, state and category`() throws {
    let all = try shown("proposals").html
    #expect(all.contains("<strong>办理中</strong> <a href=\"/proposals/shed/\">加一排车棚</a>"))
    #expect(all.contains("换路灯"))
    let open = try shown("提案\n状态: 在办").html
    #expect(open.contains("加一排车棚") && !open.contains("换路灯"))
    let rejected = try shown("提案\n状态: 不立案\n届次: 三届二次\n类别: 民生保障").html
    #expect(!rejected.contains("加一排车棚") && rejected.contains("换路灯"))
  }

  @Test func `numbers of a year, of all and of a club`() throws {
    let all = try shown("stats").html
    for number in ["<b>1</b> <span>场活动", "<b>40</b> <span>人次参加活动", "<b>2</b> <span>件提案收到", "2026年，截至"] {
      #expect(all.contains(number), "\(number): \(all)")
    }
    let club = try shown("统计\n俱乐部: choir").html
    #expect(club.contains("<b>48</b> <span>位会员") && club.contains("<b>1</b> <span>项获奖"))
    #expect(!club.contains("提案"))
    #expect(try shown("stats\n年份: 2020").html.contains("暂无数据"))
  }

  @Test func `a calendar shows what is left of a month, and leads to the whole`() throws {
    let now = try shown("calendar").html
    #expect(now.contains("这周要唱") && !now.contains("已经唱过") && !now.contains("下月要唱"))
    #expect(now.contains("href=\"/calendar/\""))
    #expect(try shown("月历\n月份: 2026年12月").html.contains("下月要唱"))
    #expect(try shown("月历\n俱乐部: choir").html.contains("href=\"/clubs/choir/calendar/\""))
  }

  @Test(arguments: [
    "proposals\n状态: 办里中", "proposals\n届次: 三届三次", "proposals\n类别: 后勤", "stats\n月份: 2026-11",
    "calendar\n月份: 去年", "clubs\n类别: 体育",
  ])
  func `an option that cannot be understood is told of`(_ block: String) throws {
    #expect(try shown(block).problems.map(\.kind) == ["block.invalid"])
  }

  @Test func `years, months and numbers are read as people write them`() throws {
    for block in ["统计\n年份: 2026年", "获奖\n条数: ３", "月历\n月份: 下月"] {
      #expect(try shown(block).problems == [], "\(block)")
    }
    #expect(try shown("月历\n月份: 下月").html.contains("下月要唱"))
    // An option behind the name counts like one below.
    let one = try shown("月历 月份: 下月").html
    #expect(one.contains("下月要唱") && !one.contains("这周要唱"))
    #expect(try shown("活动 俱乐布: x").problems.map(\.kind) == ["block.invalid"])
  }

  @Test func `a block of a translation is looked at, too`() throws {
    let page =
      "-- content/pages/a.md\n---\n标题: 甲\n---\n-- content/pages/a.en.md\n---\ntitle: A\n---\n```stats\nyear: x\n```\n"
    let built = build(
      site(records + page, templates: true), BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
    #expect(built.problems.map(\.kind) == ["block.invalid"])
    #expect(built.problems.first?.span?.path == "content/pages/a.en.md")
  }

  @Test func `a club's president may be given by name alone`() throws {
    let tree = site(records, templates: true)
    let built = build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
    guard case .bytes(let bytes)? = built.value.output?["clubs/choir/index.html"]?.content else {
      Issue.record("\(built.problems.map(\.message.zh))")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self).contains("陈素心"))
  }
}
