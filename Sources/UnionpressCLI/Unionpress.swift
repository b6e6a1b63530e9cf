public import ArgumentParser
import Glibc

/// The command `unionpress`.
public struct Unionpress: ParsableCommand {
  /// The program's version, after Semantic Versioning.
  public static let version = "0.1.0"

  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "unionpress",
    abstract: "工会网站生成器 · builds a union's site from Markdown and tables",
    version: version,
    subcommands: [
      Build.self,
      Serve.self,
      Check.self,
      FixCommand.self,
      List.self,
      CalendarCommand.self,
      ImportCommand.self,
      ReportCommand.self,
      MarkdownCommand.self,
      Templates.self,
      Problems.self,
      Doctor.self,
      SchemaCommand.self,
    ])

  /// The command without arguments.
  public init() {}

  /// Runs the command with `arguments` and ends the process with its exit code: 0 good, 1 problems in the
  /// content, 2 wrong usage, 3 cannot read or write.
  public static func run(_ arguments: [String]) -> Never {
    exit(withCode: outcome(of: arguments))
  }

  /// Runs the command with `arguments` and returns its exit code.
  public static func outcome(of arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return Outcome.good
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        writeOutput(message + "\n")
        return Outcome.good
      }
      writeError(message + "\n")
      return Outcome.usage
    }
  }

  private static func exit(withCode code: Int32) -> Never { Glibc.exit(code) }
}
