import Foundation
import Testing

/// The figures of docs/design.md, computed from the style sheet.
struct DesignTests {
  /// `--ink: #231f1a;` by name, without the dashes.
  private func colours(in css: Substring) -> [String: [Double]] {
    var colours: [String: [Double]] = [:]
    for match in css.matches(of: #/--([a-z0-9-]+): #([0-9a-f]{6});/#) {
      let digits = Array(match.2)
      colours[String(match.1)] = stride(from: 0, to: 6, by: 2).map {
        Double(Int(String(digits[$0...$0 + 1]), radix: 16) ?? 0) / 255
      }
    }
    return colours
  }

  /// Relative luminance after WCAG 2.2.
  private func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test func `black on white is 21, the standard's own example`() {
    #expect(abs(contrast([0, 0, 0], [1, 1, 1]) - 21) < 0.000_1)
  }

  @Test func `the contrasts in the paper are those of the style sheet, and enough`() throws {
    let css = try #require(repositoryFile("templates/assets/site.css")).text
    let parts = css.split(separator: "@media", omittingEmptySubsequences: true)
    let dark = try #require(parts.first { $0.contains("prefers-color-scheme: dark") })
    let light = colours(in: parts[0])
    let schemes = [light, light.merging(colours(in: dark)) { _, dark in dark }]
    let paper = try #require(repositoryFile("docs/design.md")).text
    let rows = paper.matches(
      of: #/\| `--([a-z0-9-]+)` \| `--([a-z0-9-]+)` \| ([0-9.]+) \| ([0-9.]+) \| ([0-9.]+) \|/#)
    try #require(rows.count > 15)
    for row in rows {
      let (text, ground) = (String(row.1), String(row.2))
      let least = try #require(Double(row.5))
      for (scheme, stated) in zip(schemes, [row.3, row.4]) {
        let real = contrast(try #require(scheme[text]), try #require(scheme[ground]))
        #expect(String(format: "%.1f", real) == stated, "\(text) on \(ground)")
        #expect(real >= least, "\(text) on \(ground) has \(real), at least \(least)")
      }
    }
  }

  @Test func `no rule of the theme names a colour of its own`() throws {
    for name in ["site.css", "calendar.css", "design.css"] {
      let css = try #require(repositoryFile("templates/assets/\(name)")).text
      var isPrint = false
      for line in css.split(separator: "\n") {
        if line.hasPrefix("@media") { isPrint = line.contains("print") }
        // Shadows, which are translucent and shorter, and paper, which is white, are excepted.
        guard !isPrint, !line.drop(while: \.isWhitespace).hasPrefix("--") else { continue }
        #expect(!line.contains(#/#[0-9a-f]{6}\b/#), "\(name): \(line)")
      }
    }
  }

  @Test func `no template has a style attribute, which the security policy would refuse`() throws {
    let files = repositoryFiles(under: "templates", suffix: ".html")
    try #require(files.count > 30)
    for file in files {
      let (path, text) = (file.path, file.text)
      #expect(!text.contains(" style="), "\(path)")
      #expect(!text.contains(#/ on[a-z]+="/#), "\(path)")
    }
  }
}
