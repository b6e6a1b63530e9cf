public import Diagnostics

/// What the engine offers to templates, for documentation: every entry can be tried out.
public struct TemplateReference: Sendable {
  /// How it is written: `truncate(length=255, end="…")`.
  public var usage: String
  /// What it gives.
  public var meaning: Wording
  /// A template and what it prints; `nil` for tests.
  public var example: (template: String, output: String)?

  /// The engine's filters with those of the host, by name.
  public static func filters(_ host: [TemplateFilter]) -> [TemplateReference] {
    let special = specialFilters.map {
      TemplateReference(usage: $0.name, meaning: Wording(zh: $0.zh, en: $0.en), example: $0.example)
    }
    let others = builtInFilters.merging(host.map { ($0.name, $0) }) { _, host in host }.values.map { filter in
      TemplateReference(
        usage: filter.usage, meaning: Wording(zh: filter.zh, en: filter.en), example: filter.example)
    }
    return (special + others).sorted { $0.usage < $1.usage }
  }

  /// Second names of filters.
  public static var filterAliases: [(alias: String, name: String)] {
    Templating.filterAliases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The tests, by name.
  public static var tests: [TemplateReference] {
    templateTests.sorted { $0.key < $1.key }.map { name, test in
      TemplateReference(
        usage: test.arity == 0 ? name : "\(name)(…)", meaning: Wording(zh: test.zh, en: test.en), example: nil
      )
    }
  }
}

extension TemplateFilter {
  /// How it is written, with what its parameters are when they are not given.
  var usage: String {
    guard !parameters.isEmpty else { return name }
    let shown = parameters.map { parameter in
      switch parameter.standard {
      case nil: parameter.name
      case .some(.none): "\(parameter.name)=none"
      case .some(.string(let text)): "\(parameter.name)=\"\(text)\""
      case .some(let value): "\(parameter.name)=\(value.text ?? "…")"
      }
    }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }
}
