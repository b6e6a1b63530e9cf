import Testing

/// What the papers point at is there.
struct PaperTests {
  @Test func `links in the papers lead somewhere`() {
    for paper in papers {
      for (number, line) in prose(of: paper) {
        let targets =
          line.matches(of: /\]\(([^)\s]+)\)/).map { $0.1 }
          + line.matches(of: /(?:src|href)="([^"]+)"/).map { $0.1 }
        for target in targets where !target.contains(/^[a-z]+:/) {
          let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
          let path = parts[0].isEmpty ? paper.path : resolved(parts[0], from: paper.path)
          guard repositoryHas(path) else {
            Issue.record("\(paper.path):\(number): \(target) does not exist")
            continue
          }
          if parts.count == 2, let file = repositoryFile(path) {
            #expect(anchors(of: file).contains(String(parts[1])), "\(paper.path):\(number): \(target)")
          }
        }
      }
    }
  }

  @Test func `files that the papers name exist`() {
    let all = swiftFiles.map { "/" + $0.path }
    for paper in papers {
      for (number, line) in prose(of: paper) {
        for match in line.matches(of: /`([^`\s]+)`/) {
          let name = match.1.trimmingPrefix("./")
          if name.contains(/^(?:Sources|Tests|scripts|docs|templates|\.ci)\/[\w+.\/-]+$/) {
            #expect(repositoryHas(String(name)), "\(paper.path):\(number): \(name)")
          } else if name.hasSuffix(".swift") {
            #expect(
              repositoryHas(String(name)) || all.contains { $0.hasSuffix("/" + name) },
              "\(paper.path):\(number): \(name)")
          }
        }
      }
    }
  }

  @Test func `commands that the papers name exist`() {
    // The subcommands as the command line declares them.
    let commands = Set(
      sources.filter { $0.path.hasPrefix("Sources/UnionpressCLI/") }.flatMap { file in
        file.text.matches(of: /commandName: "([a-z]+)"/).map { String($0.1) }
          + file.text.matches(of: /struct (\w+): (?:Async)?ParsableCommand/).map { $0.1.lowercased() }
      })
    for paper in papers {
      for match in paper.text.matches(of: /`unionpress ([a-z]+)/) {
        #expect(commands.contains(String(match.1)), "\(paper.path): \(match.0)")
      }
    }
  }

  /// Lines outside fenced code.
  private func prose(of paper: RepositoryFile) -> [(number: Int, line: Substring)] {
    var fence: Substring?
    var result: [(number: Int, line: Substring)] = []
    for (index, line) in paper.lines.enumerated() {
      if let mark = line.prefixMatch(of: /`{3,}|~{3,}/)?.0 {
        if fence == nil { fence = mark } else if line == fence { fence = nil }
        continue
      }
      if fence == nil { result.append((index + 1, line)) }
    }
    return result
  }

  /// `target` from the folder of `path`, without `.` and `..`.
  private func resolved(_ target: Substring, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": parts = parts.dropLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The anchors that the usual viewers give the headings of `file`.
  private func anchors(of file: RepositoryFile) -> [String] {
    prose(of: file).compactMap { $0.line.wholeMatch(of: /#{1,6} (.*)/)?.1 }.map { heading in
      String(
        heading.lowercased().unicodeScalars.compactMap { scalar -> Character? in
          if scalar == " " { return "-" }
          return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
            || scalar == "_"
            ? Character(scalar) : nil
        })
    }
  }
}
