import Calendars
import Diagnostics
import FileTrees
import Records
import Support
import Testing

private let fields = """
  -- unionpress.yaml
  name: 工会
  url: https://gh.example.edu.cn
  languages: [zh, en]
  自定字段:
    - {名称: 着装, 英文名称: Dress code, 用于: [活动, 俱乐部], 可选: [运动装, 正装]}
    - {名称: 难度, 用于: 活动, 类型: 数字}
    - {名称: 首办, 用于: 活动, 类型: 日期}
    - {名称: 自带午餐, 用于: 活动, 类型: 是否}
    - {名称: 报名表, 用于: 活动, 类型: 网址}
    - {名称: 备忘, 用于: 活动}

  """

private func event(_ lines: String, name: String = "a") -> String {
  "-- content/events/2026/\(name).md\n---\n标题: 运动会\n开始: 2026-11-24 14:30\n\(lines)\n---\n"
}

private func settings(_ custom: String) -> [Problem] {
  decodeRecords(site("-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\n自定字段:\n\(custom)\n"))
    .problems
}

struct CustomFieldTests {
  @Test func `records say what the settings declare, in the order of the settings`() throws {
    let result = decodeRecords(
      site(
        fields
          + event(
            "备忘: 白色上衣，深色裤子\n报名表: https://www.wjx.cn/a\n自带午餐: 否\n首办: 2019年4月\n难度: 2.5\nDress code: 运动装、正装")))
    #expect(result.problems == [])
    let values = try #require(result.value.events.first?.original.header.custom)
    #expect(values.map(\.name) == ["着装", "难度", "首办", "自带午餐", "报名表", "备忘"])
    guard case .date(let date) = values[2].content else {
      Issue.record("\(values[2])")
      return
    }
    #expect(date.description == "2019-04")
    #expect(
      [values[0], values[1], values[3], values[5]].map(\.content) == [
        .texts(["运动装", "正装"]), .number(2.5), .flag(false), .texts(["白色上衣，深色裤子"]),
      ])
    #expect(result.value.events.first?.original.links.map(\.value) == ["https://www.wjx.cn/a"])
  }

  @Test func `rows of tables have them, too`() {
    let table = "-- content/data/events.csv\n标题,开始,着装\n运动会,2026-11-24 14:30,正装\n"
    let result = decodeRecords(site(fields + table))
    #expect(result.problems == [])
    #expect(result.value.events.first?.original.header.custom.map(\.content) == [.texts(["正装"])])
  }

  @Test func `a translation says its own, and what the original says of the rest`() throws {
    let translation = "-- content/events/2026/a.en.md\n---\ntitle: Games\n备忘: Bring water\n---\n"
    let result = decodeRecords(site(fields + event("备忘: 带水\n难度: 2") + translation))
    #expect(result.problems == [])
    let version = try #require(result.value.events.first).version(in: .en)
    #expect(version.header.custom.map(\.content) == [.number(2), .texts(["Bring water"])])
  }

  @Test(arguments: [
    ("难度: 高", "value.type", "高"), ("着装: 运动服", "value.choice", "运动服"), ("报名表: 见群里", "value.type", "见群里"),
    ("自带午餐: 随意", "value.type", "随意"), ("着状: 正装", "key.unknown", "着状"),
    ("着装: 正装\nDress code: 正装", "key.twice", "Dress code"), ("手机: 无", "privacy.key", "手机"),
    ("难度: 3，5", "value.type", "3，5"), ("难度: 1 2", "value.type", "1 2"),
  ])
  func `a slip in one is told at its place`(_ lines: String, kind: String, at text: String) throws {
    let tree = site(fields + event(lines))
    let problems = decodeRecords(tree).problems
    #expect(problems.map(\.kind) == [kind])
    let span = try #require(problems.first?.span)
    let file = try #require(tree.text(at: span.path))
    #expect(String(decoding: file.bytes[span.lower..<span.upper], as: UTF8.self) == text)
  }

  @Test func `what is misspelt leads to the name that was meant`() {
    let problems = decodeRecords(site(fields + event("着状: 正装") + event("着装: 运动服", name: "b"))).problems
    #expect(problems.map { $0.suggestion?.zh } == ["您是不是想写 着装？", "您是不是想写 运动装？"])
  }

  @Test func `other kinds of records and groups of fields know nothing of them`() {
    let news = "-- content/news/2026/a.md\n---\n标题: 通知\n日期: 2026-11-20\n着装: 正装\n---\n"
    #expect(decodeRecords(site(fields + news)).problems.map(\.kind) == ["key.unknown"])
    #expect(decodeRecords(site(fields + event("报名: {着装: 正装}"))).problems.map(\.kind) == ["key.unknown"])
  }

  @Test func `one that must be given is missed once, and not if it is misspelt`() {
    let needed = fields + "  - {名称: 负责处室, 用于: 活动, 必填: 是}\n"
    #expect(decodeRecords(site(needed + event("备忘: 带水"))).problems.map(\.kind) == ["key.missing"])
    #expect(decodeRecords(site(needed + event("负责处事: 工会"))).problems.map(\.kind) == ["key.unknown"])
    #expect(decodeRecords(site(needed + event("负责处室: 工会"))).problems == [])
    for empty in ["负责处室:", "负责处室: ''", "负责处室: []"] {
      #expect(decodeRecords(site(needed + event(empty))).problems.map(\.kind) == ["key.missing"], "\(empty)")
    }
  }

  @Test func `numbers may have full-width digits and groups, dates a time`() {
    let lines = ["难度: ４", "难度: ４．５", "难度: 12,345", "首办: 2026-11-05 09:00"]
    let values = lines.map {
      decodeRecords(site(fields + event($0))).value.events.first?.original.header.custom
    }
    #expect(
      values.map { $0?.first?.content } == [
        .number(4), .number(4.5), .number(12345),
        .moment(LocalDateTime(2026, 11, 5, 9, 0) ?? LocalDateTime(minuteNumber: 0)),
      ])
  }

  @Test func `a name that is taken is told of at its declaration alone`() {
    let taken = fields + "  - {名称: 开始, 用于: 活动}\n  - {名称: '', 用于: 活动}\n"
    #expect(
      decodeRecords(site(taken + event("备忘: 带水"))).problems.map(\.kind) == ["key.custom", "key.custom"])
  }

  @Test(arguments: [
    "  - {名称: 地点, 用于: 活动}", "  - {名称: 备注, 英文名称: venue, 用于: 活动}", "  - {名称: 生日, 用于: 人物}",
    "  - {名称: 着装, 用于: 活动}\n  - {名称: 着装, 用于: [新闻, 活动]}", "  - {名称: 难度, 用于: 活动, 类型: 数字, 可选: [一, 二]}",
    "  - {名称: 附加, 用于: 活动}",
  ])
  func `a declaration that cannot be kept is refused`(_ custom: String) {
    #expect(settings(custom).map(\.kind) == ["key.custom"])
  }

  @Test func `two fields of one name for different kinds are two fields`() {
    #expect(settings("  - {名称: 着装, 用于: 活动}\n  - {名称: 着装, 用于: 新闻}") == [])
    #expect(settings("  - {名称: 着装, 用于: 场地}").map(\.kind) == ["value.choice"])
  }

  @Test func `records are read anew when the declarations change, and not otherwise`() {
    var memory = RecordMemory()
    let texts = event("着装: 正装")
    #expect(decodeRecords(site(fields + texts), reusing: &memory).problems == [])
    let bare = "-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\n"
    #expect(decodeRecords(site(bare + texts), reusing: &memory).problems.map(\.kind) == ["key.unknown"])
    #expect(decodeRecords(site(fields + texts), reusing: &memory).problems == [])
  }
}
