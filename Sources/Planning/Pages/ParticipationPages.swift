import Calendars
import Diagnostics
import Markup
import Records
import Resolution

extension Composer {
  /// Who takes part: the latest term first, and a page for each term before it.
  func participationPages() -> [PlannedPage] {
    let terms = participationTerms
    return terms.map { participationPage($0, path: participationPath($0), terms) }
  }

  /// The address of a term's page.
  func participationPath(_ term: Term) -> String {
    term == participationTerms.first
      ? Section.participation.rawValue : "\(Section.participation.rawValue)\(term.id)/"
  }

  /// Terms of which something is known, latest first.
  var participationTerms: [Term] {
    union.terms.terms.reversed().filter { term in union.participation.contains { $0.term == term.id } }
  }

  private func participationPage(_ term: Term, path: String, _ terms: [Term]) -> PlannedPage {
    let rows = union.participation.filter { $0.term == term.id }
    let before = terms.first { $0.week1 < term.week1 }.map { earlier in
      union.participation.filter { $0.term == earlier.id }
    }
    let head = PageHead(
      path: path, title: say(zh: "\(term.name)参与情况", en: "Taking part, \(termName(term))"),
      description: say(zh: "多少人参加了俱乐部和工会的活动", en: "How many take part in clubs and events"),
      kind: "participation",
      crumbs: path == Section.participation.rawValue ? [] : [link(.participation)])
    let items = terms.map { menuItem(termName($0), participationPath($0), at: path) }
    let oldest = Array(terms.reversed())
    let mix = familyMix(oldest)
    let model = ParticipationPage(
      site: site(at: path), page: page(head), term: termName(term), terms: items.count > 1 ? items : [],
      trend: trendChart(oldest),
      totals: oldest.indices.compactMap { totalLine(oldest[$0], after: $0 > 0 ? oldest[$0 - 1] : nil) },
      mix: mix.chart,
      mixText: mix.words,
      clubs: rows.filter { $0.club != nil }.map { line($0, before) },
      units: rows.filter { $0.unit != nil }.map { line($0, before) },
      table: basePath + addresses.localized(participationTablePath, language))
    return planned(path, "participation.html", model)
  }

  // MARK: Lines

  /// A number of people, or that it is too small to be shown.
  private func people(_ count: Int) -> String {
    count > 0 && count < leastShown ? say(zh: "少于\(leastShown)", en: "under \(leastShown)") : String(count)
  }

  private func line(_ row: ParticipationRow, _ before: [ParticipationRow]?) -> ParticipationLine {
    let isShown = row.people == 0 || row.people >= leastShown
    let earlier = before?.first { $0.club == row.club && $0.unit == row.unit }
    // A change from or to a number that is not shown would give it away.
    let change = earlier.flatMap { earlier in
      isShown && (earlier.people == 0 || earlier.people >= leastShown) ? row.people - earlier.people : nil
    }
    let rate = row.staff.flatMap { isShown && $0 >= leastShown ? share(row.people, of: $0) : nil }
    return ParticipationLine(
      title: row.club.map { title(union.clubs[$0].entry) } ?? row.unit ?? say(zh: "全部", en: "All"),
      href: row.club.map { href(union.clubs[$0].entry.id) },
      family: row.club.map { union.clubs[$0].entry.original.family.code }, people: people(row.people),
      attendances: isShown ? row.attendances.map(String.init) ?? "" : "", rate: rate.map { "\(tenths($0))%" },
      width: (rate ?? 0) / 10, change: change.map { $0 > 0 ? "+\($0)" : $0 < 0 ? "−\(-$0)" : "0" })
  }

  /// What is known of a whole term, and of the change from the one before it.
  func totalLine(_ term: Term, after before: Term? = nil) -> ParticipationLine? {
    guard let row = whole(term) else { return nil }
    var result = line(row, before.flatMap { whole($0) }.map { [$0] })
    result.title = termName(term)
    return result
  }

  private func whole(_ term: Term) -> ParticipationRow? {
    union.participation.first { $0.term == term.id && $0.club == nil && $0.unit == nil }
  }

  // MARK: Charts

  /// How many of the staff took part at all, term by term.
  private func trendChart(_ terms: [Term]) -> HTML {
    let rates = terms.compactMap { term in
      whole(term).flatMap { row in row.staff.map { (term, share(row.people, of: $0)) } }
    }
    guard rates.count > 1 else { return HTML() }
    let words = rates.map { "\(termName($0.0)) \(tenths($0.1))%" }.joined(separator: say(zh: "，", en: ", "))
    return columnChart(
      title: say(zh: "参加过活动的教职工比例", en: "Share of the staff that took part"), description: words,
      rates.map { ChartBar(name: shortTerm($0.0), value: $0.1, label: "\(tenths($0.1))%") }, whole: 1000,
      id: "trend")
  }

  /// `2026秋`.
  private func shortTerm(_ term: Term) -> String {
    let season = term.id.hasSuffix("-1") ? say(zh: "秋", en: " autumn") : say(zh: "春", en: " spring")
    return "\(term.week1.year)\(season)"
  }

  /// The mix of the four families by attendances, term by term: drawn, and in words.
  private func familyMix(_ terms: [Term]) -> (chart: HTML, words: [String]) {
    let rows = terms.compactMap { term -> (name: String, parts: [ChartPart])? in
      let counts = ClubFamily.allCases.map { family in
        union.participation.reduce(0) { sum, row in
          guard row.term == term.id, let club = row.club, union.clubs[club].entry.original.family == family
          else {
            return sum
          }
          return sum + (row.attendances ?? row.people)
        }
      }
      guard counts.contains(where: { $0 > 0 }) else { return nil }
      let parts = zip(ClubFamily.allCases, shares(counts)).map { family, share in
        ChartPart(code: family.code, name: say(family.label), share: share)
      }
      return (termName(term), parts)
    }
    guard !rows.isEmpty else { return (HTML(), []) }
    let words = rows.map { row in
      row.name + say(zh: "：", en: ": ")
        + row.parts.map { "\($0.name) \(tenths($0.share))%" }.joined(separator: say(zh: "，", en: ", "))
    }
    let chart = mixChart(
      title: say(zh: "四类活动各占多少人次", en: "Visits by family of clubs"),
      description: words.joined(separator: say(zh: "；", en: "; ")), rows, id: "mix")
    return (chart, words)
  }

  // MARK: Table

  var participationTablePath: String { "\(Section.participation.rawValue)participation.csv" }

  /// What the pages show, for spreadsheets; numbers that are too small are left out here as well.
  func participationTable() -> [PlannedData] {
    guard !participationTerms.isEmpty else { return [] }
    let head =
      language == .zh
      ? ["学期", "俱乐部", "单位", "人数", "人次", "占教职工"]
      : ["Term", "Club", "Unit", "People", "Attendances", "Share of staff"]
    let rows = participationTerms.flatMap { term in
      union.participation.filter { $0.term == term.id }.map { row -> [String] in
        let line = line(row, nil)
        return [
          termName(term), row.club == nil ? "" : line.title, row.unit ?? "", line.people, line.attendances,
          line.rate ?? "",
        ]
      }
    }
    return [
      PlannedData(path: addresses.localized(participationTablePath, language), content: .table([head] + rows))
    ]
  }
}
