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
    let name = first[id.name] == id ? id.name : id.path.split(separator: "/").joined(separator: "-")
    return "\(name)@\(host)"
  }
}
