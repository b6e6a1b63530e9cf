public import Calendars
public import Records

extension Union {
  /// The last day, this one at the latest, on which the site became what it is without anybody's doing: something ended, a notice
  /// appeared, a week began. From then until ``nextChange`` every build gives the same bytes.
  public var lastChange: LocalDate { changeDays.last }

  /// The day on which the site will change by itself; `nil` if it is made as of a fixed day and nothing is waiting.
  public var nextChange: LocalDate? { changeDays.next }

  /// The union as pages tell it: as of the last change. What they say of “today” is then the same on all days on which nothing
  /// happens, and files that say nothing new stay the same files.
  public var asOfLastChange: Union {
    guard settings.asOf == nil else { return self }
    var union = self
    union.asOf = LocalDateTime(changeDays.last, .midnight)
    return union
  }

  /// - Complexity: linear in records and dates.
  private var changeDays: (last: LocalDate, next: LocalDate?) {
    let today = today
    var (last, next): (LocalDate?, LocalDate?)
    func note(_ day: LocalDate) {
      if day <= today { last = max(last ?? day, day) } else { next = min(next ?? day, day) }
    }
    visibilityDays(note)
    if settings.asOf == nil {
      // “This week” and the month that a calendar opens with.
      let week = today.startOfWeek(from: settings.weekStart)
      for day in [week, week + 7, today.firstOfMonth, today.lastOfMonth + 1] { note(day) }
      momentDays(note)
    }
    return (last ?? today, next)
  }

  /// Days on which records appear or go.
  private func visibilityDays(_ note: (LocalDate) -> Void) {
    for record in hidden + unpublished {
      guard let date = record.moment?.date else { continue }
      if record.reason == .future { note(date) }
      if record.reason == .expired { note(date + 1) }
    }
    func headers<Record>(_ entries: [Entry<Record>]) {
      for entry in entries {
        let header = entry.original.header
        if let from = header.publishAt { note(from.value.date) }
        if let until = header.expireAt { note(until.value.date + 1) }
      }
    }
    headers(clubs.map(\.entry))
    headers(events.map(\.entry))
    headers(news.map(\.entry))
    headers(awards.map(\.entry))
    headers(books.map(\.entry))
    headers(booklists.map(\.entry))
    headers(notes.map(\.entry))
    headers(proposals.map(\.entry))
    headers(lectures.map(\.entry))
    headers(campaigns.map(\.entry))
    headers(people)
    headers(pages)
    headers(venues)
  }

  /// Days on which what is shown is told differently.
  private func momentDays(_ note: (LocalDate) -> Void) {
    for occurrence in occurrences {
      switch occurrence.time {
      case .days(let range):
        note(range.first + 1)
        note(range.last + 1)
      case .timed(_, let end?): note(firstDay(reaching: end))
      case .timed(let start, nil): note(start.date + 1)
      }
    }
    for event in gathered { note(event.time.lastDay + 1) }
    for event in events {
      let header = event.entry.original.header
      if header.publishAt == nil, header.updated == nil { note(event.entry.original.presumedAnnouncement) }
      if let close = event.entry.original.signup?.close?.value { note(firstDay(reaching: close.end)) }
    }
    for item in news {
      let news = item.entry.original
      if let pinned = news.pinnedUntil { note(pinned + 1) }
      if let end = news.period?.value.to { note(end + 1) }
    }
    for campaign in campaigns {
      note(campaign.entry.original.from.value)
      if let end = campaign.entry.original.to?.value { note(end + 1) }
    }
    for proposal in proposals {
      let record = proposal.entry.original
      // Whether it counts as late is another's rule; that it may from this day on is enough here.
      if let due = record.due?.value { note(due + 1) }
    }
    for term in terms.terms {
      note(term.days.first)
      note(term.days.last + 1)
    }
  }
}

extension Event {
  /// The day from which it counts as news if nothing says since when it is known: thirty days before it begins.
  public var presumedAnnouncement: LocalDate { time.firstDay - 30 }
}

/// The first day whose midnight is not before `moment`.
private func firstDay(reaching moment: LocalDateTime) -> LocalDate {
  moment == LocalDateTime(moment.date, .midnight) ? moment.date : moment.date + 1
}
