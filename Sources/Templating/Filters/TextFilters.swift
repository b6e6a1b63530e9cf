import Diagnostics
import Markup

/// Filters of text.
let textFilters: [TemplateFilter] = [
  TemplateFilter(
    "upper", .text, zh: "大写", en: "in capitals", example: ("{{ \"abc\" | upper }}", "ABC"),
    gives: { _ in .string }
  ) { value, _ in text(value) { .string($0.uppercased()) } },
  TemplateFilter(
    "lower", .text, zh: "小写", en: "in small letters", example: ("{{ \"ABC\" | lower }}", "abc"),
    gives: { _ in .string }
  ) { value, _ in text(value) { .string($0.lowercased()) } },
  TemplateFilter(
    "capitalize", .text, zh: "首字母大写，其余小写", en: "the first letter as a capital, the others small",
    example: ("{{ \"hELLO\" | capitalize }}", "Hello"), gives: { _ in .string }
  ) { value, _ in text(value) { .string($0.prefix(1).uppercased() + $0.dropFirst().lowercased()) } },
  TemplateFilter(
    "title", .text, zh: "每个词首字母大写", en: "the first letter of every word as a capital",
    example: ("{{ \"spring run\" | title }}", "Spring Run"), gives: { _ in .string }
  ) { value, _ in text(value) { .string(titled($0)) } },
  TemplateFilter(
    "trim", .textOrMarkup, [.init("chars", .text, standard: .some(.none))], zh: "去掉两头的空白或给出的字符",
    en: "without white space, or the given characters, at both ends",
    example: ("[{{ \" a \" | trim }}]", "[a]"),
    gives: { $0.input == .html ? .html : .string }
  ) { value, call in
    let set = call.arguments[0].isNone ? nil : call.arguments[0].text
    if case .html(let html) = value { return markup(Array(trimmed(html.text, set).utf8)) }
    return text(value) { .string(trimmed($0, set)) }
  },
  TemplateFilter(
    "replace", .text,
    [.init("old", .text), .init("new", .text), .init("count", .int, standard: .some(.none))],
    zh: "替换文字", en: "with one text replaced by another",
    example: ("{{ \"2026-11\" | replace(\"-\", \"/\") }}", "2026/11"),
    gives: { _ in .string }
  ) { value, call in
    guard let old = call.arguments[0].text, let new = call.arguments[1].text else { return nil }
    var limit = Int.max
    if case .int(let count) = call.arguments[2], count >= 0 { limit = count }
    return text(value) { .string(replaced($0, old, new, limit)) }
  },
  TemplateFilter(
    "truncate", .text,
    [.init("length", .int, standard: .int(255)), .init("end", .text, standard: .string("…"))],
    zh: "截到这么宽（一个汉字算 2）", en: "cut to this width (a Chinese character counts 2)",
    example: ("{{ \"青年教师教学技能比武\" | truncate(10) }}", "青年教师…"), gives: { _ in .string }
  ) { value, call in
    guard case .int(let width) = call.arguments[0], let end = call.arguments[1].text else { return nil }
    return text(value) { .string(truncated($0, width, end)) }
  },
  TemplateFilter(
    "striptags", .textOrMarkup, zh: "去掉标签，剩下文字", en: "the text without its tags",
    example: ("{{ \"<b>a</b> &amp; b\" | striptags }}", "a &amp; b"), gives: { _ in .string }
  ) { value, _ in value.text.map { .string(strippedTags($0)) } },
  TemplateFilter(
    "urlencode", .any, zh: "用于网址的百分号编码，保留 /；映射成为 名字=值&…",
    en: "percent-encoded for addresses; / stays; a map becomes name=value&…",
    example: ("{{ \"a b/中\" | urlencode }}", "a%20b/%E4%B8%AD"), gives: { _ in .string }
  ) { value, _ in
    if case .map(let fields) = value {
      return .string(
        fields.map { formEncoded($0.key) + "=" + formEncoded($0.value.text ?? "") }
          .joined(separator: "&"))
    }
    return value.text.map { .string(urlEncoded($0, keepsSlash: true)) }
  },
  TemplateFilter(
    "wordcount", .text, zh: "词数（连续的汉字算一个）", en: "the number of words",
    example: ("{{ \"to be or\" | wordcount }}", "3"),
    gives: { _ in .int }
  ) { value, _ in
    text(value) { .int($0.split { !($0.isLetter || $0.isNumber || $0 == "_") }.count) }
  },
  TemplateFilter(
    "string", .any, zh: "成为文字", en: "as text", example: ("{{ 12 | string | length }}", "2"),
    gives: { $0.input == .html ? .html : .string }
  ) { value, _ in
    if case .html = value { return value }
    return value.text.map { .string($0) }
  },
  TemplateFilter(
    "tojson", .any, zh: "成为 JSON，可放进 JSON 脚本", en: "as JSON, for JSON scripts",
    example: ("{{ [1, 2] | tojson }}", "[1, 2]"), gives: { _ in .json }
  ) { value, _ in
    var bytes: [UInt8] = []
    appendJSON(value, to: &bytes)
    return .string(String(decoding: bytes, as: UTF8.self))
  },
]

/// As forms write their fields: spaces as `+`.
private func formEncoded(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false).map {
    urlEncoded(String($0), keepsSlash: false)
  }
  .joined(separator: "+")
}

private func urlEncoded(_ text: String, keepsSlash: Bool) -> String {
  percentEncoded(text) { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      || (keepsSlash && byte == 0x2F)
  }
}

/// What `change` makes of the text of `value`; `nil` for what is not text.
private func text(_ value: Value, _ change: (String) -> Value) -> Value? {
  switch value {
  case .string(let text): change(text)
  case .date(let moment): change(moment.description)
  default: nil
  }
}

private func titled(_ text: String) -> String {
  var result = ""
  var isStart = true
  for character in text {
    let separates = character.isWhitespace || "-([{<".contains(character)
    result += separates ? String(character) : isStart ? character.uppercased() : character.lowercased()
    isStart = separates
  }
  return result
}

func trimmed(_ text: String, _ set: String?) -> String {
  func goes(_ character: Character) -> Bool { set.map { $0.contains(character) } ?? character.isWhitespace }
  guard let start = text.firstIndex(where: { !goes($0) }), let end = text.lastIndex(where: { !goes($0) })
  else {
    return ""
  }
  return String(text[start...end])
}

/// `text` with the first `limit` places of `old` replaced; an empty `old` stands between all characters.
func replaced(_ text: String, _ old: String, _ new: String, _ limit: Int) -> String {
  if old.isEmpty {
    var result = ""
    var count = 0
    for character in text {
      if count < limit { result += new }
      count += 1
      result.append(character)
    }
    return count < limit ? result + new : result
  }
  let (bytes, pattern, replacement) = (Array(text.utf8), Array(old.utf8), Array(new.utf8))
  var result: [UInt8] = []
  var (index, count) = (0, 0)
  // What is longer than any page the machine stops anyway.
  while index < bytes.count, result.count <= Machine.outputLimit {
    if count < limit, bytes[index] == pattern[0], bytes[index...].starts(with: pattern) {
      result += replacement
      index += pattern.count
      count += 1
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// `text` cut so that it takes at most `width` columns with `end`, if it is wider.
private func truncated(_ text: String, _ width: Int, _ end: String) -> String {
  guard text.displayWidth > max(width, 0) else { return text }
  let room = max(width, 0) - end.displayWidth
  var used = 0
  let start = text.prefix {
    used += $0.displayWidth
    return used <= room
  }
  return start + end
}

/// Text without tags and comments, with single spaces and without character references.
func strippedTags(_ text: String) -> String {
  plainText(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// What a reader sees of markup.
func plainText(_ text: String) -> String {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.first {
    if byte == UInt8(ascii: "<") {
      let isComment = rest.starts(with: "<!--".utf8)
      let end = isComment ? endOfComment(rest) : rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
      if let end {
        rest = rest[end...]
        continue
      }
    }
    bytes.append(byte)
    rest = rest.dropFirst()
  }
  return unescaped(String(decoding: bytes, as: UTF8.self))
}

private func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
  var index = bytes.startIndex + 4
  while index + 2 < bytes.endIndex {
    if bytes[index...].starts(with: "-->".utf8) { return index + 3 }
    index += 1
  }
  return nil
}

/// Text with its character references replaced: the five of markup, the no-break space, and numbers.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  let names: [Substring: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "middot": "·",
    "hellip": "…",
    "ndash": "–", "mdash": "—", "copy": "©", "times": "×",
  ]
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "&") {
    result += rest[..<start]
    rest = rest[start...]
    let body = rest.dropFirst().prefix { $0 != ";" && $0 != "&" && $0 != " " }
    let closes = body.endIndex < rest.endIndex && rest[body.endIndex] == ";"
    var scalar = names[body]
    if body.hasPrefix("#x") || body.hasPrefix("#X") {
      scalar = UInt32(body.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
    } else if body.hasPrefix("#") {
      scalar = UInt32(body.dropFirst()).flatMap { Unicode.Scalar($0) }
    }
    if closes, let scalar {
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: body.endIndex)...]
    } else {
      result.append("&")
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
