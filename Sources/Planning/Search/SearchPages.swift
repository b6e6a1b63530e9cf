import Diagnostics
import Markdown
import Records
public import Resolution
import Search

/// What can be searched in each language, without planning a page.
public func searchPlans(_ union: Union) -> [PlannedSearch] {
  // What is wrong with addresses is reported when pages are planned.
  let addresses = addresses(of: union, reserved: [:]).value
  let resolver = LinkResolver(union: union, files: [])
  return union.settings.languages.map { language in
    Composer(union: union, addresses: addresses, resolver: resolver, language: language).searchPlan()
  }
}

extension Composer {
  /// Everything that can be found in this language.
  func searchDocuments() -> [SearchDocument] {
    let records = listings.map { listing in
      let line = listing.line
      return SearchDocument(
        url: href(line.id), title: line.title,
        texts: ([listing.summary, listing.body.plainText].compactMap { $0 } + listing.facts)
          .filter { !$0.isEmpty },
        tags: line.tags, kind: line.id.kind.rawValue, families: line.families.map(\.code),
        date: line.date, language: tag(line.isTranslated ? language : first),
        titleLanguage: tag(line.titleLanguage))
    }
    let lists = shownSections.map { section in
      SearchDocument(
        url: href(section.rawValue), title: say(section.label), texts: [], kind: RecordKind.page.rawValue,
        language: tag(language))
    }
    return records + lists
  }

  /// The index of this language.
  func searchPlan() -> PlannedSearch {
    PlannedSearch(
      path: addresses.localized(Section.search.rawValue, language), language: language,
      documents: searchDocuments())
  }

  /// The page to search from.
  func searchPage() -> PlannedPage {
    let head = PageHead(
      path: Section.search.rawValue, title: say(Section.search.label),
      description: say(zh: "在全站的活动、新闻、书单、提案里查找", en: "Search events, news, booklists and proposals"),
      kind: "search")
    let lines = lines
    // Lists are found among the pages.
    let kinds = Set(lines.map(\.id.kind) + (shownSections.isEmpty ? [] : [.page]))
    let families = Set(lines.flatMap(\.families))
    let years = Set(lines.compactMap { $0.date?.prefix(4) }).sorted(by: >)
    let model = SearchPage(
      site: site(at: head.path), page: page(head), folder: href(Section.search.rawValue),
      kinds: RecordKind.allCases.filter { kinds.contains($0) }.map {
        ChoiceModel(value: $0.rawValue, title: kindTitle($0))
      },
      families: ClubFamily.allCases.filter { families.contains($0) }.map {
        ChoiceModel(value: $0.code, title: say($0.label))
      },
      years: years.map { ChoiceModel(value: String($0), title: String($0)) },
      index: link(.index), tags: link(.tags))
    return planned(head.path, "search.html", model)
  }

  /// The name of a kind as a label.
  func kindTitle(_ kind: RecordKind) -> String {
    let text = say(kind.label)
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
