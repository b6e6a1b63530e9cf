import Testing

/// The targets, what they declare and what they import.
struct ImportGraphTests {
  private let manifest = manifestTargets()
  private let table = architectureTable()

  @Test func `the table of targets in the architecture paper is the manifest's, in its order`() throws {
    try #require(manifest.count > 10, "the manifest could not be read; has its form changed?")
    #expect(manifest.map(\.name).sorted() == table.map(\.name).sorted())
    for target in manifest {
      let row = table.first { $0.name == target.name }
      #expect(row?.imports == target.imports, "\(target.name) in docs/architecture.md")
    }
  }

  @Test func `a target imports only what it declares, directly or through what it declares`() {
    let local = Set(manifest.map(\.name))
    let known = local.union(manifest.flatMap(\.imports))
    for target in manifest {
      let reachable = closure(of: target.name)
      for file in sources where file.path.hasPrefix("Sources/\(target.name)/") {
        for module in file.imports where known.contains(module) && !reachable.contains(module) {
          Issue.record("\(file.path) imports \(module), which \(target.name) does not declare")
        }
      }
    }
  }

  @Test func `what a target declares it uses, itself or by exporting it to those above`() {
    for target in manifest where !target.isHeaders {
      let used = sources.filter { $0.path.hasPrefix("Sources/\(target.name)/") }.flatMap(\.imports)
      for module in target.imports where !used.contains(module) {
        Issue.record("\(target.name) declares \(module) and imports it nowhere")
      }
    }
  }

  @Test func `no target depends on itself`() {
    for target in manifest {
      for dependency in target.imports where closure(of: dependency).contains(target.name) {
        Issue.record("\(target.name) needs \(dependency), which needs \(target.name)")
      }
    }
  }

  @Test func `every target has its folder and at least one file`() {
    for target in manifest {
      let suffix = target.isHeaders ? ".h" : ".swift"
      #expect(!repositoryFiles(under: "Sources/\(target.name)", suffix: suffix).isEmpty, "\(target.name)")
    }
    for name in manifestTests() {
      // An empty folder is not in the repository, and a fresh clone then does not build.
      #expect(!repositoryFiles(under: "Tests/\(name)", suffix: ".swift").isEmpty, "Tests/\(name)")
    }
  }

  private func closure(of name: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [name]
    while let next = waiting.popLast() {
      for module in manifest.first(where: { $0.name == next })?.imports ?? []
      where found.insert(module).inserted {
        waiting.append(module)
      }
    }
    return found
  }
}

/// A target as a document has it.
private struct DeclaredTarget {
  var name: String
  var imports: [String]
  /// Whether it consists of the headers of a C library.
  var isHeaders = false
}

/// The product's targets in `Package.swift`, which is read as text.
private func manifestTargets() -> [DeclaredTarget] {
  let text = manifestText
  var products: [String: String] = [:]
  for match in text.matches(of: /let (\w+): Target\.Dependency = \.product\(\s*name: "(\w+)"/) {
    products[String(match.1)] = String(match.2)
  }
  // A target whose name begins with C and a capital is a thin layer of C.
  let starts =
    /(?<call>\bpart|\.systemLibrary|\.executableTarget|\.target(?=\(name: "C[A-Z]))\(\s*(?:name: )?"(?<name>\w+)"/
  return text.matches(of: starts).map { match in
    let declaration = arguments(in: text, from: match.range.lowerBound)
    var target = DeclaredTarget(
      name: String(match.name), imports: [], isHeaders: [".systemLibrary", ".target"].contains(match.call))
    if !target.isHeaders, let list = declaration.firstMatch(of: /\[([^\]]*)\]/) {
      target.imports = list.1.matches(of: /"(\w+)"|\b([a-z]\w*)/).map { item in
        item.1.map(String.init) ?? products[String(item.2 ?? "")] ?? String(item.2 ?? "")
      }
    }
    return target
  }
}

/// The folders of tests in `Package.swift`.
private func manifestTests() -> [String] {
  manifestText.matches(of: /\n +tests\("(\w+)"/).map { "\($0.1)Tests" } + ["HouseTests", "Support"]
}

/// `Package.swift` from its list of targets on, with the products above it, without comments.
private var manifestText: String {
  (repositoryFile("Package.swift")?.lines ?? []).filter { !$0.contains("//") && !$0.hasPrefix("func ") }
    .joined(separator: "\n")
}

/// The call that begins at `start`, up to its closing parenthesis.
private func arguments(in text: String, from start: String.Index) -> Substring {
  var depth = 0
  var index = text[start...].firstIndex(of: "(") ?? text.endIndex
  while index < text.endIndex {
    if text[index] == "(" { depth += 1 }
    if text[index] == ")" { depth -= 1 }
    index = text.index(after: index)
    if depth == 0 { break }
  }
  return text[start..<index]
}

/// The rows of the table of targets in `docs/architecture.md`: name, what for, imports.
private func architectureTable() -> [DeclaredTarget] {
  let lines = (repositoryFile("docs/architecture.md")?.text ?? "").split(separator: "\n")
  return lines.compactMap { $0.wholeMatch(of: /\| `(\w+)` \|.*\| ([^|]*) \|/) }.map { row in
    let imports = row.2 == "–" ? [] : row.2.split(separator: ",").map { $0.trimmingPrefix(" ") }
    return DeclaredTarget(name: String(row.1), imports: imports.map(String.init))
  }
}
