private let attribute = TemplateFilter.Parameter.attribute()
private let caseSensitive = TemplateFilter.Parameter("case_sensitive", .bool, standard: .bool(false))

/// Filters of lists.
let listFilters: [TemplateFilter] = [
  TemplateFilter(
    "length", .collection, zh: "项数，或字数", en: "the number of items, or of characters",
    example: ("{{ [1, 2] | length }}", "2"),
    gives: { _ in .int }
  ) { value, _ in
    switch value {
    case .list(let items): .int(items.count)
    case .string(let text): .int(text.unicodeScalars.count)
    case .map(let fields): .int(fields.count)
    default: nil
    }
  },
  TemplateFilter(
    "first", .collection, zh: "第一项", en: "the first item", example: ("{{ \"abc\" | first }}", "a"),
    gives: { $0.oneElement }
  ) { value, _ in items(value).map { $0.first ?? empty(value) } },
  TemplateFilter(
    "last", .collection, zh: "最后一项", en: "the last item", example: ("{{ \"abc\" | last }}", "c"),
    gives: { $0.oneElement }
  ) { value, _ in items(value).map { $0.last ?? empty(value) } },
  TemplateFilter(
    "list", .collection, zh: "成为列表", en: "as a list", example: ("{{ \"abc\" | list | length }}", "3"),
    gives: { .list($0.element, atLeast: $0.least) }
  ) { value, _ in items(value).map { .list($0) } },
  TemplateFilter(
    "reverse", .collection, zh: "倒过来", en: "back to front", example: ("{{ \"abc\" | reverse }}", "cba"),
    gives: { $0.input == .string ? .string : .list($0.element, atLeast: $0.least) }
  ) { value, _ in
    if case .string(let text) = value {
      return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
    }
    return items(value).map { .list($0.reversed()) }
  },
  TemplateFilter(
    "join", .collection, [.init("d", .any, standard: .string("")), attribute], zh: "连成文字",
    en: "joined into text",
    example: ("{{ [\"甲\", \"乙\"] | join(\"、\") }}", "甲、乙"),
    gives: { $0.field == .html || $0.arguments[0] == .html ? .html : .string }
  ) { value, call in
    guard let fields = items(value)?.map({ call.path.read($0) }) else { return nil }
    return joined(fields, call.arguments[0])
  },
  TemplateFilter(
    "sort", .collection, [.init("reverse", .bool, standard: .bool(false)), caseSensitive, attribute],
    zh: "排序，可按字段、可倒序", en: "sorted, by a field or backwards if wanted",
    example: ("{{ [3, 1, 2] | sort(reverse=true) | join }}", "321"),
    gives: { .list($0.element, atLeast: $0.least) }
  ) { value, call in
    items(value).map {
      .list(
        sorted($0, call.path, isReversed: call.arguments[0].isTrue, isCaseSensitive: call.arguments[1].isTrue)
      )
    }
  },
  TemplateFilter(
    "unique", .collection, [caseSensitive, attribute], zh: "去掉重复的项", en: "each item once",
    example: ("{{ [1, 2, 1] | unique | join }}", "12"),
    gives: { .list($0.element, atLeast: min($0.least, 1)) }
  ) { value, call in
    guard let items = items(value) else { return nil }
    var seen = SeenValues()
    return .list(
      items.filter { item in
        seen.insert(folded(call.path.read(item), isCaseSensitive: call.arguments[0].isTrue))
      })
  },
  TemplateFilter(
    "sum", .list, [attribute, .init("start", .number, standard: .int(0))], zh: "总和", en: "the sum",
    example: ("{{ [1, 2, 3] | sum }}", "6"),
    gives: { $0.field == .int && $0.arguments[1] ?? .int == .int ? .int : .double }
  ) { value, call in
    guard let items = items(value) else { return nil }
    return items.reduce(call.arguments[1]) { total, item in
      let field = call.path.read(item)
      if case .int(let a) = total, case .int(let b) = field { return .int(a &+ b) }
      return .double((number(total) ?? 0) + (number(field) ?? 0))
    }
  },
  TemplateFilter(
    "min", .collection, [caseSensitive, attribute], zh: "最小的一项", en: "the smallest item",
    example: ("{{ [3, 1] | min }}", "1"), gives: { $0.oneElement }
  ) { value, call in extreme(value, call, isGreatest: false) },
  TemplateFilter(
    "max", .collection, [caseSensitive, attribute], zh: "最大的一项", en: "the greatest item",
    example: ("{{ [3, 1] | max }}", "3"), gives: { $0.oneElement }
  ) { value, call in extreme(value, call, isGreatest: true) },
  TemplateFilter(
    "batch", .collection, [.init("linecount", .int), .init("fill_with", .any, standard: .some(.none))],
    zh: "每几项一组", en: "in groups of so many items",
    example: ("{% for row in [1, 2, 3] | batch(2) %}{{ row | join }};{% endfor %}", "12;3;"),
    gives: {
      .list(
        .list($0.arguments[1].map($0.element.joined) ?? $0.element, atLeast: 1), atLeast: min($0.least, 1))
    }
  ) { value, call in
    guard let items = items(value), case .int(let size) = call.arguments[0], size > 0 else { return nil }
    var rows = stride(from: 0, to: items.count, by: size).map {
      Array(items[$0..<min($0 + size, items.count)])
    }
    if !call.arguments[1].isNone, let last = rows.popLast() {
      rows.append(last + Array(repeating: call.arguments[1], count: min(size - last.count, 10_000)))
    }
    return .list(rows.map { .list($0) })
  },
  TemplateFilter(
    "slice", .collection, [.init("slices", .int), .init("fill_with", .any, standard: .some(.none))],
    zh: "分成几份",
    en: "in so many parts",
    example: ("{% for part in [1, 2, 3] | slice(2) %}{{ part | join }};{% endfor %}", "12;3;"),
    gives: { .list(.list($0.arguments[1].map($0.element.joined) ?? $0.element)) }
  ) { value, call in
    guard let items = items(value), case .int(let count) = call.arguments[0], (1...10_000).contains(count)
    else {
      return nil
    }
    let (size, extra) = (items.count / count, items.count % count)
    var start = 0
    return .list(
      (0..<count).map { part in
        let end = start + size + (part < extra ? 1 : 0)
        defer { start = end }
        let filler = !call.arguments[1].isNone && part >= extra ? [call.arguments[1]] : []
        return .list(Array(items[start..<end]) + filler)
      })
  },
  TemplateFilter(
    "groupby", .list,
    [.attribute(isRequired: true), .init("default", .any, standard: .some(.none)), caseSensitive],
    zh: "按字段分组，每组有 grouper 和 list", en: "in groups by a field; each has grouper and list",
    example: (
      "{% for g in [{\"k\": \"b\"}, {\"k\": \"a\"}] | groupby(\"k\") %}{{ g.grouper }}{{ g.list | length }}{% endfor %}",
      "a1b1"
    ),
    gives: { use in
      .list(
        .record([
          .init(name: "grouper", type: use.arguments[1].map { use.field.present.joined($0) } ?? use.field),
          .init(name: "list", type: .list(use.element, atLeast: 1)),
        ]), atLeast: min(use.least, 1))
    }
  ) { value, call in
    guard let items = items(value) else { return nil }
    func key(_ item: Value) -> Value {
      let field = call.path.read(item)
      return field.isNone ? call.arguments[1] : field
    }
    let keyed = items.map { (key: key($0), item: $0) }
    let isCaseSensitive = call.arguments[2].isTrue
    let order = keyed.indices.sorted { a, b in
      let (left, right) = (
        folded(keyed[a].key, isCaseSensitive: isCaseSensitive),
        folded(keyed[b].key, isCaseSensitive: isCaseSensitive)
      )
      let order = compare(left, right) ?? 0
      return order == 0 ? a < b : order < 0
    }
    var groups: [(key: Value, items: [Value])] = []
    for index in order {
      let entry = keyed[index]
      if let last = groups.last,
        equal(
          folded(last.key, isCaseSensitive: isCaseSensitive),
          folded(entry.key, isCaseSensitive: isCaseSensitive))
      {
        groups[groups.count - 1].items.append(entry.item)
      } else {
        groups.append((entry.key, [entry.item]))
      }
    }
    return .list(groups.map { .map([("grouper", $0.key), ("list", .list($0.items))]) })
  },
  TemplateFilter(
    "where", .list, [.attribute(isRequired: true), .init("value", .any)], zh: "字段等于某个值的项",
    en: "the items of which a field has a value",
    example: ("{{ [{\"n\": 1}, {\"n\": 2}] | where(\"n\", 2) | length }}", "1"),
    gives: { .list($0.element) }
  ) { value, call in
    items(value).map { .list($0.filter { equal(call.path.read($0), call.arguments[1]) }) }
  },
]

/// Filters of maps.
let mapFilters: [TemplateFilter] = [
  TemplateFilter(
    "items", .map, zh: "名字和值成对", en: "pairs of names and values",
    example: ("{% for k, v in {\"a\": 1} | items %}{{ k }}={{ v }}{% endfor %}", "a=1"),
    gives: { .list(pair($0.input), atLeast: leastFields($0.input)) }
  ) { value, _ in
    guard case .map(let fields) = value else { return nil }
    return .list(fields.map { .map([("0", .string($0.key)), ("1", $0.value)]) })
  },
  TemplateFilter(
    "dictsort", .map,
    [
      caseSensitive, .init("by", .text, standard: .string("key")),
      .init("reverse", .bool, standard: .bool(false)),
    ],
    zh: "名字和值成对，排好序", en: "pairs of names and values, sorted",
    example: ("{% for k, v in {\"b\": 1, \"a\": 2} | dictsort %}{{ k }}{% endfor %}", "ab"),
    gives: { .list(pair($0.input), atLeast: leastFields($0.input)) }
  ) { value, call in
    guard case .map(let fields) = value else { return nil }
    let pairs = fields.map { Value.map([("0", .string($0.key)), ("1", $0.value)]) }
    let path = FieldPath(steps: [.key(call.arguments[1].text == "value" ? "1" : "0")])
    return .list(
      sorted(pairs, path, isReversed: call.arguments[2].isTrue, isCaseSensitive: call.arguments[0].isTrue))
  },
]

/// A pair of a name and a value of `map`, by position.
private func pair(_ map: ValueType) -> ValueType {
  .record([.init(name: "0", type: .string), .init(name: "1", type: valueType(ofMap: map))])
}

/// How many names a map has at least.
private func leastFields(_ type: ValueType) -> Int {
  if case .record(let fields) = type { fields.filter(\.isAlways).count } else { 0 }
}

/// The type of a map's values.
func valueType(ofMap type: ValueType) -> ValueType {
  switch type {
  case .map(let value): value
  case .record(let fields): fields.dropFirst().reduce(fields.first?.type ?? .any) { $0.joined($1.type) }
  default: .any
  }
}

/// What a loop over `value` sees; `nil` for what cannot be looped over.
func items(_ value: Value) -> [Value]? {
  switch value {
  case .list(let items): items
  case .map(let fields): fields.map { .string($0.key) }
  case .string(let text): text.unicodeScalars.map { .string(String($0)) }
  case .none: []
  default: nil
  }
}

/// What stands for an item where there is none: of text, no text.
private func empty(_ value: Value) -> Value { if case .string = value { .string("") } else { .none } }

/// Values joined by `separator`; markup if one of them is.
private func joined(_ values: [Value], _ separator: Value) -> Value? {
  let isMarkup = ([separator] + values).contains { if case .html = $0 { true } else { false } }
  if isMarkup {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0, write(separator, .text, to: &bytes) != nil { return nil }
      if write(value, .text, to: &bytes) != nil { return nil }
    }
    return markup(bytes)
  }
  guard let separator = separator.text else { return nil }
  var texts: [String] = []
  var size = 0
  for value in values {
    guard let text = value.text else { return nil }
    texts.append(text)
    size += text.utf8.count + separator.utf8.count
    guard size <= Machine.outputLimit else { return nil }
  }
  return .string(texts.joined(separator: separator))
}

/// Text in small letters unless case matters; other values as they are.
private func folded(_ value: Value, isCaseSensitive: Bool) -> Value {
  if isCaseSensitive { return value }
  return switch value {
  case .string(let text): .string(text.lowercased())
  case .list(let items): .list(items.map { folded($0, isCaseSensitive: false) })
  default: value
  }
}

/// Sorted by what `path` reads; items that are equal keep their order.
private func sorted(_ items: [Value], _ path: FieldPath, isReversed: Bool, isCaseSensitive: Bool) -> [Value] {
  let keyed = items.map { (key: folded(path.read($0), isCaseSensitive: isCaseSensitive), item: $0) }
  let order = keyed.indices.sorted { a, b in
    let order = compare(keyed[a].key, keyed[b].key) ?? 0
    return order == 0 ? a < b : (order < 0) != isReversed
  }
  return order.map { keyed[$0].item }
}

private func extreme(_ value: Value, _ call: TemplateFilter.Call, isGreatest: Bool) -> Value? {
  guard let items = items(value), var best = items.first else { return Value.none }
  func key(_ item: Value) -> Value { folded(call.path.read(item), isCaseSensitive: call.arguments[0].isTrue) }
  for item in items.dropFirst() {
    let order = compare(key(item), key(best)) ?? 0
    if isGreatest ? order > 0 : order < 0 { best = item }
  }
  return best
}
