import Foundation
import Support
import UnionpressCLI

/// A site's folder for one test, removed afterwards.
struct Folder: ~Copyable {
  let path: String

  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "unionpress-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\n")
    for (name, text) in files { try write(name, text) }
    // The theme is the repository's own, through a copy: links out of the folder are refused.
    try FileManager.default.copyItem(atPath: repositoryRoot + "/templates", toPath: path + "/templates")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let place = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place))
  }

  func read(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func run(_ command: String, _ arguments: String...) -> Int32 {
    Unionpress.outcome(
      of: [command] + arguments + ["--source", path, "--today", "2026-11-23", "--lang", "zh"])
  }

  func output(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
    try output(arguments)
  }

  /// Runs the program as people do, and gives what it prints.
  func output(_ arguments: [String]) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    // The program is built beside the tests.
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("unionpress")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    let (output, errors) = (path + "/.output", path + "/.errors")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, read(".output") ?? "", read(".errors") ?? "")
  }
}
