import Calendars
public import Records

/// What a record says of one time only: the next of its sort begins without it. Whatever holds a date does not come along either.
private let onceOnly: Set<String> = [
  "status_note", "registered", "attendance", "units", "days", "changes", "uid", "revision", "matches", "no",
  "slug", "aliases",
  "updated", "photos", "cover", "attachments", "rules_file", "certificate", "receipt", "photo", "charter",
  "byline", "rank", "first_time", "best_ever", "recipients", "event", "news", "doc_no", "answer",
  "answer_class",
  "rating", "rating_reason", "reason", "merged_into", "quorum", "session", "people", "attendances", "hours",
  "donors", "amount",
  "items", "isbn",
]

extension NewRecord {
  /// Takes over what another record says, but for what is given already and what belongs to its own time.
  /// - Returns: the fields that were left behind.
  public mutating func follow(_ other: WrittenRecord) -> [FieldDefinition] {
    var left: [FieldDefinition] = []
    keepHour(of: other)
    for written in other.fields where value(of: written.key) == nil {
      guard let field = field(written.key) else { continue }
      let isPassing = kind == .event && written.key == "status"
      if onceOnly.contains(written.key) && kind != .booklist || isPassing || holdsDate(written.yaml) {
        left.append(field)
      } else {
        set(written.key, yaml: written.yaml)
      }
    }
    body = other.text
    return left
  }
}

extension NewRecord {
  /// Lets what is given as a day alone begin at the hour of the other.
  private mutating func keepHour(of other: WrittenRecord) {
    guard let day, case .day? = value(of: "start").map({ parseDateText(unquoted($0)).value }),
      let start = other.fields.first(where: { $0.key == "start" })
    else { return }
    switch parseDateText(unquoted(start.yaml)).value {
    case .moment(let moment), .moments(let moment, _): set("start", yaml: "\(day) \(moment.time)")
    default: break
    }
  }
}

/// Whether a day of a year, or a term of one, stands somewhere in `yaml`.
private func holdsDate(_ yaml: String) -> Bool {
  yaml.firstMatch(of: #/(?:19|20)\d\d\s*[-\/.年]\s*\d|\d\d?月\d\d?日/#) != nil
}
