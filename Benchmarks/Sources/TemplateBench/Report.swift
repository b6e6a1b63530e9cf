import Foundation

/// What was measured, ready to be printed.
struct Report: Encodable {
  /// The length of the page.
  var pageBytes: Int
  /// The number of rounds that each figure comes from.
  var rounds: Int
  /// Whether the compiler optimised; figures of a build for debugging say nothing.
  var isOptimised: Bool
  /// Making one page, an entry for each engine.
  var rendering: [Row]
  /// Making one template ready, an entry for each engine that has templates.
  var preparing: [Row]

  /// The figures of one engine.
  struct Row: Encodable {
    var id: String
    var title: String
    var medianNanoseconds: Double
    var minimumNanoseconds: Double
    /// How many times as long as the hand-written page; `nil` where there is no such thing.
    var ratioToHandwritten: Double?
    /// How many times as long as our own templates.
    var ratioToUnionpress: Double

    init(_ engine: Engine, _ timings: Timings, handwritten: Timings?, unionpress: Timings) {
      id = engine.id
      title = engine.title
      medianNanoseconds = timings.median
      minimumNanoseconds = timings.minimum
      ratioToHandwritten = handwritten.map { timings.ratio(to: $0) }
      ratioToUnionpress = timings.ratio(to: unionpress)
    }
  }

  /// For other programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// For people: two tables, and how the aims are met.
  func markdown() -> String {
    var lines = [
      "A page of \(pageBytes) bytes, the same from every engine; \(rounds) rounds.", "",
      "| rendering | median | minimum | × hand-written | × Unionpress |",
      "| --- | ---: | ---: | ---: | ---: |",
    ]
    for row in rendering {
      lines.append(
        "| \(row.title) | \(time(row.medianNanoseconds)) | \(time(row.minimumNanoseconds))"
          + " | \(ratio(row.ratioToHandwritten)) | \(ratio(row.ratioToUnionpress)) |")
    }
    lines += [
      "",
      "| making a template ready | median | minimum | × Unionpress |",
      "| --- | ---: | ---: | ---: |",
    ]
    for row in preparing {
      lines.append(
        "| \(row.title) | \(time(row.medianNanoseconds)) | \(time(row.minimumNanoseconds))"
          + " | \(ratio(row.ratioToUnionpress)) |")
    }
    lines += ["", "Aims:", ""] + aims
    if !isOptimised {
      lines += ["", "**Built for debugging: these figures say nothing. Use `swift run -c release`.**"]
    }
    return lines.joined(separator: "\n")
  }

  private var aims: [String] {
    let toHandwritten = rendering.first { $0.id == "unionpress" }?.ratioToHandwritten ?? 0
    let toMustache = rendering.first { $0.id == "mustache-dictionaries" }?.ratioToUnionpress ?? 0
    return [
      "- at most 3 times the hand-written page: \(ratio(toHandwritten)), \(toHandwritten <= 3 ? "met" : "missed")",
      "- a tenth of swift-mustache's time with dictionaries, or less: "
        + "1/\(ratio(toMustache)), \(toMustache >= 10 ? "met" : "missed")",
    ]
  }
}

/// Nanoseconds as people read them, always in microseconds so that a column can be compared.
private func time(_ nanoseconds: Double) -> String {
  "\(String(format: "%.1f", nanoseconds / 1000)) µs"
}

private func ratio(_ value: Double?) -> String {
  value.map { String(format: $0 < 10 ? "%.2f" : "%.1f", $0) } ?? "–"
}
