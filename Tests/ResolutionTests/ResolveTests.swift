import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

private func resolved(_ text: String, today: String = "2026-11-23") throws -> Checked<Union> {
  let records = decodeRecords(site(text))
  let union = resolve(records.value, today: try #require(LocalDate(iso: today)))
  return Checked(union.value, records.problems + union.problems)
}

private let club = "-- content/clubs/volleyball.md\n---\ntitle: 排球俱乐部\nfamily: 文体\nshort_name: 排球\n---\n"
private func event(_ name: String, _ start: String, _ more: String = "") -> String {
  "-- content/events/2026/\(name).md\n---\ntitle: \(name)\nstart: \(start)\nclub: volleyball\n\(more)\n---\n"
}

struct ResolveTests {
  @Test(arguments: [
    "volleyball", "clubs/volleyball", "club:volleyball", "排球俱乐部", "排球", "clubs/volleyball.md",
  ])
  func `a club can be called by its id, path, title or short name`(_ name: String) throws {
    let result = try resolved(
      club + "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\nclub: \(name)\n---\n")
    #expect(result.problems.isEmpty)
    #expect(result.value.events[0].clubs == [0])
    #expect(result.value.clubs[0].events == [0] && result.value.clubs[0].occurrences == [0])
  }

  @Test func `past and coming are told apart by the site's day`() throws {
    let text = club + event("a", "2026-11-22") + event("b", "2026-11-23") + event("c", "2026-11-24 10:00")
    let result = try resolved(text)
    #expect(result.value.events.map(\.isPast) == [true, false, false])
    #expect(result.value.occurrences.map(\.isPast) == [true, false, false])
    #expect(result.value.clubs[0].events == [0, 1, 2])
    #expect(try resolved(text, today: "2026-12-01").value.events.allSatisfy(\.isPast))
  }

  @Test func `a reference to a record with errors or a hidden one says nothing more`() throws {
    let broken = try resolved(
      "-- content/clubs/volleyball.md\n---\ntitle: 排球\nfamily: 体育\n---\n" + event("a", "2026-11-24"))
    #expect(broken.problems.map(\.kind) == ["value.choice"])
    let draft = try resolved(
      club.replacing("family: 文体", with: "family: 文体\ndraft: 是") + event("a", "2026-11-24"))
    #expect(draft.problems.isEmpty)
    #expect(draft.value.hidden.map(\.reason) == [.draft])
  }

  @Test(arguments: [
    // The title is right, but something else is not.
    ("-- content/clubs/volleyball.md\n---\ntitle: 排球俱乐部\nfamily: 体育\nshort_name: 排球\n---\n", "value.choice"),
    // Nobody knows what it is called.
    ("-- content/clubs/volleyball.md\n---\ntitle: [排球俱乐部\nfamily: 文体\n---\n", "yaml.unclosed"),
    ("-- content/clubs/volleyball.md\n---\nfamily: 文体\n---\n", "key.missing"),
    ("-- content/clubs/volleyball.md\n---\ntitle: 排球俱乐部\0\nfamily: 文体\n---\n", "encoding.invalid"),
    ("-- content/data/clubs.csv\n标题,类别\n排球俱乐部,文体,a,b\n", "table.row-long"),
  ])
  func `a record with errors may be called by any of its names without a further problem`(
    club: String, kind: String
  ) throws {
    for name in ["排球俱乐部", "排球", "volleyball"] where !club.contains("clubs.csv") || name == "排球俱乐部" {
      let event = "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\nclub: \(name)\n---\n"
      let english = "-- content/clubs/volleyball.en.md\n---\ntitle: Volleyball\n---\n"
      #expect(try resolved(club + event).problems.map(\.kind) == [kind], "\(name)")
      if !club.contains("clubs.csv") {
        #expect(try resolved(club + english + event).problems.map(\.kind) == [kind], "\(name)")
      }
    }
    // What is certainly missing is told of beside it, where all names are known.
    let other = try resolved(
      "-- content/clubs/volleyball.md\n---\ntitle: 排球俱乐部\nfamily: 体育\n---\n"
        + "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\nclub: 羽毛球\n---\n")
    #expect(other.problems.map(\.kind) == ["value.choice", "reference.missing"])
  }

  @Test func `a slip in a term is one problem, however many dates and rows refer to it`() throws {
    let rows = "-- content/data/participation.csv\n学期,人数\n2026-2027-1,5\n"
    let event =
      "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-09-09 16:30\nrepeat: {weeks: 1-3, weekday: 3}\n---\n"
      + "-- content/events/2026/b.md\n---\ntitle: 乙\nstart: 2026-09-09 16:30\nrepeat: {term: 2026-2027-1, weeks: 1-3, weekday: 3}\nchanges: [{on: 2026-09-16, action: cancel, note: 雨}]\n---\n"
    for (terms, kind) in [
      ("- {id: 2026-2027-1, name: 秋, week1_monday: 下周一, weeks: 19}", "date.unreadable"),
      ("- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19", "yaml.unclosed"),
    ] {
      let result = try resolved("-- content/data/terms.yaml\n\(terms)\n" + rows + event)
      #expect(result.problems.map(\.kind) == [kind])
    }
  }

  @Test func `news of an event is news of its club`() throws {
    let result = try resolved(
      club + event("a", "2026-11-24")
        + "-- content/news/2026/n.md\n---\ntitle: 讯\ndate: 2026-11-20\nevent: a\n---\n")
    #expect(result.value.clubs[0].news == [0] && result.value.events[0].news == [0])
  }

  @Test func `winners are listed by strokes or pinyin as asked`() throws {
    func names(_ order: String, _ names: String) throws -> [String] {
      let result = try resolved(
        "-- content/awards/a.md\n---\n赛事: 甲\n日期: 2026\n级别: 校级\n名次: 优秀奖\n排序: \(order)\n获奖者: \(names)\n---\n")
      #expect(result.problems.isEmpty)
      return result.value.awards[0].entry.original.recipients.map(\.name)
    }
    #expect(try names("笔画", "张伟、仇强、李娜、王芳、司琪、石磊、田园") == ["王芳", "仇强", "石磊", "田园", "司琪", "李娜", "张伟"])
    #expect(try names("拼音", "曾国、单亮、解明、仇强、安静") == ["安静", "仇强", "单亮", "解明", "曾国"])
  }

  @Test func `awards of all forms stand in one order`() throws {
    let ranks = ["并列第五", "五至八名", "殿军", "季军", "冠军", "优秀组织奖", "特等奖"]
    let text = ranks.enumerated().map {
      "-- content/awards/a\($0).md\n---\n赛事: 甲\n日期: 2026-05-01\n级别: 校级\n名次: \($1)\n---\n"
    }.joined()
    let order = try resolved(text).value.awards.map(\.entry.original.rank.value.text)
    #expect(order == ["特等奖", "冠军", "季军", "殿军", "并列第五", "五至八名", "优秀组织奖"])
  }

  @Test func `the order of the input does not matter`() throws {
    let texts = [club, event("a", "2026-11-24"), event("b", "2026-11-24"), event("c", "2026-11-20")]
    let first = try resolved(texts.joined()).value.events.map(\.entry.id)
    #expect(try resolved(texts.reversed().joined()).value.events.map(\.entry.id) == first)
  }
}
