import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  // MARK: Lists

  /// The proposals: all, by session, by state, by category, by department.
  func proposalListPages() -> [PlannedPage] {
    guard !union.proposals.isEmpty else { return [] }
    let divisions = proposalDivisions()
    return [
      proposalList(
        Section.proposals.rawValue, say(Section.proposals.label), Array(union.proposals.indices), divisions,
        crumbs: [])
    ]
      + divisions.flatMap(\.parts).map { part in
        proposalList(part.path, part.heading, part.members, divisions, crumbs: [link(.proposals)])
      }
  }

  /// What the proposals are divided by.
  func proposalDivisions() -> [Division] {
    let all = union.proposals.indices
    let base = Section.proposals.rawValue
    let sessions = proposalSessions
    let bySession = Division(
      say(zh: "届次", en: "Session"), all, by: { [proposal($0).session] }, order: sessions
    ) { session in
      (session, say(zh: "\(session)提案", en: "Proposals of \(session)"), sessionPath(session) ?? base)
    }
    let byState = Division(
      say(zh: "状态", en: "State"), all, by: { [proposal($0).status] }, order: ProposalStatus.allCases
    ) { status in
      (
        say(status.label),
        say(zh: "\(status.label.zh)的提案", en: "Proposals: \(status.label.en.lowercased())"),
        "\(base)\(status.code)/"
      )
    }
    let byCategory = Division(
      say(zh: "类别", en: "Category"), all, by: { [proposal($0).category] }, order: ProposalCategory.allCases
    ) { category in
      (
        say(category.label),
        say(zh: "\(category.label.zh)类提案", en: "Proposals: \(category.label.en.lowercased())"),
        categoryPath(category)
      )
    }
    let hosts = proposalHosts
    let byHost = Division(
      say(zh: "主办部门", en: "Department"), all, by: { proposal($0).host.map { [$0.value] } ?? [] },
      order: hosts.map(\.name)
    ) { name in
      let shown = hostTitle(name)
      return (
        shown, say(zh: "\(shown)主办的提案", en: "Proposals with \(shown)"),
        hosts.first { $0.name == name }?.path ?? base
      )
    }
    return [bySession, byState, byCategory, byHost]
  }

  /// Where the proposals of a session stand; `nil` if there are none.
  func sessionPath(_ session: String) -> String? {
    let sessions = proposalSessions
    // Numbered from the first on, so that a new session does not move the addresses of the old ones.
    return sessions.firstIndex(of: session).map {
      "\(Section.proposals.rawValue)session-\(sessions.count - $0)/"
    }
  }

  func categoryPath(_ category: ProposalCategory) -> String {
    "\(Section.proposals.rawValue)category-\(category.code)/"
  }

  /// A department's name in this language: as the first proposal that is translated has it.
  private func hostTitle(_ name: String) -> String {
    guard language != first else { return name }
    return union.proposals.lazy.filter { $0.entry.original.host?.value == name }
      .compactMap { $0.entry.translations[language]?.host?.value }.first ?? name
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

  private func proposalList(
    _ path: String, _ title: String, _ shown: [Index], _ divisions: [Division], crumbs: [LinkModel]
  ) -> PlannedPage {
    let proposals = shown.map { proposal($0) }
    let statistics = ProposalStatistics(proposals, asOf: union.asOf.date)
    let base = Section.proposals.rawValue
    let head = PageHead(
      path: path, title: title, description: say(zh: "共 \(shown.count) 件提案", en: "\(shown.count) proposals"),
      kind: "proposals", crumbs: crumbs,
      items: shown.map {
        LinkModel(title: self.title(union.proposals[$0].entry), href: href(union.proposals[$0].entry.id))
      })
    let model = ProposalsPage(
      site: site(at: path), page: page(head), proposals: lateFirst(shown).map { proposalCard($0) },
      groups: groups(shown),
      filters: filters(divisions, of: base, at: path),
      totals: totals(statistics), categories: categories(proposals), departments: departments(proposals),
      satisfaction: satisfaction(statistics.satisfaction), overdue: statistics.overdue, guide: proposalGuide,
      table: basePath + addresses.localized(proposalTablePath, language), isWhole: path == base)
    return planned(path, "proposals.html", model)
  }

  /// What is under way, what is closed, and the rest; together they are all.
  private func groups(_ indices: [Index]) -> [ProposalGroup] {
    ProposalStage.allCases.compactMap { stage in
      let members = indices.filter { proposal($0).status.stage == stage }
      guard !members.isEmpty else { return nil }
      return ProposalGroup(
        id: stage.rawValue, title: say(stage.label), proposals: lateFirst(members).map { proposalCard($0) })
    }
  }

  /// Those that wait for an answer beyond its time stand above all others.
  private func lateFirst(_ indices: [Index]) -> [Index] {
    let late = indices.filter { proposal($0).delay(asOf: asOf)?.isOpen ?? false }
    let isLate = Set(late)
    return late + indices.filter { !isLate.contains($0) }
  }

  /// The page that says how to raise a matter, if the site has one: `content/pages/raise-a-matter.md`.
  var proposalGuide: LinkModel? {
    union.pages.first { $0.id.path == "raise-a-matter" }.map {
      LinkModel(title: title($0), href: href($0.id))
    }
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
    lines.append(line("还在征集", "Still being collected", statistics.collecting, .collecting))
    return lines.filter { $0.count > 0 || $0.title == lines[0].title }
  }

  private func categories(_ proposals: [Proposal]) -> [StatisticLine] {
    let counts = ProposalCategory.allCases.map { category in proposals.count { $0.category == category } }
    let parts = shares(counts)
    return zip(ProposalCategory.allCases, zip(counts, parts)).filter { $0.1.0 > 0 }.map { category, numbers in
      StatisticLine(
        title: say(category.label), count: numbers.0, share: "\(tenths(numbers.1))%",
        href: href(categoryPath(category)),
        width: numbers.1 / 10)
    }
  }

  /// Departments with how content people are with their answers; too few votes are not shown.
  private func departments(_ proposals: [Proposal]) -> [StatisticLine] {
    var names: [String] = []
    for proposal in proposals {
      if let host = proposal.host?.value, !names.contains(host) { names.append(host) }
    }
    let hosts = proposalHosts
    return names.map { name in
      let own = proposals.filter { $0.host?.value == name }
      let votes = ProposalStatistics(own, asOf: union.asOf.date).satisfaction
      let text = votes.rate.map { "\(tenths($0))%" } ?? tooFew
      return StatisticLine(
        title: hostTitle(name), count: own.count, share: text,
        href: hosts.first { $0.name == name }.map { href($0.path) }, width: (votes.rate ?? 0) / 10)
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

  var tooFew: String {
    say(zh: "样本少于\(leastShown)，不显示", en: "fewer than \(leastShown), not shown")
  }
}
