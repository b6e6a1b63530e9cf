import Calendars
import Diagnostics
import Records
import Resolution

/// News items on one page of a list.
private let newsPerPage = 20

extension Composer {
  /// All news in pages of twenty, and the same for each type that has items.
  func newsListPages() -> [PlannedPage] {
    guard !union.news.isEmpty else { return [] }
    var pages = newsList(
      Section.news.rawValue, say(Section.news.label), Array(union.news.indices), isRoot: true)
    for type in presentTypes() {
      let items = union.news.indices.filter { union.news[$0].entry.original.type == type }
      pages += newsList(typePath(type), say(type.label), Array(items), isRoot: false, feeds: [.type(type)])
    }
    return pages
  }

  private func presentTypes() -> [NewsType] {
    NewsType.allCases.filter { type in union.news.contains { $0.entry.original.type == type } }
  }

  private func typePath(_ type: NewsType) -> String { "\(Section.news.rawValue)\(type.code)/" }

  private func newsList(
    _ path: String, _ title: String, _ items: [Index], isRoot: Bool, feeds: [WebFeedScope] = []
  ) -> [PlannedPage] {
    let ordered = isRoot ? pinnedFirst(items) : items
    let count = max(1, (ordered.count + newsPerPage - 1) / newsPerPage)
    func pagePath(_ number: Int) -> String { number == 1 ? path : "\(path)page-\(number)/" }
    return (1...count).map { number in
      let own = pagePath(number)
      let slice = ordered[(number - 1) * newsPerPage..<min(number * newsPerPage, ordered.count)]
      let cards = slice.map { newsCard($0) }
      var head = PageHead(
        path: own,
        title: number == 1 ? title : say(zh: "\(title)（第 \(number) 页）", en: "\(title) (page \(number))"),
        description: nil, kind: "news-list", crumbs: isRoot && number == 1 ? [] : [link(.news)],
        items: cards.map { LinkModel(title: $0.title, href: $0.href) }, feeds: feeds)
      let pager = PagerModel(
        current: number, count: count,
        previous: number > 1
          ? LinkModel(title: say(zh: "较新的", en: "Newer"), href: href(pagePath(number - 1))) : nil,
        next: number < count
          ? LinkModel(title: say(zh: "较早的", en: "Older"), href: href(pagePath(number + 1))) : nil,
        pages: (1...count).map { menuItem(String($0), pagePath($0), at: own) })
      (head.previous, head.next) = (pager.previous?.href, pager.next?.href)
      let all = menuItem(
        say(zh: "全部", en: "All"), Section.news.rawValue, at: isRoot ? Section.news.rawValue : own)
      return planned(
        own, "news-list.html",
        NewsListPage(
          site: site(at: own), page: page(head), items: cards, pager: pager,
          types: [all] + presentTypes().map { menuItem(say($0.label), typePath($0), at: path) }))
    }
  }

  /// A news item's own page.
  mutating func newsPage(_ index: Index) -> PlannedPage {
    let item = union.news[index]
    let original = item.entry.original
    let news = item.entry.version(in: language)
    var head = head(item.entry, kind: "news", in: .news)
    let album = album(news.photos, of: news)
    let photos = galleryElement(album)
    if photos != nil { head.hasGallery = true }
    head.photo = cover(news.header) ?? album.first
    let (previous, next) = (neighbourNews(index + 1), neighbourNews(index - 1))
    head.nodes = [newsNode(index)]
    head.share = ShareText(
      title: title(item.entry), detail: "\(date(original.date).text)　\(say(original.type.label))",
      family: family(item.clubs), year: original.date.year)
    head.published = original.date
    head.updated = max(news.header.updated?.date ?? original.date, original.date)
    (head.previous, head.next) = (previous?.href, next?.href)
    head.feeds = [.type(original.type)] + item.clubs.map { .club($0) }
    let byline = original.header.byline
    let roles: [(Wording, [String])] = [
      (Wording(zh: "供稿", en: "Text"), byline.authors),
      (Wording(zh: "摄影", en: "Photos"), byline.photographers),
      (Wording(zh: "编辑", en: "Editor"), byline.editors),
      (Wording(zh: "审核", en: "Approved by"), byline.reviewers),
    ]
    let period = original.period.flatMap { period in
      period.value.from.flatMap { from in period.value.to.map { to in (from, to) } }
    }.map { from, to in
      PeriodModel(
        text: DayRange(from, to).map { DateStyle.full(language).text($0) } ?? "", from: date(from),
        to: date(to),
        isOver: to < asOf)
    }
    let model = NewsPage(
      site: site(at: head.path), page: page(head), content: content(of: news), news: newsCard(index),
      byline: roles.filter { !$0.1.isEmpty }.map { BylineModel(role: say($0.0), names: $0.1) },
      origin: byline.origin, sign: news.sign?.organisation, signDate: original.sign?.date.map { date($0) },
      period: period, documentNumber: original.documentNumber,
      updated: original.header.updated.map { date($0.date) },
      cover: picture(news.header.cover, of: news.header), photos: photos,
      downloads: downloads(news.header), events: item.events.map { eventCard(event: $0) },
      previous: previous, next: next)
    return planned(head.path, "news.html", model)
  }

  private func neighbourNews(_ index: Index) -> LinkModel? {
    // Which it is, is given; see ``PageMaker/given``.
    guard union.whole.news.indices.contains(index) else { return nil }
    let entry = union.news[index].entry
    return LinkModel(title: title(entry), href: href(entry.id))
  }
}
