import Diagnostics
import Foundation
import Markdown
import Markup
import Testing

private struct Example: Decodable, Sendable {
  var markdown: String
  var html: String
  var example: Int
  var extensions: [String]
}

/// The GFM specification's examples, if the conformance data lies beside the repository.
private let examples: [Example] = {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let shared = ProcessInfo.processInfo.environment["UNIONPRESS_SHARED"].map { URL(fileURLWithPath: $0) }
  let places = [shared, root.appendingPathComponent("../shared")].compactMap { $0 }
  for place in places {
    let file = place.appendingPathComponent("conformance/gfm-spec.json")
    guard let data = try? Data(contentsOf: file) else { continue }
    return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
  }
  return []
}()

private func conforming(_ text: String, _ extensions: [String]) -> String {
  let file = SourceFile(path: "spec.md", text: text)
  return parse(file, body: 0..<file.bytes.count, options: .conformance(extensions: extensions)).value
    .standalone
    .text
}

extension Example {
  /// What the wrapper makes of it, with the extensions that it is written for.
  fileprivate var result: String {
    // “disabled” is the specification's word for task lists.
    let names = extensions.map { $0 == "disabled" ? "tasklist" : $0 }
    // The library writes the attributes of check boxes in another order, which means the same.
    return conforming(markdown, names)
      .replacingOccurrences(
        of: #"<input type="checkbox" checked="" disabled="" />"#,
        with: #"<input checked="" disabled="" type="checkbox">"#
      )
      .replacingOccurrences(
        of: #"<input type="checkbox" disabled="" />"#, with: #"<input disabled="" type="checkbox">"#)
  }
}

struct ConformanceTests {
  @Test(.enabled(if: !examples.isEmpty, "the conformance data is not beside the repository"))
  func `the specification's examples come out as it says`() {
    let failed = examples.filter { $0.result != $0.html }
    for example in failed {
      print(
        "GFM example \(example.example):\n\(example.markdown)\n--- wanted\n\(example.html)\n--- got\n\(example.result)"
      )
    }
    #expect(failed.isEmpty)
    #expect(examples.count == 673)
  }

  @Test func `parsing on all cores gives what parsing in turn gives`() async {
    let texts = (0..<3000).map { number in
      """
      # 第\(number)次活动

      时间：14:00~16:00，~~取消~~改期，见 https://a.cn/\(number)，**“请注意”**准时。

      |甲|乙|
      |---|---|
      |\(number)|2|

      - [x] 完成[^1]

      [^1]: 注

      """
    }
    let serial = texts.map { bodyText($0) }
    let parallel = await withTaskGroup(of: (Int, String).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask {
          // Conformance parses write the library's global table; they must not disturb the others.
          if index % 10 == 0 { _ = conforming("~~x~~ https://a.cn www.b.cn", ["strikethrough", "autolink"]) }
          return (index, bodyText(text))
        }
      }
      var results = [String](repeating: "", count: texts.count)
      for await (index, text) in group { results[index] = text }
      return results
    }
    #expect(parallel == serial)
  }

  @Test func `adversarial nesting neither crashes nor hangs`() {
    for unit in [">", "> ", "- ", "* ", "[", "*", "_", "`", "![", "<", "~~", "|"] {
      _ = bodyText(String(repeating: unit, count: 100_000))
      _ = bodyText("文字" + String(repeating: unit, count: 50_000) + "a" + String(repeating: ")", count: 100))
    }
    let file = SourceFile(path: "a.md", text: String(repeating: "> ", count: 500) + "深")
    let result = parse(file, body: 0..<file.bytes.count, options: MarkdownOptions())
    #expect(result.problems.map(\.kind) == ["markdown.depth"])
  }

  @Test func `random bytes never crash and spans stay inside`() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "#", "*", "**", "~~", "[", "](", ")", "（", "）", "【", "】", "`", "```\n", "\n", "\n\n", "- ", "1.", "中文",
      "，",
      "https://a.cn/", "|", "｜", "—", "<b>", "<!--", "\\", "    ", "　", "![", "a ", "5*3", "[^1]", ": ",
    ]
    for _ in 0..<3000 {
      let count = Int.random(in: 0...40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let file = SourceFile(path: "a.md", text: text)
      let result = parse(file, body: 0..<file.bytes.count, options: MarkdownOptions())
      let body = result.value
      for span in result.problems.compactMap(\.span) + body.links.map(\.span) + body.headings.map(\.span) {
        #expect(span.lower >= 0 && span.lower <= span.upper && span.upper <= file.bytes.count, "\(text)")
      }
      _ = result.value.standalone
    }
  }
}

private func bodyText(_ text: String) -> String {
  let file = SourceFile(path: "a.md", text: text)
  return parse(file, body: 0..<file.bytes.count, options: MarkdownOptions()).value.standalone.text
}
