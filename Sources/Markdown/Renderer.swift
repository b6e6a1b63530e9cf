import Diagnostics
import Markup

/// Turns the parser's tree into a ``Body``, one node after the other.
struct Renderer {
  let file: SourceFile
  let text: Rewriting
  let sentinel: Unicode.Scalar
  var body = Body()
  var problems: [Problem] = []

  var html: [UInt8] = []
  /// Byte offset of each line of the changed text.
  private let lineStarts: [Int]
  /// Where the next search for something inline begins, in the changed text.
  var cursor = 0
  /// Plain text of the open block.
  private var blockText = ""
  /// Positions in the output of unpaired `~~` of the open inline container, innermost last.
  private var anchors = Anchors()
  private var heading: (level: Int, place: Int)?
  private var openLinks: [Int?] = []
  private var linkTextStart: [Int] = []
  private var imageDepth = 0
  private var imageText = ""
  private var imageTarget: (destination: String, title: String)?
  private var isInHeaderRow = false
  private var hasTableBody = false
  private var column = 0
  private var alignments: [UInt8] = []
  private var pendingBreak = false
  private var lastScalar: Unicode.Scalar?
  private var footnoteCount = 0
  private var openFootnote = 0
  private var footnoteUses: [String: Int] = [:]
  private var hasFootnotes = false
  private var depth = 0
  private var hasExcerpt = false
  /// The open `~~` of the block: the empty piece that stands in its place, and how deep in emphasis it is.
  private var strike: (piece: Int, depth: Int)?
  private var inlineDepth = 0

  init(file: SourceFile, text: Rewriting, sentinel: Unicode.Scalar) {
    self.file = file
    self.text = text
    self.sentinel = sentinel
    var starts = [0]
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  // MARK: Output

  mutating func put(_ markup: StaticString) { markup.withUTF8Buffer { html += $0 } }
  mutating func putEscaped(_ text: String) { appendEscaped(text, to: &html) }

  /// Ends the piece of finished markup and adds a hole.
  mutating func hole(_ piece: Body.Piece) {
    if !html.isEmpty { body.pieces.append(.html(HTML(trusted: html))) }
    html = []
    body.pieces.append(piece)
  }

  /// Adds an empty piece, to be filled when more is known, and returns its index.
  private mutating func placeholder() -> Int {
    hole(.html(HTML()))
    return body.pieces.count - 1
  }

  mutating func finish() {
    if hasFootnotes { put("</ol>\n</section>\n") }
    if !html.isEmpty { body.pieces.append(.html(HTML(trusted: html))) }
    html = []
  }

  /// Text as the author wrote it: helpers of the prescan taken out.
  func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == sentinel || $0 == Prescan.escapedTilde }) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != sentinel {
      scalars.append(scalar == Prescan.escapedTilde ? "~" : scalar)
    }
    return String(scalars)
  }

  /// The file's bytes for `range` of the changed text.
  func span(_ range: Range<Int>) -> Span {
    let lower = text.original(range.lowerBound)
    let upper = range.isEmpty ? lower : text.original(range.upperBound - 1) + 1
    return file.span(lower..<max(lower, upper))
  }

  func offset(ofLine line: Int) -> Int { lineStarts[min(max(line - 1, 0), lineStarts.count - 1)] }

  /// Where `needle` stands from the cursor on; the cursor moves behind it.
  mutating func locate(_ needle: String) -> Span {
    let wanted = Array(needle.utf8)
    let bytes = text.bytes
    guard let first = wanted.first else { return span(cursor..<cursor) }
    // Inline content is found within its block; a search that goes astray must not cost the whole text.
    var index = cursor
    let limit = min(bytes.count, cursor + 20_000)
    while index < limit {
      if bytes[index] == first, bytes[index...].starts(with: wanted) {
        cursor = index + wanted.count
        return span(index..<cursor)
      }
      index += 1
    }
    let end = bytes[min(cursor, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    return span(min(cursor, bytes.count)..<end)
  }

  // MARK: Nodes

  mutating func visit(_ node: borrowing CNode, _ isEntering: Bool) {
    let kind = node.kind
    if imageDepth > 0, kind != .image {
      if isEntering { imageText += clean(plain(node, kind)) }
      return
    }
    switch kind {
    case .document: break
    case .paragraph: paragraph(node, isEntering)
    case .heading: heading(node, isEntering)
    case .quote: isEntering ? put("<blockquote>\n") : put("</blockquote>\n")
    case .list: list(node, isEntering)
    case .item: item(node, isEntering)
    case .codeBlock: codeBlock(node)
    case .htmlBlock: rawHTML(node.literal, line: node.line)
    case .thematicBreak: put("<hr>\n")
    case .footnoteDefinition: footnote(isEntering)
    case .table: table(node, isEntering)
    case .tableRow: row(node, isEntering)
    case .tableCell: cell(isEntering)
    case .text: inlineText(node.literal)
    case .softBreak: pendingBreak = true
    case .hardBreak:
      put("<br>\n")
      blockText += "\n"
      lastScalar = nil
    case .code: code(node.literal)
    case .htmlInline:
      rawHTML(node.literal, line: nil)
    case .emphasis:
      emphasis(isEntering)
      isEntering ? put("<em>") : put("</em>")
    case .strong:
      emphasis(isEntering)
      isEntering ? put("<strong>") : put("</strong>")
    case .link: link(node, isEntering)
    case .image: image(node, isEntering)
    case .footnoteReference: footnoteReference(node.literal)
    case .other: break
    }
  }

  private func plain(_ node: borrowing CNode, _ kind: NodeKind) -> String {
    switch kind {
    case .text, .code: node.literal
    case .softBreak, .hardBreak: " "
    default: ""
    }
  }

  private mutating func startBlock(_ line: Int) {
    cursor = max(cursor, offset(ofLine: line))
    blockText = ""
    lastScalar = nil
    pendingBreak = false
    strike = nil
    inlineDepth = 0
  }

  private mutating func endBlock(isParagraph: Bool) {
    closeStrike()
    pendingBreak = false
    guard !blockText.isEmpty else { return }
    if isParagraph, !hasExcerpt {
      body.excerpt = excerpt(of: blockText)
      hasExcerpt = true
    }
    if !body.plainText.isEmpty { body.plainText += "\n" }
    body.plainText += blockText
    blockText = ""
  }

  private mutating func paragraph(_ node: borrowing CNode, _ isEntering: Bool) {
    let isTight = node.isTight
    if isEntering {
      startBlock(node.line)
      if !isTight { put("<p>") }
    } else {
      endBlock(isParagraph: true)
      if !isTight { put("</p>\n") } else if !node.isLast { put("\n") }
    }
  }

  private mutating func heading(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      startBlock(node.line)
      body.headings.append(
        Heading(level: min(node.level + 1, 6), text: "", anchor: "", span: lineSpan(node.line)))
      // The anchor is made of the text, which is known at the end: the tag is put in then.
      heading = (min(node.level + 1, 6), placeholder())
    } else {
      guard let (level, place) = heading else { return }
      closeStrike()
      let title = blockText
      let anchor = anchors.make(title)
      let index = body.headings.count - 1
      body.headings[index].text = title
      body.headings[index].anchor = anchor
      openHeading(level, anchor, place)
      endBlock(isParagraph: false)
      closeHeading(level)
      heading = nil
    }
  }

  /// Fills the empty piece that stands where the heading begins.
  private mutating func openHeading(_ level: Int, _ anchor: String, _ place: Int) {
    var tag: [UInt8] = []
    appendTag(level, &tag)
    tag += Array(" id=\"".utf8)
    appendEscaped(anchor, to: &tag)
    tag += Array("\">".utf8)
    body.pieces[place] = .html(HTML(trusted: tag))
  }

  private func appendTag(_ level: Int, _ bytes: inout [UInt8]) {
    bytes += Array("<h".utf8)
    bytes.append(UInt8(0x30 + level))
  }

  private mutating func closeHeading(_ level: Int) {
    put("</h")
    html.append(UInt8(0x30 + level))
    put(">\n")
  }

  private func lineSpan(_ line: Int) -> Span {
    let start = offset(ofLine: line)
    let end = text.bytes[min(start, text.bytes.count)...].firstIndex(of: 0x0A) ?? text.bytes.count
    return span(start..<end)
  }

  private mutating func list(_ node: borrowing CNode, _ isEntering: Bool) {
    if node.isOrdered {
      guard isEntering else { return put("</ol>\n") }
      put("<ol")
      if node.listStart != 1 {
        put(" start=\"")
        html += Array(String(node.listStart).utf8)
        put("\"")
      }
      put(">\n")
    } else {
      isEntering ? put("<ul>\n") : put("</ul>\n")
    }
  }

  private mutating func item(_ node: borrowing CNode, _ isEntering: Bool) {
    guard isEntering else { return put("</li>\n") }
    if let done = node.task {
      put("<li class=\"task\"><input type=\"checkbox\" disabled")
      if done { put(" checked") }
      put("> ")
    } else {
      put("<li>")
    }
  }

  private mutating func codeBlock(_ node: borrowing CNode) {
    let info = clean(node.info)
    let name = info.split(separator: " ").first.map(String.init) ?? ""
    if LiveBlock.names.contains(name) { return liveBlock(node, name) }
    put("<pre><code")
    if !name.isEmpty {
      put(" class=\"language-")
      putEscaped(name)
      put("\"")
    }
    put(">")
    let literal = clean(node.literal)
    putEscaped(literal)
    put("</code></pre>\n")
    if !body.plainText.isEmpty { body.plainText += "\n" }
    body.plainText += literal
  }

  private mutating func liveBlock(_ node: borrowing CNode, _ name: String) {
    var lines: [LiveBlock.Line] = []
    var line = node.line + 1
    for part in clean(node.literal).split(separator: "\n", omittingEmptySubsequences: true) {
      while line < node.endLine, lineSpan(line).lower == lineSpan(line).upper { line += 1 }
      lines.append(LiveBlock.Line(text: String(part), span: lineSpan(line)))
      line += 1
    }
    body.blocks.append(LiveBlock(name: name, lines: lines, span: lineSpan(node.line)))
    hole(.block(body.blocks.count - 1))
  }

  // MARK: Tables

  private mutating func table(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      alignments = node.alignments
      hasTableBody = false
      put("<div class=\"table-scroll\"><table>\n")
    } else {
      if hasTableBody { put("</tbody>\n") }
      put("</table></div>\n")
    }
  }

  private mutating func row(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      startBlock(node.line)
      isInHeaderRow = node.isHeaderRow
      column = 0
      if isInHeaderRow {
        put("<thead>\n")
      } else if !hasTableBody {
        put("<tbody>\n")
        hasTableBody = true
      }
      put("<tr>")
    } else {
      put("</tr>\n")
      if isInHeaderRow { put("</thead>\n") }
    }
  }

  private mutating func cell(_ isEntering: Bool) {
    guard isEntering else {
      endBlock(isParagraph: false)
      return isInHeaderRow ? put("</th>") : put("</td>")
    }
    blockText = ""
    lastScalar = nil
    isInHeaderRow ? put("<th scope=\"col\"") : put("<td")
    switch column < alignments.count ? alignments[column] : 0 {
    case UInt8(ascii: "l"): put(" class=\"align-left\"")
    case UInt8(ascii: "c"): put(" class=\"align-center\"")
    case UInt8(ascii: "r"): put(" class=\"align-right\"")
    default: break
    }
    put(">")
    column += 1
  }

  // MARK: Footnotes

  private mutating func footnote(_ isEntering: Bool) {
    if isEntering {
      footnoteCount += 1
      if !hasFootnotes { put("<section class=\"footnotes\" aria-label=\"脚注\">\n<ol>\n") }
      hasFootnotes = true
      put("<li id=\"fn-")
      html += Array(String(footnoteCount).utf8)
      put("\">\n")
    } else {
      put("<p><a href=\"#fnref-")
      html += Array(String(footnoteCount).utf8)
      put("\" aria-label=\"返回正文\">↩</a></p>\n</li>\n")
    }
  }

  private mutating func footnoteReference(_ number: String) {
    breakLine(before: nil)
    let digits = number.filter(\.isNumber)
    let uses = footnoteUses[digits, default: 0] + 1
    footnoteUses[digits] = uses
    put("<sup><a href=\"#fn-")
    putEscaped(digits)
    put("\" id=\"fnref-")
    putEscaped(uses == 1 ? digits : "\(digits)-\(uses)")
    put("\">")
    putEscaped(digits)
    put("</a></sup>")
    lastScalar = nil
  }

  // MARK: Inline

  /// Writes the space that a line break stands for, unless both neighbours are Chinese.
  private mutating func breakLine(before next: Unicode.Scalar?) {
    guard pendingBreak, let next else { return }
    pendingBreak = false
    let left = lastScalar
    let isJoined =
      left.map { $0.isCJK && next.isCJK || $0.isWidePunctuation || next.isWidePunctuation } ?? true
    if !isJoined {
      html.append(0x0A)
      blockText += " "
    }
  }

  private mutating func inlineText(_ literal: String) {
    guard let first = literal.unicodeScalars.first(where: { $0 != sentinel }) else { return }
    breakLine(before: first)
    for part in splitAddresses(literal) {
      switch part {
      case .text(let text): textWithStrikes(text)
      case .address(let shown, let destination):
        let visible = clean(shown)
        let place = locate(shown)
        body.links.append(
          Link(destination: clean(destination), text: visible, title: nil, span: place, isBare: true))
        let index = body.links.count - 1
        hole(.link(index))
        putEscaped(visible)
        hole(.linkEnd(index))
        blockText += visible
      }
    }
    lastScalar = literal.unicodeScalars.last { $0 != sentinel }
  }

  /// `~~gone~~`: two tildes on each side, within one block; a single tilde is a range of times.
  private mutating func textWithStrikes(_ text: String) {
    var rest = Substring(text)
    while let range = rest.firstRange(of: "~~") {
      let before = rest[..<range.lowerBound]
      let after = rest[range.upperBound...]
      putText(before)
      if after.first == "~" || before.last == "~" {
        let run = rest[range.lowerBound...].prefix { $0 == "~" }
        putText(run)
        rest = rest[range.lowerBound...].dropFirst(run.count)
        continue
      }
      if let open = strike {
        body.pieces[open.piece] = .html(HTML(trusted: "<del>"))
        put("</del>")
        strike = nil
      } else if let next = after.first, !next.isWhitespace {
        strike = (placeholder(), inlineDepth)
      } else {
        putText("~~")
      }
      rest = after
    }
    putText(rest)
  }

  /// A `~~` that nothing closes within `depth` stands as it was typed.
  private mutating func closeStrike(above depth: Int = -1) {
    guard let open = strike, open.depth > depth else { return }
    body.pieces[open.piece] = .html(HTML(escaping: "~~"))
    strike = nil
  }

  private mutating func emphasis(_ isEntering: Bool) {
    breakLine(before: nil)
    inlineDepth += isEntering ? 1 : -1
    if !isEntering { closeStrike(above: inlineDepth) }
  }

  private mutating func putText(_ part: some StringProtocol) {
    guard !part.isEmpty else { return }
    let text = clean(String(part))
    putEscaped(text)
    blockText += text
  }

  private mutating func code(_ literal: String) {
    breakLine(before: literal.unicodeScalars.first)
    let text = clean(literal)
    put("<code>")
    putEscaped(text)
    put("</code>")
    blockText += text
    lastScalar = text.unicodeScalars.last
  }

  private mutating func rawHTML(_ literal: String, line: Int?) {
    if let line { cursor = max(cursor, offset(ofLine: line)) }
    let cleaned = clean(literal)
    let trimmed = cleaned.drop { $0.isWhitespace }
    if trimmed.hasPrefix("<!--") {
      // An author's remark to other authors.
      _ = locate(literal)
      return
    }
    let tag = String(trimmed.prefix { $0 != ">" && $0 != "\n" }) + (trimmed.contains(">") ? ">" : "")
    let place = locate(String(literal.drop { $0.isWhitespace }.prefix { $0 != "\n" }))
    problems.append(
      Problem(
        .markdownHTML, at: place,
        Wording(zh: "正文里不能写 HTML：\(tag)", en: "raw HTML is not allowed: \(tag)"),
        suggestion: Wording(
          zh: "用 Markdown 的写法代替；要显示这段代码，请用反引号 ` 括起来",
          en: "use Markdown instead; to show the code itself, put it in backticks")))
  }

  private mutating func link(_ node: borrowing CNode, _ isEntering: Bool) {
    inlineDepth += isEntering ? 1 : -1
    guard isEntering else {
      closeStrike(above: inlineDepth)
      guard let open = openLinks.popLast(), let start = linkTextStart.popLast() else { return }
      guard let index = open else { return }
      let text = String(blockText.dropFirst(start))
      body.links[index].text = text
      if text.isEmpty { hole(.linkText(index)) }
      hole(.linkEnd(index))
      reportVague(index)
      return
    }
    // Beside 汉字 the link's own first character decides; a space inside the link would be underlined.
    if lastScalar?.isCJK == false { breakLine(before: "a") }
    let raw = node.destination
    let destination = clean(raw)
    let place = locate(raw)
    linkTextStart.append(blockText.count)
    guard let safe = checkedDestination(destination, place) else {
      openLinks.append(nil)
      return
    }
    let title = clean(node.title)
    body.links.append(
      Link(destination: safe, text: "", title: title.isEmpty ? nil : title, span: place, isBare: false))
    openLinks.append(body.links.count - 1)
    hole(.link(body.links.count - 1))
  }

  /// The destination, or `nil` after reporting one that could run a program.
  private mutating func checkedDestination(_ destination: String, _ place: Span) -> String? {
    let scheme = destination.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    let isDangerous = ["javascript", "data", "vbscript", "file"].contains(
      scheme.lowercased().filter { !$0.isWhitespace })
    guard isDangerous, destination.dropFirst(scheme.count).first == ":" else { return destination }
    problems.append(
      Problem(
        .markdownURL, at: place,
        Wording(zh: "链接里不能用 \(scheme): 网址", en: "addresses that begin with \(scheme): are not allowed"),
        suggestion: Wording(zh: "请改成 https:// 网址或文件名", en: "use an https:// address or a file name")))
    return nil
  }

  private mutating func reportVague(_ index: Int) {
    let vague = ["点击这里", "点这里", "这里", "点击", "链接", "here", "click here", "link"]
    let link = body.links[index]
    guard vague.contains(link.text.lowercased()) else { return }
    problems.append(
      Problem(
        .linkVague, at: link.span,
        Wording(
          zh: "链接文字“\(link.text)”看不出去哪里", en: "the link text “\(link.text)” does not say where it leads"),
        suggestion: Wording(zh: "写明链接的内容，例如“下载报名表”", en: "say what is there, for example “registration form”")
      ))
  }

  private mutating func image(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      imageDepth += 1
      if imageDepth == 1 {
        breakLine(before: "a")
        imageText = ""
        imageTarget = (node.destination, clean(node.title))
      }
      return
    }
    imageDepth -= 1
    guard imageDepth == 0, let (raw, title) = imageTarget else { return }
    let place = locate(raw)
    let destination = clean(raw)
    let alternative = imageText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let safe = checkedDestination(destination, place) else { return }
    let name = destination.split(separator: "/").last.map(String.init) ?? destination
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    if alternative.isEmpty {
      problems.append(
        Problem(
          .imageNoAlt, at: place,
          Wording(zh: "图片没有说明", en: "the picture has no text"),
          suggestion: Wording(
            zh: "在方括号里写图上有什么：![队员合影](\(destination))", en: "say what it shows: ![the team](\(destination))")))
    } else if alternative == name || alternative == stem {
      problems.append(
        Problem(
          .imageAltName, at: place,
          Wording(zh: "图片说明“\(alternative)”是文件名", en: "the picture's text “\(alternative)” is its file name"),
          suggestion: Wording(zh: "写图上有什么：![队员合影](\(destination))", en: "say what it shows")))
    }
    body.images.append(
      Image(destination: safe, alternative: alternative, title: title.isEmpty ? nil : title, span: place))
    hole(.image(body.images.count - 1))
    lastScalar = nil
  }
}
