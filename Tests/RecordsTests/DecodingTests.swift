import Bibliography
import Calendars
import Diagnostics
import FileTrees
import Markdown
import Records
import Support
import Testing

private func decoded(_ text: String) -> Checked<RecordSet> { decodeRecords(site(text)) }

struct DecodingTests {
  @Test func `Chinese and English keys mean the same`() throws {
    let chinese = decoded(
      "-- content/clubs/a.md\n---\n标题: 排球俱乐部\n类别: 文体类\n简称: 排球\n状态: 招新\n会员数: ３６人\n依托机构: 校工会、体育部\n---\n")
    let english = decoded(
      "-- content/clubs/a.md\n---\ntitle: 排球俱乐部\nfamily: sports-arts\nshort_name: 排球\nstatus: recruiting\nmembers_count: 36\npartners: [校工会, 体育部]\n---\n"
    )
    #expect(chinese.problems.isEmpty && english.problems.isEmpty)
    let (a, b) = (
      try #require(chinese.value.clubs.first?.original), try #require(english.value.clubs.first?.original)
    )
    #expect(a.family == b.family && a.status == b.status && a.membersCount == 36 && b.membersCount == 36)
    #expect(a.partners == ["校工会", "体育部"] && b.partners == a.partners)
  }

  @Test func `events take every spelling of their times`() throws {
    let spellings = [
      "start: 2026-11-24 14:30\nend: 16:30", "开始: 2026年11月24日 下午2:30\n结束: 下午4:30",
      "开始: 2026/11/24 14：30—16：30",
      "start: 2026-11-24T14:30\nend: 2026-11-24 16:30", "时间: ２０２６年１１月２４日（周二）14:30-16:30",
    ]
    for spelling in spellings {
      let result = decoded("-- content/events/2026/a.md\n---\ntitle: 甲\n\(spelling)\n---\n")
      #expect(result.problems.isEmpty, "\(spelling): \(result.problems.map(\.message.zh))")
      let event = try #require(result.value.events.first?.original)
      #expect(
        event.time
          == .timed(
            try #require(LocalDateTime(2026, 11, 24, 14, 30)), until: LocalDateTime(2026, 11, 24, 16, 30)))
    }
    let days = decoded(
      "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-05\nend: 2026-11-06\n---\n")
    #expect(days.value.events.first?.original.time.dayRange.count == 2)
  }

  @Test func `ISBNs are checked, completed and shown with hyphens`() {
    func isbn(_ text: String) -> Checked<RecordSet> {
      decoded("-- content/books/a.md\n---\n书名: 甲\n作者: 费孝通\nISBN: \(text)\n---\n")
    }
    for spelling in ["978-7-300-11595-5", "7-300-11595-0", "７３００１１５９５０", "9787300115955"] {
      #expect(isbn(spelling).value.books.first?.original.isbn?.value.digits == "9787300115955")
      #expect(isbn(spelling).value.books.first?.original.isbn?.value.description == "978-7-300-11595-5")
    }
    let wrong = isbn("978-7-300-11595-6").problems
    #expect(wrong.map(\.kind) == ["isbn.invalid"])
    #expect(wrong[0].message.zh.contains("校验码应为5"))
  }

  @Test func `a table's rows are records and its cells have places`() throws {
    let tree = site(
      "-- content/data/awards.csv\n\u{FEFF}赛事,日期,级别,名次,获奖者\n\"红歌赛, 决赛\",2026-05-28,校级,一等奖,\"李明（统计系）、王芳\"\n球赛,2026-06-06,校级,很好,\n"
    )
    let result = decodeRecords(tree)
    let award = try #require(result.value.awards.first?.original)
    #expect(award.competition == "红歌赛, 决赛")
    #expect(award.recipients.map(\.name) == ["李明", "王芳"])
    #expect(award.recipients[0].unit == "统计系")
    #expect(result.problems.map(\.kind) == ["rank.unknown"])
    let table = LineTable(try #require(tree.text(at: "content/data/awards.csv")))
    #expect(result.problems[0].span.map { table.position(at: $0.lower) } == Position(line: 3, column: 18))
  }

  @Test func `a column that a table lacks is told of once, at its heading`() throws {
    let tree = site(
      "-- content/data/participation.csv\n学期,参与情况,单位\n2026-2027-1,5,甲\n2026-2027-1,6,乙\n2026-2027-1,7,丙\n")
    let problems = decodeRecords(tree).problems.sortedForReport()
    #expect(problems.map(\.kind) == ["key.missing", "key.unknown"])
    #expect(
      problems[0].span.map { LineTable(tree.texts[0]).position(at: $0.lower) } == Position(line: 1, column: 1)
    )
    #expect(problems[0].suggestion?.zh == "加一列“人数”")
    // An award is called by one of two.
    let awards = site(
      "-- content/data/awards.csv\n日期,级别,名次\n2026-05-01,校级,第一名\n2026-05-02,校级,第二名\n")
    let unnamed = decodeRecords(awards).problems.sortedForReport()
    #expect(unnamed.map(\.kind) == ["key.missing"])
    #expect(unnamed[0].suggestion?.zh == "加一列“赛事”")
    // An empty cell is the row's own.
    let cell = site("-- content/data/participation.csv\n学期,人数,单位\n2026-2027-1,5,甲\n2026-2027-1,,乙\n")
    let missing = decodeRecords(cell).problems
    #expect(missing.map(\.kind) == ["key.missing"])
    #expect(missing[0].span.map { LineTable(cell.texts[0]).position(at: $0.lower).line } == 3)
  }

  @Test func `ids of rows do not depend on the rows around them`() {
    let heading = "-- content/data/events.csv\n标题,开始\n"
    let (a, b) = ("甲会,2026-01-01\n", "乙会,2026-02-01\n")
    let first = decoded(heading + a + b).value.events.map(\.id)
    let second = decoded(heading + b + a).value.events.map(\.id)
    #expect(Set(first) == Set(second) && Set(first).count == 2)
  }

  @Test func `the year in a row's id is the year of its date, however the date is written`() {
    for date in ["2026-04-18", "20260418", "２０２６年４月１８日", "2026/4/18 14:30"] {
      let set = decoded("-- content/data/events.csv\n标题,开始\n排球,\(date)\n").value
      #expect(set.events.map(\.id.path) == ["2026/pai-qiu"], "\(date)")
    }
  }

  @Test(arguments: ["clubs/index.md", "events/2026/🎉.md", "events/！！/a.md", "pages/？.md"])
  func `a file whose name gives no address is reported`(path: String) {
    let result = decoded("-- content/\(path)\n---\ntitle: 甲\nfamily: 文体\nstart: 2026-11-24\n---\n")
    #expect(result.problems.map(\.kind) == ["slug.invalid"])
    let set = result.value
    #expect(set.clubs.isEmpty && set.events.isEmpty && set.pages.isEmpty)
  }

  @Test func `a row without a letter in its title has an id all the same`() {
    let set = decoded("-- content/data/events.csv\n标题,开始\n！！,2026-01-01\n？？,2026-01-01\n").value
    #expect(set.events.map(\.id.path) == ["2026/row", "2026/row-2"])
  }

  @Test func `marks that nobody sees are taken out of references`() throws {
    let result = decoded(
      "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\nclub: \u{202A}volleyball\u{202C}\nbooks: [\u{200B}a\u{200E}, b\u{2060}]\n标签: \u{200F}甲\n---\n"
    )
    #expect(result.problems.isEmpty)
    let event = try #require(result.value.events.first?.original)
    #expect(event.clubs.map(\.text) == ["volleyball"] && event.books.map(\.text) == ["a", "b"])
    #expect(event.header.tags == ["甲"])
  }

  @Test func `curly quotes around a reference are taken off with a word`() throws {
    let result = decoded(
      "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\n俱乐部: “排球”\n---\n")
    #expect(result.problems.map(\.kind) == ["value.curly-quotes"])
    #expect(result.value.events.first?.original.clubs.map(\.text) == ["排球"])
  }

  @Test func `a table of nothing known is named where it lies, with the tables there are`() throws {
    for path in ["content/awards/2026.csv", "content/data/老师.csv"] {
      let problems = decoded("-- \(path)\n姓名\n李明\n").problems
      #expect(problems.map(\.kind) == ["folder.unknown"])
      #expect(problems[0].message.zh.contains(path) && problems[0].message.en.contains(path))
      let expected = try #require(problems[0].expected)
      #expect(expected.zh.contains("人员") && expected.en.contains("people"))
    }
  }

  @Test(arguments: [
    ("https://www.wjx.cn/vm/a?x=1&y=%20#z", true, ""), ("http://a.cn/报名", true, ""),
    ("/downloads/a.docx", true, ""),
    ("mailto:gh@example.edu.cn", true, ""), ("www.wjx.cn/vm/a", false, "https://www.wjx.cn/vm/a"),
    ("https：／／a.cn/b", false, "https://a.cn/b"), ("https://a.cn/b c", false, "https://a.cn/bc"),
    ("见群公告", false, ""), ("javascript:alert(1)", false, ""), ("http<<: *a/", false, ""),
    ("//a.cn/b", false, ""),
    ("https://", false, ""), ("https:///a", false, ""), ("baoming.md", false, ""),
    ("a b.cn/c", false, "https://ab.cn/c"),
  ])
  func `what is no address is told of where it stands, with the one that is meant`(
    address: String, isRight: Bool, meant: String
  ) throws {
    let result = decoded(
      "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: 2026-11-24\nsignup: {method: 扫码, link: \"\(address)\"}\n---\n"
    )
    #expect(result.problems.map(\.kind) == (isRight ? [] : ["value.type"]))
    #expect(result.problems.first?.fix?.edits.first?.replacement ?? "" == meant)
    if isRight { #expect(result.value.events.first?.original.signup?.link?.value == address) }
    for (name, header) in [
      ("clubs", "title: 甲\nfamily: 文体\njoin: {how: 乙, link: \"\(address)\"}"),
      ("books", "title: 甲\nauthors: [乙]\nno_isbn: 是\nonline: \"\(address)\""),
    ] {
      #expect(
        decoded("-- content/\(name)/a.md\n---\n\(header)\n---\n").problems.isEmpty == isRight, "\(name)")
    }
  }

  @Test func `a number that is too large is called so`() throws {
    let problems = decoded("-- content/clubs/a.md\n---\n标题: 甲\n类别: 文体\n会员数: 200000000\n---\n").problems
    #expect(problems.map(\.kind) == ["value.range"] && problems[0].message.zh.contains("太大"))
  }

  @Test func `registration numbers have eight digits, or ten that begin with the year`() {
    func kinds(_ number: String) -> [String] {
      decoded("-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\nicp: \(number)\n").problems.map(
        \.kind)
    }
    for number in ["京ICP备12345678号-1", "京ICP备12345678号", "京ICP备2021012345号-1"] {
      #expect(kinds(number) == [])
    }
    for number in ["京ICP备123456号", "京ICP备123456789号", "京ICP备12345678号-1号"] {
      #expect(kinds(number) == ["site.icp"])
    }
  }

  @Test func `a translation inherits every field and gives only texts`() throws {
    let result = decoded(
      """
      -- content/clubs/a.md
      ---
      title: 排球俱乐部
      family: 文体
      members_count: 36
      summary: 练球
      ---
      中文。
      -- content/clubs/a.en.md
      ---
      title: Volleyball
      ---
      """)
    #expect(result.problems.isEmpty)
    let english = try #require(result.value.clubs.first?.translations[.en])
    #expect(
      english.header.title == "Volleyball" && english.header.summary == "练球" && english.membersCount == 36)
    #expect(english.body.plainText == "中文。")
  }

  @Test func `a Chinese file name gets a pinyin id`() {
    #expect(
      decoded("-- content/clubs/排球俱乐部.md\n---\ntitle: 排\nfamily: 文体\n---\n").value.clubs.first?.id.path
        == "pai-qiu-ju-le-bu")
  }
}

struct TableEndTests {
  @Test(arguments: ["\n", "\r\n", "\r"]) func `rows of a table end as any program ends them`(_ end: String) {
    let text = ["标题,开始", "排球,2026-11-24", "合唱,2026-11-25", ""].joined(separator: end)
    let tree = SourceTree(texts: [
      SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://a.cn\n"),
      SourceFile(path: "content/data/events.csv", text: text),
    ])
    let records = decodeRecords(tree)
    #expect(records.problems.isEmpty && records.value.events.map(\.original.header.title) == ["排球", "合唱"])
  }
}

struct EventIdentifierTests {
  @Test func `no two events have one identifier, whatever their names are`() {
    let ids = ["2026/sports", "2027/sports", "2026/2027-sports"].map { RecordID(.event, $0) }
    let found = calendarIdentifiers(of: ids.map { ($0, nil) }, host: "h")
    #expect(found == ["sports@h", "2027--sports@h", "2027-sports@h"])
  }
}
