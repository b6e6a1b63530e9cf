import ArgumentParser
import Diagnostics

/// What is said when a command was written wrongly: what is wrong, what may have been meant, how it is written.
func usageMessage(
  _ error: any Error, _ arguments: [String], of root: ToolDescription, _ language: Language
) -> String {
  let (path, command) = root.command(at: arguments)
  var lines = [
    Wording(zh: "写错了：", en: "Wrong usage: ")[language]
      + reason(error, command, Array(arguments.dropFirst(path.count - 1)), language)
  ]
  lines.append(Wording(zh: "用法：", en: "Usage: ")[language] + usage(of: command, at: path, language))
  let name = path.joined(separator: " ")
  lines.append(Wording(zh: "\(name) --help 有详细说明。", en: "\(name) --help tells more.")[language])
  return lines.joined(separator: "\n") + "\n"
}

private func reason(
  _ error: any Error, _ command: ToolDescription, _ arguments: [String], _ language: Language
) -> String {
  let message = Unionpress.message(for: error)
  // With a command that does not exist, its options are not the mistake.
  if let first = arguments.first, !first.hasPrefix("-"), !(command.subcommands ?? []).isEmpty {
    return unexpected(first, command, language)
  }
  if let match = message.wholeMatch(of: #/Unexpected argument '(.*)'/#) {
    return unexpected(String(match.1), command, language)
  }
  if let match = message.wholeMatch(of: #/(\d+) unexpected arguments: (.*)/#) {
    let words = match.2.split(separator: ", ").map { "“\($0.dropFirst().dropLast())”" }
    return Wording(
      zh: "多了 \(match.1) 个词：\(words.joined(separator: "、"))。有空格的要加引号",
      en: "\(match.1) words are too many: \(words.joined(separator: ", ")). Put quotes around what has spaces"
    )[language]
  }
  if let match = message.wholeMatch(of: #/Missing expected argument '(--.*)'/#) {
    return Wording(zh: "少了 \(match.1)", en: "\(match.1) is missing")[language]
  }
  if let match = message.wholeMatch(of: #/Missing expected argument '<(.*?)>(?: \.\.\.)?'/#) {
    let argument = (command.arguments ?? []).first {
      $0.kind == .positional && $0.valueName == String(match.1)
    }
    let what = argument?.abstract.map { spoken($0, language) }
    return Wording(
      zh: "少了 <\(match.1)>" + (what.map { "：\($0)" } ?? ""),
      en: "<\(match.1)> is missing" + (what.map { ": \($0)" } ?? ""))[language]
  }
  if let match = message.wholeMatch(of: #/The value '(.*?)' is invalid for '(.*?)'/#) {
    // All other options that take no text name the values they take.
    return Wording(
      zh: "\(match.2) 不能是“\(match.1)”，应为一个整数",
      en: "\(match.2) cannot be “\(match.1)”, it must be a whole number")[language]
  }
  guard language == .zh else {
    return english(message.replacing("Please provide one of", with: "It must be one of"))
  }
  return translated(message) ?? spoken(message, language)
}

/// The English part of `message`, which is about the same as the Chinese one before it: `--week x：应为… · must be …`.
private func english(_ message: String) -> String {
  let part = spoken(message, .en)
  guard part != message, let colon = message.firstRange(of: "："),
    message[..<colon.lowerBound].allSatisfy({ $0 != "·" })
  else { return part }
  return "\(message[..<colon.lowerBound]): \(part)"
}

/// What commands are called elsewhere, and in Chinese.
private let otherNames: [String: String] = [
  "初始化": "init", "建站": "init", "新建": "new", "创建": "new", "create": "new", "add": "new", "生成": "build",
  "构建": "build",
  "make": "build", "预览": "serve", "preview": "serve", "dev": "serve", "server": "serve", "start": "serve",
  "发布": "publish",
  "deploy": "publish", "upload": "publish", "push": "publish", "退回": "rollback", "回滚": "rollback",
  "undo": "rollback",
  "检查": "check", "validate": "check", "lint": "check", "test": "check", "修复": "fix", "改正": "fix",
  "列出": "list",
  "查看": "list", "show": "list", "ls": "list", "搜索": "search", "查找": "search", "find": "search",
  "日历": "calendar",
  "周报": "digest", "一周活动": "digest", "导入": "import", "报告": "report", "年度报告": "report", "模板": "templates",
  "体检": "doctor",
  "字段": "fields", "explain": "fields",
]

private func unexpected(_ word: String, _ command: ToolDescription, _ language: Language) -> String {
  // Word processors and input methods make one dash of two hyphens, or wide ones.
  if let first = word.first, "—–－‐‑−―".contains(first) || word.hasPrefix("-—") || word.hasPrefix("-–") {
    let option = "--" + word.drop { "—–－‐‑−―-".contains($0) }
    return Wording(
      zh: "“\(word)”前面的横线不对，选项要用两个半角减号：\(option)",
      en: "“\(word)” begins with a dash; an option begins with two hyphens: \(option)")[language]
  }
  let names = (command.subcommands ?? []).map(\.commandName)
  guard !names.isEmpty else {
    let takesSource = (command.arguments ?? []).contains {
      $0.names?.contains { $0.name == "source" } == true
    }
    let isFolder = takesSource && isSite(word)
    return Wording(
      zh: "多了“\(word)”" + (isFolder ? "；网站在别的文件夹时写 --source \(word)" : ""),
      en: "“\(word)” is one too many"
        + (isFolder ? "; for a site in another folder say --source \(word)" : ""))[language]
  }
  let guess =
    otherNames[word.lowercased()].flatMap { names.contains($0) ? $0 : nil }
    ?? nearMisses(of: word, among: names, limit: 1).first
  return Wording(
    zh: "没有“\(word)”这个命令" + (guess.map { "，您是不是想写 \($0)？" } ?? ""),
    en: "there is no command “\(word)”" + (guess.map { "; did you mean \($0)?" } ?? ""))[language]
}

/// ArgumentParser's sentences in Chinese; `nil` for one that is not known.
private func translated(_ message: String) -> String? {
  if let match = message.wholeMatch(of: #/Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/#) {
    return "没有“\(match.1)”这个选项" + (match.2.map { "，您是不是想写 \($0)？" } ?? "")
  }
  if let match = message.wholeMatch(of: #/Missing value for '(.*)'/#) { return "\(match.1) 后面要有一个值" }
  if let match = message.wholeMatch(
    of: #/The value '(.*?)' is invalid for '(.*?)'\. Please provide one of (.*)\./#.dotMatchesNewlines())
  {
    let choices = match.3.replacing(#/,? or |, /#, with: "、").replacing("'", with: "")
    return "\(match.2) 不能是“\(match.1)”，应为 \(choices)"
  }
  if let match = message.wholeMatch(
    of: #/The option '(.*)' does not take any value, but '(.*)' was specified\./#)
  {
    return "\(match.1) 后面不带值，却写了“\(match.2)”"
  }
  return nil
}
