import Diagnostics
import Markdown
import Testing

private func read(_ text: String) -> [(kind: String, place: String)] {
  let file = SourceFile(path: "content/pages/a.md", text: text)
  return parse(file, body: 0..<file.bytes.count, options: MarkdownOptions()).problems.map { problem in
    let range = problem.span.map { $0.lower..<$0.upper } ?? 0..<0
    return (problem.kind, String(decoding: file.bytes[range], as: UTF8.self))
  }
}

private func kinds(_ text: String) -> [String] { read(text).map(\.kind) }

/// What keeps people out who listen to pages, do not see colours, or go by the keyboard.
struct AccessibilityTests {
  @Test(arguments: [
    "# 甲\n\n## 乙\n\n### 丙\n\n# 丁", "### 甲\n\n#### 乙\n\n### 丙", "## 甲\n\n### 乙\n\n## 丙\n\n### 丁", "正文。",
  ])
  func `headings that go down step by step are in order, wherever they begin`(text: String) {
    #expect(kinds(text) == [])
  }

  @Test func `a level left out is reported at its heading, each time`() {
    let found = read("## 甲\n\n#### 乙\n\n## 丙\n\n##### 丁\n")
    #expect(found.map(\.kind) == ["heading.skipped", "heading.skipped"])
    #expect(found.map(\.place) == ["#### 乙", "##### 丁"])
    #expect(read("### 甲\n\n## 乙\n").map(\.place) == ["### 甲"])
  }

  @Test func `a heading without text is reported`() {
    #expect(kinds("## 甲\n\n##\n\n乙") == ["heading.empty"])
  }

  @Test(arguments: ["点击这里", "这里", "更多", "更多>>", "【查看详情】", "click here", "Read more…", "HERE"])
  func `texts that do not say where a link leads are reported`(text: String) {
    #expect(kinds("请看[\(text)](https://a.cn/b)") == ["link.vague"])
  }

  @Test(arguments: ["更多排球活动", "这里的历史", "Here and now", "下载报名表"])
  func `texts that do say it are not`(text: String) { #expect(kinds("请看[\(text)](https://a.cn/b)") == []) }

  @Test func `two links of one text are one link if they lead to one place`() {
    #expect(kinds("[章程](https://a.cn/b)和[章程](https://a.cn/b)") == [])
    #expect(kinds("[章程](https://a.cn/b)和[章程](https://a.cn/c)") == ["link.same-text"])
    #expect(kinds("[](club:a)和[](club:b)") == [])
  }

  @Test func `an address is reported where it is a link's text, not where it stands bare`() {
    #expect(kinds("[www.a.cn](https://a.cn)") == ["link.address"])
    #expect(kinds("见 https://a.cn/b 和 www.a.cn。") == [])
  }

  @Test func `a table must say what its columns are`() {
    #expect(read("说明。\n\n|  |  |\n|---|---|\n| 一 | 二 |\n").map(\.place) == ["|  |  |"])
    #expect(kinds("|  | 比分 |\n|---|---|\n| 甲队 | 3∶1 |\n") == [])
    #expect(kinds("| 队伍 | 比分 |\n|---|---|\n|  |  |\n") == [])
  }

  @Test func `colours may be spoken of, but must not carry the meaning alone`() {
    #expect(read("第一段。\n\n其中标红的场次取消。").map(\.place) == ["标红"])
    #expect(kinds("Sessions Marked in red are cancelled.") == ["colour.only"])
    #expect(kinds("红歌赛在绿色校园举行，红色教育基地见。") == [])
  }

  @Test(arguments: [
    "IMG_2031", "DSC 0042", "微信图片_20261124093015", "mmexport1764012345678", "照片 (3)", "20261124", "b.JPG",
    "合唱", "合唱.jpg",
  ])
  func `a file name does not say what a picture shows`(text: String) {
    #expect(kinds("![\(text)](照片/合唱.jpg)") == ["image.alt-name"])
  }

  @Test(arguments: ["合唱队谢幕", "3 号场地", "Photo of 12 players", "照片里是 2026 年的合唱队"])
  func `a text that says what a picture shows may have numbers in it`(text: String) {
    #expect(kinds("![\(text)](照片/合唱.jpg)") == [])
  }
}
