import Markup
import Testing

struct MarkupTests {
  @Test(arguments: [
    (
      "周三 16:30—18:00，8:30–9:00",
      "周三 <span class=\"nb\">16:30—18:00</span>，<span class=\"nb\">8:30–9:00</span>"
    ),
    ("8:30—11:30—12:00", "<span class=\"nb\">8:30—11:30</span>—12:00"), ("—18:00", "—18:00"),
    ("16:30—", "16:30—"),
    ("9月—10月", "9月—10月"), ("，第1—17周", "，<span class=\"nb\">第1—17周</span>"),
    ("2026–2027", "<span class=\"nb\">2026–2027</span>"), ("123456—1", "123456—1"), ("：1—", "：1—"),
    ("<b>6:30—7:00", "&lt;b&gt;<span class=\"nb\">6:30—7:00</span>"),
    ("“是”……—", "“是”……—"),
  ])
  func `a range of times or numbers stays in one piece, and nothing else changes`(text: String, html: String)
  {
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
