public import Diagnostics

/// A record as its author wrote it, to begin another one from: fields by their English names with their YAML, and the text.
public struct WrittenRecord: Sendable {
  /// A field: its English name, and what stands behind its colon.
  public struct Field: Sendable, Hashable {
    /// The English name.
    public var key: String
    /// The value as written; of several lines it begins with a line break.
    public var yaml: String
  }

  /// The fields in the order of the file.
  public var fields: [Field]
  /// The text below the header.
  public var text: String
  /// Whether there is data of the author's own, which belongs to no field.
  public var hasExtra: Bool

  /// Reads a Markdown file; `nil` if its header has an error.
  /// - Parameter definitions: the fields that its kind has, see ``RecordKind/fields(on:)``.
  public init?(_ file: SourceFile, _ definitions: [FieldDefinition]) {
    guard case .record(let id, let language) = ContentPath(file.path) else { return nil }
    let read = readDocument(file, id: id, language: language)
    guard !read.problems.containsErrors, let document = read.value,
      let header = splitFrontMatter(file).value.header
    else { return nil }
    let ends = document.fields.dropFirst().map(\.keySpan.lower) + [header.upperBound]
    fields = zip(document.fields, ends).compactMap { field, end in
      guard let definition = definitions.first(where: { ([$0.key] + $0.aliases).contains(field.key) }) else {
        return nil
      }
      let rest = String(decoding: file.bytes[field.keySpan.upper..<end], as: UTF8.self)
      guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
      var lines = rest[rest.index(after: colon)...].split(separator: "\n", omittingEmptySubsequences: false)
      // Remarks below a value are about what comes next.
      while let last = lines.last, last.allSatisfy(\.isWhitespace) || last.first == "#" { lines.removeLast() }
      let value = lines.joined(separator: "\n")
      let yaml = lines.count > 1 && lines[0].allSatisfy(\.isWhitespace) ? value : String(value).trimmed
      return yaml.isEmpty ? nil : Field(key: definition.key, yaml: yaml)
    }
    hasExtra = document.fields.contains { extraKeys.contains($0.key) }
    text = String(decoding: file.bytes[textOffset(in: file)...], as: UTF8.self)
  }
}
