import Diagnostics
import MarkupTrees

/// What of a text in HTML has no place in Markdown, or none here.
struct LeftOutMarkup: Hashable {
  /// The element, or `img`.
  var name: String
  /// Where it leads.
  var address: String
}

/// Writes HTML as Markdown: paragraphs, headings, lists, quotations, tables, code, links and emphasis. Pictures become links;
/// what is left out is told of.
struct HTMLMarkdown {
  let links: ForeignLinks
  /// Whether lines and blank lines in the text are meant, as in WordPress before its blocks.
  var keepsLines = false
  private(set) var leftOut: [LeftOutMarkup] = []
  /// The marks between which the words stand.
  private var marks: Set<String> = []

  init(links: ForeignLinks, keepsLines: Bool = false) {
    self.links = links
    self.keepsLines = keepsLines
  }

  /// The text of `html`, blocks with a blank line between.
  mutating func markdown(_ html: String) -> String {
    guard case .success(let root) = readHTML(html) else { return "" }
    return blocks(root.children).joined(separator: "\n\n")
  }

  // MARK: Blocks

  private mutating func blocks(_ nodes: [MarkupNode]) -> [String] {
    var result: [String] = []
    var line: [MarkupNode] = []
    func isBlock(_ node: MarkupNode) -> Bool {
      guard case .element(let element) = node else { return false }
      // A link around a whole block is a block as well.
      return blockNames.contains(element.name)
        || element.name == "a" && element.children.contains(where: isBlock)
    }
    for node in nodes {
      guard isBlock(node), case .element(let element) = node else {
        line.append(node)
        continue
      }
      result += paragraphs(line)
      line = []
      result += block(element)
    }
    return (result + paragraphs(line)).filter { !$0.isEmpty }
  }

  private mutating func paragraphs(_ nodes: [MarkupNode]) -> [String] {
    let text = inline(nodes)
    guard keepsLines else { return [paragraph(text)] }
    return text.split(separator: #/\n[ \t]*\n\s*/#).map { paragraph(String($0)) }
  }

  /// Lines without spaces at their ends, none of which begins like a block.
  private func paragraph(_ text: String) -> String {
    let lines = text.split(separator: "\n").map { trimmed($0) }.filter { !$0.isEmpty && $0 != "\\" }
    guard var last = lines.last else { return "" }
    if last.hasSuffix("\\"), !last.hasSuffix("\\\\") { last.removeLast() }
    return (lines.dropLast() + [last]).map { safeStart($0) }.joined(separator: "\n")
  }

  private mutating func block(_ element: MarkupElement) -> [String] {
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let text = oneLine(inline(element.children).replacing("\\\n", with: " "))
      let level = Int(element.name.dropFirst()) ?? 2
      return text.isEmpty ? [] : [String(repeating: "#", count: level) + " " + text]
    case "ul", "ol": return [list(element)]
    case "blockquote":
      let inner = blocks(element.children).joined(separator: "\n\n")
      return inner.isEmpty ? [] : [prefixed(inner, "> ", ">")]
    case "pre":
      let text = element.text
      let fence = text.contains("```") ? "~~~~" : "```"
      let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
      return ["\(fence)\n\(body.hasPrefix("\n") ? String(body.dropFirst()) : body)\n\(fence)"]
    case "hr": return ["---"]
    case "table": return [table(element)]
    case "script", "style", "noscript", "template", "head", "title": return []
    case "iframe", "video", "audio", "object", "embed", "form":
      return embedded(element)
    default: return blocks(element.children)
    }
  }

  private mutating func embedded(_ element: MarkupElement) -> [String] {
    let inner = ["source", "embed", "param"].lazy.compactMap { element.first($0)?.attributes["src"] }.first
    let address = element.attributes["src"] ?? element.attributes["data"] ?? inner ?? ""
    leftOut.append(LeftOutMarkup(name: element.name, address: address))
    return [links.embedded(at: address)].filter { !$0.isEmpty }
  }

  private mutating func list(_ element: MarkupElement) -> String {
    var items: [String] = []
    // Markdown has no numbers below zero and none of ten digits (CommonMark 0.31.2, 5.2).
    let start = element.attributes["start"].flatMap { Int($0) } ?? 1
    var number = (0..<100_000_000).contains(start) ? start : 1
    for item in element.elements("li") {
      let mark = element.name == "ol" ? "\(number). " : "- "
      number += 1
      let inner = blocks(item.children)
      guard !inner.isEmpty else { continue }
      // A list below the words of its item stands close to them.
      let isTight =
        inner.count < 3 && inner.dropFirst().allSatisfy { $0.hasPrefix("- ") || $0.hasPrefix("1. ") }
      let text = inner.joined(separator: isTight ? "\n" : "\n\n")
      let indent = String(repeating: " ", count: mark.count)
      items.append(mark + String(prefixed(text, indent, "").drop { $0 == " " }))
    }
    return items.joined(separator: "\n")
  }

  private mutating func table(_ element: MarkupElement) -> String {
    let parts = element.children.flatMap { node -> [MarkupElement] in
      guard case .element(let inner) = node else { return [] }
      return inner.name == "tr"
        ? [inner] : ["thead", "tbody", "tfoot"].contains(inner.name) ? inner.elements("tr") : []
    }
    var rows: [[String]] = []
    for row in parts {
      var cells: [String] = []
      for case .element(let cell) in row.children where cell.name == "td" || cell.name == "th" {
        let text = oneLine(blocks(cell.children).joined(separator: " ").replacing("\\\n", with: " "))
        cells.append(text.replacing("|", with: "\\|"))
      }
      if !cells.allSatisfy(\.isEmpty) { rows.append(cells) }
    }
    guard let width = rows.map(\.count).max(), width > 0 else { return "" }
    // A table of one column was made for its frame.
    if width == 1 { return rows.map { $0[0] }.joined(separator: "\n\n") }
    let lines = rows.map { row in
      "| " + (row + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: width)
    return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
  }

  // MARK: Words

  private mutating func inline(_ nodes: [MarkupNode]) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): append(words(text), to: &result)
      case .element(let element): append(inline(element), to: &result)
      }
    }
    return result
  }

  private mutating func inline(_ element: MarkupElement) -> String {
    switch element.name {
    case "br": return "\\\n"
    case "strong", "b": return marked(element, "**")
    case "em", "i", "cite": return marked(element, "*")
    case "del", "s", "strike": return marked(element, "~~")
    case "code", "kbd", "samp", "tt":
      let text = oneLine(element.text)
      let fence = text.contains("`") ? "``" : "`"
      return text.isEmpty ? "" : "\(fence)\(text.contains("`") ? " \(text) " : text)\(fence)"
    case "a":
      let text = inline(element.children).replacing("\\\n", with: " ").replacing("\n", with: " ")
      guard let address = element.attributes["href"] else { return text }
      // A picture that leads to itself in full is a link already.
      return text.hasPrefix("[") ? text : links.link(text, to: address)
    case "img":
      let address = element.attributes["data-src"] ?? element.attributes["src"] ?? ""
      guard !address.isEmpty, !address.hasPrefix("data:") else { return "" }
      leftOut.append(LeftOutMarkup(name: "img", address: address))
      return links.picture(escaped(oneLine(element.attributes["alt"] ?? "")), at: address)
    case "script", "style", "noscript", "template": return ""
    case "iframe", "video", "audio", "object", "embed", "form", "input", "button", "select", "textarea":
      return embedded(element).joined()
    default: return inline(element.children)
    }
  }

  private func words(_ text: String) -> String {
    let clean = cleaned(text).replacing("\u{A0}", with: " ")
    guard keepsLines else {
      // As browsers do: any white space is one space.
      var result = ""
      for character in clean {
        if !character.isWhitespace || character == "\u{3000}" {
          result.append(character)
        } else if result.last != " " {
          result.append(" ")
        }
      }
      return escaped(result)
    }
    // A single line break is one that readers saw.
    return escaped(clean).replacing(#/([^\n])\n(?!\s*\n)(?=[^\n])/#) { "\($0.1)\\\n" }
  }

  /// The words of `element` between marks, which must touch them: spaces and line breaks go outside.
  ///
  /// What is bold already is not made so again, as programs for texts do: four stars would show as such.
  private mutating func marked(_ element: MarkupElement, _ mark: String) -> String {
    guard mark == "~~" ? !marks.contains(mark) : marks.isDisjoint(with: ["*", "**"]) else {
      return inline(element.children)
    }
    marks.insert(mark)
    let text = inline(element.children)
    marks.remove(mark)
    let isEdge: (Character) -> Bool = { $0.isWhitespace }
    var inner = text[...]
    var (lead, tail) = ("", "")
    while let first = inner.first {
      if inner.hasPrefix("\\\n") {
        lead += "\\\n"
        inner = inner.dropFirst(2)
      } else if isEdge(first) {
        lead += lead.hasSuffix(" ") ? "" : " "
        inner = inner.dropFirst()
      } else {
        break
      }
    }
    while let last = inner.last {
      if inner.hasSuffix("\\\n") {
        tail = "\\\n" + tail
        inner = inner.dropLast(2)
      } else if isEdge(last) {
        tail = (tail.hasPrefix(" ") ? "" : " ") + tail
        inner = inner.dropLast()
      } else {
        break
      }
    }
    guard !inner.isEmpty, !inner.contains("\n\n") else { return text }
    return lead + mark + inner + mark + tail
  }

  /// Puts `piece` behind `text`: marks that close and open again are taken away, and where a mark would not be one between a sign
  /// and a letter a space makes it one.
  private func append(_ piece: String, to text: inout String) {
    let (closing, opening) = (marks(atEndOf: text), marks(atStartOf: piece))
    if !closing.isEmpty, closing == opening {
      text.removeLast(closing.count)
      text += piece.dropFirst(opening.count)
      return
    }
    func isWord(_ character: Character?) -> Bool {
      character.map { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? false
    }
    func isSign(_ character: Character?) -> Bool { character.map { $0.isASCII && $0.isPunctuation } ?? false }
    let needsSpace =
      !closing.isEmpty && isSign(text.dropLast(closing.count).last) && isWord(piece.first)
      || !opening.isEmpty && isSign(piece.dropFirst(opening.count).first) && isWord(text.last)
      || !closing.isEmpty && !opening.isEmpty
    text += (needsSpace ? " " : "") + piece
  }

  private func marks(atEndOf text: String) -> String {
    guard let last = text.last, last == "*" || last == "~" else { return "" }
    let run = String(text.reversed().prefix { $0 == last })
    // The first may be escaped.
    return text.dropLast(run.count).last == "\\" ? String(run.dropLast()) : run
  }

  private func marks(atStartOf text: String) -> String {
    guard let first = text.first, first == "*" || first == "~" else { return "" }
    return String(text.prefix { $0 == first })
  }
}

private let blockNames: Set<String> = [
  "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption", "h1",
  "h2",
  "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "center",
  "address",
  "details", "summary", "iframe", "video", "audio", "object", "form", "script", "style", "li",
]

/// `text` with a backslash before signs that would be markup in the middle of a line.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_[]<>~&".contains(character) { result.append("\\") }
    result.append(character)
  }
  // An ampersand is one unless it looks like the beginning of a character's name.
  return result.replacing(#/\\&(?![A-Za-z#])/#, with: "&")
}

/// A line that does not begin a heading, list, quotation or rule by accident.
private func safeStart(_ line: String) -> String {
  if let first = line.first, "#+-=|:".contains(first) { return "\\" + line }
  if let match = line.firstMatch(of: #/^(\d{1,9})([.)])(?=\s|$)/#) {
    return "\(match.1)\\\(match.2)" + line[match.range.upperBound...]
  }
  return line
}

private func prefixed(_ text: String, _ mark: String, _ blank: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? blank : mark + $0 }
    .joined(separator: "\n")
}
