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
  "items", "isbn", "proposer", "seconders", "named", "dissolved_on",
]

extension NewRecord {
  /// Takes over what another record says, but for what is given already and what belongs to its own time.
  /// - Returns: the fields that were left behind.
  public mutating func follow(_ other: WrittenRecord) -> [FieldDefinition] {
    var left: [FieldDefinition] = []
    keepHour(of: other)
    for written in other.fields where value(of: written.key) == nil {
      guard let field = field(written.key) else { continue }
      // How far it has come, and that it is no more.
      let isPassing = written.key == "status" && (kind != .club || written.yaml.contains("解散"))
      if onceOnly.contains(written.key) && kind != .booklist || isPassing || holdsDate(written.yaml) {
        left.append(field)
      } else {
        set(written.key, yaml: written.yaml)
      }
    }
    body = other.text
    return left
  }

  /// Lets the links of the text lead from the folder of `path` where they led from that of `old`: to files beside the other record.
  public mutating func moveLinks(from old: String, to path: String) {
    let folders = [old, path].map { $0.split(separator: "/").dropLast().map(String.init) }
    guard folders[0] != folders[1] else { return }
    body = body.replacing(#/(\]\()([^)\s<>]+)/#) { match in
      let target = String(match.2)
      let isRelative = !target.contains(":") && !target.hasPrefix("/") && !target.hasPrefix("#")
      return match.1 + (isRelative ? moved(target, from: folders[0], to: folders[1]) : target)
    }
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

/// The path `target`, which is relative to one folder, as seen from another.
private func moved(_ target: String, from old: [String], to new: [String]) -> String {
  var parts = old
  for part in target.split(separator: "/") {
    if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
  }
  let shared = zip(parts, new).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: new.count - shared) + parts[shared...]).joined(separator: "/")
}
