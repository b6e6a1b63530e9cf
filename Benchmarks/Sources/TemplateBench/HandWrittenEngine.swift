import Markup

/// The page written by Swift code alone: what a template engine is measured against.
func handWrittenEngine(_ list: EventList) -> Engine {
  Engine(
    id: "handwritten", title: "hand-written Swift", page: { handWritten(list) },
    render: { handWritten(list).count }, prepare: nil)
}

@inline(never)
private func handWritten(_ list: EventList) -> [UInt8] {
  var page = Page()
  page.markup("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
  page.text(list.title)
  page.markup(" – ")
  page.text(list.site)
  page.markup(
    """
    </title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/assets/site.css">
    </head>
    <body>
    <header>
      <b>
    """)
  page.text(list.site)
  page.markup("</b>\n  <nav>")
  for entry in list.menu {
    page.markup("\n    <a href=\"")
    page.text(entry.href)
    page.markup("\"")
    if entry.isCurrent { page.markup(" aria-current=\"page\"") }
    page.markup(">")
    page.text(entry.title)
    page.markup("</a>")
  }
  page.markup("\n  </nav>\n</header>\n<main>\n<h1>")
  page.text(list.title)
  page.markup("</h1>\n<ul>")
  for event in list.events {
    page.markup("\n<li")
    if event.isCancelled { page.markup(" class=\"off\"") }
    page.markup("><time datetime=\"")
    page.text(event.dateISO)
    page.markup("\">")
    page.text(event.dateText)
    page.markup("</time> <a href=\"")
    page.text(event.href)
    page.markup("\">")
    page.text(event.title)
    page.markup("</a> ")
    page.text(event.venue)
    if event.isCancelled { page.markup(" <b>已取消</b>") }
    page.markup("<p>")
    page.text(event.summary)
    page.markup("</p>")
    for club in event.clubs {
      page.markup(" <a href=\"")
      page.text(club.href)
      page.markup("\">")
      page.text(club.title)
      page.markup("</a>")
    }
    page.markup("</li>")
  }
  page.markup("\n</ul>\n</main>\n<footer>© 2026 ")
  page.text(list.site)
  page.markup("</footer>\n</body>\n</html>")
  return page.bytes
}

/// The bytes of a page as it grows.
private struct Page {
  var bytes: [UInt8] = []

  /// Appends markup as it is.
  @inline(__always)
  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends text, escaped.
  @inline(__always)
  mutating func text(_ text: String) {
    appendEscaped(text, to: &bytes)
  }
}
