public import Calendars
public import Diagnostics
public import FileTrees
import Planning
import Records
import Resolution

/// What is wrong with the content of `tree` on the day `today`: records, references, addresses, links, and what the privacy gate
/// finds in the files. Templates are not looked at.
public func contentProblems(in tree: SourceTree, on today: LocalDate) -> [Problem] {
  var problems: [Problem] = []
  let records = decodeRecords(tree).collecting(into: &problems)
  let union = resolve(records, today: today).collecting(into: &problems)
  problems += planSite(union, tree).problems
  var memory = PrivacyMemory()
  return problems + privacyProblems(in: tree, union, reusing: &memory)
}

/// The addresses of all pages that the content of `tree` gives on the day `today`, those that only lead on included.
public func pageAddresses(of tree: SourceTree, on today: LocalDate) -> Set<String> {
  let union = resolve(decodeRecords(tree).value, today: today).value
  return Set(planSite(union, tree).value.pages.map(\.path))
}
