import Markup
import Testing

struct MarkupTests {
  @Test(arguments: [
    (
      "周三 16:30—18:00，8:30–9:00",
      "周三 16:30<span class=\"nb\">—</span>18:00，8:30<span class=\"nb\">–</span>9:00"
    ),
    ("8:30—11:30—12:00", "8:30<span class=\"nb\">—</span>11:30<span class=\"nb\">—</span>12:00"),
    ("—18:00", "—18:00"),
    ("16:30—", "16:30—"),
    ("9月—10月", "9月—10月"),
    (
      "，第1—17周",
      "，第<span class=\"nb\"></span>1<span class=\"nb\">—</span>17<span class=\"nb\"></span>周"
    ),
    ("第3节", "第3节"),
    ("“是”……—1", "“是”……—1"),
    ("1—2", "1<span class=\"nb\">—</span>2"),
    ("—", "—"),
    ("", ""),
    ("<b>6:30—7:00", "&lt;b&gt;6:30<span class=\"nb\">—</span>7:00"),
  ])
  func `the dash of a range of times or numbers is tied to them, and nothing else changes`(
    text: String, html: String
  ) {
    #expect(HTML(keepingRanges: text).text == html)
  }

  @Test func `text becomes markup only escaped`() {
    #expect(
      HTML(escaping: "<a href=\"x\" title='y'>&</a>").text
        == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;")
    #expect(
      HTML.element("img", [("src", "a\"b"), ("alt", ""), ("title", nil)], nil).text
        == "<img src=\"a&quot;b\" alt=\"\">")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x",
    "\u{1}javascript:x",
    "file:///etc/passwd", "unknown:x",
  ])
  func `addresses that could run a program are refused`(_ url: String) { #expect(safeURL(url) == nil) }

  @Test(arguments: [
    "https://a.cn/x?y=1#z", "/clubs/", "../a.md", "#top", "mailto:a@b.cn", "webcal://a.cn/x.ics", "a/b:c",
    "?q=a:b",
  ])
  func `ordinary addresses pass`(_ url: String) { #expect(safeURL(url) == url) }
}
