import Diagnostics
import Foundation
import Records
import Support
import Testing

/// The manual of records, which is made from the tables that decode them.
struct ContentManualTests {
  @Test func `the manual of records is the tables', byte for byte`() throws {
    let manual = contentManual()
    if ProcessInfo.processInfo.environment["UNIONPRESS_RECORD"] == "1" {
      try Data(manual.utf8).write(to: URL(fileURLWithPath: "\(repositoryRoot)/docs/content-model.md"))
      Issue.record(
        "docs/content-model.md was written anew; look at the difference and run the tests without recording")
      return
    }
    let isCurrent = repositoryFile("docs/content-model.md")?.text == manual
    #expect(
      isCurrent,
      "docs/content-model.md is stale: UNIONPRESS_RECORD=1 swift test --filter HouseTests writes it")
  }

  @Test func `every kind and every setting stands in it`() {
    let manual = contentManual()
    for kind in RecordKind.allCases {
      for field in kind.fields { #expect(manual.contains(field.name(in: .en)), "\(kind): \(field.key)") }
    }
    for field in SiteSettings.fields { #expect(manual.contains("`\(field.key)`"), "\(field.key)") }
  }
}
