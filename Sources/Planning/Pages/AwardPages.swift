import Calendars
import Diagnostics
import Records
import Resolution

extension Composer {
  /// The honours board: all years on one page, and a page for each year.
  func awardListPages() -> [PlannedPage] {
    guard !union.awards.isEmpty else { return [] }
    let years = Set(union.awards.map { $0.entry.original.date.year }).sorted(by: >)
    func path(_ year: Int) -> String { "\(Section.awards.rawValue)\(year)/" }
    var byYear: [Int: [Index]] = [:]
    for index in union.awards.indices {
      byYear[union.awards[index].entry.original.date.year, default: []].append(index)
    }
    func menu(_ at: String) -> [MenuItem] {
      [menuItem(say(zh: "全部", en: "All"), Section.awards.rawValue, at: at)].map {
        var item = $0
        item.isSection = item.isCurrent
        return item
      } + years.map { menuItem(yearTitle($0), path($0), at: at) }
    }
    func listing(_ own: String, _ title: String, _ shown: [Int]) -> PlannedPage {
      let groups = shown.map { yearGroup($0, path($0), byYear[$0] ?? []) }
      let total = groups.reduce(0) { $0 + $1.count }
      let head = PageHead(
        path: own, title: title, description: say(zh: "共 \(total) 项获奖", en: "\(total) awards"),
        kind: "awards",
        crumbs: own == Section.awards.rawValue ? [] : [link(.awards)])
      return planned(
        own, "awards.html",
        AwardsPage(
          site: site(at: own), page: page(head), years: groups, allYears: menu(own), total: total,
          table: table(.awards)))
    }
    return [listing(Section.awards.rawValue, say(Section.awards.label), years)]
      + years.map { listing(path($0), say(zh: "\($0)年获奖", en: "Awards of \($0)"), [$0]) }
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
    let line = awardLine(index)
    var head = head(
      item.entry, kind: "award", in: .awards,
      description: award.header.summary
        ?? [line.title, line.rank, line.date].joined(separator: say(zh: "，", en: ", ")))
    head.title = title(item.entry)
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
      organisers: award.organisers, fieldSize: size,
      certificate: picture(award.certificate, of: award.header),
      event: item.event.map { eventCard($0) }, news: item.news.map { newsCard($0) }, siblings: Array(others))
    return planned(head.path, "award.html", model)
  }
}
