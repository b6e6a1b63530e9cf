import Diagnostics
import Testing

@testable import UnionpressCLI

struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `every command and every option can be completed`(shell: String) throws {
    let folder = try Folder([:])
    let script = try folder.output("completions", shell)
    #expect(script.code == 0)
    // Words as the three shells separate them.
    let words = Set(script.output.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
    func look(_ command: ToolDescription) {
      #expect(words.contains(command.commandName), "\(command.commandName)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where name.kind == .long {
          // fish writes the name apart from its dashes.
          #expect(words.contains(shell == "fish" ? name.name : "--\(name.name)"), "\(name.name)")
        }
      }
      for command in command.subcommands ?? [] { look(command) }
    }
    look(try #require(ToolDescription.read(Unionpress.self)))
    // bash shows no descriptions.
    #expect(!script.output.contains("Show "))
    if shell != "bash" { #expect(script.output.contains("看版本 · show the version")) }
  }
}
