import Calendars
import Diagnostics
import Health
import Records
import Resolution
import Support
import Testing

/// What is found in `content` as of `day`, by name.
private func find(_ content: String, asOf day: String = "2026-09-20") -> [String: Finding] {
  let today = LocalDate(iso: day)!
  let union = resolve(decodeRecords(site(content)).value, today: today).value
  return Dictionary(
    contentFindings(union).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}

private func event(_ fields: String) -> String {
  "-- content/events/2026/song.md\n---\n标题: 红歌会\n\(fields)\n---\n"
}

private let year = """
  -- content/data/holidays-2026.yaml
  year: 2026
  status: official
  days: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]

  """

struct ContentFindingsTests {
  @Test func `an event of the next two weeks without a place is pressing, a later one is not`() {
    let found = find(event("开始: 2026-09-24 15:00"))["event.place"]
    #expect(found?.urgency == .now)
    #expect(found?.places == [Finding.Place(file: "content/events/2026/song.md", title: "红歌会（2026-09-24）")])
    #expect(find(event("开始: 2026-10-24 15:00"))["event.place"] == nil)
    #expect(find(event("开始: 2026-09-24 15:00\n地点: 音乐厅"))["event.place"] == nil)
    #expect(find(event("开始: 2026-09-24 15:00\n方式: 线上\n链接: https://example.cn/x"))["event.place"] == nil)
    #expect(find(event("开始: 2026-09-24 15:00\n状态: 取消"))["event.place"] == nil)
  }

  @Test func `a lecture without news is asked for after a week and forgotten after four months`() {
    let lecture = event("类型: 讲座\n开始: 2026-09-01 15:00\n地点: 甲")
    #expect(find(lecture)["event.report"]?.places.count == 1)
    #expect(find(lecture, asOf: "2026-09-05")["event.report"] == nil)
    #expect(find(lecture, asOf: "2027-03-01")["event.report"] == nil)
    let told =
      lecture + "-- content/news/2026/song.md\n---\n标题: 讲座侧记\n日期: 2026-09-02\n活动: 2026/song\n---\n正文\n"
    #expect(find(told)["event.report"] == nil)
    #expect(find(event("类型: 训练\n开始: 2026-09-01 15:00\n地点: 甲"))["event.report"] == nil)
  }

  @Test func `a changed event that does not say when it was changed is asked for it until it is over`() {
    let off = event("开始: 2026-09-24 15:00\n地点: 甲\n状态: 取消")
    #expect(find(off)["event.updated"]?.places.map(\.title) == ["红歌会"])
    #expect(find(off, asOf: "2026-10-01")["event.updated"] == nil)
    #expect(find(event("开始: 2026-09-24 15:00\n地点: 甲\n状态: 待定"))["event.updated"] == nil)
    #expect(find(event("开始: 2026-09-24 15:00\n地点: 甲\n状态: 取消\n更新: 2026-09-10"))["event.updated"] == nil)
  }

  @Test func `an award won on the day of a competition, by its club or under its name, should name it`() {
    let match = event("类型: 比赛\n开始: 2026-09-01 15:00\n结束: 2026-09-02 17:00\n地点: 甲")
    func award(_ fields: String) -> String {
      "-- content/awards/song.md\n---\n级别: 校级\n奖项: 一等奖\n获奖者: [合唱队]\n\(fields)\n---\n"
    }
    let named = match + award("赛事: 校第三届红歌会\n日期: 2026-09-02")
    #expect(
      find(named)["award.event"]?.places
        == [Finding.Place(file: "content/awards/song.md", title: "校第三届红歌会一等奖 → 2026/song")])
    #expect(find(match + award("赛事: 校第三届红歌会\n日期: 2026-09-03"))["award.event"] == nil)
    #expect(find(match + award("赛事: 朗诵比赛\n日期: 2026-09-02"))["award.event"] == nil)
    #expect(find(match + award("赛事: 校第三届红歌会\n日期: 2026-09-02\n活动: 2026/song"))["award.event"] == nil)
    let club = "-- content/clubs/choir.md\n---\n标题: 合唱俱乐部\n类别: 文体\n---\n"
    let held = event("类型: 比赛\n开始: 2026-09-02 15:00\n地点: 甲\n俱乐部: choir")
    #expect(
      find(club + held + award("赛事: 朗诵比赛\n日期: 2026-09-02\n俱乐部: choir"))["award.event"]?.urgency == .someday)
  }

  @Test func `a competition without results is asked for them`() {
    #expect(
      find(event("类型: 比赛\n开始: 2026-09-01 15:00\n地点: 甲"))["event.results"]?.urgency == .soon)
  }

  @Test func `proposals past their date come latest first`() throws {
    func proposal(_ number: Int, due: String) -> String {
      """
      -- content/proposals/p\(number).md
      ---
      编号: 2026-\(100 + number)
      届次: 三届二次
      案由: 甲\(number)
      类别: 其他
      状态: 立案
      答复期限: \(due)
      ---

      """
    }
    let found = try #require(
      find(proposal(1, due: "2026-09-10") + proposal(2, due: "2026-08-01") + proposal(3, due: "2026-12-01"))[
        "proposal.overdue"])
    #expect(found.urgency == .now)
    #expect(found.places.map(\.file) == ["content/proposals/p2.md", "content/proposals/p1.md"])
    #expect(found.message.zh.contains("50 天"))
  }

  @Test func `next year's holidays are asked for from November on`() {
    #expect(find(year)["calendar.holidays"] == nil)
    #expect(find(year, asOf: "2026-11-01")["calendar.holidays"]?.message.zh.contains("2027") == true)
    #expect(find("")["calendar.holidays"]?.urgency == .now)
    let begun =
      year + """
        -- content/data/holidays-2027.yaml
        year: 2027
        status: statutory_only
        days: [{name: 元旦, from: 2027-01-01, to: 2027-01-01}]

        """
    let remedy = find(begun, asOf: "2026-11-01")["calendar.holidays"]?.remedy
    #expect(remedy?.zh.contains("把 content/data/holidays-2027.yaml 改成通知里的日期") == true)
  }

  @Test func `the next term is asked for in time`() {
    let terms = """
      -- content/data/terms.yaml
      - {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19, vacation: {from: 2027-01-18, to: 2027-02-28}}

      """
    #expect(find(terms)["calendar.terms"] == nil)
    #expect(find(terms, asOf: "2027-02-01")["calendar.terms"]?.urgency == .soon)
    #expect(find(terms, asOf: "2027-03-01")["calendar.terms"]?.urgency == .now)
  }

  @Test func `a club without anything for four months is quiet, unless it rests`() {
    let club = "-- content/clubs/choir.md\n---\n标题: 合唱团\n类别: 文体\n---\n"
    let news = "-- content/news/2026/choir.md\n---\n标题: 招新\n日期: 2026-09-01\n俱乐部: choir\n---\n正文\n"
    #expect(find(club)["club.quiet"]?.places.map(\.title) == ["合唱团"])
    #expect(find(club + news)["club.quiet"] == nil)
    #expect(find(club + news, asOf: "2027-02-01")["club.quiet"] != nil)
    #expect(find(club.replacing("文体", with: "文体\n状态: 暂停"))["club.quiet"] == nil)
  }

  @Test func `what is pressing comes first`() {
    let today = LocalDate(iso: "2026-11-20")!
    let content = event("开始: 2026-11-24 15:00") + "-- content/clubs/choir.md\n---\n标题: 合唱团\n类别: 文体\n---\n"
    let union = resolve(decodeRecords(site(content)).value, today: today).value
    let urgencies = contentFindings(union).map(\.urgency)
    #expect(urgencies == urgencies.sorted() && Set(urgencies).count == 3)
  }

  @Test func `a site in two languages lists what is not translated`() {
    let settings = "-- unionpress.yaml\nname: 工会\nurl: https://gh.example.org\nlanguages: [zh, en]\n"
    let pages =
      "-- content/pages/about.md\n---\n标题: 关于\n---\n正文\n-- content/pages/rules.md\n---\n标题: 制度\n---\n正文\n"
    let found = find(settings + pages + "-- content/pages/rules.en.md\n---\ntitle: Rules\n---\nText\n")
    #expect(found["translation.missing"]?.places.map(\.title) == ["关于"])
    #expect(find(settings.replacing(", en", with: "") + pages)["translation.missing"] == nil)
  }
}
