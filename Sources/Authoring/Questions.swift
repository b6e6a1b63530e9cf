public import Records

/// What is asked when a record is begun.
public struct Question: Sendable, Hashable {
  /// How it is answered.
  public enum Form: Sendable, Hashable {
    /// By a text, in any spelling that the field understands.
    case text
    /// By one of a few words.
    case choice([String])
    /// By the id of a record, or of several.
    case record(RecordKind, several: Bool)
    /// By the id of a record, or by a text of one's own: a place that is no venue of the register.
    case recordOrText(RecordKind)
    /// By teaching weeks on which the event repeats.
    case teachingWeeks
  }

  /// The field, by its English key.
  public var key: String
  /// How it is answered.
  public var form: Form
  /// Whether there must be an answer.
  public var isRequired: Bool
}

/// The questions for a record of `kind` on a site with `settings`: what it cannot do without, and little that nearly always is there.
public func questions(for kind: RecordKind, on settings: SiteSettings = SiteSettings()) -> [Question] {
  let fields = kind.fields(on: settings)
  let custom = fields.dropFirst(kind.fields.count).filter(\.isRequired).map(\.key)
  return (askedKeys(kind) + custom).compactMap { key in
    guard let field = fields.first(where: { $0.key == key }) else { return nil }
    // An award is named by its competition, though the table has two ways to say it.
    let isRequired = field.isRequired || kind == .award && key == "competition"
    return Question(key: key, form: form(of: field, kind), isRequired: isRequired)
  }
}

private func form(of field: FieldDefinition, _ kind: RecordKind) -> Question.Form {
  switch (field.key, kind) {
  case ("club", .event), ("club", .news): .record(.club, several: true)
  case ("club", _): .record(.club, several: false)
  case ("venue", _): .recordOrText(.venue)
  case ("book", _): .record(.book, several: false)
  case ("items", .booklist): .record(.book, several: true)
  case ("term", _): .record(.term, several: false)
  case ("repeat", _): .teachingWeeks
  case ("nav", _): .choice(menuWords)
  default: field.choices.isEmpty ? .text : .choice(field.choices)
  }
}

/// Where a page may be offered, in words.
let menuWords = Menu.allCases.map { $0.spellings[1] }

private func askedKeys(_ kind: RecordKind) -> [String] {
  switch kind {
  case .event: ["title", "kind", "start", "end", "club", "venue", "repeat"]
  case .club: ["title", "family", "short_name"]
  case .news: ["title", "type", "date", "period", "club"]
  case .award: ["competition", "date", "level", "rank", "club", "recipients"]
  case .book: ["title", "authors", "isbn", "publisher", "year"]
  case .booklist: ["title", "club", "term", "items"]
  case .note: ["title", "book", "author", "consent"]
  case .proposal: ["title", "no", "session", "category", "status"]
  case .lecture: ["title", "club"]
  case .campaign: ["title", "club", "from", "to"]
  case .person: ["name", "unit"]
  case .page: ["title", "nav"]
  case .participation, .venue, .term, .holiday: []
  }
}

/// The kinds that can be begun: those with a file of their own.
public let newKinds = RecordKind.allCases.filter { !askedKeys($0).isEmpty }

/// Fields that a new record offers in comments, beside those that were asked.
func offeredKeys(_ kind: RecordKind) -> [String] {
  let own: [String] =
    switch kind {
    case .event:
      ["signup", "capacity", "audience", "organiser", "speakers", "fee", "status", "status_note", "changes"]
    case .club: ["status", "officers", "members_count", "units_count", "founded", "join", "partners"]
    case .news: ["event", "sign", "pinned_until", "byline", "attachments"]
    case .award: ["division", "organiser", "field_size", "first_time", "best_ever", "list_order"]
    case .book: ["translators", "place", "edition", "pages", "holdings"]
    case .booklist: ["theme"]
    case .note: ["date", "quotes"]
    case .proposal:
      [
        "seconders", "measures", "host_dept", "submitted", "accepted", "assigned", "due", "answered",
        "answer",
      ]
    case .lecture: ["partner", "contact", "audience", "episodes"]
    case .campaign: ["kind", "people", "attendances", "hours", "donors", "amount", "items", "destination"]
    case .person: ["roles", "honours", "photo", "consent"]
    case .page, .participation, .venue, .term, .holiday: []
    }
  return own + ["summary", "cover"].filter { key in kind.fields.contains { $0.key == key } }
}
