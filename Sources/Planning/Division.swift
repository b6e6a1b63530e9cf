import Diagnostics
import Resolution

/// A list divided by one property: a page of its own for each value that occurs.
struct Division {
  /// What it goes by: 年份, 俱乐部.
  var title: String
  /// Its parts in the order in which they are offered.
  var parts: [Part]

  /// The members that have one value.
  struct Part {
    /// The value: 2026年, 排球俱乐部.
    var title: String
    /// The heading of its page.
    var heading: String
    /// The address of its page in the first language.
    var path: String
    /// The members, in the order of the whole list.
    var members: [Index]
  }

  /// Divides `members` by the keys that each has; parts come in the order of `keys`, values that do not occur are left out.
  init<Key: Hashable>(
    _ title: String, _ members: some Sequence<Index>, by keysOf: (Index) -> [Key], order keys: [Key],
    _ part: (Key) -> (title: String, heading: String, path: String)
  ) {
    var found: [Key: [Index]] = [:]
    for member in members {
      for key in keysOf(member) where found[key]?.last != member { found[key, default: []].append(member) }
    }
    self.title = title
    parts = keys.compactMap { key in
      guard let members = found[key] else { return nil }
      let (title, heading, path) = part(key)
      return Part(title: title, heading: heading, path: path, members: members)
    }
  }
}

extension Composer {
  /// The choices that `divisions` offer on the page at `path`; one that leaves no choice is not offered.
  func filters(_ divisions: [Division], of whole: String, at path: String) -> [FilterGroup] {
    divisions.filter { $0.parts.count > 1 }.map { division in
      var everything = menuItem(say(zh: "全部", en: "All"), whole, at: path)
      everything.isSection = everything.isCurrent
      let items = division.parts.map { part in
        var item = menuItem(part.title, part.path, at: path)
        item.count = part.members.count
        return item
      }
      return FilterGroup(
        title: division.title, items: [everything] + items, chosen: items.first(where: \.isCurrent)?.title)
    }
  }
}
