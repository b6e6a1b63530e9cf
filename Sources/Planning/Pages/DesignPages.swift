import Calendars
import Diagnostics
import Records
import Resolution

/// The address of the page that shows every component.
let designPath = "/design/"

extension Composer {
  /// Every component in every state, with made-up data: what the sample happens not to have is seen here all the same.
  func designPage() -> PlannedPage {
    let home = href("/")
    let head = PageHead(
      path: designPath, title: say(zh: "设计样张", en: "Design sheet"),
      description: say(zh: "每个部件的每种状态", en: "Every component in every state"), kind: "design",
      isIndexed: false)
    let model = DesignPage(
      site: site(at: designPath), page: page(head), events: sheetEvents, series: sheetSeries, days: sheetDays,
      clubs: ClubStatus.allCases.enumerated().map { number, status in
        ClubCard(
          title: say(zh: "\(status.label.zh)的俱乐部", en: "A club: \(status.label.en)"), href: home,
          family: sheetFamily(number).code,
          familyTitle: say(sheetFamily(number).label), summary: sheetLine, status: status.code,
          statusTitle: say(status.label), members: 36, next: number == 0 ? sheetEvents.first : nil)
      },
      news: NewsType.allCases.enumerated().map { number, type in
        NewsCard(
          title: say(zh: "一条\(type.label.zh)", en: "An item: \(type.label.en)"), href: home,
          date: date(asOf - number),
          type: type.code, typeTitle: say(type.label), summary: sheetLine, isPinned: number == 0, clubs: [])
      },
      awards: sheetAwards,
      books: ReadingStatus.allCases.enumerated().map { number, status in
        ListedBook(
          number: number + 1, book: sheetBook(number), why: sheetLine,
          chapters: say(zh: "第1—3章", en: "Chapters 1–3"), due: date(asOf + 14), status: status.code,
          statusTitle: say(status.label), leader: say(zh: "领读人", en: "A leader"))
      },
      proposals: ProposalStatus.allCases.enumerated().map { sheetProposal($0, $1) },
      statistics: [90, 50, 0].map {
        StatisticLine(title: "\($0)%", count: $0, share: "\($0).0%", href: nil, width: $0)
      },
      facts: [
        FactModel(name: say(zh: "名称", en: "Name"), value: sheetLine, href: nil, kind: "text"),
        FactModel(
          name: say(zh: "链接", en: "Link"), value: say(zh: "首页", en: "Home"), href: home, kind: "link"),
      ],
      choices: sheetChoices(4),
      filters: [4, 12].map {
        FilterGroup(title: say(zh: "筛选", en: "Filter"), items: sheetChoices($0), chosen: nil)
      },
      downloads: [
        DownloadModel(title: say(zh: "附件的名称", en: "Name of a file"), href: home, kind: "PDF", size: "1.2 MB")
      ],
      feed: feedModel(.all), previous: LinkModel(title: sheetLine, href: home),
      next: LinkModel(title: sheetLine, href: home))
    return planned(designPath, "design.html", model)
  }

  private func sheetChoices(_ count: Int) -> [MenuItem] {
    (0..<count).map {
      MenuItem(
        title: say(zh: "选项\($0 + 1)", en: "Choice \($0 + 1)"), href: href("/"), isCurrent: $0 == 1,
        isSection: $0 == 1, count: 7 * $0)
    }
  }

  /// A line of ordinary length that says nothing.
  private var sheetLine: String {
    say(zh: "一行长短平常的文字，看它怎样换行。", en: "A line of ordinary length, to see how it wraps.")
  }

  private func sheetFamily(_ number: Int) -> ClubFamily {
    ClubFamily.allCases[number % ClubFamily.allCases.count]
  }

  private func sheetClub(_ number: Int) -> ClubLink {
    let family = sheetFamily(number)
    return ClubLink(
      title: say(zh: "\(family.label.zh)俱乐部", en: "A \(family.label.en) club"), short: say(family.label),
      href: href("/"),
      family: family.code, familyTitle: say(family.label))
  }

  private func sheetTime(_ day: LocalDate) -> TimeSpan {
    let morning = LocalDateTime(day, .midnight)
    return .timed(morning.adding(minutes: 990), until: morning.adding(minutes: 1080))
  }

  private var sheetEvents: [EventCard] {
    var cards = EventStatus.allCases.enumerated().map { number, status in
      var card = EventCard(
        title: say(zh: "一个\(status.label.zh)的活动", en: "An event: \(status.label.en)"), href: href("/"),
        when: when(sheetTime(asOf + number)), venue: say(zh: "体育馆", en: "Gymnasium"),
        clubs: [sheetClub(number)],
        family: sheetFamily(number).code, kind: EventKind.training.code,
        kindTitle: say(EventKind.training.label),
        status: status.code, statusTitle: say(status.label),
        isCancelled: status.isOff,
        isChanged: status == .rescheduled || status == .relocated,
        statusNote: status == .scheduled ? nil : sheetLine, previous: [], isPast: false, isFull: false,
        summary: sheetLine, signupBy: nil, signupMethod: nil, isClosed: false, series: nil, coming: 1,
        rhythm: nil, seriesEnd: nil, audience: say(zh: "全体教职工", en: "All staff"))
      if status == .rescheduled { card.previous = [date(asOf)] }
      return card
    }
    guard var plain = cards.first else { return [] }
    plain.signupBy = when(.time(LocalDateTime(asOf + 1, .midnight)))
    plain.signupMethod = say(zh: "到教工之家登记", en: "Put your name down at the staff centre")
    plain.title = say(zh: "要报名的活动", en: "An event with sign-up")
    cards.append(plain)
    plain.signupBy = nil
    plain.signupMethod = nil
    plain.isFull = true
    plain.title = say(zh: "报满的活动", en: "An event that is full")
    cards.append(plain)
    plain.isFull = false
    plain.isClosed = true
    plain.title = say(zh: "报名已截止的活动", en: "An event past its sign-up")
    cards.append(plain)
    plain.isClosed = false
    plain.isPast = true
    plain.when = when(sheetTime(asOf - 7))
    plain.title = say(zh: "已结束的活动", en: "An event that is over")
    cards.append(plain)
    plain.isPast = false
    plain.when = DayRange(asOf + 9, asOf + 11).map { when(.days($0)) } ?? plain.when
    plain.title = say(zh: "几天的活动", en: "An event of several days")
    cards.append(plain)
    plain.when = when(sheetTime(asOf + 12))
    plain.series = say(zh: "每周三 16:30—18:00", en: "Wednesdays 16:30–18:00")
    plain.coming = 5
    plain.title = say(zh: "重复的活动", en: "An event that repeats")
    cards.append(plain)
    return cards
  }

  private var sheetSeries: SeriesModel {
    func one(_ number: Int, _ status: EventStatus, _ change: (inout SeriesDate) -> Void = { _ in })
      -> SeriesDate
    {
      var date = SeriesDate(
        id: "sheet-\(number)", when: when(sheetTime(asOf + 7 * number)), planned: nil, week: week(number + 1),
        status: status.code, statusTitle: say(status.label), isCancelled: status == .cancelled,
        isChanged: status == .relocated || status == .rescheduled, isPast: number == 0, note: nil, title: nil,
        venue: nil,
        makesUpFor: nil)
      change(&date)
      return date
    }
    let dates = [
      one(0, .scheduled), one(1, .scheduled),
      one(2, .rescheduled) {
        $0.planned = date(asOf + 13)
        $0.note = sheetLine
      },
      one(3, .relocated) { $0.venue = say(zh: "北校区体育馆", en: "North gymnasium") },
      one(4, .cancelled) { $0.note = sheetLine }, one(5, .scheduled) { $0.makesUpFor = date(asOf + 30) },
    ]
    return SeriesModel(
      words: say(zh: "每周三 16:30—18:00", en: "Wednesdays 16:30–18:00"), count: dates.count, coming: 4,
      dates: dates,
      skipped: [
        SkippedDate(date: date(asOf + 21), week: week(4), reason: say(zh: "放假", en: "Holiday"))
      ], holidayNote: nil)
  }

  private var sheetDays: [DayCell] {
    func entry(_ status: EventStatus, part: String? = nil) -> DayEntry {
      DayEntry(
        title: say(zh: "排球训练", en: "Volleyball"), href: href("/"), time: part == nil ? "16:30" : nil,
        clock: part == nil ? say(zh: "16:30—18:00", en: "16:30–18:00") : nil, iso: asOf.description,
        part: part,
        isCancelled: status == .cancelled, statusTitle: say(status.label), isChanged: status == .rescheduled,
        note: sheetLine,
        family: sheetFamily(part == nil ? 0 : 1).code,
        familyTitle: say(sheetFamily(part == nil ? 0 : 1).label),
        venue: say(zh: "体育馆", en: "Gymnasium"), movedTo: nil)
    }
    func day(_ number: Int, rest: String?, isMakeup: Bool, _ entries: [DayEntry]) -> DayCell {
      DayCell(
        date: date(asOf + number), id: nil, isInMonth: true, isWeekend: false, rest: rest,
        isRest: rest != nil,
        isMakeup: isMakeup, lunar: language == .zh ? "十月十五" : nil, note: language == .zh ? "十月十五 · 小雪" : nil,
        isPast: false, entries: entries)
    }
    return [
      day(0, rest: nil, isMakeup: false, [entry(.scheduled), entry(.cancelled)]),
      day(1, rest: say(zh: "国庆", en: "National Day"), isMakeup: false, [entry(.rescheduled)]),
      day(2, rest: nil, isMakeup: true, [entry(.scheduled, part: say(zh: "第1天，共2天", en: "day 1 of 2"))]),
    ]
  }

  private var sheetAwards: [AwardLine] {
    let badges = [
      [BadgeModel(kind: "first-time", title: say(zh: "首次", en: "First time"))],
      [BadgeModel(kind: "best-ever", title: say(zh: "历史最好", en: "Best ever"))],
      [BadgeModel(kind: "tied", title: say(zh: "并列", en: "Tied"))], [],
    ]
    let ranks = [
      ("gold", say(zh: "一等奖", en: "First prize")), ("silver", say(zh: "第二名", en: "Second")),
      ("bronze", say(zh: "季军", en: "Third")), ("none", say(zh: "优秀组织奖", en: "Best organised")),
    ]
    return zip(ranks, badges).map { rank, badges in
      AwardLine(
        title: say(zh: "教职工运动会", en: "Staff games"), href: href("/"), rank: rank.1, isTied: false,
        scheme: "place",
        medal: rank.0, date: date(asOf).text, iso: asOf.description, year: asOf.year,
        level: AwardLevel.university.code,
        levelTitle: say(AwardLevel.university.label), division: say(zh: "混合组", en: "Mixed"),
        recipients: [sheetLine], unnamed: 0,
        listNote: nil, club: nil, badges: badges)
    }
  }

  private func sheetBook(_ number: Int) -> BookCard {
    let title = say(zh: "书名第\(number + 1)", en: "Book \(number + 1)")
    let author = say(zh: "作者", en: "An author")
    return BookCard(
      title: title, subtitle: nil, authors: author, href: href("/"), publisher: say(zh: "出版社", en: "A press"),
      year: asOf.year, language: tag(language), isForeign: false, spine: String(number % 8), isbn: nil,
      drawing: drawnCover(title: title, author: author, id: "design-\(number)"))
  }

  private func sheetProposal(_ number: Int, _ status: ProposalStatus) -> ProposalCard {
    let names = [
      say(zh: "提交", en: "Submitted"), say(zh: "立案", en: "Accepted"), say(zh: "交办", en: "Assigned"),
      say(zh: "答复", en: "Answered"), say(zh: "评价", en: "Rated"), say(zh: "办结", en: "Closed"),
    ]
    let reached = min(number, names.count - 1)
    let steps = names.enumerated().map { place, name in
      ProposalStep(
        title: name, date: place <= reached ? date(asOf - (60 - place)) : nil, isDone: place <= reached,
        isCurrent: place == reached && !status.isEnded)
    }
    return ProposalCard(
      number: "\(asOf.year)-\(number + 1)",
      title: say(zh: "一件\(status.label.zh)的提案", en: "A proposal: \(status.label.en)"),
      href: href("/"), session: say(zh: "三届二次", en: "Session 3.2"), category: ProposalCategory.campus.code,
      categoryTitle: say(ProposalCategory.campus.label), status: status.code, statusTitle: say(status.label),
      isEnded: status.isEnded, host: say(zh: "学院办公室", en: "School office"), since: date(asOf - 5),
      sinceTitle: names[reached], due: number == 4 ? date(asOf - 19) : nil,
      delay: number == 4 ? say(zh: "逾期19天", en: "19 days overdue") : nil, isLate: number == 4, rating: nil,
      result: nil,
      steps: steps)
  }
}
