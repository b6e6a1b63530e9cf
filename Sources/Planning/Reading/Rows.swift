import Diagnostics
import Records
import Resolution
import Synchronization

/// What was made of records one by one for tables and the like, and what was read for each: like pages, rows of which nothing has
/// changed are not made again.
final class RowKeeper: Sendable {
  /// One of them.
  struct Row<Made: Sendable>: Sendable {
    var given: UInt64
    var reads: [ReadKey]
    var revision: UInt64
    var made: Made
  }

  fileprivate let keys: UnionKeys
  fileprivate let revisions: Revisions
  /// By the name of what they are for: a dictionary of rows by the keys of their records.
  private let old: [String: any Sendable]
  private let kept = Mutex<[String: any Sendable]>([:])

  /// A keeper that has the rows of the build before.
  init(_ keys: UnionKeys, _ revisions: Revisions, _ old: [String: any Sendable]) {
    (self.keys, self.revisions, self.old) = (keys, revisions, old)
  }

  /// All rows of this build.
  var rows: [String: any Sendable] { kept.withLock { $0 } }

  fileprivate func known<Made: Sendable>(_ name: String) -> [ReadKey: Row<Made>] {
    old[name] as? [ReadKey: Row<Made>] ?? [:]
  }

  fileprivate func keep<Made: Sendable>(_ rows: [ReadKey: Row<Made>], _ name: String) {
    kept.withLock { $0[name] = rows }
  }
}

extension Composer {
  /// What `make` makes of each of some records or dates, made anew only if something has changed that was read for it.
  /// - Parameters:
  ///   - name: what it is for, different from all others.
  ///   - items: positions in `list`.
  ///   - given: a hash of what `make` looks at besides the union that it is given.
  ///   - make: reads nothing of the union but from the composer that it is given.
  func each<Made: Sendable>(
    _ items: some Collection<Index>, of list: UnionList, for name: String,
    given: (Index) -> UInt64 = { _ in 0 }, _ make: (Composer, Index) -> Made
  ) -> [Made] {
    guard let rows else { return items.map { make(self, $0) } }
    let name = "\(language.rawValue) \(name)"
    let keys = rows.keys[list].items
    let known: [ReadKey: RowKeeper.Row<Made>] = rows.known(name)
    var kept: [ReadKey: RowKeeper.Row<Made>] = [:]
    kept.reserveCapacity(items.count)
    let made = items.map { item -> Made in
      let given = given(item)
      if let row = known[keys[item]], row.given == given, rows.revisions.hash(of: row.reads) == row.revision {
        kept[keys[item]] = row
        return row.made
      }
      let log = ReadLog()
      let made = make(watched(by: log, rows.keys), item)
      let reads = log.reads
      kept[keys[item]] = RowKeeper.Row(
        given: given, reads: reads, revision: rows.revisions.hash(of: reads), made: made)
      return made
    }
    rows.keep(kept, name)
    return made
  }
}
