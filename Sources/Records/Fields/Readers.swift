import Bibliography
import Calendars
import Diagnostics

// How raw text becomes a value, one reader per type of field. Each says what it expected when it cannot.

/// The scalar that a value is, or a problem that names what is expected.
func scalar(_ raw: RawValue, _ expected: Wording, _ reader: inout FieldReader) -> RawScalar? {
  if case .scalar(let scalar) = raw { return scalar }
  let isList = if case .list = raw { true } else { false }
  reader.report(
    Problem(
      .valueType, at: raw.span,
      isList
        ? Wording(zh: "这里只要一个值，写的却是列表", en: "one value is expected here, not a list")
        : Wording(zh: "这里只要一个值，写的却是一组字段", en: "one value is expected here, not fields"),
      expected: expected))
  return nil
}

/// The text of a scalar; quotes typed by a Chinese input method around the whole value are taken off.
func text(of scalar: RawScalar, _ reader: inout FieldReader) -> String {
  let value = visible(scalar.text).trimmed
  guard !scalar.isQuoted, value.count > 2, let open = value.first, let close = value.last,
    (open == "“" && close == "”") || (open == "‘" && close == "’"),
    !value.dropFirst().dropLast().contains(where: { $0 == open || $0 == close })
  else { return value }
  let inner = String(value.dropFirst().dropLast())
  reader.report(
    Problem(
      .valueCurlyQuotes, at: scalar.span,
      Wording(zh: "整个值被中文引号“”括住了，引号已去掉", en: "the curly quotes around the whole value were removed"),
      suggestion: Wording(zh: "直接写：\(inner)", en: "write: \(inner)"),
      fix: Fix(replacing: scalar.span, by: inner)))
  return inner
}

/// `text` without characters that nobody sees: controls, blanks without width, and marks of direction, which may turn all that
/// follows. Chat programs and web pages leave them behind, and a name with one is another name.
func visible(_ text: String) -> String {
  func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA: false
    case 0...0x1F, 0x7F...0x9F, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
  guard text.unicodeScalars.contains(where: isHidden) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
}

/// The pieces of a list typed into one cell or value: `排球，羽毛球`, `a, b`, `a；b`.
func pieces(_ scalar: RawScalar, splitting: Bool) -> [RawScalar] {
  guard splitting, !scalar.isQuoted || scalar.text.contains(where: { "，、；;".contains($0) }) else {
    return scalar.text.trimmed.isEmpty ? [] : [scalar]
  }
  var result: [RawScalar] = []
  var offset = 0
  let bytes = Array(scalar.text.utf8)
  for piece in scalar.text.split(omittingEmptySubsequences: false, whereSeparator: { "，、,;；".contains($0) }) {
    let count = piece.utf8.count
    let lead = piece.utf8.count - String(piece.drop(while: \.isWhitespace)).utf8.count
    let trimmed = String(piece).trimmed
    if !trimmed.isEmpty {
      let lower = offset + lead
      result.append(
        RawScalar(
          text: trimmed, span: scalar.span(of: lower..<lower + trimmed.utf8.count), isQuoted: scalar.isQuoted)
      )
    }
    offset += count
    // The separator's own length: one byte in ASCII, three if full-width.
    if offset < bytes.count { offset += bytes[offset] < 0x80 ? 1 : 3 }
  }
  return result
}

/// The scalars of a list or of a single value.
private func scalars(
  _ raw: RawValue, splitting: Bool, _ expected: Wording, _ reader: inout FieldReader
) -> [RawScalar]? {
  switch raw {
  case .scalar(let scalar): return pieces(scalar, splitting: splitting)
  case .list(let items, _):
    var result: [RawScalar] = []
    for item in items {
      guard let value = scalar(item, expected, &reader) else { return nil }
      result += pieces(value, splitting: splitting)
    }
    return result
  case .map:
    _ = scalar(raw, expected, &reader)
    return nil
  }
}

extension ValueReader where Value == String {
  private static var expected: Wording { Wording(zh: "文字", en: "text") }

  /// Text.
  static var text: ValueReader {
    ValueReader(type: expected) { raw, reader in
      // `标签: [a]` for a text field: officers quote odd things; one item is as good as the item.
      if case .list(let items, _) = raw, items.count == 1 { return Self.text.read(items[0], &reader) }
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      return Records.text(of: scalar, &reader)
    }
  }

  /// The last part of an address: lower-case ASCII letters, digits and hyphens.
  static var slug: ValueReader {
    let expected = Wording(zh: "小写字母、数字和连字符，例如 volleyball", en: "lower-case letters, digits and hyphens")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let allowed = scalar.text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
      guard allowed, !scalar.text.isEmpty, scalar.text.utf8.count <= 80 else {
        reader.report(
          Problem(
            .slugInvalid, at: scalar.span,
            Wording(zh: "“\(scalar.text)”不能作网址", en: "“\(scalar.text)” cannot be part of an address"),
            expected: expected))
        return nil
      }
      return scalar.text
    }
  }

  /// A language tag.
  static var language: ValueReader {
    let expected = Wording(zh: "语言代码 zh、en、ja …，或 中文、英文", en: "a language tag such as zh or en")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let names = [
        "中文": "zh", "汉语": "zh", "英文": "en", "英语": "en", "日文": "ja", "日语": "ja", "俄文": "ru", "法文": "fr",
        "德文": "de",
      ]
      let value = names[scalar.text.trimmed] ?? scalar.text.trimmed
      guard (2...12).contains(value.utf8.count),
        value.utf8.allSatisfy({
          $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        })
      else {
        reader.report(
          Problem(
            .valueType, at: scalar.span,
            Wording(zh: "“\(scalar.text)”不是语言代码", en: "“\(scalar.text)” is not a language tag"),
            expected: expected))
        return nil
      }
      return value
    }
  }
}

extension ValueReader where Value == Located<String> {
  /// A title: text with its place.
  static var titled: ValueReader {
    ValueReader(type: Wording(zh: "文字", en: "text")) { raw, reader in
      ValueReader<String>.text.read(raw, &reader).map { Located($0, at: raw.span) }
    }
  }
}

extension ValueReader where Value == [String] {
  /// A list of texts, also in one text with `，、,;；` between.
  static var textList: ValueReader {
    let expected = Wording(zh: "一个或几个文字，例如 [排球, 训练]", en: "one or several texts")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      guard let found = scalars(raw, splitting: true, expected, &reader) else { return nil }
      return found.map { Records.text(of: $0, &reader) }
    }
  }
}

extension ValueReader where Value == [String] {
  /// One sentence or a list of them; commas inside of a sentence belong to it.
  static var sentences: ValueReader {
    let expected = Wording(
      zh: "一句或几句话，每句一行，以“- ”开头", en: "one sentence or several, each on a line after “- ”")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      guard let found = scalars(raw, splitting: false, expected, &reader) else { return nil }
      return found.map { Records.text(of: $0, &reader) }
    }
  }
}

extension ValueReader where Value == [Located<String>] {
  /// A list of addresses and codes with their places, as written: what does not belong in one is to be refused, not taken out.
  static var locatedList: ValueReader {
    let expected = Wording(zh: "一个或几个文字", en: "one or several texts")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      scalars(raw, splitting: true, expected, &reader)?.map {
        Located($0.text.trimmed, at: $0.span)
      }
    }
  }
}

extension ValueReader where Value == Reference {
  /// A reference to another record, or a file.
  static var reference: ValueReader {
    let expected = Wording(zh: "一个编号或名称", en: "one id or name")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      return Reference(Records.text(of: scalar, &reader), at: scalar.span)
    }
  }
}

extension ValueReader where Value == [Reference] {
  /// References to other records.
  static var references: ValueReader {
    let expected = Wording(zh: "一个或几个编号，例如 [volleyball, choir]", en: "one or several ids")
    return ValueReader(type: expected, shape: .list(.text)) { raw, reader in
      scalars(raw, splitting: true, expected, &reader)?.map {
        Reference(Records.text(of: $0, &reader), at: $0.span)
      }
    }
  }
}

extension ValueReader where Value == Bool {
  /// Yes or no, in either language.
  static var boolean: ValueReader {
    let expected = Wording(zh: "是 或 否", en: "yes or no")
    return ValueReader(type: expected, shape: .boolean) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let word = scalar.text.trimmed.lowercased()
      if ValueShape.yes.contains(word) { return true }
      if ValueShape.no.contains(word) { return false }
      reader.report(
        Problem(
          .valueType, at: scalar.span,
          Wording(zh: "“\(scalar.text)”看不出是“是”还是“否”", en: "“\(scalar.text)” is neither yes nor no"),
          expected: expected))
      return nil
    }
  }
}

extension ValueReader where Value == Int {
  /// A whole number of 0 or more.
  static var count: ValueReader { whole(from: 0, Wording(zh: "0 或正整数", en: "a whole number, 0 or more")) }
  /// A whole number of 1 or more.
  static var positive: ValueReader {
    whole(from: 1, Wording(zh: "正整数", en: "a whole number, 1 or more"))
  }

  /// A year, 1800…2200.
  static var year: ValueReader {
    let expected = Wording(zh: "四位数的年份，例如 2026", en: "a year of four digits")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let digits = asciiDigits(scalar.text.trimmed.trimmingSuffix { $0 == "年" })
      guard let year = Int(digits), (1800...2200).contains(year) else {
        reader.report(
          Problem(
            .numberRange, at: scalar.span,
            Wording(zh: "“\(scalar.text)”不是年份", en: "“\(scalar.text)” is not a year"), expected: expected))
        return nil
      }
      return year
    }
  }

  private static func whole(from least: Int, _ expected: Wording) -> ValueReader {
    ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let trimmed = scalar.text.trimmed.trimmingSuffix { "人次名个队家页".contains($0) }
      let digits = asciiDigits(trimmed).filter { $0 != "," && $0 != "，" }
      guard let number = Int(digits), number >= least, number < 100_000_000 else {
        let isTooLarge = (Int(digits) ?? 0) >= 100_000_000
        reader.report(
          Problem(
            Int(digits) == nil ? .valueType : .numberRange, at: scalar.span,
            isTooLarge
              ? Wording(
                zh: "“\(scalar.text)”太大了，要小于一亿",
                en: "“\(scalar.text)” is too large; write less than 100,000,000")
              : Wording(
                zh: "“\(scalar.text)”应为\(least == 0 ? " " : "")\(expected.zh)",
                en: "“\(scalar.text)” is not \(expected.en)"),
            expected: Int(digits) == nil ? Wording(zh: "例如 36", en: "for example 36") : nil,
            suggestion: saysNoLimit(scalar.text.trimmed)
              ? Wording(
                zh: "没有限制就空着，或删去这一行", en: "where there is no limit, leave it empty or remove the line") : nil)
        )
        return nil
      }
      return number
    }
  }
}

/// Whether it says in words that there is no limit.
private func saysNoLimit(_ text: String) -> Bool {
  ["不限", "无限", "没有限制", "unlimited", "no limit"].contains { text.lowercased().hasPrefix($0) }
}

/// Full-width digits as ASCII.
public func asciiDigits(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if (0xFF10...0xFF19).contains(scalar.value), let digit = Unicode.Scalar(scalar.value - 0xFEE0) {
      result.append(digit)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

extension ValueReader {
  /// One of the words of a choice.
  static func choice(_ type: Value.Type) -> ValueReader where Value: Choice {
    let words = Value.allCases.map { $0.spellings.dropFirst().first ?? $0.code }
    let codes = Value.allCases.map(\.code)
    let expected = Wording(zh: words.joined(separator: "、"), en: codes.joined(separator: ", "))
    let shape = ValueShape.choice(Value.allCases.map(\.spellings))
    return ValueReader(type: expected, shape: shape) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let typed = Records.text(of: scalar, &reader)
      if let value = Value(spelled: typed) { return value }
      let likely =
        Value.allCases.first { $0.misnomers.contains(typed) }
        ?? nearMisses(of: typed, among: Value.allCases.flatMap(\.spellings)).first.flatMap {
          Value(spelled: $0)
        }
      // The usual word for it, which stands among those that are listed, in the language of what was typed.
      let isChinese = typed.unicodeScalars.contains { $0.value >= 0x4E00 }
      let guesses = [likely.map { isChinese ? $0.spellings.dropFirst().first ?? $0.code : $0.code }]
        .compactMap(\.self)
      reader.report(
        Problem(
          .choiceUnknown, at: scalar.span,
          Wording(zh: "没有“\(typed)”这一项", en: "“\(typed)” is not one of the choices"), expected: expected,
          suggestion: guesses.first.map(Wording.didYouMean),
          fix: guesses.first.map { Fix(replacing: scalar.span, by: $0, certainty: .likely) }))
      return nil
    }
  }

  /// Some of the words of a choice.
  static func choices<Item: Choice>(_ type: Item.Type) -> ValueReader where Value == [Item] {
    let one = ValueReader<Item>.choice(type)
    return ValueReader(type: one.type, shape: .list(one.shape)) { raw, reader in
      scalars(raw, splitting: true, one.type, &reader)?.compactMap { one.read(.scalar($0), &reader) }
    }
  }

  /// A value together with its place.
  static func located<Inner>(_ inner: ValueReader<Inner>) -> ValueReader where Value == Located<Inner> {
    ValueReader(type: inner.type, nested: inner.nested, shape: inner.shape) { raw, reader in
      inner.read(raw, &reader).map { Located($0, at: raw.span) }
    }
  }

  /// A mapping with fields of its own.
  /// - Parameter form: how a text is written that somebody gave in the place of the fields.
  static func object(
    _ table: FieldTable<Value>, _ blank: Value, _ name: Wording,
    form: (@Sendable (String) -> Wording?)? = nil
  ) -> ValueReader {
    ValueReader(
      type: Wording(zh: "一组字段：\(fieldList(table, .zh))", en: "fields: \(fieldList(table, .en))"),
      nested: table.fields.map(\.definition),
      shape: .fields(orText: table.fields.count { $0.definition.isRequired } == 1)
    ) { raw, reader in
      guard case .map(let fields, let span) = raw else {
        // A single text for a group with one main field: `落款: 学院工会`.
        if case .scalar(let scalar) = raw, let main = table.fields.first(where: \.definition.isRequired) {
          let others = table.fields.filter { $0.definition.isRequired }.count
          if others == 1 {
            var value = blank
            main.store(RawField(key: main.definition.key, keySpan: scalar.span, value: raw), &value, &reader)
            return value
          }
        }
        let written: Wording? = if case .scalar(let scalar) = raw { form?(scalar.text.trimmed) } else { nil }
        reader.report(
          Problem(
            .valueType, at: raw.span,
            Wording(zh: "\(name.zh)要分字段写", en: "\(name.en) is written as fields"),
            expected: written == nil
              ? Wording(
                zh: "例如 {\(example(table, .zh, raw))}", en: "for example {\(example(table, .en, raw))}")
              : nil,
            suggestion: written))
        return nil
      }
      let result = decode(fields, by: table, onto: blank, owner: name, place: span, reader: &reader)
      return result.isComplete ? result.record : nil
    }
  }

  private static func fieldList(_ table: FieldTable<Value>, _ language: Language) -> String {
    table.fields.map { $0.definition.name(in: language) }.joined(separator: language == .zh ? "、" : ", ")
  }

  /// Two fields in braces, where a comma would end a value that is not in quotes; the first says what was written, if it is a
  /// text that can stand there, or the name of a file where one is expected.
  private static func example(_ table: FieldTable<Value>, _ language: Language, _ raw: RawValue) -> String {
    var written: String?
    if case .scalar(let scalar) = raw, !scalar.text.contains(where: { ",:{}[]\"#、，\n".contains($0) }) {
      written = scalar.text.isEmpty ? nil : scalar.text
    }
    return table.fields.prefix(2).map(\.definition).enumerated().map { number, field in
      let isFile = field.type == ValueReader<Reference>.reference.type && field.example.contains(".")
      let isText = field.type == ValueReader<String>.text.type || isFile && written?.contains(".") == true
      let value = (number == 0 && isText ? written : nil) ?? field.example(in: language)
      let isWhole = !value.contains(",") || value.first.map { "[{\"".contains($0) } ?? true
      return "\(field.name(in: language)): \(isWhole ? value : "\"\(value)\"")"
    }
    .joined(separator: ", ")
  }

  /// A list of mappings; one mapping alone counts as a list of one.
  static func objects<Item>(
    _ table: FieldTable<Item>, _ blank: Item, _ name: Wording
  ) -> ValueReader where Value == [Item] {
    let one = ValueReader<Item>.object(table, blank, name)
    return ValueReader(
      type: Wording(zh: "列表，每项：\(one.type.zh)", en: "a list of \(one.type.en)"), nested: one.nested,
      shape: .list(one.shape)
    ) { raw, reader in
      switch raw {
      case .map, .scalar: one.read(raw, &reader).map { [$0] }
      case .list(let items, _): items.compactMap { one.read($0, &reader) }
      }
    }
  }
}
