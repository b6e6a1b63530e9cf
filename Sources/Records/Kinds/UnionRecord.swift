import Diagnostics
public import Markdown

/// A record of one kind: a header, fields of its own, and a text.
public protocol UnionRecord: Sendable {
  /// The kind.
  static var kind: RecordKind { get }
  /// What all records share.
  var header: RecordHeader { get set }
  /// The parsed Markdown below the header; empty for rows of tables.
  var body: Body { get set }
  /// The addresses that stand in its fields, to which its page leads.
  var links: [Located<String>] { get }
}

extension UnionRecord {
  /// Those of the site's own fields.
  public var links: [Located<String>] { header.links }
}

/// How a kind is decoded; apart from ``UnionRecord`` because nothing outside needs it.
protocol DecodableRecord: UnionRecord {
  /// The field table.
  static var table: FieldTable<Self> { get }
  /// A record without any field.
  init(header: RecordHeader)
  /// Puts together what several fields say at once, and checks it; called when all required fields are there.
  mutating func settle(_ reader: inout FieldReader)
  /// Whether that left a record that others can be put together with; one that did not is left out, as one that lacks a field.
  var isSettled: Bool { get }
}

extension DecodableRecord {
  var isSettled: Bool { true }
  mutating func settle(_ reader: inout FieldReader) {}
}
