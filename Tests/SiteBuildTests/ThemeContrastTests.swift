import Calendars
import Diagnostics
import FileTrees
import SiteBuild
import Support
import Testing

/// What is found in a style sheet of the site's own, laid over the program's theme: message and place.
private func found(_ css: String) throws -> [String] {
  let tree = site("-- templates/assets/own.css\n\(css)\n")
  let day = try #require(LocalDate(iso: "2026-11-20"))
  return try build(tree, BuildOptions(today: day)).problems.filter { $0.kind == "theme.contrast" }.map {
    problem in
    let span = try #require(problem.span)
    let file = try #require(tree.text(at: span.path))
    return "\(problem.message.en) [\(String(decoding: file.bytes[span.lower..<span.upper], as: UTF8.self))]"
  }
}

struct ThemeContrastTests {
  // 4.54 and 4.48 to 1 on white: the greys between which WCAG's limit lies.
  @Test func `the limit is four and a half to one, and what falls short is not rounded up to it`() throws {
    let white = ":root { --paper: #fff; --leaf: #ffffff; --sunk: rgb(255, 255, 255); "
    #expect(try found(white + "--ink-2: #767676; }") == [])
    #expect(
      try found(white + "--ink-2: #777; }") == [
        "--ink-2 on --paper has a contrast of only 4.4 to 1 [#777]",
        "--ink-2 on --leaf has a contrast of only 4.4 to 1 [#777]",
        "--ink-2 on --sunk has a contrast of only 4.4 to 1 [#777]",
      ])
  }

  @Test func `the dark is looked at by itself`() throws {
    #expect(
      try found("@media (prefers-color-scheme: dark) { :root { --red: #ad2318 } }").map { $0.prefix(22) }
        == ["--red on --paper (dark)", "--red on --leaf (dark) "].map { $0.prefix(22) })
    #expect(try found("@media print { :root { --ink: #fff; } }") == [])
  }

  @Test func `variables are followed, comments and strings are none`() throws {
    #expect(try found(":root { --own: #eee; --gold: var(--own); }").count == 2)
    #expect(try found(":root { /* --gold: #eee; } */ --x: \"; --gold: #eee;\"; }") == [])
    #expect(try found(".card { --gold: #eee; } /* :root { --gold: #eee } */") == [])
    #expect(try found(":root { --gold: color-mix(in srgb, red, blue); --gold-2: #eee }") == [])
  }

  @Test func `a ground that is changed is where the problem is`() throws {
    #expect(try found(":root { --paper: #231f1a; }").allSatisfy { $0.hasSuffix("[#231f1a]") })
    #expect(try !found(":root { --paper: #231f1a; }").isEmpty)
  }

  @Test func `the frame of the focus needs three to one`() throws {
    // 3.54 and 2.85 to 1 on white.
    let white = ":root { --paper: #fff; --leaf: #fff; --focus: "
    #expect(try found(white + "#888; }") == [])
    #expect(try found(white + "#999; }").count == 2)
  }
}
