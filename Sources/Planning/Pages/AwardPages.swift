import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// The honours board: everything, and a page for each year, club and level.
  func awardListPages() -> [PlannedPage] {
    guard !union.awards.isEmpty else { return [] }
    let divisions = awardDivisions()
    let whole = Section.awards.rawValue
    func listing(_ own: String, _ title: String, _ shown: [Index]) -> PlannedPage {
      let head = PageHead(
        path: own, title: title, description: say(zh: "共 \(shown.count) 项获奖", en: "\(shown.count) awards"),
        kind: "awards", crumbs: own == whole ? [] : [link(.awards)],
        items: shown.map { index in
          let entry = union.awards[index].entry
          return LinkModel(title: self.title(entry), href: href(entry.id))
        })
      return planned(
        own, "awards.html",
        AwardsPage(
          site: site(at: own), page: page(head), years: awardYears(shown),
          filters: filters(divisions, of: whole, at: own), total: shown.count, winners: winnersLink,
          honours: LinkModel(title: say(zh: "奖项统计", en: "Honours table"), href: href(honoursPath(nil))),
          table: table(.awards), json: basePath + awardJSONPath))
    }
    return [listing(whole, say(Section.awards.label), Array(union.awards.indices))]
      + divisions.flatMap(\.parts).map { listing($0.path, $0.heading, $0.members) }
  }

  /// What the board is divided by.
  private func awardDivisions() -> [Division] {
    let all = union.awards.indices
    let base = Section.awards.rawValue
    func award(_ index: Index) -> Award { union.awards[index].entry.original }
    let years = Division(
      say(zh: "年份", en: "Year"), all, by: { [award($0).date.year] }, order: awardYearNumbers
    ) { (yearTitle($0), say(zh: "\($0)年获奖", en: "Awards of \($0)"), "\(base)\($0)/") }
    let levels = Division(
      say(zh: "级别", en: "Level"), all, by: { [award($0).level] }, order: AwardLevel.allCases.sorted(by: >)
    ) { level in
      (
        say(level.label), say(zh: "\(level.label.zh)获奖", en: "Awards: \(level.label.en.lowercased())"),
        "\(base)levels/\(level.code)/"
      )
    }
    let clubs = Division(
      say(zh: "俱乐部", en: "Club"), all, by: { union.awards[$0].club.map { [$0] } ?? [] },
      order: Array(union.clubs.indices)
    ) { club in
      let name = title(union.clubs[club].entry)
      return (name, say(zh: "\(name)的获奖", en: "Awards of \(name)"), clubAwardsPath(club))
    }
    return [years, levels, clubs]
  }

  /// Years in which something was won, latest first.
  var awardYearNumbers: [Int] { Set(union.awards.map { $0.entry.original.date.year }).sorted(by: >) }

  /// The address of what a club has won.
  func clubAwardsPath(_ club: Index) -> String {
    "\(Section.awards.rawValue)clubs\(pagePath(union.clubs[club].entry.id).dropFirst("/clubs".count))"
  }

  /// Awards by year, latest first, then by level; the union's order is kept within each.
  private func awardYears(_ awards: [Index]) -> [YearGroup] {
    var byYear: [Int: [Index]] = [:]
    for index in awards { byYear[union.awards[index].entry.original.date.year, default: []].append(index) }
    return byYear.keys.sorted(by: >).map {
      yearGroup($0, "\(Section.awards.rawValue)\($0)/", byYear[$0] ?? [])
    }
  }

  /// The awards of a year by level, highest first; the union's order is kept within each.
  private func yearGroup(_ year: Int, _ path: String, _ awards: [Index]) -> YearGroup {
    var levels: [LevelGroup] = []
    for index in awards {
      let level = union.awards[index].entry.original.level
      if levels.last?.code != level.code {
        levels.append(LevelGroup(code: level.code, title: say(level.label), awards: []))
      }
      levels[levels.count - 1].awards.append(awardLine(index))
    }
    return YearGroup(
      year: year, title: yearTitle(year), href: href(path), levels: levels, count: awards.count)
  }

  /// An award's own page.
  mutating func awardPage(_ index: Index) -> PlannedPage {
    let item = union.awards[index]
    let original = item.entry.original
    let award = item.entry.version(in: language)
    let line = awardLine(index, naming: nil)
    var head = head(
      item.entry, kind: "award", in: .awards,
      description: award.header.summary
        ?? [line.title, line.rank, line.date].joined(separator: say(zh: "，", en: ", ")))
    head.title = title(item.entry)
    head.nodes = [awardNode(index)]
    head.share = ShareText(
      title: "\(line.title)　\(line.rank)", detail: "\(line.date)　\(line.levelTitle)",
      family: family(item.club.map { [$0] } ?? []), year: original.date.year)
    let size = original.fieldSize.map { size in
      [
        size.teams.map { say(zh: "\($0) 队", en: "\($0) teams") },
        size.people.map { say(zh: "\($0) 人", en: "\($0) people") },
        size.units.map { say(zh: "\($0) 个单位", en: "\($0) units") },
      ].compactMap { $0 }.joined(separator: say(zh: "，", en: ", "))
    }
    let others =
      item.club.map { union.clubs[$0].awards.filter { $0 != index }.prefix(6).map { awardLine($0) } } ?? []
    let model = AwardPage(
      site: site(at: head.path), page: page(head), content: content(of: award), award: line,
      winners: winners.of(index).map {
        LinkModel(title: winnerTitle(winners.all[$0]), href: href(winnerPath($0)))
      },
      organisers: award.organisers, fieldSize: size,
      certificate: picture(award.certificate, of: award.header),
      event: item.event.map { eventCard(event: $0) }, news: item.news.map { newsCard($0) },
      siblings: Array(others))
    return planned(head.path, "award.html", model)
  }
}
