public import Diagnostics

extension FieldDefinition {
  /// What the field is called by people who read `language`.
  public func name(in language: Language) -> String { language == .zh ? aliases.first ?? key : key }

  /// The example as an author of `language` would write it.
  public func example(in language: Language) -> String { written(example, in: language) }

  /// The value `text`, with the fields in its braces called as they are in `language`.
  public func written(_ text: String, in language: Language) -> String {
    guard !nested.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    var quote: Character?
    while let character = rest.popFirst() {
      result.append(character)
      if character == "\"" { quote = quote == nil ? character : nil }
      guard quote == nil, character == "{" || character == "," else { continue }
      let blanks = rest.prefix { $0 == " " }
      let name = rest.dropFirst(blanks.count).prefix { !":,{}[]\"".contains($0) }
      guard rest.dropFirst(blanks.count + name.count).first == ":", let field = part(String(name)) else {
        continue
      }
      result += blanks + field.name(in: language)
      rest = rest.dropFirst(blanks.count + name.count)
    }
    return result
  }

  /// A line of a record that gives the field `value`.
  public func line(_ value: Wording) -> Wording {
    Wording(
      zh: "\(name(in: .zh)): \(written(value.zh, in: .zh))",
      en: "\(name(in: .en)): \(written(value.en, in: .en))")
  }

  /// The field called `name` somewhere inside.
  private func part(_ name: String) -> FieldDefinition? {
    for field in nested where field.key == name || field.aliases.contains(name) { return field }
    return nested.lazy.compactMap { $0.part(name) }.first
  }
}

extension RecordKind {
  /// A line of a record of this kind that gives a field, as it would be written in either language.
  /// - Parameter key: the field's English name.
  public func line(_ key: String, _ value: Wording) -> Wording {
    fields.first { $0.key == key }?.line(value)
      ?? Wording(zh: "\(key): \(value.zh)", en: "\(key): \(value.en)")
  }

  /// ``line(_:_:)`` as something to do about a problem.
  public func addLine(_ key: String, _ value: Wording) -> Wording {
    let line = line(key, value)
    return Wording(zh: "加一行：\(line.zh)", en: "add a line: \(line.en)")
  }

  /// What a field is called.
  public func name(of key: String) -> Wording {
    fields.first { $0.key == key }?.wording ?? Wording(verbatim: key)
  }
}

extension FieldDefinition {
  /// Its name in both languages.
  public var wording: Wording { Wording(zh: name(in: .zh), en: name(in: .en)) }

  /// What to do about a table that has no column for it.
  var addColumn: Wording {
    Wording(zh: "加一列“\(name(in: .zh))”", en: "add a column: \(name(in: .en))")
  }
}

extension SiteSettings {
  /// What a setting is called.
  public static func name(of key: String) -> Wording {
    fields.first { $0.key == key }?.wording ?? Wording(verbatim: key)
  }

  /// A line of `unionpress.yaml` that gives a setting, as it would be written in either language.
  public static func line(_ key: String, _ value: Wording) -> Wording {
    fields.first { $0.key == key }?.line(value)
      ?? Wording(zh: "\(key): \(value.zh)", en: "\(key): \(value.en)")
  }
}
