import Calendars
import Diagnostics
import Records
import Resolution
import Templating

/// What the union adds to its records: the site's custom fields, and what stands under `extra:`.
extension Composer {
  /// The custom fields of a record as its page shows them, in the order of the settings.
  func customFacts<Record>(_ entry: Entry<Record>) -> [FactModel] {
    let values = entry.version(in: language).header.custom
    guard !values.isEmpty else { return [] }
    return union.settings.customFields.compactMap { field in
      guard let value = values.first(where: { $0.name == field.name.value }) else { return nil }
      var href: String?
      if case .link(let address) = value.content { href = self.href(of: address) }
      return FactModel(name: say(field.label), value: customText(value), href: href, kind: "custom")
    }
  }

  /// What its custom fields say in words that somebody may look for.
  func customWords(_ header: RecordHeader) -> [String] {
    header.custom.flatMap { value -> [String] in
      if case .texts(let texts) = value.content { texts } else { [] }
    }
  }

  /// A value in words.
  private func customText(_ value: CustomValue) -> String {
    switch value.content {
    case .texts(let texts): texts.joined(separator: say(zh: "、", en: ", "))
    case .number(let number): written(number)
    case .date(let date): text(date)
    case .moment(let moment): when(.time(moment)).text
    case .flag(let flag): flag ? say(zh: "是", en: "Yes") : say(zh: "否", en: "No")
    case .link(let address): shortened(bareAddress(address.value), 48)
    }
  }

  /// Whatever a record says that no field of its kind is for, by name: custom fields, and below them what stands under `extra:`.
  func ownData<Record>(_ entry: Entry<Record>) -> DataMap {
    let custom = entry.version(in: language).header.custom
    let extra = entry.original.header.extra
    guard !custom.isEmpty || !extra.isEmpty else { return DataMap() }
    let own = custom.map { value in (key: value.name, value: typed(value) { href(of: $0) }) }
    let names = Set(own.map(\.key))
    return DataMap(
      own + extra.filter { !names.contains($0.key) }.map { (key: $0.key, value: typed($0.value)) })
  }

  /// The custom fields of a kind in the open data; none if it has none.
  func customOpenFields<Record: UnionRecord, Item>(
    _ kind: Record.Type, _ entry: @escaping (Composer, Item) -> Entry<Record>
  ) -> [OpenField<Item>] {
    let fields = union.settings.customFields.fields(of: kind.kind)
    guard !fields.isEmpty else { return [] }
    return [
      OpenField(
        "custom", .optionals(fields.map { ($0.name.value, openType($0.form)) }), zh: "本网站自定的字段",
        en: "the site's own fields"
      ) { composer, item in
        let values = entry(composer, item).original.header.custom
        // As all addresses of the data, whole.
        func whole(_ address: Located<String>) -> String {
          address.value.hasPrefix("/") ? composer.union.settings.url + address.value : address.value
        }
        return values.isEmpty ? nil : Value.map(values.map { (key: $0.name, value: typed($0, whole)) })
      }
    ]
  }
}

private func openType(_ form: CustomField.Form) -> OpenType {
  switch form {
  case .text, .link: .textOrTexts
  case .number: .decimal
  case .date: .text
  case .boolean: .truth
  }
}

/// A value as templates and programs take it; several texts are a list.
private func typed(_ value: CustomValue, _ address: (Located<String>) -> String) -> Value {
  switch value.content {
  case .texts(let texts): texts.count == 1 ? .string(texts[0]) : .list(texts.map { .string($0) })
  case .number(let number): Int(exactly: number).map { .int($0) } ?? .double(number)
  case .date(let date): .string(date.description)
  case .moment(let moment): .string(moment.description)
  case .flag(let flag): .bool(flag)
  case .link(let link): .string(address(link))
  }
}

/// A value as YAML means it: bare numbers and `true` are no texts.
private func typed(_ value: RawValue) -> Value {
  switch value {
  case .scalar(let scalar) where scalar.isQuoted: .string(scalar.text)
  case .scalar(let scalar):
    switch scalar.text {
    case "", "~", "null": .none
    case "true": .bool(true)
    case "false": .bool(false)
    default: number(scalar.text) ?? .string(scalar.text)
    }
  case .list(let items, _): .list(items.map { typed($0) })
  case .map(let fields, _): .map(fields.map { (key: $0.key, value: typed($0.value)) })
  }
}

/// A number of YAML's core schema in its plain form; `007` and `1e3` are codes of somebody's rather than numbers.
private func number(_ text: String) -> Value? {
  guard text.wholeMatch(of: #/-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?/#) != nil else { return nil }
  return Int(text).map { .int($0) } ?? Double(text).map { .double($0) }
}

private func written(_ number: Double) -> String {
  Int(exactly: number).map { $0.description } ?? number.description
}

private func bareAddress(_ address: String) -> String {
  for scheme in ["https://", "http://", "mailto:", "tel:"] where address.hasPrefix(scheme) {
    let rest = address.dropFirst(scheme.count)
    return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
  }
  return address
}
