import Calendars
import Diagnostics
import Markdown
import Records
import Resolution
import Templating

/// What a page says about itself before the common parts are added.
struct PageHead {
  /// The address in the first language.
  var path: String
  var title: String
  var description: String?
  var kind: String
  var crumbs: [LinkModel] = []
  var isUntranslated = false
  var isGenerated = false
  var tags: [TagLink] = []
  /// The day the content is published under, if it has one.
  var published: LocalDate?
  /// The day the content was last changed, if it says so; never the day of the build.
  var updated: LocalDate?
  /// What the union has added to the record that the page is about.
  var custom: [FactModel] = []
  var extra = DataMap()
  /// What the page is about, as nodes of schema.org; the first is the main one.
  var nodes: [Value] = []
  /// What a list shows, in order.
  var items: [LinkModel] = []
  /// Neighbours in a row of pages: addresses.
  var previous: String?
  var next: String?
  /// Feeds about what the page shows, besides the site's own.
  var feeds: [WebFeedScope] = []
  /// Whether search engines may list it.
  var isIndexed = true
  var hasGallery = false
  /// The photograph that stands for the page where its address is sent around.
  var photo: GalleryPicture?
  /// What its share picture says if there is no photograph; `nil` shows the site's name.
  var share: ShareText?
}

/// The fixed pages of the site: path, name, key of its menu entry.
enum Section: String, CaseIterable {
  case home = "/"
  case clubs = "/clubs/"
  case events = "/events/"
  case calendar = "/calendar/"
  case news = "/news/"
  case photos = "/albums/"
  case awards = "/awards/"
  case booklists = "/booklists/"
  case books = "/books/"
  case proposals = "/proposals/"
  case lectures = "/lectures/"
  case campaigns = "/campaigns/"
  case participation = "/participation/"
  case people = "/people/"
  case models = "/people/models/"
  case reports = "/report/"
  case search = "/search/"
  case index = "/a-z/"
  case tags = "/tags/"
  case digest = "/digest/"
  case joint = "/calendar/joint/"

  /// The name in menus and as heading.
  var label: Wording {
    switch self {
    case .home: Wording(zh: "首页", en: "Home")
    case .clubs: Wording(zh: "俱乐部", en: "Clubs")
    case .events: Wording(zh: "活动", en: "Events")
    case .calendar: Wording(zh: "月历", en: "Calendar")
    case .news: Wording(zh: "新闻公告", en: "News")
    case .photos: Wording(zh: "相册", en: "Photographs")
    case .awards: Wording(zh: "获奖榜", en: "Awards")
    case .booklists: Wording(zh: "读书会", en: "Reading")
    case .books: Wording(zh: "书架", en: "Shelf")
    case .proposals: Wording(zh: "提案", en: "Proposals")
    case .lectures: Wording(zh: "讲座与服务", en: "Lectures and services")
    case .campaigns: Wording(zh: "公益行动", en: "Public good")
    case .participation: Wording(zh: "参与情况", en: "Taking part")
    case .people: Wording(zh: "工会人员", en: "People")
    case .models: Wording(zh: "教职工典范", en: "Role models")
    case .reports: Wording(zh: "年度报告", en: "Annual reports")
    case .search: Wording(zh: "搜索", en: "Search")
    case .index: Wording(zh: "拼音索引", en: "Index A–Z")
    case .tags: Wording(zh: "标签", en: "Keywords")
    case .digest: Wording(zh: "一周活动", en: "This week")
    case .joint: Wording(zh: "联合日历", en: "Joint calendar")
    }
  }
}

/// What stands around every page: the site's facts and its menus.
struct SiteFrame: Sendable {
  /// An entry of a menu, wherever it stands.
  struct Entry: Sendable {
    var title: String
    /// Its address in the first language, by which it is known whether a page is the one, or below it.
    var target: String
    var href: String
    /// Where else what belongs to it stands.
    var others: [String] = []

    /// The entry on the page at `path`.
    func item(at path: String) -> MenuItem {
      MenuItem(
        title: title, href: href, isCurrent: target == path,
        isSection: target != "/" && ([target] + others).contains { path.hasPrefix($0) })
    }
  }
  var site: SiteModel
  var menu: [Entry]
  var footer: [Entry]
}

extension Composer {
  /// A section's page as a link.
  func link(_ section: Section) -> LinkModel {
    LinkModel(title: say(section.label), href: href(section.rawValue))
  }

  /// The site without its menus.
  var siteFacts: SiteModel { (frame ?? makeFrame()).site }

  /// The common model of the site as seen from the page at `path`.
  func site(at path: String) -> SiteModel {
    let frame = frame ?? makeFrame()
    var site = frame.site
    site.menu = frame.menu.map { $0.item(at: path) }
    site.footerMenu = frame.footer.map { $0.item(at: path) }
    return site
  }

  /// What is the same around every page, made once: a site has thousands of them.
  func makeFrame() -> SiteFrame {
    let settings = union.settings
    let english = language == .en
    let site = SiteModel(
      name: (english ? settings.nameEnglish : nil) ?? settings.name,
      organisation: (english ? settings.organisationEnglish : nil) ?? settings.organisation ?? settings.name,
      description: (english ? settings.descriptionEnglish : nil) ?? settings.description, home: href("/"),
      language: tag(language), menu: [], footerMenu: [], search: link(.search), icp: settings.icp,
      police: settings.policeRecord, policeLink: policeLink, contact: contactOffice,
      asOf: date(asOf), year: asOf.year, offset: settings.offset.description)
    let feeds = SiteFrame.Entry(
      title: say(zh: "订阅更新", en: "Feeds"), target: webFeedsPath, href: href(webFeedsPath))
    let footer = (moreSections + [.search, .index, .tags]).map(entry) + [feeds]
    return SiteFrame(
      site: site, menu: mainSections.map(entry) + pages(in: .main), footer: footer + pages(in: .footer))
  }

  private func entry(_ section: Section) -> SiteFrame.Entry {
    SiteFrame.Entry(
      title: say(section.label), target: section.rawValue, href: href(section.rawValue),
      others: section == .booklists ? [Section.books.rawValue] : [])
  }

  /// The sections that have something to show.
  var shownSections: [Section] { mainSections.filter { $0 != .home } + moreSections }

  private var mainSections: [Section] {
    Section.allCases.filter { section in
      switch section {
      case .home: true
      case .clubs: !union.clubs.isEmpty
      case .events, .calendar: !union.events.isEmpty
      case .news: !union.news.isEmpty
      case .awards: !union.awards.isEmpty
      case .booklists: !union.booklists.isEmpty
      case .proposals: !union.proposals.isEmpty
      case .photos, .books, .lectures, .campaigns, .participation, .people, .models, .reports, .search,
        .index, .tags, .digest, .joint:
        false
      }
    }
  }

  /// Sections that would crowd the main menu.
  private var moreSections: [Section] {
    let present: [(Section, Bool)] = [
      (.photos, !albums.isEmpty),
      (.lectures, !union.lectures.isEmpty), (.campaigns, !union.campaigns.isEmpty),
      (.participation, !union.participation.isEmpty), (.people, !union.people.isEmpty),
      (.models, union.people.contains(where: \.original.isRoleModel)), (.reports, !reportYears.isEmpty),
      (.digest, !union.events.isEmpty), (.joint, !union.settings.gather.isEmpty),
    ]
    return present.filter(\.1).map(\.0)
  }

  private func pages(in menu: Menu) -> [SiteFrame.Entry] {
    union.pages.filter { ($0.original.navigation?.menu ?? .footer) == menu && $0.id.path != "index" }
      .compactMap { page in
        addresses.path(of: page.id, in: first).map {
          SiteFrame.Entry(title: title(page), target: $0, href: href($0))
        }
      }
  }

  func menuItem(_ title: String, _ target: String, at path: String) -> MenuItem {
    SiteFrame.Entry(title: title, target: target, href: href(target)).item(at: path)
  }

  /// Where the police registration can be looked up: the number in it is the key.
  private var policeLink: String? {
    let digits = union.settings.policeRecord?.filter(\.isNumber) ?? ""
    return digits.isEmpty ? nil : "https://beian.mps.gov.cn/#/query/webSearch?code=\(digits)"
  }

  /// The common model of a page.
  func page(_ head: PageHead) -> PageModel {
    let settings = union.settings
    let languages = settings.languages
    let alternates = languages.map { other in
      let path = addresses.localized(head.path, other)
      return Alternate(
        language: tag(other), name: other == .zh ? "中文" : "English", href: basePath + path,
        url: settings.url + path)
    }
    let site = (language == .en ? settings.nameEnglish : nil) ?? settings.name
    let contentLanguage = head.isUntranslated ? first : language
    let share = shareModel(head)
    return PageModel(
      title: head.title, documentTitle: head.path == "/" ? site : "\(head.title) · \(site)",
      description: head.description.map { shortened($0, 160) }, kind: head.kind,
      canonical: settings.url + addresses.localized(head.path, language),
      path: addresses.localized(head.path, language),
      alternates: alternates.count > 1 ? alternates : [],
      switchTo: alternates.first { $0.language != tag(language) },
      crumbs: head.path == "/" ? [] : [link(.home)] + head.crumbs,
      isUntranslated: head.isUntranslated, contentLanguage: tag(contentLanguage),
      isGenerated: head.isGenerated, tags: head.tags, hasGallery: head.hasGallery,
      isIndexed: head.isIndexed && !settings.isHiddenFromSearch,
      updated: head.updated?.description, previous: head.previous, next: head.next,
      feeds: ([.all] + head.feeds).map { webFeedModel($0) }, share: share,
      data: pageData(head, picture: share.image), custom: head.custom, extra: head.extra)
  }

  /// The head of a record's page.
  func head<Record>(
    _ entry: Entry<Record>, kind: String, in section: Section? = nil, description: String? = nil
  ) -> PageHead {
    let version = entry.version(in: language)
    let header = version.header
    return PageHead(
      path: addresses.path(of: entry.id, in: first) ?? "/", title: title(entry),
      description: description ?? header.summary ?? excerpt(of: version), kind: kind,
      crumbs: section.map { [link($0)] } ?? [],
      isUntranslated: !entry.isTranslated(to: language, first: first), isGenerated: header.isGenerated,
      tags: tagLinks(entry), updated: (header.updated ?? header.publishAt?.value)?.date,
      custom: customFacts(entry), extra: ownData(entry),
      hasGallery: body(of: version).blocks.contains { $0.name == "gallery" })
  }

  /// A planned page at `path` (of the first language); not `isListed` if nothing on the site or outside may point to it.
  func planned(_ path: String, _ template: String, _ model: some TemplateModel, isListed: Bool = true)
    -> PlannedPage
  {
    let address = addresses.localized(path, language)
    let page = (model as? any SitePageModel)?.page
    return PlannedPage(
      path: address, file: PlannedPage.file(for: address), template: template, language: language,
      model: model, isListed: isListed,
      notice: PageNotice(
        entry: isListed ? page.flatMap(Discovery.Page.init) : nil,
        card: page.flatMap { $0.isIndexed ? $0.share.card : nil }))
  }
}

/// `text` cut after at most `width` cells, at a character, with an ellipsis.
func shortened(_ text: String, _ width: Int) -> String {
  guard text.displayWidth > width else { return text }
  var used = 0
  let kept = text.prefix {
    used += $0.displayWidth
    return used < width
  }
  return kept + "…"
}
