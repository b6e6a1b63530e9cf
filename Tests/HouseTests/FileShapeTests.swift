import Testing

/// What a file looks like from outside: its length and its name.
struct FileShapeTests {
  /// Files over 500 lines, with the reason.
  private let long: [String: String] = [:]

  @Test func `a file has at most 500 lines, or a reason`() {
    for file in swiftFiles {
      let count = file.lines.count - 1
      if count > 500, long[file.path] == nil { Issue.record("\(file.path) has \(count) lines") }
      if count <= 500, long[file.path] != nil { Issue.record("\(file.path) needs its reason no longer") }
    }
    for path in long.keys { #expect(repositoryHas(path), "\(path)") }
  }

  @Test func `nothing is called a helper, a manager or utilities`() {
    // Names that end in such a word, not such as begin with it: `CommonOptions` are the options in common.
    let drawer = /(?:Util(?:s|ity|ities)?|Helpers?|Managers?|Misc)$/
    for file in swiftFiles {
      #expect(!file.name.dropLast(".swift".count).contains(drawer), "\(file.path)")
      for type in file.declaredTypes where type.name.contains(drawer) {
        Issue.record("\(file.path):\(type.line): \(type.name)")
      }
    }
  }

  @Test func `no module is named like a type in it`() {
    for file in sources {
      let module = file.path.split(separator: "/")[1]
      for type in file.declaredTypes where type.name == module {
        Issue.record("\(file.path):\(type.line): \(type.name)")
      }
    }
  }

  @Test func `no file is left that only holds a place`() {
    for file in swiftFiles {
      let hasCode = file.lines.contains { !$0.isEmpty && !$0.hasPrefix("//") }
      #expect(hasCode, "\(file.path) has nothing but comments")
    }
  }
}
