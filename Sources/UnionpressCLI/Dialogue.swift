import ArgumentParser
import Diagnostics
import Glibc
import Hanzi

/// Questions and answers in a terminal, line by line: no colours, no cursor keys, so that it works in any of them.
struct Dialogue {
  let language: Language

  /// Something that can be chosen.
  struct Item {
    var id: String
    var title: String
  }

  /// Whether somebody sits there.
  static var isPossible: Bool { isatty(0) == 1 && isatty(1) == 1 }

  func say(_ zh: String, _ en: String) { writeOutput(Wording(zh: zh, en: en)[language] + "\n") }

  /// One line typed after `prompt`; the standing answer for an empty one.
  func ask(_ prompt: String, standing: String? = nil) throws -> String {
    writeOutput(prompt + (standing.map { " [\($0)]" } ?? "") + (language == .zh ? "：" : ": "))
    guard let line = readLine() else {
      say("\n没有写任何文件。", "\nNothing was written.")
      throw ExitCode(Outcome.usage)
    }
    let text = trimmedLine(line)
    return text.isEmpty ? standing ?? "" : text
  }

  /// One of a few words, by its number or itself; empty for none.
  func choose(_ prompt: String, among words: [String], standing: String? = nil) throws -> String {
    let list = words.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "  ")
    writeOutput("  \(list)\n")
    let answer = try ask(prompt, standing: standing)
    guard let number = Int(answer), words.indices.contains(number - 1) else { return answer }
    return words[number - 1]
  }

  /// Records by number, id, title or a part of title, id or pinyin. A text that means none of them is an answer only
  /// where `takesText`.
  func choose(
    _ prompt: String, among items: [Item], several: Bool, takesText: Bool, standing: String? = nil
  ) throws -> (ids: [String], text: String?) {
    if items.count <= 12 { list(items) }
    while true {
      let more = several ? Wording(zh: "，可写几个，用逗号隔开", en: ", several with commas between")[language] : ""
      let how =
        items.isEmpty
        ? ""
        : Wording(zh: "（编号、名称或其中一部分\(more)；? 看全部）", en: " (number, name or a part of it\(more); ? for all)")[
          language]
      let answer = try ask(prompt + how, standing: standing)
      if answer == "?" || answer == "？" {
        list(items)
        continue
      }
      if answer.isEmpty { return ([], nil) }
      let parts = several ? pieces(answer) : [answer]
      var ids: [String] = []
      var isClear = true
      for part in parts {
        let found = matches(part, items)
        if found.count == 1 {
          ids.append(found[0].id)
          say("  → \(found[0].title)（\(found[0].id)）", "  → \(found[0].title) (\(found[0].id))")
        } else if found.count > 1 {
          say("“\(part)”有几个：", "“\(part)” could be:")
          list(items, only: found)
          isClear = false
        } else if takesText {
          return ([], answer)
        } else {
          let guess = nearMisses(of: part, among: items.flatMap { [$0.id, $0.title] }).first
          say(
            "没有“\(part)”。\(guess.map { "您是不是想写 \($0)？" } ?? "")",
            "There is no “\(part)”.\(guess.map { " Did you mean \($0)?" } ?? "")")
          isClear = false
        }
      }
      if isClear { return (ids, nil) }
    }
  }

  private func list(_ items: [Item], only shown: [Item]? = nil) {
    for (number, item) in items.enumerated() where shown?.contains(where: { $0.id == item.id }) ?? true {
      writeOutput("  \(number + 1) \(item.title) \(item.id)\n")
    }
  }
}

/// The records that `typed` may mean: exactly, else by a part.
func matches(_ typed: String, _ items: [Dialogue.Item]) -> [Dialogue.Item] {
  if let number = Int(typed), items.indices.contains(number - 1) { return [items[number - 1]] }
  let wanted = typed.lowercased()
  let exact = items.filter { $0.id == wanted || $0.title.lowercased() == wanted }
  if !exact.isEmpty { return exact }
  // Pinyin with and without hyphens: paiqiu, pai-qiu.
  let letters = wanted.filter { $0 != "-" && $0 != " " }
  return items.filter { item in
    item.id.contains(wanted) || item.title.lowercased().contains(wanted)
      || !letters.isEmpty && slug(item.title).filter { $0 != "-" }.contains(letters)
  }
}

/// The parts of an answer with commas of either width between.
private func pieces(_ text: String) -> [String] {
  text.split(whereSeparator: { "，、,;；".contains($0) }).map { trimmedLine($0) }.filter { !$0.isEmpty }
}

/// A line as typed, without white space of any width at its ends.
func trimmedLine(_ text: some StringProtocol) -> String {
  let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
  guard let start = text.firstIndex(where: { !isSpace($0) }),
    let end = text.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text[start...end])
}
