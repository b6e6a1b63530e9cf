public import ArgumentParser
internal import CLinux
internal import CRelease
import Glibc

/// The command `unionpress`.
public struct Unionpress: ParsableCommand {
  /// The program's version, after Semantic Versioning, with the commit if this is a release: `0.1.0 (1a2b3c4)`.
  public static let version = {
    let commit = String(cString: unionpress_commit())
    return "0.1.0" + (commit.isEmpty ? "" : " (\(commit))")
  }()

  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "unionpress",
    abstract: "工会网站生成器 · builds a union's site from Markdown and tables",
    discussion: """
      第一次用，依次运行： · To begin, run one after the other:

        unionpress init site   # 在文件夹 site 里建一个新网站 · make a new site in the folder “site”
        cd site
        unionpress new event   # 一问一答，写一个活动 · write an event, question by question
        unionpress serve   # 在浏览器里边写边看，Ctrl-C 结束 · see it in a browser while you write; Ctrl-C ends
        unionpress build   # 生成网站，放在 public/ · build the site into public/

      旧网站、表格、日历用 unionpress import 搬进来；写好了用 unionpress publish 放到网上。 · Old sites, tables and calendars come in \
      by unionpress import; unionpress publish puts the site online.
      """,
    version: version,
    subcommands: [
      InitCommand.self,
      NewCommand.self,
      Build.self,
      Serve.self,
      PublishCommand.self,
      RollbackCommand.self,
      RedirectsCommand.self,
      Check.self,
      FixCommand.self,
      List.self,
      SearchCommand.self,
      CalendarCommand.self,
      DigestCommand.self,
      ImportCommand.self,
      ReportCommand.self,
      MarkdownCommand.self,
      Templates.self,
      Problems.self,
      Doctor.self,
      FieldsCommand.self,
      SchemaCommand.self,
      Completions.self,
    ])

  /// The command without arguments.
  public init() {}

  /// Runs the command with `arguments` and ends the process with its exit code: 0 good, 1 problems in the
  /// content, 2 wrong usage, 3 cannot read or write.
  public static func run(_ arguments: [String]) -> Never {
    linux_return_large_blocks()
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
      return answer(to: error, arguments)
    }
  }

  /// Help, where it was asked for; what is wrong with the arguments, else.
  private static func answer(to error: any Error, _ arguments: [String]) -> Int32 {
    let language = SpeechOptions.language(in: arguments)
    let isGood = exitCode(for: error) == .success
    guard let tool = ToolDescription.read(Unionpress.self), !arguments.contains("--version"),
      !arguments.contains(where: { $0.hasPrefix("--generate-completion") || $0.hasPrefix("--experimental") })
    else {
      let message = fullMessage(for: error) + "\n"
      if isGood { writeOutput(message) } else { writeError(message) }
      return isGood ? Outcome.good : Outcome.usage
    }
    guard isGood else {
      writeError(usageMessage(error, arguments, of: tool, language))
      return Outcome.usage
    }
    let (path, command) = tool.command(at: arguments)
    writeOutput(helpPage(of: command, at: path, language, width: min(Terminal.width, 100)))
    return Outcome.good
  }

  private static func exit(withCode code: Int32) -> Never { Glibc.exit(code) }
}
