import Diagnostics
import Hanzi
import Markdown

/// One file of `content/`, read but not yet decoded: fields as written and the parsed text.
struct RawDocument: Sendable {
  var file: SourceFile
  /// The record that the file is about.
  var id: RecordID
  /// The language in the file's name (`NAME.en.md`), if any.
  var language: Language?
  /// Fields of the header.
  var fields: [RawField]
  /// The header's first line, where missing fields are reported.
  var place: Span
  /// The text, parsed.
  var body: Body
  /// Whether the header could be read.
  var isReadable: Bool
}

/// What a file below `content/` is, by its path.
enum ContentPath: Equatable {
  /// A record in Markdown.
  case record(RecordID, Language?)
  /// A table of records.
  case table(RecordKind)
  /// A record of whose name no address can be made.
  case unnamed(String)
  /// A file in a folder that is not known.
  case unknownFolder(String)
  /// A table of nothing that is known.
  case unknownTable

  /// Reads a path such as `content/events/2026/red-song.en.md`.
  init(_ path: String) {
    var parts = path.split(separator: "/").dropFirst().map(String.init)
    guard let last = parts.popLast() else {
      self = .unknownFolder("")
      return
    }
    var pieces = last.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let suffix = pieces.popLast()?.lowercased() ?? ""
    if parts.first == "data" || suffix == "csv" {
      let name = pieces.joined(separator: ".")
      let kind = RecordKind.allCases.first { kind in
        kind.tables.contains {
          name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "_")
            || kind == .holiday && name.hasPrefix($0)
        }
      }
      self = kind.map { .table($0) } ?? .unknownTable
      return
    }
    var language: Language?
    if pieces.count > 1, let found = Language(rawValue: pieces[pieces.count - 1]) {
      language = found
      pieces.removeLast()
    }
    let name = pieces.joined(separator: ".")
    guard let folder = parts.first else {
      self = name == "index" ? .record(RecordID(.page, "index"), language) : .unknownFolder(last)
      return
    }
    guard let kind = RecordKind.allCases.first(where: { $0.folder == folder }) else {
      self = .unknownFolder(folder)
      return
    }
    // A folder with an index is one record.
    let components = parts.dropFirst() + (name == "index" ? [] : [name])
    let slugs = components.map { slug($0) }
    if let unnamed = slugs.firstIndex(of: "") ?? (slugs.isEmpty ? 0 : nil) {
      self = .unnamed(slugs.isEmpty ? name : components[components.startIndex + unnamed])
      return
    }
    self = .record(RecordID(kind, slugs.joined(separator: "/")), language)
  }
}

/// The record that a Markdown file at `path` is about, whatever its language; `nil` for other files.
public func recordID(ofFile path: String) -> RecordID? {
  if case .record(let id, _) = ContentPath(path) { id } else { nil }
}

/// Reads one Markdown file: header and text.
func readDocument(_ file: SourceFile, id: RecordID, language: Language?) -> Checked<RawDocument?> {
  let checked = checkText(file)
  var problems = checked.problems
  guard checked.value != nil else { return Checked(nil, problems) }
  let parts = splitFrontMatter(file).collecting(into: &problems)
  let firstLine = file.bytes.firstIndex(of: 0x0A) ?? file.bytes.count
  var document = RawDocument(
    file: file, id: id, language: language, fields: [], place: file.span(0..<min(firstLine, 80)),
    body: Body(),
    isReadable: false)
  if let header = parts.header {
    document.place = file.span(max(0, header.lowerBound - 4)..<max(0, header.lowerBound - 1))
    let value = readYAML(header, in: file).collecting(into: &problems)
    if case .map(let fields, _) = value {
      document.fields = fields
      document.isReadable = true
    } else if value == nil, !problems.containsErrors {
      // An empty header: all that is missing will be reported.
      document.isReadable = true
    } else if case .list(_, let span) = value {
      problems.append(
        Problem(
          .yamlNotFields, at: span,
          Wording(zh: "资料头应是“字段: 值”，不是列表", en: "the header is made of “field: value” lines, not a list")))
    }
  } else {
    problems.append(
      Problem(
        .frontMatterMissing, at: document.place,
        Wording(zh: "文件开头没有资料头", en: "the file does not begin with a header"),
        expected: Wording(
          zh: "第一行是 ---，接着写“标题: …”等字段，再以一行 --- 结束",
          en: "a line ---, then fields such as “title: …”, then a line ---")))
  }
  document.body = parse(file, body: parts.body, options: MarkdownOptions()).collecting(into: &problems)
  return Checked(document, problems)
}
