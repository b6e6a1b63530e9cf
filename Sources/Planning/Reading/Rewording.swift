public import Diagnostics
import Parallel
public import Records
import Resolution

/// Plans a site anew of which nothing but the texts of some records has changed since the last time with `memory`.
///
/// The texts of records decide neither which pages there are nor where they are, so all that does is left as it is: only the pages
/// that show one of these texts are made again, and the parts that have all texts in them.
/// - Parameters:
///   - records: those records.
///   - files: their files, as they are now.
///   - taker: takes the pages.
/// - Returns: the feeds and the search, as they are now; `nil` if the site has to be planned as a whole, because more of a page than
///   its model has come out different.
/// - Complexity: linear in the pages and records, by looking up numbers.
public func rewordSite(
  _ records: [RewordedRecord], in files: [SourceFile], taking taker: PageTaker,
  reusing memory: inout PlanMemory
) -> SitePlan? {
  guard var planned = memory.planned, var union = planned.composers.first?.union.whole else { return nil }
  // What is changed here must not be held there, too, or it would be copied for that.
  memory.planned = nil
  defer { memory.planned = planned }
  memory.hash(files)
  var changed: [ReadKey] = []
  for record in records {
    guard union.replace(record) else { return nil }
    changed += planned.revisions.replaceText(of: record.id, record.files) { memory.hash(of: $0) }
  }
  for index in planned.composers.indices {
    guard planned.composers[index].reword(records, in: union) else { return nil }
  }
  guard planned.makePages(reading: changed, taker) else { return nil }
  let rows = RowKeeper(planned.keys, planned.revisions, memory.rows)
  planned.composers = inParallel(planned.composers) { composer in
    var composer = composer
    composer.keepChosenEntries()
    return composer
  }
  let parts = inParallel(
    planned.composers.flatMap { composer in composer.textParts.map { (composer, $0) } }
  ) { composer, make in
    var composer = composer
    composer.rows = rows
    return make(composer)
  }
  memory.keep(rows: rows.rows)
  return SitePlan(webFeeds: parts.flatMap(\.webFeeds), search: parts.flatMap(\.search))
}

/// What a plan was made with, to make parts of it again.
struct Planned: Sendable {
  /// For each language.
  var composers: [Composer]
  let makers: [[PageMaker]]
  /// What each maker has made.
  var made: [[PlanMemory.Kept]]
  var revisions: Revisions
  let keys: UnionKeys

  /// What the makers made, by their names.
  var madeByName: [String: PlanMemory.Kept] {
    var byName: [String: PlanMemory.Kept] = [:]
    byName.reserveCapacity(made.reduce(0) { $0 + $1.count })
    for (composer, (makers, made)) in zip(composers, zip(makers, made)) {
      for (maker, made) in zip(makers, made) { byName[maker.name(composer.language)] = made }
    }
    return byName
  }

  /// Lets the makers that read one of `changed` make their pages again.
  /// - Returns: whether they are the same pages with other models; if not, what was made before stands.
  fileprivate mutating func makePages(reading changed: [ReadKey], _ taker: PageTaker) -> Bool {
    let places = made.enumerated().flatMap { language, made in
      made.indices.filter { made[$0].reads(any: changed) }.map { (language, $0) }
    }
    let watch = PlanWatch(keys: keys, revisions: revisions, memory: PlanMemory())
    let remade = inParallel(places) { [composers, makers] language, maker in
      composers[language].pages(of: makers[language][maker], taker, watch)
    }
    let all = zip(places, remade)
    guard all.allSatisfy({ $1.made.differsInModelsOnly(from: made[$0.0][$0.1].made) }) else { return false }
    for ((language, maker), new) in all { made[language][maker] = new }
    return true
  }
}

extension PlanMemory.Kept {
  /// Whether one of `keys` was read.
  fileprivate func reads(any keys: [ReadKey]) -> Bool {
    keys.contains { key in
      let place = reads.partitioningIndex { $0 >= key }
      return place < reads.count && reads[place] == key
    }
  }
}

extension MadePages {
  /// Whether everything that the plan knows of the pages is the same. Links to paths of the site may stand elsewhere in the text.
  fileprivate func differsInModelsOnly(from old: MadePages) -> Bool {
    pages.count == old.pages.count && zip(pages, old.pages).allSatisfy { $0.isInPlace(of: $1) }
      && feeds == old.feeds && problems == old.problems && linked == old.linked
      && siteLinks.map(\.path) == old.siteLinks.map(\.path)
  }
}

extension PlannedPage {
  /// Whether nothing but the model is different.
  fileprivate func isInPlace(of old: PlannedPage) -> Bool {
    path == old.path && file == old.file && template == old.template && language == old.language
      && isListed == old.isListed && notice?.entry == old.notice?.entry && notice?.card == old.notice?.card
  }
}
