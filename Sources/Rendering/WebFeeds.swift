import Calendars
import FileTrees
import Markup
import Parallel
import Planning
import Templating

/// The files of the feeds of news and events, each as Atom and as JSON Feed.
/// - Parameters:
///   - style: the address of the style sheet for people who open a feed in a browser.
///   - finish: gets each as soon as it is made.
func webFeedFiles(_ feeds: [WebFeed], style: String?, _ finish: PageFinisher) -> [OutputTree.File] {
  parallelMap(feeds) { feed in
    [
      finished(feed.atomPath, XML.document(atom(feed), style: style), finish),
      finished(feed.jsonPath, jsonBytes(jsonFeed(feed)), finish),
    ]
  }.flatMap { $0 }
}

// MARK: Atom (RFC 4287)

private func atom(_ feed: WebFeed) -> XML {
  var content =
    line(XML.leaf("id", feed.id)) + line(XML.leaf("title", feed.title))
  if let subtitle = feed.subtitle { content.append(line(XML.leaf("subtitle", subtitle))) }
  content.append(line(XML.leaf("updated", feed.updated.iso(feed.offset, seconds: true))))
  content.append(line(XML.element("author", [], XML.leaf("name", feed.author))))
  content.append(
    line(
      XML.element(
        "link",
        [("rel", "self"), ("type", "application/atom+xml"), ("href", feed.root + feed.atomPath)])))
  content.append(
    line(XML.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", feed.home)])))
  content.append(line(XML.leaf("generator", "Unionpress")))
  for entry in feed.entries { content.append(line(atom(entry, feed))) }
  return XML.element(
    "feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)],
    XML(escaping: "\n") + content)
}

private func atom(_ entry: WebFeedEntry, _ feed: WebFeed) -> XML {
  var content =
    line(XML.leaf("id", entry.id)) + line(XML.leaf("title", entry.title))
    + line(XML.element("link", [("rel", "alternate"), ("type", "text/html"), ("href", entry.url)]))
    + line(XML.leaf("published", entry.published.iso(feed.offset, seconds: true)))
    + line(XML.leaf("updated", entry.updated.iso(feed.offset, seconds: true)))
  for category in entry.categories { content.append(line(XML.element("category", [("term", category)]))) }
  if let summary = entry.summary { content.append(line(XML.leaf("summary", summary))) }
  // Footnotes and headings link within the text: relative to the entry's own page.
  content.append(
    line(
      XML.leaf(
        "content", entry.content.text,
        [("type", "html"), ("xml:base", entry.url), ("xml:lang", entry.language)])))
  return XML.element("entry", [], XML(escaping: "\n") + content)
}

/// On a line of its own, for people who compare two builds.
private func line(_ element: XML) -> XML { element + XML(escaping: "\n") }

// MARK: JSON Feed 1.1

private func jsonFeed(_ feed: WebFeed) -> Value {
  let authors = [Value.fields([("name", feed.author)])]
  return .fields([
    ("version", "https://jsonfeed.org/version/1.1"), ("title", feed.title), ("home_page_url", feed.home),
    ("feed_url", feed.root + feed.jsonPath), ("description", feed.subtitle), ("language", feed.language),
    ("authors", authors), ("items", feed.entries.map { item($0, feed) }),
  ])
}

private func item(_ entry: WebFeedEntry, _ feed: WebFeed) -> Value {
  .fields([
    ("id", entry.id), ("url", entry.url), ("title", entry.title), ("summary", entry.summary),
    ("content_html", entry.content.text), ("date_published", entry.published.iso(feed.offset, seconds: true)),
    ("date_modified", entry.updated.iso(feed.offset, seconds: true)),
    ("tags", entry.categories.isEmpty ? nil : entry.categories),
    ("language", entry.language == feed.language ? nil : entry.language),
  ])
}
