import Diagnostics
import Foundation
import Support
import Testing

/// The files of the repository that Swift compiles, by path.
private let sources: [(path: String, text: String)] = files(below: "Sources", ending: ".swift")

private func files(below folder: String, ending: String) -> [(path: String, text: String)] {
  let names =
    FileManager.default.enumerator(atPath: repositoryRoot + "/" + folder)?.allObjects as? [String] ?? []
  return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
    let path = folder + "/" + name
    return (try? String(contentsOfFile: repositoryRoot + "/" + path, encoding: .utf8)).map { (path, $0) }
  }
}

private func text(_ path: String) throws -> String {
  try String(contentsOfFile: repositoryRoot + "/" + path, encoding: .utf8)
}

/// Rules of the house that no compiler checks.
struct HouseTests {
  @Test func `the import graph is the table in the architecture document`() throws {
    let manifest = try text("Package.swift")
    var declared: [String: Set<String>] = [:]
    for match in manifest.matches(of: #/part\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?\s*\)/#) {
      let names = (match.2 ?? "").split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      declared[String(match.1)] = Set(
        names.filter { !$0.isEmpty }.map {
          $0 == "yams"
            ? "Yams" : $0 == "argumentParser" ? "ArgumentParser" : $0.replacingOccurrences(of: "\"", with: "")
        })
    }
    var documented: [String: Set<String>] = [:]
    for match in try text("docs/architecture.md").matches(of: #/\| `(\w+)` \| [^|]* \| ([^|]*) \|/#) {
      let names = match.2.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      documented[String(match.1)] = Set(names.filter { $0 != "–" })
    }
    for system in ["CCmarkGFM", "CLinux", "unionpress"] { documented[system] = nil }
    #expect(declared == documented)
    #expect(declared.count > 12)
  }

  @Test func `the disk belongs to Files, the clock and the locale to the command line`() {
    for (path, text) in sources {
      let isRim = path.hasPrefix("Sources/Files/") || path.hasPrefix("Sources/UnionpressCLI/")
      if isRim { continue }
      for forbidden in [
        "FileManager", "FileHandle", "Date()", "ContinuousClock", "TimeZone.current", "Locale.current",
        "ProcessInfo",
      ] {
        #expect(!text.contains(forbidden), "\(path) uses \(forbidden)")
      }
      if path != "Sources/Markdown/CTree.swift" {
        #expect(!text.contains("import Glibc"), "\(path) imports Glibc")
      }
    }
  }

  @Test func `only code that made the markup itself may call it trusted`() {
    let allowed = ["Sources/Markup/", "Sources/Markdown/", "Sources/Templating/Renderer.swift"]
    for (path, text) in sources where text.contains("HTML(trusted") {
      #expect(allowed.contains { path.hasPrefix($0) }, "\(path) calls markup trusted")
    }
  }

  @Test func `nothing traps and nothing slips past the compiler`() {
    let marks = ["fatalError(", "preconditionFailure(", "try!", "as!", "nonisolated(unsafe)"]
    for (path, text) in sources {
      for mark in marks { #expect(!text.contains(mark), "\(path) contains \(mark)") }
      // Pointers into the C library's own tables, written once.
      if path != "Sources/Markdown/CTree.swift" { #expect(!text.contains("@unchecked Sendable"), "\(path)") }
    }
  }

  @Test func `files are short and have names that say something`() {
    // Lists of model fields, one line each.
    let long = [
      "Sources/Planning/Models/PageModels.swift", "Sources/Hanzi/StrokeTable.swift",
      "Sources/Hanzi/Readings.swift",
    ]
    for (path, text) in sources {
      let lines = text.components(separatedBy: "\n").count
      if !long.contains(path) { #expect(lines <= 520, "\(path) has \(lines) lines") }
      for word in ["Utils", "Helper", "Manager"] { #expect(!path.contains(word), "\(path)") }
    }
  }

  @Test func `every kind of problem has a code of its own and stands in the manual`() throws {
    let ids = ProblemKind.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*/#) != nil, "\(id)")
    }
    if ProcessInfo.processInfo.environment["UNIONPRESS_RECORD"] != nil {
      try problemManual().write(
        toFile: repositoryRoot + "/docs/problems.md", atomically: true, encoding: .utf8)
      Issue.record("docs/problems.md was recorded; read it and run again")
    }
    #expect(try text("docs/problems.md") == problemManual())
  }

  @Test func `links between documents lead somewhere`() throws {
    for document in [
      "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/dependencies.md",
    ] {
      let folder = (document as NSString).deletingLastPathComponent
      for match in try text(document).matches(of: #/\]\(([^)#:]+)\)/#) {
        let target = (folder.isEmpty ? "" : folder + "/") + match.1
        #expect(
          FileManager.default.fileExists(atPath: repositoryRoot + "/" + target), "\(document): \(match.1)")
      }
    }
  }
}
