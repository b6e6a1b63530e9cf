import Calendars
import Diagnostics
import Records
import Resolution
import Support
import Testing

private let asOf = LocalDate(iso: "2026-11-20")!

/// Proposals made of their fields below the required ones.
private func read(_ all: [String]) -> (proposals: [Proposal], problems: [Problem], text: String) {
  let files = all.enumerated().map { number, fields in
    "-- content/proposals/p\(number).md\n---\n编号: 2026-\(100 + number)\n届次: 三届二次\n案由: 甲\n"
      + (fields.contains("类别:") ? "" : "类别: 其他\n") + (fields.contains("状态:") ? "" : "状态: 提交\n")
      + fields + "\n---\n"
  }
  let tree = site(files.joined())
  let records = decodeRecords(tree)
  let union = resolve(records.value, today: asOf)
  let problems = records.problems + union.problems
  return (union.value.proposals.map(\.entry.original), problems, report(problems, in: tree))
}

private let answered = "主办: 办公室\n答复: 好"

struct ProposalTests {
  @Test func `T6: shares add up to a hundred by the largest remainder`() {
    #expect(shares([46, 16, 10, 2]) == [622, 216, 135, 27])
    #expect(shares([1, 1, 1]) == [334, 333, 333])
    #expect(shares([0, 0]) == [0, 0] && shares([]) == [])
    for counts in [[1, 2, 3, 4, 5, 6, 7], [99, 1], [5, 5, 5, 5, 5, 5], [1_000_003, 2, 7]] {
      #expect(shares(counts).reduce(0, +) == 1000)
    }
    #expect(tenths(622) == "62.2" && tenths(0) == "0.0" && tenths(1000) == "100.0")
  }

  @Test func `T6: states of seventy-four proposals`() {
    // 52 accepted, two of them merged with others; 22 taken as suggestions.
    let all =
      Array(repeating: "状态: 立案", count: 50) + Array(repeating: "状态: 并案\n并入: p0", count: 2)
      + Array(repeating: "状态: 转意见建议", count: 22)
    let (proposals, problems, text) = read(all)
    #expect(problems.isEmpty, "\(text)")
    let statistics = ProposalStatistics(proposals, asOf: asOf)
    #expect(statistics.received == 74 && statistics.accepted == 52 && statistics.acceptedAfterMerge == 50)
    #expect(statistics.converted == 22 && statistics.rejected == 0 && statistics.open == 0)
  }

  @Test func `T6: satisfaction, and none below three votes`() {
    func votes(_ good: Int, _ mostly: Int, _ bad: Int) -> ProposalStatistics.Satisfaction {
      let all =
        Array(repeating: "状态: 评价\n满意度: 满意\n" + answered, count: good)
        + Array(repeating: "状态: 评价\n满意度: 基本满意\n" + answered, count: mostly)
        + Array(repeating: "状态: 重新办理\n满意度: 不满意\n评价说明: 慢\n" + answered, count: bad)
      let (proposals, problems, text) = read(all)
      #expect(problems.isEmpty, "\(text)")
      return ProposalStatistics(proposals, asOf: asOf).satisfaction
    }
    #expect(votes(40, 8, 2).rate == 960)
    #expect(votes(1, 1, 0).rate == nil && votes(2, 1, 0).rate == 1000)
  }

  @Test func `T6: dates go forwards only`() {
    let text = read(["状态: 答复\n交办: 2026-05-10\n答复日期: 2026-05-01\n" + answered]).text
    #expect(text.contains("答复（2026-05-01）早于交办（2026-05-10）") && text.contains("proposal.dates"))
    #expect(read(["状态: 答复\n交办: 2026-05-10\n答复日期: 2026-05-10\n" + answered]).problems.isEmpty)
  }

  @Test func `T6: what is past its date is overdue by so many days`() throws {
    let (proposals, _, _) = read([
      "状态: 办理\n主办: 办公室\n期限: 2026-11-01", "状态: 答复\n答复日期: 2026-11-05\n期限: 2026-11-01\n" + answered,
      "状态: 答复\n答复日期: 2026-10-30\n期限: 2026-11-01\n" + answered, "状态: 办理\n主办: 办公室\n期限: 2026-11-20",
      "状态: 转意见建议\n期限: 2026-11-01",
    ])
    let delays = proposals.map { $0.delay(asOf: asOf).map { "\($0.days) \($0.isOpen)" } ?? "-" }
    #expect(delays == ["19 true", "4 false", "-", "-", "-"])
    #expect(ProposalStatistics(proposals, asOf: asOf).overdue == 1)
  }

  @Test(arguments: [
    ("状态: 交办", "要写主办部门"), ("状态: 答复\n主办: 办公室", "要写答复"), ("状态: 办理\n主办: 办公室\n满意度: 满意", "还没有答复"),
    ("状态: 评价\n满意度: 不满意\n评价说明: 慢\n" + answered, "重新办理或办结"), ("状态: 重新办理\n满意度: 不满意\n" + answered, "评价说明"),
    ("状态: 不立案", "要写理由"), ("状态: 并案", "并入哪一件"),
  ])
  func `a state asks for what belongs to it`(fields: String, expected: String) {
    let (_, problems, text) = read([fields])
    #expect(problems.map(\.kind).contains("proposal.incomplete") && text.contains(expected), "\(text)")
  }

  @Test func `proposals stand by session, the latest first, and then by number`() {
    func order(_ all: [(session: String, number: String)]) -> String {
      let files = all.enumerated().map {
        "-- content/proposals/p\($0).md\n---\n编号: \($1.number)\n届次: \($1.session)\n案由: 甲\n类别: 其他\n状态: 提交\n---\n"
      }
      return resolve(decodeRecords(site(files.joined())).value, today: asOf).value.proposals
        .map { "\($0.entry.original.session.prefix(4))\($0.entry.original.number.value)" }.joined(
          separator: " ")
    }
    #expect(
      order([("三届二次", "2"), ("三届三次", "1"), ("三届二次", "10"), ("三届二次", "1"), ("三届三次", "2")])
        == "三届三次1 三届三次2 三届二次1 三届二次2 三届二次10")
    #expect(
      order([("三届一次", "2025-7"), ("三届二次", "2026-10"), ("三届二次", "2026-9")])
        == "三届二次2026-9 三届二次2026-10 三届一次2025-7")
    #expect(order([("十届一次", "1"), ("九届一次", "1")]) == "十届一次1 九届一次1")
  }

  @Test func `a record that stands in a file and in a table is reported once`() {
    let fields = [("编号", "2026-101"), ("届次", "三届二次"), ("案由", "甲"), ("类别", "其他"), ("状态", "提交")]
    let tree = site(
      "-- content/proposals/2026-101.md\n---\n\(fields.map { "\($0): \($1)\n" }.joined())---\n-- content/data/proposals.csv\n"
        + fields.map(\.0).joined(separator: ",") + "\n" + fields.map(\.1).joined(separator: ",") + "\n")
    #expect(resolve(decodeRecords(tree).value, today: asOf).problems.map(\.kind) == ["id.twice"])
    let holidays = "year: 2026\ndays: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]\n"
    let two = site(
      "-- content/data/holidays-2026.yaml\n\(holidays)-- content/data/放假安排2026.yaml\n\(holidays)")
    #expect(resolve(decodeRecords(two).value, today: asOf).problems.map(\.kind) == ["id.twice"])
  }

  @Test func `rows of one term in two tables of participation are no twins`() {
    let terms =
      "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19}\n"
    let rows = "学期,单位,人数\n2026-2027-1,"
    let tree = site(
      terms
        + "-- content/data/participation-a.csv\n\(rows)统计系,20\n-- content/data/participation-b.csv\n\(rows)数学系,30\n"
    )
    let union = resolve(decodeRecords(tree).value, today: asOf)
    #expect(union.problems.isEmpty && union.value.participation.count == 2)
  }

  @Test func `a term may be named wherever it is meant`() throws {
    let tree = site(
      """
      -- content/data/terms.yaml
      - {id: 2026-2027-1, name: 2026—2027学年第一学期, week1_monday: 2026-09-07, weeks: 19}
      -- content/clubs/a.md
      ---
      标题: 读书会
      类别: 读书
      ---
      -- content/books/a.md
      ---
      书名: 甲
      作者: 费孝通
      ---
      -- content/booklists/a.md
      ---
      标题: 秋季书单
      俱乐部: a
      学期: 2026—2027学年第一学期
      书目: [{book: a}]
      ---
      -- content/data/participation.csv
      学期,人数
      2026—2027学年第一学期,20
      2026-2027-2,20
      """)
    let records = decodeRecords(tree)
    #expect(records.problems.isEmpty, "\(report(records.problems, in: tree))")
    let union = resolve(records.value, today: asOf)
    #expect(union.problems.map(\.kind) == ["reference.missing"])
    #expect(union.problems.first?.suggestion?.zh.contains("2026-2027-1") == true)
    #expect(union.value.participation.map(\.term) == ["2026-2027-1"])
  }

  @Test func `numbers are unique in a session, and names need consent`() {
    let twins = "-- content/proposals/a.md\n---\n编号: 1\n届次: 三届二次\n案由: 甲\n类别: 其他\n状态: 提交\n---\n"
    let tree = site(twins + twins.replacing("/a.md", with: "/b.md"))
    #expect(resolve(decodeRecords(tree).value, today: asOf).problems.map(\.kind) == ["proposal.number"])
    #expect(read(["提案人: 李明"]).problems.map(\.kind) == ["proposal.name"])
    #expect(read(["提案人: 李明\n公开姓名: 是"]).problems.isEmpty)
  }
}
