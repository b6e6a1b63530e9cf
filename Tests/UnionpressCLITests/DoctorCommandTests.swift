import Foundation
import Testing

struct DoctorCommandTests {
  @Test func `a checkup says what is wrong by kind, what is pressing first, with what mends it`() throws {
    let folder = try Folder([
      "content/events/2026/one.md": "---\n标题: 红歌会\n开始: 2026-11-26 14:30\n---\n[报名](nowhere.md)\n",
      "content/events/2026/two.md":
        "---\n标题: 棋赛\n开始: 2026-11-27 14:30\n---\n[这里](nothing.md)和[那里](none.md)\n",
      "content/pages/a.md": "---\n标题：下载\n---\n正文。\n",
    ])
    let told = try folder.output("doctor", "--today", "2026-11-23", "--lang", "zh")
    #expect(told.code == 1)
    let lines = told.output.split(separator: "\n").map(String.init)
    let dead = try #require(lines.firstIndex { $0.hasSuffix("：3 处，网站不能生成") })
    #expect(lines[dead + 1].contains("→ unionpress check"))
    #expect(lines[dead + 2].hasSuffix("content/events/2026/one.md  × 1"))
    #expect(lines[dead + 3].hasSuffix("content/events/2026/two.md  × 2"))
    #expect(lines.contains("    → unionpress fix"))
    let place = try #require(lines.firstIndex { $0.contains("还没有写地点") })
    let holidays = try #require(lines.firstIndex { $0.contains("2027 年的放假安排") })
    #expect(dead < place && place < holidays)
  }

  @Test func `links to other sites are asked for only when told to, and without a network not at all`() throws
  {
    let folder = try Folder([
      "content/index.md": "---\n标题: 首页\n---\n[旧](http://127.0.0.1:9/gone)\n"
    ])
    func codes(_ arguments: String...) throws -> [String] {
      let told = try folder.output(["doctor", "--format", "json", "--today", "2026-11-23"] + arguments)
      #expect(told.code == 0)
      let findings = try #require(
        try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [[String: Any]])
      return findings.compactMap { $0["code"] as? String }
    }
    #expect(try !codes().contains("link.outside-dead"))
    #expect(try codes("--external").contains("link.outside-dead"))
    #expect(try folder.output("doctor", "--external", "--offline").code == 2)
  }

  @Test func `a time that no answer can have had is not believed`() throws {
    let folder = try Folder([
      "content/index.md": "---\n标题: 首页\n---\n[旧](http://127.0.0.1:9/gone)\n",
      ".cache/links.txt": "\(Int.min) 200 http://127.0.0.1:9/gone\n\(Int.max) 200 http://127.0.0.1:9/gone\n",
    ])
    let told = try folder.output("doctor", "--format", "json", "--today", "2026-11-23", "--external")
    #expect(told.code == 0 && told.output.contains("link.outside-dead"))
  }
}
