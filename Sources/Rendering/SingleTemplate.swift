public import Diagnostics
import FileTrees
import Planning
import Records
import Templating

/// Renders one template of a folder with JSON data: for trying things out, and for comparison with other engines.
/// - Parameters:
///   - name: the template, from the folder `root`.
///   - files: the templates of the folder, and texts in its `i18n/` if it has any.
///   - data: JSON with an object outermost.
public func renderTemplate(
  _ name: String, in root: String, _ files: [SourceFile], data: SourceFile, language: Language
) -> Checked<[UInt8]> {
  var problems: [Problem] = []
  let prefix = root == "." ? "" : root + "/"
  let sources = files.filter { $0.path.hasPrefix(prefix) && $0.path != data.path }.map {
    TemplateSource(name: String($0.path.dropFirst(prefix.count)), file: $0)
  }
  let texts = translations { name in sources.filter { $0.name == name }.map(\.file) }
    .collecting(into: &problems)
  let model = TemplateData.read(data).collecting(into: &problems)
  guard !problems.containsErrors else { return Checked([], problems) }
  let wanted = reachable(from: name, sources)
  let set = compile(
    wanted, page: name, data: model, filters: siteFilters(SiteSurroundings()),
    translations: texts
  ).collecting(
    into: &problems)
  guard !problems.containsErrors else { return Checked([], problems) }
  let bytes = set.render(name, data: model, language: language).collecting(into: &problems)
  return Checked(bytes, problems)
}

/// The template and those whose names are written in it or in one of them: mistakes in others are not its own.
private func reachable(from name: String, _ sources: [TemplateSource]) -> [TemplateSource] {
  let byName = Dictionary(sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  var found: [String: TemplateSource] = [:]
  var open = [name]
  while let next = open.popLast() {
    guard found[next] == nil, let source = byName[next] else { continue }
    found[next] = source
    let text = String(decoding: source.file.bytes, as: UTF8.self)
    open += byName.keys.filter { text.contains("\"\($0)\"") || text.contains("'\($0)'") }
  }
  return found.sorted { $0.key < $1.key }.map(\.value)
}
