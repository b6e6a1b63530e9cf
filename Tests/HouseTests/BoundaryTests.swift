import Testing

/// Where the outer world may be touched: the disk, the clock, the locale, chance, and markup that is taken on trust.
struct BoundaryTests {
  @Test func `the disk is touched only in Files and Publishing, and by the commands`() {
    expect(
      [
        "import Glibc", "FileManager", "FileHandle", "open(", "fopen(", "opendir(", "stat(", "unlink(",
        "contentsOf:", "contentsOfFile:", "contentsOfDirectory", "write(to:",
      ],
      onlyUnder: ["Sources/Files/", "Sources/Publishing/", "Sources/UnionpressCLI/"],
      except: [
        "Sources/Markdown/CTree.swift": "the C lock around the library's table"
      ])
  }

  @Test func `the clock, the locale and the environment are known to the commands alone`() {
    expect(
      [
        "Date()", "ContinuousClock", "SuspendingClock", "DispatchTime", "Locale.current", "TimeZone.current",
        "Calendar.current", "autoupdatingCurrent", " .current", "(.current", "localizedCompare",
        "localizedStandardCompare", ".formatted(", "getenv", "ProcessInfo",
      ],
      onlyUnder: ["Sources/UnionpressCLI/"])
  }

  @Test func `nothing is left to chance`() {
    // Swift seeds its hashes anew in each process, so they are chance, too.
    expect(
      ["UUID()", ".random", ".randomElement", ".shuffled", ".shuffle", ".hashValue", "Hasher("], onlyUnder: []
    )
  }

  @Test func `markup is taken on trust only where it is made`() {
    expect(
      ["HTML(trusted:", "init(trusted"],
      onlyUnder: [],
      except: [
        "Sources/Markup/HTML.swift": "declares it",
        "Sources/Markdown/Body.swift": "fixed text between the pieces of a body",
        "Sources/Markdown/Parse.swift": "what the reference renderer wrote, in conformance mode",
        "Sources/Markdown/Renderer+Inline.swift": "writes the tags of Markdown around escaped text",
        "Sources/Markdown/Renderer.swift": "writes the tags of Markdown around escaped text",
        "Sources/Templating/Positions/Escaping.swift": "what a macro wrote, escaped while it was written",
      ])
  }

  @Test func `pages ask for the text of a record where it is noted that they did`() {
    let records = [
      "record", "version", "original", "language)", "club", "event", "news", "award", "book", "list", "note",
      "proposal", "series", "campaign", "person", "page", "text",
    ]
    expect(
      records.map { $0 + ".body" }, onlyUnder: ["Sources/Importing/", "Sources/Records/"],
      except: [
        "Sources/Planning/Content.swift": "notes it",
        "Sources/Planning/Search/Listing.swift": "listings are asked for with the texts or without",
        "Sources/Resolution/People.swift": "what a withheld profile shows is withheld, too",
      ])
  }

  @Test func `no part ends the process or goes past the compiler's checks`() {
    expect(
      [
        "fatalError(", "preconditionFailure(", "try!", "as!", ")!", "]!", "exit(", "@unchecked",
        "nonisolated(unsafe)",
      ],
      onlyUnder: [],
      except: [
        "Sources/Markdown/CTree.swift": "the one wrapper of the C library",
        "Sources/UnionpressCLI/Unionpress.swift": "ends the command with its exit code",
      ])
  }

  /// Reports each place in the product's code where one of `words` stands, unless the file is below `folders` or
  /// excepted; and each exception that is not needed any more.
  private func expect(
    _ words: [String], onlyUnder folders: [String], except exceptions: [String: String] = [:]
  ) {
    var unused = Set(exceptions.keys)
    for file in sources where !folders.contains(where: { file.path.hasPrefix($0) }) {
      for finding in words.flatMap({ file.findings(of: $0) }) {
        if exceptions[file.path] != nil {
          unused.remove(file.path)
        } else {
          Issue.record("\(file.path):\(finding.line): \(finding.text)")
        }
      }
    }
    #expect(unused.isEmpty, "exceptions that are not needed any more")
  }
}
