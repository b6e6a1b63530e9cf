import Diagnostics
public import Records

/// A file for an editor.
public struct EditorFile: Sendable, Hashable {
  /// Where it belongs in the site's folder: `.vscode/settings.json`.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]
  /// Whether it is somebody's own as soon as it is there, and not to be written again.
  public var isOwn: Bool

  /// A file of `bytes` at `path`.
  public init(path: String, bytes: [UInt8], isOwn: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isOwn = isOwn
  }
}

/// What Visual Studio Code needs to help with a site: schemas for the files in YAML, snippets for the headers of Markdown
/// files (of which its schemas know nothing), and a task that marks problems at their lines.
/// - Parameter settings: those of the site, which may declare fields of its own.
public func editorFiles(on site: SiteSettings = SiteSettings()) -> [EditorFile] {
  let schemas = SchemaSubject.all.filter(\.isYAML).map { subject in
    EditorFile(path: ".vscode/schemas/\(subject.fileName)", bytes: schema(of: subject, on: site))
  }
  return [
    EditorFile(path: ".vscode/settings.json", bytes: settings().bytes, isOwn: true),
    EditorFile(path: ".vscode/extensions.json", bytes: extensions.bytes, isOwn: true),
    EditorFile(path: ".vscode/tasks.json", bytes: tasks.bytes, isOwn: true),
    EditorFile(path: ".vscode/unionpress.code-snippets", bytes: snippets(site).bytes),
  ] + schemas
}

/// Which schema is for which files, and suggestions where people write headers.
private func settings() -> JSONValue {
  var files: [String: JSONValue] = ["./.vscode/schemas/unionpress.schema.json": .text("unionpress.yaml")]
  for kind in RecordKind.allCases where !kind.tables.isEmpty {
    files["./.vscode/schemas/\(SchemaSubject.table(kind).fileName)"] = .texts(
      kind.tables.flatMap { ["content/data/\($0).yaml", "content/data/\($0)-*.yaml"] })
  }
  return .object([
    "yaml.schemas": .object(files),
    "[markdown]": .object([
      "editor.quickSuggestions": .object([
        "other": .text("on"), "comments": .text("off"), "strings": .text("on"),
      ]),
      "editor.wordWrap": .text("on"),
    ]),
    "files.encoding": .text("utf8"),
    "files.eol": .text("\n"),
    "files.exclude": .object(["public": .flag(true)]),
  ])
}

private let extensions = JSONValue.object(["recommendations": .texts(["redhat.vscode-yaml"])])

/// `unionpress check` with its problems at their lines.
private let tasks: JSONValue = {
  let pattern = JSONValue.object([
    "regexp": .text(
      #"^::(error|warning|notice) file=([^,]+),line=(\d+),col=(\d+),endLine=(\d+),endColumn=(\d+),title=([^:]+)::(.*)$"#
    ),
    "severity": .number(1), "file": .number(2), "line": .number(3), "column": .number(4),
    "endLine": .number(5),
    "endColumn": .number(6), "code": .number(7), "message": .number(8),
  ])
  let matcher = JSONValue.object([
    "owner": .text("unionpress"), "fileLocation": .texts(["relative", "${workspaceFolder}"]),
    "pattern": pattern,
  ])
  func task(_ label: String, _ arguments: [String], _ extras: [String: JSONValue]) -> JSONValue {
    var fields: [String: JSONValue] = [
      "label": .text(label), "type": .text("process"), "command": .text("unionpress"),
      "args": .texts(arguments),
    ]
    fields.merge(extras) { _, new in new }
    return .object(fields)
  }
  return .object([
    "version": .text("2.0.0"),
    "tasks": .list([
      task(
        "检查 · check", ["check", "--format", "github"],
        ["problemMatcher": matcher, "group": .object(["kind": .text("build"), "isDefault": .flag(true)])]),
      task(
        "边写边看 · preview", ["serve"], ["isBackground": .flag(true), "problemMatcher": .list([])]),
    ]),
  ])
}()

/// One snippet per kind of record, called by its name in either language, with all that is required.
private func snippets(_ site: SiteSettings) -> JSONValue {
  var result: [String: JSONValue] = [:]
  for kind in RecordKind.allCases where kind.folder != nil {
    let all = kind.fields(on: site)
    let fields = all.filter(\.isRequired)
    var lines = ["---"]
    for (place, field) in fields.enumerated() {
      lines.append("\(field.aliases.first ?? field.key): \(placeholder(field, place + 1))")
    }
    lines += ["---", "", "$0"]
    result["\(kind.label.zh) · \(kind.label.en)"] = .object([
      "scope": .text("markdown"), "prefix": .texts([kind.label.zh, kind.rawValue]), "body": .texts(lines),
      "description": .text("\(kind.label.zh)的文件 · a file for one \(kind.label.en)"),
    ])
    for field in all where !field.isRequired {
      let name = "\(kind.label.zh)：\(field.aliases.first ?? field.key) · \(kind.label.en): \(field.key)"
      result[name] = .object([
        "scope": .text("markdown"), "prefix": .texts([field.aliases.first ?? field.key, field.key]),
        "body": .texts(["\(field.aliases.first ?? field.key): \(placeholder(field, 1))"]),
        "description": .text("\(field.help.zh) · \(field.help.en)"),
      ])
    }
  }
  return .object(result)
}

/// Where the cursor stops: a choice of words, or the field's example to be typed over.
private func placeholder(_ field: FieldDefinition, _ number: Int) -> String {
  switch field.shape {
  case .choice, .boolean: return "${\(number)|\(field.choices.map(escapedChoice).joined(separator: ","))|}"
  case .text, .list, .fields: break
  }
  return "${\(number):\(escaped(field.example(in: .zh)))}"
}

private func escaped(_ text: String) -> String {
  text.replacing("\\", with: "\\\\").replacing("$", with: "\\$").replacing("}", with: "\\}")
}

private func escapedChoice(_ text: String) -> String {
  escaped(text).replacing(",", with: "\\,").replacing("|", with: "\\|")
}
