import Hanzi
import Records
import Resolution

/// Who has won something: a person of a unit, a team or a unit, with all their awards.
struct Winner {
  /// What it is.
  enum Kind: Int { case person, team, unit }
  var kind: Kind
  var name: String
  /// A person's unit, where it is known.
  var unit: String?
  /// The letter under which an index lists it.
  var letter: String
  /// The last part of the address; no two have the same.
  var slug: String
  /// The awards, in the order of the union.
  var awards: [Index]
}

/// All winners: people, then teams, then units, each by pinyin.
struct Winners {
  private(set) var all: [Winner] = []
  private var byAward: [Index: [Index]] = [:]

  /// The winners of an award, in the order of its list.
  func of(_ award: Index) -> [Index] { byAward[award] ?? [] }

  /// The winners of `awards`. Somebody is known by name and unit; one who stands somewhere without a unit is taken for the
  /// only person of that name, if there is but one.
  init(_ awards: [UnionAward]) {
    struct Key: Hashable {
      var kind: Winner.Kind
      var name: String
      var unit: String?
    }
    var units: [String: Set<String>] = [:]
    for recipient in awards.flatMap(\.entry.original.recipients) {
      if let person = recipient.person, let unit = recipient.unit { units[person, default: []].insert(unit) }
    }
    func key(_ recipient: Recipient) -> Key {
      if let person = recipient.person {
        let only = units[person].flatMap { $0.count == 1 ? $0.first : nil }
        return Key(kind: .person, name: person, unit: recipient.unit ?? only)
      }
      if let team = recipient.team { return Key(kind: .team, name: team, unit: nil) }
      return Key(kind: .unit, name: recipient.name, unit: nil)
    }
    var readings: [Key: String] = [:]
    for recipient in awards.flatMap(\.entry.original.recipients) {
      if let pinyin = recipient.pinyin { readings[key(recipient)] = pinyin }
    }
    var order: [Key] = []
    var won: [Key: [Index]] = [:]
    var keys: [[Key]] = []
    for (index, award) in awards.enumerated() {
      var own: [Key] = []
      var seen: Set<Key> = []
      for recipient in award.entry.original.recipients where !recipient.name.isEmpty {
        let key = key(recipient)
        guard seen.insert(key).inserted else { continue }
        own.append(key)
        if won[key] == nil { order.append(key) }
        won[key, default: []].append(index)
      }
      keys.append(own)
    }
    let sorted = order.map { ($0, pinyinKey($0.name, override: readings[$0])) }.sorted { left, right in
      if left.0.kind != right.0.kind { return left.0.kind.rawValue < right.0.kind.rawValue }
      if left.1 != right.1 { return left.1 < right.1 }
      return (left.0.name, left.0.unit ?? "") < (right.0.name, right.0.unit ?? "")
    }
    var taken: Set<String> = []
    var positions: [Key: Index] = [:]
    let short = sorted.map { key, reading in
      let address = slug(key.kind == .person ? reading.plain : key.name)
      return address.isEmpty ? "winner" : address
    }
    let uses = Dictionary(short.map { ($0, 1) }, uniquingKeysWith: +)
    for ((key, reading), short) in zip(sorted, short) {
      // The addresses of namesakes have their units in them; a number only if even that is the same.
      var wanted = short
      if uses[short, default: 1] > 1, let unit = key.unit { wanted += "-" + slug(unit) }
      let address = taken.insertUnique(wanted)
      positions[key] = all.count
      all.append(
        Winner(
          kind: key.kind, name: key.name, unit: key.unit, letter: reading.indexLetter, slug: address,
          awards: won[key] ?? []))
    }
    for (index, own) in keys.enumerated() { byAward[index] = own.compactMap { positions[$0] } }
  }
}
