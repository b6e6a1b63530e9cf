import Diagnostics
import Markup

/// Turns the parser's tree into a ``Body``, one node after the other.
struct Renderer {
  let file: SourceFile
  let text: Rewriting
  let sentinel: Unicode.Scalar
  /// The highest level of the text's headings, 1…6.
  let topLevel: Int
  var body = Body()
  var problems: [Problem] = []

  var html: [UInt8] = []
  /// Byte offset of each line of the changed text.
  let lineStarts: [Int]
  /// Where the next search for something inline begins, in the changed text.
  var cursor = 0
  /// Plain text of the open block.
  var blockText = ""
  /// The anchors of the headings so far.
  var anchors = Anchors()
  var heading: (level: Int, place: Int)?
  var openLinks: [Int?] = []
  var linkTextStart: [Int] = []
  var imageDepth = 0
  var imageText = ""
  var imageTarget: (destination: String, title: String)?
  var isInHeaderRow = false
  /// Length of the plain text before the row: a row that adds nothing is empty.
  var textBeforeRow = 0
  var hasTableBody = false
  var column = 0
  var alignments: [UInt8] = []
  var pendingBreak = false
  var lastScalar: Unicode.Scalar?
  var footnoteCount = 0
  var footnoteUses: [String: Int] = [:]
  var hasFootnotes = false
  var hasExcerpt = false
  /// The open `~~` of the block: the empty piece that stands in its place, and how deep in emphasis it is.
  var strike: (piece: Int, depth: Int)?
  var inlineDepth = 0

  init(file: SourceFile, text: Rewriting, sentinel: Unicode.Scalar, topLevel: Int) {
    self.topLevel = topLevel
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

  mutating func putKeepingRanges(_ text: String) { appendKeepingRanges(text, to: &html) }

  /// Ends the piece of finished markup and adds a hole.
  mutating func hole(_ piece: Body.Piece) {
    endPiece()
    body.pieces.append(piece)
  }

  /// Adds an empty piece, to be filled when more is known, and returns its index.
  mutating func placeholder() -> Int {
    hole(.html(HTML()))
    return body.pieces.count - 1
  }

  mutating func finish() {
    if hasFootnotes { put("</ol>\n</section>\n") }
    endPiece()
    body.plainText = body.plainText.fitted
    body.excerpt = body.excerpt.fitted
  }

  /// Ends the piece of finished markup. What was reserved for it to grow is given back: it is kept as long as the site is built.
  private mutating func endPiece() {
    if !html.isEmpty {
      body.pieces.append(.html(HTML(trusted: html.withUnsafeBufferPointer { Array($0) })))
    }
    html.removeAll(keepingCapacity: true)
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
    case .footnoteReference: if isEntering { footnoteReference(node.literal) }
    case .other: break
    }
  }

  func plain(_ node: borrowing CNode, _ kind: NodeKind) -> String {
    switch kind {
    case .text, .code: node.literal
    case .softBreak, .hardBreak: " "
    default: ""
    }
  }

  mutating func startBlock(_ line: Int) {
    cursor = max(cursor, offset(ofLine: line))
    blockText = ""
    lastScalar = nil
    pendingBreak = false
    strike = nil
    inlineDepth = 0
  }

  mutating func endBlock(isParagraph: Bool) {
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

  mutating func paragraph(_ node: borrowing CNode, _ isEntering: Bool) {
    let isTight = node.isTight
    if isEntering {
      startBlock(node.line)
      if !isTight { put("<p>") }
    } else {
      reportColour(blockText, node.line)
      endBlock(isParagraph: true)
      if !isTight { put("</p>\n") } else if !node.isLast { put("\n") }
    }
  }

  mutating func heading(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      startBlock(node.line)
      body.headings.append(
        Heading(level: shifted(node.level), text: "", anchor: "", span: lineSpan(node.line)))
      // The anchor is made of the text, which is known at the end: the tag is put in then.
      heading = (shifted(node.level), placeholder())
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

  /// The level as rendered: the text's highest heading is the second, below the page's title, however it was
  /// typed; no level is skipped because authors begin with `##`.
  func shifted(_ level: Int) -> Int { min(max(level - topLevel + 2, 2), 6) }

  /// Fills the empty piece that stands where the heading begins.
  mutating func openHeading(_ level: Int, _ anchor: String, _ place: Int) {
    var tag: [UInt8] = []
    appendTag(level, &tag)
    tag += Array(" id=\"".utf8)
    appendEscaped(anchor, to: &tag)
    tag += Array("\">".utf8)
    body.pieces[place] = .html(HTML(trusted: tag))
  }

  func appendTag(_ level: Int, _ bytes: inout [UInt8]) {
    bytes += Array("<h".utf8)
    bytes.append(UInt8(0x30 + level))
  }

  mutating func closeHeading(_ level: Int) {
    put("</h")
    html.append(UInt8(0x30 + level))
    put(">\n")
  }

  func lineSpan(_ line: Int) -> Span {
    let start = offset(ofLine: line)
    let end = text.bytes[min(start, text.bytes.count)...].firstIndex(of: 0x0A) ?? text.bytes.count
    return span(start..<end)
  }

  mutating func list(_ node: borrowing CNode, _ isEntering: Bool) {
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

  mutating func item(_ node: borrowing CNode, _ isEntering: Bool) {
    guard isEntering else { return put("</li>\n") }
    if let done = node.task {
      put("<li class=\"task\"><input type=\"checkbox\" disabled")
      done ? put(" checked aria-label=\"已完成\"> ") : put(" aria-label=\"未完成\"> ")
    } else {
      put("<li>")
    }
  }

  mutating func codeBlock(_ node: borrowing CNode) {
    let info = clean(node.info)
    let name = info.split(separator: " ").first.map(String.init) ?? ""
    if let block = LiveBlock.name(name) {
      return liveBlock(node, block, first: info.dropFirst(name.count).drop { $0 == " " })
    }
    if let meant = LiveBlock.meant(by: name) {
      problems.append(
        Problem(
          .blockInvalid, at: lineSpan(node.line),
          Wording(zh: "没有“\(name)”这种内容块，会显示成代码", en: "there is no block “\(name)”; it is shown as code"),
          suggestion: .didYouMean("```\(meant)"), severity: .warning)
      )
    }
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

  /// A live block; an option may stand behind its name: `first`.
  mutating func liveBlock(_ node: borrowing CNode, _ name: String, first: Substring) {
    var lines: [LiveBlock.Line] =
      first.isEmpty ? [] : [LiveBlock.Line(text: String(first), span: lineSpan(node.line))]
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

  mutating func table(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      alignments = node.alignments
      hasTableBody = false
      put("<div class=\"table-scroll\"><table>\n")
    } else {
      if hasTableBody { put("</tbody>\n") }
      put("</table></div>\n")
    }
  }

  mutating func row(_ node: borrowing CNode, _ isEntering: Bool) {
    if isEntering {
      startBlock(node.line)
      textBeforeRow = body.plainText.utf8.count
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
      if isInHeaderRow, body.plainText.utf8.count == textBeforeRow { reportHeader(at: node.line) }
      if isInHeaderRow { put("</thead>\n") }
    }
  }

  mutating func cell(_ isEntering: Bool) {
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

  mutating func footnote(_ isEntering: Bool) {
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

  mutating func footnoteReference(_ number: String) {
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
}

extension String {
  /// The same text without room to grow, of which a text that was put together has as much as it has letters.
  fileprivate var fitted: String {
    var text = ""
    text.reserveCapacity(utf8.count)
    text += self
    return text
  }
}
