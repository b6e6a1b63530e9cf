import Calendars
import Diagnostics
import FileTrees
import Importing
import Records
import Testing

private func imported(_ table: String, as kind: RecordKind? = nil) throws -> (
  fields: [String], problems: [Problem], places: [String]
) {
  let source = try #require(readForeignTable(SourceFile(path: "a.csv", text: table), as: kind).value)
  let settings = SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://gh.example.edu.cn\n")
  let result = importTable(
    source, as: kind, into: SourceTree(texts: [settings]), today: try #require(LocalDate(iso: "2026-11-23")))
  let bytes = Array(table.utf8)
  return (
    result.value.map { $0.text.split(separator: "---\n").joined().replacing("\n", with: "|") },
    result.problems,
    result.problems.map { problem in
      guard let span = problem.span else { return "" }
      let line = bytes[..<span.lower].count { $0 == 0x0A } + 1
      return "\(line): \(String(decoding: bytes[span.range], as: UTF8.self))"
    }
  )
}

struct TableTimesTests {
  @Test func `a day that a spreadsheet shows with 0:00 takes its time from the next column`() throws {
    let table = "活动名称,日期,时间\n登山,2026/12/8 0:00,14:30-16:30\n棋赛,2026-12-09,全天\n舞会,2026/12/10 14:30,14:30\n"
    let found = try imported(table)
    #expect(found.problems == [])
    #expect(
      found.fields == [
        "标题: 登山|开始: 2026-12-08 14:30-16:30|", "标题: 棋赛|开始: 2026-12-09|", "标题: 舞会|开始: 2026/12/10 14:30|",
      ])
  }

  @Test func `days from 0:00 to 0:00 are whole days, and that is said once`() throws {
    let found = try imported(
      "活动名称,开始时间,结束时间\n登山,2026/12/8 0:00,2026/12/9 0:00\n棋赛,2026/12/8 0:00:00,\n跨年,2026-12-31 22:00,2027-01-01 0:00\n"
    )
    #expect(
      found.fields == [
        "标题: 登山|开始: 2026-12-08|结束: 2026-12-09|", "标题: 棋赛|开始: 2026-12-08|",
        "标题: 跨年|开始: 2026-12-31 22:00|结束: 2027-01-01 0:00|",
      ])
    #expect(found.problems.map(\.kind) == [ProblemKind.importChanged.id])
    #expect(found.problems.map(\.severity) == [.note] && found.places == ["2: 2026/12/8 0:00"])
    let split = try imported("活动名称,日期,开始时间,结束时间\n登山,2026-12-08,0:00,0:00\n")
    #expect(split.fields == ["标题: 登山|开始: 2026-12-08|"])
  }

  @Test func `a time that cannot be read is blamed, not the day beside it`() throws {
    let found = try imported(
      "活动名称,日期,时间\n登山,2026-12-08,下午\n棋赛,,14:30\n舞会,12月9日,19:00\n歌会,2026-12-10 9:00,10:00\n")
    #expect(found.fields == [])
    #expect(found.places == ["2: 下午", "3: ", "4: 12月9日", "5: 10:00"])
    #expect(found.problems.first?.message.zh == "看不懂“下午”是几点")
    #expect(found.problems[1].message.zh == "“日期”这一格是空的，活动不能没有日期")
  }

  @Test func `the number of a day is explained by the format of its cell`() throws {
    let found = try imported("比赛名称,获奖时间,级别,奖次,获奖人员\n校羽毛球赛,46130,校级,第二名,李明\n")
    #expect(found.places == ["2: 46130"])
    #expect(found.problems.first?.message.zh == "“46130”是表格里日期的序号，这一格没有设成日期格式")
    #expect(found.problems.first?.suggestion?.zh.contains("应显示 2026-04-18") == true)
    let time = try imported("活动名称,日期,时间\n登山,2026-12-08,0.604166666666667\n")
    #expect(time.places == ["2: 0.604166666666667"])
    #expect(time.problems.first?.suggestion?.zh.contains("应显示 14:30") == true)
  }

  @Test func `an empty cell that a record needs is named itself`() throws {
    let found = try imported("比赛名称,获奖时间,级别,奖次,获奖人员\n校羽毛球赛,,校级,第二名,李明\n,2026,校级,第二名,\n")
    #expect(found.problems.map(\.kind) == Array(repeating: ProblemKind.keyMissing.id, count: 2))
    #expect(found.problems.first?.message.zh == "“获奖时间”这一格是空的，获奖不能没有日期")
    #expect(found.places == ["2: ", "3: "])
  }

  @Test func `of the day on which a book appeared its year counts`() throws {
    let found = try imported("书名,作者,出版时间\n乡土中国,费孝通,2008-04-01\n")
    #expect(found.fields == ["书名: 乡土中国|作者: 费孝通|年份: 2008|"])
    #expect(found.problems.map(\.kind) == [ProblemKind.importLeftOut.id])
  }

  @Test(arguments: [
    "2026年活动一览，秋季，校级\n活动名称,日期\n登山,2026-12-08\n", "2026年活动一览\n活动名称\t日期\n登山\t2026-12-08\n",
    "一览,一,二\n活动名称;日期\n登山;2026-12-08\n",
  ])
  func `the separator is that of the headings, whatever the title above them holds`(_ table: String) throws {
    let found = try imported(table)
    #expect(found.fields == ["标题: 登山|开始: 2026-12-08|"])
    #expect(found.problems.map(\.kind) == [ProblemKind.importLeftOut.id])
  }

  @Test func `how many may come is not how many came, and a remark below is no record`() throws {
    let found = try imported("活动名称,日期,人数上限\n登山,2026-12-08,30\n注：如遇下雨顺延,,\n")
    #expect(found.fields == ["标题: 登山|开始: 2026-12-08|名额: 30|"])
    #expect(found.places == ["3: 注：如遇下雨顺延"])
    #expect(try imported("\n").problems.map(\.message.zh) == ["文件里什么也没有"])
  }

  @Test func `a book with the number of another is told of by its number`() throws {
    let found = try imported("书名,作者,书号\n乡土中国,费孝通,9787300115955\n数字化生存,尼葛洛庞帝,7-300-11595-0\n")
    #expect(found.fields.count == 1)
    #expect(found.problems.map(\.message.zh) == ["“数字化生存”的书号和“乡土中国”相同，没有导入"])
    #expect(found.problems.first?.notes.count == 1)
  }

  @Test func `no heading is proposed that stands for another thing`() throws {
    let books = try imported("书名,作者,索书号\n乡土中国,费孝通,C91\n")
    #expect(books.problems.count == 1 && books.problems.first?.suggestion == nil)
    let events = try imported("活动名称,日期,报名截止,主办单位\n登山,2026-12-08,2026-12-01,学院工会\n")
    #expect(events.problems.map(\.suggestion?.zh) == ["您是不是想写 报名.截止？"])
    #expect(events.fields == ["标题: 登山|开始: 2026-12-08|主办: 学院工会|"])
    let mended = try imported("活动名称,日期,报名.截止\n登山,2026-12-08,2026-12-01\n")
    #expect(mended.problems == [] && mended.fields.first?.contains("截止: 2026-12-01") == true, "\(mended)")
  }

  @Test func `what a row lacks is to be added where it comes from`() throws {
    let found = try imported("活动名称,日期,状态\n登山,2026-12-08,取消\n")
    #expect(found.problems.map(\.suggestion?.zh) == ["在原来的文件里加上“状态说明”，例如 场地占用"])
  }
}
