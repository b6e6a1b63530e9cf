import Calendars
public import Diagnostics
import FileTrees
import Records
import Resolution

/// The address of the report of `year` in the first language.
private func reportPath(_ year: Int) -> String { "\(Section.reports.rawValue)\(year)/" }

/// Years of which `plan` has a report, latest first.
public func reportYears(in plan: SitePlan) -> [Int] {
  Set(plan.pages.compactMap { ($0.model as? ReportPage)?.year }).sorted(by: >)
}

/// The report of a year as a file that stands by itself: another template, and addresses with the site's origin.
public func reportSheet(of year: Int, in plan: SitePlan, _ language: Language) -> PlannedPage? {
  for var page in plan.pages where page.language == language {
    guard var model = page.model as? ReportPage, model.year == year else { continue }
    model.origin = plan.surroundings.origin
    (page.model, page.template) = (model, "report-sheet.html")
    return page
  }
  return nil
}

/// Years of which there is something to report, latest first: something took place, or a campaign began.
func reportYears(of union: Union) -> [Int] {
  let events = union.occurrences.lazy.filter { $0.isPast && !$0.isOff }.map { $0.time.firstDay.year }
  let campaigns = union.campaigns.map { $0.entry.original.from.value.year }.filter {
    $0 <= union.asOf.date.year
  }
  return Set(events).union(campaigns).sorted(by: >)
}

extension Composer {
  /// The makers of the annual reports, and of a page that lists them.
  func reportPages(_ watch: PlanWatch) -> [PageMaker] {
    let years = reportYears
    guard !years.isEmpty else { return [] }
    var given = ContentHash()
    for list in [UnionList.awards, .proposals, .campaigns, .notes, .news] {
      given.add(watch.revisions[watch.keys[list].all])
    }
    // Of dates, a report tells those of its year only.
    var byYear = Dictionary(uniqueKeysWithValues: years.map { ($0, given) })
    let dates = watch.keys[.occurrences].items
    for (date, key) in zip(union.whole.occurrences, dates) {
      byYear[date.time.firstDay.year]?.add(watch.revisions[key])
    }
    return [PageMaker("reports") { [$0.reportList()] }]
      + years.map { year in
        PageMaker("report of \(year)", given: byYear[year]?.value ?? 0) { [$0.reportPage(year, years)] }
      }
  }

  private func reportList() -> PlannedPage {
    let head = PageHead(
      path: Section.reports.rawValue, title: say(Section.reports.label),
      description: say(zh: "一年做了什么，数字都有出处", en: "What was done in a year, every figure with its source"),
      kind: "reports")
    return planned(
      head.path, "reports.html",
      ReportsPage(
        site: site(at: head.path), page: page(head),
        years: reportYears.map { menuItem(reportTitle($0), reportPath($0), at: head.path) }))
  }

  private func reportTitle(_ year: Int) -> String { say(zh: "\(year)年度报告", en: "Annual report \(year)") }

  private func reportPage(_ year: Int, _ years: [Int]) -> PlannedPage {
    let path = reportPath(year)
    let head = PageHead(
      path: path, title: reportTitle(year),
      description: say(
        zh: "\(year)年的活动、获奖、共读、提案和公益", en: "Events, awards, reading, proposals and public good in \(year)"),
      kind: "report", crumbs: [link(.reports)])
    let facts = ReportFacts(union.whole, year: year)
    let sections = [
      clubSection(facts), awardSection(facts), readingSection(facts), proposalSection(facts),
      campaignSection(facts),
      participationSection(facts),
    ].compactMap { $0 }
    return planned(
      path, "report.html",
      ReportPage(
        site: site(at: path), page: page(head), year: year, origin: "",
        years: years.count > 1 ? years.map { menuItem(yearTitle($0), reportPath($0), at: path) } : [],
        figures: figures(facts), sections: sections, isRunning: year >= asOf.year))
  }

  // MARK: Numbers

  /// The numbers of a year.
  func figures(_ facts: ReportFacts) -> [FactModel] {
    var result: [FactModel] = []
    func add(_ zh: String, _ en: String, _ value: Int, _ path: String, as text: String? = nil) {
      guard value > 0 else { return }
      result.append(
        FactModel(
          name: say(zh: zh, en: counted(value, en)), value: text ?? grouped(value), href: href(path),
          kind: "figure"))
    }
    add("场活动", "events held", facts.held.count, "\(Section.calendar.rawValue)\(facts.year)/")
    let registered = registeredAttendances(in: facts.year)
    if registered > 0 {
      add("人次参加活动", "attendances", registered, Section.participation.rawValue)
    } else {
      add(
        "人次参加活动", "attendances", facts.attendance,
        "\(Section.calendar.rawValue)\(facts.year)/")
    }
    add("个俱乐部有活动", "clubs active", facts.clubs.count, Section.clubs.rawValue)
    add("项获奖", "awards", facts.awards.count, "\(Section.awards.rawValue)\(facts.year)/")
    add("本书一起读", "books read together", facts.books.count, "\(Section.books.rawValue)read-\(facts.year)/")
    add("件提案收到", "proposals received", facts.proposals.count, proposalsPath(facts))
    add(
      "小时志愿服务", "hours of volunteering", facts.halfHours, Section.campaigns.rawValue,
      as: halves(facts.halfHours))
    add("篇新闻和通知", "news items", facts.newsCount, Section.news.rawValue)
    return result
  }

  /// The numbers of a year that are a club's.
  func figures(_ facts: ReportFacts, of club: Index) -> [FactModel] {
    let item = union.clubs[club]
    let page = href(item.entry.id)
    let held = facts.held.filter { union.events[union.occurrences[$0].event].clubs.contains(club) }
    let registered = registeredAttendances(in: facts.year, club)
    let attendance = registered > 0 ? registered : facts.attendance(of: held)
    let numbers: [(name: Wording, Int, String)] = [
      (Wording(zh: "位会员", en: "members"), item.entry.original.membersCount ?? 0, page),
      (
        Wording(zh: "场活动", en: "events held"), held.count,
        href(CalendarScope.club(club).base(addresses, first))
      ),
      (Wording(zh: "人次参加活动", en: "attendances"), attendance >= leastShown ? attendance : 0, page),
      (
        Wording(zh: "项获奖", en: "awards"), facts.awards.count { union.awards[$0].club == club },
        "\(page)#awards"
      ),
    ]
    return numbers.filter { $0.1 > 0 }.map {
      FactModel(
        name: say(zh: $0.name.zh, en: counted($0.1, $0.name.en)), value: grouped($0.1), href: $0.2,
        kind: "figure")
    }
  }

  /// What is counted, in the singular where there is one: `events held`, `event held`, `news item`.
  private func counted(_ number: Int, _ plural: String) -> String {
    guard number == 1 else { return plural }
    var words = plural.split(separator: " ").map(String.init)
    if let noun = words.firstIndex(where: { $0.hasSuffix("s") && $0 != "news" }) { words[noun].removeLast() }
    return words.joined(separator: " ")
  }

  /// `12,345`.
  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    guard digits.count > 4 else { return digits }
    return digits.reversed().enumerated().reduce("") { text, next in
      (next.offset > 0 && next.offset % 3 == 0 ? "\(next.element)," : "\(next.element)") + text
    }
  }

  /// Attendances of the terms that began in `year`, of all or of a club, as they were registered; too few are none.
  ///
  /// A report and the pages of participation must not say two things of one matter: where terms are registered, what single
  /// events recorded is not added up.
  private func registeredAttendances(in year: Int, _ club: Index? = nil) -> Int {
    let terms = Set(participationTerms.filter { $0.week1.year == year }.map(\.id))
    let rows = union.participation.filter {
      terms.contains($0.term) && $0.club == club && $0.unit == nil && $0.people >= leastShown
    }
    return rows.reduce(0) { $0 + ($1.attendances ?? 0) }
  }

  // MARK: Parts

  private func clubSection(_ facts: ReportFacts) -> ReportSection? {
    guard !facts.clubs.isEmpty else { return nil }
    let registered = registeredAttendances(in: facts.year)
    var byClub: [Index: [Index]] = [:]
    for date in facts.held {
      for club in union.events[union.occurrences[date].event].clubs { byClub[club, default: []].append(date) }
    }
    let rows = facts.clubs.map { club in
      let held = byClub[club] ?? []
      let won = facts.awards.count { union.awards[$0].club == club }
      let attendance =
        registered > 0 ? registeredAttendances(in: facts.year, club) : facts.attendance(of: held)
      return ReportRow(
        title: title(union.clubs[club].entry), href: href(union.clubs[club].entry.id),
        values: [
          say(union.clubs[club].entry.original.family.label), String(held.count),
          attendance >= leastShown ? grouped(attendance) : "—", won > 0 ? String(won) : "—",
        ])
    }
    return ReportSection(
      id: "clubs", title: say(Section.clubs.label), source: link(.clubs),
      lead: say(
        zh: "\(facts.clubs.count) 个俱乐部办了活动，连同工会自己的，全年 \(facts.held.count) 场。",
        en:
          "\(facts.clubs.count) clubs were active; with the union's own events, \(facts.held.count) took place."
      ),
      columns: [
        say(zh: "俱乐部", en: "Club"), say(zh: "类别", en: "Family"), say(zh: "场次", en: "Events"),
        say(zh: "人次", en: "Attendances"), say(zh: "获奖", en: "Awards"),
      ], rows: rows,
      note: registered > 0
        ? say(zh: "人次来自各学期的参与登记。", en: "Attendances come from the registers of the terms.")
        : say(
          zh: "人次只算记了人数的活动；一场由几个俱乐部合办的，各算一次。",
          en: "Attendances of events that recorded them; an event held by several clubs counts for each."))
  }

  private func awardSection(_ facts: ReportFacts) -> ReportSection? {
    guard !facts.awards.isEmpty else { return nil }
    let counts = medalCounts(facts.awards)
    let shown = facts.awards.prefix(15)
    let rows = shown.map { index in
      let line = awardLine(index)
      return ReportRow(title: line.title, href: line.href, values: [line.rank, line.levelTitle, line.date])
    }
    let left = facts.awards.count - shown.count
    return ReportSection(
      id: "awards", title: say(Section.awards.label),
      source: LinkModel(
        title: say(zh: "\(facts.year)年获奖", en: "Awards of \(facts.year)"),
        href: href("\(Section.awards.rawValue)\(facts.year)/")),
      lead: say(
        zh:
          "获奖 \(facts.awards.count) 项，其中一等（第一）\(counts.first) 项，二等（第二）\(counts.second) 项，三等（第三）\(counts.third) 项。",
        en:
          "\(facts.awards.count) awards: \(counts.first) first, \(counts.second) second, \(counts.third) third."
      ),
      columns: [
        say(zh: "赛事", en: "Competition"), say(zh: "名次", en: "Rank"), say(zh: "级别", en: "Level"),
        say(zh: "日期", en: "Date"),
      ], rows: rows,
      note: left > 0 ? say(zh: "另有 \(left) 项见获奖榜。", en: "\(left) more on the honours board.") : nil)
  }

  private func readingSection(_ facts: ReportFacts) -> ReportSection? {
    guard !facts.sessions.isEmpty || !facts.books.isEmpty else { return nil }
    let rows = facts.sessions.map { index in
      let item = union.events[index]
      let event = item.entry.version(in: language)
      let day = item.entry.original.time.firstDay
      return ReportRow(
        title: title(item.entry), href: href(item.entry.id),
        values: [
          item.entry.original.issue.map { say(zh: "第 \($0.value) 期", en: "No. \($0.value)") } ?? "—",
          date(day).short, event.leader ?? "—",
        ])
    }
    return ReportSection(
      id: "reading", title: say(Section.booklists.label),
      source: sessionsLink ?? link(.booklists),
      lead: say(
        zh: "共读 \(facts.sessions.count) 期，一起读了 \(facts.books.count) 本书，写了 \(facts.noteCount) 篇读书笔记。",
        en:
          "\(facts.sessions.count) reading sessions, \(facts.books.count) books, \(facts.noteCount) reading notes."
      ),
      columns: [
        say(zh: "共读", en: "Session"), say(zh: "期号", en: "Number"), say(zh: "日期", en: "Date"),
        say(zh: "领读", en: "Led by"),
      ], rows: rows, note: nil)
  }

  private func proposalSection(_ facts: ReportFacts) -> ReportSection? {
    guard !facts.proposals.isEmpty else { return nil }
    let proposals = facts.proposals.map { union.proposals[$0].entry.original }
    let statistics = ProposalStatistics(proposals, asOf: union.asOf.date)
    let votes = statistics.satisfaction
    let content = votes.rate.map {
      say(
        zh: "评价 \(votes.count) 件，满意和基本满意 \(tenths($0))%。",
        en: " \(votes.count) answers were rated, \(tenths($0))% satisfied or mostly so.")
    }
    let rows = facts.proposals.map { index in
      let card = proposalCard(index)
      return ReportRow(
        title: "\(card.number) \(card.title)", href: card.href, values: [card.host ?? "—", card.statusTitle])
    }
    return ReportSection(
      id: "proposals", title: say(Section.proposals.label),
      source: LinkModel(title: say(Section.proposals.label), href: href(proposalsPath(facts))),
      lead: say(
        zh: "收到提案 \(statistics.received) 件，立案 \(statistics.accepted) 件，已答复 \(statistics.answered) 件。",
        en:
          "\(statistics.received) proposals received, \(statistics.accepted) accepted, \(statistics.answered) answered."
      )
        + (content ?? ""),
      columns: [
        say(zh: "提案", en: "Proposal"), say(zh: "主办", en: "Department"), say(zh: "状态", en: "State"),
      ], rows: rows, note: nil)
  }

  /// The list that has just these proposals, as the one of a session does; else the list of all.
  private func proposalsPath(_ facts: ReportFacts) -> String {
    proposalDivisions().flatMap(\.parts).first { $0.members == facts.proposals }?.path
      ?? Section.proposals.rawValue
  }

  private func campaignSection(_ facts: ReportFacts) -> ReportSection? {
    guard !facts.campaigns.isEmpty else { return nil }
    let rows = facts.campaigns.map { index in
      let card = campaignCard(index)
      return ReportRow(
        title: card.title, href: card.href,
        values: [card.numbers ?? "—", union.campaigns[index].entry.version(in: language).destination ?? "—"])
    }
    return ReportSection(
      id: "campaigns", title: say(Section.campaigns.label), source: link(.campaigns),
      lead: say(
        zh: "公益行动 \(facts.campaigns.count) 项，志愿服务 \(halves(facts.halfHours)) 小时。",
        en: "\(facts.campaigns.count) campaigns, \(halves(facts.halfHours)) hours of volunteering."),
      columns: [
        say(zh: "行动", en: "Campaign"), say(zh: "参与", en: "Taking part"), say(zh: "去向", en: "Went to"),
      ], rows: rows, note: nil)
  }

  private func participationSection(_ facts: ReportFacts) -> ReportSection? {
    let terms = participationTerms.filter { term in term.week1.year == facts.year }
    let rows = terms.reversed().compactMap { term -> ReportRow? in
      totalLine(term).map { line in
        ReportRow(
          title: line.title, href: href(participationPath(term)),
          values: [line.people, line.attendances.isEmpty ? "—" : line.attendances, line.rate ?? "—"])
      }
    }
    guard let last = rows.last else { return nil }
    return ReportSection(
      id: "participation", title: say(Section.participation.label), source: link(.participation),
      lead: say(
        zh: "\(last.title)有 \(last.values[0]) 人参加过活动。",
        en: "\(last.values[0]) people took part in the \(last.title)."),
      columns: [
        say(zh: "学期", en: "Term"), say(zh: "人数", en: "People"), say(zh: "人次", en: "Attendances"),
        say(zh: "占教职工", en: "Share of staff"),
      ], rows: rows,
      note: say(
        zh: "只有总数；少于\(leastShown)的总数不显示。",
        en:
          "Totals only; numbers under \(leastShown) are not shown."
      ))
  }
}
