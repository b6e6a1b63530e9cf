import Records
import Resolution

extension Composer {
  private var winnersPath: String { "\(Section.awards.rawValue)people/" }

  /// The index of all who have won, if anybody is named.
  var winnersLink: LinkModel? {
    winners.all.isEmpty
      ? nil : LinkModel(title: say(zh: "获奖人和团队", en: "People and teams"), href: href(winnersPath))
  }

  /// The address of what a winner has won.
  func winnerPath(_ index: Index) -> String { "\(winnersPath)\(winners.all[index].slug)/" }

  /// `何静宜（统计学系）`.
  func winnerTitle(_ winner: Winner) -> String {
    winner.unit.map { say(zh: "\(winner.name)（\($0)）", en: "\(winner.name) (\($0))") } ?? winner.name
  }

  /// The index by pinyin, and a page for each.
  func winnerPages() -> [PlannedPage] {
    guard !winners.all.isEmpty else { return [] }
    let lines = winners.all.indices.map { index in
      let winner = winners.all[index]
      return WinnerLine(
        name: winner.name, unit: winner.unit, href: href(winnerPath(index)), count: winner.awards.count)
    }
    var groups: [WinnerGroup] = []
    for (winner, line) in zip(winners.all, lines) where winner.kind == .person {
      if groups.last?.letter != winner.letter {
        groups.append(WinnerGroup(letter: winner.letter, winners: []))
      }
      groups[groups.count - 1].winners.append(line)
    }
    let head = PageHead(
      path: winnersPath, title: say(zh: "获奖人和团队", en: "People and teams that won"),
      description: say(zh: "按拼音排列", en: "By pinyin"), kind: "winners", crumbs: [link(.awards)])
    let index = planned(
      winnersPath, "winners.html",
      WinnersPage(
        site: site(at: winnersPath), page: page(head), people: groups,
        teams: zip(winners.all, lines).filter { $0.0.kind != .person }.map(\.1)))
    let crumbs = [link(.awards)] + (winnersLink.map { [$0] } ?? [])
    return [index]
      + winners.all.indices.map { position in
        let winner = winners.all[position]
        let path = winnerPath(position)
        let head = PageHead(
          path: path, title: say(zh: "\(winnerTitle(winner))的获奖", en: "Awards of \(winnerTitle(winner))"),
          description: say(zh: "共 \(winner.awards.count) 项获奖", en: "\(winner.awards.count) awards"),
          kind: "winner",
          crumbs: crumbs)
        return planned(
          path, "winner.html",
          WinnerPage(
            site: site(at: path), page: page(head), winner: lines[position],
            awards: winner.awards.map { awardLine($0) }))
      }
  }
}
