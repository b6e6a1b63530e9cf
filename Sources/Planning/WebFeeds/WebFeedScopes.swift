import Diagnostics
import Records
import Resolution

/// The page that lists all feeds, in the first language.
let webFeedsPath = "/feeds/"

extension Composer {
  /// The feeds of this site: all, then each family and type that has something, then each club.
  var webFeedScopes: [WebFeedScope] {
    let families = ClubFamily.allCases.filter { family in
      union.clubs.contains { $0.entry.original.family == family }
    }
    let types = NewsType.allCases.filter { type in
      union.news.contains { $0.entry.original.type == type }
    }
    return [.all] + families.map { .family($0) } + types.map { .type($0) }
      + union.clubs.indices.map { .club($0) }
  }

  /// The Atom feed's path in this language.
  func atomPath(_ scope: WebFeedScope) -> String { path(scope) + ".xml" }

  /// The JSON feed's path in this language.
  func jsonPath(_ scope: WebFeedScope) -> String { path(scope) + ".json" }

  private func path(_ scope: WebFeedScope) -> String {
    let path =
      switch scope {
      case .all: "\(webFeedsPath)all"
      case .family(let family): "\(webFeedsPath)\(family.code)"
      case .type(let type): "\(webFeedsPath)news-\(type.code)"
      case .club(let index):
        (addresses.path(of: union.clubs[index].entry.id, in: first) ?? webFeedsPath) + "feed"
      }
    return addresses.localized(path, language)
  }

  /// The feed's own name, without the site's.
  func webFeedTitle(_ scope: WebFeedScope) -> String {
    switch scope {
    case .all: say(zh: "全部消息", en: "All news and events")
    case .family(let family): say(family.label)
    case .type(let type): say(type.label)
    case .club(let index): title(union.clubs[index].entry)
    }
  }

  /// A feed as pages show it.
  func webFeedModel(_ scope: WebFeedScope) -> WebFeedModel {
    let root = union.settings.basePath
    return WebFeedModel(
      title: webFeedTitle(scope), atom: root + atomPath(scope), json: root + jsonPath(scope),
      url: union.settings.url + atomPath(scope))
  }

  /// All feeds on one page, with a word on what they are for: a browser shows a feed as a bare list at best.
  func webFeedsPage() -> PlannedPage {
    let head = PageHead(
      path: webFeedsPath, title: say(zh: "订阅更新", en: "Feeds"),
      description: say(
        zh: "用阅读器订阅新闻、通知和活动，有更新自动收到", en: "Follow our news and events in a feed reader"),
      kind: "feeds")
    func models(_ isWanted: (WebFeedScope) -> Bool) -> [WebFeedModel] {
      webFeedScopes.filter(isWanted).map { webFeedModel($0) }
    }
    let model = WebFeedsPage(
      site: site(at: head.path), page: page(head), all: webFeedModel(.all),
      families: models { if case .family = $0 { true } else { false } },
      types: models { if case .type = $0 { true } else { false } },
      clubs: models { if case .club = $0 { true } else { false } },
      calendars: union.events.isEmpty
        ? nil : link("\(Section.calendar.rawValue)subscribe/", say(zh: "订阅日历", en: "Subscribe to calendars")))
    return planned(head.path, "feeds.html", model)
  }

  private func link(_ path: String, _ title: String) -> LinkModel {
    LinkModel(title: title, href: href(path))
  }
}
