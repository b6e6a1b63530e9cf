import Calendars
import Diagnostics
import FileTrees
import Importing
import Records
import Resolution
import SiteBuild
import Support
import Testing

private let settings = "name: 学院工会\nurl: https://gh.example.edu.cn\n"
private let club = "---\n标题: 排球俱乐部\n类别: 文体\n---\n训练。\n"
private let terms = "- {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19}\n"

/// A site with a club and a term, and `files`.
private func folder(_ files: [String: String] = [:]) -> SourceTree {
  var all = [
    "unionpress.yaml": settings, "content/clubs/volleyball.md": club, "content/data/terms.yaml": terms,
  ]
  all.merge(files) { $1 }
  return SourceTree(texts: all.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) })
}

private func imported(
  _ table: String, as kind: RecordKind? = nil, with constants: [(heading: String, text: String)] = [],
  into site: SourceTree = folder()
) throws -> Checked<[ImportedFile]> {
  let source = try #require(
    readForeignTable(SourceFile(path: "office/table.csv", text: table), as: kind).value)
  return importTable(
    source, as: kind, with: constants, into: site, today: try #require(LocalDate(iso: "2026-11-23")))
}

/// Where a problem stands, as people count: line and the text there.
private func place(_ problem: Problem, in table: String) -> String {
  guard let span = problem.span, span.path == "office/table.csv" else { return "elsewhere" }
  let bytes = Array(table.utf8)
  let line = bytes[..<span.lower].count { $0 == 0x0A } + 1
  return "\(line): \(String(decoding: bytes[span.range], as: UTF8.self))"
}

struct TableImportTests {
  @Test func `an office's table of events becomes records with the day and the time put together`() throws {
    let result = try imported(
      """
      序号,活动名称,活动日期,活动时间,活动地点,俱乐部,名额
      1,"趣味运动会, 秋季",2026/12/5,14:30-16:30,操场,排球俱乐部,40
      2,排球训练,2026年12月9日,16:30,体育馆,volleyball,
      """)
    #expect(result.problems == [])
    #expect(
      result.value.map(\.path) == [
        "content/events/2026/qu-wei-yun-dong-hui-qiu-ji.md", "content/events/2026/pai-qiu-xun-lian.md",
      ])
    #expect(
      result.value.first?.text == """
        ---
        标题: "趣味运动会, 秋季"
        开始: 2026/12/5 14:30-16:30
        地点: 操场
        俱乐部: 排球俱乐部
        名额: 40
        ---

        """)
  }

  @Test func `beginning and end may each have a column for the day and one for the time`() throws {
    let result = try imported(
      """
      名称,开始日期,开始时间,结束日期,结束时间
      夏令营,2027-07-10,9:00,2027-07-12,17:30
      """)
    #expect(result.problems == [])
    #expect(result.value.first?.text.contains("开始: 2027-07-10 9:00\n结束: 2027-07-12 17:30\n") == true)
  }

  @Test func `what is imported builds, and a second import finds everything there`() throws {
    let tables: [(String, Int)] = [
      ("活动名称,日期,时间\n趣味运动会,2026-12-05,14:30-16:30\n登山,2026-12-06,\n", 2),
      ("比赛名称,获奖时间,级别,奖次,获奖人员\n校羽毛球赛,2026-04-18,校级,第五名,\"李明, 王芳\"\n校运会,2025-05,校级,一等奖,学院排球队\n", 2),
      ("书名;作者;出版社;出版年;书号\n乡土中国;费孝通;人民出版社;2008;978-7-300-11595-5\n", 1),
      ("学期\t俱乐部\t参与人数\t参与人次\n2026-2027-1\t排球俱乐部\t36\t310\n2026-2027-1\t\t120\t800\n", 2),
      ("Title,Start,End\nSports day,2026-12-05 14:30,16:00\n", 1),
      ("Name,Date,Start time,End time\nSports day,2026-12-05,14:30,16:00\n", 1),
    ]
    for (table, count) in tables {
      let result = try imported(table)
      #expect(!result.problems.contains { $0.severity != .note }, "\(table) \(result.problems)")
      #expect(result.value.flatMap(\.titles).count == count, "\(table)")
      let files = Dictionary(uniqueKeysWithValues: result.value.map { ($0.path, $0.text) })
      let site = folder(files)
      let records = decodeRecords(site)
      let union = resolve(records.value, today: try #require(LocalDate(iso: "2026-11-23")))
      #expect(!(records.problems + union.problems).containsErrors, "\(table)")
      let again = try imported(table, into: site)
      #expect(again.value == [])
      #expect(again.problems.count { $0.kind == ProblemKind.importSkipped.id } == count, "\(table)")
    }
  }

  @Test func `a wrong cell is reported at the cell, and nothing is written`() throws {
    let table = "活动名称,开始,俱乐部\n运动会,2026-13-05,排球俱乐部\n登山,2026-12-06,排求俱乐部\n,2026-12-07,volleyball\n"
    let result = try imported(table)
    #expect(result.value == [])
    let places = result.problems.map { place($0, in: table) }
    #expect(places.contains("2: 2026-13-05"))
    #expect(places.contains("3: 排求俱乐部"))
    #expect(places.contains { $0.hasPrefix("4: ") })
    #expect(places.allSatisfy { $0 != "elsewhere" })
  }

  @Test func `an unknown column is named once, with what may be meant`() throws {
    let table = "标题,开始,手机,地典\n运动会,2026-12-05,没有,操场\n登山,2026-12-06,没有,山\n"
    let result = try imported(table, as: .event)
    #expect(result.problems.map { place($0, in: table) } == ["1: 手机", "1: 地典"])
    #expect(result.problems.last?.suggestion?.zh == "您是不是想写 地点？")
    #expect(result.value.allSatisfy { !$0.text.contains("没有") && !$0.text.contains("操场") })
  }

  @Test func `a row that stands there twice is imported once`() throws {
    let result = try imported("标题,开始\n登山,2026-12-06\n登山,2026/12/6\n登山,2026-12-07\n", as: .event)
    #expect(result.value.count == 2)
    #expect(result.problems.map(\.kind) == [ProblemKind.importSkipped.id])
  }

  @Test func `no title leads out of the folder or becomes more than text`() throws {
    let result = try imported(
      "标题,开始,摘要\n../../../etc/passwd,2026-12-05,\"a: b # c\"\n\"x\n状态: 取消\",2026-12-06,{{ site }}\nindex,2026-12-07,---\n",
      as: .event)
    #expect(
      result.value.map(\.path) == [
        "content/events/2026/etc-passwd.md", "content/events/2026/x-zhuang-tai-qu-xiao.md",
        "content/events/2026/event.md",
      ])
    let events = decodeRecords(
      folder(Dictionary(uniqueKeysWithValues: result.value.map { ($0.path, $0.text) }))
    ).value.events.map(\.original)
    #expect(Set(events.map(\.header.title)) == ["../../../etc/passwd", "x 状态: 取消", "index"])
    #expect(events.allSatisfy { $0.status == .scheduled })
    #expect(Set(events.compactMap(\.header.summary)) == ["a: b # c", "{{ site }}", "---"])
  }

  @Test func `a table that fits nothing asks what it is`() throws {
    let result = try imported("甲,乙\n1,2\n")
    #expect(result.value == [] && result.problems.map(\.severity) == [.error])
    #expect(result.problems.first?.suggestion?.zh.contains("--kind") == true)
  }

  @Test func `a column that all rows lack is asked for once, and may be given beside the table`() throws {
    let table = """
      学院获奖情况统计表,,,,
      填表单位：学院工会,,,,
      序号,比赛项目,时间,名次,获奖人（队）
      1,教职工红歌赛,2026年10月,一等奖,合唱俱乐部
      2,教职工排球赛,2026-05,第二名,学院排球队
      3,教职工排球赛,2026-05,第 二 名,学院排球队
      合 计,2 项,,,
      """
    let result = try imported(table)
    let errors = result.problems.filter { $0.severity == .error }
    #expect(result.value == [] && errors.map { place($0, in: table) } == ["3: 序号"])
    #expect(errors.first?.suggestion?.zh.contains("--set '级别=校级'") == true)

    let undated = try imported("活动名称,地点\n登山,南山\n", as: .event).problems.first
    #expect(undated?.suggestion?.zh.hasSuffix("--set '开始=2026-11-24 14:30'") == true)
    let given = try imported(table, with: [("级别", "校级")])
    #expect(given.value.map { $0.text.contains("级别: 校级\n") } == [true, true])
    let places = given.problems.map { place($0, in: table) }
    #expect(places.map { $0.prefix(2) } == ["1:", "2:", "6:", "7:"] && places.last == "7: 合 计")
    #expect(
      try imported(table, with: [("级別", "校级")]).problems.contains { $0.message.zh.hasPrefix("--set 级別") })
  }

  @Test func `an award that the site has with its group is the same without it`() throws {
    let site = folder([
      "content/awards/a.md":
        "---\n赛事: 校运会\n日期: 2026-05\n级别: 校级\n名次: 一等奖\n组别: 甲组\n获奖者: 李明\n---\n"
    ])
    let heading = "比赛名称,日期,级别,奖次,获奖人员"
    let same = try imported("\(heading)\n校运会,2026-05,校级,一等奖,李明\n", into: site)
    #expect(same.value == [] && same.problems.map(\.kind) == [ProblemKind.importSkipped.id])
    let groups = "\(heading),组别\n校运会,2026-05,校级,一等奖,李明,甲组\n校运会,2026-05,校级,一等奖,李明,乙组\n"
    #expect(try imported(groups, into: site).value.count == 1)
  }

  @Test func `a table in GBK is read as it is, and said to be`() throws {
    let bytes: [UInt8] = [
      0xCA, 0xE9, 0xC3, 0xFB, 0x2C, 0xD7, 0xF7, 0xD5, 0xDF, 0x0A,
      0xCF, 0xE7, 0xCD, 0xC1, 0xD6, 0xD0, 0xB9, 0xFA, 0x2C, 0xB7, 0xD1, 0xD0, 0xA2, 0xCD, 0xA8, 0x0A,
    ]
    let read = readForeignTable(SourceFile(path: "office/table.csv", bytes: bytes))
    #expect(read.problems.map(\.kind) == [ProblemKind.encodingGBK.id])
    #expect(read.problems.map(\.severity) == [.note])
    let table = try #require(read.value)
    #expect(table.file.text(0..<table.file.bytes.count) == "书名,作者\n乡土中国,费孝通\n")
    let result = importTable(
      table, as: nil, into: folder(), today: try #require(LocalDate(iso: "2026-11-23")))
    #expect(result.value.map(\.text) == ["---\n书名: 乡土中国\n作者: 费孝通\n---\n"])
  }

  @Test func `the table's name above the headings is no heading`() throws {
    let result = try imported("2026年活动一览表,,\n标题,开始,地点\n登山,2026-12-06,南山\n")
    #expect(result.problems.map(\.kind) == [ProblemKind.importLeftOut.id])
    #expect(result.value.flatMap(\.titles) == ["登山"])
  }

  @Test func `a number that the site may not publish stops the import at its cell`() throws {
    let table = "标题,开始,摘要\n登山,2026-12-06,\"请打 13812345678\"\n"
    let result = try imported(table, as: .event)
    #expect(result.value == [])
    #expect(result.problems.map(\.kind) == [ProblemKind.privacyMobile.id])
    #expect(result.problems.map { place($0, in: table) } == ["2: \"请打 13812345678\""])
  }
}
