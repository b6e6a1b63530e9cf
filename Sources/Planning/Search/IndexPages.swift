import Diagnostics
import Hanzi
import Records
import Resolution

extension Composer {
  /// All records from A to Z by pinyin: how to find a page without a script.
  func indexPage() -> PlannedPage {
    let head = PageHead(
      path: Section.index.rawValue, title: say(Section.index.label),
      description: say(zh: "全站内容按拼音排列", en: "Everything on the site, by name"), kind: "index")
    let entries = lines.filter { $0.id != RecordID(.page, "index") }
      .map { (key: key(of: $0), listing: $0) }
      .sorted { ($0.key, $0.listing.id) < ($1.key, $1.listing.id) }
    var groups: [LetterGroup] = []
    // What begins with neither a letter nor a character that has a reading comes last, as in printed indexes.
    for entry in entries.filter({ $0.key.indexLetter != "#" }) + entries.filter({ $0.key.indexLetter == "#" })
    {
      let letter = entry.key.indexLetter
      if groups.last?.letter != letter {
        groups.append(
          LetterGroup(letter: letter, anchor: letter == "#" ? "other" : letter.lowercased(), entries: []))
      }
      groups[groups.count - 1].entries.append(indexEntry(entry.listing))
    }
    let model = IndexPage(
      site: site(at: head.path), page: page(head), letters: groups, count: entries.count, tags: link(.tags))
    return planned(head.path, "a-z.html", model)
  }

  /// A record in a list that mixes kinds.
  func indexEntry(_ listing: ListingLine) -> IndexEntry {
    IndexEntry(
      title: listing.title, href: href(listing.id), kind: kindTitle(listing.id.kind),
      date: listing.date,
      language: listing.titleLanguage == language ? nil : tag(listing.titleLanguage))
  }

  private func key(of listing: ListingLine) -> PinyinKey {
    switch listing.key {
    case .title: pinyinKey(title: listing.title)
    case .person(let override): pinyinKey(listing.title, override: override)
    }
  }
}
