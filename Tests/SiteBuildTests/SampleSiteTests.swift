import Calendars
import Diagnostics
import Files
import Records
import Resolution
import SiteBuild
import Support
import Testing

/// The repository's own site.
struct SampleSiteTests {
  @Test func `the sample builds without errors or warnings and is a full year of a union`() throws {
    let tree = try snapshot(of: repositoryRoot)
    let day = try #require(LocalDate(iso: "2026-11-23"))
    let result = build(tree.value, BuildOptions(today: day))
    #expect(tree.problems.isEmpty && result.problems.isEmpty, "\(report(result.problems, in: tree.value))")
    let union = result.value.union
    #expect(union.clubs.count >= 12)
    #expect(Set(union.clubs.map(\.entry.original.family)).count == 4)
    #expect(union.events.count >= 60)
    #expect(union.news.count >= 25)
    #expect(union.awards.count >= 30)
    #expect(union.books.count >= 25)
    #expect(union.booklists.count >= 4)
    #expect(union.pages.count >= 8)
  }
}
