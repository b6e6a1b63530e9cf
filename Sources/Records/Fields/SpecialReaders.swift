import Bibliography
import Diagnostics

extension ValueReader where Value == ISBN {
  /// An ISBN of 10 or 13 digits, checked.
  static var isbn: ValueReader {
    let expected = Wording(zh: "10 位或 13 位书号，例如 978-7-300-11595-5", en: "an ISBN of 10 or 13 digits")
    return ValueReader(type: expected) { raw, reader in
      guard case .scalar(let scalar) = raw else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里只写一个书号", en: "one ISBN is expected"), expected: expected)
        )
        return nil
      }
      switch ISBN.parse(scalar.text) {
      case .success(let isbn): return isbn
      case .failure(let fault):
        reader.report(
          Problem(
            .isbnInvalid, at: scalar.span, Wording(zh: fault.chinese, en: fault.english), expected: expected))
        return nil
      }
    }
  }
}

extension ValueReader where Value == Located<Rank> {
  /// A place or tier.
  static var rank: ValueReader {
    let expected = Wording(zh: "名次或等第，例如 一等奖、第五名、并列第五、四强、五至八名", en: "a place or tier")
    return ValueReader(type: expected) { raw, reader in
      guard case .scalar(let scalar) = raw else {
        reader.report(
          Problem(
            .valueType, at: raw.span, Wording(zh: "这里只写一个名次", en: "one rank is expected"), expected: expected)
        )
        return nil
      }
      switch Rank.parse(scalar.text) {
      case .success(let rank): return Located(rank, at: scalar.span)
      case .failure(let fault):
        reader.report(
          Problem(.rankUnknown, at: scalar.span, fault.wording, expected: RankFault.acceptedForms))
        return nil
      }
    }
  }
}

extension ValueReader where Value == FieldSize {
  /// Teams, people and units as fields; a number alone is teams, as columns 参赛队数 have it.
  static var fieldSize: ValueReader {
    let full = ValueReader.object(FieldSize.table, FieldSize(), Wording(zh: "参赛规模", en: "field size"))
    return ValueReader(type: full.type, nested: full.nested, shape: .fields(orText: true)) { raw, reader in
      guard case .scalar = raw else { return full.read(raw, &reader) }
      return ValueReader<Int>.positive.read(raw, &reader).map { FieldSize(teams: $0) }
    }
  }
}

extension ValueReader {
  /// A list whose items are mappings, or plain texts that `make` understands.
  private static func named<Item>(
    _ table: FieldTable<Item>, _ blank: Item, _ name: Wording, type: Wording,
    _ make: @escaping @Sendable (String) -> Item
  ) -> ValueReader where Value == [Item] {
    let full = ValueReader.objects(table, blank, name)
    let names = ValueReader<[String]>.textList
    return ValueReader(type: type, nested: full.nested, shape: .list(.fields(orText: true))) { raw, reader in
      switch raw {
      case .map: return full.read(raw, &reader)
      case .scalar: return names.read(raw, &reader)?.map(make)
      case .list(let items, _):
        return items.flatMap { item -> [Item] in
          if case .scalar = item { return names.read(item, &reader)?.map(make) ?? [] }
          return full.read(item, &reader) ?? []
        }
      }
    }
  }
}

extension ValueReader where Value == [Contributor] {
  /// Contributors as mappings, or names as text: `费孝通`, `[美] 尼葛洛庞帝`, `李明 主编`.
  static var contributors: ValueReader {
    named(
      Contributor.table, Contributor(), Wording(zh: "作者", en: "author"),
      type: Wording(zh: "姓名，或 {姓名, 国籍, 角色} 的列表", en: "names, or a list of mappings"),
      contributor(named:))
  }
}

/// The contributor that a plain name stands for: a nationality in brackets before it, a role after it.
private func contributor(named text: String) -> Contributor {
  var result = Contributor()
  var rest = Substring(text)
  for (open, close) in [("[", "]"), ("（", "）"), ("(", ")"), ("【", "】"), ("〔", "〕")] where rest.hasPrefix(open)
  {
    guard let end = rest.firstIndex(of: Character(close)) else { continue }
    result.nationality = String(rest[rest.index(after: rest.startIndex)..<end])
    rest = rest[rest.index(after: end)...]
    break
  }
  let name = String(rest).trimmed
  for (suffix, role) in [("主编", ContributorRole.editor), ("编著", .compiler), ("编", .compiler), ("著", .author)]
  where name.hasSuffix(" " + suffix) {
    result.role = role
    result.name = String(name.dropLast(suffix.count)).trimmed
    return result
  }
  result.name = name
  return result
}

extension ValueReader where Value == [Recipient] {
  /// Winners as mappings, or as text: `李明（统计系）、王芳`, `学院排球队`.
  static var recipients: ValueReader {
    named(
      Recipient.table, Recipient(), Wording(zh: "获奖者", en: "recipient"),
      type: Wording(zh: "姓名或队名，或 {姓名, 单位}、{队} 的列表", en: "names, or a list of mappings"),
      recipient(named:))
  }
}

/// The recipient that a plain text stands for: a team or unit by its ending, else a person, with the unit in
/// brackets if given.
private func recipient(named text: String) -> Recipient {
  var result = Recipient()
  var name = text
  for (open, close) in [("（", "）"), ("(", ")")] where name.hasSuffix(close) {
    guard let start = name.lastIndex(of: Character(open)) else { continue }
    result.unit = String(name[name.index(after: start)...].dropLast()).trimmed
    name = String(name[..<start]).trimmed
    break
  }
  let endings = ["队", "团", "组", "俱乐部", "代表队", "合唱团", "team", "Team"]
  let units = ["学院", "系", "部", "工会", "中心", "所", "室", "处"]
  if endings.contains(where: name.hasSuffix) {
    result.team = name
  } else if units.contains(where: name.hasSuffix), name.count > 3, result.unit == nil {
    result.unit = name
  } else {
    result.person = name
  }
  return result
}
