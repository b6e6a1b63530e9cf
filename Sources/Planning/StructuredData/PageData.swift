import Calendars
import Diagnostics
import Records
import Resolution
import Templating

/// A node of schema.org: names with values, what is nothing left out.
typealias Node = Value

/// The kinds of pages that are lists, whether they name what they list to machines or not.
private let lists: Set<String> = [
  "albums", "calendar", "calendar-agenda", "calendar-term", "calendar-week", "calendar-year", "honours",
  "index", "joint", "reports",
  "sessions", "tag", "tags", "winners",
]

extension Composer {
  /// Everything that a page says to machines, as one document of JSON-LD: the site, the union, the page with its way
  /// there, and what it is about.
  /// - Parameter picture: the whole address of the picture that stands for the page.
  func pageData(_ head: PageHead, picture: String) -> Value {
    let graph =
      [siteNode(), unionNode(), pageNode(head)] + [breadcrumbs(head)].compactMap { $0 }
      + head.nodes.map { illustrated($0, picture) }
    return .fields([("@context", "https://schema.org"), ("@graph", graph)])
  }

  /// The whole address of `path` (of the first language).
  func whole(_ path: String) -> String { union.settings.url + addresses.localized(path, language) }

  /// The whole address of a record's page.
  func whole(_ id: RecordID) -> String { whole(addresses.path(of: id, in: first) ?? "/") }

  /// A reference to a node that stands elsewhere.
  func reference(_ id: String) -> Node { .fields([("@id", id)]) }

  /// The union itself, the same in all languages.
  var unionID: String { union.settings.url + "/#union" }

  private var siteID: String { whole("/") + "#site" }

  private func siteNode() -> Node {
    let site = siteFacts
    return .fields([
      ("@type", "WebSite"), ("@id", siteID), ("url", whole("/")), ("name", site.name),
      ("description", site.description), ("inLanguage", tag(language)), ("publisher", reference(unionID)),
    ])
  }

  private func unionNode() -> Node {
    let settings = union.settings
    let site = siteFacts
    let parent = (language == .en ? settings.parentEnglish : nil) ?? settings.parent
    let above: Node? = parent.map { .fields([("@type", "CollegeOrUniversity"), ("name", $0)]) }
    return .fields([
      ("@type", "Organization"), ("@id", unionID), ("name", site.organisation ?? site.name),
      ("url", union.settings.url + "/"), ("parentOrganization", above),
    ])
  }

  /// `node` with the page's picture if it is news or an event, which search engines show with one.
  private func illustrated(_ node: Node, _ picture: String) -> Node {
    guard case .map(let fields) = node,
      case .string(let type)? = fields.first(where: { $0.key == "@type" })?.value,
      type == "NewsArticle" || type.hasSuffix("Event") || type == "EventSeries"
    else { return node }
    return .map(fields + [("image", .string(picture))])
  }

  private func pageNode(_ head: PageHead) -> Node {
    let url = whole(head.path)
    let isCollection = !head.items.isEmpty || lists.contains(head.kind)
    let main: Node? =
      if let main = head.nodes.first, case .map(let fields) = main,
        case .string(let id)? = fields.first(where: { $0.key == "@id" })?.value
      {
        reference(id)
      } else if !head.items.isEmpty {
        list(head.items)
      } else {
        nil
      }
    let trail: Node? = head.path == "/" ? nil : reference(url + "#trail")
    return .fields([
      ("@type", isCollection ? "CollectionPage" : "WebPage"), ("@id", url + "#page"), ("url", url),
      ("name", head.title), ("description", head.description.map { shortened($0, 160) }),
      ("inLanguage", tag(head.isUntranslated ? first : language)), ("isPartOf", reference(siteID)),
      ("datePublished", head.published?.description), ("dateModified", head.updated?.description),
      ("breadcrumb", trail), ("mainEntity", main),
    ])
  }

  /// The way to a page, itself included.
  private func breadcrumbs(_ head: PageHead) -> Node? {
    guard head.path != "/" else { return nil }
    let origin = union.settings.url.dropLast(union.settings.basePath.count)
    let steps =
      ([link(.home)] + head.crumbs).map { (title: $0.title, url: origin + $0.href) }
      + [(title: head.title, url: whole(head.path))]
    let items = steps.enumerated().map { number, step in
      Node.fields([
        ("@type", "ListItem"), ("position", number + 1), ("name", step.title), ("item", String(step.url)),
      ])
    }
    return .fields([
      ("@type", "BreadcrumbList"), ("@id", whole(head.path) + "#trail"), ("itemListElement", items),
    ])
  }

  /// What a list shows, in its order.
  func list(_ items: [LinkModel]) -> Node {
    let origin = union.settings.url.dropLast(union.settings.basePath.count)
    let lines = items.enumerated().map { number, item in
      Node.fields([
        ("@type", "ListItem"), ("position", number + 1), ("name", item.title), ("url", origin + item.href),
      ])
    }
    return .fields([
      ("@type", "ItemList"), ("numberOfItems", items.count), ("itemListElement", lines),
    ])
  }
}
