public import Diagnostics

/// A value as written, before anything is known of its type: text with its place.
///
/// YAML's own typing is never used: it turns `16:30` into 990 and `007` into 7.
public indirect enum RawValue: Sendable, Hashable {
  /// Text: a YAML scalar or a table cell.
  case scalar(RawScalar)
  /// A sequence.
  case list([RawValue], Span)
  /// A mapping, in the order written.
  case map([RawField], Span)

  /// Where the value stands.
  public var span: Span {
    switch self {
    case .scalar(let scalar): scalar.span
    case .list(_, let span), .map(_, let span): span
    }
  }

  /// Whether there is nothing: an empty cell, `key:` without a value, `~`.
  public var isBlank: Bool {
    switch self {
    case .scalar(let scalar):
      !scalar.isQuoted && (scalar.text.isEmpty || scalar.text == "~" || scalar.text == "null")
    case .list(let items, _): items.isEmpty
    case .map(let fields, _): fields.isEmpty
    }
  }
}

extension RawValue {
  /// All that it says, in order, wherever it stands.
  var texts: [String] {
    switch self {
    case .scalar(let scalar): [scalar.text]
    case .list(let items, _): items.flatMap(\.texts)
    case .map(let fields, _): fields.flatMap { [$0.key] + $0.value.texts }
    }
  }
}

/// Text as written, with its place.
public struct RawScalar: Sendable, Hashable {
  /// The text, without YAML's quotes.
  public var text: String
  /// The bytes of the file that hold it, quotes included.
  public var span: Span
  /// Whether it stands in quotes.
  public var isQuoted: Bool

  /// Text written at `span`.
  package init(text: String, span: Span, isQuoted: Bool) {
    self.text = text
    self.span = span
    self.isQuoted = isQuoted
  }

  /// The span of `range`, counted in bytes of `text`: exact for text that is written as it reads, the whole
  /// value for quoted text, whose escapes move things.
  public func span(of range: Range<Int>) -> Span {
    guard !isQuoted, span.upper - span.lower == text.utf8.count else { return span }
    return Span(path: span.path, range: span.lower + range.lowerBound..<span.lower + range.upperBound)
  }
}

/// A key with its value, as written.
public struct RawField: Sendable, Hashable {
  /// The key as typed: canonical, Chinese or wrong.
  public var key: String
  /// Where the key stands.
  public var keySpan: Span
  /// The value.
  public var value: RawValue
}
