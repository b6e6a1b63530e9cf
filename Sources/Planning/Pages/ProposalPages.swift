import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  func proposalCard(_ index: Index) -> ProposalCard {
    let item = union.proposals[index]
    let original = item.entry.original
    let translated = item.entry.version(in: language)
    let late = original.delay(asOf: union.asOf.date)
    let delay = late.map { delay in
      delay.isOpen
        ? say(zh: "逾期\(delay.days)天", en: "\(delay.days) days overdue")
        : say(zh: "迟\(delay.days)天答复", en: "answered \(delay.days) days late")
    }
    let latest = original.steps.last { $0.date != nil }
    return ProposalCard(
      number: original.number.value, title: title(item.entry), href: href(item.entry.id),
      session: original.session,
      category: original.category.code, categoryTitle: say(original.category.label),
      status: original.status.code,
      statusTitle: say(original.status.label), isEnded: original.status.isEnded, host: translated.host?.value,
      since: latest?.date.map { date($0.value) }, sinceTitle: latest.map { say($0.name) },
      due: original.answered == nil && !original.status.isEnded ? original.due.map { date($0.value) } : nil,
      delay: delay, isLate: late?.isOpen ?? false, rating: original.rating.map { say($0.value.label) },
      result: original.answerClass.map { say($0.label) },
      target: item.target.map { proposalLine($0) }, steps: steps(original))
  }

  private func proposalLine(_ index: Index) -> LinkModel {
    let entry = union.proposals[index].entry
    return LinkModel(title: "\(entry.original.number.value) \(title(entry))", href: href(entry.id))
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
    func add(_ kind: String, _ zh: String, _ en: String, _ value: String?, href: String? = nil) {
      if let value, !value.isEmpty {
        facts.append(FactModel(name: say(zh: zh, en: en), value: value, href: href, kind: kind))
      }
    }
    let comma = say(zh: "、", en: ", ")
    add("number", "编号", "Number", original.number.value)
    add("session", "届次", "Session", "\(original.session)（\(say(original.scope.label))）")
    add(
      "category", "类别", "Category", say(original.category.label), href: href(categoryPath(original.category)))
    if original.isNamed { add("proposer", "提案人", "Proposed by", original.proposer) }
    add("seconders", "附议", "Supported by", original.seconders.map { say(zh: "\($0) 人", en: "\($0) others") })
    add(
      "host", "主办", "Department", proposal.host?.value,
      href: proposalHosts.first { $0.name == original.host?.value }.map { href($0.path) })
    add("helpers", "协办", "With", proposal.helpers.joined(separator: comma))
    add("due", "答复期限", "To be answered by", original.due.map { date($0.value).text })
    let head = head(item.entry, kind: "proposal", in: .proposals)
    let model = ProposalPage(
      site: site(at: head.path), page: page(head), content: content(of: proposal),
      proposal: proposalCard(index),
      facts: facts, measures: proposal.measures, standing: standing(original, host: proposal.host?.value),
      guide: proposalGuide, answer: proposal.answer, ratingReason: proposal.ratingReason,
      reason: proposal.reason, target: item.target.map { proposalLine($0) },
      merged: item.merged.map { proposalLine($0) },
      downloads: downloads(proposal.header))
    return planned(head.path, "proposal.html", model)
  }

  /// Where a proposal stands in a sentence: who has it now, since when, and what comes next.
  private func standing(_ proposal: Proposal, host: String?) -> String {
    func day(_ located: Located<LocalDate>?) -> String? {
      located.map { DateStyle(language, weekday: .none).text($0.value) }
    }
    let who = host ?? say(zh: "主办部门", en: "the department")
    switch proposal.status {
    case .collecting:
      return say(zh: "还在征集，没有正式提交。", en: "It is being collected and has not been handed in.")
    case .submitted, .reviewing:
      let since = day(proposal.submitted)
      return since.map {
        say(
          zh: "\($0)提交，提案工作小组正在审查要不要立案。",
          en: "Handed in on \($0); the committee is deciding whether to accept it.")
      } ?? say(zh: "提案工作小组正在审查要不要立案。", en: "The committee is deciding whether to accept it.")
    case .rejected: return say(zh: "没有立案，理由见下。", en: "It was not accepted; the reason stands below.")
    case .merged: return say(zh: "和另一件提案一起办，进展看那一件。", en: "It is dealt with together with another proposal.")
    case .converted:
      return say(zh: "没有立案，作为意见建议转给\(who)。", en: "It was not accepted, but passed to \(who) as a suggestion.")
    case .accepted: return say(zh: "已经立案，等着交给主办部门。", en: "It was accepted and is waiting for a department.")
    case .assigned, .processing, .reopened:
      let since = day(proposal.assigned)
      let again = proposal.status == .reopened
      let lead =
        since.map {
          again
            ? say(zh: "\(who)正在重新办理（\($0)交办）", en: "\(who) has taken it up again (assigned on \($0))")
            : say(zh: "\($0)起在\(who)手里", en: "It has been with \(who) since \($0)")
        } ?? say(zh: "现在在\(who)手里", en: "It is with \(who)")
      return lead
        + (day(proposal.due).map { say(zh: "，应在\($0)前答复。", en: ", to be answered by \($0).") }
          ?? say(zh: "。", en: "."))
    case .answered:
      return day(proposal.answered).map {
        say(zh: "\(who)在\($0)作了答复，等提案人评价。", en: "\(who) answered on \($0); the proposer has yet to rate it.")
      } ?? say(zh: "\(who)作了答复，等提案人评价。", en: "\(who) has answered; the proposer has yet to rate it.")
    case .rated:
      return say(
        zh: "\(who)已经答复，提案人也作了评价。", en: "\(who) has answered, and the proposer has rated the answer.")
    case .closed, .archived:
      return day(proposal.closed).map { say(zh: "\($0)办结。", en: "Closed on \($0).") }
        ?? say(zh: "已经办结。", en: "It is closed.")
    }
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
