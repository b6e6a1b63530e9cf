import Authoring
import Calendars
import Diagnostics
import FileTrees
import Files
import SiteBuild
import Support
import Testing

/// What the READMEs promise a newcomer, done as they say.
struct ReadmeTests {
  static let readmes = ["README.zh-CN.md", "README.md"]

  @Test(arguments: readmes)
  func `the first event builds as it is printed, alone in a folder`(readme: String) throws {
    let tree = try sample(with: without("club", in: try firstEvent(in: readme))) { _ in false }
    let built = try build(tree)
    #expect(built.problems.isEmpty, "\(report(built.problems, in: tree))")
    let paths = built.value.output?.files.map(\.path) ?? []
    #expect(paths.contains("events/2026/my-first-event/index.html"))
  }

  // One build of the whole sample, which is most of this file's time: the READMEs' events differ in language only.
  @Test func `the first event stands in the sample where the README says`() throws {
    let tree = try sample(with: try firstEvent(in: Self.readmes[0])) { _ in true }
    let built = try build(tree)
    #expect(built.problems.isEmpty, "\(report(built.problems, in: tree))")
    let files = try #require(built.value.output).files
    for path in ["events/index.html", "calendar/2026-12/index.html", "clubs/volleyball/index.html"] {
      let page = try #require(files.first { $0.path == path })
      guard case .bytes(let bytes) = page.content else { continue }
      #expect(String(decoding: bytes, as: UTF8.self).contains("/events/2026/my-first-event/"), "\(path)")
    }
  }

  @Test(arguments: readmes)
  func `the mistake looks as it is printed`(readme: String) throws {
    let shown = try block("text", in: readme)
    let line = try #require(shown.split(separator: "\n").first { $0.hasPrefix(" 3 │ ") }).dropFirst(5)
    var lines = try firstEvent(in: readme).split(separator: "\n", omittingEmptySubsequences: false)
    lines[2] = line
    let tree = try sample(with: without("club", in: lines.joined(separator: "\n"))) { _ in false }
    let language: Language = readme.contains("zh") ? .zh : .en
    let printed = report(try build(tree).problems, in: tree, language: language)
    #expect(printed.split(separator: "\n") == shown.split(separator: "\n"))
  }

  @Test(arguments: readmes)
  func `the settings that are to be changed are there to be changed`(readme: String) throws {
    let site = StarterSite(
      name: "甲", url: "https://a.edu.cn", today: .earliest, language: readme.contains("zh") ? .zh : .en,
      themeVersion: 1)
    let settings = try #require(site.files.first { $0.path == "unionpress.yaml" }).text
    for line in try block("yaml", in: readme).split(separator: "\n") where line.contains(": ") {
      let key = try #require(line.split(separator: " ").first)
      #expect(settings.split(separator: "\n").contains { $0.hasPrefix(key) }, "\(key)")
    }
  }

  /// The first fenced block marked `kind`.
  private func block(_ kind: String, in readme: String) throws -> String {
    let lines = try #require(repositoryFile(readme)).lines
    let start = try #require(lines.firstIndex { $0 == "```\(kind)" })
    return lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
  }

  private func firstEvent(in readme: String) throws -> String { try block("markdown", in: readme) }

  /// `text` without the field `key`, whichever language it is in.
  private func without(_ key: String, in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("\(key):") && !$0.hasPrefix("俱乐部:") }.joined(separator: "\n")
  }

  /// The repository's site with one more event, and of its other content only the files that `keeps` names.
  private func sample(with event: String, keeping keeps: (String) -> Bool) throws -> SourceTree {
    let own = try snapshot(of: repositoryRoot).value
    let file = SourceFile(path: "content/events/2026/my-first-event.md", text: event + "\n")
    func isKept(_ path: String) -> Bool { !path.hasPrefix("content/") || keeps(path) }
    return SourceTree(
      texts: own.texts.filter { isKept($0.path) } + [file], assets: own.assets.filter { isKept($0.path) })
  }

  private func build(_ tree: SourceTree) throws -> Checked<Built> {
    SiteBuild.build(tree, BuildOptions(today: try #require(LocalDate(iso: "2026-11-23"))))
  }
}
