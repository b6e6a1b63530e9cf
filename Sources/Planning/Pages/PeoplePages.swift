import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// Office holders, and the role models on a page of their own.
  mutating func peoplePages() -> [PlannedPage] {
    guard !union.people.isEmpty else { return [] }
    let officers = union.people.indices.filter { !union.people[$0].original.roles.isEmpty }
      .sorted { (officeRank($0), $0) < (officeRank($1), $1) }
    // The latest profile first; those without a date keep their order after them.
    let models = union.people.indices.filter { union.people[$0].original.isRoleModel }.sorted { left, right in
      let (a, b) = (union.people[left].original.published, union.people[right].original.published)
      guard a != b else { return left < right }
      guard let a, let b else { return a != nil }
      return a > b
    }
    let hasBoth = !officers.isEmpty && !models.isEmpty
    let head = PageHead(
      path: Section.people.rawValue, title: say(Section.people.label),
      description: say(zh: "谁在为大家办事", en: "Who does what"), kind: "people",
      items: officers.map { personLink($0) })
    var pages = [
      planned(
        head.path, "people.html",
        PeoplePage(
          site: site(at: head.path), page: page(head), people: officers.map { personCard($0) },
          other: models.isEmpty ? nil : link(.models), table: table(.people)))
    ]
    if !models.isEmpty {
      let head = PageHead(
        path: Section.models.rawValue, title: say(Section.models.label),
        description: say(zh: "身边的教职工典范，经本人同意", en: "Colleagues we are proud of, with their consent"),
        kind: "models",
        crumbs: [link(.people)], items: models.map { personLink($0) })
      pages.append(
        planned(
          head.path, "role-models.html",
          PeoplePage(
            site: site(at: head.path), page: page(head), people: models.map { personCard($0) },
            other: hasBoth ? link(.people) : nil, table: table(.people))))
    }
    return pages
  }

  /// Where an office holder stands in the list: chair, deputies, members of the committee, others; by pinyin among equals.
  private func officeRank(_ index: Index) -> Int {
    // A deputy's title holds the chair's, so it is looked for first.
    let offices = [
      ("副主席", 1), ("vice-chair", 1), ("deputy chair", 1), ("主席", 0), ("chair", 0), ("委员", 2),
      ("committee", 2),
    ]
    return union.people[index].original.roles.map { role in
      let name = role.role.lowercased()
      return offices.first { name.contains($0.0) }?.1 ?? 3
    }.min() ?? 3
  }

  private func personLink(_ index: Index) -> LinkModel {
    LinkModel(title: title(union.people[index]), href: href(union.people[index].id))
  }

  /// A person's own page.
  mutating func personPage(_ index: Index) -> PlannedPage {
    let entry = union.people[index]
    let person = entry.version(in: language)
    let isModel = entry.original.isRoleModel
    var head = head(entry, kind: isModel ? "model" : "person", in: .people)
    head.nodes = [personNode(index)]
    if isModel { head.crumbs.append(link(.models)) }
    let model = PersonPage(
      site: site(at: head.path), page: page(head), content: content(of: person), person: personCard(index),
      quotes: person.quotes, published: entry.original.published.map { date($0) }, isRoleModel: isModel,
      awards: awards(of: entry.original).map { awardLine($0) })
    return planned(head.path, "person.html", model)
  }

  /// What the person has won under this name and unit.
  private func awards(of person: Person) -> [Index] {
    let own = winners.all.filter { $0.kind == .person && $0.name == person.header.title }
    return (own.first { $0.unit == person.unit } ?? (person.unit == nil && own.count == 1 ? own.first : nil))?
      .awards
      ?? []
  }

  /// Pages at the addresses of profiles that were taken back. They say that and nothing else: no name, no picture, and no list
  /// leads to them.
  func withdrawnPages() -> [PlannedPage] {
    union.withdrawn.flatMap { header -> [PlannedPage] in
      let paths = [defaultPath(of: header)].compactMap { $0 } + header.aliases.map { aliasPath($0.value) }
      return paths.map { path in
        let head = PageHead(
          path: path, title: say(zh: "这一页已经撤下", en: "This page was withdrawn"), kind: "withdrawn",
          isIndexed: false)
        return planned(
          path, "withdrawn.html", WithdrawnPage(site: site(at: path), page: page(head)), isListed: false)
      }
    }
  }
}
