import Diagnostics

/// The manual of records and their fields (`docs/content-model.md`), made of the tables that decode them.
public func contentManual() -> String {
  let shared = RecordHeader.fields.map(\.definition)
  let keys = Set(shared.map(\.key))
  var text = """
    # 记录和字段 · Records and their fields

    这一页由程序生成：`unionpress fields manual`，和程序读记录用的是同一张表。
    This page is made by `unionpress fields manual` of the tables that records are read by.

    每个字段有中文名和英文名，写哪一个都行，同一个字段不能写两次。带 * 的必须写。花括号里的字段写法相同。终端里看：
    `unionpress fields event`。
    Every field has names in both languages; either will do, both at once is an error. What has a * is required. In a terminal:
    `unionpress fields event`.

    自己的字段先在 `unionpress.yaml` 的“自定字段”里声明；不检查也不显示的资料写在“附加”（`extra`）下面，模板里是 `page.extra`。
    Fields of your own are declared under `custom_fields` in `unionpress.yaml`; data that is neither checked nor shown stands under
    `extra`, which templates see as `page.extra`.

    ## 各种记录都有 · Common to all


    """
  text += table(shared)
  for kind in RecordKind.allCases {
    text += "\n## \(kind.label.zh) · \(kind.label.en)\n\n\(places(of: kind))\n\n"
    text += table(kind.fields.filter { kind.folder == nil || !keys.contains($0.key) })
  }
  text += "\n## 网站设置 · Settings\n\n`unionpress.yaml`\n\n" + table(SiteSettings.fields)
  return text
}

/// Where records of a kind lie.
private func places(of kind: RecordKind) -> String {
  let folder = kind.folder.map { "`content/\($0)/`" }
  let tables = kind.tables.map { "`content/data/\($0)…`" }
  let table = tables.isEmpty ? nil : tables.joined(separator: "、") + "（.csv、.yaml）"
  return [folder, table].compactMap { $0 }.joined(separator: "；")
}

private func table(_ fields: [FieldDefinition]) -> String {
  "| 字段 field | 别名 also | 写什么 value | 说明 · what it is | 例 example |\n| --- | --- | --- | --- | --- |\n"
    + fields.map { rows($0, inside: []) }.joined()
}

/// What a value looks like, without the example that stands beside it.
private func form(_ field: FieldDefinition) -> String {
  field.type.zh.split(separator: "例如").first.map { String($0.trimmingSuffix { "，：；".contains($0) }) } ?? ""
}

/// A row for a field, and one for each of the fields inside of it.
private func rows(_ field: FieldDefinition, inside outer: [FieldDefinition]) -> String {
  func path(_ language: Language) -> String {
    (outer + [field]).map { $0.name(in: language) }.joined(separator: ".")
  }
  let star = field.isRequired ? "*" : ""
  let (chinese, english) = (path(.zh), path(.en))
  let name = chinese == english ? "`\(english)`\(star)" : "`\(chinese)`\(star) `\(english)`"
  let cells = [
    name, field.aliases.dropFirst().map { "`\($0)`" }.joined(separator: " "),
    field.nested.isEmpty ? form(field) : "一组字段", "\(field.help.zh) · \(field.help.en)",
    field.nested.isEmpty || outer.isEmpty ? "`\(field.example(in: .zh))`" : "",
  ]
  let row = "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  return row + field.nested.map { rows($0, inside: outer + [field]) }.joined()
}
