/// Whether two values are the same; values of unlike types are not.
///
/// Lists inside lists that a template has put together can be larger than anything that exists; what is not decided after a
/// million items counts as different.
func equal(_ left: Value, _ right: Value) -> Bool {
  var budget = 1_000_000
  return equal(left, right, &budget)
}

private func equal(_ left: Value, _ right: Value, _ budget: inout Int) -> Bool {
  budget -= 1
  guard budget > 0 else { return false }
  switch (left, right) {
  case (.none, .none): return true
  case (.bool(let a), .bool(let b)): return a == b
  case (.int(let a), .int(let b)): return a == b
  case (.string(let a), .string(let b)): return a == b
  case (.string, .html), (.html, .string), (.html, .html), (.date, .string), (.string, .date), (.date, .date):
    return left.text == right.text
  case (.list(let a), .list(let b)):
    guard a.count == b.count else { return false }
    for (x, y) in zip(a, b) where !equal(x, y, &budget) { return false }
    return true
  case (.map(let a), .map(let b)):
    guard a.count == b.count else { return false }
    for field in a {
      guard let other = b.first(where: { $0.key == field.key }), equal(field.value, other.value, &budget)
      else {
        return false
      }
    }
    return true
  case (.object(let a), .object(let b)): return a === b
  default:
    guard let a = number(left), let b = number(right) else { return false }
    return a == b
  }
}

/// Values of which each was seen once, as ``equal(_:_:)`` tells them apart.
struct SeenValues {
  private enum Plain: Hashable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)

    init?(_ value: Value) {
      switch value {
      case .none: self = .none
      case .bool(let value): self = .bool(value)
      case .int(let number): self = .int(number)
      case .double(let number): self = Int(exactly: number).map { .int($0) } ?? .double(number)
      case .string, .html, .date: self = .text(value.text ?? "")
      case .list, .map, .object: return nil
      }
    }
  }

  private var plain: Set<Plain> = []
  private var others: [Value] = []
  /// How much more is compared; after that all counts as different, as it does there.
  private var budget = 1_000_000

  /// Notes a value; whether it was not there.
  mutating func insert(_ value: Value) -> Bool {
    if let key = Plain(value) { return plain.insert(key).inserted }
    for other in others where equal(other, value, &budget) { return false }
    if budget > 0 { others.append(value) }
    return true
  }
}

/// Negative, 0 or positive; `nil` for values that cannot be compared. Text is compared by code points; nothing comes first.
func compare(_ left: Value, _ right: Value) -> Int? {
  var budget = 1_000_000
  return compare(left, right, &budget)
}

private func compare(_ left: Value, _ right: Value, _ budget: inout Int) -> Int? {
  budget -= 1
  guard budget > 0 else { return nil }
  if case .int(let a) = left, case .int(let b) = right { return a < b ? -1 : a > b ? 1 : 0 }
  if let a = number(left), let b = number(right) { return a < b ? -1 : a > b ? 1 : 0 }
  switch (left, right) {
  case (.none, .none): return 0
  case (.none, _): return -1
  case (_, .none): return 1
  case (.bool(let a), .bool(let b)): return a == b ? 0 : a ? 1 : -1
  case (.list(let a), .list(let b)):
    for (x, y) in zip(a, b) {
      guard let order = compare(x, y, &budget) else { return nil }
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
