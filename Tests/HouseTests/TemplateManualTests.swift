import Diagnostics
import Foundation
import Rendering
import Support
import Templating
import Testing

/// The manual of templates, which is made from the tables that the engine itself uses.
struct TemplateManualTests {
  @Test func `the manual of templates is the tables', byte for byte`() throws {
    let manual = templateManual()
    if ProcessInfo.processInfo.environment["UNIONPRESS_RECORD"] == "1" {
      try Data(manual.utf8).write(to: URL(fileURLWithPath: "\(repositoryRoot)/docs/templates.md"))
      Issue.record(
        "docs/templates.md was written anew; look at the difference and run the tests without recording")
      return
    }
    let isCurrent = repositoryFile("docs/templates.md")?.text == manual
    #expect(
      isCurrent, "docs/templates.md is stale: UNIONPRESS_RECORD=1 swift test --filter HouseTests writes it")
  }

  @Test func `every filter's example in the manual gives what the manual says`() throws {
    let files = templateReference.compactMap(\.example)
    try #require(files.count > 40)
    // What depends on a theme has nothing to show here.
    for example in files where !example.template.contains("asset") {
      let file = SourceFile(path: "example.html", text: example.template)
      let result = renderTemplate(
        "example.html", in: ".", [file], data: SourceFile(path: "data.json", text: "{}"), language: .zh)
      #expect(result.problems.isEmpty, "\(example.template): \(result.problems.map(\.message.en))")
      #expect(String(decoding: result.value, as: UTF8.self) == example.output, "\(example.template)")
    }
  }
}
