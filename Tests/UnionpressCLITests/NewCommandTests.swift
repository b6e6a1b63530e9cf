import Foundation
import Support
import Testing
import UnionpressCLI

private let club = "---\n标题: 排球俱乐部\n类别: 文体\n---\n训练。\n"

/// What is typed on the command line alone; questions are asked by `Tests/tools/check_new.py` in a terminal.
struct NewCommandTests {
  @Test func `a record is begun from the command line and the site still builds`() throws {
    let folder = try Folder(["content/clubs/volleyball.md": club])
    let code = folder.run(
      "new", "event", "秋季趣味运动会", "--set", "开始=2026-12-05 14:30", "--set", "club=volleyball", "--no-input")
    #expect(code == 0)
    let path = "content/events/2026/qiu-ji-qu-wei-yun-dong-hui.md"
    #expect(folder.read(path)?.hasPrefix("---\n标题: 秋季趣味运动会\n开始: 2026-12-05 14:30\n俱乐部: volleyball\n") == true)
    #expect(folder.run("check") == 0)
    // Once more: the file that is there stays, the new one gets a number.
    #expect(folder.run("new", "活动", "秋季趣味运动会", "--set", "开始=2026-12-06", "--no-input") == 0)
    #expect(folder.read("content/events/2026/qiu-ji-qu-wei-yun-dong-hui-2.md") != nil)
  }

  @Test func `what is missing, unknown or wrong is said, and nothing is written`() throws {
    let folder = try Folder([:])
    let missing = try folder.output("new", "event", "运动会", "--no-input", "--lang", "zh")
    #expect(missing.code == 2 && missing.errors.contains("还缺：--set '开始=2026-11-24 14:30'"))
    let key = try folder.output("new", "event", "运动会", "--set", "地典=操场", "--no-input", "--lang", "zh")
    #expect(key.code == 2 && key.errors.contains("您是不是想写 地点？"))
    let kind = try folder.output("new", "evnet", "--no-input", "--lang", "zh")
    #expect(kind.code == 2 && kind.errors.contains("您是不是想写 event？"))
    let date = try folder.output(
      "new", "event", "运动会", "--set", "开始=2026-12-05（周日）", "--no-input", "--lang", "zh")
    #expect(date.code == 1 && date.errors.contains("date.weekday-differs"))
    #expect(folder.read("content/events/2026/yun-dong-hui.md") == nil)
  }

  @Test func `a record is begun from another, without what belongs to its time`() throws {
    let folder = try Folder([
      "content/clubs/volleyball.md": club,
      "content/events/2025/cup.md": """
      ---
      title: 排球赛
      start: 2025-10-18 08:30
      end: 17:00
      club: volleyball
      # 裁判由体育部派
      programme:
        - {time: "08:30", item: 小组赛}
        - {time: "15:00", item: 决赛}
      attendance: 12
      signup: {close: 2025-10-10, method: 到办公室登记}
      fee: 0
      ---
      带好[球鞋](shoes.pdf)，见[俱乐部](../../clubs/volleyball.md)。

      """, "content/events/2025/shoes.pdf": "x",
    ])
    let done = try folder.output(
      "new", "活动", "--like", "排球赛", "--set", "开始=2026-10-17", "--no-input", "--lang", "zh")
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.errors.contains("每次不同的没有照抄：参加人数、报名。"))
    let text = folder.read("content/events/2026/cup.md") ?? ""
    #expect(
      text.hasPrefix(
        """
        ---
        开始: 2026-10-17 08:30
        标题: 排球赛
        结束: 17:00
        俱乐部: volleyball
        议程:
          - {time: "08:30", item: 小组赛}
          - {time: "15:00", item: 决赛}
        费用: 0

        """))
    #expect(text.hasSuffix("---\n带好[球鞋](../2025/shoes.pdf)，见[俱乐部](../../clubs/volleyball.md)。\n"))
    #expect(folder.run("check") == 0)
    let none = try folder.output("new", "活动", "--like", "排球塞", "--no-input", "--lang", "zh")
    #expect(none.code == 2 && none.errors.contains("没有“排球塞”这个活动"))
  }

  @Test func `a dry run shows the file and writes nothing`() throws {
    let folder = try Folder([:])
    let shown = try folder.output("new", "page", "下载", "--dry-run", "--no-input", "--lang", "zh")
    #expect(shown.code == 0 && shown.output.hasPrefix("content/pages/xia-zai.md\n---\n标题: 下载\n"))
    #expect(folder.read("content/pages/xia-zai.md") == nil)
  }

  @Test func `the next proposal has the number after the highest that counts them`() throws {
    func proposal(_ number: String) -> String {
      "---\nno: \(number)\nsession: 七届三次\ntitle: 甲\ncategory: 其他\nstatus: 立案\n---\n"
    }
    let folder = try Folder([
      "content/proposals/a.md": proposal("2026-041"), "content/proposals/b.md": proposal("2026-\(Int.max)"),
    ])
    let shown = try folder.output(
      "new", "proposal", "车棚", "--set", "session=七届三次", "--set", "category=其他", "--dry-run", "--no-input",
      "--today", "2026-11-23", "--lang", "zh")
    #expect(shown.code == 0 && shown.output.contains("编号: 2026-042"), "\(shown)")
  }

  @Test func `a new site is never made over something`() throws {
    let folder = try Folder([:])
    let refused = try folder.output("init", ".", "--lang", "zh")
    #expect(refused.code == 2 && refused.errors.contains("不是空的文件夹"))
    let wrong = try folder.output("init", "neu", "--url", "gh.example.edu.cn", "--lang", "zh")
    #expect(wrong.code == 1 && wrong.errors.contains("[site.url]"))
    #expect(folder.read("neu/unionpress.yaml") == nil)
    let made = try folder.output(
      "init", "neu", "--name", "外国语学院工会", "--url", "https://a.edu.cn", "--lang", "zh")
    #expect(made.code == 0)
    let built = try folder.output("build", "--source", "neu", "--lang", "zh")
    #expect(built.code == 0 && !built.errors.contains("警告"), "\(built.errors)")
  }
}
