import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  // MARK: Lists

  /// The proposals: all, by session, by state.
  func proposalListPages() -> [PlannedPage] {
    guard !union.proposals.isEmpty else { return [] }
    let all = Array(union.proposals.indices)
    let base = Section.proposals.rawValue
    var pages = [proposalList(base, say(Section.proposals.label), all, crumbs: [])]
    for (number, session) in proposalSessions.enumerated() {
      let shown = all.filter { proposal($0).session == session }
      pages.append(
        proposalList(
          "\(base)session-\(proposalSessions.count - number)/",
          say(zh: "\(session)提案", en: "Proposals of \(session)"),
          shown, crumbs: [link(.proposals)]))
    }
    for status in proposalStates {
      let shown = all.filter { proposal($0).status == status }
      pages.append(
        proposalList(
          "\(base)\(status.code)/",
          say(zh: "\(status.label.zh)的提案", en: "Proposals: \(status.label.en.lowercased())"), shown,
          crumbs: [link(.proposals)]))
    }
    return pages
  }

  private func proposal(_ index: Index) -> Proposal { union.proposals[index].entry.original }

  /// Sessions, latest first.
  private var proposalSessions: [String] {
    var seen: Set<String> = []
    return union.proposals.map(\.entry.original.session).filter { seen.insert($0).inserted }
  }

  private var proposalStates: [ProposalStatus] {
    let present = Set(union.proposals.map(\.entry.original.status))
    return ProposalStatus.allCases.filter { present.contains($0) }
  }

  private func proposalList(_ path: String, _ title: String, _ shown: [Index], crumbs: [LinkModel])
    -> PlannedPage
  {
    let proposals = shown.map { proposal($0) }
    let statistics = ProposalStatistics(proposals, asOf: union.asOf.date)
    let base = Section.proposals.rawValue
    let head = PageHead(
      path: path, title: title, description: say(zh: "共 \(shown.count) 件提案", en: "\(shown.count) proposals"),
      kind: "proposals", crumbs: crumbs)
    var whole = menuItem(say(zh: "全部", en: "All"), base, at: path)
    whole.isSection = whole.isCurrent
    var everyState = whole
    everyState.title = say(zh: "全部状态", en: "All states")
    let sessions = proposalSessions.enumerated().map { number, session in
      menuItem(session, "\(base)session-\(proposalSessions.count - number)/", at: path)
    }
    let model = ProposalsPage(
      site: site(at: path), page: page(head), proposals: shown.map { proposalCard($0) },
      sessions: sessions.count > 1 ? [whole] + sessions : [],
      states: [everyState] + proposalStates.map { menuItem(say($0.label), "\(base)\($0.code)/", at: path) },
      totals: totals(statistics), categories: categories(proposals), departments: departments(proposals),
      satisfaction: satisfaction(statistics.satisfaction), overdue: statistics.overdue,
      table: basePath + addresses.localized(proposalTablePath, language), isWhole: path == base)
    return planned(path, "proposals.html", model)
  }

  // MARK: Statistics

  private func totals(_ statistics: ProposalStatistics) -> [StatisticLine] {
    func line(_ zh: String, _ en: String, _ count: Int, of whole: Int? = nil, _ states: ProposalStatus...)
      -> StatisticLine
    {
      let part = whole.map { share(count, of: $0) }
      let target = states.first.flatMap { proposalStates.contains($0) ? $0 : nil }
      return StatisticLine(
        title: say(zh: zh, en: en), count: count, share: part.map { "\(tenths($0))%" },
        href: target.map { href("\(Section.proposals.rawValue)\($0.code)/") }, width: (part ?? 0) / 10)
    }
    var lines = [
      line("收到", "Received", statistics.received),
      line("立案", "Accepted", statistics.accepted, of: statistics.received),
      line("并案后立案", "Accepted, merged ones once", statistics.acceptedAfterMerge),
      line("转意见建议", "Taken as suggestions", statistics.converted, of: statistics.received, .converted),
      line("不予立案", "Not accepted", statistics.rejected, of: statistics.received, .rejected),
    ]
    if statistics.open > 0 { lines.append(line("待审查", "Not decided yet", statistics.open)) }
    lines.append(line("已答复", "Answered", statistics.answered, of: statistics.acceptedAfterMerge))
    return lines.filter { $0.count > 0 || $0.title == lines[0].title }
  }

  private func categories(_ proposals: [Proposal]) -> [StatisticLine] {
    let counts = ProposalCategory.allCases.map { category in proposals.count { $0.category == category } }
    let parts = shares(counts)
    return zip(ProposalCategory.allCases, zip(counts, parts)).filter { $0.1.0 > 0 }.map { category, numbers in
      StatisticLine(
        title: say(category.label), count: numbers.0, share: "\(tenths(numbers.1))%", href: nil,
        width: numbers.1 / 10)
    }
  }

  /// Departments with how content people are with their answers; too few votes are not shown.
  private func departments(_ proposals: [Proposal]) -> [StatisticLine] {
    var names: [String] = []
    for proposal in proposals {
      if let host = proposal.host?.value, !names.contains(host) { names.append(host) }
    }
    return names.map { name in
      let own = proposals.filter { $0.host?.value == name }
      let votes = ProposalStatistics(own, asOf: union.asOf.date).satisfaction
      let text = votes.rate.map { "\(tenths($0))%" } ?? tooFew
      return StatisticLine(
        title: name, count: own.count, share: text, href: nil, width: (votes.rate ?? 0) / 10)
    }
  }

  /// `满意和基本满意 48 件，共评价 50 件，96.0%`.
  private func satisfaction(_ votes: ProposalStatistics.Satisfaction) -> String? {
    guard votes.count > 0 else { return nil }
    guard let rate = votes.rate else { return tooFew }
    let good = votes.satisfied + votes.mostly
    return say(
      zh: "满意和基本满意 \(good) 件，共评价 \(votes.count) 件，满意率 \(tenths(rate))%",
      en: "\(good) of \(votes.count) rated answers satisfied or mostly so, \(tenths(rate))%")
  }

  private var tooFew: String {
    say(zh: "样本少于\(leastShown)，不显示", en: "fewer than \(leastShown), not shown")
  }

  // MARK: One proposal

  func proposalCard(_ index: Index) -> ProposalCard {
    let item = union.proposals[index]
    let original = item.entry.original
    let translated = item.entry.version(in: language)
    let delay = original.delay(asOf: union.asOf.date).map { delay in
      delay.isOpen
        ? say(zh: "逾期\(delay.days)天", en: "\(delay.days) days overdue")
        : say(zh: "迟\(delay.days)天答复", en: "answered \(delay.days) days late")
    }
    let latest = original.steps.compactMap(\.date).last?.value
    return ProposalCard(
      number: original.number.value, title: title(item.entry), href: href(item.entry.id),
      session: original.session,
      category: original.category.code, categoryTitle: say(original.category.label),
      status: original.status.code,
      statusTitle: say(original.status.label), isEnded: original.status.isEnded, host: translated.host?.value,
      since: latest.map { date($0) }, delay: delay, rating: original.rating.map { say($0.value.label) },
      result: original.answerClass.map { say($0.label) }, steps: steps(original))
  }

  /// The way of a proposal: what is behind it, where it stands, what is to come. One that ended before it was accepted has
  /// no more to come.
  private func steps(_ proposal: Proposal) -> [ProposalStep] {
    let reached: [ProposalStatus] = [.submitted, .accepted, .assigned, .answered, .rated, .closed]
    let isShort = [.rejected, .merged, .converted].contains(proposal.status)
    var result: [ProposalStep] = []
    for (step, status) in zip(proposal.steps, reached) {
      // Taken up again, it has its answer behind it but not its end.
      let isDone = step.date != nil || (proposal.status >= status && !isShort && proposal.status != .reopened)
      if isShort, step.date == nil { continue }
      result.append(
        ProposalStep(
          title: say(step.name), date: step.date.map { date($0.value) }, isDone: isDone, isCurrent: false))
    }
    if isShort {
      result.append(ProposalStep(title: say(proposal.status.label), date: nil, isDone: true, isCurrent: true))
    } else if let last = result.lastIndex(where: \.isDone) {
      result[last].isCurrent = !proposal.status.isEnded
    }
    return result
  }

  mutating func proposalPage(_ index: Index) -> PlannedPage {
    let item = union.proposals[index]
    let original = item.entry.original
    let proposal = item.entry.version(in: language)
    var facts: [FactModel] = []
    func add(_ kind: String, _ zh: String, _ en: String, _ value: String?) {
      if let value, !value.isEmpty {
        facts.append(FactModel(name: say(zh: zh, en: en), value: value, href: nil, kind: kind))
      }
    }
    let comma = say(zh: "、", en: ", ")
    add("number", "编号", "Number", original.number.value)
    add("session", "届次", "Session", "\(original.session)（\(say(original.scope.label))）")
    add("category", "类别", "Category", say(original.category.label))
    if original.isNamed { add("proposer", "提案人", "Proposed by", original.proposer) }
    add("seconders", "附议", "Supported by", original.seconders.map { say(zh: "\($0) 人", en: "\($0) others") })
    add("host", "主办", "Department", proposal.host?.value)
    add("helpers", "协办", "With", proposal.helpers.joined(separator: comma))
    add("due", "答复期限", "To be answered by", original.due.map { date($0.value).text })
    let head = head(item.entry, kind: "proposal", in: .proposals)
    func line(_ index: Index) -> LinkModel {
      let entry = union.proposals[index].entry
      return LinkModel(title: "\(entry.original.number.value) \(title(entry))", href: href(entry.id))
    }
    let model = ProposalPage(
      site: site(at: head.path), page: page(head), content: content(of: proposal),
      proposal: proposalCard(index),
      facts: facts, measures: proposal.measures, answer: proposal.answer, ratingReason: proposal.ratingReason,
      reason: proposal.reason, target: item.target.map { line($0) }, merged: item.merged.map { line($0) },
      downloads: downloads(proposal.header))
    return planned(head.path, "proposal.html", model)
  }

  // MARK: Tables

  var proposalTablePath: String { "\(Section.proposals.rawValue)proposals.csv" }

  /// The register of proposals for spreadsheets; names stand in it as they do on pages.
  func proposalTable() -> [PlannedData] {
    guard !union.proposals.isEmpty else { return [] }
    let head =
      language == .zh
      ? ["编号", "届次", "案由", "类别", "状态", "主办", "提交", "立案", "交办", "答复", "评价", "办结", "期限", "答复类别", "满意度", "提案人"]
      : [
        "Number", "Session", "Title", "Category", "State", "Department", "Submitted", "Accepted", "Assigned",
        "Answered", "Rated", "Closed", "Due", "Result", "Rating", "Proposer",
      ]
    let rows = union.proposals.map { item -> [String] in
      let proposal = item.entry.original
      let dates = proposal.steps.map { $0.date?.value.description ?? "" }
      return [
        proposal.number.value, proposal.session, title(item.entry), say(proposal.category.label),
        say(proposal.status.label), item.entry.version(in: language).host?.value ?? "",
      ] + dates + [
        proposal.due?.value.description ?? "", proposal.answerClass.map { say($0.label) } ?? "",
        proposal.rating.map { say($0.value.label) } ?? "", proposal.isNamed ? proposal.proposer ?? "" : "",
      ]
    }
    return [
      PlannedData(path: addresses.localized(proposalTablePath, language), content: .table([head] + rows))
    ]
  }
}
