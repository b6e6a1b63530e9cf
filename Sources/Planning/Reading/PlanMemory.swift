import Diagnostics
import FileTrees
import Parallel
import Records
import Resolution

/// What was planned the last time and what was read for it, so that pages of which nothing changed are not made again.
///
/// A value: whoever keeps none plans everything, with the same result. Nothing has to be known of who depends on whom: each page's
/// maker is watched while it works, see ``ReadLog``.
public struct PlanMemory: Sendable {
  /// Pages as their maker left them, without models.
  struct Kept: Sendable {
    var given: UInt64
    var reads: [ReadKey]
    /// What all that was read was like.
    var revision: UInt64
    var made: MadePages
  }

  /// The hashes of the texts below `content/`, each with the bytes that it is of.
  private var texts: [String: (bytes: [UInt8], hash: FileHash)] = [:]
  /// While a site is planned: what the makers made the last time, by their names.
  private var kept: [String: Kept] = [:]
  /// What was made of records one by one, see ``RowKeeper``.
  private(set) var rows: [String: any Sendable] = [:]
  /// A hash of what has a say in every page.
  private var base: UInt64?
  /// The captions, with all that they were read from.
  private var captions: (files: [SourceFile], pictures: [String], read: Checked<Captions>)?

  /// What the last plan was made with.
  var planned: Planned?

  /// Whether another build may follow; if not, nothing is watched and nothing kept.
  let isKept: Bool

  /// Remembers nothing.
  /// - Parameter isKept: whether another build may follow this one.
  public init(isKept: Bool = true) { self.isKept = isKept }

  /// The hashes of the texts below `content/`, by path.
  mutating func hashes(of tree: SourceTree) -> [String: FileHash] {
    let files = tree.texts.filter { $0.path.hasPrefix("content/") }
    let old = texts
    let hashes = parallelMap(files) { file -> FileHash in
      if let known = old[file.path], known.bytes == file.bytes { return known.hash }
      return FileHash(file)
    }
    texts = Dictionary(
      zip(files, hashes).map { ($0.path, ($0.bytes, $1)) }, uniquingKeysWith: { first, _ in first })
    return texts.mapValues(\.hash)
  }

  /// Hashes `files`, which have changed.
  mutating func hash(_ files: [SourceFile]) {
    for file in files { texts[file.path] = (file.bytes, FileHash(file)) }
  }

  /// The hashes of the text at `path`, as it was hashed last.
  func hash(of path: String) -> FileHash? { texts[path]?.hash }

  /// The captions of all pictures, read again only if there is another line or another picture.
  mutating func captions(in tree: SourceTree) -> Checked<Captions> {
    let files = tree.texts.filter { isCaptions(path: $0.path) }
    let pictures = tree.assets.map(\.path)
    if let known = captions, known.files == files, known.pictures == pictures { return known.read }
    let read = Captions.reading(tree)
    if isKept { captions = (files, pictures, read) }
    return read
  }

  /// Looks at what there is to read. All pages are forgotten if what has a say in every one of them is not what it was.
  /// - Parameter composers: one for each language.
  mutating func watch(
    _ tree: SourceTree, _ union: Union, files: [CopiedFile], captions: Captions, _ composers: [Composer]
  ) -> PlanWatch {
    let keys = UnionKeys(union)
    // Without a next build nobody asks what anything was like.
    guard isKept else { return PlanWatch(keys: keys, revisions: Revisions(), memory: self) }
    let hashes = hashes(of: tree)
    let base = baseHash(tree, union, hashes, composers)
    if base != self.base { (planned, rows) = (nil, [:]) }
    self.base = base
    kept = planned?.madeByName ?? [:]
    planned = nil
    var revisions = Revisions(union, keys, files: hashes)
    revisions.add(files, captions)
    for composer in composers {
      revisions.add(composer.lines, composer.language)
      revisions.add(albums: composer.albums, composer.language)
    }
    if let first = composers.first {
      revisions.add(first.tags.tags)
      revisions.add(first.facts, keys, feedPath: first.feedPath)
    }
    return PlanWatch(keys: keys, revisions: revisions, memory: self)
  }

  /// What `maker` made the last time, if it would do the same again.
  func known(_ maker: PageMaker, _ language: Language, _ revisions: Revisions) -> Kept? {
    guard let kept = kept[maker.name(language)], kept.given == maker.given,
      // It is to be reported again.
      kept.made.problems.isEmpty, revisions.hash(of: kept.reads) == kept.revision
    else { return nil }
    return kept
  }

  /// Keeps what was made this time, and of records one by one.
  mutating func keep(_ planned: Planned, rows: [String: any Sendable]) {
    guard isKept else { return }
    (self.planned, self.rows, kept) = (planned, rows, [:])
  }

  /// Keeps what was made again of records one by one.
  mutating func keep(rows: [String: any Sendable]) { self.rows.merge(rows) { $1 } }
}

/// What a plan is watched with: what there is to read, and what is known of the last time.
struct PlanWatch: Sendable {
  let keys: UnionKeys
  let revisions: Revisions
  let memory: PlanMemory
}

/// A hash of what has a say in every page: settings and dates, what stands around each page, the days that divide past from coming,
/// and the addresses that records do not have from their names.
private func baseHash(
  _ tree: SourceTree, _ union: Union, _ texts: [String: FileHash], _ composers: [Composer]
) -> UInt64 {
  var hash = ContentHash("\(union.asOf) \(union.today)")
  for file in tree.texts {
    if file.path == "unionpress.yaml" || file.path.hasPrefix(gatheredFolder) {
      hash.add(file.path)
      hash.add(file.bytes)
    } else if file.path.hasPrefix("content/data/") {
      hash.add(file.path)
      hash.add(texts[file.path]?.facts ?? 0)
    }
  }
  for composer in composers {
    hash.add(composer.language.rawValue)
    hash.add(composer.frame.map { String(reflecting: $0) } ?? "")
    for year in composer.reportYears { hash.add(year) }
  }
  for header in union.withdrawn { hash.add(header.id.path) }
  hash.add(composers.first?.addresses.unusual ?? 0)
  return hash.value
}
