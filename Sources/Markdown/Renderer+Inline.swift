import Diagnostics
import Markup

extension Renderer {
  // MARK: Inline

  /// Writes the space that a line break stands for, unless both neighbours are Chinese.
  mutating func breakLine(before next: Unicode.Scalar?) {
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

  mutating func inlineText(_ literal: String) {
    guard let first = literal.unicodeScalars.first(where: { $0 != sentinel }) else { return }
    breakLine(before: first)
    // An address inside a link is the link's text.
    let parts = openLinks.isEmpty ? splitAddresses(literal) : [.text(literal)]
    for part in parts {
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
  mutating func textWithStrikes(_ text: String) {
    var rest = Substring(text)
    guard text.utf8.contains(UInt8(ascii: "~")) else { return putText(rest) }
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
  mutating func closeStrike(above depth: Int = -1) {
    guard let open = strike, open.depth > depth else { return }
    body.pieces[open.piece] = .html(HTML(escaping: "~~"))
    strike = nil
  }

  mutating func emphasis(_ isEntering: Bool) {
    breakLine(before: nil)
    inlineDepth += isEntering ? 1 : -1
    if !isEntering { closeStrike(above: inlineDepth) }
  }

  mutating func putText(_ part: some StringProtocol) {
    guard !part.isEmpty else { return }
    let text = clean(String(part))
    putKeepingRanges(text)
    blockText += text
  }

  mutating func code(_ literal: String) {
    breakLine(before: literal.unicodeScalars.first)
    let text = clean(literal)
    put("<code>")
    putEscaped(text)
    put("</code>")
    blockText += text
    lastScalar = text.unicodeScalars.last
  }

  mutating func rawHTML(_ literal: String, line: Int?) {
    if let line { cursor = max(cursor, offset(ofLine: line)) }
    let cleaned = clean(literal)
    let trimmed = cleaned.drop { $0.isWhitespace }
    if trimmed.hasPrefix("<!--") {
      // An author's remark to other authors; what stands behind it on the line must not go with it.
      let place = locate(String(literal.drop { $0.isWhitespace }.prefix { $0 != "\n" }))
      let rest =
        trimmed.firstRange(of: "-->").map { trimmed[$0.upperBound...].filter { !$0.isWhitespace } } ?? ""
      guard !rest.isEmpty else { return }
      problems.append(
        Problem(
          .markdownHTML, at: place,
          Wording(zh: "注释 --> 后面的文字会丢失", en: "the text behind --> would be lost"),
          suggestion: Wording(zh: "注释之后另起一行，中间空一行", en: "begin a new paragraph after the comment")))
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

  mutating func link(_ node: borrowing CNode, _ isEntering: Bool) {
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
  mutating func checkedDestination(_ destination: String, _ place: Span) -> String? {
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

  mutating func reportVague(_ index: Int) {
    let link = body.links[index]
    guard isVague(link.text) else { return }
    problems.append(
      Problem(
        .linkVague, at: link.span,
        Wording(
          zh: "链接文字“\(link.text)”看不出去哪里", en: "the link text “\(link.text)” does not say where it leads"),
        suggestion: Wording(zh: "写明链接的内容，例如“下载报名表”", en: "say what is there, for example “registration form”")
      ))
  }

  mutating func image(_ node: borrowing CNode, _ isEntering: Bool) {
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
    if alternative.isEmpty {
      problems.append(
        Problem(
          .imageNoAlt, at: place,
          Wording(zh: "图片没有说明", en: "the picture has no text"),
          suggestion: Wording(
            zh: "在方括号里写图上有什么：![队员合影](\(destination))", en: "say what it shows: ![the team](\(destination))")))
    } else if let problem = pictureTextProblem(alternative, of: destination, at: place) {
      problems.append(problem)
    }
    body.images.append(
      Image(destination: safe, alternative: alternative, title: title.isEmpty ? nil : title, span: place))
    hole(.image(body.images.count - 1))
    lastScalar = nil
  }
}
