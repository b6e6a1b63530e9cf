import Diagnostics
import FileTrees
public import Records

/// Finds records by what authors call them: `volleyball`, `2026/red-song`, `red-song`, `clubs/volleyball`,
/// `club:volleyball`, a file name, a title or a short name.
public struct Directory: Sendable {
  /// What a look-up gives.
  public enum Finding: Sendable, Hashable {
    /// One record.
    case found(RecordID)
    /// One record, which is not shown; the reference is right and stays silent.
    case hidden(RecordID)
    /// A record that has errors of its own.
    case unsound(RecordID)
    /// Several.
    case ambiguous([RecordID])
    /// None; near misses.
    case missing([String])
  }

  private enum State: Sendable {
    case shown, hidden, unsound
  }

  private struct Names: Sendable {
    /// By strength of the name: whole id, last part of the id, title, short name.
    var levels: [[String: [RecordID]]] = [[:], [:], [:], [:]]
    var all: [String] = []

    /// Registers `id` under its names, the strongest first.
    /// - Parameter isGuess: whether somebody who misspells one of them means this record.
    mutating func add(_ id: RecordID, _ names: [String], isGuess: Bool = true) {
      for (level, name) in names.enumerated() where !name.isEmpty {
        // An id is added once, so that only the last can be the same.
        if levels[level][name]?.last == id, level > 0 { continue }
        levels[level][name, default: []].append(id)
      }
      // The last part of the id stands in it already.
      if isGuess { all += names.enumerated().filter { $0 != 1 && !$1.isEmpty }.map(\.element) }
    }
  }

  private var names: [RecordKind: Names] = [:]
  private var states: [RecordID: State] = [:]
  /// Kinds of which not all records are known, because a table of them has errors: a name that is not found may be one of these.
  var unread: Set<RecordKind> = []

  /// An empty directory.
  init() {}

  /// Registers a record under its names.
  mutating func add(_ id: RecordID, title: String, shortName: String? = nil, isShown: Bool) {
    states[id] = isShown ? .shown : .hidden
    names[id.kind, default: Names()].add(id, [id.path, id.name, title, shortName ?? ""])
  }

  /// Registers a record that has errors.
  mutating func addUnsound(_ record: UnsoundRecord) {
    let id = record.id
    guard states[id] == nil else { return }
    states[id] = .unsound
    names[id.kind, default: Names()].add(
      id, [id.path, id.name, record.title, record.shortName], isGuess: false)
  }

  /// Tells `take` what each name leads to, as a number that changes with it; no name stands for the records that could not be read. Several of one name come apart and in no order; they are to
  /// be added up.
  /// - Complexity: linear in the names.
  public func forEachName(_ take: (_ kind: RecordKind, _ name: String, _ target: UInt64) -> Void) {
    for kind in unread { take(kind, "", 1) }
    for (kind, names) in names {
      for (level, found) in names.levels.enumerated() {
        for (name, ids) in found {
          var hash = ContentHash(UInt64(level))
          for id in ids {
            hash.add(id.path)
            hash.add(states[id] == .shown ? 1 : states[id] == .hidden ? 2 : 3)
          }
          take(kind, name, hash.value)
        }
      }
    }
  }

  /// Looks `text` up among the records of `kind`.
  /// - Complexity: O(1), plus the search for near misses if there is none.
  public func find(_ text: String, _ kind: RecordKind) -> Finding {
    let entry = names[kind] ?? Names()
    let typed = Self.name(text, kind)
    for level in entry.levels {
      guard let found = level[typed] else { continue }
      if found.count > 1 { return .ambiguous(found.sorted()) }
      switch states[found[0]] {
      case .unsound: return .unsound(found[0])
      case .hidden: return .hidden(found[0])
      default: return .found(found[0])
      }
    }
    if unread.contains(kind) { return .unsound(RecordID(kind, typed)) }
    return .missing(nearMisses(of: typed, among: entry.all))
  }

  /// The record with exactly this id, whatever its state.
  public func find(_ id: RecordID) -> Finding {
    switch states[id] {
    case .shown: .found(id)
    case .hidden: .hidden(id)
    case .unsound: .unsound(id)
    case nil where unread.contains(id.kind): .unsound(id)
    case nil: .missing(nearMisses(of: id.path, among: names[id.kind]?.all ?? []))
    }
  }

  /// The name that `text` writes, which may say the folder or the kind, too.
  public static func name(_ text: String, _ kind: RecordKind) -> String {
    var rest = Substring(text)
    if let folder = kind.folder, rest.hasPrefix(folder + "/") { rest = rest.dropFirst(folder.count + 1) }
    if rest.hasPrefix(kind.rawValue + ":") { rest = rest.dropFirst(kind.rawValue.count + 1) }
    if rest.hasSuffix("/index.md") { rest = rest.dropLast(9) }
    if rest.hasSuffix(".md") { rest = rest.dropLast(3) }
    return String(rest)
  }
}

extension Directory {
  /// Looks a reference up and reports it if there is no such record.
  /// - Returns: the identifier of a shown record; `nil` if there is none, it is hidden or has errors.
  func resolve(_ reference: Reference, _ kind: RecordKind, _ problems: inout [Problem]) -> RecordID? {
    switch find(reference.text, kind) {
    case .found(let id): return id
    case .hidden, .unsound: return nil
    case .ambiguous(let ids):
      let list = ids.map(\.path).joined(separator: "、")
      problems.append(
        Problem(
          .referenceAmbiguous, at: reference.span,
          Wording(
            zh: "有 \(ids.count) 个\(kind.label.zh)叫“\(reference.text)”",
            en: "\(ids.count) records of kind \(kind.label.en) are called “\(reference.text)”"),
          suggestion: Wording(zh: "请写其中一个：\(list)", en: "write one of: \(list)")))
      return nil
    case .missing(let guesses):
      problems.append(
        Problem(
          .referenceMissing, at: reference.span,
          Wording(
            zh: "没有“\(reference.text)”这个\(kind.label.zh)",
            en: "there is no \(kind.label.en) “\(reference.text)”"),
          suggestion: guesses.isEmpty
            ? nil
            : Wording(
              zh: "您是不是想写 \(guesses.joined(separator: " 或 "))？",
              en: "did you mean \(guesses.joined(separator: " or "))?"),
          fix: guesses.first.map { Fix(replacing: reference.span, by: $0, certainty: .likely) }))
      return nil
    }
  }
}
