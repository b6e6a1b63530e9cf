import Diagnostics

extension PageCompiler {
  /// `{{ t("key", name=value) }}`: the text's own words are literal; whether it was printed.
  mutating func printText(_ arguments: Arguments, _ span: Span) -> Bool {
    guard let use = textUse(arguments, span) else { return false }
    let (first, type) = textArguments(arguments)
    let escape = self.escape(type, span)
    program.texts.append(use)
    mark(span)
    code.emit(.printText, mode: escape.rawValue, a: Int32(program.texts.count - 1), b: first)
    return true
  }

  /// `t("key", name=value)` as a value.
  mutating func text(_ arguments: Arguments, _ span: Span, into register: Int32) -> Operand {
    guard let key = arguments.positional.first, arguments.positional.count == 1 else {
      report(
        Problem(
          .templateArguments, at: span,
          Wording(zh: "t() 要翻译的名字，其余写成 名字=值", en: "t() takes the text's key, and the rest as name=value")))
      return unknown(into: register)
    }
    if let use = textUse(arguments, span) {
      let (first, type) = textArguments(arguments)
      program.texts.append(use)
      mark(span)
      code.emit(.text, a: register, b: Int32(program.texts.count - 1), c: Int(first))
      return Operand(register: register, type: type)
    }
    var operand = value(key)
    requirePresent(&operand, key.span)
    checkPrefix(key)
    if operand.type != .string, operand.type != .any {
      mismatch(operand.type, Wording(zh: "翻译的名字", en: "a text's key"), key.span)
    }
    mark(span)
    code.emit(.textNamed, a: register, b: operand.register)
    return Operand(register: register, type: .string)
  }

  /// The values for the holes of a text.
  private mutating func textArguments(_ arguments: Arguments) -> (first: Int32, type: ValueType) {
    let first = code.register(Int32(max(arguments.named.count, 1)))
    var type = ValueType.string
    for (offset, argument) in arguments.named.enumerated() {
      var operand = value(argument.value, into: first + Int32(offset))
      requirePresent(&operand, argument.value.span)
      if operand.type == .html { type = .html }
      if !hasText(operand.type) {
        mismatch(operand.type, Wording(zh: "文字或数字", en: "text or a number"), argument.value.span)
      }
    }
    return (first, type)
  }

  /// The text whose key is written out, with its holes matched to the arguments; `nil` if the key is not written out.
  private mutating func textUse(_ arguments: Arguments, _ span: Span) -> TextUse? {
    guard arguments.positional.count == 1, case .literal(.string(let key))? = arguments.positional.first?.kind
    else { return nil }
    let place = arguments.positional[0].span
    if !library.translationKeys.contains(key) {
      report(
        Problem(
          .templateTranslation, at: place,
          Wording(zh: "没有翻译“\(key)”", en: "there is no translation “\(key)”"),
          suggestion: guess(key, library.translationKeys.sorted())
            ?? Wording(zh: "在 templates/i18n/ 的每个文件里加上它", en: "add it to each file of templates/i18n/")))
    }
    let names = arguments.named.map(\.name)
    var use = TextUse(key: key, pieces: [:], counted: names.firstIndex(of: "n"))
    var wanted: Set<String> = []
    for (language, texts) in library.translations.texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (name, isSingular) in [(key, false), (key + ".one", true)] {
        guard let text = texts[name] else { continue }
        let pieces = textPieces(text, names, key, language, place, &wanted)
        if isSingular { use.singular[language] = pieces } else { use.pieces[language] = pieces }
      }
    }
    for argument in arguments.named
    where !wanted.contains(argument.name) && argument.name != "n" && library.translationKeys.contains(key) {
      report(
        Problem(
          .templateTranslation, at: argument.span,
          Wording(
            zh: "翻译“\(key)”里没有 {\(argument.name)}", en: "the translation “\(key)” has no {\(argument.name)}"),
          suggestion: guess(argument.name, wanted.sorted())))
    }
    return use
  }

  private mutating func textPieces(
    _ text: String, _ names: [String], _ key: String, _ language: Language, _ span: Span,
    _ wanted: inout Set<String>
  ) -> [TextUse.Piece] {
    var pieces: [TextUse.Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      wanted.insert(name)
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      if let index = names.firstIndex(of: name) {
        pieces.append(.argument(index))
      } else {
        report(
          Problem(
            .templateTranslation, at: span,
            Wording(
              zh: "翻译“\(key)”（\(language.rawValue)）需要 \(name)=…",
              en: "the translation “\(key)” (\(language.rawValue)) needs \(name)=…")))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }

  /// A key put together from a literal beginning and a value: some text must begin so.
  private mutating func checkPrefix(_ key: Expression) {
    guard case .binary(let operation, let left, _) = key.kind, operation == .concatenate || operation == .add,
      case .literal(.string(let prefix)) = left.kind
    else { return }
    if !library.translationKeys.contains(where: { $0.hasPrefix(prefix) }) {
      report(
        Problem(
          .templateTranslation, at: left.span,
          Wording(zh: "没有以“\(prefix)”开头的翻译", en: "there is no translation that begins with “\(prefix)”")))
    }
  }
}
