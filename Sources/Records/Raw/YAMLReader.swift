package import Diagnostics
internal import Yams

/// Reads YAML in `range` of `file` as raw values with exact places.
///
/// The text goes through ``scanHeader(_:in:)`` first, then through libyaml (`Yams.compose`); scalars are taken
/// as written. The result is `nil` if the text is no mapping or sequence, or cannot be read at all.
/// - Complexity: linear in the range.
package func readYAML(_ range: Range<Int>, in file: SourceFile) -> Checked<RawValue?> {
  let scanned = scanHeader(range, in: file)
  var problems = scanned.problems
  guard scanned.value.isReadable else { return Checked(nil, problems) }
  do {
    // A resolver without rules keeps every plain scalar a string. An encoding that is not given is looked up in the environment.
    guard let node = try Yams.compose(yaml: scanned.value.text, .basic, .default, .utf8) else {
      return Checked(nil, problems)
    }
    let reader = NodeReader(file: file, header: scanned.value, lines: scanned.value.text.utf8.lineSlices)
    let value = reader.read(node, within: range)
    if case .scalar(let scalar) = value {
      problems.append(
        Problem(
          .yamlNotFields, at: scalar.span,
          Wording(
            zh: "这里应是“字段: 值”的形式，读到的却是一段文字",
            en: "“field: value” lines are expected here, but this is plain text"),
          suggestion: Wording(zh: "例如：标题: 运动会", en: "for example: title: Sports day")))
      return Checked(nil, problems)
    }
    return Checked(value, problems)
  } catch let error as YamlError {
    problems.append(problem(for: error, scanned.value, file, range))
    return Checked(nil, problems)
  } catch {
    problems.append(
      Problem(
        .yamlSyntax, at: file.span(range),
        Wording(zh: "看不懂这里的格式（\(error)）", en: "cannot make sense of this (\(error))")))
    return Checked(nil, problems)
  }
}

private struct NodeReader {
  let file: SourceFile
  let header: ScannedHeader
  let lines: [Substring]

  func read(_ node: Node, within range: Range<Int>) -> RawValue {
    switch node {
    case .scalar(let scalar):
      return .scalar(read(scalar))
    case .sequence(let sequence):
      let items = sequence.map { read($0, within: range) }
      let start = offset(node.mark) ?? range.lowerBound
      return .list(items, file.span(start..<max(start, items.last?.span.upper ?? start)))
    case .mapping(let mapping):
      let fields = mapping.map { key, value in
        let keyScalar = key.scalar.map(read)
        let keySpan = keyScalar?.span ?? file.span(at: offset(key.mark) ?? range.lowerBound)
        var read = read(value, within: range)
        // An empty value has its mark on a later line; its place is the end of its key.
        if read.isBlank {
          read = .scalar(RawScalar(text: "", span: file.span(at: keySpan.upper), isQuoted: false))
        }
        return RawField(key: visible(keyScalar?.text ?? "").trimmed, keySpan: keySpan, value: read)
      }
      let start = offset(node.mark) ?? range.lowerBound
      return .map(fields, file.span(start..<max(start, fields.last?.value.span.upper ?? start)))
    case .alias:
      return .scalar(RawScalar(text: "", span: file.span(range), isQuoted: false))
    }
  }

  private func read(_ scalar: Node.Scalar) -> RawScalar {
    let start = offset(scalar.mark) ?? 0
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    var end = start
    if scalar.style == .plain {
      // Plain text on one line stands in the file as it reads.
      let count = scalar.string.utf8.count
      let isSame = file.bytes[min(start, file.bytes.count)...].starts(with: scalar.string.utf8)
      end = isSame ? start + count : lineEnd(from: start)
    } else if isQuoted, start < file.bytes.count {
      let quote = file.bytes[start]
      end = start + 1
      while end < file.bytes.count {
        if file.bytes[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          end += 2
          continue
        }
        end += 1
        if file.bytes[end - 1] == quote { break }
      }
      if file.bytes[start] != UInt8(ascii: "\""), file.bytes[start] != UInt8(ascii: "'") {
        end = lineEnd(from: start)  // the quotes were added by the scan
      }
    } else {
      end = lineEnd(from: start)
    }
    return RawScalar(text: scalar.string, span: file.span(start..<max(start, end)), isQuoted: isQuoted)
  }

  private func lineEnd(from start: Int) -> Int {
    var end = min(start, file.bytes.count)
    while end < file.bytes.count, file.bytes[end] != 0x0A, file.bytes[end] != 0x0D { end += 1 }
    while end > start, file.bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// Yams counts lines and Unicode scalars from 1; the file counts bytes.
  private func offset(_ mark: Mark?) -> Int? {
    guard let mark, mark.line >= 1, mark.line <= lines.count else { return nil }
    let column = lines[mark.line - 1].unicodeScalars.prefix(max(mark.column - 1, 0))
      .reduce(0) { $0 + UTF8.width($1) }
    return header.offset(line: mark.line - 1, column: column)
  }
}

extension String.UTF8View {
  /// The text's lines, cut at LF.
  fileprivate var lineSlices: [Substring] {
    split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
  }
}

/// libyaml's complaint in words for people who do not know YAML.
private func problem(
  for error: YamlError, _ header: ScannedHeader, _ file: SourceFile, _ range: Range<Int>
) -> Problem {
  func span(_ mark: Mark) -> Span {
    let lines = Substring(header.text).split(separator: "\n", omittingEmptySubsequences: false)
    let line = min(max(mark.line - 1, 0), max(lines.count - 1, 0))
    let column =
      lines.isEmpty
      ? 0 : lines[line].unicodeScalars.prefix(max(mark.column - 1, 0)).reduce(0) { $0 + UTF8.width($1) }
    let offset = min(header.offset(line: line, column: column), range.upperBound)
    return file.span(offset..<min(offset + 1, range.upperBound))
  }
  switch error {
  case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
    .composer(_, let text, let mark, _):
    if let open = header.openBracket {
      return Problem(
        .yamlUnclosed, at: open,
        Wording(zh: "这个括号没有配对", en: "this bracket is not closed"),
        suggestion: Wording(
          zh: "[ 要有 ]、{ 要有 } 结束；文字里的括号请把整个值加引号",
          en: "[ ends with ] and { with }; quote a text that holds brackets"))
    }
    let place = span(mark)
    if text.contains("quoted scalar") || text.contains("end of stream") {
      return Problem(
        .yamlUnclosed, at: place,
        Wording(zh: "引号或括号没有配对", en: "a quote or bracket is not closed"),
        suggestion: Wording(
          zh: "检查这一行及前面几行的引号 \" 和括号 [ ] { }", en: "check the quotes and brackets here and above"))
    }
    if text.contains("expected ',' or") || text.contains("did not find expected node content") {
      return Problem(
        .yamlUnclosed, at: place,
        Wording(zh: "列表的括号没有配对，或缺少逗号", en: "a bracket is not closed, or a comma is missing"),
        suggestion: Wording(zh: "写成 [排球, 训练]，逗号用半角", en: "write [a, b] with ASCII commas"))
    }
    if followsQuote(place, in: file) {
      return Problem(
        .yamlSyntax, at: place,
        Wording(zh: "引号已经结束，后面还有文字", en: "there is text after the closing quote"),
        suggestion: Wording(zh: "把整个值括在一对引号里", en: "put the whole value into one pair of quotes"))
    }
    if text.contains("expected <block end>") || text.contains("expected key")
      || text.contains("could not find expected ':'")
      || text.contains("mapping values")
    {
      return Problem(
        .yamlIndent, at: place,
        Wording(
          zh: "这一行的缩进与上面不一致，或缺少“字段:”",
          en: "the indentation differs from the lines above, or “field:” is missing"),
        suggestion: Wording(
          zh: "同一组字段要左对齐，下一级缩进两个空格", en: "align the fields of one group; indent the next level by two spaces")
      )
    }
    return Problem(
      .yamlSyntax, at: place,
      Wording(zh: "这里不符合 YAML 的写法（\(text)）", en: "this is not valid YAML (\(text))"),
      suggestion: Wording(zh: "有冒号、井号或括号的文字请加引号", en: "put text with colons, hashes or brackets in quotes"))
  case .duplicatedKeysInMapping(let duplicates, let context):
    let names = duplicates.map { "\($0)" }.joined(separator: ", ")
    return Problem(
      .keyTwice, at: span(context.mark),
      Wording(zh: "“\(names)”写了两次", en: "“\(names)” is given twice"),
      suggestion: Wording(zh: "只留一行", en: "keep one of the two"))
  default:
    return Problem(
      .yamlSyntax, at: file.span(range.lowerBound..<range.lowerBound),
      Wording(zh: "资料头不符合 YAML 的写法", en: "the header is not valid YAML"))
  }
}

/// Whether the text at `place` stands directly behind a quote on its line.
private func followsQuote(_ place: Span, in file: SourceFile) -> Bool {
  var index = place.lower
  while index > 0, file.bytes[index - 1] == 0x20 { index -= 1 }
  return index > 0
    && (file.bytes[index - 1] == UInt8(ascii: "\"") || file.bytes[index - 1] == UInt8(ascii: "'"))
}
