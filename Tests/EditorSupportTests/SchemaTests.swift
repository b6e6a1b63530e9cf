import Diagnostics
import EditorSupport
import Foundation
import Records
import Support
import Testing

/// A schema as values.
private func read(_ subject: SchemaSubject) throws -> [String: Any] {
  try #require(
    JSONSerialization.jsonObject(with: Data(schema(of: subject))) as? [String: Any])
}

struct SchemaTests {
  @Test func `every field is known under all of its names, with help in both languages`() throws {
    for kind in RecordKind.allCases where kind.folder != nil {
      let properties = try #require(try read(.record(kind))["properties"] as? [String: [String: Any]])
      for field in kind.fields {
        let help = try #require(properties[field.key]?["description"] as? String, "\(kind) \(field.key)")
        #expect(help.contains(field.help.zh) && help.contains(field.help.en))
        for name in field.aliases {
          #expect(properties[name] as? [String: String] == ["$ref": "#/properties/\(field.key)"])
        }
      }
    }
  }

  @Test func `words are offered in every spelling`() throws {
    let properties = try #require(try read(.record(.club))["properties"] as? [String: [String: Any]])
    let offered = try #require(properties["family"]?["anyOf"] as? [[String: Any]]).first?["enum"] as? [Any]
    let words = try #require(offered).compactMap { $0 as? String }
    #expect(words.contains("sports-arts") && words.contains("文体") && words.contains("公益"))
  }

  @Test func `a schema takes every word that a build takes`() throws {
    func pattern(_ kind: RecordKind, _ key: String) throws -> Regex<AnyRegexOutput> {
      let properties = try #require(try read(.record(kind))["properties"] as? [String: [String: Any]])
      let all = try #require(properties[key]?["anyOf"] as? [[String: Any]])
      return try Regex(try #require(all.last?["pattern"] as? String))
    }
    let answer = try pattern(.note, "consent")
    for word in ["是", "否", "有", "没有", "yes", "no", "y", "N", "Yes", "对", "✓"] {
      #expect(try answer.wholeMatch(in: word) != nil, "\(word)")
    }
    #expect(try answer.wholeMatch(in: "也许") == nil)
    let family = try pattern(.club, "family")
    for word in ["sports-arts", "Sports_Arts", "sports arts", "文体"] {
      #expect(try family.wholeMatch(in: word) != nil, "\(word)")
    }
  }

  @Test func `what is required is required under one of its names`() throws {
    let all = try #require(try read(.record(.club))["allOf"] as? [[String: [[String: [String]]]]])
    let names = all.map { $0["oneOf", default: []].flatMap { $0["required"] ?? [] } }
    #expect(names.contains(["family", "类别"]) && names.contains(["title", "标题"]))
  }

  @Test func `a translation needs nothing and knows what may be translated only`() throws {
    let whole = try read(.translation(.event))
    #expect(whole["allOf"] == nil)
    let properties = try #require(whole["properties"] as? [String: Any])
    #expect(properties["title"] != nil && properties["start"] == nil)
  }

  @Test func `snippets offer all that a new file must have`() throws {
    let file = try #require(editorFiles().first { $0.path.hasSuffix("code-snippets") })
    let all = try #require(
      JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: [String: Any]])
    let club = try #require(all["俱乐部 · club"])
    #expect(
      club["body"] as? [String]
        == ["---", "标题: ${1:排球俱乐部}", "类别: ${2|文体,维权,读书,公益|}", "---", "", "$0"])
    #expect(club["prefix"] as? [String] == ["俱乐部", "club"])
  }

  @Test func `the editor's files in this repository are those that the command writes`() throws {
    let isRecording = ProcessInfo.processInfo.environment["UNIONPRESS_RECORD"] == "1"
    for file in editorFiles() {
      let url = URL(fileURLWithPath: repositoryRoot).appendingPathComponent(file.path)
      if isRecording {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
      }
      let isCurrent = FileManager.default.contents(atPath: url.path) == Data(file.bytes)
      #expect(
        isCurrent, "\(file.path) is stale: UNIONPRESS_RECORD=1 swift test --filter SchemaTests writes it")
    }
  }
}
