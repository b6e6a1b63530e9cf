import ArgumentParser

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "按 Tab 补全命令：输出给 shell 的脚本 · a script that lets the shell complete commands",
    discussion: """
      加到 shell 的配置里，新开的终端就能用。 · Add it to the shell's configuration; new terminals have it.

        unionpress completions bash >> ~/.bashrc
        unionpress completions zsh > ~/.zfunc/_unionpress
        unionpress completions fish > ~/.config/fish/completions/unionpress.fish
      """)

  @Argument(help: ArgumentHelp("bash、zsh 或 fish · bash, zsh or fish", valueName: "SHELL"))
  var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    writeOutput(Unionpress.completionScript(for: kind) + "\n")
  }
}
