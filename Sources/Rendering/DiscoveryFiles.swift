import FileTrees
import Markup
import Planning

/// `robots.txt`, `humans.txt`, `security.txt` if set, and the site map; what the site brings itself is left alone.
func discoveryFiles(_ discovery: Discovery, _ finish: PageFinisher) -> [OutputTree.File] {
  var texts: [(path: String, bytes: [UInt8])] = [
    ("/robots.txt", robots(discovery)), ("/humans.txt", humans(discovery)),
  ]
  if let security = discovery.security {
    texts.append(("/.well-known/security.txt", securityText(security, discovery.root)))
  }
  if !discovery.isHidden {
    texts += siteMaps(discovery.pages, root: discovery.root).map { ("/" + $0.name, $0.bytes) }
  }
  return texts.filter { !discovery.own.contains($0.path) }.map { finished($0.path, $0.bytes, finish) }
}

private func robots(_ discovery: Discovery) -> [UInt8] {
  discovery.isHidden
    ? Array("User-agent: *\nDisallow: /\n".utf8)
    : Array("User-agent: *\nDisallow:\n\nSitemap: \(discovery.root)/sitemap.xml\n".utf8)
}

private func humans(_ discovery: Discovery) -> [UInt8] {
  let people = discovery.people.map { oneLine($0) }
  return Array(("/* TEAM */\n" + people.joined(separator: "\n") + "\n\n/* SITE */\nUnionpress\n").utf8)
}

/// RFC 9116: one field a line; the time is the end of the day, in UTC.
private func securityText(_ security: Discovery.Security, _ root: String) -> [UInt8] {
  var lines = security.contacts.map { "Contact: \(oneLine($0))" }
  lines.append("Expires: \(security.expires)T23:59:59Z")
  lines.append("Preferred-Languages: zh, en")
  lines.append("Canonical: \(root)/.well-known/security.txt")
  if let policy = security.policy { lines.append("Policy: \(oneLine(policy))") }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// A text that cannot begin a line of its own.
private func oneLine(_ text: String) -> String {
  String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
}

// MARK: Site map

/// The site map: one file, or, where that would be too long, several and an index of them (sitemaps.org allows 50,000
/// addresses and 50 MB each).
/// - Parameters:
///   - most: addresses in a file.
///   - size: bytes in a file.
func siteMaps(
  _ pages: [Discovery.Page], root: String, most: Int = 50_000, size: Int = 48 << 20
) -> [(name: String, bytes: [UInt8])] {
  var parts: [XML] = [XML()]
  var count = 0
  for page in pages {
    let entry = siteMapEntry(page)
    if count == most || count > 0 && parts[parts.count - 1].bytes.count + entry.bytes.count > size {
      parts.append(XML())
      count = 0
    }
    parts[parts.count - 1].append(entry)
    count += 1
  }
  let files = parts.map { part in
    XML.document(
      XML.element(
        "urlset",
        [
          ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
          ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ], XML(escaping: "\n") + part))
  }
  if files.count == 1 { return [("sitemap.xml", files[0])] }
  let index = files.indices.reduce(into: XML(escaping: "\n")) { result, number in
    let address = "\(root)/sitemap-\(number + 1).xml"
    result.append(XML.element("sitemap", [], XML.leaf("loc", address)) + XML(escaping: "\n"))
  }
  return [
    (
      "sitemap.xml",
      XML.document(
        XML.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], index))
    )
  ] + files.enumerated().map { ("sitemap-\($0 + 1).xml", $1) }
}

private func siteMapEntry(_ page: Discovery.Page) -> XML {
  var content = XML.leaf("loc", page.url)
  if let updated = page.updated { content.append(XML.leaf("lastmod", updated)) }
  for version in page.alternates {
    content.append(
      XML.element(
        "xhtml:link", [("rel", "alternate"), ("hreflang", version.language), ("href", version.url)]))
  }
  return XML.element("url", [], content) + XML(escaping: "\n")
}
