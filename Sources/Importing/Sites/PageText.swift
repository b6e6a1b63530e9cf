import Diagnostics

/// Turns the Markdown of Hugo and Jekyll into ours, line by line: pictures become links, tags of HTML and of the program are
/// taken away and told of.
struct PageText {
  let file: SourceFile
  let links: ForeignLinks
  private(set) var problems: [Problem] = []
  private let lines: LineTable
  /// The fence of the code that the lines are in.
  private var fence: String?
  private var isComment = false
  private var told: Set<String> = []

  init(file: SourceFile, links: ForeignLinks) {
    self.file = file
    self.links = links
    lines = LineTable(file)
  }

  /// The text from byte `start` on; nothing if there is none.
  mutating func body(from start: Int) -> DraftBody? {
    guard start < file.bytes.count else { return nil }
    var texts: [String] = []
    var spans: [Span] = []
    for index in lines.lineIndex(at: start)..<lines.count {
      let range = lines.range(ofLine: index)
      texts.append(line(file.text(range), file.span(range)))
      spans.append(file.span(range))
    }
    let first = texts.firstIndex { !trimmed($0).isEmpty }
    guard let first, let last = texts.lastIndex(where: { !trimmed($0).isEmpty }) else { return nil }
    return DraftBody(text: texts[first...last].joined(separator: "\n"), spans: Array(spans[first...last]))
  }

  private mutating func line(_ text: String, _ span: Span) -> String {
    let bare = text.drop { $0 == " " }
    if let open = fence {
      if bare.hasPrefix(open) { fence = nil }
      if isEnd(bare) {
        fence = nil
        return "```"
      }
      return text
    }
    for mark in ["```", "~~~"] where bare.hasPrefix(mark) {
      fence = mark
      return text
    }
    // Blocks of code that the programs colour.
    if let match = bare.wholeMatch(of: #/\{[{%][<%]?\s*highlight\s+([A-Za-z0-9+#-]+).*/#) {
      fence = "```"
      return "```\(match.1)"
    }
    return withoutTags(pictures(programTags(withoutComments(text), span), span), span)
  }

  private func isEnd(_ line: Substring) -> Bool {
    line.firstMatch(of: #/^\{[{%][<%]?\s*(\/\s*highlight|endhighlight)\b/#) != nil
  }

  private mutating func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while true {
      let mark = isComment ? "-->" : "<!--"
      guard let range = rest.firstRange(of: mark) else { return isComment ? result : result + rest }
      if !isComment { result += rest[..<range.lowerBound] }
      isComment.toggle()
      rest = rest[range.upperBound...]
    }
  }

  // MARK: Tags of the programs

  private mutating func programTags(_ text: String, _ span: Span) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: #/\{\{[<%](.*?)[%>]\}\}|\{%-?(.*?)-?%\}|\{\{(.*?)\}\}|\{:[^}]*\}/#)
    {
      result += rest[..<match.range.lowerBound]
      let inside = match.output.1 ?? match.output.2 ?? match.output.3 ?? ""
      result += meaning(of: trimmed(inside), String(match.output.0), span)
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// What stands for a tag of Hugo or Liquid.
  private mutating func meaning(of inside: String, _ whole: String, _ span: Span) -> String {
    let name = inside.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    // Lists of attributes (`{: .wide}`), and addresses of the site itself, which is known.
    if whole.hasPrefix("{:")
      || ["raw", "endraw", "site.baseurl", "site.url", "comment", "endcomment"].contains(name)
    {
      return ""
    }
    if ["figure", "img", "image"].contains(name), let address = value(of: "src", in: inside) {
      problems.append(links.pictureProblem(address, at: span))
      return links.picture(
        value(of: "alt", in: inside) ?? value(of: "caption", in: inside) ?? value(of: "title", in: inside)
          ?? "", at: address)
    }
    if !name.hasPrefix("/"), !name.hasPrefix("end") {
      problems.append(
        Problem(
          .importLeftOut, at: span,
          Wording(zh: "短代码没有导入：\(whole)", en: "a shortcode was not imported: \(whole)")))
    }
    return ""
  }

  private func value(of name: String, in tag: String) -> String? {
    for match in tag.matches(of: #/([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/#)
    where match.1.lowercased() == name {
      return (match.2 ?? match.3 ?? match.4).map(String.init)
    }
    return nil
  }

  // MARK: Pictures, links and HTML

  private mutating func pictures(_ text: String, _ span: Span) -> String {
    guard text.contains("](") || text.contains("]: ") else { return text }
    if let match = text.wholeMatch(of: #/(\s{0,3}\[[^\]^][^\]]*\]:\s+)<?([^\s>]+)>?(.*)/#) {
      return links.address(String(match.2)).map { "\(match.1)\($0)\(match.3)" } ?? ""
    }
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(
      of:
        #/(!?)\[((?:[^\[\]]|\[[^\]]*\]\([^)]*\)|\[[^\]]*\])*)\]\(\s*<?([^\s)>]*)>?(?:\s+["'(][^)]*["')])?\s*\)/#
    ) {
      result += rest[..<match.range.lowerBound]
      let address = String(match.3)
      if match.1 == "!" {
        problems.append(links.pictureProblem(address, at: span))
        result += links.picture(String(match.2), at: address)
      } else {
        // A picture inside of a link.
        let inner = pictures(String(match.2), span)
        if links.address(address) == nil, !address.hasPrefix("#"), !address.isEmpty {
          tell(
            "link \(address)",
            Wording(
              zh: "链接在这里打不开，只留了文字：\(address)",
              en: "a link leads nowhere from here; its words stay: \(address)"), span)
        }
        result += inner.hasPrefix("[") ? inner : links.link(inner, to: address)
      }
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  private mutating func withoutTags(_ text: String, _ span: Span) -> String {
    guard text.contains("<") else { return text }
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: #/`[^`]*`|<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^<>]*)?)\/?>/#) {
      result += rest[..<match.range.lowerBound]
      let whole = String(match.output.0)
      if let name = match.output.2?.lowercased() {
        result += meaning(ofElement: name, isEnd: match.output.1 == "/", whole, span)
      } else {
        result += whole
      }
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  private mutating func meaning(ofElement name: String, isEnd: Bool, _ whole: String, _ span: Span) -> String
  {
    switch name {
    case "br": return " "
    case "b", "strong": return "**"
    case "i", "em": return "*"
    case "p", "span", "div", "center", "font", "figure", "figcaption", "u", "small": return ""
    case "img":
      guard let address = value(of: "src", in: whole) else { return "" }
      problems.append(links.pictureProblem(address, at: span))
      return links.picture(value(of: "alt", in: whole) ?? "", at: address)
    case "iframe", "video", "audio", "source", "embed":
      guard !isEnd, let address = value(of: "src", in: whole) else { return "" }
      tell(
        whole, Wording(zh: "嵌入的内容没有导入：\(address)", en: "something embedded was not imported: \(address)"),
        span)
      return links.embedded(at: address)
    default:
      if !isEnd {
        tell(
          name,
          Wording(
            zh: "HTML 标签去掉了，文字还在：<\(name)>", en: "a tag of HTML was taken away, its words stay: <\(name)>"),
          span)
      }
      return ""
    }
  }

  private mutating func tell(_ what: String, _ message: Wording, _ span: Span) {
    if told.insert(what).inserted { problems.append(Problem(.importLeftOut, at: span, message)) }
  }
}
