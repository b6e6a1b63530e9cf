import Calendars
import Diagnostics
import Records

extension Resolver {
  /// Puts the latest session first: by the last year of its proposals, then by the numbers in its name. In a session, by number.
  mutating func sortProposals() {
    var years: [String: Int] = [:]
    for item in union.proposals {
      let proposal = item.entry.original
      years[proposal.session] = max(years[proposal.session] ?? 0, proposal.yearOfSession)
    }
    let sessions = years.map { (year: $1, numbers: sessionNumbers($0), name: $0) }.sorted { $0 > $1 }
    let rank = Dictionary(uniqueKeysWithValues: sessions.enumerated().map { ($1.name, $0) })
    func key(_ item: UnionProposal) -> (Int, Int, String, RecordID) {
      let proposal = item.entry.original
      let digits = proposal.number.value.split { !$0.isASCII || !$0.isNumber }.last
      return (
        rank[proposal.session] ?? 0, digits.flatMap { Int($0) } ?? Int.max, proposal.number.value,
        item.entry.id
      )
    }
    union.proposals.sort { key($0) < key($1) }
  }

  mutating func linkProposals() {
    var numbers: [String: Proposal] = [:]
    for index in union.proposals.indices {
      let proposal = union.proposals[index].entry.original
      let key = "\(proposal.session) \(proposal.number.value)"
      // The same id has been reported.
      if let other = numbers[key], other.header.id != proposal.header.id {
        problems.append(
          Problem(
            .proposalNumber, at: proposal.number.span,
            Wording(
              zh: "\(proposal.session)的编号 \(proposal.number.value) 已经用过",
              en: "the number \(proposal.number.value) of \(proposal.session) is taken"),
            notes: [Note(Wording(zh: "另一件在这里", en: "the other is here"), at: other.number.span)]))
      }
      numbers[key] = proposal
      if let target = position(of: proposal.mergedInto, .proposal), target != index {
        union.proposals[index].target = target
        union.proposals[target].merged.append(index)
      }
    }
  }

  /// Episodes of series, and the series of clubs.
  mutating func linkLectures() {
    for index in union.lectures.indices {
      let lectures = union.lectures[index].entry.original
      union.lectures[index].club = position(of: lectures.club, .club)
      union.lectures[index].episodes = positions(of: lectures.episodes, .event)
      if let club = union.lectures[index].club { union.clubs[club].lectures.append(index) }
    }
  }

  /// Events of campaigns, and the campaigns of clubs.
  mutating func linkCampaigns() {
    for index in union.campaigns.indices {
      let campaign = union.campaigns[index].entry.original
      union.campaigns[index].club = position(of: campaign.club, .club)
      union.campaigns[index].events = positions(of: campaign.sessions.compactMap(\.event), .event)
      if let club = union.campaigns[index].club { union.clubs[club].campaigns.append(index) }
    }
  }

  /// Rows of participation with their terms and clubs; of a term that is not there nothing can be shown.
  mutating func linkParticipation() {
    var seen: [String: Span] = [:]
    for entry in records.participation {
      let row = entry.original
      guard let term = union.terms.resolve(row.term, isWhole: !records.lacks(.term), &problems) else {
        continue
      }
      let club = position(of: row.club, .club)
      if row.club != nil, club == nil { continue }
      let place = row.people.span
      if let other = seen.updateValue(
        place, forKey: "\(term.id) \(club.map(String.init) ?? "") \(row.unit ?? "")")
      {
        problems.append(
          Problem(
            .participationTwice, at: place,
            Wording(
              zh: "这个学期的\(club == nil && row.unit == nil ? "总数" : row.unit ?? "这个俱乐部")已经有一行了",
              en: "there is a row for this in the term already"),
            suggestion: Wording(zh: "只留一行", en: "keep one of the rows"),
            notes: [Note(Wording(zh: "另一行在这里", en: "the other row is here"), at: other)]))
        continue
      }
      union.participation.append(
        ParticipationRow(
          term: term.id, club: club, unit: row.unit, people: row.people.value,
          attendances: row.attendances,
          staff: row.staff))
    }
  }

  /// Notes with their books.
  mutating func linkNotes() {
    for index in union.notes.indices {
      guard let book = position(of: union.notes[index].entry.original.book, .book) else { continue }
      union.notes[index].book = book
      union.books[book].notes.append(index)
    }
  }

  /// Numbers of reading sessions: each stands once in a club.
  mutating func linkSessions() {
    var seen: [String: Span] = [:]
    for event in union.events {
      guard let number = event.entry.original.issue else { continue }
      for club in event.clubs {
        let key = "\(club) \(number.value)"
        if let other = seen[key] {
          problems.append(
            Problem(
              .sessionNumber, at: number.span,
              Wording(
                zh: "\(union.clubs[club].entry.original.header.title)已经有第\(number.value)期",
                en: "\(union.clubs[club].entry.original.header.title) has a session \(number.value) already"),
              notes: [Note(Wording(zh: "另一期在这里", en: "the other is here"), at: other)]))
        }
        seen[key] = number.span
      }
    }
  }
}

extension Proposal {
  /// The year in which its number begins, else the one in which it was submitted.
  fileprivate var yearOfSession: Int {
    let year = Int(number.value.prefix { $0.isNumber })
    return year.flatMap { (1900...2200).contains($0) ? $0 : nil } ?? submitted?.value.year ?? 0
  }
}

/// The numbers in a session's name, as text in their order: those of 三届十次 come after those of 三届二次.
private func sessionNumbers(_ name: String) -> String {
  name.split { !$0.isNumber }.compactMap { Int($0) ?? chineseNumber(String($0)) }
    .map { String(10_000 + min($0, 9_999)) }.joined()
}
