import Diagnostics
import FileTrees
import Records
import Resolution

/// What everything that pages can read is like now: a hash for each key, which changes with whatever somebody could see there.
struct Revisions: Sendable {
  private var hashes: [ReadKey: UInt64] = [:]

  /// Knows nothing.
  init() {}

  /// The hash of what has `key`; 0 if there is no such thing.
  subscript(key: ReadKey) -> UInt64 { hashes[key] ?? 0 }

  /// One hash of all that has `keys`, in their order.
  func hash(of keys: [ReadKey]) -> UInt64 {
    var hash = ContentHash()
    for key in keys { hash.add(self[key]) }
    return hash.value
  }

  /// Adds something about what has `key`: two records may have one name, and whoever reads one depends on both.
  mutating func add(_ key: ReadKey, _ hash: UInt64) {
    hashes[key] = hashes[key].map { ContentHash($0, hash).value } ?? hash
  }

  /// The records of `union` and their dates.
  /// - Parameter files: the hashes of the texts below `content/`, by path.
  init(_ union: Union, _ keys: UnionKeys, files: [String: FileHash]) {
    hashes.reserveCapacity(2 * (union.events.count + union.occurrences.count + union.news.count) + 1024)
    let record = RecordHashes(keys: keys, files: files)
    let events = union.events.map { item in
      record.hash(
        item.entry, (.clubs, item.clubs), (.venues, item.venue.map { [$0] } ?? []), (.books, item.books),
        (.news, item.news), (.awards, item.awards), (.occurrences, item.occurrences))
    }
    add(.events, keys, events)
    add(.occurrences, keys, union.occurrences.map { occurrenceHash($0, union, keys, events[$0.event]) })
    add(
      .clubs, keys,
      union.clubs.map { item in
        record.hash(
          item.entry, (.events, item.events), (.occurrences, item.occurrences), (.awards, item.awards),
          (.news, item.news), (.booklists, item.booklists), (.lectures, item.lectures),
          (.campaigns, item.campaigns))
      })
    add(
      .news, keys,
      union.news.map { record.hash($0.entry, (.clubs, $0.clubs), (.events, $0.events)) })
    add(
      .awards, keys,
      union.awards.map { item in
        record.hash(
          item.entry, (.clubs, list(item.club)), (.events, list(item.event)), (.news, list(item.news)))
      })
    add(
      .books, keys,
      union.books.map {
        record.hash($0.entry, (.booklists, $0.lists), (.events, $0.events), (.notes, $0.notes))
      })
    add(
      .booklists, keys,
      union.booklists.map { record.hash($0.entry, (.clubs, list($0.club)), (.books, $0.books)) })
    add(.notes, keys, union.notes.map { record.hash($0.entry, (.books, list($0.book))) })
    add(
      .proposals, keys,
      union.proposals.map {
        record.hash($0.entry, (.proposals, list($0.target)), (.proposals, $0.merged))
      })
    add(
      .lectures, keys,
      union.lectures.map { record.hash($0.entry, (.clubs, list($0.club)), (.events, $0.episodes)) })
    add(
      .campaigns, keys,
      union.campaigns.map { record.hash($0.entry, (.clubs, list($0.club)), (.events, $0.events)) })
    add(.people, keys, union.people.map { record.hash($0) })
    add(.pages, keys, union.pages.map { record.hash($0) })
    add(.venues, keys, union.venues.map { record.hash($0) })
    union.directory.forEachName { kind, name, target in
      hashes[nameKey(name, kind), default: 0] &+= target
    }
    var participation = ContentHash()
    for row in union.participation {
      participation.add(
        "\(row.term) \(row.unit ?? "") \(row.people) \(row.attendances ?? -1) \(row.staff ?? -1)")
      participation.add(row.club.map { keys[.clubs].items[$0] } ?? 0)
    }
    add(readKey(.participation), participation.value)
    add(textsOf: union, files)
  }

  /// The texts of the records, each by itself and all together.
  private mutating func add(textsOf union: Union, _ files: [String: FileHash]) {
    var all: UInt64 = 0
    func add<Record>(_ entries: some Sequence<Entry<Record>>) {
      for entry in entries {
        let (key, hash) = (textKey(entry.id), Planning.hash(of: entry.files, \.text) { files[$0] })
        self.add(key, hash)
        all &+= ContentHash(key, hash).value
      }
    }
    add(union.clubs.lazy.map(\.entry))
    add(union.events.lazy.map(\.entry))
    add(union.news.lazy.map(\.entry))
    add(union.awards.lazy.map(\.entry))
    add(union.books.lazy.map(\.entry))
    add(union.booklists.lazy.map(\.entry))
    add(union.notes.lazy.map(\.entry))
    add(union.proposals.lazy.map(\.entry))
    add(union.lectures.lazy.map(\.entry))
    add(union.campaigns.lazy.map(\.entry))
    add(union.people)
    add(union.pages)
    add(union.venues)
    self.add(readKey(.text), all)
  }

  /// Says what the text of a record is like now, of which there is one with this identifier.
  /// - Returns: the keys of what has changed.
  mutating func replaceText(of id: RecordID, _ files: [String?], _ known: (String) -> FileHash?) -> [ReadKey]
  {
    let (key, all) = (textKey(id), readKey(.text))
    let new = Planning.hash(of: files, \.text, known)
    // All texts are a sum, so that one can be exchanged.
    self.hashes[all] = self[all] &- ContentHash(key, self[key]).value &+ ContentHash(key, new).value
    self.hashes[key] = new
    return [key, all]
  }

  /// Files that are copied, by their paths in the sources and on the site, and the pictures below each folder.
  mutating func add(_ files: [CopiedFile], _ captions: Captions) {
    var folders: [String: ContentHash] = [:]
    for file in files {
      let asset = file.asset
      var hash = ContentHash("\(asset.path) \(file.path) \(asset.fingerprint) \(asset.size)")
      if let picture = asset.picture {
        hash.add("\(picture.width) \(picture.height) \(picture.colour ?? "")")
        for version in picture.versions { hash.add("\(version.path) \(version.height)") }
        hash.add(captions.hash(of: asset.path))
      }
      add(readKey(.file, asset.path), hash.value)
      if file.path != asset.path { add(readKey(.file, file.path), hash.value) }
      guard asset.picture != nil else { continue }
      var folder = asset.path[...]
      while let slash = folder.dropLast().lastIndex(of: "/") {
        folder = folder[...slash]
        folders[String(folder), default: ContentHash()].add(hash.value)
      }
    }
    for (folder, hash) in folders { add(readKey(.folder, folder), hash.value) }
  }

  /// The listings of a language.
  mutating func add(_ lines: [ListingLine], _ language: Language) {
    var hash = ContentHash()
    for line in lines { hash.add(line.hash) }
    add(readKey(.lines, language.rawValue), hash.value)
  }

  /// What is the same for all languages, with the keys of the records.
  mutating func add(_ facts: UnionFacts, _ keys: UnionKeys, feedPath: (FeedScope) -> String) {
    var sessions = ContentHash()
    for event in facts.readingEvents { sessions.add(keys[.events].items[event]) }
    add(readKey(.sessions), sessions.value)
    var hosts = ContentHash()
    for host in facts.proposalHosts { hosts.add("\(host.name) \(host.path)") }
    add(readKey(.hosts), hosts.value)
    var kinds = ContentHash()
    for kind in facts.subscribed.kinds { kinds.add(kind.code) }
    add(readKey(.feed), kinds.value)
    for scope in facts.subscribed.scopes {
      add(readKey(.feed, feedPath(scope)), ContentHash(UInt64(facts.subscribed.count(of: scope))).value)
    }
  }

  /// The albums of a language.
  mutating func add(albums: [Album], _ language: Language) {
    var hash = ContentHash()
    for album in albums {
      hash.add("\(album.title) \(album.href) \(album.day)")
      for picture in album.pictures { hash.add(String(reflecting: picture)) }
    }
    add(readKey(.albums, language.rawValue), hash.value)
  }

  /// The keywords.
  mutating func add(_ tags: [TagRegister.Tag]) {
    var all = ContentHash()
    for tag in tags {
      let hash = ContentHash(tag.path, UInt64(tag.records.count)).value
      add(readKey(.tag, TagRegister.key(tag.title)), hash)
      all.add(hash)
      all.add(tag.title)
      for record in tag.records { all.add(readKey(record)) }
    }
    add(readKey(.tags), all.value)
  }

  private mutating func add(_ list: UnionList, _ keys: UnionKeys, _ hashes: [UInt64]) {
    let keys = keys[list]
    var (order, all) = (ContentHash(), ContentHash())
    for (key, hash) in zip(keys.items, hashes) {
      add(key, hash)
      order.add(key)
      all.add(hash)
    }
    add(keys.order, order.value)
    add(keys.all, ContentHash(all.value, order.value).value)
  }
}

private func list(_ position: Index?) -> [Index] { position.map { [$0] } ?? [] }

/// What a file below `content/` holds: the facts in its header, or in its rows, and the text below it.
struct FileHash: Sendable, Hashable {
  var facts: UInt64
  var text: UInt64

  /// The hashes of `file`.
  /// - Complexity: linear in its bytes.
  init(_ file: SourceFile) {
    let text = textOffset(in: file)
    func hash(_ range: Range<Int>) -> UInt64 {
      var hash = ContentHash()
      hash.add(file.bytes[range])
      return hash.value
    }
    (facts, self.text) = (hash(0..<text), hash(text..<file.bytes.count))
  }
}

/// One part of the hashes of a record's files, see ``Entry/files``.
private func hash(
  of files: [String?], _ part: (FileHash) -> UInt64, _ known: (String) -> FileHash?
) -> UInt64 {
  var hash = ContentHash()
  for file in files { hash.add(file.flatMap(known).map(part) ?? 0) }
  return hash.value
}

/// Hashes of records without their texts. A record is a function of the bytes of its files, so these stand for it. What resolution
/// adds (who refers to it, which dates it has) is added by keys only: whoever goes there reads that by itself.
private struct RecordHashes {
  let keys: UnionKeys
  let files: [String: FileHash]

  func hash<Record>(_ entry: Entry<Record>, _ references: (UnionList, [Index])...) -> UInt64 {
    var hash = ContentHash(Planning.hash(of: entry.files, \.facts) { files[$0] })
    for (list, positions) in references {
      hash.add(positions.count)
      let keys = keys[list].items
      for position in positions { hash.add(keys[position]) }
    }
    return hash.value
  }
}

/// A date is what its event's record says, where it is, and what everybody shows of it besides: the family of the first club.
private func occurrenceHash(_ date: Occurrence, _ union: Union, _ keys: UnionKeys, _ event: UInt64) -> UInt64
{
  var hash = ContentHash(event)
  hash.add(date.isPast ? 1 : 0)
  hash.add(date.venue.map { keys[.venues].items[$0] } ?? 0)
  let family = union.events[date.event].clubs.first.map { union.clubs[$0].entry.original.family.code }
  hash.add(family ?? "")
  return hash.value
}
