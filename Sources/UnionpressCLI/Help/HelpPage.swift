import Diagnostics

/// The help of the command at `path`, in one language, in lines of at most `width` columns.
func helpPage(of command: ToolDescription, at path: [String], _ language: Language, width: Int) -> String {
  var blocks: [String] = []
  blocks.append(wrapped(spoken(command.abstract ?? "", language), to: width))
  blocks.append(Wording(zh: "用法：", en: "Usage: ")[language] + usage(of: command, at: path, language))
  if let discussion = command.discussion {
    blocks.append(
      discussion.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        // Examples stay in one line, to be copied.
        line.hasPrefix("  ")
          ? spoken(String(line), language) : wrapped(spoken(String(line), language), to: width)
      }.joined(separator: "\n"))
  }
  let shown = (command.arguments ?? []).filter(\.shouldDisplay)
  let positional = shown.filter { $0.kind == .positional }
  if !positional.isEmpty {
    blocks.append(
      list(Wording(zh: "参数：", en: "Arguments:"), positional.map { entry($0, language) }, language, width))
  }
  let options = shown.filter { $0.kind != .positional }
  if !options.isEmpty {
    blocks.append(
      list(Wording(zh: "选项：", en: "Options:"), options.map { entry($0, language) }, language, width))
  }
  let subcommands = (command.subcommands ?? []).filter {
    $0.shouldDisplay ?? true && $0.commandName != "help"
  }
  if !subcommands.isEmpty {
    blocks.append(
      list(
        Wording(zh: "命令：", en: "Commands:"),
        subcommands.map { ($0.commandName, spoken($0.abstract ?? "", language)) },
        language, width))
    let name = path.joined(separator: " ")
    blocks.append(
      Wording(zh: "\(name) 命令 --help 看每个命令怎么用。", en: "\(name) COMMAND --help tells how to use each.")[
        language])
  }
  return blocks.joined(separator: "\n\n") + "\n"
}

/// How a command is called: `unionpress build [选项]`.
func usage(of command: ToolDescription, at path: [String], _ language: Language) -> String {
  var words = [path.joined(separator: " ")]
  let shown = (command.arguments ?? []).filter(\.shouldDisplay)
  for option in shown where option.kind != .positional && !option.isOptional {
    words.append("\(name(of: option)) <\(option.valueName ?? "")>")
  }
  if shown.contains(where: { $0.kind != .positional && $0.isOptional }) {
    words.append(Wording(zh: "[选项]", en: "[options]")[language])
  }
  for argument in shown where argument.kind == .positional {
    let value = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? "…" : "")
    words.append(argument.isOptional ? "[\(value)]" : value)
  }
  if !(command.subcommands ?? []).isEmpty { words.append(Wording(zh: "<命令>", en: "<command>")[language]) }
  return words.joined(separator: " ")
}

private func name(of argument: ToolDescription.Argument) -> String {
  (argument.names ?? []).map { ($0.kind == .long ? "--" : "-") + $0.name }.joined(separator: ", ")
}

private func entry(_ argument: ToolDescription.Argument, _ language: Language) -> (String, String) {
  let value = "<\(argument.valueName ?? "")>"
  let label =
    switch argument.kind {
    case .positional: value
    case .option: name(of: argument) + " " + value
    case .flag: name(of: argument)
    }
  let text = standardTextsInBothLanguages(argument.abstract ?? "")
  return (label, spoken(text, language) + remarks(argument, language))
}

/// The values that an option takes, and what it is without one.
private func remarks(_ argument: ToolDescription.Argument, _ language: Language) -> String {
  guard argument.kind != .flag else { return "" }
  var parts: [String] = []
  if let values = argument.allValues, !values.isEmpty {
    parts.append(
      Wording(zh: values.joined(separator: "、"), en: values.joined(separator: ", "))[language])
  }
  if let standard = argument.defaultValue, standard != "." {
    parts.append(Wording(zh: "默认 \(standard)", en: "default \(standard)")[language])
  }
  guard !parts.isEmpty else { return "" }
  return Wording(
    zh: "（\(parts.joined(separator: "；"))）", en: " (\(parts.joined(separator: "; ")))")[language]
}

/// Names and what they are, in two columns.
private func list(
  _ title: Wording, _ entries: [(label: String, text: String)], _ language: Language, _ width: Int
) -> String {
  let column = 26
  let lines = entries.map { label, text in
    let gap = column - 2 - label.displayWidth
    let lead =
      gap > 1
      ? "  " + label + String(repeating: " ", count: gap)
      : "  \(label)\n" + String(repeating: " ", count: column)
    return lead
      + wrapped(text, to: width - column).replacing("\n", with: "\n" + String(repeating: " ", count: column))
  }
  return ([title[language]] + lines).joined(separator: "\n")
}

/// `text` with what the library says of its own options and commands, in English only, said in both languages.
func standardTextsInBothLanguages(_ text: String) -> String {
  text.replacing("Show help information.", with: "看这份说明 · show this help")
    .replacing("Show the version.", with: "看版本 · show the version")
    .replacing("Show subcommand help information.", with: "看一个命令的说明 · show the help of a command")
}
