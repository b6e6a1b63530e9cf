import Diagnostics
import Foundation
import Support
import Testing

/// The catalogue of problems and the manual made from it.
struct ProblemCatalogueTests {
  @Test func `the manual of problems is the catalogue's, byte for byte`() throws {
    let manual = problemManual()
    if ProcessInfo.processInfo.environment["UNIONPRESS_RECORD"] == "1" {
      try Data(manual.utf8).write(to: URL(fileURLWithPath: "\(repositoryRoot)/docs/problems.md"))
      Issue.record(
        "docs/problems.md was written anew; look at the difference and run the tests without recording")
      return
    }
    // Compared here, so that a failure does not print the whole manual twice.
    let isCurrent = repositoryFile("docs/problems.md")?.text == manual
    #expect(
      isCurrent, "docs/problems.md is stale: UNIONPRESS_RECORD=1 swift test --filter HouseTests writes it")
  }

  @Test func `identifiers are area.what, and each stands once`() {
    for kind in ProblemKind.all {
      #expect(kind.id.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(kind.id)")
    }
    let ids = ProblemKind.all.map(\.id)
    #expect(
      Set(ids).count == ids.count, "\(Dictionary(grouping: ids, by: \.self).filter { $1.count > 1 }.keys)")
    #expect(ids == ids.sorted())
  }

  @Test func `every kind that is declared is listed`() {
    let declared = sources.filter { $0.path.hasPrefix("Sources/Diagnostics/Catalogue/") }
      .flatMap { $0.text.matches(of: /ProblemKind\(\s*"([^"]+)"/).map { String($0.1) } }
    #expect(declared.sorted() == ProblemKind.all.map(\.id))
  }

  @Test func `every kind is explained in both languages`() {
    for kind in ProblemKind.all {
      for text in [kind.title, kind.explanation] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(kind.id)")
        #expect(text.zh.contains(/\p{Han}/), "\(kind.id) has no Chinese")
        #expect(!text.en.contains(/[，。；：]/), "\(kind.id) has Chinese punctuation in its English")
      }
      #expect(kind.explanation.zh.hasSuffix("。"), "\(kind.id): the Chinese explanation is no whole sentence")
      #expect(
        kind.explanation.en.contains(/[.…]$/), "\(kind.id): the English explanation is no whole sentence")
    }
  }
}
