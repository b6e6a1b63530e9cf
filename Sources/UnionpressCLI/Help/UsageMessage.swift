import ArgumentParser
import Diagnostics

/// What is said when a command was written wrongly: what is wrong, what may have been meant, how it is written.
func usageMessage(
  _ error: any Error, _ arguments: [String], of root: ToolDescription, _ language: Language
) -> String {
  let (path, command) = root.command(at: arguments)
  var lines = [Wording(zh: "写错了：", en: "Wrong usage: ")[language] + reason(error, command, language)]
  lines.append(Wording(zh: "用法：", en: "Usage: ")[language] + usage(of: command, at: path, language))
  let name = path.joined(separator: " ")
  lines.append(Wording(zh: "\(name) --help 有详细说明。", en: "\(name) --help tells more.")[language])
  return lines.joined(separator: "\n") + "\n"
}

private func reason(_ error: any Error, _ command: ToolDescription, _ language: Language) -> String {
  let message = Unionpress.message(for: error)
  if let match = message.wholeMatch(of: #/Unexpected argument '(.*)'/#) {
    return unexpected(String(match.1), command, language)
  }
  guard language == .zh else {
    return spoken(message.replacing("Please provide one of", with: "It must be one of"), language)
  }
  return translated(message) ?? spoken(message, language)
}

private func unexpected(_ word: String, _ command: ToolDescription, _ language: Language) -> String {
  let names = (command.subcommands ?? []).map(\.commandName)
  guard !names.isEmpty else {
    return Wording(zh: "多了“\(word)”", en: "“\(word)” is one too many")[language]
  }
  let guess = nearMisses(of: word, among: names, limit: 1).first
  return Wording(
    zh: "没有“\(word)”这个命令" + (guess.map { "，您是不是想写 \($0)？" } ?? ""),
    en: "there is no command “\(word)”" + (guess.map { "; did you mean \($0)?" } ?? ""))[language]
}

/// ArgumentParser's sentences in Chinese; `nil` for one that is not known.
private func translated(_ message: String) -> String? {
  if let match = message.wholeMatch(of: #/Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/#) {
    return "没有“\(match.1)”这个选项" + (match.2.map { "，您是不是想写 \($0)？" } ?? "")
  }
  if let match = message.wholeMatch(of: #/Missing expected argument '(.*)'/#) {
    return "少了 \(match.1)"
  }
  if let match = message.wholeMatch(of: #/Missing value for '(.*)'/#) { return "\(match.1) 后面要有一个值" }
  if let match = message.wholeMatch(
    of: #/The value '(.*?)' is invalid for '(.*?)'(?:\. Please provide one of (.*)\.)?(?::.*)?/#
      .dotMatchesNewlines())
  {
    let choices =
      match.3.map { "，应为 " + $0.replacing(#/,? or |, /#, with: "、").replacing("'", with: "") } ?? ""
    return "\(match.2) 不能是“\(match.1)”\(choices)"
  }
  if let match = message.wholeMatch(of: #/(\d+) unexpected arguments: (.*)/#) {
    return "多了 \(match.1) 个词：\(match.2)"
  }
  if let match = message.wholeMatch(
    of: #/The option '(.*)' does not take any value, but '(.*)' was specified\./#)
  {
    return "\(match.1) 后面不带值，却写了“\(match.2)”"
  }
  return nil
}
