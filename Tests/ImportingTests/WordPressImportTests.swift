import Calendars
import Diagnostics
import FileTrees
import Importing
import Testing

/// An export with `items`, each the inside of an `item`.
private func export(_ items: String...) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
  <channel><title>旧站</title><link>https://old.example.edu.cn/gh</link><wp:wxr_version>1.2</wp:wxr_version>
  \(items.map { "<item>\($0)</item>" }.joined(separator: "\n"))
  </channel></rss>
  """
}

private func post(
  _ title: String, _ content: String, name: String = "", status: String = "publish", type: String = "post",
  more: String = ""
) -> String {
  """
  <title>\(title)</title><link>https://old.example.edu.cn/gh/2020/05/\(name.isEmpty ? "a" : name)/</link>
  <content:encoded><![CDATA[\(content)]]></content:encoded>
  <wp:post_date>2020-05-04 08:30:00</wp:post_date><wp:post_name>\(name)</wp:post_name><wp:status>\(status)</wp:status>
  <wp:post_type>\(type)</wp:post_type>\(more)
  """
}

private func imported(_ text: String, having files: [ImportedFile] = []) throws -> Checked<ImportedText> {
  let texts = [SourceFile(path: "unionpress.yaml", text: "name: 学院工会\nurl: https://gh.example.edu.cn\n")]
  return importWordPress(
    SourceFile(path: "wp.xml", text: text),
    into: SourceTree(texts: texts + files.map { SourceFile(path: $0.path, text: $0.text) }),
    today: try #require(LocalDate(iso: "2026-11-23")))
}

/// The text below the header of the only file.
private func markdown(_ html: String) throws -> String {
  let result = try imported(export(post("甲", html)))
  let file = try #require(result.value.files.first, "\(result.problems)")
  return String(file.text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)[2])
}

struct WordPressImportTests {
  @Test func `a post becomes news with its day, tags and former address`() throws {
    let result = try imported(
      export(
        post(
          "运动会 &amp; 红歌赛", "<p>甲</p>", name: "%e8%bf%90%e5%8a%a8%e4%bc%9a",
          more: """
            <category domain="category" nicename="news">新闻</category><category domain="post_tag">排球</category>
            <category domain="category">Uncategorized</category>
            """)))
    #expect(result.problems == [])
    #expect(result.value.files.map(\.path) == ["content/news/2020/yun-dong-hui.md"])
    #expect(
      result.value.files.first?.text == """
        ---
        标题: "运动会 & 红歌赛"
        日期: 2020-05-04
        标签: [排球, 新闻]
        旧网址: ["/gh/2020/05/运动会/"]
        ---
        甲

        """)
    #expect(try imported(export(post("运动会 &amp; 红歌赛", "乙")), having: result.value.files).value.files == [])
  }

  @Test func `pages stay pages, drafts drafts, and what is private stays where it is`() throws {
    let result = try imported(
      export(
        post("关于", "甲", name: "about", type: "page"), post("草稿", "乙", status: "draft"),
        post("私密", "丙", status: "private"), post("加密", "丁", more: "<wp:post_password>1</wp:post_password>"),
        post("废", "戊", status: "trash"), post("图", "", status: "inherit", type: "attachment")))
    #expect(result.value.files.map(\.path) == ["content/pages/about.md", "content/news/2020/cao-gao.md"])
    #expect(result.value.files.last?.text.contains("草稿: true") == true)
    #expect(!result.value.files.contains { $0.text.contains("丙") || $0.text.contains("丁") })
    let kinds = result.problems.map(\.kind)
    #expect(kinds.count { $0 == ProblemKind.importSkipped.id } == 2)
    #expect(kinds.count { $0 == ProblemKind.importLeftOut.id } == 1)
  }

  @Test(arguments: [
    (
      "<p>甲 <strong>乙 </strong>丙<br/>丁 <em>戊</em></p><p>*己* #1 a_b</p>",
      "甲 **乙** 丙\\\n丁 *戊*\n\n\\*己\\* #1 a\\_b"
    ),
    ("甲\n乙\n\n丙\n\n\n# 丁", "甲\\\n乙\n\n丙\n\n\\# 丁"),
    ("<h3>标题</h3><ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>", "### 标题\n\n- 甲\n  - 乙\n- 丙"),
    ("<ol start='3'><li>甲</li><li><p>乙</p><p>丙</p></li></ol>", "3. 甲\n4. 乙\n\n   丙"),
    // Numbers that Markdown does not have, or that cannot be counted on from.
    ("<ol start='9223372036854775807'><li>甲</li><li>乙</li></ol>", "1. 甲\n2. 乙"),
    ("<ol start='-5'><li>甲</li></ol>", "1. 甲"), ("<ol start='0'><li>甲</li></ol>", "0. 甲"),
    ("<blockquote><p>甲</p><p>乙</p></blockquote><hr>", "> 甲\n>\n> 乙\n\n---"),
    ("<pre><code>a &lt; b\n  c</code></pre><p><code>x`y</code></p>", "```\na < b\n  c\n```\n\n`` x`y ``"),
    (
      "<table><tr><th>名次</th><th>队</th></tr><tr><td>1</td><td>甲|乙</td></tr></table>",
      "| 名次 | 队 |\n| --- | --- |\n| 1 | 甲\\|乙 |"
    ),
    (
      "<p><a href='/gh/about/'>关于</a> <a href='https://x.cn/a(b)'>x</a> <a href='javascript:x()'>y</a> <a href='#top'>z</a></p>",
      "[关于](https://old.example.edu.cn/gh/about/) [x](https://x.cn/a%28b%29) y z"
    ),
    ("<p>R&amp;D，A &amp; B，&amp;amp; &amp;#65;</p>", "R\\&D，A & B，\\&amp; \\&#65;"),
    ("<!-- wp:paragraph --><p>甲</p><!-- /wp:paragraph --><p></p><p>2020. 年</p>", "甲\n\n2020\\. 年"),
    ("<script>alert(1)</script><style>p{}</style><p onclick='x()'>甲</p>", "甲"),
  ])
  func `HTML is written as the Markdown that shows the same`(html: String, text: String) throws {
    #expect(try markdown(html) == text + "\n")
  }

  @Test func `pictures, embedded things, shortcodes and comments are told of at their lines`() throws {
    let result = try imported(
      export(
        post(
          "甲",
          "<p>甲</p>\n<img src=\"/a.jpg\" alt=\"合影\">\n[gallery ids=\"1,2\"]\n<iframe src=\"https://v.example.cn/1\"></iframe>[caption id=\"x\"]词[/caption]",
          more: "<wp:comment><wp:comment_content>13812345678</wp:comment_content></wp:comment>")))
    let file = try #require(result.value.files.first)
    #expect(file.text.contains("[图片：合影](https://old.example.edu.cn/a.jpg)"))
    #expect(file.text.contains("[嵌入的内容](https://v.example.cn/1)") && file.text.contains("词"))
    #expect(!file.text.contains("gallery") && !file.text.contains("138"))
    let lines = LineTable(result.value.file)
    let places = result.problems.compactMap { $0.span.map { lines.position(at: $0.lower).line } }
    // The content begins on line 5, a line below its title.
    #expect(places == [6, 7, 8, 10])
    #expect(result.problems.allSatisfy { $0.kind == ProblemKind.importLeftOut.id })
  }

  @Test func `a post that the site may not publish is left out alone`() throws {
    let result = try imported(export(post("甲", "请打 13812345678"), post("乙", "丙", name: "b")))
    #expect(result.value.files.flatMap(\.titles) == ["乙"])
    #expect(result.problems.map(\.kind) == [ProblemKind.privacyMobile.id])
    #expect(result.problems.map(\.severity) == [.warning])
    #expect(result.problems.first?.message.zh.hasPrefix("“甲”没有导入") == true)
  }

  @Test func `an address that a page of the site has already is not taken from it`() throws {
    let result = try imported(
      export(post("关于", "甲", name: "about", type: "page", more: "")).replacing(
        "/gh/2020/05/about/", with: "/about/"))
    #expect(result.value.files.map { $0.text.contains("旧网址") } == [false])
  }

  @Test func `what is no export is refused with the way to get one`() throws {
    for text in ["", "<rss><channel/></rss>", "<html>", "{}"] {
      let result = try imported(text)
      #expect(result.problems.map(\.kind) == [ProblemKind.importUnreadable.id])
      #expect(result.problems.first?.suggestion?.zh.contains("导出") == true)
    }
  }

  @Test(arguments: [
    ("<strong><span><strong>地点</strong></span>：报告厅</strong>请准时", "**地点：报告厅**请准时"),
    ("<em><em>书名</em></em>", "*书名*"), ("<strong>甲</strong><strong>乙</strong>丙", "**甲乙**丙"),
    ("<b>行<br></b>次行", "**行**\\\n次行"), ("<strong>Note:</strong>bring ID", "**Note:** bring ID"),
    ("see<b>\"it\"</b>", #"see **"it"**"#), ("<b>a</b><i>b</i>", "**a** *b*"),
    ("2*3<b>*</b>", #"2\*3 **\***"#),
    ("<strong>时间：</strong>14:00", "**时间：**14:00"), ("<b>甲<s>乙</s></b>", "**甲~~乙~~**"),
  ])
  func `emphasis stays emphasis however programs for texts nest it`(_ html: String, _ text: String) throws {
    #expect(try markdown("<p>\(html)</p>") == text + "\n")
  }

  @Test func `addresses that differ behind a question mark are told of together`() throws {
    let posts = ["12", "13"].map {
      post("甲\($0)", "乙").replacing(
        "https://old.example.edu.cn/gh/2020/05/a/", with: "https://old.example.edu.cn/?p=\($0)")
    }
    let result = try imported(export(posts[0], posts[1]))
    #expect(result.value.files.allSatisfy { !$0.text.contains("旧网址") } && result.value.files.count == 2)
    #expect(result.problems.map(\.kind) == [ProblemKind.importLeftOut.id])
    #expect(result.problems.first?.message.zh.contains("2 个旧网址靠问号（?）") == true)
    #expect(result.problems.first?.message.zh.contains("https://old.example.edu.cn/?p=12") == true)
  }

  @Test func `names of authors, tags beyond the eighth and what only WordPress shows are told of`() throws {
    let tags = (1...9).map { "<category domain=\"post_tag\">标签\($0)</category>" }.joined()
    let text = export(
      post(
        "甲", "<p>乙</p><!-- wp:latest-posts {\"n\":3} /--><!-- wp:spacer /-->",
        more: tags + "<dc:creator>w</dc:creator>")
    ).replacing(
      "<item>",
      with:
        "<wp:author><wp:author_login>w</wp:author_login><wp:author_display_name>王伟</wp:author_display_name></wp:author><item>"
    )
    .replacing("<rss ", with: "<rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ")
    let result = try imported(text)
    #expect(result.value.files.count == 1)
    #expect(
      Set(result.problems.map(\.message.zh)) == [
        "作者的名字没有导入：王伟", "“甲”的标签太多，没有导入：标签9", "区块“latest-posts”没有导入",
      ])
  }

  @Test func `pictures of a gallery and the one above a post are listed with their addresses`() throws {
    let picture = """
      <title>图</title><wp:post_id>5</wp:post_id><wp:post_type>attachment</wp:post_type>
      <wp:attachment_url>https://old.example.edu.cn/5.jpg</wp:attachment_url>
      """
    let meta =
      "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>5</wp:meta_value></wp:postmeta>"
    let result = try imported(export(picture, post("甲", "乙[gallery ids=\"5\"]", more: meta)))
    #expect(result.value.files.first?.text.contains("[图片](https://old.example.edu.cn/5.jpg)") == true)
    #expect(
      result.problems.count { $0.message.zh == "图片要自己搬：https://old.example.edu.cn/5.jpg" } == 2)
    let unknown = try imported(export(post("甲", "乙[gallery ids=\"6\"]")))
    #expect(unknown.problems.map(\.message.zh) == ["短代码没有导入：[gallery ids=\"6\"]"])
  }

  @Test func `a file that breaks off, or is another thing, is told so`() throws {
    let whole = export(post("甲", "乙"))
    #expect(try imported(String(whole.prefix(600))).problems.map(\.message.zh) == ["文件到这里就断了，可能没有下载完"])
    let books = try imported("@book{a, title = {T}}")
    #expect(books.problems.map(\.suggestion?.zh) == ["用 unionpress import books wp.xml"])
  }
}
