/// Whether two values are the same; values of unlike types are not.
func equal(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.none, .none): return true
  case (.bool(let a), .bool(let b)): return a == b
  case (.int(let a), .int(let b)): return a == b
  case (.string(let a), .string(let b)): return a == b
  case (.string, .html), (.html, .string), (.html, .html), (.date, .string), (.string, .date), (.date, .date):
    return left.text == right.text
  case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) }
  case (.map(let a), .map(let b)):
    return a.count == b.count
      && a.allSatisfy { field in b.contains { $0.key == field.key && equal($0.value, field.value) } }
  case (.object(let a), .object(let b)): return a === b
  default:
    guard let a = number(left), let b = number(right) else { return false }
    return a == b
  }
}

/// Negative, 0 or positive; `nil` for values that cannot be compared. Text is compared by code points; nothing comes first.
func compare(_ left: Value, _ right: Value) -> Int? {
  if case .int(let a) = left, case .int(let b) = right { return a < b ? -1 : a > b ? 1 : 0 }
  if let a = number(left), let b = number(right) { return a < b ? -1 : a > b ? 1 : 0 }
  switch (left, right) {
  case (.none, .none): return 0
  case (.none, _): return -1
  case (_, .none): return 1
  case (.bool(let a), .bool(let b)): return a == b ? 0 : a ? 1 : -1
  case (.list(let a), .list(let b)):
    for (x, y) in zip(a, b) {
      guard let order = compare(x, y) else { return nil }
      if order != 0 { return order }
    }
    return a.count - b.count
  case (.string, .string), (.string, .html), (.html, .string), (.date, .date), (.date, .string),
    (.string, .date):
    guard let a = left.text, let b = right.text else { return nil }
    if a == b { return 0 }
    return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
  default: return nil
  }
}

/// Whether `container` has `item`: an item of a list, a part of text, a name of a map.
func contains(_ container: Value, _ item: Value) -> Bool {
  switch container {
  case .list(let items): return items.contains { equal($0, item) }
  case .string(let text):
    guard let part = item.text else { return false }
    return part.isEmpty || text.contains(part)
  case .map(let fields): return fields.contains { $0.key == item.text }
  default: return false
  }
}
