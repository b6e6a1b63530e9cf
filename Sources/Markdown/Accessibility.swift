import Diagnostics
import Phrases

/// Headings that say nothing, and levels left out: people who listen to a page go from heading to heading, and a level
/// that is missing sounds like a part that they have missed.
func headingProblems(_ headings: [Heading]) -> [Problem] {
  var problems: [Problem] = []
  // The page's title is the first level; the highest of a text is shown as the second.
  var level = 1
  for heading in headings {
    if heading.text.allSatisfy(\.isWhitespace) {
      problems.append(
        Problem(
          .headingEmpty, at: heading.span, Wording(zh: "这个小标题没有文字", en: "this heading has no text"),
          suggestion: Wording(zh: "写上文字，或删去这些 #", en: "write its text, or remove the # signs")))
    }
    if heading.level > level + 1 {
      problems.append(
        Problem(
          .headingSkipped, at: heading.span,
          level == 1
            ? Wording(
              zh: "第一个小标题比后面的低了 \(heading.level - 2) 级",
              en: "the first heading is lower than later ones by \(levels(heading.level - 2, more: ""))")
            : Wording(
              zh: "小标题“\(heading.text)”比上一个低了 \(heading.level - level) 级",
              en:
                "the heading “\(heading.text)” is \(levels(heading.level - level, more: "lower "))than the one before"
            ),
          suggestion: Wording(
            zh: "少写 \(heading.level - level - 1) 个 #", en: "write \(heading.level - level - 1) # less")))
    }
    level = heading.level
  }
  return problems
}

private func levels(_ count: Int, more: String) -> String { "\(count) level\(count == 1 ? "" : "s") \(more)" }

/// Links that cannot be told apart by their text: to one who hears a list of a page's links they are the same.
func linkProblems(_ links: [Link]) -> [Problem] {
  var problems: [Problem] = []
  var first: [String: Link] = [:]
  for link in links where !link.isBare && !link.text.isEmpty && !isVague(link.text) {
    if isAddress(link.text) {
      problems.append(
        Problem(
          .linkAddress, at: link.span,
          Wording(
            zh: "链接文字是网址，听起来是一串字母", en: "the link's text is an address, which sounds like a string of letters"
          ),
          suggestion: Wording(zh: "写明那里有什么", en: "say what is there")))
      continue
    }
    guard let other = first[link.text] else {
      first[link.text] = link
      continue
    }
    if other.destination != link.destination {
      problems.append(
        Problem(
          .linkSameText, at: link.span,
          Wording(
            zh: "两个链接都叫“\(link.text)”，去的地方却不同",
            en: "two links are called “\(link.text)” and lead to different places"),
          suggestion: Wording(zh: "在文字里写出区别", en: "make the difference part of the texts"),
          notes: [Note(Wording(zh: "另一个在这里", en: "the other is here"), at: other.span)]))
    }
  }
  return problems
}

private func isAddress(_ text: String) -> Bool {
  let lower = text.lowercased()
  return lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.")
}

/// Whether a link's text says nothing of where it leads, signs around it aside.
func isVague(_ text: String) -> Bool {
  let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  return vagueTexts.contains(words)
}

private let vagueTexts: Set<String> = [
  "点击这里", "点这里", "点击此处", "点此", "点击", "点我", "这里", "此处", "链接", "网址", "更多", "查看", "查看更多", "查看详情", "详情",
  "点击查看", "点击进入", "点击下载", "阅读全文", "here", "click here", "click", "link", "this", "this link", "more",
  "read more",
  "learn more", "see more", "details",
]

extension Renderer {
  /// A table whose first row is empty: its columns have no names, neither to see nor to hear.
  mutating func reportHeader(at line: Int) {
    problems.append(
      Problem(
        .tableNoHeader, at: lineSpan(line), Wording(zh: "这个表格没有表头", en: "this table has no header"),
        suggestion: Wording(
          zh: "在第一行写上各列的名称，例如 | 名次 | 队伍 |",
          en: "write the columns' names into the first row, such as | Rank | Team |")
      ))
  }

  /// Text that tells things apart by a colour alone, which not everybody sees and no record can show.
  mutating func reportColour(_ text: String, _ line: Int) {
    // The phrases have small letters, and only those of ASCII.
    let lower = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let word = lower.withUnsafeBufferPointer({ colourPhrases.first(in: $0)?.phrase }) else { return }
    let line = lineSpan(line)
    let bytes = Array(file.bytes[line.lower..<line.upper])
    let wanted = Array(word.utf8)
    let place = bytes.indices.first { index in
      index + wanted.count <= bytes.count
        && String(decoding: bytes[index..<index + wanted.count], as: UTF8.self).lowercased() == word
    }
    let span = place.map { file.span(line.lower + $0..<line.lower + $0 + wanted.count) } ?? line
    problems.append(
      Problem(
        .colourOnly, at: span,
        Wording(zh: "“\(word)”只有看得见颜色的人才懂", en: "“\(word)” means nothing to who does not see the colour"),
        suggestion: Wording(
          zh: "写出意思，例如“已取消”“必填”，需要时加粗",
          en: "say what is meant, such as “cancelled” or “required”, in bold if need be")))
  }
}

/// Phrases that refer to a colour of text. Colours themselves are no fault: 红歌, a green campus.
private let colourPhrases = PhraseSet([
  "标红", "红字", "红色字", "红色部分", "红色标", "飘红", "标黄", "黄色部分", "黄色标", "标绿", "绿色部分", "绿色标", "绿字", "蓝字",
  "蓝色部分", "蓝色标", "灰色部分", "标灰", "marked in red", "marked red", "shown in red", "in red are", "marked in green",
  "marked green",
  "shown in green", "in green are", "marked in yellow", "marked yellow",
])
