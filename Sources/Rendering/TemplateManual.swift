public import Diagnostics
import Planning
public import Templating

/// The kinds of pages: `event` for the template `event.html`.
public var templateKinds: [String] { pageTemplates.keys.sorted().map { String($0.dropLast(".html".count)) } }

/// What the templates of `kind` can use: the fields of its page and of everything reached from there, each model once.
/// - Parameter kind: a page such as `event`, or the name of a model; `nil` for all pages.
/// - Returns: `nil` if there is no such kind.
public func templateTypes(_ kind: String?, _ language: Language) -> String? {
  var pages = pageModels()
  if let kind {
    if let model = reachableModels(pages.map { .object($0.model) }).first(where: { $0.name == kind }) {
      return description([model], language, title: [:])
    }
    pages = pages.filter { $0.template == kind || $0.template == kind + ".html" }
    guard !pages.isEmpty else { return nil }
  }
  let titles = Dictionary(pages.map { ($0.model, $0.template) }, uniquingKeysWith: { first, _ in first })
  return description(reachableModels(pages.map { .object($0.model) }), language, title: titles)
}

/// Names that ``templateTypes(_:_:)`` knows, for suggestions.
public var templateTypeNames: [String] {
  templateKinds + reachableModels(pageModels().map { .object($0.model) }).map(\.name)
}

private func description(_ models: [ModelType], _ language: Language, title: [ModelType: String]) -> String {
  var lines: [String] = []
  for model in models {
    let what = language == .zh ? model.zh : model.en
    lines.append(title[model].map { "\($0)  \(model.name)  \(what)" } ?? "\(model.name)  \(what)")
    let width = model.fields.map(\.name.count).max() ?? 0
    let types = model.fields.map(\.type.name)
    let typeWidth = types.map(\.count).max() ?? 0
    for (field, type) in zip(model.fields, types) {
      let name = field.name + String(repeating: " ", count: width - field.name.count)
      let shown = type + String(repeating: " ", count: typeWidth - type.count)
      lines.append("  \(name)  \(shown)  \(language == .zh ? field.zh : field.en)")
    }
    lines.append("")
  }
  return lines.joined(separator: "\n")
}

/// The models that values of `types` lead to, pages first, each once.
func reachableModels(_ types: [ValueType]) -> [ModelType] {
  var found: [ModelType] = []
  var open = types
  var index = 0
  while index < open.count {
    defer { index += 1 }
    switch open[index] {
    case .object(let model):
      guard !found.contains(model) else { continue }
      found.append(model)
      open += model.fields.map(\.type)
    case .list(let element, _), .optional(let element), .map(let element): open.append(element)
    case .record(let fields): open += fields.map(\.type)
    default: break
    }
  }
  return found
}

/// The filters that a site's templates can use.
public var templateReference: [TemplateReference] {
  TemplateReference.filters(siteFilters(SiteSurroundings()))
}

/// `docs/templates.md`: the language, its filters and tests, and the fields of every page.
public func templateManual() -> String {
  var text = languageManual
  text +=
    "\n## 过滤器 · Filters\n\n| 写法 usage | 作用 | meaning | 例 example | 结果 result |\n| --- | --- | --- | --- | --- |\n"
  for filter in templateReference {
    let example = filter.example.map { "\(code($0.template)) | \(code($0.output))" } ?? " | "
    text += "| \(code(filter.usage)) | \(filter.meaning.zh) | \(filter.meaning.en) | \(example) |\n"
  }
  text += "\n又名 · Also called: "
  text +=
    TemplateReference.filterAliases.map { "\(code($0.alias)) = \(code($0.name))" }.joined(separator: ", ")
    + "\n"
  text +=
    "\n## 判断 · Tests\n\n写成 `值 is 名字` · Written `value is name`\n\n| 名字 name | 成立 | holds for |\n| --- | --- | --- |\n"
  for test in TemplateReference.tests {
    text += "| \(code(test.usage)) | \(test.meaning.zh) | \(test.meaning.en) |\n"
  }
  text += "\n## 各种页面的字段 · The fields of each page\n\n"
  text += "`?` 可能没有值，用前要判断 · may be missing and must be guarded; `list of` 列表 · a list.\n"
  let pages = pageModels()
  for page in pages {
    text += "\n### \(page.template) — \(page.model.zh) · \(page.model.en)\n\n" + table(page.model)
  }
  text += "\n## 其他类型 · Other types\n"
  let known = pages.map(\.model)
  let others = reachableModels(known.map { .object($0) }).filter { !known.contains($0) }
  for model in others.sorted(by: { $0.name < $1.name }) {
    text += "\n### \(model.name) — \(model.zh) · \(model.en)\n\n" + table(model)
  }
  return text
}

/// The model of each page, by the template's name.
private func pageModels() -> [(template: String, model: ModelType)] {
  var pages: [(template: String, model: ModelType)] = []
  for template in pageTemplates.keys.sorted() {
    if let type = pageTemplates[template]?.templateType, case .object(let model) = type {
      pages.append((template, model))
    }
  }
  return pages
}

private func table(_ model: ModelType) -> String {
  var text = "| 字段 field | 类型 type | 说明 | meaning |\n| --- | --- | --- | --- |\n"
  for field in model.fields {
    text += "| `\(field.name)` | \(field.type.name) | \(field.zh) | \(field.en) |\n".replacing(
      "<", with: "&lt;")
  }
  return text
}

/// `text` as code in a table.
private func code(_ text: String) -> String {
  let line = text.replacing("|", with: "\\|").replacing("\n", with: "⏎")
  return line.isEmpty ? "" : line.contains("`") ? "`` \(line) ``" : "`\(line)`"
}
