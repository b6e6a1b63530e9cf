import Diagnostics
import Markdown
import Markup
import Records
import Resolution

extension Composer {
  /// The HTML of a record's text: links lead to the pages of this language, pictures to the copied files, live
  /// blocks show their data. Links to nothing are reported once, in the first language that has the text.
  mutating func content(of record: some UnionRecord) -> HTML {
    let file = record.header.file
    // A text shown in a second language because it is not translated was checked with the first.
    let reports = language == first || record.header.file.hasSuffix(".\(language.rawValue).md")
    var found = Findings()
    let body = body(of: record)
    var blocks: [LiveBlock: HTML] = [:]
    for block in body.blocks where blocks[block] == nil { blocks[block] = html(of: block, in: file) }
    let content = body.filled(
      link: { link in filling(link, from: file, body, &found) },
      image: { image in element(of: image, from: file, &found) },
      block: { blocks[$0] ?? HTML() })
    for link in record.links { note(link, &found) }
    if reports {
      problems += found.problems
      siteLinks += found.siteLinks
    }
    linked.formUnion(found.offered)
    return content
  }

  /// What filling in a text brings to light.
  private struct Findings {
    var problems: [Problem] = []
    /// Files to which a link leads, which are offered whole.
    var offered: Set<String> = []
    var siteLinks: [SiteLink] = []
  }

  /// The text of a record. It is read here and nowhere else: a text that is edited changes only the pages of those who asked.
  func body(of record: some UnionRecord) -> Body {
    union.log?.note(textKey(record.header.id))
    return record.body
  }

  /// The first words of a record's text, for lists and descriptions; `nil` if there are none.
  func excerpt(of record: some UnionRecord) -> String? {
    let excerpt = body(of: record).excerpt
    return excerpt.isEmpty ? nil : excerpt
  }

  /// Where a link leads.
  private func filling(
    _ link: Link, from file: String, _ body: Body, _ found: inout Findings
  ) -> LinkFilling {
    let target = resolver.target(of: link.destination, from: file, at: link.span)
    found.problems += target.problems
    switch target.value {
    case .external(let address):
      return LinkFilling(href: address, isExternal: address.lowercased().hasPrefix("http"))
    case .anchor(let name):
      check(name, in: body, at: link.span, &found)
      return LinkFilling(href: "#" + encodedPath(name))
    case .file(let path):
      found.offered.insert(path)
      return LinkFilling(href: basePath + encodedPath(path))
    case .sitePath(let path, let suffix):
      note(path, at: link.span, &found)
      return LinkFilling(href: siteHref(path, suffix))
    case .record(let id, let anchor):
      guard let shown = entry(id) else { return LinkFilling(href: nil) }
      if let anchor { check(anchor, in: shown.body(), at: link.span, &found) }
      let suffix = anchor.map { "#" + encodedPath($0) } ?? ""
      return LinkFilling(href: href(id) + suffix, text: shown.title)
    case nil: return LinkFilling(href: nil)
    }
  }

  /// Where an address that stands in a field leads: on this site to the page of this language.
  func href(of address: Located<String>) -> String {
    guard case .sitePath(let path, let suffix) = target(of: address) else { return address.value }
    return siteHref(path, suffix)
  }

  private func target(of address: Located<String>) -> LinkTarget? {
    address.value.hasPrefix("/")
      ? resolver.target(of: address.value, from: "", at: address.span).value : nil
  }

  /// Takes down that an address in a field leads to a place on this site, if it does.
  private func note(_ address: Located<String>, _ found: inout Findings) {
    guard case .sitePath(let path, _) = target(of: address) else { return }
    note(path, at: address.span, &found)
  }

  private func note(_ path: String, at span: Span, _ found: inout Findings) {
    found.siteLinks.append(SiteLink(path: path, span: span))
    if resolver.copies(path) { found.offered.insert(path) }
  }

  private func siteHref(_ path: String, _ suffix: String) -> String {
    // Files are the same in every language.
    let isFile = resolver.copies(path) || onePathForAll.contains { path.hasPrefix($0) }
    return (isFile ? basePath + encodedPath(path) : href(encodedPath(path))) + suffix
  }

  private func check(_ anchor: String, in body: Body, at span: Span, _ found: inout Findings) {
    let anchors = body.headings.map(\.anchor)
    guard !anchor.isEmpty, !anchors.contains(anchor), !anchor.hasPrefix("fn") else { return }
    let guess = nearMisses(of: anchor, among: anchors).first
    found.problems.append(
      Problem(
        .linkAnchor, at: span,
        Wording(zh: "那个页面上没有小标题“\(anchor)”", en: "that page has no heading “\(anchor)”"),
        suggestion: guess.map { .didYouMean("#\($0)") }))
  }

  private func element(of image: Image, from file: String, _ found: inout Findings) -> HTML? {
    let target = resolver.target(of: image.destination, from: file, at: image.span)
    switch target.value {
    case .file(let path):
      return pictureElement(path, alt: image.alternative, title: image.title, at: .text)
    case .external:
      found.problems.append(
        Problem(
          .linkMissing, at: image.span,
          Wording(zh: "图片在别的网站上，读者可能看不到", en: "the picture is on another site; readers may not see it"),
          suggestion: Wording(
            zh: "把图片下载到记录旁边再引用", en: "save the picture beside the record and name that file"),
          severity: .warning))
      return nil
    default:
      found.problems += target.problems
      return nil
    }
  }

  /// Title and text of a record in this language; only an anchor asks for the text.
  private func entry(_ id: RecordID) -> (title: String, body: () -> Body)? {
    guard let position = union.positions[id] else { return nil }
    func pair<Record>(_ entry: Entry<Record>) -> (title: String, body: () -> Body) {
      (title(entry), { body(of: entry.version(in: language)) })
    }
    switch id.kind {
    case .club: return pair(union.clubs[position].entry)
    case .event: return pair(union.events[position].entry)
    case .news: return pair(union.news[position].entry)
    case .award: return pair(union.awards[position].entry)
    case .book: return pair(union.books[position].entry)
    case .booklist: return pair(union.booklists[position].entry)
    case .note: return pair(union.notes[position].entry)
    case .proposal: return pair(union.proposals[position].entry)
    case .lecture: return pair(union.lectures[position].entry)
    case .campaign: return pair(union.campaigns[position].entry)
    case .person: return pair(union.people[position])
    case .page: return pair(union.pages[position])
    case .venue, .term, .holiday, .participation: return nil
    }
  }
}

/// The beginnings of addresses that are the same in every language.
private let onePathForAll = ["/api/", "/share/"]
