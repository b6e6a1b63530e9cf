import Calendars
import Diagnostics
import FileTrees
import Records
import Support
import Testing

/// A record's header with `lines` as officers type them: what is reported, and the lines when all certain mendings are made.
private func typed(_ lines: String) -> (kinds: [String], mended: String, problems: [Problem], events: [Event])
{
  let path = "content/events/2026/a.md"
  let tree = site("-- \(path)\n---\n标题: 运动会\n开始: 2026-12-05 14:30\n\(lines)\n---\n")
  let result = decodeRecords(tree)
  var bytes = tree.text(at: path)?.bytes ?? []
  let edits = result.problems.compactMap(\.fix).filter { $0.certainty == .certain }.flatMap(\.edits)
  for edit in edits.sorted(by: { $0.span.lower > $1.span.lower }) {
    bytes.replaceSubrange(edit.span.range, with: edit.replacement.utf8)
  }
  let all = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst(3).dropLast()
  return (
    result.problems.map(\.kind), all.joined(separator: "\n"), result.problems,
    result.value.events.map(\.original)
  )
}

/// The signs of Chinese input methods, and ordinary titles, where YAML has a meaning of its own for them.
struct InputMethodTests {
  @Test(arguments: [
    ("报名: {截止：2026-12-01，方式：登记}", "“：”“，”", "报名: {截止: 2026-12-01, 方式: 登记}"),
    ("报名: ｛截止: 2026-12-01，方式: 登记｝", "“，”“｛”“｝”", "报名: {截止: 2026-12-01, 方式: 登记}"),
    (
      "议程: [{时间：14:30，内容：开场}，{时间：15:00，内容：比赛}]", "“：”“，”",
      "议程: [{时间: 14:30, 内容: 开场}, {时间: 15:00, 内容: 比赛}]"
    ),
    ("标签: ［排球，训练］", "“［”“］”", "标签: [排球，训练]"),
  ])
  func `full-width signs in brackets are one problem a line, and mended`(
    _ line: String, _ signs: String, _ mended: String
  ) {
    let result = typed(line)
    #expect(result.kinds == ["yaml.wide-sign"] && result.mended == mended, "\(result)")
    for sign in signs.split(separator: "”") {
      #expect(result.problems.first?.message.zh.contains(sign + "”") == true)
    }
    #expect(typed(mended).problems.isEmpty)
    #expect(result.events.first?.signup?.method == typed(mended).events.first?.signup?.method)
  }

  @Test func `brackets that go on over lines are mended in each`() {
    let result = typed("议程: [{时间：14:30，内容：开场},\n  {时间: 15:00, 内容：比赛}]")
    #expect(result.kinds == ["yaml.wide-sign", "yaml.wide-sign"])
    #expect(result.mended == "议程: [{时间: 14:30, 内容: 开场},\n  {时间: 15:00, 内容: 比赛}]")
    #expect(result.events.first?.programme.map(\.item) == ["开场", "比赛"])
  }

  @Test func `full-width signs inside a value are text`() throws {
    let result = typed("报名: {方式: 电话登记，截止：周五, 联系: “学院工会”（A101）}\n标签: [一、二；三]\n摘要: ［排球］训练：周三")
    #expect(result.problems.isEmpty, "\(result.problems.map(\.message.zh))")
    #expect(try #require(result.events.first).signup?.method == "电话登记，截止：周五")
    #expect(try #require(result.events.first).header.summary == "［排球］训练：周三")
  }

  @Test func `a comma inside a value in braces is quoted, a colon without a space gets one`() throws {
    let weeks = typed("重复: {学期: 2026-2027-1, 周次: 1-8,10-17, 星期: 6}")
    #expect(weeks.kinds == ["yaml.inner-comma"])
    #expect(weeks.mended == "重复: {学期: 2026-2027-1, 周次: \"1-8,10-17\", 星期: 6}")
    #expect(weeks.events.first?.weeklyRepeat?.value.weeks?.value.weeks.count == 16)
    let tight = typed("报名: {截止:2026-12-01,链接:https://a.cn/b}")
    #expect(tight.kinds == ["yaml.no-space"] && tight.mended == "报名: {截止: 2026-12-01,链接: https://a.cn/b}")
    #expect(typed("报名: {\"截止\":2026-12-01, '方式':登记}").events.first?.signup?.method == "登记")
  }

  @Test(arguments: ["[通知] 运动会", "{重要}运动会", "- 运动会", ">运动会", "|运动会", "#运动会"])
  func `titles that begin with a sign of YAML's are read, and quoted`(_ title: String) {
    let result = typed("摘要: \(title)")
    #expect(result.kinds == [title.hasPrefix("#") ? "yaml.comment" : "yaml.reserved"])
    #expect(result.mended == "摘要: \"\(title)\"" && result.events.first?.header.summary == title)
  }

  @Test func `brackets and quotes inside quotes end nothing`() {
    let result = typed(
      #"""
      标签: ["读\"书]", '一''二]', "b"] # 两种
      """#)
    #expect(result.problems.isEmpty, "\(result.problems.map(\.message.zh))")
    #expect(result.events.first?.header.tags == ["读\"书]", "一'二]", "b"])
  }

  @Test func `a remark after two blanks is one, and a text over several lines is read as before`() {
    #expect(typed("摘要: 运动会  # 备注\n地点: # 未定\n名额: 40").problems.isEmpty)
    #expect(typed("摘要: >-\n  第一行\n  第二行\n状态说明: |2\n   甲\n").problems.isEmpty)
    #expect(typed("摘要: 运动会 # 第二届").kinds == ["yaml.comment"])
  }

  @Test func `a bracket that nothing closes is reported where it opens`() throws {
    let result = typed("标签: [排球, 训练\n地点: 操场")
    #expect(result.kinds == ["yaml.unclosed"])
    let span = try #require(result.problems.first?.span)
    let file = try #require(
      site("-- content/events/2026/a.md\n---\n标题: 运动会\n开始: 2026-12-05 14:30\n标签: [排球, 训练\n地点: 操场\n---\n")
        .text(at: span.path))
    #expect(file.text(span.lower..<span.lower + 7) == "[排球")
  }

  @Test func `a field behind a tab or a wide blank stands with those above`() {
    let top = typed("\t地点: 操场\n　名额: 40")
    #expect(top.kinds == ["yaml.tab", "yaml.wide-space"] && top.mended == "地点: 操场\n名额: 40")
    let nested = typed("报名:\n\t截止: 2026-12-01\n\t方式: 登记\n地点: 操场")
    #expect(nested.mended == "报名:\n  截止: 2026-12-01\n  方式: 登记\n地点: 操场")
    #expect(nested.events.first?.signup?.method == "登记")
  }

  @Test func `a dash without a blank begins an item, and text at the margin belongs to the line above`()
    throws
  {
    let list = typed("标签:\n-排球\n-训练")
    #expect(list.kinds == ["yaml.bullet", "yaml.bullet"] && list.events.first?.header.tags == ["排球", "训练"])
    let loose = typed("摘要: 第一行\n第二行\n第三行\n地点: 操场")
    #expect(loose.kinds == ["yaml.indent", "yaml.indent"])
    #expect(loose.events.first?.header.summary == "第一行 第二行 第三行" && loose.events.first?.venue?.text == "操场")
  }

  @Test func `blanks without width in a field's name are not there`() {
    #expect(typed("地\u{200B}点: 操场").events.first?.venue?.text == "操场")
  }
}

/// Names of fields in messages and new files.
struct FieldNameTests {
  @Test func `an example has the names of its reader's language, in braces, too`() throws {
    let fields = RecordKind.event.fields
    func field(_ key: String) throws -> FieldDefinition { try #require(fields.first { $0.key == key }) }
    #expect(try field("signup").example(in: .zh) == "{截止: 2026-11-20, 方式: 到工会办公室登记}")
    #expect(try field("signup").example(in: .en) == "{close: 2026-11-20, method: 到工会办公室登记}")
    #expect(try field("changes").example(in: .zh) == "[{原日期: 2026-11-25, 变动: 改期, 改到: 2026-11-26 16:30}]")
    #expect(
      try field("programme").written("[{time: \"14:30, item: x\"}]", in: .zh) == "[{时间: \"14:30, item: x\"}]")
    #expect(try field("start").example(in: .zh) == "2026-11-24 14:30")
    let byline = try #require(fields.first { $0.key == "byline" })
    #expect(byline.example(in: .en) == "{author: 李明, reviewer: 王芳}")
  }

  @Test func `a hint can be pasted, in the reader's language`() throws {
    let weekly = typed("重复: 常有").problems
    #expect(weekly.first?.expected?.zh == "例如 {学期: 2026-2027-1, 周次: \"1-8,10-17\"}")
    #expect(weekly.first?.expected?.en == "for example {term: 2026-2027-1, weeks: \"1-8,10-17\"}")
    #expect(typed("重复: {学期: 2026-2027-1, 周次: \"1-8,10-17\"}").problems.isEmpty)
    let cancelled = try #require(typed("状态: 取消").problems.first)
    #expect(
      cancelled.suggestion == Wording(zh: "加一行：状态说明: 场地占用", en: "add a line: status_note: hall not available")
    )
  }
}
