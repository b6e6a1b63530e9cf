import Calendars
import Diagnostics
import Markdown
import Records
import Resolution

extension Composer {
  /// A page of text.
  mutating func textPage(_ index: Index) -> PlannedPage {
    let entry = union.pages[index]
    let text = entry.version(in: language)
    var head = head(entry, kind: "page")
    head.published = entry.original.date
    head.updated = text.header.updated?.date ?? entry.original.date
    let model = TextPage(
      site: site(at: head.path), page: page(head), content: content(of: text),
      contents: body(of: text).headings.filter { $0.level <= 3 }.map {
        TocEntry(title: $0.text, href: "#" + encodedPath($0.anchor), level: $0.level)
      }, downloads: downloads(text.header), updated: text.header.updated.map { date($0.date) })
    return planned(head.path, "page.html", model)
  }
}
