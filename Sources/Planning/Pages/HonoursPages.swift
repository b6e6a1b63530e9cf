import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// The address of the honours table, of all years or of one.
  func honoursPath(_ year: Int?) -> String {
    "\(Section.awards.rawValue)table/" + (year.map { "\($0)/" } ?? "")
  }

  /// How many first, second and third prizes each club has: of all years, and a page for each year.
  func honoursPages() -> [PlannedPage] {
    guard !union.awards.isEmpty else { return [] }
    let years = Division(
      say(zh: "年份", en: "Year"), union.awards.indices, by: { [union.awards[$0].entry.original.date.year] },
      order: awardYearNumbers
    ) { (yearTitle($0), say(zh: "\($0)年奖项统计", en: "Honours of \($0)"), honoursPath($0)) }
    let all = Array(union.awards.indices)
    let byYear = honoursTable(
      say(zh: "各年", en: "By year"), say(zh: "年份", en: "Year"),
      years.parts.map { ($0.title, href($0.path), $0.members) })
    return [
      honoursPage(
        honoursPath(nil), say(zh: "奖项统计", en: "Honours table"), all, years,
        extra: years.parts.count > 1 ? [byYear] : [])
    ] + years.parts.map { honoursPage($0.path, $0.heading, $0.members, years, extra: []) }
  }

  private func honoursPage(
    _ path: String, _ title: String, _ awards: [Index], _ years: Division, extra: [HonoursTable]
  ) -> PlannedPage {
    let levels = AwardLevel.allCases.sorted(by: >).compactMap { level -> HonoursTable? in
      let own = awards.filter { union.awards[$0].entry.original.level == level }
      return own.isEmpty ? nil : clubTable(say(level.label), own)
    }
    let whole = clubTable(say(zh: "各俱乐部，全部级别", en: "By club, all levels"), awards)
    let head = PageHead(
      path: path, title: title,
      description: say(
        zh: "各俱乐部得过多少一、二、三等奖", en: "How many first, second and third prizes each club has won"),
      kind: "honours", crumbs: [link(.awards)])
    return planned(
      path, "honours.html",
      HonoursPage(
        site: site(at: path), page: page(head), filters: filters([years], of: honoursPath(nil), at: path),
        tables: [whole] + extra + (levels.count > 1 ? levels : [])))
  }

  /// Clubs with what they have won, most firsts first; what belongs to no club comes last.
  private func clubTable(_ title: String, _ awards: [Index]) -> HonoursTable {
    var rows: [(String, String?, [Index])] = union.clubs.indices.compactMap { club in
      let own = awards.filter { union.awards[$0].club == club }
      return own.isEmpty ? nil : (self.title(union.clubs[club].entry), href(clubAwardsPath(club)), own)
    }
    let others = awards.filter { union.awards[$0].club == nil }
    if !others.isEmpty { rows.append((say(zh: "不属于俱乐部", en: "No club"), nil, others)) }
    var table = honoursTable(title, say(zh: "俱乐部", en: "Club"), rows)
    table.rows = table.rows.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if (a.href == nil) != (b.href == nil) { return b.href == nil }
      let (x, y) = ([a.first, a.second, a.third, a.other], [b.first, b.second, b.third, b.other])
      return x == y ? left.offset < right.offset : y.lexicographicallyPrecedes(x)
    }.map(\.element)
    return table
  }

  private func honoursTable(_ title: String, _ rowTitle: String, _ rows: [(String, String?, [Index])])
    -> HonoursTable
  {
    HonoursTable(
      title: title, rowTitle: rowTitle, rows: rows.map { honoursRow($0.0, $0.1, $0.2) },
      sum: honoursRow(say(zh: "合计", en: "All"), nil, rows.flatMap(\.2)))
  }

  private func honoursRow(_ title: String, _ href: String?, _ awards: [Index]) -> HonoursRow {
    let counts = medalCounts(awards)
    return HonoursRow(
      title: title, href: href, first: counts.first, second: counts.second, third: counts.third,
      other: awards.count - counts.first - counts.second - counts.third, total: awards.count)
  }

  /// How many of `awards` are firsts, seconds and thirds.
  func medalCounts(_ awards: [Index]) -> (first: Int, second: Int, third: Int) {
    let medals = awards.map { union.awards[$0].entry.original.rank.value.medal }
    return (medals.count { $0 == .gold }, medals.count { $0 == .silver }, medals.count { $0 == .bronze })
  }
}

extension Rank {
  /// The medal that stands for a rank: places, tiers and medals one to three. A range such as 前三名 leaves open which.
  enum Medal: String { case gold, silver, bronze, none }

  var medal: Medal {
    guard best == worst else { return .none }
    switch strength {
    case ...10: return .gold
    case 11...20: return .silver
    case 21...30: return .bronze
    default: return .none
    }
  }
}
