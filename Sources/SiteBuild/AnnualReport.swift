public import Diagnostics
public import FileTrees
import Planning
import Records
import Rendering
import Resolution

/// The report of a year as one file that needs nothing else.
public struct AnnualReport: Sendable {
  /// The page; `nil` if there was an error, or nothing to report of that year.
  public var page: [UInt8]?
  /// Years of which there is something to report, latest first.
  public var years: [Int]
}

/// Makes the report of `year` in one of the site's languages, its styles inside and every address whole.
///
/// It is checked as a build is: with an error in the content there is no report.
public func annualReport(
  _ tree: SourceTree, _ options: BuildOptions, year: Int, language: Language
) -> Checked<AnnualReport> {
  var problems: [Problem] = []
  let records = decodeRecords(tree).collecting(into: &problems)
  let union = resolve(records, today: options.today).collecting(into: &problems)
  let plan = planSite(union, tree).collecting(into: &problems)
  var privacy = PrivacyMemory()
  problems += privacyProblems(in: tree, union, reusing: &privacy)
  let sheet = reportSheet(of: year, in: plan, language)
  var page: [UInt8]?
  if let sheet, !problems.containsErrors {
    page = renderPage(sheet, plan, tree).collecting(into: &problems)
    problems += publishedNumbers(in: page ?? [], sheet.file)
  }
  return Checked(
    AnnualReport(page: problems.containsErrors ? nil : page, years: reportYears(in: plan)), problems)
}
