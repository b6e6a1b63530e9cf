import Foundation
import ArgumentParser
import Diagnostics
import Testing

@testable import UnionpressCLI

/// Every command with the words that lead to it.
private func commands(_ command: ToolDescription, _ path: [String] = []) -> [(
  path: [String], command: ToolDescription
)] {
  let own = path + [command.commandName]
  return [(own, command)]
    + (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { commands($0, own) }
}

private func isChinese(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
}

/// The lines of a help page besides examples, which are as they are in both languages.
private func prose(_ page: String) -> [Substring] {
  page.split(separator: "\n").filter { !$0.hasPrefix("  unionpress") && !$0.hasPrefix("  echo") }
}

struct HelpTests {
  private let tool = ToolDescription.read(Unionpress.self)

  @Test func `all help is there in Chinese and in English, each by itself`() throws {
    for (path, command) in commands(try #require(tool)) {
      let name = path.joined(separator: " ")
      let chinese = helpPage(of: command, at: path, .zh, width: 80)
      let english = helpPage(of: command, at: path, .en, width: 80)
      #expect(!chinese.contains(" · ") && !english.contains(" · "), "\(name)")
      for line in prose(english) { #expect(!isChinese(line), "\(name): \(line)") }
      #expect(isChinese(chinese.split(separator: "\n")[0]), "\(name)")
      let texts = [command.abstract] + (command.arguments ?? []).filter(\.shouldDisplay).map(\.abstract)
      for text in texts { #expect(text?.isEmpty == false, "\(name)") }
    }
  }

  @Test func `every command that does something shows how it is called`() throws {
    for (path, command) in commands(try #require(tool)) where (command.subcommands ?? []).isEmpty {
      let name = path.joined(separator: " ")
      #expect(
        command.discussion?.contains("\n  \(name)") == true
          || command.discussion?.hasPrefix("  \(name)") == true, "\(name)")
    }
  }

  @Test func `the examples are commands that can be understood`() throws {
    for (path, command) in commands(try #require(tool)) {
      for line in (command.discussion ?? "").split(separator: "\n") where line.hasPrefix("  unionpress") {
        let call = line.prefix { $0 != "#" && $0 != ">" }
        let words = call.split(separator: " ").dropFirst().map {
          $0.trimmingCharacters(in: CharacterSet(charactersIn: "'"))
        }
        #expect(throws: Never.self, "\(path.joined(separator: " ")): \(line)") {
          _ = try Unionpress.parseAsRoot(words)
        }
      }
    }
  }

  @Test func `no line is wider than the terminal, counted in columns`() throws {
    for (path, command) in commands(try #require(tool)) {
      for language in [Language.zh, .en] {
        for line in prose(helpPage(of: command, at: path, language, width: 80))
        where !line.contains("：unionpress") {
          #expect(line.displayWidth <= 80, "\(line)")
        }
      }
    }
  }

  @Test func `the help of the whole begins with what to do first`() throws {
    let (path, command) = try #require(tool).command(at: [])
    let pages = [Language.zh, .en].map { helpPage(of: command, at: path, $0, width: 80) }
    for page in pages {
      let places = ["init", "new", "serve", "build"].map {
        page.firstRange(of: "\n  unionpress \($0)")?.lowerBound
      }
      #expect(
        places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
      let commands = page.firstRange(of: "\n  check")?.lowerBound
      #expect(try #require(commands) > #require(places.last ?? nil))
    }
    #expect(pages[0].contains("\n  unionpress serve   # 在浏览器里边写边看，Ctrl-C 结束\n"))
    #expect(pages[1].contains("\n  unionpress serve   # see it in a browser while you write; Ctrl-C ends\n"))
  }

  @Test func `help reads like this`() throws {
    let (path, command) = try #require(tool).command(at: ["completions", "--help"])
    #expect(
      helpPage(of: command, at: path, .zh, width: 80) == """
        按 Tab 补全命令：输出给 shell 的脚本

        用法：unionpress completions [选项] <SHELL>

        加到 shell 的配置里，新开的终端就能用。zsh 的 ~/.zshrc 里还要有
        fpath+=~/.zfunc，写在 compinit 之前；没有 compinit 就加上 autoload -U compinit
        && compinit。用 .deb 安装的不必做这些。

          unionpress completions bash >> ~/.bashrc
          mkdir -p ~/.zfunc && unionpress completions zsh > ~/.zfunc/_unionpress
          mkdir -p ~/.config/fish/completions
          unionpress completions fish > ~/.config/fish/completions/unionpress.fish

        参数：
          <SHELL>                 bash、zsh 或 fish（bash、zsh、fish）

        选项：
          --lang <LANG>           消息的语言 zh 或 en
          --version               看版本
          -h, --help              看这份说明

        """)
    #expect(
      helpPage(of: command, at: path, .en, width: 80).contains("  -h, --help              show this help"))
  }

  @Test(arguments: [
    (["buidl"], "没有“buidl”这个命令，您是不是想写 build？", "there is no command “buidl”; did you mean build?"),
    (
      ["build", "--fromat", "json"], "没有“--fromat”这个选项，您是不是想写 --format？",
      "Unknown option '--fromat'. Did you mean '--format'?"
    ),
    (["build", "--output"], "--output <DIR> 后面要有一个值", "Missing value for '--output <DIR>'"),
    (["report"], "少了 --year <YYYY>", "--year <YYYY> is missing"),
    (
      ["check", "--format", "xml"], "--format <format> 不能是“xml”，应为 text、json、sarif、github",
      "The value 'xml' is invalid for '--format <format>'. It must be one of 'text', 'json',"
    ),
    (["check", "now"], "多了“now”", "“now” is one too many"),
    (["check", "--today", "soon"], "--today soon：应为 2026-11-23 这样的日期", "must be a date such as 2026-11-23"),
  ])
  fileprivate func `what is written wrongly is told in the reader's language`(
    arguments: [String], chinese: String, english: String
  ) throws {
    let tool = try #require(tool)
    do {
      _ = try Unionpress.parseAsRoot(arguments)
      Issue.record("understood")
    } catch {
      #expect(usageMessage(error, arguments, of: tool, .zh).contains(chinese))
      #expect(usageMessage(error, arguments, of: tool, .en).contains(english))
    }
  }

  @Test func `lines break between Chinese characters, never before a full stop`() {
    #expect(wrapped("训练在周三，欢迎新手。", to: 10) == "训练在周\n三，欢迎新\n手。")
    #expect(wrapped("one two three", to: 7, indent: 2) == "one two\n  three")
  }
}
