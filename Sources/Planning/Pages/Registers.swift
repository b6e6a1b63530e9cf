import Bibliography
import Calendars
import Diagnostics
import Records
import Resolution

/// Listings that can be had as tables.
enum Register: String, CaseIterable {
  case clubs, events, awards, books, news, people, booklists, notes, lectures

  fileprivate var section: Section {
    switch self {
    case .clubs: .clubs
    case .events: .events
    case .awards: .awards
    case .books, .booklists, .notes: .booklists
    case .news: .news
    case .people: .people
    case .lectures: .lectures
    }
  }
}

extension Composer {
  /// The address of a table in this language.
  func table(_ register: Register) -> String {
    basePath + addresses.localized("\(register.section.rawValue)\(register.rawValue).csv", language)
  }

  /// The tables of this language: what listings show, a row for each line.
  func registers() -> [PlannedData] {
    Register.allCases.compactMap { register in
      let rows =
        switch register {
        case .clubs: clubRows()
        case .events: eventRows()
        case .awards: awardRows()
        case .books: bookRows()
        case .news: newsRows()
        case .people: personRows()
        case .booklists: booklistRows()
        case .notes: noteRows()
        case .lectures: lectureRows()
        }
      // Sections that have no page have no table either.
      if rows.count == 1, ![.clubs, .events, .news].contains(register) { return nil }
      return PlannedData(
        path: addresses.localized("\(register.section.rawValue)\(register.rawValue).csv", language),
        content: .table(rows))
    }
  }

  func number(_ value: Int?) -> String { value.map(String.init) ?? "" }

  func joined(_ texts: [String]) -> String { texts.joined(separator: say(zh: "、", en: ", ")) }

  private func clubRows() -> [[String]] {
    let head =
      language == .zh
      ? ["俱乐部", "类别", "状态", "成立", "会员数", "覆盖单位", "依托机构"]
      : ["Club", "Family", "State", "Founded", "Members", "Units", "Partners"]
    return [head]
      + union.clubs.map { item in
        let club = item.entry.original
        return [
          title(item.entry), say(club.family.label), say(club.status.label),
          club.founded.map { $0.description } ?? "",
          number(club.membersCount), number(club.unitsCount),
          joined(item.entry.version(in: language).partners),
        ]
      }
  }

  /// A row for each date of each event.
  private func eventRows() -> [[String]] {
    let head =
      language == .zh
      ? ["开始", "结束", "活动", "类型", "俱乐部", "地点", "状态", "参加人数"]
      : ["Start", "End", "Event", "Kind", "Club", "Place", "State", "Attendance"]
    return [head]
      + each(union.occurrences.indices, of: .occurrences, for: "rows") { composer, index in
        let date = composer.union.occurrences[index]
        let item = composer.union.events[date.event]
        let card = composer.eventCard(date: index)
        let isSingle = item.occurrences.count == 1
        return [
          clock(date.time.start, isDay: date.time.isAllDay), end(of: date.time), card.title, card.kindTitle,
          joined(card.clubs.map(\.title)), card.venue ?? "", card.statusTitle,
          isSingle ? number(item.entry.original.attendance) : "",
        ]
      }
  }

  private func clock(_ moment: LocalDateTime, isDay: Bool) -> String {
    isDay ? moment.date.description : "\(moment.date) \(moment.time)"
  }

  private func end(of time: TimeSpan) -> String {
    switch time {
    case .days(let range): range.last.description
    case .timed(_, let end): end.map { clock($0, isDay: false) } ?? ""
    }
  }

  private func awardRows() -> [[String]] {
    let head =
      language == .zh
      ? ["日期", "赛事", "级别", "名次", "组别", "获奖者", "俱乐部", "首次", "历史最好"]
      : ["Date", "Competition", "Level", "Rank", "Division", "Winners", "Club", "First time", "Best ever"]
    func mark(_ isSo: Bool) -> String { isSo ? say(zh: "是", en: "yes") : "" }
    return [head]
      + union.awards.indices.map { index in
        let award = union.awards[index].entry.original
        let line = awardLine(index, naming: nil)
        return [
          award.date.description, line.title, line.levelTitle, line.rank, line.division ?? "",
          joined(line.recipients),
          line.club?.title ?? "", mark(award.isFirstTime), mark(award.isBestEver),
        ]
      }
  }

  private func bookRows() -> [[String]] {
    let head =
      language == .zh
      ? ["书名", "副书名", "作者", "译者", "出版地", "出版社", "年份", "版次", "书号", "中图分类号", "馆藏", "引用"]
      : [
        "Title", "Subtitle", "Authors", "Translators", "Place", "Publisher", "Year", "Edition", "ISBN", "CLC",
        "Where to borrow", "Reference",
      ]
    return [head]
      + union.books.indices.map { index in
        let book = union.books[index].entry.version(in: language)
        return [
          book.header.title, book.subtitle ?? "", joined(book.authors.map(\.printed)),
          joined(book.translators), book.place ?? "", book.publisher ?? "", number(book.year),
          book.edition ?? "",
          book.isbn?.value.description ?? "", book.classification ?? "", book.holdings ?? "",
          reference(index).text,
        ]
      }
  }
}
