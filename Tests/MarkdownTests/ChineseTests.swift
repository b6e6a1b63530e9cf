import Diagnostics
import Foundation
import Markdown
import Markup
import Testing

/// The HTML of `text` read with the rules for Chinese.
private func html(_ text: String) -> String { read(text).value.standalone.text }

private func read(_ text: String) -> Checked<Body> {
  let file = SourceFile(path: "content/pages/a.md", text: text)
  return parse(file, body: 0..<file.bytes.count, options: MarkdownOptions())
}

private func kinds(_ text: String) -> [String] { read(text).problems.map(\.kind) }

/// What officers type and what they mean (the hazards of Chinese input methods).
struct ChineseTests {
  @Test func `a paragraph indented below a Chinese number is a paragraph`() {
    #expect(html("一、时间\n\n    10月1日下午") == "<p>一、时间</p>\n<p>10月1日下午</p>\n")
    #expect(kinds("一、时间\n\n    10月1日下午") == ["markdown.indent"])
  }

  @Test func `ranges of times with tildes are not struck through`() {
    #expect(html("14:00~16:00，17:00~18:00") == "<p>14:00~16:00，17:00~18:00</p>\n")
  }

  @Test func `two tildes strike through, also around links and emphasis`() {
    #expect(html("~~旧时间~~新时间") == "<p><del>旧时间</del>新时间</p>\n")
    #expect(html("~~**旧**时间~~") == "<p><del><strong>旧</strong>时间</del></p>\n")
    #expect(html("~~看[这里](a.md)~~。").contains("<del>看<a href=\"a.md\">这里</a></del>"))
    #expect(html("一个~~没关") == "<p>一个~~没关</p>\n")
    #expect(html("**一个~~没关**了~~") == "<p><strong>一个~~没关</strong>了~~</p>\n")
    #expect(html(#"\~~不删~~"#).contains("<del>") == false)
  }

  @Test(arguments: [
    ("**“数学与统计学院”**工会", "<strong>“数学与统计学院”</strong>工会"),
    ("**通知（2026）**如下", "<strong>通知（2026）</strong>如下"),
    ("**重点！**下一句", "<strong>重点！</strong>下一句"),
    ("**《李茶的姑妈》**已经", "<strong>《李茶的姑妈》</strong>已经"),
    ("**注意：**请报名，**时间：**周三", "<strong>注意：</strong>请报名，<strong>时间：</strong>周三"),
    ("的**《读书会》**已经", "的<strong>《读书会》</strong>已经"),
    ("**时间:**14:00", "<strong>时间:</strong>14:00"),
    ("联系人**(王老师)**A座", "联系人<strong>(王老师)</strong>A座"),
    ("**截止(周五)**17:00前", "<strong>截止(周五)</strong>17:00前"),
    ("请**“务必”**参加", "请<strong>“务必”</strong>参加"),
    ("*强调*普通", "<em>强调</em>普通"),
  ])
  func `emphasis beside full-width punctuation is emphasis`(_ source: String, _ wanted: String) {
    #expect(html(source) == "<p>\(wanted)</p>\n")
  }

  @Test func `a bare address stops before Chinese`() {
    let result = read("网址https://gh.example.edu.cn/baoming，请于周五前填写")
    #expect(result.value.links.map(\.destination) == ["https://gh.example.edu.cn/baoming"])
    #expect(result.value.standalone.text.contains("</a>，请于周五前填写"))
    #expect(html("见 www.example.edu.cn。").contains("<a href=\"http://www.example.edu.cn\""))
    #expect(html("写信给 gh@example.edu.cn。").contains("<a href=\"mailto:gh@example.edu.cn\""))
  }

  @Test func `line breaks join Chinese and separate Latin`() {
    #expect(html("第一行中文\n第二行中文继续，with\nEnglish end。") == "<p>第一行中文第二行中文继续，with\nEnglish end。</p>\n")
    #expect(html("한국어\n글자") == "<p>한국어\n글자</p>\n")
  }

  @Test func `numbers without a space are list items, chapter numbers lines of their own`() {
    #expect(html("1.时间：周三\n2.地点：体育馆") == "<ol>\n<li>时间：周三</li>\n<li>地点：体育馆</li>\n</ol>\n")
    #expect(kinds("1.时间：周三") == ["markdown.list"])
    #expect(html("１．时间\n２．地点").contains("<li>地点</li>"))
    #expect(html("1、时间\n2、地点").contains("<li>地点</li>"))
    #expect(html("（一）对象\n（二）时间") == "<p>（一）对象</p>\n<p>（二）时间</p>\n")
  }

  @Test func `an indented Chinese paragraph is a paragraph`() {
    #expect(html("说明：\n\n    各位老师请注意") == "<p>说明：</p>\n<p>各位老师请注意</p>\n")
    #expect(kinds("说明：\n\n    各位老师请注意") == ["markdown.indent"])
    #expect(html("　　段落开头") == "<p>段落开头</p>\n")
    #expect(kinds("　　段落开头") == [])
    #expect(html("    let a = 1").contains("<pre>"))
  }

  @Test func `dashes below text are a rule and reported`() {
    #expect(html("请准时参加\n-----") == "<p>请准时参加</p>\n<hr>\n")
    #expect(kinds("请准时参加\n-----") == ["markdown.rule"])
  }

  @Test func `full-width and tight heading marks are headings and mended`() {
    for source in ["＃ 标题", "＃标题", "#标题"] {
      let result = read(source)
      #expect(result.value.standalone.text == "<h2 id=\"标题\">标题</h2>\n")
      #expect(result.problems.map(\.kind) == ["markdown.heading"])
      #expect(result.problems[0].fix?.certainty == .certain)
      #expect(result.problems[0].fix?.edits[0].replacement == "# ")
    }
  }

  @Test func `links in full-width brackets are links and mended`() {
    #expect(html("[报名表]（https://a.cn/b）请填").contains("<a href=\"https://a.cn/b\""))
    #expect(html("【报名表】（https://a.cn/b）请填").contains(">报名表</a>请填"))
    #expect(kinds("【报名表】（https://a.cn/b）") == ["markdown.link-brackets"])
    #expect(kinds("【通知】（二）") == [])
  }

  @Test func `tables in full-width signs are tables`() {
    #expect(html("｜名次｜队伍｜\n|—|—|\n｜一｜甲｜").contains("<td>甲</td>"))
    #expect(kinds("|名次|队伍|\n|—|—|\n|一|甲|") == ["markdown.table"])
  }

  @Test func `stars between digits multiply and years do not start lists`() {
    #expect(html("5*3*2") == "<p>5*3*2</p>\n")
    #expect(kinds("5*3*2") == ["markdown.star"])
    #expect(html("2026. 总结") == "<p>2026. 总结</p>\n")
  }

  @Test func `a destination may have spaces`() {
    let result = read("[表](附件/报名表 2026.docx)")
    #expect(result.value.links.map(\.destination) == ["附件/报名表 2026.docx"])
  }

  @Test func `code is left alone`() {
    #expect(html("`**“x”**工会~~`") == "<p><code>**“x”**工会~~</code></p>\n")
    for item in ["- ```\n  a\n  ```", "1. ~~~sh\n   a\n   ~~~"] {
      #expect(html("\(item)\n\n之后**“学院”**工会").hasSuffix("<p>之后<strong>“学院”</strong>工会</p>\n"))
    }
    let fenced = html("```\n14:00~16:00 **“学院”**工会\n＃标题\n```")
    #expect(fenced == "<pre><code>14:00~16:00 **“学院”**工会\n＃标题\n</code></pre>\n")
  }

  @Test func `raw HTML and script addresses are errors at their place`() {
    let file = "第一行\n\n中文<b>粗</b>"
    let result = read(file)
    #expect(result.problems.map(\.kind) == ["markdown.html", "markdown.html"])
    let table = LineTable(SourceFile(path: "a", text: file))
    let places = result.problems.compactMap { $0.span.map { table.position(at: $0.lower) } }
    #expect(places == [Position(line: 3, column: 3), Position(line: 3, column: 7)])
    #expect(kinds("[x](javascript:alert)") == ["markdown.url"])
    #expect(html("[x](javascript:alert)") == "<p>x</p>\n")
    #expect(kinds("<!-- 给编辑的话 -->\n\n正文") == [])
  }

  @Test func `signatures moved by spaces are reported`() {
    #expect(kinds("请参加。\n\n                         学院工会").contains("markdown.sign-indent"))
  }

  @Test func `a footnote has one mark for each use and a way back`() {
    let result = html("甲[^1]乙[^1]\n\n[^1]: 注\n")
    #expect(result.components(separatedBy: "href=\"#fn-1\"").count == 3)
    #expect(result.contains("id=\"fnref-1-2\"") && result.contains("href=\"#fnref-1\""))
  }

  @Test func `links do not nest`() {
    #expect(html("<https://c.cn>").components(separatedBy: "<a ").count == 2)
    #expect(html("[见 https://a.cn](b.md)").components(separatedBy: "<a ").count == 2)
  }

  @Test func `text behind a comment is not lost without a word`() {
    #expect(kinds("<!-- 注 -->正文") == ["markdown.html"])
    #expect(html("前<!-- 注 -->后") == "<p>前后</p>\n")
  }

  @Test func `a task's box has a name`() {
    #expect(html("- [x] 完成").contains("<input type=\"checkbox\" disabled checked aria-label=\"已完成\">"))
  }

  @Test func `the highest heading of a text is the second of its page, however it is typed`() {
    #expect(read("## 甲\n\n### 乙\n\n## 丙").value.headings.map(\.level) == [2, 3, 2])
    #expect(read("# 甲\n\n## 乙").value.headings.map(\.level) == [2, 3])
    #expect(html("### 甲") == "<h2 id=\"甲\">甲</h2>\n")
  }
}
