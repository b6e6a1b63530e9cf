import Diagnostics
import FileTrees
import Planning
import Records
import Templating

/// A theme made ready: its templates compiled and its assets named by their content.
struct Theme: Sendable {
  var templates: TemplateSet
  /// Files of `templates/assets/` with their path on the site: `assets/site.1f3a….css`.
  var assets: [(path: String, asset: SourceTree.Asset)]
}

/// Reads the theme in `templates/` of `tree`: every template is compiled and checked before any page is made.
func theme(in tree: SourceTree, _ surroundings: SiteSurroundings) -> Checked<Theme> {
  var problems: [Problem] = []
  let root = "templates/"
  var sources: [TemplateSource] = []
  for file in tree.texts where file.path.hasPrefix(root) && file.path.hasSuffix(".html") {
    guard let text = checkText(file).collecting(into: &problems) else { continue }
    sources.append(TemplateSource(name: String(file.path.dropFirst(root.count)), file: text))
  }
  let assets = tree.assets.compactMap { asset -> (path: String, asset: SourceTree.Asset)? in
    guard asset.path.hasPrefix(root + "assets/") else { return nil }
    return (hashedPath(String(asset.path.dropFirst(root.count)), asset.fingerprint), asset)
  }
  let urls = Dictionary(
    assets.map {
      (String($0.asset.path.dropFirst((root + "assets/").count)), surroundings.basePath + "/" + $0.path)
    },
    uniquingKeysWith: { first, _ in first })
  let translations = translations(in: tree).collecting(into: &problems)
  let templates = compile(
    sources, pages: pageTemplates, functions: [assetFunction(urls)],
    filters: siteFilters(surroundings, assets: urls),
    translations: translations
  ).collecting(into: &problems)
  return Checked(Theme(templates: templates, assets: assets), problems)
}

/// `assets/site.css` with the content's fingerprint before the extension: browsers may keep it for ever.
private func hashedPath(_ path: String, _ fingerprint: String) -> String {
  guard let dot = path.lastIndex(of: "."), path[dot...].contains("/") == false else {
    return "\(path).\(fingerprint.prefix(8))"
  }
  return "\(path[..<dot]).\(fingerprint.prefix(8))\(path[dot...])"
}

/// The texts of `templates/i18n/`.
private func translations(in tree: SourceTree) -> Checked<Translations> {
  var problems: [Problem] = []
  var texts: [Language: [String: String]] = [:]
  for (language, name) in [(Language.zh, "zh-Hans"), (.en, "en")] {
    guard let file = tree.text(at: "templates/i18n/\(name).yaml") else { continue }
    let entries = readFlatTable(file).collecting(into: &problems)
    texts[language] = Dictionary(entries.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
  }
  return Checked(Translations(texts), problems)
}

/// Which template shows which page.
let pageTemplates: [String: any TemplateModel.Type] = [
  "home.html": HomePage.self, "clubs.html": ClubsPage.self, "club.html": ClubPage.self,
  "events.html": EventsPage.self, "event.html": EventPage.self, "calendar.html": CalendarPage.self,
  "news-list.html": NewsListPage.self, "news.html": NewsPage.self, "awards.html": AwardsPage.self,
  "award.html": AwardPage.self, "booklists.html": BooklistsPage.self, "booklist.html": BooklistPage.self,
  "book.html": BookPage.self, "people.html": PeoplePage.self, "person.html": PersonPage.self,
  "page.html": TextPage.self, "not-found.html": NotFoundPage.self, "redirect.html": RedirectPage.self,
]
