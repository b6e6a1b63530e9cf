import Calendars
import Diagnostics
import Markup
import QRCodes
import Records
import Resolution

extension Composer {
  /// The address of an event's poster in the first language; `nil` for what was before the last year, as nobody pins that up or
  /// files it with a report any more.
  func posterPath(_ index: Index) -> String? {
    guard isRecent(year: union.occurrences[mainDate(of: index)].time.lastDay.year) else { return nil }
    return addresses.path(of: union.events[index].entry.id, in: first).map { $0 + "poster/" }
  }

  /// A sheet to print and pin up: the facts large, a code that opens the page and one that puts it into a calendar.
  func posterPage(_ index: Index, _ model: EventModel) -> PlannedPage? {
    guard let path = posterPath(index) else { return nil }
    let item = union.events[index]
    let event = item.entry.version(in: language)
    let title = title(item.entry)
    let address = whole(item.entry.id)
    let head = PageHead(
      path: path, title: say(zh: "\(title)（海报）", en: "\(title) (poster)"), kind: "poster",
      crumbs: [link(.events), LinkModel(title: title, href: href(item.entry.id))],
      isUntranslated: !item.entry.isTranslated(to: language, first: first), custom: customFacts(item.entry),
      isIndexed: false)
    let page = PosterPage(
      site: site(at: path), page: page(head), event: model,
      summary: event.header.summary ?? excerpt(of: event),
      pageCode: code(address, say(zh: "活动网页", en: "The event's page")),
      calendarCode: code(model.feed.url, say(zh: "加入日历", en: "Add to your calendar")), url: address)
    return planned(path, "poster.html", page)
  }

  /// A QR code; an address that is too long for one has none.
  private func code(_ address: String, _ title: String) -> HTML {
    QRCode(address)?.svg(label: title) ?? HTML()
  }
}
