import Privacy

internal import Foundation

/// Problems for other programs.
public enum MachineReport: String, Sendable, CaseIterable {
  /// One JSON object with an array of problems.
  case json
  /// SARIF 2.1.0, which code hosts show beside the lines.
  case sarif
  /// GitHub's workflow commands, one line a problem.
  case github
  /// GitLab's code quality report, shown beside the lines of a merge request.
  case gitlab

  /// `problems` in this format, sorted, with a line break at the end.
  /// - Parameters:
  ///   - files: the files that the problems are in, for lines and columns.
  ///   - language: the language of the messages.
  public func text(_ problems: [Problem], files: [SourceFile], language: Language) -> String {
    // SARIF's columns are counted as its reader is told they are.
    let rows = Rows(files: files, language: language, unit: self == .sarif ? .codePoints : .characters)
    let located = rows.make(problems.sortedForReport())
    let report =
      switch self {
      case .json: encoded(JSONReport(problems: located))
      case .sarif: encoded(sarifLog(located, language))
      case .github: located.map(githubCommand).joined()
      case .gitlab: encoded(located.map(codeQualityIssue))
      }
    return String(decoding: maskingPrivateNumbers(in: Array(report.utf8)), as: UTF8.self)
  }
}

/// A problem with its place worked out.
private struct Row: Codable {
  struct Place: Codable {
    var file: String
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
  }
  struct Remark: Codable {
    var place: Place
    var message: String
  }
  var id: String
  var severity: Severity
  var message: String
  var expected: String?
  var suggestion: String?
  var place: Place?
  var line: String?
  var notes: [Remark]
  var isFixable: Bool
}

private struct Rows {
  var files: [SourceFile]
  var language: Language
  var unit: LineTable.ColumnUnit

  func make(_ problems: [Problem]) -> [Row] {
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var tables: [String: LineTable] = [:]
    func table(_ path: String) -> LineTable? {
      if let known = tables[path] { return known }
      guard let file = byPath[path] else { return nil }
      tables[path] = LineTable(file)
      return tables[path]
    }
    func place(_ span: Span) -> Row.Place {
      guard let table = table(span.path) else {
        return Row.Place(file: span.path, line: 1, column: 1, endLine: 1, endColumn: 1)
      }
      let start = table.position(at: span.lower, counting: unit)
      let end = table.position(at: span.upper, counting: unit)
      return Row.Place(
        file: span.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }
    // With a long line and many problems on it a report would be larger than anything that is to read it.
    func shown(_ line: String?) -> String? { line.flatMap { $0.utf8.count <= 4000 ? $0 : nil } }
    return problems.map { problem in
      Row(
        id: problem.kind, severity: problem.severity, message: problem.message[language],
        expected: problem.expected?[language], suggestion: problem.suggestion?[language],
        place: problem.span.map(place),
        line: problem.span.flatMap { shown(table($0.path)?.text(ofLineAt: $0.lower)) },
        notes: problem.notes.map { Row.Remark(place: place($0.span), message: $0.message[language]) },
        isFixable: problem.fix?.certainty == .certain)
    }
  }
}

private struct JSONReport: Encodable {
  var problems: [Row]
}

private func encoded(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { return "{}\n" }
  return String(decoding: data, as: UTF8.self) + "\n"
}

/// One `::error …::` line, escaped as GitHub asks.
private func githubCommand(_ row: Row) -> String {
  func property(_ text: String) -> String {
    data(text).replacingOccurrences(of: ":", with: "%3A").replacingOccurrences(of: ",", with: "%2C")
  }
  func data(_ text: String) -> String {
    text.replacingOccurrences(of: "%", with: "%25").replacingOccurrences(of: "\r", with: "%0D")
      .replacingOccurrences(of: "\n", with: "%0A")
  }
  let command = row.severity == .note ? "notice" : row.severity.rawValue
  var properties = ""
  if let place = row.place {
    properties =
      " file=\(property(place.file)),line=\(place.line),col=\(place.column),endLine=\(place.endLine),endColumn=\(place.endColumn),title=\(property(row.id))"
  }
  let message = [row.message, row.expected, row.suggestion].compactMap { $0 }.joined(separator: "\n")
  return "::\(command)\(properties)::\(data(message))\n"
}

// MARK: GitLab

private struct CodeQualityIssue: Encodable {
  struct Lines: Encodable { var begin: Int }
  struct Location: Encodable {
    var path: String
    var lines: Lines
  }
  var description: String
  var check_name: String
  var fingerprint: String
  var severity: String
  var location: Location
}

private func codeQualityIssue(_ row: Row) -> CodeQualityIssue {
  let severity =
    switch row.severity {
    case .note: "info"
    case .warning: "minor"
    case .error: "major"
    }
  let file = row.place?.file ?? "unionpress.yaml"
  return CodeQualityIssue(
    description: [row.message, row.expected, row.suggestion].compactMap { $0 }.joined(separator: " "),
    check_name: row.id,
    // The same problem stays the same when lines above it come and go.
    fingerprint: "\(row.id)|\(file)|\(row.line ?? "")|\(row.message)", severity: severity,
    location: .init(path: file, lines: .init(begin: row.place?.line ?? 1)))
}

// MARK: SARIF 2.1.0

private struct SARIF: Encodable {
  struct Text: Encodable { var text: String }
  struct Rule: Encodable {
    var id: String
    var shortDescription: Text
    var fullDescription: Text
  }
  struct Driver: Encodable {
    var name = "Unionpress"
    var rules: [Rule]
  }
  struct Tool: Encodable { var driver: Driver }
  struct Artifact: Encodable { var uri: String }
  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
  }
  struct Physical: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }
  struct Location: Encodable { var physicalLocation: Physical }
  struct Result: Encodable {
    var ruleId: String
    var level: String
    var message: Text
    var locations: [Location]
  }
  struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
}

private func sarifLog(_ rows: [Row], _ language: Language) -> SARIF {
  let used = Set(rows.map(\.id))
  let rules = ProblemKind.all.filter { used.contains($0.id) }.map {
    SARIF.Rule(
      id: $0.id, shortDescription: SARIF.Text(text: $0.title[language]),
      fullDescription: SARIF.Text(text: $0.explanation[language]))
  }
  let results = rows.map { row in
    SARIF.Result(
      ruleId: row.id, level: row.severity.rawValue,
      message: SARIF.Text(
        text: [row.message, row.expected, row.suggestion].compactMap { $0 }.joined(separator: "\n")),
      locations: row.place.map { place in
        [
          SARIF.Location(
            physicalLocation: SARIF.Physical(
              artifactLocation: SARIF.Artifact(uri: encodedPath(place.file)),
              region: SARIF.Region(
                startLine: place.line, startColumn: place.column, endLine: place.endLine,
                endColumn: place.endColumn)))
        ]
      } ?? [])
  }
  return SARIF(runs: [SARIF.Run(tool: SARIF.Tool(driver: SARIF.Driver(rules: rules)), results: results)])
}

private func encodedPath(_ path: String) -> String {
  path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
}
