import Calendars
import Diagnostics
import FileTrees
import Records
import Support
import Testing

private func problems(of fields: String, in path: String) -> [Problem] {
  decodeRecords(site("-- content/\(path)\n---\n标题: 甲\n\(fields)\n---\n")).problems
}

/// What people write who know what they want to say, and not what the field is called.
struct OfficerWordsTests {
  @Test(arguments: ["微信号: wxid_abc", "QQ: 12345678", "联系人: 李老师", "联系电话: 8888", "email: a@b.cn"])
  func `ways to reach somebody are sent to the office that the club or event names`(_ field: String) throws {
    let club = problems(of: "类别: 文体\n" + field, in: "clubs/a.md")
    #expect(club.map(\.kind) == ["key.unknown"])
    #expect(club[0].suggestion?.zh.contains("入会方式: {联系: 学院工会办公室}") == true)
    let event = problems(of: "开始: 2026-12-01\n" + field, in: "events/2026/a.md")
    #expect(event.map(\.kind) == ["key.unknown"])
    #expect(event[0].suggestion?.zh.contains("报名: {联系: 学院工会办公室}") == true)
    #expect(event[0].suggestion?.en.contains("signup: {contact_role: union office}") == true)
  }

  @Test(arguments: [
    ("clubs/a.md", "类别: 文体\n活动时间: 每周四", "俱乐部的活动另写一份，日历里才有：unionpress new 活动；这一行可以移到正文里"),
    ("clubs/a.md", "类别: 文体\n负责人数: 3", nil), ("news/2026/a.md", "发布时间: 2026-11-20", "您是不是想写 日期？"),
    ("news/2026/a.md", "日期: 2026-11-20\n发布时间: 2026-11-21", "您是不是想写 定时发布？"),
    ("news/2026/a.md", "日期: 2026-11-20\n作者: 王老师", "写成：署名: {供稿: 王老师}"),
    ("events/2026/a.md", "开始: 2026-12-01\n主办单位: 校工会", "您是不是想写 主办？"),
    (
      "events/2026/a.md", "开始: 2026-12-01\n报名方式: 扫码\n报名截止: 下周五", "写成：报名: {方式: 扫码, 截止: 2026-11-20 17:00}"
    ),
  ])
  func `what a field is called elsewhere leads to the one meant`(path: String, fields: String, hint: String?)
  {
    let found = problems(of: fields, in: path)
    #expect(found.allSatisfy { $0.kind == "key.unknown" }, "\(found.map(\.message.zh))")
    if let hint { #expect(found.first?.suggestion?.zh == hint) }
  }

  @Test func `a name that stands for a title is one mistake, and a group is shown with what was written`() {
    let club = decodeRecords(site("-- content/clubs/a.md\n---\n名称: 羽毛球协会\n类别: 文体\n负责人: 王老师\n---\n")).problems
    #expect(club.map(\.kind) == ["key.unknown", "value.type"])
    #expect(club[0].suggestion?.zh == "您是不是想写 标题？")
    #expect(club[1].expected?.zh == "例如 {姓名: 王老师, 职务: 会长}")
  }

  @Test func `a line that says again what another says is not to be renamed to it`() throws {
    let both = problems(of: "开始: 2026-12-01\n地址: 体育馆\n地点: 南校区体育馆", in: "events/2026/a.md")
    #expect(both.map(\.kind) == ["key.unknown"])
    #expect(both[0].suggestion?.zh == "已经写了“地点”：两行合成一行，或删去这一行")
    #expect(both[0].fix == nil && both[0].notes.count == 1)
    let alone = problems(of: "开始: 2026-12-01\n地址: 体育馆", in: "events/2026/a.md")
    #expect(alone[0].suggestion?.zh == "您是不是想写 地点？")
  }

  @Test(arguments: [
    "2026-09-16、2026-09-23", "2026年9月16日，2026年9月23日", "[2026-09-16、2026-09-23]", "2026-09-16, 2026-09-23",
  ])
  func `dates with commas of any kind between them are a list`(_ dates: String) throws {
    let tree = site(
      "-- content/events/2026/a.md\n---\n标题: 甲\n开始: 2026-09-09 14:00\n重复规则: FREQ=WEEKLY;COUNT=10\n除外日期: \(dates)\n---\n"
    )
    let result = decodeRecords(tree)
    #expect(result.problems.isEmpty, "\(result.problems.map(\.message.zh))")
    #expect(result.value.events.first?.original.excluded.count == 2)
  }

  @Test(arguments: ["一周", "五个工作日", "2026-11-20至", "2026-11-20"])
  func `a period that is none is said once, with how it is written`(_ period: String) throws {
    let found = problems(of: "日期: 2026-11-20\n类型: 公示\n公示期: \(period)", in: "news/2026/a.md")
    #expect(found.count == 1, "\(found.map(\.message.zh))")
    #expect(found.first?.expected?.zh.contains("2026-11-23至2026-11-29") == true)
  }

  @Test func `a slip in a day of a period is said of that day`() throws {
    let found = problems(of: "日期: 2026-11-20\n类型: 公示\n公示期: 2026-11-20至2026-11-31", in: "news/2026/a.md")
    #expect(found.count == 1 && found[0].message.zh.contains("11月31日"), "\(found.map(\.message.zh))")
    let half = problems(of: "日期: 2026-11-20\n类型: 公示\n公示期: {开始: 2026-11-20}", in: "news/2026/a.md")
    #expect(half.map(\.kind) == ["key.missing"])
  }

  @Test func `a place to publish to may be called in Chinese`() throws {
    let tree = site("-- unionpress.yaml\n名称: 甲\n网址: https://a.edu.cn\n发布到: [{名称: 本机, 种类: 文件夹, 位置: /srv/a}]\n")
    #expect(checkedSettings(of: tree).problems.isEmpty)
    let spaced = site(
      "-- unionpress.yaml\n名称: 甲\n网址: https://a.edu.cn\n发布到: [{名称: 学校 一, 种类: 文件夹, 位置: /srv/a}]\n")
    #expect(checkedSettings(of: spaced).problems.first?.expected?.zh == "一个词，例如 school 或 学校")
  }

  @Test func `a folder or a table called in Chinese is led to its own`() throws {
    let folder = decodeRecords(site("-- content/活动/a.md\n---\n标题: 甲\n---\n")).problems
    #expect(folder.first?.suggestion?.zh.contains("content/events/") == true)
    let table = decodeRecords(site("-- content/data/假期.yaml\n- 年份: 2026\n")).problems
    #expect(table.first?.suggestion?.zh.contains("放假安排") == true)
  }

  @Test(arguments: [
    ("开始: 2026-12-02 16:30\n重复: 每周三", "写成：重复: {学期: 2026-2027-1, 周次: \"1-17\", 星期: 周三}"),
    (
      "开始: 2026-12-02 16:30\n重复: 第1-16周 双周周一、周四",
      "写成：重复: {学期: 2026-2027-1, 周次: \"1-16\", 单双周: 双周, 星期: [周一, 周四]}"
    ),
    ("开始: 2026-12-02 16:30\n重复: 每周一次", "写成：重复: {学期: 2026-2027-1, 周次: \"1-17\"}"),
    ("开始: 2026-12-02 16:30\n重复: 每月第三个周三", "写成：重复规则: FREQ=MONTHLY;BYDAY=3WE;COUNT=8"),
    (
      "开始: 每周三 16:30",
      "“开始”写第一次的日期，另加一行“重复”：开始: 2026-11-25 16:30；重复: {学期: 2026-2027-1, 周次: \"1-17\", 星期: 周三}"
    ),
    (
      "开始: 2026-09-09 16:30\n重复规则: FREQ=WEEKLY;COUNT=8\n取消: 10月7日",
      "写成：变动: [{原日期: 2026-10-07, 变动: 取消, 说明: 场地占用}]"
    ),
    (
      "开始: every Wednesday 16:30",
      "“开始”写第一次的日期，另加一行“重复”：开始: 2026-11-25 16:30；重复: {学期: 2026-2027-1, 周次: \"1-17\", 星期: 周三}"
    ),
    (
      "开始: 2026-09-09 16:30\n重复规则: FREQ=WEEKLY;COUNT=8\n取消: 10月7日、2026-10-14",
      "写成：变动: [{原日期: 2026-10-07, 变动: 取消, 说明: 场地占用}, {原日期: 2026-10-14, 变动: 取消, 说明: 场地占用}]"
    ),
    ("开始: 每天 16:30", "“开始”写第一次的日期，另加一行“重复规则”：开始: 2026-11-23 16:30；重复规则: FREQ=DAILY;COUNT=10"),
    ("开始: 2026-12-02 16:30\n重复: 隔周周三", "写成：重复: {学期: 2026-2027-1, 周次: \"1-17\", 单双周: 单周, 星期: 周三}"),
    (
      "开始: 2026-12-02 16:30\n报名: 2026-11-20至2026-11-25", "写成：报名: {开始: 2026-11-20, 截止: 2026-11-25}"
    ),
    (
      "开始: 2026-09-09 16:30\n重复规则: FREQ=WEEKLY;COUNT=8\n取消:",
      "写成：变动: [{原日期: 2026-11-25, 变动: 取消, 说明: 场地占用}]"
    ),
    ("开始: 2026-12-02 16:30\n取消: 教练出差", "写成两行：状态: 取消；状态说明: 教练出差"),
    ("开始: 2026-12-02 16:30\n取消: 是", "写成两行：状态: 取消；状态说明: 场地占用"),
    ("开始: 2026-12-02 16:30\n报名: 12月5日前到工会办公室", "写成：报名: {方式: 12月5日前到工会办公室}"),
    ("开始: 2026-12-02 16:30\n报名: 2026-12-01", "写成：报名: {截止: 2026-12-01}"),
    ("开始: 2026-12-02 16:30\n名额: 不限", "没有限制就空着，或删去这一行"),
  ])
  func `what is put in words about an event is shown in its form`(fields: String, hint: String) {
    let found = problems(of: fields, in: "events/2026/a.md")
    #expect(found.count == 1, "\(found.map(\.message.zh))")
    #expect(found.first?.suggestion?.zh == hint)
  }

  @Test func `a file in the place of a picture is kept in the example, and a number is asked for plainly`() {
    let picture = problems(of: "开始: 2026-12-02\n照片: li.jpg", in: "events/2026/a.md")
    #expect(picture.first?.expected?.zh == "例如 {图片: li.jpg, 说明: 队员合影}")
    let count = problems(of: "开始: 2026-12-02\n已报: 很多", in: "events/2026/a.md")
    #expect(count.first?.message.zh == "“很多”应为 0 或正整数")
  }

  @Test(arguments: [
    ("awards/a.md", "赛事: 红歌赛\n级别: 校级\n名次: 一等奖\n时间: 2026-05-01", "您是不是想写 日期？"),
    ("news/2026/a.md", "时间: 2026-11-20", "您是不是想写 日期？"),
    ("campaigns/a.md", "俱乐部: a\n时间: 2026-11-20", "您是不是想写 开始？"),
    ("books/a.md", "作者: 甲\n无书号: 是\n时间: 2008", "您是不是想写 年份？"),
    ("clubs/a.md", "类别: 文体\n时间: 每周三", "俱乐部的活动另写一份，日历里才有：unionpress new 活动；这一行可以移到正文里"),
  ])
  func `a time is the day that the record is about`(path: String, fields: String, hint: String) {
    let found = problems(of: fields, in: path)
    #expect(found.map(\.kind) == ["key.unknown"], "\(found.map(\.message.zh))")
    #expect(found.first?.suggestion?.zh == hint)
  }

  @Test(arguments: ["电话: 8888", "办公电话: 010", "微信: a"])
  func `a telephone of a person has no field, and an office's has a place`(_ field: String) {
    let tree = site("-- content/people/a.md\n---\n姓名: 李明\n职务: [{职务: 主席, 机构: 工会}]\n\(field)\n---\n")
    let found = decodeRecords(tree).problems
    #expect(found.count == 1)
    #expect(found.first?.suggestion?.zh.contains("unionpress.yaml 的“联系办公室”") == true)
  }

  @Test(arguments: ["图书: 《甲》、《乙》", "书: 《甲》《乙》", "书目: 《甲》，《乙》"])
  func `several books in one text are shown as a list`(_ field: String) {
    let found = problems(of: "俱乐部: reading\n\(field)", in: "booklists/a.md")
    #expect(found.map(\.kind) == ["value.type"])
    #expect(found.first?.suggestion?.zh == "写成：书: [{书: 甲}, {书: 乙}]")
    #expect(problems(of: "俱乐部: reading\n书: 诗、歌与画", in: "booklists/a.md").isEmpty)
    let ids = problems(of: "俱乐部: reading\n书: xiangtu-zhongguo, huozhe", in: "booklists/a.md")
    #expect(ids.first?.suggestion?.en == "write: items: [{book: xiangtu-zhongguo}, {book: huozhe}]")
  }

  @Test func `what a proposal is about is led to its category`() {
    let tree = site("-- content/proposals/a.md\n---\n案由: 甲\n编号: 1\n届次: 一届一次\n类别: 福利\n状态: 提交\n---\n")
    #expect(decodeRecords(tree).problems.first?.suggestion?.zh == "您是不是想写 民生保障？")
  }
}
