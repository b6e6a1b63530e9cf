import ArgumentParser

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "按 Tab 补全命令：输出给 shell 的脚本 · a script that lets the shell complete commands",
    discussion: """
      加到 shell 的配置里，新开的终端就能用。zsh 的 ~/.zshrc 里还要有 fpath+=~/.zfunc，写在 compinit 之前；没有 compinit 就加上 autoload -U compinit && compinit。用 .deb 安装的不必做这些。 · Add it to the shell's configuration; new terminals have it. With zsh, ~/.zshrc also needs fpath+=~/.zfunc before compinit; without a compinit there, add autoload -U compinit && compinit. Nothing of this is needed after installing the .deb.

        unionpress completions bash >> ~/.bashrc
        mkdir -p ~/.zfunc && unionpress completions zsh > ~/.zfunc/_unionpress
        mkdir -p ~/.config/fish/completions
        unionpress completions fish > ~/.config/fish/completions/unionpress.fish
      """)

  @Argument(help: ArgumentHelp("bash、zsh 或 fish · bash, zsh or fish", valueName: "SHELL"))
  var shell: Shell

  @OptionGroup var speech: SpeechOptions

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
    writeOutput(standardTextsInBothLanguages(Unionpress.completionScript(for: kind)) + "\n")
  }
}
