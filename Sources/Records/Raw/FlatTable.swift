public import Diagnostics

/// A text of a flat YAML file: its key and what it says.
public struct FlatEntry: Sendable, Hashable {
  /// The key as written.
  public var key: String
  /// The text as written.
  public var text: String
  /// Where the text stands.
  public var span: Span
}

/// Reads a YAML file of `key: text` lines, as translations are.
///
/// Mappings inside are flattened: `event: {full: 满}` is `event.full`.
public func readFlatTable(_ file: SourceFile) -> Checked<[FlatEntry]> {
  let checked = checkText(file)
  var problems = checked.problems
  guard checked.value != nil else { return Checked([], problems) }
  var entries: [FlatEntry] = []
  func collect(_ fields: [RawField], below prefix: String) {
    for field in fields {
      switch field.value {
      case .scalar(let scalar):
        entries.append(FlatEntry(key: prefix + field.key, text: scalar.text, span: scalar.span))
      case .map(let inner, _): collect(inner, below: prefix + field.key + ".")
      case .list(_, let span):
        problems.append(
          Problem(
            .valueType, at: span,
            Wording(zh: "这里只要一段文字，写的却是列表", en: "a text is expected here, not a list")))
      }
    }
  }
  if case .map(let fields, _) = readYAML(0..<file.bytes.count, in: file).collecting(into: &problems) {
    collect(fields, below: "")
  }
  return Checked(entries, problems)
}
