import ArgumentParser
import Foundation

/// A command as ArgumentParser describes it to other programs (`--experimental-dump-help`): what help is made of.
struct ToolDescription: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var subcommands: [ToolDescription]?
  var arguments: [Argument]?

  /// An argument, option or flag.
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }
    struct Name: Decodable {
      enum Kind: String, Decodable { case long, short, longWithSingleDash }
      var kind: Kind
      var name: String
    }
    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
  }

  private struct Dump: Decodable { var command: ToolDescription }

  /// The description of `root`; `nil` if the library's form has changed, which a test would show.
  static func read(_ root: (some ParsableCommand).Type) -> ToolDescription? {
    do {
      _ = try root.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      let text = root.fullMessage(for: error)
      return try? JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command
    }
  }

  /// The command that `arguments` begin with, by names from here: `["calendar", "days", "--from", …]` is `calendar days`.
  func command(at arguments: [String]) -> (path: [String], command: ToolDescription) {
    var path = [commandName]
    var command = self
    for word in arguments where word != "help" {
      guard let next = command.subcommands?.first(where: { $0.commandName == word }) else {
        if word.hasPrefix("-") { continue }
        break
      }
      path.append(word)
      command = next
    }
    return (path, command)
  }
}
