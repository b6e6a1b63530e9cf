import Diagnostics

/// What was read of each file the last time, to be used again while the file's bytes are the same.
///
/// A value: whoever keeps none reads everything, with the same result.
public struct RecordMemory: Sendable {
  /// A record stands at one place of one file.
  struct Place: Hashable, Sendable {
    var file: String
    var offset: Int

    init(_ source: RecordSource) {
      file = source.file
      offset = source.place.lower
    }
  }

  /// A record as it was decoded, and the files of its translations.
  struct Decoded: Sendable {
    var translations: [String]
    /// A `Checked<Entry<…>?>` of the record's kind.
    var entry: any Sendable
  }

  var documents: [String: (file: SourceFile, result: Checked<RawDocument?>)] = [:]
  var tables: [String: (file: SourceFile, result: Checked<[RecordSource]>)] = [:]
  var records: [Place: Decoded] = [:]
  /// The site's own fields that records are read by; with others nothing that was read of them counts.
  var customFields: [CustomField] = [] {
    didSet { if customFields != oldValue { records = [:] } }
  }

  /// Whether another build may follow; if not, nothing is kept.
  let isKept: Bool

  /// Remembers nothing.
  /// - Parameter isKept: whether another build may follow this one.
  public init(isKept: Bool = true) { self.isKept = isKept }

  /// A memory of the same site without what was read.
  var emptied: RecordMemory {
    var memory = RecordMemory(isKept: isKept)
    memory.customFields = customFields
    return memory
  }
}
