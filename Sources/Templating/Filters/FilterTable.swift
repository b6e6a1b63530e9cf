/// The filters of the engine by name.
let builtInFilters: [String: TemplateFilter] = Dictionary(
  (textFilters + numberFilters + listFilters + mapFilters).map { ($0.name, $0) },
  uniquingKeysWith: { first, _ in first })

/// Second names, as Jinja has them or for their sound.
let filterAliases: [String: String] = [
  "d": "default", "e": "escape", "count": "length", "group": "groupby", "json": "tojson",
]

/// Filters that the compiler treats itself, because what they do depends on more than their input's value.
let specialFilters: [(name: String, zh: String, en: String, example: (template: String, output: String))] = [
  (
    "default", "没有值时用另一个值；第二个参数为 true 时空文字、0 也算没有",
    "another value where there is none; with true as second argument also for empty text and 0",
    ("{{ none | default(\"待定\") }}", "待定")
  ),
  (
    "escape", "转义成 HTML；显示时本来就会转义，很少需要", "escaped as markup; printing escapes anyway, so it is rarely needed",
    ("{{ \"a<b\" | escape }}", "a&lt;b")
  ),
  (
    "map", "取出每一项的字段，或对每一项用一个过滤器", "a field of every item, or every item filtered",
    ("{{ [\"a\", \"b\"] | map(\"upper\") | join }}", "AB")
  ),
  (
    "select", "符合判断的项", "the items that pass a test",
    ("{{ [1, 2, 3] | select(\"odd\") | join(\",\") }}", "1,3")
  ),
  (
    "reject", "不符合判断的项", "the items that fail a test",
    ("{{ [1, 2, 3] | reject(\"odd\") | join }}", "2")
  ),
  (
    "selectattr", "字段符合判断的项", "the items of which a field passes a test",
    ("{{ [{\"n\": 1}, {\"n\": 2}] | selectattr(\"n\", \"gt\", 1) | length }}", "1")
  ),
  (
    "rejectattr", "字段不符合判断的项", "the items of which a field fails a test",
    ("{{ [{\"n\": 1}, {\"n\": 2}] | rejectattr(\"n\", \"gt\", 1) | length }}", "1")
  ),
]

/// Methods of text and maps as Python has them, under names that no filter has.
let methodFilters: [String: TemplateFilter] = Dictionary(
  [
    TemplateFilter(
      "split", .text,
      [.init("sep", .text, standard: .some(.none)), .init("maxsplit", .int, standard: .int(-1))], zh: "拆成几段",
      en: "in pieces",
      example: ("{{ \"a b\".split() | length }}", "2"),
      gives: { .list(.string, atLeast: $0.arguments[0] == nil ? 0 : 1) }
    ) { value, call in
      guard let text = value.text, case .int(let most) = call.arguments[1] else { return nil }
      let limit = most < 0 ? Int.max : most
      guard let separator = call.arguments[0].text, !separator.isEmpty, !call.arguments[0].isNone else {
        return .list(text.split(maxSplits: limit, whereSeparator: \.isWhitespace).map { .string(String($0)) })
      }
      return .list(pieces(text, separator, limit))
    },
    TemplateFilter(
      "title()", .text, zh: "每个字母串首字母大写", en: "the first of any letters in a row as a capital",
      example: ("{{ \"it's\".title() }}", "It&#39;S"), gives: { _ in .string }
    ) { value, _ in
      guard let text = value.text else { return nil }
      var result = ""
      var isInside = false
      for character in text {
        result += isInside ? character.lowercased() : character.uppercased()
        isInside = character.isCased
      }
      return .string(result)
    },
    TemplateFilter(
      "startswith", .text, [.init("prefix", .text)], zh: "是否以它开头", en: "whether it begins so",
      example: ("{{ \"abc\".startswith(\"a\") }}", "true"), gives: { _ in .bool }
    ) { value, call in
      guard let text = value.text, let prefix = call.arguments[0].text else { return nil }
      return .bool(text.hasPrefix(prefix))
    },
    TemplateFilter(
      "endswith", .text, [.init("suffix", .text)], zh: "是否以它结尾", en: "whether it ends so",
      example: ("{{ \"abc\".endswith(\"c\") }}", "true"), gives: { _ in .bool }
    ) { value, call in
      guard let text = value.text, let suffix = call.arguments[0].text else { return nil }
      return .bool(text.hasSuffix(suffix))
    },
    TemplateFilter(
      "keys", .map, zh: "所有名字", en: "the names", example: ("{{ {\"a\": 1}.keys() | join }}", "a"),
      gives: { _ in .list(.string) }
    ) { value, _ in
      guard case .map(let fields) = value else { return nil }
      return .list(fields.map { .string($0.key) })
    },
    TemplateFilter(
      "values", .map, zh: "所有值", en: "the values", example: ("{{ {\"a\": 1}.values() | join }}", "1"),
      gives: { .list(valueType(ofMap: $0.input)) }
    ) { value, _ in
      guard case .map(let fields) = value else { return nil }
      return .list(fields.map(\.value))
    },
    TemplateFilter(
      "get", .map, [.init("key", .text), .init("default", .any, standard: .some(.none))], zh: "这个名字的值",
      en: "the value of a name", example: ("{{ {\"a\": 1}.get(\"b\", 2) }}", "2"),
      gives: { use in
        let type = valueType(ofMap: use.input)
        return use.arguments[1].map { type.present.joined($0) } ?? type.orNone
      }
    ) { value, call in
      guard case .map(let fields) = value else { return nil }
      let found = fields.last { $0.key == call.arguments[0].text }?.value ?? .none
      return found.isNone ? call.arguments[1] : found
    },
  ].map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

/// `text` cut at `separator`, at most `limit` times.
private func pieces(_ text: String, _ separator: String, _ limit: Int) -> [Value] {
  var result: [Value] = []
  var rest = text[...]
  while result.count < limit, let range = rest.firstRange(of: separator) {
    result.append(.string(String(rest[..<range.lowerBound])))
    rest = rest[range.upperBound...]
  }
  return result + [.string(String(rest))]
}
