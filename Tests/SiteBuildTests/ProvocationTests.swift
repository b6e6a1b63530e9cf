import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

/// For every kind of problem, a site that has it: what an officer might really write.
private let provocations: [(kind: String, site: String)] = [
  (
    "theme.version",
    "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\ntheme_version: 99"
  ),
  ("front-matter.missing", "-- content/pages/a.md\n关于我们\n"),
  ("front-matter.unclosed", "-- content/pages/a.md\n---\ntitle: 关于\n\n正文。\n"),
  ("front-matter.marker", "-- content/pages/a.md\n－－－\ntitle: 关于\n－－－\n正文。\n"),
  ("yaml.wide-colon", page("标题：关于")),
  ("yaml.no-space", page("标题:关于")),
  ("yaml.wide-space", page("标题:　关于")),
  ("yaml.tab", page("title: 关于\nnav:\n\tmenu: main")),
  ("yaml.bullet", page("title: 关于\ntags:\n  • 甲")),
  ("yaml.inner-colon", page("title: 关于: 通知")),
  ("yaml.inner-comma", page("title: 关于\nnav: {menu: main, order: 1,2}")),
  ("yaml.wide-sign", page("title: 关于\nnav: {menu：main，order：1}")),
  ("yaml.reserved", page("title: 关于\nsummary: @王老师")),
  ("yaml.comment", page("title: 关于\nsummary: 运动会 # 第二届")),
  ("yaml.alias", page("title: 关于\ntags: [&a 甲, *a]")),
  ("yaml.depth", page("title: 关于\ntags: " + String(repeating: "[", count: 40))),
  ("yaml.unclosed", page("title: 关于\ntags: [甲, 乙")),
  ("yaml.indent", page("title: 关于\n   summary: 甲\n tags: 乙")),
  ("yaml.syntax", page("title: \"关于\" 我们")),
  ("yaml.not-fields", page("关于我们")),
  ("table.row-long", "-- content/data/awards.csv\n赛事,日期\n红歌赛,2026-05-28,一等奖\n"),
  ("table.quote", "-- content/data/awards.csv\n赛事,日期\n\"红歌赛,2026-05-28\n"),
  ("key.unknown", page("title: 关于\nnavv: 甲")),
  (
    "key.custom",
    "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\n自定字段: [{名称: 地点, 用于: 活动}]\n"
  ),
  ("key.twice", page("title: 关于\n标题: 又")),
  ("key.missing", page("summary: 甲")),
  ("key.traditional", page("標題: 关于")),
  ("value.type", page("title: 关于\nnav: 甲")),
  ("value.curly-quotes", page("title: “关于我们”")),
  ("value.choice", club("family: 体育")),
  ("value.range", event("capacity: 0")),
  ("slug.invalid", page("title: 关于\nslug: 关于 我们")),
  ("date.form", "-- content/news/2026/a.md\n---\ntitle: 甲\ndate: 16:30\n---\n"),
  ("date.unreadable", event("", start: "下周三")),
  ("date.no-year", event("", start: "11月24日 14:30")),
  ("date.short-year", event("", start: "26-11-24")),
  ("date.impossible", event("", start: "2026-02-30")),
  ("date.weekday-differs", event("", start: "2026年9月12日（周四）")),
  ("date.incomplete", event("", start: "14:30")),
  ("date.end-before-start", event("end: 13:00", start: "2026-11-24 14:30")),
  ("time.ambiguous", event("", start: "2026-11-24 2:30")),
  ("time.impossible", event("", start: "2026-11-24 25:30")),
  ("privacy.id-number", event("摘要: 证件 11010519491231002X")), ("privacy.mobile", event("摘要: 13800138000")),
  ("privacy.bank-card", event("摘要: 4111 1111 1111 1111")), ("privacy.key", event("手机: 见通讯录")),
  ("privacy.old-id-number", event("摘要: 编号 110105491231002")), ("privacy.hint", event("摘要: QQ：12345678")),
  ("privacy.consent", person("原话: [谢谢]")), ("privacy.review-due", person("发布: 2020-01-01")),
  ("privacy.still-named", person("撤下: 2026-09-01") + page("title: 关于", body: "感谢李明。")),
  ("gather.unread", gathering("")),
  (
    "gather.left-out",
    gathering(
      "-- .cache/gathered/\(fingerprint(Array("../physics".utf8))).json\n{\"version\": 1, \"records\": [{\"title\": \"甲\"}]}\n"
    )
  ),
  ("privacy.secret", page("title: 关于") + "\n-----BEGIN PRIVATE KEY-----\n"),
  (
    "participation.numbers",
    terms + "-- content/data/participation.csv\n学期,人数,人次\n2026-2027-1,20,15\n"
  ),
  (
    "campaign.numbers",
    club("family: 文体") + "-- content/campaigns/a.md\n---\ntitle: 甲\nclub: a\nfrom: 2026-03-01\n金额: 100\n---\n"
  ),
  (
    "proposal.supporters",
    "-- unionpress.yaml\nname: 学院工会\nurl: https://gh.example.edu.cn\n提案最少人数: 3\n"
      + proposal("状态: 提交\n附议人数: 1")
  ),
  ("proposal.dates", proposal("状态: 立案\n提交: 2026-05-10\n立案: 2026-05-01")),
  ("proposal.incomplete", proposal("状态: 不立案")), ("proposal.name", proposal("状态: 提交\n提案人: 李明")),
  ("proposal.number", proposal("状态: 提交") + proposal("状态: 提交").replacing("/a.md", with: "/b.md")),
  ("recurrence.invalid", event("rrule: FREQ=MONTHLY;BYDAY=三")),
  ("weeks.unreadable", weekly("weeks: 前八周")),
  ("weeks.beyond-term", weekly("weeks: 1-25")),
  ("weeks.no-occurrence", weekly("weeks: \"14\", parity: 单周")),
  ("holiday.year-missing", weekly("weeks: \"13-18\"")),
  ("makeup.missing", weekly("weeks: \"13-18\", weekday: 5, makeup: 是", start: "2026-12-04 16:30")),
  ("conflict.venue", event("venue: 报告厅A101") + twin("venue: 报告厅A101")),
  (
    "conflict.club",
    club("family: 文体") + event("club: a") + twin("club: a")
  ),
  (
    "conflict.hours",
    "-- content/data/venues.yaml\n- {id: hall, name: 报告厅, opening_hours: 周六 09:00-17:00}\n"
      + event("venue: hall", start: "2026-12-01 16:30")
  ),
  ("conflict.holiday", holidays + event("kind: 会议", start: "2027-01-01 16:30")),
  ("recurrence.count", event("rrule: FREQ=WEEKLY")),
  ("recurrence.start", event("rrule: FREQ=WEEKLY;BYDAY=MO;COUNT=3")),
  ("recurrence.exdate", event("rrule: FREQ=WEEKLY;COUNT=3\nexdate: 2026-11-25")),
  ("change.incomplete", event("rrule: FREQ=WEEKLY;COUNT=3\nchanges: [{on: 2026-12-01, action: 改期}]")),
  (
    "change.matches-nothing",
    event("rrule: FREQ=WEEKLY;COUNT=3\nchanges: [{on: 2026-12-02, action: 取消, note: 甲}]")
  ),
  (
    "change.clash",
    event("rrule: FREQ=WEEKLY;COUNT=3\nchanges: [{on: 2026-12-01, action: 改期, to: 2026-12-08}]")
  ),
  ("event.status-note", event("status: 取消")),
  ("event.previous-start", event("status: 改期")),
  ("event.signup-late", event("signup: {close: 2026-11-30}")),
  ("event.attendance-early", event("人数: 100人")),
  ("event.match", event("参赛队: [甲, 乙]\n赛程: [{对阵: 甲 — 丙}]")),
  ("event.day-outside", event("days: [{date: 2026-12-01}]")),
  ("event.long", event("end: 2026-12-26 16:30")),
  ("event.programme", event("end: \"16:30\"\nprogramme: [{time: \"17:00\", item: 甲}]")),
  ("date.year", event("", start: "2126-11-24 14:30")),
  ("table.row-twice", "-- content/data/awards.csv\n赛事,日期\n红歌赛,2026-05-28\n红歌赛,2026-05-28\n"),
  (
    "participation.twice",
    terms
      + "-- content/data/participation.csv\n学期,单位,人数\n2026-2027-1,统计学系,30\n2026-2027-1,统计学系,31\n"
  ),
  ("news.period-missing", "-- content/news/2026/a.md\n---\ntitle: 甲\ndate: 2026-11-01\ntype: 公示\n---\n"),
  (
    "period.reversed",
    "-- content/news/2026/a.md\n---\ntitle: 甲\ndate: 2026-11-01\ntype: 公示\nperiod: {from: 2026-11-09, to: 2026-11-02}\n---\n"
  ),
  ("rank.unknown", award("名次: 很好")),
  ("rank.beyond-field", award("名次: 第七名\n参赛规模: {teams: 6}")),
  ("isbn.invalid", book("a", "isbn: 978-7-300-11595-6")),
  ("isbn.twice", book("a", "isbn: 978-7-300-11595-5") + book("b", "isbn: 7-300-11595-0")),
  (
    "term.monday",
    "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-08, weeks: 19}\n"
  ),
  (
    "term.overlap",
    "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19}\n- {id: 2026-2027-2, name: 春, week1_monday: 2026-09-14, weeks: 19}\n"
  ),
  (
    "holiday.contradiction",
    "-- content/data/holidays-2026.yaml\nyear: 2026\ndays: [{name: 国庆, from: 2026-10-01, to: 2026-10-07, makeup: [2026-10-09]}]\n"
  ),
  ("site.url", "-- unionpress.yaml\nname: 工会\nurl: gh.example.edu.cn\n"),
  ("site.icp", "-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\nicp: 备案12345\n"),
  ("translation.orphan", "-- content/clubs/chess.en.md\n---\ntitle: Chess\n---\n"),
  (
    "translation.stale",
    page("title: 关于\nupdated: 2026-11-01") + "-- content/pages/a.en.md\n---\ntitle: About\n---\n"
  ),
  ("translation.field", event("") + "-- content/events/2026/a.en.md\n---\nstart: 2026-11-24\n---\n"),
  ("folder.unknown", "-- content/club/a.md\n---\ntitle: 甲\n---\n"),
  (
    "note.quotes",
    book("a", "title: 甲")
      + "-- content/notes/a.md\n---\ntitle: 甲\nbook: a\nauthor: 乙\nconsent: 是\n引文: [{文字: 学而时习之}]\n---\n短。\n"
  ),
  (
    "event.no-twice",
    club("family: 文体") + event("club: a\n期号: 3") + twin("club: a\n期号: 3")
  ),
  ("reference.missing", event("club: volleybal")),
  (
    "reference.ambiguous",
    event("")
      + "-- content/events/2025/a.md\n---\ntitle: 乙\nstart: 2025-11-24\n---\n-- content/news/2026/a.md\n---\ntitle: 甲\ndate: 2026-11-01\nevent: a\n---\n"
  ),
  ("file.missing", page("title: 关于\nattachments: [{file: 报名表.docx}]")),
  (
    "booklist.twice",
    book("a", "") + club("family: 读书")
      + "-- content/booklists/a.md\n---\ntitle: 单\nclub: a\nitems: [{book: a}, {book: a}]\n---\n"
  ),
  ("id.twice", club("family: 读书") + "-- content/clubs/a/index.md\n---\ntitle: 乙\nfamily: 读书\n---\n"),
  (
    "name.order",
    award("名次: 优秀奖\n排序: 笔画\n获奖者: [{person: 㑇明}, {person: 李明}]")
  ),
  (
    "club.members",
    "-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\nmin_members: 10\n"
      + club("family: 读书\nmembers_count: 6")
  ),
  ("url.taken", page("title: 关于\nslug: clubs")),
  ("link.missing", page("title: 关于", body: "[章程](章程.md)")),
  ("link.anchor", page("title: 关于", body: "[章程](#章程)")),
  ("block.invalid", page("title: 关于", body: "```events\nclbu: a\n```")),
  ("markdown.html", page("title: 关于", body: "中文<b>粗</b>")),
  ("markdown.url", page("title: 关于", body: "[x](javascript:alert)")),
  ("image.no-alt", page("title: 关于", body: "![](a.jpg)")),
  ("image.alt-name", page("title: 关于", body: "![a.jpg](a.jpg)")),
  ("link.vague", page("title: 关于", body: "[点击这里](https://a.cn)")),
  ("theme.contrast", "-- templates/assets/own.css\n:root { --ink-2: #b5ab9b; }\n"),
  ("heading.empty", page("title: 关于", body: "##\n\n正文。")),
  ("heading.skipped", page("title: 关于", body: "## 甲\n\n#### 乙")),
  ("link.address", page("title: 关于", body: "[https://a.cn/b](https://a.cn/b)")),
  ("link.same-text", page("title: 关于", body: "[章程](https://a.cn/b)和[章程](https://a.cn/c)")),
  ("table.no-header", page("title: 关于", body: "| | |\n|---|---|\n| 一 | 二 |")),
  ("colour.only", page("title: 关于", body: "标红的场次已经取消。")),
  ("markdown.heading", page("title: 关于", body: "＃历史")),
  ("markdown.link-brackets", page("title: 关于", body: "[表]（https://a.cn/b）")),
  ("markdown.fence", page("title: 关于", body: "```\n代码\n\n正文")),
  ("markdown.table", page("title: 关于", body: "|甲|乙|\n|—|—|\n|一|二|")),
  ("markdown.list", page("title: 关于", body: "1.时间")),
  ("markdown.number", page("title: 关于", body: "2026. 总结")),
  ("markdown.star", page("title: 关于", body: "5*3*2")),
  ("markdown.indent", page("title: 关于", body: "说明：\n\n    各位老师")),
  ("markdown.sign-indent", page("title: 关于", body: "说明。\n\n                    学院工会")),
  ("markdown.rule", page("title: 关于", body: "请准时\n-----")),
  ("markdown.depth", page("title: 关于", body: String(repeating: "> ", count: 300))),
]

private func gathering(_ copy: String) -> String {
  "-- unionpress.yaml\nname: 工会\nurl: https://gh.example.edu.cn\ngather: [{name: 物理学院工会, from: ../physics}]\n"
    + copy
}

private func page(_ header: String, body: String = "正文。") -> String {
  "-- content/pages/a.md\n---\n\(header)\n---\n\(body)\n"
}

private func person(_ header: String) -> String { "-- content/people/a.md\n---\n姓名: 李明\n\(header)\n---\n" }

private func club(_ header: String) -> String { "-- content/clubs/a.md\n---\ntitle: 甲\n\(header)\n---\n" }

private func proposal(_ fields: String) -> String {
  "-- content/proposals/a.md\n---\n编号: 1\n届次: 三届二次\n案由: 甲\n类别: 其他\n\(fields)\n---\n"
}

private func event(_ header: String, start: String = "2026-11-24 14:30") -> String {
  "-- content/events/2026/a.md\n---\ntitle: 甲\nstart: \(start)\n\(header)\n---\n"
}

private func award(_ header: String) -> String {
  "-- content/awards/a.md\n---\n赛事: 甲\n日期: 2026-05-01\n级别: 校级\n\(header)\n---\n"
}

private let terms =
  "-- content/data/terms.yaml\n- {id: 2026-2027-1, name: 秋, week1_monday: 2026-09-07, weeks: 19}\n"

private let holidays =
  "-- content/data/holidays-2027.yaml\nyear: 2027\nstatus: official\ndays: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]\n"

/// An event by teaching weeks.
private func weekly(_ fields: String, start: String = "2026-12-01 16:30") -> String {
  terms + event("repeat: {\(fields)}", start: start)
}

/// A second event at the same time.
private func twin(_ header: String) -> String {
  event(header).replacing("events/2026/", with: "events/2026/twin-")
}

private func book(_ name: String, _ header: String) -> String {
  "-- content/books/\(name).md\n---\ntitle: \(name)\nauthors: 费孝通\n\(header)\n---\n"
}

/// Kinds that other tests provoke: files on the disk, encodings, templates, strict checks.
private let elsewhere: Set<String> = [
  "encoding.gbk", "encoding.utf16", "encoding.invalid", "encoding.control", "encoding.bom", "file.too-large",
  "file.unreadable",
  "file.link-outside", "file.name", "site.file-missing", "record.incomplete",
  "asset.missing", "privacy.unread", "file.unused",
  // Tests/tools/check_photos.py, with real pictures.
  "picture.damaged", "picture.format", "picture.no-text", "picture.caption",
  "picture.too-large", "picture.unsafe", "picture.unconverted",
  // Tests/tools/check_external.py, with a server.
  "link.outside-dead", "link.outside-untold",
  "ics.line", "import.skipped", "import.changed", "import.left-out", "import.unreadable", "ics.structure",
]

struct ProvocationTests {
  @Test(arguments: provocations.indices)
  func `each kind of problem is reported for what has it, at a place in its file`(_ index: Int) throws {
    let (kind, text) = provocations[index]
    let tree = site(text, templates: true)
    let day = try #require(LocalDate(iso: "2026-11-23"))
    let problems = build(tree, BuildOptions(today: day)).problems
    let problem = try #require(
      problems.first { $0.kind == kind }, "\(kind) was not reported, but \(problems.map(\.kind))")
    #expect(problem.message.zh != problem.message.en)
    if let span = problem.span {
      let file = try #require(tree.text(at: span.path))
      #expect(span.lower >= 0 && span.upper <= file.bytes.count)
    }
  }

  @Test func `every kind there is has a provocation`() {
    let covered = Set(provocations.map(\.kind)).union(elsewhere)
    let missing = ProblemKind.all.map(\.id).filter { !covered.contains($0) && !$0.hasPrefix("template.") }
    #expect(missing == [])
    #expect(Set(provocations.map(\.kind)).isDisjoint(with: elsewhere))
  }
}
