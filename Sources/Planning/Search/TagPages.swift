import Diagnostics
import Records
import Resolution

extension Composer {
  /// All keywords, and a page for each.
  func tagPages() -> [PlannedPage] {
    let listings = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let titles = tagTitles(listings)
    let links = tags.tags.map { tag in
      TagLink(
        title: titles[TagRegister.key(tag.title)] ?? tag.title, href: href(tag.path),
        count: tag.records.count, language: tagLanguage(tag, titles))
    }
    let overview = PageHead(
      path: Section.tags.rawValue, title: say(Section.tags.label),
      description: say(zh: "全站的标签", en: "All keywords of the site"), kind: "tags")
    let all = planned(
      overview.path, "tags.html",
      TagsPage(site: site(at: overview.path), page: page(overview), tags: links, index: link(.index)))
    return [all]
      + zip(tags.tags, links).map { tag, link in
        let head = PageHead(
          path: tag.path, title: say(zh: "标签：\(link.title)", en: "Keyword: \(link.title)"),
          description: say(
            zh: "带有“\(link.title)”标签的全部内容", en: "Everything with the keyword “\(link.title)”"),
          kind: "tag", crumbs: [self.link(.tags)])
        return planned(
          tag.path, "tag.html",
          TagPage(
            site: site(at: head.path), page: page(head), tag: link,
            entries: tag.records.compactMap { listings[$0] }.sorted { latestFirst($0, $1) }.map {
              indexEntry($0)
            }))
      }
  }

  /// The keywords of a record, as links to their pages.
  func tagLinks<Record: UnionRecord>(_ entry: Entry<Record>) -> [TagLink] {
    let shown = entry.version(in: language).header.tags
    let original = entry.original.header.tags
    return original.enumerated().compactMap { number, text in
      guard let tag = keyword(text) else { return nil }
      let title = shown.count == original.count ? shown[number] : text
      return TagLink(
        title: title, href: href(tag.path), count: tag.records.count,
        language: language == first || title != text ? nil : self.tag(first))
    }
  }

  /// What has no date does not age and comes first; then the latest.
  private func latestFirst(_ left: ListingLine, _ right: ListingLine) -> Bool {
    if left.date != right.date {
      guard let a = left.date, let b = right.date else { return left.date == nil }
      return a > b
    }
    return left.id < right.id
  }

  /// How keywords are called in this language, by key: as the first translation with as many of them has it.
  private func tagTitles(_ listings: [RecordID: ListingLine]) -> [String: String] {
    guard language != first else { return [:] }
    var titles: [String: String] = [:]
    for tag in tags.tags {
      let key = TagRegister.key(tag.title)
      for listing in tag.records.compactMap({ listings[$0] }) {
        guard listing.isTranslated, listing.tags.count == listing.originalTags.count,
          listing.tags != listing.originalTags
        else { continue }
        if let place = listing.originalTags.firstIndex(where: { TagRegister.key($0) == key }) {
          titles[key] = listing.tags[place]
          break
        }
      }
    }
    return titles
  }

  private func tagLanguage(_ tag: TagRegister.Tag, _ titles: [String: String]) -> String? {
    language == first || titles[TagRegister.key(tag.title)] != nil ? nil : self.tag(first)
  }
}
