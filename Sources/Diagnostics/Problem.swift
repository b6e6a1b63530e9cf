/// How much a problem matters.
public enum Severity: String, Sendable, Hashable, Codable, Comparable {
  /// Worth knowing; changes nothing.
  case note
  /// The site is built, but something is probably not meant.
  case warning
  /// The site is not built.
  case error

  private var order: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// `note` < `warning` < `error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }
}

/// A replacement of some bytes of one file.
public struct Edit: Sendable, Hashable, Codable {
  /// What is replaced; an empty span inserts.
  public var span: Span
  /// What stands there afterwards.
  public var replacement: String

  /// Replace `span` by `replacement`.
  public init(_ span: Span, replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// How sure a mending is.
public enum FixCertainty: String, Sendable, Hashable, Codable {
  /// There is one mending and it cannot be wrong: `unionpress fix` applies it.
  case certain
  /// A guess worth showing; a person decides.
  case likely
}

/// A mending of a problem: edits of one file.
public struct Fix: Sendable, Hashable, Codable {
  /// The edits, not overlapping.
  public var edits: [Edit]
  /// Whether it may be applied unasked.
  public var certainty: FixCertainty

  /// A mending that consists of `edits`.
  public init(_ edits: [Edit], certainty: FixCertainty = .certain) {
    self.edits = edits
    self.certainty = certainty
  }

  /// A mending that replaces one span.
  public init(replacing span: Span, by replacement: String, certainty: FixCertainty = .certain) {
    self.init([Edit(span, replacement: replacement)], certainty: certainty)
  }
}

/// Another place that belongs to a problem, with what is to be seen there.
public struct Note: Sendable, Hashable, Codable {
  /// The place.
  public var span: Span
  /// What is there: “first given here”.
  public var message: Wording

  /// A remark about `span`.
  public init(_ message: Wording, at span: Span) {
    self.span = span
    self.message = message
  }
}

/// One thing wrong (or doubtful) in the input, as a value.
///
/// A problem carries everything needed to print it in either language and any format, so that it can be
/// stored with the file that caused it and printed again when the file is reused.
public struct Problem: Sendable, Hashable, Codable {
  /// The stable identifier of its kind, documented in `docs/problems.md`.
  public var kind: ProblemKind.ID
  /// How much it matters.
  public var severity: Severity
  /// Where it is; `nil` for problems of the whole site.
  public var span: Span?
  /// One line: what is wrong, in the reader's terms.
  public var message: Wording
  /// What would be right there, if the message does not say so already.
  public var expected: Wording?
  /// What the author may have meant, or what to do.
  public var suggestion: Wording?
  /// How to mend it.
  public var fix: Fix?
  /// Other places that belong to it.
  public var notes: [Note]

  /// A problem of `kind`, with the kind's severity unless told otherwise.
  public init(
    _ kind: ProblemKind, at span: Span?, _ message: Wording, expected: Wording? = nil,
    suggestion: Wording? = nil, fix: Fix? = nil, notes: [Note] = [], severity: Severity? = nil
  ) {
    self.kind = kind.id
    self.severity = severity ?? kind.severity
    self.span = span
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
    self.fix = fix
    self.notes = notes
  }
}

extension Sequence<Problem> {
  /// Whether one of them stops the build.
  public var containsErrors: Bool { contains { $0.severity == .error } }

  /// The problems in the order in which they are printed: by path, place, kind and text, duplicates removed.
  /// Problems without a place come last. The order depends on nothing but the problems themselves.
  public func sortedForReport() -> [Problem] {
    var seen = Set<Problem>()
    return filter { seen.insert($0).inserted }.sorted { left, right in
      switch (left.span, right.span) {
      case (nil, nil): break
      case (nil, _): return false
      case (_, nil): return true
      case (let a?, let b?):
        if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
        if a.lower != b.lower { return a.lower < b.lower }
        if a.upper != b.upper { return a.upper < b.upper }
      }
      if left.kind != right.kind { return left.kind < right.kind }
      return left.message.en.utf8.lexicographicallyPrecedes(right.message.en.utf8)
    }
  }
}

/// A value together with everything that was wrong on the way to it.
///
/// Stages of the build return this instead of throwing: one bad record must not hide the problems of the
/// next. `throws` is for the disk.
public struct Checked<Value> {
  /// What could be made of the input.
  public var value: Value
  /// What was wrong with it, in the order found.
  public var problems: [Problem]

  /// A value with its problems.
  public init(_ value: Value, _ problems: [Problem] = []) {
    self.value = value
    self.problems = problems
  }

  /// Whether the value may be used for a site.
  public var isSound: Bool { !problems.containsErrors }

  /// The same problems with the value changed.
  public func map<NewValue>(_ change: (Value) -> NewValue) -> Checked<NewValue> {
    Checked<NewValue>(change(value), problems)
  }

  /// Hands the problems over to `list` and returns the value.
  public func collecting(into list: inout [Problem]) -> Value {
    list += problems
    return value
  }
}

extension Checked: Sendable where Value: Sendable {}
extension Checked: Equatable where Value: Equatable {}
