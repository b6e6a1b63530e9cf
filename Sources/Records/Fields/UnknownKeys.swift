import Calendars
import Diagnostics
internal import Foundation

/// Reports a key that no field has.
/// - Parameter customFields: the site's own fields of such records.
/// - Returns: a name of the field that is most likely meant, and whether that is certain.
func reportUnknown<Record>(
  _ field: RawField, among fields: [RawField], owner: Wording, table: FieldTable<Record>,
  besides customFields: [CustomField], _ reader: inout FieldReader
) -> (name: String, isCertain: Bool)? {
  // Traditional characters: 標題 is 标题.
  if let simplified = field.key.applyingTransform(StringTransform("Hant-Hans"), reverse: false),
    simplified != field.key, table.position(of: simplified) != nil
  {
    reader.report(
      Problem(
        .keyTraditional, at: field.keySpan,
        Wording(
          zh: "字段名“\(field.key)”是繁体，应为“\(simplified)”",
          en: "the field “\(field.key)” is in traditional characters; write “\(simplified)”"),
        fix: Fix(replacing: field.keySpan, by: simplified)))
    return (simplified, true)
  }
  func report(_ suggestion: Wording?, expected: Wording? = nil, notes: [Note] = [], fix: Fix? = nil) {
    reader.report(
      Problem(
        .keyUnknown, at: field.keySpan,
        Wording(zh: "\(owner.zh)没有“\(field.key)”这个字段", en: "\(owner.en) has no field “\(field.key)”"),
        expected: expected, suggestion: suggestion, fix: fix, notes: notes))
  }
  let folded = field.key.lowercased().replacingOccurrences(of: "-", with: "_")
  let exact = table.names.first { $0.lowercased() == folded }
  // Positions of what other lines give.
  var given: [Int: RawField] = [:]
  for other in fields where other.key != field.key {
    if let position = table.position(of: other.key) { given[position] = given[position] ?? other }
  }
  func isFree(_ name: String) -> Bool { table.position(of: name).map { given[$0] == nil } ?? false }
  let meant = (misnomers[field.key] ?? []).compactMap { name in
    table.position(of: name).map { table.fields[$0].definition.name(in: .zh) }
  }
  let known = exact.map { [$0] } ?? meant
  // What somebody has said already, this line cannot be meant to say.
  if let first = known.first, !known.contains(where: isFree), let position = table.position(of: first),
    let other = given[position]
  {
    report(
      Wording(
        zh: "已经写了“\(other.key)”：两行合成一行，或删去这一行",
        en: "there is “\(other.key)” already: make one line of the two, or remove this one"),
      notes: [Note(Wording(zh: "“\(other.key)”在这里", en: "“\(other.key)” is here"), at: other.keySpan)])
    return (first, false)
  }
  let hint =
    contactHint(field, owner, table) ?? changeHint(field, among: fields, owner, table)
    ?? insideHint(field, among: fields, table) ?? meetingHint(field, owner)
  if known.isEmpty, let hint {
    report(hint)
    return nil
  }
  let guesses =
    known.isEmpty && misnomers[field.key] == nil
    ? nearMisses(of: field.key, among: table.names.filter(isFree) + customFields.flatMap(\.names))
    : Array(known.filter(isFree).prefix(1))
  let shown = guesses.map { name in
    let definition = table.position(of: name).map { table.fields[$0].definition }
    // An English name is explained, a Chinese one explains itself.
    let other = definition.flatMap { $0.key == name ? $0.aliases.first : nil }
    return other.map { "\(name)（\($0)）" } ?? name
  }
  guard !shown.isEmpty else {
    let list = (table.fields.map { $0.definition.name(in: .zh) } + customFields.map(\.name.value)).joined(
      separator: "、")
    let isColumn = field.keySpan.path.lowercased().hasSuffix(".csv")
    // Only records have a text, and fields that a site may declare.
    let isRecord = RecordKind.allCases.contains { $0.folder != nil && $0.label == owner }
    report(
      isColumn
        ? Wording(zh: "改用这里的名称，或删去这一列", en: "use one of these names, or remove the column")
        : !isRecord
          ? Wording(zh: "改用这里的名称，或删去这一行", en: "use one of these names, or remove the line")
          : Wording(
            zh:
              "写进正文，或用这里的名称；常用的可以在 unionpress.yaml 的“\(SiteSettings.name(of: "custom_fields").zh)”里声明，只给自己看的放在“附加:”下面",
            en:
              "write it in the text, or use one of these names; a field of your own is declared under custom_fields in unionpress.yaml, what only you need may stand under extra:"
          ),
      expected: Wording(
        zh: "可用的字段：\(list)",
        en:
          "known fields: \((table.fields.map(\.definition.key) + customFields.map(\.definition.key)).joined(separator: ", "))"
      ))
    return nil
  }
  report(
    Wording(
      zh: "您是不是想写 \(shown.joined(separator: " 或 "))？",
      en: "did you mean \(guesses.joined(separator: " or "))?"),
    fix: guesses.first.map { Fix(replacing: field.keySpan, by: $0, certainty: .likely) })
  return guesses.first.map { ($0, false) }
}

/// What fields are called elsewhere, where likeness would lead to another one or to none: the first that a record has.
private let misnomers: [String: [String]] = [
  "名称": ["标题", "姓名"], "名字": ["姓名", "标题"], "题目": ["标题"], "主题": ["标题"], "活动名称": ["标题"], "俱乐部名称": ["标题"],
  "社团名称": ["标题"], "发布时间": ["发布日期", "date", "定时发布"], "发布日期": ["date", "定时发布"], "上线时间": ["定时发布"],
  "过期时间": ["下线时间"], "失效时间": ["下线时间"], "举办时间": ["开始"], "活动时间": ["开始"], "开始时间": ["开始"], "结束时间": ["结束"],
  "举办地点": ["地点"], "活动地点": ["地点"], "地址": ["地点"], "活动场地": ["地点"], "人数上限": ["名额"], "限额": ["名额"],
  "报名人数": ["已报"], "主办单位": ["主办"], "主办方": ["主办"], "承办单位": ["承办"], "协办单位": ["协办"], "参加对象": ["对象"],
  "活动对象": ["对象"], "面向对象": ["对象"], "会员人数": ["会员数"], "人员": ["姓名"], "分类": ["类别", "类型"], "种类": ["类型", "类别"],
  "所属俱乐部": ["俱乐部"], "社团": ["俱乐部"], "书名": ["标题"], "比赛名称": ["赛事"], "奖项": ["名次"], "获奖时间": ["日期"],
  // The day that a record is about; where there is none, no other time is meant.
  "时间": ["日期", "开始", "提交", "年份"], "日期": ["开始", "提交", "年份"],
]

/// What people call ways to reach somebody.
private let contactKeys: Set<String> = [
  "微信", "微信号", "微信群", "群号", "QQ", "QQ号", "QQ群", "QQ群号", "联系", "联系人", "联系方式", "联系电话", "电话", "办公电话", "座机",
  "电子邮箱", "邮箱", "wechat", "qq", "phone", "telephone", "email", "e_mail", "contact",
]

/// Where a way to reach somebody belongs: to an office, in the field that says how to join or sign up.
private func contactHint<Record>(
  _ field: RawField, _ owner: Wording, _ table: FieldTable<Record>
) -> Wording? {
  guard contactKeys.contains(field.key) || contactKeys.contains(field.key.lowercased()) else { return nil }
  for outer in table.fields.map(\.definition) {
    guard let inner = outer.nested.first(where: { $0.aliases.contains("联系") }) else { continue }
    return Wording(
      zh:
        "联系方式写办公室，不写个人账号：\(outer.name(in: .zh)): {\(inner.name(in: .zh)): 学院工会办公室}；群的二维码可以放在正文里",
      en: "give an office, no account of a person: \(outer.key): {\(inner.key): union office}")
  }
  guard owner == RecordKind.person.label else { return nil }
  let (office, numbers) = (SiteSettings.name(of: "contact_office"), SiteSettings.name(of: "allow_contacts"))
  return Wording(
    zh:
      "个人的电话和账号不公开，没有这样的字段；办公室写进 unionpress.yaml 的“\(office.zh)”，办公电话可以写在正文里，并列进“\(numbers.zh)”",
    en:
      "there is no field for numbers and accounts of a person; the office goes into \(office.en) in unionpress.yaml, and its telephone may stand in the text, and in \(numbers.en)"
  )
}

/// Where it belongs when and where a club meets: it is an event of its own, which calendars show.
private func meetingHint(_ field: RawField, _ owner: Wording) -> Wording? {
  let keys: Set<String> = [
    "活动时间", "活动地点", "训练时间", "训练地点", "时间", "地点", "场地", "活动场地", "time", "venue", "place", "meets",
  ]
  guard owner == RecordKind.club.label, keys.contains(field.key) else { return nil }
  return Wording(
    zh: "俱乐部的活动另写一份，日历里才有：unionpress new 活动；这一行可以移到正文里",
    en:
      "what a club does is a record of its own, which calendars show: unionpress new event; this line may go into the text"
  )
}

/// How fields are written that are parts of another's, all that belong together at once: `报名截止: …` and `报名方式: …` are
/// `报名: {截止: …, 方式: …}`, `作者: …` is `署名: {供稿: …}`.
private func insideHint<Record>(
  _ field: RawField, among fields: [RawField], _ table: FieldTable<Record>
) -> Wording? {
  let outers = table.fields.map(\.definition).filter { !$0.nested.isEmpty }
  guard
    let outer = outers.first(where: { part($0, of: field, isBare: false) != nil })
      ?? only(outers.filter { part($0, of: field, isBare: true) != nil })
  else { return nil }
  let isBare = part(outer, of: field, isBare: false) == nil
  let parts = fields.filter { table.position(of: $0.key) == nil }.compactMap { other in
    part(outer, of: other, isBare: isBare)
  }
  func braces(_ language: Language) -> String {
    parts.map { "\($0.inner.name(in: language)): \($0.value(in: language))" }.joined(separator: ", ")
  }
  return Wording(
    zh: "写成：\(outer.name(in: .zh)): {\(braces(.zh))}", en: "write: \(outer.key): {\(braces(.en))}")
}

/// A part of another field, and what was written for it.
private struct InsidePart {
  var inner: FieldDefinition
  var text: String

  /// What was written, or an example where that could not be read.
  func value(in language: Language) -> String {
    let example = inner.example(in: language)
    let isDate = parseDateText(inner.example).value != nil
    if text.isEmpty || isDate && parseDateText(text).value == nil { return example }
    return isDate ? text : inBraces(text)
  }
}

/// `text` as it stands between braces: in quotes where a sign in it would end it.
func inBraces(_ text: String) -> String {
  text.contains(where: { ",:{}[]\"#".contains($0) }) ? "\"\(text.replacing("\"", with: "”"))\"" : text
}

/// What `field` is inside of `outer`: by both names one after the other, or by the inner one alone.
private func part(_ outer: FieldDefinition, of field: RawField, isBare: Bool) -> InsidePart? {
  guard case .scalar(let scalar) = field.value else { return nil }
  if isBare {
    return outer.nested.first { $0.aliases.contains(field.key) }.map {
      InsidePart(inner: $0, text: scalar.text)
    }
  }
  for name in outer.aliases where field.key.hasPrefix(name) {
    let rest = String(field.key.dropFirst(name.count))
    if let inner = outer.nested.first(where: { $0.aliases.contains(rest) }) {
      return InsidePart(inner: inner, text: scalar.text)
    }
  }
  return nil
}

private func only<Element>(_ elements: [Element]) -> Element? { elements.count == 1 ? elements[0] : nil }
