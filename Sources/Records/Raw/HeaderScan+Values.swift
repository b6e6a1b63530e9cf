import Diagnostics
internal import Foundation

extension HeaderScanner {
  /// Values that YAML would misread: `a: b: c`, `@王老师`, ` #`, tabs.
  mutating func mendValue(_ line: HeaderLine, _ range: Range<Int>) -> HeaderLine {
    guard let (valueOffset, value) = line.value else { return line }
    if value.opensBlockScalar {
      blockScalarIndent = line.textColumn
      return line
    }
    guard let first = value.first, first != "\"", first != "'" else { return line }
    let bare = String(value.trimmingSuffix { $0 == " " })
    if first == "#" {
      // `# …` is a remark; `#运动会` is what somebody has to say.
      guard let next = bare.dropFirst().first, next != " ", next != "#" else { return line }
      return quote(
        line, range, valueOffset, bare, .yamlComment,
        Wording(
          zh: "值以 # 开头，YAML 会当作注释，已按文字处理；请加引号",
          en: "a value that starts with # would be a comment; taken as text, it should be quoted"))
    }
    if "[{".contains(first) && FlowMending.isFlow(bare) { return line }
    if "[{&*!@`%|>".contains(first) || bare.hasPrefix("- ") || bare.hasPrefix("? ") {
      return quote(
        line, range, valueOffset, bare, .yamlReserved,
        Wording(
          zh: "值以“\(first)”开头，YAML 会误解，请加引号", en: "a value that starts with “\(first)” must be quoted"))
    }
    let hasColon = bare.utf8.contains(UInt8(ascii: ":"))
    if hasColon, bare.contains(": ") || bare.hasSuffix(":") {
      return quote(
        line, range, valueOffset, bare, .yamlInnerColon,
        Wording(zh: "值里有半角冒号，请加引号", en: "the value contains a colon and must be quoted"))
    }
    if bare.utf8.contains(UInt8(ascii: "#")), let hash = bare.range(of: " #"),
      // After two blanks it is the remark of somebody who knows.
      bare[..<hash.lowerBound].last != " "
    {
      let offset = valueOffset + bare.utf8.distance(from: bare.startIndex, to: hash.lowerBound)
      let kept = bare[..<hash.lowerBound]
      problems.append(
        Problem(
          .yamlComment, at: originalSpan(range, offset + 1, bare.utf8.count - (offset + 1 - valueOffset)),
          Wording(
            zh: "“ #”之后的文字被当作注释丢掉了，只剩“\(kept)”",
            en: "what follows “ #” is taken as a comment; only “\(kept)” is left"),
          suggestion: corrected(
            line.prefix(valueOffset) + quoted(bare)),
          fix: Fix(
            replacing: originalSpan(range, valueOffset, bare.utf8.count), by: quoted(bare),
            certainty: .likely)))
    }
    return line
  }

  private func quoted(_ text: String) -> String {
    text.contains("\"") || text.contains("\\")
      ? "'" + text.replacingOccurrences(of: "'", with: "''") + "'" : "\"" + text + "\""
  }

  private mutating func quote(
    _ line: HeaderLine, _ range: Range<Int>, _ valueOffset: Int, _ bare: String, _ kind: ProblemKind,
    _ message: Wording
  ) -> HeaderLine {
    let replacement = quoted(bare)
    let full = line.prefix(valueOffset) + replacement
    let span = originalSpan(range, valueOffset, bare.utf8.count)
    problems.append(
      Problem(
        kind, at: span, message, suggestion: corrected(full), fix: Fix(replacing: span, by: replacement)))
    let offset = originalOffset(valueOffset)
    record(at: offset, removed: 0, inserted: 1)
    record(at: offset + bare.utf8.count, removed: 0, inserted: replacement.utf8.count - bare.utf8.count - 1)
    return HeaderLine(full)
  }

  /// The signs of a Chinese input method in brackets full of values.
  mutating func mendFlow(_ line: HeaderLine, _ range: Range<Int>) -> HeaderLine {
    flow.reset()
    guard let (offset, value) = line.value, FlowMending.isFlow(value) else { return line }
    return mendFlow(line.text, range, from: offset).map(HeaderLine.init) ?? line
  }

  /// The same on a line that goes on with brackets that were opened above.
  mutating func goOnMendingFlow(_ text: String, _ range: Range<Int>) -> String {
    flow.open.isEmpty ? text : mendFlow(text, range, from: 0) ?? text
  }

  /// The line with its brackets mended from byte `start` on; `nil` if nothing is wrong with them.
  private mutating func mendFlow(_ text: String, _ range: Range<Int>, from start: Int) -> String? {
    let changes = flow.mend(text, from: start)
    if changes.isEmpty { return nil }
    var mended = ""
    var copied = 0
    for change in changes {
      mended += (String(text.utf8.prefix(change.at).dropFirst(copied)) ?? "") + change.replacement
      copied = change.at + change.removed
    }
    mended += String(text.utf8.dropFirst(copied)) ?? ""
    let offsets = changes.map { originalOffset($0.at) }
    let edits = zip(changes, offsets).map { change, offset in
      let lower = range.lowerBound + offset
      return Edit(file.span(lower..<lower + change.removed), replacement: change.replacement)
    }
    let (kind, message) = flowMessage
    let place = (edits.first?.span.lower ?? range.lowerBound)..<(edits.last?.span.upper ?? range.upperBound)
    problems.append(
      Problem(kind, at: file.span(place), message, suggestion: corrected(mended), fix: Fix(edits)))
    for (change, offset) in zip(changes, offsets) {
      record(at: offset, removed: change.removed, inserted: change.replacement.utf8.count)
    }
    return mended
  }

  private var flowMessage: (ProblemKind, Wording) {
    let signs = flow.wide.reduce(into: [Character]()) { if !$0.contains($1) { $0.append($1) } }
    if !signs.isEmpty {
      let list = signs.map { "“\($0)”" }.joined()
      return (
        .yamlWideSign,
        Wording(
          zh: "括号里的\(list)是全角的，应为半角", en: "in brackets, \(list) should be ASCII")
      )
    }
    if flow.hasInnerComma {
      return (
        .yamlInnerComma, Wording(zh: "值里有半角逗号，请加引号", en: "the value contains a comma and must be quoted")
      )
    }
    return (.yamlNoSpace, Wording(zh: "冒号后面要有一个空格", en: "a space is needed after the colon"))
  }
}

extension String {
  /// Whether it is what YAML writes before a text of several lines: `|`, `>-`, `|2`.
  fileprivate var opensBlockScalar: Bool {
    guard let first, first == "|" || first == ">" else { return false }
    let rest = dropFirst().drop { "+-123456789".contains($0) }
    return rest.allSatisfy { $0 == " " } || rest.hasPrefix(" ") && rest.drop { $0 == " " }.hasPrefix("#")
  }
}
