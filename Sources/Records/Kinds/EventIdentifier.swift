/// The identifier (RFC 5545 UID) of each event in calendars: its record's own `uid`, else its name and the site's
/// host.
///
/// Events of different years may have one name; then the first by id keeps the bare name, and the others put their
/// year before it. One rule for those who write calendars and those who read them: an event that was exported and
/// is imported again must be known as the same.
/// - Complexity: linear in the events.
public func calendarIdentifiers(of events: [(id: RecordID, uid: String?)], host: String) -> [String] {
  var first: [String: RecordID] = [:]
  for (id, _) in events where first[id.name].map({ id < $0 }) ?? true { first[id.name] = id }
  return events.map { id, uid in
    if let uid { return uid }
    if first[id.name] == id { return "\(id.name)@\(host)" }
    let parts = id.path.split(separator: "/")
    let name = parts.joined(separator: "-")
    // Of an id with the year in its last part, `2026/2027-sports`, that is the bare name.
    return "\(first[name] == nil ? name : parts.joined(separator: "--"))@\(host)"
  }
}
