import Calendars
import Diagnostics
import FileTrees
import Markdown
import Records
import Support
import Testing

private func decoded(_ text: String) -> (set: RecordSet, problems: [Problem], tree: SourceTree) {
  let tree = site(text)
  let result = decodeRecords(tree)
  return (result.value, result.problems, tree)
}

private func venue(_ fields: String) -> String { "-- content/data/venues.yaml\n- {\(fields)}\n" }

/// The header of a record as officers type it.
struct HeaderTests {
  @Test func `a full-width colon is reported where it stands with the corrected line`() {
    let (_, problems, tree) = decoded("-- content/pages/a.md\n---\n标题：运动会\n---\n")
    #expect(
      report(problems, in: tree) == """
        错误[yaml.wide-colon]：“：”应为半角冒号加空格
          ─ content/pages/a.md:2:3
         2 │ 标题：运动会
           │     ^^
           = 改成：标题: 运动会

        """)
  }

  @Test func `the same message in English`() {
    let (_, problems, tree) = decoded("-- content/pages/a.md\n---\n标题：运动会\n---\n")
    #expect(
      report(problems, in: tree, language: .en) == """
        error[yaml.wide-colon]: “：” should be an ASCII colon and a space
          ─ content/pages/a.md:2:3
         2 │ 标题：运动会
           │     ^^
           = write: 标题: 运动会

        """)
  }

  @Test func `values are read as written, not as YAML understands them`() throws {
    let (set, problems, _) = decoded(
      """
      -- content/events/2026/a.md
      ---
      title: 1e3
      时间: 2026年11月23日 16:30
      extra: {编号: 007, 比分: 21:15, 时间: 16:30, 是: yes}
      ---
      """)
    #expect(problems.isEmpty)
    let event = try #require(set.events.first?.original)
    #expect(event.header.title == "1e3")
    #expect(event.time == .timed(try #require(LocalDateTime(2026, 11, 23, 16, 30)), until: nil))
    let texts = event.header.extra.compactMap { field -> String? in
      if case .scalar(let scalar) = field.value { "\(field.key)=\(scalar.text)" } else { nil }
    }
    #expect(texts == ["编号=007", "比分=21:15", "时间=16:30", "是=yes"])
    #expect(decoded(venue("id: 007, name: 七号馆")).set.venues.first?.id.path == "007")
  }

  @Test func `all problems of a header come in one run`() {
    let (_, problems, _) = decoded(
      """
      -- content/events/2026/a.md
      ---
      标题：运动会
      开始: 2026年9月12日（周四）
      clbu: volleyball
      名额: 若干
      摘要: 第一届 # 第二届
      标签: [排球，羽毛球]
      ---
      """)
    #expect(
      problems.map(\.kind) == [
        "yaml.wide-colon", "yaml.comment", "date.weekday-differs", "key.unknown", "value.type",
      ])
  }

  @Test func `a contradicting weekday names both`() throws {
    let (_, problems, _) = decoded("-- content/events/2026/a.md\n---\n标题: 甲\n开始: 2026年9月12日（周四）\n---\n")
    let message = try #require(problems.first).message.zh
    #expect(message.contains("星期六") && message.contains("星期四"))
  }

  @Test func `a title with dashes stays whole and a rule in the text is no header`() throws {
    let (set, problems, _) = decoded("-- content/pages/a.md\n---\ntitle: 甲 --- 乙\n---\n正文\n\n---\n\n更多\n")
    #expect(problems.isEmpty)
    #expect(set.pages.first?.original.header.title == "甲 --- 乙")
    #expect(set.pages.first?.original.body.plainText.contains("更多") == true)
  }

  @Test func `BOM, CR LF and blank lines above the header are fine`() throws {
    let text = "\u{FEFF}\r\n---\r\ntitle: 关于\r\n---\r\n正文\r\n"
    let tree = SourceTree(texts: site("").texts + [SourceFile(path: "content/pages/a.md", text: text)])
    let result = decodeRecords(tree)
    #expect(result.problems.map(\.kind) == ["encoding.bom"])
    #expect(result.value.pages.first?.original.header.title == "关于")
  }

  @Test func `controls that nobody sees are told of together, and the mending parts words where lines broke`()
    throws
  {
    let text = "---\ntitle: 关于\n---\n第一行\u{0B}第二行\u{1B}，\u{85}完\u{FFFE}\u{FFFF}。\t后\u{A0}面\r\n"
    let file = SourceFile(path: "content/pages/a.md", text: text)
    let problem = try #require(checkText(file).problems.first)
    #expect(problem.kind == "encoding.control")
    #expect(problem.message.zh.contains("5 个") && problem.message.zh.contains("U+000B"))
    #expect(
      text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: try #require(problem.span).lower)] == 0x0B)
    let mended = try #require(problem.fix).edits.reversed().reduce(into: Array(text.utf8)) {
      $0.replaceSubrange($1.span.range, with: $1.replacement.utf8)
    }
    #expect(
      String(decoding: mended, as: UTF8.self)
        == "---\ntitle: 关于\n---\n第一行 第二行， 完。\t后\u{A0}面\r\n")
    #expect(checkText(SourceFile(path: "a.md", bytes: mended)).problems.isEmpty)
    #expect(checkText(file, isForeign: true).problems.isEmpty)
    for (end, name) in [
      ("\u{FFFE}", "U+FFFE"), ("\u{FFFF}", "U+FFFF"), ("\u{9F}", "U+009F"), ("\u{7F}", "U+007F"),
    ] {
      let problem = try #require(checkText(SourceFile(path: "a.md", text: end)).problems.first)
      #expect(problem.message.zh.contains(name))
    }
  }

  @Test func `GBK, UTF-16 and binary files are named for what they are`() {
    let gbk: [UInt8] =
      Array("---\n".utf8) + [0xB1, 0xEA, 0xCC, 0xE2, 0x3A, 0x20, 0xC5, 0xC5, 0xC7, 0xF2]
      + Array("\n---\n".utf8)
    let utf16: [UInt8] = [0xFF, 0xFE] + "---\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for (bytes, kind) in [
      (gbk, "encoding.gbk"), (utf16, "encoding.utf16"), ([0x89, 0x50, 0xFF, 0x00], "encoding.invalid"),
      ([0x41, 0], "encoding.invalid"),
    ] {
      let tree = SourceTree(texts: site("").texts + [SourceFile(path: "content/pages/a.md", bytes: bytes)])
      #expect(decodeRecords(tree).problems.map(\.kind) == [kind])
    }
  }

  @Test func `signs of anchors in quotes are text, escaped quotes and all`() {
    let sound = [
      #"标题: 题\n标签: ["a \" &b *c", 'd '' &e', 甲 "乙]"#, #"标题: "\" *x"\n标签: [x]"#,
      #"标题: 题\n附件: [{file: a.pdf, label: "：\"null, &a"}]"#,
    ]
    for header in sound {
      let text = header.replacing("\\n", with: "\n")
      let (_, problems, tree) = decoded("-- content/pages/a.md\n---\n\(text)\n---\n")
      #expect(!problems.contains { $0.kind == "yaml.alias" }, "\(report(problems, in: tree))")
    }
    // A quote in the middle of a text opens nothing, so what follows is still seen.
    let (_, problems, _) = decoded("-- content/pages/a.md\n---\n标题: 题\n标签: [甲 \"乙, &x 丙, *x]\n---\n")
    #expect(problems.map(\.kind) == ["yaml.alias"])
  }

  @Test(arguments: [
    "标题: 题\n原话:\n  - 读书 & 讲座\n  - 甲 - 乙 & 丙", "标题: Sports - Arts & Crafts", "标题: 题\n摘要: 甲 - *乙*",
    "标题: 题\n摘要: 甲" + String(repeating: " -", count: 40),
  ]) func `signs of anchors in the middle of a text are text`(header: String) {
    let (_, problems, tree) = decoded("-- content/people/a.md\n---\n\(header)\n---\n")
    #expect(problems.filter { $0.kind.hasPrefix("yaml") }.isEmpty, "\(report(problems, in: tree))")
  }

  @Test func `a bracket in the middle of a text opens nothing`() {
    let (set, problems, _) = decoded(
      """
      -- content/pages/a.md
      ---
      标题: 区间 [0,1) 上的讲座
      摘要：概率 & 统计
      标签: [甲, 乙]
      标签: 丙
      ---
      """)
    #expect(problems.map(\.kind) == ["yaml.wide-colon", "key.twice"])
    #expect(set.pages.isEmpty)
  }

  @Test(arguments: [
    "原话:\n  - 我常说：比武不是比谁讲得好\n  - 要点:先易后难", "原话:\n- 我常说：比武\n- 别怕：慢慢来",
    "摘要: 第一行\n  我常说：第二行", "原话:\n  - 第一句\n    我常说：第二句", "摘要:\n  第一行\n  我常说：第二行",
    "摘要: 拼搏\n  ——记校运会", "摘要:\n  ——记校运会",
  ]) func `text that is sound with its colons and dashes stays as it is`(header: String) {
    let (_, problems, tree) = decoded("-- content/people/a.md\n---\n姓名: 李明\n公开: 是\n\(header)\n---\n")
    #expect(
      problems.filter { $0.kind.hasPrefix("yaml") || $0.kind == "value.type" }.isEmpty,
      "\(report(problems, in: tree))")
  }

  @Test func `full-width colons of keys are mended in groups of fields and in items of lists`() throws {
    let (set, problems, tree) = decoded(
      """
      -- content/events/2026/a.md
      ---
      标题: 甲
      开始: 2026-10-17
      结束: 2026-10-18
      报名：
        截止：2026-10-10
        方式：登记
      日程：
        - 日期：2026-10-17
          内容：小组赛
        - 日期：2026-10-18
          内容: 决赛：男子
      ---
      """)
    #expect(
      problems.allSatisfy { $0.kind == "yaml.wide-colon" && $0.fix?.certainty == .certain },
      "\(report(problems, in: tree))")
    #expect(problems.count == 7)
    let event = try #require(set.events.first?.original)
    #expect(event.signup?.method == "登记" && event.days.map(\.title) == ["小组赛", "决赛：男子"])
  }

  @Test func `bombs and giants are refused, not survived by luck`() {
    let bomb = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]"
    #expect(
      decoded("-- content/pages/a.md\n---\n\(bomb)\n---\n").problems.contains { $0.kind.hasPrefix("yaml.") })
    for open in ["[", "{", "- ", "? "] {
      let deep = String(repeating: open, count: 100_000)
      let problems = decoded("-- content/pages/a.md\n---\ntitle: \(deep)\n---\n").problems
      #expect(problems.containsErrors)
    }
    let stairs = (0..<600).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(decoded("-- content/pages/a.md\n---\n\(stairs)\n---\n").problems.containsErrors)
    let giant = SourceFile(path: "content/pages/a.md", bytes: [UInt8](repeating: 0x61, count: 9 << 20))
    #expect(
      decodeRecords(SourceTree(texts: site("").texts + [giant])).problems.map(\.kind) == ["file.too-large"])
  }

  @Test func `headers made of slips never crash and spans stay in the file`() {
    let pieces = [
      "标题", "：", ": ", ":", "\n", "\n", "---\n", " ", "  ", "　", "\t", "[", "]", "{", "}", "\"", "'", "“",
      "”", "@", "&a", "*a", "# ", "- ", "• ", "，", "2026-11-24", "14:30", "club", "|\n", ">", "%", "!",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1500 {
      let count = Int.random(in: 0...30, using: &generator)
      let body = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let (_, problems, tree) = decoded("-- content/events/2026/a.md\n---\n\(body)\n---\n正文")
      let length = tree.text(at: "content/events/2026/a.md")?.bytes.count ?? 0
      for span in problems.compactMap(\.span) where span.path.hasPrefix("content") {
        #expect(span.lower >= 0 && span.lower <= span.upper && span.upper <= length, "\(body)")
      }
      _ = report(problems, in: tree)
    }
  }
}

/// One cause, one message.
struct HeaderNoiseTests {
  @Test func `a misspelt key does not stand in the way of the right one`() {
    let (set, problems, _) = decoded(
      "-- content/events/2026/a.md\n---\n标题: 甲\n时间段: 见通知\n开始时刻: 见通知\n开始: 2026-11-24 14:30\n---\n")
    #expect(Set(problems.map(\.kind)) == ["key.unknown"])
    #expect(set.events.count == 1)
    #expect(
      decoded("-- content/pages/a.md\n---\ntitel: 关于\ntitle: 关于\n---\n").problems.map(\.kind) == [
        "key.unknown"
      ])
  }

  @Test func `a misspelt or traditional required key is one problem`() {
    #expect(decoded("-- content/pages/a.md\n---\ntitel: 关于\n---\n").problems.map(\.kind) == ["key.unknown"])
    let traditional = decoded("-- content/pages/a.md\n---\n標題: 关于\n---\n")
    #expect(traditional.problems.map(\.kind) == ["key.traditional"])
    #expect(traditional.problems[0].fix?.edits[0].replacement == "标题")
  }

  @Test(arguments: [
    ("news/2026/a.md", "title: 甲\ndate: 2026-11-01\ntype: 公示\nperiod: 下周一到周五", "date.form"),
    ("news/2026/a.md", "title: 甲\ndate: 2026-11-01\ntype: 公示\nperoid: {from: 2026-11-01}", "key.unknown"),
    ("events/2026/a.md", "title: 甲\nstart: 2026-11-01\nstatus: 取消\nstatus_note: [雨, 雪]", "value.type"),
    ("events/2026/a.md", "title: 甲\nstart: 2026-11-01\nstatus: 改期\nprevious_start: 上周", "date.unreadable"),
    ("awards/a.md", "competition: [甲, 乙]\ndate: 2026-11-01\nlevel: 校级\nrank: 一等奖", "value.type"),
    (
      "campaigns/a.md", "title: 甲\nclub: a\nfrom: 2026-11-01\namount: 5\ndestination: [甲, 乙]",
      "value.type"
    ),
    ("people/a.md", "name: 甲\nconsent: {date: 2026-09-01, scope: [story, 一切]}", "value.choice"),
    (
      "proposals/a.md", "no: 1\nsession: 七届三次\ntitle: 甲\ncategory: 其他\nstatus: 不立案\nreason: [甲, 乙]",
      "value.type"
    ),
  ])
  func `who wrote a field with a slip in it is not told that it is missing`(
    path: String, header: String, kind: String
  ) {
    let problems = decoded("-- content/\(path)\n---\n\(header)\n---\n事迹。\n").problems
    #expect(problems.map(\.kind) == [kind])
  }
}
