import Diagnostics
import FileTrees
import Planning
import Records
import Templating

/// A theme made ready: its templates compiled and its assets named by their content.
struct Theme: Sendable {
  var templates: TemplateSet
  /// The files beside the pages: `assets/site.1f3a….css`.
  var assets: [OutputTree.File]
  /// Their addresses, by name.
  var urls: [String: String]
}

/// What a theme is made of.
struct ThemeInputs: Sendable, Equatable {
  var templates: [SourceFile] = []
  var host: Host

  /// All else that templates find when they are compiled. Whatever is no template belongs here: style sheets and scripts, too,
  /// as pages name them by their content.
  struct Host: Sendable, Equatable {
    var texts: [SourceFile] = []
    var assets: [SourceTree.Asset]
    var surroundings: SiteSurroundings
  }

  init(_ tree: SourceTree, _ surroundings: SiteSurroundings) {
    let root = "templates/"
    host = Host(assets: tree.assets.filter { $0.path.hasPrefix(root) }, surroundings: surroundings)
    for file in tree.texts where file.path.hasPrefix(root) {
      if file.path.hasSuffix(".html") { templates.append(file) } else { host.texts.append(file) }
    }
  }
}

/// A theme with what it was made of, to be used again.
struct ThemeMemory: Sendable {
  private var templates = CompileMemory()
  private var last: (inputs: ThemeInputs, theme: Checked<Theme>)?

  /// The theme of the last build.
  var lastTheme: Checked<Theme>? { last?.theme }

  /// The theme of a site: its `templates/` over the one that the program carries, file by file. Every template is compiled
  /// and checked before any page is made.
  mutating func theme(in tree: SourceTree, _ surroundings: SiteSurroundings) -> Checked<Theme> {
    let inputs = ThemeInputs(tree, surroundings)
    if let last, last.inputs == inputs { return last.theme }
    let isSameHost = last?.inputs.host == inputs.host
    let theme = Rendering.theme(in: tree, surroundings, &templates, isSameHost: isSameHost)
    last = (inputs, theme)
    return theme
  }
}

private func theme(
  in tree: SourceTree, _ surroundings: SiteSurroundings, _ memory: inout CompileMemory, isSameHost: Bool
) -> Checked<Theme> {
  var problems: [Problem] = []
  var sources: [TemplateSource] = []
  for template in layeredTemplates(in: tree) {
    guard let text = checkText(template.file).collecting(into: &problems) else { continue }
    sources.append(TemplateSource(name: template.name, file: text))
  }
  var assets: [OutputTree.File] = []
  var urls: [String: String] = [:]
  for asset in layeredAssets(in: tree) {
    let path = hashedPath("assets/" + asset.name, asset.fingerprint)
    assets.append(OutputTree.File(path: path, content: asset.content))
    urls[asset.name] = surroundings.basePath + "/" + path
  }
  problems += contrastProblems(in: tree)
  let translations = translations(in: tree).collecting(into: &problems)
  let templates = compile(
    sources, pages: pageTemplates, functions: [assetFunction(urls)],
    filters: siteFilters(surroundings, assets: urls), translations: translations, reusing: &memory,
    isSameHost: isSameHost
  ).collecting(into: &problems)
  return Checked(Theme(templates: templates, assets: assets, urls: urls), problems)
}

/// `assets/site.css` with the content's fingerprint before the extension: browsers may keep it for ever.
private func hashedPath(_ path: String, _ fingerprint: String) -> String {
  guard let dot = path.lastIndex(of: "."), path[dot...].contains("/") == false else {
    return "\(path).\(fingerprint.prefix(8))"
  }
  return "\(path[..<dot]).\(fingerprint.prefix(8))\(path[dot...])"
}

/// The texts of `i18n/`: the site's, key by key, over the program's.
private func translations(in tree: SourceTree) -> Checked<Translations> {
  translations { name in
    let builtIn = builtInThemeFile(name).map { SourceFile(path: builtInPath(name), bytes: $0) }
    return [builtIn, tree.text(at: "templates/" + name)].compactMap { $0 }
  }
}

/// The texts of the interface in the files that are called so, key by key, those of later files over others.
func translations(_ files: (_ name: String) -> [SourceFile]) -> Checked<Translations> {
  var problems: [Problem] = []
  var texts: [Language: [String: String]] = [:]
  for (language, name) in [(Language.zh, "i18n/zh-Hans.yaml"), (.en, "i18n/en.yaml")] {
    let entries = files(name).flatMap { readFlatTable($0).collecting(into: &problems) }
    texts[language] = Dictionary(entries.map { ($0.key, $0.text) }, uniquingKeysWith: { _, own in own })
  }
  return Checked(Translations(texts), problems)
}

/// Which template shows which page.
let pageTemplates: [String: any TemplateModel.Type] = [
  "home.html": HomePage.self, "clubs.html": ClubsPage.self, "club.html": ClubPage.self,
  "events.html": EventsPage.self, "event.html": EventPage.self, "calendar.html": CalendarPage.self,
  "calendar-week.html": WeekPage.self, "calendar-agenda.html": AgendaPage.self,
  "calendar-term.html": TermPage.self, "calendar-year.html": YearPage.self,
  "subscribe.html": SubscribePage.self, "feeds.html": WebFeedsPage.self, "joint.html": JointPage.self,
  "poster.html": PosterPage.self,
  "news-list.html": NewsListPage.self, "news.html": NewsPage.self, "awards.html": AwardsPage.self,
  "award.html": AwardPage.self, "booklists.html": BooklistsPage.self, "booklist.html": BooklistPage.self,
  "book.html": BookPage.self, "proposals.html": ProposalsPage.self, "proposal.html": ProposalPage.self,
  "albums.html": AlbumsPage.self, "lectures.html": LecturesPage.self,
  "lecture.html": LecturePage.self, "campaigns.html": CampaignsPage.self, "campaign.html": CampaignPage.self,
  "participation.html": ParticipationPage.self, "note.html": NotePage.self,
  "people.html": PeoplePage.self, "role-models.html": PeoplePage.self, "person.html": PersonPage.self,
  "withdrawn.html": WithdrawnPage.self, "honours.html": HonoursPage.self, "winners.html": WinnersPage.self,
  "winner.html": WinnerPage.self, "shelf.html": ShelfPage.self, "sessions.html": SessionsPage.self,
  "report.html": ReportPage.self, "report-sheet.html": ReportPage.self, "reports.html": ReportsPage.self,
  "search.html": SearchPage.self, "a-z.html": IndexPage.self, "tags.html": TagsPage.self,
  "tag.html": TagPage.self, "digest.html": DigestPage.self, "design.html": DesignPage.self,
  "page.html": TextPage.self, "not-found.html": NotFoundPage.self, "redirect.html": RedirectPage.self,
]
