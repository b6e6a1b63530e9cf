import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  // MARK: Lectures

  /// All series of lectures on one page.
  func lectureListPages() -> [PlannedPage] {
    guard !union.lectures.isEmpty else { return [] }
    let head = PageHead(
      path: Section.lectures.rawValue, title: say(Section.lectures.label),
      description: say(zh: "讲座系列和长年的咨询服务", en: "Series of lectures, and advice all year"), kind: "lectures",
      items: union.lectures.map { LinkModel(title: title($0.entry), href: href($0.entry.id)) })
    let model = LecturesPage(
      site: site(at: head.path), page: page(head), lectures: union.lectures.indices.map { lecturesCard($0) })
    return [planned(head.path, "lectures.html", model)]
  }

  func lecturesCard(_ index: Index) -> LecturesCard {
    let item = union.lectures[index]
    let lectures = item.entry.version(in: language)
    let coming = item.episodes.flatMap { union.events[$0].occurrences }.filter {
      !union.occurrences[$0].isPast && !union.occurrences[$0].isOff
    }
    return LecturesCard(
      title: title(item.entry), href: href(item.entry.id), club: item.club.map { clubLink($0) },
      partners: lectures.partners, summary: lectures.header.summary, count: item.episodes.count,
      next: coming.min().map { eventCard(date: $0) })
  }

  mutating func lecturePage(_ index: Index) -> PlannedPage {
    let item = union.lectures[index]
    let lectures = item.entry.version(in: language)
    let episodes = item.episodes.map(mainDate).sorted().map { eventCard(date: $0) }
    var head = head(item.entry, kind: "lecture", in: .lectures)
    head.items = episodes.map { LinkModel(title: $0.title, href: $0.href) }
    let model = LecturePage(
      site: site(at: head.path), page: page(head), content: content(of: lectures),
      lectures: lecturesCard(index),
      contact: lectures.contact, audience: lectures.audience,
      episodes: episodes)
    return planned(head.path, "lecture.html", model)
  }

  // MARK: Campaigns

  /// All campaigns on one page: running ones, then those that are over.
  func campaignListPages() -> [PlannedPage] {
    guard !union.campaigns.isEmpty else { return [] }
    let cards = union.campaigns.indices.map { campaignCard($0) }
    let all = union.campaigns.map(\.entry.original)
    func sum(_ value: (Campaign) -> Int?) -> Int { all.reduce(0) { $0 + (value($1) ?? 0) } }
    var totals: [FactModel] = []
    func add(_ zh: String, _ en: String, _ value: String?) {
      if let value {
        totals.append(FactModel(name: say(zh: zh, en: en), value: value, href: nil, kind: "total"))
      }
    }
    add("行动", "Campaigns", say(zh: "\(all.count) 项", en: "\(all.count)"))
    let attendances = sum(\.totalAttendances)
    if attendances > 0 { add("参加", "Attendances", say(zh: "\(attendances) 人次", en: "\(attendances)")) }
    let hours = sum(\.totalHalfHours)
    if hours > 0 { add("志愿服务", "Hours of work", say(zh: "\(halves(hours)) 小时", en: halves(hours))) }
    let amount = sum { $0.amount?.value }
    if amount > 0 { add("捐款", "Money given", money(amount)) }
    let head = PageHead(
      path: Section.campaigns.rawValue, title: say(Section.campaigns.label),
      description: say(zh: "志愿服务、支教、捐赠的合计和去向", en: "What volunteers did, and where donations went"),
      kind: "campaigns", items: cards.map { LinkModel(title: $0.title, href: $0.href) })
    let model = CampaignsPage(
      site: site(at: head.path), page: page(head), running: cards.filter { !$0.isPast },
      past: cards.filter(\.isPast), totals: totals,
      table: basePath + addresses.localized(campaignTablePath, language))
    return [planned(head.path, "campaigns.html", model)]
  }

  /// `36` or `36.5`.
  /// Halves of hours as hours: `307.5`.
  func halves(_ count: Int) -> String { count % 2 == 0 ? "\(count / 2)" : "\(count / 2).5" }

  /// `407,051.00元`.
  private func money(_ fen: Int) -> String {
    var whole = String(fen / 100)
    var parts: [String] = []
    while whole.count > 3 {
      parts.insert(String(whole.suffix(3)), at: 0)
      whole.removeLast(3)
    }
    let cents = fen % 100 < 10 ? "0\(fen % 100)" : "\(fen % 100)"
    let number = ([whole] + parts).joined(separator: ",") + ".\(cents)"
    return say(zh: "\(number)元", en: "¥\(number)")
  }

  func campaignCard(_ index: Index) -> CampaignCard {
    let item = union.campaigns[index]
    let original = item.entry.original
    let campaign = item.entry.version(in: language)
    let first = original.from.value
    let style = DateStyle(language, weekday: .none)
    let when =
      original.to.flatMap { DayRange(first, $0.value) }.map { style.text($0) }
      ?? say(zh: "\(style.text(first))起", en: "from \(style.text(first))")
    let numbers = [
      original.people.map { say(zh: "\($0.value)人", en: "\($0.value) people") },
      original.totalAttendances.map { say(zh: "\($0)人次", en: "\($0) attendances") },
      original.totalHalfHours.map { say(zh: "\(halves($0))小时", en: "\(halves($0)) hours") },
    ].compactMap { $0 }
    return CampaignCard(
      title: title(item.entry), href: href(item.entry.id), kind: say(original.kind.label),
      club: item.club.map { clubLink($0) }, when: when,
      isPast: original.to.map { $0.value < union.asOf.date } ?? false, summary: campaign.header.summary,
      numbers: numbers.isEmpty ? nil : numbers.joined(separator: say(zh: "、", en: ", ")))
  }

  mutating func campaignPage(_ index: Index) -> PlannedPage {
    let item = union.campaigns[index]
    let original = item.entry.original
    let campaign = item.entry.version(in: language)
    let card = campaignCard(index)
    var facts: [FactModel] = []
    func add(_ kind: String, _ zh: String, _ en: String, _ value: String?) {
      if let value, !value.isEmpty {
        facts.append(FactModel(name: say(zh: zh, en: en), value: value, href: nil, kind: kind))
      }
    }
    let comma = say(zh: "、", en: ", ")
    add("when", "时间", "When", card.when)
    add("organisers", "主办", "Held by", campaign.organisers.joined(separator: comma))
    add("partners", "合作", "With", campaign.partners.joined(separator: comma))
    add("beneficiary", "受益对象", "For", campaign.beneficiary)
    add("numbers", "参与", "Taking part", card.numbers)
    add("units", "单位", "Units", original.units.map { say(zh: "\($0) 个", en: "\($0)") })
    if let donors = original.donors {
      let rate = original.staff.map {
        say(
          zh: "，占教职工的 \(tenths(share(donors, of: $0)))%",
          en: ", \(tenths(share(donors, of: $0)))% of the staff")
      }
      add("donors", "捐赠", "Donors", say(zh: "\(donors) 人", en: "\(donors)") + (rate ?? ""))
    }
    add("amount", "金额", "Money", original.amount.map { money($0.value) })
    add("destination", "去向", "Where it went", campaign.destination)
    if let receipt = original.receipt, let path = file(receipt, of: original.header.file) {
      let shown = download(path, title: say(zh: "接收凭证", en: "Receipt"))
      facts.append(
        FactModel(name: say(zh: "凭证", en: "Receipt"), value: shown.title, href: shown.href, kind: "receipt"))
    }
    var head = head(item.entry, kind: "campaign", in: .campaigns)
    head.share = ShareText(
      title: title(item.entry), detail: card.when, family: .publicGood,
      year: (original.to ?? original.from).value.year)
    let model = CampaignPage(
      site: site(at: head.path), page: page(head), content: content(of: campaign), campaign: card,
      facts: facts,
      items: campaign.items.map {
        FactModel(name: $0.name, value: "\($0.quantity) \($0.unit ?? "")".trimmed, href: nil, kind: "item")
      }, events: item.events.map { eventCard(event: $0) })
    return planned(head.path, "campaign.html", model)
  }

  var campaignTablePath: String { "\(Section.campaigns.rawValue)campaigns.csv" }

  /// The campaigns with their totals for spreadsheets.
  func campaignTable() -> [PlannedData] {
    guard !union.campaigns.isEmpty else { return [] }
    let head =
      language == .zh
      ? ["行动", "类型", "俱乐部", "开始", "结束", "人数", "人次", "小时", "捐赠人数", "金额（元）", "去向"]
      : [
        "Campaign", "Kind", "Club", "From", "To", "People", "Attendances", "Hours", "Donors", "Yuan",
        "Destination",
      ]
    let rows = union.campaigns.map { item -> [String] in
      let campaign = item.entry.original
      func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
      return [
        title(item.entry), say(campaign.kind.label), item.club.map { title(union.clubs[$0].entry) } ?? "",
        campaign.from.value.description, campaign.to?.value.description ?? "", number(campaign.people?.value),
        number(campaign.totalAttendances), campaign.totalHalfHours.map { halves($0) } ?? "",
        number(campaign.donors),
        campaign.amount.map { "\($0.value / 100).\($0.value % 100 < 10 ? "0" : "")\($0.value % 100)" } ?? "",
        item.entry.version(in: language).destination ?? "",
      ]
    }
    return [
      PlannedData(path: addresses.localized(campaignTablePath, language), content: .table([head] + rows))
    ]
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
