import Calendars
import Diagnostics
import Markdown
import Records
import Resolution

extension Composer {
  /// All people with public profiles.
  mutating func peoplePage() -> [PlannedPage] {
    guard !union.people.isEmpty else { return [] }
    let head = PageHead(path: Section.people.rawValue, title: say(Section.people.label), kind: "people")
    let officers = union.people.indices.filter { !union.people[$0].original.roles.isEmpty }
    let models = union.people.indices.filter { union.people[$0].original.roles.isEmpty }
    let model = PeoplePage(
      site: site(at: head.path), page: page(head), officers: officers.map { personCard($0) },
      models: models.map { personCard($0) })
    return [planned(head.path, "people.html", model)]
  }

  /// A person's own page.
  mutating func personPage(_ index: Index) -> PlannedPage {
    let entry = union.people[index]
    let head = head(entry, kind: "person", in: .people)
    let model = PersonPage(
      site: site(at: head.path), page: page(head), content: content(of: entry.version(in: language)),
      person: personCard(index))
    return planned(head.path, "person.html", model)
  }

  /// A page of text.
  mutating func textPage(_ index: Index) -> PlannedPage {
    let entry = union.pages[index]
    let text = entry.version(in: language)
    let head = head(entry, kind: "page")
    let model = TextPage(
      site: site(at: head.path), page: page(head), content: content(of: text),
      contents: text.body.headings.filter { $0.level <= 3 }.map {
        TocEntry(title: $0.text, href: "#" + encodedPath($0.anchor), level: $0.level)
      }, downloads: downloads(text.header), updated: text.header.updated.map { date($0.date) })
    return planned(head.path, "page.html", model)
  }
}
