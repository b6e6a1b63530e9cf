import Foundation
import Markup
import Testing

struct XMLTests {
  @Test func `text and attributes are escaped, and what XML cannot hold is left out`() {
    let element = XML.leaf("a", "<&]]>\u{0}\u{8}\u{B}\u{FFFE}字\u{202E}", [("b", "\"'\n"), ("c", nil)])
    #expect(
      String(decoding: element.bytes, as: UTF8.self)
        == "<a b=\"&quot;&#39;\n\">&lt;&amp;]]&gt;字\u{202E}</a>")
  }

  @Test func `an element without content is empty, and a document begins with its declaration`() {
    let document = XML.document(.element("a", [("href", "/x?a=1&b=2")]), style: "/s.css\"?>")
    #expect(
      String(decoding: document, as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<?xml-stylesheet type=\"text/css\" href=\"/s.css&quot;?&gt;\"?>\n<a href=\"/x?a=1&amp;b=2\"/>\n"
    )
  }
}
