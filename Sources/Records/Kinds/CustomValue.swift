public import Calendars
import Diagnostics

/// What a record says in a field of the union's own.
public struct CustomValue: Sendable, Hashable {
  /// The field, by ``CustomField/name``.
  public var name: String
  /// What it says.
  public var content: Content

  /// A value of one of the forms of ``CustomField/Form``.
  public enum Content: Sendable, Hashable {
    /// Texts; one as a rule.
    case texts([String])
    /// A number.
    case number(Double)
    /// A year, a month or a day.
    case date(PartialDate)
    /// A day with a time.
    case moment(LocalDateTime)
    /// Yes or no.
    case flag(Bool)
    /// An address.
    case link(Located<String>)
  }
}

extension CustomField {
  /// Reads what a record says in this field, or reports why it cannot.
  func read(_ raw: RawValue, _ reader: inout FieldReader) -> CustomValue? {
    content(raw, &reader).map { CustomValue(name: name.value, content: $0) }
  }

  private func content(_ raw: RawValue, _ reader: inout FieldReader) -> CustomValue.Content? {
    switch form {
    case .text where choices.isEmpty:
      // One text may have commas.
      let texts = ValueReader<[String]>.sentences.read(raw, &reader)?.filter { !$0.isEmpty }
      return texts.flatMap { $0.isEmpty ? nil : .texts($0) }
    case .text:
      let words = ValueReader<[Located<String>]>.locatedList.read(raw, &reader) ?? []
      let known = words.filter { isChoice($0, &reader) }.map(\.value)
      return known.isEmpty ? nil : .texts(known)
    case .number: return ValueReader<Double>.decimal.read(raw, &reader).map { .number($0) }
    case .date:
      if case .scalar(let scalar) = raw {
        let reading = parseDateText(scalar.text)
        if case .moment(let moment) = reading.value, reading.issues.isEmpty { return .moment(moment) }
      }
      return ValueReader<PartialDate>.partialDate.read(raw, &reader).map { .date($0) }
    case .boolean: return ValueReader<Bool>.boolean.read(raw, &reader).map { .flag($0) }
    case .link: return ValueReader<Located<String>>.located(.linkAddress).read(raw, &reader).map { .link($0) }
    }
  }

  private func isChoice(_ word: Located<String>, _ reader: inout FieldReader) -> Bool {
    if choices.contains(word.value) { return true }
    let guess = nearMisses(of: word.value, among: choices, limit: 1).first
    reader.report(
      Problem(
        .choiceUnknown, at: word.span,
        Wording(zh: "没有“\(word.value)”这一项", en: "“\(word.value)” is not one of the choices"),
        expected: definition.type, suggestion: guess.map(Wording.didYouMean),
        fix: guess.map { Fix(replacing: word.span, by: $0, certainty: .likely) }))
    return false
  }
}

extension ValueReader where Value == Double {
  /// A number with a fraction or without; digits may stand in groups.
  fileprivate static var decimal: ValueReader {
    let expected = Wording(zh: "数字，例如 36 或 4.5", en: "a number such as 36 or 4.5")
    return ValueReader(type: expected) { raw, reader in
      guard let scalar = scalar(raw, expected, &reader) else { return nil }
      let text = Records.text(of: scalar, &reader)
      let typed = asciiDigits(text).replacing("．", with: ".")
      // Commas part thousands and nothing else: `3，5` is two numbers.
      let isPlain = typed.wholeMatch(of: #/-?(\d{1,12}|\d{1,3}([,，]\d{3}){1,3})(\.\d{1,4})?/#) != nil
      guard isPlain, let number = Double(typed.filter { $0 != "," && $0 != "，" }) else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "“\(text)”不是数字", en: "“\(text)” is not a number"),
            expected: expected))
        return nil
      }
      return number
    }
  }
}

extension FieldReader {
  /// What was read of the site's own fields since the last time, in their order, with what `others` say in those that were not given.
  mutating func takeCustom(over others: [CustomValue] = []) -> [CustomValue] {
    guard !custom.isEmpty || !others.isEmpty else { return [] }
    defer { custom = [] }
    return customFields.compactMap { field in
      (custom + others).first { $0.name == field.name.value }
    }
  }
}
